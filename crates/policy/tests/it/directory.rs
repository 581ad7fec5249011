//! The directory of an ENT: four outcomes, each with its article, and no permit without its clause.

use entente_model::{ClauseKind, VariableKind};
use entente_policy::{DirectoryDecision, DirectoryRequest, Standings};
use entente_text::Lang;
use jiff::civil::{Date, date};
use serde_json::{Value, json};

use crate::world::{TODAY, World, agreement, dataset, forbid_kind, forbid_purpose, party};

const EXPLOITANT: &str = "exploitant-exemple";

fn ent(changes: &Value) -> ClauseKind {
    let mut clause = json!({
        "id": "annuaire", "name": "ENT", "exploitant": "exploitant-ent", "who": "rectorat", "level": "second-degre",
        "schools": ["0990001N"], "categories": ["Eleve", "InfosEducNat"], "prefix": "ENT099", "delta": "day",
        "complete_on": "sunday", "channel": "sftp", "retention": {"lasts": "P3M", "from": "account-closed"}
    });
    for (key, value) in changes.as_object().unwrap() {
        clause[key] = value.clone();
    }
    ClauseKind::Ent(serde_json::from_value(clause).unwrap())
}

/// A convention of its own, with one more clause in article 5 where one is given.
fn world(changes: &Value, more: Option<ClauseKind>) -> World {
    let mut clauses = vec![
        ("1", party("rectorat-exemple", "rectorat", None)),
        ("1", party(EXPLOITANT, "exploitant-ent", None)),
        ("A.1", ent(changes)),
    ];
    clauses.extend(more.map(|clause| ("5", clause)));
    let pupils = dataset(
        "aaf-2d-eleve",
        &[
            ("sn", VariableKind::Nominative),
            ("ENTEleveINE", VariableKind::Ine),
            ("ENTEleveMEF", VariableKind::Quasi),
        ],
        &[],
    );
    World {
        agreements: vec![agreement("ent-exemple", None, &["rectorat-exemple", EXPLOITANT], clauses)],
        datasets: [(pupils.id.clone(), pupils)].into(),
    }
}

fn decide(world: &World, clause: &str, recipient: Option<&str>, on: Date) -> DirectoryDecision {
    let request = DirectoryRequest {
        agreement: "ent-exemple".into(),
        clause: clause.into(),
        recipient: recipient.map(Into::into),
        on,
    };
    world.decider().decide_directory(&request, &Standings::new())
}

/// The outcome, with what is missing or the first article.
fn check(world: &World, clause: &str, recipient: Option<&str>, on: Date, expected: &str) {
    let decision = decide(world, clause, recipient, on);
    let json = serde_json::to_value(&decision).unwrap();
    let missing = json["missing"][0]["what"].as_str();
    let article = json["articles"][0]["article"].as_str();
    let found = format!("{} {}", decision.outcome(), missing.or(article).unwrap_or("-"));
    assert_eq!(found, expected, "{json:#}");
    for lang in [Lang::Fr, Lang::En] {
        let said = decision.say(lang).join(" ");
        assert!(!said.is_empty() && !said.contains("gap-") && !said.contains("missing-"), "{said}");
    }
}

#[test]
fn each_outcome_has_its_cause() {
    let plain = world(&json!({}), None);
    check(&plain, "annuaire", None, TODAY, "permitted A.1");
    check(&plain, "annuaire", Some(EXPLOITANT), TODAY, "permitted A.1");
    check(&plain, "annuaire", Some("rectorat-exemple"), TODAY, "not-covered recipient");
    check(&plain, "autre", None, TODAY, "not-covered directory-clause");
    check(&plain, "annuaire", None, date(2014, 1, 1), "not-covered agreement-in-force");
    check(&world(&json!({"exploitant": "personne"}), None), "annuaire", None, TODAY, "gap producer");
    check(&world(&json!({"who": "personne"}), None), "annuaire", None, TODAY, "gap producer");
    check(&world(&json!({"exploitant": EXPLOITANT}), None), "annuaire", None, TODAY, "permitted A.1");
    check(&world(&json!({"categories": ["MefEducNat"]}), None), "annuaire", None, TODAY, "gap schema");
    check(&world(&json!({"variables": ["nulle"]}), None), "annuaire", None, TODAY, "gap variable");
}

#[test]
fn rules_hold_for_every_file_and_the_ine_never_leaves() {
    let forbidden = |kind| Some(forbid_kind(kind, &[]));
    check(&world(&json!({}), forbidden(VariableKind::Nominative)), "annuaire", None, TODAY, "refused 5");
    // What the clause does not list is not handed over, and an exception is one.
    let without_names = world(&json!({"variables": ["ENTEleveMEF"]}), forbidden(VariableKind::Nominative));
    check(&without_names, "annuaire", None, TODAY, "permitted A.1");
    let excepted = world(&json!({}), Some(forbid_kind(VariableKind::Nominative, &["aaf-2d-eleve"])));
    check(&excepted, "annuaire", None, TODAY, "permitted A.1");
    check(&world(&json!({}), Some(forbid_purpose("ent"))), "annuaire", None, TODAY, "refused 5");
    // The INE is never written: a rule against it changes nothing, and a clause cannot list it.
    check(&world(&json!({}), forbidden(VariableKind::Ine)), "annuaire", None, TODAY, "permitted A.1");
    check(&world(&json!({"variables": ["ENTEleveINE"]}), None), "annuaire", None, TODAY, "gap protection");
}

/// The names of GPEI are not those of an ENT: its own datasets describe them.
#[test]
fn gpei_is_decided_on_its_own_files() {
    let gpei = json!({"form": "gpei"});
    check(&world(&gpei, None), "annuaire", None, TODAY, "gap schema");
    let mut world = world(&gpei, Some(forbid_kind(VariableKind::Nominative, &[])));
    for id in ["gpei-eleve", "gpei-etab-educ-nat", "gpei-pers-educ-nat"] {
        let named = dataset(id, &[("GPEIPersonNom", VariableKind::Nominative)], &[]);
        world.datasets.insert(named.id.clone(), named);
    }
    check(&world, "annuaire", None, TODAY, "refused 5");
}

#[test]
fn a_permit_names_both_parties_and_its_clause() {
    let DirectoryDecision::Permitted(permit) = decide(&world(&json!({}), None), "annuaire", None, TODAY)
    else {
        panic!("not permitted");
    };
    assert_eq!(
        (permit.producer().id.as_str(), permit.recipient().id.as_str()),
        ("rectorat-exemple", EXPLOITANT)
    );
    assert_eq!((permit.agreement().as_str(), permit.clause().prefix.as_str()), ("ent-exemple", "ENT099"));
}
