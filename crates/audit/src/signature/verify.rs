//! Verification of a convention's signatures: from the file, its signatures and the register of keys, and nothing else.
//!
//! Anybody can do it, without the node that signed and without the other party. A signature holds where its key signed it,
//! the key was the party's that day, and the file is to the byte what was signed; otherwise each reason is said, and which
//! parts of the file changed. A recorded signature never counts as one that was verified.

use std::collections::BTreeSet;

use entente_model::{AgreementId, PartyId};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::part::{Part, parts};
use super::{
    ChangedPlace, Initial, KeyId, KeyRegister, KeyStanding, RecordedSignature, Signature, SignatureFile,
    SignatureStatement, Statement, changed_places,
};
use crate::{Hash, digest};

/// What the verifier knows of the convention besides its bytes.
#[derive(Clone, Debug, Default)]
pub struct Expected<'a> {
    /// The id that its front matter says; not compared where absent.
    pub agreement: Option<&'a AgreementId>,
    /// Who must sign; where empty, nobody is missing and any party may sign.
    pub parties: &'a [PartyId],
    /// The bytes that were signed, where a copy is at hand: the changed places are then shown.
    pub signed_copy: Option<&'a [u8]>,
}

/// Why a signature does not hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "fault", rename_all = "kebab-case")]
pub enum SignatureFault {
    /// The file is not what was signed.
    ChangedText,
    /// Only the ends of its lines changed (CR LF for LF, or a mark at its beginning): a program saved it in another form.
    ChangedLineEnds,
    /// The key did not sign this: the statement or the signature was changed, or is a forgery.
    NotSigned,
    /// The key may not sign for the party that day.
    Key(KeyStanding),
    /// It is of another convention.
    OtherAgreement {
        /// Which.
        agreement: AgreementId,
    },
    /// The party is not one of the convention.
    NotAParty,
    /// The file is what was signed, but its parts are not those that were initialled.
    Initials,
}

/// A signature, and whether it holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CheckedSignature {
    /// What was signed.
    pub signature: Signature,
    /// With which key, as the signature says; absent where it has none of the register.
    pub key: KeyId,
    /// Why it does not hold; empty where it does.
    pub faults: Vec<SignatureFault>,
    /// It holds, but its key is compromised since that day: another proof must say that it was made before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub compromised_on: Option<Date>,
}

/// A signature made elsewhere, and whether its record holds; the signature itself was not verified.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CheckedRecord {
    /// What was recorded.
    pub recorded: RecordedSignature,
    /// The key of the party that records.
    pub key: KeyId,
    /// Why the record does not hold; empty where it does.
    pub faults: Vec<SignatureFault>,
}

/// How a part differs from what was signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PartChange {
    /// Its text.
    Changed,
    /// It was not signed.
    Added,
    /// It was signed, and is not there.
    Removed,
    /// It stands in another place.
    Moved,
}

/// A part that is not as it was signed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ChangedPart {
    /// The line that opens it: `## Article 3 : Suivi`; `+++` for the head.
    pub heading: String,
    /// Line of the file where it begins; absent where it was removed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<u32>,
    /// How.
    pub change: PartChange,
}

/// What verification found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SignatureVerification {
    /// SHA-256 of the file.
    pub sha256: Hash,
    /// Signatures, in the order of the file.
    pub signatures: Vec<CheckedSignature>,
    /// Signatures made elsewhere, in the order of the file.
    pub recorded: Vec<CheckedRecord>,
    /// Parties of which neither a signature nor a record holds.
    pub missing: Vec<PartyId>,
    /// Parts that are not as they were signed, by the first genuine signature of another text.
    pub changed: Vec<ChangedPart>,
    /// The places, where a signed copy was given and is what was signed.
    pub places: Vec<ChangedPlace>,
}

impl SignatureVerification {
    /// Whether everything that the signature file says holds.
    pub fn holds(&self) -> bool {
        self.signatures.iter().all(|one| one.faults.is_empty())
            && self.recorded.iter().all(|one| one.faults.is_empty())
    }
    /// Whether it holds and each party has signed, here or elsewhere.
    pub fn is_complete(&self) -> bool {
        self.holds() && self.missing.is_empty() && !(self.signatures.is_empty() && self.recorded.is_empty())
    }
    /// The day on which the last party signed, where each has (its first signature counts).
    pub fn signed_on(&self) -> Option<Date> {
        if !self.is_complete() {
            return None;
        }
        let signed = self.signatures.iter().map(|one| (&one.signature.party, one.signature.on));
        let days: Vec<(&PartyId, Date)> =
            signed.chain(self.recorded.iter().map(|one| (&one.recorded.party, one.recorded.on))).collect();
        let first = |party| days.iter().filter(|(signer, _)| *signer == party).map(|(_, on)| *on).min();
        days.iter().filter_map(|(party, _)| first(*party)).max()
    }
}

