//! Establishments and their UAI number.

use std::collections::HashMap;
use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{Territory, TerritoryLevel};

/// The 23 key letters: no I, O, Q: the 7 digits modulo 23.
const KEYS: &[u8; 23] = b"ABCDEFGHJKLMNPRSTUVWXYZ";

/// The number of an establishment: 7 digits and a key letter, e.g. `0951099D`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Uai([u8; 8]);

/// Why a text is not a UAI.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum UaiError {
    /// Not 7 digits and a letter.
    #[error("`{text}` is not a UAI: a UAI is 7 digits and a letter")]
    Shape {
        /// The text as given.
        text: String,
    },
    /// The letter is not the key of the digits.
    #[error("`{text}` is not a UAI: its key should be `{expected}`")]
    Key {
        /// The text as given.
        text: String,
        /// The key of its digits.
        expected: char,
    },
}

impl Uai {
    /// The UAI of these 7 digits; `None` above 9,999,999.
    pub fn from_number(number: u32) -> Option<Self> {
        if number > 9_999_999 {
            return None;
        }
        let mut bytes = [KEYS[(number % 23) as usize]; 8];
        let mut rest = number;
        for digit in bytes[..7].iter_mut().rev() {
            *digit = b'0' + (rest % 10) as u8;
            rest /= 10;
        }
        Some(Self(bytes))
    }
    /// Its 8 characters.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).expect("a UAI is built from ASCII digits and a letter")
    }
    /// The département in 3 positions, as the first digits say.
    pub fn departement(&self) -> &str {
        &self.as_str()[..3]
    }
}

impl FromStr for Uai {
    type Err = UaiError;

    /// Reads a UAI; a lower-case key is accepted and raised.
    fn from_str(text: &str) -> Result<Self, UaiError> {
        let shape = || UaiError::Shape { text: text.to_owned() };
        let bytes: &[u8; 8] = text.as_bytes().try_into().map_err(|_| shape())?;
        let (digits, key) = (&bytes[..7], bytes[7]);
        if !digits.iter().all(u8::is_ascii_digit) || !key.is_ascii_alphabetic() {
            return Err(shape());
        }
        let number = digits.iter().fold(0u32, |number, digit| number * 10 + u32::from(digit - b'0'));
        let uai = Self::from_number(number).ok_or_else(shape)?;
        if uai.0[7] != key.to_ascii_uppercase() {
            return Err(UaiError::Key { text: text.to_owned(), expected: char::from(uai.0[7]) });
        }
        Ok(uai)
    }
}

impl fmt::Display for Uai {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl TryFrom<String> for Uai {
    type Error = UaiError;
    fn try_from(text: String) -> Result<Self, UaiError> {
        text.parse()
    }
}

impl From<Uai> for String {
    fn from(uai: Uai) -> Self {
        uai.as_str().to_owned()
    }
}

/// Public or private.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Sector {
    /// Public.
    Public,
    /// Private, with or without contract.
    Prive,
}

/// An establishment of the directory.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Institution {
    /// Its number.
    pub uai: Uai,
    /// Its name.
    pub name: String,
    /// Nature or type, as the directory writes it (`Lycée`, `Collège`, `LP`…).
    pub nature: String,
    /// Public or private.
    pub sector: Sector,
    /// INSEE code of its commune.
    pub commune: String,
    /// Département, 3 positions.
    pub departement: String,
    /// Académie, 2 digits.
    pub academie: String,
    /// Région, INSEE code.
    pub region: String,
    /// Opening date, where known.
    pub opened_on: Option<Date>,
    /// First day on which it is closed, where it is.
    pub closed_on: Option<Date>,
}

impl Institution {
    /// Whether it was open that day; an unknown opening date counts as open.
    pub fn is_open_on(&self, day: Date) -> bool {
        self.opened_on.is_none_or(|opened| opened <= day) && self.closed_on.is_none_or(|closed| day < closed)
    }
    /// Whether it lies in the territory.
    pub fn lies_in(&self, territory: &Territory) -> bool {
        match territory.level {
            TerritoryLevel::Commune => self.commune == territory.code,
            TerritoryLevel::Departement => self.departement == territory.code,
            TerritoryLevel::Academie => self.academie == territory.code,
            TerritoryLevel::Region => self.region == territory.code,
            TerritoryLevel::National => true,
        }
    }
}

