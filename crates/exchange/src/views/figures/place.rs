//! What a figure is about: an establishment, or a territory that it lies in.

use std::collections::BTreeMap;

use entente_model::{CodeList, TerritoryKind};
use serde::Serialize;

use crate::agreements::Agreements;
use crate::node::Node;

/// Levels of territory, from the lowest to the highest; each lies in the next.
pub(crate) const LEVELS: [&str; 4] = ["commune", "departement", "academie", "region"];
/// The level of establishments.
pub(crate) const INSTITUTION: &str = "school";

/// The nomenclature that names the territories of a level.
const LISTS: [(&str, &str); 3] =
    [("departement", "departements"), ("academie", "academies"), ("region", "regions")];

/// Names of départements, académies and régions: those of the reference of territories that is loaded, else those of the
/// nomenclatures that are shipped.
pub(crate) fn place_names(
    node: &Node,
    loaded: BTreeMap<(TerritoryKind, String), String>,
) -> BTreeMap<FigurePlace, String> {
    let agreements = node.agreements();
    let mut names = BTreeMap::new();
    for (level, list) in LISTS {
        let known = labels(&agreements, list).into_iter();
        names.extend(known.filter_map(|(code, name)| Some((FigurePlace::territory(level, code)?, name))));
    }
    for ((kind, code), name) in loaded {
        let level = match kind {
            TerritoryKind::Departement => "departement",
            TerritoryKind::Academie => "academie",
            TerritoryKind::Region => "region",
            _ => continue,
        };
        names.extend(FigurePlace::territory(level, code).map(|place| (place, name)));
    }
    names
}

/// The labels of a nomenclature, by code; none where it is not shipped.
pub(crate) fn labels(agreements: &Agreements, list: &str) -> BTreeMap<String, String> {
    let codes = agreements.references.code_lists.get(list).map(CodeList::codes).unwrap_or_default();
    codes.iter().map(|code| (code.code.clone(), code.label.clone())).collect()
}

/// The group of each code of a nomenclature: the académie of a département, the région of an académie.
pub(crate) fn groups(agreements: &Agreements, list: &str) -> BTreeMap<String, String> {
    let codes = agreements.references.code_lists.get(list).map(CodeList::codes).unwrap_or_default();
    codes.iter().filter_map(|code| Some((code.code.clone(), code.group.clone()?))).collect()
}

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
