//! `ent`, `secure-space`.

use super::vocabulary::{
    CATEGORY, CHANNEL, DIRECTORY_FORM, INITIALISATION, RECURRENCE, TEACHING_LEVEL, WEEK_DAY,
};
use super::{Block, DISCLOSURE, Key, KeyType, RETENTION, may, must, must_or};
use crate::DiagnosticCode;

pub(super) const ENT: Block = Block {
    name: "ent",
    keys: &[
        must("id", KeyType::Name, "\"ent-lycees\""),
        must("name", KeyType::Text, "\"ENT des lycées\""),
        must("exploitant", KeyType::Name, "\"exploitant\""),
        must("who", KeyType::Name, "\"rectorat\""),
        must("level", KeyType::Choice(&TEACHING_LEVEL), "\"second-degre\""),
        may("form", KeyType::Choice(&DIRECTORY_FORM), "\"gpei\""),
        may("schools", KeyType::Uais, "[\"0990001N\"]"),
        may("territory", KeyType::Territory, "\"departement:099\""),
        may("categories", KeyType::Choices(&CATEGORY), "[\"Eleve\", \"PersEducNat\"]"),
        may("variables", KeyType::Variables, "[\"sn\", \"givenName\"]"),
        must("prefix", KeyType::FileName, "\"ENT099\""),
        may("delta", KeyType::Choice(&RECURRENCE), "\"day\""),
        must("complete_on", KeyType::Choice(&WEEK_DAY), "\"sunday\""),
        may("initialisation", KeyType::Choice(&INITIALISATION), "\"apart\""),
        may("archive", KeyType::FileName, "\"ent099.tar\""),
        may("bordereau", KeyType::FileName, "\"EXEMPLE01\""),
        must("channel", KeyType::Choice(&CHANNEL), "\"sftp\""),
        may("objections", KeyType::Flag, "true"),
        must("retention", KeyType::Table(RETENTION), "{ lasts = \"P3M\", from = \"account-closed\" }"),
    ],
    examples: &[
        r#"id = "ent-lycees"
name = "ENT des lycées"
exploitant = "exploitant"
who = "rectorat"
level = "second-degre"
schools = ["0990001N"]
categories = ["Eleve", "EtabEducNat", "PersEducNat", "PersRelEleve"]
prefix = "ENT099"
delta = "day"
complete_on = "sunday"
initialisation = "apart"
archive = "ent099.tar"
bordereau = "EXEMPLE01"
channel = "sftp"
objections = true
retention = { lasts = "P3M", from = "account-closed" }
"#,
        r#"id = "ent-colleges"
name = "ENT des collèges"
exploitant = "exploitant"
who = "rectorat"
level = "second-degre"
territory = "departement:099"
prefix = "ENTCLG"
complete_on = "monday"
channel = "sftp"
retention = { lasts = "P3M", from = "account-closed" }
"#,
        r#"id = "parc-colleges"
name = "Gestion du parc informatique des collèges"
exploitant = "exploitant"
who = "rectorat"
level = "second-degre"
form = "gpei"
territory = "departement:099"
categories = ["Eleve", "EtabEducNat", "PersEducNat", "InfosEducNat"]
prefix = "CLG099_GPEI"
complete_on = "monday"
archive = "CLG099_GPEI.zip"
channel = "sftp"
retention = { lasts = "P3M", from = "account-closed" }
"#,
    ],
};

pub(super) const SECURE_SPACE: Block = Block {
    name: "secure-space",
    keys: &[
        must("id", KeyType::Name, "\"parcours-lycee\""),
        must("name", KeyType::Text, "\"Parcours des lycéens\""),
        must("who", KeyType::Name, "\"rectorat\""),
        must("to", KeyType::Names, "[\"laboratoire\"]"),
        must("datasets", KeyType::Names, "[\"f-carac-elev\"]"),
        must("purposes", KeyType::Names, "[\"etudes\"]"),
        must_or(
            DiagnosticCode::GrantWithoutBasis,
            "basis",
            KeyType::Text,
            "\"article 7 bis de la loi n° 51-711 du 7 juin 1951\"",
        ),
        may("opens_on", KeyType::Date, "2026-01-05"),
        may("closes_on", KeyType::Date, "2027-01-01"),
        must("outputs", KeyType::Table(OUTPUTS), "{ who = \"rectorat\", within = \"P5D\" }"),
        must("retention", KeyType::Table(RETENTION), "{ lasts = \"P1M\", from = \"project-closed\" }"),
        may("conditions", KeyType::Texts, "[\"engagement de confidentialité signé\"]"),
    ],
    examples: &[r#"id = "parcours-lycee"
name = "Parcours des lycéens"
who = "rectorat"
to = ["laboratoire"]
datasets = ["f-carac-elev"]
purposes = ["etudes"]
basis = "article 7 bis de la loi n° 51-711 du 7 juin 1951"
opens_on = 2026-01-05
closes_on = 2027-01-01
outputs = { who = "rectorat", within = "P5D", disclosure = { preset = "research-output" } }
retention = { lasts = "P1M", from = "project-closed" }
conditions = ["engagement de confidentialité signé par chaque personne"]
"#],
};

const OUTPUTS: &[Key] = &[
    must("who", KeyType::Name, "\"rectorat\""),
    may("within", KeyType::Delay, "\"P5D\""),
    may("disclosure", KeyType::Table(DISCLOSURE), "{ preset = \"research-output\" }"),
];
