//! Faults of the anonymity that grants ask for.

use entente_agreement::DiagnosticCode as Code;

use crate::folder::{CADRE, Folder, SCHEMA, fault};

/// A grant of rows; its keys after the channels.
const GRANT: &str = "```entente grant\ndataset = \"eleves\"\nto = { party = \"region\", scope = \"territory\" }\npurposes = [\"bati\"]\nbasis = \"article 2\"\nchannels = [\"file\"]\nvariables = [\"uai\", \"pays\", \"annee\"]\n";

fn with(f: &mut Folder, keys: &str) {
    f.append(CADRE, &format!("{GRANT}{keys}\n```\n"));
}

fn says(text: &str, expected: &[&str]) {
    for one in expected {
        assert!(text.contains(one), "`{one}` is not in:\n{text}");
    }
}

#[test]
fn a_sound_rule_has_no_fault() {
    for sound in [
        "anonymity = { k = 5 }",
        "anonymity = { k = 5, quasi = [\"pays\"], sensitive = \"annee\", l = 2, t = \"30 %\", left_out = \"2 %\" }",
    ] {
        let mut folder = Folder::sound();
        with(&mut folder, sound);
        let found = folder.compile().diagnostics;
        assert!(found.is_empty(), "{found:?}");
    }
}

#[test]
fn the_anonymity_of_a_table() {
    let table =
        "anonymity = { k = 5 }\ntable = { dimensions = [\"uai\"] }\ndisclosure = { preset = \"pupils\" }";
    let text = fault(Code::AnonymityOfTable, |f| {
        let grant = GRANT.replace("variables = [\"uai\", \"pays\", \"annee\"]\n", "");
        f.append(CADRE, &format!("{grant}{table}\n```\n"));
    });
    says(&text, &["`anonymity` ne vaut pas pour un tableau", "ne remet aucune ligne", "retirez `table`"]);
}

#[test]
fn the_anonymity_of_nobody() {
    let text = fault(Code::AnonymityOfNobody, |f| {
        f.replace(SCHEMA, "\"individual\": true, ", "");
        with(f, "anonymity = { k = 5 }");
    });
    says(&text, &["les lignes de `eleves` ne sont pas des personnes", "entente.individual = true"]);
}

#[test]
fn nothing_that_lets_a_person_be_recognised() {
    let text = fault(Code::AnonymityNothing, |f| {
        f.replace(SCHEMA, "\"kind\": \"quasi\", ", "");
        with(f, "anonymity = { k = 5 }");
    });
    says(&text, &["rien dans ce qui est remis de `eleves`", "nature `quasi`", "quasi = ["]);
}

#[test]
fn a_variable_that_does_not_leave_as_a_value() {
    for keys in [
        "anonymity = { k = 5, quasi = [\"id_eleve\"] }",
        "anonymity = { k = 5, quasi = [\"pays\", \"pays\"] }",
        "anonymity = { k = 5, quasi = [\"pays\"], sensitive = \"pays\", l = 2 }",
        "anonymity = { k = 5, quasi = [\"pays\"] }\nprotect = [{ variable = \"pays\", drop = true }]",
    ] {
        let text = fault(Code::AnonymityVariable, |f| with(f, keys));
        says(&text, &["ne quitte pas `eleves` comme une valeur", "remplace par un pseudonyme"]);
    }
}

#[test]
fn diversity_of_no_variable() {
    let text = fault(Code::AnonymityWithoutSensitive, |f| with(f, "anonymity = { k = 5, l = 2 }"));
    says(&text, &["`l` ne protège rien", "ajoutez `sensitive"]);
}
