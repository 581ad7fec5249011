//! Why a fact cannot be recorded, each reason with its sentence. Which one applies is asked in `admission`.

use entente_model::{EndingGround, Message, PartyId};
use entente_text::Lang;
use jiff::civil::Date;
use serde::Serialize;

use super::remark::ground_word;
use super::say;

/// Why a fact cannot be recorded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "refused", rename_all = "kebab-case")]
pub enum LifeRefusal {
    /// The same name for two facts.
    FactTwice {
        /// The name.
        id: String,
    },
    /// It corrects a fact that isn't known.
    FactUnknown {
        /// The name.
        id: String,
    },
    /// It would have happened after it was known.
    NotYet {
        /// Day on which it would happen.
        happened_on: Date,
    },
    /// Only a correction can say that something never happened.
    NothingToRetract,
    /// The party is not one of the convention.
    NotAParty {
        /// The party.
        party: PartyId,
    },
    /// The same thing was recorded already.
    AlreadyDone {
        /// When.
        on: Date,
    },
    /// It is not signed by all.
    NotSigned,
    /// It has not begun.
    NotBegun,
    /// It has ended.
    Ended {
        /// Its last day.
        last_day: Date,
    },
    /// The text knows no renewal by agreement.
    NoExpressRenewal,
    /// The term was over that day.
    RenewalTooLate {
        /// Its last day.
        last_day: Date,
    },
    /// The text allows no further renewal.
    RenewalTooOften,
    /// The text has no notice.
    NoNotice,
    /// That party has given no notice.
    NoNoticeGiven,
    /// A letter received before it was sent.
    ReceivedBeforeSent {
        /// When it was sent.
        sent_on: Date,
    },
    /// A formal notice to oneself.
    AgainstItself,
    /// The text knows neither an ending for a fault nor conciliation.
    NoFormalNotice,
    /// No formal notice was received by that party.
    NothingToCure,
    /// The text knows no conciliation.
    NoConciliation,
    /// No conciliation is open.
    ConciliationNotOpen,
    /// The ground is not open to that party that day.
    GroundNotOpen {
        /// The ground.
        ground: EndingGround,
        /// Day from which it will be, as far as is known.
        opens_on: Option<Date>,
    },
    /// The text knows no force majeure.
    NoForceMajeure,
    /// It is suspended already.
    AlreadySuspended,
    /// It is not suspended.
    NotSuspended,
    /// Amendments are numbered one after the other.
    AmendmentNumber {
        /// The number that comes next.
        next: u32,
    },
    /// The text doesn't let that party propose an amendment.
    MayNotPropose {
        /// The party.
        party: PartyId,
    },
    /// The text doesn't ask that party to approve amendments.
    MayNotApprove {
        /// The party.
        party: PartyId,
    },
    /// Some who must propose or approve have not.
    AmendmentNotApproved {
        /// Those who have still to.
        missing: Vec<String>,
    },
    /// The text gives nobody the charge of its annex.
    NoAnnexUpdate,
}

impl LifeRefusal {
    /// Its code in reports.
    pub fn code(&self) -> &'static str {
        match self {
            Self::FactTwice { .. } => "fact-twice",
            Self::FactUnknown { .. } => "fact-unknown",
            Self::NotYet { .. } => "not-yet",
            Self::NothingToRetract => "nothing-to-retract",
            Self::NotAParty { .. } => "not-a-party",
            Self::AlreadyDone { .. } => "already-done",
            Self::NotSigned => "not-signed",
            Self::NotBegun => "not-begun",
            Self::Ended { .. } => "ended",
            Self::NoExpressRenewal => "no-express-renewal",
            Self::RenewalTooLate { .. } => "renewal-too-late",
            Self::RenewalTooOften => "renewal-too-often",
            Self::NoNotice => "no-notice",
            Self::NoNoticeGiven => "no-notice-given",
            Self::ReceivedBeforeSent { .. } => "received-before-sent",
            Self::AgainstItself => "against-itself",
            Self::NoFormalNotice => "no-formal-notice",
            Self::NothingToCure => "nothing-to-cure",
            Self::NoConciliation => "no-conciliation",
            Self::ConciliationNotOpen => "conciliation-not-open",
            Self::GroundNotOpen { .. } => "ground-not-open",
            Self::NoForceMajeure => "no-force-majeure",
            Self::AlreadySuspended => "already-suspended",
            Self::NotSuspended => "not-suspended",
            Self::AmendmentNumber { .. } => "amendment-number",
            Self::MayNotPropose { .. } => "may-not-propose",
            Self::MayNotApprove { .. } => "may-not-approve",
            Self::AmendmentNotApproved { .. } => "amendment-not-approved",
            Self::NoAnnexUpdate => "no-annex-update",
        }
    }

    /// Its sentence.
    pub fn message(&self) -> Message {
        let message = Message::new(format!("life-refusal-{}", self.code()));
        match self {
            Self::FactTwice { id } | Self::FactUnknown { id } => message.with("id", id),
            Self::NotYet { happened_on } => message.with("on", happened_on),
            Self::NotAParty { party } | Self::MayNotPropose { party } | Self::MayNotApprove { party } => {
                message.with("by", party)
            }
            Self::AlreadyDone { on } => message.with("on", on),
            Self::Ended { last_day } | Self::RenewalTooLate { last_day } => {
                message.with("last_day", last_day)
            }
            Self::ReceivedBeforeSent { sent_on } => message.with("sent_on", sent_on),
            Self::GroundNotOpen { ground, opens_on } => message
                .with("ground", ground_word(*ground))
                .with("known", if opens_on.is_some() { "yes" } else { "no" })
                .with("opens_on", opens_on.map(|on| on.to_string()).unwrap_or_default()),
            Self::AmendmentNumber { next } => message.count("next", u64::from(*next)),
            Self::AmendmentNotApproved { missing } => message.with("missing", missing.join(", ")),
            _ => message,
        }
    }
}

impl std::fmt::Display for LifeRefusal {
    /// In English, for logs.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&say(Lang::En, &self.message()))
    }
}

impl std::error::Error for LifeRefusal {}
