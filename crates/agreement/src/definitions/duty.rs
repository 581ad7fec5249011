//! `duty`.

use super::vocabulary::{ACT, PROOF};
use super::{BEFORE, BY, Block, EVERY, FROM, KeyType, ON, UNTIL, WITHIN, may, must, must_or};
use crate::DiagnosticCode;

pub(super) const DUTY: Block = Block {
    name: "duty",
    keys: &[
        must("id", KeyType::Name, "\"alerte-incident\""),
        must_or(DiagnosticCode::DutyWithoutOwner, "who", KeyType::Names, "[\"region\"]"),
        must("act", KeyType::Choice(&ACT), "\"alert\""),
        must("what", KeyType::Text, "\"alerter de tout incident qui touche l'ENT\""),
        may("to", KeyType::Names, "[\"rectorat\"]"),
        may("datasets", KeyType::Names, "[\"f-carac-elev\"]"),
        WITHIN,
        FROM,
        BEFORE,
        EVERY,
        ON,
        BY,
        UNTIL,
        may("proof", KeyType::Choice(&PROOF), "\"log\""),
        may("survives", KeyType::Flag, "true"),
        may("basis", KeyType::Text, "\"RGPD, article 33\""),
    ],
    examples: &[
        r#"id = "alerte-incident"
who = ["region"]
act = "alert"
what = "alerter l'académie de tout incident qui touche l'ENT"
to = ["rectorat"]
within = "PT48H"
from = "incident-known"
proof = "log"
basis = "RGPD, article 33"
"#,
        r#"id = "destruction-fichiers"
who = ["exploitant"]
act = "destroy"
what = "détruire les fichiers reçus, et l'attester"
to = ["region", "rectorat"]
datasets = ["f-carac-elev"]
within = "P1M"
from = "contract-end"
proof = "certificate"
survives = true
"#,
        r#"id = "mise-a-jour-annuaire"
who = ["rectorat"]
act = "update"
what = "mettre à jour l'annuaire de l'ENT"
every = "year"
on = ["09-15", "01-15"]
until = "school-year-end"
"#,
        r#"id = "avertir-avant-communication"
who = ["each-party"]
act = "inform"
what = "avertir l'autre partie d'une communication à la presse"
to = ["each-party"]
before = "communication"
"#,
        r#"id = "politique-securite"
who = ["rectorat", "region"]
act = "draft"
what = "écrire ensemble la politique de sécurité de l'ENT"
by = 2026-06-30
proof = "document"
"#,
    ],
};
