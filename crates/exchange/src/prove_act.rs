//! The evidence of one act in a file that anybody verifies without the node: its entry and those that led to it, their records, their
//! places in the tree, and the checkpoint that the most witnesses cosigned.
//!
//! A delivery leads to its decision; a decision to the conventions that it cites; a convention to its signatures, and these to the keys of
//! the register. What came after the act is not in its evidence, nor is what its reader may not see: the deposit that a delivery was made
//! from and the report of its check are the depositor's (the receipt names the deposit, by its digest).

use std::collections::{BTreeMap, BTreeSet};

use entente_audit::{
    DepositId, Event, EvidenceBundle, EvidenceReport, EvidenceTime, Hash, NoteKey, NoteKeyKind, NoteStanding,
    SignedNote, StoredEntry, Subject, TimeAuthorities, TreeReader, Trust, verify_evidence,
};
use entente_model::{AgreementId, PartyId};

use crate::ask_time::TimeSettings;
use crate::error::ExchangeError;
use crate::log_folder::{LogFolder, LogWriter, log_fault};
use crate::node::Node;

/// Acts that one bundle may lead to; a bundle holds a thousand.
const ACTS_MAX: usize = 900;

/// The evidence of an act, ready to be handed over.
#[derive(Debug)]
pub struct ProvedEvidence {
    /// The file.
    pub file: String,
    /// The same in the form that other programs read (C2SP tlog-proof): the act alone.
    pub tlog_proof: String,
    /// What our own verifier says of it.
    pub report: EvidenceReport,
}

/// An entry, what it says, and the record that it speaks of.
struct Act {
    entry: StoredEntry,
    event: Event,
    row: Option<String>,
}

/// The acts of a bundle as they are gathered.
struct Gathered<'n> {
    node: &'n Node,
    /// Entry of the act that is proved: nothing after it.
    last: u64,
    acts: BTreeMap<u64, Act>,
    texts: BTreeSet<(AgreementId, Hash)>,
    parties: BTreeSet<PartyId>,
}

impl Node {
    /// Proves the act of that number: of a record (`m-000001`) or of an entry of the log (`42`).
    pub async fn prove_act(&self, number: &str) -> Result<ProvedEvidence, ExchangeError> {
        self.grow_log().await?;
        let unknown = || ExchangeError::UnknownAct { act: number.to_owned() };
        let seq = match number.parse::<u64>() {
            Ok(seq) => seq,
            Err(_) => {
                let subject = Subject::of_number(number).ok_or_else(unknown)?;
                self.store().entry_of(&subject).await?.ok_or_else(unknown)?
            }
        };
        if seq == 0 || seq > self.store().head().await?.seq {
            return Err(unknown());
        }
        let mut gathered = Gathered {
            node: self,
            last: seq,
            acts: BTreeMap::new(),
            texts: BTreeSet::new(),
            parties: BTreeSet::new(),
        };
        gathered.gather(seq).await?;
        let acts = gathered.acts;
        let witnesses = self.store().witnesses().await?;
        let witnesses: Vec<NoteKey> = witnesses.iter().filter_map(|one| one.key.parse().ok()).collect();
        let folder = self.folder().to_owned();
        let made = move || {
            let authorities = TimeSettings::read(&folder)?.authorities;
            bundle(&LogWriter::open(&folder)?, seq, acts, &witnesses, authorities.as_ref())
        };
        tokio::task::spawn_blocking(made).await?
    }
}

fn bundle(
    writer: &LogWriter,
    seq: u64,
    acts: BTreeMap<u64, Act>,
    witnesses: &[NoteKey],
    authorities: Option<&TimeAuthorities>,
) -> Result<ProvedEvidence, ExchangeError> {
    let folder = &writer.folder;
    let note = best_checkpoint(folder, &writer.log, seq, witnesses)?;
    let size = note.checkpoint().map_err(|error| log_fault(&error))?.size;
    let stamp = folder.stamped()?.into_iter().find(|(stamped, _)| stamped.text() == note.text());
    let mut bundle = EvidenceBundle::new(&note, &writer.log, witnesses).map_err(|error| log_fault(&error))?;
    let mut tree = TreeReader::new(folder, size);
    for act in acts.into_values() {
        bundle.add(&act.entry, act.row, &mut tree).map_err(|error| log_fault(&error))?;
    }
    bundle.time = stamp.map(|(_, token)| EvidenceTime::of_token(&token));
    let last = bundle.acts.len().saturating_sub(1);
    let tlog_proof = bundle.tlog_proof(last).unwrap_or_default();
    let cosigned: Vec<NoteKey> =
        bundle.keys.witnesses.iter().filter_map(|key| key.parse::<NoteKey>().ok()).collect();
    let file = bundle.seal(&writer.log, &writer.key).map_err(|error| log_fault(&error))?;
    let trust = Trust { log: Some(&writer.log), witnesses: &cosigned, time: authorities };
    let report = verify_evidence(file.as_bytes(), &trust);
    Ok(ProvedEvidence { file, tlog_proof, report })
}

