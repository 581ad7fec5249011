//! What two states of a reference differ in: what opens, closes, or is otherwise, code by code.
//!
//! What that breaks in files already accepted is `reference_breaks`.

use std::collections::BTreeMap;

use entente_audit::ReferenceVersionId;
use entente_model::{Code, InstitutionRecord, TerritoryOutline, TerritoryUnit};
use jiff::civil::Date;
use serde::Serialize;

use crate::error::ExchangeError;
use crate::known_reference::{AsOf, CODE_LIST, INSTITUTIONS, OUTLINES, TERRITORIES, entry, in_effect};
use crate::node::Node;
use crate::reference_breaks::ReferenceBreaks;

/// One side of a comparison: a version, or a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DiffSide {
    /// The state that versions up to this one leave, all lines together.
    Version(ReferenceVersionId),
    /// What may be used on that day, as known now.
    Day(Date),
    /// Before the first version.
    Nothing,
}

impl std::str::FromStr for DiffSide {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        if let Ok(version) = text.parse() {
            return Ok(Self::Version(version));
        }
        let day = text.parse().map(Self::Day);
        day.map_err(|_| format!("`{text}` is neither a version (`n-000012`) nor a day (`2026-09-01`)"))
    }
}

impl std::fmt::Display for DiffSide {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Version(version) => version.fmt(f),
            Self::Day(day) => day.fmt(f),
            Self::Nothing => f.write_str("-"),
        }
    }
}

/// A fact of an entry that is otherwise: its name (`label`, `group`, `opens_on`…), before and after.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FactChange {
    /// Which one.
    pub fact: &'static str,
    /// Before.
    pub before: String,
    /// After.
    pub after: String,
}

/// An entry that differs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DiffLine {
    /// Code, UAI, `kind:code`.
    pub code: String,
    /// Its label, the latest known.
    pub label: String,
    /// The day from which it opens or closes, where it is said.
    pub on: Option<Date>,
    /// Whether the entry is no more there at all.
    pub gone: bool,
    /// What takes its place, where that is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub successor: Option<String>,
    /// What is otherwise.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub facts: Vec<FactChange>,
}

/// What two states differ in, and what that breaks.
#[derive(Clone, Debug, Serialize)]
pub struct ReferenceDiff {
    /// `code-list:mef`, `institutions`…
    pub reference: String,
    /// Before, as asked.
    pub from: String,
    /// After, as asked.
    pub to: String,
    /// Entries that may be used after and not before.
    pub opens: Vec<DiffLine>,
    /// Entries that may be used before and not after, or that are given a day of closing.
    pub closes: Vec<DiffLine>,
    /// Entries whose label, group or other facts are otherwise.
    pub changes: Vec<DiffLine>,
    /// What the closings and regroupings break.
    pub breaks: ReferenceBreaks,
}

/// A line of an entry, whatever the reference.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Line {
    opens_on: Option<Date>,
    closes_on: Option<Date>,
    facts: Vec<(&'static str, String)>,
    successor: Option<String>,
}

type State = BTreeMap<String, Vec<Line>>;

impl Node {
    /// Compares two states of a reference. Where a side is not said: the last version, and the one before it.
    pub async fn diff_reference(
        &self,
        reference: &str,
        from: Option<DiffSide>,
        to: Option<DiffSide>,
    ) -> Result<ReferenceDiff, ExchangeError> {
        let versions = self.store().reference_versions(Some(reference)).await?;
        let unknown = || ExchangeError::UnknownReference { reference: reference.to_owned() };
        let last = versions.last().ok_or_else(unknown)?;
        let to = to.unwrap_or(DiffSide::Version(last.id));
        let from = from.unwrap_or_else(|| {
            let before = match to {
                DiffSide::Version(to) => versions.iter().rfind(|version| version.id < to),
                DiffSide::Day(_) | DiffSide::Nothing => versions.first(),
            };
            before.map_or(DiffSide::Nothing, |before| DiffSide::Version(before.id))
        });
        let (before, after) = (self.state(reference, from).await?, self.state(reference, to).await?);
        let mut diff = compare(&before, &after);
        reference.clone_into(&mut diff.reference);
        (diff.from, diff.to) = (from.to_string(), to.to_string());
        diff.breaks = self.breaks(&diff).await?;
        Ok(diff)
    }

