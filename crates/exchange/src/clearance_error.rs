//! Why a clearance is not given, or why an access is not given to a person who has none.

use entente_audit::ClearanceActId;
use entente_model::{AgreementId, ArticleRef, Message, PurposeId};
use jiff::civil::Date;

use crate::clearance_state::ClearanceState;

/// Why a clearance is not given, or not changed; or why an access is not given to a person.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ClearanceError {
    /// Only an administrator of the organisation gives clearances.
    #[error("only an administrator of the organisation gives and withdraws clearances")]
    NotAdministrator,
    /// Nobody clears herself.
    #[error("nobody gives herself a clearance")]
    Own,
    /// No such clearance, or not of this organisation.
    #[error("no clearance `{clearance}`")]
    Unknown {
        /// As asked.
        clearance: String,
    },
    /// No such person in the organisation.
    #[error("no account `{user}` in the organisation")]
    UnknownPerson {
        /// As asked.
        user: String,
    },
    /// The convention asks for no clearance, or does not exist.
    #[error("`{agreement}` asks for no clearance")]
    NotAsked {
        /// As asked.
        agreement: String,
    },
    /// No clause of the convention hands anything over for that purpose.
    #[error("`{agreement}` has no clause for `{purpose}`")]
    NoClause {
        /// The convention.
        agreement: String,
        /// As asked.
        purpose: String,
    },
    /// The last day is not one that the convention lets be given.
    #[error("a clearance may be given from today to {latest}, not until {until}")]
    Until {
        /// As asked.
        until: Date,
        /// The latest one.
        latest: Date,
    },
    /// It is not what the act needs.
    #[error("the clearance `{clearance}` is {state:?}")]
    State {
        /// The clearance.
        clearance: ClearanceActId,
        /// What it is.
        state: ClearanceState,
    },
    /// The access is permitted to the party, and reserved to cleared agents.
    #[error("access for `{purpose}` under `{agreement}` is reserved to cleared agents")]
    NotCleared {
        /// The convention.
        agreement: AgreementId,
        /// The article that reserves it.
        place: ArticleRef,
        /// What for.
        purpose: PurposeId,
        /// The last clearance that the person had for it.
        last: Option<ClearanceState>,
    },
}

impl ClearanceError {
    /// The sentence for people, with its remedy.
    pub fn message(&self) -> Message {
        match self {
            Self::NotAdministrator => Message::new("error-clearance-not-administrator"),
            Self::Own => Message::new("error-clearance-own"),
            Self::Unknown { clearance } => {
                Message::new("error-clearance-unknown").with("clearance", clearance)
            }
            Self::UnknownPerson { user } => Message::new("error-clearance-unknown-person").with("user", user),
            Self::NotAsked { agreement } => {
                Message::new("error-clearance-not-asked").with("agreement", agreement)
            }
            Self::NoClause { agreement, purpose } => Message::new("error-clearance-no-clause")
                .with("agreement", agreement)
                .with("purpose", purpose),
            Self::Until { until, latest } => {
                Message::new("error-clearance-until").with("until", until).with("latest", latest)
            }
            Self::State { clearance, state } => {
                Message::new("error-clearance-state").with("clearance", clearance).with("state", state.name())
            }
            Self::NotCleared { agreement, place, purpose, last } => Message::new("error-not-cleared")
                .with("agreement", agreement)
                .with("convention", &place.convention)
                .with("article", &place.article)
                .with("purpose", purpose)
                .with("last", last.map_or("none", ClearanceState::name)),
        }
    }
}
