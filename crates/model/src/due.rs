//! The deposits that a line of the annex expects in a school year.

use jiff::civil::Date;

use crate::{DueDate, Period, Recurrence, SchoolYear};

/// A deposit expected at a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Due {
    /// What it is about.
    pub period: Period,
    /// When it is due.
    pub due_on: Date,
}

impl DueDate {
    /// The deposits expected in a school year, in the order of their ranks; none on request.
    pub fn dues(&self, year: SchoolYear) -> Vec<Due> {
        if self.every == Recurrence::Request {
            return Vec::new();
        }
        let dues = self.on.iter().zip(1u8..).filter_map(|(&day, rank)| {
            let period = Period { school_year: year, rank: (rank > 1).then_some(rank) };
            Some(Due { period, due_on: year.day(day)? })
        });
        dues.collect()
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_due_date_falls_in_its_school_year() {
        let year = SchoolYear::of(date(2026, 11, 21)).unwrap();
        assert_eq!(Some(year), SchoolYear::of(date(2027, 8, 31)));
        assert_eq!(year.to_string(), "2026-2027");
        let several = DueDate { every: Recurrence::Several, on: vec![(10, 15), (3, 15)] };
        let found = several.dues(year);
        assert_eq!(found[0].due_on, date(2026, 10, 15));
        assert_eq!((found[1].due_on, found[1].period.to_string().as_str()), (date(2027, 3, 15), "2026-2"));
        assert!(DueDate { every: Recurrence::Request, on: vec![] }.dues(year).is_empty());
    }
}
