//! What holds for any two texts: effects are complete, read backwards, and blind to wording.

use std::collections::{BTreeMap, BTreeSet};

use entente_agreement::Compilation;
use entente_agreement::compare::{Effect, EffectSubject, Turn, diff_json, given, render_diff};
use entente_model::{AgreementId, Channel};
use entente_text::Lang;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use super::{diff_of, unlabelled};
use crate::folder::{CADRE, Folder};

const VARIABLES: [&str; 4] = ["id_eleve", "uai", "pays", "annee"];

fn quoted(names: &[&str]) -> String {
    let names: Vec<String> = names.iter().map(|name| format!("\"{name}\"")).collect();
    format!("[{}]", names.join(", "))
}

fn a_grant() -> impl Strategy<Value = String> {
    let protect = prop::collection::vec(
        (
            select(&VARIABLES[..]),
            select(
                &["pseudonym = \"stable\"", "pseudonym = \"yearly\"", "generalise = \"pays\"", "drop = true"]
                    [..],
            ),
        ),
        0..3,
    );
    (
        select(&["region", "departement", "rectorat"][..]),
        select(&["territory", "all"][..]),
        subsequence(&["carte", "bati", "gestion"][..], 1..=3),
        prop_oneof![Just(Vec::new()), subsequence(&VARIABLES[..], 1..=4)],
        protect,
        subsequence(&["file", "api", "sftp"][..], 1..=3),
        select(&["article 1", "article 2"][..]),
    )
        .prop_map(|(to, scope, purposes, variables, protect, channels, basis)| {
            let protect: Vec<String> = protect
                .iter()
                .map(|(variable, method)| format!("{{ variable = \"{variable}\", {method} }}"))
                .collect();
            let variables = match variables.as_slice() {
                [] => String::new(),
                names => format!("variables = {}\n", quoted(names)),
            };
            format!(
                "```entente grant\ndataset = \"eleves\"\nto = {{ party = \"{to}\", scope = \"{scope}\" }}\npurposes = {}\nbasis = \"{basis}\"\n{variables}protect = [{}]\nchannels = {}\n```\n",
                quoted(&purposes),
                protect.join(", "),
                quoted(&channels),
            )
        })
}

fn a_rule() -> impl Strategy<Value = String> {
    let texts = [
        "forbid = \"variable\"\nvariable.kind = \"quasi\"\n",
        "forbid = \"variable\"\nvariable.kind = \"quasi\"\nexcept = [\"eleves\"]\n",
        "forbid = \"variable\"\nvariable.kind = \"pseudonym\"\n",
        "forbid = \"purpose\"\npurpose = \"bati\"\n",
        "forbid = \"transfer\"\n",
        "forbid = \"transfer\"\nexcept_contractor = true\n",
        "require = \"clearance\"\n",
        "require = \"source-mention\"\ntext = \"Sources : {producer}, {system}\"\n",
    ];
    select(texts.to_vec()).prop_map(|text| format!("```entente rule\n{text}```\n"))
}

fn clauses() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(prop_oneof![3 => a_grant(), 1 => a_rule()], 0..5)
}

/// The cadre with these clauses under one more article.
fn compiled(clauses: &[String]) -> Compilation {
    let mut folder = Folder::sound();
    folder.append(CADRE, &format!("## Article 9 : Essai\n\n{}", clauses.concat()));
    folder.compile()
}

type Given = BTreeMap<(String, String, String, String, Channel), BTreeSet<String>>;

fn conditions<T: serde::Serialize>(all: &[T]) -> BTreeSet<String> {
    all.iter().map(|one| serde_json::to_string(one).unwrap()).collect()
}

fn given_of(compilation: &Compilation) -> Given {
    let cadre = compilation.agreement(&AgreementId::new("cadre")).unwrap();
    let mut all = Given::new();
    for one in given(compilation.side(cadre)).unwrap() {
        for variable in one.variables {
            for of in variable.uses {
                for channel in of.channels {
                    let (to, dataset) = (one.recipient.named.id.clone(), one.dataset.id.clone());
                    let key = (to, dataset, variable.name.clone(), of.purpose.clone(), channel);
                    assert!(all.insert(key, conditions(&of.conditions)).is_none());
                }
            }
        }
    }
    all
}

/// What is given once the effects have taken place; each finds what it says that it finds.
fn apply(mut given: Given, effects: &[Effect]) -> Given {
    for effect in effects {
        let EffectSubject::Access { recipient, dataset, variables, purposes, channels, .. } = &effect.subject
        else {
            continue;
        };
        for variable in variables {
            assert_eq!(effect.turn == Turn::Gained, variable.before.is_empty());
            assert_eq!(effect.turn == Turn::Lost, variable.after.is_empty());
            for purpose in purposes {
                for channel in channels {
                    let (to, dataset) = (recipient.named.id.clone(), dataset.id.clone());
                    let key = (to, dataset, variable.name.clone(), purpose.id.clone(), *channel);
                    let before = given.remove(&key).unwrap_or_default();
                    assert_eq!(before, conditions(&variable.before));
                    if !variable.after.is_empty() {
                        given.insert(key, conditions(&variable.after));
                    }
                }
            }
        }
    }
    given
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn effects_are_complete_and_can_be_read_backwards(one in clauses(), other in clauses()) {
        let (before, after) = (compiled(&one), compiled(&other));
        let there = diff_of(&before, &after, "cadre");
        let back = diff_of(&after, &before, "cadre");
        prop_assert!(there.complete);
        prop_assert_eq!(apply(given_of(&before), &there.effects), given_of(&after));
        let reversed: Vec<Effect> = back.effects.iter().map(Effect::reversed).collect();
        prop_assert_eq!(unlabelled(&there.effects), unlabelled(&reversed));
        prop_assert!(there.effects.windows(2).all(|pair| pair[0].weight <= pair[1].weight));
        prop_assert!(there.effects.iter().all(|effect| !effect.cited_before.is_empty() || !effect.cited_after.is_empty()));
        let text = render_diff(&there, Lang::Fr) + &diff_json(&there, Lang::En).to_string();
        prop_assert!(!text.contains("effect-") && !text.contains(" say-"), "{}", text);
        prop_assert!(diff_of(&before, &before, "cadre").is_empty());
    }

    #[test]
    fn the_order_of_clauses_has_no_effect(clauses in clauses()) {
        let turned: Vec<String> = clauses.iter().rev().cloned().collect();
        let diff = diff_of(&compiled(&clauses), &compiled(&turned), "cadre");
        prop_assert_eq!(diff.effects, []);
    }

    /// One clause for two variables, or two clauses for one each: who wrote it otherwise changed nothing.
    #[test]
    fn a_clause_in_two_has_no_effect(clauses in clauses(), twice in a_grant()) {
        let split = |names: &[&str]| -> String {
            let before = twice.find("variables = ").map_or("", |at| &twice[..at]);
            let after = twice.find("protect = ").map_or("", |at| &twice[at..]);
            format!("{before}variables = {}\n{after}", quoted(names))
        };
        prop_assume!(twice.contains("variables = "));
        let whole: Vec<&str> = VARIABLES.into_iter().filter(|name| twice.contains(&format!("\"{name}\""))).collect();
        let mut one = clauses.clone();
        one.push(split(&whole));
        let mut two = clauses;
        two.extend(whole.iter().map(|name| split(&[name])));
        let diff = diff_of(&compiled(&one), &compiled(&two), "cadre");
        prop_assert_eq!(diff.effects, []);
    }
}
