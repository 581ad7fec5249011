//! Faults of grants and rules.

use entente_agreement::DiagnosticCode as Code;

use crate::folder::{CADRE, COUNTRIES, LOCAL, PURPOSES, SCHEMA, fault};

#[test]
fn a_grant_of_an_unknown_dataset() {
    let text = fault(Code::UnknownDataset, |f| f.replace(CADRE, r#"dataset = "eleves"
to"#, r#"dataset = "eleve"
to"#));
    insta::assert_snapshot!(text, @"");
}

#[test]
fn a_grant_of_an_unknown_variable() {
    let text = fault(Code::GrantUnknownVariable, |f| f.replace(CADRE, r#""uai", "pays"]"#, r#""uia", "pays"]"#));
    insta::assert_snapshot!(text, @"");
}

#[test]
fn a_grant_of_an_excluded_variable() {
    let text = fault(Code::GrantExcludedVariable, |f| f.replace(CADRE, r#""uai", "pays"]"#, r#""nom", "pays"]"#));
    insta::assert_snapshot!(text, @"");
}

#[test]
fn a_protection_of_an_unknown_variable() {
    let text = fault(Code::ProtectUnknownVariable, |f| f.replace(CADRE, r#"variables = ["id_eleve", "uai", "pays"]
protect = [
"#, r#"protect = [
    { variable = "anee", drop = true },
"#));
    insta::assert_snapshot!(text, @"");
}

#[test]
fn a_protection_with_two_methods() {
    let text = fault(Code::ProtectionAmbiguous, |f| f.replace(CADRE, r#"pseudonym = "stable" }"#, r#"pseudonym = "stable", drop = true }"#));
    insta::assert_snapshot!(text, @"");
}

#[test]
fn a_variable_protected_twice() {
    let text = fault(Code::ProtectionTwice, |f| f.replace(CADRE, "protect = [", r#"protect = [
    { variable = "id_eleve", drop = true },"#));
    insta::assert_snapshot!(text, @"");
}

#[test]
fn a_protection_without_use() {
    let text = fault(Code::ProtectionUnused, |f| f.replace(CADRE, "protect = [", r#"protect = [
    { variable = "annee", drop = true },"#));
    insta::assert_snapshot!(text, @"");
}

#[test]
fn an_unknown_purpose() {
    let text = fault(Code::UnknownPurpose, |f| f.replace(CADRE, r#"purposes = ["carte"]"#, r#"purposes = ["cartes"]"#));
    insta::assert_snapshot!(text, @"");
}

#[test]
fn an_unknown_purpose_near_no_other() {
    let text = fault(Code::UnknownPurpose, |f| f.replace(CADRE, r#"purposes = ["carte"]"#, r#"purposes = ["prospection"]"#));
    insta::assert_snapshot!(text, @"");
}

#[test]
fn no_list_of_purposes() {
    let text = fault(Code::PurposeListAbsent, |f| f.remove(PURPOSES));
    insta::assert_snapshot!(text, @"");
}

#[test]
fn a_grant_without_purpose() {
    let text = fault(Code::GrantWithoutPurpose, |f| f.replace(CADRE, r#"purposes = ["carte"]"#, "purposes = []"));
    insta::assert_snapshot!(text, @"");
}

#[test]
fn a_grant_without_basis() {
    let text = fault(Code::GrantWithoutBasis, |f| f.replace(CADRE, r#"basis = "article 2"
"#, ""));
    insta::assert_snapshot!(text, @"");
}

#[test]
fn a_grant_against_a_rule() {
    let text = fault(Code::GrantAgainstRule, |f| f.replace(CADRE, r#"    { variable = "id_eleve", pseudonym = "stable" },
"#, ""));
    insta::assert_snapshot!(text, @"");
}

#[test]
fn a_grant_against_a_rule_of_its_cadre() {
    let text = fault(Code::GrantAgainstRule, |f| f.append(LOCAL, r#"```entente grant
dataset = "eleves"
to = { party = "region", scope = "all" }
purposes = ["bati"]
basis = "article 2"
channels = ["api"]
```
"#));
    insta::assert_snapshot!(text, @"");
}

#[test]
fn a_forbidden_purpose() {
    let text = fault(Code::PurposeForbidden, |f| f.replace(CADRE, r#"purposes = ["carte"]"#, r#"purposes = ["carte", "gestion"]"#));
    insta::assert_snapshot!(text, @"");
}

#[test]
fn a_grant_that_gives_nothing() {
    let text = fault(Code::GrantUnreachable, |f| f.replace(CADRE, r#"variables = ["id_eleve", "uai", "pays"]
protect = [
    { variable = "id_eleve", pseudonym = "stable" },
    { variable = "pays", generalise = "pays" },
]"#, r#"variables = ["id_eleve"]"#));
    insta::assert_snapshot!(text, @"");
}

#[test]
fn the_same_data_granted_twice() {
    let text = fault(Code::GrantOverlap, |f| f.append(CADRE, r#"```entente grant
dataset = "eleves"
to = { party = "region", scope = "territory" }
purposes = ["carte"]
basis = "article 2"
variables = ["uai"]
channels = ["api"]
```
"#));
    insta::assert_snapshot!(text, @"");
}

#[test]
fn the_same_data_granted_by_the_cadre() {
    let text = fault(Code::GrantRepeatsCadre, |f| f.append(LOCAL, r#"```entente grant
dataset = "eleves"
to = { party = "region", scope = "territory" }
purposes = ["carte"]
basis = "article 2"
variables = ["uai"]
channels = ["api"]
```
"#));
    insta::assert_snapshot!(text, @"");
}

#[test]
fn an_unknown_list_to_generalise() {
    let text = fault(Code::GeneraliseUnknownList, |f| f.replace(CADRE, r#"generalise = "pays""#, r#"generalise = "payss""#));
    insta::assert_snapshot!(text, @"");
}

#[test]
fn a_list_that_groups_nothing() {
    let text = fault(Code::GeneraliseWithoutGroup, |f| f.replace(CADRE, r#"generalise = "pays""#, r#"generalise = "finalites""#));
    insta::assert_snapshot!(text, @"");
}

#[test]
fn a_list_that_groups_in_part() {
    let text = fault(Code::GeneraliseIncomplete, |f| f.replace(COUNTRIES, "1973-01-01;;UE", "1973-01-01;;"));
    insta::assert_snapshot!(text, @"");
}

#[test]
fn a_dataset_that_has_no_territory() {
    let text = fault(Code::ScopeWithoutInstitution, |f| f.replace(SCHEMA, r#""institutionVariable": "uai", "#, ""));
    insta::assert_snapshot!(text, @"");
}

#[test]
fn a_rule_that_forbids_and_requires() {
    let text = fault(Code::RuleAmbiguous, |f| f.replace(CADRE, r#"forbid = "purpose""#, r#"require = "clearance"
forbid = "purpose""#));
    insta::assert_snapshot!(text, @"");
}

#[test]
fn a_key_that_a_rule_does_not_read() {
    let text = fault(Code::RuleKeyUnused, |f| f.replace(CADRE, r#"purpose = "gestion"
"#, r#"purpose = "gestion"
except_contractor = true
"#));
    insta::assert_snapshot!(text, @"");
}

#[test]
fn a_rule_said_twice() {
    let text = fault(Code::RuleTwice, |f| f.replace(LOCAL, "## Article 1", r#"## Article 2 : Règles
```entente rule
forbid = "purpose"
purpose = "gestion"
```
## Article 1"#));
    insta::assert_snapshot!(text, @"");
}

#[test]
fn a_mention_without_its_placeholders() {
    let text = fault(Code::MentionPlaceholder, |f| f.replace(CADRE, "## Annexe", r#"```entente rule
require = "source-mention"
text = "Source : {producteur}"
```
## Annexe"#));
    insta::assert_snapshot!(text, @"");
}

#[test]
fn a_rule_that_lacks_its_purpose() {
    let text = fault(Code::MissingKey, |f| f.replace(CADRE, r#"purpose = "gestion"
"#, ""));
    insta::assert_snapshot!(text, @"");
}
