//! Salts: what opens the commitments that stand in the log for personal values. They are kept apart from it.
//!
//! An entry holds `commitment(salt, value)`. With its salt, whoever knows the value can show that it is the one; without it, nobody can
//! find the value, not even by trying all names. Erasing the salt is how a person is forgotten: no entry changes, so the log stays whole.
//! Keeping the book on disk is the caller's, and so is the randomness.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use data_encoding::HEXLOWER;
use entente_model::Message;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::hash::digest_fields;
use crate::{Hash, commitment};

const FIRST_LINE: &str = "entente salts 1";

/// A salt: 32 random bytes, one for each value. Wiped when it goes, never shown.
#[derive(Clone, PartialEq, Eq)]
pub struct Salt(Zeroizing<[u8; 32]>);

impl Salt {
    /// Takes 32 random bytes.
    pub fn new(bytes: [u8; 32]) -> Self {
        Self(Zeroizing::new(bytes))
    }
    /// Its bytes: for the database, or for whoever may open the value.
    pub fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
    /// What the log holds in place of the value.
    pub fn commit(&self, value: &str) -> Hash {
        commitment(&self.0, value)
    }
    /// Ties the salt to its commitment, so that a changed one shows without the value.
    fn check(&self, commitment: &Hash) -> Hash {
        digest_fields("entente-salt-1", &[commitment.as_bytes(), &self.0[..]])
    }
}

impl fmt::Debug for Salt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Salt")
    }
}

/// What became of the salt of a commitment.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Kept {
    Salt { salt: Salt, check: Hash, until: Date },
    Erased(Date),
}

/// What is wrong with a salt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(tag = "fault", rename_all = "kebab-case")]
pub enum SaltFault {
    /// The entry holds a commitment whose salt is neither kept nor known as erased.
    Missing {
        /// Number of the entry.
        seq: u64,
        /// The commitment.
        commitment: Hash,
    },
    /// The salt is not the one that was kept.
    Changed {
        /// Number of the first entry that holds the commitment; 0 where none does.
        seq: u64,
        /// The commitment.
        commitment: Hash,
    },
    /// A salt, or the trace of one, for a commitment that no entry holds.
    Unrecorded {
        /// The commitment.
        commitment: Hash,
    },
}

impl SaltFault {
    /// What to say of it.
    pub fn message(&self) -> Message {
        match self {
            Self::Missing { seq, commitment } => {
                Message::new("salt-missing").with("seq", seq).with("commitment", commitment)
            }
            Self::Changed { seq, commitment } => {
                Message::new("salt-changed").with("seq", seq).with("commitment", commitment)
            }
            Self::Unrecorded { commitment } => Message::new("salt-unrecorded").with("commitment", commitment),
        }
    }
}

/// The text is not a book of salts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line} of the book of salts: expected {expected}")]
pub struct SaltBookError {
    /// Line, from 1.
    pub line: usize,
    /// What should stand there.
    pub expected: &'static str,
}

/// The salts that are kept, and those that were erased.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SaltBook {
    kept: BTreeMap<Hash, Kept>,
}

