//! Why a file of sectors or of pupils cannot be used: which feature, what stands there, what is wrong, what to do.
//!
//! Reading is `sector`'s work; the sentences are in the resource files of this crate.

use entente_model::Message;

/// Why a file of sectors or pupils cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum SectorError {
    /// Not JSON.
    #[error("the file is not GeoJSON: {0}")]
    Json(#[from] serde_json::Error),
    /// Not a collection of features.
    #[error("the file is not a GeoJSON `FeatureCollection`")]
    Collection,
    /// A feature lacks something.
    #[error("feature {feature}: {cause}")]
    Feature {
        /// Position of the feature, from 1.
        feature: usize,
        /// What is wrong.
        cause: SectorFault,
    },
    /// More positions than are taken.
    #[error("the file has more than {positions_max} positions")]
    TooLarge {
        /// How many are taken.
        positions_max: usize,
    },
}

/// What is wrong with a feature.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SectorFault {
    /// It does not say which school it is of.
    #[error("no property `{property}`")]
    Property {
        /// The property that is looked for.
        property: String,
    },
    /// It is not a surface.
    #[error("`{found}` is not a Polygon or a MultiPolygon")]
    Geometry {
        /// What it is.
        found: String,
    },
    /// It is not a point.
    #[error("its geometry is not a Point")]
    Point,
    /// No rings.
    #[error("the coordinates are not rings")]
    Coordinates,
    /// A ring of a line or of nothing.
    #[error("ring {ring} has {positions} positions, and 4 are needed")]
    ShortRing {
        /// From 1.
        ring: usize,
        /// How many it has.
        positions: usize,
    },
    /// A ring that does not come back.
    #[error("ring {ring} does not end where it begins")]
    OpenRing {
        /// From 1.
        ring: usize,
    },
    /// A position is not a longitude and a latitude.
    #[error("ring {ring}, position {position}: `{value}` is not two numbers")]
    Position {
        /// From 1.
        ring: usize,
        /// From 1.
        position: usize,
        /// What stands there.
        value: String,
    },
    /// A position in metres, or elsewhere than on Earth.
    #[error("ring {ring}, position {position}: `{value}` is not a longitude and a latitude in degrees")]
    Degrees {
        /// From 1.
        ring: usize,
        /// From 1.
        position: usize,
        /// What stands there.
        value: String,
    },
    /// A count is not one.
    #[error("`{property}` is not a number of pupils: `{value}`")]
    Count {
        /// The property.
        property: String,
        /// What stands there.
        value: String,
    },
}

impl SectorError {
    /// The sentence that says it, with its remedy.
    pub fn message(&self) -> Message {
        match self {
            Self::Json(error) => {
                Message::new("sector-fault-json").with("line", error.line()).with("column", error.column())
            }
            Self::Collection => Message::new("sector-fault-collection"),
            Self::TooLarge { positions_max } => Message::new("sector-fault-large").with("max", positions_max),
            Self::Feature { feature, cause } => cause.message().with("feature", feature),
        }
    }
}

impl SectorFault {
    fn message(&self) -> Message {
        let at = |id: &'static str, ring: &usize, position: &usize, value: &String| {
            Message::new(id).with("ring", ring).with("position", position).with("value", value)
        };
        match self {
            Self::Property { property } => Message::new("sector-fault-property").with("property", property),
            Self::Geometry { found } => Message::new("sector-fault-geometry").with("found", found),
            Self::Point => Message::new("sector-fault-point"),
            Self::Coordinates => Message::new("sector-fault-coordinates"),
            Self::ShortRing { ring, positions } => {
                Message::new("sector-fault-short").with("ring", ring).with("positions", positions)
            }
            Self::OpenRing { ring } => Message::new("sector-fault-open").with("ring", ring),
            Self::Position { ring, position, value } => at("sector-fault-position", ring, position, value),
            Self::Degrees { ring, position, value } => at("sector-fault-degrees", ring, position, value),
            Self::Count { property, value } => {
                Message::new("sector-fault-count").with("property", property).with("value", value)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::{WORDS_EN, WORDS_FR, read_residents, read_sectors, read_sectors_within};

    fn sector(coordinates: &str) -> String {
        format!(
            r#"{{"type":"FeatureCollection","features":[{{"properties":{{"uai":"a"}},"geometry":{{"type":"Polygon","coordinates":{coordinates}}}}}]}}"#
        )
    }

    #[test]
    fn every_fault_has_its_sentence_in_both_languages() {
        let point = sector("[]").replace("Polygon", "Point");
        let errors = [
            read_sectors("[", "uai").unwrap_err(),
            read_sectors("{}", "uai").unwrap_err(),
            read_sectors(&sector("[]"), "code").unwrap_err(),
            read_sectors(&point, "uai").unwrap_err(),
            read_sectors(&sector("7"), "uai").unwrap_err(),
            read_sectors(&sector("[[[0,0]]]"), "uai").unwrap_err(),
            read_sectors(&sector("[[[0,0],[1,0],[1,1],[0,1]]]"), "uai").unwrap_err(),
            read_sectors(&sector("[[[0,0],[1,0],[1,null],[0,0]]]"), "uai").unwrap_err(),
            read_sectors(&sector("[[[0,0],[652000.5,6862000],[1,1],[0,0]]]"), "uai").unwrap_err(),
            read_sectors_within(&sector("[[[0,0],[1,0],[1,1],[0,0]]]"), "uai", 3).unwrap_err(),
            read_residents(&sector("[]"), &["n"]).unwrap_err(),
            read_residents(&sector("[1,2]").replace("Polygon", "Point").replace("uai", "n"), &["n"])
                .unwrap_err(),
        ];
        let said: Vec<String> = errors.iter().map(ToString::to_string).collect();
        insta::assert_snapshot!(said.join("\n"));
        for error in &errors {
            let line = format!("{} = ", error.message().id);
            for words in [WORDS_FR, WORDS_EN] {
                assert!(words.lines().any(|known| known.starts_with(&line)), "{line}");
            }
        }
    }
}
