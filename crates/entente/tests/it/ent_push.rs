//! The daily push to a real OpenSSH server: proved file by file, tried again, refused where the server is not the known one.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Read as _;
use std::net::{Shutdown, TcpListener, TcpStream};
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread::{JoinHandle, sleep};
use std::time::Duration;

use entente_exchange::{Clock, DirectoryOutcome, DueOutcome, Node, create_node};
use entente_formats::aaf::Dialect;
use entente_formats::fiction::FictitiousDirectory;
use tempfile::TempDir;

use crate::ent::{archives, folder};

/// A server of one account, that of whoever runs the test.
struct Server {
    child: Child,
    folder: TempDir,
    port: u16,
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn sshd() -> Option<PathBuf> {
    // `./test` says where it put one; a machine may have its own.
    let given = std::env::var_os("ENTENTE_TEST_SSHD").map(PathBuf::from);
    let known = ["/usr/sbin/sshd", "/usr/local/sbin/sshd"].map(PathBuf::from);
    let program = given.into_iter().chain(known).find(|path| path.is_file());
    let has_client =
        Command::new("sftp").arg("-V").stderr(Stdio::null()).stdout(Stdio::null()).status().is_ok();
    if program.is_none() || !has_client {
        println!("skipped: openssh-server or openssh-client is absent");
        return None;
    }
    program
}

fn key(path: &Path) {
    let made =
        Command::new("ssh-keygen").args(["-q", "-t", "ed25519", "-N", "", "-f"]).arg(path).status().unwrap();
    assert!(made.success());
}

impl Server {
    fn start(program: &Path, port: u16) -> Self {
        let folder = TempDir::new().unwrap();
        let at = |name: &str| folder.path().join(name);
        key(&at("host"));
        key(&at("client"));
        fs::create_dir(at("drop")).unwrap();
        fs::copy(at("client.pub"), at("authorized")).unwrap();
        fs::set_permissions(at("authorized"), fs::Permissions::from_mode(0o600)).unwrap();
        let settings = format!(
            "ListenAddress 127.0.0.1\nPort {port}\nHostKey {}\nAuthorizedKeysFile {}\nPidFile none\nUsePAM no\nPermitRootLogin yes\nStrictModes no\n\
             PasswordAuthentication no\nKbdInteractiveAuthentication no\nSubsystem sftp internal-sftp -d {}\n",
            at("host").display(),
            at("authorized").display(),
            at("drop").display()
        );
        fs::write(at("settings"), settings).unwrap();
        let child = Command::new(program)
            .args(["-D", "-e", "-f"])
            .arg(at("settings"))
            .stderr(fs::File::create(at("log")).unwrap())
            .stdin(Stdio::null())
            .spawn()
            .unwrap();
        let server = Self { child, folder, port };
        for _ in 0..200 {
            if TcpStream::connect(("127.0.0.1", port)).is_ok() {
                return server;
            }
            sleep(Duration::from_millis(25));
        }
        panic!("{}", fs::read_to_string(server.folder.path().join("log")).unwrap());
    }

    /// The description of this server, as an operator writes it.
    fn describe(&self, target: &Path, attempts: u32) {
        let host = fs::read_to_string(self.folder.path().join("host.pub")).unwrap();
        let mut words = host.split(' ');
        let key = format!("{} {}", words.next().unwrap(), words.next().unwrap());
        fs::write(self.folder.path().join("known"), format!("[127.0.0.1]:{} {key}\n", self.port)).unwrap();
        let user = Command::new("id").arg("-un").output().unwrap().stdout;
        let text = format!(
            "host = \"127.0.0.1\"\nport = {}\nuser = \"{}\"\nidentity = \"{}\"\nknown_hosts = \"{}\"\nattempts = {attempts}\nwait_seconds = 1\n",
            self.port,
            String::from_utf8(user).unwrap().trim(),
            self.folder.path().join("client").display(),
            self.folder.path().join("known").display()
        );
        fs::write(target, text).unwrap();
    }

    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.folder.path().join("drop")).unwrap();
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }
}

fn free_port() -> u16 {
    TcpListener::bind(("127.0.0.1", 0)).unwrap().local_addr().unwrap().port()
}

async fn deposit(node: &Node, folder: &Path, day: u16) {
    let fiction = FictitiousDirectory::new(3, Dialect::SecondDegree, 700, jiff::civil::date(2026, 9, 6));
    for (dataset, archive) in archives(&fiction, day, folder) {
        node.deposit_file("rectorat-exemple", dataset, "2026", &archive).await.unwrap();
    }
}

async fn at(folder: &Path, instant: &str) -> Node {
    Node::open(folder, Clock::Fixed(instant.parse().unwrap())).await.unwrap()
}

