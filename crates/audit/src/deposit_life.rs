//! The closed lists of codes in the events of a deposit's life: why it is withdrawn, what its recipients are told, which
//! reminder of it was given. The events themselves are in `event`.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// Why a depositor takes a deposit back: a closed list, since free words could name persons.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WithdrawalReason {
    /// Its content is wrong.
    WrongContent,
    /// It is about another period than the one given.
    WrongPeriod,
    /// It is another dataset.
    WrongDataset,
    /// It holds personal data that must not be there.
    PersonalData,
    /// It may not be exchanged any more: the legal basis is gone.
    NoBasis,
}

impl WithdrawalReason {
    /// All of them, in the order of the forms.
    pub const ALL: [Self; 5] =
        [Self::WrongContent, Self::WrongPeriod, Self::WrongDataset, Self::PersonalData, Self::NoBasis];

    /// Its name in JSON, in forms and in message ids: `wrong-content`.
    pub fn name(self) -> &'static str {
        match self {
            Self::WrongContent => "wrong-content",
            Self::WrongPeriod => "wrong-period",
            Self::WrongDataset => "wrong-dataset",
            Self::PersonalData => "personal-data",
            Self::NoBasis => "no-basis",
        }
    }
}

/// What became of the version that a recipient has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AlertKind {
    /// A later version was accepted.
    Replaced,
    /// Its depositor took it back.
    Withdrawn,
}

/// Which reminder of an expected deposit: so many days before, then so many weeks late.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum ReminderStage {
    /// So many days before the due date: `before-30`.
    DaysBefore(u16),
    /// So many weeks after it: `late-2`.
    WeeksLate(u16),
}

impl fmt::Display for ReminderStage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::DaysBefore(days) => write!(f, "before-{days}"),
            Self::WeeksLate(weeks) => write!(f, "late-{weeks}"),
        }
    }
}

impl FromStr for ReminderStage {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        let stage = match text.split_once('-') {
            Some(("before", days)) => days.parse().ok().map(Self::DaysBefore),
            Some(("late", weeks)) => weeks.parse().ok().map(Self::WeeksLate),
            _ => None,
        };
        // One way only to write a stage: what is read must be written back the same.
        stage
            .filter(|stage| stage.to_string() == text)
            .ok_or_else(|| format!("`{text}` is not a stage of reminders: write `before-30` or `late-1`"))
    }
}

impl TryFrom<String> for ReminderStage {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

impl From<ReminderStage> for String {
    fn from(stage: ReminderStage) -> Self {
        stage.to_string()
    }
}
