//! `entente study`: a study is checked, drafted, proposed, approved, published, withdrawn.

use std::path::Path;
use std::process::ExitCode;

use anyhow::Context;
use entente_exchange::study::{ChangeCause, FigureStanding, StudyFault, read_study};
use entente_exchange::views::{self, StudyLine};
use entente_exchange::{Clock, ExchangeError, Node, StudyActKind};
use entente_model::{Message, PartyId};
use entente_text::Lang;
use serde_json::{Value, json};

use crate::cli::{Format, Study, StudyVersionArgs};
use crate::commands::deposits::write;
use crate::show::{say, word};

pub async fn study(command: Study, lang: Lang) -> anyhow::Result<ExitCode> {
    match command {
        Study::Check { file, dir, party, format } => {
            let text = std::fs::read_to_string(&file).with_context(|| file.display().to_string())?;
            match (dir, party) {
                (Some(dir), Some(party)) => {
                    check_on_node(&dir, &PartyId::new(party), &text, format, lang).await
                }
                _ => check_form(&text, format, lang),
            }
        }
        Study::List { node, party, format } => {
            let node = open(&node.dir).await?;
            let lines = views::studies(&node, &PartyId::new(party)).await?;
            write(format, &lines, || match lines.is_empty() {
                true => format!("{}\n", word(lang, "studies-none")),
                false => lines.iter().map(|line| line_text(line, lang)).collect(),
            })?;
            Ok(ExitCode::SUCCESS)
        }
        Study::Draft { node, file, party, format } => {
            let node = open(&node.dir).await?;
            let text = std::fs::read_to_string(&file).with_context(|| file.display().to_string())?;
            let party = PartyId::new(party);
            match node.draft_study_as(&party, &text).await {
                Ok(kept) => {
                    let said = Message::new("study-drafted")
                        .with("study", &kept.study)
                        .with("number", kept.number)
                        .with("hash", kept.figures_sha256);
                    write(format, &kept, || format!("{}\n", say(lang, &said)))?;
                    Ok(ExitCode::SUCCESS)
                }
                Err(ExchangeError::StudyFaulty(faults)) => tell_faults(&faults, format, lang),
                Err(error) => Err(error.into()),
            }
        }
        Study::Propose(args) => act(args, StudyActKind::Proposed, "study-proposed", lang).await,
        Study::Approve(args) => act(args, StudyActKind::Approved, "study-approved", lang).await,
        Study::Publish(args) => act(args, StudyActKind::Published, "study-published", lang).await,
        Study::Withdraw(args) => act(args, StudyActKind::Withdrawn, "study-withdrawn", lang).await,
    }
}

async fn open(folder: &Path) -> Result<Node, ExchangeError> {
    Node::open(folder, Clock::System).await
}

async fn act(args: StudyVersionArgs, what: StudyActKind, done: &str, lang: Lang) -> anyhow::Result<ExitCode> {
    let node = open(&args.node.dir).await?;
    let act = node.act_on_study_as(&PartyId::new(args.party), &args.study, args.number, what).await?;
    let said = Message::new(done).with("study", &args.study).with("number", args.number);
    write(args.format, &act, || format!("{}\n", say(lang, &said)))?;
    Ok(ExitCode::SUCCESS)
}

/// What the file says alone: nothing is looked up.
fn check_form(text: &str, format: Format, lang: Lang) -> anyhow::Result<ExitCode> {
    match read_study(text) {
        Err(faults) => tell_faults(&faults, format, lang),
        Ok(study) => {
            let said = Message::new("study-well-formed").count("count", study.figures().count() as u64);
            let json = json!({ "study": study.id, "faults": [] });
            write(format, &json, || format!("{}\n", say(lang, &said)))?;
            Ok(ExitCode::SUCCESS)
        }
    }
}

/// On a node: every fault; of a text that is kept there, what became of its figures; else what drafting it would keep.
async fn check_on_node(
    dir: &Path,
    party: &PartyId,
    text: &str,
    format: Format,
    lang: Lang,
) -> anyhow::Result<ExitCode> {
    let node = open(dir).await?;
    let study = match read_study(text) {
        Ok(study) => study,
        Err(faults) => return tell_faults(&faults, format, lang),
    };
    if let Some(kept) = kept_version(&node, party, &study.id, text).await? {
        return tell_standings(&kept, format, lang);
    }
    match node.try_study(party, text).await {
        Ok(drafted) => {
            let said = Message::new("study-can-be-drafted").count("count", drafted.figures.len() as u64);
            let json = json!({ "study": study.id, "faults": [], "figures": drafted.figures });
            write(format, &json, || format!("{}\n", say(lang, &said)))?;
            Ok(ExitCode::SUCCESS)
        }
        Err(ExchangeError::StudyFaulty(faults)) => tell_faults(&faults, format, lang),
        Err(error) => Err(error.into()),
    }
}

