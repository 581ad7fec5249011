//! Each delay of a convention's life, by name, with the articles that set it.
//!
//! How days are counted is `delay` in `entente-model`: a delay runs until the end of the day that bears the same number, and
//! what it opens begins the day after.

use entente_model::{
    Conciliation, Count, CountedFrom, FaultEnding, ForceMajeure, GoesOn, GoesOnUntil, Notice, SchoolYearEnd,
    delay_last_day, last_start,
};
use jiff::civil::Date;

/// A letter: the day on which it was received, and the day on which it was sent where it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Letter {
    /// Day of receipt.
    pub received_on: Date,
    /// Day of sending, where known.
    pub sent_on: Option<Date>,
}

impl Letter {
    /// The day from which a delay is counted. Where the day of sending isn't known, that of receipt: the delay is then never
    /// shorter than the text says.
    pub fn counted_from(self, from: CountedFrom) -> Date {
        match from {
            CountedFrom::Receipt => self.received_on,
            CountedFrom::Sending => self.sent_on.unwrap_or(self.received_on),
        }
    }
}

/// Last day in force after a notice: a year after receipt (CC15 6, CC24 7), six months (RA 7.2, NO 5), three months (EN 11),
/// a full month (CN IV). `None` out of the calendar.
pub fn notice_last_day(notice: &Notice, letter: Letter) -> Option<Date> {
    delay_last_day(letter.counted_from(notice.from), notice.lasts, notice.count)
}

/// Last day on which a letter may open the delay of a notice that is over at the end of the term (same articles).
pub fn last_day_to_give_notice(notice: &Notice, term_last_day: Date) -> Option<Date> {
    last_start(term_last_day, notice.lasts, notice.count)
}

/// Last day left to mend a fault: three months after the sending of the formal notice (EN 12). The day of the letter itself
/// where the text gives no delay (RA 7.2).
pub fn formal_notice_last_day(fault: &FaultEnding, letter: Letter) -> Option<Date> {
    let from = letter.counted_from(fault.from);
    fault.after.map_or(Some(from), |after| delay_last_day(from, after, Count::DateToDate))
}

/// Last day to hold the conciliation: a month after the letter of grievances (EN 13). `None` where the text gives no delay.
pub fn conciliation_last_day(conciliation: &Conciliation, letter: Letter) -> Option<Date> {
    delay_last_day(letter.received_on, conciliation.within?, Count::DateToDate)
}

/// Last day in force once conciliation failed: fifteen days after the sending of the letter that ends the convention (EN 13).
pub fn ending_after_conciliation_last_day(conciliation: &Conciliation, letter: Letter) -> Option<Date> {
    let from = letter.counted_from(CountedFrom::Sending);
    conciliation.then.map_or(Some(from), |then| delay_last_day(from, then, Count::DateToDate))
}

/// Day from which the court may be asked: the delay of a month after the same letter is over (EN 13).
pub fn court_opens_on(conciliation: &Conciliation, letter: Letter) -> Option<Date> {
    let from = letter.counted_from(CountedFrom::Sending);
    delay_last_day(from, conciliation.court_after?, Count::DateToDate)?.tomorrow().ok()
}

/// Day from which each party may end the convention, force majeure having lasted more than six months (RA 11). `None` where
/// the text doesn't allow it.
pub fn force_majeure_opens_on(force: &ForceMajeure, began_on: Date) -> Option<Date> {
    delay_last_day(began_on, force.beyond?, Count::DateToDate)?.tomorrow().ok()
}

/// Last day of what goes on after the end: the end of the school year under way (EN 12), or so long (NO 2). `None` for what
/// has no end (EN 8 of part 2), or out of the calendar.
pub fn goes_on_last_day(
    goes_on: &GoesOn,
    end_last_day: Date,
    school_year_end: SchoolYearEnd,
) -> Option<Date> {
    match goes_on.until {
        GoesOnUntil::SchoolYearEnd => school_year_end.after(end_last_day),
        GoesOnUntil::Lasts(lasts) => delay_last_day(end_last_day, lasts, Count::DateToDate),
        GoesOnUntil::Always => None,
    }
}
