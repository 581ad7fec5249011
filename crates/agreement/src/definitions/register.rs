//! The keys of the files of the register: `*.adhesion.md` and `*.paper.md`. They have a front matter only.

use super::life::TERM;
use super::party::PARTY;
use super::vocabulary::AGREEMENT_KIND;
use super::{Block, Key, KeyType, may, must};

/// Who joins a convention.
pub(crate) const ADHESION: Block = Block {
    name: "adhesion",
    keys: &[
        must("id", KeyType::Name, "\"adhesion-commune-exemple\""),
        must("joins", KeyType::Name, "\"ent-exemple-2023\""),
        must(
            "party",
            KeyType::Table(PARTY.keys),
            "{ id = \"commune-exemple\", name = \"Commune d'Exemple\", role = \"collectivite\" }",
        ),
        may("signed_on", KeyType::Date, "2024-09-02"),
        may("notified_on", KeyType::Date, "2024-09-10"),
        may("schools", KeyType::Uais, "[\"0990001N\"]"),
        may("reference", KeyType::Text, "\"dossier n° 999 de la plateforme de démarches\""),
    ],
    examples: &[],
};

/// A convention on paper.
pub(crate) const PAPER: Block = Block {
    name: "paper",
    keys: &[
        must("id", KeyType::Name, "\"transport-exemple-2019\""),
        must("title", KeyType::Text, "\"Convention sur les transports scolaires\""),
        must("kind", KeyType::Choice(&AGREEMENT_KIND), "\"application\""),
        may("applies", KeyType::Name, "\"men-rdf-2015\""),
        must(
            "parties",
            KeyType::Rows(PARTY.keys),
            "[{ id = \"region-exemple\", name = \"Région Exemple\", role = \"region\" }]",
        ),
        may("signed_on", KeyType::Date, "2019-06-14"),
        may("notified_on", KeyType::Date, "2019-06-20"),
        may("ends_on", KeyType::Date, "2028-08-31"),
        may("term", KeyType::Table(TERM), "{ lasts = \"P1Y\" }"),
        must(
            "data",
            KeyType::Rows(DATA),
            "[{ what = \"adresses des élèves transportés\", from = \"rectorat\", to = [\"region\"] }]",
        ),
        may("reference", KeyType::Text, "\"archives du rectorat, carton 2019-12\""),
        may("scan", KeyType::Table(SCAN), "{ file = \"transport-exemple-2019.pdf\" }"),
    ],
    examples: &[],
};

const DATA: &[Key] = &[
    may("dataset", KeyType::Name, "\"f-carac-elev\""),
    must("what", KeyType::Text, "\"adresses des élèves transportés\""),
    must("from", KeyType::Name, "\"rectorat\""),
    must("to", KeyType::Names, "[\"region\"]"),
    may("purposes", KeyType::Names, "[\"transport-scolaire\"]"),
    may("personal", KeyType::Flag, "true"),
];

const SCAN: &[Key] = &[
    must("file", KeyType::FileName, "\"transport-exemple-2019.pdf\""),
    may("sha256", KeyType::Text, "\"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08\""),
];
