//! How the delays and the terms of conventions are counted, date to date.
//!
//! Two rules, the ones that a jurist expects (articles 641 and 642 of the code of civil procedure count the same way):
//! - a **term** (« un an à compter de sa notification ») counts its first day: from 27 August it lasts until 26 August;
//! - a **delay** (« trois mois suivant l'envoi ») doesn't count the day of its event, and runs until the end of the day that
//!   bears the same number: from 10 January, three months run until 10 April included. What it opens begins the day after.
//!
//! Where the last month has no such day, the delay ends with the month: 31 January and one month give 28 February.

use jiff::civil::Date;
use jiff::{Span, ToSpan};
use serde::{Deserialize, Serialize};

/// How the months of a delay are counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Count {
    /// From a day to the day of the same number.
    #[default]
    DateToDate,
    /// Whole months of the calendar (« un mois plein »): the month in which the event falls doesn't count.
    FullMonths,
}

/// A day and a duration; `None` out of the calendar.
pub fn add(day: Date, lasts: Span) -> Option<Date> {
    day.checked_add(lasts).ok()
}

/// Last day of a term that begins on a day: the eve of its anniversary. `None` out of the calendar.
pub fn period_last_day(begins_on: Date, lasts: Span) -> Option<Date> {
    renewed_last_day(begins_on, lasts, Span::new(), 0)
}

/// Last day of a term that begins on a day, renewed so many times. `None` out of the calendar.
///
/// Counted from the first day, so that a convention of 31 January comes back on the 31st where the month has one. Where it
/// has none, the term takes the whole month: a year from 29 February 2024 lasts until 28 February 2025.
pub fn renewed_last_day(begins_on: Date, first: Span, every: Span, renewals: u32) -> Option<Date> {
    let times = i64::from(renewals);
    let months = months(first).checked_add(months(every).checked_mul(times)?)?;
    let days = days(first).checked_add(days(every).checked_mul(times)?)?;
    let anniversary = add(begins_on, Span::new().try_months(months).ok()?)?;
    let shortened = anniversary.day() != begins_on.day();
    let days = if shortened { days } else { days.checked_sub(1)? };
    add(anniversary, Span::new().try_days(days).ok()?)
}

fn months(span: Span) -> i64 {
    i64::from(span.get_years()) * 12 + i64::from(span.get_months())
}

fn days(span: Span) -> i64 {
    i64::from(span.get_weeks()) * 7 + i64::from(span.get_days())
}

/// Last day of a delay that an event opens. `None` out of the calendar.
pub fn delay_last_day(event_on: Date, lasts: Span, count: Count) -> Option<Date> {
    match count {
        Count::DateToDate => add(event_on, lasts),
        Count::FullMonths => {
            let next_month = event_on.last_of_month().tomorrow().ok()?;
            period_last_day(next_month, lasts)
        }
    }
}

/// Last day on which an event may happen for its delay to be over at the end of `last_day` at the latest. `None` out of
/// the calendar.
pub fn last_start(last_day: Date, lasts: Span, count: Count) -> Option<Date> {
    // Months have different lengths: the answer is near the subtraction, and found by looking.
    let around = last_day.checked_sub(lasts).ok()?;
    let mut candidate = around.checked_add(35.days()).ok()?.min(last_day);
    for _ in 0..140 {
        if delay_last_day(candidate, lasts, count)? <= last_day {
            return Some(candidate);
        }
        candidate = candidate.yesterday().ok()?;
    }
    None
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn terms_count_their_first_day() {
        for (begins_on, lasts, last_day) in [
            (date(2015, 8, 27), 1.year(), date(2016, 8, 26)),
            (date(2024, 2, 29), 1.year(), date(2025, 2, 28)),
            (date(2024, 2, 29), 4.years(), date(2028, 2, 28)),
            (date(2023, 2, 6), 4.years(), date(2027, 2, 5)),
            (date(2026, 1, 31), 1.month(), date(2026, 2, 28)),
            (date(2026, 1, 31), 2.months(), date(2026, 3, 30)),
            (date(2026, 12, 20), 15.days(), date(2027, 1, 3)),
        ] {
            assert_eq!(period_last_day(begins_on, lasts), Some(last_day), "{begins_on} {lasts}");
        }
    }

    #[test]
    fn renewals_are_counted_from_the_first_day() {
        let last_day = |begins_on, renewals| renewed_last_day(begins_on, 1.year(), 1.year(), renewals);
        assert_eq!(last_day(date(2015, 8, 27), 9), Some(date(2025, 8, 26)));
        assert_eq!(last_day(date(2024, 2, 29), 3), Some(date(2028, 2, 28)));
        assert_eq!(last_day(date(2024, 2, 29), 4), Some(date(2029, 2, 28)));
        assert_eq!(last_day(date(2024, 1, 1), u32::MAX), None);
    }

    #[test]
    fn delays_run_until_the_day_of_the_same_number() {
        use Count::{DateToDate, FullMonths};
        for (event_on, lasts, count, last_day) in [
            (date(2026, 1, 31), 1.month(), DateToDate, date(2026, 2, 28)),
            (date(2024, 1, 31), 1.month(), DateToDate, date(2024, 2, 29)),
            (date(2024, 2, 29), 1.year(), DateToDate, date(2025, 2, 28)),
            (date(2026, 8, 31), 6.months(), DateToDate, date(2027, 2, 28)),
            (date(2026, 12, 20), 15.days(), DateToDate, date(2027, 1, 4)),
            (date(2026, 1, 31), 1.month(), FullMonths, date(2026, 2, 28)),
            (date(2026, 3, 1), 1.month(), FullMonths, date(2026, 4, 30)),
            (date(2026, 12, 31), 1.month(), FullMonths, date(2027, 1, 31)),
        ] {
            let found = delay_last_day(event_on, lasts, count);
            assert_eq!(found, Some(last_day), "{event_on} {lasts} {count:?}");
        }
    }

    #[test]
    fn the_last_start_is_the_last_one() {
        for lasts in [1.month(), 3.months(), 6.months(), 1.year(), 15.days(), 8.days()] {
            for count in [Count::DateToDate, Count::FullMonths] {
                let mut last_day = date(2023, 12, 1);
                while last_day < date(2025, 4, 1) {
                    let start = last_start(last_day, lasts, count).unwrap();
                    assert!(delay_last_day(start, lasts, count).unwrap() <= last_day);
                    let after = start.tomorrow().unwrap();
                    assert!(delay_last_day(after, lasts, count).unwrap() > last_day, "{last_day} {lasts}");
                    last_day = last_day.tomorrow().unwrap();
                }
            }
        }
        assert_eq!(last_start(date(2027, 8, 31), 6.months(), Count::DateToDate), Some(date(2027, 2, 28)));
        assert_eq!(last_start(date(2027, 2, 5), 3.months(), Count::DateToDate), Some(date(2026, 11, 5)));
        assert_eq!(last_start(Date::MIN, 3.months(), Count::DateToDate), None);
        assert_eq!(delay_last_day(Date::MAX, 1.day(), Count::DateToDate), None);
    }
}
