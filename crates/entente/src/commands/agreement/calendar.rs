//! `entente agreement calendar`: what will happen, for people, for programs or for any agenda.

use std::process::ExitCode;

use entente_agreement::icalendar;
use entente_agreement::life::CalendarEntry;
use entente_exchange::{AgreementFolder, Clock, views};
use entente_model::{Agreement, Message};
use entente_text::Lang;
use serde_json::Value;

use super::folder;
use super::list::cited;
use crate::cli::{Calendar, CalendarFormat};
use crate::output;
use crate::show::{say, word};

pub async fn calendar(args: &Calendar, lang: Lang) -> anyhow::Result<ExitCode> {
    let folder = folder(&args.folder.dir).await?;
    let agreement = folder.agreement(&args.id)?;
    let window = views::CalendarWindow { from: args.from, until: args.until, known: args.known_on };
    let entries = views::agreement_calendar(&folder, &args.id, window)?;
    match args.format {
        CalendarFormat::Text => {
            for entry in &entries {
                output::text(format_args!("{}", line(&folder, agreement, entry, lang)));
            }
            if entries.is_empty() {
                output::line(format_args!(
                    "{}",
                    say(lang, &Message::new("calendar-empty").with("until", args.until))
                ));
            }
        }
        CalendarFormat::Json => {
            let json: Vec<Value> = entries
                .iter()
                .map(|entry| entry_json(&folder, agreement, entry, lang))
                .collect::<Result<_, _>>()?;
            output::line(format_args!("{:#}", Value::Array(json)));
        }
        CalendarFormat::Ics => {
            let events = views::calendar_events(&folder, agreement, &entries, lang);
            output::text(format_args!("{}", icalendar(&agreement.title, &events, Clock::System.now())));
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// The day, what happens, who has something to do, by which article.
pub fn line(folder: &AgreementFolder, agreement: &Agreement, entry: &CalendarEntry, lang: Lang) -> String {
    let mut sentence = cited(folder.say(agreement, lang, &entry.what), entry.place.as_ref(), lang);
    let who = folder.life(agreement).names(&entry.who);
    if !who.is_empty() {
        sentence.push_str(&format!(
            "\n            {}",
            say(lang, &Message::new("calendar-who").with("who", who.join(", ")))
        ));
    }
    if entry.suspended {
        sentence.push_str(&format!("\n            {}", word(lang, "calendar-suspended")));
    }
    format!("{}  {sentence}\n", entry.on)
}

fn entry_json(
    folder: &AgreementFolder,
    agreement: &Agreement,
    entry: &CalendarEntry,
    lang: Lang,
) -> anyhow::Result<Value> {
    let mut value = serde_json::to_value(entry)?;
    value["says"] = folder.say(agreement, lang, &entry.what).into();
    value["who_names"] = folder.life(agreement).names(&entry.who).into();
    Ok(value)
}
