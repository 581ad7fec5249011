//! Reads the forms by which a party says something of a forecast: each field, or the id of the sentence that says what is missing.

use std::collections::BTreeMap;

use entente_exchange::views::{EnrolmentView, FigurePlace};
use entente_exchange::{ForecastDeed, levels_of};
use entente_forecast::EnrolmentEvent;
use entente_model::Uai;

use crate::form::value;

type Fields = [(String, String)];
type Read<T> = Result<T, &'static str>;

fn year(fields: &Fields) -> Read<i32> {
    value(fields, "year").parse().map_err(|_| "said-year-missing")
}

fn pupils(fields: &Fields) -> Read<u32> {
    let text: String = value(fields, "pupils").chars().filter(|letter| !letter.is_whitespace()).collect();
    text.parse().map_err(|_| "said-pupils-missing")
}

/// A number as a person types it: a comma or a point.
fn number(text: &str) -> Option<f64> {
    text.trim().replace(',', ".").parse::<f64>().ok().filter(|number| number.is_finite())
}

/// What the party says, and of which rentrée; that of an answer is its proposal's.
pub(super) fn deed_of(fields: &Fields) -> Read<(ForecastDeed, i32)> {
    let proposal = value(fields, "proposal").to_owned();
    match value(fields, "what") {
        "adjust" => Ok((ForecastDeed::Adjust { pupils: pupils(fields)? }, year(fields)?)),
        "propose" => Ok((ForecastDeed::Propose { pupils: pupils(fields)? }, year(fields)?)),
        "comment" => Ok((ForecastDeed::Comment, year(fields)?)),
        "agree" => Ok((ForecastDeed::Agree { proposal }, 0)),
        "decline" => Ok((ForecastDeed::Decline { proposal }, 0)),
        "withdraw" => {
            Ok((ForecastDeed::Withdraw { event: value(fields, "event").to_owned() }, year(fields)?))
        }
        _ => Err("said-what-missing"),
    }
}

/// The event that the form declares of a place.
pub(super) fn event_of(
    fields: &Fields,
    view: &EnrolmentView,
    place: &FigurePlace,
) -> Read<(ForecastDeed, i32)> {
    let here = || place.code.clone();
    let other = || {
        let text = value(fields, "other").to_uppercase();
        text.parse::<Uai>().map(|uai| uai.to_string()).map_err(|_| "said-other-missing")
    };
    let share = || {
        let share = number(value(fields, "share").trim_end_matches('%')).ok_or("said-share-missing")?;
        Ok::<f64, &'static str>(share / 100.0)
    };
    let change = match (value(fields, "kind"), place.is_institution()) {
        ("closing", true) => {
            let is_alone = value(fields, "other").is_empty();
            let receivers = if is_alone { BTreeMap::new() } else { BTreeMap::from([(other()?, share()?)]) };
            EnrolmentEvent::Closing { school: here(), receivers }
        }
        ("merger", true) => EnrolmentEvent::Merger { schools: vec![here()], into: other()? },
        ("sector", true) => EnrolmentEvent::SectorChange { from: here(), to: other()?, share: share()? },
        ("housing", true) => {
            let dwellings: Option<Vec<f64>> = value(fields, "homes")
                .split([';', ' ', '/'])
                .filter(|text| !text.is_empty())
                .map(number)
                .collect();
            let by = number(value(fields, "by")).ok_or("said-by-missing")?;
            EnrolmentEvent::Housing {
                school: here(),
                dwellings: dwellings.filter(|homes| !homes.is_empty()).ok_or("said-homes-missing")?,
                pupils_by_dwelling: by,
            }
        }
        ("opening", false) => {
            let levels = levels_of(view, place);
            EnrolmentEvent::Opening { school: other()?, grades: by_level(value(fields, "levels"))?, levels }
        }
        _ => return Err("said-kind-missing"),
    };
    Ok((ForecastDeed::Declare { change }, year(fields)?))
}

/// « 6E=120 ; 5E=110 ».
fn by_level(text: &str) -> Read<BTreeMap<String, f64>> {
    let mut levels = BTreeMap::new();
    for part in text.split([';', '/']).map(str::trim).filter(|part| !part.is_empty()) {
        let (level, pupils) = part.split_once('=').ok_or("said-levels-missing")?;
        let pupils = number(pupils).filter(|pupils| *pupils >= 0.0).ok_or("said-levels-missing")?;
        levels.insert(level.trim().to_uppercase(), pupils);
    }
    if levels.is_empty() { Err("said-levels-missing") } else { Ok(levels) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn what_is_missing_is_named() {
        for (pairs, expected) in [
            (&[("what", "adjust"), ("pupils", "1\u{a0}240"), ("year", "2027")][..], None),
            (&[("what", "adjust"), ("pupils", "beaucoup"), ("year", "2027")], Some("said-pupils-missing")),
            (&[("what", "comment"), ("year", "")], Some("said-year-missing")),
            (&[("what", "agree"), ("proposal", "fp-000001")], None),
            (&[("what", "erase")], Some("said-what-missing")),
        ] {
            assert_eq!(deed_of(&fields(pairs)).err(), expected, "{pairs:?}");
        }
    }

    #[test]
    fn levels_are_read_as_they_are_typed() {
        let read = by_level(" 6e = 120 ; 5E=110,5 ").unwrap();
        assert_eq!(read, BTreeMap::from([("6E".to_owned(), 120.0), ("5E".to_owned(), 110.5)]));
        for text in ["", "6E", "6E=-1", "6E=x"] {
            assert_eq!(by_level(text).err(), Some("said-levels-missing"), "{text}");
        }
    }
}
