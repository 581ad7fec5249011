//! Amendments and what they do.

use entente_agreement::compare::{Effect, Weight, diff_json, effects_of_signing, render_diff};
use entente_text::Lang;

use super::{changed, diff_of, unlabelled};
use crate::folder::{CADRE, Folder, LOCAL};

/// What people read of a change to the sound folder; the same change undone has the effects reversed.
fn check(id: &str, change: impl FnOnce(&mut Folder)) -> String {
    let (before, after) = (changed(|_| {}), changed(change));
    let diff = diff_of(&before, &after, id);
    let back = diff_of(&after, &before, id);
    let reversed: Vec<Effect> = back.effects.iter().map(Effect::reversed).collect();
    assert_eq!(unlabelled(&diff.effects), unlabelled(&reversed));
    assert!(diff.effects.windows(2).all(|pair| pair[0].weight <= pair[1].weight));
    for lang in [Lang::Fr, Lang::En] {
        let text = render_diff(&diff, lang) + &diff_json(&diff, lang).to_string();
        for id in ["effect-", "detail-", "say-", "cited-", "topic-", "article-", "heading-"] {
            assert!(
                !text.contains(&format!(" {id}")) && !text.contains(&format!("\"{id}")),
                "{id} in {text}"
            );
        }
    }
    render_diff(&diff, Lang::Fr)
}

