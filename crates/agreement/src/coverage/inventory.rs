//! What a founding text asks, article by article, as whoever read it wrote it down.

use serde::{Deserialize, Serialize};

use super::CoverageError;
use crate::SourceFile;

/// Why a sentence of a text has no clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ProseReason {
    /// It declares an intention, a context, a wish: nobody owes an act.
    Intention,
    /// It defines a word, or says what another article holds.
    Definition,
    /// It recalls a rule of law that a judge or an authority applies.
    Law,
    /// It asks for a judgement that only a person can make.
    Judgement,
    /// It allows without obliging.
    Option,
    /// The program cannot do otherwise.
    ByConstruction,
    /// It is about the form of the act: copies, initials, signature.
    FormOfAct,
}

impl ProseReason {
    /// All of them, in the order of the table.
    pub const ALL: [Self; 7] = [
        Self::Intention,
        Self::Definition,
        Self::Law,
        Self::Judgement,
        Self::Option,
        Self::ByConstruction,
        Self::FormOfAct,
    ];

    /// As inventories write it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Intention => "intention",
            Self::Definition => "definition",
            Self::Law => "law",
            Self::Judgement => "judgement",
            Self::Option => "option",
            Self::ByConstruction => "by-construction",
            Self::FormOfAct => "form-of-act",
        }
    }
}

/// One duty of a text, or one sentence of it that isn't a duty.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InventoryDuty {
    /// Where in the article of the text: `al. 3`, `tiret 2`.
    pub at: String,
    /// What it asks, in a few words.
    pub duty: String,
    /// What executes it: `duty alerte`, `dataset bcp @1.4`, `front term.notice`.
    #[serde(default)]
    pub by: Vec<String>,
    /// Why nothing does.
    #[serde(default)]
    pub why: Option<ProseReason>,
}

/// An article of a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InventoryArticle {
    /// Its number in the model, or its title where it has none.
    pub number: String,
    /// Its duties.
    pub duties: Vec<InventoryDuty>,
}

/// What a text asks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Inventory {
    /// Id of the model that restates the text.
    pub model: String,
    /// How the text is called for short: `CC15`.
    pub short: String,
    /// Which text it is.
    pub text: String,
    /// Its articles.
    #[serde(rename = "article")]
    pub articles: Vec<InventoryArticle>,
}

pub(super) fn read(file: &SourceFile) -> Result<Inventory, CoverageError> {
    let malformed = |message: String| CoverageError::Malformed { path: file.path.clone(), message };
    let text = std::str::from_utf8(&file.bytes).map_err(|error| malformed(error.to_string()))?;
    toml::from_str(text).map_err(|error| malformed(error.to_string()))
}
