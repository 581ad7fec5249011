//! Faults of duties: who owes them, when, and once.

use entente_agreement::DiagnosticCode as Code;

use super::language::clauses;
use crate::folder::{CADRE, fault};

#[test]
fn a_name_given_twice() {
    let text = fault(
        Code::ClauseIdTwice,
        clauses(
            r#"```entente duty
id = "alerte"
who = ["region"]
act = "alert"
what = "alerter"
within = "PT48H"
from = "incident-known"
```
```entente duty
id = "alerte"
who = ["region"]
act = "alert"
what = "alerter vite"
within = "PT24H"
from = "incident-known"
```
"#,
        ),
    );
    insta::assert_snapshot!(text, @r#"
    erreur[clause-id-twice] : le nom `alerte` est déjà donné à l'article 2 (ligne 29)
      --> conventions/local.convention.md:38:6
       |
    38 | id = "alerte"
       |      ^^^^^^^^
      ::: conventions/local.convention.md:29:1
       |
    29 | ```entente duty
       | --------------- la clause citée
       = cause : un nom désigne une seule clause, pour que les autres puissent la citer
       = remède : donnez un autre nom à l'une des deux

    1 erreur
    "#);
}

#[test]
fn a_duty_of_somebody_unknown() {
    let text = fault(
        Code::ActorUnknown,
        clauses(
            r#"```entente duty
id = "alerte"
who = ["regions"]
act = "alert"
what = "alerter"
within = "PT48H"
from = "incident-known"
```
"#,
        ),
    );
    insta::assert_snapshot!(text, @r#"
    erreur[actor-unknown] : `regions` n'est ni un rôle, ni une partie, ni une instance de cette convention
      --> conventions/local.convention.md:31:8
       |
    31 | who = ["regions"]
       |        ^^^^^^^^^
       = cause : ce que la clause en dit ne vaudrait pour personne
       = remède : remplacez par `region`, le nom connu le plus proche

    1 erreur
    "#);
}

#[test]
fn a_duty_of_the_public() {
    let text = fault(
        Code::ActorCannotAct,
        clauses(
            r#"```entente duty
id = "alerte"
who = ["public"]
act = "alert"
what = "alerter"
within = "PT48H"
from = "incident-known"
```
"#,
        ),
    );
    insta::assert_snapshot!(text, @r#"
    erreur[actor-cannot-act] : `public` ne peut pas être tenu d'agir
      --> conventions/local.convention.md:31:8
       |
    31 | who = ["public"]
       |        ^^^^^^^^
       = cause : ce nom désigne des personnes qui ne sont pas parties à la convention
       = remède : nommez un rôle, une partie ou une instance

    1 erreur
    "#);
}

#[test]
fn a_duty_without_time() {
    let text = fault(
        Code::DutyWithoutTime,
        clauses(
            r#"```entente duty
id = "alerte"
who = ["region"]
act = "alert"
what = "alerter"
from = "incident-known"
```
"#,
        ),
    );
    insta::assert_snapshot!(text, @r#"
    erreur[duty-without-time] : rien ne dit quand c'est dû
      --> conventions/local.convention.md:33:8
       |
    33 | what = "alerter"
       |        ^^^^^^^^^
       = cause : une obligation sans moment ne peut être ni attendue, ni rappelée, ni constatée
       = remède : ajoutez `within` et `from`, `every`, `on`, `by` ou `before` ; pour « sans délai », `within = "at-once"`

    1 erreur
    "#);
}

#[test]
fn a_delay_that_runs_from_nothing() {
    let text = fault(
        Code::DelayWithoutEvent,
        clauses(
            r#"```entente duty
id = "alerte"
who = ["region"]
act = "alert"
what = "alerter"
within = "P8D"
```
"#,
        ),
    );
    insta::assert_snapshot!(text, @r#"
    erreur[delay-without-event] : ce délai ne court d'aucun évènement
      --> conventions/local.convention.md:34:10
       |
    34 | within = "P8D"
       |          ^^^^^
       = cause : sans point de départ, aucun jour ne peut être calculé
       = remède : ajoutez `from`, par exemple `from = "request-received"`

    1 erreur
    "#);
}

#[test]
fn a_duty_at_two_times() {
    let text = fault(
        Code::TimingContradictory,
        clauses(
            r#"```entente duty
id = "alerte"
who = ["region"]
act = "alert"
what = "alerter"
every = "always"
on = "11-30"
```
"#,
        ),
    );
    insta::assert_snapshot!(text, @r#"
    erreur[timing-contradictory] : `on` et `every` se contredisent
      --> conventions/local.convention.md:35:6
       |
    35 | on = "11-30"
       |      ^^^^^^^
       = cause : on ne saurait pas quand l'acte est dû
       = remède : gardez l'une des deux clés, ou corrigez-les

    1 erreur
    "#);
}

#[test]
fn a_rhythm_that_is_none() {
    let text = fault(
        Code::RhythmIrregular,
        clauses(
            r#"```entente indicator
id = "depots"
what = "dépôts"
facts = ["deposits"]
every = "need"
```
"#,
        ),
    );
    insta::assert_snapshot!(text, @r#"
    erreur[rhythm-irregular] : `every` doit dire un rythme régulier
      --> conventions/local.convention.md:33:9
       |
    33 | every = "need"
       |         ^^^^^^
       = cause : la plateforme agit à ce rythme : « en permanence » ou « au besoin » n'en sont pas un
       = remède : écrivez par exemple `every = "year"`

    1 erreur
    "#);
}

#[test]
fn a_day_before_the_signature() {
    let text = fault(
        Code::DayOutsideTerm,
        clauses(
            r#"```entente action
id = "former"
what = "former"
who = ["region"]
by = 2023-06-30
```
"#,
        ),
    );
    insta::assert_snapshot!(text, @r"
    avertissement[day-outside-term] : le 2023-06-30 est hors de la durée de la convention
      --> conventions/local.convention.md:33:6
       |
    33 | by = 2023-06-30
       |      ^^^^^^^^^^
       = cause : elle n'est pas encore signée ce jour-là, ou elle a pris fin : la clause est morte
       = remède : corrigez ce jour

    1 avertissement
    ");
}

#[test]
fn an_event_that_cannot_happen() {
    let text = fault(
        Code::EventNever,
        clauses(
            r#"```entente duty
id = "alerte"
who = ["region"]
act = "alert"
what = "alerter"
within = "P1M"
from = "project-closed"
```
"#,
        ),
    );
    insta::assert_snapshot!(text, @r#"
    avertissement[event-never] : l'évènement `project-closed` ne peut pas survenir sous cette convention
      --> conventions/local.convention.md:35:8
       |
    35 | from = "project-closed"
       |        ^^^^^^^^^^^^^^^^
       = cause : elle n'a aucun bloc `secure-space` : la clause est morte
       = remède : ajoutez ce bloc, ou choisissez un autre évènement

    1 avertissement
    "#);
}

#[test]
fn a_duty_said_twice() {
    let text = fault(
        Code::DutyTwice,
        clauses(
            r#"```entente duty
id = "alerte"
who = ["region"]
act = "alert"
what = "alerter"
within = "PT48H"
from = "incident-known"
```
```entente duty
id = "alerte-2"
who = ["region"]
act = "alert"
what = "alerter"
within = "PT48H"
from = "incident-known"
```
"#,
        ),
    );
    insta::assert_snapshot!(text, @r#"
    avertissement[duty-twice] : cette obligation est déjà dite à l'article 2 de `local` (ligne 29)
      --> conventions/local.convention.md:41:8
       |
    41 | what = "alerter"
       |        ^^^^^^^^^
      ::: conventions/local.convention.md:29:1
       |
    29 | ```entente duty
       | --------------- la clause citée
       = cause : les mêmes doivent la même chose, au même moment
       = remède : retirez l'une des deux

    1 avertissement
    "#);
}

#[test]
fn a_duty_said_in_two_ways() {
    let text = fault(
        Code::DutyContradictory,
        clauses(
            r#"```entente duty
id = "alerte"
who = ["region"]
act = "alert"
what = "alerter"
within = "PT48H"
from = "incident-known"
```
```entente duty
id = "alerte-2"
who = ["region"]
act = "alert"
what = "alerter"
within = "PT24H"
from = "incident-known"
```
"#,
        ),
    );
    insta::assert_snapshot!(text, @r#"
    erreur[duty-contradictory] : cette obligation est dite autrement à l'article 2 de `local` (ligne 29)
      --> conventions/local.convention.md:41:8
       |
    41 | what = "alerter"
       |        ^^^^^^^^^
      ::: conventions/local.convention.md:29:1
       |
    29 | ```entente duty
       | --------------- la clause citée
       = cause : les mêmes doivent « alerter », et le moment ou la sorte d'acte diffère : on ne saurait laquelle appliquer
       = remède : réunissez les deux clauses, ou dites ce qui les distingue

    1 erreur
    "#);
}

#[test]
fn a_duty_of_the_cadre_that_nobody_owes_here() {
    let text = fault(Code::DutyUnheld, |f| {
        f.replace(
            CADRE,
            "## Article 4",
            r#"```entente duty
id = "former"
who = ["academie"]
act = "train"
what = "former les agents des Régions"
every = "year"
```
## Article 4"#,
        );
    });
    insta::assert_snapshot!(text, @r#"
    avertissement[duty-unheld] : personne ne tient ici le rôle `academie`, à qui le cadre demande d'agir
      --> conventions/local.convention.md:5:11
       |
    5  | applies = "cadre"
       |           ^^^^^^^
      ::: conventions/cadre.convention.md:18:1
       |
    18 | ```entente duty
       | --------------- la clause citée
       = cause : `cadre`, 1, ligne 18 : « former les agents des Régions » n'est dû par personne
       = remède : ajoutez un bloc `party` avec `role = "academie"`

    1 avertissement
    "#);
}
