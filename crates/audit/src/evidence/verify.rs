//! Verification of a bundle by whoever has the file, and the keys of the log and of the witnesses from elsewhere.
//!
//! Nothing in the file is trusted. Each fault is named with its place; checks that need something which does not hold are left out,
//! since they would only repeat it.

use std::collections::BTreeSet;

use data_encoding::{BASE64, HEXLOWER};
use serde::Serialize;
use serde_json::{Map, Value};

use super::signatures::Signatures;
use super::{
    ACTS_MAX, BUNDLE_BYTES_MAX, EvidenceAct, EvidenceBundle, EvidenceCode, EvidenceFault, EvidenceTime,
};
use crate::note::checkpoint::read_hash;
use crate::note::{LogCheckpoint, NoteKey, NoteKeyKind, NoteSignature, NoteStanding, SignedNote};
use crate::tree::verify_inclusion;
use crate::trusted_time::{TimeAuthorities, TimeFault, TimeToken, TimeVerdict};
use crate::{Hash, StoredEntry, commitment, digest};

/// What the verifier knows by another way than the bundle. Where nothing is known, the bundle is only consistent with itself, and
/// the report says so.
#[derive(Clone, Copy, Default)]
pub struct Trust<'a> {
    /// The log's key.
    pub log: Option<&'a NoteKey>,
    /// Witnesses that must have cosigned.
    pub witnesses: &'a [NoteKey],
    /// Authorities of time.
    pub time: Option<&'a TimeAuthorities>,
}

/// What is known of when.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum TimeStanding {
    /// The bundle has no trusted time: instants are those that the log and its witnesses say.
    #[default]
    Absent,
    /// It has one, over this checkpoint and of that second since 1970, by an authority that the verifier does not know.
    NotVerified(u64),
    /// An authority that the verifier knows says that all was there at that second since 1970.
    Attested(u64),
}

/// An act that the bundle proves.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ProvedAct {
    /// Number of its entry.
    pub seq: u64,
    /// When, as the log says.
    pub at: String,
    /// Who.
    pub actor: String,
    /// What, by its name in the closed list.
    pub event: String,
}

/// What verification found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct EvidenceReport {
    /// Name of the log.
    pub log: String,
    /// Entries of its checkpoint.
    pub size: u64,
    /// Whether the verifier knew the log's key by another way.
    pub log_is_known: bool,
    /// Witnesses that cosigned, and the second at which each says it did.
    pub witnesses: Vec<(String, u64)>,
    /// Acts that hold, in the order of the log.
    pub acts: Vec<ProvedAct>,
    /// Digests of files that these acts name: whoever has a file compares it.
    pub files: Vec<Hash>,
    /// Trusted time.
    pub time: TimeStanding,
    /// Who says it, as its certificate names it.
    pub time_authority: Option<String>,
    /// Why it does not hold, where it does not.
    pub time_fault: Option<TimeFault>,
    /// Faults, in the order of the file.
    pub faults: Vec<EvidenceFault>,
}

impl EvidenceReport {
    /// Whether all that the bundle says is proved.
    pub fn holds(&self) -> bool {
        self.faults.is_empty()
    }
    pub(super) fn fault(&mut self, code: EvidenceCode, place: impl Into<String>) {
        self.faults.push(EvidenceFault::new(code, place));
    }
}

/// An act whose entry is in the tree and whose record is the one that it holds the digest of.
pub(super) struct SoundAct {
    pub rank: usize,
    pub event: String,
    pub body: Map<String, Value>,
    pub row: Option<Map<String, Value>>,
}

impl SoundAct {
    /// A text of the entry.
    pub fn said(&self, name: &str) -> Option<&str> {
        self.body.get(name)?.as_str()
    }
    /// A text of the record.
    pub fn kept(&self, name: &str) -> Option<&str> {
        self.row.as_ref()?.get(name)?.as_str()
    }
}

/// Verifies a bundle.
pub fn verify_evidence(file: &[u8], trust: &Trust<'_>) -> EvidenceReport {
    let mut report = EvidenceReport::default();
    let Some(bundle) = read(file) else {
        report.fault(EvidenceCode::Form, "bundle");
        return report;
    };
    let note = SignedNote::read(&bundle.checkpoint);
    let Some((note, checkpoint)) =
        note.ok().and_then(|note| note.checkpoint().ok().map(|checkpoint| (note, checkpoint)))
    else {
        report.fault(EvidenceCode::Checkpoint, "checkpoint");
        return report;
    };
    report.log.clone_from(&checkpoint.origin);
    report.size = checkpoint.size;
    let Some(log) =
        key_of(&bundle.keys.log, NoteKeyKind::Signature).filter(|key| key.name() == checkpoint.origin)
    else {
        report.fault(EvidenceCode::Key, "keys.log");
        return report;
    };
    keys(&bundle, &note, &log, trust, &mut report);
    let sound = acts(&bundle, &checkpoint, &mut report);
    links(&sound, &mut report);
    Signatures::read(&sound, &mut report).judge(&sound, &mut report);
    openings(&bundle, &sound, &mut report);
    time(&bundle, &note, trust, &mut report);
    if !is_sealed(&bundle, &log) {
        report.fault(EvidenceCode::Seal, "seal");
    }
    report
}

