//! `grant` and `rule`.

use super::vocabulary::{
    CHANNEL, FORBIDDEN, RECURRENCE, REQUIRED, SCOPE, STABILITY, TABLE_METHOD, TABLE_REQUIREMENT,
    VARIABLE_KIND,
};
use super::{Block, DISCLOSURE, Key, KeyType, RETENTION, may, must, must_or};
use crate::DiagnosticCode;

pub(crate) const GRANT: Block = Block {
    name: "grant",
    keys: &[
        must("dataset", KeyType::Name, "\"f-carac-elev\""),
        must("to", KeyType::Table(TO), "{ party = \"region\", scope = \"territory\" }"),
        must_or(
            DiagnosticCode::GrantWithoutPurpose,
            "purposes",
            KeyType::Names,
            "[\"planification-formations\", \"etudes\"]",
        ),
        must_or(
            DiagnosticCode::GrantWithoutBasis,
            "basis",
            KeyType::Text,
            "\"article L. 214-1 du code de l'éducation\"",
        ),
        may("variables", KeyType::Variables, "[\"uai\", \"mef\"]"),
        may("protect", KeyType::Rows(PROTECT), "[{ variable = \"id_eleve\", pseudonym = \"stable\" }]"),
        may("anonymity", KeyType::Table(ANONYMITY), "{ k = 5 }"),
        may("table", KeyType::Table(TABLE), "{ dimensions = [\"uai\", \"group(pcs)\"] }"),
        may("disclosure", KeyType::Table(DISCLOSURE), "{ preset = \"pupils-11\" }"),
        may("consent", KeyType::Table(CONSENT), "{ who = \"eple\", every = \"year\" }"),
        may("retention", KeyType::Table(RETENTION), "{ lasts = \"P3Y\", from = \"delivery\" }"),
        must("channels", KeyType::Choices(&CHANNEL), "[\"file\", \"api\"]"),
    ],
    examples: &[
        r#"dataset = "f-carac-elev"
to = { party = "region", scope = "territory" }
purposes = ["planification-formations"]
basis = "article L. 214-1 du code de l'éducation"
variables = ["id_eleve", "uai", "mef", "nationalite"]
protect = [
    { variable = "id_eleve", pseudonym = "stable" },
    { variable = "nationalite", generalise = "nationalites" },
]
retention = { lasts = "P3Y", from = "delivery" }
channels = ["file", "api"]
"#,
        r#"dataset = "f-carac-elev"
to = { party = "laboratoire", scope = "all" }
purposes = ["recherche"]
basis = "article L. 111-1 du code de l'éducation"
variables = ["uai", "sexe", "nationalite", "pcs", "regime"]
anonymity = { k = 5, quasi = ["sexe", "nationalite"], sensitive = "pcs", l = 3, t = "60 %", left_out = "2 %" }
channels = ["file"]
"#,
        r#"dataset = "f-carac-elev"
to = { party = "laboratoire", scope = "all" }
purposes = ["etudes"]
basis = "article L. 111-1 du code de l'éducation"
variables = ["uai", "mef", "regime", "sexe"]
protect = [{ variable = "sexe", drop = true }]
disclosure = { preset = "pupils-11", threshold = 11, dominance = "85 %", largest = 1, p = "10 %" }
consent = { who = "eple", every = "year" }
channels = ["secure-space"]
"#,
        r#"dataset = "f-carac-elev"
to = { party = "region", scope = "territory" }
purposes = ["etudes"]
basis = "article 61 de la loi n° 2021-1109 du 24 août 2021"
table = { dimensions = ["departement(uai)>uai", "sexe"], requirement = "width", keep = [",,"], hide = [",,2"], shared_with = ["rectorat"] }
disclosure = { preset = "pupils", zeros = "published" }
channels = ["file"]
"#,
        r#"dataset = "donnees-sociales-eleves"
to = { party = "region", scope = "territory" }
purposes = ["mixite-sociale"]
basis = "article 61 de la loi n° 2021-1109 du 24 août 2021"
table = { dimensions = ["departement", "secteur"], count = "boursiers", method = "noise", epsilon = 500, budget = 1000 }
disclosure = { threshold = 11 }
channels = ["file"]
"#,
        r#"dataset = "subventions-eple"
to = { party = "laboratoire", scope = "all" }
purposes = ["recherche"]
basis = "article L. 111-1 du code de l'éducation"
table = { dimensions = ["departement(uai)", "service"], amount = "montant" }
disclosure = { threshold = 3, dominance = "85 %", largest = 1, p = "10 %" }
channels = ["file"]
"#,
    ],
};

