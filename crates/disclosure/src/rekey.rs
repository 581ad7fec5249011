//! Pseudonyms carried from one key to the next, and turned back into identifiers: two works under two hands.
//!
//! A pseudonym cannot be turned into another, nor back, without the identifiers: both works compute pseudonyms again from
//! those that the producer holds, and answer for the pseudonyms that are asked for alone. Who may ask, with which shares,
//! and writing the act in the evidence log are the caller's work.

use std::collections::HashSet;
use std::io::{BufRead, Read};

use data_encoding::BASE32_NOPAD;

use crate::key::{MasterKey, PseudonymDomain};
use crate::pseudonym::{PSEUDONYM_CHARACTERS, Pseudonyms};

/// Pseudonyms that somebody holds, each as its 128 bits.
#[derive(Debug, Default)]
pub struct HeldPseudonyms {
    kept: HashSet<u128>,
    asked: u64,
}

/// A file of pseudonyms that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum HeldPseudonymsError {
    /// The header lacks the variable.
    #[error("the file has no variable `{variable}`: its first line names the variables")]
    Variable {
        /// Which.
        variable: String,
    },
    /// A value that is no pseudonym. It is not shown: it may be an identifier.
    #[error("line {line}: not a pseudonym, which has 26 characters from `a` to `z` and `2` to `7`")]
    NotPseudonym {
        /// Line of the file, the header being line 1.
        line: u64,
    },
    /// More than memory should hold.
    #[error("there are more than {max} pseudonyms")]
    TooMany {
        /// The limit.
        max: u64,
    },
    /// The file is not delimited text.
    #[error("the file is not a delimited table")]
    Csv(#[from] csv::Error),
    /// The file cannot be read.
    #[error("the file cannot be read")]
    Read(#[from] std::io::Error),
}

impl HeldPseudonymsError {
    /// The same at its line.
    #[must_use]
    pub fn at(self, line: u64) -> Self {
        match self {
            Self::NotPseudonym { .. } => Self::NotPseudonym { line },
            other => other,
        }
    }
}

impl HeldPseudonyms {
    /// How many different ones were asked for.
    pub fn asked(&self) -> u64 {
        self.asked
    }

    /// Adds one; a blank one names nobody and is left out.
    ///
    /// # Errors
    /// That is no pseudonym (see [`HeldPseudonymsError::at`]), or there are too many.
    pub fn add(&mut self, text: &str) -> Result<(), HeldPseudonymsError> {
        let text = text.trim();
        if text.is_empty() {
            return Ok(());
        }
        let bits = bits(text).ok_or(HeldPseudonymsError::NotPseudonym { line: 0 })?;
        self.asked += u64::from(self.kept.insert(bits));
        if self.kept.len() > HELD_MAX {
            return Err(HeldPseudonymsError::TooMany { max: HELD_MAX as u64 });
        }
        Ok(())
    }

    /// Adds those of one column of a delimited file, whose first line names the variables.
    ///
    /// # Errors
    /// Not such a file, or a value that is no pseudonym.
    pub fn read(&mut self, mut input: impl BufRead, variable: &str) -> Result<(), HeldPseudonymsError> {
        let mut header = Vec::new();
        (&mut input).take(HEADER_BYTES_MAX).read_until(b'\n', &mut header)?;
        let often = |delimiter: &u8| header.iter().filter(|byte| *byte == delimiter).count();
        let delimiter = [b'\t', b',', b';'].into_iter().max_by_key(often).unwrap_or(b';');
        let mut reader =
            csv::ReaderBuilder::new().delimiter(delimiter).from_reader(header.as_slice().chain(input));
        let titles = reader.headers()?;
        let place = titles.iter().position(|title| title.trim_start_matches('\u{feff}').trim() == variable);
        let Some(place) = place else {
            return Err(HeldPseudonymsError::Variable { variable: variable.to_owned() });
        };
        let mut record = csv::StringRecord::new();
        while reader.read_record(&mut record)? {
            let line = record.position().map_or(0, csv::Position::line);
            self.add(record.get(place).unwrap_or_default()).map_err(|error| error.at(line))?;
        }
        Ok(())
    }

    /// Takes one out; whether it was there.
    fn take(&mut self, pseudonym: &str) -> bool {
        bits(pseudonym).is_some_and(|bits| self.kept.remove(&bits))
    }
}

/// Most pseudonyms held at once: more than there are pupils in the country.
const HELD_MAX: usize = 20_000_000;
/// Longest header of a file of pseudonyms.
const HEADER_BYTES_MAX: u64 = 1 << 20;

fn bits(text: &str) -> Option<u128> {
    let lower = |byte: u8| byte.is_ascii_lowercase() || (b'2'..=b'7').contains(&byte);
    if text.len() != PSEUDONYM_CHARACTERS || !text.bytes().all(lower) {
        return None;
    }
    let bytes = BASE32_NOPAD.decode(text.to_ascii_uppercase().as_bytes()).ok()?;
    Some(u128::from_be_bytes(bytes.try_into().ok()?))
}

/// Old and new pseudonyms of the persons whom a recipient knows already, in one domain. Identifiers are shown to it one
/// after the other and never kept.
#[derive(Debug)]
pub struct Correspondence {
    old: Pseudonyms,
    new: Pseudonyms,
    held: HeldPseudonyms,
    pairs: Vec<(String, String)>,
}

impl Correspondence {
    /// From a former key to the one in force, for the pseudonyms that the recipient holds and no other.
    pub fn new(
        former: &MasterKey,
        in_force: &MasterKey,
        domain: &PseudonymDomain<'_>,
        held: HeldPseudonyms,
    ) -> Self {
        Self {
            old: Pseudonyms::new(&former.derive(domain)),
            new: Pseudonyms::new(&in_force.derive(domain)),
            held,
            pairs: Vec::new(),
        }
    }

    /// Whether every pseudonym has its new one: the identifiers left need not be shown.
    pub fn is_complete(&self) -> bool {
        self.held.kept.is_empty()
    }

    /// Computes both pseudonyms of an identifier.
    pub fn show(&mut self, identifier: &str) {
        let Some(old) = self.old.one(identifier) else { return };
        if self.held.take(&old) {
            self.pairs.extend(self.new.one(identifier).map(|new| (old, new)));
        }
    }

    /// How many pseudonyms were asked for, and the pairs, sorted by the old one: their order tells nothing of persons.
    pub fn finish(mut self) -> (u64, Vec<(String, String)>) {
        self.pairs.sort_unstable();
        (self.held.asked, self.pairs)
    }
}

/// Finds the identifiers of pseudonyms by computing those of the producer's identifiers again.
#[derive(Debug)]
pub struct PseudonymReversal {
    ways: Vec<Pseudonyms>,
    held: HeldPseudonyms,
    found: Vec<(String, String)>,
}

impl PseudonymReversal {
    /// Of pseudonyms of any of these domains under that key.
    pub fn new(key: &MasterKey, domains: &[PseudonymDomain<'_>], held: HeldPseudonyms) -> Self {
        let ways = domains.iter().map(|domain| Pseudonyms::new(&key.derive(domain))).collect();
        Self { ways, held, found: Vec::new() }
    }

    /// Whether all were found.
    pub fn is_complete(&self) -> bool {
        self.held.kept.is_empty()
    }

    /// Computes the pseudonyms of an identifier and keeps it where one was asked for.
    pub fn show(&mut self, identifier: &str) {
        for way in &self.ways {
            let Some(pseudonym) = way.one(identifier) else { return };
            if self.held.take(&pseudonym) {
                self.found.push((pseudonym, identifier.to_owned()));
            }
        }
    }

    /// How many were asked for, and those found with their identifiers.
    pub fn finish(mut self) -> (u64, Vec<(String, String)>) {
        self.found.sort_unstable();
        (self.held.asked, self.found)
    }
}

#[cfg(test)]
mod tests {
    use entente_model::{PartyId, PurposeId, VariableName};
    use proptest::prelude::*;

    use super::*;

    fn with_domain<T>(recipient: &str, work: impl FnOnce(&PseudonymDomain<'_>) -> T) -> T {
        let (recipient, purpose) = (PartyId::new(recipient), PurposeId::new("etudes"));
        let variable = VariableName::new("id_eleve");
        work(&PseudonymDomain {
            recipient: &recipient,
            purpose: &purpose,
            vintage: "stable",
            variable: &variable,
        })
    }

    const PUPILS: [&str; 3] = ["9990000001A", "9990000002B", "999000003CD"];

    fn held(pseudonyms: &[String]) -> HeldPseudonyms {
        let mut held = HeldPseudonyms::default();
        assert!(pseudonyms.iter().all(|one| held.add(one).is_ok()));
        held
    }

    #[test]
    fn cohorts_are_followed_over_a_rotation_for_those_whom_the_recipient_knows() {
        with_domain("region-exemple", |domain| {
            let (former, in_force) = (MasterKey::generate([1; 32]), MasterKey::generate([2; 32]));
            let old = Pseudonyms::new(&former.derive(domain));
            let known: Vec<String> = PUPILS[..2].iter().filter_map(|pupil| old.one(pupil)).collect();
            let mut job = Correspondence::new(&former, &in_force, domain, held(&known));
            PUPILS.iter().for_each(|pupil| job.show(pupil));
            assert!(job.is_complete());
            PUPILS.iter().for_each(|pupil| job.show(pupil));
            let (asked, pairs) = job.finish();
            assert_eq!((asked, pairs.len()), (2, 2));
            let new = Pseudonyms::new(&in_force.derive(domain));
            for (old_one, new_one) in &pairs {
                let pupil = PUPILS.iter().find(|pupil| old.one(pupil).as_ref() == Some(old_one)).unwrap();
                assert_eq!(new.one(pupil).as_ref(), Some(new_one));
                assert_ne!(old_one, new_one);
            }
        });
    }

    #[test]
    fn a_reversal_answers_for_what_is_asked_alone() {
        with_domain("region-exemple", |domain| {
            let key = MasterKey::generate([1; 32]);
            let one = Pseudonyms::new(&key.derive(domain)).one(PUPILS[1]).unwrap();
            let mut job = PseudonymReversal::new(&key, &[*domain], held(std::slice::from_ref(&one)));
            PUPILS.iter().for_each(|pupil| job.show(pupil));
            assert_eq!(job.finish(), (1, vec![(one, PUPILS[1].to_owned())]));
        });
    }

    #[test]
    fn a_file_of_pseudonyms_is_read_and_no_identifier_is_repeated() {
        let one = "eimeekfa2xszp74ua6kxgrhbgu";
        let mut held = HeldPseudonyms::default();
        held.read(format!("\u{feff}sexe;id_eleve\n1;{one}\n2;{one}\n1;\n").as_bytes(), "id_eleve").unwrap();
        assert_eq!(held.asked(), 1);
        let wrong = held.read("id_eleve\n9990000001A\n".as_bytes(), "id_eleve").unwrap_err();
        assert!(matches!(wrong, HeldPseudonymsError::NotPseudonym { line: 2 }), "{wrong}");
        assert!(!wrong.to_string().contains("999"), "{wrong}");
        let absent = held.read("nom\nx\n".as_bytes(), "id_eleve").unwrap_err();
        assert!(matches!(absent, HeldPseudonymsError::Variable { .. }));
    }

    proptest! {
        /// A recipient who brings another's pseudonyms gets nothing for them: domains stay apart over a rotation too.
        #[test]
        fn nothing_is_carried_from_one_domain_to_another(pupils in prop::collection::hash_set("[0-9]{10}[A-Z]", 1..20)) {
            let (former, in_force) = (MasterKey::generate([1; 32]), MasterKey::generate([2; 32]));
            let others: Vec<String> = with_domain("region-autre", |domain| {
                let own = Pseudonyms::new(&former.derive(domain));
                pupils.iter().filter_map(|pupil| own.one(pupil)).collect()
            });
            let pairs = with_domain("region-exemple", |domain| {
                let mut job = Correspondence::new(&former, &in_force, domain, held(&others));
                pupils.iter().for_each(|pupil| job.show(pupil));
                job.finish().1
            });
            prop_assert!(pairs.is_empty());
        }
    }
}
