//! `entente agreement list` and `show`: where each convention stands, and the state of one on a day as known on another.

use std::path::Path;
use std::process::ExitCode;

use entente_agreement::life::{LifeState, Phase};
use entente_exchange::views::{self, AgreementLine};
use entente_exchange::{AgreementFolder, ExchangeError};
use entente_model::{Agreement, AgreementKind, ArticleRef, LifeFact, Message};
use entente_text::Lang;
use serde_json::{Value, json};

use super::folder;
use crate::cli::{Format, Show};
use crate::commands::deposits::write;
use crate::show::{say, word};

pub async fn list(dir: &Path, kind: Option<&str>, format: Format, lang: Lang) -> anyhow::Result<ExitCode> {
    let folder = folder(dir).await?;
    // `ent` is short for whatever feeds an ENT, by its kind or by a clause.
    let feeds = kind == Some("ent");
    let kind = kind.filter(|_| !feeds).map(parse_kind).transpose()?;
    let mut lines = views::agreement_lines(&folder, kind);
    if feeds {
        lines.retain(|line| folder.agreement(line.id.as_str()).is_ok_and(feeds_an_ent));
    }
    let json: Vec<Value> =
        lines.iter().map(|line| line_json(&folder, line, lang)).collect::<Result<_, _>>()?;
    write(format, &json, || lines.iter().map(|line| line_text(&folder, line, lang)).collect())?;
    Ok(ExitCode::SUCCESS)
}

fn feeds_an_ent(agreement: &Agreement) -> bool {
    agreement.kind == AgreementKind::PartenariatEnt || agreement.ent_clauses().next().is_some()
}

fn parse_kind(text: &str) -> Result<AgreementKind, ExchangeError> {
    serde_json::from_value(text.into())
        .map_err(|_| ExchangeError::Unacceptable { what: "kind", value: text.to_owned() })
}

/// The line, with its reason in a sentence.
fn line_json(folder: &AgreementFolder, line: &AgreementLine, lang: Lang) -> anyhow::Result<Value> {
    let mut value = serde_json::to_value(line)?;
    value["says"] = folder.say(folder.agreement(line.id.as_str())?, lang, &line.reason).into();
    Ok(value)
}

fn line_text(folder: &AgreementFolder, line: &AgreementLine, lang: Lang) -> String {
    let reason =
        folder.agreement(line.id.as_str()).map(|agreement| folder.say(agreement, lang, &line.reason));
    format!(
        "{:<24} {:<16} {}\n{:<24} {:<16} {}\n",
        line.id.to_string(),
        phase(lang, line.phase),
        line.title,
        "",
        "",
        reason.unwrap_or_default(),
    )
}

pub(super) fn phase(lang: Lang, phase: Phase) -> String {
    entente_agreement::words().word(lang, &format!("life-phase-{}", phase.name()))
}

pub async fn show(args: &Show, lang: Lang) -> anyhow::Result<ExitCode> {
    let folder = folder(&args.folder.dir).await?;
    let agreement = folder.agreement(&args.id)?;
    let line = views::agreement_line(&folder, &args.id)?;
    let state = views::agreement_state(&folder, &args.id, args.on, args.known_on)?;
    let facts = folder.facts(agreement);
    let mut json = line_json(&folder, &line, lang)?;
    json["state"] = serde_json::to_value(&state)?;
    json["state"]["says"] = folder.say(agreement, lang, &state.reason).into();
    json["facts"] = serde_json::to_value(facts)?;
    json["remarks"] = state.remarks.iter().map(|one| folder.say(agreement, lang, &one.message())).collect();
    write(args.format, &json, || text(&folder, agreement, &line, &state, facts, lang))?;
    Ok(ExitCode::SUCCESS)
}

fn text(
    folder: &AgreementFolder,
    agreement: &Agreement,
    line: &AgreementLine,
    state: &LifeState,
    facts: &[LifeFact],
    lang: Lang,
) -> String {
    let mut text = format!("{} ({})\n", agreement.title, agreement.id);
    let mut add = |sentence: String| {
        text.push_str("  ");
        text.push_str(&sentence);
        text.push('\n');
    };
    let parties: Vec<&str> = line.parties.iter().map(|party| party.name.as_str()).collect();
    add(say(lang, &Message::new("agreement-parties").with("parties", parties.join(", "))));
    let head = Message::new("agreement-state")
        .with("phase", phase(lang, state.phase))
        .with("on", state.on)
        .with("known", state.known);
    add(say(lang, &head));
    add(cited(folder.say(agreement, lang, &state.reason), state.article.as_ref(), lang));
    for one in &state.goes_on {
        let message = Message::new("agreement-goes-on").with("what", &one.what);
        let until = one.last_day.map_or_else(|| word(lang, "agreement-without-end"), |day| day.to_string());
        add(cited(say(lang, &message.with("until", until)), one.article.as_ref(), lang));
    }
    for remark in &state.remarks {
        add(folder.say(agreement, lang, &remark.message()));
    }
    let version = Message::new("agreement-text").count("number", u64::from(state.version.amendment));
    add(say(lang, &version.with("sha256", state.version.sha256.as_deref().unwrap_or("-"))));
    if !facts.is_empty() {
        add(word(lang, "agreement-facts"));
        for fact in facts {
            add(format!("  {}  {}  {}", fact.id, fact.happened_on, fact_text(fact)));
        }
    }
    text
}

/// What happened, as it is recorded: its code, its fields, the fact that it corrects.
fn fact_text(fact: &LifeFact) -> String {
    let fields = serde_json::to_value(fact).unwrap_or_else(|_| json!({}));
    let what = fields["event"].as_str().unwrap_or_default().to_owned();
    let told = ["id", "event", "happened_on"];
    let fields = fields.as_object().into_iter().flatten().filter(|(name, _)| !told.contains(&name.as_str()));
    let fields = fields.map(|(name, value)| match value {
        Value::String(text) => format!("{name}={text}"),
        other => format!("{name}={other}"),
    });
    std::iter::once(what).chain(fields).collect::<Vec<String>>().join(" ")
}

/// The sentence, and the article that it rests on.
pub(super) fn cited(sentence: String, article: Option<&ArticleRef>, lang: Lang) -> String {
    match article {
        Some(place) => {
            let place =
                Message::new("agreement-article").with("article", &place.article).with("line", place.line);
            format!("{sentence} ({})", say(lang, &place))
        }
        None => sentence,
    }
}
