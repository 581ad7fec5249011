//! Delivers the directory of an ENT under a clause `ent`: decides, records the decision, writes what is due that day, records
//! the delivery with its receipt.
//!
//! INVARIANT: the decision is stored before a byte is produced, and only its permit is executed (invariant 3).
//! Where it is made from is `directory_sources`; pushing it to the recipient's server is `push_directory`.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

use entente_audit::{Actor, DecisionId, DirectoryDeliveryId};
use entente_formats::aaf::{Fingerprint, StateIndex, WrittenDelivery};
use entente_formats::ent::{EntContext, EntDelivered, EntDelivery, EntPause};
use entente_formats::{Findings, FormatFinding, aaf::DeliveryKind, directory::Jointures};
use entente_model::{AgreementId, ClauseId, EntClause, Message, PartyId};
use entente_policy::{DirectoryDecision, DirectoryPermit, DirectoryRequest};
use entente_store::{DirectoryDelivery, NewDirectoryDelivery};
use jiff::civil::Date;
use serde_json::Value;

use crate::decide_access::{named_outcome, with_sentences};
use crate::deliver::RECEIPT;
use crate::directory_error::DirectoryError;
use crate::directory_receipt::{DirectoryFacts, DirectoryFile, files_of, receipt};
use crate::directory_register::{read_state, sync_folder, write_jointures, write_state};
use crate::directory_sources::{DirectorySource, gather, jointures_path, provider_of};
use crate::error::ExchangeError;
use crate::folder::write_whole;
use crate::node::Node;

/// Beginning of the names of folders in which directories are made.
pub(crate) const STAGING: &str = ".staging-x-";

/// What is asked for.
#[derive(Clone, Debug)]
pub struct DirectoryOrder {
    /// The convention.
    pub agreement: AgreementId,
    /// Its clause `ent`; the only one where absent.
    pub clause: Option<ClauseId>,
    /// The day.
    pub on: Date,
    /// Whether a complete delivery is asked for whatever the day.
    pub complete: bool,
}

/// A directory that was delivered, and where its files lie.
#[derive(Clone, Debug)]
pub struct DeliveredDirectory {
    /// Its number.
    pub id: DirectoryDeliveryId,
    /// Whether it is complete.
    pub complete: bool,
    /// Why it is complete although a delta was due.
    pub because: Option<Message>,
    /// Its files, the receipt apart.
    pub files: Vec<DirectoryFile>,
    /// Where they lie.
    pub folder: PathBuf,
    /// Its receipt.
    pub receipt: Value,
    /// What is wrong in the sources.
    pub findings: Vec<FormatFinding>,
}

/// What came of an order.
#[derive(Debug)]
pub enum DirectoryOutcome {
    /// Delivered.
    Delivered(Box<DeliveredDirectory>),
    /// Permitted, and nothing is due that day.
    NotDue(EntPause),
    /// Not permitted: the decision says why.
    Decided {
        /// Its number.
        id: DecisionId,
        /// The decision.
        decision: Box<DirectoryDecision>,
    },
}

/// A permit, and what is to be written under it.
struct Work {
    permit: Box<DirectoryPermit>,
    decision: DecisionId,
    delivery: EntDelivery,
    before: StateIndex,
    because: Option<Message>,
    sources: Vec<DirectorySource>,
    objections: u64,
    /// Identifiers that no source names since that day are forgotten, but for those who objected.
    forget_before: Option<Date>,
    objectors: BTreeSet<String>,
}

/// What the recipient has, as far as this node knows.
struct Held {
    delivered: EntDelivered,
    before: StateIndex,
    /// Why the next delivery must be complete.
    lost: Option<Message>,
}

/// What was written, still in the staging folder.
struct Written {
    delivery: WrittenDelivery,
    reached: StateIndex,
    jointures: Jointures,
    findings: Findings,
}

impl Node {
    /// Delivers on behalf of the party that provides the directory, from the command line.
    pub async fn deliver_directory(&self, order: &DirectoryOrder) -> Result<DirectoryOutcome, ExchangeError> {
        let clause = self.ent_clause(order)?;
        let provider = self.directory_provider(&order.agreement, &clause);
        let actor = provider.map_or(Actor::System, Actor::Party);
        let because = order.complete.then(|| Message::new("directory-because-asked"));
        self.deliver_directory_as(actor, order, clause, because).await
    }

