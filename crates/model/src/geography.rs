//! Geography as the parties share it: every kind of territory, with its history, its parents and its members.
//!
//! The territories that a convention can name are [`crate::Territory`]; these are what one looks up.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Kinds of territory, from the smallest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TerritoryKind {
    /// Commune, INSEE code.
    Commune,
    /// Sector of a collège or of an école: its members are communes.
    Secteur,
    /// Circonscription of the first degree.
    Circonscription,
    /// EPCI, SIREN.
    Epci,
    /// District of lycées.
    District,
    /// Bassin of training.
    Bassin,
    /// Département, 3 positions.
    Departement,
    /// Académie, 2 digits.
    Academie,
    /// Région académique.
    RegionAcademique,
    /// Région, INSEE code.
    Region,
}

impl TerritoryKind {
    /// All of them, in order.
    pub const ALL: [Self; 10] = [
        Self::Commune,
        Self::Secteur,
        Self::Circonscription,
        Self::Epci,
        Self::District,
        Self::Bassin,
        Self::Departement,
        Self::Academie,
        Self::RegionAcademique,
        Self::Region,
    ];
    /// Its word, as written in a file.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Commune => "commune",
            Self::Secteur => "secteur",
            Self::Circonscription => "circonscription",
            Self::Epci => "epci",
            Self::District => "district",
            Self::Bassin => "bassin",
            Self::Departement => "departement",
            Self::Academie => "academie",
            Self::RegionAcademique => "region-academique",
            Self::Region => "region",
        }
    }
}

impl fmt::Display for TerritoryKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for TerritoryKind {
    type Err = TerritoryKindError;
    fn from_str(text: &str) -> Result<Self, TerritoryKindError> {
        let known = Self::ALL.into_iter().find(|kind| kind.as_str() == text);
        known.ok_or_else(|| TerritoryKindError { text: text.to_owned() })
    }
}

/// The text is not a kind of territory.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{text}` is not a kind of territory: `commune`, `epci`, `departement`, `academie`…")]
pub struct TerritoryKindError {
    /// The text as given.
    pub text: String,
}

/// A territory named by another one: `departement:035`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct TerritoryKey {
    /// Its kind.
    pub kind: TerritoryKind,
    /// Its code.
    pub code: String,
}

impl TerritoryKey {
    /// The territory of that kind and code.
    pub fn new(kind: TerritoryKind, code: impl Into<String>) -> Self {
        Self { kind, code: code.into() }
    }
}

impl fmt::Display for TerritoryKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.kind, self.code)
    }
}

impl FromStr for TerritoryKey {
    type Err = TerritoryKindError;
    fn from_str(text: &str) -> Result<Self, TerritoryKindError> {
        let wrong = || TerritoryKindError { text: text.to_owned() };
        let (kind, code) = text.split_once(':').filter(|(_, code)| !code.is_empty()).ok_or_else(wrong)?;
        Ok(Self { kind: kind.parse()?, code: code.to_owned() })
    }
}

impl From<TerritoryKey> for String {
    fn from(key: TerritoryKey) -> Self {
        key.to_string()
    }
}

impl TryFrom<String> for TerritoryKey {
    type Error = TerritoryKindError;
    fn try_from(text: String) -> Result<Self, TerritoryKindError> {
        text.parse()
    }
}

/// A territory between two days: one that changes its name or its parents has several of these.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TerritoryUnit {
    /// Kind and code.
    pub key: TerritoryKey,
    /// Its name in that time.
    pub name: String,
    /// First day, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub opens_on: Option<Date>,
    /// First day on which it is no more so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closes_on: Option<Date>,
    /// Where it lies.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parents: Vec<TerritoryKey>,
    /// Communes that it is made of, where its kind is made of communes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub members: Vec<String>,
    /// What it became: codes of the same kind.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub successors: Vec<String>,
}

impl TerritoryUnit {
    /// A territory of which only the name is known.
    pub fn new(key: TerritoryKey, name: impl Into<String>) -> Self {
        let name = name.into();
        Self {
            key,
            name,
            opens_on: None,
            closes_on: None,
            parents: Vec::new(),
            members: Vec::new(),
            successors: Vec::new(),
        }
    }
    /// Whether it is so on that day.
    pub fn is_valid_on(&self, day: Date) -> bool {
        self.opens_on.is_none_or(|opens| opens <= day) && self.closes_on.is_none_or(|closes| day < closes)
    }
    /// Code of its parent of that kind.
    pub fn parent(&self, kind: TerritoryKind) -> Option<&str> {
        self.parents.iter().find(|parent| parent.kind == kind).map(|parent| parent.code.as_str())
    }
}

/// The outline of a territory, for a map: rings of longitude and latitude in hundredths of a degree, about 1 km.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TerritoryOutline {
    /// Kind and code.
    pub key: TerritoryKey,
    /// Its name.
    pub name: String,
    /// Closed rings; the first and last points are the same.
    pub rings: Vec<Vec<(i32, i32)>>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_key_is_written_as_it_is_read() {
        for kind in TerritoryKind::ALL {
            let key = TerritoryKey::new(kind, "099");
            assert_eq!(key.to_string().parse(), Ok(key));
        }
        for text in ["", "commune", "commune:", "canton:01"] {
            assert!(text.parse::<TerritoryKey>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_territory_holds_between_its_days() {
        let mut unit = TerritoryUnit::new(TerritoryKey::new(TerritoryKind::Commune, "99001"), "Essai");
        unit.opens_on = Some(date(2020, 1, 1));
        unit.closes_on = Some(date(2024, 1, 1));
        assert!(unit.is_valid_on(date(2020, 1, 1)) && unit.is_valid_on(date(2023, 12, 31)));
        assert!(!unit.is_valid_on(date(2019, 12, 31)) && !unit.is_valid_on(date(2024, 1, 1)));
    }
}
