//! Which counts are not shown: those under the threshold, and those that would tell one of them by a difference.
//!
//! The table of each rentrée, establishments in their territories by levels, is protected and audited by
//! `entente-disclosure`; whoever looks sees the same cells, on whichever page.

use std::collections::{BTreeMap, HashSet};

use entente_disclosure::deliveries::table_lines;
use entente_disclosure::protect::protect_csv;
use entente_disclosure::suppress::{Dimensions, Preset, ReaderKnowledge, SuppressionOptions};

use super::place::{FigurePlace, LEVELS};
use crate::node::Node;

/// Rounds and audits that a page spends on sparing cells: a few more hidden cells are worth a page that comes at once.
const ROUNDS: usize = 400;
const AUDITS_MAX: usize = 20;

/// The strictest threshold that a clause states for the counts of a dataset; that of pupils where none does.
pub(crate) fn threshold(node: &Node, dataset: &str) -> u32 {
    let (_, grants) = node.agreements().about(&dataset.into());
    let stated = grants.iter().filter_map(|(_, grant)| {
        let rule = grant.disclosure.as_ref()?;
        let preset = rule.preset.as_deref().and_then(Preset::named).map(|preset| preset.rule().threshold);
        rule.threshold.max(preset)
    });
    stated.chain([Preset::Pupils.rule().threshold]).max().unwrap_or_default()
}

/// A table of inner cells, codes then a count, and the cells that are not shown of it: their codes, empty for a margin.
///
/// Nothing where no protection passes its audit: nothing of that table may then be shown.
pub(crate) fn hidden_of_table(
    dimensions: &str,
    cells: &BTreeMap<Vec<String>, u64>,
    threshold: u32,
) -> Option<HashSet<Vec<String>>> {
    let is_small = |count: &u64| *count > 0 && *count < u64::from(threshold);
    if !cells.values().any(is_small) {
        return Some(HashSet::new());
    }
    let dimensions = Dimensions::parse(dimensions).ok()?;
    let mut text = format!("{},n\n", dimensions.flat().join(","));
    for (codes, count) in cells {
        text.push_str(&format!("{},{count}\n", codes.join(",")));
    }
    let protected = protect_csv(text.as_bytes(), &dimensions, "n", &options(threshold)).ok()?;
    let mut published = Vec::new();
    protected.write(&mut published, "n").ok()?;
    let mut hidden = HashSet::new();
    for line in table_lines(&published) {
        let mut line = line.ok()?;
        let status = line.pop()?;
        line.pop()?;
        if status != "published" {
            hidden.insert(line);
        }
    }
    Some(hidden)
}

fn options(threshold: u32) -> SuppressionOptions {
    let mut options = SuppressionOptions::counts(threshold);
    options.rounds = ROUNDS;
    options.audits_max = AUDITS_MAX;
    options.reader = ReaderKnowledge { rule: true, own_cell: false };
    options
}

/// A count that is not shown: where, of which level; all of them where absent.
pub(crate) type HiddenCell = (FigurePlace, Option<String>);

/// The territories of an establishment, from the lowest level to the highest.
pub(crate) type Territories = [String; LEVELS.len()];

/// The cells that are not shown of one rentrée, whose counts come by establishment and level.
pub(crate) fn hidden_cells(
    counts: &BTreeMap<(String, String), u64>,
    territories: &BTreeMap<String, Territories>,
    threshold: u32,
) -> HashSet<HiddenCell> {
    let is_small = |count: &u64| *count > 0 && *count < u64::from(threshold);
    // Margins are sums of these: without a small one, none is small, and nothing has to be hidden.
    if !counts.values().any(is_small) {
        return HashSet::new();
    }
    let table = table(counts, territories);
    let options = options(threshold);
    let dimensions = Dimensions::parse("region>academie>departement>commune>school,grade");
    let protected = dimensions.ok().and_then(|dimensions| {
        let protected = protect_csv(table.as_bytes(), &dimensions, "n", &options).ok()?;
        let mut published = Vec::new();
        protected.write(&mut published, "n").ok()?;
        hidden_lines(&published)
    });
    // Where no protection passes its audit, only sums over everything are shown.
    protected.unwrap_or_else(|| all_cells(counts, territories))
}

