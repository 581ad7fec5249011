//! Faults of grants and rules.

use entente_agreement::DiagnosticCode as Code;

use crate::folder::{CADRE, COUNTRIES, Folder, LOCAL, PURPOSES, SCHEMA, fault};

#[test]
fn a_grant_of_an_unknown_dataset() {
    let text = fault(Code::UnknownDataset, |f| {
        f.replace(
            CADRE,
            r#"dataset = "eleves"
to"#,
            r#"dataset = "eleve"
to"#,
        )
    });
    insta::assert_snapshot!(text, @r#"
    erreur[unknown-dataset] : le jeu de données `eleve` n'est pas dans l'annexe
      --> conventions/cadre.convention.md:37:11
       |
    37 | dataset = "eleve"
       |           ^^^^^^^
       = cause : ni cette convention ni son cadre n'ont de bloc `dataset` de ce nom
       = remède : remplacez par `eleves`, le nom connu le plus proche

    1 erreur
    "#);
}

#[test]
fn a_grant_of_an_unknown_variable() {
    let text =
        fault(Code::GrantUnknownVariable, |f| f.replace(CADRE, r#""uai", "pays"]"#, r#""uia", "pays"]"#));
    insta::assert_snapshot!(text, @r#"
    erreur[grant-unknown-variable] : la variable `uia` n'existe pas dans `eleves`
      --> conventions/cadre.convention.md:41:26
       |
    41 | variables = ["id_eleve", "uia", "pays"]
       |                          ^^^^^
       = cause : le schéma du jeu de données ne la connaît pas
       = remède : remplacez par `uai`, le nom connu le plus proche

    1 erreur
    "#);
}

#[test]
fn a_grant_of_an_excluded_variable() {
    let text =
        fault(Code::GrantExcludedVariable, |f| f.replace(CADRE, r#""uai", "pays"]"#, r#""nom", "pays"]"#));
    insta::assert_snapshot!(text, @r#"
    erreur[grant-excluded-variable] : la variable `nom` (Nom de famille) est exclue de `eleves`
      --> conventions/cadre.convention.md:41:26
       |
    41 | variables = ["id_eleve", "nom", "pays"]
       |                          ^^^^^
       = cause : elle ne doit jamais être déposée : la mettre à disposition est sans objet
       = remède : retirez-la de cette mise à disposition

    1 erreur
    "#);
}

#[test]
fn a_protection_of_an_unknown_variable() {
    let text = fault(Code::ProtectUnknownVariable, |f| {
        f.replace(
            CADRE,
            r#"variables = ["id_eleve", "uai", "pays"]
protect = [
"#,
            r#"protect = [
    { variable = "anee", drop = true },
"#,
        )
    });
    insta::assert_snapshot!(text, @r#"
    erreur[protect-unknown-variable] : la variable protégée `anee` n'existe pas dans `eleves`
      --> conventions/cadre.convention.md:42:18
       |
    42 |     { variable = "anee", drop = true },
       |                  ^^^^^^
       = cause : une faute de frappe ici laisserait la vraie variable sans protection
       = remède : remplacez par `annee`, le nom connu le plus proche

    1 erreur
    "#);
}

#[test]
fn a_protection_with_two_methods() {
    let text = fault(Code::ProtectionAmbiguous, |f| {
        f.replace(CADRE, r#"pseudonym = "stable" }"#, r#"pseudonym = "stable", drop = true }"#)
    });
    insta::assert_snapshot!(text, @r#"
    erreur[protection-ambiguous] : la protection de `id_eleve` doit dire une méthode, et une seule (2 ici)
      --> conventions/cadre.convention.md:43:5
       |
    43 |     { variable = "id_eleve", pseudonym = "stable", drop = true },
       |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
       = cause : les méthodes sont `pseudonym`, `generalise` et `drop = true`
       = remède : gardez-en une

    1 erreur
    "#);
}

#[test]
fn a_variable_protected_twice() {
    let text = fault(Code::ProtectionTwice, |f| {
        f.replace(
            CADRE,
            "protect = [",
            r#"protect = [
    { variable = "id_eleve", drop = true },"#,
        )
    });
    insta::assert_snapshot!(text, @r#"
    erreur[protection-twice] : la variable `id_eleve` est protégée deux fois
      --> conventions/cadre.convention.md:44:18
       |
    44 |     { variable = "id_eleve", pseudonym = "stable" },
       |                  ^^^^^^^^^^
       = cause : on ne saurait pas quelle protection appliquer
       = remède : gardez la plus protectrice des deux

    1 erreur
    "#);
}

#[test]
fn a_protection_without_use() {
    let text = fault(Code::ProtectionUnused, |f| {
        f.replace(
            CADRE,
            "protect = [",
            r#"protect = [
    { variable = "annee", drop = true },"#,
        )
    });
    insta::assert_snapshot!(text, @r#"
    avertissement[protection-unused] : la variable protégée `annee` n'est pas dans `variables`
      --> conventions/cadre.convention.md:43:18
       |
    43 |     { variable = "annee", drop = true },
       |                  ^^^^^^^
       = cause : elle n'est pas mise à disposition par cette clause, donc sa protection ne sert pas
       = remède : retirez cette protection, ou ajoutez la variable

    1 avertissement
    "#);
}

#[test]
fn an_unknown_purpose() {
    let text = fault(Code::UnknownPurpose, |f| {
        f.replace(CADRE, r#"purposes = ["carte"]"#, r#"purposes = ["cartes"]"#)
    });
    insta::assert_snapshot!(text, @r#"
    erreur[unknown-purpose] : la finalité `cartes` n'est pas dans la nomenclature `finalites`
      --> conventions/cadre.convention.md:39:13
       |
    39 | purposes = ["cartes"]
       |             ^^^^^^^^
       = cause : une finalité est un code de « code-lists/finalites.csv », le même pour toutes les conventions
       = remède : remplacez par `carte`, le nom connu le plus proche

    1 erreur
    "#);
}

#[test]
fn an_unknown_purpose_near_no_other() {
    let text = fault(Code::UnknownPurpose, |f| {
        f.replace(CADRE, r#"purposes = ["carte"]"#, r#"purposes = ["prospection"]"#)
    });
    insta::assert_snapshot!(text, @r#"
    erreur[unknown-purpose] : la finalité `prospection` n'est pas dans la nomenclature `finalites`
      --> conventions/cadre.convention.md:39:13
       |
    39 | purposes = ["prospection"]
       |             ^^^^^^^^^^^^^
       = cause : une finalité est un code de « code-lists/finalites.csv », le même pour toutes les conventions
       = remède : choisissez une finalité de la nomenclature, ou ajoutez-la après accord des parties

    1 erreur
    "#);
}

#[test]
fn no_list_of_purposes() {
    let text = fault(Code::PurposeListAbsent, |f| f.remove(PURPOSES));
    insta::assert_snapshot!(text, @r#"
    erreur[purpose-list-absent] : la nomenclature des finalités « code-lists/finalites.csv » n'existe pas
      --> conventions/cadre.convention.md:39:13
       |
    39 | purposes = ["carte"]
       |             ^^^^^^^
       = cause : sans elle, aucune finalité ne peut être vérifiée
       = remède : ajoutez ce fichier

    1 erreur
    "#);
}

#[test]
fn a_grant_without_purpose() {
    let text =
        fault(Code::GrantWithoutPurpose, |f| f.replace(CADRE, r#"purposes = ["carte"]"#, "purposes = []"));
    insta::assert_snapshot!(text, @r#"
    erreur[grant-without-purpose] : cette mise à disposition n'a pas de finalité
      --> conventions/cadre.convention.md:39:12
       |
    39 | purposes = []
       |            ^^
       = cause : des données ne peuvent être transmises que pour des finalités déterminées (RGPD, article 5)
       = remède : ajoutez `purposes`, par exemple `purposes = ["planification-formations", "etudes"]`

    1 erreur
    "#);
}

#[test]
fn a_grant_without_basis() {
    let text = fault(Code::GrantWithoutBasis, |f| {
        f.replace(
            CADRE,
            r#"basis = "article 2"
"#,
            "",
        )
    });
    insta::assert_snapshot!(text, @r#"
    erreur[grant-without-basis] : cette mise à disposition n'a pas de fondement juridique
      --> conventions/cadre.convention.md:36:1
       |
    36 | ```entente grant
       | ^^^^^^^^^^^^^^^^
       = cause : chaque finalité repose sur un texte, que la décision et le registre citeront
       = remède : ajoutez `basis`, par exemple `basis = "article L. 214-1 du code de l'éducation"`

    1 erreur
    "#);
}

#[test]
fn a_grant_against_a_rule() {
    let text = fault(Code::GrantAgainstRule, |f| {
        f.replace(
            CADRE,
            r#"    { variable = "id_eleve", pseudonym = "stable" },
"#,
            "",
        )
    });
    insta::assert_snapshot!(text, @r#"
    erreur[grant-against-rule] : cette mise à disposition de `eleves` laisse partir sans protection : id_eleve
      --> conventions/cadre.convention.md:41:14
       |
    41 | variables = ["id_eleve", "uai", "pays"]
       |              ^^^^^^^^^^
      ::: conventions/cadre.convention.md:19:1
       |
    19 | ```entente rule
       | --------------- la clause citée
       = cause : l'article 4 de `cadre` (ligne 19) l'interdit
       = remède : protégez cette variable dans `protect`, ou nommez dans `variables` seulement les autres

    1 erreur
    "#);
}

#[test]
fn a_grant_against_a_rule_of_its_cadre() {
    let text = fault(Code::GrantAgainstRule, |f| {
        f.append(
            LOCAL,
            r#"```entente grant
dataset = "eleves"
to = { party = "region", scope = "territory" }
purposes = ["bati"]
basis = "article 2"
variables = ["annee", "id_eleve"]
channels = ["api"]
```
"#,
        )
    });
    insta::assert_snapshot!(text, @r#"
    erreur[grant-against-rule] : cette mise à disposition de `eleves` laisse partir sans protection : id_eleve
      --> conventions/local.convention.md:33:23
       |
    33 | variables = ["annee", "id_eleve"]
       |                       ^^^^^^^^^^
      ::: conventions/cadre.convention.md:19:1
       |
    19 | ```entente rule
       | --------------- la clause citée
       = cause : l'article 4 de `cadre` (ligne 19) l'interdit
       = remède : protégez cette variable dans `protect`, ou nommez dans `variables` seulement les autres

    1 erreur
    "#);
}

#[test]
fn a_forbidden_purpose() {
    let text = fault(Code::PurposeForbidden, |f| {
        f.replace(CADRE, r#"purposes = ["carte"]"#, r#"purposes = ["carte", "gestion"]"#)
    });
    insta::assert_snapshot!(text, @r#"
    erreur[purpose-forbidden] : la finalité `gestion` est interdite et pourtant accordée
      --> conventions/cadre.convention.md:39:22
       |
    39 | purposes = ["carte", "gestion"]
       |                      ^^^^^^^^^
      ::: conventions/cadre.convention.md:23:1
       |
    23 | ```entente rule
       | --------------- la clause citée
       = cause : l'article 4 de `cadre` (ligne 23) l'interdit
       = remède : retirez cette finalité

    1 erreur
    "#);
}

#[test]
fn a_grant_that_gives_nothing() {
    let text = fault(Code::GrantUnreachable, |f| {
        f.replace(
            CADRE,
            r#"variables = ["id_eleve", "uai", "pays"]
protect = [
    { variable = "id_eleve", pseudonym = "stable" },
    { variable = "pays", generalise = "pays" },
]"#,
            r#"variables = ["id_eleve"]"#,
        )
    });
    insta::assert_snapshot!(text, @r#"
    erreur[grant-unreachable] : cette mise à disposition de `eleves` ne donne rien
      --> conventions/cadre.convention.md:37:11
       |
    37 | dataset = "eleves"
       |           ^^^^^^^^
       = cause : toutes ses variables sont interdites par une règle ou retirées par une protection
       = remède : protégez les variables autrement, ou retirez cette clause

    1 erreur
    "#);
}

#[test]
fn the_same_data_granted_twice() {
    let text = fault(Code::GrantOverlap, |f| {
        f.append(
            CADRE,
            r#"```entente grant
dataset = "eleves"
to = { party = "region", scope = "territory" }
purposes = ["carte"]
basis = "article 2"
variables = ["uai"]
channels = ["api"]
```
"#,
        )
    });
    insta::assert_snapshot!(text, @r#"
    erreur[grant-overlap] : `eleves` est déjà mis à disposition de `region` pour `carte`
      --> conventions/cadre.convention.md:49:11
       |
    49 | dataset = "eleves"
       |           ^^^^^^^^
      ::: conventions/cadre.convention.md:36:1
       |
    36 | ```entente grant
       | ---------------- la clause citée
       = cause : la clause de la ligne 36 (2.2) de `cadre` couvre les mêmes variables : on ne saurait laquelle appliquer
       = remède : réunissez les deux clauses, ou séparez leurs finalités ou leurs variables

    1 erreur
    "#);
}

#[test]
fn the_same_data_granted_by_the_cadre() {
    let text = fault(Code::GrantRepeatsCadre, |f| {
        f.append(
            LOCAL,
            r#"```entente grant
dataset = "eleves"
to = { party = "region", scope = "territory" }
purposes = ["carte"]
basis = "article 2"
variables = ["uai"]
channels = ["api"]
```
"#,
        )
    });
    insta::assert_snapshot!(text, @r#"
    avertissement[grant-repeats-cadre] : `eleves` est déjà mis à disposition de `region` pour `carte` par le cadre
      --> conventions/local.convention.md:29:11
       |
    29 | dataset = "eleves"
       |           ^^^^^^^^
      ::: conventions/cadre.convention.md:36:1
       |
    36 | ```entente grant
       | ---------------- la clause citée
       = cause : la clause de la ligne 36 (2.2) de `cadre` couvre les mêmes variables
       = remède : retirez cette clause, ou limitez-la à ce qu'elle ajoute au cadre

    1 avertissement
    "#);
}

#[test]
fn an_unknown_list_to_generalise() {
    let text = fault(Code::GeneraliseUnknownList, |f| {
        f.replace(CADRE, r#"generalise = "pays""#, r#"generalise = "payss""#)
    });
    insta::assert_snapshot!(text, @r#"
    erreur[generalise-unknown-list] : la nomenclature `payss` n'existe pas
      --> conventions/cadre.convention.md:44:39
       |
    44 |     { variable = "pays", generalise = "payss" },
       |                                       ^^^^^^^
       = cause : elle dit par quel groupe remplacer chaque valeur de `pays`
       = remède : remplacez par `pays`, le nom connu le plus proche

    1 erreur
    "#);
}

#[test]
fn a_list_that_groups_nothing() {
    let text = fault(Code::GeneraliseWithoutGroup, |f| {
        f.replace(CADRE, r#"generalise = "pays""#, r#"generalise = "finalites""#)
    });
    insta::assert_snapshot!(text, @r#"
    erreur[generalise-without-group] : la nomenclature `finalites` ne regroupe aucun code
      --> conventions/cadre.convention.md:44:39
       |
    44 |     { variable = "pays", generalise = "finalites" },
       |                                       ^^^^^^^^^^^
       = cause : sa colonne `group` est vide : `pays` ne peut pas être regroupée
       = remède : remplissez la colonne `group`, ou choisissez une autre protection

    1 erreur
    "#);
}

#[test]
fn a_list_that_groups_in_part() {
    let text = fault(Code::GeneraliseIncomplete, |f| f.replace(COUNTRIES, "1973-01-01;;UE", "1973-01-01;;"));
    insta::assert_snapshot!(text, @r#"
    avertissement[generalise-incomplete] : 1 code de `pays` n'a pas de groupe
      --> conventions/cadre.convention.md:44:39
       |
    44 |     { variable = "pays", generalise = "pays" },
       |                                       ^^^^^^
       = cause : les lignes qui les portent partiraient sans valeur pour `pays`
       = remède : remplissez leur colonne `group`

    1 avertissement
    "#);
}

#[test]
fn a_dataset_that_has_no_territory() {
    let text =
        fault(Code::ScopeWithoutInstitution, |f| f.replace(SCHEMA, r#""institutionVariable": "uai", "#, ""));
    insta::assert_snapshot!(text, @r#"
    erreur[scope-without-institution] : `eleves` ne peut pas être limité à un territoire
      --> conventions/cadre.convention.md:38:34
       |
    38 | to = { party = "region", scope = "territory" }
       |                                  ^^^^^^^^^^^
       = cause : son schéma ne dit pas quelle variable porte l'établissement (`institutionVariable`)
       = remède : ajoutez `institutionVariable` au schéma, ou écrivez `scope = "all"`

    1 erreur
    "#);
}

#[test]
fn a_rule_that_forbids_and_requires() {
    let text = fault(Code::RuleAmbiguous, |f| {
        f.replace(
            CADRE,
            r#"forbid = "purpose""#,
            r#"require = "clearance"
forbid = "purpose""#,
        )
    });
    insta::assert_snapshot!(text, @r"
    erreur[rule-ambiguous] : une règle interdit ou exige : il faut `forbid` ou `require`, et un seul des deux (2 ici)
      --> conventions/cadre.convention.md:23:1
       |
    23 | ```entente rule
       | ^^^^^^^^^^^^^^^
       = cause : une règle dit une seule chose, pour pouvoir être citée
       = remède : gardez-en un, et faites deux blocs s'il le faut

    1 erreur
    ");
}

#[test]
fn a_key_that_a_rule_does_not_read() {
    let text = fault(Code::RuleKeyUnused, |f| {
        f.replace(
            CADRE,
            r#"purpose = "gestion"
"#,
            r#"purpose = "gestion"
except_contractor = true
"#,
        )
    });
    insta::assert_snapshot!(text, @r"
    avertissement[rule-key-unused] : la clé `except_contractor` ne sert pas dans une règle « purpose »
      --> conventions/cadre.convention.md:26:21
       |
    26 | except_contractor = true
       |                     ^^^^
       = cause : elle n'est pas lue : qui l'a écrite croit peut-être qu'elle compte
       = remède : retirez-la, ou corrigez la règle

    1 avertissement
    ");
}

#[test]
fn a_rule_said_twice() {
    let text = fault(Code::RuleTwice, |f| {
        f.replace(
            LOCAL,
            "## Article 1",
            r#"## Article 2 : Règles
```entente rule
forbid = "purpose"
purpose = "gestion"
```
## Article 1"#,
        )
    });
    insta::assert_snapshot!(text, @r"
    avertissement[rule-twice] : cette règle est déjà dite à l'article 4 de `cadre` (ligne 23)
      --> conventions/local.convention.md:14:1
       |
    14 | ```entente rule
       | ^^^^^^^^^^^^^^^
      ::: conventions/cadre.convention.md:23:1
       |
    23 | ```entente rule
       | --------------- la clause citée
       = cause : une règle vaut pour toute la convention, et celles du cadre valent pour ses applications
       = remède : retirez l'une des deux

    1 avertissement
    ");
}

#[test]
fn personal_data_without_a_source_processing() {
    let rule = r#"```entente rule
require = "source-processing"
```
"#;
    let text = fault(Code::GrantWithoutProcessing, |f| {
        f.replace(CADRE, "## Annexe", &format!("{rule}## Annexe"));
    });
    insta::assert_snapshot!(text, @r#"
    erreur[grant-without-processing] : aucun traitement source ne prévoit que `region` reçoive `eleves`
      --> conventions/cadre.convention.md:40:11
       |
    40 | dataset = "eleves"
       |           ^^^^^^^^
       = cause : le jeu parle de personnes, et l'article 4 de `cadre` (ligne 27) veut que le traitement dont il vient nomme qui le reçoit
       = remède : ajoutez un bloc `processing` avec `datasets = ["eleves"]` et `recipients = ["region"]`

    1 erreur
    "#);
    let mut named = Folder::sound();
    named.replace(
        CADRE,
        "## Annexe",
        &format!(
            r#"{rule}```entente processing
id = "constat"
name = "Constat de rentrée"
controllers = ["depp"]
purposes = ["carte"]
lawfulness = "public-interest"
basis = "loi n° 51-711 du 7 juin 1951"
persons = ["élèves"]
data = ["scolarité"]
datasets = ["eleves"]
recipients = ["region"]
retention = {{ lasts = "P1Y" }}
```
## Annexe"#
        ),
    );
    assert!(named.compile().diagnostics.is_empty());
}

#[test]
fn a_mention_without_its_placeholders() {
    let text = fault(Code::MentionPlaceholder, |f| {
        f.replace(
            CADRE,
            "## Annexe",
            r#"```entente rule
require = "source-mention"
text = "Source : {producteur}"
```
## Annexe"#,
        )
    });
    insta::assert_snapshot!(text, @r#"
    erreur[mention-placeholder] : la mention des sources n'a pas ses deux emplacements
      --> conventions/cadre.convention.md:29:8
       |
    29 | text = "Source : {producteur}"
       |        ^^^^^^^^^^^^^^^^^^^^^^^
       = cause : la plateforme y écrit le producteur et le système d'information : `{producer}` et `{system}`, et rien d'autre entre accolades
       = remède : écrivez par exemple `text = "Sources : {producer}, {system}"`

    1 erreur
    "#);
}

#[test]
fn a_rule_that_lacks_its_purpose() {
    let text = fault(Code::MissingKey, |f| {
        f.replace(
            CADRE,
            r#"purpose = "gestion"
"#,
            "",
        )
    });
    insta::assert_snapshot!(text, @r#"
    erreur[missing-key] : il manque la clé `purpose` dans `rule`
      --> conventions/cadre.convention.md:23:1
       |
    23 | ```entente rule
       | ^^^^^^^^^^^^^^^
       = cause : sans elle, ce bloc ne peut pas être appliqué
       = remède : ajoutez-la, par exemple `purpose = purpose = "gestion-individuelle"`

    1 erreur
    "#);
}
