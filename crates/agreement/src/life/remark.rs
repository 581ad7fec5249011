//! What deserves a word beside a state: a fact that the text does not allow, a condition that no fact shows to be met.

use entente_model::{EndingGround, Message};
use jiff::civil::Date;
use serde::Serialize;

/// A remark on the life of a convention.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "remark", rename_all = "kebab-case")]
pub enum Remark {
    /// A renewal was agreed after the term was over: it doesn't count.
    RenewedTooLate {
        /// When it was agreed.
        agreed_on: Date,
        /// Last day of the term.
        last_day: Date,
    },
    /// A renewal was agreed beyond what the text allows.
    RenewedTooOften {
        /// When it was agreed.
        agreed_on: Date,
    },
    /// It was renewed, and no fact shows the meeting that had to come before. Whether it was held is for people to say: the
    /// platform doesn't take the absence of a fact for a fact.
    RenewedWithoutMeeting {
        /// Day of the renewal.
        renewed_on: Date,
        /// The meeting, as the text calls it.
        meeting: String,
    },
    /// A notice, where the text has none.
    NoticeNotProvided {
        /// When it was received.
        received_on: Date,
    },
    /// A notice received before the convention began.
    NoticeTooEarly {
        /// When it was received.
        received_on: Date,
    },
    /// A party ended it on a ground that was not open that day.
    GroundNotOpen {
        /// The ground.
        ground: EndingGround,
        /// When.
        ended_on: Date,
    },
}

impl Remark {
    /// Its sentence.
    pub fn message(&self) -> Message {
        match self {
            Self::RenewedTooLate { agreed_on, last_day } => Message::new("life-remark-renewed-too-late")
                .with("agreed_on", agreed_on)
                .with("last_day", last_day),
            Self::RenewedTooOften { agreed_on } => {
                Message::new("life-remark-renewed-too-often").with("agreed_on", agreed_on)
            }
            Self::RenewedWithoutMeeting { renewed_on, meeting } => {
                Message::new("life-remark-renewed-without-meeting")
                    .with("renewed_on", renewed_on)
                    .with("meeting", meeting)
            }
            Self::NoticeNotProvided { received_on } => {
                Message::new("life-remark-notice-not-provided").with("received_on", received_on)
            }
            Self::NoticeTooEarly { received_on } => {
                Message::new("life-remark-notice-too-early").with("received_on", received_on)
            }
            Self::GroundNotOpen { ground, ended_on } => Message::new("life-remark-ground-not-open")
                .with("ground", ground_word(*ground))
                .with("ended_on", ended_on),
        }
    }
}

/// The ground, as sentences choose by it.
pub(super) fn ground_word(ground: EndingGround) -> &'static str {
    match ground {
        EndingGround::Fault => "fault",
        EndingGround::Conciliation => "conciliation",
        EndingGround::ForceMajeure => "force-majeure",
    }
}
