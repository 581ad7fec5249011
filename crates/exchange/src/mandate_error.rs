//! Why a contractor is not named, or why nothing is handed to it.

use std::path::PathBuf;

use entente_audit::MandateActId;
use entente_model::{ArticleRef, Message};
use jiff::civil::Date;

/// Longest name of a contractor or title of a study, in characters.
pub(crate) const NAME_CHARS_MAX: usize = 200;
/// Largest attestation.
pub(crate) const ATTESTATION_BYTES_MAX: u64 = 10 << 20;

/// Why a contractor is not named, or nothing is handed over.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MandateError {
    /// No such mandate, or not of this party.
    #[error("no mandate `{mandate}`")]
    Unknown {
        /// As asked.
        mandate: String,
    },
    /// The convention does not let data be handed to contractors.
    #[error("`{agreement}` lets nothing be handed to a contractor")]
    Transfer {
        /// The convention, as asked.
        agreement: String,
        /// The article that forbids, where one does.
        place: Option<ArticleRef>,
    },
    /// No clause of the convention hands anything over to the party for that purpose.
    #[error("`{agreement}` has no clause for `{purpose}`")]
    NoClause {
        /// The convention.
        agreement: String,
        /// As asked.
        purpose: String,
    },
    /// Not a SIREN.
    #[error("`{siren}` is not a SIREN")]
    Siren {
        /// As given.
        siren: String,
    },
    /// A name is absent or too long.
    #[error("`{what}` is absent or longer than {NAME_CHARS_MAX} characters")]
    Name {
        /// `contractor` or `study`.
        what: &'static str,
    },
    /// The last day is not one that a study may have.
    #[error("a study may end from today to {latest}, not on {until}")]
    Until {
        /// As asked.
        until: Date,
        /// The latest one.
        latest: Date,
    },
    /// The study is over.
    #[error("the study of `{mandate}` is over since {until}")]
    Over {
        /// The mandate.
        mandate: MandateActId,
        /// Its last day.
        until: Date,
    },
    /// The delivery was not made for the purpose of the study under its convention.
    #[error("`{delivery}` was not delivered for the purpose of `{mandate}`")]
    OtherPurpose {
        /// The delivery.
        delivery: String,
        /// The mandate.
        mandate: MandateActId,
    },
    /// No such delivery to this party.
    #[error("no delivery `{delivery}` to this party")]
    NoDelivery {
        /// As asked.
        delivery: String,
    },
    /// The study goes on, or nothing is waited for.
    #[error("no attestation is waited for under `{mandate}`")]
    NotAwaited {
        /// The mandate.
        mandate: MandateActId,
    },
    /// The file is not one whose rows can be read.
    #[error("`{}` is not read to its end: {reason}", path.display())]
    Rows {
        /// The file.
        path: PathBuf,
        /// What is wrong, for the log.
        reason: String,
    },
    /// The attestation is empty or too large.
    #[error("an attestation is a file of up to {} bytes", ATTESTATION_BYTES_MAX)]
    Attestation,
}

impl MandateError {
    /// The sentence for people, with its remedy.
    pub fn message(&self) -> Message {
        match self {
            Self::Unknown { mandate } => Message::new("error-mandate-unknown").with("mandate", mandate),
            Self::Transfer { agreement, place: None } => {
                Message::new("error-mandate-silent").with("agreement", agreement)
            }
            Self::Transfer { agreement, place: Some(place) } => Message::new("error-mandate-transfer")
                .with("agreement", agreement)
                .with("article", &place.article)
                .with("convention", &place.convention),
            Self::NoClause { agreement, purpose } => {
                Message::new("error-mandate-no-clause").with("agreement", agreement).with("purpose", purpose)
            }
            Self::Siren { siren } => Message::new("error-mandate-siren").with("siren", siren),
            Self::Name { what } => {
                Message::new("error-mandate-name").with("what", what).count("count", NAME_CHARS_MAX as u64)
            }
            Self::Until { until, latest } => {
                Message::new("error-mandate-until").with("until", until).with("latest", latest)
            }
            Self::Over { mandate, until } => {
                Message::new("error-mandate-over").with("mandate", mandate).with("until", until)
            }
            Self::OtherPurpose { delivery, mandate } => {
                Message::new("error-mandate-purpose").with("delivery", delivery).with("mandate", mandate)
            }
            Self::NoDelivery { delivery } => {
                Message::new("error-mandate-delivery").with("delivery", delivery)
            }
            Self::NotAwaited { mandate } => {
                Message::new("error-mandate-not-awaited").with("mandate", mandate)
            }
            Self::Rows { path, .. } => {
                // Its name alone: the folders of the node are nobody else's to know.
                let name = path.file_name().unwrap_or(path.as_os_str());
                Message::new("error-mandate-rows").with("file", name.display())
            }
            Self::Attestation => Message::new("error-mandate-attestation"),
        }
    }
}