impl SaltBook {
    /// Commits to a value with a new salt, kept until the end of that day; gives what the entry holds.
    pub fn commit(&mut self, salt: Salt, value: &str, until: Date) -> Hash {
        let commitment = salt.commit(value);
        let check = salt.check(&commitment);
        self.kept.insert(commitment, Kept::Salt { salt, check, until });
        commitment
    }
    /// The salt of a commitment, where it is kept and is the right one.
    pub fn salt(&self, commitment: &Hash) -> Option<&Salt> {
        match self.kept.get(commitment)? {
            Kept::Salt { salt, check, .. } if salt.check(commitment) == *check => Some(salt),
            _ => None,
        }
    }
    /// Whether the commitment stands for that value; `None` where nobody can say any more.
    pub fn opens(&self, commitment: &Hash, value: &str) -> Option<bool> {
        self.salt(commitment).map(|salt| salt.commit(value) == *commitment)
    }
    /// Erases a salt: from then on nobody can say which value it was. Says whether there was one.
    pub fn erase(&mut self, commitment: &Hash, on: Date) -> bool {
        match self.kept.get_mut(commitment) {
            Some(kept @ Kept::Salt { .. }) => {
                *kept = Kept::Erased(on);
                true
            }
            _ => false,
        }
    }
    /// Notes that the salt of a commitment was erased, where the book does not hold it.
    pub fn note_erased(&mut self, commitment: Hash, on: Date) {
        self.kept.insert(commitment, Kept::Erased(on));
    }
    /// The day on which a salt was erased.
    pub fn erased_on(&self, commitment: &Hash) -> Option<Date> {
        match self.kept.get(commitment)? {
            Kept::Erased(on) => Some(*on),
            Kept::Salt { .. } => None,
        }
    }
    /// The commitments whose salts are to be erased on that day: their retention is over.
    pub fn due(&self, today: Date) -> Vec<Hash> {
        let over = |kept: &Kept| matches!(kept, Kept::Salt { until, .. } if *until < today);
        self.kept.iter().filter(|(_, kept)| over(kept)).map(|(commitment, _)| *commitment).collect()
    }
    /// Compares the book with the commitments of the log, each with the number of its entry.
    pub fn faults(&self, recorded: &[(u64, Hash)]) -> Vec<SaltFault> {
        let mut first: BTreeMap<Hash, u64> = BTreeMap::new();
        for (seq, commitment) in recorded {
            first.entry(*commitment).or_insert(*seq);
        }
        let missing = first.iter().filter(|(commitment, _)| !self.kept.contains_key(*commitment));
        let mut faults: Vec<SaltFault> = missing
            .map(|(commitment, seq)| SaltFault::Missing { seq: *seq, commitment: *commitment })
            .collect();
        for (commitment, kept) in &self.kept {
            let seq = first.get(commitment).copied();
            if let Kept::Salt { salt, check, .. } = kept
                && salt.check(commitment) != *check
            {
                faults.push(SaltFault::Changed { seq: seq.unwrap_or(0), commitment: *commitment });
            }
            if seq.is_none() {
                faults.push(SaltFault::Unrecorded { commitment: *commitment });
            }
        }
        faults.sort_unstable();
        faults
    }
}

/// One line for each salt. Whoever writes it gives the file the mode 0600, and never puts it in an export of the log.
impl fmt::Display for SaltBook {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{FIRST_LINE}")?;
        for (commitment, kept) in &self.kept {
            match kept {
                Kept::Erased(on) => writeln!(f, "erased {commitment} {on}")?,
                Kept::Salt { salt, check, until } => {
                    let salt = Zeroizing::new(HEXLOWER.encode(salt.as_bytes()));
                    writeln!(f, "salt {commitment} {} {check} {until}", &*salt)?;
                }
            }
        }
        Ok(())
    }
}

impl FromStr for SaltBook {
    type Err = SaltBookError;
    fn from_str(text: &str) -> Result<Self, SaltBookError> {
        let wrong = |line, expected| SaltBookError { line, expected };
        let body = text.strip_suffix('\n').ok_or(wrong(text.lines().count().max(1), "the end of a line"))?;
        let mut lines = body.split('\n').zip(1..);
        if lines.next().is_none_or(|(line, _)| line != FIRST_LINE) {
            return Err(wrong(1, "`entente salts 1`"));
        }
        let mut book = Self::default();
        let mut last = None;
        for (line, number) in lines {
            let (commitment, kept) = read_line(line).ok_or(wrong(
                number,
                "`salt <commitment> <salt> <check> <day>` or `erased <commitment> <day>`",
            ))?;
            // In the order of the commitments, each once: lines that were moved or repeated show.
            if last.is_some_and(|last| last >= commitment) {
                return Err(wrong(number, "a commitment after that of the line before"));
            }
            last = Some(commitment);
            book.kept.insert(commitment, kept);
        }
        Ok(book)
    }
}

fn read_line(line: &str) -> Option<(Hash, Kept)> {
    let fields: Vec<&str> = line.split(' ').collect();
    let day = |text: &str| text.parse::<Date>().ok().filter(|day| day.to_string() == text);
    match fields[..] {
        ["erased", commitment, on] => Some((commitment.parse().ok()?, Kept::Erased(day(on)?))),
        ["salt", commitment, salt, check, until] => {
            let bytes = Zeroizing::new(HEXLOWER.decode(salt.as_bytes()).ok()?);
            let salt = Salt::new(bytes.as_slice().try_into().ok()?);
            let kept = Kept::Salt { salt, check: check.parse().ok()?, until: day(until)? };
            Some((commitment.parse().ok()?, kept))
        }
        _ => None,
    }
}
