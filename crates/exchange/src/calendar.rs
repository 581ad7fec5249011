//! How near a due date is, and the reminder that a day calls for. Which deposits are due when is `DueDate::dues` of the model.

use entente_audit::ReminderStage;
use entente_model::SchoolYear;
use jiff::civil::Date;
use jiff::{Span, Unit};

/// A deposit is said to be due soon so many days before.
const SOON_DAYS: i32 = 30;
/// Days before the due date on which its producer is reminded, the nearest first.
const REMINDED_DAYS_BEFORE: [u16; 3] = [1, 7, 30];

/// The school year in which a day falls: it starts on 1 September.
pub(crate) fn school_year_of(day: Date) -> SchoolYear {
    SchoolYear::of(day).unwrap_or_else(|| SchoolYear::starting(2015).expect("2015 is within the range"))
}

/// Whole days from one day to another; negative where it is past.
fn days_until(due_on: Date, today: Date) -> i32 {
    today.until((Unit::Day, due_on)).map_or(0, |span: Span| span.get_days())
}

/// Whether the due date is near, and not past.
pub(crate) fn is_soon(due_on: Date, today: Date) -> bool {
    (0..=SOON_DAYS).contains(&days_until(due_on, today))
}

/// The reminder that this day calls for: the nearest of those before the date, then each week that it is late. Those
/// that nobody gave in time are not made up for.
pub(crate) fn reminder_stage(due_on: Date, today: Date) -> Option<ReminderStage> {
    let days = days_until(due_on, today);
    if days < 0 {
        let weeks = u16::try_from(-days / 7).unwrap_or(u16::MAX);
        // Under a week late, the last reminder before the date still stands.
        return Some(if weeks == 0 { ReminderStage::DaysBefore(1) } else { ReminderStage::WeeksLate(weeks) });
    }
    let before = REMINDED_DAYS_BEFORE.into_iter().find(|before| days <= i32::from(*before))?;
    Some(ReminderStage::DaysBefore(before))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_day_calls_for_one_reminder() {
        let due_on = date(2026, 11, 30);
        for (today, stage) in [
            (date(2026, 10, 30), ""),
            (date(2026, 10, 31), "before-30"),
            (date(2026, 11, 22), "before-30"),
            (date(2026, 11, 23), "before-7"),
            (date(2026, 11, 29), "before-1"),
            (date(2026, 11, 30), "before-1"),
            (date(2026, 12, 6), "before-1"),
            (date(2026, 12, 7), "late-1"),
            (date(2026, 12, 13), "late-1"),
            (date(2026, 12, 14), "late-2"),
            (date(2027, 11, 30), "late-52"),
        ] {
            let found = reminder_stage(due_on, today).map(|stage| stage.to_string()).unwrap_or_default();
            assert_eq!(found, stage, "{today}");
        }
        assert!(is_soon(due_on, date(2026, 10, 31)) && is_soon(due_on, due_on));
        assert!(!is_soon(due_on, date(2026, 12, 1)) && !is_soon(due_on, date(2026, 10, 30)));
    }
}
