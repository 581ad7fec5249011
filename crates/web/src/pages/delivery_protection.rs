//! What was done to the cells of a delivered table, and how far persons are hidden in a delivered file: read from its
//! receipt, in words and in figures.

use entente_model::Message;
use entente_text::Lang;
use serde_json::Value;

use crate::page::Page;

/// A figure and what it says.
pub(crate) struct ProtectionFact {
    pub(crate) label: String,
    pub(crate) value: String,
}

/// A measure of risk, with the values of the deposit and as it leaves.
pub(crate) struct RiskLine {
    pub(crate) label: String,
    pub(crate) before: String,
    pub(crate) after: String,
}

/// A hidden cell, and between how many values it lies.
pub(crate) struct WeakLine {
    pub(crate) cell: String,
    pub(crate) kind: String,
    pub(crate) width: String,
}

/// What a variable lost so that each row is hidden among others.
pub(crate) struct LossLine {
    pub(crate) variable: String,
    pub(crate) kept: String,
    pub(crate) generalised: String,
    pub(crate) suppressed: String,
    pub(crate) loss: String,
}

/// What was done to the rows so that each is hidden among others.
#[derive(Default)]
pub(crate) struct AnonymityPart {
    pub(crate) lead: String,
    pub(crate) method: String,
    pub(crate) left_out: String,
    pub(crate) losses: Vec<LossLine>,
    /// Whether persons stay in small groups by variables that the clause does not name: the recoding says nothing of these.
    pub(crate) is_partial: bool,
}

/// What the page shows of a delivery's protection.
#[derive(Default)]
pub(crate) struct ProtectionPart {
    /// What was done, in a sentence; empty where the delivery is no table.
    pub(crate) lead: String,
    /// The verdict of the audit, in a sentence.
    pub(crate) verdict: String,
    pub(crate) facts: Vec<ProtectionFact>,
    pub(crate) weakest: Vec<WeakLine>,
    /// Former deliveries with which it was audited.
    pub(crate) together: Vec<String>,
    pub(crate) risk: Vec<RiskLine>,
    /// The variables that others may know of a person.
    pub(crate) quasi: String,
    /// Where the rows were recoded.
    pub(crate) anonymity: Option<AnonymityPart>,
}

/// Reads the part from a receipt.
pub(crate) fn protection_part(p: &Page, receipt: &Value) -> ProtectionPart {
    let mut part = ProtectionPart::default();
    if let Some(table) = receipt.get("table").filter(|table| !table.is_null()) {
        table_part(p, table, &mut part);
    }
    if let Some(risk) = receipt.get("risk").filter(|risk| !risk.is_null()) {
        risk_part(p, risk, &mut part);
    }
    if let Some(done) = receipt.get("anonymity").filter(|done| !done.is_null()) {
        part.anonymity = Some(anonymity_part(p, done, receipt));
    }
    part
}

fn count(value: &Value, name: &str) -> u64 {
    value.get(name).and_then(Value::as_u64).unwrap_or_default()
}

fn words_of<'v>(value: &'v Value, name: &str) -> &'v str {
    value.get(name).and_then(Value::as_str).unwrap_or_default()
}

fn list<'v>(value: &'v Value, name: &str) -> impl Iterator<Item = &'v Value> {
    value.get(name).and_then(Value::as_array).into_iter().flatten()
}

/// Tenths, as the language writes them.
fn decimal(p: &Page, number: f64, digits: usize) -> String {
    let text = format!("{number:.digits$}");
    match p.lang {
        Lang::Fr => text.replace('.', ","),
        Lang::En => text,
    }
}

fn table_part(p: &Page, table: &Value, part: &mut ProtectionPart) {
    let null = Value::Null;
    let done = table.get("protection").unwrap_or(&null);
    let rule = done.get("rule").unwrap_or(&null);
    let clause = table.get("clause").unwrap_or(&null);
    let dimensions: Vec<&str> = list(clause, "dimensions").filter_map(Value::as_str).collect();
    let method = words_of(rule, "method");
    let lead = Message::new("protection-table-lead")
        .count("count", count(table, "rows_counted"))
        .with("dimensions", dimensions.join(", "));
    part.lead = p.say(&lead);
    let verdict = Message::new(format!("protection-verdict-{method}"))
        .count("count", count(done, "suppressed"))
        .with("threshold", count(rule, "threshold"));
    part.verdict = p.say(&verdict);
    let mut fact = |id: &str, value: String| {
        part.facts.push(ProtectionFact { label: p.t(id), value });
    };
    fact("protection-method", p.named("table-method", method));
    let source = words_of(rule, "source");
    let threshold = p.number(count(rule, "threshold"));
    fact(
        "protection-threshold",
        if source.is_empty() { threshold } else { format!("{threshold} ({source})") },
    );
    fact("protection-cells", p.number(count(done, "cells")));
    fact("protection-published", p.number(count(done, "published")));
    if method == "suppress" {
        fact("protection-requirement", p.named("table-requirement", words_of(rule, "requirement")));
        fact("protection-primary", p.number(count(done, "primary")));
        fact("protection-secondary", p.number(count(done, "secondary")));
        fact("protection-exact", p.number(count(done, "exact")));
        fact("protection-unsafe", p.number(count(done, "unsafe")));
        let width = done.get("min_width").and_then(Value::as_f64);
        fact(
            "protection-min-width",
            width.map_or_else(|| p.t("protection-unbounded"), |width| decimal(p, width, 1)),
        );
        let kept = count(done, "kept_at_risk");
        if kept > 0 {
            fact("protection-kept", p.number(kept));
        }
    }
    if let Some(rounding) = done.get("rounding") {
        fact("protection-rounded", p.number(count(rounding, "changed")));
        let largest = rounding.get("largest_difference").and_then(Value::as_i64).unwrap_or_default();
        fact("protection-difference", p.number(largest.unsigned_abs()));
    }
    if let Some([spent, left]) = done.get("noise").and_then(Value::as_array).map(Vec::as_slice) {
        let thousandths = |value: &Value| decimal(p, value.as_f64().unwrap_or_default() / 1000.0, 3);
        fact("protection-epsilon", thousandths(spent));
        fact("protection-budget", thousandths(left));
    }
    part.weakest = list(done, "weakest").map(|weak| weak_line(p, weak)).collect();
    let with = list(done, "together").flat_map(|audit| list(audit, "with"));
    part.together = with.filter_map(Value::as_str).map(str::to_owned).collect();
    part.together.sort_unstable();
    part.together.dedup();
}

