//! Delivers: decides, records the decision, produces one file under it, records the delivery with its receipt.
//!
//! INVARIANT: the decision is stored before a byte is produced, and only its permit is applied (invariant 3).

use std::fs;
use std::path::{Path, PathBuf};

use entente_audit::{Actor, DecisionId, DeliveryId, Event, digest};
use entente_data::{DeliveryFormat, Source, produce};
use entente_model::{AccessRequest, Channel, Dataset, DatasetId, PartyId, Period, PurposeId, VariableName};
use entente_policy::{Decision, Permit};
use entente_store::{Delivery, Deposit, DepositFilter, NewDelivery};
use serde_json::Value;

use crate::decide_again::DeliveryFile;
use crate::deposit_files::checked_path;
use crate::error::ExchangeError;
use crate::folder::write_whole;
use crate::node::Node;
use crate::receipt::{DeliveryFacts, LeftFile, SourceRecord, receipt};
use crate::sign_in::Session;
use crate::views::{self, DeliverySummary};

/// What is asked for.
#[derive(Clone, Debug)]
pub struct DeliveryOrder {
    /// Who would receive.
    pub recipient: PartyId,
    /// What for.
    pub purpose: PurposeId,
    /// What.
    pub dataset: DatasetId,
    /// Variables; empty for all that a clause covers.
    pub variables: Vec<VariableName>,
    /// The rentrée; the latest accepted one where absent.
    pub period: Option<Period>,
    /// Form of the file.
    pub format: DeliveryFormat,
}

/// A delivery that was made, and where its files lie.
#[derive(Clone, Debug)]
pub struct SentDelivery {
    /// What was delivered.
    pub summary: DeliverySummary,
    /// Its receipt.
    pub receipt: Value,
    /// The data.
    pub data: PathBuf,
    /// The dictionary.
    pub dictionary: PathBuf,
    /// The mention of sources.
    pub mention: PathBuf,
    /// The receipt as a file.
    pub receipt_file: PathBuf,
    /// What was done to the cells or measured on the rows, where something was.
    pub protection: Option<PathBuf>,
}

/// What came of an order.
#[derive(Debug)]
pub enum DeliveryOutcome {
    /// Delivered.
    Sent(Box<SentDelivery>),
    /// Not permitted: the decision says why.
    Decided {
        /// Its number.
        id: DecisionId,
        /// The decision.
        decision: Box<Decision>,
    },
}

/// What came of an order given on a page.
#[derive(Clone, Copy, Debug)]
pub enum DeliveryRequested {
    /// The delivery.
    Delivered(DeliveryId),
    /// The decision that does not permit it.
    Decided(DecisionId),
}

/// A permit and the file that is produced under it.
pub(crate) struct DeliveryWork<'a> {
    pub(crate) permit: &'a Permit,
    pub(crate) decision: DecisionId,
    pub(crate) deposit: &'a Deposit,
    pub(crate) format: DeliveryFormat,
}

impl Node {
    /// Delivers on behalf of the recipient, from the command line.
    pub async fn deliver(&self, order: &DeliveryOrder) -> Result<DeliveryOutcome, ExchangeError> {
        self.deliver_as(Actor::Party(order.recipient.clone()), order).await
    }

    /// Delivers to the party of a session.
    pub async fn request_delivery(
        &self,
        session: &Session,
        purpose: &str,
        dataset: &str,
        format: DeliveryFormat,
    ) -> Result<DeliveryRequested, ExchangeError> {
        session.must_act()?;
        let order = DeliveryOrder {
            recipient: session.party.clone(),
            purpose: purpose.into(),
            dataset: dataset.into(),
            variables: Vec::new(),
            period: None,
            format,
        };
        Ok(match self.deliver_as(session.actor(), &order).await? {
            DeliveryOutcome::Sent(sent) => DeliveryRequested::Delivered(number(&sent.summary.id)?),
            DeliveryOutcome::Decided { id, .. } => DeliveryRequested::Decided(id),
        })
    }

    async fn deliver_as(
        &self,
        actor: Actor,
        order: &DeliveryOrder,
    ) -> Result<DeliveryOutcome, ExchangeError> {
        let request = AccessRequest {
            recipient: order.recipient.clone(),
            purpose: order.purpose.clone(),
            dataset: order.dataset.clone(),
            variables: order.variables.clone(),
            on: self.today(),
        };
        let (decision, decided) = self.decide_as(actor.clone(), &request).await?;
        let Decision::Permitted(permit) = &decided else {
            return Ok(DeliveryOutcome::Decided { id: decision, decision: Box::new(decided) });
        };
        self.must_be_cleared(&actor, permit.into()).await?;
        self.log_must_be_cosigned(permit.obligations()).await?;
        let Some(deposit) = self.accepted(&order.dataset, permit.producer(), order.period).await? else {
            return Err(ExchangeError::NothingAccepted {
                dataset: order.dataset.clone(),
                period: order.period,
            });
        };
        let work = DeliveryWork { permit, decision, deposit: &deposit, format: order.format };
        Ok(DeliveryOutcome::Sent(Box::new(self.produce_and_record(actor, &work).await?)))
    }

