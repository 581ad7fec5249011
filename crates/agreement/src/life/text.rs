//! Sentences of a life, as people read them: days written out, parties by their names.

use entente_model::{Arg, Message};
use entente_text::Lang;
use jiff::civil::Date;

use super::Life;
use crate::words::words;

/// Arguments that name a party.
const PARTIES: [&str; 4] = ["by", "against", "to", "body"];

/// « 1er septembre 2026 », `1 September 2026`.
pub fn long_date(lang: Lang, day: Date) -> String {
    let id = if day.day() == 1 { "life-date-first" } else { "life-date" };
    let month = words().word(lang, &format!("life-month-{}", day.month()));
    let message = Message::new(id).with("day", day.day()).with("month", month).with("year", day.year());
    words().say(lang, &message)
}

/// The sentence of a state, a remark, a refusal or an entry of the calendar, its days written out.
pub fn say(lang: Lang, message: &Message) -> String {
    let mut message = message.clone();
    for value in message.args.values_mut() {
        if let Arg::Text(text) = value
            && let Some(day) = written_day(text)
        {
            *text = long_date(lang, day);
        }
    }
    words().say(lang, &message)
}

/// A day as messages hold it; nothing else has this form.
fn written_day(text: &str) -> Option<Date> {
    (text.len() == 10 && text.is_ascii()).then(|| text.parse().ok()).flatten()
}

impl Life<'_> {
    /// The same, with the names of the parties instead of their identifiers.
    pub fn say(&self, lang: Lang, message: &Message) -> String {
        let mut message = message.clone();
        for (name, value) in &mut message.args {
            if let Arg::Text(text) = value
                && PARTIES.contains(&name.as_str())
            {
                *text = self.name(text);
            }
        }
        say(lang, &message)
    }

    /// The names of parties and bodies, or what was given where the text has none.
    pub fn names(&self, who: &[String]) -> Vec<String> {
        who.iter().map(|id| self.name(id)).collect()
    }

    fn name(&self, id: &str) -> String {
        let named = self.agreements().find_map(|agreement| {
            let parties = agreement.party_clauses().filter(|(_, party)| party.id.as_str() == id);
            let bodies = agreement.body_clauses().filter(|(_, body)| body.id.as_str() == id);
            parties.map(|(_, party)| &party.name).chain(bodies.map(|(_, body)| &body.name)).next()
        });
        named.map_or_else(|| id.to_owned(), Clone::clone)
    }
}
