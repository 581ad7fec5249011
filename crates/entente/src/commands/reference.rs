//! `entente reference`: loads, lists, shows, compares and exports shared references.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use entente_exchange::{
    AsOf, Clock, DiffLine, DiffSide, KnownReference, LoadOptions, LoadedPart, Node, ReferenceDiff,
    reference_title, views,
};
use entente_model::Message;
use entente_text::Lang;
use jiff::civil::Date;

use crate::cli::{Format, Reference};
use crate::output;
use crate::show::say;

/// Lines of a comparison that the text form shows of each kind; JSON has them all.
const LINES_MAX: usize = 30;
/// Lines that `show` writes for people.
const ROWS_MAX: usize = 200;

pub async fn load_references(
    folder: &Path,
    files: &[PathBuf],
    options: &LoadOptions,
    lang: Lang,
) -> anyhow::Result<ExitCode> {
    let node = Node::open(folder, Clock::System).await?;
    for file in files {
        let loaded = node.load_reference(file, options).await?;
        for part in &loaded.parts {
            output::line(format_args!("{}", loaded_text(lang, file, part)));
        }
        if !loaded.notes.is_empty() {
            let notes = Message::new("reference-notes")
                .count("count", loaded.notes.len() as u64)
                .with("notes", loaded.notes_in(lang).join(" ; "));
            output::line(format_args!("  {}", say(lang, &notes)));
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn loaded_text(lang: Lang, file: &Path, part: &LoadedPart) -> String {
    let id = match (part.version, part.effective_on) {
        (None, _) => "reference-unchanged",
        (Some(_), None) => "reference-loaded",
        (Some(_), Some(_)) => "reference-planned",
    };
    let parties: Vec<String> = part.told.iter().map(ToString::to_string).collect();
    let message = Message::new(id)
        .with("file", file.display())
        .with("kind", reference_title(lang, &part.reference))
        .with("version", part.version.map(|version| version.to_string()).unwrap_or_default())
        .with("date", part.effective_on.map(|day| day.to_string()).unwrap_or_default())
        .with("parties", if parties.is_empty() { "–".to_owned() } else { parties.join(", ") })
        .count("count", part.rows)
        .count("changes", part.changes);
    say(lang, &message)
}

/// Every command of `reference` but `load`.
pub async fn reference(command: &Reference, lang: Lang) -> anyhow::Result<ExitCode> {
    match command {
        // `main` gives it to `load_references` with its options.
        Reference::Load { .. } => {}
        Reference::List { node, format } => list(&open(&node.dir).await?, *format, lang).await?,
        Reference::Show { node, reference, search, on, known_on, format } => {
            let node = open(&node.dir).await?;
            let as_of = AsOf { on: *on, known_on: *known_on };
            let known = known(&node, reference, as_of).await?;
            show(&node, &known, search, *on, *format, lang);
        }
        Reference::Diff { node, reference, from, to, format } => {
            let node = open(&node.dir).await?;
            let name = views::reference_name(reference);
            let diff = node.diff_reference(&name, side(from.as_deref())?, side(to.as_deref())?).await?;
            match format {
                Format::Json => output::line(format_args!("{:#}", serde_json::to_value(&diff)?)),
                Format::Text => output::text(format_args!("{}", diff_text(lang, &diff))),
            }
        }
        Reference::Export { node, reference, on, known_on, output } => {
            let node = open(&node.dir).await?;
            let as_of = AsOf { on: *on, known_on: *known_on };
            let known = known(&node, reference, as_of).await?;
            node.export_reference(&known, *on, output)?;
            let written = Message::new("reference-exported").with("file", output.display());
            output::line(format_args!("{}", say(lang, &written)));
        }
    }
    Ok(ExitCode::SUCCESS)
}

async fn open(folder: &Path) -> anyhow::Result<Node> {
    Ok(Node::open(folder, Clock::System).await?)
}

fn side(text: Option<&str>) -> anyhow::Result<Option<DiffSide>> {
    text.map(|text| text.parse().map_err(|reason: String| anyhow::anyhow!(reason))).transpose()
}

async fn known(node: &Node, reference: &str, as_of: AsOf) -> anyhow::Result<std::sync::Arc<KnownReference>> {
    let name = views::reference_name(reference);
    let known = node.known_reference(&name, as_of).await?;
    let unknown = entente_exchange::ExchangeError::UnknownReference { reference: reference.to_owned() };
    Ok(known.ok_or(unknown)?)
}

async fn list(node: &Node, format: Format, lang: Lang) -> anyhow::Result<()> {
    let references = views::references(node).await?;
    if format == Format::Json {
        output::line(format_args!("{:#}", serde_json::to_value(&references)?));
        return Ok(());
    }
    for known in references {
        let version = known.version.as_ref();
        let line = Message::new("reference-line")
            .with("version", version.map(|version| version.id.to_string()).unwrap_or_default())
            .with(
                "date",
                version
                    .map(|version| version.recorded_at.strftime("%Y-%m-%d"))
                    .map(|day| day.to_string())
                    .unwrap_or_default(),
            )
            .with("source", version.map(|version| version.source_name.clone()).unwrap_or_default())
            .count("versions", known.versions)
            .count("datasets", known.datasets.len() as u64);
        output::line(format_args!("{:<28} {}", views::short_name(&known.reference), say(lang, &line)));
        for planned in &known.planned {
            let line = Message::new("reference-line-planned")
                .with("version", planned.id)
                .with("date", planned.effective_on.map(|day| day.to_string()).unwrap_or_default())
                .count("count", planned.changes);
            output::line(format_args!("{:<28} {}", "", say(lang, &line)));
        }
    }
    Ok(())
}

fn show(node: &Node, known: &KnownReference, search: &str, on: Option<Date>, format: Format, lang: Lang) {
    let table = known.table(on, search);
    if format == Format::Json {
        output::line(format_args!("{:#}", table.json(known, on)));
        return;
    }
    let head = Message::new("reference-shown")
        .with("kind", reference_title(lang, &known.reference))
        .with("version", known.version.id)
        .with("date", on.unwrap_or_else(|| node.today()))
        .count("count", table.rows.len() as u64);
    output::line(format_args!("{}", say(lang, &head)));
    output::line(format_args!("{}", table.header.join(";")));
    for row in table.rows.iter().take(ROWS_MAX) {
        output::line(format_args!("{}", row.join(";")));
    }
    if table.rows.len() > ROWS_MAX {
        let more = Message::new("reference-more").count("count", (table.rows.len() - ROWS_MAX) as u64);
        output::line(format_args!("{}", say(lang, &more)));
    }
}

fn diff_text(lang: Lang, diff: &ReferenceDiff) -> String {
    let head = Message::new("diff-head")
        .with("kind", reference_title(lang, &diff.reference))
        .with("from", &diff.from)
        .with("to", &diff.to);
    let mut text = format!("{}\n", say(lang, &head));
    for (id, lines) in
        [("diff-opens", &diff.opens), ("diff-closes", &diff.closes), ("diff-changes", &diff.changes)]
    {
        if lines.is_empty() {
            continue;
        }
        text.push_str(&format!("{}\n", say(lang, &Message::new(id).count("count", lines.len() as u64))));
        for line in lines.iter().take(LINES_MAX) {
            text.push_str(&format!("  {}\n", diff_line(line)));
        }
        if lines.len() > LINES_MAX {
            let more = Message::new("reference-more").count("count", (lines.len() - LINES_MAX) as u64);
            text.push_str(&format!("  {}\n", say(lang, &more)));
        }
    }
    text.push_str(&breaks_text(lang, diff));
    text
}

fn diff_line(line: &DiffLine) -> String {
    let mut text = format!("{} {}", line.code, line.label);
    if let Some(on) = line.on {
        text.push_str(&format!(" ({on})"));
    }
    if let Some(successor) = &line.successor {
        text.push_str(&format!(" -> {successor}"));
    }
    for fact in &line.facts {
        text.push_str(&format!(", {} : « {} » -> « {} »", fact.fact, fact.before, fact.after));
    }
    text
}

fn breaks_text(lang: Lang, diff: &ReferenceDiff) -> String {
    let breaks = &diff.breaks;
    let datasets = Message::new("diff-datasets").count("count", breaks.datasets.len() as u64);
    let mut text = format!("{}\n", say(lang, &datasets));
    for found in &breaks.files {
        let line = Message::new(match found.kind {
            entente_exchange::BreakKind::Closed => "diff-break-closed",
            entente_exchange::BreakKind::Regrouped => "diff-break-regrouped",
        })
        .with("dataset", &found.dataset)
        .with("period", found.period)
        .with("deposit", &found.deposit)
        .with("variable", &found.variable)
        .with("code", &found.code)
        .with("label", &found.label)
        .with("date", found.on.map(|day| day.to_string()).unwrap_or_default())
        .count("count", found.rows);
        text.push_str(&format!("  {}\n", say(lang, &line)));
    }
    for found in &breaks.lists {
        let line = Message::new("diff-break-list")
            .with("list", &found.list)
            .with("code", &found.code)
            .count("count", found.codes);
        text.push_str(&format!("  {}\n", say(lang, &line)));
    }
    for found in &breaks.clauses {
        let line = Message::new("diff-break-clause")
            .with("agreement", &found.article.convention)
            .with("article", &found.article.article)
            .with("code", &found.code);
        text.push_str(&format!("  {}\n", say(lang, &line)));
    }
    if breaks.files.is_empty() && breaks.lists.is_empty() && breaks.clauses.is_empty() {
        text.push_str(&format!("  {}\n", say(lang, &Message::new("diff-breaks-none"))));
    }
    for unread in &breaks.unread {
        text.push_str(&format!("  {}\n", say(lang, &Message::new("diff-unread").with("file", unread))));
    }
    text
}