    async fn produce_and_record(
        &self,
        actor: Actor,
        work: &DeliveryWork<'_>,
    ) -> Result<SentDelivery, ExchangeError> {
        let agreements = self.agreements();
        let request = work.permit.request();
        let dataset = agreements
            .dataset(request.dataset.as_str())
            .ok_or_else(|| ExchangeError::UnknownDataset { dataset: request.dataset.to_string() })?;
        let staging = self.staging_folder()?;
        let name = file_name(work);
        let left = self.produce_left(&actor, work, dataset, &staging.path().join(&name)).await?;
        let mention = work.permit.source_mention().unwrap_or_default();
        let protection = left.protection.as_ref().map(|report| format!("{report:#}\n"));
        let mut files = vec![(DICTIONARY, left.dictionary.as_bytes()), (MENTION, mention.as_bytes())];
        files.extend(protection.as_ref().map(|report| (PROTECTION, report.as_bytes())));
        files.extend(left.table.as_ref().map(|(_, published)| (TABLE, published.as_slice())));
        for (file, bytes) in files {
            let path = staging.path().join(file);
            write_whole(&path, bytes).map_err(ExchangeError::file(&path))?;
        }
        let (id, receipt) =
            self.record_delivery(&actor, work, &left, &name, protection.as_deref(), staging).await?;
        let folder = delivery_folder(self.folder(), id);
        let missing =
            || ExchangeError::Record { record: id.to_string(), reason: "it is not there".to_owned() };
        Ok(SentDelivery {
            summary: views::delivery_summary(self, id).await?.ok_or_else(missing)?,
            receipt,
            data: folder.join(&name),
            dictionary: folder.join(DICTIONARY),
            mention: folder.join(MENTION),
            receipt_file: folder.join(RECEIPT),
            protection: protection.map(|_| folder.join(PROTECTION)),
        })
    }

    /// The file: rows, or the table that the clause hands over instead.
    async fn produce_left(
        &self,
        actor: &Actor,
        work: &DeliveryWork<'_>,
        dataset: &Dataset,
        output: &Path,
    ) -> Result<LeftFile, ExchangeError> {
        if work.permit.table().is_some() {
            let (produced, record, deliveries) =
                self.produce_table_file(actor, work, dataset, output).await?;
            return Ok(LeftFile::of_table(dataset, produced, record, deliveries));
        }
        let source = self.source(work.deposit).await?;
        let agreements = self.agreements();
        let produced = produce(
            work.permit,
            &[source],
            dataset,
            &agreements.references,
            &self.master_key().await?,
            output,
            work.format,
        )
        .await?;
        Ok(LeftFile::of_rows(dataset, produced))
    }

    /// Records the delivery, its files already whole in a folder that is renamed to the delivery's number.
    async fn record_delivery(
        &self,
        actor: &Actor,
        work: &DeliveryWork<'_>,
        left: &LeftFile,
        name: &str,
        protection: Option<&str>,
        staging: tempfile::TempDir,
    ) -> Result<(DeliveryId, Value), ExchangeError> {
        let request = work.permit.request();
        let at = self.now();
        let mut tx = self.store().begin(at, actor).await?;
        // Audited beside what had left then: a delivery of the same data that left meanwhile was not looked at.
        if left.deliveries.is_some()
            && Some(tx.deliveries_of_versions(work.deposit).await?) != left.deliveries
        {
            return Err(ExchangeError::LeftMeanwhile { dataset: request.dataset.clone() });
        }
        let sources = [SourceRecord {
            deposit: work.deposit.id.to_string(),
            version: work.deposit.version,
            sha256: work.deposit.sha256.to_string(),
            period: work.deposit.period.to_string(),
        }];
        let facts = DeliveryFacts {
            decision: &work.decision.to_string(),
            sent_at: at,
            file_name: name,
            sources: &sources,
            dictionary_sha256: &digest(left.dictionary.as_bytes()).to_string(),
            mention_sha256: &digest(work.permit.source_mention().unwrap_or_default().as_bytes()).to_string(),
            protection_sha256: protection.map(|report| digest(report.as_bytes()).to_string()),
        };
        let receipt = receipt(work.permit, left, &facts);
        let path = staging.path().join(RECEIPT);
        let text = format!("{receipt:#}\n");
        write_whole(&path, text.as_bytes()).map_err(ExchangeError::file(&path))?;
        let new = NewDelivery {
            decision: work.decision,
            deposit: work.deposit.id,
            dataset: request.dataset.clone(),
            period: work.deposit.period,
            recipient: request.recipient.clone(),
            channel: Channel::File,
            file_sha256: left.file.sha256.parse().expect("a SHA-256 in hexadecimal is a hash"),
            file_name: name.to_owned(),
            size_bytes: left.file.size_bytes,
            rows: left.rows,
            receipt: text,
        };
        let id = tx.insert_delivery(&new).await?.id;
        // The files first, then the commit: a crash between the two leaves a folder without a delivery, which the
        // next delivery of that number replaces; never a delivery without its files.
        let folder = delivery_folder(self.folder(), id);
        if folder.exists() {
            fs::remove_dir_all(&folder).map_err(ExchangeError::file(&folder))?;
        }
        fs::rename(staging.keep(), &folder).map_err(ExchangeError::file(&folder))?;
        tx.commit().await?;
        self.write_checkpoint().await?;
        Ok((id, receipt))
    }

