//! What the errors of this crate say to people: the message of each, and the sentences in both languages.
//!
//! In one place, because the audit may name nothing but itself; filling the sentences in is `entente-text`.

use std::error::Error;
use std::sync::LazyLock;

use entente_model::Message;
use entente_text::Words;

use crate::audit::TableAuditError;
use crate::counts::BudgetError;
use crate::key::MasterKeyError;
use crate::microdata::{MicrodataError, MicrodataHint};
use crate::protect::ProtectError;
use crate::rekey::HeldPseudonymsError;
use crate::share::{KeyShareError, ShareFileError};
use crate::suppress::SuppressError;
use crate::twin::TwinError;

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    Words::from_sources(include_str!("../resources/fr.ftl"), include_str!("../resources/en.ftl"))
});

/// What the errors of this crate say, in both languages.
pub fn words() -> &'static Words {
    &WORDS
}

/// A file that could not be read or written, and what the system says of it.
fn file(path: impl std::fmt::Display, source: &std::io::Error) -> Message {
    let id = match source.kind() {
        std::io::ErrorKind::NotFound => "disclosure-file-absent",
        std::io::ErrorKind::AlreadyExists => "disclosure-file-there",
        _ => "disclosure-file",
    };
    Message::new(id).with("path", path).with("reason", source)
}

/// A text that is no table; the reader of tables gives its place.
fn no_table(id: &str, source: &csv::Error) -> Message {
    let line = source.position().map_or(0, csv::Position::line);
    Message::new(id).count("line", line).with("reason", source)
}

impl SuppressError {
    /// The sentence for people, with its remedy.
    pub fn message(&self) -> Message {
        match self {
            Self::Dimensions { text } => Message::new("disclosure-dimensions").with("text", text),
            Self::Column { column, header } => {
                Message::new("disclosure-column").with("column", column).with("header", header)
            }
            Self::Code { line, column } => {
                Message::new("disclosure-code").count("line", *line).with("column", column)
            }
            Self::Count { line, column, value } => Message::new("disclosure-count")
                .count("line", *line)
                .with("column", column)
                .with("value", value),
            Self::Twice { line } => Message::new("disclosure-twice").count("line", *line),
            Self::Size { cells, cells_max } => {
                Message::new("disclosure-size").with("cells", cells).with("max", cells_max)
            }
            Self::Cell { cell } => Message::new("disclosure-cell").with("cell", cell),
            Self::Rule { rule } => Message::new("disclosure-rule").with("rule", rule),
            Self::Csv(error) => no_table("disclosure-no-table", error),
            Self::File { path, source } => file(path.display(), source),
            Self::Write(error) => Message::new("disclosure-write").with("reason", error),
        }
    }
}

impl TableAuditError {
    /// The sentence for people, with its remedy.
    pub fn message(&self) -> Message {
        match self {
            Self::Dimensions { text } => Message::new("disclosure-dimensions").with("text", text),
            Self::Column { column, header } => {
                Message::new("disclosure-column").with("column", column).with("header", header)
            }
            Self::Gap { line, column } => {
                Message::new("disclosure-audit-gap").count("line", *line).with("column", column)
            }
            Self::Count { line, value } => {
                Message::new("disclosure-audit-count").count("line", *line).with("value", value)
            }
            Self::Twice { line } => Message::new("disclosure-twice").count("line", *line),
            Self::Margin { cell } => Message::new("disclosure-audit-margin").with("cell", cell),
            Self::Contradiction { cell } => Message::new("disclosure-audit-contradiction").with("cell", cell),
            Self::Size { degrees, degrees_max } => Message::new("disclosure-audit-size")
                .count("degrees", *degrees as u64)
                .count("max", *degrees_max as u64),
            Self::Crossed { parts, parts_max } => Message::new("disclosure-audit-crossed")
                .count("parts", *parts as u64)
                .count("max", *parts_max as u64),
            Self::OwnCell { suppressed, suppressed_max } => Message::new("disclosure-audit-own-cell")
                .count("count", *suppressed as u64)
                .count("max", *suppressed_max as u64),
            Self::Overflow => Message::new("disclosure-audit-overflow"),
            Self::Csv(error) => no_table("disclosure-no-table", error),
        }
    }
}

impl ProtectError {
    /// The sentence for people, with its remedy.
    pub fn message(&self) -> Message {
        match self {
            Self::Suppress(error) => error.message(),
            Self::Audit(error) => error.message(),
            Self::Unsafe { unsafe_cells, .. } => {
                Message::new("disclosure-unsafe").count("count", *unsafe_cells as u64)
            }
        }
    }
}

