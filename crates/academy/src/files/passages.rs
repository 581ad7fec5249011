//! `matrices-passage-academiques`: of the pupils of a level, how many are in each level the year after (annex 2.8).
//!
//! Levels are those of the counts; shares are orders of magnitude. Whoever is in a level and comes from none is an entry.

use std::collections::BTreeMap;
use std::ops::{ControlFlow, RangeInclusive};

use super::Visit;
use super::levels::{History, levels};
use crate::academy::{ACADEMIE, Academy, DEPARTEMENT};
use crate::csv::Row;

/// Rentrées of arrival.
const RENTREES: RangeInclusive<i32> = 2024..=2026;

/// From a level to others, in thousandths; the rest leaves.
const SHARES: [(&str, &[(&str, u64)]); 15] = [
    ("6E", &[("5E", 958), ("6E", 8)]),
    ("5E", &[("4E", 956), ("5E", 7)]),
    ("4E", &[("3E", 955), ("4E", 7)]),
    ("3E", &[("2GT", 622), ("2PRO", 205), ("CAP1", 72), ("3E", 24)]),
    ("SEGPA", &[("SEGPA", 742), ("CAP1", 170), ("2PRO", 24)]),
    ("2GT", &[("1G", 662), ("1T", 238), ("2GT", 34), ("2PRO", 21)]),
    ("1G", &[("TG", 951), ("1T", 12), ("1G", 6)]),
    ("1T", &[("TT", 938), ("1T", 14)]),
    ("TG", &[("CPGE", 72), ("STS", 58), ("TG", 31)]),
    ("TT", &[("STS", 214), ("TT", 33)]),
    ("CAP1", &[("CAP2", 812), ("CAP1", 22), ("2PRO", 14)]),
    ("CAP2", &[("1PRO", 162), ("CAP2", 18)]),
    ("2PRO", &[("1PRO", 858), ("2PRO", 26), ("CAP1", 11)]),
    ("1PRO", &[("TPRO", 883), ("1PRO", 14)]),
    ("TPRO", &[("STS", 131), ("TPRO", 29)]),
];

/// Pupils by level.
type Counts = BTreeMap<&'static str, u64>;

pub(super) fn visit_rows<B>(academy: &Academy, visit: Visit<'_, B>) -> ControlFlow<B> {
    let mut row = Row::default();
    for year in RENTREES {
        for (level, code) in [("DEP", DEPARTEMENT), ("ACA", ACADEMIE)] {
            // Nobody goes from public schools to private ones here, or back: the flows of both are the sum of theirs.
            let of = |private| flows(&counts(academy, year - 1, private), &counts(academy, year, private));
            let (public, private) = (of(false), of(true));
            let both = sum(&public, &private);
            for (sector, flows) in [("PU", public), ("PU+PRSC", both)] {
                for (from, to, base, passed) in flows {
                    row.clear();
                    row.push(&year.to_string());
                    row.push(level);
                    row.push(code);
                    row.push(sector);
                    row.push(from);
                    row.push(to);
                    row.push_number(base);
                    row.push_number(passed);
                    row.push(&rate(passed, base));
                    visit(&row)?;
                }
            }
        }
    }
    ControlFlow::Continue(())
}

fn counts(academy: &Academy, year: i32, private: bool) -> Counts {
    let mut counts = Counts::new();
    for school in academy.schools.iter().filter(|school| school.private == private) {
        let history = History::of(academy, school);
        for level in levels(academy, school) {
            *counts.entry(level.code).or_default() += history.pupils(&level, year);
        }
    }
    counts
}

/// From, to, pupils of the first level, those who went to the second.
type Flow = (&'static str, &'static str, u64, u64);

/// The flows of two sets of schools together, in the order of the first ones.
fn sum(one: &[Flow], other: &[Flow]) -> Vec<Flow> {
    let base = |from: &str| -> u64 {
        [one, other].iter().filter_map(|flows| Some(flows.iter().find(|flow| flow.0 == from)?.2)).sum()
    };
    let mut both: Vec<Flow> = Vec::new();
    for (from, to, _, passed) in one.iter().chain(other) {
        match both.iter_mut().find(|flow| (flow.0, flow.1) == (*from, *to)) {
            Some(flow) => flow.3 += passed,
            None => both.push((from, to, base(from), *passed)),
        }
    }
    both
}

/// The same of one set of schools.
fn flows(before: &Counts, now: &Counts) -> Vec<Flow> {
    let mut flows = Vec::new();
    let mut came = Counts::new();
    for (from, shares) in SHARES {
        let Some(&base) = before.get(from).filter(|base| **base > 0) else { continue };
        let mut left = base;
        for &(to, share) in shares {
            // Nobody goes to a level that is not taught, nor in greater number than are found there.
            let room = now.get(to).copied().unwrap_or(0).saturating_sub(came.get(to).copied().unwrap_or(0));
            let passed = ((base * share + 500) / 1000).min(room).min(left);
            if passed > 0 {
                flows.push((from, to, base, passed));
                *came.entry(to).or_default() += passed;
                left -= passed;
            }
        }
        flows.push((from, "SORTIE", base, left));
    }
    let entered = now.iter().map(|(to, count)| (*to, count - came.get(to).copied().unwrap_or(0)));
    let entries: Vec<(&str, u64)> = entered.filter(|(_, count)| *count > 0).collect();
    let all: u64 = entries.iter().map(|(_, count)| count).sum();
    flows.extend(entries.into_iter().map(|(to, count)| ("ENTREE", to, all, count)));
    flows
}

/// Four decimals, rounded.
fn rate(passed: u64, base: u64) -> String {
    let tenths = (passed * 10_000 + base / 2).checked_div(base).unwrap_or_default();
    format!("{},{:04}", tenths / 10_000, tenths % 10_000)
}
