//! Amended texts: which one stands, who must approve, who is missing.

use std::collections::BTreeSet;

use entente_agreement::compare::{approvals_missing, approvals_needed, diff};
use entente_agreement::{Compilation, render};
use entente_model::AgreementId;
use entente_text::Lang;

use super::changed;
use crate::faults::register::hash_of;
use crate::folder::{CADRE, Folder};

const SECOND: &str = "conventions/cadre-2.convention.md";

/// The cadre says who amends it, and is amended; `change` changes the amended text.
fn amended(procedure: &str, in_force: bool, change: impl FnOnce(&mut Folder)) -> Compilation {
    changed(|folder| {
        folder.replace(CADRE, "parties = [\"ministere\"]", "parties = [\"ministere\", \"regions\"]");
        folder.replace(CADRE, "[term]\n", &format!("{procedure}[term]\n"));
        folder.replace(
            CADRE,
            "## Article 4 : Règles",
            "```entente party\nid = \"regions\"\nname = \"Association des Régions\"\nrole = \"association\"\n```\n```entente body\nid = \"comite\"\nname = \"Comité de pilotage\"\nmembers = [{ who = \"depp\" }, { who = \"association\" }]\nmeets = { every = \"year\" }\ndecides = [\"annex\"]\n```\n## Article 4 : Règles",
        );
        let sha256 = hash_of(folder, CADRE);
        let text = folder.files.iter().find(|file| file.path == CADRE).unwrap().bytes.clone();
        let since = if in_force { ", in_force_on = 2026-01-01" } else { "" };
        let amends = format!(
            "amends = {{ number = 1, sha256 = \"{sha256}\", proposed_by = [\"ministere\", \"regions\"]{since} }}\nparties = ["
        );
        folder.add(SECOND, String::from_utf8(text).unwrap().replacen("parties = [", &amends, 1));
        change(folder);
    })
}

/// Who must approve, in French, and what is left once some have.
fn approvals(compilation: &Compilation, given: &[&str]) -> String {
    assert_eq!(render(&compilation.diagnostics, Lang::Fr), "aucune anomalie\n");
    let texts = compilation.texts_of(&AgreementId::new("cadre"));
    let (before, after) = (compilation.side(texts[0]), compilation.side(texts[1]));
    let needed = approvals_needed(before, &diff(before, after));
    let given: BTreeSet<&str> = given.iter().copied().collect();
    let missing = approvals_missing(&needed, &given);
    let said = |all: &[entente_agreement::compare::ApprovalNeeded]| {
        all.iter().map(|one| one.sentence(Lang::Fr)).collect::<Vec<String>>().join("\n")
    };
    format!("{}\n--- reste :\n{}", said(&needed), said(&missing))
}

fn new_day(folder: &mut Folder) {
    folder.replace(SECOND, "on = \"11-30\"", "on = \"12-15\"");
}

#[test]
fn a_proposal_waits_beside_the_text_in_force() {
    let compilation = amended("", false, new_day);
    let cadre = AgreementId::new("cadre");
    assert_eq!(compilation.agreement(&cadre).unwrap().text_number(), 0);
    assert_eq!(compilation.texts.len(), 1);
    let mut compilation = amended("", true, new_day);
    assert_eq!(compilation.agreement(&cadre).unwrap().text_number(), 1);
    let first = compilation.texts[0].sha256.clone();
    assert!(compilation.put_in_force(&cadre, &first), "its life may say that the first text still holds");
    assert_eq!(compilation.agreement(&cadre).unwrap().text_number(), 0);
    assert_eq!(compilation.texts[0].text_number(), 1);
    assert!(!compilation.put_in_force(&cadre, "0000"));
    assert!(!compilation.put_in_force(&AgreementId::new("autre"), &first));
}

#[test]
fn a_past_text_is_not_checked_against_what_changed_after_it() {
    let compilation = amended("", true, |folder| {
        new_day(folder);
        // The dataset lost a variable that the first text gives, and the amended one does not.
        folder.replace(SECOND, "\"uai\", \"pays\"]", "\"uai\"]");
        folder.replace(SECOND, "    { variable = \"pays\", generalise = \"pays\" },\n", "");
        folder.replace(crate::folder::SCHEMA, "{\"name\": \"pays\"", "{\"name\": \"nation\"");
        folder.replace(crate::folder::SAMPLE, "pays", "nation");
    });
    assert_eq!(render(&compilation.diagnostics, Lang::Fr), "aucune anomalie\n");
}

#[test]
fn all_parties_where_the_text_says_nothing() {
    insta::assert_snapshot!(approvals(&amended("", false, new_day), &["ministere"]), @r#"
    approbation de chacun, ministere et regions : la convention ne dit pas qui approuve ses avenants : toutes ses parties
    --- reste :
    approbation de regions : la convention ne dit pas qui approuve ses avenants : toutes ses parties
    "#);
}

#[test]
fn one_of_those_whom_the_text_names() {
    let procedure = "[amendment]\napproved = \"any\"\narticle = \"4\"\n";
    insta::assert_snapshot!(approvals(&amended(procedure, false, new_day), &["regions"]), @r#"
    approbation de l'un d'eux, ministere et regions : la convention ne dit pas qui approuve ses avenants : toutes ses parties (article 4 de « cadre », ligne 33)
    --- reste :
    "#);
}

#[test]
fn the_body_where_only_the_annex_changes() {
    let procedure = "[amendment]\nannex = { by = \"comite\", article = \"1\" }\n";
    insta::assert_snapshot!(approvals(&amended(procedure, false, new_day), &[]), @r#"
    approbation de comite : seule l'annexe change, et la convention lui en confie la charge (article 1 de « cadre », ligne 13)
    --- reste :
    approbation de comite : seule l'annexe change, et la convention lui en confie la charge (article 1 de « cadre », ligne 13)
    "#);
    let more = amended(procedure, false, |folder| {
        new_day(folder);
        folder.replace(SECOND, "Le texte.", "Le texte amendé.");
    });
    insta::assert_snapshot!(approvals(&more, &["comite", "regions"]), @r#"
    approbation de chacun, ministere et regions : la convention ne dit pas qui approuve ses avenants : toutes ses parties
    --- reste :
    approbation de ministere : la convention ne dit pas qui approuve ses avenants : toutes ses parties
    "#);
}

#[test]
fn who_enters_approves_too() {
    let compilation = amended("", false, |folder| {
        folder.replace(SECOND, "\"regions\"]\nsigned", "\"regions\", \"cnil\"]\nsigned");
        folder.replace(
            SECOND,
            "## Article 4",
            "```entente party\nid = \"cnil\"\nname = \"Commission\"\nrole = \"autorite\"\n```\n## Article 4",
        );
    });
    insta::assert_snapshot!(approvals(&compilation, &["ministere", "regions"]), @r#"
    approbation de chacun, ministere et regions : la convention ne dit pas qui approuve ses avenants : toutes ses parties
    approbation de cnil : cette partie entre par l'avenant
    --- reste :
    approbation de cnil : cette partie entre par l'avenant
    "#);
}

#[test]
fn nothing_to_approve_where_nothing_changes() {
    let text = approvals(&amended("", false, |_| {}), &[]);
    assert_eq!(text, "\n--- reste :\n");
}