impl MicrodataHint {
    fn name(self) -> &'static str {
        match self {
            Self::NoQuasi => "no-quasi",
            Self::Sampling => "sampling",
            Self::Classes => "classes",
            Self::Unmet => "unmet",
            Self::Generalising => "generalising",
            Self::ListedTwice => "listed-twice",
        }
    }
}

impl MicrodataError {
    /// The sentence for people, with its remedy.
    pub fn message(&self) -> Message {
        match self {
            Self::Variable { variable, header } => {
                Message::new("disclosure-variable").with("variable", variable).with("header", header)
            }
            Self::Parameter { what, hint } => {
                Message::new("disclosure-parameter").with("what", what).with("hint", hint.name())
            }
            Self::Hierarchy { variable, count } => {
                Message::new("disclosure-hierarchy").with("variable", variable).count("count", *count as u64)
            }
            Self::Row { line, fields, header_fields } => Message::new("disclosure-row")
                .count("line", *line)
                .count("count", *fields as u64)
                .count("expected", *header_fields as u64),
            Self::Csv(error) => no_table("disclosure-no-table", error),
            Self::File { path, source } => file(path.display(), source),
        }
    }
}

impl BudgetError {
    /// The sentence for people, with its remedy.
    pub fn message(&self) -> Message {
        match self {
            Self::Spent { asked, left } => Message::new("disclosure-budget")
                .count("asked", u64::from(*asked))
                .count("left", u64::from(*left)),
        }
    }
}

impl TwinError {
    /// The sentence for people, with its remedy.
    pub fn message(&self) -> Message {
        match self {
            Self::Budget(error) => error.message(),
            Self::Csv(error) => no_table("disclosure-no-table", error),
            Self::Write(error) => Message::new("disclosure-write").with("reason", error),
            Self::Column { column } => Message::new("disclosure-twin-column").with("column", column),
            Self::Count { line } => Message::new("disclosure-twin-count").count("line", *line),
            Self::Empty { values_max } => {
                Message::new("disclosure-twin-empty").count("max", *values_max as u64)
            }
        }
    }
}

impl MasterKeyError {
    /// The sentence for people, with its remedy. Nothing of the key is in it.
    pub fn message(&self) -> Message {
        match self {
            Self::Read { path, source } if source.kind() == std::io::ErrorKind::NotFound => {
                Message::new("master-key-absent").with("path", path.display())
            }
            Self::Read { path, source } => {
                Message::new("master-key-read").with("path", path.display()).with("reason", source)
            }
            Self::Write { path, source } => {
                Message::new("master-key-write").with("path", path.display()).with("reason", source)
            }
            Self::Shape { path } => Message::new("master-key-shape").with("path", path.display()),
            Self::Open { path } => Message::new("master-key-open").with("path", path.display()),
        }
    }
}

impl KeyShareError {
    /// The sentence for people, with its remedy.
    pub fn message(&self) -> Message {
        Message::new(match self {
            Self::Shape => "key-share-shape",
            Self::Same => "key-share-same",
            Self::Apart => "key-share-apart",
        })
    }
}

impl ShareFileError {
    /// The sentence for people, with its remedy.
    pub fn message(&self) -> Message {
        match self {
            Self::File { path, source } => file(path.display(), source),
            Self::Share(error) => error.message(),
        }
    }
}

impl HeldPseudonymsError {
    /// The sentence for people, with its remedy.
    pub fn message(&self) -> Message {
        match self {
            Self::Variable { variable } => Message::new("held-variable").with("variable", variable),
            Self::NotPseudonym { line } => Message::new("held-not-pseudonym").count("line", *line),
            Self::TooMany { max } => Message::new("held-too-many").count("max", *max),
            Self::Csv(error) => no_table("disclosure-no-table", error),
            Self::Read(error) => Message::new("disclosure-read").with("reason", error),
        }
    }
}

/// The message of an error of this crate that somebody wrapped in another.
pub fn message_of(error: &(dyn Error + 'static)) -> Option<Message> {
    fn of<E: Error + 'static>(error: &(dyn Error + 'static), say: impl Fn(&E) -> Message) -> Option<Message> {
        error.downcast_ref::<E>().map(say)
    }
    of(error, SuppressError::message)
        .or_else(|| of(error, TableAuditError::message))
        .or_else(|| of(error, ProtectError::message))
        .or_else(|| of(error, MicrodataError::message))
        .or_else(|| of(error, TwinError::message))
        .or_else(|| of(error, BudgetError::message))
        .or_else(|| of(error, MasterKeyError::message))
        .or_else(|| of(error, ShareFileError::message))
        .or_else(|| of(error, KeyShareError::message))
        .or_else(|| of(error, HeldPseudonymsError::message))
}

#[cfg(test)]
mod tests {
    use entente_text::Lang;

    use super::*;