    async fn state(&self, reference: &str, side: DiffSide) -> Result<State, ExchangeError> {
        let versions = self.store().reference_versions(Some(reference)).await?;
        let (versions, day) = match side {
            DiffSide::Nothing => return Ok(State::new()),
            DiffSide::Day(day) => {
                (in_effect(versions, AsOf { on: Some(day), known_on: None }, day), Some(day))
            }
            DiffSide::Version(last) if versions.iter().any(|version| version.id == last) => {
                (versions.into_iter().filter(|version| version.id <= last).collect(), None)
            }
            DiffSide::Version(last) => {
                return Err(ExchangeError::UnknownVersion {
                    reference: reference.to_owned(),
                    version: last.to_string(),
                });
            }
        };
        let numbers: Vec<_> = versions.iter().map(|version| version.id).collect();
        let mut state = State::new();
        for (key, content) in self.store().reference_entries(&numbers).await? {
            let mut lines = lines(reference, &key, &content)?;
            if let Some(day) = day {
                lines.retain(|line| {
                    line.opens_on.is_none_or(|opens| opens <= day)
                        && line.closes_on.is_none_or(|closes| day < closes)
                });
            }
            if !lines.is_empty() {
                state.insert(key, lines);
            }
        }
        Ok(state)
    }
}

fn lines(reference: &str, key: &str, content: &str) -> Result<Vec<Line>, ExchangeError> {
    Ok(match reference {
        INSTITUTIONS => {
            let record: InstitutionRecord = entry(INSTITUTIONS, key, content)?;
            let successor = record.successor().map(|uai| uai.to_string());
            let found = record.institution;
            let sector = if found.sector == entente_model::Sector::Public { "public" } else { "prive" };
            vec![Line {
                opens_on: found.opened_on,
                closes_on: found.closed_on,
                facts: vec![
                    ("label", found.name),
                    ("nature", found.nature),
                    ("sector", sector.to_owned()),
                    ("commune", found.commune),
                    ("departement", found.departement),
                ],
                successor,
            }]
        }
        TERRITORIES => {
            let units: Vec<TerritoryUnit> = entry(TERRITORIES, key, content)?;
            let line = |unit: TerritoryUnit| {
                let parents: Vec<String> = unit.parents.iter().map(ToString::to_string).collect();
                Line {
                    opens_on: unit.opens_on,
                    closes_on: unit.closes_on,
                    facts: vec![
                        ("label", unit.name),
                        ("parents", parents.join(" ")),
                        ("members", unit.members.join(" ")),
                    ],
                    successor: Some(unit.successors.join(" ")).filter(|text| !text.is_empty()),
                }
            };
            units.into_iter().map(line).collect()
        }
        OUTLINES => {
            let outline: TerritoryOutline = entry(OUTLINES, key, content)?;
            let points: usize = outline.rings.iter().map(Vec::len).sum();
            let facts = vec![("label", outline.name), ("points", points.to_string())];
            vec![Line { opens_on: None, closes_on: None, facts, successor: None }]
        }
        _ => {
            let codes: Vec<Code> = entry(CODE_LIST, key, content)?;
            let line = |code: Code| Line {
                opens_on: code.opens_on,
                closes_on: code.closes_on,
                facts: vec![("label", code.label), ("group", code.group.unwrap_or_default())],
                successor: None,
            };
            codes.into_iter().map(line).collect()
        }
    })
}

