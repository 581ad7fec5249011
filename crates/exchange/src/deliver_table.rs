//! Delivers a table: reads the register of tables that left before, has the new one protected and audited beside them,
//! and where it does not pass, records the refusal and says which cells or which delivery stand in the way.
//!
//! The register is the receipts of earlier deliveries: what each table is, who holds it, what was done to it. The
//! tables themselves lie with them, and are read only where they are what their receipt says.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::path::Path;
use std::str::FromStr;

use entente_audit::{Actor, DecisionId, DeliveryId, Event, digest};
use entente_data::{FormerRows, ProduceError, ProducedTable, TableRegister, produce_table};
use entente_disclosure::deliveries::{
    DeliveredTable, DifferencingRefusal, FormerTable, TableProtection, TableRefusal, table_dimensions,
};
use entente_model::{Channel, Dataset, Message, PartyId, Scope, TableClause, Territory, TerritoryError};
use entente_policy::Permit;
use entente_store::{Delivery, DepositFilter};
use serde::{Deserialize, Serialize};

use crate::deliver::{DeliveryWork, TABLE, delivery_folder};
use crate::error::ExchangeError;
use crate::node::Node;

/// A table as its receipt keeps it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct TableRecord {
    /// What its cells count: only tables of one population share cells.
    pub(crate) population: String,
    pub(crate) clause: TableClause,
    /// Who may put it beside its other tables.
    pub(crate) holders: BTreeSet<PartyId>,
    /// Whether anybody may.
    pub(crate) public: bool,
    /// Digest of the table as it is kept to be audited with later ones.
    pub(crate) sha256: String,
    pub(crate) rows_counted: u64,
    pub(crate) protection: TableProtection,
}

/// The register as it was read, and how many deliveries of the deposit there were: one that left since is not in it.
pub(crate) struct ReadRegister {
    pub(crate) register: TableRegister,
    pub(crate) deliveries: u64,
}

/// Why a table did not leave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableRefused {
    /// The decision that permitted it.
    pub decision: DecisionId,
    /// The sentence.
    pub message: Message,
    /// Cells at fault, some of them.
    pub cells: Vec<String>,
    /// Former deliveries beside which it may not stand.
    pub with: Vec<DeliveryId>,
}

impl Node {
    /// Produces the table of a permit, beside those that its readers hold.
    pub(crate) async fn produce_table_file(
        &self,
        actor: &Actor,
        work: &DeliveryWork<'_>,
        dataset: &Dataset,
        output: &Path,
    ) -> Result<(ProducedTable, TableRecord, u64), ExchangeError> {
        let ReadRegister { register, deliveries } = self.read_register(work).await?;
        let source = self.source(work.deposit).await?;
        let agreements = self.agreements();
        let produced = produce_table(
            work.permit,
            &[source],
            dataset,
            &agreements.references,
            &self.master_key().await?,
            &register,
            output,
            work.format,
        )
        .await;
        let produced = match produced {
            Ok(produced) => produced,
            Err(ProduceError::Table(refusal)) => {
                return Err(self.refuse_table(actor, work, &refusal).await?);
            }
            Err(other) => return Err(other.into()),
        };
        let (clause, _) =
            work.permit.table().ok_or(ProduceError::NotATable { dataset: dataset.id.clone() })?;
        let record = TableRecord {
            population: register.population,
            clause: clause.clone(),
            holders: holders(work.permit),
            public: is_public(work.permit),
            sha256: digest(&produced.published).to_string(),
            rows_counted: produced.rows_counted,
            protection: produced.protection.clone(),
        };
        Ok((produced, record, deliveries))
    }

