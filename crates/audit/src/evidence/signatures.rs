//! The signatures of conventions that a bundle holds, judged with the keys that it holds: those of the log's own entries.
//!
//! The initials of each article are for `verify_signatures`, which says where a text was changed; here the text is whole or it is not.

use std::collections::BTreeSet;

use entente_model::PartyId;
use jiff::civil::Date;

use super::EvidenceCode;
use super::verify::{EvidenceReport, SoundAct};
use crate::{
    Hash, KeyRegister, KeyStanding, PublicKey, SignatureFile, SignatureStatement, Statement, digest,
};

/// Texts and keys that the entries of a bundle vouch for.
pub(super) struct Signatures {
    texts: BTreeSet<String>,
    register: KeyRegister,
}

impl Signatures {
    /// Takes the texts and the keys out of the acts.
    pub fn read(sound: &[SoundAct], report: &mut EvidenceReport) -> Self {
        let mut texts = BTreeSet::new();
        let mut statements = Vec::new();
        for act in sound {
            match act.event.as_str() {
                "agreement-loaded" | "amendment-proposed" => match text(act) {
                    Some(sha256) => drop(texts.insert(sha256)),
                    None => report.fault(EvidenceCode::Text, place(act)),
                },
                "key-registered" | "key-revoked" => statements.push(act),
                _ => {}
            }
        }
        Self { texts, register: register(&statements, report) }
    }

    /// Judges each signature.
    pub fn judge(&self, sound: &[SoundAct], report: &mut EvidenceReport) {
        for act in sound {
            if matches!(act.event.as_str(), "agreement-signed" | "agreement-signature-recorded")
                && let Some(code) = self.fault(act)
            {
                report.fault(code, place(act));
            }
        }
    }

    fn fault(&self, act: &SoundAct) -> Option<EvidenceCode> {
        let Some(signed) = Signed::read(act) else { return Some(EvidenceCode::Signature) };
        let Some(key) = self.register.key(signed.statement.signed().first()?.key) else {
            return Some(EvidenceCode::SigningKey);
        };
        let standing = self.register.standing(key.public.id(), &signed.by, signed.on);
        if !matches!(standing, KeyStanding::Valid { .. }) {
            return Some(EvidenceCode::SigningKey);
        }
        if !signed.is_signed_by(&key.public) {
            return Some(EvidenceCode::Signature);
        }
        (!self.texts.contains(&signed.sha256.to_string())).then_some(EvidenceCode::Link)
    }
}

fn place(act: &SoundAct) -> String {
    format!("acts[{}].row", act.rank)
}

/// The digest of a convention's text, where record and entry agree on it.
fn text(act: &SoundAct) -> Option<String> {
    let sha256 = digest(act.kept("text")?.as_bytes()).to_string();
    (act.said("sha256") == Some(&sha256)).then_some(sha256)
}

/// The register of the bundle's keys; entries that do not hold are faults at their acts.
fn register(acts: &[&SoundAct], report: &mut EvidenceReport) -> KeyRegister {
    let mut whole = String::new();
    let mut read = Vec::new();
    for act in acts {
        let statement = act.kept("statement").unwrap_or_default();
        if KeyRegister::read(statement).is_ok_and(|register| register.entries().count() == 1) {
            whole.push_str(statement);
            read.push(act);
        } else {
            report.fault(EvidenceCode::SigningKey, place(act));
        }
    }
    let register = KeyRegister::read(&whole).unwrap_or_default();
    for (act, (_, fault)) in read.iter().zip(register.entries()) {
        if fault.is_some() {
            report.fault(EvidenceCode::SigningKey, place(act));
        }
    }
    register
}

/// A statement, and what its entry says of it as well.
struct Signed {
    statement: Statement,
    by: PartyId,
    on: Date,
    sha256: Hash,
}

impl Signed {
    fn read(act: &SoundAct) -> Option<Self> {
        let file = SignatureFile::read(act.kept("statement")?).ok()?;
        let mut statements = file.statements();
        let (statement, read) = statements.next()?;
        if statements.next().is_some() {
            return None;
        }
        let (event, party, by, on, sha256) = match read {
            SignatureStatement::Signature(one) => {
                ("agreement-signed", &one.party, &one.party, one.on, one.sha256)
            }
            SignatureStatement::RecordedSignature(one) => {
                ("agreement-signature-recorded", &one.party, &one.recorded_by, one.recorded_on, one.sha256)
            }
        };
        let [signed] = statement.signed() else { return None };
        let agrees = act.event == event
            && act.said("party") == Some(party.as_str())
            && act.said("sha256") == Some(&sha256.to_string())
            && act.said("key") == Some(&signed.key.to_string());
        let statement = statement.clone();
        agrees.then(|| Self { statement, by: by.clone(), on, sha256 })
    }

    fn is_signed_by(&self, key: &PublicKey) -> bool {
        self.statement.is_signed_by(key)
    }
}
