//! A party says something of a forecast: it departs from it, comments, proposes a figure or answers, declares an event.
//!
//! Each is an act with its author party and its day, never changed afterwards; what holds follows from the history
//! (`views::forecast_said`). Only a place whose forecast the party is shown can be acted on.

use std::collections::BTreeMap;

use entente_audit::{Actor, ForecastActId, ForecastActKind};
use entente_forecast::EnrolmentEvent;
use entente_model::PartyId;
use entente_store::{ForecastAct, NewForecastAct};

use crate::error::ExchangeError;
use crate::node::Node;
use crate::sign_in::Session;
use crate::views::figures::{EnrolmentView, FigurePlace, FigureReader, fault_of, outcome, said_to, sharings};

/// Longest reason or comment.
const WORDS_MAX: usize = 1_000;
/// No establishment and no territory has more pupils of a level.
const PUPILS_MAX: u32 = 1_000_000;
/// Years ahead for which an event can be declared.
const AHEAD_MAX: i32 = 15;

/// What a party says.
#[derive(Clone, Debug, PartialEq)]
pub enum ForecastDeed {
    /// It departs from the forecast.
    Adjust {
        /// Its figure.
        pupils: u32,
    },
    /// It comments; the comment is in the words of the order.
    Comment,
    /// It proposes a figure to the others.
    Propose {
        /// The figure.
        pupils: u32,
    },
    /// It agrees with a proposal.
    Agree {
        /// Which one.
        proposal: String,
    },
    /// It does not.
    Decline {
        /// Which one.
        proposal: String,
    },
    /// It declares an event.
    Declare {
        /// What happens.
        change: EnrolmentEvent,
    },
    /// It takes back an event that it declared.
    Withdraw {
        /// Which one.
        event: String,
    },
}

/// What a party says, of what, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct ForecastOrder {
    /// The establishment or the territory.
    pub place: FigurePlace,
    /// Level of schooling; all of them where absent.
    pub grade: Option<String>,
    /// The rentrée.
    pub year: i32,
    /// What it says.
    pub deed: ForecastDeed,
    /// Why, in its words.
    pub words: String,
}

impl Node {
    /// Records what a session's party says of a forecast.
    ///
    /// # Errors
    /// Where the party shares no counts, is not shown that forecast, or says what cannot be.
    pub async fn act_on_forecast(
        &self,
        session: &Session,
        order: ForecastOrder,
    ) -> Result<ForecastAct, ExchangeError> {
        session.must_act()?;
        self.say_of_forecast(session.actor(), &session.party, order).await
    }

    /// The same, from the command line.
    ///
    /// # Errors
    /// As above.
    pub async fn act_on_forecast_as(
        &self,
        party: &PartyId,
        order: ForecastOrder,
    ) -> Result<ForecastAct, ExchangeError> {
        self.must_name(party)?;
        self.say_of_forecast(Actor::Party(party.clone()), party, order).await
    }

    async fn say_of_forecast(
        &self,
        actor: Actor,
        party: &PartyId,
        order: ForecastOrder,
    ) -> Result<ForecastAct, ExchangeError> {
        let reader = FigureReader::acting(&actor, party);
        let view = crate::views::enrolment(self, &reader).await?;
        let said = said_to(self, &reader).await?;
        let new = self.new_act(party, &view, &said, order)?;
        let mut tx = self.store().begin(self.now(), &actor).await?;
        let kept = tx.insert_forecast_act(new).await?;
        tx.commit().await?;
        self.write_checkpoint().await?;
        Ok(kept)
    }

