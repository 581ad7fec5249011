//! Which files of figures a party may read, and what is said of them under each table.

use std::collections::BTreeMap;
use std::path::PathBuf;

use entente_data::DeliveryFormat;
use entente_model::{ArticleRef, DatasetId, PartyId, Period};
use entente_store::{Delivery, Deposit, DepositFilter, Page};
use jiff::Timestamp;
use serde::Serialize;

use crate::deliver::delivery_folder;
use crate::deliver_table::table_record;
use crate::error::ExchangeError;
use crate::node::Node;
use crate::sign_in::Session;
use crate::views::{LIST_MAX, decision_summary};

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

/// What the session's party deposited of a dataset and was accepted, and what was delivered to it as rows and is still open
/// to it: for each period the latest version.
pub(crate) async fn readable_files(
    node: &Node,
    session: &Session,
    dataset: &str,
) -> Result<ReadableFiles, ExchangeError> {
    readable(node, session, dataset, |period, _| (period, None)).await
}

/// The same where several producers tell each its part: for each period the latest version of each.
pub(crate) async fn readable_files_of_each(
    node: &Node,
    session: &Session,
    dataset: &str,
) -> Result<ReadableFiles, ExchangeError> {
    readable(node, session, dataset, |period, party| (period, Some(party.clone()))).await
}

/// A period, and a producer where each tells its part.
type FileKey = (Period, Option<PartyId>);

async fn readable(
    node: &Node,
    session: &Session,
    dataset: &str,
    key: fn(Period, &PartyId) -> FileKey,
) -> Result<ReadableFiles, ExchangeError> {
    let dataset = DatasetId::new(dataset);
    let mut by_key: BTreeMap<FileKey, FigureFile> = BTreeMap::new();
    let filter = DepositFilter {
        dataset: Some(dataset.clone()),
        party: Some(session.party.clone()),
        ..DepositFilter::default()
    };
    for deposit in node.store().deposits(&filter).await? {
        if deposit.state.is_current() {
            by_key.insert(key(deposit.period, &deposit.party), deposited(node, &deposit).await?);
        }
    }
    let mut closed: Vec<(FileKey, ClosedSource)> = Vec::new();
    // The latest first: an older version is looked at only where a later one is not open.
    for delivery in node.store().deliveries_to(Some(&session.party), Page::first(LIST_MAX)).await? {
        let is_of_period = |(known, producer): &FileKey| producer.is_none() && *known == delivery.period;
        if delivery.dataset != dataset
            || by_key.keys().any(is_of_period)
            || table_record(&delivery)?.is_some()
        {
            continue;
        }
        let Some(deposit) = node.store().deposit(delivery.deposit).await? else { continue };
        let key = key(delivery.period, &deposit.party);
        if deposit.withdrawn.is_some() || by_key.contains_key(&key) {
            continue;
        }
        if node.is_still_open(&delivery).await? {
            by_key.insert(key, delivered(node, &delivery, &deposit).await?);
        } else if !closed.iter().any(|(known, _)| *known == key) {
            closed.push((key, ClosedSource { delivery: delivery.id.to_string(), period: delivery.period }));
        }
    }
    closed.retain(|(key, _)| !by_key.contains_key(key));
    let closed = closed.into_iter().map(|(_, one)| one).collect();
    Ok(ReadableFiles { files: by_key.into_values().collect(), closed })
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
