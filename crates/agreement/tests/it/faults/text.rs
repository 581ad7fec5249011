//! Faults of files, front matter and TOML.

use entente_agreement::DiagnosticCode as Code;

use crate::folder::{CADRE, LOCAL, PURPOSES, fault};

#[test]
fn a_file_that_is_not_utf8() {
    let text = fault(Code::NotUtf8, |f| {
        f.add("conventions/latin.convention.md", b"+++\ntitle = \"\xC9l\xE8ves\"\n".to_vec())
    });
    insta::assert_snapshot!(text, @r#"
    erreur[not-utf8] : ce fichier n'est pas en UTF-8 : l'octet 0xC9 n'y est pas un caractère
     --> conventions/latin.convention.md:2:10
      |
    2 | title = "
      |          ^
      = cause : il a sans doute été enregistré en Latin-1 ou Windows-1252
      = remède : enregistrez-le en UTF-8

    1 erreur
    "#);
}

#[test]
fn a_file_too_large() {
    let text = fault(Code::FileTooLarge, |f| f.add("code-lists/geante.csv", vec![b'a'; 4 * 1024 * 1024 + 1]));
    insta::assert_snapshot!(text, @r"
    erreur[file-too-large] : ce fichier pèse plus de 4 Mio et n'est pas lu
     --> code-lists/geante.csv:1:1
      = cause : la taille d'une convention, d'un schéma ou d'une nomenclature est bornée
      = remède : vérifiez que c'est le bon fichier, ou découpez-le

    1 erreur
    ");
}

#[test]
fn a_file_given_twice() {
    let text = fault(Code::FileTwice, |f| f.add(PURPOSES, "code"));
    insta::assert_snapshot!(text, @r"
    erreur[file-twice] : ce chemin est donné deux fois
     --> code-lists/finalites.csv:1:1
      = cause : deux fichiers ne peuvent pas avoir le même chemin ; seul le premier est lu
      = remède : retirez l'un des deux

    1 erreur
    ");
}

#[test]
fn a_file_that_is_no_convention() {
    let text = fault(Code::FileIgnored, |f| f.add("conventions/notes.md", ""));
    insta::assert_snapshot!(text, @r"
    avertissement[file-ignored] : ce fichier n'est pas lu comme une convention
     --> conventions/notes.md:1:1
      = cause : le nom d'une convention finit par « .convention.md »
      = remède : renommez-le, ou déplacez-le hors de « conventions/ »

    1 avertissement
    ");
}

#[test]
fn a_convention_without_front_matter() {
    let text = fault(Code::FrontMatterMissing, |f| f.replace(LOCAL, "+++\nid", "id"));
    insta::assert_snapshot!(text, @r#"
    erreur[front-matter-missing] : la convention ne commence pas par son en-tête
     --> conventions/local.convention.md:1:1
      |
    1 | id = "local"
      | ^^^^^^^^^^^^
      = cause : l'en-tête, entre deux lignes « +++ », dit l'identifiant, les parties et la durée de la convention
      = remède : ajoutez en première ligne « +++ », puis id, title, kind, parties, [term], puis « +++ »

    1 erreur
    "#);
}

#[test]
fn a_front_matter_never_closed() {
    let text = fault(Code::FrontMatterUnclosed, |f| f.replace(LOCAL, "}\n+++\n", "}\n"));
    insta::assert_snapshot!(text, @r"
    erreur[front-matter-unclosed] : l'en-tête ouvert ici n'est jamais fermé
     --> conventions/local.convention.md:1:1
      |
    1 | +++
      | ^^^
      = cause : il finit par une seconde ligne « +++ », avant le premier article
      = remède : ajoutez une ligne « +++ » après la dernière clé de l'en-tête

    1 erreur
    ");
}

#[test]
fn an_unquoted_text() {
    let text = fault(Code::BadToml, |f| f.replace(LOCAL, r#"id = "region-essai""#, "id = region-essai"));
    insta::assert_snapshot!(text, @r#"
    erreur[bad-toml] : cette ligne n'est pas du TOML
      --> conventions/local.convention.md:21:6
       |
    21 | id = region-essai
       |      ^^^^^^^^^^^^
       = cause : un texte s'écrit entre guillemets droits
       = remède : mettez la valeur entre guillemets : `id = "region-exemple"`

    1 erreur
    "#);
}

#[test]
fn a_list_never_closed() {
    let text = fault(Code::BadToml, |f| {
        f.replace(
            LOCAL,
            r#"parties = ["rectorat-essai", "region-essai"]"#,
            r#"parties = ["rectorat-essai", "region-essai""#,
        )
    });
    insta::assert_snapshot!(text, @r#"
    erreur[bad-toml] : cette ligne n'est pas du TOML
     --> conventions/local.convention.md:7:1
      |
    7 | signed_on = 2024-01-10
      | ^
      = cause : un crochet, une accolade ou une virgule manque
      = remède : fermez la liste par `]` ou la table par une accolade, et séparez les valeurs par des virgules

    1 erreur
    "#);
}

#[test]
fn a_day_that_does_not_exist() {
    let text = fault(Code::BadToml, |f| f.replace(LOCAL, "signed_on = 2024-01-10", "signed_on = 2024-02-30"));
    insta::assert_snapshot!(text, @r"
    erreur[bad-toml] : cette ligne n'est pas du TOML
     --> conventions/local.convention.md:7:13
      |
    7 | signed_on = 2024-02-30
      |             ^^^^^^^^^^
      = cause : cette date n'existe pas au calendrier
      = remède : écrivez une date année-mois-jour, par exemple 2015-08-21

    1 erreur
    ");
}

#[test]
fn a_key_written_twice() {
    let text = fault(Code::KeyTwice, |f| {
        f.replace(
            LOCAL,
            r#"role = "region""#,
            r#"role = "region"
role = "rectorat""#,
        )
    });
    insta::assert_snapshot!(text, @r#"
    erreur[key-twice] : cette clé est écrite deux fois
      --> conventions/local.convention.md:24:1
       |
    24 | role = "rectorat"
       | ^^^^
       = cause : une clé n'a qu'une valeur
       = remède : gardez l'une des deux

    1 erreur
    "#);
}

#[test]
fn an_unknown_key() {
    let text = fault(Code::UnknownKey, |f| {
        f.replace(LOCAL, "signed_on = 2024-01-10", "signd_on = 2024-01-10\nsigned_on = 2024-01-10")
    });
    insta::assert_snapshot!(text, @r#"
    erreur[unknown-key] : la clé `signd_on` n'existe pas dans `front-matter`
     --> conventions/local.convention.md:7:1
      |
    7 | signd_on = 2024-01-10
      | ^^^^^^^^
      = cause : les clés connues ici sont : id, title, kind, applies, attached_to, amends, parties, signed_on, notified_on, ends_on, term, ending, amendment
      = remède : remplacez par `signed_on`, le nom connu le plus proche

    1 erreur
    "#);
}

#[test]
fn an_unknown_key_near_no_other() {
    let text = fault(Code::UnknownKey, |f| {
        f.replace(
            LOCAL,
            "siren = ",
            r#"telephone = "01"
siren = "#,
        )
    });
    insta::assert_snapshot!(text, @r#"
    erreur[unknown-key] : la clé `telephone` n'existe pas dans `party`
      --> conventions/local.convention.md:25:1
       |
    25 | telephone = "01"
       | ^^^^^^^^^
       = cause : les clés connues ici sont : id, name, called, role, kind, territory, siren, uai, under, members, signatories, deliberation, dpo, contacts
       = remède : corrigez le nom de la clé ou retirez-la

    1 erreur
    "#);
}

#[test]
fn a_missing_key() {
    let text = fault(Code::MissingKey, |f| {
        f.replace(
            LOCAL,
            r#"title = "Application locale d'essai"
"#,
            "",
        )
    });
    insta::assert_snapshot!(text, @r#"
    erreur[missing-key] : il manque la clé `title` dans `front-matter`
     --> conventions/local.convention.md:1:1
      |
    1 | +++
      | ^^^
      = cause : sans elle, ce bloc ne peut pas être appliqué
      = remède : ajoutez-la, par exemple `title = "Convention d'application"`

    1 erreur
    "#);
}

#[test]
fn a_missing_key_in_a_table() {
    let text = fault(Code::MissingKey, |f| f.replace(LOCAL, r#", every = "P1Y" }"#, " }"));
    insta::assert_snapshot!(text, @r#"
    erreur[missing-key] : il manque la clé `every` dans `front-matter`
      --> conventions/local.convention.md:11:11
       |
    11 | renewal = { mode = "tacit" }
       |           ^^^^^^^^^^^^^^^^^^
       = cause : sans elle, ce bloc ne peut pas être appliqué
       = remède : ajoutez-la, par exemple `every = "P1Y"`

    1 erreur
    "#);
}

#[test]
fn a_value_of_another_sort() {
    let text = fault(Code::WrongType, |f| f.replace(LOCAL, r#"siren = "999000011""#, "siren = 999000011"));
    insta::assert_snapshot!(text, @r#"
    erreur[wrong-type] : la valeur de `siren` n'est pas de la bonne sorte
      --> conventions/local.convention.md:25:9
       |
    25 | siren = 999000011
       |         ^^^^^^^^^
       = cause : la valeur trouvée est un nombre
       = remède : écrivez par exemple `siren = "999000011"`

    1 erreur
    "#);
}

#[test]
fn an_empty_value() {
    let text =
        fault(Code::EmptyValue, |f| f.replace(LOCAL, r#"dpo = "dpd@region-essai.invalid""#, r#"dpo = """#));
    insta::assert_snapshot!(text, @r#"
    erreur[empty-value] : la valeur de `dpo` est vide
      --> conventions/local.convention.md:26:7
       |
    26 | dpo = ""
       |       ^^
       = cause : une valeur vide ne dit rien ; une clé sans objet s'omet
       = remède : donnez une valeur, par exemple `"dpd@region-exemple.invalid"`, ou retirez la clé

    1 erreur
    "#);
}

#[test]
fn a_date_between_quotes() {
    let text = fault(Code::BadDate, |f| {
        f.replace(
            LOCAL,
            "[term]",
            r#"ends_on = "31 août 2028"
[term]"#,
        )
    });
    insta::assert_snapshot!(text, @r#"
    erreur[bad-date] : la valeur de `ends_on` n'est pas une date
     --> conventions/local.convention.md:9:11
      |
    9 | ends_on = "31 août 2028"
      |           ^^^^^^^^^^^^^^
      = cause : une date s'écrit année-mois-jour, sans guillemets ni heure
      = remède : écrivez par exemple `ends_on = 2028-08-31`

    1 erreur
    "#);
}

#[test]
fn a_duration_in_words() {
    let text = fault(Code::BadDuration, |f| f.replace(LOCAL, r#"every = "P1Y""#, r#"every = "un an""#));
    insta::assert_snapshot!(text, @r#"
    erreur[bad-duration] : `un an` n'est pas une durée pour `every`
      --> conventions/local.convention.md:11:37
       |
    11 | renewal = { mode = "tacit", every = "un an" }
       |                                     ^^^^^^^
       = cause : une durée s'écrit P, un nombre et Y (années), M (mois), W (semaines) ou D (jours)
       = remède : écrivez par exemple « P1Y » pour un an, « P6M » pour six mois

    1 erreur
    "#);
}

#[test]
fn a_malformed_id() {
    let text =
        fault(Code::MalformedId, |f| f.replace(LOCAL, r#"id = "local""#, r#"id = "Application Locale""#));
    insta::assert_snapshot!(text, @r#"
    erreur[malformed-id] : `Application Locale` n'est pas un identifiant
     --> conventions/local.convention.md:2:6
      |
    2 | id = "Application Locale"
      |      ^^^^^^^^^^^^^^^^^^^^
      = cause : un identifiant a 64 caractères au plus : lettres minuscules sans accent, chiffres et traits d'union
      = remède : écrivez par exemple « region-exemple »

    1 erreur
    "#);
}

#[test]
fn an_unknown_kind_of_convention() {
    let text =
        fault(Code::UnknownChoice, |f| f.replace(LOCAL, r#"kind = "application""#, r#"kind = "aplication""#));
    insta::assert_snapshot!(text, @r#"
    erreur[unknown-choice] : `aplication` n'est pas une valeur de `kind`
     --> conventions/local.convention.md:4:8
      |
    4 | kind = "aplication"
      |        ^^^^^^^^^^^^
      = cause : les valeurs possibles sont : cadre, application, partenariat-ent, responsabilite-conjointe, annuaire, repartition-competences, partenariat-actions, acces-projet
      = remède : remplacez par `application`, le nom connu le plus proche

    1 erreur
    "#);
}

#[test]
fn a_malformed_territory() {
    let text = fault(Code::BadTerritory, |f| {
        f.replace(LOCAL, r#"territory = "region:99""#, r#"territory = "région 99""#)
    });
    insta::assert_snapshot!(text, @r#"
    erreur[bad-territory] : `région 99` n'est pas un territoire
      --> conventions/local.convention.md:24:13
       |
    24 | territory = "région 99"
       |             ^^^^^^^^^^^
       = cause : un territoire s'écrit niveau:code : `commune:` et 5 caractères, `departement:` et 3, `academie:` ou `region:` et 2, ou `national`
       = remède : écrivez par exemple `region:99`

    1 erreur
    "#);
}

#[test]
fn a_siren_with_a_wrong_key() {
    let text = fault(Code::BadSiren, |f| f.replace(LOCAL, "999000011", "999000012"));
    insta::assert_snapshot!(text, @r#"
    erreur[bad-siren] : `999000012` n'est pas un numéro SIREN
      --> conventions/local.convention.md:25:9
       |
    25 | siren = "999000012"
       |         ^^^^^^^^^^^
       = cause : un SIREN a neuf chiffres, dont le dernier est la clé des huit autres
       = remède : recopiez-le depuis l'avis de situation de l'organisme, sans espaces

    1 erreur
    "#);
}

#[test]
fn a_malformed_mailbox() {
    let text = fault(Code::BadMailbox, |f| f.replace(LOCAL, "dpd@region-essai.invalid", "dpd chez region"));
    insta::assert_snapshot!(text, @r#"
    erreur[bad-mailbox] : `dpd chez region` n'est pas une adresse électronique
      --> conventions/local.convention.md:26:7
       |
    26 | dpo = "dpd chez region"
       |       ^^^^^^^^^^^^^^^^^
       = cause : les demandes des personnes seront envoyées à cette adresse
       = remède : écrivez par exemple `dpd@region-exemple.invalid`

    1 erreur
    "#);
}

#[test]
fn a_day_of_no_year() {
    let text = fault(Code::BadDay, |f| f.replace(CADRE, r#""11-30""#, r#""30-11""#));
    insta::assert_snapshot!(text, @r#"
    erreur[bad-day] : `30-11` n'est pas un jour de l'année
      --> conventions/cadre.convention.md:34:30
       |
    34 | due = { every = "year", on = "30-11" }
       |                              ^^^^^^^
       = cause : une échéance revient chaque année : elle s'écrit mois-jour, et le 29 février n'en est pas une
       = remède : écrivez par exemple « 11-30 » pour le 30 novembre

    1 erreur
    "#);
}

#[test]
fn a_folder_elsewhere() {
    let text = fault(Code::BadPath, |f| {
        f.replace(
            CADRE,
            "field = ",
            r#"schema = "../secrets"
field = "#,
        )
    });
    insta::assert_snapshot!(text, @r#"
    erreur[bad-path] : `../secrets` n'est pas un dossier de jeu de données
      --> conventions/cadre.convention.md:31:10
       |
    31 | schema = "../secrets"
       |          ^^^^^^^^^^^^
       = cause : un jeu de données est un dossier de « datasets/ », et nulle part ailleurs
       = remède : écrivez par exemple `datasets/f-carac-elev`

    1 erreur
    "#);
}

#[test]
fn a_convention_without_term() {
    let text = fault(Code::TermMissing, |f| {
        f.replace(
            LOCAL,
            r#"[term]
lasts = "P1Y"
renewal = { mode = "tacit", every = "P1Y" }
"#,
            "",
        )
    });
    insta::assert_snapshot!(text, @r#"
    erreur[term-missing] : la convention ne dit pas sa durée
     --> conventions/local.convention.md:1:1
      |
    1 | +++
      | ^^^
      = cause : sans durée, nul ne peut dire si elle est en vigueur
      = remède : ajoutez à l'en-tête `[term]` puis `lasts = "P1Y"`

    1 erreur
    "#);
}
