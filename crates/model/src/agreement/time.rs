//! When something is due: delays, events, days and rhythms, said with the same words by every clause.
//!
//! What day that makes is computed by the life of a convention, not here.

use std::fmt;
use std::str::FromStr;

use jiff::Span;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A delay as the texts write it: at once, or so many years, months, weeks, days or hours.
///
/// Written `at-once`, `P8D`, `P3M`, `PT48H`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Delay {
    /// « Sans délai », « dans les plus brefs délais ».
    AtOnce,
    /// At least one of them isn't zero.
    Lasts {
        /// Calendar years.
        years: u16,
        /// Calendar months.
        months: u16,
        /// Weeks.
        weeks: u16,
        /// Days.
        days: u16,
        /// Hours: 48 hours are not two days when they run from an instant.
        hours: u16,
    },
}

/// The text is not a delay.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{text}` is not a delay: write `at-once`, or a duration such as `P8D`, `P3M` or `PT48H`")]
pub struct DelayError {
    /// The text as given.
    pub text: String,
}

impl Delay {
    /// As a span of the calendar; zero where it is at once.
    pub fn span(self) -> Span {
        match self {
            Self::AtOnce => Span::new(),
            Self::Lasts { years, months, weeks, days, hours } => {
                Span::new().years(years).months(months).weeks(weeks).days(days).hours(hours)
            }
        }
    }

    /// Whether it lasts longer than so many months, days being counted as months of 30 days and a half.
    pub fn exceeds_months(self, most: u32) -> bool {
        match self {
            Self::AtOnce => false,
            Self::Lasts { years, months, weeks, days, hours } => {
                let whole = u32::from(years) * 12 + u32::from(months);
                let rest = u32::from(weeks) * 7 + u32::from(days) + u32::from(hours) / 24;
                // Thirty days and a half: three years are 1,096 days at most.
                whole > most || rest * 2 > (most - whole) * 61
            }
        }
    }
}

impl FromStr for Delay {
    type Err = DelayError;

    fn from_str(text: &str) -> Result<Self, DelayError> {
        let wrong = || DelayError { text: text.to_owned() };
        if text == "at-once" {
            return Ok(Self::AtOnce);
        }
        if !text.starts_with('P') {
            return Err(wrong());
        }
        let span: Span = text.parse().map_err(|_| wrong())?;
        let finer = span.get_minutes() != 0
            || span.get_seconds() != 0
            || span.get_milliseconds() != 0
            || span.get_microseconds() != 0
            || span.get_nanoseconds() != 0;
        let whole = |count: i64| u16::try_from(count).map_err(|_| wrong());
        let delay = Self::Lasts {
            years: whole(span.get_years().into())?,
            months: whole(span.get_months().into())?,
            weeks: whole(span.get_weeks().into())?,
            days: whole(span.get_days().into())?,
            hours: whole(span.get_hours().into())?,
        };
        let nothing = Self::Lasts { years: 0, months: 0, weeks: 0, days: 0, hours: 0 };
        if finer || delay == nothing { Err(wrong()) } else { Ok(delay) }
    }
}

impl fmt::Display for Delay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self::Lasts { years, months, weeks, days, hours } = *self else { return f.write_str("at-once") };
        f.write_str("P")?;
        for (count, unit) in [(years, "Y"), (months, "M"), (weeks, "W"), (days, "D")] {
            if count > 0 {
                write!(f, "{count}{unit}")?;
            }
        }
        if hours > 0 { write!(f, "T{hours}H") } else { Ok(()) }
    }
}

impl TryFrom<String> for Delay {
    type Error = DelayError;
    fn try_from(text: String) -> Result<Self, DelayError> {
        text.parse()
    }
}

impl From<Delay> for String {
    fn from(delay: Delay) -> Self {
        delay.to_string()
    }
}

