//! Faults of ENT, secure spaces and of the parties that work for others.

use entente_agreement::DiagnosticCode as Code;

use super::language::clauses;
use crate::folder::{LOCAL, fault};

#[test]
fn an_ent_without_perimeter() {
    let text = fault(
        Code::EntPerimeter,
        clauses(
            r#"```entente ent
id = "ent"
name = "ENT"
exploitant = "region"
who = "rectorat"
level = "premier-degre"
prefix = "ENT099"
complete_on = "sunday"
channel = "sftp"
retention = { lasts = "P3M" }
```
"#,
        ),
    );
    insta::assert_snapshot!(text, @r#"
    erreur[ent-perimeter] : le périmètre de « ENT » n'est pas dit une fois, et une seule
      --> conventions/local.convention.md:34:9
       |
    34 | level = "premier-degre"
       |         ^^^^^^^^^^^^^^^
       = cause : les établissements sont énumérés, ou ce sont tous ceux d'un territoire
       = remède : écrivez `schools` ou `territory`, et un seul des deux

    1 erreur
    "#);
}

#[test]
fn a_gpei_file_that_does_not_exist() {
    let text = fault(
        Code::GpeiCategory,
        clauses(
            r#"```entente ent
id = "parc"
name = "Parc"
exploitant = "region"
who = "rectorat"
level = "second-degre"
form = "gpei"
schools = ["0990001N"]
categories = ["Eleve", "PersRelEleve"]
prefix = "CLG099_GPEI"
complete_on = "sunday"
channel = "sftp"
retention = { lasts = "P3M" }
```

```entente ent
id = "ent"
name = "ENT"
exploitant = "region"
who = "rectorat"
level = "second-degre"
schools = ["0990001N"]
prefix = "ENT099"
complete_on = "sunday"
channel = "sftp"
retention = { lasts = "P3M" }
```
"#,
        ),
    );
    insta::assert_snapshot!(text, @r#"
    erreur[gpei-category] : « Parc » demande le fichier `PersRelEleve`, qui n'existe pas en GPEI
      --> conventions/local.convention.md:37:24
       |
    37 | categories = ["Eleve", "PersRelEleve"]
       |                        ^^^^^^^^^^^^^^
       = cause : l'extrait GPEI ne comprend que `Eleve`, `EtabEducNat`, `PersEducNat` et `InfosEducNat` : il ne dit rien des responsables ni des enseignements
       = remède : retirez `PersRelEleve`, ou écrivez `form = "aaf"` si l'annuaire alimente un ENT

    1 erreur
    "#);
}

#[test]
fn a_school_exported_twice() {
    let text = fault(
        Code::SchoolTwice,
        clauses(
            r#"```entente ent
id = "ent"
name = "ENT"
exploitant = "region"
who = "rectorat"
level = "premier-degre"
schools = ["0990001N", "0990001N"]
prefix = "ENT099"
complete_on = "sunday"
channel = "sftp"
retention = { lasts = "P3M" }
```
"#,
        ),
    );
    insta::assert_snapshot!(text, @r#"
    erreur[school-twice] : l'établissement `0990001N` est déjà dans un périmètre de `region`
      --> conventions/local.convention.md:35:24
       |
    35 | schools = ["0990001N", "0990001N"]
       |                        ^^^^^^^^^^
      ::: conventions/local.convention.md:35:12
       |
    35 | schools = ["0990001N", "0990001N"]
       |            ---------- dit ici la première fois
       = cause : ses élèves seraient exportés deux fois au même exploitant
       = remède : retirez-le de l'un des deux

    1 erreur
    "#);
}

#[test]
fn a_channel_that_leads_nowhere() {
    let text = fault(
        Code::ChannelWithoutSpace,
        clauses(
            r#"```entente grant
dataset = "eleves"
to = { party = "region", scope = "territory" }
purposes = ["bati"]
basis = "article 3"
variables = ["uai"]
channels = ["secure-space"]
```
"#,
        ),
    );
    insta::assert_snapshot!(text, @r#"
    erreur[channel-without-space] : aucun espace sécurisé de la convention n'ouvre `eleves`
      --> conventions/local.convention.md:35:13
       |
    35 | channels = ["secure-space"]
       |             ^^^^^^^^^^^^^^
       = cause : cette mise à disposition ne pourrait pas se faire par ce canal
       = remède : ajoutez un bloc `secure-space` avec ce jeu de données, ou changez de canal

    1 erreur
    "#);
}

#[test]
fn a_space_where_nothing_is_granted() {
    let text = fault(
        Code::SpaceWithoutGrant,
        clauses(
            r#"```entente secure-space
id = "projet"
name = "Projet"
who = "rectorat"
to = ["region"]
datasets = ["eleves"]
purposes = ["carte"]
basis = "article 3"
outputs = { who = "rectorat" }
retention = { lasts = "P1M" }
```
"#,
        ),
    );
    insta::assert_snapshot!(text, @r#"
    avertissement[space-without-grant] : personne n'a reçu `eleves` dans cet espace
      --> conventions/local.convention.md:34:13
       |
    34 | datasets = ["eleves"]
       |             ^^^^^^^^
       = cause : aucune mise à disposition ne le donne, par le canal `secure-space`, à qui y travaille
       = remède : ajoutez un bloc `grant`, ou retirez ce jeu de données

    1 avertissement
    "#);
}

#[test]
fn a_contractor_of_nobody() {
    let text = fault(Code::ContractorWithoutParty, |f| {
        f.replace(LOCAL, "role = \"region\"", "role = \"region\"\nkind = \"prestataire\"");
    });
    insta::assert_snapshot!(text, @r#"
    avertissement[contractor-without-party] : `region-essai` travaille pour une partie, et rien ne dit laquelle
      --> conventions/local.convention.md:24:8
       |
    24 | kind = "prestataire"
       |        ^^^^^^^^^^^^^
       = cause : un prestataire n'agit que pour celle qui l'a choisi, et sous sa responsabilité
       = remède : ajoutez `under`, par exemple `under = "region"`

    1 avertissement
    "#);
}

#[test]
fn a_school_that_signs_without_deliberation() {
    let text = fault(Code::DeliberationMissing, |f| {
        f.replace(LOCAL, "role = \"region\"", "role = \"region\"\nkind = \"eple\"");
    });
    insta::assert_snapshot!(text, @r#"
    avertissement[deliberation-missing] : `region-essai` a signé sans que sa délibération soit citée
      --> conventions/local.convention.md:24:8
       |
    24 | kind = "eple"
       |        ^^^^^^
       = cause : le conseil d'administration autorise le chef d'établissement à signer
       = remède : ajoutez `deliberation`, avec son numéro et son jour

    1 avertissement
    "#);
}