/// The bundle of a file in its one form.
fn read(file: &[u8]) -> Option<EvidenceBundle> {
    if file.len() > BUNDLE_BYTES_MAX {
        return None;
    }
    let bundle: EvidenceBundle = serde_json::from_slice(file).ok()?;
    let is_known = bundle.bundle == EvidenceBundle::FORM && (1..=ACTS_MAX).contains(&bundle.acts.len());
    (is_known && bundle.text().as_bytes() == file).then_some(bundle)
}

fn key_of(text: &str, kind: NoteKeyKind) -> Option<NoteKey> {
    text.parse::<NoteKey>().ok().filter(|key| key.kind() == kind)
}

fn keys(
    bundle: &EvidenceBundle,
    note: &SignedNote,
    log: &NoteKey,
    trust: &Trust<'_>,
    report: &mut EvidenceReport,
) {
    report.log_is_known = trust.log == Some(log);
    if trust.log.is_some_and(|known| known != log) {
        report.fault(EvidenceCode::Untrusted, "keys.log");
    }
    if note.standing(log) != NoteStanding::Signed {
        report.fault(EvidenceCode::LogSignature, "checkpoint");
    }
    let mut seen: Vec<NoteKey> = Vec::new();
    for (rank, text) in bundle.keys.witnesses.iter().enumerate() {
        let place = format!("keys.witnesses[{rank}]");
        let is_new = |key: &NoteKey| {
            key.public() != log.public() && seen.iter().all(|other| other.public() != key.public())
        };
        let Some(key) = key_of(text, NoteKeyKind::Cosignature).filter(is_new) else {
            report.fault(EvidenceCode::Key, place);
            continue;
        };
        match note.standing(&key) {
            NoteStanding::Cosigned(time) => report.witnesses.push((key.name().to_owned(), time)),
            _ => report.fault(EvidenceCode::WitnessSignature, place),
        }
        seen.push(key);
    }
    if trust.witnesses.iter().any(|asked| !seen.contains(asked)) {
        report.fault(EvidenceCode::WitnessAbsent, "checkpoint");
    }
    if note.signatures().len() != 1 + bundle.keys.witnesses.len() {
        report.fault(EvidenceCode::UnknownSignature, "checkpoint");
    }
}

fn acts(bundle: &EvidenceBundle, checkpoint: &LogCheckpoint, report: &mut EvidenceReport) -> Vec<SoundAct> {
    let mut sound = Vec::new();
    let mut last = None;
    for (rank, act) in bundle.acts.iter().enumerate() {
        let faults = report.faults.len();
        let read = StoredEntry::of_leaf(act.entry.as_bytes())
            .and_then(|entry| object(&entry.body_text).map(|body| (entry, body)));
        let Some((entry, body)) = read else {
            report.fault(EvidenceCode::Entry, format!("acts[{rank}].entry"));
            continue;
        };
        if entry.seq.checked_sub(1) != Some(act.index) || last.is_some_and(|last| last >= act.index) {
            report.fault(EvidenceCode::Index, format!("acts[{rank}].index"));
        }
        last = Some(act.index);
        if !is_included(act, checkpoint) {
            report.fault(EvidenceCode::Inclusion, format!("acts[{rank}]"));
        }
        let row = row(rank, act, &body, report);
        if report.faults.len() > faults {
            continue;
        }
        let event = body.get("event").and_then(Value::as_str).unwrap_or_default().to_owned();
        let (at, actor) = (entry.at_text, entry.actor);
        report.acts.push(ProvedAct { seq: entry.seq, at, actor, event: event.clone() });
        report.files.extend(files(&event, &body));
        sound.push(SoundAct { rank, event, body, row });
    }
    sound
}

fn object(json: &str) -> Option<Map<String, Value>> {
    serde_json::from_str(json).ok()
}

fn is_included(act: &EvidenceAct, checkpoint: &LogCheckpoint) -> bool {
    let path: Option<Vec<Hash>> = act.path.iter().map(|hash| read_hash(hash)).collect();
    let (entry, size) = (act.entry.as_bytes(), checkpoint.size);
    path.is_some_and(|path| verify_inclusion(entry, act.index, size, &checkpoint.root, &path).is_ok())
}

