//! `entente agreement render`: a convention as a page or as a document, without the platform.

use std::path::Path;
use std::process::ExitCode;

use anyhow::Context;
use entente_agreement::agreement_html;
use entente_audit::{KeyRegister, SignatureFile, SignatureStatement};
use entente_exchange::{
    AgreementText, Clock, ExchangeError, PrintOrder, print_agreement, signatures_path, write_whole,
};
use entente_model::{AgreementId, Message, PartyId};
use entente_text::Lang;

use super::compare::text;
use super::keys::read_text;
use super::verify::register_of;
use super::{is_node, numbered, open};
use crate::cli::Render;
use crate::output;
use crate::show::say;

pub async fn render(args: &Render, lang: Lang) -> anyhow::Result<ExitCode> {
    let file = args.output.display().to_string();
    let ends = |end: &str| args.output.extension().is_some_and(|found| found.eq_ignore_ascii_case(end));
    let bytes = if ends("html") {
        let text = text(&args.folder.dir, &args.file).await?;
        agreement_html(text.agreement(), &signed(text.file(), lang)?, lang).into_bytes()
    } else if ends("pdf") {
        pdf(args, lang).await?
    } else {
        eprintln!("entente: {}", say(lang, &Message::new("render-form").with("file", file)));
        return Ok(ExitCode::from(2));
    };
    write_whole(&args.output, &bytes).with_context(|| file.clone())?;
    output::line(format_args!("{}", say(lang, &Message::new("rendered").with("file", file))));
    Ok(ExitCode::SUCCESS)
}

/// The document, with the signatures of the node, or those beside the file.
async fn pdf(args: &Render, lang: Lang) -> anyhow::Result<Vec<u8>> {
    let copy_for = args.copy_for.as_deref().map(PartyId::new);
    let is_file = Path::new(&args.file).is_file();
    let (id, number) = numbered(&args.file);
    if !is_file && is_node(&args.folder.dir) {
        let node = open(&args.folder.dir).await?;
        let text = node.agreement_folder().text(id, number)?;
        must_name(&text, copy_for.as_ref())?;
        return Ok(node.agreement_pdf(&AgreementId::new(id), number, copy_for, lang).await?);
    }
    let text = text(&args.folder.dir, &args.file).await?;
    must_name(&text, copy_for.as_ref())?;
    let beside = signatures_path(text.file().to_owned());
    let order = PrintOrder { copy_for, day: Clock::System.today(), lang };
    if !beside.is_file() {
        return Ok(print_agreement(&text, None, &order)?);
    }
    let signatures = SignatureFile::read(&read_text(&beside)?).map_err(ExchangeError::from)?;
    let register = register_of(text.file());
    // Without a register no signature is verified, and the document says so.
    let keys = if register.is_file() { read_text(&register)? } else { String::new() };
    let keys = KeyRegister::read(&keys).map_err(ExchangeError::from)?;
    Ok(print_agreement(&text, Some((&signatures, &keys)), &order)?)
}

/// A copy is for one of the parties.
fn must_name(text: &AgreementText, party: Option<&PartyId>) -> Result<(), ExchangeError> {
    let agreement = text.agreement();
    match party.filter(|party| !agreement.parties.contains(party)) {
        Some(party) => {
            Err(ExchangeError::NotAParty { party: party.clone(), agreement: agreement.id.clone() })
        }
        None => Ok(()),
    }
}

/// Who signed, as the statements beside the file say it; whether they hold is `verify`.
fn signed(file: &Path, lang: Lang) -> anyhow::Result<Vec<String>> {
    let beside = signatures_path(file.to_owned());
    if !beside.is_file() {
        return Ok(Vec::new());
    }
    let file = SignatureFile::read(&read_text(&beside)?).map_err(ExchangeError::from)?;
    let said = file.statements().map(|(_, read)| {
        let (party, message) = match read {
            SignatureStatement::Signature(one) => (&one.party, one.message()),
            SignatureStatement::RecordedSignature(one) => (&one.party, one.message()),
        };
        format!("{party}\u{a0}: {}", entente_audit::words().say(lang, &message))
    });
    Ok(said.collect())
}