    pub(crate) async fn deliver_directory_as(
        &self,
        actor: Actor,
        order: &DirectoryOrder,
        clause: ClauseId,
        because: Option<Message>,
    ) -> Result<DirectoryOutcome, ExchangeError> {
        let _alone = self.begin_directory()?;
        let request =
            DirectoryRequest { agreement: order.agreement.clone(), clause, recipient: None, on: order.on };
        self.sweep_directory_staging()?;
        let (decision, decided) = self.decide_directory(&actor, &request).await?;
        let permit = match decided {
            DirectoryDecision::Permitted(permit) => permit,
            denied @ DirectoryDecision::Denied(_) => {
                return Ok(DirectoryOutcome::Decided { id: decision, decision: Box::new(denied) });
            }
        };
        self.log_must_be_cosigned(permit.obligations()).await?;
        let held = self.held(&request.agreement, permit.clause()).await?;
        let because = because.or(held.lost);
        let objections = self.objected(&permit.producer().id, order.on).await?;
        let planned =
            self.plan_directory(permit.clause(), order.on, held.delivered, because.is_some(), &objections);
        let delivery = match planned {
            Ok(delivery) => delivery,
            Err(pause) => return Ok(DirectoryOutcome::NotDue(pause)),
        };
        let sources = self.directory_sources(&permit.producer().id).await?;
        if sources.is_empty() {
            return Err(DirectoryError::NoSource { party: permit.producer().id.clone() }.into());
        }
        let forget_before = self.forget_before(&permit.producer().id, order.on);
        let objectors = self.objectors(&permit.producer().id).await?;
        let objections = if permit.clause().objections { objections.len() as u64 } else { 0 };
        let work = Work {
            permit,
            decision,
            delivery,
            before: held.before,
            because,
            sources,
            objections,
            forget_before,
            objectors,
        };
        Ok(DirectoryOutcome::Delivered(Box::new(self.write_directory(&actor, work).await?)))
    }

    /// The clause that an order names, or the only one.
    fn ent_clause(&self, order: &DirectoryOrder) -> Result<ClauseId, ExchangeError> {
        let agreements = self.agreements();
        let unknown = || ExchangeError::UnknownAgreement { agreement: order.agreement.to_string() };
        let agreement = agreements.agreement(order.agreement.as_str()).ok_or_else(unknown)?;
        if let Some(clause) = &order.clause {
            return Ok(clause.clone());
        }
        let clauses: Vec<&ClauseId> = agreement.ent_clauses().map(|(_, clause)| &clause.id).collect();
        match clauses[..] {
            [only] => Ok(only.clone()),
            // The decision says that there is none.
            [] => Ok(ClauseId::new("ent")),
            _ => {
                let clauses = clauses.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
                Err(DirectoryError::SeveralClauses { agreement: order.agreement.clone(), clauses }.into())
            }
        }
    }

    fn directory_provider(&self, agreement: &AgreementId, clause: &ClauseId) -> Option<PartyId> {
        let agreements = self.agreements();
        let agreement = agreements.agreement(agreement.as_str())?;
        let (_, clause) = agreement.ent_clauses().find(|(_, one)| one.id == *clause)?;
        provider_of(&agreements, agreement, clause)
    }

    pub(crate) async fn decide_directory(
        &self,
        actor: &Actor,
        request: &DirectoryRequest,
    ) -> Result<(DecisionId, DirectoryDecision), ExchangeError> {
        let agreements = self.agreements();
        let decide = |on: Date| {
            let request = DirectoryRequest { on, ..request.clone() };
            agreements.decider.decide_directory(&request, &agreements.standings(on))
        };
        let mut decision = decide(request.on);
        // Files of yesterday are handed over today: what is suspended or ended since delivers nothing under a former date.
        if matches!(decision, DirectoryDecision::Permitted(_)) && request.on != self.today() {
            let today = decide(self.today());
            if matches!(today, DirectoryDecision::Denied(_)) {
                decision = today;
            }
        }
        let asked = decision.request();
        let new = entente_store::NewDecision {
            recipient: asked.recipient.clone(),
            purpose: asked.purpose.clone(),
            dataset: asked.dataset.clone(),
            outcome: named_outcome(decision.outcome()),
            articles: decision.articles().to_vec(),
            decision: with_sentences(&decision, |lang| decision.say(lang))?.to_string(),
        };
        let kept = self
            .store()
            .act(self.now(), actor, move |tx| Box::pin(async move { tx.insert_decision(&new).await }));
        let (row, _) = kept.await?;
        self.write_checkpoint().await?;
        Ok((row.id, decision))
    }

