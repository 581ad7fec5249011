//! Faults of articles, blocks, parties and dates.

use entente_agreement::DiagnosticCode as Code;

use crate::folder::{CADRE, LOCAL, fault};

#[test]
fn a_fence_never_closed() {
    let text = fault(Code::FenceUnclosed, |f| {
        f.replace(
            CADRE,
            r#"purpose = "gestion"
```
"#,
            r#"purpose = "gestion"
"#,
        )
    });
    insta::assert_snapshot!(text, @r"
    erreur[fence-unclosed] : le bloc ouvert ici n'est jamais fermé
      --> conventions/cadre.convention.md:23:1
       |
    23 | ```entente rule
       | ^^^^^^^^^^^^^^^
       = cause : un bloc finit par une ligne de trois accents graves, avant l'article ou le bloc suivant
       = remède : ajoutez cette ligne après la dernière clé du bloc

    1 erreur
    ");
}

#[test]
fn a_fence_almost_ours() {
    let text = fault(Code::FenceNearMiss, |f| {
        f.replace(
            CADRE,
            "## Annexe",
            r#"```entent rule
require = "clearance"
```
## Annexe"#,
        )
    });
    insta::assert_snapshot!(text, @r"
    avertissement[fence-near-miss] : ce bloc commence par « entent » et n'est pas lu comme une clause
      --> conventions/cadre.convention.md:27:1
       |
    27 | ```entent rule
       | ^^^^^^^^^^^^^^
       = cause : un bloc de clause commence par « entente », en minuscules
       = remède : remplacez « entent » par « entente », ou laissez ainsi si ce n'est pas une clause

    1 avertissement
    ");
}

#[test]
fn a_clause_without_kind() {
    let text = fault(Code::ClauseKindMissing, |f| {
        f.replace(
            CADRE,
            "## Annexe",
            r#"```entente
require = "clearance"
```
## Annexe"#,
        )
    });
    insta::assert_snapshot!(text, @r"
    erreur[clause-kind-missing] : ce bloc ne dit pas de quelle clause il s'agit
      --> conventions/cadre.convention.md:27:1
       |
    27 | ```entente
       | ^^^^^^^^^^
       = cause : les clauses connues sont : party, dataset, grant, rule, duty, body, right, processing, secure-space, ent, competence, action, indicator
       = remède : ajoutez-en une après « entente »

    1 erreur
    ");
}

#[test]
fn an_unknown_kind_of_clause() {
    let text = fault(Code::ClauseKindUnknown, |f| {
        f.replace(
            CADRE,
            "## Annexe",
            r#"```entente rulle
require = "clearance"
```
## Annexe"#,
        )
    });
    insta::assert_snapshot!(text, @r"
    erreur[clause-kind-unknown] : `rulle` n'est pas une sorte de clause
      --> conventions/cadre.convention.md:27:1
       |
    27 | ```entente rulle
       | ^^^^^^^^^^^^^^^^
       = cause : les clauses connues sont : party, dataset, grant, rule, duty, body, right, processing, secure-space, ent, competence, action, indicator
       = remède : remplacez par `rule`, le nom connu le plus proche

    1 erreur
    ");
}

#[test]
fn a_clause_outside_an_article() {
    let text =
        fault(Code::ClauseOutsideArticle, |f| f.replace(LOCAL, "## Article 1 : Parties", "## Parties"));
    insta::assert_snapshot!(text, @r"
    erreur[clause-outside-article] : cette clause `party` n'est sous aucun article numéroté
      --> conventions/local.convention.md:14:1
       |
    14 | ```entente party
       | ^^^^^^^^^^^^^^^^
       = cause : chaque décision cite l'article qui la fonde : une clause sans article ne peut pas être citée
       = remède : déplacez-la sous un titre « Article … » ou sous une ligne numérotée de l'annexe

    erreur[clause-outside-article] : cette clause `party` n'est sous aucun article numéroté
      --> conventions/local.convention.md:20:1
       |
    20 | ```entente party
       | ^^^^^^^^^^^^^^^^
       = cause : chaque décision cite l'article qui la fonde : une clause sans article ne peut pas être citée
       = remède : déplacez-la sous un titre « Article … » ou sous une ligne numérotée de l'annexe

    2 erreurs
    ");
}

#[test]
fn an_article_without_number() {
    let text = fault(Code::ArticleNumberMissing, |f| {
        f.replace(LOCAL, "## Article 1", "## Article : Préambule\n## Article 1")
    });
    insta::assert_snapshot!(text, @r"
    erreur[article-number-missing] : l'article « Préambule » n'a pas de numéro
      --> conventions/local.convention.md:13:1
       |
    13 | ## Article : Préambule
       | ^^^^^^^^^^^^^^^^^^^^^^
       = cause : les clauses et les décisions citent les articles par leur numéro
       = remède : écrivez « ## Article 4 : Titre »

    1 erreur
    ");
}

#[test]
fn an_article_number_given_twice() {
    let text = fault(Code::ArticleNumberTwice, |f| {
        f.replace(CADRE, "## Article 4", "## Article 1 : Encore\n## Article 4")
    });
    insta::assert_snapshot!(text, @r"
    erreur[article-number-twice] : le numéro 1 est déjà celui de la ligne 11
      --> conventions/cadre.convention.md:18:1
       |
    18 | ## Article 1 : Encore
       | ^^^^^^^^^^^^^^^^^^^^^
      ::: conventions/cadre.convention.md:11:1
       |
    11 | ## Article 1 : Objet
       | -------------------- dit ici la première fois
       = cause : une décision qui citerait cet article ne dirait pas lequel
       = remède : donnez un autre numéro à l'un des deux

    1 erreur
    ");
}

#[test]
fn an_id_of_convention_given_twice() {
    let text = fault(Code::AgreementTwice, |f| {
        f.add("conventions/autre.convention.md", "+++\nid = \"cadre\"\ntitle = \"Autre\"\nkind = \"cadre\"\nparties = [\"ministere\"]\n[term]\nlasts = \"P1Y\"\n+++\n## Article 1 : Objet\n```entente party\nid = \"ministere\"\nname = \"M\"\nrole = \"depp\"\n```\n")
    });
    insta::assert_snapshot!(text, @r#"
    erreur[agreement-twice] : l'identifiant `cadre` est déjà celui de conventions/autre.convention.md
     --> conventions/cadre.convention.md:2:6
      |
    2 | id = "cadre"
      |      ^^^^^^^
      = cause : chaque convention a un identifiant qui n'est qu'à elle
      = remède : changez l'un des deux identifiants

    1 erreur
    "#);
}

#[test]
fn a_party_declared_twice() {
    let text = fault(Code::PartyTwice, |f| {
        f.append(
            CADRE,
            r#"### 2.3 Encore
```entente party
id = "ministere"
name = "Le ministère"
role = "depp"
```
"#,
        )
    });
    insta::assert_snapshot!(text, @r#"
    erreur[party-twice] : la partie `ministere` est déjà déclarée à la ligne 13
      --> conventions/cadre.convention.md:50:6
       |
    50 | id = "ministere"
       |      ^^^^^^^^^^^
      ::: conventions/cadre.convention.md:14:6
       |
    14 | id = "ministere"
       |      ----------- dit ici la première fois
       = cause : une partie est déclarée une fois et tient un rôle
       = remède : retirez l'une des deux déclarations

    1 erreur
    "#);
}

#[test]
fn a_party_without_block() {
    let text = fault(Code::PartyWithoutBlock, |f| {
        f.replace(CADRE, r#"parties = ["ministere"]"#, r#"parties = ["ministere", "association"]"#)
    });
    insta::assert_snapshot!(text, @r#"
    erreur[party-without-block] : la partie `association` n'a pas de bloc `party`
     --> conventions/cadre.convention.md:5:25
      |
    5 | parties = ["ministere", "association"]
      |                         ^^^^^^^^^^^^^
      = cause : le bloc dit son nom, son rôle et son territoire ; il n'est ni ici, ni dans le cadre appliqué
      = remède : ajoutez un bloc « entente party » avec `id = "association"`

    1 erreur
    "#);
}

#[test]
fn a_party_that_is_not_listed() {
    let text = fault(Code::PartyNotListed, |f| {
        f.append(
            LOCAL,
            r#"```entente party
id = "departement-essai"
name = "Département"
role = "departement"
```
"#,
        )
    });
    insta::assert_snapshot!(text, @r#"
    avertissement[party-not-listed] : la partie `departement-essai` n'est pas dans la liste `parties` de l'en-tête
      --> conventions/local.convention.md:29:6
       |
    29 | id = "departement-essai"
       |      ^^^^^^^^^^^^^^^^^^^
       = cause : cette liste est celle des signataires
       = remède : ajoutez-la à `parties`, ou retirez ce bloc

    1 avertissement
    "#);
}

#[test]
fn an_application_that_names_no_cadre() {
    let text = fault(Code::ApplicationWithoutApplies, |f| {
        f.replace(LOCAL, "applies = \"cadre\"\n", "");
    });
    insta::assert_snapshot!(text, @r#"
    erreur[application-without-applies] : cette convention d'application ne dit pas quel cadre elle applique
     --> conventions/local.convention.md:4:8
      |
    4 | kind = "application"
      |        ^^^^^^^^^^^^^
      = cause : une application lie à des organismes les rôles de son cadre
      = remède : ajoutez `applies = "…"` avec l'identifiant du cadre, ou écrivez `kind = "cadre"`

    1 erreur
    "#);
}

#[test]
fn a_cadre_that_applies_another() {
    let text = fault(Code::CadreWithApplies, |f| {
        f.replace(
            CADRE,
            r#"kind = "cadre""#,
            r#"kind = "cadre"
applies = "local""#,
        )
    });
    insta::assert_snapshot!(text, @r#"
    erreur[cadre-with-applies] : une convention cadre n'en applique pas une autre
     --> conventions/cadre.convention.md:5:11
      |
    5 | applies = "local"
      |           ^^^^^^^
      = cause : `applies` n'a de sens que pour une convention d'application
      = remède : retirez `applies`, ou écrivez `kind = "application"`

    1 erreur
    "#);
}

#[test]
fn an_unknown_cadre() {
    let text = fault(Code::AppliesUnknown, |f| {
        f.replace(LOCAL, "applies = \"cadre\"", "applies = \"cadres\"");
    });
    insta::assert_snapshot!(text, @r#"
    erreur[applies-unknown] : le cadre `cadres` n'est pas dans le dossier « conventions/ »
     --> conventions/local.convention.md:5:11
      |
    5 | applies = "cadres"
      |           ^^^^^^^^
      = cause : une application se lit avec son cadre, dont elle reprend les clauses
      = remède : remplacez par `cadre`, le nom connu le plus proche

    1 erreur
    "#);
}

#[test]
fn an_application_of_an_application() {
    let text = fault(Code::AppliesNotACadre, |f| {
        f.replace(LOCAL, "applies = \"cadre\"", "applies = \"local\"");
    });
    insta::assert_snapshot!(text, @r#"
    erreur[applies-not-a-cadre] : `local` n'est pas une convention cadre
     --> conventions/local.convention.md:5:11
      |
    5 | applies = "local"
      |           ^^^^^^^
      = cause : une application applique un cadre, pas une autre application
      = remède : donnez dans `applies` l'identifiant d'une convention de `kind = "cadre"`

    1 erreur
    "#);
}

#[test]
fn notified_without_being_signed() {
    let text = fault(Code::NotifiedWithoutSignature, |f| f.replace(LOCAL, "signed_on = 2024-01-10\n", ""));
    insta::assert_snapshot!(text, @r"
    erreur[notified-without-signature] : la convention est notifiée sans être signée
     --> conventions/local.convention.md:7:15
      |
    7 | notified_on = 2024-01-20
      |               ^^^^^^^^^^
      = cause : elle prend effet à sa notification, qui suit la signature
      = remède : ajoutez `signed_on`, ou retirez `notified_on`

    1 erreur
    ");
}

#[test]
fn notified_before_being_signed() {
    let text = fault(Code::NotifiedBeforeSigned, |f| {
        f.replace(LOCAL, "notified_on = 2024-01-20", "notified_on = 2023-01-20")
    });
    insta::assert_snapshot!(text, @r"
    erreur[notified-before-signed] : la convention est notifiée le 2023-01-20, avant sa signature le 2024-01-10
     --> conventions/local.convention.md:8:15
      |
    8 | notified_on = 2023-01-20
      |               ^^^^^^^^^^
      = cause : une convention est signée, puis notifiée
      = remède : vérifiez les deux dates

    1 erreur
    ");
}

#[test]
fn ended_before_it_began() {
    let text = fault(Code::EndsBeforeSigned, |f| {
        f.replace(LOCAL, "notified_on = 2024-01-20", "notified_on = 2024-01-20\nends_on = 2023-08-31")
    });
    insta::assert_snapshot!(text, @r"
    erreur[ends-before-signed] : la convention finit le 2023-08-31, avant d'avoir pris effet le 2024-01-20
     --> conventions/local.convention.md:9:11
      |
    9 | ends_on = 2023-08-31
      |           ^^^^^^^^^^
      = cause : elle ne serait jamais en vigueur
      = remède : vérifiez les deux dates

    1 erreur
    ");
}
