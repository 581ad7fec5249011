//! Faults of dataset schemas and samples.

use entente_agreement::DiagnosticCode as Code;

use crate::folder::{CADRE, SAMPLE, SCHEMA, fault};

#[test]
fn a_dataset_folder_without_schema() {
    let text = fault(Code::SchemaMissing, |f| f.add("datasets/vide/dictionary.md", "# Vide\n"));
    insta::assert_snapshot!(text, @"");
}

#[test]
fn a_schema_that_is_no_json() {
    let text = fault(Code::SchemaJson, |f| f.replace(SCHEMA, r#""title": "Élèves","#, r#""title": "Élèves""#));
    insta::assert_snapshot!(text, @"");
}

#[test]
fn a_schema_value_of_another_sort() {
    let text = fault(Code::SchemaType, |f| f.replace(SCHEMA, r#""individual": true"#, r#""individual": "oui""#));
    insta::assert_snapshot!(text, @"");
}

#[test]
fn a_schema_without_fields() {
    let text = fault(Code::SchemaWithoutFields, |f| f.replace(SCHEMA, r#""fields": ["#, r#""fields": [], "champs": ["#));
    insta::assert_snapshot!(text, @"");
}

#[test]
fn a_schema_of_another_name() {
    let text = fault(Code::SchemaName, |f| f.replace(SCHEMA, r#""name": "eleves""#, r#""name": "élèves""#));
    insta::assert_snapshot!(text, @"");
}

#[test]
fn a_field_without_name() {
    let text = fault(Code::FieldWithoutName, |f| f.replace(SCHEMA, r#"    {"name": "annee", "type": "year"}"#, r#"    {"name": "annee", "type": "year"},
    {"type": "string"}"#));
    insta::assert_snapshot!(text, @"");
}

#[test]
fn a_field_described_twice() {
    let text = fault(Code::FieldTwice, |f| f.replace(SCHEMA, r#"    {"name": "annee", "type": "year"}"#, r#"    {"name": "annee", "type": "year"},
    {"name": "UAI"}"#));
    insta::assert_snapshot!(text, @"");
}

#[test]
fn an_unknown_type() {
    let text = fault(Code::FieldTypeUnknown, |f| f.replace(SCHEMA, r#""type": "year""#, r#""type": "yaer""#));
    insta::assert_snapshot!(text, @"");
}

#[test]
fn an_unknown_kind_of_variable() {
    let text = fault(Code::FieldKindUnknown, |f| f.replace(SCHEMA, r#""kind": "quasi""#, r#""kind": "quazi""#));
    insta::assert_snapshot!(text, @"");
}

#[test]
fn an_unknown_check() {
    let text = fault(Code::FieldCheckUnknown, |f| f.replace(SCHEMA, r#""check": "uai-directory""#, r#""check": "uai-annuaire""#));
    insta::assert_snapshot!(text, @"");
}

#[test]
fn an_unknown_code_list() {
    let text = fault(Code::FieldCodeListUnknown, |f| f.replace(SCHEMA, r#""codeList": "pays""#, r#""codeList": "pay""#));
    insta::assert_snapshot!(text, @"");
}

#[test]
fn an_unknown_key_of_ours() {
    let text = fault(Code::UnknownKey, |f| f.replace(SCHEMA, r#""sourceSystem""#, r#""sourceSysteme""#));
    insta::assert_snapshot!(text, @"");
}

#[test]
fn a_field_that_is_excluded_too() {
    let text = fault(Code::FieldExcluded, |f| f.replace(SCHEMA, r#"    {"name": "annee", "type": "year"}"#, r#"    {"name": "annee", "type": "year"},
    {"name": "Nom"}"#));
    insta::assert_snapshot!(text, @"");
}

#[test]
fn a_primary_key_of_an_unknown_variable() {
    let text = fault(Code::PrimaryKeyUnknown, |f| f.replace(SCHEMA, r#""primaryKey": ["id_eleve"]"#, r#""primaryKey": ["id_eleves"]"#));
    insta::assert_snapshot!(text, @"");
}

#[test]
fn an_institution_variable_unknown() {
    let text = fault(Code::InstitutionVariableUnknown, |f| {
            f.replace(SCHEMA, "\"institutionVariable\": \"uai\"", "\"institutionVariable\": \"rne\"");
            f.replace(CADRE, "scope = \"territory\"", "scope = \"all\"");
        });
    insta::assert_snapshot!(text, @"");
}

#[test]
fn a_sample_with_another_header() {
    let text = fault(Code::SampleHeader, |f| f.replace(SAMPLE, "uai;pays", "pays;uai"));
    insta::assert_snapshot!(text, @"");
}
