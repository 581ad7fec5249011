//! Faults of what a convention says of its own life.

use entente_agreement::DiagnosticCode as Code;

use crate::folder::{CADRE, LOCAL, fault};

#[test]
fn a_length_said_twice() {
    let text = fault(Code::TermAmbiguous, |f| {
        f.replace(LOCAL, "lasts = \"P1Y\"", "lasts = \"P1Y\"\nuntil = 2028-12-31")
    });
    insta::assert_snapshot!(text, @r#"
    erreur[term-ambiguous] : la durée se dit d'une seule façon : `lasts`, `school_year`, `until` ou `follows` (2 ici)
      --> conventions/local.convention.md:11:9
       |
    11 | until = 2028-12-31
       |         ^^^^^^^^^^
       = cause : le dernier jour de la convention en dépend
       = remède : gardez une seule de ces clés, par exemple `lasts = "P1Y"`

    1 erreur
    "#);
}

#[test]
fn no_length() {
    let text = fault(Code::TermAmbiguous, |f| f.replace(LOCAL, "lasts = \"P1Y\"", "from = \"signature\""));
    insta::assert_snapshot!(text, @r#"
    erreur[term-ambiguous] : la durée se dit d'une seule façon : `lasts`, `school_year`, `until` ou `follows` (0 ici)
     --> conventions/local.convention.md:9:1
      |
    9 | [term]
      | ^^^^^^
      = cause : le dernier jour de la convention en dépend
      = remède : gardez une seule de ces clés, par exemple `lasts = "P1Y"`

    1 erreur
    "#);
}

#[test]
fn years_that_do_not_follow() {
    let text =
        fault(Code::BadSchoolYear, |f| f.replace(LOCAL, "lasts = \"P1Y\"", "school_year = \"2026-2028\""));
    insta::assert_snapshot!(text, @r#"
    erreur[bad-school-year] : `2026-2028` n'est pas une année scolaire
      --> conventions/local.convention.md:10:15
       |
    10 | school_year = "2026-2028"
       |               ^^^^^^^^^^^
       = cause : une année scolaire s'écrit avec ses deux années, qui se suivent
       = remède : écrivez par exemple `school_year = "2026-2027"`

    1 erreur
    "#);
}

#[test]
fn a_last_day_before_the_first() {
    let text =
        fault(Code::EndsBeforeSigned, |f| f.replace(LOCAL, "lasts = \"P1Y\"", "school_year = \"2022-2023\""));
    insta::assert_snapshot!(text, @r#"
    erreur[ends-before-signed] : la convention finit le 2023-08-31, avant d'avoir pris effet le 2024-01-20
      --> conventions/local.convention.md:10:15
       |
    10 | school_year = "2022-2023"
       |               ^^^^^^^^^^^
       = cause : elle ne serait jamais en vigueur
       = remède : vérifiez les deux dates

    1 erreur
    "#);
}

#[test]
fn it_goes_on_nobody_knows_how_long() {
    let text = fault(Code::GoesOnAmbiguous, |f| {
        f.replace(
            LOCAL,
            "notified_on = 2024-01-20",
            "notified_on = 2024-01-20\nending = { goes_on = [{ what = \"accès\" }] }",
        )
    });
    insta::assert_snapshot!(text, @r#"
    erreur[goes-on-ambiguous] : « accès » : il faut dire jusqu'à quand, par `until` ou par `lasts`, et une seule fois (0 ici)
     --> conventions/local.convention.md:9:23
      |
    9 | ending = { goes_on = [{ what = "accès" }] }
      |                       ^^^^^^^^^^^^^^^^^^
      = cause : ce qui continue après la fin a une fin, ou n'en a pas : le texte doit le dire
      = remède : écrivez `until = "school-year-end"`, `until = "always"` ou `lasts = "P3M"`

    1 erreur
    "#);
}

#[test]
fn it_follows_nothing() {
    let text = fault(Code::TermFollowsUnknown, |f| f.replace(LOCAL, "lasts = \"P1Y\"", "follows = \"cadr\""));
    insta::assert_snapshot!(text, @r#"
    erreur[term-follows-unknown] : la convention suivie, `cadr`, n'existe pas
      --> conventions/local.convention.md:10:11
       |
    10 | follows = "cadr"
       |           ^^^^^^
       = cause : celle-ci finit avec elle : sans elle, sa fin n'est pas connue
       = remède : remplacez par `cadre`, le nom connu le plus proche

    1 erreur
    "#);
}

#[test]
fn an_article_that_is_not_there() {
    let text = fault(Code::LifeArticleUnknown, |f| {
        f.replace(LOCAL, "lasts = \"P1Y\"", "lasts = \"P1Y\"\narticle = \"77\"")
    });
    insta::assert_snapshot!(text, @r#"
    erreur[life-article-unknown] : cette convention n'a pas d'article `77`
      --> conventions/local.convention.md:11:11
       |
    11 | article = "77"
       |           ^^^^
       = cause : les états et les échéances de la convention citent l'article qui les fonde
       = remède : écrivez le numéro comme dans le titre de l'article

    1 erreur
    "#);
}

#[test]
fn an_amendment_that_waits_for_nobody() {
    let text = fault(Code::AmendingRoleUnheld, |f| {
        f.replace(CADRE, "lasts = \"P1Y\"", "lasts = \"P1Y\"\n[amendment]\napproved_by = [\"dep\"]")
    });
    insta::assert_snapshot!(text, @r#"
    avertissement[amending-role-unheld] : personne ne tient le rôle `dep`
      --> conventions/cadre.convention.md:11:16
       |
    11 | approved_by = ["dep"]
       |                ^^^^^
       = cause : un avenant attendrait sa proposition ou son accord, qui ne viendraient jamais
       = remède : remplacez par `depp`, le nom connu le plus proche

    1 avertissement
    "#);
}
