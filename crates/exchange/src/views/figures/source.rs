//! Which files of figures a party may read, and what is said of them under each table.

use std::collections::BTreeMap;
use std::path::PathBuf;

use entente_audit::{Actor, UserId};
use entente_data::DeliveryFormat;
use entente_model::{ArticleRef, DatasetId, PartyId, Period, VersionState};
use entente_store::{Delivery, Deposit, DepositFilter, Page};
use jiff::Timestamp;
use serde::Serialize;

use crate::deliver::delivery_folder;
use crate::deliver_table::table_record;
use crate::error::ExchangeError;
use crate::known_reference::AsOf;
use crate::node::Node;
use crate::sign_in::Session;
use crate::views::{LIST_MAX, decision_summary};

/// For whom figures are made, and from what: a party, and what the node had at an instant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureReader {
    /// The party: it is shown what it may read today, whatever the instant.
    pub party: PartyId,
    /// The person within it, who reads what is reserved where she is cleared; the party as a whole where absent.
    pub person: Option<UserId>,
    /// Data as the node had it then; as it has it now where absent.
    pub as_of: Option<Timestamp>,
}

impl FigureReader {
    /// The party, with the data of now.
    pub fn of_party(party: PartyId) -> Self {
        Self { party, person: None, as_of: None }
    }

    /// For whoever acts: a person, or the party as a whole from the command line.
    pub(crate) fn acting(actor: &Actor, party: &PartyId) -> Self {
        let person = match actor {
            Actor::User(user) => Some(*user),
            Actor::Party(_) | Actor::System => None,
        };
        Self { person, ..Self::of_party(party.clone()) }
    }

    /// Whether the node had it then.
    pub(crate) fn knows(&self, at: Timestamp) -> bool {
        self.as_of.is_none_or(|as_of| at <= as_of)
    }

    /// The references of then.
    pub(crate) fn references(&self, node: &Node) -> AsOf {
        let day = self.as_of.map(|at| node.day_of(at));
        AsOf { on: day, known_on: day }
    }
}

impl From<&Session> for FigureReader {
    fn from(session: &Session) -> Self {
        Self { person: Some(session.user), ..Self::of_party(session.party.clone()) }
    }
}

impl From<&Self> for FigureReader {
    fn from(reader: &Self) -> Self {
        reader.clone()
    }
}

/// Why a party may read a file of figures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum FigureAccess {
    /// It deposited the file itself.
    Deposited(String),
    /// A clause delivered it.
    Delivered(String),
}

/// A file of figures that a party may read, and where its figures come from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FigureSource {
    /// The dataset.
    pub dataset: DatasetId,
    /// Its title.
    pub title: String,
    /// Who deposited it.
    pub producer: PartyId,
    /// The information system that it comes from.
    pub system: String,
    /// What it is about.
    pub period: Period,
    /// Version of the deposit.
    pub version: u32,
    /// When the deposit came.
    pub received_at: Timestamp,
    /// Digest of the file as deposited: the same for both sides.
    pub sha256: String,
    /// Why it may be read.
    pub access: FigureAccess,
    /// The articles that say so.
    pub articles: Vec<ArticleRef>,
}

/// A delivery that its recipient may no longer read: its figures are left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ClosedSource {
    /// The delivery.
    pub delivery: String,
    /// What it is about.
    pub period: Period,
}

/// A file to read.
#[derive(Clone, Debug)]
pub(crate) struct FigureFile {
    pub(crate) source: FigureSource,
    pub(crate) path: PathBuf,
    pub(crate) format: DeliveryFormat,
}

/// The files of a dataset that a party may read, by period then version.
#[derive(Clone, Debug, Default)]
pub(crate) struct ReadableFiles {
    pub(crate) files: Vec<FigureFile>,
    pub(crate) closed: Vec<ClosedSource>,
}

/// What the party deposited of a dataset and was accepted, and what was delivered to it as rows and is still open to its reader: for
/// each period the latest version that the node had.
pub(crate) async fn readable_files(
    node: &Node,
    reader: impl Into<FigureReader>,
    dataset: &str,
) -> Result<ReadableFiles, ExchangeError> {
    readable(node, &reader.into(), dataset, |period, _| (period, None)).await
}

/// The same where several producers tell each its part: for each period the latest version of each.
pub(crate) async fn readable_files_of_each(
    node: &Node,
    reader: impl Into<FigureReader>,
    dataset: &str,
) -> Result<ReadableFiles, ExchangeError> {
    readable(node, &reader.into(), dataset, |period, party| (period, Some(party.clone()))).await
}

/// A period, and a producer where each tells its part.
type FileKey = (Period, Option<PartyId>);

