//! Whoever edits the database, by SQL or byte by byte, leaves a finding that names the place.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Duration;

use entente_audit::{Breach, Checkpoint, FactBreach, FactFault, StorageFault, Table};
use entente_store::{LogReport, Store, StoreError, verify};
use sqlx::{AnyConnection, AssertSqlSafe, Column, Connection, Row, ValueRef};

use crate::database::{sqlite, story, url};

/// Runs a statement as an operator would, outside of the store.
pub async fn execute(store: &Store, sql: &str) -> Result<(), sqlx::Error> {
    let mut connection = AnyConnection::connect(store.address()).await?;
    sqlx::raw_sql(AssertSqlSafe(sql.to_owned())).execute(&mut connection).await?;
    connection.close().await
}

/// Takes the guards away, as an owner of the database can, and then runs the statement.
pub async fn tamper(store: &Store, table: &str, sql: &str) {
    let guards = if store.address().starts_with("sqlite") {
        format!("DROP TRIGGER IF EXISTS {table}_no_update; DROP TRIGGER IF EXISTS {table}_no_delete")
    } else {
        format!("DROP TRIGGER IF EXISTS {table}_append_only ON {table}")
    };
    execute(store, &guards).await.unwrap();
    execute(store, sql).await.unwrap();
}

async fn report(store: &Store, checkpoint: Checkpoint) -> LogReport {
    let mut report = store.log_verify(Some(checkpoint)).await;
    // The guards that the tampering took away are found as well; they are the test's, not its subject.
    report.storage.retain(|fault| !matches!(fault, StorageFault::Schema { .. }));
    report
}

/// Whether verification finds that row at fault.
pub async fn expect_fact(store: &Store, table: Table, id: &str) {
    let facts = store.log_verify(None).await.facts;
    assert!(facts.iter().any(|fact| fact.table == table && fact.id == id), "{table:?} {id}: {facts:?}");
}

fn fact(table: Table, id: &str, seq: u64, fault: FactFault) -> FactBreach {
    FactBreach { table, id: id.into(), seq, fault }
}

/// The table whose guards are taken away, the statement, and what is found of the chain and of the rows.
type Case = (&'static str, &'static str, (Vec<Breach>, Vec<FactBreach>));

