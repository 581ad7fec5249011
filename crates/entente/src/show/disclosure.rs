//! What disclosure control found or did, as text: the risk of a file, what generalising it cost, hidden cells, an audit.

use std::path::Path;

use entente_disclosure::audit::TableAuditReport;
use entente_disclosure::microdata::{AnonymiseReport, Assessment};
use entente_disclosure::protect::SuppressionReport;
use entente_model::{FileRisk, Message, VariableName};
use entente_text::{Lang, number};

use super::{say, share, wrap};

/// Cells of an audit that are listed.
const WEAKEST_SHOWN: usize = 5;

/// Numbers with a fraction, as the language writes them.
fn decimal(lang: Lang, value: f64, digits: usize) -> String {
    let text = format!("{value:.digits$}");
    match lang {
        Lang::Fr => text.replace('.', ","),
        Lang::En => text,
    }
}

fn line(text: &mut String, lang: Lang, message: &Message) {
    text.push_str(&wrap(&say(lang, message), 2));
    text.push('\n');
}

/// The figures that an assessment and the risk of a checked file have in common.
struct Classes {
    rows: u64,
    classes: u64,
    smallest: u64,
    uniques: u64,
    under: Vec<(u64, u64)>,
}

impl Classes {
    fn write(&self, text: &mut String, lang: Lang) {
        let first = Message::new("risk-classes")
            .count("count", self.rows)
            .with("classes", number(lang, self.classes))
            .with("k", number(lang, self.smallest));
        line(text, lang, &first);
        let alone = Message::new("risk-alone")
            .count("count", self.uniques)
            .with("share", share(lang, self.uniques, self.rows));
        line(text, lang, &alone);
        for (limit, rows) in self.under.iter().filter(|(limit, _)| [3, 5, 10, 11].contains(limit)) {
            let under = Message::new("risk-under")
                .count("count", *rows)
                .with("limit", limit)
                .with("share", share(lang, *rows, self.rows));
            line(text, lang, &under);
        }
    }
}

fn sensitive(text: &mut String, lang: Lang, variable: &str, [distinct, entropy, distance]: [String; 3]) {
    let message = Message::new("risk-sensitive")
        .with("variable", variable)
        .with("distinct", distinct)
        .with("entropy", entropy)
        .with("distance", distance);
    line(text, lang, &message);
}

/// The risk of a file, as `entente disclosure assess` measures it.
pub fn assessment(lang: Lang, found: &Assessment) -> String {
    let mut text = String::new();
    let classes = Classes {
        rows: found.rows,
        classes: found.classes,
        smallest: found.k,
        uniques: found.uniques,
        under: found.rows_under.clone(),
    };
    classes.write(&mut text, lang);
    let mean = Message::new("risk-mean").with("risk", decimal(lang, found.mean_risk, 4));
    line(&mut text, lang, &mean);
    if found.sampling < 1.0 {
        let population = Message::new("risk-population")
            .with("uniques", decimal(lang, found.population_uniques, 1))
            .with("match", decimal(lang, found.unique_match_risk, 3));
        line(&mut text, lang, &population);
    }
    for one in &found.diversity {
        let figures =
            [number(lang, one.distinct_l), decimal(lang, one.entropy_l, 2), decimal(lang, one.t, 3)];
        sensitive(&mut text, lang, &one.variable, figures);
    }
    text
}