async fn readable(
    node: &Node,
    reader: &FigureReader,
    dataset: &str,
    key: fn(Period, &PartyId) -> FileKey,
) -> Result<ReadableFiles, ExchangeError> {
    let dataset = DatasetId::new(dataset);
    let mut by_key: BTreeMap<FileKey, FigureFile> = BTreeMap::new();
    let filter = DepositFilter {
        dataset: Some(dataset.clone()),
        party: Some(reader.party.clone()),
        ..DepositFilter::default()
    };
    for deposit in node.store().deposits(&filter).await? {
        // By version: of those that the node had then, the last one stays.
        let stood = reader.as_of.is_some() && deposit.state == VersionState::Superseded;
        if reader.knows(deposit.received_at) && (deposit.state.is_current() || stood) {
            by_key.insert(key(deposit.period, &deposit.party), deposited(node, &deposit).await?);
        }
    }
    let mut closed: Vec<(FileKey, ClosedSource)> = Vec::new();
    // The latest first: an older version is looked at only where a later one is not open.
    for (delivery, deposit) in deliveries_of(node, reader, &dataset).await? {
        let key = key(delivery.period, &deposit.party);
        if by_key.contains_key(&key) {
            continue;
        }
        if node.is_still_open(reader.person, &delivery).await? {
            by_key.insert(key, delivered(node, &delivery, &deposit).await?);
        } else if !closed.iter().any(|(known, _)| *known == key) {
            closed.push((key, ClosedSource { delivery: delivery.id.to_string(), period: delivery.period }));
        }
    }
    closed.retain(|(key, _)| !by_key.contains_key(key));
    let closed = closed.into_iter().map(|(_, one)| one).collect();
    Ok(ReadableFiles { files: by_key.into_values().collect(), closed })
}

/// The deliveries of rows of a dataset to the party, whose deposit the node had and was not withdrawn, in the order in which
/// they are looked at: the latest first, and at an instant the latest version first.
async fn deliveries_of(
    node: &Node,
    reader: &FigureReader,
    dataset: &DatasetId,
) -> Result<Vec<(Delivery, Deposit)>, ExchangeError> {
    let mut found = Vec::new();
    for delivery in node.store().deliveries_to(Some(&reader.party), Page::first(LIST_MAX)).await? {
        if delivery.dataset != *dataset || table_record(&delivery)?.is_some() {
            continue;
        }
        let Some(deposit) = node.store().deposit(delivery.deposit).await? else { continue };
        if deposit.withdrawn.is_none() && reader.knows(deposit.received_at) {
            found.push((delivery, deposit));
        }
    }
    if reader.as_of.is_some() {
        // A version may have been handed over again after a later one.
        found.sort_by_key(|(_, deposit)| std::cmp::Reverse(deposit.version));
    }
    Ok(found)
}

async fn deposited(node: &Node, deposit: &Deposit) -> Result<FigureFile, ExchangeError> {
    let (lines, _) = node.agreements().about(&deposit.dataset);
    let articles = lines.into_iter().map(|(place, _)| place).collect();
    let access = FigureAccess::Deposited(deposit.id.to_string());
    Ok(FigureFile {
        source: source_of(node, deposit, access, articles),
        path: node.source(deposit).await?.path,
        format: DeliveryFormat::Parquet,
    })
}

async fn delivered(node: &Node, delivery: &Delivery, deposit: &Deposit) -> Result<FigureFile, ExchangeError> {
    let decision = node.store().decision(delivery.decision).await?;
    let articles = decision.map(|row| decision_summary(&row)).transpose()?;
    let articles = articles.map(|summary| summary.articles).unwrap_or_default();
    let access = FigureAccess::Delivered(delivery.id.to_string());
    let is_parquet = delivery.file_name.ends_with(".parquet");
    Ok(FigureFile {
        source: source_of(node, deposit, access, articles),
        path: delivery_folder(node.folder(), delivery.id).join(&delivery.file_name),
        format: if is_parquet { DeliveryFormat::Parquet } else { DeliveryFormat::Csv },
    })
}

pub(super) fn source_of(
    node: &Node,
    deposit: &Deposit,
    access: FigureAccess,
    articles: Vec<ArticleRef>,
) -> FigureSource {
    let agreements = node.agreements();
    let known = agreements.dataset(deposit.dataset.as_str());
    FigureSource {
        title: agreements.title(&deposit.dataset),
        system: known.map(|known| known.source_system.clone()).unwrap_or_default(),
        dataset: deposit.dataset.clone(),
        producer: deposit.party.clone(),
        period: deposit.period,
        version: deposit.version,
        received_at: deposit.received_at,
        sha256: deposit.sha256.to_string(),
        access,
        articles,
    }
}
