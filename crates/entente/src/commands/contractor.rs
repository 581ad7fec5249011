//! `entente contractor`: mandates of contractors, and whose copy a file is.

use std::process::ExitCode;

use entente_exchange::{Clock, Mandate, MandateOrder, MandateTrace, Node};
use entente_model::{Message, PartyId};
use entente_text::Lang;
use serde_json::{Value, json};

use crate::cli::Contractor;
use crate::commands::clearance::known;
use crate::commands::deposits::write;
use crate::output;
use crate::show::say;

pub async fn contractor(command: Contractor, lang: Lang) -> anyhow::Result<ExitCode> {
    match command {
        Contractor::List { node, party, format } => {
            let node = Node::open(&node.dir, Clock::System).await?;
            let mandates = node.mandates(&known(&node, &party)?).await?;
            let all: Vec<Value> = mandates.iter().map(to_json).collect();
            write(format, &all, || {
                let title = Message::new("mandates-listed").count("count", mandates.len() as u64);
                let lines =
                    mandates.iter().map(|one| format!("{}\n", say(lang, &message("mandate-line", one))));
                std::iter::once(format!("{}\n", say(lang, &title))).chain(lines).collect()
            })?;
        }
        Contractor::Declare { node, party, agreement, purpose, siren, study, until, contractor } => {
            let node = Node::open(&node.dir, Clock::System).await?;
            let order = MandateOrder {
                agreement: &agreement,
                purpose: &purpose,
                contractor: &contractor,
                siren: &siren,
                study: &study,
                until,
            };
            let id = node.declare_mandate_of(&PartyId::new(party), &order).await?;
            let done = Message::new("mandate-declared").with("mandate", id).with("until", until);
            output::line(format_args!("{}", say(lang, &done)));
        }
        Contractor::Trace { node, file, format } => {
            let node = Node::open(&node.dir, Clock::System).await?;
            let traces = node.trace_copy(&file).await?;
            let all: Vec<Value> = traces.iter().map(trace_json).collect();
            write(format, &all, || trace_text(&traces, lang))?;
            // As a search does: found, or not.
            let is_found = traces.iter().any(|trace| trace.score.is_marked());
            return Ok(if is_found { ExitCode::SUCCESS } else { ExitCode::FAILURE });
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn to_json(one: &Mandate) -> Value {
    json!({
        "id": one.id,
        "party": one.party,
        "agreement": one.agreement,
        "purpose": one.purpose,
        "contractor": one.contractor,
        "siren": one.siren,
        "study": one.study,
        "until": one.until,
        "state": one.state.name(),
        "deliveries": one.deliveries,
    })
}

fn message(id: &str, one: &Mandate) -> Message {
    Message::new(id)
        .with("mandate", one.id)
        .with("party", &one.party)
        .with("contractor", &one.contractor)
        .with("study", &one.study)
        .with("state", one.state.name())
        .with("until", one.until)
}

fn trace_json(trace: &MandateTrace) -> Value {
    json!({
        "mandate": trace.mandate.id,
        "contractor": trace.mandate.contractor,
        "pairs": trace.score.pairs,
        "ascending": trace.score.ascending,
        "told": trace.score.is_told(),
        "marked": trace.score.is_marked(),
    })
}

fn trace_text(traces: &[MandateTrace], lang: Lang) -> String {
    let marked: Vec<&MandateTrace> = traces.iter().filter(|trace| trace.score.is_marked()).collect();
    if marked.is_empty() {
        let is_told = traces.iter().any(|trace| trace.score.is_told());
        let id = if is_told || traces.is_empty() { "trace-none" } else { "trace-too-few" };
        return format!("{}\n", say(lang, &Message::new(id)));
    }
    let line = |trace: &&MandateTrace| {
        let found = message("trace-found", &trace.mandate)
            .with("ascending", trace.score.ascending)
            .with("pairs", trace.score.pairs);
        format!("{}\n", say(lang, &found))
    };
    marked.iter().map(line).collect()
}
