//! Verification of the database under the rows: the engine's structure, the schema, counters and migrations.

use std::collections::BTreeMap;

use entente_audit::StorageFault;
use sqlx::{AnyConnection, Connection, Row};

use crate::log_verify::unreadable;
use crate::migration;
use crate::store::Engine;

/// What is wrong under the rows; the schema is only compared on SQLite, where it lies in the same file.
pub(crate) async fn verify(connection: &mut AnyConnection, engine: Engine) -> Vec<StorageFault> {
    let mut faults = Vec::new();
    if engine == Engine::Sqlite {
        faults.extend(integrity(connection).await);
        faults.extend(schema(connection).await);
    }
    match migration::differing(connection, engine).await {
        Ok(numbers) => faults.extend(numbers.into_iter().map(|number| StorageFault::Migration { number })),
        Err(error) => faults.push(unreadable("migration", &error)),
    }
    faults
}

/// SQLite's own check of its pages and indexes.
async fn integrity(connection: &mut AnyConnection) -> Vec<StorageFault> {
    match sqlx::query("PRAGMA integrity_check").fetch_all(connection).await {
        Err(error) => vec![unreadable("database", &error)],
        Ok(rows) => rows
            .iter()
            .map(|row| row.try_get::<String, _>(0).unwrap_or_else(|error| error.to_string()))
            .filter(|detail| detail != "ok")
            .map(|detail| StorageFault::Damaged { detail })
            .collect(),
    }
}

/// Compares tables, indexes and triggers with those that the migrations make in an empty database.
async fn schema(connection: &mut AnyConnection) -> Vec<StorageFault> {
    let (found, expected) = match (objects(connection).await, expected_objects().await) {
        (Ok(found), Ok(expected)) => (found, expected),
        (Err(error), _) | (_, Err(error)) => return vec![unreadable("schema", &error)],
    };
    let mut names: Vec<&String> = found.keys().chain(expected.keys()).collect();
    names.sort_unstable();
    names.dedup();
    names
        .into_iter()
        .filter(|name| found.get(*name) != expected.get(*name))
        .map(|name| StorageFault::Schema { name: name.clone() })
        .collect()
}

async fn expected_objects() -> Result<BTreeMap<String, String>, String> {
    let mut empty = AnyConnection::connect("sqlite::memory:").await.map_err(|error| error.to_string())?;
    migration::migrate(&mut empty, Engine::Sqlite).await.map_err(|error| error.to_string())?;
    objects(&mut empty).await
}

async fn objects(connection: &mut AnyConnection) -> Result<BTreeMap<String, String>, String> {
    let rows = sqlx::query(
        "SELECT name, type || ' ' || tbl_name || ' ' || COALESCE(sql, '') AS text FROM sqlite_master
         WHERE name NOT LIKE 'sqlite_stat%'",
    )
    .fetch_all(connection)
    .await
    .map_err(|error| error.to_string())?;
    rows.iter()
        .map(|row| Ok((row.try_get("name")?, row.try_get("text")?)))
        .collect::<Result<_, sqlx::Error>>()
        .map_err(|error| error.to_string())
}

/// Compares the counters with the numbers that the log saw given out.
pub(crate) async fn counters(
    connection: &mut AnyConnection,
    expected: &BTreeMap<&'static str, i64>,
) -> Vec<StorageFault> {
    let rows = match sqlx::query("SELECT name, last FROM counter ORDER BY name").fetch_all(connection).await {
        Ok(rows) => rows,
        Err(error) => return vec![unreadable("counter", &error)],
    };
    let mut faults = Vec::new();
    let mut missing = expected.clone();
    for row in rows {
        let (Ok(name), Ok(found)) = (row.try_get::<String, _>("name"), row.try_get::<i64, _>("last")) else {
            faults.push(unreadable("counter", &"a row is not of its form"));
            continue;
        };
        let expected = missing.remove(name.as_str()).unwrap_or(0);
        if found != expected {
            faults.push(StorageFault::Counter { name, found, expected });
        }
    }
    for (name, expected) in missing {
        faults.push(StorageFault::Counter { name: name.to_owned(), found: 0, expected });
    }
    faults
}
