//! Faults of the tables that grants hand over.

use entente_agreement::DiagnosticCode as Code;

use crate::folder::{CADRE, Folder, SCHEMA, fault};

/// A grant of a table; its keys after the channels.
const GRANT: &str = "```entente grant\ndataset = \"eleves\"\nto = { party = \"region\", scope = \"territory\" }\npurposes = [\"bati\"]\nbasis = \"article 2\"\nchannels = [\"file\"]\n";

fn with(f: &mut Folder, keys: &str) {
    f.append(CADRE, &format!("{GRANT}{keys}\n```\n"));
}

const SOUND: &str = "table = { dimensions = [\"departement(uai)>uai\", \"group(pays)\"] }\ndisclosure = { preset = \"pupils\" }";

/// The sentence and its cause are in what people read, beside the line.
fn says(text: &str, expected: &[&str]) {
    for one in expected {
        assert!(text.contains(one), "`{one}` is not in:\n{text}");
    }
}

#[test]
fn a_sound_table_has_no_fault() {
    let mut folder = Folder::sound();
    with(&mut folder, SOUND);
    let found = folder.compile().diagnostics;
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn a_table_that_lists_variables_too() {
    let text = fault(Code::TableWithVariables, |f| with(f, &format!("variables = [\"uai\"]\n{SOUND}")));
    says(&text, &["`variables` est de trop", "ne remet jamais de lignes", "group(variable)"]);
}

#[test]
fn a_table_without_a_threshold() {
    let text = fault(Code::TableWithoutRule, |f| with(f, "table = { dimensions = [\"uai\"] }"));
    says(&text, &["le tableau tiré de `eleves` n'a pas de règle", "disclosure = { preset = \"pupils\" }"]);
}

#[test]
fn a_rule_without_a_table() {
    let text = fault(Code::DisclosureWithoutTable, |f| {
        with(f, "variables = [\"uai\"]\ndisclosure = { preset = \"pupils\" }")
    });
    says(&text, &["avertissement", "ne protège rien", "ajoutez `table`"]);
}

#[test]
fn a_dimension_that_nothing_gives() {
    let text = fault(Code::TableDimensionUnknown, |f| with(f, &SOUND.replace("group(pays)", "sexe")));
    says(&text, &["`sexe` n'est pas une dimension possible", "n'a pas cette variable"]);
    let mut folder = Folder::sound();
    with(&mut folder, &SOUND.replace("group(pays)", "groupe(pays)"));
    says(&folder.read(), &["`groupe(pays)` n'est pas une dimension", "ce n'est ni une variable"]);
}

#[test]
fn a_dimension_given_twice() {
    let text = fault(Code::TableDimensionTwice, |f| with(f, &SOUND.replace("group(pays)", "uai")));
    says(&text, &["`uai` est deux fois"]);
}

#[test]
fn a_dimension_that_names_somebody() {
    let text = fault(Code::TableDimensionIdentifying, |f| {
        f.replace(
            SCHEMA,
            r#"{"name": "annee", "type": "year"}"#,
            r#"{"name": "annee", "type": "year", "entente": {"kind": "pseudonym"}}"#,
        );
        with(f, &SOUND.replace("group(pays)", "annee"));
    });
    says(&text, &["`annee` désigne une personne", "publiés, même quand la case est masquée"]);
}

#[test]
fn a_level_that_cannot_be_computed() {
    let text = fault(Code::TableLevelImpossible, |f| with(f, &SOUND.replace("group(pays)", "group(annee)")));
    says(&text, &["`group(annee)` ne peut pas être calculé", "aucune nomenclature"]);
    let mut folder = Folder::sound();
    with(&mut folder, &SOUND.replace("group(pays)", "commune(pays)"));
    says(&folder.read(), &["`pays` n'est pas la variable qui porte l'établissement"]);
}

#[test]
fn rows_that_are_not_persons_are_not_counted() {
    let text = fault(Code::TableWithoutCount, |f| {
        f.replace(SCHEMA, r#""individual": true"#, r#""individual": false"#);
        with(f, SOUND);
    });
    says(&text, &["ne dit pas ce qui est compté", "ajoutez `count`"]);
    let mut folder = Folder::sound();
    with(&mut folder, &SOUND.replace("table = {", "table = { count = \"pays\","));
    says(&folder.read(), &["`pays` n'est pas une variable de nombres entiers"]);
}

#[test]
fn noise_without_a_budget() {
    let text = fault(Code::TableNoiseWithoutBudget, |f| {
        with(f, &SOUND.replace("table = {", "table = { method = \"noise\", epsilon = 500,"));
    });
    says(&text, &["le bruit n'a pas de budget"]);
}

#[test]
fn a_key_that_changes_nothing() {
    let text = fault(Code::TableKeyUnused, |f| {
        with(f, &SOUND.replace("\"pupils\" }", "\"pupils\", dominance = \"85 %\" }"));
    });
    says(&text, &["avertissement", "`dominance` ne change rien"]);
}

#[test]
fn a_cell_of_another_shape() {
    let text = fault(Code::TableCellMalformed, |f| {
        with(f, &SOUND.replace("table = {", "table = { keep = [\"099\"],"));
    });
    says(&text, &["`099` n'est pas une case", "3 codes séparés par des virgules"]);
}

/// A dataset of amounts, and a table of them.
fn of_amounts(f: &mut Folder, table: &str, rule: &str) {
    f.replace(
        SCHEMA,
        r#"{"name": "annee", "type": "year"}"#,
        r#"{"name": "annee", "type": "year"}, {"name": "montant", "type": "number"}"#,
    );
    f.replace(crate::folder::SAMPLE, "id_eleve;uai;pays;annee", "id_eleve;uai;pays;annee;montant");
    with(f, &format!("table = {{ {table} }}\ndisclosure = {{ {rule} }}"));
}

#[test]
fn amounts_are_protected_by_shares() {
    let table = "dimensions = [\"uai\"], amount = \"montant\"";
    let mut folder = Folder::sound();
    of_amounts(&mut folder, table, "threshold = 3, dominance = \"85 %\", p = \"10 %\"");
    let found = folder.compile().diagnostics;
    assert!(found.is_empty(), "{found:?}");
    let text = fault(Code::TableAmountWithoutRule, |f| of_amounts(f, table, "preset = \"pupils\""));
    says(&text, &["ceux qui font le montant `montant`", "deviné de près par le second", "p = \"10 %\""]);
    let text = fault(Code::TableAmountMethod, |f| {
        of_amounts(f, &format!("{table}, method = \"round\""), "preset = \"enterprises\"");
    });
    says(&text, &["masque des cases", "retirez `count`"]);
    let text = fault(Code::TableAmountNotANumber, |f| {
        of_amounts(f, "dimensions = [\"uai\"], amount = \"pays\"", "preset = \"enterprises\"");
    });
    says(&text, &["`pays` n'est pas un montant de `eleves`", "variable numérique"]);
}
