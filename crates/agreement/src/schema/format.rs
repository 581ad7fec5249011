//! `format` of a field: which ones its type knows. Patterns are those of `strptime`.

use entente_model::ValueType;
use jiff::fmt::strtime;
use jiff::tz::TimeZone;

/// The format to keep (nothing for the default one); nothing at all where the type does not know it.
pub(super) fn known(value_type: ValueType, format: &str) -> Option<Option<String>> {
    let kept = || Some(Some(format.to_owned()));
    if format == "default" {
        return Some(None);
    }
    match value_type {
        ValueType::Date | ValueType::Datetime | ValueType::Time if format == "any" || is_pattern(format) => {
            kept()
        }
        ValueType::Date | ValueType::Datetime | ValueType::Time => None,
        ValueType::GeoPoint if ["array", "object"].contains(&format) => kept(),
        ValueType::GeoJson if format == "topojson" => kept(),
        ValueType::GeoPoint | ValueType::GeoJson => None,
        // Formats of text are checks; for the other types, unknown ones mean nothing and are passed over.
        _ => Some(None),
    }
}

fn is_pattern(format: &str) -> bool {
    let pattern = format.strip_prefix("fmt:").unwrap_or(format);
    let moment = jiff::civil::date(2026, 9, 1).at(8, 30, 0, 0).to_zoned(TimeZone::UTC);
    pattern.contains('%') && moment.is_ok_and(|moment| strtime::format(pattern, &moment).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_the_formats_of_each_type() {
        for (value_type, format, expected) in [
            (ValueType::Date, "%d/%m/%Y", true),
            (ValueType::Date, "any", true),
            (ValueType::Date, "jj/mm/aaaa", false),
            (ValueType::Date, "%", false),
            (ValueType::GeoPoint, "array", true),
            (ValueType::GeoPoint, "rond", false),
            (ValueType::String, "email", true),
            (ValueType::Integer, "autre", true),
        ] {
            assert_eq!(known(value_type, format).is_some(), expected, "{format}");
        }
    }
}
