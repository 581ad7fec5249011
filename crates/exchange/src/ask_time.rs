//! Asks an authority of time (RFC 3161): by HTTP, or through a command of this machine that reads the request and writes the answer.
//!
//! Which authority is the operator's choice: `time.toml` in the folder of the node, or the command line. Nothing of it is asked where nobody
//! chose one. What is done with the answer is `stamp_log`.

use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;

use entente_audit::TimeAuthorities;
use serde::Deserialize;

use crate::error::ExchangeError;
use crate::folder::read_named_file;

/// The description of the authority, in the folder of the node.
const NAME: &str = "time.toml";
/// An authority that does not answer within that time is asked another day.
const ANSWER_WITHIN: Duration = Duration::from_secs(30);
/// A token is some 6 KiB with its certificates.
const ANSWER_BYTES_MAX: u64 = 64 * 1024;

/// How an authority of time is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TimeSource {
    /// By HTTP, at that address.
    Http(String),
    /// Through the shell: the request on its input, the answer on its output.
    Command(String),
}

/// The authority of a node, as its operator described it.
#[derive(Clone, Debug, Default)]
pub struct TimeSettings {
    /// How it is asked; not at all where absent, and then requests and answers are files.
    pub source: Option<TimeSource>,
    /// The certificates by which it is known.
    pub authorities: Option<TimeAuthorities>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    url: Option<String>,
    command: Option<String>,
    certificates: Option<PathBuf>,
}

impl TimeSettings {
    /// Reads `time.toml` of a node; nothing where there is none.
    pub fn read(node: &Path) -> Result<Self, ExchangeError> {
        let path = node.join(NAME);
        if !path.is_file() {
            return Ok(Self::default());
        }
        let wrong = |reason: String| ExchangeError::Record { record: path.display().to_string(), reason };
        let text = String::from_utf8(read_named_file(&path)?).map_err(|error| wrong(error.to_string()))?;
        let written: Written = toml::from_str(&text).map_err(|error| wrong(error.message().to_owned()))?;
        let source = match (written.url, written.command) {
            (Some(_), Some(_)) => return Err(wrong("`url` and `command` exclude each other".to_owned())),
            (Some(url), None) => Some(TimeSource::http(&url)?),
            (None, Some(command)) => Some(TimeSource::Command(command)),
            (None, None) => None,
        };
        let certificates = written.certificates.map(|file| read_authorities(&node.join(file))).transpose()?;
        Ok(Self { source, authorities: certificates })
    }
}

/// Reads the certificates of authorities of time: PEM, or one in DER.
pub fn read_authorities(file: &Path) -> Result<TimeAuthorities, ExchangeError> {
    let read = TimeAuthorities::read(&read_named_file(file)?);
    read.ok_or_else(|| ExchangeError::Unacceptable {
        what: "time-certificates",
        value: file.display().to_string(),
    })
}

impl TimeSource {
    /// An authority that answers at that address.
    pub fn http(url: &str) -> Result<Self, ExchangeError> {
        if url.starts_with("https://") || url.starts_with("http://") {
            return Ok(Self::Http(url.to_owned()));
        }
        Err(ExchangeError::Unacceptable { what: "time-url", value: url.to_owned() })
    }

    /// Its answer to a request.
    pub(crate) fn ask(&self, request: &[u8]) -> Result<Vec<u8>, ExchangeError> {
        let answer = match self {
            Self::Http(url) => post(url, request),
            Self::Command(command) => run(command, request),
        };
        answer.map_err(|reason| ExchangeError::TimeSilent { authority: self.to_string(), reason })
    }
}

impl std::fmt::Display for TimeSource {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Http(url) => f.write_str(url),
            Self::Command(command) => f.write_str(command),
        }
    }
}

fn post(url: &str, request: &[u8]) -> Result<Vec<u8>, String> {
    let agent: ureq::Agent = ureq::Agent::config_builder()
        .timeout_global(Some(ANSWER_WITHIN))
        .http_status_as_error(false)
        .max_redirects(0)
        .build()
        .into();
    let sent = agent.post(url).header("content-type", "application/timestamp-query").send(request);
    let mut response = sent.map_err(|error| error.to_string())?;
    let status = response.status().as_u16();
    if status != 200 {
        return Err(format!("HTTP {status}"));
    }
    response.body_mut().with_config().limit(ANSWER_BYTES_MAX).read_to_vec().map_err(|error| error.to_string())
}

fn run(command: &str, request: &[u8]) -> Result<Vec<u8>, String> {
    let failed = |error: std::io::Error| error.to_string();
    let mut child = Command::new("sh")
        .args(["-c", command])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(failed)?;
    if let Some(mut input) = child.stdin.take() {
        // A command that does not read its input says so by its code.
        let _ = input.write_all(request);
    }
    let output = child.stdout.take();
    let (answered, answer) = mpsc::channel();
    std::thread::spawn(move || {
        let mut bytes = Vec::new();
        let read = output.map_or(Ok(0), |output| output.take(ANSWER_BYTES_MAX).read_to_end(&mut bytes));
        // Nobody waits any more where it took too long.
        let _ = answered.send(read.map(|_| bytes));
    });
    let Ok(read) = answer.recv_timeout(ANSWER_WITHIN) else {
        let _ = child.kill();
        let _ = child.wait();
        return Err(format!("no answer within {} s", ANSWER_WITHIN.as_secs()));
    };
    let status = child.wait().map_err(failed)?;
    if !status.success() {
        return Err(status.to_string());
    }
    read.map_err(failed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_reads_the_request_and_writes_the_answer() {
        let asked = |command: &str| TimeSource::Command(command.to_owned()).ask(b"request");
        assert_eq!(asked("cat").unwrap(), b"request");
        for command in ["exit 3", "entente-no-such-program"] {
            let error = asked(command).unwrap_err();
            assert!(matches!(error, ExchangeError::TimeSilent { .. }), "{command}: {error}");
        }
        let error = TimeSource::http("http://127.0.0.1:9/tsa").unwrap().ask(b"request").unwrap_err();
        assert!(matches!(error, ExchangeError::TimeSilent { .. }), "{error}");
        assert!(TimeSource::http("ftp://horodatage.invalid").is_err());
    }

    #[test]
    fn reads_what_the_operator_wrote() {
        let folder = tempfile::tempdir().unwrap();
        let read = |text: &str| {
            std::fs::write(folder.path().join(NAME), text).unwrap();
            TimeSettings::read(folder.path())
        };
        assert!(TimeSettings::read(folder.path()).unwrap().source.is_none());
        let http = TimeSource::Http("https://horodatage.invalid".into());
        assert_eq!(read("url = \"https://horodatage.invalid\"").unwrap().source, Some(http));
        for wrong in ["url = 1", "url = \"x\"", "url = \"http://a\"\ncommand = \"b\"", "more = 1"] {
            assert!(read(wrong).is_err(), "{wrong}");
        }
        assert!(read("command = \"cat\"\ncertificates = \"none.pem\"").is_err());
        std::fs::write(folder.path().join("bad.pem"), "-----BEGIN CERTIFICATE-----\nAAAA\n").unwrap();
        assert!(read("certificates = \"bad.pem\"").is_err());
    }
}
