//! A report as JSON, for programs: documented in `docs/reference/report.md`, with a JSON Schema beside it.
//!
//! Codes and keys are English and do not change within a version; sentences stand in both languages.

use entente_model::{CheckReport, FindingGroup, Message, Place, Severity, Verdict};
use entente_text::Lang;
use serde_json::{Map, Value, json};

use crate::check::rows_lost;
use crate::words::words;

/// Changes where a key is taken away or changes its meaning, not where one is added.
const VERSION: u32 = 1;

/// The report as a document of its own.
pub fn report_json(report: &CheckReport) -> Value {
    let groups: Vec<Value> = report.findings.iter().map(|found| group(found, report.rows)).collect();
    let mut document = json!({
        "version": VERSION,
        "dataset": report.dataset,
        "period": report.period,
        "encoding": report.encoding,
        "delimiter": report.delimiter,
        "rows": report.rows,
        "rows_blocked": report.rows_blocked,
        "valid": report.findings.iter().all(|group| group.severity != Severity::Blocking),
        "verdict": verdict(report.verdict),
        "findings": report.findings.iter().map(|group| group.count).sum::<u64>(),
        "groups": groups,
        "checked_at": report.checked_at,
    });
    // Whoever checks a file without keeping it may not have hashed it.
    if !report.sha256.is_empty() {
        document["sha256"] = json!(report.sha256);
    }
    if report.size_bytes > 0 {
        document["size_bytes"] = json!(report.size_bytes);
    }
    if let Some(risk) = &report.risk {
        document["risk"] = json!(risk);
    }
    document
}

fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Accepted => "accepted",
        Verdict::Partial => "partial",
        Verdict::Rejected => "rejected",
    }
}

/// The share of the rows that a cause costs, from 0 to 1.
pub fn share(group: &FindingGroup, rows: u64) -> f64 {
    if rows == 0 {
        return 0.0;
    }
    let share = rows_lost(group, rows) as f64 / rows as f64;
    // Six digits tell one row in a million; more would only be noise of binary fractions.
    (share * 1e6).round() / 1e6
}

fn group(group: &FindingGroup, rows: u64) -> Value {
    let mut written = Map::new();
    let mut put = |key: &str, value: Value| written.insert(key.to_owned(), value);
    put("code", json!(group.code.name()));
    put("severity", json!(group.severity));
    put("variable", json!(group.variable));
    if !group.variables.is_empty() {
        put("variables", json!(group.variables));
    }
    put("count", json!(group.count));
    put("share", json!(share(group, rows)));
    put("places", group.places.iter().map(place).collect());
    put(
        "examples",
        group
            .examples
            .iter()
            .map(|example| json!({"value": example.value, "count": example.count}))
            .collect(),
    );
    put("message", sentences(&group.message));
    put("remedy", sentences(&group.remedy));
    put("source", json!(group.source));
    Value::Object(written)
}

fn place(place: &Place) -> Value {
    let mut written = json!({"line": place.line, "column": place.column, "value": place.value});
    if let Some(file) = &place.file {
        written["file"] = json!(file);
    }
    written
}

fn sentences(message: &Message) -> Value {
    json!({"fr": words().say(Lang::Fr, message), "en": words().say(Lang::En, message)})
}
