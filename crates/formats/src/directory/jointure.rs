//! Identifiers of the directory that never change: one number for a person or a structure, whatever the sources call it.
//!
//! A person is known by several keys: the INE, the number in the source, the civil identity. Keys are kept as fingerprints,
//! so that the register, which outlives the exports, holds no name.
//!
//! A fingerprint alone could be found again by trying all INE, or all names and birth dates: the register is kept under a secret
//! (`unlock`), that its keeper holds apart from it. SipHash under an unknown key of 128 bits is a pseudo-random function
//! (Aumasson and Bernstein, 2012): without the secret nothing can be tried.

use std::collections::{BTreeSet, HashMap};
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

    /// The same under a secret.
    fn under(self, secret: &[u8; 16]) -> Self {
        let mut hasher = SipHasher13::new_with_key(secret);
        hasher.write(&self.0.to_le_bytes());
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
#[derive(Clone, Serialize, Deserialize)]
pub struct Jointures {
    next: u64,
    // INVARIANT: the keys of both maps are under the secret, where there is one.
    by_key: HashMap<Key, Jointure>,
    /// Last day on which it was in an export; INE by which the person is known.
    known: HashMap<Jointure, (Date, Option<Key>)>,
    /// Tells the secret that the keys are under from another; nothing of the secret.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    mark: Option<Key>,
    #[serde(skip)]
    secret: Option<[u8; 16]>,
}

/// The secret is not the one of this register: under it, everybody would be somebody new.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the register of identifiers is under another secret")]
pub struct JointuresError;

impl std::fmt::Debug for Jointures {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Jointures").field("identifiers", &self.known.len()).finish_non_exhaustive()
    }
}

impl Default for Jointures {
    fn default() -> Self {
        Self::starting_at(1)
    }
}

impl Jointures {
    /// Numbers from that one on: académies keep theirs apart by ranges.
    pub fn starting_at(first: u64) -> Self {
        Self { next: first, by_key: HashMap::new(), known: HashMap::new(), mark: None, secret: None }
    }

    /// Whether its keys are under a secret that was not given yet.
    pub fn is_locked(&self) -> bool {
        self.mark.is_some() && self.secret.is_none()
    }

    /// Gives the secret. A register that was under none is under it from then on: its numbers stay what they are.
    pub fn unlock(&mut self, secret: [u8; 16]) -> Result<(), JointuresError> {
        let mark = Key::new(&["mark"]).under(&secret);
        match self.mark {
            Some(kept) if kept != mark => return Err(JointuresError),
            Some(_) => {}
            None => {
                self.by_key = self.by_key.drain().map(|(key, id)| (key.under(&secret), id)).collect();
                for (_, ine) in self.known.values_mut() {
                    *ine = ine.map(|key| key.under(&secret));
                }
                self.mark = Some(mark);
            }
        }
        self.secret = Some(secret);
        Ok(())
    }

    /// Whether the register has given that identifier, as files write it.
    pub fn has_given(&self, jointure: &str) -> bool {
        jointure.parse().is_ok_and(|number| self.known.contains_key(&Jointure(number)))
    }

    /// A key as the register holds it.
    pub(super) fn sealed(&self, key: Key) -> Key {
        self.secret.map_or(key, |secret| key.under(&secret))
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
    ///
    /// Those kept are not forgotten, as files write them: whoever objected and comes back must be known again, or be delivered against
    /// her will under another number.
    pub fn forget_before(&mut self, day: Date, kept: &BTreeSet<String>) {
        self.known.retain(|jointure, (seen_on, _)| *seen_on >= day || kept.contains(&jointure.to_string()));
        let known = &self.known;
        self.by_key.retain(|_, jointure| known.contains_key(jointure));
    }

    pub(super) fn find(&self, key: Key) -> Option<Jointure> {
        self.by_key.get(&self.sealed(key)).copied()
    }

    /// The INE by which the person is known, as the register holds it.
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
        self.by_key.insert(self.sealed(key), jointure);
        let entry = self.known.entry(jointure).or_insert((on, None));
        entry.0 = entry.0.max(on);
    }

    pub(super) fn set_ine(&mut self, jointure: Jointure, ine: Key) {
        let ine = self.sealed(ine);
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
        jointures.forget_before(day.tomorrow().unwrap(), &BTreeSet::new());
        assert!(jointures.is_empty());
        assert_ne!(jointures.find_or_create(key, day), first);
    }

    #[test]
    fn who_objected_is_known_again() {
        let day = jiff::civil::date(2026, 9, 1);
        let mut jointures = Jointures::default();
        jointures.unlock([7; 16]).unwrap();
        let [objects, other] = ["x", "y"].map(|ine| Key::new(&["ine", ine]));
        let [kept, lost] = [objects, other].map(|key| jointures.find_or_create(key, day));
        jointures.forget_before(day.tomorrow().unwrap(), &BTreeSet::from([kept.to_string()]));
        assert_eq!((jointures.len(), jointures.find_or_create(objects, day)), (1, kept));
        assert_ne!(jointures.find_or_create(other, day), lost);
    }

    #[test]
    fn a_register_goes_under_a_secret_and_keeps_its_numbers() {
        let day = jiff::civil::date(2026, 9, 1);
        let (ine, other) = (Key::new(&["ine", "990000001AA"]), Key::new(&["ine", "990000002AA"]));
        let mut jointures = Jointures::default();
        let id = jointures.find_or_create(ine, day);
        jointures.set_ine(id, ine);
        jointures.unlock([7; 16]).unwrap();
        let kept = serde_json::to_string(&jointures).unwrap();
        // What anybody computes from an INE is nowhere in it, and neither is the secret.
        assert!(!kept.contains(&format!("{:032x}", ine.0)) && !kept.contains("secret"), "{kept}");
        let mut read: Jointures = serde_json::from_str(&kept).unwrap();
        assert!(read.is_locked() && read.find(ine).is_none());
        assert_eq!(read.unlock([8; 16]), Err(JointuresError));
        read.unlock([7; 16]).unwrap();
        assert_eq!((read.find(ine), read.find(other)), (Some(id), None));
        assert_eq!(read.ine_of(id), Some(read.sealed(ine)));
        assert!(read.has_given(&id.to_string()) && !read.has_given("12") && !read.has_given("x"));
    }
}