fn anonymity_part(p: &Page, done: &Value, receipt: &Value) -> AnonymityPart {
    let variables: Vec<&str> = list(done, "variables").map(|one| words_of(one, "variable")).collect();
    let after = done.get("after").unwrap_or(&Value::Null);
    let lead =
        Message::new("anonymity-lead").count("k", count(after, "k")).with("variables", variables.join(", "));
    let measured = receipt.get("risk").and_then(|risk| risk.get("after")).filter(|after| !after.is_null());
    let is_partial = measured.is_some_and(|measured| count(measured, "k") < count(after, "k"));
    let is_least = done.get("is_least").and_then(Value::as_bool).unwrap_or_default();
    let line = |one: &Value| {
        let loss = one.get("loss").and_then(Value::as_f64).unwrap_or_default();
        LossLine {
            variable: words_of(one, "variable").to_owned(),
            kept: p.number(count(one, "kept")),
            generalised: p.number(count(one, "generalised")),
            suppressed: p.number(count(one, "suppressed")),
            loss: p.with("percent", "value", decimal(p, loss * 100.0, 1)),
        }
    };
    AnonymityPart {
        lead: p.say(&lead),
        method: p.t(if is_least { "anonymity-method-global" } else { "anonymity-method-local" }),
        left_out: p.say(&Message::new("anonymity-left-out").count("count", count(done, "rows_left_out"))),
        losses: list(done, "variables").map(line).collect(),
        is_partial,
    }
}

fn weak_line(p: &Page, weak: &Value) -> WeakLine {
    let primary = weak.get("primary").and_then(Value::as_bool).unwrap_or_default();
    let width = weak.get("width").and_then(Value::as_f64);
    WeakLine {
        cell: words_of(weak, "cell").to_owned(),
        kind: p.t(if primary { "cell-primary" } else { "cell-secondary" }),
        width: width.map_or_else(|| p.t("protection-unbounded"), |width| decimal(p, width, 1)),
    }
}

fn risk_part(p: &Page, risk: &Value, part: &mut ProtectionPart) {
    part.quasi = list(risk, "quasi").filter_map(Value::as_str).collect::<Vec<_>>().join(", ");
    let null = Value::Null;
    let before = risk.get("before").unwrap_or(&null);
    let after = risk.get("after").filter(|after| !after.is_null());
    let mut line = |label: String, read: &dyn Fn(&Value) -> String| {
        let after = after.map_or_else(|| "–".to_owned(), read);
        part.risk.push(RiskLine { label, before: read(before), after });
    };
    line(p.t("risk-rows"), &|one| p.number(count(one, "rows")));
    line(p.t("risk-classes"), &|one| p.number(count(one, "classes")));
    line(p.t("risk-k"), &|one| p.number(count(one, "k")));
    line(p.t("risk-uniques"), &|one| p.number(count(one, "uniques")));
    line(p.t("risk-under-five"), &|one| {
        let under = list(one, "rows_under").find(|pair| pair.get(0).and_then(Value::as_u64) == Some(5));
        p.number(under.and_then(|pair| pair.get(1)).and_then(Value::as_u64).unwrap_or_default())
    });
    line(p.t("risk-mean"), &|one| {
        let mean = one.get("mean_risk").and_then(Value::as_f64).unwrap_or_default();
        p.with("percent", "value", decimal(p, mean * 100.0, 2))
    });
    for (at, variable) in list(risk, "sensitive").filter_map(Value::as_str).enumerate() {
        line(p.with("risk-diversity", "variable", variable), &|one| {
            p.number(list(one, "diversity").nth(at).map_or(0, |found| count(found, "distinct_l")))
        });
    }
}