/// The record of an act, which stands there unless it is that of an account.
fn row(
    rank: usize,
    act: &EvidenceAct,
    body: &Map<String, Value>,
    report: &mut EvidenceReport,
) -> Option<Map<String, Value>> {
    let place = format!("acts[{rank}].row");
    let expected = body.get("subject_sha256").and_then(Value::as_str);
    match (expected, &act.row) {
        (None, None) => None,
        (Some(_), None) => {
            // The record of an account holds a password's hash and a login: it never leaves.
            let event = body.get("event").and_then(Value::as_str);
            if !matches!(event, Some("user-created" | "user-changed")) {
                report.fault(EvidenceCode::RowAbsent, place);
            }
            None
        }
        (expected, Some(row)) => {
            let read = object(row).filter(|_| expected == Some(&digest(row.as_bytes()).to_string()));
            if read.is_none() {
                report.fault(EvidenceCode::Row, place);
            }
            read
        }
    }
}

/// Digests of the files that an entry names.
fn files(event: &str, body: &Map<String, Value>) -> Vec<Hash> {
    let names: &[&str] = match event {
        "deposit-received" | "rows-set-aside" => &["sha256"],
        "deposit-checked" => &["checked_sha256"],
        "delivery-sent" => &["file_sha256"],
        _ => &[],
    };
    names.iter().filter_map(|name| body.get(*name)?.as_str()?.parse().ok()).collect()
}

/// A delivery stands on a decision that permits it.
fn links(sound: &[SoundAct], report: &mut EvidenceReport) {
    for act in sound.iter().filter(|act| act.event == "delivery-sent") {
        let decided = sound.iter().any(|other| {
            other.event == "access-decided"
                && other.rank < act.rank
                && other.said("outcome") == Some("permitted")
                && other.said("decision").is_some_and(|decision| act.said("decision") == Some(decision))
        });
        if !decided {
            report.fault(EvidenceCode::Link, format!("acts[{}].entry", act.rank));
        }
    }
}

fn openings(bundle: &EvidenceBundle, sound: &[SoundAct], report: &mut EvidenceReport) {
    let held: BTreeSet<&str> =
        sound.iter().flat_map(|act| act.body.values()).filter_map(Value::as_str).collect();
    for (rank, opening) in bundle.openings.iter().enumerate() {
        let salt = HEXLOWER.decode(opening.salt.as_bytes()).ok().and_then(|salt| salt.try_into().ok());
        let opens = salt.is_some_and(|salt: [u8; 32]| {
            commitment(&salt, &opening.value).to_string() == opening.commitment
        });
        if !opens || !held.contains(opening.commitment.as_str()) {
            report.fault(EvidenceCode::Opening, format!("openings[{rank}]"));
        }
    }
}

/// A token is over the text of the checkpoint, holds, and no act that is proved says an instant after it.
fn time(bundle: &EvidenceBundle, note: &SignedNote, trust: &Trust<'_>, report: &mut EvidenceReport) {
    let Some(time) = &bundle.time else { return };
    let (token, verdict) = match token(time, note, trust) {
        Ok(read) => read,
        Err(fault) => {
            report.time_fault = Some(fault);
            report.fault(EvidenceCode::Time, "time");
            return;
        }
    };
    let second = token.second();
    report.time =
        if verdict.is_known { TimeStanding::Attested(second) } else { TimeStanding::NotVerified(second) };
    report.time_authority = Some(verdict.authority);
    if report.acts.iter().any(|act| token.is_before(&act.at)) {
        report.fault(EvidenceCode::TimeOrder, "time");
    }
}

fn token(
    time: &EvidenceTime,
    note: &SignedNote,
    trust: &Trust<'_>,
) -> Result<(TimeToken, TimeVerdict), TimeFault> {
    if time.kind != EvidenceTime::RFC_3161 {
        return Err(TimeFault::Kind { kind: time.kind.chars().take(80).collect() });
    }
    let der = BASE64.decode(time.token.as_bytes()).map_err(|_| TimeFault::Form)?;
    let token = TimeToken::read(&der)?;
    if !token.is_over(&digest(note.text().as_bytes())) {
        return Err(TimeFault::Imprint);
    }
    let verdict = token.verify(trust.time)?;
    Ok((token, verdict))
}

fn is_sealed(bundle: &EvidenceBundle, log: &NoteKey) -> bool {
    let line = NoteSignature::read(&bundle.seal).ok().filter(|line| line.to_string() == bundle.seal);
    let note = line.and_then(|line| SignedNote::read(&format!("{}\n{line}\n", bundle.sealed_text())).ok());
    note.is_some_and(|note| note.standing(log) == NoteStanding::Signed)
}
