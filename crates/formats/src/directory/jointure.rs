//! Identifiers of the directory that never change: one number for a person or a structure, whatever the sources call it.
//!
//! A person is known by several keys: the INE, the number in the source, the civil identity. Keys are kept as fingerprints,
//! so that the register, which outlives the exports, holds no name.

use std::collections::HashMap;
use std::hash::Hasher;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use siphasher::sip128::{Hasher128, SipHasher13};

use super::entity::Identity;

/// `ENTPersonJointure`, `ENTStructureJointure`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Jointure(pub u64);

impl std::fmt::Display for Jointure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.0)
    }
}

/// A fingerprint of what something is known by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub(super) struct Key(#[serde(with = "hexadecimal")] u128);

impl Key {
    /// Of these parts, the first of which says what kind of key it is.
    pub(super) fn new(parts: &[&str]) -> Self {
        let mut hasher = SipHasher13::new();
        for part in parts {
            hasher.write(part.as_bytes());
            hasher.write(&[0xff]);
        }
        Self(hasher.finish128().as_u128())
    }

    /// Of a name as people spell it differently: case, accents and what is not a letter do not count.
    pub(super) fn of_names(kind: &str, identity: &Identity, more: &str) -> Option<Self> {
        let (last, first) = (folded(&identity.birth_name), folded(&identity.first_name));
        let last = if last.is_empty() { folded(&identity.last_name) } else { last };
        (!last.is_empty() && !first.is_empty()).then(|| Self::new(&[kind, &last, &first, more]))
    }
}

/// JSON has no number of 128 bits.
mod hexadecimal {
    use serde::{Deserialize, Deserializer, Serializer};

    pub(super) fn serialize<S: Serializer>(value: &u128, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&format!("{value:032x}"))
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u128, D::Error> {
        let text = String::deserialize(deserializer)?;
        u128::from_str_radix(&text, 16).map_err(serde::de::Error::custom)
    }
}

/// Letters only, lower case, without accents.
fn folded(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for letter in name.chars().flat_map(char::to_lowercase) {
        match letter {
            'à' | 'â' | 'ä' | 'á' | 'ã' => out.push('a'),
            'ç' => out.push('c'),
            'é' | 'è' | 'ê' | 'ë' => out.push('e'),
            'î' | 'ï' | 'í' => out.push('i'),
            'ñ' => out.push('n'),
            'ô' | 'ö' | 'ó' | 'õ' => out.push('o'),
            'ù' | 'û' | 'ü' | 'ú' => out.push('u'),
            'ÿ' => out.push('y'),
            'œ' => out.push_str("oe"),
            'æ' => out.push_str("ae"),
            letter if letter.is_alphanumeric() => out.push(letter),
            _ => {}
        }
    }
    out
}

/// The register of identifiers.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Jointures {
    next: u64,
    by_key: HashMap<Key, Jointure>,
    /// Last day on which it was in an export; INE by which the person is known.
    known: HashMap<Jointure, (Date, Option<Key>)>,
}

impl Default for Jointures {
    fn default() -> Self {
        Self::starting_at(1)
    }
}

impl Jointures {
    /// Numbers from that one on: académies keep theirs apart by ranges.
    pub fn starting_at(first: u64) -> Self {
        Self { next: first, by_key: HashMap::new(), known: HashMap::new() }
    }

    /// Number of identifiers.
    pub fn len(&self) -> usize {
        self.known.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.known.is_empty()
    }

    /// Forgets those that no export has named since that day: a number is never given again.
    pub fn forget_before(&mut self, day: Date) {
        self.known.retain(|_, (seen_on, _)| *seen_on >= day);
        let known = &self.known;
        self.by_key.retain(|_, jointure| known.contains_key(jointure));
    }

    pub(super) fn find(&self, key: Key) -> Option<Jointure> {
        self.by_key.get(&key).copied()
    }

    /// The INE by which the person is known, as a key.
    pub(super) fn ine_of(&self, jointure: Jointure) -> Option<Key> {
        self.known.get(&jointure).and_then(|(_, ine)| *ine)
    }

    pub(super) fn create(&mut self, on: Date) -> Jointure {
        let jointure = Jointure(self.next);
        self.next += 1;
        self.known.insert(jointure, (on, None));
        jointure
    }

    /// Notes that it was met that day under that key.
    pub(super) fn meet(&mut self, jointure: Jointure, key: Key, on: Date) {
        self.by_key.insert(key, jointure);
        let entry = self.known.entry(jointure).or_insert((on, None));
        entry.0 = entry.0.max(on);
    }

    pub(super) fn set_ine(&mut self, jointure: Jointure, ine: Key) {
        if let Some(entry) = self.known.get_mut(&jointure) {
            entry.1 = Some(ine);
        }
    }

    /// The one of the key, or a new one.
    pub(super) fn find_or_create(&mut self, key: Key, on: Date) -> Jointure {
        let jointure = self.find(key).unwrap_or_else(|| self.create(on));
        self.meet(jointure, key, on);
        jointure
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_folded() {
        for (a, b) in [("D'ESSAI-ÉLU", "d’essai élu"), ("NOËL", "Noel"), ("CŒUR", "coeur")] {
            assert_eq!(folded(a), folded(b));
        }
    }

    #[test]
    fn a_number_is_never_given_again() {
        let day = jiff::civil::date(2026, 9, 1);
        let mut jointures = Jointures::starting_at(10);
        let key = Key::new(&["ine", "x"]);
        let first = jointures.find_or_create(key, day);
        jointures.forget_before(day.tomorrow().unwrap());
        assert!(jointures.is_empty());
        assert_ne!(jointures.find_or_create(key, day), first);
    }
}
