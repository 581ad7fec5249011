//! What parties said of a forecast: who departed from it and why, which figure was proposed and agreed, which events were
//! declared. Each party of a convention that shares counts sees what the others said under it.
//!
//! Acting is `act_on_forecast`; nothing is ever overwritten: what holds follows from the history.

use std::collections::{BTreeMap, BTreeSet};

use entente_audit::{ForecastActId, ForecastActKind};
use entente_forecast::DeclaredEvent;
use entente_model::{AgreementId, PartyId};
use entente_store::ForecastAct;
use jiff::Timestamp;
use serde::Serialize;

use super::enrolment::EnrolmentView;
use super::place::FigurePlace;
use super::source::FigureReader;
use crate::error::ExchangeError;
use crate::node::Node;

/// The dataset of counts: whoever gives or may receive it under a convention looks at the same figures.
const DATASET: &str = "constat-effectifs";

/// The parties of a convention that look at the same counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Sharing {
    pub(crate) agreement: AgreementId,
    pub(crate) parties: BTreeSet<PartyId>,
}

/// The conventions in force under which a party looks at the same counts as others.
pub(crate) fn sharings(node: &Node, party: &PartyId) -> Vec<Sharing> {
    let agreements = node.agreements();
    let mut found: BTreeMap<AgreementId, BTreeSet<PartyId>> = BTreeMap::new();
    for line in agreements.lines(node.today()) {
        if line.clause.id.as_str() != DATASET {
            continue;
        }
        let producer = agreements.holder(line.application, &line.clause.producer).map(|held| held.id.clone());
        let parties = found.entry(line.application.id.clone()).or_default();
        parties.extend(producer);
        parties.extend(agreements.recipients(line.application, &line.clause.id));
    }
    found.retain(|_, parties| parties.contains(party) && parties.len() > 1);
    found.into_iter().map(|(agreement, parties)| Sharing { agreement, parties }).collect()
}

/// What was said under the conventions of the party, in order.
pub(crate) async fn said_to(node: &Node, reader: &FigureReader) -> Result<Vec<ForecastAct>, ExchangeError> {
    let sharings = sharings(node, &reader.party);
    let mut acts = node.store().forecast_acts().await?;
    acts.retain(|act| {
        reader.knows(act.acted_at) && sharings.iter().any(|sharing| sharing.agreement == act.agreement)
    });
    Ok(acts)
}

/// The events that were declared and not taken back, as the engine takes them: their author is the party.
pub(crate) fn declared_events(node: &Node, said: &[ForecastAct]) -> Vec<DeclaredEvent> {
    standing_events(said)
        .filter_map(|act| {
            Some(DeclaredEvent {
                change: serde_json::from_str(act.change.as_deref()?).ok()?,
                year: act.year,
                author: act.party.to_string(),
                declared_on: node.day_of(act.acted_at),
                reason: act.words.clone(),
            })
        })
        .collect()
}

fn standing_events(said: &[ForecastAct]) -> impl Iterator<Item = &ForecastAct> {
    let withdrawn: BTreeSet<ForecastActId> = said
        .iter()
        .filter(|act| act.what == ForecastActKind::EventWithdrawn)
        .filter_map(|act| act.answers)
        .collect();
    said.iter().filter(move |act| act.what == ForecastActKind::EventDeclared && !withdrawn.contains(&act.id))
}

/// A figure that all parties agreed on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SettledFigure {
    /// The rentrée.
    pub year: i32,
    /// Pupils.
    pub pupils: u32,
    /// The proposal that all agreed on.
    pub proposal: ForecastActId,
    /// Who proposed it.
    pub proposed_by: PartyId,
    /// When the last party agreed.
    pub agreed_at: Timestamp,
}

/// A figure that was proposed and that no later one replaces.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OpenProposal {
    /// The act.
    pub proposal: ForecastActId,
    /// The rentrée.
    pub year: i32,
    /// Pupils.
    pub pupils: u32,
    /// Who proposed it.
    pub proposed_by: PartyId,
    /// Who has not answered yet.
    pub awaited: BTreeSet<PartyId>,
}

/// What was said of the forecast of a place.
#[derive(Clone, Debug, Default, Serialize)]
pub struct ForecastSaidView {
    /// Each act, in order, of the level of schooling that is looked at, and events.
    pub acts: Vec<ForecastAct>,
    /// By rentrée, the figure that holds.
    pub settled: BTreeMap<i32, SettledFigure>,
    /// Proposals that wait for an answer.
    pub open: Vec<OpenProposal>,
    /// The last figure of its own that each party gave, by rentrée.
    pub adjusted: BTreeMap<PartyId, BTreeMap<i32, u32>>,
    /// Events that hold.
    pub events: Vec<ForecastAct>,
    /// The conventions under which the party may say something.
    pub agreements: Vec<AgreementId>,
}