    fn new_act(
        &self,
        party: &PartyId,
        view: &EnrolmentView,
        said: &[ForecastAct],
        order: ForecastOrder,
    ) -> Result<NewForecastAct, ExchangeError> {
        let sharings = sharings(self, party);
        let Some(first) = sharings.first() else {
            return Err(ExchangeError::SharesNoFigures { party: party.clone() });
        };
        must_be_shown(view, &order)?;
        let words = clean(&order.words)?;
        let mut new = NewForecastAct {
            agreement: first.agreement.clone(),
            place: order.place.key(),
            grade: order.grade.clone().unwrap_or_default(),
            year: order.year,
            what: ForecastActKind::Commented,
            party: party.clone(),
            pupils: None,
            words,
            change: None,
            answers: None,
        };
        match order.deed {
            ForecastDeed::Adjust { pupils } => {
                new.what = ForecastActKind::Adjusted;
                new.pupils = Some(large_enough(pupils, view.threshold)?);
                must_say(&new.words)?;
            }
            ForecastDeed::Comment => must_say(&new.words)?,
            ForecastDeed::Propose { pupils } => {
                new.what = ForecastActKind::FigureProposed;
                new.pupils = Some(large_enough(pupils, view.threshold)?);
            }
            ForecastDeed::Agree { proposal } => {
                new.what = ForecastActKind::FigureAgreed;
                self.answer(party, said, &proposal, &mut new)?;
            }
            ForecastDeed::Decline { proposal } => {
                new.what = ForecastActKind::FigureDeclined;
                self.answer(party, said, &proposal, &mut new)?;
                must_say(&new.words)?;
            }
            ForecastDeed::Declare { change } => {
                declare(view, &change, &mut new)?;
                must_say(&new.words)?;
            }
            ForecastDeed::Withdraw { event } => withdraw(party, said, &event, &mut new)?,
        }
        Ok(new)
    }

    /// An answer stands under the convention, the place and the rentrée of its proposal.
    fn answer(
        &self,
        party: &PartyId,
        said: &[ForecastAct],
        proposal: &str,
        new: &mut NewForecastAct,
    ) -> Result<(), ExchangeError> {
        let closed = || ExchangeError::ProposalClosed { proposal: proposal.to_owned() };
        let id: ForecastActId = proposal.parse().map_err(|_| closed())?;
        let made = said
            .iter()
            .find(|act| act.id == id && act.what == ForecastActKind::FigureProposed)
            .filter(|act| act.place == new.place && act.grade == new.grade)
            .ok_or_else(closed)?;
        let sharings = sharings(self, party);
        let sharing = sharings.iter().find(|one| one.agreement == made.agreement).ok_or_else(closed)?;
        let same = |act: &&ForecastAct| {
            act.agreement == made.agreement && act.place == made.place && act.grade == made.grade
        };
        let acts: Vec<&ForecastAct> = said.iter().filter(same).collect();
        let (_, open) = outcome(&acts, &sharing.parties);
        if !open.iter().any(|one| one.proposal == id && one.awaited.contains(party)) {
            return Err(closed());
        }
        new.agreement = made.agreement.clone();
        new.year = made.year;
        new.answers = Some(id);
        Ok(())
    }
}

/// The forecast of the place, of that level and that rentrée, is shown to the party.
fn must_be_shown(view: &EnrolmentView, order: &ForecastOrder) -> Result<(), ExchangeError> {
    let unknown = || ExchangeError::UnknownPlace { place: order.place.key() };
    if !view.knows(&order.place) {
        return Err(unknown());
    }
    if matches!(order.deed, ForecastDeed::Declare { .. } | ForecastDeed::Withdraw { .. }) {
        return Ok(());
    }
    let grade = order.grade.as_deref();
    if grade.is_some_and(|grade| !view.grades_of(&order.place).contains(&grade)) {
        return Err(unknown());
    }
    let answers = matches!(order.deed, ForecastDeed::Agree { .. } | ForecastDeed::Decline { .. });
    let points = view.forecast(&order.place, grade);
    if points.iter().any(|point| point.figure.is_none()) {
        return Err(ExchangeError::ForecastHidden { place: order.place.key() });
    }
    if answers || points.iter().any(|point| point.year == order.year) {
        return Ok(());
    }
    Err(ExchangeError::Unacceptable { what: "year", value: order.year.to_string() })
}

