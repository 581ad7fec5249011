//! What a figure is about: an establishment, or a territory that it lies in.

use serde::Serialize;

/// Levels of territory, from the lowest to the highest; each lies in the next.
pub(crate) const LEVELS: [&str; 4] = ["commune", "departement", "academie", "region"];
/// The level of establishments.
pub(crate) const INSTITUTION: &str = "school";

/// An establishment or a territory.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct FigurePlace {
    /// `school`, or `commune`, `departement`, `academie`, `region`.
    pub level: String,
    /// UAI, or code of the territory.
    pub code: String,
}

impl FigurePlace {
    /// An establishment.
    pub fn institution(uai: impl Into<String>) -> Self {
        Self { level: INSTITUTION.to_owned(), code: uai.into() }
    }

    /// A territory; nothing where no level has that name.
    pub fn territory(level: &str, code: impl Into<String>) -> Option<Self> {
        LEVELS.contains(&level).then(|| Self { level: level.to_owned(), code: code.into() })
    }

    /// `school:0990001N`, `departement:099`: in one text.
    pub fn key(&self) -> String {
        format!("{}:{}", self.level, self.code)
    }

    /// The place of such a text; nothing where no level has that name.
    pub fn from_key(text: &str) -> Option<Self> {
        let (level, code) = text.split_once(':')?;
        match level {
            INSTITUTION => Some(Self::institution(code)),
            level => Self::territory(level, code),
        }
    }

    /// Whether it is an establishment.
    pub fn is_institution(&self) -> bool {
        self.level == INSTITUTION
    }
}

/// A place with its name, for lists.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct PlaceName {
    /// What it is.
    pub place: FigurePlace,
    /// Its name; its code where no reference names it.
    pub name: String,
}
