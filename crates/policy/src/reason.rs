//! Why a decision is what it is, and what is missing: closed lists, and the sentence of each.

use entente_model::{ArticleRef, Message, PurposeId, VariableKind, VariableName};
use serde::Serialize;

use crate::cedar::kind_code;

/// A place cited, and whether it is in the technical annex.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cited {
    /// The clause.
    pub place: ArticleRef,
    /// Whether it is a line of the technical annex.
    pub annex: bool,
}

impl Cited {
    /// Adds the place to a sentence, for its `cited` part.
    pub(crate) fn in_message(&self, message: Message) -> Message {
        let part = match (self.place.article.is_empty(), self.annex) {
            (true, _) => "preamble",
            (false, true) => "annex",
            (false, false) => "article",
        };
        message
            .with("part", part)
            .with("article", &self.place.article)
            .with("convention", &self.place.convention)
            .with("line", self.place.line)
    }
}

/// Why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// A grant covers the request.
    Granted {
        /// The grant.
        cited: Cited,
        /// The purpose.
        purpose: PurposeId,
    },
    /// A rule forbids the purpose.
    PurposeForbidden {
        /// The rule.
        cited: Cited,
        /// The purpose.
        purpose: PurposeId,
    },
    /// A rule forbids the variable as it would leave.
    VariableForbidden {
        /// The rule.
        cited: Cited,
        /// The variable.
        variable: VariableName,
        /// Its kind, as it would leave.
        kind: VariableKind,
    },
    /// No clause covers the request.
    NotCovered,
    /// A grant covers the request, and the configuration cannot carry it out.
    Incomplete {
        /// The grant.
        cited: Cited,
    },
}

impl Reason {
    /// The sentence.
    pub fn message(&self) -> Message {
        match self {
            Self::Granted { cited, purpose } => {
                cited.in_message(Message::new("reason-granted")).with("purpose", purpose)
            }
            Self::PurposeForbidden { cited, purpose } => {
                cited.in_message(Message::new("reason-purpose-forbidden")).with("purpose", purpose)
            }
            Self::VariableForbidden { cited, variable, kind } => cited
                .in_message(Message::new("reason-variable-forbidden"))
                .with("variable", variable)
                .with("kind", kind_code(*kind)),
            Self::NotCovered => Message::new("reason-not-covered"),
            Self::Incomplete { cited } => cited.in_message(Message::new("reason-incomplete")),
        }
    }
}

/// What is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum MissingKind {
    /// A convention in force that day.
    AgreementInForce,
    /// A clause for this recipient.
    Recipient,
    /// A clause on this dataset.
    Dataset,
    /// A clause for this purpose.
    Purpose,
    /// A clause that delivers this variable.
    Variable,
    /// The cadre that an application applies.
    Cadre,
    /// The annex line of the dataset.
    AnnexLine,
    /// A party that holds the producer's role.
    Producer,
    /// The description of the dataset.
    Schema,
    /// The territory of the recipient.
    Territory,
    /// The variable that says to which establishment a row belongs.
    InstitutionVariable,
    /// One protection, and only one, that can be applied.
    Protection,
    /// The code list of a generalisation.
    CodeList,
    /// A text, in force that day, on which the clause rests.
    LegalBasis,
    /// A text that lets the recipient receive the dataset.
    AuthorisedRecipient,
    /// A clause `ent` of that name.
    DirectoryClause,
    /// A policy that Cedar can evaluate.
    Evaluation,
}

/// Something missing: for a request to be covered, or for a configuration to be complete.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Missing {
    /// What.
    pub what: MissingKind,
    /// Which one: what was asked, or what the convention names.
    pub value: String,
    /// The sentence.
    pub message: Message,
}

impl Missing {
    /// Something missing; the sentence also receives the value.
    pub(crate) fn new(what: MissingKind, value: &(impl ToString + ?Sized), message: Message) -> Self {
        let value = value.to_string();
        Self { what, message: message.with("value", &value), value }
    }
}
