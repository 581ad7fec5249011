//! Which text of each convention stands for it (decision 0009): the last one that says since when it is in force, else the
//! first. Later ones are proposals, earlier ones are past.
//!
//! Which text was in force on a day is told by what happened to the convention: see `Compilation::put_in_force`.

use std::collections::HashMap;

use entente_model::Agreement;

use crate::convention::Convention;

/// The texts of all conventions.
pub(crate) struct Texts<'a> {
    /// One for each convention, then the proposals: all of them are checked.
    pub checked: Vec<Convention<'a>>,
    /// How many of them stand for their convention.
    pub current: usize,
    /// Past texts: read, and not checked against what changed after them.
    pub past: Vec<Convention<'a>>,
}

impl Texts<'_> {
    /// The text that stands for each convention, and all the others.
    pub(crate) fn into_agreements(self) -> (Vec<Agreement>, Vec<Agreement>) {
        let mut standing = self.checked;
        let proposed = standing.split_off(self.current);
        let agreements =
            |texts: Vec<Convention<'_>>| texts.into_iter().filter_map(|text| text.agreement).collect();
        (agreements(standing), agreements(proposed.into_iter().chain(self.past).collect()))
    }
}

/// Sorts them, in the order of files within each part.
pub(crate) fn sort(conventions: Vec<Convention<'_>>) -> Texts<'_> {
    let mut numbers: HashMap<String, u32> = HashMap::new();
    for convention in &conventions {
        let in_force =
            convention.front.amends.as_ref().is_none_or(|amends| amends.value.in_force_on.is_some());
        if let Some(id) = convention.id.as_ref().filter(|_| in_force) {
            let number = numbers.entry(id.clone()).or_default();
            *number = convention.number().max(*number);
        }
    }
    let mut texts = Texts { checked: Vec::new(), current: 0, past: Vec::new() };
    let mut proposed = Vec::new();
    for convention in conventions {
        let standing = convention.id.as_ref().and_then(|id| numbers.get(id)).copied().unwrap_or_default();
        match convention.number().cmp(&standing) {
            std::cmp::Ordering::Less => texts.past.push(convention),
            std::cmp::Ordering::Equal => texts.checked.push(convention),
            std::cmp::Ordering::Greater => proposed.push(convention),
        }
    }
    texts.current = texts.checked.len();
    texts.checked.append(&mut proposed);
    texts
}
