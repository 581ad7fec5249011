//! The annex as tables: its lines at a glance, then the variables of each dataset.
//!
//! The text that was signed is what stands before; these tables come from the schemas and say so.

use entente_model::{ArticleRef, Dataset, DatasetClause, Message, VariableKind};

use crate::agreement::{Printed, remark, say, word};
use crate::block::{Block, Run, Table};

/// The tables; nothing where the convention has no annex line.
pub(crate) fn blocks(printed: &Printed<'_>) -> Vec<Block> {
    let clauses: Vec<(&ArticleRef, &DatasetClause)> = printed.agreement.dataset_clauses().collect();
    if clauses.is_empty() {
        return Vec::new();
    }
    let mut blocks = vec![
        Block::heading(2, word(printed, "annex-title")),
        remark(word(printed, "annex-remark")),
        Block::Table(at_a_glance(printed, &clauses)),
    ];
    for (place, clause) in clauses {
        if let Some(dataset) = printed.datasets.get(&clause.id) {
            blocks.push(Block::Table(variables(printed, place, clause, dataset)));
        }
    }
    blocks
}

fn cell(text: impl Into<String>) -> Vec<Run> {
    vec![Run::plain(text)]
}

fn names(printed: &Printed<'_>, ids: &[&str]) -> Vec<Vec<Run>> {
    ids.iter().map(|id| cell(word(printed, id))).collect()
}

fn at_a_glance(printed: &Printed<'_>, clauses: &[(&ArticleRef, &DatasetClause)]) -> Table {
    let row = |(place, clause): &(&ArticleRef, &DatasetClause)| {
        let title =
            printed.datasets.get(&clause.id).map_or(clause.id.as_str(), |dataset| dataset.title.as_str());
        vec![
            cell(place.article.as_str()),
            cell(title),
            cell(code_word(printed, "annex-duty", &clause.duty)),
            cell(clause.producer.as_str()),
            cell(due(printed, clause)),
        ]
    };
    Table {
        caption: Some(word(printed, "annex-glance")),
        header: names(printed, &["annex-line", "annex-dataset", "annex-duty", "annex-producer", "annex-due"]),
        rows: clauses.iter().map(row).collect(),
        named_rows: true,
        widths: vec![0.1, 0.4, 0.15, 0.17, 0.18],
    }
}

/// A word of the language in the reader's: `annex-duty-required`.
fn code_word(printed: &Printed<'_>, prefix: &str, code: &impl serde::Serialize) -> String {
    match serde_json::to_value(code) {
        Ok(serde_json::Value::String(code)) => word(printed, &format!("{prefix}-{code}")),
        _ => String::new(),
    }
}

fn due(printed: &Printed<'_>, clause: &DatasetClause) -> String {
    let Some(due) = &clause.due else { return String::new() };
    let days = due.on.iter().map(|(month, day)| {
        let month = word(printed, &format!("print-month-{month}"));
        let first = if *day == 1 { "yes" } else { "no" };
        say(printed, &Message::new("annex-day").with("day", day).with("first", first).with("month", month))
    });
    let days: Vec<String> = days.collect();
    if days.is_empty() { code_word(printed, "annex-every", &due.every) } else { days.join("\n") }
}

fn variables(printed: &Printed<'_>, place: &ArticleRef, clause: &DatasetClause, dataset: &Dataset) -> Table {
    let listed =
        |name: &str| clause.variables.is_empty() || clause.variables.iter().any(|one| one.as_str() == name);
    let rows = dataset.variables.iter().filter(|variable| listed(variable.name.as_str())).map(|variable| {
        let mut meaning = vec![Run::bold(variable.title.as_str())];
        if !variable.description.is_empty() {
            meaning.push(Run::plain(format!("\n{}", variable.description)));
        }
        vec![
            cell(variable.name.as_str()),
            meaning,
            cell(word(printed, &format!("annex-type-{}", variable.value_type.name()))),
            cell(word(printed, kind(variable.kind))),
        ]
    });
    let caption =
        Message::new("annex-variables").with("line", &place.article).with("dataset", &dataset.title);
    Table {
        caption: Some(say(printed, &caption)),
        header: names(printed, &["annex-variable", "annex-meaning", "annex-type", "annex-kind"]),
        rows: rows.collect(),
        named_rows: true,
        widths: vec![0.25, 0.47, 0.13, 0.15],
    }
}

fn kind(kind: VariableKind) -> &'static str {
    match kind {
        VariableKind::Ine => "annex-kind-ine",
        VariableKind::Nominative => "annex-kind-nominative",
        VariableKind::Address => "annex-kind-address",
        VariableKind::Sensitive => "annex-kind-sensitive",
        VariableKind::Quasi => "annex-kind-quasi",
        VariableKind::Pseudonym => "annex-kind-pseudonym",
        VariableKind::Plain => "annex-kind-plain",
    }
}