    /// The tables of the same pupils that left before, from any version of the deposit and for any territory, and what
    /// each reader of the new one holds.
    async fn read_register(&self, work: &DeliveryWork<'_>) -> Result<ReadRegister, ExchangeError> {
        let population = population(work);
        let deliveries = self.store().deliveries_of_versions(work.deposit).await?;
        let versions = DepositFilter {
            dataset: Some(work.deposit.dataset.clone()),
            period: Some(work.deposit.period),
            party: Some(work.deposit.party.clone()),
        };
        let versions = self.store().deposits(&versions).await?;
        let (mut former, mut rows, mut records) = (Vec::new(), Vec::new(), Vec::new());
        for delivery in &deliveries {
            let Some(record) = table_record(delivery)? else { continue };
            let theirs: Population = record
                .population
                .parse()
                .map_err(|reason| ExchangeError::Record { record: delivery.id.to_string(), reason })?;
            let version = versions.iter().find(|version| version.id == delivery.deposit);
            let Some(version) = version.filter(|_| theirs.measure == population.measure) else { continue };
            former.push(self.former(delivery, &record)?);
            rows.push(FormerRows { source: self.source(version).await?, territory: theirs.territory });
            records.push(record);
        }
        let readers = readers(work.permit, &records);
        let register = TableRegister { population: population.to_string(), former, rows, readers };
        Ok(ReadRegister { register, deliveries: deliveries.len() as u64 })
    }

    /// A former table, read where it lies: one that was changed would make the audit say anything.
    fn former(&self, delivery: &Delivery, record: &TableRecord) -> Result<FormerTable, ExchangeError> {
        let path = delivery_folder(self.folder(), delivery.id).join(TABLE);
        let published = std::fs::read(&path).map_err(ExchangeError::file(&path))?;
        let unreadable = |reason: String| ExchangeError::Record { record: delivery.id.to_string(), reason };
        if digest(&published).to_string() != record.sha256 {
            return Err(unreadable("its table was changed".to_owned()));
        }
        Ok(FormerTable {
            table: DeliveredTable {
                delivery: delivery.id.to_string(),
                population: record.population.clone(),
                dimensions: table_dimensions(&record.clause)
                    .map_err(|error| unreadable(error.to_string()))?,
                count: record.clause.count_column().to_owned(),
                published,
            },
            clause: record.clause.clone(),
            protection: record.protection.clone(),
        })
    }

    /// Records the refusal: what was refused, not what is in the cells.
    async fn refuse_table(
        &self,
        actor: &Actor,
        work: &DeliveryWork<'_>,
        refusal: &TableRefusal,
    ) -> Result<ExchangeError, ExchangeError> {
        let refused = refused(work.decision, refusal);
        let request = work.permit.request();
        let mut tx = self.store().begin(self.now(), actor).await?;
        tx.record(Event::TableRefused {
            decision: work.decision,
            deposit: work.deposit.id,
            dataset: request.dataset.clone(),
            recipient: request.recipient.clone(),
            reason: reason(refusal).to_owned(),
            with: refused.with.clone(),
        })
        .await?;
        tx.commit().await?;
        self.write_checkpoint().await?;
        Ok(ExchangeError::TableRefused(Box::new(refused)))
    }
}

/// The table of a delivery, where it is one.
pub(crate) fn table_record(delivery: &Delivery) -> Result<Option<TableRecord>, ExchangeError> {
    let unreadable = |error: serde_json::Error| ExchangeError::Record {
        record: delivery.id.to_string(),
        reason: error.to_string(),
    };
    let receipt: serde_json::Value = serde_json::from_str(&delivery.receipt).map_err(unreadable)?;
    match receipt.get("table") {
        None | Some(serde_json::Value::Null) => Ok(None),
        Some(table) => serde_json::from_value(table.clone()).map(Some).map_err(unreadable),
    }
}

/// What the cells of a table count, as its record says it: `d-000001|departement:099|n`.
struct Population {
    deposit: String,
    /// Whose rows; all where there is none.
    territory: Option<Territory>,
    /// Rows, or the variable that is added up.
    measure: String,
}

impl fmt::Display for Population {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let scope = self.territory.as_ref().map_or_else(|| ALL.to_owned(), Territory::to_string);
        write!(f, "{}|{scope}|{}", self.deposit, self.measure)
    }
}

/// The scope of a table of all rows.
const ALL: &str = "all";

impl FromStr for Population {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        let mut parts = text.splitn(3, '|');
        let (Some(deposit), Some(scope), Some(measure)) = (parts.next(), parts.next(), parts.next()) else {
            return Err(format!("`{text}` does not say what its table counts"));
        };
        let territory = if scope == ALL {
            None
        } else {
            Some(scope.parse().map_err(|error: TerritoryError| error.to_string())?)
        };
        Ok(Self { deposit: deposit.to_owned(), territory, measure: measure.to_owned() })
    }
}

