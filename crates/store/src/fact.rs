//! Rows that are evidence: how they are written, and the digest that their entry of the log holds.
//!
//! The digest is made from the values as the database holds them, not from what they mean, so that any
//! changed byte shows even where the meaning stays the same.

use entente_audit::{Hash, Table, digest};
use sqlx::any::{AnyArguments, AnyRow};
use sqlx::query::Query;
use sqlx::{Any, AnyConnection, AssertSqlSafe, Row, ValueRef};

use crate::StoreError;

/// A value of a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Cell {
    Text(String),
    Number(i64),
    Null,
}

impl Cell {
    #[expect(
        clippy::needless_pass_by_value,
        reason = "numbers and texts are both given, most of them on the spot"
    )]
    pub(crate) fn text(value: impl ToString) -> Self {
        Self::Text(value.to_string())
    }
    pub(crate) fn optional(value: Option<impl ToString>) -> Self {
        value.map_or(Self::Null, |value| Self::Text(value.to_string()))
    }
    pub(crate) fn number(value: u64) -> Result<Self, StoreError> {
        i64::try_from(value).map(Self::Number).map_err(|_| StoreError::TooLarge { value })
    }

    /// The value of that column as the engine gives it; `None` where it is of another type.
    fn of(row: &AnyRow, column: &str) -> Option<Self> {
        if row.try_get_raw(column).ok()?.is_null() {
            return Some(Self::Null);
        }
        if let Ok(text) = row.try_get::<String, _>(column) {
            return Some(Self::Text(text));
        }
        row.try_get::<i64, _>(column).ok().map(Self::Number)
    }

    fn write_json(&self, out: &mut String) {
        match self {
            Self::Text(text) => out.push_str(&serde_json::Value::from(text.as_str()).to_string()),
            Self::Number(number) => out.push_str(&number.to_string()),
            Self::Null => out.push_str("null"),
        }
    }
}

/// Columns of an evidence table apart from `seq`, in the order of its migration; the first one is its key.
pub(crate) fn columns(table: Table) -> &'static [&'static str] {
    match table {
        Table::AgreementText => &["id", "agreement", "sha256", "text", "loaded_at"],
        Table::ReferenceLoad => &["id", "reference", "row_count", "sha256", "rows_sha256", "loaded_at"],
        Table::Deposit => &[
            "id",
            "dataset",
            "period",
            "party",
            "version",
            "sha256",
            "size_bytes",
            "file_name",
            "received_at",
            "received_by",
        ],
        Table::CheckReport => &[
            "id",
            "deposit",
            "verdict",
            "row_count",
            "findings",
            "report",
            "report_sha256",
            "checked_sha256",
            "checked_at",
        ],
        Table::SetAside => &["id", "deposit", "row_count", "sha256", "size_bytes"],
        Table::Withdrawal => &["id", "deposit", "reason", "withdrawn_at", "withdrawn_by"],
        Table::Alert => &["id", "kind", "recipient", "deposit", "delivery", "by_deposit", "raised_at"],
        Table::Acknowledgement => &["id", "alert", "acknowledged_at", "acknowledged_by"],
        Table::Reminder => &["id", "dataset", "period", "party", "due_on", "stage", "reminded_at"],
        Table::Decision => {
            &["id", "outcome", "recipient", "purpose", "dataset", "decision", "decision_sha256", "decided_at"]
        }
        Table::Delivery => &[
            "id",
            "decision",
            "deposit",
            "dataset",
            "period",
            "recipient",
            "channel",
            "file_sha256",
            "file_name",
            "size_bytes",
            "row_count",
            "receipt",
            "receipt_sha256",
            "sent_at",
        ],
        Table::DirectoryDelivery => &[
            "id",
            "decision",
            "agreement",
            "clause",
            "producer",
            "recipient",
            "kind",
            "delivered_on",
            "channel",
            "state_before",
            "state_after",
            "size_bytes",
            "row_count",
            "receipt",
            "receipt_sha256",
            "made_at",
        ],
        Table::DirectoryPush => {
            &["id", "delivery", "outcome", "attempts", "target", "reason", "proof_sha256", "pushed_at"]
        }
        Table::UserAccount => &["id", "login", "party", "role", "password_hash", "lang", "created_at"],
        Table::Institution => &[
            "rank",
            "uai",
            "name",
            "nature",
            "sector",
            "commune",
            "departement",
            "academie",
            "region",
            "opened_on",
            "closed_on",
        ],
        Table::ReferenceVersion => &[
            "id",
            "reference",
            "source_name",
            "sha256",
            "row_count",
            "change_count",
            "changes_sha256",
            "state_sha256",
            "effective_on",
            "access",
            "recorded_at",
            "recorded_by",
        ],
        Table::ReferenceChange => &["version", "rank", "entry", "content"],
        Table::AgreementFact => &[
            "id",
            "agreement",
            "what",
            "happened_on",
            "known_on",
            "fact",
            "replaces",
            "recorded_at",
            "recorded_by",
        ],
        Table::AgreementSignature => &[
            "id",
            "agreement",
            "sha256",
            "party",
            "means",
            "key_id",
            "signed_on",
            "statement",
            "statement_sha256",
            "recorded_at",
            "recorded_by",
        ],
        Table::KeyEntry => {
            &["id", "party", "key_id", "kind", "statement", "statement_sha256", "recorded_at", "recorded_by"]
        }
        Table::Amendment => {
            &["id", "agreement", "number", "base_sha256", "sha256", "text", "proposed_at", "proposed_by"]
        }
        Table::Adhesion => {
            &["id", "agreement", "party", "joined_on", "document", "sha256", "recorded_at", "recorded_by"]
        }
        Table::PaperAgreement => {
            &["id", "agreement", "text", "sha256", "scan", "registered_at", "registered_by"]
        }
        Table::AgreementReminder => &["id", "agreement", "entry", "due_on", "stage", "reminded_at"],
        Table::PseudonymKey => &["id", "generation", "mark", "put_in_force_at", "put_in_force_by"],
        Table::KeySplit => &["id", "generation", "shares", "split_at", "split_by"],
        Table::ClearanceAct => &[
            "id",
            "clearance",
            "step",
            "person",
            "party",
            "agreement",
            "purpose",
            "until_on",
            "reason",
            "undertaking",
            "recorded_at",
            "recorded_by",
        ],
        Table::MandateAct => &[
            "id",
            "mandate",
            "step",
            "party",
            "agreement",
            "purpose",
            "contractor",
            "siren",
            "study",
            "until_on",
            "delivery",
            "attestation",
            "recorded_at",
            "recorded_by",
        ],
        Table::StudyVersion => &[
            "id",
            "agreement",
            "study",
            "number",
            "party",
            "text",
            "sha256",
            "figures",
            "figures_sha256",
            "as_of",
            "drafted_at",
            "drafted_by",
        ],
        Table::StudyAct => &["id", "version", "what", "party", "acted_at", "acted_by"],
        Table::ForecastAct => &[
            "id",
            "agreement",
            "place",
            "grade",
            "year",
            "what",
            "party",
            "pupils",
            "words",
            "change",
            "answers",
            "acted_at",
            "acted_by",
        ],
        Table::Witness => &["id", "party", "key", "url", "kind", "recorded_at", "recorded_by"],
        Table::Commune => &["rank", "code", "name", "departement", "academie", "region"],
    }
}