/// Verifies the statements of a signature file against the bytes of the convention.
pub fn verify_signatures(
    file: &[u8],
    signatures: &SignatureFile,
    keys: &KeyRegister,
    expected: &Expected<'_>,
) -> SignatureVerification {
    let subject = Subject { sha256: digest(file), parts: parts(file), file, keys, expected };
    let mut found = SignatureVerification {
        sha256: subject.sha256,
        signatures: Vec::new(),
        recorded: Vec::new(),
        missing: Vec::new(),
        changed: Vec::new(),
        places: Vec::new(),
    };
    let mut genuine_of_another_text = None;
    for (statement, read) in signatures.statements() {
        match read {
            SignatureStatement::Signature(signature) => {
                let checked = subject.signature(statement, signature);
                if is_only_of_another_text(&checked.faults) {
                    genuine_of_another_text = genuine_of_another_text.or(Some(signature));
                }
                found.signatures.push(checked);
            }
            SignatureStatement::RecordedSignature(recorded) => {
                found.recorded.push(subject.recorded(statement, recorded));
            }
        }
    }
    if let Some(signature) = genuine_of_another_text {
        found.changed = changed_parts(&signature.initials, &subject.parts);
        let copy = expected.signed_copy.filter(|copy| digest(copy) == signature.sha256);
        found.places = copy.map(|copy| changed_places(copy, file)).unwrap_or_default();
    }
    found.missing = missing(&found, expected.parties);
    found
}

/// Whether the signature is its key's, of this convention, and only the text differs.
fn is_only_of_another_text(faults: &[SignatureFault]) -> bool {
    matches!(faults, [SignatureFault::ChangedText | SignatureFault::ChangedLineEnds])
}

fn missing(found: &SignatureVerification, parties: &[PartyId]) -> Vec<PartyId> {
    let signed = found.signatures.iter().filter(|one| one.faults.is_empty()).map(|one| &one.signature.party);
    let recorded = found.recorded.iter().filter(|one| one.faults.is_empty()).map(|one| &one.recorded.party);
    let there: BTreeSet<&PartyId> = signed.chain(recorded).collect();
    parties.iter().filter(|party| !there.contains(party)).cloned().collect()
}

/// The file that is verified, and what it is verified with.
struct Subject<'a> {
    file: &'a [u8],
    sha256: Hash,
    parts: Vec<Part>,
    keys: &'a KeyRegister,
    expected: &'a Expected<'a>,
}

impl Subject<'_> {
    fn signature(&self, statement: &Statement, signature: &Signature) -> CheckedSignature {
        let (key, standing) = self.key(statement, &signature.party, signature.on);
        let mut faults = self.faults(&signature.agreement, &signature.party, signature.sha256);
        let mut compromised = None;
        match standing {
            Some(KeyStanding::Valid { compromised_on }) => compromised = compromised_on,
            Some(other) => faults.push(SignatureFault::Key(other)),
            None => faults.push(SignatureFault::NotSigned),
        }
        if signature.sha256 == self.sha256 && !changed_parts(&signature.initials, &self.parts).is_empty() {
            faults.push(SignatureFault::Initials);
        }
        let compromised_on = compromised.filter(|_| faults.is_empty());
        CheckedSignature { signature: signature.clone(), key, faults, compromised_on }
    }

    fn recorded(&self, statement: &Statement, recorded: &RecordedSignature) -> CheckedRecord {
        let (key, standing) = self.key(statement, &recorded.recorded_by, recorded.recorded_on);
        let mut faults = self.faults(&recorded.agreement, &recorded.party, recorded.sha256);
        match standing {
            Some(KeyStanding::Valid { .. }) => {}
            Some(other) => faults.push(SignatureFault::Key(other)),
            None => faults.push(SignatureFault::NotSigned),
        }
        CheckedRecord { recorded: recorded.clone(), key, faults }
    }

    fn faults(&self, agreement: &AgreementId, party: &PartyId, sha256: Hash) -> Vec<SignatureFault> {
        let mut faults = Vec::new();
        if self.expected.agreement.is_some_and(|expected| expected != agreement) {
            faults.push(SignatureFault::OtherAgreement { agreement: agreement.clone() });
        }
        if !self.expected.parties.is_empty() && !self.expected.parties.contains(party) {
            faults.push(SignatureFault::NotAParty);
        }
        if sha256 != self.sha256 {
            let same = with_plain_line_ends(self.file).is_some_and(|plain| digest(&plain) == sha256);
            faults.push(if same { SignatureFault::ChangedLineEnds } else { SignatureFault::ChangedText });
        }
        faults
    }

    /// The key under the statement and what it is; no standing where no key signed it, though the register has it.
    ///
    /// A statement may carry several signatures; each must be that of its key, so that none can be slipped in.
    fn key(&self, statement: &Statement, party: &PartyId, day: Date) -> (KeyId, Option<KeyStanding>) {
        let [signed] = statement.signed() else {
            let key = statement.signed().first().map_or(KeyId(Hash::ZERO), |signed| signed.key);
            return (key, None);
        };
        let Some(key) = self.keys.key(signed.key) else {
            return (signed.key, Some(KeyStanding::Unknown));
        };
        let standing =
            statement.is_signed_by(&key.public).then(|| self.keys.standing(signed.key, party, day));
        (signed.key, standing)
    }
}