/// The risk that a check measured.
pub fn file_risk(lang: Lang, risk: &FileRisk) -> String {
    let quasi: Vec<&str> = risk.quasi.iter().map(VariableName::as_str).collect();
    let mut text = say(lang, &Message::new("risk-title").with("variables", quasi.join(", ")));
    text.push('\n');
    let classes = Classes {
        rows: risk.rows,
        classes: risk.classes,
        smallest: risk.k,
        uniques: risk.uniques,
        under: risk.rows_under.iter().map(|under| (under.limit, under.rows)).collect(),
    };
    let mut lines = String::new();
    classes.write(&mut lines, lang);
    for one in &risk.sensitive {
        let figures = [
            number(lang, one.distinct_l),
            decimal(lang, one.entropy_l_hundredths as f64 / 100.0, 2),
            decimal(lang, one.t_thousandths as f64 / 1_000.0, 3),
        ];
        sensitive(&mut lines, lang, one.variable.as_str(), figures);
    }
    if !risk.unmeasured.is_empty() {
        let names: Vec<&str> = risk.unmeasured.iter().map(VariableName::as_str).collect();
        line(&mut lines, lang, &Message::new("risk-unmeasured").with("variables", names.join(", ")));
    }
    for one in lines.lines() {
        text.push_str("  ");
        text.push_str(one.trim_start());
        text.push('\n');
    }
    text
}

/// What generalising a file did to each variable, and to the risk.
pub fn anonymised(lang: Lang, report: &AnonymiseReport, file: &Path) -> String {
    let mut text = String::new();
    let written = Message::new("anonymised")
        .count("count", report.rows)
        .with("left", number(lang, report.rows_left_out))
        .with("file", file.display());
    line(&mut text, lang, &written);
    let method = if report.is_least { "anonymised-least" } else { "anonymised-local" };
    line(&mut text, lang, &Message::new(method));
    let risk = Message::new("anonymised-risk")
        .with("before", number(lang, report.before.k))
        .with("after", number(lang, report.after.k))
        .with("alone_before", number(lang, report.before.uniques))
        .with("alone_after", number(lang, report.after.uniques));
    line(&mut text, lang, &risk);
    for one in &report.variables {
        let variable = Message::new("anonymised-variable")
            .with("variable", &one.variable)
            .with("loss", decimal(lang, one.loss * 100.0, 1))
            .with("kept", number(lang, one.kept))
            .with("generalised", number(lang, one.generalised))
            .with("suppressed", number(lang, one.suppressed));
        line(&mut text, lang, &variable);
    }
    text
}

/// What was hidden in a table, and what the audit says of it.
pub fn suppressed(lang: Lang, report: &SuppressionReport, file: &Path) -> String {
    let mut text = String::new();
    let done = Message::new("disclosure-suppressed")
        .count("count", report.primary as u64)
        .count("secondary", report.secondary as u64)
        .with("file", file.display());
    line(&mut text, lang, &done);
    let published = Message::new("disclosure-published")
        .count("count", report.published as u64)
        .with("share", share(lang, report.published as u64, report.cells as u64));
    line(&mut text, lang, &published);
    text.push_str(&audited(lang, &report.audit));
    text
}

/// The verdict of an audit, and the weakest cells.
pub fn audited(lang: Lang, report: &TableAuditReport) -> String {
    let mut text = String::new();
    let id = if report.is_clean() { "disclosure-audit-clean" } else { "disclosure-audit-unsafe" };
    let verdict = Message::new(id)
        .count("count", report.suppressed as u64)
        .count("exact", report.exact as u64)
        .count("unsafe", report.unsafe_cells as u64);
    line(&mut text, lang, &verdict);
    if let Some(width) = report.min_width {
        let narrowest = Message::new("disclosure-audit-narrowest")
            .with("width", decimal(lang, width, 2).trim_end_matches(['0']).trim_end_matches([',', '.']))
            .with("threshold", report.threshold);
        line(&mut text, lang, &narrowest);
    }
    for cell in report.weakest.iter().take(WEAKEST_SHOWN).filter(|_| !report.is_clean()) {
        let id = if cell.high.is_some() { "disclosure-audit-cell" } else { "disclosure-audit-cell-open" };
        let weak = Message::new(id)
            .with("cell", &cell.cell)
            .with("low", decimal(lang, cell.low, 1))
            .with("high", cell.high.map(|high| decimal(lang, high, 1)).unwrap_or_default());
        line(&mut text, lang, &weak);
    }
    text
}
