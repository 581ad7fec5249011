//! The life of a key: which one is in force, pseudonyms carried from one to the next, and reversal under two hands.
//!
//! A pseudonym cannot be turned into another without the identifiers: re-keying recomputes both from the identifiers
//! that the producer holds, in one sealed run, and hands out pairs. Writing the act in the audit log is the caller's
//! work: what it must record is in [`Reversal`].

use crate::key::{MasterKey, PseudonymDomain};
use crate::pseudonym::Pseudonyms;
use crate::share::{KeyShare, KeyShareError};

/// Keys over time: the one in force, and those before, kept for as long as their pseudonyms are.
#[derive(Debug)]
pub struct KeyRing {
    keys: Vec<MasterKey>,
}

impl KeyRing {
    /// A ring whose last key is in force.
    pub fn new(first: MasterKey) -> Self {
        Self { keys: vec![first] }
    }

    /// Puts a new key in force; gives its generation, from 2.
    pub fn rotate(&mut self, next: MasterKey) -> usize {
        self.keys.push(next);
        self.keys.len()
    }

    /// The generation in force, from 1.
    pub fn generation(&self) -> usize {
        self.keys.len()
    }

    /// The key of a generation; none where it was forgotten or never was.
    pub fn key(&self, generation: usize) -> Option<&MasterKey> {
        generation.checked_sub(1).and_then(|position| self.keys.get(position))
    }

    /// For each identifier, its pseudonym of an old generation and that of the one in force, in one domain: what a
    /// recipient needs to follow its cohorts over a rotation. Pairs are sorted by the old pseudonym, so that their
    /// order tells nothing of the identifiers.
    pub fn rekey<'a>(
        &self,
        from: usize,
        domain: &PseudonymDomain<'_>,
        identifiers: impl Iterator<Item = &'a str>,
    ) -> Option<Vec<(String, String)>> {
        let old = Pseudonyms::new(&self.key(from)?.derive(domain));
        let new = Pseudonyms::new(&self.key(self.generation())?.derive(domain));
        let mut pairs: Vec<(String, String)> =
            identifiers.filter_map(|identifier| old.one(identifier).zip(new.one(identifier))).collect();
        pairs.sort_unstable();
        pairs.dedup();
        Some(pairs)
    }
}

/// A reversal as the log must record it: who consented, why, how many; never which person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reversal {
    /// The two holders of shares.
    pub holders: [String; 2],
    /// Why: the article or the request.
    pub reason: String,
    /// Pseudonyms asked for.
    pub asked: usize,
    /// Pseudonyms found.
    pub found: usize,
}

/// Why a reversal did not take place.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReversalError {
    /// One person for two.
    #[error("a reversal takes two holders of shares: `{holder}` cannot stand for both")]
    OneHolder {
        /// Who.
        holder: String,
    },
    /// No reason.
    #[error("a reversal needs its reason: the article or the request that it answers")]
    NoReason,
    /// The shares give no key.
    #[error(transparent)]
    Shares(#[from] KeyShareError),
}

/// A share and who brings it.
#[derive(Debug)]
pub struct HeldShare<'a> {
    /// Who.
    pub holder: &'a str,
    /// What.
    pub share: &'a KeyShare,
}

/// Finds the identifiers of pseudonyms by computing those of a list again, under two shares of two persons.
///
/// # Errors
/// One holder, no reason, or shares that give no key.
pub fn reverse<'a>(
    [one, other]: [HeldShare<'_>; 2],
    reason: &str,
    domain: &PseudonymDomain<'_>,
    pseudonyms: &[String],
    identifiers: impl Iterator<Item = &'a str>,
) -> Result<(Vec<(String, String)>, Reversal), ReversalError> {
    if one.holder == other.holder {
        return Err(ReversalError::OneHolder { holder: one.holder.to_owned() });
    }
    if reason.trim().is_empty() {
        return Err(ReversalError::NoReason);
    }
    let key = MasterKey::join(one.share, other.share)?;
    let own = Pseudonyms::new(&key.derive(domain));
    let asked: std::collections::HashSet<&str> = pseudonyms.iter().map(String::as_str).collect();
    let found: Vec<(String, String)> = identifiers
        .filter_map(|identifier| own.one(identifier).map(|pseudonym| (pseudonym, identifier.to_owned())))
        .filter(|(pseudonym, _)| asked.contains(pseudonym.as_str()))
        .collect();
    let record = Reversal {
        holders: [one.holder.to_owned(), other.holder.to_owned()],
        reason: reason.to_owned(),
        asked: asked.len(),
        found: found.len(),
    };
    Ok((found, record))
}

#[cfg(test)]
mod tests {
    use entente_model::{PartyId, PurposeId, VariableName};

    use super::*;

    fn with_domain<T>(work: impl FnOnce(&PseudonymDomain<'_>) -> T) -> T {
        let (recipient, purpose) = (PartyId::new("region-exemple"), PurposeId::new("etudes"));
        let variable = VariableName::new("id_eleve");
        work(&PseudonymDomain {
            recipient: &recipient,
            purpose: &purpose,
            vintage: "stable",
            variable: &variable,
        })
    }

    const PUPILS: [&str; 3] = ["9990000001A", "9990000002B", "999000003CD"];

    #[test]
    fn cohorts_are_followed_over_a_rotation_and_not_without_it() {
        with_domain(|domain| {
            let mut ring = KeyRing::new(MasterKey::generate([1; 32]));
            assert_eq!(ring.rotate(MasterKey::generate([2; 32])), 2);
            let pairs = ring.rekey(1, domain, PUPILS.into_iter()).unwrap();
            assert_eq!(pairs.len(), 3);
            let new = Pseudonyms::new(&ring.key(2).unwrap().derive(domain));
            assert!(
                pairs.iter().all(|(old, _)| PUPILS.iter().all(|pupil| new.one(pupil).as_ref() != Some(old)))
            );
            assert!(ring.rekey(3, domain, PUPILS.into_iter()).is_none());
            assert!(ring.rekey(0, domain, PUPILS.into_iter()).is_none());
        });
    }

    #[test]
    fn a_reversal_takes_two_persons_and_a_reason() {
        with_domain(|domain| {
            let key = MasterKey::generate([1; 32]);
            let shares = key.split(&[9; 32]);
            let one = Pseudonyms::new(&key.derive(domain)).one(PUPILS[1]).unwrap();
            let held = |holder, share: usize| HeldShare { holder, share: &shares[share] };
            let ask = |shares: [HeldShare<'_>; 2], reason: &str| {
                reverse(shares, reason, domain, std::slice::from_ref(&one), PUPILS.into_iter())
            };
            let (found, record) = ask([held("ssa", 0), held("tiers", 1)], "droit d'accès").unwrap();
            assert_eq!(found, [(one.clone(), PUPILS[1].to_owned())]);
            assert_eq!((record.asked, record.found), (1, 1));
            assert!(matches!(
                ask([held("ssa", 0), held("ssa", 1)], "x"),
                Err(ReversalError::OneHolder { .. })
            ));
            assert_eq!(ask([held("ssa", 0), held("tiers", 1)], " ").unwrap_err(), ReversalError::NoReason);
            let same = ask([held("ssa", 0), held("tiers", 0)], "x").unwrap_err();
            assert_eq!(same, ReversalError::Shares(KeyShareError::Same));
        });
    }
}