fn compare(before: &State, after: &State) -> ReferenceDiff {
    let mut diff = ReferenceDiff {
        reference: String::new(),
        from: String::new(),
        to: String::new(),
        opens: Vec::new(),
        closes: Vec::new(),
        changes: Vec::new(),
        breaks: ReferenceBreaks::default(),
    };
    let mut keys: Vec<&String> = before.keys().chain(after.keys()).collect();
    keys.sort_unstable();
    keys.dedup();
    for key in keys {
        let (old, new) = (before.get(key).map(Vec::as_slice), after.get(key).map(Vec::as_slice));
        let last = |lines: Option<&[Line]>| lines.and_then(<[Line]>::last).cloned();
        let (Some(line), had, has) = (last(new).or_else(|| last(old)), ends(old), ends(new)) else {
            continue;
        };
        let label = line.facts.first().map(|(_, label)| label.clone()).unwrap_or_default();
        let mut found = DiffLine {
            code: key.clone(),
            label,
            on: None,
            gone: new.is_none(),
            successor: line.successor.clone(),
            facts: Vec::new(),
        };
        match (had, has) {
            // In use without end before, and ended or absent after; or the end comes earlier.
            (Ends::Never, Ends::On(_) | Ends::Absent) | (Ends::On(_), Ends::Absent) => {
                found.on = line.closes_on.filter(|_| new.is_some());
                diff.closes.push(found);
            }
            (Ends::On(was), Ends::On(is)) if is < was => {
                found.on = Some(is);
                diff.closes.push(found);
            }
            (Ends::Absent | Ends::On(_), Ends::Never) | (Ends::Absent, Ends::On(_)) => {
                found.on = line.opens_on;
                diff.opens.push(found);
            }
            _ => {
                found.facts = facts(last(old).as_ref(), last(new).as_ref());
                if !found.facts.is_empty() {
                    diff.changes.push(found);
                }
            }
        }
    }
    diff
}

/// Until when an entry may be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ends {
    Absent,
    On(Date),
    Never,
}

fn ends(lines: Option<&[Line]>) -> Ends {
    let Some(lines) = lines else { return Ends::Absent };
    let mut last = Ends::Absent;
    for line in lines {
        last = match (last, line.closes_on) {
            (Ends::Never, _) | (_, None) => Ends::Never,
            (Ends::On(known), Some(day)) => Ends::On(known.max(day)),
            (Ends::Absent, Some(day)) => Ends::On(day),
        };
    }
    last
}

fn facts(old: Option<&Line>, new: Option<&Line>) -> Vec<FactChange> {
    let (Some(old), Some(new)) = (old, new) else { return Vec::new() };
    let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
    let days = [("opens_on", old.opens_on, new.opens_on), ("closes_on", old.closes_on, new.closes_on)];
    let days = days.into_iter().map(|(fact, before, after)| (fact, day(before), day(after)));
    let facts = old.facts.iter().zip(&new.facts).map(|(old, new)| (old.0, old.1.clone(), new.1.clone()));
    facts
        .chain(days)
        .filter(|(_, before, after)| before != after)
        .map(|(fact, before, after)| FactChange { fact, before, after })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn line(label: &str, group: &str, closes_on: Option<Date>) -> Line {
        let facts = vec![("label", label.to_owned()), ("group", group.to_owned())];
        Line { opens_on: None, closes_on, facts, successor: None }
    }

    #[test]
    fn says_what_opens_closes_and_is_otherwise() {
        let closing = date(2027, 9, 1);
        let before = State::from([
            ("A".into(), vec![line("Même", "1", None)]),
            ("B".into(), vec![line("Ferme", "1", None)]),
            ("C".into(), vec![line("Disparaît", "1", None)]),
            ("D".into(), vec![line("Change", "1", None)]),
            ("E".into(), vec![line("Rouvre", "1", Some(closing))]),
        ]);
        let after = State::from([
            ("A".into(), vec![line("Même", "1", None)]),
            ("B".into(), vec![line("Ferme", "1", Some(closing))]),
            ("D".into(), vec![line("Change", "2", None)]),
            ("E".into(), vec![line("Rouvre", "1", None)]),
            ("F".into(), vec![line("Ouvre", "1", None)]),
        ]);
        let diff = compare(&before, &after);
        let codes =
            |lines: &[DiffLine]| lines.iter().map(|line| line.code.clone()).collect::<Vec<_>>().join(" ");
        assert_eq!(codes(&diff.opens), "E F");
        assert_eq!(codes(&diff.closes), "B C");
        assert_eq!((diff.closes[0].on, diff.closes[1].gone), (Some(closing), true));
        assert_eq!(codes(&diff.changes), "D");
        assert_eq!(
            diff.changes[0].facts[0],
            FactChange { fact: "group", before: "1".into(), after: "2".into() }
        );
        assert!(compare(&before, &before).closes.is_empty());
    }
}
