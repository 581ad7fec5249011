//! Check reports: what became of a deposit; the last report of a deposit counts.
//!
//! Checking is done elsewhere: a report is kept here as the JSON it was given.

use entente_audit::{AlertKind, CheckReportId, DepositId, Event, Hash, Table, digest, stamp};
use entente_model::{Verdict, VersionState};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sqlx::any::AnyRow;

use crate::deposit::series_of;
use crate::fact::Cell;
use crate::reading::{Reader, word};
use crate::{Deposit, Store, StoreError, Transaction};

/// The outcome of a check, to be kept.
#[derive(Clone, Debug)]
pub struct NewCheckReport {
    /// The deposit.
    pub deposit: DepositId,
    /// Accepted or rejected.
    pub verdict: Verdict,
    /// Data rows.
    pub rows: u64,
    /// Groups of findings.
    pub findings: u64,
    /// JSON of the report.
    pub report: String,
    /// Digest of the checked file, where one was written.
    pub checked_sha256: Option<Hash>,
}

/// A check report as kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckReportRow {
    /// Number.
    pub id: CheckReportId,
    /// Entry of the log that records it.
    pub seq: u64,
    /// Deposit.
    pub deposit: DepositId,
    /// Accepted or rejected.
    pub verdict: Verdict,
    /// Data rows.
    pub rows: u64,
    /// Groups of findings.
    pub findings: u64,
    /// JSON of the report.
    pub report: String,
    /// Its digest.
    pub report_sha256: Hash,
    /// Digest of the checked file, where one was written.
    pub checked_sha256: Option<Hash>,
    /// When.
    pub checked_at: Timestamp,
}

impl Transaction {
    /// Keeps a check report and records `DepositChecked`; where another version gives way to it, or it to a
    /// later one, also records `DepositSuperseded`; recipients of a former version are told (`AlertRaised`).
    pub async fn insert_check_report(&mut self, new: &NewCheckReport) -> Result<CheckReportRow, StoreError> {
        let not_found = || StoreError::NotFound { table: "deposit", id: new.deposit.to_string() };
        let before = series_of(self.connection(), new.deposit).await?;
        let deposit = before.iter().find(|deposit| deposit.id == new.deposit).ok_or_else(not_found)?;
        let report = CheckReportRow {
            id: CheckReportId::new(self.next_number(Table::CheckReport).await?),
            seq: self.next_seq()?.unsigned_abs(),
            deposit: new.deposit,
            verdict: new.verdict,
            rows: new.rows,
            findings: new.findings,
            report: new.report.clone(),
            report_sha256: digest(new.report.as_bytes()),
            checked_sha256: new.checked_sha256,
            checked_at: self.at(),
        };
        let event = Event::DepositChecked {
            report: report.id,
            deposit: report.deposit,
            verdict: report.verdict,
            rows: report.rows,
            findings: report.findings,
            report_sha256: report.report_sha256,
            checked_sha256: report.checked_sha256,
        };
        let cells = vec![
            Cell::text(report.id),
            Cell::text(report.deposit),
            Cell::text(word(&report.verdict)),
            Cell::number(report.rows)?,
            Cell::number(report.findings)?,
            Cell::text(&report.report),
            Cell::text(report.report_sha256),
            Cell::optional(report.checked_sha256),
            Cell::text(stamp(report.checked_at)),
        ];
        self.insert(event, cells).await?;
        if let Some((old, by)) = superseded(&before, deposit, new.verdict) {
            self.record(Event::DepositSuperseded { deposit: old, by }).await?;
        }
        if becomes_current(&before, deposit, new.verdict) {
            let others: Vec<DepositId> =
                before.iter().map(|other| other.id).filter(|other| *other != new.deposit).collect();
            self.raise_alerts(AlertKind::Replaced, &deposit.party, &others, Some(new.deposit)).await?;
        }
        Ok(report)
    }
}

impl Store {
    /// The last check report of a deposit.
    pub async fn check_report(&self, deposit: DepositId) -> Result<Option<CheckReportRow>, StoreError> {
        let row = sqlx::query("SELECT * FROM check_report WHERE deposit = $1 ORDER BY seq DESC LIMIT 1")
            .bind(deposit.to_string())
            .fetch_optional(self.pool())
            .await
            .map_err(StoreError::query("read a check report"))?;
        row.as_ref().map(read_check_report).transpose()
    }
}

/// Which deposit gives way when `checked` gets this verdict, and to which.
fn superseded(series: &[Deposit], checked: &Deposit, verdict: Verdict) -> Option<(DepositId, DepositId)> {
    if verdict == Verdict::Rejected
        || matches!(checked.state, VersionState::Superseded | VersionState::Withdrawn)
    {
        return None;
    }
    let current = series.iter().find(|deposit| deposit.state.is_current() && deposit.id != checked.id)?;
    Some(if current.version < checked.version { (current.id, checked.id) } else { (checked.id, current.id) })
}

/// Whether `checked` is the version to deliver once it has this verdict, and was not before.
fn becomes_current(series: &[Deposit], checked: &Deposit, verdict: Verdict) -> bool {
    let later = series.iter().filter(|deposit| deposit.version > checked.version);
    verdict != Verdict::Rejected
        && matches!(checked.state, VersionState::Received | VersionState::Rejected)
        && later
            .into_iter()
            .all(|deposit| matches!(deposit.state, VersionState::Received | VersionState::Rejected))
}

fn read_check_report(row: &AnyRow) -> Result<CheckReportRow, StoreError> {
    let reader = Reader { table: "check_report", row };
    Ok(CheckReportRow {
        id: reader.value("id")?,
        seq: reader.number("seq")?,
        deposit: reader.value("deposit")?,
        verdict: reader.word("verdict")?,
        rows: reader.number("row_count")?,
        findings: reader.number("findings")?,
        report: reader.text("report")?,
        report_sha256: reader.value("report_sha256")?,
        checked_sha256: reader.optional("checked_sha256")?,
        checked_at: reader.value("checked_at")?,
    })
}
