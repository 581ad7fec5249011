//! Numbered migrations, applied in order, each in one transaction.
//!
//! A migration never changes once merged: its digest is kept in the database and compared. What the two
//! engines write differently (triggers) stands in a second file of the same number.

use std::collections::BTreeMap;

use entente_audit::digest;
use sqlx::{AnyConnection, Connection, Row};

use crate::StoreError;
use crate::store::Engine;

struct Migration {
    number: i64,
    common: &'static str,
    sqlite: &'static str,
    postgres: &'static str,
}

const MIGRATIONS: &[Migration] = &[
    Migration {
        number: 1,
        common: include_str!("../migrations/0001_evidence.sql"),
        sqlite: include_str!("../migrations/0001_evidence.sqlite.sql"),
        postgres: include_str!("../migrations/0001_evidence.postgres.sql"),
    },
    Migration {
        number: 2,
        common: include_str!("../migrations/0002_deposit_life.sql"),
        sqlite: include_str!("../migrations/0002_deposit_life.sqlite.sql"),
        postgres: include_str!("../migrations/0002_deposit_life.postgres.sql"),
    },
    Migration {
        number: 3,
        common: include_str!("../migrations/0003_references.sql"),
        sqlite: include_str!("../migrations/0003_references.sqlite.sql"),
        postgres: include_str!("../migrations/0003_references.postgres.sql"),
    },
    Migration {
        number: 4,
        common: include_str!("../migrations/0004_agreement_life.sql"),
        sqlite: include_str!("../migrations/0004_agreement_life.sqlite.sql"),
        postgres: include_str!("../migrations/0004_agreement_life.postgres.sql"),
    },
    Migration {
        number: 6,
        common: include_str!("../migrations/0006_pseudonym_keys.sql"),
        sqlite: include_str!("../migrations/0006_pseudonym_keys.sqlite.sql"),
        postgres: include_str!("../migrations/0006_pseudonym_keys.postgres.sql"),
    },
    Migration {
        number: 7,
        common: include_str!("../migrations/0007_directory_delivery.sql"),
        sqlite: include_str!("../migrations/0007_directory_delivery.sqlite.sql"),
        postgres: include_str!("../migrations/0007_directory_delivery.postgres.sql"),
    },
    Migration {
        number: 8,
        common: include_str!("../migrations/0008_witness.sql"),
        sqlite: include_str!("../migrations/0008_witness.sqlite.sql"),
        postgres: include_str!("../migrations/0008_witness.postgres.sql"),
    },
    Migration {
        number: 9,
        common: include_str!("../migrations/0009_salt.sql"),
        sqlite: include_str!("../migrations/0009_salt.sqlite.sql"),
        postgres: include_str!("../migrations/0009_salt.postgres.sql"),
    },
    Migration {
        number: 10,
        common: include_str!("../migrations/0010_clearances.sql"),
        sqlite: include_str!("../migrations/0010_clearances.sqlite.sql"),
        postgres: include_str!("../migrations/0010_clearances.postgres.sql"),
    },
    Migration {
        number: 11,
        common: include_str!("../migrations/0011_mandates.sql"),
        sqlite: include_str!("../migrations/0011_mandates.sqlite.sql"),
        postgres: include_str!("../migrations/0011_mandates.postgres.sql"),
    },
    Migration {
        number: 12,
        common: include_str!("../migrations/0012_directory_objection.sql"),
        sqlite: include_str!("../migrations/0012_directory_objection.sqlite.sql"),
        postgres: include_str!("../migrations/0012_directory_objection.postgres.sql"),
    },
    Migration {
        number: 13,
        common: include_str!("../migrations/0013_studies.sql"),
        sqlite: include_str!("../migrations/0013_studies.sqlite.sql"),
        postgres: include_str!("../migrations/0013_studies.postgres.sql"),
    },
];

impl Migration {
    fn dialect(&self, engine: Engine) -> &'static str {
        match engine {
            Engine::Sqlite => self.sqlite,
            Engine::Postgres => self.postgres,
        }
    }
    fn sha256(&self, engine: Engine) -> String {
        digest(format!("{}\n{}", self.common, self.dialect(engine)).as_bytes()).to_string()
    }
}

/// Brings the tables up to date.
pub(crate) async fn migrate(connection: &mut AnyConnection, engine: Engine) -> Result<(), StoreError> {
    let failed = StoreError::query("migrate the database");
    let mut tx = connection.begin().await.map_err(&failed)?;
    if engine == Engine::Postgres {
        // Two processes that start together must not both create the tables.
        sqlx::raw_sql("SELECT pg_advisory_xact_lock(7316046)").execute(&mut *tx).await.map_err(&failed)?;
    }
    sqlx::raw_sql(
        "CREATE TABLE IF NOT EXISTS migration (
    number BIGINT NOT NULL PRIMARY KEY, -- Number of the migration.
    sha256 TEXT NOT NULL                -- Digest of its text.
)",
    )
    .execute(&mut *tx)
    .await
    .map_err(&failed)?;
    let applied = applied(&mut tx).await?;
    if let Some((number, _)) = applied.iter().find(|(number, _)| !known(**number)) {
        return Err(StoreError::TooRecent { number: *number });
    }
    for migration in MIGRATIONS {
        let sha256 = migration.sha256(engine);
        match applied.get(&migration.number) {
            Some(found) if *found == sha256 => continue,
            Some(_) => return Err(StoreError::MigrationEdited { number: migration.number }),
            None => {}
        }
        for sql in [migration.common, migration.dialect(engine)] {
            sqlx::raw_sql(sql).execute(&mut *tx).await.map_err(&failed)?;
        }
        sqlx::query("INSERT INTO migration (number, sha256) VALUES ($1, $2)")
            .bind(migration.number)
            .bind(sha256)
            .execute(&mut *tx)
            .await
            .map_err(&failed)?;
    }
    tx.commit().await.map_err(&failed)
}

/// Numbers of the migrations whose record in the database is not the program's; verification reports them.
pub(crate) async fn differing(
    connection: &mut AnyConnection,
    engine: Engine,
) -> Result<Vec<i64>, StoreError> {
    let applied = applied(connection).await?;
    let mut numbers: Vec<i64> = applied.keys().copied().filter(|number| !known(*number)).collect();
    for migration in MIGRATIONS {
        if applied.get(&migration.number) != Some(&migration.sha256(engine)) {
            numbers.push(migration.number);
        }
    }
    Ok(numbers)
}

fn known(number: i64) -> bool {
    MIGRATIONS.iter().any(|migration| migration.number == number)
}

async fn applied(connection: &mut AnyConnection) -> Result<BTreeMap<i64, String>, StoreError> {
    let failed = StoreError::query("read the applied migrations");
    let rows = sqlx::query("SELECT number, sha256 FROM migration ORDER BY number")
        .fetch_all(connection)
        .await
        .map_err(&failed)?;
    rows.iter()
        .map(|row| Ok((row.try_get("number").map_err(&failed)?, row.try_get("sha256").map_err(&failed)?)))
        .collect()
}
