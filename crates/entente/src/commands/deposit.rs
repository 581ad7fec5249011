//! `entente deposit`: keeps a file as received, checks it, shows its report.

use std::process::ExitCode;

use entente_exchange::{Clock, Deposited, Node};
use entente_model::{Message, Verdict};
use entente_text::Lang;
use serde_json::json;

use crate::cli::{Deposit, Format};
use crate::output;
use crate::show::{report, say};

pub async fn deposit(args: &Deposit, lang: Lang) -> anyhow::Result<ExitCode> {
    let node = Node::open(&args.node.dir, Clock::System).await?;
    let deposited = node.deposit_file(&args.party, &args.dataset, &args.period, &args.file).await?;
    match args.format {
        Format::Json => {
            output::line(format_args!(
                "{:#}",
                json!({"deposit": deposited.summary, "report": deposited.report, "same_file": deposited.same_file})
            ));
        }
        Format::Text => output::text(format_args!("{}", text(lang, &deposited))),
    }
    Ok(match deposited.report.verdict {
        Verdict::Accepted | Verdict::Partial => ExitCode::SUCCESS,
        Verdict::Rejected => ExitCode::from(1),
    })
}

/// What is said of a deposit: what it is, its report, and that the file is kept.
pub fn text(lang: Lang, deposited: &Deposited) -> String {
    let summary = &deposited.summary;
    let deposit = Message::new("deposited")
        .with("deposit", &summary.id)
        .with("dataset", &summary.title)
        .with("period", summary.period)
        .with("version", summary.version);
    let kept = Message::new("kept-as-received").with("sha256", &summary.sha256[..12]);
    let mut text =
        format!("{}\n{}{}\n", say(lang, &deposit), report(lang, &deposited.report), say(lang, &kept));
    for other in &deposited.same_file {
        let same = Message::new("shown-same-file").with("deposit", &other.id);
        let same = same.with("dataset", &other.dataset).with("period", other.period);
        text.push_str(&say(lang, &same));
        text.push('\n');
    }
    text
}
