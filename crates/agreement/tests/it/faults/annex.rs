//! Faults of annex lines and roles.

use entente_agreement::DiagnosticCode as Code;

use crate::folder::{CADRE, LOCAL, fault};

#[test]
fn a_dataset_without_folder() {
    let text = fault(Code::DatasetFolderAbsent, |f| f.replace(CADRE, "field = ", r#"schema = "datasets/eleve"
field = "#));
    insta::assert_snapshot!(text, @"");
}

#[test]
fn a_dataset_without_producer() {
    let text = fault(Code::DatasetWithoutProducer, |f| f.replace(CADRE, r#"producer = "rectorat"
"#, ""));
    insta::assert_snapshot!(text, @"");
}

#[test]
fn a_dataset_without_due_date() {
    let text = fault(Code::DatasetWithoutDueDate, |f| f.replace(CADRE, r#"due = { every = "year", on = "11-30" }
"#, ""));
    insta::assert_snapshot!(text, @"");
}

#[test]
fn a_due_date_without_day() {
    let text = fault(Code::DueWithoutDay, |f| f.replace(CADRE, r#", on = "11-30" }"#, " }"));
    insta::assert_snapshot!(text, @"");
}

#[test]
fn a_dataset_declared_twice() {
    let text = fault(Code::DatasetTwice, |f| f.append(LOCAL, r#"## Annexe
### A.1 Élèves
```entente dataset
id = "eleves"
field = "statistiques"
duty = "expected"
producer = "rectorat"
due = { every = "request" }
```
"#));
    insta::assert_snapshot!(text, @"");
}

#[test]
fn the_same_data_asked_twice() {
    let text = fault(Code::SameDataTwice, |f| f.append(CADRE, r#"### 2.3 Encore
```entente dataset
id = "inscrits"
schema = "datasets/eleves"
field = "statistiques"
duty = "expected"
producer = "rectorat"
due = { every = "request" }
```
"#));
    insta::assert_snapshot!(text, @"");
}

#[test]
fn a_producer_role_that_nobody_holds() {
    let text = fault(Code::ProducerRoleUnheld, |f| f.replace(CADRE, r#"producer = "rectorat""#, r#"producer = "departement""#));
    insta::assert_snapshot!(text, @"");
}

#[test]
fn a_producer_role_held_twice() {
    let text = fault(Code::ProducerHeldTwice, |f| {
            f.replace(LOCAL, "\"region-essai\"]", "\"region-essai\", \"rectorat-bis\"]");
            f.append(LOCAL, "```entente party\nid = \"rectorat-bis\"\nname = \"Bis\"\nrole = \"rectorat\"\n```\n");
        });
    insta::assert_snapshot!(text, @"");
}

#[test]
fn a_recipient_role_that_nobody_holds() {
    let text = fault(Code::RecipientRoleUnheld, |f| f.replace(CADRE, r#"party = "region""#, r#"party = "departement""#));
    insta::assert_snapshot!(text, @"");
}

#[test]
fn a_role_of_the_cadre_misspelt_by_the_application() {
    let text = fault(Code::RecipientRoleUnheld, |f| f.replace(LOCAL, r#"role = "region""#, r#"role = "regions""#));
    insta::assert_snapshot!(text, @"");
}

#[test]
fn a_recipient_without_territory() {
    let text = fault(Code::ScopeWithoutTerritory, |f| f.replace(LOCAL, r#"territory = "region:99"
"#, ""));
    insta::assert_snapshot!(text, @"");
}
