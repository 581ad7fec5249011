//! What must hold for any convention and any request.

use std::collections::BTreeMap;

use entente_model::{
    AccessRequest, ClauseKind, Forbid, GrantClause, Protection, PseudonymStability, RuleClause, Scope,
    VariableKind, VariableName,
};
use entente_policy::Decision;
use jiff::civil::{Date, date};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use crate::world::{
    World, agreement, dataset, dataset_line, forbid_kind, forbid_purpose, grant, party, protect,
};

pub const NAMES: [&str; 5] = ["a", "b", "c", "d", "uai"];
pub const PURPOSES: [&str; 3] = ["etudes", "sectorisation", "gestion"];
pub const DATASETS: [&str; 2] = ["eleves", "locaux"];
/// Kinds that a rule may forbid come first; the last ones make deliveries possible often enough.
const KINDS: [VariableKind; 7] = [
    VariableKind::Ine,
    VariableKind::Nominative,
    VariableKind::Address,
    VariableKind::Quasi,
    VariableKind::Plain,
    VariableKind::Plain,
    VariableKind::Plain,
];

fn protection() -> impl Strategy<Value = Protection> {
    prop_oneof![
        Just(Protection::Pseudonym(PseudonymStability::Stable)),
        Just(Protection::Generalise("liste".into())),
        Just(Protection::Drop),
    ]
}

fn a_grant() -> impl Strategy<Value = ClauseKind> {
    let protections = prop::collection::vec((select(&NAMES[..]), protection()), 0..3);
    (
        select(&DATASETS[..]),
        select(&["region", "region", "region-exemple", "departement"][..]),
        subsequence(&PURPOSES[..], 2..=3),
        prop_oneof![Just(Vec::new()), subsequence(&NAMES[..], 1..=5)],
        protections,
    )
        .prop_map(|(dataset, to, purposes, variables, protections)| {
            let ClauseKind::Grant(clause) = grant(dataset, to, &purposes) else { unreachable!() };
            ClauseKind::Grant(GrantClause {
                variables: variables.iter().map(|name| VariableName::from(*name)).collect(),
                protect: protections.into_iter().map(|(name, how)| protect(name, how)).collect(),
                scope: Scope::Territory,
                ..clause
            })
        })
}

fn a_rule() -> impl Strategy<Value = ClauseKind> {
    prop_oneof![
        4 => (select(&KINDS[..4]), subsequence(&DATASETS[..], 0..=1))
            .prop_map(|(kind, except)| forbid_kind(kind, &except)),
        1 => Just(forbid_purpose("gestion")),
    ]
}

fn day(years: std::ops::Range<i16>) -> impl Strategy<Value = Date> {
    (years, 1i8..=12, 1i8..=28).prop_map(|(year, month, day)| date(year, month, day))
}

pub fn a_world() -> impl Strategy<Value = World> {
    let clauses = || prop::collection::vec(prop_oneof![3 => a_grant(), 1 => a_rule()], 1..8);
    let dates = || {
        let notified_on = prop::option::weighted(0.95, day(2022..2025));
        (notified_on, prop::option::weighted(0.1, day(2024..2028)), prop::bool::weighted(0.95))
    };
    let kinds = prop::collection::vec(select(&KINDS[..]), 4);
    (clauses(), clauses(), dates(), dates(), kinds).prop_map(
        |(of_cadre, of_application, first, second, kinds)| {
            let mut cadre: Vec<(&str, ClauseKind)> =
                vec![("1", dataset_line("eleves", "rectorat")), ("1", dataset_line("locaux", "rectorat"))];
            cadre.extend(of_cadre.into_iter().map(|clause| ("4", clause)));
            let mut application = vec![
                ("1", party("rectorat-exemple", "rectorat", Some("academie:99"))),
                ("1", party("region-exemple", "region", Some("region:99"))),
            ];
            application.extend(of_application.into_iter().map(|clause| ("5", clause)));
            let mut agreements = vec![
                agreement("cadre", None, &[], cadre),
                agreement("locale", Some("cadre"), &["rectorat-exemple", "region-exemple"], application),
            ];
            for (agreement, (notified_on, ends_on, tacit)) in agreements.iter_mut().zip([first, second]) {
                agreement.notified_on = notified_on;
                agreement.ends_on = ends_on;
                agreement.term.renewal = agreement.term.renewal.take().filter(|_| tacit);
            }
            let mut variables: Vec<(&str, VariableKind)> = NAMES.into_iter().zip(kinds).collect();
            variables.push(("uai", VariableKind::Plain));
            let datasets = DATASETS.map(|id| dataset(id, &variables, &[("nom", VariableKind::Nominative)]));
            World {
                agreements,
                datasets: datasets.into_iter().map(|dataset| (dataset.id.clone(), dataset)).collect(),
            }
        },
    )
}

fn a_request() -> impl Strategy<Value = AccessRequest> {
    let names = ["a", "b", "c", "d", "uai", "a", "b", "c", "uai", "nom", "inconnue"];
    (
        prop_oneof![8 => Just("region-exemple"), 1 => Just("rectorat-exemple"), 1 => Just("personne")],
        select(&PURPOSES[..]),
        prop_oneof![6 => Just("eleves"), 3 => Just("locaux"), 1 => Just("inconnu")],
        prop_oneof![Just(Vec::new()), prop::collection::vec(select(names.to_vec()), 1..3)],
        day(2023..2028),
    )
        .prop_map(|(recipient, purpose, dataset, variables, on)| AccessRequest {
            recipient: recipient.into(),
            purpose: purpose.into(),
            dataset: dataset.into(),
            variables: variables.into_iter().map(VariableName::from).collect(),
            on,
        })
}

