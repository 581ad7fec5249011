//! What a party signs, and what it records of a signature made elsewhere; the file that holds both.
//!
//! `<file>.signatures` stands beside the convention. Its statements are independent: they may come in any order, from any
//! side, and two copies of the file make one by putting one after the other. Whether they hold is `verify`.

use std::fmt;
use std::str::FromStr;

use entente_model::{AgreementId, PartyId};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::part::parts;
use super::text::{self, Fields, Lines, Signed, Statement, StatementError, StatementFault, value};
use super::{KeyId, PublicKey, SecretKey};
use crate::{Hash, digest};

const SIGNATURE: &str = "signature";
const RECORDED: &str = "recorded-signature";

/// Who signs for a party.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signatory {
    /// Name.
    pub name: String,
    /// Function by which the person signs: « Maire ».
    pub function: String,
    /// The act that delegates the signature, with its date; for an EPLE, the délibération of its conseil d'administration.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub delegation: Option<String>,
}

/// A « paraphe »: one part of the text, as it was signed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Initial {
    /// SHA-256 of its bytes.
    pub hash: Hash,
    /// The line that opens it; `+++` for the head.
    pub heading: String,
}

/// What a party signs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signature {
    /// The convention.
    pub agreement: AgreementId,
    /// SHA-256 of the exact bytes of its file.
    pub sha256: Hash,
    /// The party.
    pub party: PartyId,
    /// Who signs for it.
    pub signatory: Signatory,
    /// Where: « Fait à … ».
    pub place: String,
    /// Which day, as the signatory says.
    pub on: Date,
    /// Each part of the text.
    pub initials: Vec<Initial>,
}

/// By what means a signature was made outside of this program.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SignatureMeans {
    /// A dossier of the platform Démarches simplifiées, by its number.
    DemarchesSimplifiees,
    /// A registered letter, by its number.
    RegisteredLetter,
    /// Paper, by where the original is kept.
    Paper,
    /// Another electronic signature (parapheur, certificate), by its reference.
    Electronic,
}

impl SignatureMeans {
    /// All of them.
    pub const ALL: [Self; 4] =
        [Self::DemarchesSimplifiees, Self::RegisteredLetter, Self::Paper, Self::Electronic];

    /// Its name in files and commands.
    pub fn name(self) -> &'static str {
        match self {
            Self::DemarchesSimplifiees => "demarches-simplifiees",
            Self::RegisteredLetter => "registered-letter",
            Self::Paper => "paper",
            Self::Electronic => "electronic",
        }
    }
    /// The means of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|means| means.name() == name)
    }
}

/// A signature made elsewhere, as a party records it: evidence of who says so, never a cryptographic signature of whom it names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordedSignature {
    /// The convention.
    pub agreement: AgreementId,
    /// SHA-256 of the file that says what was signed.
    pub sha256: Hash,
    /// The party that signed.
    pub party: PartyId,
    /// Who signed for it.
    pub signatory: Signatory,
    /// Where.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// Which day.
    pub on: Date,
    /// By what means.
    pub means: SignatureMeans,
    /// Number of the dossier or of the letter, or where the original is.
    pub reference: String,
    /// SHA-256 of the scan that is kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scan: Option<Hash>,
    /// The party that records it and signs the record.
    pub recorded_by: PartyId,
    /// Which day it records it.
    pub recorded_on: Date,
}

impl Signature {
    /// What a party signs of a file: each of its parts is initialled.
    pub fn of(
        agreement: AgreementId,
        file: &[u8],
        party: PartyId,
        signatory: Signatory,
        place: String,
        on: Date,
    ) -> Self {
        let initials = parts(file).into_iter();
        let initials = initials.map(|part| Initial { hash: part.hash, heading: part.heading }).collect();
        Self { agreement, sha256: digest(file), party, signatory, place, on, initials }
    }

