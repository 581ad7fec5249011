//! What the change of a key does to persons and commitments: a longer delay commits to less, a longer retention
//! protects less, an exception loosens its rule.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use entente_model::Delay;

use super::condition::{Trend, hours};
use super::effect::KeyChange;
use super::fact::{Stated, Topic};
use crate::table;

/// How the change of one key bears on persons and commitments; nothing is claimed of a key that is not known here.
pub(super) fn key_trend(topic: Topic, change: &KeyChange) -> Trend {
    let (before, after) = (values(change.before.as_ref()), values(change.after.as_ref()));
    let last = change.key.rsplit('.').next().unwrap_or_default();
    match (topic, change.key.as_str(), last) {
        // What a rule excepts is less protected.
        (Topic::Rule, "except" | "except_contractor", _) => fewer_is_stronger(&before, &after),
        (Topic::Dataset, "duty", _) => more_is_stronger(&highest(&before, level), &highest(&after, level)),
        (Topic::Dataset, "due.every", _) => {
            more_is_stronger(&highest(&before, rhythm), &highest(&after, rhythm))
        }
        (Topic::Dataset, "due.on", _) => due_days(&before, &after),
        (Topic::Dataset, "accept.set_aside_max", _) => {
            more_is_stronger(&highest(&after, hundredths), &highest(&before, hundredths))
        }
        // What is asked, proved or applied commits; what is no longer commits to less.
        (Topic::Duty, "proof" | "survives", _)
        | (Topic::Ent, "objections", _)
        | (Topic::Processing, "impact_assessment" | "security", _)
        | (Topic::SecureSpace, "conditions", _)
        | (Topic::Dataset, "security", _) => fewer_is_stronger(&before, &after).reversed(),
        (_, _, "within") => bounded(&before, &after),
        (_, "retention.lasts", _) | (Topic::Rule, "lasts", _) => bounded(&before, &after),
        _ => Trend::Neutral,
    }
}

fn values(stated: Option<&Stated>) -> BTreeSet<&str> {
    stated.into_iter().flat_map(Stated::values).collect()
}

fn fewer_is_stronger(before: &BTreeSet<&str>, after: &BTreeSet<&str>) -> Trend {
    match (before.is_subset(after), after.is_subset(before)) {
        (true, false) => Trend::Weaker,
        (false, true) => Trend::Stronger,
        _ => Trend::Neutral,
    }
}

fn more_is_stronger<T: Ord>(before: &T, after: &T) -> Trend {
    match after.cmp(before) {
        Ordering::Less => Trend::Weaker,
        Ordering::Equal => Trend::Neutral,
        Ordering::Greater => Trend::Stronger,
    }
}

/// Nothing is below everything.
fn highest<T: Ord>(values: &BTreeSet<&str>, of: impl Fn(&str) -> T) -> Option<T> {
    values.iter().map(|value| of(value)).max()
}

fn level(duty: &str) -> u8 {
    match duty {
        "required" => 3,
        "expected" => 2,
        "desirable" => 1,
        _ => 0,
    }
}

fn rhythm(every: &str) -> u8 {
    let rhythms =
        ["need", "request", "year", "several", "half-year", "quarter", "month", "week", "day", "always"];
    rhythms.iter().position(|one| *one == every).map_or(0, |rank| rank as u8 + 1)
}

fn hundredths(share: &str) -> u16 {
    table::share(share).unwrap_or(0)
}

/// Days of the school year: as many of them and none later is as good.
fn due_days(before: &BTreeSet<&str>, after: &BTreeSet<&str>) -> Trend {
    let in_order = |days: &BTreeSet<&str>| {
        let mut days: Vec<(u8, u8)> = days.iter().filter_map(|day| rank_of_day(day)).collect();
        days.sort_unstable();
        days
    };
    let (before, after) = (in_order(before), in_order(after));
    if before.len() != after.len() {
        return more_is_stronger(&before.len(), &after.len());
    }
    let later = before.iter().zip(&after).any(|(one, other)| other > one);
    let earlier = before.iter().zip(&after).any(|(one, other)| other < one);
    match (later, earlier) {
        (true, false) => Trend::Weaker,
        (false, true) => Trend::Stronger,
        _ => Trend::Neutral,
    }
}

/// Rank in the school year, which begins in September.
fn rank_of_day(text: &str) -> Option<(u8, u8)> {
    let (month, day) = text.split_once('-')?;
    let (month, day) = (month.parse::<u8>().ok()?, day.parse::<u8>().ok()?);
    Some((if month < 9 { month + 12 } else { month }, day))
}

/// A shorter delay is stronger; no delay at all is the weakest.
fn bounded(before: &BTreeSet<&str>, after: &BTreeSet<&str>) -> Trend {
    let longest = |delays: &BTreeSet<&str>| {
        let hours = highest(delays, |delay| delay.parse::<Delay>().map_or(u64::MAX, hours));
        hours.unwrap_or(u64::MAX)
    };
    more_is_stronger(&longest(after), &longest(before))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(topic: Topic, key: &str, before: Option<&str>, after: Option<&str>) -> Trend {
        let stated =
            |text: Option<&str>| text.map(|text| Stated::Many(text.split(' ').map(str::to_owned).collect()));
        let change = KeyChange { key: key.to_owned(), before: stated(before), after: stated(after) };
        let back = KeyChange { before: change.after.clone(), after: change.before.clone(), ..change.clone() };
        let trend = key_trend(topic, &change);
        assert_eq!(key_trend(topic, &back), trend.reversed(), "{key}");
        trend
    }

    #[test]
    fn what_commits_less_is_weaker() {
        for (topic, key, before, after) in [
            (Topic::Rule, "except", None, Some("eleves")),
            (Topic::Rule, "except", Some("eleves"), Some("eleves locaux")),
            (Topic::Rule, "except_contractor", None, Some("true")),
            (Topic::Dataset, "duty", Some("required"), Some("expected")),
            (Topic::Dataset, "due.on", Some("11-30"), Some("12-15")),
            (Topic::Dataset, "due.on", Some("11-30"), Some("01-15")),
            (Topic::Dataset, "due.on", Some("03-15 06-15"), Some("03-15")),
            (Topic::Dataset, "due.every", Some("several"), Some("year")),
            (Topic::Dataset, "accept.set_aside_max", None, Some("1%")),
            (Topic::Dataset, "accept.set_aside_max", Some("1%"), Some("2,5%")),
            (Topic::Right, "forward[commune].within", Some("P8D"), Some("P2W")),
            (Topic::Duty, "within", Some("PT48H"), Some("P3D")),
            (Topic::Duty, "within", Some("at-once"), Some("PT48H")),
            (Topic::Duty, "within", Some("P1M"), None),
            (Topic::Duty, "proof", Some("certificate"), None),
            (Topic::Processing, "retention.lasts", Some("P3M"), Some("P1Y")),
            (Topic::Processing, "retention.lasts", Some("P36M"), None),
        ] {
            assert_eq!(check(topic, key, before, after), Trend::Weaker, "{key} {before:?} {after:?}");
        }
        for (key, before, after) in
            [("due.on", "03-15 06-15", "03-01 06-30"), ("name", "a", "b"), ("due.on", "11-30", "11-30")]
        {
            assert_eq!(check(Topic::Dataset, key, Some(before), Some(after)), Trend::Neutral, "{key}");
        }
    }
}
