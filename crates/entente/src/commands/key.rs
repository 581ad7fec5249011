//! `entente key`: the key of pseudonyms of a node, its shares, and the two works under two hands. Nothing of a key, a share
//! or a pseudonym is ever printed.

use std::path::PathBuf;
use std::process::ExitCode;

use entente_exchange::{
    Clock, CohortsAfter, KeyFileState, Node, PseudonymKeyView, RekeyOrder, ReversalOrder, ShareOrder,
};
use entente_model::{AgreementId, Message, PartyId, VariableName};
use entente_text::Lang;

use crate::cli::{Format, Key, KeyRekey, KeyReverse, NodeFolder};
use crate::output;
use crate::show::{Cannot, say};

pub async fn key(command: Key, lang: Lang) -> anyhow::Result<ExitCode> {
    match command {
        Key::Show { node, format } => show(&node, format, lang).await?,
        Key::Create { node, party } => {
            let kept = open(&node).await?.create_pseudonym_key(party_id(party).as_ref()).await?;
            let done = Message::new("pseudonym-key-created").with("mark", kept.mark);
            output::line(format_args!("{}", say(lang, &done)));
        }
        Key::Split { node, party, shares } => split(&node, party, &shares, lang).await?,
        Key::Restore { node, party, shares } => {
            let node = open(&node).await?;
            let holders = node.restore_pseudonym_key(party_id(party).as_ref(), &two(shares)?).await?;
            let done = Message::new("pseudonym-key-restored").with("holders", listed(&holders));
            output::line(format_args!("{}", say(lang, &done)));
        }
        Key::Rotate { node, party, without_followers } => {
            let cohorts = if without_followers { CohortsAfter::Lost } else { CohortsAfter::Followed };
            let kept = open(&node).await?.rotate_pseudonym_key(party_id(party).as_ref(), cohorts).await?;
            let id = match cohorts {
                CohortsAfter::Followed => "pseudonym-key-rotated",
                CohortsAfter::Lost => "pseudonym-key-rotated-lost",
            };
            let done = Message::new(id)
                .with("generation", kept.generation)
                .with("former", kept.generation - 1)
                .with("mark", kept.mark);
            output::line(format_args!("{}", say(lang, &done)));
        }
        Key::Rekey(args) => rekey(args, lang).await?,
        Key::Reverse(args) => reverse(args, lang).await?,
    }
    Ok(ExitCode::SUCCESS)
}

async fn open(node: &NodeFolder) -> anyhow::Result<Node> {
    Ok(Node::open(&node.dir, Clock::System).await?)
}

fn party_id(party: Option<String>) -> Option<PartyId> {
    party.map(PartyId::new)
}

fn listed(holders: &[PartyId]) -> String {
    holders.iter().map(PartyId::as_str).collect::<Vec<_>>().join(", ")
}

fn two(shares: Vec<PathBuf>) -> anyhow::Result<[PathBuf; 2]> {
    shares.try_into().map_err(|given: Vec<PathBuf>| {
        Cannot(Message::new("key-two-shares").count("count", given.len() as u64)).into()
    })
}

async fn split(
    folder: &NodeFolder,
    party: Option<String>,
    shares: &[String],
    lang: Lang,
) -> anyhow::Result<()> {
    let order = |text: &String| {
        let (holder, path) =
            text.split_once('=').filter(|(holder, path)| !holder.is_empty() && !path.is_empty())?;
        Some(ShareOrder { holder: PartyId::new(holder), path: path.into() })
    };
    let orders: Option<Vec<ShareOrder>> = shares.iter().map(order).collect();
    let orders: [ShareOrder; 3] = orders
        .and_then(|orders| orders.try_into().ok())
        .ok_or_else(|| Cannot(Message::new("key-three-shares")))?;
    let kept = open(folder).await?.split_pseudonym_key(party_id(party).as_ref(), &orders, lang).await?;
    let done = Message::new("pseudonym-key-split").with("generation", kept.generation);
    output::line(format_args!("{}", say(lang, &done)));
    for order in &orders {
        let share = Message::new("pseudonym-key-share")
            .with("holder", &order.holder)
            .with("file", order.path.display());
        output::line(format_args!("  {}", say(lang, &share)));
    }
    Ok(())
}