/// What was said of the forecast of a place, of a level or of all.
///
/// # Errors
/// Where the node cannot read its own records.
pub async fn forecast_said(
    node: &Node,
    reader: impl Into<FigureReader>,
    enrolment: &EnrolmentView,
    place: &FigurePlace,
    grade: Option<&str>,
) -> Result<ForecastSaidView, ExchangeError> {
    let reader = reader.into();
    let sharings = sharings(node, &reader.party);
    let mut acts = said_to(node, &reader).await?;
    let (key, grade_code) = (place.key(), grade.unwrap_or_default());
    let standing: BTreeSet<ForecastActId> = standing_events(&acts).map(|act| act.id).collect();
    acts.retain(|act| {
        let is_event = matches!(act.what, ForecastActKind::EventDeclared | ForecastActKind::EventWithdrawn);
        act.place == key && (is_event || act.grade == grade_code)
    });
    // A figure of a place whose forecast is hidden is hidden as well, whoever wrote it.
    let is_shown = enrolment.forecast(place, grade).iter().all(|point| point.figure.is_some());
    if !is_shown {
        for act in &mut acts {
            act.pupils = None;
        }
    }
    let (mut settled, mut open) = (BTreeMap::new(), Vec::new());
    for sharing in &sharings {
        let of_one: Vec<&ForecastAct> =
            acts.iter().filter(|act| act.agreement == sharing.agreement).collect();
        let (agreed, waiting) = outcome(&of_one, &sharing.parties);
        settled.extend(agreed);
        open.extend(waiting);
    }
    let mut adjusted: BTreeMap<PartyId, BTreeMap<i32, u32>> = BTreeMap::new();
    for act in acts.iter().filter(|act| act.what == ForecastActKind::Adjusted) {
        if let Some(pupils) = act.pupils {
            adjusted.entry(act.party.clone()).or_default().insert(act.year, pupils);
        }
    }
    let events = acts.iter().filter(|act| standing.contains(&act.id)).cloned().collect();
    let agreements = sharings.into_iter().map(|sharing| sharing.agreement).collect();
    Ok(ForecastSaidView { acts, settled, open, adjusted, events, agreements })
}

/// By establishment, the figure that all parties agreed on for a rentrée, all levels together; where its forecast is shown.
///
/// # Errors
/// Where the node cannot read its own records.
pub async fn agreed_figures(
    node: &Node,
    reader: impl Into<FigureReader>,
    enrolment: &EnrolmentView,
    year: i32,
) -> Result<BTreeMap<String, u32>, ExchangeError> {
    let reader = reader.into();
    let acts = said_to(node, &reader).await?;
    let mut agreed = BTreeMap::new();
    for sharing in sharings(node, &reader.party) {
        let mut by_place: BTreeMap<&str, Vec<&ForecastAct>> = BTreeMap::new();
        let is_here = |act: &&ForecastAct| act.agreement == sharing.agreement && act.grade.is_empty();
        for act in acts.iter().filter(is_here) {
            by_place.entry(&act.place).or_default().push(act);
        }
        for (key, acts) in by_place {
            let Some(place) = FigurePlace::from_key(key).filter(FigurePlace::is_institution) else {
                continue;
            };
            let points = enrolment.forecast(&place, None);
            let is_shown = !points.is_empty() && points.iter().all(|point| point.figure.is_some());
            let (settled, _) = outcome(&acts, &sharing.parties);
            if let Some(figure) = settled.get(&year).filter(|_| is_shown) {
                agreed.insert(place.code, figure.pupils);
            }
        }
    }
    Ok(agreed)
}

