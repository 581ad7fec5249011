//! The Cedar policies: what an auditor reads, and identifiers that would break out of it.

use std::str::FromStr;

use cedar_policy::{Effect, PolicySet};
use entente_model::{AccessRequest, VariableKind};

use crate::world::{
    World, agreement, dataset, dataset_line, demo, forbid_kind, forbid_purpose, grant, party, request,
};

#[test]
fn shows_the_policies_of_a_convention() {
    let mut world = demo();
    world.agreements.remove(1);
    world.agreements[0].clauses.retain(|clause| clause.place.line == 40 || clause.place.line == 140);
    insta::assert_snapshot!(world.decider().cedar_text(), @r##"
    // men-rdf-2015

    @article("4")
    @clause("men-rdf-2015#0")
    @convention("men-rdf-2015")
    @line("40")
    forbid(
      principal,
      action == Action::"receive",
      resource
    ) when {
      context.kinds.contains("nominative") && (!(resource in [Dataset::"annuaire-personnels"]))
    };

    @article("2.2")
    @clause("men-rdf-2015#1")
    @convention("men-rdf-2015")
    @line("140")
    permit(
      principal,
      action == Action::"receive",
      resource == Dataset::"f-carac-elev"
    ) when {
      (context.clause == "men-rdf-2015#1") && (["planification-formations", "bati-scolaire", "etudes"].contains(context.purpose) && (context.in_force.contains("men-rdf-2015") && (((principal in Role::"region") || (principal == Party::"region")) && ["id_eleve", "sexe", "nationalite", "boursier", "uai"].containsAll(context.variables))))
    };
    "##);
}

const NASTY: [&str; 7] = [
    r#"x" }; permit(principal, action, resource); //"#,
    r"x\",
    "x\" || true || \"",
    "x\nforbid(principal, action, resource);",
    "é\u{301}\u{202e}\u{0}🦀",
    r#"{"__entity":{"type":"Party","id":"personne"}}"#,
    "${x} {producer} ?principal",
];

/// A world where the text is everywhere that a name can be.
fn named(text: &str) -> (World, AccessRequest) {
    let (rectorat, region) = (format!("{text}-rectorat"), format!("{text}-region"));
    let cadre = agreement(
        text,
        None,
        &[&region],
        vec![
            (text, party(&rectorat, &rectorat, Some("academie:99"))),
            (text, party(&region, text, Some("region:99"))),
            (text, party("personne", "personne", Some("region:99"))),
            (text, forbid_kind(VariableKind::Nominative, &[text])),
            (text, forbid_purpose(&format!("{text}-interdit"))),
            (text, dataset_line(text, &rectorat)),
            (text, grant(text, text, &[text])),
        ],
    );
    let dataset = dataset(text, &[(text, VariableKind::Plain)], &[]);
    let world = World { agreements: vec![cadre], datasets: [(text.into(), dataset)].into() };
    (world, AccessRequest { recipient: region.as_str().into(), ..request(text, text, &[text]) })
}

#[test]
fn no_identifier_breaks_out_of_its_policy() {
    for text in NASTY {
        let (world, asked) = named(text);
        assert_eq!(world.decide(&asked).outcome(), "permitted", "{text}");
        let others = [
            AccessRequest { recipient: "personne".into(), ..asked.clone() },
            AccessRequest { purpose: "autre".into(), ..asked.clone() },
            AccessRequest { dataset: "autre".into(), ..asked.clone() },
            AccessRequest { variables: vec!["autre".into()], ..asked.clone() },
        ];
        for other in others {
            assert_eq!(world.decide(&other).outcome(), "not-covered", "{other:?}");
        }
        let forbidden = AccessRequest { purpose: format!("{text}-interdit").as_str().into(), ..asked };
        assert_eq!(world.decide(&forbidden).outcome(), "refused", "{text}");
        // What the auditor reads says the same: one permission, two prohibitions, whatever the names.
        let shown = PolicySet::from_str(&world.decider().cedar_text()).unwrap();
        let effects = |effect| shown.policies().filter(|policy| policy.effect() == effect).count();
        assert_eq!((effects(Effect::Permit), effects(Effect::Forbid)), (1, 2), "{text}");
        for policy in shown.policies() {
            assert_eq!(policy.annotation("convention"), Some(text));
        }
    }
}

#[test]
fn two_conventions_of_one_name_are_an_error() {
    let mut world = demo();
    world.agreements[1].id = "men-rdf-2015".into();
    let Err(error) = entente_policy::Decider::new(&world.agreements, &world.datasets) else {
        panic!("built")
    };
    insta::assert_snapshot!(error, @r##"two conventions are named `men-rdf-2015`; hint: each front matter needs its own `id`"##);
}
