//! `right`, `processing`.

use super::vocabulary::{LAWFULNESS, PERSON_RIGHT};
use super::{Block, FROM, Key, KeyType, RETENTION, WITHIN, may, must, must_or};
use crate::DiagnosticCode;

pub(super) const RIGHT: Block = Block {
    name: "right",
    keys: &[
        must("id", KeyType::Name, "\"demandes-academie\""),
        must("rights", KeyType::Choices(&PERSON_RIGHT), "[\"access\", \"rectification\"]"),
        may("about", KeyType::Text, "\"toute demande qui ne porte pas sur un module de la collectivité\""),
        may("persons", KeyType::Texts, "[\"élèves\", \"responsables légaux\"]"),
        must_or(DiagnosticCode::DutyWithoutOwner, "who", KeyType::Names, "[\"rectorat\"]"),
        WITHIN,
        FROM,
        may(
            "forward",
            KeyType::Rows(FORWARD),
            "[{ who = [\"region\"], to = \"rectorat\", within = \"P8D\" }]",
        ),
        may("tell", KeyType::Names, "[\"region\"]"),
        may("contact", KeyType::Name, "\"rectorat\""),
        may("processing", KeyType::Name, "\"ent\""),
    ],
    examples: &[r#"id = "demandes-academie"
rights = ["access", "rectification", "limitation", "objection", "post-mortem"]
about = "toute demande qui ne porte pas sur un module propre à la collectivité"
persons = ["élèves", "responsables légaux", "enseignants"]
who = ["rectorat"]
within = "P1M"
from = "request-received"
forward = [{ who = ["region"], to = "rectorat", within = "P8D" }]
tell = ["region"]
contact = "rectorat"
processing = "ent"
"#],
};

const FORWARD: &[Key] = &[
    must("who", KeyType::Names, "[\"region\"]"),
    must("to", KeyType::Name, "\"rectorat\""),
    must("within", KeyType::Delay, "\"P8D\""),
];

pub(super) const PROCESSING: Block = Block {
    name: "processing",
    keys: &[
        must("id", KeyType::Name, "\"ent\""),
        must("name", KeyType::Text, "\"Espace numérique de travail\""),
        must("controllers", KeyType::Names, "[\"rectorat\", \"region\"]"),
        may("processors", KeyType::Names, "[\"exploitant\"]"),
        must("purposes", KeyType::Names, "[\"etudes\"]"),
        must("lawfulness", KeyType::Choice(&LAWFULNESS), "\"public-interest\""),
        must_or(
            DiagnosticCode::GrantWithoutBasis,
            "basis",
            KeyType::Text,
            "\"article L. 131-2 du code de l'éducation\"",
        ),
        must("persons", KeyType::Texts, "[\"élèves\", \"enseignants\"]"),
        must("data", KeyType::Texts, "[\"identité\", \"scolarité\"]"),
        may("sensitive", KeyType::Flag, "true"),
        may("datasets", KeyType::Names, "[\"f-carac-elev\"]"),
        may("recipients", KeyType::Names, "[\"eple\"]"),
        must("retention", KeyType::Table(RETENTION), "{ lasts = \"P3M\", from = \"account-closed\" }"),
        may("security", KeyType::Texts, "[\"transferts chiffrés\"]"),
        may("transfers", KeyType::Text, "\"aucun hors de l'Union européenne\""),
        may("impact_assessment", KeyType::Flag, "true"),
    ],
    examples: &[r#"id = "ent"
name = "Espace numérique de travail des lycées"
controllers = ["rectorat", "region"]
processors = ["exploitant"]
purposes = ["etudes"]
lawfulness = "public-interest"
basis = "article L. 131-2 du code de l'éducation"
persons = ["élèves", "responsables légaux", "enseignants"]
data = ["identité", "scolarité", "traces de connexion"]
sensitive = true
datasets = ["f-carac-elev"]
recipients = ["eple"]
retention = { lasts = "P4Y", from = "account-closed", why = "suivi d'une cohorte du collège au baccalauréat" }
security = ["transferts chiffrés", "journal des accès"]
transfers = "aucun hors de l'Union européenne"
impact_assessment = true
"#],
};
