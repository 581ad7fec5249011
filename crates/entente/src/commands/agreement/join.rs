//! `entente agreement join` and `paper`: who joins a convention with which schools, and conventions that are on paper only.

use std::path::Path;
use std::process::ExitCode;

use entente_agreement::{Diagnostic, Severity, diagnostics_json, render};
use entente_exchange::{CheckedAdhesion, Scan};
use entente_model::{Message, PartyId};
use entente_text::Lang;
use serde_json::json;

use super::sign::read_bytes;
use super::{folder, open};
use crate::cli::{Join, Paper};
use crate::commands::deposits::write;
use crate::show::{say, word};

pub async fn join(args: &Join, lang: Lang) -> anyhow::Result<ExitCode> {
    let (name, bytes) = (name_of(&args.file), read_bytes(&args.file)?);
    if args.check {
        let checked = folder(&args.node.dir).await?.check_adhesion(&name, &bytes);
        return told(args, &checked, lang);
    }
    let node = open(&args.node.dir).await?;
    let party = args.party.as_deref().map(PartyId::new);
    let joined = node.join_agreement_as(party.as_ref(), &name, &bytes).await?;
    write(args.format, &joined, || {
        let done = Message::new("agreement-joined")
            .with("party", &joined.party.name)
            .with("agreement", &joined.joins)
            .count("schools", joined.schools.len() as u64);
        format!("{}\n", say(lang, &done.with("file", &joined.path)))
    })?;
    Ok(ExitCode::SUCCESS)
}

fn told(args: &Join, checked: &CheckedAdhesion, lang: Lang) -> anyhow::Result<ExitCode> {
    let sound = !faulty(&checked.diagnostics) && checked.schools.is_empty() && checked.adhesion.is_some();
    let schools = checked.schools.iter().map(|one| json!({"fault": one, "sentence": one.sentence(lang)}));
    let json = json!({
        "sound": sound,
        "adhesion": checked.adhesion,
        "diagnostics": diagnostics_json(&checked.diagnostics, lang),
        "schools": schools.collect::<Vec<_>>(),
    });
    write(args.format, &json, || {
        let mut text = render(&checked.diagnostics, lang);
        for fault in &checked.schools {
            text.push_str(&format!("{}\n", fault.sentence(lang)));
        }
        if sound {
            text.push_str(&format!("{}\n", word(lang, "adhesion-sound")));
        }
        text
    })?;
    Ok(if sound { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

pub async fn paper(args: &Paper, lang: Lang) -> anyhow::Result<ExitCode> {
    let (name, bytes) = (name_of(&args.file), read_bytes(&args.file)?);
    if args.check {
        let checked = folder(&args.node.dir).await?.check_paper(&name, &bytes);
        let sound = !faulty(&checked.diagnostics) && checked.paper.is_some();
        let json = json!({
            "sound": sound,
            "paper": checked.paper,
            "diagnostics": diagnostics_json(&checked.diagnostics, lang),
        });
        write(args.format, &json, || render(&checked.diagnostics, lang))?;
        return Ok(if sound { ExitCode::SUCCESS } else { ExitCode::from(1) });
    }
    let scan = args.scan.as_deref().map(Scan::read).transpose()?;
    let node = open(&args.node.dir).await?;
    let party = args.party.as_deref().map(PartyId::new);
    let kept = node.register_paper_as(party.as_ref(), &name, &bytes, scan.as_ref()).await?;
    write(args.format, &kept, || {
        let done = Message::new("paper-registered").with("title", &kept.title).with("file", &kept.path);
        format!("{}\n", say(lang, &done.with("scan", if scan.is_some() { "yes" } else { "no" })))
    })?;
    Ok(ExitCode::SUCCESS)
}

fn faulty(diagnostics: &[Diagnostic]) -> bool {
    diagnostics.iter().any(|one| one.severity == Severity::Error)
}

fn name_of(file: &Path) -> String {
    file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}
