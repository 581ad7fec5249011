//! A local convention against its cadre.

use entente_agreement::compare::{conformance, conformance_json, render_conformance};
use entente_model::AgreementId;
use entente_text::Lang;

use super::changed;
use crate::folder::{CADRE, Folder, LOCAL};

/// A grant of the local convention on the cadre's dataset.
fn local_grant(protect: &str, scope: &str, purposes: &str, variables: &str) -> String {
    format!(
        "## Article 5 : Échanges\n```entente grant\ndataset = \"eleves\"\nto = {{ party = \"region\", scope = \"{scope}\" }}\npurposes = [\"{purposes}\"]\nbasis = \"article 2\"\nvariables = [{variables}]\nprotect = [{protect}]\nchannels = [\"file\"]\n```\n"
    )
}

fn check(change: impl FnOnce(&mut Folder)) -> String {
    let compilation = changed(change);
    let of = |id: &str| compilation.side(compilation.agreement(&AgreementId::new(id)).unwrap());
    let deviations = conformance(of("local"), of("cadre"));
    for lang in [Lang::Fr, Lang::En] {
        let text = render_conformance(&deviations, lang) + &conformance_json(&deviations, lang).to_string();
        assert!(!text.contains("deviation-") && !text.contains(" say-"), "{text}");
    }
    render_conformance(&deviations, Lang::Fr)
}

#[test]
fn an_application_that_adds_nothing_conforms() {
    insta::assert_snapshot!(check(|_| {}), @"La convention garde le socle de son cadre, et rien n'y est plus faible.");
}

#[test]
fn additions_are_allowed() {
    insta::assert_snapshot!(check(|folder| {
        folder.append(LOCAL, &local_grant("", "territory", "bati", "\"annee\""));
    }), @"La convention garde le socle de son cadre, et rien n'y est plus faible.");
}

#[test]
fn the_same_variables_for_another_purpose_need_the_same_protections() {
    insta::assert_snapshot!(check(|folder| {
        folder.append(LOCAL, &local_grant("", "territory", "bati", "\"pays\", \"annee\""));
    }), @r#"
    Un écart
    - le rôle « region » reçoit des variables de « Élèves » (eleves) avec moins de protection que dans le cadre
        variables : pays
        conditions : remplacée par son groupe dans « pays », lignes de son territoire → sans protection, lignes de son territoire
        convention : article 5 de « local », ligne 29 ; cadre : 2.2 de l'annexe de « cadre », ligne 36
    "#);
}

#[test]
fn more_rows_are_less_protection() {
    insta::assert_snapshot!(check(|folder| {
        let protect = "{ variable = \"pays\", generalise = \"pays\" }";
        folder.append(LOCAL, &local_grant(protect, "all", "bati", "\"pays\""));
    }), @r#"
    Un écart
    - le rôle « region » reçoit des variables de « Élèves » (eleves) avec moins de protection que dans le cadre
        variables : pays
        conditions : remplacée par son groupe dans « pays », lignes de son territoire → remplacée par son groupe dans « pays », toutes les lignes
        convention : article 5 de « local », ligne 29 ; cadre : 2.2 de l'annexe de « cadre », ligne 36
    "#);
}

#[test]
fn another_protection_cannot_be_compared() {
    insta::assert_snapshot!(check(|folder| {
        let protect = "{ variable = \"pays\", pseudonym = \"stable\" }";
        folder.append(LOCAL, &local_grant(protect, "territory", "carte", "\"pays\""));
    }), @r#"
    Un écart
    - le rôle « region » reçoit des variables de « Élèves » (eleves) autrement protégées que dans le cadre
        variables : pays
        conditions : remplacée par son groupe dans « pays », lignes de son territoire → pseudonyme stable d'année en année, lignes de son territoire
        convention : article 5 de « local », ligne 29 ; cadre : 2.2 de l'annexe de « cadre », ligne 36
    "#);
}

#[test]
fn a_rule_that_is_looser_has_no_effect() {
    insta::assert_snapshot!(check(|folder| {
        folder.append(CADRE, "## Article 6 : Cession\n```entente rule\nforbid = \"transfer\"\n```\n");
        folder.append(
            LOCAL,
            "## Article 6 : Cession\n```entente rule\nforbid = \"transfer\"\nexcept_contractor = true\n```\n",
        );
    }), @r#"
    Un écart
    - règle plus souple que celle du cadre : rien n'est cédé à un tiers (un prestataire peut recevoir les données pour une étude)
        rien → oui
        convention : article 6 de « local », ligne 29 ; cadre : article 6 de « cadre », ligne 49
    "#);
}

#[test]
fn what_does_not_apply_the_cadre_must_state_it() {
    insta::assert_snapshot!(check(|folder| {
        folder.replace(LOCAL, "applies = \"cadre\"\n", "");
        folder.append(
            LOCAL,
            "## Article 5 : Échanges\n```entente dataset\nid = \"eleves\"\nfield = \"statistiques\"\nduty = \"desirable\"\nproducer = \"rectorat\"\ndue = { every = \"year\", on = \"12-15\" }\n```\n",
        );
        folder.append(LOCAL, &local_grant("{ variable = \"pays\", generalise = \"pays\" }", "territory", "carte", "\"uai\", \"pays\"").replace("Article 5", "Article 7"));
    }), @r#"
    5 écarts
    - le rôle « region » ne reçoit pas de « Élèves » (eleves) tout ce que donne le cadre
        variables : id_eleve
        pour : Carte des formations
        cadre : 2.2 de l'annexe de « cadre », ligne 36
    - Jeu de données « Élèves » (eleves), Échéance, Jours : engage moins que le cadre
        le 30 novembre → le 15 décembre
        convention : article 5 de « local », ligne 28 ; cadre : 2.2 de l'annexe de « cadre », ligne 29
    - Jeu de données « Élèves » (eleves), Force : engage moins que le cadre
        attendu → souhaité
        convention : article 5 de « local », ligne 28 ; cadre : 2.2 de l'annexe de « cadre », ligne 29
    - il manque la règle du cadre : rien ne sert à « Gestion individuelle »
        cadre : article 4 de « cadre », ligne 23
    - il manque la règle du cadre : les variables de sorte « numéro national de l'élève » ne partent pas sans protection
        cadre : article 4 de « cadre », ligne 19
    "#);
}
