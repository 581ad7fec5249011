//! What is expected and not accepted yet, as a calendar file: one all-day event for each due date. How such a file is written is
//! `icalendar` in `entente-agreement`.

use entente_agreement::{IcalEvent, icalendar};
use entente_model::Message;
use entente_text::Lang;
use jiff::Timestamp;

use crate::error::words;
use crate::views::{DueState, ExpectedView};

/// Days before the due date on which a calendar program reminds.
const REMINDED_DAYS_BEFORE: u16 = 7;

/// The calendar of what is not accepted yet.
pub(crate) fn calendar_file(expected: &[ExpectedView], now: Timestamp, lang: Lang) -> String {
    let open = expected.iter().filter(|one| one.state != DueState::Accepted);
    let events: Vec<IcalEvent> = open.map(|one| event(one, lang)).collect();
    icalendar(&words().word(lang, "calendar-name"), &events, now)
}

fn event(expected: &ExpectedView, lang: Lang) -> IcalEvent {
    let say = |id: &str| {
        let message = Message::new(id)
            .with("title", &expected.title)
            .with("period", expected.period)
            .with("producer", &expected.producer_name)
            .with("convention", &expected.article.convention)
            .with("article", &expected.article.article);
        words().say(lang, &message)
    };
    IcalEvent {
        uid: format!("{}-{}-{}", expected.dataset, expected.period, expected.producer),
        on: expected.due_on,
        summary: say("calendar-summary"),
        description: say("calendar-description"),
        categories: Vec::new(),
        reminded_days_before: vec![REMINDED_DAYS_BEFORE],
    }
}
