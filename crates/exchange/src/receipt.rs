//! What goes with a delivered file: the dictionary of what was handed over, the mention of sources and the receipt.
//!
//! Pure: the delivery use case writes the files.

use std::fmt::Write as _;

use entente_audit::HashedFile;
use entente_data::{Produced, ProducedTable, ProducedVariable};
use entente_model::{Dataset, LevelOf, Message, Protection, PseudonymStability, TableClause, VariableName};
use entente_policy::Permit;
use entente_text::Lang;
use jiff::Timestamp;
use serde_json::{Value, json};

use crate::deliver_table::TableRecord;
use crate::error::words;

/// What left, rows or a table, and what goes with it.
#[derive(Debug)]
pub(crate) struct LeftFile {
    pub(crate) rows_read: u64,
    pub(crate) rows: u64,
    pub(crate) file: HashedFile,
    /// What was done to each variable.
    pub(crate) applied: Vec<Value>,
    pub(crate) dictionary: String,
    /// The report that goes with it: what was done to cells, or measured on rows.
    pub(crate) protection: Option<Value>,
    /// The table as the register keeps it, and its lines.
    pub(crate) table: Option<(TableRecord, Vec<u8>)>,
    /// Of a table: how many deliveries of the deposit it was audited beside, or not.
    pub(crate) deliveries: Option<u64>,
}

impl LeftFile {
    pub(crate) fn of_rows(dataset: &Dataset, produced: Produced) -> Self {
        let applied = |one: &ProducedVariable| {
            let mut said = json!({"variable": one.name, "protection": one.protection});
            if one.recoded {
                said["recoded"] = Value::Bool(true);
            }
            said
        };
        let mut report = serde_json::Map::new();
        if let Some(risk) = &produced.risk {
            report.insert("risk".to_owned(), json!(risk));
        }
        if let Some(anonymity) = &produced.anonymity {
            report.insert("anonymity".to_owned(), json!(anonymity));
        }
        Self {
            rows_read: produced.rows_read,
            rows: produced.rows,
            applied: produced.variables.iter().map(applied).collect(),
            dictionary: dictionary(dataset, &produced),
            protection: (!report.is_empty()).then_some(Value::Object(report)),
            file: produced.file,
            table: None,
            deliveries: None,
        }
    }

    pub(crate) fn of_table(
        dataset: &Dataset,
        produced: ProducedTable,
        record: TableRecord,
        deliveries: u64,
    ) -> Self {
        Self {
            rows_read: produced.rows_read,
            rows: produced.rows,
            applied: produced
                .variables
                .iter()
                .map(|name| json!({"variable": name, "counted": true}))
                .collect(),
            dictionary: table_dictionary(dataset, &record.clause),
            protection: Some(json!({"table": record.protection, "rows_counted": record.rows_counted})),
            file: produced.file,
            table: Some((record, produced.published)),
            deliveries: Some(deliveries),
        }
    }
}

/// One source of a delivery, as the receipt names it.
#[derive(Clone, Debug)]
pub(crate) struct SourceRecord {
    pub(crate) deposit: String,
    pub(crate) version: u32,
    pub(crate) sha256: String,
    pub(crate) period: String,
}

/// The facts of a delivery that the permit and the produced file do not hold.
#[derive(Debug)]
pub(crate) struct DeliveryFacts<'a> {
    pub(crate) decision: &'a str,
    pub(crate) sent_at: Timestamp,
    pub(crate) file_name: &'a str,
    pub(crate) sources: &'a [SourceRecord],
    pub(crate) dictionary_sha256: &'a str,
    pub(crate) mention_sha256: &'a str,
    pub(crate) protection_sha256: Option<String>,
}

/// The receipt: what was decided, on which articles, what was applied, what left.
pub(crate) fn receipt(permit: &Permit, left: &LeftFile, facts: &DeliveryFacts<'_>) -> Value {
    let request = permit.request();
    let sources: Vec<Value> = facts
        .sources
        .iter()
        .map(|s| json!({"deposit": s.deposit, "version": s.version, "period": s.period, "sha256": s.sha256}))
        .collect();
    let reported = |name: &str| left.protection.as_ref().and_then(|report| report.get(name));
    json!({
        "receipt": "entente/v1",
        "decision": facts.decision,
        "sent_at": facts.sent_at,
        "recipient": request.recipient,
        "producer": permit.producer(),
        "purpose": request.purpose,
        "dataset": request.dataset,
        "articles": permit.articles(),
        "obligations": permit.obligations(),
        "scope": permit.scope(),
        "territory": permit.recipient_territory(),
        "applied": left.applied,
        "sources": sources,
        "rows_read": left.rows_read,
        "rows": left.rows,
        "file": {"name": facts.file_name, "sha256": left.file.sha256, "size_bytes": left.file.size_bytes},
        "dictionary": {"sha256": facts.dictionary_sha256},
        "table": left.table.as_ref().map(|(record, _)| record),
        "risk": reported("risk"),
        "anonymity": reported("anonymity"),
        "protection": facts.protection_sha256.as_ref().map(|sha256| json!({"sha256": sha256})),
        "source_mention": permit.source_mention(),
        "mention": {"sha256": facts.mention_sha256},
    })
}

