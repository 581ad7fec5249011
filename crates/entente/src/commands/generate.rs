//! `entente generate`: files of the fictitious academy, for anyone's tests.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

use anyhow::{Context, anyhow};
use entente_academy::{Academy, AcademyDataset, Encoding, FaultKind, FileOptions, LineEnd, Quoting, write};
use entente_model::Message;
use entente_text::Lang;

use crate::cli::{EncodingName, Generate, QuotingName};
use crate::output;
use crate::show::say;

/// Pupils of an academy from which rows are taken where the number of rows does not say it.
const PUPILS: u64 = 40_000;

pub fn generate(args: &Generate, lang: Lang) -> anyhow::Result<ExitCode> {
    let dataset: AcademyDataset = args.dataset.parse().map_err(|_| {
        let known: Vec<&str> = AcademyDataset::ALL.iter().map(|dataset| dataset.id()).collect();
        anyhow!(say(
            lang,
            &Message::new("dataset-unknown").with("dataset", &args.dataset).with("known", known.join(", "))
        ))
    })?;
    let options = FileOptions {
        encoding: match args.encoding {
            EncodingName::Utf8 => Encoding::Utf8,
            EncodingName::Utf8Bom => Encoding::Utf8Bom,
            EncodingName::Latin1 => Encoding::Latin1,
        },
        quoted: match args.quoting {
            QuotingName::Never => Quoting::Never,
            QuotingName::Needed => Quoting::WhenNeeded,
            QuotingName::Always => Quoting::Always,
        },
        line_end: LineEnd::CrLf,
        faults: parse_faults(&args.faults, lang)?,
    };
    let academy = Academy::new(args.rows.unwrap_or(PUPILS).max(PUPILS), args.seed);
    if args.output.as_os_str() == "-" {
        write(&academy, dataset, args.rows, &options, &mut BufWriter::new(io::stdout().lock()))?;
        return Ok(ExitCode::SUCCESS);
    }
    let file = File::create(&args.output).with_context(|| args.output.display().to_string())?;
    let mut out = BufWriter::with_capacity(1 << 20, file);
    let written = write(&academy, dataset, args.rows, &options, &mut out)?;
    out.flush()?;
    let done = Message::new("generated")
        .with("file", args.output.display())
        .count("count", written.rows)
        .count("faults", written.faults.len() as u64);
    output::line(format_args!("{}", say(lang, &done)));
    Ok(ExitCode::SUCCESS)
}

/// Reads `KIND=N` pairs.
fn parse_faults(texts: &[String], lang: Lang) -> anyhow::Result<Vec<(FaultKind, u64)>> {
    texts
        .iter()
        .map(|text| {
            let pair = text.split_once('=').and_then(|(kind, count)| {
                Some((kind.trim().parse::<FaultKind>().ok()?, count.trim().parse::<u64>().ok()?))
            });
            pair.ok_or_else(|| {
                let known: Vec<&str> = FaultKind::ALL.iter().map(|kind| kind.id()).collect();
                anyhow!(say(
                    lang,
                    &Message::new("fault-unknown").with("fault", text).with("known", known.join(", "))
                ))
            })
        })
        .collect()
}
