//! Faults of annex lines and roles.

use entente_agreement::DiagnosticCode as Code;

use crate::folder::{CADRE, LOCAL, SCHEMA, fault};

#[test]
fn a_dataset_without_folder() {
    let text = fault(Code::DatasetFolderAbsent, |f| {
        f.replace(
            CADRE,
            "field = ",
            r#"schema = "datasets/eleve"
field = "#,
        )
    });
    insta::assert_snapshot!(text, @r#"
    erreur[dataset-folder-absent] : le dossier `datasets/eleve` n'existe pas
      --> conventions/cadre.convention.md:31:10
       |
    31 | schema = "datasets/eleve"
       |          ^^^^^^^^^^^^^^^^
       = cause : il décrit les variables du jeu de données, sans quoi aucun dépôt ne peut être contrôlé
       = remède : remplacez par `datasets/eleves`, le nom connu le plus proche

    1 erreur
    "#);
}

#[test]
fn a_dataset_without_producer() {
    let text = fault(Code::DatasetWithoutProducer, |f| {
        f.replace(
            CADRE,
            r#"producer = "rectorat"
"#,
            "",
        )
    });
    insta::assert_snapshot!(text, @r#"
    erreur[dataset-without-producer] : ce jeu de données n'a pas de producteur
      --> conventions/cadre.convention.md:29:1
       |
    29 | ```entente dataset
       | ^^^^^^^^^^^^^^^^^^
       = cause : une obligation sans responsable n'est demandée à personne
       = remède : ajoutez le rôle qui le dépose, par exemple `producer = "rectorat"`

    1 erreur
    "#);
}

#[test]
fn a_dataset_without_due_date() {
    let text = fault(Code::DatasetWithoutDueDate, |f| {
        f.replace(
            CADRE,
            r#"due = { every = "year", on = "11-30" }
"#,
            "",
        )
    });
    insta::assert_snapshot!(text, @r#"
    erreur[dataset-without-due-date] : le jeu de données `eleves` est dû et n'a pas d'échéance
      --> conventions/cadre.convention.md:32:8
       |
    32 | duty = "expected"
       |        ^^^^^^^^^^
       = cause : sans échéance, un retard ne peut être ni vu ni rappelé
       = remède : ajoutez `due`, par exemple `due = { every = "year", on = "11-30" }`, ou écrivez `duty = "desirable"`

    1 erreur
    "#);
}

#[test]
fn a_due_date_without_day() {
    let text = fault(Code::DueWithoutDay, |f| f.replace(CADRE, r#", on = "11-30" }"#, " }"));
    insta::assert_snapshot!(text, @r#"
    erreur[due-without-day] : cette échéance ne dit pas quel jour
      --> conventions/cadre.convention.md:34:7
       |
    34 | due = { every = "year" }
       |       ^^^^^^^^^^^^^^^^^^
       = cause : un dépôt annuel ou répété est attendu à des jours connus
       = remède : ajoutez `on = "11-30"`, ou écrivez `every = "request"`

    1 erreur
    "#);
}

#[test]
fn a_partial_acceptance_without_bound() {
    let text = fault(Code::AcceptWithoutMaximum, |f| {
        f.replace(
            CADRE,
            r#"due = { every = "year", on = "11-30" }"#,
            r#"due = { every = "year", on = "11-30" }
accept = { partial = true }"#,
        )
    });
    insta::assert_snapshot!(text, @r#"
    erreur[accept-without-maximum] : cette acceptation partielle ne dit pas jusqu'où
      --> conventions/cadre.convention.md:35:10
       |
    35 | accept = { partial = true }
       |          ^^^^^^^^^^^^^^^^^^
       = cause : ce sont les parties qui fixent la part des lignes qui peut être mise de côté
       = remède : ajoutez `set_aside_max = "1 %"`

    1 erreur
    "#);
}

#[test]
fn a_share_that_is_none() {
    let text = fault(Code::BadShare, |f| {
        f.replace(
            CADRE,
            r#"due = { every = "year", on = "11-30" }"#,
            r#"due = { every = "year", on = "11-30" }
accept = { partial = true, set_aside_max = "1" }"#,
        )
    });
    insta::assert_snapshot!(text, @r#"
    erreur[bad-share] : `1` n'est pas une part
      --> conventions/cadre.convention.md:35:44
       |
    35 | accept = { partial = true, set_aside_max = "1" }
       |                                            ^^^
       = cause : une part s'écrit en pour cent, plus que rien et au plus 100 %, avec deux décimales au plus
       = remède : écrivez par exemple « 1 % » ou « 0,5 % »

    1 erreur
    "#);
}

#[test]
fn a_dataset_declared_twice() {
    let text = fault(Code::DatasetTwice, |f| {
        f.append(
            LOCAL,
            r#"## Annexe
### A.1 Élèves
```entente dataset
id = "eleves"
field = "statistiques"
duty = "expected"
producer = "rectorat"
due = { every = "request" }
```
"#,
        )
    });
    insta::assert_snapshot!(text, @r#"
    erreur[dataset-twice] : le jeu de données `eleves` est déjà à la ligne 29 de `cadre` (2.2)
      --> conventions/local.convention.md:31:6
       |
    31 | id = "eleves"
       |      ^^^^^^^^
      ::: conventions/cadre.convention.md:29:1
       |
    29 | ```entente dataset
       | ------------------ la clause citée
       = cause : un jeu de données a une seule ligne d'annexe, qui fixe son producteur et son échéance
       = remède : retirez l'une des deux

    1 erreur
    "#);
}

#[test]
fn the_same_data_asked_twice() {
    let text = fault(Code::SameDataTwice, |f| {
        f.append(
            CADRE,
            r#"### 2.3 Encore
```entente dataset
id = "inscrits"
schema = "datasets/eleves"
field = "statistiques"
duty = "expected"
producer = "rectorat"
due = { every = "request" }
```
"#,
        )
    });
    insta::assert_snapshot!(text, @r#"
    erreur[same-data-twice] : `inscrits` demande les mêmes données que la ligne 29 de `cadre` (2.2)
      --> conventions/cadre.convention.md:51:10
       |
    51 | schema = "datasets/eleves"
       |          ^^^^^^^^^^^^^^^^^
      ::: conventions/cadre.convention.md:29:1
       |
    29 | ```entente dataset
       | ------------------ la clause citée
       = cause : les deux lignes désignent le même dossier `datasets/eleves` : le producteur déposerait deux fois
       = remède : gardez une ligne et ajoutez-lui les mises à disposition de l'autre

    1 erreur
    "#);
}

#[test]
fn a_producer_role_that_nobody_holds() {
    let text = fault(Code::ProducerRoleUnheld, |f| {
        f.replace(CADRE, r#"producer = "rectorat""#, r#"producer = "departement""#)
    });
    insta::assert_snapshot!(text, @r#"
    avertissement[producer-role-unheld] : personne ne tient le rôle de producteur `departement`
     --> conventions/local.convention.md:5:11
      |
    5 | applies = "cadre"
      |           ^^^^^^^
      = cause : ce rôle est demandé par `cadre`, 2.2, ligne 29 : sans partie, nul dépôt n'est attendu
      = remède : ajoutez un bloc `party` avec `role = "departement"` quand cette partie aura signé

    1 avertissement
    "#);
}

#[test]
fn a_producer_role_held_twice() {
    let text = fault(Code::ProducerHeldTwice, |f| {
        f.replace(LOCAL, "\"region-essai\"]", "\"region-essai\", \"rectorat-bis\"]");
        f.append(
            LOCAL,
            "```entente party\nid = \"rectorat-bis\"\nname = \"Bis\"\nrole = \"rectorat\"\n```\n",
        );
    });
    insta::assert_snapshot!(text, @r#"
    avertissement[producer-held-twice] : `rectorat-bis` est la seconde partie à tenir le rôle de producteur `rectorat`
      --> conventions/local.convention.md:31:8
       |
    31 | role = "rectorat"
       |        ^^^^^^^^^^
       = cause : l'échéance et les relances ne sauraient à laquelle s'adresser
       = remède : distinguez les deux rôles, ou faites deux conventions d'application

    1 avertissement
    "#);
}

#[test]
fn a_recipient_role_that_nobody_holds() {
    let text = fault(Code::RecipientRoleUnheld, |f| {
        f.replace(CADRE, r#"party = "region""#, r#"party = "departement""#)
    });
    insta::assert_snapshot!(text, @r#"
    avertissement[recipient-role-unheld] : personne ne tient le rôle de destinataire `departement`
     --> conventions/local.convention.md:5:11
      |
    5 | applies = "cadre"
      |           ^^^^^^^
      = cause : ce rôle est nommé par `cadre`, 2.2, ligne 36 : sans partie, nul ne reçoit ces données
      = remède : ajoutez un bloc `party` avec `role = "departement"`, ou corrigez le rôle

    1 avertissement
    "#);
}

#[test]
fn a_role_of_the_cadre_misspelt_by_the_application() {
    let text =
        fault(Code::RecipientRoleUnheld, |f| f.replace(LOCAL, r#"role = "region""#, r#"role = "regions""#));
    insta::assert_snapshot!(text, @r#"
    avertissement[recipient-role-unheld] : personne ne tient le rôle de destinataire `region`
     --> conventions/local.convention.md:5:11
      |
    5 | applies = "cadre"
      |           ^^^^^^^
      = cause : ce rôle est nommé par `cadre`, 2.2, ligne 36 : sans partie, nul ne reçoit ces données
      = remède : ajoutez un bloc `party` avec `role = "region"`, ou corrigez le rôle

    1 avertissement
    "#);
}

#[test]
fn a_recipient_without_territory() {
    let text = fault(Code::ScopeWithoutTerritory, |f| {
        f.replace(
            LOCAL,
            r#"territory = "region:99"
"#,
            "",
        )
    });
    insta::assert_snapshot!(text, @r#"
    erreur[scope-without-territory] : la partie `region-essai` n'a pas de territoire
      --> conventions/local.convention.md:21:6
       |
    21 | id = "region-essai"
       |      ^^^^^^^^^^^^^^
      ::: conventions/cadre.convention.md:36:1
       |
    36 | ```entente grant
       | ---------------- la clause citée
       = cause : `cadre`, 2.2, ligne 36 lui donne les lignes de son territoire : elle ne recevrait rien
       = remède : ajoutez à ce bloc `territory`, par exemple `territory = "region:99"`

    1 erreur
    "#);
}

#[test]
fn an_annex_line_with_an_unknown_variable() {
    let text = fault(Code::AnnexUnknownVariable, |f| {
        f.replace(
            CADRE,
            "producer = \"rectorat\"",
            "producer = \"rectorat\"\nvariables = [\"uai\", \"pay\"]",
        );
    });
    insta::assert_snapshot!(text, @r#"
    erreur[annex-unknown-variable] : `eleves` n'a pas de variable `pay`
      --> conventions/cadre.convention.md:34:21
       |
    34 | variables = ["uai", "pay"]
       |                     ^^^^^
       = cause : l'annexe n'énumère que des variables du schéma
       = remède : remplacez par `pays`, le nom connu le plus proche

    1 erreur
    "#);
}

#[test]
fn a_required_line_without_text() {
    let text = fault(Code::RequiredWithoutBasis, |f| {
        f.replace(CADRE, "duty = \"expected\"", "duty = \"required\"");
    });
    insta::assert_snapshot!(text, @r#"
    avertissement[required-without-basis] : `eleves` est dit obligatoire, et aucun texte n'est cité
      --> conventions/cadre.convention.md:32:8
       |
    32 | duty = "required"
       |        ^^^^^^^^^^
       = cause : une ligne n'est obligatoire que par un texte
       = remède : ajoutez `basis`, ou écrivez `duty = "expected"`

    1 avertissement
    "#);
}

#[test]
fn the_same_variables_under_two_names() {
    let text = fault(Code::SameVariablesTwice, |f| {
        let schema = f.files.iter().find(|file| file.path == SCHEMA).unwrap().bytes.clone();
        let schema = String::from_utf8(schema).unwrap().replace("\"eleves\"", "\"pupilles\"");
        f.add("datasets/pupilles/schema.json", schema);
        f.append(
            CADRE,
            r#"### 2.3 Encore
```entente dataset
id = "pupilles"
field = "scolarite"
duty = "desirable"
producer = "rectorat"
```
"#,
        );
    });
    insta::assert_snapshot!(text, @r#"
    avertissement[same-variables-twice] : `pupilles` a les mêmes variables, du même producteur, qu'une autre ligne
      --> conventions/cadre.convention.md:50:6
       |
    50 | id = "pupilles"
       |      ^^^^^^^^^^
      ::: conventions/cadre.convention.md:29:1
       |
    29 | ```entente dataset
       | ------------------ la clause citée
       = cause : la ligne 29 (2.2) de `cadre` demande sans doute les mêmes données : elles ne le sont qu'une fois
       = remède : retirez l'une des deux, ou dites ce qui les distingue dans `variables`

    1 avertissement
    "#);
}

#[test]
fn an_exception_of_no_use() {
    let text = fault(Code::ExceptUnused, |f| {
        f.append(
            CADRE,
            r#"```entente rule
forbid = "variable"
variable.kind = "address"
except = ["eleves"]
```
"#,
        );
    });
    insta::assert_snapshot!(text, @r#"
    avertissement[except-unused] : l'exception pour `eleves` ne sert pas
      --> conventions/cadre.convention.md:51:11
       |
    51 | except = ["eleves"]
       |           ^^^^^^^^
       = cause : ce jeu de données n'a aucune variable de cette sorte
       = remède : retirez-le de `except`

    1 avertissement
    "#);
}