// One table for the name, the word of the language and the meaning, so that none of the three is forgotten.
macro_rules! triggers {
    ($($(#[$doc:meta])* $name:ident $text:literal)+) => {
        /// What a delay runs from, or what must come before or after: a closed list, taken from the texts.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum Trigger {
            $($(#[$doc])* $name,)+
        }

        impl Trigger {
            /// All of them, in the order of a convention's life.
            pub const ALL: &[Self] = &[$(Self::$name,)+];
            /// Their words in the language.
            pub const NAMES: &[&str] = &[$($text,)+];

            /// Its word in the language.
            pub fn name(self) -> &'static str {
                match self { $(Self::$name => $text,)+ }
            }
        }
    };
}

triggers! {
    /// The last signature (EN 11, CN IV, RA 6).
    Signature "signature"
    /// The convention is notified (CC15 6, CC24 7).
    Notification "notification"
    /// An amendment is signed (CC24 2, EN 10).
    Amendment "amendment"
    /// A term ends and another begins.
    Renewal "renewal"
    /// The registered letter that denounces is received (CC24 7).
    NoticeReceived "notice-received"
    /// The formal notice is sent (EN 12, 13).
    FormalNoticeSent "formal-notice-sent"
    /// The formal notice is received.
    FormalNoticeReceived "formal-notice-received"
    /// Conciliation failed (EN 13).
    ConciliationFailed "conciliation-failed"
    /// Force majeure begins (RA 11).
    ForceMajeure "force-majeure"
    /// The convention ends, whatever the cause.
    End "end"
    /// A school year begins (NO 2, 3).
    SchoolYearStart "school-year-start"
    /// A school year ends (EN 12, RA 6).
    SchoolYearEnd "school-year-end"
    /// A meeting of the body, or of the parties.
    Meeting "meeting"
    /// A deposit is received.
    Deposit "deposit"
    /// A delivery is made.
    Delivery "delivery"
    /// Data are collected from the persons (EN 5 of part 2).
    DataCollected "data-collected"
    /// A shared reference is going to change (CC15 1).
    ReferenceChange "reference-change"
    /// The processing, or how it is done, is going to change (EN 4.1 of part 2).
    ProcessingChange "processing-change"
    /// An incident is known (EN 4.1, RA 3.1.5).
    IncidentKnown "incident-known"
    /// A breach of personal data is known (RGPD 33).
    BreachKnown "breach-known"
    /// A difficulty is known (RA 4).
    DifficultyKnown "difficulty-known"
    /// A request is received: of a person about rights, or of a party about data.
    RequestReceived "request-received"
    /// An objection is received.
    ObjectionReceived "objection-received"
    /// The answer is given.
    RequestAnswered "request-answered"
    /// An account is created, changed or deleted, and it is notified (NO 3, EN 4.2).
    AccountChange "account-change"
    /// The person has no longer a reason to have an account (NO 2).
    AccountClosed "account-closed"
    /// A pupil leaves the school.
    PupilLeft "pupil-left"
    /// A school closes.
    SchoolClosed "school-closed"
    /// A contractor is chosen, or the contract with it is signed (EN 3.2.2, NO 4).
    ContractSigned "contract-signed"
    /// The contract with a contractor ends.
    ContractEnd "contract-end"
    /// The purpose is reached: the study is over (CC15 4).
    PurposeReached "purpose-reached"
    /// A project of secure access opens.
    ProjectOpened "project-opened"
    /// A project of secure access closes.
    ProjectClosed "project-closed"
    /// An agent leaves, or is no longer cleared.
    AgentLeft "agent-left"
    /// Something is published that uses the data (CC15 4).
    Publication "publication"
    /// Something is said to the press about the partnership (CN III, RA 10).
    Communication "communication"
}

/// How often.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Recurrence {
    /// All the time.
    Always,
    /// Each day.
    Day,
    /// Each week.
    Week,
    /// Each month.
    Month,
    /// Each quarter.
    Quarter,
    /// Twice a year.
    HalfYear,
    /// Once a school year.
    Year,
    /// Several times a school year.
    Several,
    /// On request.
    Request,
    /// As often as needed.
    Need,
}

impl Recurrence {
    /// Whether it says a rhythm that a calendar can hold.
    pub fn is_regular(self) -> bool {
        !matches!(self, Self::Always | Self::Request | Self::Need)
    }

    /// Whether a deposit that comes so often is due on days that the annex must say.
    pub fn needs_days(self) -> bool {
        matches!(self, Self::Quarter | Self::HalfYear | Self::Year | Self::Several)
    }
}

/// A day of each year, written `11-30`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct YearDay {
    /// 1 to 12.
    pub month: i8,
    /// 1 to 31.
    pub day: i8,
}