/// Each statement, and what is found: run on both engines.
pub async fn cases<F: Future<Output = Store>>(mut new: impl FnMut() -> F) {
    use FactFault::{Changed, Missing, Unrecorded};
    let changed = |table, id: &str, seq| (vec![], vec![fact(table, id, seq, Changed)]);
    let breach = |breach| (vec![breach], vec![]);
    let cases: Vec<Case> = vec![
        (
            "log_entry",
            "UPDATE log_entry SET actor = 'system' WHERE seq = 13",
            breach(Breach::ChangedEntry { seq: 13 }),
        ),
        (
            "log_entry",
            "UPDATE log_entry SET body = REPLACE(body, 'permitted', 'refused') WHERE seq = 19",
            breach(Breach::ChangedEntry { seq: 19 }),
        ),
        // An entry of an act without a row: only the chain shows that it is gone.
        (
            "log_entry",
            "DELETE FROM log_entry WHERE seq = 9",
            breach(Breach::MissingEntries { from: 9, to: 9 }),
        ),
        (
            "log_entry",
            "DELETE FROM log_entry WHERE seq = 21",
            breach(Breach::Truncated { expected: 21, found: 20 }),
        ),
        (
            "log_entry",
            "DELETE FROM log_entry WHERE seq = 13",
            (
                vec![Breach::MissingEntries { from: 13, to: 13 }],
                vec![fact(Table::Deposit, "d-000002", 13, Unrecorded)],
            ),
        ),
        (
            "log_entry",
            "DELETE FROM log_entry WHERE seq <= 2",
            (
                vec![Breach::MissingEntries { from: 1, to: 2 }],
                vec![fact(Table::AgreementText, "t-000001", 2, Unrecorded)],
            ),
        ),
        (
            "log_entry",
            "DELETE FROM log_entry WHERE seq = 21; UPDATE log_head SET seq = 20, hash = (SELECT hash FROM log_entry WHERE seq = 20)",
            breach(Breach::Truncated { expected: 21, found: 20 }),
        ),
        (
            "log_head",
            "UPDATE log_head SET seq = 20, hash = (SELECT hash FROM log_entry WHERE seq = 20)",
            breach(Breach::WrongHead { head: 20, found: 21 }),
        ),
        (
            "deposit",
            "UPDATE deposit SET party = 'autre' WHERE id = 'd-000003'",
            changed(Table::Deposit, "d-000003", 15),
        ),
        (
            "deposit",
            "UPDATE deposit SET received_at = REPLACE(received_at, '.123456Z', '.1234560Z') WHERE id = 'd-000001'",
            changed(Table::Deposit, "d-000001", 11),
        ),
        (
            "check_report",
            "UPDATE check_report SET verdict = 'accepted' WHERE id = 'r-000001'",
            changed(Table::CheckReport, "r-000001", 12),
        ),
        (
            "check_report",
            "DELETE FROM check_report WHERE id = 'r-000002'",
            (vec![], vec![fact(Table::CheckReport, "r-000002", 14, Missing)]),
        ),
        (
            "decision",
            "UPDATE decision SET outcome = 'permitted' WHERE id = 'a-000001'",
            changed(Table::Decision, "a-000001", 18),
        ),
        (
            "delivery",
            "UPDATE delivery SET row_count = row_count - 1",
            changed(Table::Delivery, "m-000001", 20),
        ),
        ("delivery", "DELETE FROM delivery", (vec![], vec![fact(Table::Delivery, "m-000001", 20, Missing)])),
        (
            "agreement_text",
            "UPDATE agreement_text SET text = text || ' '",
            changed(Table::AgreementText, "t-000001", 2),
        ),
        (
            "reference_load",
            "UPDATE reference_load SET rows_sha256 = NULL WHERE id = 'l-000002'",
            changed(Table::ReferenceLoad, "l-000002", 4),
        ),
        (
            "decision",
            "INSERT INTO decision SELECT 'a-000009', 900, outcome, recipient, purpose, dataset, decision, decision_sha256, decided_at FROM decision WHERE id = 'a-000002'",
            (vec![], vec![fact(Table::Decision, "a-000009", 900, Unrecorded)]),
        ),
        (
            "user_account",
            "UPDATE user_account SET role = 'administrator' WHERE id = 'u-000001'",
            changed(Table::UserAccount, "u-000001", 8),
        ),
        (
            "user_account",
            "DELETE FROM user_account WHERE id = 'u-000002'",
            (vec![], vec![fact(Table::UserAccount, "u-000002", 7, Missing)]),
        ),
        (
            "institution",
            "UPDATE institution SET closed_on = '2020-01-01' WHERE rank = 7",
            changed(Table::Institution, "l-000002", 4),
        ),
        ("commune", "DELETE FROM commune WHERE rank = 30", changed(Table::Commune, "l-000003", 5)),
    ];
    for (table, sql, (breaches, facts)) in cases {
        let store = new().await;
        let checkpoint = story(&store).await;
        tamper(&store, table, sql).await;
        let found = report(&store, checkpoint).await;
        assert_eq!((&found.breaches, &found.facts), (&breaches, &facts), "{sql}: {found:?}");
        assert_eq!(found.storage, [], "{sql}");
        store.close().await;
    }
    counter(&new().await).await;
}

