//! What happened to a convention, with the day on which it happened and the day on which it was known.
//!
//! Facts are added and never changed: a fact that was wrong is replaced by another one. What follows from them is `life` in
//! `entente-agreement`.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::PartyId;

/// On which ground a party ends a convention, besides a notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EndingGround {
    /// A fault of another party.
    Fault,
    /// Conciliation failed.
    Conciliation,
    /// Force majeure lasts.
    ForceMajeure,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "kebab-case")]
pub enum LifeEvent {
    /// Its text was drafted.
    Drafted,
    /// It was sent to its parties for signature.
    SentForSignature,
    /// A party signed it.
    SignedBy {
        /// Who.
        party: PartyId,
    },
    /// All of its parties have signed it: a signature made elsewhere, known by its last day.
    SignedByAll,
    /// It was notified to a party.
    NotifiedTo {
        /// To whom.
        party: PartyId,
    },
    /// It was notified to all of its parties.
    NotifiedToAll,
    /// A party joined it.
    Adhered {
        /// Who.
        party: PartyId,
    },
    /// Its parties agreed to renew it.
    RenewalAgreed,
    /// A party's notice was received by the others; it happened the day of receipt.
    NoticeReceived {
        /// Who gave it.
        by: PartyId,
        /// Day on which the letter was sent, where known.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        sent_on: Option<Date>,
        /// Day from which its author wants it to have effect, where the letter says one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        effect_on: Option<Date>,
    },
    /// A notice was withdrawn before it took effect.
    NoticeWithdrawn {
        /// Who had given it.
        by: PartyId,
    },
    /// A formal notice was received; it happened the day of receipt.
    FormalNoticeReceived {
        /// Who complains.
        by: PartyId,
        /// Of whom.
        against: PartyId,
        /// Day on which the letter was sent, where known.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        sent_on: Option<Date>,
    },
    /// What the formal notice complained of was mended.
    BreachCured {
        /// Who mended it.
        by: PartyId,
    },
    /// Conciliation began.
    ConciliationOpened,
    /// Conciliation failed.
    ConciliationFailed,
    /// Conciliation succeeded.
    ConciliationSucceeded,
    /// A party ended it, as the text allows; it happened the day of receipt.
    EndedBy {
        /// Who.
        by: PartyId,
        /// On which ground.
        ground: EndingGround,
        /// Day on which the letter was sent, where known.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        sent_on: Option<Date>,
    },
    /// The parties ended it together.
    EndedByConsent {
        /// First day on which it is no longer in force; the day after, where absent.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        effect_on: Option<Date>,
    },
    /// A court ended it.
    EndedByCourt {
        /// First day on which it is no longer in force; the day after, where absent.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        effect_on: Option<Date>,
    },
    /// Force majeure began.
    ForceMajeureBegan,
    /// Force majeure ended: the first day without it.
    ForceMajeureEnded,
    /// The parties suspended it together.
    Suspended,
    /// The suspension ended: the first day without it.
    Resumed,
    /// A meeting was held: of a body, or `bilan`.
    MeetingHeld {
        /// The body, or what the meeting was.
        body: String,
    },
    /// An amendment was proposed.
    AmendmentProposed {
        /// Its number, from 1.
        number: u32,
        /// Who proposed it.
        by: PartyId,
    },
    /// An amendment was approved by a party.
    AmendmentApproved {
        /// Its number.
        number: u32,
        /// Who approved it.
        by: PartyId,
    },
    /// An amendment took effect.
    AmendmentInForce {
        /// Its number.
        number: u32,
        /// SHA-256 of the text of the convention as amended, in hexadecimal, where known.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        sha256: Option<String>,
    },
    /// The annex was updated by the body that has its charge.
    AnnexUpdated {
        /// SHA-256 of the text with its new annex, in hexadecimal, where known.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        sha256: Option<String>,
    },
    /// The fact that this one replaces never happened.
    Retracted,
}

/// A fact in the life of a convention.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LifeFact {
    /// Its own name in the life of the convention.
    pub id: String,
    /// What happened.
    #[serde(flatten)]
    pub event: LifeEvent,
    /// Day on which it happened, or takes effect.
    pub happened_on: Date,
    /// Day on which it was known here.
    pub known_on: Date,
    /// The fact that it corrects.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replaces: Option<String>,
    /// Number of the registered letter, of the dossier, of the minutes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
}