    /// The accepted version of the period asked for, or of the latest one that has any.
    async fn accepted(
        &self,
        dataset: &DatasetId,
        party: &PartyId,
        period: Option<Period>,
    ) -> Result<Option<Deposit>, ExchangeError> {
        let filter = DepositFilter { dataset: Some(dataset.clone()), period, party: Some(party.clone()) };
        let deposits = self.store().deposits(&filter).await?;
        let accepted = deposits.into_iter().filter(|deposit| deposit.state.is_current());
        Ok(accepted.max_by_key(|deposit| deposit.period))
    }

    /// The typed rows of an accepted deposit, with the hash that its check recorded.
    pub(crate) async fn source(&self, deposit: &Deposit) -> Result<Source, ExchangeError> {
        let report = self.store().check_report(deposit.id).await?;
        let sha256 =
            report.and_then(|report| report.checked_sha256).ok_or_else(|| ExchangeError::Record {
                record: deposit.id.to_string(),
                reason: "its report names no checked file".to_owned(),
            })?;
        Ok(Source {
            path: checked_path(self.folder(), deposit.sha256, sha256),
            sha256: sha256.to_string(),
            period: deposit.period,
        })
    }

    fn staging_folder(&self) -> Result<tempfile::TempDir, ExchangeError> {
        let folder = self.folder().join("deliveries");
        tempfile::Builder::new().prefix(".staging-").tempdir_in(&folder).map_err(ExchangeError::file(&folder))
    }

    /// The file of a delivery for its recipient; the access is decided again, and the download is an event.
    pub async fn delivery_file(
        &self,
        session: &Session,
        id: &str,
        file: &str,
    ) -> Result<Option<DeliveryFile>, ExchangeError> {
        if let Ok(id) = id.parse() {
            return views::directory_delivery::file(self, session, id, file).await;
        }
        let Ok(id) = id.parse::<DeliveryId>() else { return Ok(None) };
        let Some(delivery) = self.store().delivery(id).await? else { return Ok(None) };
        let names = file_names(&delivery);
        if delivery.recipient != session.party || !names.iter().any(|name| name == file) {
            return Ok(None);
        }
        // What was made from a withdrawn deposit is not handed over any more; what proves that it was made, is.
        let is_withdrawn = self.store().withdrawal(delivery.deposit).await?.is_some();
        if is_withdrawn && file == delivery.file_name {
            return Err(ExchangeError::Withdrawn { deposit: delivery.deposit.to_string() });
        }
        let access = match file == delivery.file_name {
            true => Some(self.access_of(&session.actor(), &delivery).await?),
            false => None,
        };
        let (event, actor) =
            (Event::DeliveryDownloaded { delivery: id, user: session.user }, session.actor());
        // Many fetch at the same time: their entries share one wait for the disk.
        self.store()
            .act(self.now(), &actor, move |tx| Box::pin(async move { tx.record(event).await }))
            .await?;
        self.write_checkpoint().await?;
        Ok(Some(DeliveryFile { path: delivery_folder(self.folder(), id).join(file), access }))
    }
}

/// Dictionary of a delivery.
pub(crate) const DICTIONARY: &str = "dictionnaire.md";
/// Mention of sources of a delivery.
pub(crate) const MENTION: &str = "sources.txt";
/// Receipt of a delivery.
pub(crate) const RECEIPT: &str = "recu.json";
/// What was done to the cells of a delivery, or measured on its rows.
pub(crate) const PROTECTION: &str = "protection.json";
/// The table of a delivery as later ones are audited with it: kept, not handed over.
pub(crate) const TABLE: &str = "table.csv";

/// The files that a recipient may fetch.
pub(crate) fn file_names(delivery: &Delivery) -> Vec<String> {
    let receipt: Option<Value> = serde_json::from_str(&delivery.receipt).ok();
    let has_protection = receipt.is_some_and(|receipt| !receipt["protection"].is_null());
    let report = has_protection.then_some(PROTECTION);
    let names = [delivery.file_name.as_str(), DICTIONARY, MENTION, RECEIPT].into_iter().chain(report);
    names.map(str::to_owned).collect()
}

pub(crate) fn delivery_folder(folder: &Path, id: DeliveryId) -> PathBuf {
    folder.join("deliveries").join(id.to_string())
}

fn file_name(work: &DeliveryWork<'_>) -> String {
    let extension = match work.format {
        DeliveryFormat::Csv => "csv",
        DeliveryFormat::Parquet => "parquet",
    };
    format!("{}_{}.{extension}", work.deposit.dataset, work.deposit.period)
}

fn number(text: &str) -> Result<DeliveryId, ExchangeError> {
    text.parse().map_err(|error: entente_audit::IdError| ExchangeError::Record {
        record: text.to_owned(),
        reason: error.to_string(),
    })
}
