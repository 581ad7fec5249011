//! What happened to the conventions of a node, and what follows from it: states, standings for decisions, calendars.
//!
//! The rules of a life are `entente-agreement`; recording a fact is `record_agreement_fact`.

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError};

use entente_agreement::life::{Life, LifeState, Phase};
use entente_model::{Agreement, AgreementId, LifeFact, TermLength};
use entente_policy::{AgreementStanding, Standings};
use entente_store::AgreementFact;
use jiff::civil::Date;

use crate::agreements::Agreements;

/// Conventions that follow each other at most: beyond, a chain can only be a mistake.
const FOLLOWED_MAX: usize = 16;

/// The facts of each convention.
#[derive(Clone, Debug, Default)]
pub(crate) struct Facts(BTreeMap<AgreementId, Vec<LifeFact>>);

impl Facts {
    pub(crate) fn new(kept: Vec<AgreementFact>) -> Self {
        let mut facts: BTreeMap<AgreementId, Vec<LifeFact>> = BTreeMap::new();
        for one in kept {
            facts.entry(one.agreement).or_default().push(one.fact);
        }
        Self(facts)
    }

    /// How many there are: facts are added, never taken away.
    pub(crate) fn count(&self) -> usize {
        self.0.values().map(Vec::len).sum()
    }

    pub(crate) fn of(&self, agreement: &AgreementId) -> &[LifeFact] {
        self.0.get(agreement).map_or(&[], Vec::as_slice)
    }
}

impl Agreements {
    /// The life of a convention, with that of the one that it follows.
    pub(crate) fn life<'a>(&'a self, agreement: &'a Agreement) -> Life<'a> {
        self.life_within(agreement, FOLLOWED_MAX)
    }

    fn life_within<'a>(&'a self, agreement: &'a Agreement, left: usize) -> Life<'a> {
        let life = Life::new(agreement, self.facts.of(&agreement.id));
        let life = match self.cadre(agreement) {
            Some(cadre) => life.applying(cadre),
            None => life,
        };
        let life = match self.first_text(agreement) {
            Some(first) => life.first_signed_as(first),
            None => life,
        };
        let followed = match &agreement.term.length {
            TermLength::Follows(id) if left > 0 => self.agreement(id.as_str()),
            _ => None,
        };
        match followed {
            Some(followed) => life.following(self.life_within(followed, left - 1)),
            None => life,
        }
    }

    /// The text that was signed at first, where the convention was amended since.
    fn first_text(&self, agreement: &Agreement) -> Option<&Agreement> {
        let first = self.compilation.texts_of(&agreement.id).into_iter().next()?;
        (first.text_number() < agreement.text_number()).then_some(first)
    }

    /// The state of a convention on a day, with all that is known.
    pub(crate) fn state(&self, agreement: &Agreement, on: Date) -> LifeState {
        self.life(agreement).state(on, Date::MAX)
    }

    /// Whether its clauses hold that day, with all that is known.
    pub(crate) fn holds_on(&self, agreement: &Agreement, on: Date) -> bool {
        self.state(agreement, on).duties_run()
    }

    /// What each convention lets its clauses do that day, for decisions.
    ///
    /// Kept for the day asked about last: lives change only with the facts, and these with all that is compiled.
    pub(crate) fn standings(&self, on: Date) -> Arc<Standings> {
        let mut kept = self.standings.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((day, standings)) = &*kept
            && *day == on
        {
            return Arc::clone(standings);
        }
        let of =
            |agreement: &Agreement| (agreement.id.clone(), standing(agreement, &self.state(agreement, on)));
        let standings: Arc<Standings> = Arc::new(self.all().iter().map(of).collect());
        *kept = Some((on, Arc::clone(&standings)));
        standings
    }
}

fn standing(agreement: &Agreement, state: &LifeState) -> AgreementStanding {
    let ended = state.phase == Phase::Ended;
    let goes_on = agreement.articles.iter().map(|article| &article.number);
    let goes_on = goes_on.filter(|number| ended && state.holds(number)).cloned().collect();
    let gone = agreement.parties.iter().filter(|party| !state.parties.contains(party)).cloned().collect();
    AgreementStanding { holds: state.duties_run(), phase: state.phase.name(), goes_on, gone }
}
