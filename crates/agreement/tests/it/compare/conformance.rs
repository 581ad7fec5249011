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
    insta::assert_snapshot!(check(|_| {}), @"");
}

#[test]
fn additions_are_allowed() {
    insta::assert_snapshot!(check(|folder| {
        folder.append(LOCAL, &local_grant("", "territory", "bati", "\"annee\""));
    }), @"");
}

#[test]
fn the_same_variables_for_another_purpose_need_the_same_protections() {
    insta::assert_snapshot!(check(|folder| {
        folder.append(LOCAL, &local_grant("", "territory", "bati", "\"pays\", \"annee\""));
    }), @"");
}

#[test]
fn more_rows_are_less_protection() {
    insta::assert_snapshot!(check(|folder| {
        let protect = "{ variable = \"pays\", generalise = \"pays\" }";
        folder.append(LOCAL, &local_grant(protect, "all", "bati", "\"pays\""));
    }), @"");
}

#[test]
fn another_protection_cannot_be_compared() {
    insta::assert_snapshot!(check(|folder| {
        let protect = "{ variable = \"pays\", pseudonym = \"stable\" }";
        folder.append(LOCAL, &local_grant(protect, "territory", "carte", "\"pays\""));
    }), @"");
}

#[test]
fn a_rule_that_is_looser_has_no_effect() {
    insta::assert_snapshot!(check(|folder| {
        folder.append(CADRE, "## Article 6 : Cession\n```entente rule\nforbid = \"transfer\"\n```\n");
        folder.append(
            LOCAL,
            "## Article 6 : Cession\n```entente rule\nforbid = \"transfer\"\nexcept_contractor = true\n```\n",
        );
    }), @"");
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
    }), @"");
}
