//! Nomenclatures: codes with the dates between which each one may be used.

use std::collections::HashMap;

use foldhash::fast::RandomState;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::CodeListId;

/// One code of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Code {
    /// The code, always text: leading zeros and letters count.
    pub code: String,
    /// French label.
    pub label: String,
    /// First day of validity, where known.
    pub opens_on: Option<Date>,
    /// First day on which it may no longer be used.
    pub closes_on: Option<Date>,
    /// The code that it is grouped under, in a generalisation (e.g. a country under its group).
    pub group: Option<String>,
}

impl Code {
    /// Whether it may be used that day.
    pub fn is_valid_on(&self, day: Date) -> bool {
        self.opens_on.is_none_or(|opens| opens <= day) && self.closes_on.is_none_or(|closes| day < closes)
    }
}

/// Where a value stands with respect to a list at a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Membership<'a> {
    /// Valid at the date.
    Valid(&'a Code),
    /// Known, but not yet open at the date.
    NotYet(&'a Code),
    /// Known, but closed at the date.
    Closed(&'a Code),
    /// Not in the list.
    Unknown,
}

/// A nomenclature, as one file `code-lists/<id>.csv` states it.
#[derive(Clone, Debug)]
pub struct CodeList {
    /// Its name.
    pub id: CodeListId,
    codes: Vec<Code>,
    positions: HashMap<String, Vec<usize>, RandomState>,
}

impl CodeList {
    /// Builds the list; the same code may stand several times with different dates.
    pub fn new(id: CodeListId, codes: Vec<Code>) -> Self {
        let mut positions: HashMap<String, Vec<usize>, RandomState> =
            HashMap::with_capacity_and_hasher(codes.len(), RandomState::default());
        for (position, code) in codes.iter().enumerate() {
            positions.entry(code.code.clone()).or_default().push(position);
        }
        Self { id, codes, positions }
    }

    /// Where `value` stands on that day.
    pub fn membership(&self, value: &str, day: Date) -> Membership<'_> {
        let Some(positions) = self.positions.get(value) else { return Membership::Unknown };
        let mut best = Membership::Unknown;
        for &position in positions {
            let code = &self.codes[position];
            if code.closes_on.is_some_and(|closes| closes <= day) {
                best = Membership::Closed(code);
            } else if code.opens_on.is_some_and(|opens| day < opens) {
                best = Membership::NotYet(code);
            } else {
                return Membership::Valid(code);
            }
        }
        best
    }

    /// All lines of the list, in file order.
    pub fn codes(&self) -> &[Code] {
        &self.codes
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_code_is_valid_between_its_dates_only() {
        let code = |opens, closes| Code {
            code: "01".into(),
            label: "Un".into(),
            opens_on: Some(opens),
            closes_on: Some(closes),
            group: None,
        };
        let first = code(date(2010, 9, 1), date(2020, 9, 1));
        let list = CodeList::new("essai".into(), vec![first.clone()]);
        assert_eq!(list.membership("01", date(2010, 8, 31)), Membership::NotYet(&first));
        assert_eq!(list.membership("01", date(2010, 9, 1)), Membership::Valid(&first));
        assert_eq!(list.membership("01", date(2020, 9, 1)), Membership::Closed(&first));
        assert_eq!(list.membership("1", date(2015, 1, 1)), Membership::Unknown);
    }
}
