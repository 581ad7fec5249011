//! `entente deliver`: decides, protects, and writes what a party may receive.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, bail};
use entente_data::DeliveryFormat;
use entente_exchange::{Clock, DeliveryOrder, DeliveryOutcome, Node, SentDelivery};
use entente_model::{Message, PartyId, VariableName};
use entente_text::Lang;
use serde_json::json;

use crate::cli::{Deliver, Format};
use crate::output;
use crate::show::{decision, say};

pub async fn deliver(args: &Deliver, lang: Lang) -> anyhow::Result<ExitCode> {
    let format = match args.output.extension().and_then(|extension| extension.to_str()) {
        Some("csv") => DeliveryFormat::Csv,
        Some("parquet") => DeliveryFormat::Parquet,
        _ => bail!(say(lang, &Message::new("format-unknown").with("file", args.output.display()))),
    };
    let node = Node::open(&args.node.dir, Clock::System).await?;
    let order = DeliveryOrder {
        recipient: PartyId::new(&args.to),
        purpose: args.purpose.as_str().into(),
        dataset: args.dataset.as_str().into(),
        variables: args.variables.iter().map(VariableName::new).collect(),
        period: args.period.as_deref().map(str::parse).transpose()?,
        format,
    };
    match node.deliver(&order).await? {
        DeliveryOutcome::Decided { decision: decided, .. } => {
            match args.format {
                Format::Json => output::line(format_args!("{:#}", serde_json::to_value(&decided)?)),
                Format::Text => {
                    output::text(format_args!("{}", decision(lang, &decided)));
                    output::line(format_args!("{}", say(lang, &Message::new("not-delivered"))));
                }
            }
            Ok(ExitCode::from(1))
        }
        DeliveryOutcome::Sent(sent) => {
            let files = hand_over(&sent, &args.output)?;
            match args.format {
                Format::Json => output::line(format_args!(
                    "{:#}",
                    json!({"delivery": sent.summary, "receipt": sent.receipt})
                )),
                Format::Text => output::text(format_args!("{}", text(lang, &sent, &args.output, &files))),
            }
            Ok(ExitCode::SUCCESS)
        }
    }
}

/// Copies a delivery to where the user wants it: `out.csv`, `out.csv.dictionnaire.md`, `out.csv.sources.txt`,
/// `out.csv.recu.json` and, where something was measured or done to cells, `out.csv.protection.json`.
pub fn hand_over(sent: &SentDelivery, output: &Path) -> anyhow::Result<Vec<PathBuf>> {
    if let Some(folder) = output.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
    }
    let mut beside = Vec::new();
    let mut files = vec![
        (&sent.data, None),
        (&sent.dictionary, Some("dictionnaire.md")),
        (&sent.mention, Some("sources.txt")),
        (&sent.receipt_file, Some("recu.json")),
    ];
    files.extend(sent.protection.iter().map(|file| (file, Some("protection.json"))));
    for (file, suffix) in files {
        let target = match suffix {
            None => output.to_owned(),
            Some(suffix) => beside_it(output, suffix),
        };
        // To a temporary name, then renamed: nobody sees half a file.
        let partial = beside_it(&target, "partial");
        fs::copy(file, &partial).with_context(|| partial.display().to_string())?;
        fs::rename(&partial, &target).with_context(|| target.display().to_string())?;
        if suffix.is_some() {
            beside.push(target);
        }
    }
    Ok(beside)
}

fn beside_it(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(suffix);
    PathBuf::from(name)
}

/// What is said of a delivery.
pub fn text(lang: Lang, sent: &SentDelivery, output: &Path, beside: &[PathBuf]) -> String {
    let delivered = Message::new("delivered")
        .with("delivery", &sent.summary.id)
        .count("count", sent.summary.rows)
        .with("file", output.display());
    let names: Vec<String> = beside.iter().map(|path| path.display().to_string()).collect();
    let near = Message::new("delivered-beside").with("files", names.join(", "));
    format!("{}\n{}\n", say(lang, &delivered), say(lang, &near))
}