/// The last version with that very text, its figures made again.
async fn kept_version(
    node: &Node,
    party: &PartyId,
    study: &str,
    text: &str,
) -> Result<Option<views::StudyView>, ExchangeError> {
    let last = match views::study_of_party(node, party, study, None, false).await {
        Ok(view) => view,
        Err(error) if error.is_not_found() => return Ok(None),
        Err(error) => return Err(error),
    };
    for line in last.versions.iter().rev() {
        let view = views::study_of_party(node, party, study, Some(line.number), true).await?;
        if view.version.text == text && !view.figures.is_empty() {
            return Ok(Some(view));
        }
    }
    Ok(None)
}

/// Exit code 0 where the data of the version gives the same figures; that the data of today gives others is told, not a fault.
fn tell_standings(view: &views::StudyView, format: Format, lang: Lang) -> anyhow::Result<ExitCode> {
    let figures: Vec<Value> = view
        .figures
        .iter()
        .map(|one| json!({ "id": one.id, "reproduced": one.reproduced, "now": one.now }))
        .collect();
    let is_reproduced = view.figures.iter().all(|one| one.reproduced == Some(FigureStanding::Same));
    let json = json!({
        "study": view.text.id,
        "number": view.version.number,
        "state": view.state,
        "reproduced": is_reproduced,
        "figures": figures,
    });
    write(format, &json, || {
        let head = Message::new("study-checked")
            .with("study", &view.text.id)
            .with("number", view.version.number)
            .with("state", entente_exchange::words().word(lang, view.state.message_id()));
        let mut text = format!("{}\n", say(lang, &head));
        for one in &view.figures {
            let line = Message::new("study-checked-figure")
                .with("figure", &one.id)
                .with("then", stood(lang, one.reproduced.as_ref()))
                .with("now", stood(lang, one.now.as_ref()));
            text.push_str(&format!("  {}\n", say(lang, &line)));
        }
        text
    })?;
    Ok(if is_reproduced { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

fn stood(lang: Lang, standing: Option<&FigureStanding>) -> String {
    match standing {
        None => word(lang, "study-figure-closed"),
        Some(FigureStanding::Same) => word(lang, "study-figure-same"),
        Some(FigureStanding::Unmade { fault }) => entente_exchange::words().say(lang, &fault.message()),
        Some(FigureStanding::Changed { cells, why }) => {
            let causes: Vec<String> = why.iter().map(|cause| cause_text(lang, cause)).collect();
            let message = Message::new("study-figure-changed")
                .count("count", *cells as u64)
                .with("why", causes.join(", "));
            say(lang, &message)
        }
    }
}

fn cause_text(lang: Lang, cause: &ChangeCause) -> String {
    let message = match cause {
        ChangeCause::Data { title, period, from, to } => {
            let version =
                |version: &Option<u32>| version.map_or_else(|| "–".to_owned(), |version| version.to_string());
            Message::new("study-cause-data")
                .with("title", title)
                .with("period", period)
                .with("from", version(from))
                .with("to", version(to))
        }
        ChangeCause::Method { from, to } => {
            Message::new("study-cause-method").with("from", from).with("to", to)
        }
        ChangeCause::Assumptions => Message::new("study-cause-assumptions"),
        ChangeCause::Directory => Message::new("study-cause-directory"),
        ChangeCause::Threshold { from, to } => {
            Message::new("study-cause-threshold").with("from", from).with("to", to)
        }
        ChangeCause::Other => Message::new("study-cause-other"),
    };
    say(lang, &message)
}

fn tell_faults(faults: &[StudyFault], format: Format, lang: Lang) -> anyhow::Result<ExitCode> {
    let json: Vec<Value> = faults
        .iter()
        .map(|fault| {
            let words = entente_exchange::words();
            json!({
                "line": fault.line,
                "code": fault.kind.code(),
                "value": fault.value,
                "message": words.say(lang, &fault.message()),
                "remedy": words.say(lang, &fault.remedy()),
            })
        })
        .collect();
    write(format, &json!({ "faults": json }), || {
        faults.iter().map(|fault| format!("{}\n", fault.say(lang))).collect()
    })?;
    Ok(ExitCode::from(1))
}

fn line_text(line: &StudyLine, lang: Lang) -> String {
    let parties: Vec<&str> = line.parties.iter().map(PartyId::as_str).collect();
    format!(
        "{:<28} {:>3}  {:<36} {}\n{:<34} {}\n",
        line.id,
        line.number,
        entente_exchange::words().word(lang, line.state.message_id()),
        parties.join(", "),
        "",
        line.title,
    )
}
