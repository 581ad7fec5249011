//! Replaces an identifier by a keyed pseudonym (convention of 2015, article 4: « identifiant crypté »).
//!
//! HMAC-SHA-256 of the identifier under the key of its column, first 128 bits, base32: 26 characters. Among
//! 12 million pupils the chance that two share a pseudonym is about 2e-25. Deriving the key is `key`'s work.

use std::borrow::Cow;
use std::fmt;

use data_encoding::BASE32_NOPAD;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use crate::ine::{is_normal_ine, normalise_ine};

/// 128 bits in base 32.
pub(crate) const PSEUDONYM_CHARACTERS: usize = 26;

/// Pseudonyms of one column under one derived key.
#[derive(Clone)]
pub struct Pseudonyms(Hmac<Sha256>);

impl fmt::Debug for Pseudonyms {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Pseudonyms(…)")
    }
}

impl Pseudonyms {
    /// How long a pseudonym is, in characters and in bytes.
    pub const CHARACTERS: usize = PSEUDONYM_CHARACTERS;

    /// Pseudonyms under a key that [`MasterKey::derive`](crate::MasterKey::derive) gave.
    pub fn new(key: &[u8; 32]) -> Self {
        Self(Hmac::new_from_slice(key).expect("HMAC takes keys of any length"))
    }

    /// Appends the pseudonym of an identifier to a text; nothing for a blank one.
    pub fn append(&self, identifier: &str, text: &mut Vec<u8>) {
        let normalised = if is_normal_ine(identifier) {
            Cow::Borrowed(identifier)
        } else {
            Cow::Owned(normalise_ine(identifier).0)
        };
        if normalised.is_empty() {
            return;
        }
        let mut mac = self.0.clone();
        mac.update(normalised.as_bytes());
        let start = text.len();
        text.resize(start + PSEUDONYM_CHARACTERS, 0);
        BASE32_NOPAD.encode_mut(&mac.finalize().into_bytes()[..16], &mut text[start..]);
        text[start..].make_ascii_lowercase();
    }

    /// The pseudonym of an identifier, whatever its case and the blanks around it; none for a blank one, which
    /// names nobody.
    ///
    /// Letters are lower case: an INE holds upper-case letters, so no pseudonym can hold one.
    pub fn one(&self, identifier: &str) -> Option<String> {
        let mut text = Vec::with_capacity(PSEUDONYM_CHARACTERS);
        self.append(identifier, &mut text);
        let pseudonym = String::from_utf8(text).expect("letters and digits of base 32");
        (!pseudonym.is_empty()).then_some(pseudonym)
    }
}

#[cfg(test)]
mod tests {
    /// 128 bits in base32 without padding.
    const LENGTH: usize = 26;

    use std::collections::HashSet;

    use entente_model::{PartyId, PurposeId, VariableName};
    use proptest::prelude::*;

    use super::*;
    use crate::{MasterKey, PseudonymDomain};

    /// Pseudonyms for `[key, recipient, purpose, vintage, variable]`, the key being one repeated byte.
    fn pseudonyms(domain: [&str; 5]) -> Pseudonyms {
        let [key, recipient, purpose, vintage, variable] = domain;
        let (recipient, purpose) = (PartyId::new(recipient), PurposeId::new(purpose));
        let variable = VariableName::new(variable);
        let key = MasterKey::generate([key.as_bytes()[0]; 32]);
        Pseudonyms::new(&key.derive(&PseudonymDomain {
            recipient: &recipient,
            purpose: &purpose,
            vintage,
            variable: &variable,
        }))
    }

    const REGION: [&str; 5] = ["k", "region-exemple", "etudes", "stable", "id_eleve"];

    /// Each one differs from `REGION` in one part.
    const OTHERS: [[&str; 5]; 5] = [
        ["l", "region-exemple", "etudes", "stable", "id_eleve"],
        ["k", "region-autre", "etudes", "stable", "id_eleve"],
        ["k", "region-exemple", "sectorisation", "stable", "id_eleve"],
        ["k", "region-exemple", "etudes", "2026-2027", "id_eleve"],
        ["k", "region-exemple", "etudes", "stable", "id_parent"],
    ];

    #[test]
    fn a_pseudonym_never_changes_from_one_version_of_the_program_to_the_next() {
        // Recomputed with Python's hmac and hashlib: a recipient who follows cohorts relies on it.
        let one = pseudonyms(REGION).one(" 999900001aa ").unwrap();
        assert_eq!(one, KNOWN);
        assert_eq!(pseudonyms(REGION).one("   "), None);
    }

    const KNOWN: &str = "eimeekfa2xszp74ua6kxgrhbgu";

    proptest! {
        #[test]
        fn the_same_identifier_has_the_same_pseudonym(ine in "[0-9]{9}[A-Z]{2}", blanks in " {0,3}") {
            let expected = pseudonyms(REGION).one(&ine);
            prop_assert_eq!(pseudonyms(REGION).one(&format!("{blanks}{}{blanks}", ine.to_lowercase())), expected);
        }

        #[test]
        fn nothing_links_two_domains(inputs in prop::collection::hash_set("[0-9]{9}[A-Z]{2}|[0-9]{10}[A-Z]", 1..40)) {
            let here: Vec<String> = inputs.iter().filter_map(|ine| pseudonyms(REGION).one(ine)).collect();
            // Not even 60 bits: a prefix would be enough to join two deliveries.
            let prefixes: HashSet<&str> = here.iter().map(|pseudonym| &pseudonym[..12]).collect();
            prop_assert_eq!(prefixes.len(), inputs.len());
            for other in OTHERS {
                for ine in &inputs {
                    let elsewhere = pseudonyms(other).one(ine).unwrap();
                    prop_assert!(!prefixes.contains(&elsewhere[..12]));
                }
            }
        }

        #[test]
        fn a_pseudonym_shows_nothing_of_the_identifier(ine in "[0-9]{9}[A-Z]{2}|[0-9]{10}[A-Z]") {
            let pseudonym = pseudonyms(REGION).one(&ine).unwrap();
            prop_assert_eq!(pseudonym.len(), LENGTH);
            prop_assert!(pseudonym.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'2'..=b'7')));
            prop_assert!(!pseudonym.contains(&ine));
        }
    }
}
