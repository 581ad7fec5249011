//! `entente witness`: a party cosigns the logs of others, from a folder of its own and without a node.

use std::path::Path;
use std::process::ExitCode;

use anyhow::Context;
use entente_exchange::{Clock, ExchangeError, WitnessAnswer, WitnessFolder, read_named_file, write_whole};
use entente_model::Message;
use entente_text::Lang;
use tokio::net::TcpListener;

use super::log::note_key;
use super::serve::stopped;
use crate::cli::WitnessCommand;
use crate::output;
use crate::show::{say, word};

pub async fn witness(command: WitnessCommand, lang: Lang) -> anyhow::Result<ExitCode> {
    match command {
        WitnessCommand::Create { dir, name } => {
            let witness = WitnessFolder::create(&dir, &name)?;
            output::line(format_args!("{}", witness.key()?));
        }
        WitnessCommand::Key { dir } => output::line(format_args!("{}", WitnessFolder::open(&dir)?.key()?)),
        WitnessCommand::Follow { dir, key } => {
            let key = note_key(&key)?;
            WitnessFolder::open(&dir)?.follow(&key)?;
            let message = Message::new("witness-follows").with("log", key.name());
            output::line(format_args!("{}", say(lang, &message)));
        }
        WitnessCommand::Show { dir } => show(&WitnessFolder::open(&dir)?, lang)?,
        WitnessCommand::Cosign { dir, request, output } => return cosign(&dir, &request, &output, lang),
        WitnessCommand::Serve { dir, listen } => {
            let witness = WitnessFolder::open(&dir)?;
            let listener = TcpListener::bind(&listen).await.with_context(|| listen.clone())?;
            let url = format!("http://{}", listener.local_addr()?);
            output::line(format_args!("{}", say(lang, &Message::new("serving").with("url", url))));
            entente_web::serve_witness(witness, listener, stopped()).await?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn show(witness: &WitnessFolder, lang: Lang) -> anyhow::Result<()> {
    let logs = witness.logs()?;
    if logs.is_empty() {
        output::line(format_args!("{}", word(lang, "witness-follows-none")));
    }
    for (log, cosigned) in logs {
        let size = cosigned.and_then(|note| note.checkpoint().ok()).map_or(0, |checkpoint| checkpoint.size);
        let message = Message::new("witness-log").with("log", log.name()).count("count", size);
        output::line(format_args!("{}", say(lang, &message)));
    }
    Ok(())
}

fn cosign(dir: &Path, request: &Path, output: &Path, lang: Lang) -> anyhow::Result<ExitCode> {
    let body = read_named_file(request)?;
    match WitnessFolder::open(dir)?.cosign(&String::from_utf8_lossy(&body), &Clock::System)? {
        WitnessAnswer::Cosigned { line, size } => {
            let failed = |source| ExchangeError::File { path: output.to_owned(), source };
            write_whole(output, line.as_bytes()).map_err(failed)?;
            let message = Message::new("witness-answer-written").count("count", size);
            output::line(format_args!("{}", say(lang, &message.with("file", output.display()))));
            Ok(ExitCode::SUCCESS)
        }
        WitnessAnswer::Refused(refusal) => {
            eprintln!("entente: {}", entente_audit::words().say(lang, &refusal.message()));
            Ok(ExitCode::from(1))
        }
    }
}
