//! Deposits: files as received, only ever added.
//!
//! Their state is not stored: it follows from the reports of `check_report` and from `withdrawal`. Which file lies
//! behind a digest is not known here.

use entente_audit::{Actor, DepositId, Event, Hash, Table, WithdrawalReason, stamp};
use entente_model::{DatasetId, PartyId, Period, Verdict, VersionState};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, Row};

use crate::fact::Cell;
use crate::reading::Reader;
use crate::{CheckReportRow, Store, StoreError, Transaction};

/// A file as received, to be kept.
#[derive(Clone, Debug)]
pub struct NewDeposit {
    /// Its dataset.
    pub dataset: DatasetId,
    /// What it is about.
    pub period: Period,
    /// Who deposits.
    pub party: PartyId,
    /// Digest of the file.
    pub sha256: Hash,
    /// Its size.
    pub size_bytes: u64,
    /// Its name as given; shown, never used as a path.
    pub file_name: String,
}

/// A deposit and its state.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deposit {
    /// Number.
    pub id: DepositId,
    /// Entry of the log that records it.
    pub seq: u64,
    /// Dataset.
    pub dataset: DatasetId,
    /// What it is about.
    pub period: Period,
    /// Who deposited.
    pub party: PartyId,
    /// Rank among the deposits of that dataset, period and party, from 1.
    pub version: u32,
    /// Digest of the file as received.
    pub sha256: Hash,
    /// Its size.
    pub size_bytes: u64,
    /// Its name as given.
    pub file_name: String,
    /// When.
    pub received_at: Timestamp,
    /// Who acted.
    pub received_by: String,
    /// Where it stands.
    pub state: VersionState,
    /// Why its depositor took it back, where that was done.
    pub withdrawn: Option<WithdrawalReason>,
}

/// Which deposits; an absent value is any.
#[derive(Clone, Debug, Default)]
pub struct DepositFilter {
    /// Of that dataset.
    pub dataset: Option<DatasetId>,
    /// About that period.
    pub period: Option<Period>,
    /// From that party.
    pub party: Option<PartyId>,
}

impl Transaction {
    /// Keeps a deposit, as the next version of its dataset, period and party; records `DepositReceived`.
    pub async fn insert_deposit(&mut self, new: &NewDeposit) -> Result<Deposit, StoreError> {
        let filter = DepositFilter {
            dataset: Some(new.dataset.clone()),
            period: Some(new.period),
            party: Some(new.party.clone()),
        };
        let last = deposits(self.connection(), &filter).await?.last().map_or(0, |deposit| deposit.version);
        let deposit = Deposit {
            id: DepositId::new(self.next_number(Table::Deposit).await?),
            seq: self.next_seq()?.unsigned_abs(),
            dataset: new.dataset.clone(),
            period: new.period,
            party: new.party.clone(),
            version: last + 1,
            sha256: new.sha256,
            size_bytes: new.size_bytes,
            file_name: new.file_name.clone(),
            received_at: self.at(),
            received_by: self.actor().to_string(),
            state: VersionState::Received,
            withdrawn: None,
        };
        let event = Event::DepositReceived {
            deposit: deposit.id,
            dataset: new.dataset.clone(),
            period: new.period,
            party: new.party.clone(),
            version: deposit.version,
            sha256: new.sha256,
            size_bytes: new.size_bytes,
        };
        let cells = vec![
            Cell::text(deposit.id),
            Cell::text(&deposit.dataset),
            Cell::text(deposit.period),
            Cell::text(&deposit.party),
            Cell::Number(deposit.version.into()),
            Cell::text(deposit.sha256),
            Cell::number(deposit.size_bytes)?,
            Cell::text(&deposit.file_name),
            Cell::text(stamp(deposit.received_at)),
            Cell::text(&deposit.received_by),
        ];
        self.insert(event, cells).await?;
        Ok(deposit)
    }
}

impl Store {
    /// Deposits, by dataset, period and party, then by version.
    pub async fn deposits(&self, filter: &DepositFilter) -> Result<Vec<Deposit>, StoreError> {
        deposits(&mut *self.connection().await?, filter).await
    }

    /// One deposit.
    pub async fn deposit(&self, id: DepositId) -> Result<Option<Deposit>, StoreError> {
        let series = series_of(&mut *self.connection().await?, id).await?;
        Ok(series.into_iter().find(|deposit| deposit.id == id))
    }

    /// Deposits of that very file, whatever their dataset, period and party, the first one first.
    pub async fn deposits_of_file(&self, sha256: Hash) -> Result<Vec<Deposit>, StoreError> {
        let mut connection = self.connection().await?;
        let rows = sqlx::query("SELECT id FROM deposit WHERE sha256 = $1 ORDER BY seq")
            .bind(sha256.to_string())
            .fetch_all(&mut *connection)
            .await
            .map_err(StoreError::query("read deposits of a file"))?;
        let mut deposits = Vec::with_capacity(rows.len());
        for row in &rows {
            let id: DepositId = Reader { table: "deposit", row }.value("id")?;
            let series = series_of(&mut connection, id).await?;
            deposits.extend(series.into_iter().find(|deposit| deposit.id == id));
        }
        Ok(deposits)
    }