#[test]
fn nothing_changed() {
    insta::assert_snapshot!(check("cadre", |_| {}), @r#"
    Convention cadre d'essai : conventions/cadre.convention.md → conventions/cadre.convention.md

    Aucun effet : les deux textes font la même chose.

    Le texte des articles est le même.
    "#);
}

#[test]
fn a_recipient_gains_variables_with_their_protections() {
    insta::assert_snapshot!(check("cadre", |folder| {
        folder.replace(CADRE, "channels = [\"file\"]", "channels = [\"file\", \"api\"]");
        folder.replace(CADRE, "purposes = [\"carte\"]", "purposes = [\"carte\", \"bati\"]");
    }), @r#"
    Convention cadre d'essai : conventions/cadre.convention.md → conventions/cadre.convention.md

    2 effets
    + le rôle « region » pourra se servir de « Élèves » (eleves) pour une finalité de plus [données sur des personnes]
        variables : id_eleve, pays et uai
        pour : Bâti scolaire
        par : fichier et API
        uai : sans protection, lignes de son territoire
        id_eleve : pseudonyme stable d'année en année, lignes de son territoire
        pays : remplacée par son groupe dans « pays », lignes de son territoire
        après : 2.2 de l'annexe de « cadre », ligne 36
    + le rôle « region » pourra recevoir « Élèves » (eleves) par un canal de plus [données sur des personnes]
        variables : id_eleve, pays et uai
        pour : Carte des formations
        par : API
        uai : sans protection, lignes de son territoire
        id_eleve : pseudonyme stable d'année en année, lignes de son territoire
        pays : remplacée par son groupe dans « pays », lignes de son territoire
        après : 2.2 de l'annexe de « cadre », ligne 36

    Un article change
    2.2 de l'annexe (Élèves) : clauses modifiées : voir les effets
    "#);
}

#[test]
fn a_protection_goes() {
    insta::assert_snapshot!(check("cadre", |folder| {
        folder.replace(CADRE, "pays\", generalise = \"pays\"", "annee\", generalise = \"pays\"");
    }), @r#"
    Convention cadre d'essai : conventions/cadre.convention.md → conventions/cadre.convention.md

    Un effet
    ~ le rôle « region » recevra une variable de « Élèves » (eleves) avec moins de protection [protège moins]
        variables : pays
        pour : Carte des formations
        par : fichier
        conditions : remplacée par son groupe dans « pays », lignes de son territoire → sans protection, lignes de son territoire
        avant : 2.2 de l'annexe de « cadre », ligne 36 ; après : 2.2 de l'annexe de « cadre », ligne 36

    Un article change
    2.2 de l'annexe (Élèves) : clauses modifiées : voir les effets
    "#);
}

#[test]
fn a_rule_a_line_and_the_term_change() {
    insta::assert_snapshot!(check("cadre", |folder| {
        folder.replace(CADRE, "purpose = \"gestion\"", "purpose = \"bati\"");
        folder.replace(CADRE, "on = \"11-30\"", "on = \"12-15\"");
        folder.replace(CADRE, "duty = \"expected\"", "duty = \"desirable\"");
        folder.replace(CADRE, "lasts = \"P1Y\"", "lasts = \"P4Y\"");
        folder.replace(CADRE, "## Article 4 : Règles\n", "## Article 5 : Règles d'usage\n");
        folder.replace(CADRE, "Le texte.", "Le texte de la convention, en clair.");
    }), @r#"
    Convention cadre d'essai : conventions/cadre.convention.md → conventions/cadre.convention.md

    5 effets
    - règle retirée : rien ne sert à « Gestion individuelle » [protège moins]
        avant : article 4 de « cadre », ligne 23
    + nouvelle règle : rien ne sert à « Bâti scolaire » [protège plus]
        après : article 5 de « cadre », ligne 23
    ~ Jeu de données « Élèves » (eleves) : Échéance, Jours [engage moins]
        le 30 novembre → le 15 décembre
        avant : 2.2 de l'annexe de « cadre », ligne 29 ; après : 2.2 de l'annexe de « cadre », ligne 29
    ~ Jeu de données « Élèves » (eleves) : Force [engage moins]
        attendu → souhaité
        avant : 2.2 de l'annexe de « cadre », ligne 29 ; après : 2.2 de l'annexe de « cadre », ligne 29
    ~ durée de la convention : première durée
        1 an → 4 ans

    3 articles changent
    article 1 (Objet) : texte modifié
        Le [-texte.-] {+texte de la convention, en clair.+}
    article 4 (Règles) devient article 5 (Règles d'usage) : titre modifié, clauses modifiées : voir les effets
        Règles {+d'usage+}
    2.2 de l'annexe (Élèves) : clauses modifiées : voir les effets
    "#);
}

#[test]
fn a_party_holds_another_role() {
    insta::assert_snapshot!(check("local", |folder| {
        folder.replace(LOCAL, "role = \"region\"", "role = \"departement\"");
        folder.replace(LOCAL, "name = \"Région d'essai\"", "name = \"Département d'essai\"");
    }), @r#"
    Application locale d'essai : conventions/local.convention.md → conventions/local.convention.md

    3 effets
    - Département d'essai ne recevra plus rien de « Élèves » (eleves)
        variables : id_eleve, pays et uai
        pour : Carte des formations
        par : fichier
        uai : sans protection, lignes de son territoire
        id_eleve : pseudonyme stable d'année en année, lignes de son territoire
        pays : remplacée par son groupe dans « pays », lignes de son territoire
        avant : 2.2 de l'annexe de « cadre », ligne 36
    ~ Partie « Département d'essai » (region-essai) : Rôle
        region → departement
        avant : article 1 de « local », ligne 20 ; après : article 1 de « local », ligne 20
    ~ Partie « Département d'essai » (region-essai) : Nom
        Région d'essai → Département d'essai
        avant : article 1 de « local », ligne 20 ; après : article 1 de « local », ligne 20

    Un article change
    article 1 (Parties) : clauses modifiées : voir les effets
    "#);
}

#[test]
fn what_signing_would_do() {
    let compilation = changed(|_| {});
    let local = compilation.agreement(&entente_model::AgreementId::new("local")).unwrap();
    let effects = effects_of_signing(compilation.side(local));
    let sentences: Vec<String> = effects.iter().map(|effect| effect.sentence(Lang::Fr)).collect();
    insta::assert_snapshot!(sentences.join("\n"), @r#"
    Région d'essai recevra « Élèves » (eleves), dont rien ne lui était remis
    nouvelle règle : rien ne sert à « Gestion individuelle »
    nouvelle règle : les variables de sorte « numéro national de l'élève » ne partent pas sans protection
    s'ajoute : Jeu de données « Élèves » (eleves)
    « Rectorat d'essai » (rectorat-essai) entre dans la convention
    « Région d'essai » (region-essai) entre dans la convention
    la convention : signataires
    "#);
}

#[test]
fn weights_are_in_the_order_of_reports() {
    assert!(Weight::PersonalDataGained < Weight::ProtectionWeaker && Weight::Life < Weight::Details);
}
