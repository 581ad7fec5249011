//! What a convention lets its clauses do on the day of a request: by its text alone, or as its life says.
//!
//! The life itself (signatures, notices, suspensions) is `entente-agreement`; whoever knows it gives it here.

use std::collections::HashMap;

use entente_model::{Agreement, AgreementId, ArticleRef, PartyId};
use jiff::civil::Date;

/// What a convention is on some day, as its life says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AgreementStanding {
    /// Whether its clauses hold.
    pub holds: bool,
    /// Where it is in its life, for sentences: `draft`, `suspended`, `ended`…
    pub phase: &'static str,
    /// Articles whose clauses go on although it ended.
    pub goes_on: Vec<String>,
    /// Parties that left it, though the others go on.
    pub gone: Vec<PartyId>,
}

/// What each convention is on the day of a request; one that is not named stands by its text alone.
pub type Standings = HashMap<AgreementId, AgreementStanding>;

/// The standings, and the day for those that have none.
#[derive(Clone, Copy)]
pub(crate) struct OnDay<'s> {
    pub(crate) day: Date,
    pub(crate) standings: &'s Standings,
}

impl OnDay<'_> {
    /// Whether its clauses hold.
    pub(crate) fn holds(self, agreement: &Agreement) -> bool {
        match self.standings.get(&agreement.id) {
            Some(standing) => standing.holds,
            None => agreement.in_force_on(self.day),
        }
    }

    /// Whether the clauses of that place hold: with the convention, or because they go on after its end.
    pub(crate) fn holds_at(self, agreement: &Agreement, place: &ArticleRef) -> bool {
        let goes_on = |standing: &AgreementStanding| standing.goes_on.contains(&place.article);
        self.holds(agreement)
            || agreement.id == place.convention && self.standings.get(&agreement.id).is_some_and(goes_on)
    }

    /// Whether the party left it.
    pub(crate) fn is_gone(self, agreement: &AgreementId, party: &PartyId) -> bool {
        self.standings.get(agreement).is_some_and(|standing| standing.gone.contains(party))
    }

    /// Where it is in its life, where that is known.
    pub(crate) fn phase(self, agreement: &AgreementId) -> Option<&'static str> {
        self.standings.get(agreement).map(|standing| standing.phase)
    }
}
