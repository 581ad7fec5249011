//! Who may see what, and what a change of the conventions changes in it.

use entente_model::{Protection, PseudonymStability};
use entente_policy::{AccessLine, AgreementStanding, Standings, compare_accesses};

use crate::world::{TODAY, World, demo, protect};

fn accesses(world: &World) -> Vec<AccessLine> {
    world.decider().accesses(TODAY, &Standings::new())
}

fn said(lines: &[AccessLine]) -> Vec<String> {
    let line = |line: &AccessLine| {
        let count = line.decision.permit().map_or(0, |permit| permit.variables().len());
        format!(
            "{} {} {}: {} {count}, {} {}",
            line.recipient,
            line.dataset,
            line.purpose,
            line.decision.outcome(),
            line.agreement,
            line.clause.article
        )
    };
    lines.iter().map(line).collect()
}

#[test]
fn every_access_that_a_clause_speaks_of_is_decided_as_a_request_would_be() {
    let world = demo();
    let lines = accesses(&world);
    assert_eq!(
        said(&lines),
        [
            "region-exemple annuaire-personnels etudes: permitted 2, exemple-2024 2.1",
            "region-exemple f-carac-elev bati-scolaire: permitted 5, exemple-2024 2.2",
            "region-exemple f-carac-elev etudes: permitted 5, exemple-2024 2.2",
            "region-exemple f-carac-elev planification-formations: permitted 5, exemple-2024 2.2",
            "region-exemple localisation-eleves sectorisation: permitted 3, exemple-2024 2.2",
            "region-exemple locaux-colleges bati-scolaire: gap 0, exemple-2024 A.1",
        ]
    );
    for line in &lines {
        assert_eq!(line.decision, world.decide(line.decision.request()), "{}", line.dataset);
    }
}

#[test]
fn a_suspended_convention_stays_in_the_table_and_permits_nothing() {
    let suspended = AgreementStanding { phase: "suspended", ..AgreementStanding::default() };
    let standings: Standings = [("exemple-2024".into(), suspended)].into();
    let lines = demo().decider().accesses(TODAY, &standings);
    assert_eq!(lines.len(), 6);
    assert!(lines.iter().all(|line| line.decision.outcome() == "not-covered"), "{:?}", said(&lines));
}

/// What changes from the demo once it is changed: turn, dataset and purpose, variables more, fewer, otherwise protected.
fn check(change: impl FnOnce(&mut World), expected: &[&str]) {
    let (before, mut after) = (accesses(&demo()), demo());
    change(&mut after);
    let after = accesses(&after);
    let names = |names: &[entente_model::VariableName]| {
        names.iter().map(|name| name.as_str()).collect::<Vec<_>>().join("+")
    };
    let changes = compare_accesses(&before, &after);
    let found: Vec<String> = changes
        .iter()
        .map(|one| {
            let line = one.after.as_ref().or(one.before.as_ref()).unwrap();
            let protections: Vec<&str> = one.protections.iter().map(|one| one.variable.as_str()).collect();
            format!(
                "{} {} {} [{}] [{}] [{}] {}",
                one.turn.name(),
                line.dataset,
                line.purpose,
                names(&one.variables_gained),
                names(&one.variables_lost),
                protections.join("+"),
                one.conditions
            )
        })
        .collect();
    assert_eq!(found, expected);
    // Going back is the same, reversed.
    assert_eq!(compare_accesses(&after, &before).len(), changes.len());
}

#[test]
fn a_change_says_who_gains_who_loses_and_what_is_otherwise_protected() {
    check(|_| {}, &[]);
    check(
        |world| world.grant("localisation-eleves").purposes.push("transport".into()),
        &["gained localisation-eleves transport [id_eleve+uai+commune] [] [] false"],
    );
    check(
        |world| world.grant("annuaire-personnels").purposes = vec!["transport".into()],
        &[
            "lost annuaire-personnels etudes [] [nom+uai] [] false",
            "gained annuaire-personnels transport [nom+uai] [] [] false",
        ],
    );
    check(
        |world| {
            world.grant("localisation-eleves").protect =
                vec![protect("id_eleve", Protection::Pseudonym(PseudonymStability::Stable))];
        },
        &["changed localisation-eleves sectorisation [] [] [id_eleve] false"],
    );
    check(
        |world| world.grant("localisation-eleves").variables = vec!["id_eleve".into(), "uai".into()],
        &["changed localisation-eleves sectorisation [] [commune] [] false"],
    );
    check(
        |world| world.grant("localisation-eleves").channels = vec![entente_model::Channel::Sftp],
        &["changed localisation-eleves sectorisation [] [] [] true"],
    );
    // A clause that never permitted and goes away changes nothing.
    check(
        |world| {
            world.agreement("exemple-2024").clauses.retain(|clause| {
                !matches!(&clause.kind, entente_model::ClauseKind::Grant(grant) if grant.dataset.as_str() == "locaux-colleges")
            });
        },
        &[],
    );
}

#[test]
fn another_cedar_is_asked_what_deciding_asks() {
    let world = demo();
    let decider = world.decider();
    let request = crate::world::request("etudes", "f-carac-elev", &["sexe"]);
    let questions = decider.cedar_questions(&request, &Standings::new());
    let agreements = decider.cedar_agreements();
    // Under the grant of the cadre, then under none.
    let answers: Vec<String> = questions.iter().map(|one| one["answer"].to_string()).collect();
    assert_eq!(answers.len(), 2, "{questions:?}");
    assert_eq!(questions[0]["answer"]["decision"], "allow");
    assert_eq!(questions[0]["request"]["context"]["variables"], serde_json::json!(["sexe"]));
    assert_eq!(questions[1]["answer"]["decision"], "deny");
    let place = questions[0]["agreement"].as_u64().unwrap() as usize;
    let policies = agreements[place]["policies"].as_array().unwrap();
    let reason = &questions[0]["answer"]["reasons"][0];
    let named = policies.iter().find(|policy| policy["id"] == *reason).unwrap();
    assert!(named["text"].as_str().unwrap().contains("f-carac-elev"), "{named}");
}
