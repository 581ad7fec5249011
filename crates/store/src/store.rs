//! Opening a database, on SQLite or PostgreSQL, and beginning transactions.

use std::fmt;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use entente_audit::Actor;
use jiff::Timestamp;
use sqlx::any::{AnyConnectOptions, AnyPoolOptions};
use sqlx::pool::PoolConnection;
use sqlx::{Any, AnyConnection, AnyPool, Connection};
use tokio::sync::Mutex;

use crate::group::Group;
use crate::{StoreError, Transaction, migration};

/// Connections of one process.
const CONNECTIONS_MAX: u32 = 8;

/// How long closing may take.
const CLOSE_WITHIN: Duration = Duration::from_secs(30);
const FOLD_WITHIN: Duration = Duration::from_secs(5);

/// The two engines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Engine {
    Sqlite,
    Postgres,
}

/// A database.
#[derive(Clone)]
pub struct Store {
    pool: AnyPool,
    engine: Engine,
    address: Arc<str>,
    /// Writers of this process queue here rather than in SQLite's own wait, which polls.
    writer: Arc<Mutex<()>>,
    /// Acts that wait for the same transaction.
    group: Arc<Group>,
}

impl Store {
    /// Opens a database; an SQLite file is created where there is none. Its tables are made by [`Store::migrate`].
    pub async fn open(url: &str) -> Result<Self, StoreError> {
        let (engine, address) = address(url)?;
        sqlx::any::install_default_drivers();
        let options: AnyConnectOptions = address.parse().map_err(|_| StoreError::Url { url: hidden(url) })?;
        // A pool tries again, until its time is out, a connection that cannot be set up, and then tells nothing
        // of the cause: a database that cannot be read is refused here, with the engine's words.
        let failed = |source| StoreError::Open { source };
        let mut first = AnyConnection::connect_with(&options).await.map_err(failed)?;
        let ready = set_up(&mut first, engine).await;
        first.close().await.map_err(failed)?;
        ready.map_err(failed)?;
        let pool = AnyPoolOptions::new()
            .max_connections(CONNECTIONS_MAX)
            .acquire_timeout(Duration::from_secs(30))
            .after_connect(move |connection, _| Box::pin(set_up(connection, engine)))
            .connect_with(options)
            .await
            .map_err(failed)?;
        Ok(Self { pool, engine, address: address.into(), writer: Arc::default(), group: Arc::default() })
    }

    /// Makes or updates the tables; refuses a database of a later version.
    pub async fn migrate(&self) -> Result<(), StoreError> {
        let _writer = self.writer.lock().await;
        migration::migrate(&mut *self.connection().await?, self.engine).await
    }

    /// Begins a change: takes the lock of the log's head, so that changes follow each other on both engines.
    ///
    /// `at` is the instant of everything that the transaction writes, kept to the microsecond.
    pub async fn begin(&self, at: Timestamp, actor: &Actor) -> Result<Transaction, StoreError> {
        let writer = match self.engine {
            Engine::Sqlite => Some(Arc::clone(&self.writer).lock_owned().await),
            Engine::Postgres => None,
        };
        let inner = self.pool.begin().await.map_err(StoreError::query("begin a transaction"))?;
        Transaction::new(inner, writer, at, actor).await
    }

    /// The address as the driver reads it. It may hold a password: not for pages, logs or errors.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// Closes every connection; on SQLite this also folds the write-ahead log into the file, so that a copy of the file alone is whole.
    /// Gives up after half a minute: the library waits for ever for a connection whose worker stopped on a damaged file.
    pub async fn close(&self) {
        // Whether they ended in time changes nothing for the caller.
        if self.engine == Engine::Sqlite {
            let _ = tokio::time::timeout(FOLD_WITHIN, self.fold()).await;
        }
        let _ = tokio::time::timeout(CLOSE_WITHIN, self.pool.close()).await;
    }

    /// Folds the write-ahead log into the file. Closing alone does not always: two connections that close at the same moment each
    /// take the other for a reader. Where it cannot be done (another process reads), the log stays beside the file and nothing is lost.
    async fn fold(&self) -> Result<(), sqlx::Error> {
        let mut connection = self.pool.acquire().await?;
        for sql in ["PRAGMA busy_timeout = 200", "PRAGMA wal_checkpoint(TRUNCATE)"] {
            sqlx::query(sql).execute(&mut *connection).await?;
        }
        Ok(())
    }

    pub(crate) async fn connection(&self) -> Result<PoolConnection<Any>, StoreError> {
        self.pool.acquire().await.map_err(|source| StoreError::Open { source })
    }

    pub(crate) fn pool(&self) -> &AnyPool {
        &self.pool
    }

    pub(crate) fn group(&self) -> &Group {
        &self.group
    }

    pub(crate) fn engine(&self) -> Engine {
        self.engine
    }
}

impl fmt::Debug for Store {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Never the address: it may hold a password.
        write!(f, "Store({:?})", self.engine)
    }
}

async fn set_up(connection: &mut AnyConnection, engine: Engine) -> Result<(), sqlx::Error> {
    if engine == Engine::Sqlite {
        // FULL: a commit that was acknowledged survives a power cut (NORMAL may lose the last ones).
        let sql = "PRAGMA busy_timeout = 30000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
            PRAGMA foreign_keys = ON; PRAGMA cell_size_check = ON; PRAGMA trusted_schema = OFF";
        sqlx::raw_sql(sql).execute(connection).await?;
    }
    Ok(())
}

/// The engine of an address, and the address as the driver reads it.
fn address(url: &str) -> Result<(Engine, String), StoreError> {
    let wrong = || StoreError::Url { url: hidden(url) };
    if url.starts_with("postgres://") || url.starts_with("postgresql://") {
        return Ok((Engine::Postgres, url.to_owned()));
    }
    let path = url.strip_prefix("sqlite://").filter(|path| !path.is_empty()).ok_or_else(wrong)?;
    // The driver's address goes through a URL parser, which would read a relative path as a host and fold `..`:
    // it gets an absolute path whose every unusual byte is escaped.
    let path = std::path::absolute(Path::new(path)).map_err(|_| wrong())?;
    let path = match (path.parent().and_then(|parent| parent.canonicalize().ok()), path.file_name()) {
        (Some(parent), Some(name)) => parent.join(name),
        _ => path,
    };
    let mut address = String::from("sqlite://");
    for byte in path.to_str().ok_or_else(wrong)?.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'_' | b'.' => {
                address.push(char::from(byte));
            }
            _ => address.push_str(&format!("%{byte:02X}")),
        }
    }
    address.push_str("?mode=rwc");
    Ok((Engine::Sqlite, address))
}

/// The address without its password.
fn hidden(url: &str) -> String {
    match (url.find("://"), url.rfind('@')) {
        (Some(scheme), Some(at)) if scheme + 3 <= at => format!("{}://…{}", &url[..scheme], &url[at..]),
        _ => url.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_an_address() {
        assert_eq!(
            address("sqlite:///nowhere at all/a?b%c.db").unwrap().1,
            "sqlite:///nowhere%20at%20all/a%3Fb%25c.db?mode=rwc"
        );
        assert_eq!(address("postgres://agent@localhost/entente").unwrap().0, Engine::Postgres);
        for url in ["", "sqlite://", "mysql://x/y", "entente.db"] {
            assert!(address(url).is_err(), "{url}");
        }
    }

    #[test]
    fn hides_passwords() {
        assert_eq!(hidden("mysql://agent:secret@host/x"), "mysql://…@host/x");
        assert_eq!(hidden("@://"), "@://");
    }
}
