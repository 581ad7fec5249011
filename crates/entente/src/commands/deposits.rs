//! `entente deposits`: what was deposited, what became of it, what changed, what is expected.

use std::path::Path;
use std::process::ExitCode;

use clap::ValueEnum;
use entente_exchange::views::{self, AlertView, DepositSummary, DepositView, ExpectedView};
use entente_exchange::{AlertKind, Clock, ComparedVersions, ExchangeError, Node};
use entente_model::{Message, PartyId, Verdict, VersionState};
use entente_text::{Lang, number};
use serde::Serialize;

use crate::cli::{Deposits, Format, Reason};
use crate::commands::deposit_text;
use crate::output;
use crate::show::{say, share, word};

pub async fn deposits(command: Deposits, lang: Lang) -> anyhow::Result<ExitCode> {
    match command {
        Deposits::List { node, party, format } => list(&node.dir, party.as_deref(), format, lang).await,
        Deposits::Show { node, id, format } => show(&node.dir, &id, format, lang).await,
        Deposits::Compare { node, former, latter, format } => {
            compare(&node.dir, (&former, &latter), format, lang).await
        }
        Deposits::Withdraw { node, party, id, reason } => {
            withdraw(&node.dir, &party, &id, reason, lang).await
        }
        Deposits::Check { node, party, id, format } => check(&node.dir, &party, &id, format, lang).await,
        Deposits::Expected { node, party, format } => {
            expected(&node.dir, party.as_deref(), format, lang).await
        }
    }
}

async fn open(folder: &Path) -> Result<Node, ExchangeError> {
    Node::open(folder, Clock::System).await
}

/// For people as text, for programs as JSON.
pub(super) fn write(
    format: Format,
    value: &impl Serialize,
    text: impl FnOnce() -> String,
) -> anyhow::Result<()> {
    match format {
        Format::Json => output::line(format_args!("{:#}", serde_json::to_value(value)?)),
        Format::Text => output::text(format_args!("{}", text())),
    }
    Ok(())
}

async fn list(folder: &Path, party: Option<&str>, format: Format, lang: Lang) -> anyhow::Result<ExitCode> {
    let node = open(folder).await?;
    let deposits = views::deposits_of_node(&node, party.map(PartyId::new).as_ref()).await?;
    write(format, &deposits, || deposits.iter().map(|one| line(lang, one)).collect())?;
    Ok(ExitCode::SUCCESS)
}

/// One line of a list: number, version, state, what it is.
fn line(lang: Lang, deposit: &DepositSummary) -> String {
    format!(
        "{}  {:<8} v{:<3} {:<24} {:<12} {}\n",
        deposit.id,
        deposit.period.to_string(),
        deposit.version,
        deposit.party.to_string(),
        state(lang, deposit.state),
        deposit.dataset
    )
}

fn state(lang: Lang, state: VersionState) -> String {
    let id = match state {
        VersionState::Received => "state-received",
        VersionState::Accepted => "state-accepted",
        VersionState::Partial => "state-partial",
        VersionState::Rejected => "state-rejected",
        VersionState::Superseded => "state-superseded",
        VersionState::Withdrawn => "state-withdrawn",
    };
    word(lang, id)
}

async fn show(folder: &Path, id: &str, format: Format, lang: Lang) -> anyhow::Result<ExitCode> {
    let node = open(folder).await?;
    let view = views::any_deposit(&node, id).await?;
    let view = view.ok_or_else(|| ExchangeError::UnknownDeposit { deposit: id.to_owned() })?;
    write(format, &view, || text(lang, &view))?;
    Ok(ExitCode::SUCCESS)
}

fn text(lang: Lang, view: &DepositView) -> String {
    let summary = &view.summary;
    let mut text = line(lang, summary);
    let mut add = |message: Message| {
        text.push_str("  ");
        text.push_str(&say(lang, &message));
        text.push('\n');
    };
    add(Message::new("shown-received").with("at", summary.received_at).with("sha256", &summary.sha256[..12]));
    if let Some(rows) = summary.rows {
        let blocked = summary.rows_blocked.unwrap_or(0);
        add(Message::new("shown-rows").count("count", rows).with("blocked", number(lang, blocked)));
    }
    if let Some(set_aside) = &view.set_aside {
        let of = share(lang, set_aside.rows, summary.rows.unwrap_or(0));
        add(Message::new("shown-set-aside").count("count", set_aside.rows).with("share", of));
    }
    if let Some(withdrawal) = &view.withdrawal {
        let message = Message::new("shown-withdrawn").with("at", withdrawal.withdrawn_at);
        add(message.with("reason", withdrawal.reason.name()));
    }
    for other in &view.same_file {
        add(Message::new("shown-same-file")
            .with("deposit", &other.id)
            .with("dataset", &other.dataset)
            .with("period", other.period));
    }
    add(Message::new("shown-deliveries").count("count", view.deliveries.len() as u64));
    for delivery in &view.deliveries {
        let message = Message::new("shown-delivery").with("delivery", &delivery.id);
        let message = message.with("recipient", &delivery.recipient).with("purpose", &delivery.purpose);
        add(message.with("at", delivery.sent_at).count("count", delivery.rows));
    }
    for alert in &view.alerts {
        add(told(alert));
    }
    text
}