/// What today asked for: whether the delivery was complete, and how its push went.
async fn daily(node: &Node) -> (Option<bool>, Option<Result<u32, String>>) {
    let mut done = node.deliver_due_directories().await.unwrap();
    assert_eq!(done.len(), 1);
    let said = |push: entente_exchange::DirectoryPush| match push.reason {
        Some(reason) => Err(reason),
        None => Ok(push.attempts),
    };
    match done.remove(0).done {
        DueOutcome::NotDue(_) | DueOutcome::NoTarget => (None, None),
        DueOutcome::Pushed { push, .. } => (None, Some(said(push))),
        DueOutcome::Delivered { outcome: DirectoryOutcome::Delivered(made), push } => {
            (Some(made.complete), push.map(|push| said(push.unwrap())))
        }
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn each_day_is_pushed_read_back_and_proved() {
    let Some(program) = sshd() else { return };
    let folder = folder(|text| text.replace("channel = \"file\"", "channel = \"sftp\""));
    let dir = folder.path();
    let node = create_node(dir, Clock::Fixed("2026-09-06T03:00:00Z".parse().unwrap())).await.unwrap();
    deposit(&node, dir, 0).await;
    // Nobody described the server yet: nothing is made.
    assert_eq!(daily(&node).await, (None, None));
    assert!(node.deliver_due_directories().await.unwrap()[0].done.is_faulty());
    let server = Server::start(&program, free_port());
    let target = dir.join("directory/ent-exemple-2026.annuaire-colleges.sftp.toml");
    server.describe(&target, 1);
    assert_eq!(daily(&node).await, (Some(true), Some(Ok(1))));
    let names = server.names();
    assert!(names.contains(&"ENT2D099_Complet_20260906_Eleve_0000.xml".to_owned()), "{names:?}");
    assert!(names.iter().all(|name| !name.ends_with(".part")), "{names:?}");
    // Done: not due any more.
    assert_eq!(daily(&node).await, (None, None));
    node.close().await;

    let node = at(dir, "2026-09-07T03:00:00Z").await;
    deposit(&node, dir, 1).await;
    assert_eq!(daily(&node).await, (Some(false), Some(Ok(1))));
    node.close().await;

    // Another server answers at that address: nothing is sent to it.
    let impostor_port = server.port;
    drop(server);
    let impostor = Server::start(&program, impostor_port);
    let node = at(dir, "2026-09-08T03:00:00Z").await;
    deposit(&node, dir, 2).await;
    // The description still names the former server's key, which went away with its folder: kept beside.
    let before = fs::read_to_string(&target).unwrap();
    impostor.describe(&target, 1);
    let known = impostor.folder.path().join("known");
    let other = TempDir::new().unwrap();
    key(&other.path().join("host"));
    let host = fs::read_to_string(other.path().join("host.pub")).unwrap();
    let mut words = host.split(' ');
    let line = format!("[127.0.0.1]:{impostor_port} {} {}\n", words.next().unwrap(), words.next().unwrap());
    fs::write(&known, line).unwrap();
    assert_eq!(daily(&node).await, (Some(false), Some(Err("host-key".to_owned()))));
    assert!(impostor.names().is_empty() && !before.is_empty());
    node.close().await;

    // The day after, what never arrived is nothing that a delta may begin from.
    impostor.describe(&target, 1);
    let node = at(dir, "2026-09-09T03:00:00Z").await;
    assert_eq!(daily(&node).await, (Some(true), Some(Ok(1))));
    assert!(impostor.names().iter().any(|name| name.contains("_Complet_20260909_Eleve_")));
    assert!(node.verify_log().await.unwrap().is_clean());
    node.close().await;
}

#[tokio::test]
async fn a_server_that_comes_back_is_tried_again() {
    let Some(program) = sshd() else { return };
    let folder = folder(|text| text.replace("channel = \"file\"", "channel = \"sftp\""));
    let dir = folder.path();
    let node = create_node(dir, Clock::Fixed("2026-09-06T03:00:00Z".parse().unwrap())).await.unwrap();
    deposit(&node, dir, 0).await;
    let target = dir.join("directory/ent-exemple-2026.annuaire-colleges.sftp.toml");
    fs::create_dir_all(target.parent().unwrap()).unwrap();
    let port = free_port();
    let server = Server::start(&program, port);
    server.describe(&target, 1);
    let kept = server.folder.path().to_owned();
    let settings = kept.join("settings");
    let mut server = server;
    server.child.kill().unwrap();
    server.child.wait().unwrap();
    assert_eq!(daily(&node).await, (Some(true), Some(Err("unreachable".to_owned()))));
    // Half a file is there when it comes back: it is taken up, and what is read back decides.
    let eleves = "ENT2D099_Complet_20260906_Eleve_0000.xml";
    fs::write(kept.join("drop").join(format!("{eleves}.part")), "<half").unwrap();
    server.child =
        Command::new(&program).args(["-D", "-e", "-f"]).arg(&settings).stderr(Stdio::null()).spawn().unwrap();
    while TcpStream::connect(("127.0.0.1", port)).is_err() {
        sleep(Duration::from_millis(25));
    }
    assert_eq!(daily(&node).await, (None, Some(Ok(1))));
    assert!(server.names().contains(&eleves.to_owned()));
    node.close().await;
}

/// A road to a server that breaks after so many bytes, connection by connection; whole where no number is left.
struct Road {
    port: u16,
    sent: Arc<AtomicU64>,
}

impl Road {
    fn to(port: u16, mut cuts: Vec<Option<u64>>) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let road = Self { port: listener.local_addr().unwrap().port(), sent: Arc::default() };
        let sent = road.sent.clone();
        std::thread::spawn(move || {
            for client in listener.incoming() {
                let (client, server) = (client.unwrap(), TcpStream::connect(("127.0.0.1", port)).unwrap());
                let cut = if cuts.is_empty() { None } else { cuts.remove(0) };
                let (mut back, mut to) = (client.try_clone().unwrap(), server.try_clone().unwrap());
                // What the server answers is read to its end: a socket closed with answers unread would take back what was sent.
                std::thread::spawn(move || {
                    let _ = std::io::copy(&mut to, &mut back);
                    std::io::copy(&mut to, &mut std::io::sink())
                });
                let sent = sent.clone();
                std::thread::spawn(move || {
                    let (mut client, mut server) = (client, server);
                    let passed = std::io::copy(&mut (&mut client).take(cut.unwrap_or(u64::MAX)), &mut server);
                    sent.fetch_add(passed.unwrap_or(0), Ordering::Relaxed);
                    let _ = (client.shutdown(Shutdown::Both), server.shutdown(Shutdown::Write));
                });
            }
        });
        road
    }
}

/// Names and sizes of the server's folder, again and again: all that a receiver could have seen.
fn seen(folder: PathBuf, is_over: Arc<AtomicBool>) -> JoinHandle<BTreeSet<(String, u64)>> {
    std::thread::spawn(move || {
        let mut seen = BTreeSet::new();
        while !is_over.load(Ordering::Relaxed) {
            for entry in fs::read_dir(&folder).unwrap().flatten() {
                if let Ok(metadata) = entry.metadata() {
                    seen.insert((entry.file_name().into_string().unwrap(), metadata.len()));
                }
            }
            sleep(Duration::from_millis(2));
        }
        seen
    })
}

#[tokio::test]
async fn a_transfer_that_is_cut_goes_on_and_nobody_sees_half_a_file() {
    let Some(program) = sshd() else { return };
    let folder = folder(|text| text.replace("channel = \"file\"", "channel = \"sftp\""));
    let dir = folder.path();
    let node = create_node(dir, Clock::Fixed("2026-09-06T03:00:00Z".parse().unwrap())).await.unwrap();
    deposit(&node, dir, 0).await;
    let mut server = Server::start(&program, free_port());
    // Sending is cut; then come the listing, and sending is cut again; then the listing, and all goes through.
    const CUT: u64 = 500_000;
    let road = Road::to(server.port, vec![Some(CUT), None, Some(CUT)]);
    let target = dir.join("directory/ent-exemple-2026.annuaire-colleges.sftp.toml");
    fs::create_dir_all(target.parent().unwrap()).unwrap();
    server.port = road.port;
    server.describe(&target, 4);
    let is_over = Arc::new(AtomicBool::new(false));
    let watched = seen(server.folder.path().join("drop"), is_over.clone());
    let pushed = daily(&node).await;
    is_over.store(true, Ordering::Relaxed);
    let seen = watched.join().unwrap();
    assert_eq!(pushed, (Some(true), Some(Ok(3))));
    let made: BTreeMap<String, u64> = fs::read_dir(dir.join("deliveries/x-000001"))
        .unwrap()
        .map(|entry| entry.unwrap())
        .filter(|entry| entry.file_name() != "recu.json")
        .map(|entry| (entry.file_name().into_string().unwrap(), entry.metadata().unwrap().len()))
        .collect();
    let names: Vec<String> = made.keys().cloned().collect();
    assert_eq!(server.names(), names);
    let mut was_cut = false;
    for (name, size_bytes) in &seen {
        match name.strip_suffix(".part") {
            Some(name) => was_cut |= *size_bytes > 0 && *size_bytes < made[name],
            None => assert_eq!(*size_bytes, made[name], "half of {name}"),
        }
    }
    assert!(was_cut, "{seen:?}");
    // What had arrived was not sent again, less what the server had not written yet when it was cut.
    let (total, sent): (u64, u64) = (made.values().sum(), road.sent.load(Ordering::Relaxed));
    assert!(total > 2 * CUT && sent < total + 2 * CUT - CUT / 4, "{sent} bytes sent for {total}");
    node.close().await;
}