/// The deposit, the rows in scope, what is counted.
fn population(work: &DeliveryWork<'_>) -> Population {
    let territory = match work.permit.scope() {
        Scope::Territory => work.permit.recipient_territory().cloned(),
        Scope::All => None,
    };
    let measure = work.permit.table().map_or("rows", |(clause, _)| clause.count_column());
    Population { deposit: work.deposit.id.to_string(), territory, measure: measure.to_owned() }
}

/// Who may put the table beside its other tables.
fn holders(permit: &Permit) -> BTreeSet<PartyId> {
    permit.shared_with().iter().cloned().chain([permit.request().recipient.clone()]).collect()
}

fn is_public(permit: &Permit) -> bool {
    let said = permit
        .table()
        .is_some_and(|(clause, _)| clause.shared_with.iter().any(|name| name.as_str() == "public"));
    said || permit.channels().contains(&Channel::Open)
}

/// For each reader of the new table, the former ones that it holds. A table for all is read beside those of anybody.
fn readers(permit: &Permit, former: &[TableRecord]) -> Vec<Vec<usize>> {
    let mut parties = holders(permit);
    if is_public(permit) {
        parties.extend(former.iter().flat_map(|record| record.holders.iter().cloned()));
    }
    let held: BTreeMap<PartyId, Vec<usize>> = parties
        .into_iter()
        .map(|party| {
            let holds = |record: &TableRecord| record.public || record.holders.contains(&party);
            let own = former.iter().enumerate().filter(|(_, record)| holds(record));
            let own = own.map(|(at, _)| at).collect();
            (party, own)
        })
        .collect();
    let mut readers: Vec<Vec<usize>> = held.into_values().filter(|held| !held.is_empty()).collect();
    readers.sort_unstable();
    readers.dedup();
    readers
}

fn reason(refusal: &TableRefusal) -> &'static str {
    match refusal {
        TableRefusal::Unsafe { .. } => "unsafe",
        TableRefusal::Differencing(_) => "differencing",
        TableRefusal::OtherMethod { .. } => "other-method",
        TableRefusal::Amounts { .. } => "amounts",
        TableRefusal::OtherLevels { .. } => "other-levels",
        TableRefusal::Rows { .. } => "other-rows",
        TableRefusal::Budget(_) => "budget",
        TableRefusal::Suppress(_) | TableRefusal::Audit(_) => "not-audited",
    }
}

fn refused(decision: DecisionId, refusal: &TableRefusal) -> TableRefused {
    let one = |with: &String| with.parse().ok();
    let (message, cells, with) = match refusal {
        TableRefusal::Unsafe { count, cells, merge } => (
            Message::new("error-table-unsafe")
                .count("count", *count as u64)
                .with("merge", merge)
                .with("cells", cells.join(" ; ")),
            cells.clone(),
            Vec::new(),
        ),
        TableRefusal::Differencing(found) => {
            let names: Vec<&str> = found.iter().map(|one: &DifferencingRefusal| one.with.as_str()).collect();
            let message = Message::new("error-table-differencing").with("with", names.join(", "));
            (message, Vec::new(), found.iter().filter_map(|found| one(&found.with)).collect())
        }
        TableRefusal::OtherMethod { with } => (
            Message::new("error-table-method").with("with", with),
            Vec::new(),
            one(with).into_iter().collect(),
        ),
        TableRefusal::Amounts { with } => (
            Message::new("error-table-amounts").with("with", with),
            Vec::new(),
            one(with).into_iter().collect(),
        ),
        TableRefusal::OtherLevels { with, variable } => (
            Message::new("error-table-levels").with("with", with).with("variable", variable),
            Vec::new(),
            one(with).into_iter().collect(),
        ),
        TableRefusal::Rows { with } => {
            (Message::new("error-table-rows").with("with", with), Vec::new(), one(with).into_iter().collect())
        }
        TableRefusal::Budget(error) => {
            (Message::new("error-table-budget").with("reason", error), Vec::new(), Vec::new())
        }
        TableRefusal::Suppress(_) | TableRefusal::Audit(_) => {
            (Message::new("error-table-other").with("reason", refusal), Vec::new(), Vec::new())
        }
    };
    TableRefused { decision, message: message.with("decision", decision), cells, with }
}