/// The directory of establishments, by UAI.
#[derive(Clone, Debug, Default)]
pub struct Institutions {
    all: Vec<Institution>,
    /// Where each stands: apart from them, so that looking one up reads little memory.
    places: HashMap<Uai, u32, foldhash::fast::RandomState>,
}

impl Institutions {
    /// Builds the directory; the last line of a UAI given twice wins.
    pub fn new(institutions: impl IntoIterator<Item = Institution>) -> Self {
        // A list that is given whole is taken as it is.
        let mut all: Vec<Institution> = institutions.into_iter().collect();
        let mut places = HashMap::with_capacity_and_hasher(all.len(), foldhash::fast::RandomState::default());
        let place_all = |all: &[Institution], places: &mut HashMap<Uai, u32, _>| {
            places.extend(all.iter().zip(0..).map(|(institution, place)| (institution.uai, place)));
        };
        place_all(&all, &mut places);
        if places.len() < all.len() {
            let mut place = 0..;
            all.retain(|institution| places.get(&institution.uai).copied() == place.next());
            place_all(&all, &mut places);
        }
        Self { all, places }
    }
    /// The establishment of that number.
    pub fn get(&self, uai: Uai) -> Option<&Institution> {
        self.places.get(&uai).map(|place| &self.all[*place as usize])
    }
    /// All of them, in the order in which they were given.
    pub fn iter(&self) -> impl Iterator<Item = &Institution> {
        self.all.iter()
    }
    /// Number of establishments.
    pub fn len(&self) -> usize {
        self.all.len()
    }
    /// Whether nothing was loaded.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }
    /// The numbers of the establishments of a territory, in order.
    pub fn in_territory(&self, territory: &Territory) -> Vec<Uai> {
        let mut numbers: Vec<Uai> = self.all.iter().filter(|i| i.lies_in(territory)).map(|i| i.uai).collect();
        numbers.sort_unstable();
        numbers
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_line_of_a_number_given_twice_wins() {
        let institution = |number, name: &str| Institution {
            uai: Uai::from_number(number).expect("seven digits"),
            name: name.into(),
            nature: String::new(),
            sector: Sector::Public,
            commune: "99001".into(),
            departement: "099".into(),
            academie: "99".into(),
            region: "99".into(),
            opened_on: None,
            closed_on: None,
        };
        let given = [institution(990_001, "a"), institution(990_002, "b"), institution(990_001, "c")];
        let institutions = Institutions::new(given);
        let names = |number| Some(institutions.get(Uai::from_number(number)?)?.name.as_str());
        assert_eq!([names(990_001), names(990_002), names(990_003)], [Some("c"), Some("b"), None]);
        assert_eq!(institutions.iter().map(|one| one.name.as_str()).collect::<Vec<_>>(), ["b", "c"]);
        let commune = Territory { level: TerritoryLevel::Commune, code: "99001".into() };
        assert_eq!((institutions.len(), institutions.in_territory(&commune).len()), (2, 2));
    }

    #[test]
    fn a_number_is_written_in_seven_digits() {
        for (number, written) in [(0, "0000000A"), (951_099, "0951099D"), (9_999_999, "9999999")] {
            assert!(
                Uai::from_number(number).is_some_and(|uai| uai.as_str().starts_with(written)),
                "{number}"
            );
        }
        assert_eq!(Uai::from_number(10_000_000), None);
    }

    #[test]
    fn checks_the_key_of_a_uai() {
        assert_eq!("0951099d".parse::<Uai>().unwrap().to_string(), "0951099D");
        assert_eq!("0951099E".parse::<Uai>(), Err(UaiError::Key { text: "0951099E".into(), expected: 'D' }));
        for text in ["", "095109D", "é951099", "0951099I0", "ABCDEFGH", "09510993"] {
            assert!(matches!(text.parse::<Uai>(), Err(UaiError::Shape { .. })), "{text}");
        }
    }
}