/// The dictionary of a table: the levels of its dimensions, its count, its status.
fn table_dictionary(dataset: &Dataset, clause: &TableClause) -> String {
    let word = |id: &str| words().word(Lang::Fr, id);
    let mut text = format!(
        "# {}\n\n{}\n\n| {} | {} |\n|---|---|\n",
        words().say(Lang::Fr, &Message::new("dictionary-title").with("title", &dataset.title)),
        word("dictionary-table"),
        word("dictionary-variable"),
        word("dictionary-meaning"),
    );
    let title = |name: &VariableName| {
        let found = dataset.variable(name.as_str());
        found.map_or_else(|| name.to_string(), |variable| variable.title.clone()).replace('|', "\\|")
    };
    let levels = clause.levels().unwrap_or_default().into_iter().flatten();
    let mut lines: Vec<(String, String)> = levels
        .map(|level| {
            let id = match level.of {
                None => "dictionary-level",
                Some(LevelOf::Group) => "dictionary-level-group",
                Some(LevelOf::Commune) => "dictionary-level-commune",
                Some(LevelOf::Departement) => "dictionary-level-departement",
                Some(LevelOf::Nature) => "dictionary-level-nature",
            };
            let meaning = Message::new(id).with("title", title(&level.variable));
            (level.column(), words().say(Lang::Fr, &meaning))
        })
        .collect();
    let counted = match &clause.count {
        Some(name) => title(name),
        None => word("dictionary-count"),
    };
    lines.push((clause.count_column().to_owned(), counted));
    lines.push(("status".to_owned(), word("dictionary-status")));
    for (column, meaning) in lines {
        writeln!(text, "| `{column}` | {meaning} |").expect("writing to a string cannot fail");
    }
    text
}

/// The dictionary of the delivered variables, in French, as a Markdown table.
fn dictionary(dataset: &Dataset, produced: &Produced) -> String {
    let word = |id: &str| words().word(Lang::Fr, id);
    let mut text = format!(
        "# {}\n\n{}\n\n| {} | {} | {} | {} |\n|---|---|---|---|\n",
        words().say(Lang::Fr, &Message::new("dictionary-title").with("title", &dataset.title)),
        dataset.description,
        word("dictionary-variable"),
        word("dictionary-meaning"),
        word("dictionary-type"),
        word("dictionary-protection"),
    );
    for delivered in &produced.variables {
        let Some(variable) = dataset.variable(delivered.name.as_str()) else { continue };
        let kind = serde_json::to_value(variable.value_type).unwrap_or_default();
        let mut protection = words().say(Lang::Fr, &protection_message(delivered.protection.as_ref()));
        if delivered.recoded {
            let recoded = word("protection-recoded");
            protection =
                if delivered.protection.is_some() { format!("{protection}, {recoded}") } else { recoded };
        }
        let meaning = [variable.title.as_str(), variable.description.as_str()].join(" : ");
        writeln!(
            text,
            "| `{}` | {} | {} | {} |",
            variable.name,
            meaning.trim_end_matches(" : ").replace('|', "\\|").replace('\n', " "),
            kind.as_str().unwrap_or_default(),
            protection
        )
        .expect("writing to a string cannot fail");
    }
    text
}

/// How a protection is said.
pub fn protection_message(protection: Option<&Protection>) -> Message {
    match protection {
        None => Message::new("protection-none"),
        Some(Protection::Pseudonym(PseudonymStability::Stable)) => {
            Message::new("protection-pseudonym-stable")
        }
        Some(Protection::Pseudonym(PseudonymStability::Yearly)) => {
            Message::new("protection-pseudonym-yearly")
        }
        Some(Protection::Generalise(list)) => Message::new("protection-generalise").with("list", list),
        Some(Protection::Drop) => Message::new("protection-drop"),
    }
}
