//! School years and the periods that deposits are about.

use std::fmt;
use std::str::FromStr;

use jiff::civil::{Date, date};
use serde::{Deserialize, Serialize};

/// A rentrée: the school year that starts in September of the given year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SchoolYear(i16);

impl SchoolYear {
    /// The school year that starts in September of `year`; years 1950 to 2200.
    pub fn starting(year: i16) -> Option<Self> {
        (1950..=2200).contains(&year).then_some(Self(year))
    }
    /// The year of its September.
    pub fn start_year(self) -> i16 {
        self.0
    }
    /// 1 September: the date at which nomenclatures and establishments are read.
    pub fn reference_date(self) -> Date {
        date(self.0, 9, 1)
    }
}

impl fmt::Display for SchoolYear {
    /// `2026-2027`, as agents write it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.0, self.0 + 1)
    }
}

/// What a deposit is about: a rentrée, and its rank where several deposits are due in it (`2026`, `2026-2`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Period {
    /// The rentrée.
    pub school_year: SchoolYear,
    /// Second, third… deposit of that rentrée; `None` for the first or only one.
    pub rank: Option<u8>,
}

/// The text is not a period.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{text}` is not a period: write the year of the rentrée, like `2026`, or `2026-2` for its second deposit"
)]
pub struct PeriodError {
    /// The text as given.
    pub text: String,
}

impl Period {
    /// The date at which nomenclatures and establishments are read for this period.
    pub fn reference_date(self) -> Date {
        self.school_year.reference_date()
    }
}

impl FromStr for Period {
    type Err = PeriodError;

    fn from_str(text: &str) -> Result<Self, PeriodError> {
        let wrong = || PeriodError { text: text.to_owned() };
        let (year, rank) = match text.split_once('-') {
            None => (text, None),
            Some((year, rank)) => {
                let rank: u8 = rank.parse().map_err(|_| wrong())?;
                if !(2..=9).contains(&rank) {
                    return Err(wrong());
                }
                (year, Some(rank))
            }
        };
        if year.len() != 4 || !year.bytes().all(|b| b.is_ascii_digit()) {
            return Err(wrong());
        }
        let school_year = year.parse().ok().and_then(SchoolYear::starting).ok_or_else(wrong)?;
        Ok(Self { school_year, rank })
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.rank {
            None => write!(f, "{}", self.school_year.start_year()),
            Some(rank) => write!(f, "{}-{rank}", self.school_year.start_year()),
        }
    }
}

impl TryFrom<String> for Period {
    type Error = PeriodError;
    fn try_from(text: String) -> Result<Self, PeriodError> {
        text.parse()
    }
}

impl From<Period> for String {
    fn from(period: Period) -> Self {
        period.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_a_rentree_and_its_rank() {
        for text in ["2026", "2026-2"] {
            assert_eq!(text.parse::<Period>().unwrap().to_string(), text);
        }
        for text in ["", "26", "2026-1", "2026-2027", "abcd", "+202", "2026-", "９９９９"] {
            assert!(text.parse::<Period>().is_err(), "{text}");
        }
    }
}
