//! The code lists of the project, embedded: the academy writes no code that they do not hold.
//!
//! Only what the generator needs is read here; the platform reads the same files through `entente-agreement`.

/// One line of a list.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Entry {
    pub(crate) code: &'static str,
    pub(crate) label: &'static str,
    pub(crate) closes_on: &'static str,
    pub(crate) group: &'static str,
}

pub(crate) const MEF: &str = include_str!("../../../code-lists/mef.csv");
pub(crate) const PCS: &str = include_str!("../../../code-lists/pcs.csv");
pub(crate) const NATIONALITIES: &str = include_str!("../../../code-lists/nationalites.csv");
pub(crate) const COMMUNES: &str = include_str!("../../../code-lists/communes.csv");

/// The lines of an embedded list, in file order.
pub(crate) fn entries(list: &'static str) -> Vec<Entry> {
    list.lines().skip(1).filter_map(entry).collect()
}

fn entry(line: &'static str) -> Option<Entry> {
    let mut cells = line.split(';');
    Some(Entry {
        code: cells.next().filter(|code| !code.is_empty())?,
        label: cells.next()?,
        closes_on: cells.nth(1)?,
        group: cells.next()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_embedded_lists_is_read() {
        for list in [MEF, PCS, NATIONALITIES, COMMUNES] {
            assert_eq!(entries(list).len(), list.lines().count() - 1);
        }
        let first = entries(COMMUNES)[0];
        assert_eq!((first.code, first.label, first.group), ("99001", "Villeneuve-Exemple", "099"));
    }
}