/// Inner cells, the columns from the highest territory to the level. No cell needs quotes: codes only.
fn table(counts: &BTreeMap<(String, String), u64>, territories: &BTreeMap<String, Territories>) -> String {
    let mut text = "region,academie,departement,commune,school,grade,n\n".to_owned();
    for ((school, grade), count) in counts {
        let known = territories.get(school).cloned().unwrap_or_default();
        let mut cells: Vec<&str> = known.iter().rev().map(String::as_str).collect();
        for cell in &mut cells {
            // A code is needed everywhere: an establishment that no directory knows lies nowhere.
            if cell.is_empty() {
                *cell = "-";
            }
        }
        text.push_str(&format!("{},{school},{grade},{count}\n", cells.join(",")));
    }
    text
}

fn hidden_lines(published: &[u8]) -> Option<HashSet<HiddenCell>> {
    let mut hidden = HashSet::new();
    for line in table_lines(published) {
        let line = line.ok()?;
        let [places @ .., grade, _, status] = line.as_slice() else { return None };
        if status == "published" {
            continue;
        }
        let depth = places.iter().rposition(|code| !code.is_empty());
        let place = match depth {
            Some(4) => FigurePlace::institution(places[4].clone()),
            Some(depth) => FigurePlace::territory(LEVELS[3 - depth], places[depth].clone())?,
            None => continue,
        };
        hidden.insert((place, (!grade.is_empty()).then(|| grade.clone())));
    }
    Some(hidden)
}

fn all_cells(
    counts: &BTreeMap<(String, String), u64>,
    territories: &BTreeMap<String, Territories>,
) -> HashSet<HiddenCell> {
    let mut hidden = HashSet::new();
    for (school, grade) in counts.keys() {
        let mut places = vec![FigurePlace::institution(school.clone())];
        let known = territories.get(school).cloned().unwrap_or_default();
        places
            .extend(LEVELS.iter().zip(known).filter_map(|(level, code)| FigurePlace::territory(level, code)));
        for place in places {
            hidden.insert((place.clone(), Some(grade.clone())));
            hidden.insert((place, None));
        }
    }
    hidden
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(cells: &[(&str, &str, u64)]) -> BTreeMap<(String, String), u64> {
        cells.iter().map(|(school, grade, n)| (((*school).to_owned(), (*grade).to_owned()), *n)).collect()
    }

    fn territories(schools: &[&str]) -> BTreeMap<String, Territories> {
        let lies = |school: &&str| {
            let codes = ["99001", "099", "99", "99"].map(str::to_owned);
            ((*school).to_owned(), codes)
        };
        schools.iter().map(lies).collect()
    }

    #[test]
    fn a_small_count_takes_others_with_it() {
        let schools = ["a", "b", "c"];
        let cells = counts(&[
            ("a", "6E", 60),
            ("a", "5E", 3),
            ("a", "4E", 55),
            ("b", "6E", 40),
            ("b", "5E", 41),
            ("b", "4E", 42),
            ("c", "6E", 80),
            ("c", "5E", 70),
            ("c", "4E", 75),
        ]);
        let hidden = hidden_cells(&cells, &territories(&schools), 5);
        let is_hidden = |school: &str, grade: &str| {
            hidden.contains(&(FigurePlace::institution(school), Some(grade.to_owned())))
        };
        assert!(is_hidden("a", "5E"));
        let of_school = ["6E", "5E", "4E"].iter().filter(|grade| is_hidden("a", grade)).count();
        let of_grade = schools.iter().filter(|school| is_hidden(school, "5E")).count();
        let margins =
            hidden.iter().filter(|(place, grade)| !place.is_institution() || grade.is_none()).count();
        assert!(of_school >= 2 || margins > 0, "its total would tell it: {hidden:?}");
        assert!(of_grade >= 2 || margins > 0, "the total of its level would tell it: {hidden:?}");
    }

    #[test]
    fn without_a_small_count_nothing_is_hidden() {
        let cells = counts(&[("a", "6E", 60), ("a", "5E", 0), ("b", "6E", 5)]);
        assert!(hidden_cells(&cells, &territories(&["a", "b"]), 5).is_empty());
    }

    #[test]
    fn a_table_that_nothing_protects_is_not_shown() {
        // One establishment, one level: its margins are the count itself.
        let hidden = hidden_cells(&counts(&[("a", "6E", 3)]), &territories(&["a"]), 5);
        assert!(hidden.contains(&(FigurePlace::institution("a"), None)));
        assert!(hidden.contains(&(FigurePlace::territory("departement", "099").unwrap(), None)));
    }
}