    /// The bytes to sign: for a key that this program does not hold (`openssl pkeyutl -sign -rawin`).
    ///
    /// # Errors
    /// A value that cannot stand in a statement, by its name.
    pub fn text(&self) -> Result<String, StatementError> {
        name("agreement", self.agreement.as_str())?;
        name("party", self.party.as_str())?;
        plain("place", &self.place)?;
        let lines = Lines::of(SIGNATURE)
            .line("agreement", &self.agreement)
            .line("sha256", self.sha256)
            .line("party", &self.party);
        let lines = signatory(lines, &self.signatory)?.line("place", &self.place).line("on", self.on);
        let initial = |lines: Lines, initial: &Initial| {
            plain("initial", &initial.heading)?;
            Ok(lines.line("initial", format_args!("{} {}", initial.hash, initial.heading)))
        };
        Ok(self.initials.iter().try_fold(lines, initial)?.done())
    }

    /// Signs it.
    ///
    /// # Errors
    /// As [`Self::text`].
    pub fn sign(&self, key: &SecretKey) -> Result<Statement, StatementError> {
        Ok(Statement::sign(self.text()?, &[key]))
    }

    /// Takes a signature over [`Self::text`] that was made elsewhere; `None` where it is not that key's.
    ///
    /// # Errors
    /// As [`Self::text`].
    pub fn attach(&self, key: &PublicKey, signature: [u8; 64]) -> Result<Option<Statement>, StatementError> {
        let text = self.text()?;
        let signed = key.verifies(text.as_bytes(), &signature);
        Ok(signed.then(|| Statement::attach(text, Signed { key: key.id(), signature })))
    }

    fn read(fields: &mut Fields<'_>) -> Result<Self, StatementError> {
        let agreement = fields.line("agreement", read_name)?;
        let sha256 = fields.line("sha256", read)?;
        let party = fields.line("party", read_name)?;
        let signatory = read_signatory(fields)?;
        let place = fields.line("place", value)?;
        let on = fields.line("on", read_day)?;
        let mut initials = Vec::new();
        while let Some(initial) = fields.maybe("initial", read_initial)? {
            initials.push(initial);
        }
        let (agreement, party) = (AgreementId::new(agreement), PartyId::new(party));
        Ok(Self { agreement, sha256, party, signatory, place, on, initials })
    }
}

impl RecordedSignature {
    /// Signs the record, with the key of the party that records.
    ///
    /// # Errors
    /// A value that cannot stand in a statement, by its name.
    pub fn sign(&self, key: &SecretKey) -> Result<Statement, StatementError> {
        name("agreement", self.agreement.as_str())?;
        name("party", self.party.as_str())?;
        name("recorded-by", self.recorded_by.as_str())?;
        plain("place", self.place.as_deref().unwrap_or("-"))?;
        plain("reference", &self.reference)?;
        let lines = Lines::of(RECORDED)
            .line("agreement", &self.agreement)
            .line("sha256", self.sha256)
            .line("party", &self.party);
        let text = signatory(lines, &self.signatory)?
            .maybe("place", self.place.as_ref())
            .line("on", self.on)
            .line("means", self.means.name())
            .line("reference", &self.reference)
            .maybe("scan", self.scan)
            .line("recorded-by", &self.recorded_by)
            .line("recorded-on", self.recorded_on)
            .done();
        Ok(Statement::sign(text, &[key]))
    }

    fn read(fields: &mut Fields<'_>) -> Result<Self, StatementError> {
        Ok(Self {
            agreement: AgreementId::new(fields.line("agreement", read_name)?),
            sha256: fields.line("sha256", read)?,
            party: PartyId::new(fields.line("party", read_name)?),
            signatory: read_signatory(fields)?,
            place: fields.maybe("place", value)?,
            on: fields.line("on", read_day)?,
            means: fields.line("means", SignatureMeans::named)?,
            reference: fields.line("reference", value)?,
            scan: fields.maybe("scan", read)?,
            recorded_by: PartyId::new(fields.line("recorded-by", read_name)?),
            recorded_on: fields.line("recorded-on", read_day)?,
        })
    }
}

/// A statement of a signature file, as its kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum SignatureStatement {
    /// Signed here.
    Signature(Signature),
    /// Signed elsewhere, and recorded.
    RecordedSignature(RecordedSignature),
}