const TO: &[Key] =
    &[must("party", KeyType::Name, "\"region\""), must("scope", KeyType::Choice(&SCOPE), "\"territory\"")];

const PROTECT: &[Key] = &[
    must("variable", KeyType::Variable, "\"id_eleve\""),
    may("pseudonym", KeyType::Choice(&STABILITY), "\"stable\""),
    may("generalise", KeyType::Name, "\"nationalites\""),
    may("drop", KeyType::Flag, "true"),
];

pub(crate) const ANONYMITY: &[Key] = &[
    must("k", KeyType::Number(2, 1_000_000), "5"),
    may("quasi", KeyType::Variables, "[\"sexe\", \"nationalite\"]"),
    may("sensitive", KeyType::Variable, "\"pcs\""),
    may("l", KeyType::Number(2, 1_000), "3"),
    may("t", KeyType::Share, "\"30 %\""),
    may("left_out", KeyType::Share, "\"2 %\""),
];

pub(crate) const TABLE: &[Key] = &[
    must("dimensions", KeyType::Texts, "[\"departement(uai)>uai\", \"group(pcs)\"]"),
    may("count", KeyType::Variable, "\"effectif\""),
    may("amount", KeyType::Variable, "\"montant\""),
    may("method", KeyType::Choice(&TABLE_METHOD), "\"suppress\""),
    may("requirement", KeyType::Choice(&TABLE_REQUIREMENT), "\"width\""),
    may("epsilon", KeyType::Number(1, 10_000), "500"),
    may("budget", KeyType::Number(1, 10_000), "1000"),
    may("keep", KeyType::Texts, "[\"099,,\"]"),
    may("hide", KeyType::Texts, "[\",,OUV\"]"),
    may("shared_with", KeyType::Names, "[\"departement\"]"),
];

pub(crate) const CONSENT: &[Key] =
    &[must("who", KeyType::Name, "\"eple\""), must("every", KeyType::Choice(&RECURRENCE), "\"year\"")];

pub(crate) const RULE: Block = Block {
    name: "rule",
    keys: &[
        may("forbid", KeyType::Choice(&FORBIDDEN), "\"variable\""),
        may("variable", KeyType::Table(RULE_VARIABLE), "{ kind = \"ine\" }"),
        may("except", KeyType::Names, "[\"annuaire-personnels\"]"),
        may("purpose", KeyType::Name, "\"gestion-individuelle\""),
        may("except_contractor", KeyType::Flag, "true"),
        may("require", KeyType::Choice(&REQUIRED), "\"clearance\""),
        may("text", KeyType::Text, "\"Sources : {producer}, {system}\""),
        may("within", KeyType::Delay, "\"P7D\""),
        may("lasts", KeyType::Delay, "\"P1Y\""),
    ],
    examples: &[
        r#"forbid = "variable"
variable = { kind = "ine" }
except = ["f-carac-elev"]
"#,
        r#"forbid = "purpose"
purpose = "gestion-individuelle"
"#,
        r#"forbid = "transfer"
except_contractor = true
"#,
        r#"require = "source-mention"
text = "Sources : {producer}, {system}"
"#,
        r#"require = "clearance"
lasts = "P1Y"
"#,
        r#"require = "cosignature"
within = "P7D"
"#,
    ],
};

const RULE_VARIABLE: &[Key] = &[must("kind", KeyType::Choice(&VARIABLE_KIND), "\"ine\"")];
