//! Why the directory of an ENT could not be made or pushed. What is wrong inside its sources is a finding.

use std::path::PathBuf;

use entente_formats::FormatError;
use entente_model::{AgreementId, Message, PartyId};

/// The directory could not be made or pushed.
#[derive(Debug, thiserror::Error)]
pub enum DirectoryError {
    /// A source cannot be read, or a file cannot be written.
    #[error(transparent)]
    Format(#[from] FormatError),
    /// The convention has several clauses `ent`.
    #[error("`{agreement}` has several clauses `ent`: {clauses}")]
    SeveralClauses {
        /// The convention.
        agreement: AgreementId,
        /// Their names.
        clauses: String,
    },
    /// No deposit to make it from.
    #[error("`{party}` has no accepted deposit to make a directory from")]
    NoSource {
        /// Who provides the directory.
        party: PartyId,
    },
    /// Another process makes a directory on this node.
    #[error("another directory is being made")]
    Busy,
    /// The description of the recipient's server is absent or cannot be used.
    #[error("`{}`: {reason}", path.display())]
    Target {
        /// The file.
        path: PathBuf,
        /// Why.
        reason: String,
    },
    /// Identifiers that the provider's register never gave: nothing was recorded.
    #[error("{count} identifiers are not in the register of `{party}`")]
    UnknownPersons {
        /// Who provides.
        party: PartyId,
        /// How many.
        count: u64,
    },
    /// A register of identifiers or of a delivered state cannot be read: going on would give identifiers twice.
    #[error("`{}`: {reason}", path.display())]
    Register {
        /// The file.
        path: PathBuf,
        /// Why.
        reason: String,
    },
}

impl DirectoryError {
    /// The sentence for people, with its remedy.
    pub fn message(&self) -> Message {
        match self {
            Self::Format(error) => Message::new("error-directory-format").with("reason", error),
            Self::SeveralClauses { agreement, clauses } => {
                Message::new("error-directory-clauses").with("agreement", agreement).with("clauses", clauses)
            }
            Self::NoSource { party } => Message::new("error-directory-source").with("party", party),
            Self::Busy => Message::new("error-directory-busy"),
            Self::Target { path, reason } => {
                Message::new("error-directory-target").with("path", path.display()).with("reason", reason)
            }
            Self::UnknownPersons { party, count } => {
                Message::new("error-directory-persons").with("party", party).count("count", *count)
            }
            Self::Register { path, reason } => {
                Message::new("error-directory-register").with("path", path.display()).with("reason", reason)
            }
        }
    }
}
