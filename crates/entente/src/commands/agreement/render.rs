//! `entente agreement render`: a convention as a page for people, without the platform.

use std::path::Path;
use std::process::ExitCode;

use anyhow::Context;
use entente_agreement::agreement_html;
use entente_audit::{SignatureFile, SignatureStatement};
use entente_exchange::signatures_path;
use entente_model::Message;
use entente_text::Lang;

use super::folder;
use super::keys::read_text;
use crate::cli::Render;
use crate::output;
use crate::show::say;

pub async fn render(args: &Render, lang: Lang) -> anyhow::Result<ExitCode> {
    let file = args.output.display().to_string();
    if !args.output.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("html")) {
        eprintln!("entente: {}", say(lang, &Message::new("render-form").with("file", file)));
        return Ok(ExitCode::from(2));
    }
    let folder = folder(&args.folder.dir).await?;
    let agreement = folder.agreement(&args.file)?;
    let beside = signatures_path(folder.path().join(&agreement.path));
    let html = agreement_html(agreement, &signed(&beside, lang)?, lang);
    std::fs::write(&args.output, html).with_context(|| file.clone())?;
    output::line(format_args!("{}", say(lang, &Message::new("rendered").with("file", file))));
    Ok(ExitCode::SUCCESS)
}

/// Who signed, as the statements beside the file say it; whether they hold is `verify`.
fn signed(beside: &Path, lang: Lang) -> anyhow::Result<Vec<String>> {
    if !beside.is_file() {
        return Ok(Vec::new());
    }
    let file = SignatureFile::read(&read_text(beside)?).map_err(entente_exchange::ExchangeError::from)?;
    let said = file.statements().map(|(_, read)| {
        let (party, message) = match read {
            SignatureStatement::Signature(one) => (&one.party, one.message()),
            SignatureStatement::RecordedSignature(one) => (&one.party, one.message()),
        };
        format!("{party}\u{a0}: {}", entente_audit::words().say(lang, &message))
    });
    Ok(said.collect())
}
