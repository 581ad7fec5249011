//! JSON objects and arrays, geographical points and shapes. Their form only: a schema of JSON is not checked here.

use entente_model::ValueType;
use serde::de::IgnoredAny;
use serde_json::Value;

/// Types that a GeoJSON object may have (RFC 7946, 1.4), what each must hold, and how deep its positions stand there.
const SHAPES: [(&str, &str, usize); 9] = [
    ("Point", "coordinates", 0),
    ("MultiPoint", "coordinates", 1),
    ("LineString", "coordinates", 1),
    ("MultiLineString", "coordinates", 2),
    ("Polygon", "coordinates", 2),
    ("MultiPolygon", "coordinates", 3),
    ("GeometryCollection", "geometries", 0),
    ("Feature", "geometry", 0),
    ("FeatureCollection", "features", 0),
];

/// What a text must hold.
#[derive(Clone, Copy, Debug)]
pub(super) enum Structure {
    Object,
    Array,
    /// `2.35, 48.85`
    Point,
    /// `[2.35, 48.85]`
    PointArray,
    /// `{"lon": 2.35, "lat": 48.85}`
    PointObject,
    GeoJson,
    TopoJson,
}

impl Structure {
    /// Nothing where the format is not one of the type.
    pub(super) fn new(value_type: ValueType, format: Option<&str>) -> Option<Self> {
        Some(match (value_type, format.unwrap_or("default")) {
            (ValueType::Object, _) => Self::Object,
            (ValueType::Array, _) => Self::Array,
            (ValueType::GeoPoint, "default") => Self::Point,
            (ValueType::GeoPoint, "array") => Self::PointArray,
            (ValueType::GeoPoint, "object") => Self::PointObject,
            (ValueType::GeoJson, "default") => Self::GeoJson,
            (ValueType::GeoJson, "topojson") => Self::TopoJson,
            _ => return None,
        })
    }

    pub(super) fn holds(self, text: &str) -> bool {
        match self {
            Self::Object => text.starts_with('{') && serde_json::from_str::<IgnoredAny>(text).is_ok(),
            Self::Array => text.starts_with('[') && serde_json::from_str::<IgnoredAny>(text).is_ok(),
            Self::Point => {
                let number = |text: &str| text.trim().parse::<f64>().ok();
                let point = text.split_once(',').map(|(lon, lat)| (number(lon), number(lat)));
                point.is_some_and(|(lon, lat)| lon.zip(lat).is_some_and(is_on_earth))
            }
            Self::PointArray => match serde_json::from_str::<[f64; 2]>(text) {
                Ok([lon, lat]) => is_on_earth((lon, lat)),
                Err(_) => false,
            },
            Self::PointObject => {
                let read = serde_json::from_str::<Value>(text).ok();
                let members = read.as_ref().and_then(Value::as_object).filter(|members| members.len() == 2);
                let number = |name| members.and_then(|members| members.get(name)).and_then(Value::as_f64);
                number("lon").zip(number("lat")).is_some_and(is_on_earth)
            }
            Self::GeoJson => serde_json::from_str(text).is_ok_and(|shape: Value| is_shape(&shape)),
            Self::TopoJson => {
                let read = serde_json::from_str::<Value>(text).ok();
                let has = |name| read.as_ref().is_some_and(|shape| shape.get(name).is_some());
                let is_topology =
                    read.as_ref().and_then(|shape| shape.get("type")) == Some(&Value::from("Topology"));
                is_topology && has("objects") && has("arcs")
            }
        }
    }

    /// How many items or members; 0 where it holds none.
    pub(super) fn length(self, text: &str) -> usize {
        match serde_json::from_str(text) {
            Ok(Value::Array(items)) => items.len(),
            Ok(Value::Object(members)) => members.len(),
            _ => 0,
        }
    }
}

fn is_on_earth((longitude, latitude): (f64, f64)) -> bool {
    longitude.abs() <= 180.0 && latitude.abs() <= 90.0
}

fn is_shape(shape: &Value) -> bool {
    let Some(name) = shape.get("type").and_then(Value::as_str) else { return false };
    let Some((_, member, depth)) = SHAPES.iter().find(|(known, ..)| *known == name) else { return false };
    match shape.get(member) {
        Some(Value::Array(items)) if matches!(*member, "features" | "geometries") => {
            items.iter().all(is_shape)
        }
        Some(Value::Array(items)) => *member == "coordinates" && are_positions(items, *depth),
        Some(Value::Null) => *member == "geometry",
        Some(geometry) => *member == "geometry" && is_shape(geometry),
        None => false,
    }
}

/// Positions are two to four numbers; none at all where a shape has no extent (RFC 7946, 3.1).
fn are_positions(items: &[Value], depth: usize) -> bool {
    match depth {
        0 => (items.is_empty() || (2..=4).contains(&items.len())) && items.iter().all(Value::is_number),
        _ => items.iter().all(|item| item.as_array().is_some_and(|inner| are_positions(inner, depth - 1))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_structures() {
        let holds = |value_type, format, text| Structure::new(value_type, format).unwrap().holds(text);
        for (value_type, format, good, wrong) in [
            (ValueType::Object, None, "{\"a\": 1}", "[1]"),
            (ValueType::Array, None, "[1, \"b\"]", "1"),
            (ValueType::GeoPoint, None, "2.35, 48.85", "2.35, 98.85"),
            (ValueType::GeoPoint, None, "2.35,48.85", "2.35"),
            (ValueType::GeoPoint, Some("array"), "[2.35, 48.85]", "[2.35]"),
            (ValueType::GeoPoint, Some("object"), "{\"lon\": 2, \"lat\": 48}", "{\"lon\": 2}"),
            (ValueType::GeoJson, None, "{\"type\":\"Point\",\"coordinates\":[2,48]}", "{\"type\":\"Pont\"}"),
            (
                ValueType::GeoJson,
                None,
                "{\"type\":\"LineString\",\"coordinates\":[[2,48],[3,49,12]]}",
                "{\"type\":\"Point\",\"coordinates\":[\"a\",\"b\"]}",
            ),
            (
                ValueType::GeoJson,
                Some("topojson"),
                "{\"type\":\"Topology\",\"objects\":{},\"arcs\":[]}",
                "{}",
            ),
        ] {
            assert!(holds(value_type, format, good), "{good}");
            assert!(!holds(value_type, format, wrong), "{wrong}");
        }
        assert!(Structure::new(ValueType::GeoPoint, Some("rond")).is_none());
        assert_eq!(Structure::Array.length("[1,2]"), 2);
    }
}
