//! Which entries of a calendar a day calls to remind.

use jiff::Unit;
use jiff::civil::Date;
use serde::Serialize;

use super::calendar::CalendarEntry;

/// A reminder that a day calls for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LifeReminder<'c> {
    /// What is to come.
    pub entry: &'c CalendarEntry,
    /// The lead time that was reached: with the entry's key, what tells one reminder from the next.
    pub lead_days: u16,
    /// Days that are left; 0 on the day itself.
    pub days_left: u16,
}

/// The reminders of a day: for each entry to come, the nearest lead time that was reached. Reminders that nobody gave in time
/// are not made up for; entries under suspension are not reminded of.
pub fn reminders<'c>(calendar: &'c [CalendarEntry], today: Date, lead_days: &[u16]) -> Vec<LifeReminder<'c>> {
    let to_come = calendar.iter().filter(|entry| entry.on >= today && !entry.suspended);
    let reminders = to_come.filter_map(|entry| {
        let days_left = u16::try_from(today.until((Unit::Day, entry.on)).ok()?.get_days()).ok()?;
        let lead_days = lead_days.iter().copied().filter(|lead| days_left <= *lead).min()?;
        Some(LifeReminder { entry, lead_days, days_left })
    });
    reminders.collect()
}