/// Of the checkpoints that hold the entry, the one that the most witnesses cosigned; among these the first that an authority of time stamped,
/// which says best when the act was there; the latest where there is neither.
fn best_checkpoint(
    folder: &LogFolder,
    log: &NoteKey,
    seq: u64,
    witnesses: &[NoteKey],
) -> Result<SignedNote, ExchangeError> {
    let latest = folder.checkpoint()?.ok_or_else(|| log_fault(&"nothing was signed yet"))?;
    let mut notes: Vec<SignedNote> = vec![latest.clone()];
    let stamped: Vec<SignedNote> = folder.stamped()?.into_iter().map(|(note, _)| note).collect();
    for note in folder.cosigned()?.into_iter().chain(stamped.iter().cloned()) {
        let holds = note.standing(log) == NoteStanding::Signed
            && note.checkpoint().is_ok_and(|checkpoint| checkpoint.size >= seq);
        if holds && !notes.iter_mut().any(|kept| kept.merge(&note)) {
            notes.push(note);
        }
    }
    let cosigned = |note: &SignedNote| {
        let is_its = |key: &&NoteKey| {
            key.kind() == NoteKeyKind::Cosignature && matches!(note.standing(key), NoteStanding::Cosigned(_))
        };
        let size = note.checkpoint().map_or(0, |checkpoint| checkpoint.size);
        let is_stamped = stamped.iter().any(|other| other.text() == note.text());
        let size = if is_stamped { u64::MAX - size } else { size };
        (witnesses.iter().filter(is_its).count(), is_stamped, size)
    };
    Ok(notes.into_iter().max_by_key(cosigned).unwrap_or(latest))
}

