//! Files over SFTP, by the `sftp` program of OpenSSH that the machine has: sent under a temporary name, read back, renamed.
//!
//! The server's key must be in the file of known hosts that the operator gives; there is no password, and no question is asked.
//! Why this program and not a library: decision 0016. When to send what is `push_directory`.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use serde::Deserialize;

use crate::folder::read_named_file;

/// A server, its folder, and how it is entered.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SftpTarget {
    pub(crate) host: String,
    #[serde(default = "default_port")]
    pub(crate) port: u16,
    pub(crate) user: String,
    /// Folder on the server; that of the account where absent.
    #[serde(default)]
    pub(crate) folder: String,
    /// Private key, without a pass phrase: nobody is there to type it.
    pub(crate) identity: PathBuf,
    /// Keys of servers, as `ssh-keyscan` writes them, checked by a person.
    pub(crate) known_hosts: PathBuf,
    /// How many times a push is tried.
    #[serde(default = "default_attempts")]
    pub(crate) attempts: u32,
    /// Seconds before the second try, then twice as many each time.
    #[serde(default = "default_wait")]
    pub(crate) wait_seconds: u64,
    /// Seconds that one try may take.
    #[serde(default = "default_limit")]
    pub(crate) limit_seconds: u64,
}

fn default_port() -> u16 {
    22
}
fn default_attempts() -> u32 {
    4
}
fn default_wait() -> u64 {
    15
}
fn default_limit() -> u64 {
    3600
}

/// Why a push did not succeed; its code is what is recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SftpFault {
    /// The machine has no `sftp`.
    ProgramAbsent,
    /// The server's key is not one of the known ones: nothing was sent.
    HostKey,
    /// The server refused the account or its key.
    Refused,
    /// The server cannot be reached.
    Unreachable,
    /// It took too long.
    TimeOut,
    /// What was read back is not what was sent.
    NotTheSame,
    /// The transfer stopped.
    Interrupted,
}

impl SftpFault {
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::ProgramAbsent => "sftp-absent",
            Self::HostKey => "host-key",
            Self::Refused => "refused",
            Self::Unreachable => "unreachable",
            Self::TimeOut => "time-out",
            Self::NotTheSame => "not-the-same",
            Self::Interrupted => "interrupted",
        }
    }

    /// Whether trying again may help.
    fn is_passing(self) -> bool {
        !matches!(self, Self::ProgramAbsent | Self::HostKey | Self::Refused)
    }
}

/// What came of a push: how many tries it took.
pub(crate) struct Sent {
    pub(crate) attempts: u32,
    pub(crate) outcome: Result<(), SftpFault>,
}

impl SftpTarget {
    /// Reads a description; the error says what is wrong with it.
    pub(crate) fn read(path: &Path) -> Result<Self, String> {
        let bytes = read_named_file(path).map_err(|error| error.to_string())?;
        let text = String::from_utf8(bytes).map_err(|error| error.to_string())?;
        let mut target: Self = toml::from_str(&text).map_err(|error| error.message().to_owned())?;
        // Files beside the description are named from it.
        let beside = path.parent().unwrap_or(Path::new("."));
        target.identity = beside.join(&target.identity);
        target.known_hosts = beside.join(&target.known_hosts);
        target.check()?;
        Ok(target)
    }

    /// Nothing of it may be taken for an option, a command or a pattern by the programs that read it.
    fn check(&self) -> Result<(), String> {
        let is_plain = |text: &str, more: &str| {
            !text.starts_with('-') && text.chars().all(|c| c.is_ascii_alphanumeric() || more.contains(c))
        };
        if self.host.is_empty() || !is_plain(&self.host, ".-:") {
            return Err(format!("host `{}`", self.host));
        }
        if self.user.is_empty() || !is_plain(&self.user, "._-") {
            return Err(format!("user `{}`", self.user));
        }
        if !is_plain(&self.folder, "._-/") {
            return Err(format!("folder `{}`", self.folder));
        }
        for path in [&self.identity, &self.known_hosts] {
            let text = path.to_string_lossy();
            if text.contains(['"', '%', '\n']) || !path.is_file() {
                return Err(format!("file `{text}`"));
            }
        }
        if self.attempts == 0 || self.attempts > 20 {
            return Err(format!("attempts {}", self.attempts));
        }
        Ok(())
    }

    /// Server and folder, for the record: neither account nor key.
    pub(crate) fn place(&self) -> String {
        format!("{}:{}/{}", self.host, self.port, self.folder.trim_start_matches('/'))
    }

