//! A sentence for people, not yet in a language: the id of a message and its arguments.
//!
//! `entente-text` turns it into French or English from the resource files.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// One argument of a [`Message`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Arg {
    /// A number: it chooses the plural and is written with the language's separators.
    Count(u64),
    /// Text shown as it is.
    Text(String),
}

/// What to say, as data: kept in reports and decisions, rendered when somebody reads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    /// Id in the resource files, e.g. `finding-uai-key`.
    pub id: String,
    /// Arguments by name.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub args: BTreeMap<String, Arg>,
}

impl Message {
    /// A message without arguments.
    pub fn new(id: impl Into<String>) -> Self {
        Self { id: id.into(), args: BTreeMap::new() }
    }

    /// Adds a text argument.
    #[must_use]
    // Anything that can be written is taken as it comes: a reference at each of the callers would only be noise.
    #[allow(clippy::needless_pass_by_value)]
    pub fn with(mut self, name: &str, value: impl ToString) -> Self {
        self.args.insert(name.to_owned(), Arg::Text(value.to_string()));
        self
    }

    /// Adds a number argument.
    #[must_use]
    pub fn count(mut self, name: &str, value: u64) -> Self {
        self.args.insert(name.to_owned(), Arg::Count(value));
        self
    }
}
