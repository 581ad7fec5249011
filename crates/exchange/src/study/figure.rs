//! A figure of a study as it is kept: a table of numbers without words of a language, where they come from, how they were made.
//!
//! Drawing it and saying it is the pages' work; the same bytes give the same digest on both sides.

use entente_audit::{Hash, digest};
use entente_model::{DatasetId, PartyId, Period};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::views::{FigurePlace, FigureSource};

/// What a figure shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum StudyFigureKind {
    /// Counted and forecast of a place.
    Forecast,
    /// Pupils against places, of an establishment or of those of a territory.
    Occupancy,
    /// Indicators of a place.
    Card,
    /// Two places side by side.
    Comparison,
    /// Indices of segregation of a territory.
    Mixity,
    /// The establishments of a territory.
    Territory,
}

impl StudyFigureKind {
    /// Every one of them.
    pub const ALL: [Self; 6] =
        [Self::Forecast, Self::Occupancy, Self::Card, Self::Comparison, Self::Mixity, Self::Territory];

    /// As written in the file.
    pub fn code(self) -> &'static str {
        match self {
            Self::Forecast => "forecast",
            Self::Occupancy => "occupancy",
            Self::Card => "card",
            Self::Comparison => "comparison",
            Self::Mixity => "mixity",
            Self::Territory => "territory",
        }
    }

    /// The kind of that code.
    pub(crate) fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// A value of a figure, without words of a language.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "is", content = "value", rename_all = "kebab-case")]
pub enum FigureCell {
    /// Nothing there.
    None,
    /// There is a value, which is not shown.
    Hidden,
    /// A number, rounded to so many decimals.
    Number(f64, u8),
    /// A share, rounded to a thousandth.
    Share(f64),
    /// A rentrée.
    Year(i32),
    /// A name, as references and datasets write it.
    Text(String),
    /// A word of the resource files, by its id.
    Word(String),
}

impl FigureCell {
    /// A number, rounded: two machines write the same.
    pub(crate) fn number(value: f64, decimals: u8) -> Self {
        Self::Number(rounded(value, decimals), decimals)
    }

    /// A share, rounded to a thousandth.
    pub(crate) fn share(value: f64) -> Self {
        Self::Share(rounded(value, 3))
    }

    /// The number, where it is one.
    pub fn value(&self) -> Option<f64> {
        match self {
            Self::Number(value, _) | Self::Share(value) => Some(*value),
            _ => None,
        }
    }
}

/// Rounded to so many decimals; never a negative zero.
fn rounded(value: f64, decimals: u8) -> f64 {
    let scale = 10_f64.powi(decimals.into());
    let rounded = (value * scale).round() / scale;
    if rounded == 0.0 { 0.0 } else { rounded }
}

/// What a column holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FigureHead {
    /// Id of its words.
    pub what: String,
    /// The rentrée that it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<i32>,
    /// The place that it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

impl FigureHead {
    pub(crate) fn new(what: &str) -> Self {
        Self { what: what.to_owned(), year: None, name: None }
    }
    pub(crate) fn of_year(what: &str, year: i32) -> Self {
        Self { year: Some(year), ..Self::new(what) }
    }
}

/// A place and the name that it had.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedPlace {
    /// `school:0990001N`.
    pub key: String,
    /// Its name.
    pub name: String,
}

impl NamedPlace {
    /// The place, where its level still exists.
    pub fn place(&self) -> Option<FigurePlace> {
        FigurePlace::from_key(&self.key)
    }
}

/// A deposit from which a figure was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FigureOrigin {
    /// The dataset.
    pub dataset: DatasetId,
    /// Its title.
    pub title: String,
    /// Who deposited.
    pub producer: PartyId,
    /// The information system that it comes from.
    pub system: String,
    /// What it is about.
    pub period: Period,
    /// Version of the deposit.
    pub version: u32,
    /// When it came.
    pub received_at: Timestamp,
    /// Digest of the file as deposited.
    pub sha256: String,
}

impl From<&FigureSource> for FigureOrigin {
    fn from(source: &FigureSource) -> Self {
        Self {
            dataset: source.dataset.clone(),
            title: source.title.clone(),
            producer: source.producer.clone(),
            system: source.system.clone(),
            period: source.period,
            version: source.version,
            received_at: source.received_at,
            sha256: source.sha256.clone(),
        }
    }
}

/// A figure as kept with its version.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StudyFigure {
    /// Its name in the study.
    pub id: String,
    /// What it shows.
    pub kind: StudyFigureKind,
    /// Its title, where the study gives one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The place.
    pub place: NamedPlace,
    /// The place beside it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub beside: Option<NamedPlace>,
    /// Level of schooling, by its name; all of them where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grade: Option<String>,
    /// Columns; the first one names the rows.
    pub columns: Vec<FigureHead>,
    /// Rows.
    pub rows: Vec<Vec<FigureCell>>,
    /// Where it comes from.
    pub origins: Vec<FigureOrigin>,
    /// Version of the method, where something was computed by one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub method: Option<String>,
    /// Digest of the events that were assumed, where something was forecast.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assumptions: Option<String>,
    /// The version of the directory that names and places establishments.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub directory: Option<String>,
    /// Counts under it are hidden.
    pub threshold: u32,
}

impl StudyFigure {
    /// Digest of what it shows: the same figures have the same one, whoever made them.
    pub fn sha256(&self) -> Hash {
        let shown = (&self.kind, &self.place.key, &self.beside, &self.grade, &self.columns, &self.rows);
        digest(serde_json::to_string(&shown).unwrap_or_default().as_bytes())
    }

    /// Digest of the data: that of the file, or of the digests of all of them.
    pub fn data_version(&self) -> String {
        let mut all: Vec<&str> = self.origins.iter().map(|origin| origin.sha256.as_str()).collect();
        all.sort_unstable();
        all.dedup();
        match all.as_slice() {
            [one] => (*one).to_owned(),
            many => digest(many.join("\n").as_bytes()).to_string(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_the_same_everywhere() {
        for (value, decimals, expected) in
            [(130.49999, 0, 130.0), (130.5, 0, 131.0), (-0.2, 0, 0.0), (0.12345, 4, 0.1235)]
        {
            assert_eq!(FigureCell::number(value, decimals), FigureCell::Number(expected, decimals));
        }
        let json = serde_json::to_string(&FigureCell::number(-0.1, 0)).unwrap();
        assert_eq!(json, r#"{"is":"number","value":[0.0,0]}"#);
        assert_eq!(serde_json::from_str::<FigureCell>(&json).unwrap(), FigureCell::Number(0.0, 0));
    }
}
