//! `entente log key|witnesses|add-witness|remove-witness|ask|request|cosign`: what the node asks of those that cosign its log.

use std::path::Path;
use std::process::ExitCode;

use entente_exchange::{Clock, ExchangeError, LogFolder, Node, read_named_file, write_whole};
use entente_model::Message;
use entente_text::Lang;

use crate::cli::Format;
use crate::output;
use crate::show::{say, word};

pub async fn key(folder: &Path) -> anyhow::Result<ExitCode> {
    // A node that has never signed anything gets its key now.
    Node::open(folder, Clock::System).await?.witness_ready().await?;
    if let Some(key) = LogFolder::of_node(folder).key()? {
        output::line(format_args!("{key}"));
    }
    Ok(ExitCode::SUCCESS)
}

pub async fn list(folder: &Path, format: Format, lang: Lang) -> anyhow::Result<ExitCode> {
    let witnesses = Node::open(folder, Clock::System).await?.witnesses().await?;
    if format == Format::Json {
        output::line(format_args!("{:#}", serde_json::to_value(&witnesses)?));
        return Ok(ExitCode::SUCCESS);
    }
    if witnesses.is_empty() {
        output::line(format_args!("{}", word(lang, "witnesses-none")));
    }
    for witness in &witnesses {
        let message = match (witness.size, witness.cosigned_at) {
            (Some(size), Some(at)) => Message::new("witness-cosigned")
                .count("count", size)
                .with("at", at.strftime("%Y-%m-%d %H:%M UTC")),
            _ => Message::new("witness-not-yet"),
        };
        let name = witness.name().to_owned();
        output::line(format_args!(
            "{}",
            say(lang, &message.with("party", &witness.party).with("name", name))
        ));
    }
    Ok(ExitCode::SUCCESS)
}

pub async fn add(
    folder: &Path,
    party: &str,
    key: &str,
    url: Option<&str>,
    lang: Lang,
) -> anyhow::Result<ExitCode> {
    let key = super::note_key(key)?;
    let node = Node::open(folder, Clock::System).await?;
    node.add_witness(&party.into(), &key, url).await?;
    let message = Message::new("witness-added").with("party", party).with("name", key.name());
    output::line(format_args!("{}", say(lang, &message)));
    Ok(ExitCode::SUCCESS)
}

pub async fn remove(folder: &Path, name: &str, lang: Lang) -> anyhow::Result<ExitCode> {
    Node::open(folder, Clock::System).await?.remove_witness(name).await?;
    output::line(format_args!("{}", say(lang, &Message::new("witness-removed").with("name", name))));
    Ok(ExitCode::SUCCESS)
}

/// Asks each in turn: one that does not answer does not stop the others.
pub async fn ask(folder: &Path, lang: Lang) -> anyhow::Result<ExitCode> {
    let node = Node::open(folder, Clock::System).await?;
    let mut code = ExitCode::SUCCESS;
    let witnesses: Vec<_> = node.witnesses().await?.into_iter().filter(|one| one.url.is_some()).collect();
    if witnesses.is_empty() {
        output::line(format_args!("{}", word(lang, "witnesses-none-by-http")));
    }
    for witness in witnesses {
        match node.ask_witness(&witness).await {
            Ok(size) => {
                let message = Message::new("witness-has-cosigned").count("count", size);
                output::line(format_args!("{}", say(lang, &message.with("name", witness.name()))));
            }
            Err(error) => {
                eprintln!("entente: {}", error.say(lang));
                code = ExitCode::from(1);
            }
        }
    }
    Ok(code)
}

pub async fn request(
    folder: &Path,
    name: &str,
    output: &Path,
    has: Option<u64>,
    lang: Lang,
) -> anyhow::Result<ExitCode> {
    let body = Node::open(folder, Clock::System).await?.witness_request(name, has).await?;
    let failed = |source| ExchangeError::File { path: output.to_owned(), source };
    write_whole(output, body.as_bytes()).map_err(failed)?;
    let message = Message::new("witness-request-written").with("file", output.display()).with("name", name);
    output::line(format_args!("{}", say(lang, &message)));
    Ok(ExitCode::SUCCESS)
}

pub async fn cosign(folder: &Path, name: &str, answer: &Path, lang: Lang) -> anyhow::Result<ExitCode> {
    let bytes = read_named_file(answer)?;
    let node = Node::open(folder, Clock::System).await?;
    let size = node.keep_cosignature(name, &String::from_utf8_lossy(&bytes)).await?;
    let message = Message::new("witness-has-cosigned").count("count", size).with("name", name);
    output::line(format_args!("{}", say(lang, &message)));
    Ok(ExitCode::SUCCESS)
}