fn declare(
    view: &EnrolmentView,
    change: &EnrolmentEvent,
    new: &mut NewForecastAct,
) -> Result<(), ExchangeError> {
    let last = view.years().map_or(0, |(_, last)| last);
    if !(last + 1..=last + AHEAD_MAX).contains(&new.year) {
        return Err(ExchangeError::Unacceptable { what: "year", value: new.year.to_string() });
    }
    if let Some((what, value)) = fault_of(change, view.schools(), view.grades()) {
        return Err(ExchangeError::Unacceptable { what, value });
    }
    if let EnrolmentEvent::Opening { grades, .. } = change {
        for pupils in grades.values() {
            large_enough(*pupils as u32, view.threshold)?;
        }
    }
    new.what = ForecastActKind::EventDeclared;
    new.grade = String::new();
    let json = serde_json::to_string(change).map_err(|error| ExchangeError::Record {
        record: "forecast_act".to_owned(),
        reason: error.to_string(),
    })?;
    new.change = Some(json);
    Ok(())
}

/// An event is taken back by the party that declared it, once.
fn withdraw(
    party: &PartyId,
    said: &[ForecastAct],
    event: &str,
    new: &mut NewForecastAct,
) -> Result<(), ExchangeError> {
    let unknown = || ExchangeError::UnknownAct { act: event.to_owned() };
    let id: ForecastActId = event.parse().map_err(|_| unknown())?;
    let declared = said
        .iter()
        .find(|act| act.id == id && act.what == ForecastActKind::EventDeclared && act.place == new.place)
        .ok_or_else(unknown)?;
    if declared.party != *party {
        return Err(ExchangeError::NotDeclaredBy { party: party.clone() });
    }
    let gone = |act: &ForecastAct| act.what == ForecastActKind::EventWithdrawn && act.answers == Some(id);
    if said.iter().any(gone) {
        return Err(unknown());
    }
    new.what = ForecastActKind::EventWithdrawn;
    new.agreement = declared.agreement.clone();
    new.year = declared.year;
    new.grade = String::new();
    new.answers = Some(id);
    Ok(())
}

/// A figure under the threshold would be shown as it is: it is not taken.
fn large_enough(pupils: u32, threshold: u32) -> Result<u32, ExchangeError> {
    if pupils > PUPILS_MAX {
        return Err(ExchangeError::Unacceptable { what: "pupils", value: pupils.to_string() });
    }
    if pupils != 0 && pupils < threshold {
        return Err(ExchangeError::FigureTooSmall { threshold });
    }
    Ok(pupils)
}

fn must_say(words: &str) -> Result<(), ExchangeError> {
    if words.is_empty() { Err(ExchangeError::ReasonMissing) } else { Ok(()) }
}

/// Words without control characters, lines kept as spaces.
fn clean(words: &str) -> Result<String, ExchangeError> {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.chars().count() > WORDS_MAX {
        return Err(ExchangeError::Unacceptable {
            what: "words",
            value: words.chars().take(60).collect::<String>() + "…",
        });
    }
    Ok(words.chars().filter(|letter| !letter.is_control()).collect())
}

/// Where an establishment that opens lies: as those of the territory do, by level.
pub fn levels_of(view: &EnrolmentView, place: &FigurePlace) -> BTreeMap<String, String> {
    let among = if place.is_institution() { vec![place.code.as_str()] } else { view.institutions_of(place) };
    let Some(one) = among.first() else { return BTreeMap::new() };
    let mut known: Vec<FigurePlace> = view.territories_of(one);
    if !place.is_institution() {
        // Levels under the territory are not known: the establishment lies somewhere in it.
        let at = known.iter().position(|one| one == place).unwrap_or(0);
        known.drain(..at);
    }
    known.into_iter().map(|place| (place.level, place.code)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_bounded_and_on_one_line() {
        assert_eq!(clean(" 54 \n logements\u{7} ").unwrap(), "54 logements");
        assert!(clean(&"a ".repeat(WORDS_MAX)).is_err());
    }

    #[test]
    fn a_small_figure_is_not_taken() {
        assert!(large_enough(4, 5).is_err());
        assert_eq!(large_enough(0, 5).unwrap(), 0);
        assert_eq!(large_enough(5, 5).unwrap(), 5);
    }
}
