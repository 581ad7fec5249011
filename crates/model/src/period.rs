//! School years and the periods that deposits are about.

use std::fmt;
use std::str::FromStr;

use jiff::civil::{Date, date};
use serde::{Deserialize, Serialize};

/// A rentrée: the school year that starts in September of the given year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
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
    /// The school year in which a day falls; `None` out of the years 1950 to 2200.
    pub fn of(day: Date) -> Option<Self> {
        Self::starting(if day.month() >= 9 { day.year() } else { day.year() - 1 })
    }
    /// The one after it.
    pub fn next(self) -> Option<Self> {
        Self::starting(self.0 + 1)
    }
    /// A day of it, given as month and day; `None` for a day that the year doesn't have.
    pub fn day(self, (month, day): (i8, i8)) -> Option<Date> {
        Date::new(if month >= 9 { self.0 } else { self.0 + 1 }, month, day).ok()
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

/// The text is not a school year.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{text}` is not a school year: write its two years, like `2026-2027`")]
pub struct SchoolYearError {
    /// The text as given.
    pub text: String,
}

impl FromStr for SchoolYear {
    type Err = SchoolYearError;
    fn from_str(text: &str) -> Result<Self, SchoolYearError> {
        let found = text.split_once('-').and_then(|(start, _)| Self::starting(start.parse().ok()?));
        found.filter(|year| year.to_string() == text).ok_or_else(|| SchoolYearError { text: text.to_owned() })
    }
}

impl TryFrom<String> for SchoolYear {
    type Error = SchoolYearError;
    fn try_from(text: String) -> Result<Self, SchoolYearError> {
        text.parse()
    }
}

impl From<SchoolYear> for String {
    fn from(year: SchoolYear) -> Self {
        year.to_string()
    }
}

/// Last day of the school years, as month and day: 31 August unless a convention says otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SchoolYearEnd {
    /// Month, 1 to 12.
    pub month: i8,
    /// Day of the month, one that each year has.
    pub day: i8,
}

impl Default for SchoolYearEnd {
    fn default() -> Self {
        Self { month: 8, day: 31 }
    }
}

impl SchoolYearEnd {
    /// Last day of a school year.
    pub fn of(self, year: SchoolYear) -> Option<Date> {
        year.day((self.month, self.day))
    }
    /// Last day of the school year under way on a day: between two school years (a convention may end them in July), that
    /// is the end of the one to come.
    pub fn after(self, day: Date) -> Option<Date> {
        let year = SchoolYear::of(day)?;
        match self.of(year)? {
            end if end >= day => Some(end),
            _ => self.of(year.next()?),
        }
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
    fn a_school_year_has_an_end() {
        let usual = SchoolYearEnd::default();
        for (on, end) in [
            (date(2026, 8, 31), date(2026, 8, 31)),
            (date(2026, 9, 1), date(2027, 8, 31)),
            (date(2027, 2, 28), date(2027, 8, 31)),
        ] {
            assert_eq!(usual.after(on), Some(end), "{on}");
        }
        let july = SchoolYearEnd { month: 7, day: 4 };
        assert_eq!(july.after(date(2026, 7, 4)), Some(date(2026, 7, 4)));
        assert_eq!(july.after(date(2026, 7, 5)), Some(date(2027, 7, 4)));
        assert_eq!(july.after(date(2026, 12, 5)), Some(date(2027, 7, 4)));
        assert_eq!(usual.after(date(2300, 1, 1)), None);
    }

    #[test]
    fn reads_a_school_year() {
        assert_eq!("2026-2027".parse::<SchoolYear>().unwrap(), SchoolYear::starting(2026).unwrap());
        for text in ["", "2026", "2026-2028", "2026-27", "+2026-2027", "2300-2301", "2026-2027 "] {
            assert!(text.parse::<SchoolYear>().is_err(), "{text}");
        }
    }

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
