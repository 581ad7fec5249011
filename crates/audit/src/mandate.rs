//! The closed list of steps in the mandate of a contractor. The event itself is in `event`.

use serde::{Deserialize, Serialize};

/// A step in the mandate of a contractor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MandateStep {
    /// A party names the contractor, the study and its last day.
    Declared,
    /// A marked copy of a delivery is made for the contractor.
    HandedOver,
    /// The study lasts longer.
    Extended,
    /// The study ends earlier.
    Ended,
    /// The study is over: the attestation of destruction is asked for.
    Asked,
    /// It is asked for again.
    Reminded,
    /// It did not come: those who produced the data are told.
    Escalated,
    /// The contractor attests that it destroyed the files.
    Certified,
}

impl MandateStep {
    /// All of them, in their order.
    pub const ALL: [Self; 8] = [
        Self::Declared,
        Self::HandedOver,
        Self::Extended,
        Self::Ended,
        Self::Asked,
        Self::Reminded,
        Self::Escalated,
        Self::Certified,
    ];

    /// Its name in JSON, in the database and in message ids.
    pub fn name(self) -> &'static str {
        match self {
            Self::Declared => "declared",
            Self::HandedOver => "handed-over",
            Self::Extended => "extended",
            Self::Ended => "ended",
            Self::Asked => "asked",
            Self::Reminded => "reminded",
            Self::Escalated => "escalated",
            Self::Certified => "certified",
        }
    }
}
