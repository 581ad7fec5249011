//! `entente agreement diff` and `compare`: what changed between two texts, what a convention has that its cadre has not, or
//! two conventions side by side.

use std::path::Path;
use std::process::ExitCode;

use entente_agreement::compare::{
    compare as side_by_side, comparison_json, conformance, conformance_json, diff as difference, diff_json,
    render_comparison, render_conformance, render_diff,
};
use entente_exchange::{AgreementText, ExchangeError};
use entente_model::{Agreement, Message};
use entente_text::Lang;
use serde_json::json;

use super::{folder, numbered};
use crate::cli::{Compare, Diff};
use crate::commands::deposits::write;
use crate::show::say;

/// A text: a file by itself, or by its name in the folder.
pub(super) async fn text(dir: &Path, name: &str) -> Result<AgreementText, ExchangeError> {
    let file = Path::new(name);
    if file.is_file() {
        return AgreementText::read(file, dir);
    }
    let (id, number) = numbered(name);
    folder(dir).await?.text(id, number)
}

pub async fn diff(args: &Diff, lang: Lang) -> anyhow::Result<ExitCode> {
    let dir = &args.folder.dir;
    let (before, after) = (text(dir, &args.before).await?, text(dir, &args.after).await?);
    let found = difference(before.side(), after.side());
    write(args.format, &diff_json(&found, lang), || render_diff(&found, lang))?;
    Ok(ExitCode::SUCCESS)
}

pub async fn compare(args: &Compare, lang: Lang) -> anyhow::Result<ExitCode> {
    let dir = &args.folder.dir;
    let local = text(dir, &args.local).await?;
    let other = match &args.with {
        Some(name) => Some(text(dir, name).await?),
        None => None,
    };
    let Some(with) = other.as_ref().map(AgreementText::side).or_else(|| own_cadre(&local)) else {
        eprintln!("entente: {}", say(lang, &Message::new("compare-no-cadre").with("file", &args.local)));
        return Ok(ExitCode::from(2));
    };
    if args.side_by_side || !with.agreement.kind.is_cadre() {
        let found = side_by_side(local.side(), with);
        write(args.format, &comparison_json(&found, lang), || render_comparison(&found, lang))?;
        return Ok(ExitCode::SUCCESS);
    }
    let deviations = conformance(local.side(), with);
    let named = |agreement: &Agreement| json!({"id": agreement.id, "title": agreement.title, "sha256": agreement.sha256});
    let json = json!({
        "convention": named(local.agreement()),
        "cadre": named(with.agreement),
        "conforms": deviations.is_empty(),
        "deviations": conformance_json(&deviations, lang),
    });
    write(args.format, &json, || {
        let heading = Message::new("compare-with-cadre")
            .with("title", &local.agreement().title)
            .with("cadre", &with.agreement.title);
        format!("{}\n{}", say(lang, &heading), render_conformance(&deviations, lang))
    })?;
    Ok(if deviations.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

/// The cadre that the convention applies.
fn own_cadre(local: &AgreementText) -> Option<entente_agreement::compare::Side<'_>> {
    let side = local.side();
    side.cadre.map(|cadre| entente_agreement::compare::Side { agreement: cadre, cadre: None, ..side })
}
