//! The same behaviours on PostgreSQL: a temporary cluster, started as an ordinary user.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicU32, Ordering};

use entente_store::Store;
use sqlx::{AnyConnection, AssertSqlSafe, Connection};
use tempfile::TempDir;

/// A cluster that stops when it is dropped.
struct Cluster {
    bin: PathBuf,
    folder: TempDir,
    port: u16,
    databases: AtomicU32,
}

/// The folder of `initdb`: on the path, or where Debian puts it.
fn programs() -> Option<PathBuf> {
    let on_path = std::env::var_os("PATH")
        .into_iter()
        .flat_map(|path| std::env::split_paths(&path).collect::<Vec<_>>());
    let mut debian: Vec<PathBuf> = std::fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten()
        .map(|version| version.path().join("bin"))
        .collect();
    debian.sort();
    on_path.chain(debian.into_iter().rev()).find(|folder| folder.join("initdb").exists())
}

/// PostgreSQL refuses to run as root: then its own user runs it.
fn command(program: &Path) -> Command {
    let root = std::fs::metadata("/proc/self").is_ok_and(|me| std::os::unix::fs::MetadataExt::uid(&me) == 0);
    if !root {
        return Command::new(program);
    }
    let mut command = Command::new("runuser");
    command.args(["-u", "postgres", "--"]).arg(program);
    command
}

impl Cluster {
    fn start(bin: PathBuf) -> Self {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        // The server's user must be able to write in it.
        std::fs::set_permissions(folder.path(), std::fs::Permissions::from_mode(0o777)).unwrap();
        let port = std::net::TcpListener::bind(("127.0.0.1", 0)).unwrap().local_addr().unwrap().port();
        let cluster = Self { bin, folder, port, databases: AtomicU32::new(0) };
        cluster.run("initdb", &["-A", "trust", "-U", "entente", "-E", "UTF8", "--no-sync"]);
        let options = format!("-p {port} -k '' -c listen_addresses=127.0.0.1 -c fsync=off");
        let log = cluster.folder.path().join("log").display().to_string();
        cluster.run("pg_ctl", &["start", "-w", "-l", &log, "-o", &options]);
        cluster
    }

    fn run(&self, program: &str, args: &[&str]) {
        let output = command(&self.bin.join(program))
            .arg("-D")
            .arg(self.folder.path().join("data"))
            .args(args)
            .current_dir("/")
            .stdout(std::process::Stdio::null())
            .output()
            .unwrap();
        assert!(output.status.success(), "{program}: {}", String::from_utf8_lossy(&output.stderr));
    }

    fn url(&self, database: &str) -> String {
        format!("postgres://entente@127.0.0.1:{}/{database}", self.port)
    }

    /// A store on a new database.
    async fn store(&self) -> Store {
        let name = format!("test_{}", self.databases.fetch_add(1, Ordering::Relaxed));
        sqlx::any::install_default_drivers();
        let mut connection = AnyConnection::connect(&self.url("postgres")).await.unwrap();
        let sql = format!("CREATE DATABASE {name}");
        sqlx::raw_sql(AssertSqlSafe(sql)).execute(&mut connection).await.unwrap();
        connection.close().await.unwrap();
        let store = Store::open(&self.url(&name)).await.unwrap();
        store.migrate().await.unwrap();
        store
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        let _ = command(&self.bin.join("pg_ctl"))
            .arg("-D")
            .arg(self.folder.path().join("data"))
            .args(["stop", "-m", "immediate"])
            .current_dir("/")
            .stdout(std::process::Stdio::null())
            .status();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn behaves_the_same_on_postgresql() {
    let Some(bin) = programs() else {
        println!("skipped: PostgreSQL is not installed");
        return;
    };
    let cluster = Cluster::start(bin);
    crate::behaviour::all(|| cluster.store()).await;
    crate::tampering::cases(|| cluster.store()).await;
}
