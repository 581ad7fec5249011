//! The sentence and the remedy of one finding in one row, for whoever corrects the file row by row.
//!
//! Sentences over all the rows of a cause are `wording`.

use std::collections::HashMap;

use entente_model::{Example, FindingCode, FindingGroup, Message, Place, VariableName};
use entente_text::Lang;

use super::wording::{say_again, structure_group, value_group};
use crate::check::CheckContext;
use crate::check::example::shown;
use crate::check::faulty::{FaultyRow, RowFinding};
use crate::words::words;

/// Sentences kept: the same value is often wrong in many rows.
const KEPT_MAX: usize = 20_000;
/// Stands for the line in a sentence that is kept. No text for people holds it: it is a character for private use.
const LINE: &str = "\u{e000}";

/// What is said of one finding.
#[derive(Clone, Debug)]
pub(crate) struct Said {
    /// The value, masked where it is about persons.
    pub(crate) value: String,
    /// What is wrong.
    pub(crate) sentence: String,
    /// What to do.
    pub(crate) remedy: String,
}

/// Words findings in one language.
pub(crate) struct RowWording<'c, 'a> {
    context: &'c CheckContext<'a>,
    lang: Lang,
    kept: HashMap<(FindingCode, Option<usize>, String), (String, String)>,
}

impl<'c, 'a> RowWording<'c, 'a> {
    pub(crate) fn new(context: &'c CheckContext<'a>, lang: Lang) -> Self {
        Self { context, lang, kept: HashMap::new() }
    }

    pub(crate) fn lang(&self) -> Lang {
        self.lang
    }

    pub(crate) fn variable(&self, position: usize) -> Option<&'c VariableName> {
        self.context.dataset.variables.get(position).map(|variable| &variable.name)
    }

    /// What is wrong and what to do, of a file whose header has that many columns.
    pub(crate) fn say(&mut self, row: &FaultyRow, finding: &RowFinding, columns: usize) -> Said {
        let value = self.value(row, finding);
        let about = finding.variable.or_else(|| finding.variables.first().copied());
        let key = (finding.code, about, value.clone());
        if self.kept.len() >= KEPT_MAX {
            self.kept.clear();
        }
        let (context, lang) = (self.context, self.lang);
        let (sentence, remedy) = self.kept.entry(key).or_insert_with(|| {
            let group = one(context, finding, &value, columns);
            (words().say(lang, &group.message), words().say(lang, &group.remedy))
        });
        let line = entente_text::number(lang, row.line);
        Said { sentence: sentence.replace(LINE, &line), remedy: remedy.replace(LINE, &line), value }
    }

    fn value(&self, row: &FaultyRow, finding: &RowFinding) -> String {
        if !finding.variables.is_empty() {
            return finding.value.clone();
        }
        let cell = finding.column.and_then(|column| row.cells.get(column));
        match (finding.variable.and_then(|position| self.context.dataset.variables.get(position)), cell) {
            (Some(variable), Some(cell)) => shown(cell, variable.kind),
            _ if finding.code == FindingCode::RaggedRow => row.cells.len().to_string(),
            _ => String::new(),
        }
    }
}

/// The finding as a group of one row.
fn one(context: &CheckContext<'_>, finding: &RowFinding, value: &str, columns: usize) -> FindingGroup {
    let examples: Vec<Example> = Some(value)
        .filter(|value| !value.is_empty())
        .map(|value| Example { value: value.to_owned(), count: 1 })
        .into_iter()
        .collect();
    let place = Place { column: finding.column.map(|column| column as u32 + 1), ..Place::default() };
    let mut group = match finding.variable {
        Some(position)
            if position < context.dataset.variables.len() && finding.code != FindingCode::Duplicate =>
        {
            value_group(context, "", finding.code, position, (1, vec![place], examples))
        }
        _ => structure_group(finding.code, 1, vec![place], examples, columns),
    };
    let names = finding.variables.iter().filter_map(|position| context.dataset.variables.get(*position));
    let names: Vec<&str> = names.map(|variable| variable.name.as_str()).collect();
    say_again(&mut group, |said| {
        let said = said.with("line", LINE);
        if names.is_empty() { said } else { said.with("variable", names.join(", ")).with("value", value) }
    });
    let of_row = format!("finding-{}-row", finding.code.name());
    if words().has(Lang::Fr, &of_row) {
        group.message.id = of_row;
        let remedy = format!("remedy-{}-row", finding.code.name());
        if words().has(Lang::Fr, &remedy) {
            group.remedy = Message { id: remedy, ..group.remedy };
        }
    }
    group
}
