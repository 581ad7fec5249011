//! Faults of bodies, competences, actions and indicators.

use entente_agreement::DiagnosticCode as Code;

use super::language::clauses;
use crate::folder::fault;

#[test]
fn a_body_that_never_meets() {
    let text = fault(
        Code::BodyWithoutRhythm,
        clauses(
            r#"```entente body
id = "pilotage"
name = "Comité de pilotage"
members = [{ who = "rectorat", seats = 3 }, { who = "region", seats = 2 }]
decides = ["annex"]
```
"#,
        ),
    );
    insta::assert_snapshot!(text, @r#"
    erreur[body-without-rhythm] : l'instance « Comité de pilotage » décide, et rien ne dit quand elle se réunit
      --> conventions/local.convention.md:33:12
       |
    33 | decides = ["annex"]
       |            ^^^^^^^
       = cause : sans réunion prévue, ses décisions ne viendraient jamais
       = remède : ajoutez `meets`, par exemple `meets = { every = "year" }`

    1 erreur
    "#);
}

#[test]
fn a_parity_that_is_none() {
    let text = fault(
        Code::BodyWithoutParity,
        clauses(
            r#"```entente body
id = "pilotage"
name = "Comité de pilotage"
members = [{ who = "rectorat", seats = 3 }, { who = "region", seats = 2 }]
parity = true
```
"#,
        ),
    );
    insta::assert_snapshot!(text, @r"
    erreur[body-without-parity] : l'instance « Comité de pilotage » est dite paritaire, et ses sièges ne le sont pas
      --> conventions/local.convention.md:33:10
       |
    33 | parity = true
       |          ^^^^
       = cause : à parité, chaque côté a autant de sièges
       = remède : corrigez `seats`, ou retirez `parity`

    1 erreur
    ");
}

#[test]
fn an_act_that_two_answer_for() {
    let text = fault(
        Code::CompetenceTwice,
        clauses(
            r#"```entente competence
id = "postes"
domain = "Postes"
cells = [
    { what = "fournir les postes", responsible = ["region"], accountable = "region" },
    { what = "fournir les postes", responsible = ["region"], accountable = "rectorat" },
]
```
"#,
        ),
    );
    insta::assert_snapshot!(text, @r#"
    erreur[competence-twice] : l'acte « fournir les postes » est déjà dans la répartition
      --> conventions/local.convention.md:34:14
       |
    34 |     { what = "fournir les postes", responsible = ["region"], accountable = "rectorat" },
       |              ^^^^^^^^^^^^^^^^^^^^
      ::: conventions/local.convention.md:33:14
       |
    33 |     { what = "fournir les postes", responsible = ["region"], accountable = "region" },
       |              -------------------- dit ici la première fois
       = cause : `region` puis `rectorat` en répondraient : un acte n'a qu'une ligne
       = remède : réunissez les deux lignes, ou précisez ce qui les distingue

    1 erreur
    "#);
}

#[test]
fn an_indicator_that_is_not_there() {
    let text = fault(
        Code::IndicatorUnknown,
        clauses(
            r#"```entente action
id = "former"
what = "former"
who = ["region"]
by = 2026-06-30
indicators = ["agent-formes"]
```
```entente indicator
id = "agents-formes"
what = "agents formés"
facts = ["actions"]
every = "year"
```
"#,
        ),
    );
    insta::assert_snapshot!(text, @r#"
    erreur[indicator-unknown] : aucun bloc `indicator` ne s'appelle `agent-formes`
      --> conventions/local.convention.md:34:15
       |
    34 | indicators = ["agent-formes"]
       |               ^^^^^^^^^^^^^^
       = cause : l'avancement de l'action ne pourrait pas être mesuré
       = remède : remplacez par `agents-formes`, le nom connu le plus proche

    1 erreur
    "#);
}
