//! The table of the coverage, text by text and article by article.

use std::fmt::Write as _;

use entente_model::{Agreement, Message};
use entente_text::Lang;

use super::{Coverage, CoverageCount, Inventory, InventoryDuty, ProseReason, count, heading_of};
use crate::words::words;

impl Coverage {
    /// The page `conventions/COVERAGE.md`.
    pub fn markdown(&self, lang: Lang) -> String {
        let word = |id: &str| words().word(lang, id);
        let mut page = format!("# {}\n\n{}\n\n", word("coverage-title"), word("coverage-introduction"));
        page.push_str(&self.summary(lang));
        write!(page, "\n## {}\n\n", word("coverage-reasons")).expect("writing to a string cannot fail");
        for reason in ProseReason::ALL {
            writeln!(page, "- **{}**\u{a0}: {}", reason_word(reason, lang), word(&about(reason)))
                .expect("writing to a string cannot fail");
        }
        for (inventory, agreement) in &self.covered {
            text_table(&mut page, inventory, agreement, lang);
        }
        page
    }

    fn summary(&self, lang: Lang) -> String {
        let head = ["text", "model", "duties", "executed", "prose", "clauses"]
            .map(|id| words().word(lang, &format!("coverage-{id}")));
        let mut table = format!("| {} |\n|---|---|---:|---:|---|---:|\n", head.join(" | "));
        let mut total = CoverageCount::default();
        for (inventory, agreement) in &self.covered {
            let count = count(inventory, agreement);
            total.duties += count.duties;
            total.executed += count.executed;
            total.clauses += count.clauses;
            for (reason, many) in &count.prose {
                *total.prose.entry(*reason).or_default() += many;
            }
            let model = format!("[`{}`]({})", inventory.model, link(agreement));
            row(&mut table, &inventory.short, &model, &count, lang);
        }
        let all = words().word(lang, "coverage-total");
        row(&mut table, &format!("**{all}**"), "", &total, lang);
        table
    }
}

fn row(table: &mut String, text: &str, model: &str, count: &CoverageCount, lang: Lang) {
    let prose: Vec<String> = count
        .prose
        .iter()
        .map(|(reason, many)| format!("{}\u{a0}({many})", reason_word(*reason, lang)))
        .collect();
    writeln!(
        table,
        "| {text} | {model} | {} | {} | {} | {} |",
        count.duties,
        count.executed,
        prose.join(", "),
        count.clauses
    )
    .expect("writing to a string cannot fail");
}

/// From `conventions/COVERAGE.md` to the model.
fn link(agreement: &Agreement) -> &str {
    agreement.path.strip_prefix("conventions/").unwrap_or(&agreement.path)
}

fn text_table(page: &mut String, inventory: &Inventory, agreement: &Agreement, lang: Lang) {
    let word = |id: &str| words().word(lang, id);
    write!(page, "\n## {}\u{a0}: [`{}`]({})\n\n", inventory.short, inventory.model, link(agreement))
        .expect("writing to a string cannot fail");
    writeln!(page, "{}.", cell(&inventory.text)).expect("writing to a string cannot fail");
    let head = ["place", "duty", "by"].map(|id| word(&format!("coverage-{id}")));
    for article in &inventory.articles {
        let known = agreement.articles.iter().find(|one| heading_of(one) == article.number);
        let title = match known {
            Some(one) if !one.number.is_empty() => format!("{} {}", one.number, one.title),
            _ => article.number.clone(),
        };
        write!(page, "\n### {title}\n\n| {} |\n|---|---|---|\n", head.join(" | "))
            .expect("writing to a string cannot fail");
        for duty in &article.duties {
            writeln!(page, "| {} | {} | {} |", cell(&duty.at), cell(&duty.duty), executes(duty, lang))
                .expect("writing to a string cannot fail");
        }
    }
}

fn executes(duty: &InventoryDuty, lang: Lang) -> String {
    if let Some(reason) = duty.why {
        return words()
            .say(lang, &Message::new("coverage-stays-prose").with("reason", reason_word(reason, lang)));
    }
    let clauses: Vec<String> = duty.by.iter().map(|clause| clause_text(clause, lang)).collect();
    clauses.join("<br>")
}

/// `duty alerte @4` is read « `duty alerte`, article 4 ».
fn clause_text(clause: &str, lang: Lang) -> String {
    if let Some(key) = clause.strip_prefix("front ") {
        return words().say(lang, &Message::new("coverage-front").with("key", key));
    }
    match clause.rsplit_once(" @") {
        None => format!("`{clause}`"),
        Some((clause, article)) => {
            let message = Message::new("coverage-elsewhere").with("clause", clause).with("article", article);
            words().say(lang, &message)
        }
    }
}

fn reason_word(reason: ProseReason, lang: Lang) -> String {
    words().word(lang, &format!("coverage-reason-{}", reason.name()))
}

fn about(reason: ProseReason) -> String {
    format!("coverage-reason-{}-about", reason.name())
}

/// A bar would end the cell.
fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace(['\n', '\r'], " ")
}
