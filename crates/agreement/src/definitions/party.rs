//! `party`.

use super::vocabulary::{CONTACT_FUNCTION, PARTY_KIND};
use super::{Block, Key, KeyType, may, must};

pub(super) const PARTY: Block = Block {
    name: "party",
    keys: &[
        must("id", KeyType::Name, "\"region-exemple\""),
        must("name", KeyType::Text, "\"Région Exemple\""),
        may("called", KeyType::Text, "\"la Région\""),
        must("role", KeyType::Name, "\"region\""),
        may("kind", KeyType::Choice(&PARTY_KIND), "\"region\""),
        may("territory", KeyType::Territory, "\"region:99\""),
        may("siren", KeyType::Siren, "\"999000011\""),
        may("uai", KeyType::Uai, "\"0990001N\""),
        may("under", KeyType::Name, "\"region\""),
        may("members", KeyType::Name, "\"region\""),
        may("signatories", KeyType::Rows(SIGNATORY), "[{ title = \"président du conseil régional\" }]"),
        may(
            "deliberation",
            KeyType::Table(DELIBERATION),
            "{ assembly = \"conseil d'administration\", number = \"2024-12\", on = 2024-06-20 }",
        ),
        may("dpo", KeyType::Mailbox, "\"dpd@region-exemple.invalid\""),
        may(
            "contacts",
            KeyType::Rows(CONTACT),
            "[{ function = \"rssi\", mail = \"rssi@region-exemple.invalid\" }]",
        ),
    ],
    examples: &[
        r#"id = "rectorat-exemple"
name = "Rectorat de l'académie d'Exemple"
called = "l'académie"
role = "rectorat"
kind = "academie"
territory = "academie:99"
siren = "999000003"
signatories = [{ title = "rectrice de l'académie d'Exemple" }]
dpo = "dpd@academie-exemple.invalid"
contacts = [
    { function = "rssi", mail = "rssi@academie-exemple.invalid" },
    { function = "correspondant-technique", mail = "annuaire@academie-exemple.invalid", name = "service de l'annuaire" },
]
"#,
        r#"id = "region-exemple"
name = "Région Exemple"
called = "la Région"
role = "region"
kind = "region"
territory = "region:99"
siren = "999000011"
signatories = [
    { title = "vice-présidente chargée des lycées", name = "Camille Exemple", delegation = "arrêté n° 2024-07 du 2 juillet 2021" },
]
dpo = "dpd@region-exemple.invalid"
"#,
        r#"id = "lycee-exemple"
name = "Lycée d'Exemple"
called = "l'établissement"
role = "eple"
kind = "eple"
uai = "0990001N"
signatories = [{ title = "proviseur" }]
deliberation = { assembly = "conseil d'administration", number = "2024-12", on = 2024-06-20 }
"#,
        r#"id = "editeur-exemple"
name = "Éditeur Exemple"
role = "exploitant"
kind = "exploitant"
under = "region"
"#,
        r#"id = "laboratoire-exemple"
name = "Laboratoire Exemple"
role = "laboratoire"
kind = "recherche"
"#,
        r#"id = "association-exemple"
name = "Association des Régions d'Exemple"
role = "association-regions"
kind = "association"
members = "region"
"#,
    ],
};

const SIGNATORY: &[Key] = &[
    must("title", KeyType::Text, "\"vice-présidente chargée des lycées\""),
    may("name", KeyType::Text, "\"Camille Exemple\""),
    may("delegation", KeyType::Text, "\"arrêté n° 2024-07 du 2 juillet 2021\""),
];

const DELIBERATION: &[Key] = &[
    must("assembly", KeyType::Text, "\"conseil d'administration\""),
    must("number", KeyType::Text, "\"2024-12\""),
    must("on", KeyType::Date, "2024-06-20"),
];

const CONTACT: &[Key] = &[
    must("function", KeyType::Choice(&CONTACT_FUNCTION), "\"rssi\""),
    must("mail", KeyType::Mailbox, "\"rssi@region-exemple.invalid\""),
    may("name", KeyType::Text, "\"service de l'annuaire\""),
];