    /// One of each error, as a person could meet it.
    fn errors() -> Vec<Box<dyn Error>> {
        let io = |kind: std::io::ErrorKind| std::io::Error::from(kind);
        let path = std::path::PathBuf::from("fichier.csv");
        let text = || "valeur".to_owned();
        let parameter = |hint| MicrodataError::Parameter { what: text(), hint };
        vec![
            Box::new(SuppressError::Dimensions { text: text() }),
            Box::new(SuppressError::Column { column: text(), header: text() }),
            Box::new(SuppressError::Code { line: 3, column: text() }),
            Box::new(SuppressError::Count { line: 3, column: text(), value: text() }),
            Box::new(SuppressError::Twice { line: 3 }),
            Box::new(SuppressError::Size { cells: 9, cells_max: 8 }),
            Box::new(SuppressError::Cell { cell: text() }),
            Box::new(SuppressError::Rule { rule: text() }),
            Box::new(SuppressError::File { path: path.clone(), source: io(std::io::ErrorKind::NotFound) }),
            Box::new(SuppressError::Write(io(std::io::ErrorKind::StorageFull))),
            Box::new(TableAuditError::Gap { line: 3, column: text() }),
            Box::new(TableAuditError::Count { line: 3, value: text() }),
            Box::new(TableAuditError::Margin { cell: text() }),
            Box::new(TableAuditError::Contradiction { cell: text() }),
            Box::new(TableAuditError::Size { degrees: 9_000, degrees_max: 7_000 }),
            Box::new(TableAuditError::OwnCell { suppressed: 9, suppressed_max: 8 }),
            Box::new(TableAuditError::Overflow),
            Box::new(ProtectError::Suppress(SuppressError::Twice { line: 3 })),
            Box::new(MicrodataError::Variable { variable: text(), header: text() }),
            Box::new(parameter(MicrodataHint::NoQuasi)),
            Box::new(parameter(MicrodataHint::Sampling)),
            Box::new(parameter(MicrodataHint::Classes)),
            Box::new(parameter(MicrodataHint::Unmet)),
            Box::new(parameter(MicrodataHint::Generalising)),
            Box::new(parameter(MicrodataHint::ListedTwice)),
            Box::new(MicrodataError::Hierarchy { variable: text(), count: 1 }),
            Box::new(MicrodataError::Row { line: 3, fields: 1, header_fields: 2 }),
            Box::new(BudgetError::Spent { asked: 2_000, left: 1 }),
            Box::new(TwinError::Empty { values_max: 200 }),
            Box::new(TwinError::Column { column: text() }),
            Box::new(TwinError::Count { line: 3 }),
            Box::new(MasterKeyError::Read { path: path.clone(), source: io(std::io::ErrorKind::NotFound) }),
            Box::new(MasterKeyError::Write {
                path: path.clone(),
                source: io(std::io::ErrorKind::AlreadyExists),
            }),
            Box::new(MasterKeyError::Shape { path: path.clone() }),
            Box::new(MasterKeyError::Open { path: path.clone() }),
            Box::new(ShareFileError::File { path, source: io(std::io::ErrorKind::AlreadyExists) }),
            Box::new(KeyShareError::Shape),
            Box::new(KeyShareError::Same),
            Box::new(KeyShareError::Apart),
            Box::new(HeldPseudonymsError::Variable { variable: text() }),
            Box::new(HeldPseudonymsError::NotPseudonym { line: 3 }),
            Box::new(HeldPseudonymsError::TooMany { max: 9 }),
        ]
    }

    #[test]
    fn each_error_is_said_in_both_languages() {
        for error in errors() {
            let message = message_of(error.as_ref()).unwrap();
            let [french, english] = [Lang::Fr, Lang::En].map(|lang| words().say(lang, &message));
            for said in [&french, &english] {
                assert!(*said != message.id && !said.contains('$'), "{said}");
            }
            assert_ne!(french, english);
        }
    }

    #[test]
    fn the_two_resources_say_the_same_things() {
        let [french, english] = [include_str!("../resources/fr.ftl"), include_str!("../resources/en.ftl")];
        assert_eq!(entente_text::outline(french), entente_text::outline(english));
    }

    #[test]
    fn a_plural_and_a_hint_are_chosen() {
        let row = MicrodataError::Row { line: 4, fields: 1, header_fields: 2 }.message();
        assert_eq!(
            words().say(Lang::Fr, &row),
            "Ligne 4\u{a0}: 1 valeur, alors que l'en-tête en a 2. Corrigez la ligne, ou vérifiez le séparateur du fichier."
        );
        let hint = MicrodataError::Parameter { what: "k = 0".into(), hint: MicrodataHint::Classes };
        assert!(words().say(Lang::En, &hint.message()).contains("from one to sixty"));
    }
}
