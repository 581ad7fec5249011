//! Faults of articles, blocks, parties and dates.

use entente_agreement::DiagnosticCode as Code;

use crate::folder::{CADRE, LOCAL, fault};

#[test]
fn a_fence_never_closed() {
    let text = fault(Code::FenceUnclosed, |f| f.replace(CADRE, r#"purpose = "gestion"
```
"#, r#"purpose = "gestion"
"#));
    insta::assert_snapshot!(text, @"");
}

#[test]
fn a_fence_almost_ours() {
    let text = fault(Code::FenceNearMiss, |f| f.replace(CADRE, "## Annexe", r#"```entent rule
require = "clearance"
```
## Annexe"#));
    insta::assert_snapshot!(text, @"");
}

#[test]
fn a_clause_without_kind() {
    let text = fault(Code::ClauseKindMissing, |f| f.replace(CADRE, "## Annexe", r#"```entente
require = "clearance"
```
## Annexe"#));
    insta::assert_snapshot!(text, @"");
}

#[test]
fn an_unknown_kind_of_clause() {
    let text = fault(Code::ClauseKindUnknown, |f| f.replace(CADRE, "## Annexe", r#"```entente rulle
require = "clearance"
```
## Annexe"#));
    insta::assert_snapshot!(text, @"");
}

#[test]
fn a_clause_outside_an_article() {
    let text = fault(Code::ClauseOutsideArticle, |f| f.replace(LOCAL, "## Article 1 : Parties", "## Parties"));
    insta::assert_snapshot!(text, @"");
}

#[test]
fn an_article_without_number() {
    let text = fault(Code::ArticleNumberMissing, |f| f.replace(LOCAL, "## Article 1", "## Article : Préambule\n## Article 1"));
    insta::assert_snapshot!(text, @"");
}

#[test]
fn an_article_number_given_twice() {
    let text = fault(Code::ArticleNumberTwice, |f| f.replace(CADRE, "## Article 4", "## Article 1 : Encore\n## Article 4"));
    insta::assert_snapshot!(text, @"");
}

#[test]
fn an_id_of_convention_given_twice() {
    let text = fault(Code::AgreementTwice, |f| f.add("conventions/autre.convention.md", "+++\nid = \"cadre\"\ntitle = \"Autre\"\nkind = \"cadre\"\nparties = [\"ministere\"]\n[term]\nlasts = \"P1Y\"\n+++\n## Article 1 : Objet\n```entente party\nid = \"ministere\"\nname = \"M\"\nrole = \"depp\"\n```\n"));
    insta::assert_snapshot!(text, @"");
}

#[test]
fn a_party_declared_twice() {
    let text = fault(Code::PartyTwice, |f| f.append(CADRE, r#"### 2.3 Encore
```entente party
id = "ministere"
name = "Le ministère"
role = "depp"
```
"#));
    insta::assert_snapshot!(text, @"");
}

#[test]
fn a_party_without_block() {
    let text = fault(Code::PartyWithoutBlock, |f| f.replace(CADRE, r#"parties = ["ministere"]"#, r#"parties = ["ministere", "association"]"#));
    insta::assert_snapshot!(text, @"");
}

#[test]
fn a_party_that_is_not_listed() {
    let text = fault(Code::PartyNotListed, |f| f.append(LOCAL, r#"```entente party
id = "departement-essai"
name = "Département"
role = "departement"
```
"#));
    insta::assert_snapshot!(text, @"");
}

#[test]
fn an_application_that_names_no_cadre() {
    let text = fault(Code::ApplicationWithoutApplies, |f| {
            f.replace(LOCAL, "applies = \"cadre\"\n", "");
        });
    insta::assert_snapshot!(text, @"");
}

#[test]
fn a_cadre_that_applies_another() {
    let text = fault(Code::CadreWithApplies, |f| f.replace(CADRE, r#"kind = "cadre""#, r#"kind = "cadre"
applies = "local""#));
    insta::assert_snapshot!(text, @"");
}

#[test]
fn an_unknown_cadre() {
    let text = fault(Code::AppliesUnknown, |f| {
            f.replace(LOCAL, "applies = \"cadre\"", "applies = \"cadres\"");
        });
    insta::assert_snapshot!(text, @"");
}

#[test]
fn an_application_of_an_application() {
    let text = fault(Code::AppliesNotACadre, |f| {
            f.replace(LOCAL, "applies = \"cadre\"", "applies = \"local\"");
        });
    insta::assert_snapshot!(text, @"");
}

#[test]
fn notified_without_being_signed() {
    let text = fault(Code::NotifiedWithoutSignature, |f| f.replace(LOCAL, "signed_on = 2024-01-10\n", ""));
    insta::assert_snapshot!(text, @"");
}

#[test]
fn notified_before_being_signed() {
    let text = fault(Code::NotifiedBeforeSigned, |f| f.replace(LOCAL, "notified_on = 2024-01-20", "notified_on = 2023-01-20"));
    insta::assert_snapshot!(text, @"");
}

#[test]
fn ended_before_it_began() {
    let text = fault(Code::EndsBeforeSigned, |f| f.replace(LOCAL, "notified_on = 2024-01-20", "notified_on = 2024-01-20\nends_on = 2023-08-31"));
    insta::assert_snapshot!(text, @"");
}