impl Gathered<'_> {
    /// The act of that entry, and what it leads to.
    async fn gather(&mut self, seq: u64) -> Result<(), ExchangeError> {
        let mut waiting = vec![seq];
        while let Some(seq) = waiting.pop() {
            if seq > self.last || self.acts.contains_key(&seq) || self.acts.len() >= ACTS_MAX {
                continue;
            }
            let act = self.act(seq).await?;
            waiting.extend(self.leads_to(&act).await?);
            self.acts.insert(seq, act);
        }
        Ok(())
    }

    async fn act(&self, seq: u64) -> Result<Act, ExchangeError> {
        let unreadable = || ExchangeError::Record {
            record: format!("entry {seq}"),
            reason: "run the verification of the log".to_owned(),
        };
        let store = self.node.store();
        let mut entries = store.stored_entries(seq, 1).await?;
        let entry = entries.pop().filter(|entry| entry.seq == seq).ok_or_else(unreadable)?;
        let event = entry.read().ok_or_else(unreadable)?.body.event;
        let row = match event.subject() {
            Some(subject) => store.recorded_row(&subject).await?,
            None => None,
        };
        Ok(Act { entry, event, row })
    }

    async fn leads_to(&mut self, act: &Act) -> Result<Vec<u64>, ExchangeError> {
        Ok(match &act.event {
            Event::DeliverySent { decision, .. } | Event::DirectoryDelivered { decision, .. } => {
                Vec::from_iter(self.entry_of(&decision.to_string()).await?)
            }
            Event::AlertRaised { delivery, .. } | Event::DeliveryDownloaded { delivery, .. } => {
                Vec::from_iter(self.entry_of(&delivery.to_string()).await?)
            }
            Event::AccessDecided { articles, recipient, .. } => {
                let mut cited: BTreeSet<AgreementId> =
                    articles.iter().map(|place| place.convention.clone()).collect();
                self.applied(&mut cited, recipient);
                self.texts_of(&cited, act.entry.seq).await?
            }
            Event::AgreementLoaded { agreement, sha256, .. }
            | Event::AmendmentProposed { agreement, sha256, .. } => {
                self.signatures(agreement, *sha256).await?
            }
            Event::AgreementSigned { agreement, sha256, party, .. } => {
                self.text_and_keys(agreement, *sha256, party).await?
            }
            Event::AgreementSignatureRecorded { agreement, sha256, recorded_by, .. } => {
                self.text_and_keys(agreement, *sha256, recorded_by).await?
            }
            Event::KeyRegistered { party, .. } | Event::KeyRevoked { party, .. } => self.keys(party).await?,
            Event::DepositChecked { deposit, .. }
            | Event::RowsSetAside { deposit, .. }
            | Event::DepositWithdrawn { deposit, .. } => self.deposit(*deposit).await?,
            Event::DepositSuperseded { deposit, by } => {
                [self.deposit(*deposit).await?, self.deposit(*by).await?].concat()
            }
            _ => Vec::new(),
        })
    }

    /// A cadre binds the recipient by the conventions that apply it, and an application stands on its cadre: where a decision cites one, its
    /// evidence holds the other.
    fn applied(&self, cited: &mut BTreeSet<AgreementId>, recipient: &PartyId) {
        let of_cadres: Vec<AgreementId> = self
            .node
            .agreements()
            .all()
            .iter()
            .filter_map(|agreement| {
                let cadre = agreement.applies.as_ref()?;
                if cited.contains(&agreement.id) {
                    return Some(cadre.clone());
                }
                let binds = agreement.party_clauses().any(|(_, party)| party.id == *recipient);
                (binds && cited.contains(cadre)).then(|| agreement.id.clone())
            })
            .collect();
        cited.extend(of_cadres);
    }

    async fn entry_of(&self, number: &str) -> Result<Option<u64>, ExchangeError> {
        let Some(subject) = Subject::of_number(number) else { return Ok(None) };
        Ok(self.node.store().entry_of(&subject).await?)
    }

    /// A deposit and its check.
    async fn deposit(&self, deposit: DepositId) -> Result<Vec<u64>, ExchangeError> {
        let mut found = Vec::from_iter(self.entry_of(&deposit.to_string()).await?);
        if let Some(report) = self.node.store().check_report(deposit).await? {
            found.extend(self.entry_of(&report.id.to_string()).await?);
        }
        Ok(found)
    }

    /// The texts of these conventions that the log knew then.
    async fn texts_of(&self, cited: &BTreeSet<AgreementId>, then: u64) -> Result<Vec<u64>, ExchangeError> {
        let texts = self.node.store().agreement_texts().await?;
        let latest = |agreement: &AgreementId| {
            let known = texts.iter().filter(|text| text.agreement == *agreement && text.seq < then);
            known.map(|text| text.seq).max()
        };
        Ok(cited.iter().filter_map(latest).collect())
    }

    /// The signatures of a text.
    async fn signatures(&mut self, agreement: &AgreementId, sha256: Hash) -> Result<Vec<u64>, ExchangeError> {
        if !self.texts.insert((agreement.clone(), sha256)) {
            return Ok(Vec::new());
        }
        let signatures = self.node.store().agreement_signatures(agreement).await?;
        Ok(signatures.iter().filter(|one| one.sha256 == sha256).map(|one| one.seq).collect())
    }

    /// The text that was signed, and the keys of who signed it.
    async fn text_and_keys(
        &mut self,
        agreement: &AgreementId,
        sha256: Hash,
        party: &PartyId,
    ) -> Result<Vec<u64>, ExchangeError> {
        let texts = self.node.store().agreement_texts().await?;
        let same = |seq: &u64| *seq <= self.last;
        let mut found: Vec<u64> = texts
            .iter()
            .filter(|text| text.agreement == *agreement && text.sha256 == sha256)
            .map(|text| text.seq)
            .filter(same)
            .collect();
        if found.is_empty() {
            // Signed before it was in force: the text stands in its proposal.
            let proposed = self.node.store().amendments(Some(agreement)).await?;
            found.extend(proposed.iter().filter(|one| one.sha256 == sha256).map(|one| one.seq));
        }
        found.extend(self.keys(party).await?);
        Ok(found)
    }

    /// What the register says of a party's keys.
    async fn keys(&mut self, party: &PartyId) -> Result<Vec<u64>, ExchangeError> {
        if !self.parties.insert(party.clone()) {
            return Ok(Vec::new());
        }
        let entries = self.node.store().key_entries().await?;
        Ok(entries.iter().filter(|entry| entry.party == *party).map(|entry| entry.seq).collect())
    }
}
