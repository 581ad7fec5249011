//! Faults of dataset schemas and samples.

use entente_agreement::DiagnosticCode as Code;

use crate::folder::{CADRE, SAMPLE, SCHEMA, fault};

#[test]
fn a_dataset_folder_without_schema() {
    let text = fault(Code::SchemaMissing, |f| f.add("datasets/vide/dictionary.md", "# Vide\n"));
    insta::assert_snapshot!(text, @r"
    erreur[schema-missing] : le dossier du jeu de données `vide` n'a pas de `schema.json` lisible
     --> datasets/vide/dictionary.md:1:1
      |
    1 | # Vide
      | ^^^^^^
      = cause : le dictionnaire et l'échantillon se lisent avec le schéma
      = remède : ajoutez `schema.json` à ce dossier

    1 erreur
    ");
}

#[test]
fn a_schema_that_is_no_json() {
    let text =
        fault(Code::SchemaJson, |f| f.replace(SCHEMA, r#""title": "Élèves","#, r#""title": "Élèves""#));
    insta::assert_snapshot!(text, @r#"
    erreur[schema-json] : ce schéma n'est pas du JSON à partir d'ici
     --> datasets/eleves/schema.json:4:3
      |
    4 |   "fields": [
      |   ^
      = cause : un schéma est un objet JSON ; une virgule ou une accolade manque ou est de trop
      = remède : corrigez cet endroit ou celui qui le précède

    1 erreur
    "#);
}

#[test]
fn a_schema_value_of_another_sort() {
    let text =
        fault(Code::SchemaType, |f| f.replace(SCHEMA, r#""individual": true"#, r#""individual": "oui""#));
    insta::assert_snapshot!(text, @r#"
    erreur[schema-type] : la valeur de `individual` n'est pas de la bonne sorte
      --> datasets/eleves/schema.json:13:19
       |
    13 |     "individual": "oui", "institutionVariable": "uai", "sourceSystem": "ESSAI",
       |                   ^^^^^
       = cause : Table Schema attend ici une autre sorte de valeur
       = remède : consultez la description de Table Schema et corrigez

    1 erreur
    "#);
}

#[test]
fn a_schema_without_fields() {
    let text = fault(Code::SchemaWithoutFields, |f| {
        f.replace(SCHEMA, r#""fields": ["#, r#""fields": [], "champs": ["#)
    });
    insta::assert_snapshot!(text, @r#"
    erreur[schema-without-fields] : ce schéma n'a aucune variable
     --> datasets/eleves/schema.json:4:13
      |
    4 |   "fields": [], "champs": [
      |             ^^
      = cause : la liste `fields` décrit les variables du jeu de données
      = remède : ajoutez `fields` avec un objet par variable

    1 erreur
    "#);
}

#[test]
fn a_schema_of_another_name() {
    let text = fault(Code::SchemaName, |f| f.replace(SCHEMA, r#""name": "eleves""#, r#""name": "élèves""#));
    insta::assert_snapshot!(text, @r#"
    avertissement[schema-name] : le schéma s'appelle `élèves` et son dossier `eleves`
     --> datasets/eleves/schema.json:2:11
      |
    2 |   "name": "élèves",
      |           ^^^^^^^^
      = cause : c'est le nom du dossier qui compte
      = remède : écrivez `"name": "eleves"`

    1 avertissement
    "#);
}

#[test]
fn a_field_without_name() {
    let text = fault(Code::FieldWithoutName, |f| {
        f.replace(
            SCHEMA,
            r#"    {"name": "annee", "type": "year"}"#,
            r#"    {"name": "annee", "type": "year"},
    {"type": "string"}"#,
        )
    });
    insta::assert_snapshot!(text, @r#"
    erreur[field-without-name] : cette variable n'a pas de nom
     --> datasets/eleves/schema.json:9:5
      |
    9 |     {"type": "string"}
      |     ^
      = cause : le nom est l'en-tête de la colonne dans les fichiers déposés
      = remède : ajoutez `"name"`

    1 erreur
    "#);
}

#[test]
fn a_field_described_twice() {
    let text = fault(Code::FieldTwice, |f| {
        f.replace(
            SCHEMA,
            r#"    {"name": "annee", "type": "year"}"#,
            r#"    {"name": "annee", "type": "year"},
    {"name": "UAI"}"#,
        )
    });
    insta::assert_snapshot!(text, @r#"
    erreur[field-twice] : la variable `UAI` est déjà à la ligne 6
     --> datasets/eleves/schema.json:9:14
      |
    9 |     {"name": "UAI"}
      |              ^^^^^
      = cause : deux colonnes ne peuvent pas avoir le même en-tête, majuscules à part
      = remède : retirez-la, ou donnez-lui un autre nom

    1 erreur
    "#);
}

#[test]
fn an_unknown_type() {
    let text = fault(Code::FieldTypeUnknown, |f| f.replace(SCHEMA, r#""type": "year""#, r#""type": "yaer""#));
    insta::assert_snapshot!(text, @r#"
    erreur[field-type-unknown] : le type `yaer` de `annee` n'est pas connu
     --> datasets/eleves/schema.json:8:31
      |
    8 |     {"name": "annee", "type": "yaer"}
      |                               ^^^^^^
      = cause : les types connus sont : string, integer, number, boolean, date, year, any, datetime, time, yearmonth, du…
      = remède : remplacez par `year`, le nom connu le plus proche

    1 erreur
    "#);
}

#[test]
fn an_unknown_kind_of_variable() {
    let text =
        fault(Code::FieldKindUnknown, |f| f.replace(SCHEMA, r#""kind": "quasi""#, r#""kind": "quazi""#));
    insta::assert_snapshot!(text, @r#"
    erreur[field-kind-unknown] : la sorte `quazi` de `pays` n'est pas connue
     --> datasets/eleves/schema.json:7:95
      |
    7 |     {"name": "pays", "type": "string", "constraints": {"required": true}, "entente": {"kind": "quazi", "codeList": "pays"}},
      |                                                                                               ^^^^^^^
      = cause : elle dit ce que la variable révèle des personnes : ine, nominative, address, sensitive, quasi, pseudonym, plain
      = remède : remplacez par `quasi`, le nom connu le plus proche

    1 erreur
    "#);
}

#[test]
fn an_unknown_check() {
    let text = fault(Code::FieldCheckUnknown, |f| {
        f.replace(SCHEMA, r#""check": "uai-directory""#, r#""check": "uai-annuaire""#)
    });
    insta::assert_snapshot!(text, @r#"
    erreur[field-check-unknown] : le contrôle `uai-annuaire` de `uai` n'est pas connu
     --> datasets/eleves/schema.json:6:60
      |
    6 |     {"name": "uai", "type": "string", "entente": {"check": "uai-annuaire"}},
      |                                                            ^^^^^^^^^^^^^^
      = cause : les contrôles connus sont : uai, uai-directory, ine, siren, siret, school-year, mef, pcs, commune, commune-m…
      = remède : choisissez l'un d'eux

    1 erreur
    "#);
}

#[test]
fn an_unknown_code_list() {
    let text = fault(Code::FieldCodeListUnknown, |f| {
        f.replace(SCHEMA, r#""codeList": "pays""#, r#""codeList": "pay""#)
    });
    insta::assert_snapshot!(text, @r#"
    erreur[field-code-list-unknown] : la nomenclature `pay` de `pays` n'existe pas
     --> datasets/eleves/schema.json:7:116
      |
    7 |     {"name": "pays", "type": "string", "constraints": {"required": true}, "entente": {"kind": "quasi", "codeList": "pay"}},
      |                                                                                                                    ^^^^^
      = cause : une nomenclature est un fichier de « code-lists/ »
      = remède : remplacez par `pays`, le nom connu le plus proche

    1 erreur
    "#);
}

#[test]
fn an_unknown_key_of_ours() {
    let text = fault(Code::UnknownKey, |f| f.replace(SCHEMA, r#""sourceSystem""#, r#""sourceSysteme""#));
    insta::assert_snapshot!(text, @r#"
    erreur[unknown-key] : la clé `sourceSysteme` n'existe pas dans `entente`
      --> datasets/eleves/schema.json:13:55
       |
    13 |     "individual": true, "institutionVariable": "uai", "sourceSysteme": "ESSAI",
       |                                                       ^^^^^^^^^^^^^^^
       = cause : les clés connues ici sont : individual, institutionVariable, sourceSystem, field, needs, texts, record, excl…
       = remède : remplacez par `sourceSystem`, le nom connu le plus proche

    1 erreur
    "#);
}

#[test]
fn a_field_that_is_excluded_too() {
    let text = fault(Code::FieldExcluded, |f| {
        f.replace(
            SCHEMA,
            r#"    {"name": "annee", "type": "year"}"#,
            r#"    {"name": "annee", "type": "year"},
    {"name": "Nom"}"#,
        )
    });
    insta::assert_snapshot!(text, @r#"
    erreur[field-excluded] : la variable `Nom` est à la fois décrite et exclue
     --> datasets/eleves/schema.json:9:14
      |
    9 |     {"name": "Nom"}
      |              ^^^^^
      = cause : une variable exclue ne doit jamais être déposée
      = remède : retirez-la de `fields` ou de `excluded`

    1 erreur
    "#);
}

#[test]
fn a_primary_key_of_an_unknown_variable() {
    let text = fault(Code::PrimaryKeyUnknown, |f| {
        f.replace(SCHEMA, r#""primaryKey": ["id_eleve"]"#, r#""primaryKey": ["id_eleves"]"#)
    });
    insta::assert_snapshot!(text, @r#"
    erreur[primary-key-unknown] : la clé primaire nomme `id_eleves`, que le schéma n'a pas
      --> datasets/eleves/schema.json:11:18
       |
    11 |   "primaryKey": ["id_eleves"],
       |                  ^^^^^^^^^^^
       = cause : la clé dit ce qui rend une ligne unique
       = remède : remplacez par `id_eleve`, le nom connu le plus proche

    1 erreur
    "#);
}

#[test]
fn an_institution_variable_unknown() {
    let text = fault(Code::InstitutionVariableUnknown, |f| {
        f.replace(SCHEMA, "\"institutionVariable\": \"uai\"", "\"institutionVariable\": \"rne\"");
        f.replace(CADRE, "scope = \"territory\"", "scope = \"all\"");
    });
    insta::assert_snapshot!(text, @r#"
    erreur[institution-variable-unknown] : `institutionVariable` nomme `rne`, que le schéma n'a pas
      --> datasets/eleves/schema.json:13:48
       |
    13 |     "individual": true, "institutionVariable": "rne", "sourceSystem": "ESSAI",
       |                                                ^^^^^
       = cause : elle dit de quel établissement parle une ligne, pour limiter un envoi à un territoire
       = remède : corrigez le nom

    1 erreur
    "#);
}

#[test]
fn a_sample_with_another_header() {
    let text = fault(Code::SampleHeader, |f| f.replace(SAMPLE, "uai;pays", "pays;uai"));
    insta::assert_snapshot!(text, @r"
    erreur[sample-header] : l'en-tête de l'échantillon diffère du schéma à la colonne 2 : « pays » au lieu de « uai »
     --> datasets/eleves/sample.csv:1:10
      |
    1 | id_eleve;pays;uai;annee
      |          ^^^^
      = cause : l'échantillon montre aux producteurs à quoi ressemble un dépôt
      = remède : écrivez les noms du schéma, dans le même ordre, séparés par « ; »

    1 erreur
    ");
}

#[test]
fn a_format_of_another_type() {
    let text = fault(Code::FieldFormatUnusable, |f| {
        f.replace(
            SCHEMA,
            "\"name\": \"annee\", \"type\": \"year\"",
            r#""name": "annee", "type": "date", "format": "jj/mm/aaaa""#,
        );
    });
    insta::assert_snapshot!(text, @r#"
    erreur[field-format-unusable] : le format `jj/mm/aaaa` de `annee` ne convient pas au type `date`
     --> datasets/eleves/schema.json:8:49
      |
    8 |     {"name": "annee", "type": "date", "format": "jj/mm/aaaa"}
      |                                                 ^^^^^^^^^^^^
      = cause : un format dit comment les valeurs sont écrites ; sans lui on ne peut pas les lire
      = remède : écrivez `default`, `any` pour une date, ou un motif comme `%d/%m/%Y`

    1 erreur
    "#);
}

#[test]
fn a_constraint_of_json_schema() {
    let text = fault(Code::JsonSchemaUnchecked, |f| {
        f.replace(
            SCHEMA,
            "\"name\": \"annee\", \"type\": \"year\"",
            r#""name": "annee", "type": "year", "constraints": {"jsonSchema": {}}"#,
        );
    });
    insta::assert_snapshot!(text, @r#"
    avertissement[json-schema-unchecked] : la contrainte `jsonSchema` n'est pas vérifiée
     --> datasets/eleves/schema.json:8:69
      |
    8 |     {"name": "annee", "type": "year", "constraints": {"jsonSchema": {}}}
      |                                                                     ^^
      = cause : les dépôts de données scolaires ne portent pas de JSON dans leurs cellules
      = remède : rien à faire ; le reste du schéma est vérifié

    1 avertissement
    "#);
}

#[test]
fn a_unique_key_of_an_unknown_variable() {
    let text = fault(Code::UniqueKeyUnknown, |f| {
        f.replace(
            SCHEMA,
            "\"primaryKey\": [\"id_eleve\"]",
            r#""primaryKey": ["id_eleve"], "uniqueKeys": [["uai", "anee"]]"#,
        );
    });
    insta::assert_snapshot!(text, @r#"
    erreur[unique-key-unknown] : une clé de `uniqueKeys` nomme `anee`, que le schéma n'a pas
      --> datasets/eleves/schema.json:11:54
       |
    11 |   "primaryKey": ["id_eleve"], "uniqueKeys": [["uai", "anee"]],
       |                                                      ^^^^^^
       = cause : la clé dit ce qui rend une ligne unique
       = remède : remplacez par `annee`, le nom connu le plus proche

    1 erreur
    "#);
}

#[test]
fn a_foreign_key_that_does_not_pair() {
    let text = fault(Code::ForeignKeyMalformed, |f| {
        f.replace(SCHEMA, "\"primaryKey\": [\"id_eleve\"]", r#""primaryKey": ["id_eleve"], "foreignKeys": [{"fields": "uai", "reference": {"resource": "ecoles", "fields": ["a", "b"]}}]"#);
    });
    insta::assert_snapshot!(text, @r#"
    erreur[foreign-key-malformed] : cette clé étrangère ne dit pas quelles variables renvoient à lesquelles
      --> datasets/eleves/schema.json:11:78
       |
    11 |   "primaryKey": ["id_eleve"], "foreignKeys": [{"fields": "uai", "reference": {"resource": "ecoles", "fields": ["a", "b"]}}],
       |                                                                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
       = cause : elle a `fields`, et `reference` avec `resource` et autant de `fields`
       = remède : complétez-la ; `resource` vide désigne le fichier lui-même

    1 erreur
    "#);
}

#[test]
fn a_foreign_key_of_an_unknown_variable() {
    let text = fault(Code::ForeignKeyUnknown, |f| {
        f.replace(SCHEMA, "\"primaryKey\": [\"id_eleve\"]", r#""primaryKey": ["id_eleve"], "foreignKeys": [{"fields": "rne", "reference": {"resource": "institutions", "fields": "uai"}}]"#);
    });
    insta::assert_snapshot!(text, @r#"
    erreur[foreign-key-unknown] : une clé étrangère nomme `rne`, que le schéma n'a pas
      --> datasets/eleves/schema.json:11:58
       |
    11 |   "primaryKey": ["id_eleve"], "foreignKeys": [{"fields": "rne", "reference": {"resource": "institutions", "fields": "uai"}}],
       |                                                          ^^^^^
       = cause : elle dit quelles variables doivent figurer ailleurs
       = remède : corrigez le nom dans `foreignKeys`

    1 erreur
    "#);
}

#[test]
fn an_unknown_match_of_fields() {
    let text = fault(Code::FieldsMatchUnknown, |f| {
        f.replace(
            SCHEMA,
            "\"primaryKey\": [\"id_eleve\"]",
            r#""primaryKey": ["id_eleve"], "fieldsMatch": "exactly""#,
        );
    });
    insta::assert_snapshot!(text, @r#"
    erreur[fields-match-unknown] : `fieldsMatch` vaut `exactly`, qui n'est pas connu
      --> datasets/eleves/schema.json:11:46
       |
    11 |   "primaryKey": ["id_eleve"], "fieldsMatch": "exactly",
       |                                              ^^^^^^^^^
       = cause : les valeurs connues sont : exact, equal, subset, superset, partial
       = remède : remplacez par `exact`, le nom connu le plus proche

    1 erreur
    "#);
}

#[test]
fn an_unknown_check_of_validata() {
    let text = fault(Code::CustomCheckUnknown, |f| {
        f.replace(SCHEMA, "\"primaryKey\": [\"id_eleve\"]", r#""primaryKey": ["id_eleve"], "custom_checks": [{"name": "code-postale", "params": {"column": "uai"}}]"#);
    });
    insta::assert_snapshot!(text, @r#"
    avertissement[custom-check-unknown] : le contrôle de Validata `code-postale` n'est pas connu et ne sera pas fait
      --> datasets/eleves/schema.json:11:49
       |
    11 |   "primaryKey": ["id_eleve"], "custom_checks": [{"name": "code-postale", "params": {"column": "uai"}}],
       |                                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
       = cause : les contrôles connus sont : canton, code-commune-insee, code-fantoir, code-pays-iso2, code-pays-iso3, code-p…
       = remède : remplacez par `code-postal`, le nom connu le plus proche

    1 avertissement
    "#);
}

#[test]
fn a_check_of_validata_without_its_variable() {
    let text = fault(Code::CustomCheckVariable, |f| {
        f.replace(SCHEMA, "\"primaryKey\": [\"id_eleve\"]", r#""primaryKey": ["id_eleve"], "custom_checks": [{"name": "code-postal", "params": {"column": "cp"}}]"#);
    });
    insta::assert_snapshot!(text, @r#"
    avertissement[custom-check-variable] : le contrôle de Validata `code-postal` ne peut pas être fait : une variable (`cp`) ou un paramètre manque
      --> datasets/eleves/schema.json:11:49
       |
    11 |   "primaryKey": ["id_eleve"], "custom_checks": [{"name": "code-postal", "params": {"column": "cp"}}],
       |                                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
       = cause : il porte sur des variables du schéma, nommées dans `params`
       = remède : corrigez ses paramètres

    1 avertissement
    "#);
}

#[test]
fn a_rule_without_expression() {
    let text = fault(Code::RowRuleMissing, |f| {
        f.replace(SCHEMA, "\"individual\": true", r#""rules": [{"title": "Rien"}], "individual": true"#);
    });
    insta::assert_snapshot!(text, @r#"
    erreur[row-rule-missing] : cette règle n'a pas de `rule`
      --> datasets/eleves/schema.json:13:15
       |
    13 |     "rules": [{"title": "Rien"}], "individual": true, "institutionVariable": "uai", "sourceSystem": "ESSAI",
       |               ^^^^^^^^^^^^^^^^^
       = cause : une règle est une expression SQL entre variables, vraie pour chaque ligne correcte
       = remède : écrivez-la, par exemple `"rule": "effectif = filles + garcons"`

    1 erreur
    "#);
}

#[test]
fn a_rule_that_is_no_sql() {
    let text = fault(Code::RowRuleSyntax, |f| {
        f.replace(
            SCHEMA,
            "\"individual\": true",
            r#""rules": [{"rule": "annee = = 2000"}], "individual": true"#,
        );
    });
    insta::assert_snapshot!(text, @r#"
    erreur[row-rule-syntax] : cette règle n'est pas une expression SQL : Expected: an expression, found: = at Line: 1, Column: 9
      --> datasets/eleves/schema.json:13:24
       |
    13 |     "rules": [{"rule": "annee = = 2000"}], "individual": true, "institutionVariable": "uai", "sourceSystem": "ESSAI",
       |                        ^^^^^^^^^^^^^^^^
       = cause : une règle est une expression SQL entre variables, vraie pour chaque ligne correcte
       = remède : corrigez-la ; un nom avec un blanc s'écrit entre guillemets doubles, un texte entre apostrophes

    1 erreur
    "#);
}

#[test]
fn a_rule_on_an_unknown_variable() {
    let text = fault(Code::RowRuleVariable, |f| {
        f.replace(
            SCHEMA,
            "\"individual\": true",
            r#""rules": [{"rule": "anee > 2000"}], "individual": true"#,
        );
    });
    insta::assert_snapshot!(text, @r#"
    erreur[row-rule-variable] : la règle nomme `anee`, que le schéma n'a pas
      --> datasets/eleves/schema.json:13:24
       |
    13 |     "rules": [{"rule": "anee > 2000"}], "individual": true, "institutionVariable": "uai", "sourceSystem": "ESSAI",
       |                        ^^^^^^^^^^^^^
       = cause : une règle ne connaît que les variables du schéma
       = remède : remplacez par `annee`, le nom connu le plus proche

    1 erreur
    "#);
}

#[test]
fn a_rule_with_an_unknown_function() {
    let text = fault(Code::RowRuleFunction, |f| {
        f.replace(
            SCHEMA,
            "\"individual\": true",
            r#""rules": [{"rule": "LENGHT(uai) = 8"}], "individual": true"#,
        );
    });
    insta::assert_snapshot!(text, @r#"
    erreur[row-rule-function] : la règle appelle `LENGHT`, qui n'est pas une fonction connue
      --> datasets/eleves/schema.json:13:24
       |
    13 |     "rules": [{"rule": "LENGHT(uai) = 8"}], "individual": true, "institutionVariable": "uai", "sourceSystem": "ESSAI",
       |                        ^^^^^^^^^^^^^^^^^
       = cause : les fonctions connues sont : ABS, CEIL, CHAR_LENGTH, COALESCE, CONCAT, DAY, FLOOR, GREATEST, LEAST, LEFT, LEN…
       = remède : remplacez par `LENGTH`, le nom connu le plus proche

    1 erreur
    "#);
}

#[test]
fn a_rule_that_compares_a_code_with_a_number() {
    let text = fault(Code::RowRuleType, |f| {
        f.replace(SCHEMA, "\"individual\": true", r#""rules": [{"rule": "pays = 100"}], "individual": true"#);
    });
    insta::assert_snapshot!(text, @r#"
    erreur[row-rule-type] : « 100 » n'est pas du type attendu à cet endroit de la règle
      --> datasets/eleves/schema.json:13:24
       |
    13 |     "rules": [{"rule": "pays = 100"}], "individual": true, "institutionVariable": "uai", "sourceSystem": "ESSAI",
       |                        ^^^^^^^^^^^^
       = cause : on ne compare que des valeurs de même type : un code est un texte, même fait de chiffres
       = remède : écrivez un texte entre apostrophes, ou convertissez avec `CAST(… AS DECIMAL)`

    1 erreur
    "#);
}

#[test]
fn a_rule_that_is_a_query() {
    let text = fault(Code::RowRuleUnsupported, |f| {
        f.replace(
            SCHEMA,
            "\"individual\": true",
            r#""rules": [{"rule": "annee > (SELECT 1)"}], "individual": true"#,
        );
    });
    insta::assert_snapshot!(text, @r#"
    erreur[row-rule-unsupported] : « (SELECT 1) » n'a pas de sens pour une ligne
      --> datasets/eleves/schema.json:13:24
       |
    13 |     "rules": [{"rule": "annee > (SELECT 1)"}], "individual": true, "institutionVariable": "uai", "sourceSystem": "ESSAI",
       |                        ^^^^^^^^^^^^^^^^^^^^
       = cause : une règle ne voit qu'une ligne à la fois : ni requête, ni agrégat, ni fenêtre
       = remède : exprimez la règle avec les variables de la ligne

    1 erreur
    "#);
}

#[test]
fn an_unknown_severity() {
    let text = fault(Code::SeverityUnknown, |f| {
        f.replace(
            SCHEMA,
            "\"individual\": true",
            r#""rules": [{"rule": "annee > 2000", "severity": "warnin"}], "individual": true"#,
        );
    });
    insta::assert_snapshot!(text, @r#"
    erreur[severity-unknown] : la gravité `warnin` n'est pas connue
      --> datasets/eleves/schema.json:13:52
       |
    13 |     "rules": [{"rule": "annee > 2000", "severity": "warnin"}], "individual": true, "institutionVariable": "uai", "sourceSystem": "ESSAI",
       |                                                    ^^^^^^^^
       = cause : les gravités connues sont : blocking, warning, note
       = remède : remplacez par `warning`, le nom connu le plus proche

    1 erreur
    "#);
}

#[test]
fn a_bound_of_change_without_maximum() {
    let text = fault(Code::ChangeMalformed, |f| {
        f.replace(SCHEMA, "\"individual\": true", r#""changes": [{"measure": "rows"}], "individual": true"#);
    });
    insta::assert_snapshot!(text, @r#"
    erreur[change-malformed] : cette borne d'évolution n'a pas de mesure ou de maximum lisible
      --> datasets/eleves/schema.json:13:17
       |
    13 |     "changes": [{"measure": "rows"}], "individual": true, "institutionVariable": "uai", "sourceSystem": "ESSAI",
       |                 ^^^^^^^^^^^^^^^^^^^
       = cause : `measure` est `rows`, la somme d'un nombre ou le nombre de valeurs distinctes ; `max` est un pourcentage
       = remède : écrivez par exemple `"measure": "rows", "max": "20 %"`

    1 erreur
    "#);
}

#[test]
fn a_bound_of_change_on_an_unknown_variable() {
    let text = fault(Code::ChangeVariableUnknown, |f| {
        f.replace(
            SCHEMA,
            "\"individual\": true",
            r#""changes": [{"measure": "rows", "by": "rne", "max": "20 %"}], "individual": true"#,
        );
    });
    insta::assert_snapshot!(text, @r#"
    erreur[change-variable-unknown] : la borne d'évolution nomme `rne`, que le schéma n'a pas
      --> datasets/eleves/schema.json:13:43
       |
    13 |     "changes": [{"measure": "rows", "by": "rne", "max": "20 %"}], "individual": true, "institutionVariable": "uai", "sourceSystem": "ESSAI",
       |                                           ^^^^^
       = cause : une mesure ne connaît que les variables du schéma
       = remède : corrigez le nom

    1 erreur
    "#);
}
