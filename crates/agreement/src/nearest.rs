//! The known name that was probably meant.

/// Candidates compared at most: a proposal is a kindness, not worth a long wait on a hostile folder.
const CANDIDATES_MAX: usize = 5_000;

/// The candidate nearest to `name`, when it is near enough to be a slip of the keyboard.
pub(crate) fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    if name.len() > 80 {
        return None;
    }
    let folded = fold(name);
    candidates
        .into_iter()
        .take(CANDIDATES_MAX)
        .filter(|candidate| *candidate != name && candidate.len() <= 80)
        .map(|candidate| (strsim::damerau_levenshtein(&folded, &fold(candidate)), candidate))
        .filter(|(distance, candidate)| *distance <= slips(&folded, candidate))
        .min_by(|a, b| a.0.cmp(&b.0).then_with(|| a.1.cmp(b.1)))
        .map(|(_, candidate)| candidate)
}

/// One slip in a short name, a third of a long one.
fn slips(name: &str, candidate: &str) -> usize {
    (name.chars().count().max(candidate.chars().count()) / 3).clamp(1, 6)
}

/// Case, hyphens and underscores are what people mix up most.
fn fold(name: &str) -> String {
    name.chars().flat_map(char::to_lowercase).map(|c| if c == '_' { '-' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn proposes_a_slip_and_nothing_else() {
        let known = ["planification-formations", "bati-scolaire", "etudes"];
        assert_eq!(nearest("planification-formation", known), Some("planification-formations"));
        assert_eq!(nearest("BATI_SCOLAIRE", known), Some("bati-scolaire"));
        assert_eq!(nearest("marketing", known), None);
        assert_eq!(nearest("", known), None);
    }
}