    /// The deposit to deliver, and the report that accepted it.
    pub async fn latest_accepted(
        &self,
        dataset: &DatasetId,
        period: Period,
        party: &PartyId,
    ) -> Result<Option<(Deposit, CheckReportRow)>, StoreError> {
        let filter = DepositFilter {
            dataset: Some(dataset.clone()),
            period: Some(period),
            party: Some(party.clone()),
        };
        let series = self.deposits(&filter).await?;
        let Some(deposit) = series.into_iter().find(|deposit| deposit.state.is_current()) else {
            return Ok(None);
        };
        let report = self.check_report(deposit.id).await?;
        Ok(report.map(|report| (deposit, report)))
    }
}

const DEPOSITS: &str = "SELECT deposit.*,
    (SELECT verdict FROM check_report WHERE check_report.deposit = deposit.id ORDER BY seq DESC LIMIT 1) AS verdict,
    (SELECT reason FROM withdrawal WHERE withdrawal.deposit = deposit.id) AS withdrawn
    FROM deposit
    WHERE ($1 = '' OR dataset = $1) AND ($2 = '' OR period = $2) AND ($3 = '' OR party = $3)
    ORDER BY dataset, period, party, version";

async fn deposits(
    connection: &mut AnyConnection,
    filter: &DepositFilter,
) -> Result<Vec<Deposit>, StoreError> {
    let rows = sqlx::query(DEPOSITS)
        .bind(filter.dataset.as_ref().map_or(String::new(), ToString::to_string))
        .bind(filter.period.map_or(String::new(), |period| period.to_string()))
        .bind(filter.party.as_ref().map_or(String::new(), ToString::to_string))
        .fetch_all(connection)
        .await
        .map_err(StoreError::query("read deposits"))?;
    let mut read = rows.iter().map(read_deposit).collect::<Result<Vec<_>, _>>()?;
    mark_superseded(&mut read);
    Ok(read.into_iter().map(|(deposit, _)| deposit).collect())
}

/// All the versions of a deposit's dataset, period and party; empty where it does not exist.
pub(crate) async fn series_of(
    connection: &mut AnyConnection,
    id: DepositId,
) -> Result<Vec<Deposit>, StoreError> {
    let row = sqlx::query("SELECT dataset, period, party FROM deposit WHERE id = $1")
        .bind(id.to_string())
        .fetch_optional(&mut *connection)
        .await
        .map_err(StoreError::query("read a deposit"))?;
    let Some(row) = row else { return Ok(Vec::new()) };
    let reader = Reader { table: "deposit", row: &row };
    let filter = DepositFilter {
        dataset: Some(DatasetId::new(reader.text("dataset")?)),
        period: Some(reader.value("period")?),
        party: Some(PartyId::new(reader.text("party")?)),
    };
    deposits(connection, &filter).await
}

/// Of each dataset, period and party, only the last accepted version stays accepted. A withdrawn one stays the
/// last: the version before it was given up for it, and does not come back by itself.
fn mark_superseded(read: &mut [(Deposit, Option<Verdict>)]) {
    let mut kept: Option<(DatasetId, Period, PartyId)> = None;
    let accepted = |verdict: &Option<Verdict>| matches!(verdict, Some(Verdict::Accepted | Verdict::Partial));
    for (deposit, _) in read.iter_mut().rev().filter(|(_, verdict)| accepted(verdict)) {
        let series = (deposit.dataset.clone(), deposit.period, deposit.party.clone());
        if kept.as_ref() == Some(&series) && deposit.state.is_current() {
            deposit.state = VersionState::Superseded;
        }
        kept = Some(series);
    }
}

/// The deposit, and the verdict of its last check.
fn read_deposit(row: &AnyRow) -> Result<(Deposit, Option<Verdict>), StoreError> {
    let reader = Reader { table: "deposit", row };
    let verdict = match row.try_get::<Option<String>, _>("verdict") {
        Ok(None) => None,
        _ => Some(Reader { table: "check_report", row }.word::<Verdict>("verdict")?),
    };
    let withdrawn = match row.try_get::<Option<String>, _>("withdrawn") {
        Ok(None) => None,
        _ => Some(Reader { table: "withdrawal", row }.word::<WithdrawalReason>("withdrawn")?),
    };
    let deposit = Deposit {
        id: reader.value("id")?,
        seq: reader.number("seq")?,
        dataset: DatasetId::new(reader.text("dataset")?),
        period: reader.value("period")?,
        party: PartyId::new(reader.text("party")?),
        version: reader.number("version")?,
        sha256: reader.value("sha256")?,
        size_bytes: reader.number("size_bytes")?,
        file_name: reader.text("file_name")?,
        received_at: reader.value("received_at")?,
        received_by: reader.value::<Actor>("received_by")?.to_string(),
        state: match verdict {
            _ if withdrawn.is_some() => VersionState::Withdrawn,
            None => VersionState::Received,
            Some(Verdict::Accepted) => VersionState::Accepted,
            Some(Verdict::Partial) => VersionState::Partial,
            Some(Verdict::Rejected) => VersionState::Rejected,
        },
        withdrawn,
    };
    Ok((deposit, verdict))
}