/// Canonical JSON of a row: `{"table":…,"<column>":<value>,…}` in the order of the columns.
pub(crate) fn canonical(table: Table, cells: &[Cell]) -> String {
    let mut json = format!("{{\"table\":\"{}\"", table.name());
    for (column, cell) in columns(table).iter().zip(cells) {
        json.push_str(",\"");
        json.push_str(column);
        json.push_str("\":");
        cell.write_json(&mut json);
    }
    json.push('}');
    json
}

/// Digest that the entry of a row holds.
pub(crate) fn row_digest(table: Table, cells: &[Cell]) -> Hash {
    digest(canonical(table, cells).as_bytes())
}

/// The row's cells as stored; `None` where one is of a type that no column has.
pub(crate) fn cells(table: Table, row: &AnyRow) -> Option<Vec<Cell>> {
    columns(table).iter().map(|column| Cell::of(row, column)).collect()
}

pub(crate) fn bind(query: Query<'_, Any, AnyArguments>, cell: Cell) -> Query<'_, Any, AnyArguments> {
    match cell {
        Cell::Text(text) => query.bind(text),
        Cell::Number(number) => query.bind(number),
        Cell::Null => query.bind(None::<String>),
    }
}

/// Adds a row; `seq` is the entry that records it.
pub(crate) async fn insert(
    connection: &mut AnyConnection,
    table: Table,
    seq: i64,
    cells: Vec<Cell>,
) -> Result<(), StoreError> {
    let columns = columns(table);
    let places: Vec<String> = (1..=columns.len() + 1).map(|place| format!("${place}")).collect();
    // Only names of the program's own tables and columns are put in the text.
    let sql =
        format!("INSERT INTO {} (seq, {}) VALUES ({})", table.name(), columns.join(", "), places.join(", "));
    let mut query = sqlx::query(AssertSqlSafe(sql)).bind(seq);
    for cell in cells {
        query = bind(query, cell);
    }
    query.execute(connection).await.map_err(StoreError::query("add a row of evidence"))?;
    Ok(())
}

/// Takes the next number of a table.
pub(crate) async fn next_number(connection: &mut AnyConnection, table: Table) -> Result<u64, StoreError> {
    let row = sqlx::query("UPDATE counter SET last = last + 1 WHERE name = $1 RETURNING last")
        .bind(table.name())
        .fetch_one(connection)
        .await
        .map_err(StoreError::query("take a number"))?;
    let last: i64 = row.try_get("last").map_err(StoreError::query("take a number"))?;
    u64::try_from(last).map_err(|_| StoreError::Unreadable { table: "counter", column: "last" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn canonical_rows_differ_when_a_value_does() {
        let cells = |value| vec![Cell::number(1).unwrap(), Cell::text("99001"), value];
        assert_eq!(
            canonical(Table::Commune, &cells(Cell::text("L'Île-\"d\"\n"))),
            r#"{"table":"commune","rank":1,"code":"99001","name":"L'Île-\"d\"\n"}"#
        );
        assert_ne!(
            row_digest(Table::Commune, &cells(Cell::Null)),
            row_digest(Table::Commune, &cells(Cell::text("null")))
        );
        assert_ne!(
            row_digest(Table::Commune, &cells(Cell::Number(5))),
            row_digest(Table::Commune, &cells(Cell::text("5")))
        );
    }
}
