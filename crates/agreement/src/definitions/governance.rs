//! `body`, `competence`, `action`, `indicator`.

use super::vocabulary::{FACT, MATTER, RECURRENCE};
use super::{BEFORE, BY, Block, EVERY, FROM, Key, KeyType, ON, UNTIL, WITHIN, may, must, must_or};
use crate::DiagnosticCode;

pub(super) const BODY: Block = Block {
    name: "body",
    keys: &[
        must("id", KeyType::Name, "\"comite-pilotage\""),
        must("name", KeyType::Text, "\"Comité de pilotage\""),
        must(
            "members",
            KeyType::Rows(SEATS),
            "[{ who = \"rectorat\", seats = 3 }, { who = \"region\", seats = 3 }]",
        ),
        may("parity", KeyType::Flag, "true"),
        may("chair", KeyType::Names, "[\"rectorat\"]"),
        may("guests", KeyType::Names, "[\"eple\"]"),
        may("meets", KeyType::Table(MEETS), "{ every = \"year\" }"),
        may("convened", KeyType::Table(CONVENED), "{ who = \"rectorat\", within = \"P15D\" }"),
        may("decides", KeyType::Choices(&MATTER), "[\"annex\", \"dashboard\"]"),
        may("missions", KeyType::Texts, "[\"suivre la mise en œuvre\"]"),
    ],
    examples: &[r#"id = "comite-pilotage"
name = "Comité de pilotage"
members = [{ who = "rectorat", seats = 3 }, { who = "region", seats = 3 }]
parity = true
chair = ["rectorat", "region"]
guests = ["eple"]
meets = { every = "year", on = "06-15", before = "renewal" }
convened = { who = "rectorat", within = "P15D" }
decides = ["annex", "action-plan", "dashboard", "renewal"]
missions = ["suivre la mise en œuvre de la convention"]
"#],
};

const SEATS: &[Key] =
    &[must("who", KeyType::Name, "\"rectorat\""), may("seats", KeyType::Number(1, 1_000), "3")];

const MEETS: &[Key] = &[EVERY, ON, may("before", super::BEFORE.value, "\"renewal\"")];

const CONVENED: &[Key] =
    &[must("who", KeyType::Name, "\"rectorat\""), may("within", KeyType::Delay, "\"P15D\"")];

pub(super) const COMPETENCE: Block = Block {
    name: "competence",
    keys: &[
        must("id", KeyType::Name, "\"materiels\""),
        must("domain", KeyType::Text, "\"Matériels et infrastructures\""),
        may("basis", KeyType::Text, "\"article L. 214-6 du code de l'éducation\""),
        must(
            "cells",
            KeyType::Rows(CELL),
            "[{ what = \"fournir les postes\", responsible = [\"region\"], accountable = \"region\" }]",
        ),
    ],
    examples: &[r#"id = "materiels"
domain = "Matériels et infrastructures"
basis = "article L. 214-6 du code de l'éducation"
cells = [
    { what = "fournir les postes administratifs", responsible = ["region"], accountable = "region", consulted = ["rectorat"], informed = ["eple"] },
    { what = "tenir l'inventaire", responsible = ["region", "eple"], accountable = "region", basis = "article L. 214-6", datasets = ["f-carac-elev"] },
]
"#],
};

const CELL: &[Key] = &[
    must("what", KeyType::Text, "\"fournir les postes administratifs\""),
    must("responsible", KeyType::Names, "[\"region\"]"),
    must_or(DiagnosticCode::CompetenceAccountable, "accountable", KeyType::Name, "\"region\""),
    may("consulted", KeyType::Names, "[\"rectorat\"]"),
    may("informed", KeyType::Names, "[\"eple\"]"),
    may("basis", KeyType::Text, "\"article L. 214-6 du code de l'éducation\""),
    may("datasets", KeyType::Names, "[\"f-carac-elev\"]"),
];

pub(super) const ACTION: Block = Block {
    name: "action",
    keys: &[
        must("id", KeyType::Name, "\"former-agents\""),
        must("what", KeyType::Text, "\"former les agents à l'usage des données\""),
        may("theme", KeyType::Text, "\"Formation\""),
        must_or(DiagnosticCode::DutyWithoutOwner, "who", KeyType::Names, "[\"rectorat\"]"),
        may("with", KeyType::Names, "[\"region\"]"),
        may("year", KeyType::Number(2000, 2100), "2026"),
        WITHIN,
        FROM,
        BEFORE,
        EVERY,
        ON,
        BY,
        UNTIL,
        may("indicators", KeyType::Names, "[\"depots-a-l-heure\"]"),
    ],
    examples: &[r#"id = "former-agents"
what = "former les agents des deux parties à l'usage des données échangées"
theme = "Formation"
who = ["rectorat"]
with = ["region"]
year = 2026
by = 2026-12-18
indicators = ["depots-a-l-heure"]
"#],
};

pub(super) const INDICATOR: Block = Block {
    name: "indicator",
    keys: &[
        must("id", KeyType::Name, "\"depots-a-l-heure\""),
        must("what", KeyType::Text, "\"part des dépôts faits à l'échéance\""),
        must("facts", KeyType::Choices(&FACT), "[\"deposits\", \"lateness\"]"),
        may("datasets", KeyType::Names, "[\"f-carac-elev\"]"),
        may("who", KeyType::Names, "[\"rectorat\"]"),
        must("every", KeyType::Choice(&RECURRENCE), "\"year\""),
        may("target", KeyType::Text, "\"95 % au moins\""),
    ],
    examples: &[r#"id = "depots-a-l-heure"
what = "part des dépôts faits à l'échéance"
facts = ["deposits", "lateness"]
datasets = ["f-carac-elev"]
who = ["rectorat"]
every = "year"
target = "95 % au moins"
"#],
};
