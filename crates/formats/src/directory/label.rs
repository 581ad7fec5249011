//! Labels that exports leave out: régimes, states of pupils, functions (formats, sections 1.8 and 2.3).

/// Régimes: code in SIECLE and label in AAF.
const REGIMES: [(&str, &str); 10] = [
    ("0", "EXTERNE LIBRE"),
    ("1", "EXTERNE SURVEILLE"),
    ("2", "DEMI-PENSIONNAIRE DANS L'ETABLISSEMENT"),
    ("3", "INTERNE DANS L'ETABLISSEMENT"),
    ("4", "INTERNE EXTERNE"),
    ("5", "INTERNE HEBERGE"),
    ("6", "DEMI-PENSIONNAIRE HORS L'ETABLISSEMENT"),
    ("29", "DEMI-PENSIONNAIRE AU TICKET"),
    ("38", "DEMI-INTERNE"),
    ("39", "INTERNE WEEK-END"),
];

const STATUSES: [(&str, &str); 2] = [("ST", "SCOLAIRE"), ("AP", "APPRENTI")];

const FUNCTIONS: [(&str, &str); 10] = [
    ("ENS", "ENSEIGNEMENT"),
    ("DIR", "DIRECTION"),
    ("DOC", "DOCUMENTATION"),
    ("EDU", "EDUCATION"),
    ("AED", "ASSISTANT D'EDUCATION"),
    ("ADF", "PERSONNELS ADMINISTRATIFS"),
    ("ORI", "ORIENTATION"),
    ("PSY", "PSYCHOLOGUE"),
    ("CTR", "CHEF DE TRAVAUX"),
    ("-", "SANS OBJET"),
];

fn label(list: &[(&'static str, &'static str)], code: &str) -> &'static str {
    list.iter().find(|(known, _)| *known == code).map_or("", |(_, label)| label)
}

pub(super) fn regime(code: &str) -> &'static str {
    label(&REGIMES, code)
}

pub(super) fn status(code: &str) -> &'static str {
    label(&STATUSES, code)
}

pub(super) fn function(code: &str) -> &'static str {
    label(&FUNCTIONS, code)
}