/// The file with LF alone at the ends of its lines and no mark at its beginning, where it has others.
fn with_plain_line_ends(file: &[u8]) -> Option<Vec<u8>> {
    let bare = file.strip_prefix(b"\xef\xbb\xbf").unwrap_or(file);
    if bare.len() == file.len() && !file.contains(&b'\r') {
        return None;
    }
    let mut plain = Vec::with_capacity(bare.len());
    for (at, byte) in bare.iter().enumerate() {
        if *byte != b'\r' || bare.get(at + 1) != Some(&b'\n') {
            plain.push(*byte);
        }
    }
    Some(plain)
}

/// Compares the parts of the file with those that were initialled: by digest, then by heading, in order.
fn changed_parts(initials: &[Initial], parts: &[Part]) -> Vec<ChangedPart> {
    if initials.iter().map(|initial| initial.hash).eq(parts.iter().map(|part| part.hash)) {
        return Vec::new();
    }
    let mut left: Vec<Option<&Initial>> = initials.iter().map(Some).collect();
    let mut matched: Vec<Option<usize>> =
        parts.iter().map(|part| take(&mut left, |initial| initial.hash == part.hash)).collect();
    let same: BTreeSet<usize> = in_order(&matched);
    let mut changed = Vec::new();
    for (rank, part) in parts.iter().enumerate() {
        let change = match matched[rank] {
            Some(_) if same.contains(&rank) => continue,
            Some(_) => PartChange::Moved,
            None => {
                matched[rank] = take(&mut left, |initial| initial.heading == part.heading);
                if matched[rank].is_some() { PartChange::Changed } else { PartChange::Added }
            }
        };
        changed.push(ChangedPart { heading: part.heading.clone(), line: Some(part.line), change });
    }
    let removed = left.into_iter().flatten();
    changed.extend(removed.map(|initial| ChangedPart {
        heading: initial.heading.clone(),
        line: None,
        change: PartChange::Removed,
    }));
    changed
}

fn take(left: &mut [Option<&Initial>], wanted: impl Fn(&Initial) -> bool) -> Option<usize> {
    let rank = left.iter().position(|initial| initial.is_some_and(&wanted))?;
    left[rank] = None;
    Some(rank)
}

/// Ranks of the longest run of matches that keeps its order: the others moved.
fn in_order(matched: &[Option<usize>]) -> BTreeSet<usize> {
    let pairs: Vec<(usize, usize)> =
        matched.iter().enumerate().filter_map(|(rank, to)| to.map(|to| (rank, to))).collect();
    // Patience: the end of the best run of each length, and what precedes each pair.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = vec![None; pairs.len()];
    for (at, (_, to)) in pairs.iter().enumerate() {
        let length = ends.partition_point(|end| pairs[*end].1 < *to);
        before[at] = length.checked_sub(1).map(|length| ends[length]);
        match ends.get_mut(length) {
            Some(end) => *end = at,
            None => ends.push(at),
        }
    }
    let mut kept = BTreeSet::new();
    let mut at = ends.last().copied();
    while let Some(pair) = at {
        kept.insert(pairs[pair].0);
        at = before[pair];
    }
    kept
}