async fn rekey(args: KeyRekey, lang: Lang) -> anyhow::Result<()> {
    let order = RekeyOrder {
        party: PartyId::new(args.party),
        recipient: PartyId::new(args.to),
        purpose: args.purpose.as_str().into(),
        dataset: args.dataset.as_str().into(),
        variable: args.variable.map(VariableName::new),
        shares: two(args.shares)?,
        held: args.held,
        output: args.output,
    };
    let done = open(&args.node).await?.rekey_pseudonyms(&order).await?;
    let said = Message::new("pseudonyms-rekeyed")
        .count("count", done.found)
        .count("asked", done.asked)
        .with("variable", done.variable)
        .with("from", done.from)
        .with("to", done.to)
        .with("recipient", &order.recipient)
        .with("decision", done.decision)
        .with("file", order.output.display());
    output::line(format_args!("{}", say(lang, &said)));
    Ok(())
}

async fn reverse(args: KeyReverse, lang: Lang) -> anyhow::Result<()> {
    let (convention, number) = args
        .article
        .rsplit_once('/')
        .filter(|(convention, number)| !convention.is_empty() && !number.is_empty())
        .ok_or_else(|| Cannot(Message::new("key-article").with("text", &args.article)))?;
    let order = ReversalOrder {
        party: PartyId::new(args.party),
        recipient: PartyId::new(args.of),
        purpose: args.purpose.as_str().into(),
        dataset: args.dataset.as_str().into(),
        variable: VariableName::new(args.variable),
        article: (AgreementId::new(convention), number.to_owned()),
        shares: two(args.shares)?,
        held: args.held,
        output: args.output,
    };
    let done = open(&args.node).await?.reverse_pseudonyms(&order).await?;
    let said = Message::new("pseudonyms-reversed")
        .count("count", done.found)
        .count("asked", done.asked)
        .with("holders", listed(&done.holders))
        .with("file", order.output.display());
    output::line(format_args!("{}", say(lang, &said)));
    Ok(())
}

async fn show(folder: &NodeFolder, format: Format, lang: Lang) -> anyhow::Result<()> {
    let view = open(folder).await?.pseudonym_key().await?;
    match format {
        Format::Json => output::line(format_args!("{}", serde_json::to_string_pretty(&view)?)),
        Format::Text => output::text(format_args!("{}", text(&view, lang))),
    }
    Ok(())
}

fn text(view: &PseudonymKeyView, lang: Lang) -> String {
    let state = match view.file {
        KeyFileState::InPlace => "key-file-in-place",
        KeyFileState::Absent => "key-file-absent",
        KeyFileState::Other => "key-file-other",
    };
    let first = Message::new("key-in-force")
        .with("generation", view.generation)
        .with("mark", view.mark.as_deref().unwrap_or("–"));
    let file = Message::new(state).with("file", view.path.display());
    let mut lines = vec![say(lang, &first), say(lang, &file)];
    if !view.splits.iter().any(|split| split.generation == view.generation) {
        lines.push(say(lang, &Message::new("key-not-split")));
    }
    for split in &view.splits {
        let holders: Vec<PartyId> = split.shares.iter().map(|share| share.holder.clone()).collect();
        let message = Message::new("key-split-line")
            .with("split", split.id)
            .with("generation", split.generation)
            .with("holders", listed(&holders))
            .with("day", split.split_at.to_string().chars().take(10).collect::<String>());
        lines.push(say(lang, &message));
    }
    lines.iter().flat_map(|line| [line.as_str(), "\n"]).collect()
}
