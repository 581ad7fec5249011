//! `entente explain`: may this party receive this dataset for this purpose, and on which articles; who may see what; what a text would change.

use std::path::Path;
use std::process::ExitCode;

use entente_exchange::views::{self, AccessChangeView, AccessFilter, AccessView};
use entente_exchange::{Clock, Node, protection_message};
use entente_model::{AccessRequest, Message, PartyId, VariableName};
use entente_text::Lang;
use serde_json::json;

use crate::cli::{Explain, Format, TableFormat};
use crate::commands::deposits::write;
use crate::output;
use crate::show::{Cannot, decision, say, word, wrap};

pub async fn explain(args: &Explain, lang: Lang) -> anyhow::Result<ExitCode> {
    let node = Node::open(&args.node.dir, Clock::System).await?;
    if args.format == TableFormat::Csv && !args.all {
        return Err(Cannot(Message::new("explain-csv")).into());
    }
    match (&args.diff, args.all) {
        (Some(file), _) => changes(&node, args, file, lang),
        (None, true) => all(&node, args, lang),
        (None, false) => one(&node, args, lang).await,
    }
}

async fn one(node: &Node, args: &Explain, lang: Lang) -> anyhow::Result<ExitCode> {
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let request = AccessRequest {
        recipient: PartyId::new(text(&args.party)),
        purpose: text(&args.purpose).as_str().into(),
        dataset: text(&args.dataset).as_str().into(),
        variables: args.variables.iter().map(VariableName::new).collect(),
        on: args.on.unwrap_or_else(|| node.today()),
    };
    let (id, decided) = node.decide(&request).await?;
    match args.format {
        TableFormat::Json => {
            let mut value = serde_json::to_value(&decided)?;
            if let Some(object) = value.as_object_mut() {
                object.insert("decision".to_owned(), json!(id));
            }
            output::line(format_args!("{value:#}"));
        }
        TableFormat::Text | TableFormat::Csv => {
            output::text(format_args!("{}", decision(lang, &decided)));
            output::line(format_args!(
                "{}",
                say(lang, &Message::new("decision-recorded").with("decision", id))
            ));
        }
    }
    // Each of the four outcomes is an answer: the command did what it was asked.
    Ok(ExitCode::SUCCESS)
}

fn filter(args: &Explain) -> AccessFilter {
    AccessFilter {
        party: args.party.as_deref().map(Into::into),
        dataset: args.dataset.as_deref().map(Into::into),
        purpose: args.purpose.as_deref().map(Into::into),
        outcome: None,
    }
}

fn all(node: &Node, args: &Explain, lang: Lang) -> anyhow::Result<ExitCode> {
    let lines = views::accesses(node, args.on.unwrap_or_else(|| node.today()), &filter(args));
    match args.format {
        TableFormat::Csv => output::text(format_args!("{}", views::accesses_csv(&lines, lang))),
        TableFormat::Json => write(Format::Json, &lines, String::new)?,
        TableFormat::Text => output::text(format_args!("{}", matrix(&lines, lang))),
    }
    Ok(ExitCode::SUCCESS)
}

/// Party by party, each access with its answer, how much leaves, how protected, until when, and why.
fn matrix(lines: &[AccessView], lang: Lang) -> String {
    let mut text = String::new();
    for (position, line) in lines.iter().enumerate() {
        if position == 0 || lines[position - 1].party != line.party {
            text.push_str(&format!("{} ({})\n", line.party_name, line.party));
        }
        text.push_str(&format!("  {}\n", heading(line, lang)));
        let protections = line.protection_words(lang);
        for sentence in line.why(lang).iter().chain(&protections) {
            text.push_str(&format!("      - {}\n", wrap(sentence, 8)));
        }
        text.extend(until(line, lang).map(|until| format!("      - {until}\n")));
    }
    text.push_str(&say(lang, &Message::new("explain-all-count").count("count", lines.len() as u64)));
    text.push('\n');
    text
}

/// « PERMIS  f-carac-elev, etudes : 12 variables ».
fn heading(line: &AccessView, lang: Lang) -> String {
    let id = if line.variables.is_empty() { "explain-all-line-none" } else { "explain-all-line" };
    let message = Message::new(id)
        .with("outcome", word(lang, &format!("outcome-{}", line.outcome)))
        .with("dataset", &line.dataset)
        .with("purpose", &line.purpose)
        .count("count", line.variables.len() as u64);
    say(lang, &message)
}

fn until(line: &AccessView, lang: Lang) -> Option<String> {
    let id = if line.is_renewed { "explain-until-renewed" } else { "explain-until" };
    Some(say(lang, &Message::new(id).with("day", line.ends_on?).with("convention", &line.agreement)))
}

fn changes(node: &Node, args: &Explain, file: &Path, lang: Lang) -> anyhow::Result<ExitCode> {
    let mut changes = views::access_changes(node, file, args.on.unwrap_or_else(|| node.today()))?;
    let filter = filter(args);
    changes.retain(|change| change.line().is_some_and(|line| filter.keeps(line)));
    let format = if args.format == TableFormat::Json { Format::Json } else { Format::Text };
    write(format, &changes, || difference(&changes, lang))?;
    Ok(ExitCode::SUCCESS)
}

/// What each gains, loses, or receives otherwise.
fn difference(changes: &[AccessChangeView], lang: Lang) -> String {
    if changes.is_empty() {
        return format!("{}\n", word(lang, "explain-diff-none"));
    }
    let mut text = String::new();
    for change in changes {
        let Some(line) = change.line() else { continue };
        let message = Message::new(format!("explain-diff-{}", change.turn))
            .with("party", &line.party_name)
            .with("dataset", &line.dataset)
            .with("purpose", &line.purpose);
        text.push_str(&format!("{}\n", say(lang, &message)));
        for sentence in details(change, line, lang) {
            text.push_str(&format!("      - {}\n", wrap(&sentence, 8)));
        }
    }
    text
}

fn details(change: &AccessChangeView, line: &AccessView, lang: Lang) -> Vec<String> {
    let mut sentences = line.why(lang);
    let names =
        |names: &[VariableName]| names.iter().map(VariableName::as_str).collect::<Vec<_>>().join(", ");
    for (id, variables) in
        [("explain-diff-more", &change.variables_gained), ("explain-diff-fewer", &change.variables_lost)]
    {
        if !variables.is_empty() {
            sentences.push(say(lang, &Message::new(id).with("variables", names(variables))));
        }
    }
    for one in &change.protections {
        let how = |protection: &Option<_>| {
            entente_exchange::words().say(lang, &protection_message(protection.as_ref()))
        };
        let message = Message::new("explain-diff-protection")
            .with("variable", &one.variable)
            .with("before", how(&one.before))
            .with("after", how(&one.after));
        sentences.push(say(lang, &message));
    }
    if change.other_conditions {
        sentences.push(word(lang, "explain-diff-conditions"));
    }
    if change.turn == "gained" {
        sentences.extend(line.protection_words(lang));
    }
    sentences
}
