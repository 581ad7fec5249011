//! What the directory knows of an establishment beyond what checks need: place, contract, and the links of its history.
//!
//! [`crate::Institution`] stays the little that every check and delivery reads; this is what pages and partners look up.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{Institution, Uai};

/// Where something stands: WGS 84, in degrees, 6 decimals.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Position {
    /// North of the equator.
    pub latitude: f64,
    /// East of Greenwich.
    pub longitude: f64,
}

impl Position {
    /// A position on the earth, rounded to 6 decimals; nothing for what is not one.
    pub fn new(latitude: f64, longitude: f64) -> Option<Self> {
        let round = |degrees: f64| (degrees * 1e6).round() / 1e6;
        let on_earth = (-90.0..=90.0).contains(&latitude) && (-180.0..=180.0).contains(&longitude);
        on_earth.then(|| Self { latitude: round(latitude), longitude: round(longitude) })
    }
}

/// How an establishment relates to another one, or to what it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LinkKind {
    /// It was merged into the other one.
    MergedInto,
    /// The other one was merged into it.
    MergedFrom,
    /// The other one takes its place.
    SucceededBy,
    /// It takes the place of the other one.
    Succeeds,
    /// Part of it became the other one.
    SplitInto,
    /// It comes from a part of the other one.
    SplitFrom,
    /// Its nature was another one until that day.
    NatureChanged,
    /// The other one is its parent establishment.
    AttachedTo,
}

impl LinkKind {
    /// The same link, as the other establishment tells it.
    pub fn reverse(self) -> Option<Self> {
        Some(match self {
            Self::MergedInto => Self::MergedFrom,
            Self::MergedFrom => Self::MergedInto,
            Self::SucceededBy => Self::Succeeds,
            Self::Succeeds => Self::SucceededBy,
            Self::SplitInto => Self::SplitFrom,
            Self::SplitFrom => Self::SplitInto,
            Self::NatureChanged | Self::AttachedTo => return None,
        })
    }
}

/// One link of an establishment's history.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct InstitutionLink {
    /// What it says.
    pub kind: LinkKind,
    /// From which day, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<Date>,
    /// The other establishment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub uai: Option<Uai>,
    /// Its nature before, where that is what changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nature: Option<String>,
}

/// An establishment as the directory tells it. A detail that the source does not give is absent.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct InstitutionRecord {
    /// What checks read of it.
    #[serde(flatten)]
    pub institution: Institution,
    /// Code of its nature (`300`, `340`…).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nature_code: Option<String>,
    /// Contract of a private one, as the source writes it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contract: Option<String>,
    /// State, as the source writes it: open, to open, closed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
    /// Street.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// Postal code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub postal_code: Option<String>,
    /// Name of its commune.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub commune_name: Option<String>,
    /// Code of its bassin.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bassin: Option<String>,
    /// SIRET.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub siret: Option<String>,
    /// Where it stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub position: Option<Position>,
    /// Its history: mergers, successions, changes of nature.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<InstitutionLink>,
}

impl From<Institution> for InstitutionRecord {
    fn from(institution: Institution) -> Self {
        Self {
            institution,
            nature_code: None,
            contract: None,
            state: None,
            address: None,
            postal_code: None,
            commune_name: None,
            bassin: None,
            siret: None,
            position: None,
            links: Vec::new(),
        }
    }
}

impl InstitutionRecord {
    /// Adds a link once, in order.
    pub fn link(&mut self, link: InstitutionLink) {
        if let Err(place) = self.links.binary_search(&link) {
            self.links.insert(place, link);
        }
    }
    /// The establishment that takes the place of a closed one, where its history says so.
    pub fn successor(&self) -> Option<Uai> {
        let takes_over = [LinkKind::MergedInto, LinkKind::SucceededBy];
        self.links.iter().rev().find(|link| takes_over.contains(&link.kind)).and_then(|link| link.uai)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Sector;

    #[test]
    fn a_position_is_on_the_earth() {
        assert_eq!(
            Position::new(48.123_456_789, -1.5),
            Some(Position { latitude: 48.123_457, longitude: -1.5 })
        );
        assert_eq!(Position::new(327_366.8, 6_766_352.2), None);
        assert_eq!(Position::new(f64::NAN, 0.0), None);
    }

    #[test]
    fn a_link_is_kept_once_and_gives_the_successor() {
        let uai = |number| Uai::from_number(number).unwrap();
        let mut record = InstitutionRecord::from(Institution {
            uai: uai(990_001),
            name: "Collège d'essai".into(),
            nature: "COLLEGE".into(),
            sector: Sector::Public,
            commune: "99001".into(),
            departement: "099".into(),
            academie: "99".into(),
            region: "99".into(),
            opened_on: None,
            closed_on: None,
        });
        let link = InstitutionLink {
            kind: LinkKind::MergedInto,
            on: Some(jiff::civil::date(2026, 9, 1)),
            uai: Some(uai(990_002)),
            nature: None,
        };
        record.link(link.clone());
        record.link(link.clone());
        assert_eq!(record.links, [link]);
        assert_eq!(record.successor(), Some(uai(990_002)));
        let json = serde_json::to_string(&record).unwrap();
        assert_eq!(serde_json::from_str::<InstitutionRecord>(&json).unwrap(), record);
        assert_eq!(LinkKind::MergedInto.reverse().and_then(LinkKind::reverse), Some(LinkKind::MergedInto));
    }
}
