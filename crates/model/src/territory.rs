//! The territory tree: commune, département, académie and région.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// The levels of territory that a convention can name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum TerritoryLevel {
    /// Commune, INSEE code of 5 characters.
    Commune,
    /// Département, 3 positions as the ministry writes it (`035`, `099`).
    Departement,
    /// Académie, 2 digits.
    Academie,
    /// Région, INSEE code of 2 digits.
    Region,
    /// The whole country; no code.
    National,
}

/// A territory: a level and its code, written `region:99` or `national`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Territory {
    /// Which level.
    pub level: TerritoryLevel,
    /// Code in that level, empty for `national`.
    pub code: String,
}

/// The text is not a territory.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{text}` is not a territory: write `commune:`, `departement:`, `academie:` or `region:` and its code, or `national`"
)]
pub struct TerritoryError {
    /// The text as given.
    pub text: String,
}

impl FromStr for Territory {
    type Err = TerritoryError;
    fn from_str(text: &str) -> Result<Self, TerritoryError> {
        if text == "national" {
            return Ok(Self { level: TerritoryLevel::National, code: String::new() });
        }
        let wrong = || TerritoryError { text: text.to_owned() };
        let (level, code) = text.split_once(':').ok_or_else(wrong)?;
        let (level, length) = match level {
            "commune" => (TerritoryLevel::Commune, 5),
            "departement" => (TerritoryLevel::Departement, 3),
            "academie" => (TerritoryLevel::Academie, 2),
            "region" => (TerritoryLevel::Region, 2),
            _ => return Err(wrong()),
        };
        if code.len() != length || !code.bytes().all(|b| b.is_ascii_alphanumeric()) {
            return Err(wrong());
        }
        Ok(Self { level, code: code.to_owned() })
    }
}

impl fmt::Display for Territory {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let level = match self.level {
            TerritoryLevel::Commune => "commune",
            TerritoryLevel::Departement => "departement",
            TerritoryLevel::Academie => "academie",
            TerritoryLevel::Region => "region",
            TerritoryLevel::National => return f.write_str("national"),
        };
        write!(f, "{level}:{}", self.code)
    }
}

impl TryFrom<String> for Territory {
    type Error = TerritoryError;
    fn try_from(text: String) -> Result<Self, TerritoryError> {
        text.parse()
    }
}

impl From<Territory> for String {
    fn from(territory: Territory) -> Self {
        territory.to_string()
    }
}

/// A commune and where it lies.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Commune {
    /// INSEE code, 5 characters.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Département, 3 positions.
    pub departement: String,
    /// Académie, 2 digits.
    pub academie: String,
    /// Région, INSEE code.
    pub region: String,
}

/// The tree of territories, as loaded.
#[derive(Clone, Debug, Default)]
pub struct Territories {
    communes: BTreeMap<String, Commune>,
}

impl Territories {
    /// Builds the tree; a commune given twice keeps its last line.
    pub fn new(communes: impl IntoIterator<Item = Commune>) -> Self {
        Self { communes: communes.into_iter().map(|commune| (commune.code.clone(), commune)).collect() }
    }
    /// The commune of that INSEE code.
    pub fn commune(&self, code: &str) -> Option<&Commune> {
        self.communes.get(code)
    }
    /// Whether the commune lies in the territory; unknown communes lie only in `national`.
    pub fn contains(&self, territory: &Territory, commune: &str) -> bool {
        if territory.level == TerritoryLevel::National {
            return true;
        }
        let Some(commune) = self.commune(commune) else { return false };
        match territory.level {
            TerritoryLevel::Commune => commune.code == territory.code,
            TerritoryLevel::Departement => commune.departement == territory.code,
            TerritoryLevel::Academie => commune.academie == territory.code,
            TerritoryLevel::Region => commune.region == territory.code,
            TerritoryLevel::National => true,
        }
    }
    /// All communes, by code.
    pub fn communes(&self) -> impl Iterator<Item = &Commune> {
        self.communes.values()
    }
}
