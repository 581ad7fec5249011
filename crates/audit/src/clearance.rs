//! The closed lists of codes in the life of a clearance: its steps, and why one is withdrawn. The event itself is in `event`.

use serde::{Deserialize, Serialize};

/// A step in the life of a clearance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ClearanceStep {
    /// The person asks for it.
    Requested,
    /// Her organisation says no.
    Declined,
    /// Her organisation gives it, until a day; it opens nothing before she undertakes.
    Granted,
    /// She signs the undertaking.
    Undertaken,
    /// Her organisation gives it until a later day.
    Renewed,
    /// Her organisation takes it back, or she gives it up.
    Withdrawn,
}

impl ClearanceStep {
    /// All of them, in their order.
    pub const ALL: [Self; 6] =
        [Self::Requested, Self::Declined, Self::Granted, Self::Undertaken, Self::Renewed, Self::Withdrawn];

    /// Its name in JSON, in the database and in message ids.
    pub fn name(self) -> &'static str {
        match self {
            Self::Requested => "requested",
            Self::Declined => "declined",
            Self::Granted => "granted",
            Self::Undertaken => "undertaken",
            Self::Renewed => "renewed",
            Self::Withdrawn => "withdrawn",
        }
    }
}

/// Why a clearance is withdrawn: a closed list, since free words could say something of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ClearanceReason {
    /// She does not need it any more.
    NoNeed,
    /// She has another post.
    OtherPost,
    /// She left the organisation.
    Left,
    /// The undertaking was not kept.
    Breach,
}

impl ClearanceReason {
    /// All of them, in the order of the forms.
    pub const ALL: [Self; 4] = [Self::NoNeed, Self::OtherPost, Self::Left, Self::Breach];

    /// Its name in JSON, in the database and in message ids.
    pub fn name(self) -> &'static str {
        match self {
            Self::NoNeed => "no-need",
            Self::OtherPost => "other-post",
            Self::Left => "left",
            Self::Breach => "breach",
        }
    }
}