/// What the history of one place, under one convention, comes to: the figures that hold and those that wait for an answer.
///
/// A figure holds once every party but its author agreed with that very proposal; it holds until another one does. A proposal
/// is answered no more once a party declined it or once a later one was made for the same rentrée.
pub(crate) fn outcome(
    acts: &[&ForecastAct],
    parties: &BTreeSet<PartyId>,
) -> (BTreeMap<i32, SettledFigure>, Vec<OpenProposal>) {
    let mut settled = BTreeMap::new();
    let mut open: BTreeMap<i32, OpenProposal> = BTreeMap::new();
    for act in acts {
        match (act.what, act.pupils) {
            (ForecastActKind::FigureProposed, Some(pupils)) => {
                let awaited = parties.iter().filter(|party| **party != act.party).cloned().collect();
                let proposal = OpenProposal {
                    proposal: act.id,
                    year: act.year,
                    pupils,
                    proposed_by: act.party.clone(),
                    awaited,
                };
                open.insert(act.year, proposal);
            }
            (ForecastActKind::FigureAgreed, _) => {
                let answered = open.get_mut(&act.year).filter(|one| Some(one.proposal) == act.answers);
                let Some(proposal) = answered else { continue };
                proposal.awaited.remove(&act.party);
                if proposal.awaited.is_empty()
                    && let Some(proposal) = open.remove(&act.year)
                {
                    let figure = SettledFigure {
                        year: act.year,
                        pupils: proposal.pupils,
                        proposal: proposal.proposal,
                        proposed_by: proposal.proposed_by,
                        agreed_at: act.acted_at,
                    };
                    settled.insert(act.year, figure);
                }
            }
            (ForecastActKind::FigureDeclined, _)
                if open.get(&act.year).is_some_and(|one| Some(one.proposal) == act.answers) =>
            {
                open.remove(&act.year);
            }
            _ => {}
        }
    }
    (settled, open.into_values().collect())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const PARTIES: [&str; 3] = ["rectorat", "region", "departement"];

    fn act(id: u64, what: ForecastActKind, party: &str, answers: Option<u64>) -> ForecastAct {
        ForecastAct {
            id: ForecastActId::new(id),
            seq: id,
            agreement: "pilotage".into(),
            place: "school:0990001N".to_owned(),
            grade: String::new(),
            year: 2027,
            what,
            party: party.into(),
            pupils: (what == ForecastActKind::FigureProposed).then_some(100 + id as u32),
            words: String::new(),
            change: None,
            answers: answers.map(ForecastActId::new),
            acted_at: Timestamp::from_second(id.cast_signed()).unwrap(),
            acted_by: "system".to_owned(),
        }
    }

    fn parties(count: usize) -> BTreeSet<PartyId> {
        PARTIES.iter().take(count).map(|party| PartyId::new(*party)).collect()
    }

    fn come_to(acts: &[ForecastAct], count: usize) -> (BTreeMap<i32, SettledFigure>, Vec<OpenProposal>) {
        outcome(&acts.iter().collect::<Vec<_>>(), &parties(count))
    }

    #[test]
    fn a_figure_holds_once_the_other_side_agrees_and_until_another_does() {
        use ForecastActKind::{FigureAgreed, FigureDeclined, FigureProposed};
        let mut acts = vec![act(1, FigureProposed, "rectorat", None)];
        assert!(come_to(&acts, 2).0.is_empty(), "one side alone settles nothing");
        acts.push(act(2, FigureAgreed, "region", Some(1)));
        assert_eq!(come_to(&acts, 2).0[&2027].pupils, 101);
        assert!(come_to(&acts, 3).0.is_empty(), "a third party has not answered");
        acts.push(act(3, FigureProposed, "region", None));
        let (settled, open) = come_to(&acts, 2);
        assert_eq!((settled[&2027].pupils, open[0].pupils), (101, 103), "the former one holds meanwhile");
        acts.push(act(4, FigureDeclined, "rectorat", Some(3)));
        let (settled, open) = come_to(&acts, 2);
        assert_eq!((settled[&2027].pupils, open.len()), (101, 0));
    }

    proptest! {
        /// No figure is agreed unless every other party agreed to that very proposal, after it was made.
        #[test]
        fn nobody_settles_a_figure_for_the_others(
            moves in prop::collection::vec((0_usize..3, 0_usize..3, 1_u64..12), 0..24),
            count in 2_usize..4,
        ) {
            use ForecastActKind::{FigureAgreed, FigureDeclined, FigureProposed};
            let mut acts = Vec::new();
            for (rank, (what, party, answers)) in moves.into_iter().enumerate() {
                let what = [FigureProposed, FigureAgreed, FigureDeclined][what];
                let answers = (what != FigureProposed).then_some(answers);
                acts.push(act(rank as u64 + 1, what, PARTIES[party % count], answers));
            }
            for figure in come_to(&acts, count).0.values() {
                let proposal = acts.iter().find(|act| act.id == figure.proposal).unwrap();
                prop_assert_eq!(proposal.pupils, Some(figure.pupils));
                for party in parties(count).iter().filter(|party| **party != proposal.party) {
                    let agreed = acts.iter().any(|act| {
                        act.what == FigureAgreed && act.party == *party && act.id > proposal.id
                            && act.answers == Some(proposal.id)
                    });
                    prop_assert!(agreed, "{} did not agree", party);
                }
            }
        }
    }
}
