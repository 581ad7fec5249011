//! `dataset`.

use super::vocabulary::{DUTY_LEVEL, FIELD, OPENNESS, RECURRENCE};
use super::{Block, Key, KeyType, may, must, must_or};
use crate::DiagnosticCode;

pub(crate) const DATASET: Block = Block {
    name: "dataset",
    keys: &[
        must("id", KeyType::Name, "\"f-carac-elev\""),
        may("schema", KeyType::Folder, "\"datasets/f-carac-elev\""),
        must("field", KeyType::Choice(&FIELD), "\"statistiques\""),
        must("duty", KeyType::Choice(&DUTY_LEVEL), "\"expected\""),
        may("basis", KeyType::Text, "\"décret n° 2007-572 du 18 avril 2007\""),
        must_or(DiagnosticCode::DatasetWithoutProducer, "producer", KeyType::Name, "\"rectorat\""),
        may("due", KeyType::Table(DUE), "{ every = \"year\", on = \"11-30\" }"),
        may("system", KeyType::Text, "\"SIECLE\""),
        may("perimeter", KeyType::Text, "\"second degré, public et privé sous contrat\""),
        may("variables", KeyType::Variables, "[\"uai\", \"mef\"]"),
        may("access", KeyType::Choice(&OPENNESS), "\"file\""),
        may("provisions", KeyType::Text, "\"CSV en UTF-8, un fichier par rentrée\""),
        may("security", KeyType::Text, "\"fichier chiffré, clé remise à part\""),
        may("accept", KeyType::Table(ACCEPT), "{ partial = true, set_aside_max = \"1 %\" }"),
    ],
    examples: &[
        r#"id = "f-carac-elev"
schema = "datasets/f-carac-elev"
field = "statistiques"
duty = "expected"
basis = "article L. 214-1 du code de l'éducation"
producer = "rectorat"
due = { every = "year", on = "11-30" }
system = "SIECLE"
perimeter = "enseignement du second degré, public et privé sous contrat"
variables = ["id_eleve", "uai", "mef", "nationalite"]
access = "file"
provisions = "un fichier CSV par rentrée, en UTF-8"
security = "fichier chiffré, clé remise à part"
accept = { partial = true, set_aside_max = "1 %" }
"#,
        r#"id = "donnees-sociales-eleves"
schema = "datasets/donnees-sociales-eleves"
field = "statistiques"
duty = "expected"
producer = "rectorat"
due = { every = "year", on = "11-30" }
"#,
        r#"id = "subventions-eple"
schema = "datasets/subventions-eple"
field = "statistiques"
duty = "expected"
producer = "region"
due = { every = "year", on = "03-31" }
"#,
    ],
};

const ACCEPT: &[Key] =
    &[must("partial", KeyType::Flag, "true"), may("set_aside_max", KeyType::Share, "\"1 %\"")];

const DUE: &[Key] = &[
    must("every", KeyType::Choice(&RECURRENCE), "\"year\""),
    may("on", KeyType::Days, "[\"03-15\", \"06-15\"]"),
];
