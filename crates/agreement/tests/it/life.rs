//! The life of conventions: worked examples written from the articles of the seven texts, refused transitions, promises.

mod calendar;
mod clauses;
mod endings;
mod promises;
mod sentences;
mod terms;
mod texts;
mod transitions;

use std::fmt::Write as _;

use entente_agreement::life::{Life, LifeState, state};
use jiff::civil::Date;

use texts::{agreement, facts};

/// A state in one line: phase, since when, term under way, last day for a notice, end, article.
pub fn line(state: &LifeState) -> String {
    let mut text = state.phase.name().to_owned();
    let mut add = |part: String| write!(text, "{part}").unwrap();
    if let Some(since) = state.since {
        add(format!(" since {since}"));
    }
    if let Some(term) = &state.term {
        add(format!(", term {}", term.renewals));
        if let Some(last_day) = term.last_day {
            add(format!(" to {last_day}"));
        }
        if let Some(day) = term.last_day_for_notice {
            add(format!(", notice by {day}"));
        }
    }
    if let Some(end) = &state.end {
        let cause = serde_json::to_value(end.cause).unwrap();
        add(format!(", end {} {}", cause.as_str().unwrap(), end.last_day));
    }
    if let Some(article) = &state.article {
        add(format!(", article {}", article.article));
    }
    text
}

/// What the convention is on each day, as known that day.
pub fn check(life: &str, lines: &str, examples: &[(&str, &str)]) {
    let agreement = agreement("essai", life);
    let facts = facts(lines);
    for (on, expected) in examples {
        let on: Date = on.parse().unwrap();
        assert_eq!(line(&state(&agreement, &facts, on, on)), *expected, "on {on}");
    }
}

/// Delays under way and what is open, on a day.
pub fn check_around(life: &str, lines: &str, examples: &[(&str, &str)]) {
    let agreement = agreement("essai", life);
    let facts = facts(lines);
    for (on, expected) in examples {
        let day: Date = on.parse().unwrap();
        let found = Life::new(&agreement, &facts).state(day, day);
        let name = |value: serde_json::Value| value.as_str().unwrap().to_owned();
        let running = found.running.iter().map(|one| {
            format!("{} {}..{}", name(serde_json::to_value(one.cause).unwrap()), one.opened_on, one.last_day)
        });
        let open = found
            .openings
            .iter()
            .map(|one| format!("open {} {}", name(serde_json::to_value(one.kind).unwrap()), one.since));
        assert_eq!(running.chain(open).collect::<Vec<_>>().join("; "), *expected, "on {on}");
    }
}