/// The statements about one convention: `<file>.signatures`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SignatureFile {
    statements: Vec<(Statement, SignatureStatement)>,
}

impl SignatureFile {
    /// Reads the file; whether its statements hold is for [`super::verify_signatures`].
    ///
    /// # Errors
    /// The first line that is not of a statement.
    pub fn read(text: &str) -> Result<Self, StatementError> {
        let mut file = Self::default();
        for mut block in text::blocks(text)? {
            let read = match block.kind {
                SIGNATURE => SignatureStatement::Signature(Signature::read(&mut block.fields)?),
                RECORDED => {
                    SignatureStatement::RecordedSignature(RecordedSignature::read(&mut block.fields)?)
                }
                other => return Err(unexpected(block.line, other, &[SIGNATURE, RECORDED])),
            };
            block.fields.end()?;
            file.statements.push((block.statement, read));
        }
        Ok(file)
    }
    /// Adds a statement, unless it is already there.
    ///
    /// # Errors
    /// A statement of another kind.
    pub fn add(&mut self, statement: &Statement) -> Result<(), StatementError> {
        self.merge(&Self::read(&statement.to_string())?);
        Ok(())
    }
    /// Takes the statements of another copy that are not in this one.
    pub fn merge(&mut self, other: &Self) {
        for one in &other.statements {
            if !self.statements.contains(one) {
                self.statements.push(one.clone());
            }
        }
    }
    /// Its statements, in the order of the file.
    pub fn statements(&self) -> impl Iterator<Item = (&Statement, &SignatureStatement)> {
        self.statements.iter().map(|(statement, read)| (statement, read))
    }
}

impl fmt::Display for SignatureFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (rank, (statement, _)) in self.statements.iter().enumerate() {
            write!(f, "{}{statement}", if rank == 0 { "" } else { "\n" })?;
        }
        Ok(())
    }
}

pub(super) fn unexpected(line: u32, kind: &str, known: &[&str]) -> StatementError {
    let expected = known.iter().map(|kind| format!("entente {kind} 1")).collect::<Vec<_>>().join(" | ");
    StatementError { line, fault: StatementFault::Line { expected, found: format!("entente {kind} 1") } }
}

/// Refuses a value that would not be read back.
pub(super) fn plain(name: &'static str, text: &str) -> Result<(), StatementError> {
    if text::is_value(text) { Ok(()) } else { Err(StatementError::value(name, text)) }
}

/// Refuses an identifier that would not be read back.
pub(super) fn name(name: &'static str, text: &str) -> Result<(), StatementError> {
    read_name(text).map(|_| ()).ok_or_else(|| StatementError::value(name, text))
}

pub(super) fn read_name(text: &str) -> Option<String> {
    (text::is_value(text) && !text.contains(char::is_whitespace)).then(|| text.to_owned())
}

pub(super) fn read<T: FromStr>(text: &str) -> Option<T> {
    text.parse().ok()
}

/// A day, in the one form that is written.
pub(super) fn read_day(text: &str) -> Option<Date> {
    text.parse::<Date>().ok().filter(|day| day.to_string() == text)
}

pub(super) fn read_key(text: &str) -> Option<KeyId> {
    read(text)
}

fn read_initial(text: &str) -> Option<Initial> {
    let (hash, heading) = text.split_once(' ')?;
    Some(Initial { hash: hash.parse().ok()?, heading: value(heading)? })
}

fn signatory(lines: Lines, signatory: &Signatory) -> Result<Lines, StatementError> {
    plain("signatory", &signatory.name)?;
    plain("function", &signatory.function)?;
    plain("delegation", signatory.delegation.as_deref().unwrap_or("-"))?;
    Ok(lines
        .line("signatory", &signatory.name)
        .line("function", &signatory.function)
        .maybe("delegation", signatory.delegation.as_ref()))
}

fn read_signatory(fields: &mut Fields<'_>) -> Result<Signatory, StatementError> {
    Ok(Signatory {
        name: fields.line("signatory", value)?,
        function: fields.line("function", value)?,
        delegation: fields.maybe("delegation", value)?,
    })
}
