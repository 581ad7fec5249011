//! Which deposits a convention expects, and when: computed from its clauses, never stored.

use entente_model::{DueDate, Period, Recurrence, SchoolYear};
use jiff::civil::Date;

/// A deposit expected at a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Due {
    pub(crate) period: Period,
    pub(crate) due_on: Date,
}

/// The school year in which a day falls: it starts on 1 September.
pub(crate) fn school_year_of(day: Date) -> SchoolYear {
    let start = if day.month() >= 9 { day.year() } else { day.year() - 1 };
    SchoolYear::starting(start)
        .unwrap_or_else(|| SchoolYear::starting(2015).expect("2015 is within the range"))
}

/// The deposits that a line of the annex expects in a school year; none on request.
pub(crate) fn dues(due: &DueDate, year: SchoolYear) -> Vec<Due> {
    if due.every == Recurrence::Request {
        return Vec::new();
    }
    due.on
        .iter()
        .zip(1u8..)
        .filter_map(|(&(month, day), rank)| {
            let calendar_year = if month >= 9 { year.start_year() } else { year.start_year() + 1 };
            let due_on = Date::new(calendar_year, month, day).ok()?;
            Some(Due { period: Period { school_year: year, rank: (rank > 1).then_some(rank) }, due_on })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_due_date_falls_in_its_school_year() {
        let year = school_year_of(date(2026, 11, 21));
        assert_eq!(year, school_year_of(date(2027, 8, 31)));
        assert_eq!(year.to_string(), "2026-2027");
        let several = DueDate { every: Recurrence::Several, on: vec![(10, 15), (3, 15)] };
        let found = dues(&several, year);
        assert_eq!(found[0].due_on, date(2026, 10, 15));
        assert_eq!((found[1].due_on, found[1].period.to_string().as_str()), (date(2027, 3, 15), "2026-2"));
        assert!(dues(&DueDate { every: Recurrence::Request, on: vec![] }, year).is_empty());
    }
}