    /// What is due that day; nothing is read but the clause and what was delivered before.
    pub(crate) fn plan_directory(
        &self,
        clause: &EntClause,
        on: Date,
        delivered: EntDelivered,
        starts_over: bool,
        objections: &BTreeSet<String>,
    ) -> Result<EntDelivery, EntPause> {
        let variables: BTreeSet<String> = clause.variables.iter().map(ToString::to_string).collect();
        let agreements = self.agreements();
        let context = EntContext {
            on,
            delivered,
            institutions: &agreements.references.institutions,
            objections,
            variables: (!variables.is_empty()).then_some(&variables),
            starts_over,
        };
        EntDelivery::plan(clause, &context)
    }

    /// The day, by its last deliveries, and whether a delta may begin from the last one.
    async fn held(&self, agreement: &AgreementId, clause: &EntClause) -> Result<Held, ExchangeError> {
        let deliveries = self.store().directory_deliveries_of(agreement, &clause.id).await?;
        let delivered = delivered(&deliveries);
        let Some(last) = deliveries.first() else {
            return Ok(Held { delivered, before: StateIndex::default(), lost: None });
        };
        let pushes = self.store().directory_pushes(last.id).await?;
        let path = state_path(&self.directory_folder()?, last);
        let state = tokio::task::spawn_blocking(move || read_state(&path)).await?;
        // A file that does not read is as good as gone: a complete delivery mends it.
        let before = state.ok().flatten().filter(|state| {
            last.state_after.parse::<Fingerprint>().is_ok_and(|after| after == state.fingerprint())
        });
        let lost = match (&before, pushes.first()) {
            (None, _) => Some(Message::new("directory-because-state")),
            (_, Some(push)) if push.proof_sha256.is_none() => Some(Message::new("directory-because-push")),
            _ => None,
        };
        Ok(Held { delivered, before: before.unwrap_or_default(), lost })
    }

    /// The longest that a clause of the provider keeps accounts: its register is one for all of its ENT.
    fn forget_before(&self, producer: &PartyId, on: Date) -> Option<Date> {
        let agreements = self.agreements();
        let clauses = agreements.all().iter().flat_map(|agreement| {
            agreement
                .ent_clauses()
                .filter(|(_, clause)| provider_of(&agreements, agreement, clause).as_ref() == Some(producer))
        });
        clauses.filter_map(|(_, clause)| on.checked_sub(clause.retention.lasts.span()).ok()).min()
    }

