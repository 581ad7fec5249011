//! The nomenclature of acts that local authorities send to the State (ACTES), as `matter/heading`: the matter is one of nine,
//! compared whatever its case, accents and apostrophes. As Validata, the heading is left free: it has had several wordings.

const MATTERS: [&str; 9] = [
    "commande publique",
    "urbanisme",
    "domaine et patrimoine",
    "fonction publique",
    "institutions et vie politique",
    "libertes publiques et pouvoirs de police",
    "finances locales",
    "domaines de competences par themes",
    "autres domaines de competences",
];
const BYTES_MAX: usize = 500;

/// Whether the text is a matter and a heading.
pub(super) fn is_heading(text: &str) -> bool {
    let Some((matter, _)) = text.split_once('/').filter(|_| text.len() <= BYTES_MAX) else { return false };
    let folded = super::without_accents(matter).to_lowercase().replace(['\'', '\u{2019}'], " ");
    MATTERS.contains(&folded.as_str())
}