async fn counter(store: &Store) {
    let checkpoint = story(store).await;
    execute(store, "UPDATE counter SET last = 9 WHERE name = 'deposit'").await.unwrap();
    let found = report(store, checkpoint).await.storage;
    assert_eq!(found, [StorageFault::Counter { name: "deposit".into(), found: 9, expected: 3 }]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_statement_leaves_a_finding() {
    let mut folders = Vec::new();
    let (sender, receiver) = std::sync::mpsc::channel();
    cases(|| {
        let sender = sender.clone();
        async move {
            let (store, folder) = sqlite().await;
            sender.send(folder).unwrap();
            store
        }
    })
    .await;
    folders.extend(receiver.try_iter());
    assert!(!folders.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_guard_taken_away_is_found() {
    let (store, _folder) = sqlite().await;
    let checkpoint = story(&store).await;
    tamper(&store, "deposit", "SELECT 1").await;
    let found = store.log_verify(Some(checkpoint)).await.storage;
    let expected =
        ["deposit_no_delete", "deposit_no_update"].map(|name| StorageFault::Schema { name: name.into() });
    assert_eq!(found, expected);
}

/// Every row of every table but the sessions, as text: what the database says.
async fn content(address: &str) -> Result<BTreeMap<String, Vec<String>>, sqlx::Error> {
    let mut connection = AnyConnection::connect(address).await?;
    let tables = sqlx::query("SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'session'")
        .fetch_all(&mut connection)
        .await?;
    let mut content = BTreeMap::new();
    for table in tables {
        let name: String = table.try_get("name")?;
        let sql = format!("SELECT * FROM {name}");
        let mut lines = Vec::new();
        for row in sqlx::query(AssertSqlSafe(sql)).fetch_all(&mut connection).await? {
            let values: Vec<String> = row
                .columns()
                .iter()
                .map(|column| {
                    let at = column.ordinal();
                    if row.try_get_raw(at).is_ok_and(|value| value.is_null()) {
                        return "null".to_owned();
                    }
                    row.try_get::<String, _>(at)
                        .or_else(|_| row.try_get::<i64, _>(at).map(|number| number.to_string()))
                        .unwrap_or_else(|error| error.to_string())
                })
                .collect();
            lines.push(values.join("|"));
        }
        lines.sort();
        content.insert(name, lines);
    }
    connection.close().await?;
    Ok(content)
}

/// What verification says of a database file with one byte changed, and whether what it says is unchanged.
async fn flipped(
    original: &[u8],
    offset: usize,
    mask: u8,
    folder: &Path,
    checkpoint: Checkpoint,
) -> (bool, String) {
    let path = folder.join(format!("flipped-{offset}-{mask}.db"));
    let mut bytes = original.to_vec();
    bytes[offset] ^= mask;
    std::fs::write(&path, &bytes).unwrap();
    let address = format!("sqlite://{}", path.display());
    let report = verify(&address, Some(checkpoint)).await.unwrap();
    let found = !report.is_sound();
    let detail = format!("{report:?}");
    for suffix in ["", "-wal", "-shm"] {
        let _ = std::fs::remove_file(format!("{}{suffix}", path.display()));
    }
    (found, detail)
}

/// 2 bits at some 700 places spread over the whole file, its pages' headers included: each is found, or what the
/// database says is the same to the last value (free space, sessions, bytes that SQLite does not read).
#[tokio::test(flavor = "multi_thread")]
async fn a_flipped_byte_is_found_or_changes_nothing() {
    let (store, folder) = sqlite().await;
    let checkpoint = story(&store).await;
    store.close().await;
    let original = std::fs::read(folder.path().join("entente.db")).unwrap();
    let expected = content(&url(&folder)).await.unwrap();
    let (mut found, mut harmless) = (0, 0);
    let headers =
        (0..original.len()).step_by(4096).flat_map(|page| [page, page + 3, page + 5, page + 8, page + 13]);
    let spread = (16..original.len()).step_by(original.len() / 600);
    for (rank, offset) in headers.chain(spread).filter(|offset| *offset < original.len()).enumerate() {
        let mask = 1 << (rank % 8);
        let (seen, _) = flipped(&original, offset, mask, folder.path(), checkpoint).await;
        if seen {
            found += 1;
            continue;
        }
        harmless += 1;
        let path = folder.path().join("harmless.db");
        let mut bytes = original.clone();
        bytes[offset] ^= mask;
        std::fs::write(&path, &bytes).unwrap();
        let said = content(&format!("sqlite://{}", path.display())).await.unwrap();
        assert_eq!(said, expected, "a change at byte {offset} of {} was not found", original.len());
        for suffix in ["", "-wal", "-shm"] {
            let _ = std::fs::remove_file(format!("{}{suffix}", path.display()));
        }
    }
    println!("{found} changes found, {harmless} changed nothing");
    assert!(found > 200, "{found} found, {harmless} harmless");
}

/// A folder may have any name: accents, blanks, and what an address would read as its own.
#[tokio::test(flavor = "multi_thread")]
async fn a_folder_of_any_name_is_verified() {
    let folder = tempfile::Builder::new().prefix("académie d'Exemple ?%20#").tempdir().unwrap();
    let store = Store::open(&url(&folder)).await.unwrap();
    store.migrate().await.unwrap();
    let checkpoint = story(&store).await;
    store.close().await;
    let report = verify(&url(&folder), Some(checkpoint)).await.unwrap();
    assert!(report.is_sound(), "{report:?}");
}

/// A column whose name is no longer text stops the worker of the library that reads: verification ends all the same.
#[tokio::test(flavor = "multi_thread")]
async fn a_column_whose_name_is_no_text_is_found() {
    let (store, folder) = sqlite().await;
    let checkpoint = story(&store).await;
    store.close().await;
    let original = std::fs::read(folder.path().join("entente.db")).unwrap();
    let name = b"decision_sha256";
    let offset = original.windows(name.len()).position(|found| found == name).unwrap();
    let verified = flipped(&original, offset, 0x80, folder.path(), checkpoint);
    let (found, detail) = tokio::time::timeout(Duration::from_secs(120), verified).await.expect("it ends");
    assert!(found, "{detail}");
}

/// A byte changed inside a value is named: the row for a fact, the entry for the log.
#[tokio::test(flavor = "multi_thread")]
async fn a_byte_changed_by_an_editor_is_named() {
    let (store, folder) = sqlite().await;
    let checkpoint = story(&store).await;
    store.close().await;
    let original = std::fs::read(folder.path().join("entente.db")).unwrap();
    let place = |text: &str| {
        let places: Vec<usize> = (0..original.len() - text.len())
            .filter(|at| original[*at..].starts_with(text.as_bytes()))
            .collect();
        assert!(!places.is_empty(), "`{text}` is not in the file");
        places
    };
    let check = async |text: &str, expected: &str| {
        // The same text may stand in several rows and in free space: one of the places must be this one.
        let mut details = String::new();
        for offset in place(text) {
            let (_, detail) = flipped(&original, offset, 1, folder.path(), checkpoint).await;
            details.push_str(&detail);
        }
        assert!(details.contains(expected), "{text}: {details}");
    };
    check("Article 1 : Objet", r#"table: AgreementText, id: "t-000001", seq: 2, fault: Changed"#).await;
    check("f-carac-elev_2026.parquet", r#"table: Delivery, id: "m-000001", seq: 20, fault: Changed"#).await;
    check("agent@rectorat.invalid", r#"table: UserAccount, id: "u-000001", seq: 8, fault: Changed"#).await;
    check("L'Île-17", r#"table: Commune, id: "l-000003", seq: 5, fault: Changed"#).await;
    check(r#"{"event":"delivery-downloaded""#, "ChangedEntry { seq: 21 }").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_is_no_database_is_a_finding() {
    let folder = tempfile::tempdir().unwrap();
    let missing = verify(&url(&folder), None).await;
    assert!(matches!(missing, Err(StoreError::Open { .. })), "verifying must not create a database");
    assert!(!folder.path().join("entente.db").exists());
    for content in
        [&b"not a database, by far, but a text that is long enough to be looked at"[..], &[0; 8192]]
    {
        std::fs::write(folder.path().join("entente.db"), content).unwrap();
        assert!(!verify(&url(&folder), None).await.unwrap().is_sound());
    }
    std::fs::write(folder.path().join("entente.db"), b"").unwrap();
    assert!(!verify(&url(&folder), None).await.unwrap().is_sound(), "an empty database is not a sound one");
}

/// The end of the file cut off, as by a full disk.
#[tokio::test(flavor = "multi_thread")]
async fn a_cut_file_is_a_finding() {
    let (store, folder) = sqlite().await;
    let checkpoint = story(&store).await;
    store.close().await;
    let original = std::fs::read(folder.path().join("entente.db")).unwrap();
    for pages in [1, 2, 5, 10, original.len() / 4096 - 1] {
        let path = folder.path().join(format!("cut-{pages}.db"));
        std::fs::write(&path, &original[..pages * 4096]).unwrap();
        let report = verify(&format!("sqlite://{}", path.display()), Some(checkpoint)).await.unwrap();
        assert!(!report.is_sound(), "{pages} pages");
    }
}