    async fn write_directory(&self, actor: &Actor, work: Work) -> Result<DeliveredDirectory, ExchangeError> {
        let folder = self.folder().join("deliveries");
        let staging = tempfile::Builder::new()
            .prefix(STAGING)
            .tempdir_in(&folder)
            .map_err(ExchangeError::file(&folder))?;
        let (registers, target) = (self.directory_folder()?, staging.path().to_owned());
        let done = tokio::task::spawn_blocking(move || write(work, &registers, &target)).await?;
        let (work, written) = done?;
        let (files, findings) = (files_of(staging.path())?, written.findings.list());
        let complete = work.delivery.kind == DeliveryKind::Complete;
        let at = self.now();
        let facts = DirectoryFacts {
            decision: work.decision.to_string(),
            made_at: at,
            delivery: &work.delivery,
            written: &written.delivery,
            because: work.because.as_ref(),
            sources: work.sources.iter().map(|source| source.record.clone()).collect(),
            objections: work.objections,
            files: &files,
        };
        let receipt = receipt(&work.permit, &facts);
        let text = format!("{receipt:#}\n");
        let path = staging.path().join(RECEIPT);
        write_whole(&path, text.as_bytes()).map_err(ExchangeError::file(&path))?;
        let manifest = &written.delivery.manifest;
        let new = NewDirectoryDelivery {
            decision: work.decision,
            agreement: work.permit.agreement().clone(),
            clause: work.permit.clause().id.clone(),
            producer: work.permit.producer().id.clone(),
            recipient: work.permit.recipient().id.clone(),
            complete,
            delivered_on: work.delivery.on,
            channel: work.permit.clause().channel,
            state_before: written.delivery.before.map(|state| state.to_string()),
            state_after: written.delivery.after.to_string(),
            size_bytes: files.iter().map(|file| file.size_bytes).sum(),
            records: manifest.added + manifest.modified + manifest.deleted,
            receipt: text,
        };
        let registers = self.directory_folder()?;
        // The register first: a number that was given and never delivered is only a hole. Then the files, then the commit: a crash
        // before it leaves a folder and a state that the next delivery of that number replaces.
        let register = jointures_path(&registers, &new.producer);
        write_jointures(&register, &written.jointures).map_err(ExchangeError::file(&register))?;
        let mut tx = self.store().begin(at, actor).await?;
        let row = tx.insert_directory_delivery(new).await?;
        let state = state_path(&registers, &row);
        write_state(&state, &written.reached).map_err(ExchangeError::file(&state))?;
        sync_files(staging.path()).map_err(ExchangeError::file(staging.path()))?;
        let folder = directory_delivery_folder(self.folder(), row.id);
        if folder.exists() {
            fs::remove_dir_all(&folder).map_err(ExchangeError::file(&folder))?;
        }
        fs::rename(staging.keep(), &folder).map_err(ExchangeError::file(&folder))?;
        // The commit is on the disk when it returns: the name that it speaks of must be too.
        let deliveries = self.folder().join("deliveries");
        sync_folder(&deliveries).map_err(ExchangeError::file(&deliveries))?;
        tx.commit().await?;
        self.write_checkpoint().await?;
        remove_former_states(&registers, &row);
        Ok(DeliveredDirectory {
            id: row.id,
            complete,
            because: work.because,
            files,
            folder,
            receipt,
            findings,
        })
    }
}

/// Brings the files of a folder, and their names, to the disk.
fn sync_files(folder: &Path) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)? {
        File::open(entry?.path())?.sync_all()?;
    }
    sync_folder(folder)
}

/// Makes the directory of the day and writes what is due of it. Runs on a thread of its own.
fn write(mut work: Work, registers: &Path, target: &Path) -> Result<(Work, Written), DirectoryError> {
    let mut gathered = gather(&work.sources, registers, &work.permit.producer().id, work.delivery.on)?;
    let before = std::mem::take(&mut work.before);
    let (delivery, reached) = work.delivery.write(target, gathered.state, before)?;
    if let Some(day) = work.forget_before {
        gathered.jointures.forget_before(day, &work.objectors);
    }
    let written = Written { delivery, reached, jointures: gathered.jointures, findings: gathered.findings };
    Ok((work, written))
}

/// The days of the last complete delivery and of the last one; the latest comes first.
pub(crate) fn delivered(deliveries: &[DirectoryDelivery]) -> EntDelivered {
    EntDelivered {
        complete_on: deliveries.iter().find(|one| one.complete).map(|one| one.delivered_on),
        last_on: deliveries.first().map(|one| one.delivered_on),
    }
}

/// Where the files of a delivery lie.
pub(crate) fn directory_delivery_folder(folder: &Path, id: DirectoryDeliveryId) -> PathBuf {
    folder.join("deliveries").join(id.to_string())
}

fn state_start(delivery: &DirectoryDelivery) -> String {
    format!("{}.{}.", delivery.agreement, delivery.clause)
}

/// The state that a delivery reached, under its number: what the log knows and what lies here cannot be mixed up.
fn state_path(registers: &Path, delivery: &DirectoryDelivery) -> PathBuf {
    registers.join(format!("{}{}.state", state_start(delivery), delivery.id))
}

/// Only the last state is of use. One that cannot be removed is removed the next day.
fn remove_former_states(registers: &Path, delivery: &DirectoryDelivery) {
    let (start, last) = (state_start(delivery), state_path(registers, delivery));
    for entry in fs::read_dir(registers).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with(&start) && name.ends_with(".state") && entry.path() != last {
            let _ = fs::remove_file(entry.path());
        }
    }
}