fn told(alert: &AlertView) -> Message {
    let id = match (alert.kind, alert.acknowledged_at.is_some()) {
        (AlertKind::Replaced, true) => "told-replaced-read",
        (AlertKind::Replaced, false) => "told-replaced",
        (AlertKind::Withdrawn, true) => "told-withdrawn-read",
        (AlertKind::Withdrawn, false) => "told-withdrawn",
    };
    Message::new(id).with("recipient", &alert.recipient).with("at", alert.raised_at)
}

async fn compare(
    folder: &Path,
    (former, latter): (&str, &str),
    format: Format,
    lang: Lang,
) -> anyhow::Result<ExitCode> {
    let node = open(folder).await?;
    let compared = node.compare_deposits_of(None, former, latter).await?;
    write(format, &compared, || comparison(lang, &compared))?;
    Ok(ExitCode::SUCCESS)
}

fn comparison(lang: Lang, compared: &ComparedVersions) -> String {
    let found = &compared.comparison;
    let mut text = line(lang, &compared.former);
    text.push_str(&line(lang, &compared.latter));
    for (id, count) in [
        ("compared-added", found.added),
        ("compared-gone", found.gone),
        ("compared-changed", found.changed),
        ("compared-same", found.same),
    ] {
        text.push_str(&format!("  {:>12}  {}\n", number(lang, count), word(lang, id)));
    }
    for one in &found.variables {
        let share = share(lang, one.changed, found.changed + found.same);
        text.push_str(&format!("  {:>12}  {} ({share})\n", number(lang, one.changed), one.variable));
    }
    if found.key.is_empty() {
        text.push_str(&format!("  {}\n", word(lang, "compared-without-key")));
    }
    text
}

async fn withdraw(
    folder: &Path,
    party: &str,
    id: &str,
    reason: Reason,
    lang: Lang,
) -> anyhow::Result<ExitCode> {
    let node = open(folder).await?;
    let reason = reason.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default();
    let alerts = node.withdraw_deposit_as(&PartyId::new(party), id, &reason).await?;
    let message = Message::new("withdrawn").with("deposit", id).count("count", alerts.len() as u64);
    output::line(format_args!("{}", say(lang, &message)));
    for alert in alerts {
        output::line(format_args!("  {}", alert.recipient));
    }
    Ok(ExitCode::SUCCESS)
}

async fn check(folder: &Path, party: &str, id: &str, format: Format, lang: Lang) -> anyhow::Result<ExitCode> {
    let node = open(folder).await?;
    let checked = node.check_again_as(&PartyId::new(party), id).await?;
    write(format, &serde_json::json!({"deposit": checked.summary, "report": checked.report}), || {
        deposit_text(lang, &checked)
    })?;
    Ok(match checked.report.verdict {
        Verdict::Accepted | Verdict::Partial => ExitCode::SUCCESS,
        Verdict::Rejected => ExitCode::from(1),
    })
}

async fn expected(
    folder: &Path,
    party: Option<&str>,
    format: Format,
    lang: Lang,
) -> anyhow::Result<ExitCode> {
    let node = open(folder).await?;
    let mut expected = views::expected_of_node(&node).await?;
    if let Some(party) = party {
        expected.retain(|one| {
            one.producer.as_str() == party || one.recipients.iter().any(|other| other.as_str() == party)
        });
    }
    write(format, &expected, || expected.iter().map(|one| expected_line(lang, one)).collect())?;
    Ok(ExitCode::SUCCESS)
}

/// One line of what is expected: the day, where it stands, from whom, what.
pub(super) fn expected_line(lang: Lang, expected: &ExpectedView) -> String {
    let state = match expected.state {
        views::DueState::Accepted => "due-accepted",
        views::DueState::Received => "due-received",
        views::DueState::ToCorrect => "due-to-correct",
        views::DueState::Late => "due-late",
        views::DueState::DueSoon => "due-soon",
        views::DueState::ToCome => "due-to-come",
    };
    format!(
        "{}  {:<12} {:<24} {} {}\n",
        expected.due_on,
        word(lang, state),
        expected.producer.to_string(),
        expected.dataset,
        expected.period
    )
}
