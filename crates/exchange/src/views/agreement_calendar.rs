//! What a convention will bring, day by day, and the same as events of a calendar file.

use entente_agreement::IcalEvent;
use entente_agreement::life::{CalendarEntry, EntryKind};
use entente_model::{Agreement, Message};
use entente_text::Lang;
use jiff::civil::Date;

use crate::agreement_folder::AgreementFolder;
use crate::error::{ExchangeError, words};

/// Days before an entry on which a calendar program reminds: a month for what takes time, a week for all.
const REMINDED_DAYS_BEFORE: [u16; 2] = [30, 7];

/// The days that are looked at.
#[derive(Clone, Copy, Debug)]
pub struct CalendarWindow {
    /// First day; today where absent.
    pub from: Option<Date>,
    /// Last day.
    pub until: Date,
    /// The day on which what is known was known; today where absent.
    pub known: Option<Date>,
}

/// The entries of a convention, in order.
pub fn agreement_calendar(
    folder: &AgreementFolder,
    id: &str,
    window: CalendarWindow,
) -> Result<Vec<CalendarEntry>, ExchangeError> {
    let agreement = folder.agreement(id)?;
    let today = folder.today();
    let (from, known) = (window.from.unwrap_or(today), window.known.unwrap_or(today));
    Ok(folder.life(agreement).calendar(from, window.until, known))
}

/// The entries as events of a calendar file; those under suspension are left out.
pub fn calendar_events(
    folder: &AgreementFolder,
    agreement: &Agreement,
    entries: &[CalendarEntry],
    lang: Lang,
) -> Vec<IcalEvent> {
    let event = |entry: &CalendarEntry| {
        let who = folder.life(agreement).names(&entry.who).join(", ");
        let place = entry.place.as_ref();
        let description = Message::new("agreement-event")
            .with("title", &agreement.title)
            .with("article", place.map(|place| place.article.clone()).unwrap_or_default())
            .with("who", who);
        IcalEvent {
            uid: format!("{}-{}", agreement.id, entry.key),
            on: entry.on,
            summary: folder.say(agreement, lang, &entry.what),
            description: words().say(lang, &description),
            categories: vec![entry.kind.name().to_owned()],
            reminded_days_before: match entry.kind {
                EntryKind::Begins | EntryKind::Renewal | EntryKind::GoesOnEnds => Vec::new(),
                _ => REMINDED_DAYS_BEFORE.to_vec(),
            },
        }
    };
    entries.iter().filter(|entry| !entry.suspended).map(event).collect()
}
