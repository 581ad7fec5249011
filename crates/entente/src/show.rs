//! What commands print for people: reports, decisions, log checks. Words are in `resources/`.

mod decision;
mod disclosure;
mod format_finding;
mod report;

use std::sync::LazyLock;

use entente_model::Message;
use entente_text::{Lang, Words};

pub use decision::decision;
pub use disclosure::{anonymised, assessment, audited, file_risk, suppressed};
pub use format_finding::format_findings;
pub use report::report;

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    Words::from_sources(include_str!("../resources/fr.ftl"), include_str!("../resources/en.ftl"))
});

/// A sentence of this crate.
pub fn say(lang: Lang, message: &Message) -> String {
    WORDS.say(lang, message)
}

/// Why a command could not be done, for people: a sentence of this crate.
#[derive(Debug)]
pub struct Cannot(pub Message);

impl std::fmt::Display for Cannot {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&say(Lang::En, &self.0))
    }
}

impl std::error::Error for Cannot {}

/// A sentence of this crate without arguments.
pub fn word(lang: Lang, id: &str) -> String {
    WORDS.word(lang, id)
}

/// A share as people write it: `3,1 %` or `3.1%`; never `0` for something that is there.
pub fn share(lang: Lang, part: u64, whole: u64) -> String {
    if whole == 0 {
        return String::new();
    }
    let per_mille = (part as f64 * 1000.0 / whole as f64).round() as u64;
    let (sign, mark, gap) = match lang {
        Lang::Fr => ("%", ',', "\u{202f}"),
        Lang::En => ("%", '.', ""),
    };
    if per_mille == 0 && part > 0 {
        return format!("<{gap}0{mark}1{gap}{sign}");
    }
    format!("{}{mark}{}{gap}{sign}", per_mille / 10, per_mille % 10)
}

/// Wraps a paragraph at 96 columns, every line after the first indented.
pub fn wrap(text: &str, indent: usize) -> String {
    const WIDTH: usize = 96;
    let mut lines = String::new();
    let mut column = indent;
    for word in text.split(' ') {
        let length = word.chars().count();
        if column + length > WIDTH && column > indent {
            lines.push('\n');
            lines.push_str(&" ".repeat(indent));
            column = indent;
        } else if !lines.is_empty() {
            lines.push(' ');
            column += 1;
        }
        lines.push_str(word);
        column += length;
    }
    lines
}