    /// Sends those files of a folder under temporary names, reads each one back, then names them in this order. Blocks: for a
    /// thread of its own.
    ///
    /// A try that stopped half-way is taken up where it stopped; what is read back decides in the end. `is_same` compares a
    /// file read back with what was sent.
    pub(crate) fn send(
        &self,
        folder: &Path,
        names: &[String],
        is_same: &dyn Fn(&str, &Path) -> bool,
    ) -> Sent {
        let mut wait = Duration::from_secs(self.wait_seconds);
        let mut resumes = true;
        for attempt in 1.. {
            let outcome = self.try_once(folder, names, attempt > 1 && resumes, is_same);
            let Err(fault) = outcome else { return Sent { attempts: attempt, outcome } };
            if !fault.is_passing() || attempt >= self.attempts {
                return Sent { attempts: attempt, outcome };
            }
            // What was taken up was not what was sent: from the beginning.
            resumes = fault != SftpFault::NotTheSame;
            sleep(wait);
            wait *= 2;
        }
        unreachable!("the number of tries is bounded")
    }

    fn try_once(
        &self,
        folder: &Path,
        names: &[String],
        resumes: bool,
        is_same: &dyn Fn(&str, &Path) -> bool,
    ) -> Result<(), SftpFault> {
        let stopped = |_| SftpFault::Interrupted;
        let back = tempfile::tempdir().map_err(stopped)?;
        let there = if resumes { sizes_of(&self.run("ls -ln\n")?) } else { BTreeMap::new() };
        let (mut sending, mut naming) = (String::new(), String::new());
        for name in names {
            let (part, local) = (format!("{name}.part"), folder.join(name));
            let size_bytes = std::fs::metadata(&local).map_err(stopped)?.len();
            let back = quoted(&back.path().join(name));
            let put = match there.get(&part) {
                // All of it is there already: what is read back says whether it is the same.
                Some(there) if *there == size_bytes => String::new(),
                Some(there) if *there < size_bytes => format!("reput {} \"{part}\"\n", quoted(&local)),
                _ => format!("put {} \"{part}\"\n", quoted(&local)),
            };
            writeln!(sending, "{put}get \"{part}\" {back}").map_err(|_| SftpFault::Interrupted)?;
            // The name of a former delivery may be the same, and an old server does not replace.
            writeln!(naming, "-rm \"{name}\"\nrename \"{part}\" \"{name}\"")
                .map_err(|_| SftpFault::Interrupted)?;
        }
        self.run(&sending)?;
        if !names.iter().all(|name| is_same(name, &back.path().join(name))) {
            return Err(SftpFault::NotTheSame);
        }
        // INVARIANT: a file bears its name only once it was read back whole: the receiver never sees half of one under it.
        self.run(&naming)?;
        Ok(())
    }

    /// Runs a batch in the folder of the server; gives what the program said.
    fn run(&self, batch: &str) -> Result<String, SftpFault> {
        let stopped = |_| SftpFault::Interrupted;
        let scratch = tempfile::tempdir().map_err(stopped)?;
        let [commands, said, errors] = ["batch", "said", "errors"].map(|name| scratch.path().join(name));
        let enter = if self.folder.is_empty() { String::new() } else { format!("cd \"{}\"\n", self.folder) };
        std::fs::write(&commands, format!("{enter}{batch}")).map_err(stopped)?;
        let mut command = self.command(&commands);
        // To files, not to pipes: nobody empties a pipe while the program is waited for.
        command.stdin(Stdio::null());
        command.stdout(File::create(&said).map_err(stopped)?);
        command.stderr(File::create(&errors).map_err(stopped)?);
        let mut child = command.spawn().map_err(|_| SftpFault::ProgramAbsent)?;
        let begun = Instant::now();
        let status = loop {
            match child.try_wait().map_err(stopped)? {
                Some(status) => break status,
                None if begun.elapsed() > Duration::from_secs(self.limit_seconds) => {
                    let _ = child.kill();
                    let _ = child.wait();
                    return Err(SftpFault::TimeOut);
                }
                None => sleep(Duration::from_millis(20)),
            }
        };
        if status.success() {
            return Ok(beginning(&said));
        }
        Err(fault_of(&beginning(&errors)))
    }

    fn command(&self, batch: &Path) -> Command {
        let mut command = Command::new("sftp");
        let hosts = format!("UserKnownHostsFile=\"{}\"", self.known_hosts.display());
        // `-F none`: what the account's own settings say must not change whom a directory of minors is sent to.
        command.args(["-F", "none", "-P", &self.port.to_string(), "-b"]).arg(batch);
        command.arg("-i").arg(&self.identity);
        for option in [
            "BatchMode=yes",
            "LogLevel=ERROR",
            "StrictHostKeyChecking=yes",
            "GlobalKnownHostsFile=none",
            &hosts,
            "UpdateHostKeys=no",
            "IdentitiesOnly=yes",
            "IdentityAgent=none",
            "PreferredAuthentications=publickey",
            "ConnectTimeout=20",
            "ServerAliveInterval=15",
            "ServerAliveCountMax=4",
        ] {
            command.args(["-o", option]);
        }
        // What the program says decides which fault it is: in English whatever the machine.
        command.env("LC_ALL", "C");
        command.arg(format!("{}@{}", self.user, bracketed(&self.host)));
        command
    }
}