/// The text is not a day of each year.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{text}` is not a day of each year: write month and day, as in `11-30`")]
pub struct YearDayError {
    /// The text as given.
    pub text: String,
}

impl FromStr for YearDay {
    type Err = YearDayError;

    fn from_str(text: &str) -> Result<Self, YearDayError> {
        let wrong = || YearDayError { text: text.to_owned() };
        let (month, day) = text.split_once('-').ok_or_else(wrong)?;
        if month.len() != 2 || day.len() != 2 || !text.bytes().all(|b| b.is_ascii_digit() || b == b'-') {
            return Err(wrong());
        }
        let (month, day) = (month.parse().map_err(|_| wrong())?, day.parse().map_err(|_| wrong())?);
        // 2001 has no 29 February: such a day would fall due one year in four.
        Date::new(2001, month, day).map_err(|_| wrong())?;
        Ok(Self { month, day })
    }
}

impl fmt::Display for YearDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}-{:02}", self.month, self.day)
    }
}

impl TryFrom<String> for YearDay {
    type Error = YearDayError;
    fn try_from(text: String) -> Result<Self, YearDayError> {
        text.parse()
    }
}

impl From<YearDay> for String {
    fn from(day: YearDay) -> Self {
        day.to_string()
    }
}

/// When something is due, said with the same keys by every clause.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Timing {
    /// Delay, from [`Timing::from`]; without it, how long before [`Timing::before`] at least.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub within: Option<Delay>,
    /// What the delay runs from; without a delay, what gives rise to it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Trigger>,
    /// What it must come before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<Trigger>,
    /// What it lasts until.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Trigger>,
    /// How often.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub every: Option<Recurrence>,
    /// Days of the year.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub on: Vec<YearDay>,
    /// The day at the latest.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Date>,
}

impl Timing {
    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// How long something is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Retention {
    /// How long.
    pub lasts: Delay,
    /// From what; from the collection where it is absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Trigger>,
    /// Why so long: needed beyond 36 months.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn delays_read_and_write_themselves() {
        for text in ["at-once", "P8D", "P3M", "P1Y", "P2W", "PT48H", "P1Y6M", "P1DT12H"] {
            assert_eq!(text.parse::<Delay>().unwrap().to_string(), text);
        }
        for text in [
            "", "P", "P0D", "PT0S", "PT30M", "-P1D", "P-1D", "8 jours", "p1d", "P99999D", "P1Y-1M", "AT-ONCE",
        ] {
            assert!(text.parse::<Delay>().is_err(), "{text}");
        }
    }

    #[test]
    fn thirty_six_months_are_thirty_six_months() {
        for (text, beyond) in [
            ("at-once", false),
            ("P36M", false),
            ("P3Y", false),
            ("P1096D", false),
            ("P156W", false),
            ("P37M", true),
            ("P3Y1D", true),
            ("P3Y1M", true),
            ("P1130D", true),
            ("P10Y", true),
        ] {
            assert_eq!(text.parse::<Delay>().unwrap().exceeds_months(36), beyond, "{text}");
        }
    }

    #[test]
    fn days_of_the_year_exist_each_year() {
        assert_eq!("11-30".parse::<YearDay>().unwrap().to_string(), "11-30");
        for text in ["30-11", "02-29", "2-28", "11", "", "é1-30", "+1-01"] {
            assert!(text.parse::<YearDay>().is_err(), "{text}");
        }
    }

    #[test]
    fn events_are_named_as_they_are_written() {
        for (event, name) in Trigger::ALL.iter().zip(Trigger::NAMES) {
            assert_eq!(serde_json::to_value(event).unwrap(), *name);
        }
    }
}