/// Kinds that the rules of both conventions forbid for that dataset.
fn forbidden(world: &World, dataset: &str) -> Vec<VariableKind> {
    let rules = world.agreements.iter().flat_map(|agreement| agreement.rule_clauses());
    rules
        .filter_map(|(_, rule)| match rule {
            RuleClause::Forbid(Forbid::Variable { kind, except })
                if !except.iter().any(|id| id.as_str() == dataset) =>
            {
                Some(*kind)
            }
            _ => None,
        })
        .collect()
}

/// The promises below would be empty if what is drawn were almost never permitted.
#[test]
fn each_outcome_is_drawn_often_enough() {
    let mut runner = TestRunner::deterministic();
    let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
    for _ in 0..500 {
        let (world, request) = (a_world(), a_request()).new_tree(&mut runner).unwrap().current();
        *counts.entry(world.decide(&request).outcome()).or_default() += 1;
    }
    assert!(counts.len() == 4 && counts.values().all(|count| *count >= 10), "{counts:?}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_forbidden_nor_any_ine_is_permitted(world in a_world(), request in a_request()) {
        let decision = world.decide(&request);
        if let Decision::Permitted(permit) = &decision {
            let dataset = &world.datasets[&request.dataset];
            let mut never = forbidden(&world, request.dataset.as_str());
            never.push(VariableKind::Ine);
            for name in permit.variables() {
                let raw = dataset.variable(name.as_str()).unwrap().kind;
                let hidden = permit.protections().iter().any(|protect| {
                    protect.variable == *name && matches!(protect.protection, Protection::Pseudonym(_))
                });
                prop_assert!(hidden || !never.contains(&raw), "{name} {raw:?}");
                prop_assert!(request.variables.is_empty() || request.variables.contains(name));
            }
            // Every variable asked is delivered: nothing is silently left out.
            for name in &request.variables {
                prop_assert!(permit.variables().contains(name), "{name} left out");
            }
            prop_assert!(!permit.variables().is_empty());
            let mut rules = world.agreements.iter().flat_map(|agreement| agreement.rule_clauses());
            let purpose_forbidden =
                rules.any(|(_, rule)| matches!(rule, RuleClause::Forbid(Forbid::Purpose { .. })));
            prop_assert!(request.purpose.as_str() != "gestion" || !purpose_forbidden);
        }
    }

    #[test]
    fn nothing_is_permitted_nor_refused_out_of_force(world in a_world(), request in a_request()) {
        let in_force = world.agreements.iter().all(|agreement| agreement.in_force_on(request.on));
        let outcome = world.decide(&request).outcome();
        prop_assert!(in_force || outcome == "not-covered", "{outcome}");
    }

    #[test]
    fn a_decision_is_always_the_same(world in a_world(), request in a_request()) {
        let json = |decision: Decision| serde_json::to_string(&decision).unwrap();
        let first = json(world.decide(&request));
        prop_assert_eq!(&first, &json(world.decide(&request)));
        let mut shuffled = request.clone();
        shuffled.variables.reverse();
        let decision = world.decide(&shuffled);
        prop_assert_eq!(decision.outcome(), world.decide(&request).outcome());
    }

    /// The conditions counted for the nearest clause are those on which Cedar decides.
    #[test]
    fn what_is_not_covered_lacks_something(world in a_world(), request in a_request()) {
        let decision = world.decide(&request);
        match &decision {
            Decision::NotCovered(_) => prop_assert!(!decision.missing().is_empty()),
            Decision::Gap(_) => {
                prop_assert!(!decision.missing().is_empty());
                prop_assert!(!decision.articles().is_empty());
            }
            Decision::Refused(_) => {
                prop_assert!(!decision.articles().is_empty());
                prop_assert!(!decision.reasons().is_empty());
            }
            Decision::Permitted(permit) => prop_assert!(permit.articles().len() >= 2),
        }
    }

    /// A question that is not put to Cedar is one to which it would have said nothing.
    #[test]
    fn what_is_not_asked_has_no_answer(world in a_world(), request in a_request()) {
        let standings = entente_policy::Standings::new();
        for question in world.decider().cedar_questions(&request, &standings) {
            if question["asked"] == false {
                let answer = &question["answer"];
                prop_assert_eq!(&answer["decision"], "deny");
                prop_assert_eq!(answer["reasons"].as_array().map(Vec::len), Some(0));
                prop_assert_eq!(&answer["errors"], 0);
            }
        }
    }

    /// Names come from outside.
    #[test]
    fn any_names_are_decided_without_panic(
        recipient in any::<String>(), purpose in any::<String>(), dataset in any::<String>(), name in any::<String>(),
    ) {
        let request = AccessRequest {
            recipient: recipient.as_str().into(),
            purpose: purpose.as_str().into(),
            dataset: dataset.as_str().into(),
            variables: vec![name.as_str().into()],
            on: crate::world::TODAY,
        };
        let decider = crate::world::demo().decider();
        prop_assert_eq!(decider.decide(&request).outcome(), "not-covered");
        let named = AccessRequest { recipient: "region-exemple".into(), dataset: "f-carac-elev".into(), ..request };
        prop_assert_eq!(decider.decide(&named).outcome(), "not-covered");
    }
}