/// An address of version 6 stands between brackets.
fn bracketed(host: &str) -> String {
    if host.contains(':') { format!("[{host}]") } else { host.to_owned() }
}

/// Names and sizes, as `ls -ln` lists them.
fn sizes_of(listing: &str) -> BTreeMap<String, u64> {
    let mut sizes = BTreeMap::new();
    for line in listing.lines() {
        let columns: Vec<&str> = line.split_whitespace().collect();
        if let [_, _, _, _, size, _, _, _, name] = columns[..]
            && let Ok(size_bytes) = size.parse()
        {
            sizes.insert(name.to_owned(), size_bytes);
        }
    }
    sizes
}

/// A path as a batch writes it.
fn quoted(path: &Path) -> String {
    let text = path.to_string_lossy().replace('\\', "\\\\").replace('"', "\\\"");
    format!("\"{text}\"")
}

/// What a program said, bounded.
fn beginning(path: &Path) -> String {
    let mut bytes = Vec::new();
    let read = File::open(path).and_then(|file| file.take(1 << 20).read_to_end(&mut bytes));
    if read.is_ok() { String::from_utf8_lossy(&bytes).into_owned() } else { String::new() }
}

fn fault_of(said: &str) -> SftpFault {
    let said = said.to_lowercase();
    let has = |parts: &[&str]| parts.iter().any(|part| said.contains(part));
    if has(&[
        "host key verification failed",
        "no matching host key",
        "remote host identification has changed",
    ]) {
        SftpFault::HostKey
    } else if has(&["permission denied (", "too many authentication failures", "load key"]) {
        SftpFault::Refused
    } else if has(&[
        "connection refused",
        "could not resolve",
        "connection timed out",
        "no route to host",
        "unreachable",
    ]) {
        SftpFault::Unreachable
    } else {
        SftpFault::Interrupted
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_read_from_a_listing() {
        let listing = "sftp> ls -ln\n-rw-r--r--    ? 1000     1000       262144 Nov 22 17:00 ENT_Eleve_0000.xml.part\n\
                       drwxr-xr-x    2 1000 1000 4096 Sep  6  2026 annuaire\nsans taille\n";
        let sizes = sizes_of(listing);
        assert_eq!(sizes.get("ENT_Eleve_0000.xml.part"), Some(&262_144));
        assert_eq!(sizes.len(), 2);
    }

    #[test]
    fn what_the_program_says_is_a_fault() {
        for (said, expected) in [
            (
                "No ED25519 host key is known for x\nHost key verification failed.\nConnection closed",
                SftpFault::HostKey,
            ),
            ("a@x: Permission denied (publickey).\nConnection closed", SftpFault::Refused),
            ("ssh: connect to host x port 22: Connection refused", SftpFault::Unreachable),
            ("dest open \"/a\": Permission denied", SftpFault::Interrupted),
            ("", SftpFault::Interrupted),
        ] {
            assert_eq!(fault_of(said), expected, "{said}");
        }
        assert!(!SftpFault::HostKey.is_passing() && SftpFault::Interrupted.is_passing());
    }

    fn target(folder: &Path, changes: &str) -> Result<SftpTarget, String> {
        for name in ["key", "hosts"] {
            std::fs::write(folder.join(name), "").unwrap();
        }
        let path = folder.join("target.toml");
        let text = "host = \"ent.invalid\"\nuser = \"depot\"\nidentity = \"key\"\nknown_hosts = \"hosts\"\n";
        std::fs::write(&path, format!("{text}{changes}")).unwrap();
        SftpTarget::read(&path)
    }

    #[test]
    fn a_target_is_never_taken_for_an_option() {
        let folder = tempfile::tempdir().unwrap();
        let read = target(folder.path(), "").unwrap();
        assert_eq!((read.place(), read.port, read.attempts), ("ent.invalid:22/".to_owned(), 22, 4));
        for wrong in [
            "folder = \"-x\"",
            "folder = \"a b\"",
            "folder = \"a\\n!rm\"",
            "attempts = 0",
            "password = \"x\"",
            "port = 70000",
        ] {
            assert!(target(folder.path(), wrong).is_err(), "{wrong}");
        }
        for (from, to) in [("ent.invalid", "-oProxyCommand=x"), ("depot", "-l"), ("\"key\"", "\"absent\"")] {
            let path = folder.path().join("target.toml");
            target(folder.path(), "").unwrap();
            let text = std::fs::read_to_string(&path).unwrap().replace(from, to);
            std::fs::write(&path, text).unwrap();
            assert!(SftpTarget::read(&path).is_err(), "{to}");
        }
    }
}
