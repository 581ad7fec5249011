//! Dated events, declared by somebody: openings, closings, mergers, grades that open or close, sectors, housing, places.
//!
//! An event changes forecasts, never counts, save a merger, which puts the history of the merged schools together. It is
//! known at an origin if it was declared in that school year or before: a back-test does not profit from later ones.
// Long because of the tests beside it.

use std::collections::{BTreeMap, HashMap};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::engine::Engine;
use crate::engine::plan::{Flow, Plan};
use crate::forecast::HORIZON_MAX;
use crate::panel::{NOWHERE, Panel};

/// A declared event.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DeclaredEvent {
    /// What happens.
    #[serde(flatten)]
    pub change: EnrolmentEvent,
    /// Rentrée from which it holds.
    pub year: i32,
    /// Who declared it.
    pub author: String,
    /// When.
    pub declared_on: Date,
    /// Why, or the document that says so.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
}

/// What happens to enrolment.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum EnrolmentEvent {
    /// A school opens with so many pupils by grade; it then goes on by its territory's ratios.
    Opening {
        /// Its number.
        school: String,
        /// Pupils by grade at the opening.
        grades: BTreeMap<String, f64>,
        /// Where it lies, by level.
        #[serde(default)]
        levels: BTreeMap<String, String>,
    },
    /// A school closes; its pupils and entries go to others in these shares, the rest leave.
    Closing {
        /// Its number.
        school: String,
        /// Share that each receiver takes, from 0 to 1.
        #[serde(default)]
        receivers: BTreeMap<String, f64>,
    },
    /// Schools become one: the number of the last one goes on (UAI succession).
    Merger {
        /// The numbers that end.
        schools: Vec<String>,
        /// The number that goes on.
        into: String,
    },
    /// A school opens a grade: so many pupils, or those of the grade below.
    GradeOpening {
        /// Its number.
        school: String,
        /// The grade.
        grade: String,
        /// Pupils a year; without it, the grade below at its territory's ratio.
        #[serde(default)]
        pupils: Option<f64>,
    },
    /// A school closes a grade.
    GradeClosing {
        /// Its number.
        school: String,
        /// The grade.
        grade: String,
    },
    /// Part of the entries of a school goes to another: a sector boundary moves.
    SectorChange {
        /// The school that loses entries.
        from: String,
        /// The school that gains them.
        to: String,
        /// Share of its entries, from 0 to 1.
        share: f64,
    },
    /// Homes are delivered in a school's sector.
    Housing {
        /// The school.
        school: String,
        /// Homes delivered by year, from the year of the event on.
        dwellings: Vec<f64>,
        /// Pupils of one grade for one home.
        pupils_by_dwelling: f64,
    },
    /// Pupils who enter more, or fewer, each year: derogations, a course that attracts.
    EntryChange {
        /// The school.
        school: String,
        /// The grade.
        grade: String,
        /// Pupils a year, below 0 where fewer.
        pupils: f64,
    },
    /// A grade cannot take in more than its places.
    Places {
        /// The school.
        school: String,
        /// The grade.
        grade: String,
        /// Places.
        places: f64,
    },
}

/// An event that speaks of something that the panel does not have.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum EventError {
    /// No such school.
    #[error("event {position}: the school `{school}` is not in the panel")]
    School {
        /// Position of the event, from 1.
        position: usize,
        /// The number.
        school: String,
    },
    /// No such grade.
    #[error("event {position}: the grade `{grade}` is not in the panel")]
    Grade {
        /// Position of the event, from 1.
        position: usize,
        /// The grade.
        grade: String,
    },
    /// A number that cannot be.
    #[error("event {position}: {what} `{value}` cannot be")]
    Number {
        /// Position of the event, from 1.
        position: usize,
        /// What it is.
        what: &'static str,
        /// The value.
        value: f64,
    },
}

/// What changes in one school from a year on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Action {
    /// Rentrée.
    pub(crate) year: i32,
    pub(crate) kind: ActionKind,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum ActionKind {
    /// The grade holds so many pupils that year.
    Set(usize, f64),
    /// The grade is fed so from then on.
    Feed(usize, Flow),
    /// So many pupils more that year.
    Add(usize, f64),
    /// So many entries more each year.
    AddEntries(usize, f64),
    /// Entries times a factor.
    ScaleEntries(f64),
    /// At most so many.
    Cap(usize, f64),
    /// Nobody any more.
    Close,
}

/// The school year of a day: a declaration of spring belongs to the rentrée before.
fn school_year(day: Date) -> i32 {
    i32::from(day.year()) - i32::from(day.month() < 9)
}

impl DeclaredEvent {
    /// Whether it was known at that origin.
    pub fn is_known_at(&self, origin: i32) -> bool {
        school_year(self.declared_on) <= origin
    }
}

/// The panel with schools that open added, and those that merge put together.
///
/// # Errors
/// Where an event speaks of a school or a grade that is not there.
pub(crate) fn prepare(panel: &Panel, events: &[DeclaredEvent]) -> Result<Panel, EventError> {
    let mut prepared = panel.clone();
    for (position, event) in events.iter().enumerate() {
        match &event.change {
            EnrolmentEvent::Opening { school, levels, .. } if prepared.position(school).is_none() => {
                prepared.add_school(school, levels);
            }
            EnrolmentEvent::Merger { schools, into } => {
                if prepared.position(into).is_none() {
                    prepared.add_school(into, &BTreeMap::new());
                }
                for from in schools {
                    find_school(&prepared, position, from)?;
                    prepared.merge(from, into);
                }
            }
            _ => {}
        }
    }
    Ok(prepared)
}

fn find_school(panel: &Panel, position: usize, school: &str) -> Result<usize, EventError> {
    panel
        .position(school)
        .ok_or_else(|| EventError::School { position: position + 1, school: school.to_owned() })
}

fn find_grade(panel: &Panel, position: usize, grade: &str) -> Result<usize, EventError> {
    let found = panel.grades.iter().position(|known| known.name == grade);
    found.ok_or_else(|| EventError::Grade { position: position + 1, grade: grade.to_owned() })
}

fn check(position: usize, what: &'static str, value: f64, most: f64) -> Result<f64, EventError> {
    if (0.0..=most).contains(&value) {
        Ok(value)
    } else {
        Err(EventError::Number { position: position + 1, what, value })
    }
}

/// No event moves more pupils or builds more homes.
const MOST: f64 = 1_000_000.0;

impl Panel {
    pub(crate) fn position(&self, school: &str) -> Option<usize> {
        self.schools.iter().position(|known| known == school)
    }

    /// Adds a school without pupils. Where it lies is known from the first year on: it is declared, not observed.
    fn add_school(&mut self, school: &str, codes: &BTreeMap<String, String>) {
        self.schools.push(school.to_owned());
        self.counts.extend(std::iter::repeat_n(0.0, self.years * self.grades.len()));
        let last = self.levels.len() - 1;
        for (position, level) in self.levels.iter_mut().enumerate() {
            let node = match codes.get(&level.name) {
                _ if position == last => 0,
                Some(code) => {
                    level.codes.iter().position(|known| known == code).map_or(NOWHERE, |node| node as u32)
                }
                None => NOWHERE,
            };
            level.nodes.extend(std::iter::repeat_n(node, self.years));
        }
    }

    /// Puts the history of `from` into that of `into`.
    fn merge(&mut self, from: &str, into: &str) {
        let (Some(from), Some(into)) = (self.position(from), self.position(into)) else { return };
        let size = self.years * self.grades.len();
        if from == into {
            return;
        }
        for place in 0..size {
            self.counts[into * size + place] += std::mem::take(&mut self.counts[from * size + place]);
        }
        for level in &mut self.levels {
            for year in 0..self.years {
                if level.nodes[into * self.years + year] == NOWHERE {
                    level.nodes[into * self.years + year] = level.nodes[from * self.years + year];
                }
            }
        }
    }
}

/// What the events known at the origin change, by school.
///
/// # Errors
/// Where an event speaks of a school or a grade that is not there, or of an impossible number.
pub(crate) fn compile(
    engine: &Engine,
    origin: usize,
    events: &[DeclaredEvent],
) -> Result<HashMap<usize, Vec<Action>>, EventError> {
    let panel = engine.panel;
    let origin_year = panel.first_year + origin as i32;
    let mut actions: HashMap<usize, Vec<Action>> = HashMap::new();
    for (position, event) in events.iter().enumerate() {
        let compiled = compile_one(engine, origin, position, event)?;
        // What happened by the origin is in the counts, except what goes on changing the years after.
        if event.is_known_at(origin_year) && event.year > origin_year {
            for (school, action) in compiled {
                actions.entry(school).or_default().push(action);
            }
        }
    }
    Ok(actions)
}

fn compile_one(
    engine: &Engine,
    origin: usize,
    position: usize,
    event: &DeclaredEvent,
) -> Result<Vec<(usize, Action)>, EventError> {
    let panel = engine.panel;
    let year = event.year;
    let school = |number: &str| find_school(panel, position, number);
    let grade = |name: &str| find_grade(panel, position, name);
    let one = |at: usize, kind: ActionKind| (at, Action { year, kind });
    Ok(match &event.change {
        EnrolmentEvent::Opening { school: number, grades, .. } => {
            let at = school(number)?;
            opening(engine, origin, position, year, at, grades)?
        }
        EnrolmentEvent::Closing { school: number, receivers } => {
            let at = school(number)?;
            let mut compiled = vec![one(at, ActionKind::Close)];
            for (receiver, &share) in receivers {
                let share = check(position, "share", share, 1.0)?;
                compiled.extend(transfer(engine, origin, year, at, school(receiver)?, share));
            }
            compiled
        }
        EnrolmentEvent::Merger { .. } => Vec::new(),
        EnrolmentEvent::GradeOpening { school: number, grade: name, pupils } => {
            let (at, grade) = (school(number)?, grade(name)?);
            let flow = match pupils {
                Some(pupils) => Flow::Entry(check(position, "pupils", *pupils, MOST)?),
                None => Flow::Opens(engine.fits[origin].pooled.ratio(panel, at, origin, grade)),
            };
            vec![one(at, ActionKind::Feed(grade, flow))]
        }
        EnrolmentEvent::GradeClosing { school: number, grade: name } => {
            vec![one(school(number)?, ActionKind::Feed(grade(name)?, Flow::Closed))]
        }
        EnrolmentEvent::SectorChange { from, to, share } => {
            let share = check(position, "share", *share, 1.0)?;
            let (from, to) = (school(from)?, school(to)?);
            let mut compiled = vec![one(from, ActionKind::ScaleEntries(1.0 - share))];
            for (grade, entries) in entries_of(engine, origin, from) {
                compiled.push(one(to, ActionKind::AddEntries(grade, share * entries)));
            }
            compiled
        }
        EnrolmentEvent::Housing { school: number, dwellings, pupils_by_dwelling } => {
            housing(engine, origin, position, year, school(number)?, dwellings, *pupils_by_dwelling)?
        }
        EnrolmentEvent::EntryChange { school: number, grade: name, pupils } => {
            check(position, "pupils", pupils.abs(), MOST)?;
            vec![one(school(number)?, ActionKind::AddEntries(grade(name)?, *pupils))]
        }
        EnrolmentEvent::Places { school: number, grade: name, places } => {
            let places = check(position, "places", *places, MOST)?;
            vec![one(school(number)?, ActionKind::Cap(grade(name)?, places))]
        }
    })
}

fn opening(
    engine: &Engine,
    origin: usize,
    position: usize,
    year: i32,
    at: usize,
    grades: &BTreeMap<String, f64>,
) -> Result<Vec<(usize, Action)>, EventError> {
    let panel = engine.panel;
    let fit = &engine.fits[origin];
    let mut compiled = Vec::new();
    let mut opened = vec![false; panel.grades.len()];
    for (name, &pupils) in grades {
        let grade = find_grade(panel, position, name)?;
        let pupils = check(position, "pupils", pupils, MOST)?;
        compiled.push((at, Action { year, kind: ActionKind::Set(grade, pupils) }));
        opened[grade] = true;
    }
    for grade in 0..opened.len() {
        let feeder = panel.grades[grade].feeder;
        let fed = feeder.is_some_and(|feeder| opened[feeder]);
        let goes_on = fit.pooled.continues[grade] >= 0.5;
        if fed && (opened[grade] || goes_on) {
            opened[grade] = true;
            let flow = Flow::Opens(fit.pooled.ratio(panel, at, origin, grade));
            compiled.push((at, Action { year: year.saturating_add(1), kind: ActionKind::Feed(grade, flow) }));
        } else if opened[grade] {
            let pupils = grades.get(&panel.grades[grade].name).copied().unwrap_or(0.0);
            compiled.push((
                at,
                Action { year: year.saturating_add(1), kind: ActionKind::Feed(grade, Flow::Entry(pupils)) },
            ));
        }
    }
    Ok(compiled)
}

/// Entries of a school by grade, as forecast without events.
fn entries_of(engine: &Engine, origin: usize, school: usize) -> Vec<(usize, f64)> {
    let plan = Plan::new(engine.panel, &engine.fits[origin], school, origin);
    let flows = plan.flows.iter().enumerate();
    flows
        .filter_map(|(grade, flow)| if let Flow::Entry(count) = flow { Some((grade, *count)) } else { None })
        .collect()
}

/// Pupils who would have been in a school that closes, and its entries of the years after, in another.
fn transfer(
    engine: &Engine,
    origin: usize,
    year: i32,
    from: usize,
    to: usize,
    share: f64,
) -> Vec<(usize, Action)> {
    let panel = engine.panel;
    let plan = Plan::new(panel, &engine.fits[origin], from, origin);
    let mut before = panel.at(from, origin).to_vec();
    let mut after = before.clone();
    let from_year = panel.first_year + origin as i32;
    // An event beyond what can be forecast changes nothing.
    for _ in from_year..year.min(from_year + HORIZON_MAX as i32 + 1) {
        plan.step(panel, &before, &mut after);
        before.copy_from_slice(&after);
    }
    let mut compiled = Vec::new();
    for (grade, flow) in plan.flows.iter().enumerate() {
        match flow {
            Flow::Entry(count) => {
                compiled.push((to, Action { year, kind: ActionKind::AddEntries(grade, share * count) }));
            }
            _ if after[grade] > 0.0 => {
                compiled.push((to, Action { year, kind: ActionKind::Add(grade, share * after[grade]) }));
            }
            _ => {}
        }
    }
    compiled
}

/// Each delivery adds pupils to each grade that is taught; they then go up with the others.
fn housing(
    engine: &Engine,
    origin: usize,
    position: usize,
    year: i32,
    at: usize,
    dwellings: &[f64],
    pupils_by_dwelling: f64,
) -> Result<Vec<(usize, Action)>, EventError> {
    let rate = check(position, "pupils by dwelling", pupils_by_dwelling, 10.0)?;
    let plan = Plan::new(engine.panel, &engine.fits[origin], at, origin);
    let mut compiled = Vec::new();
    for (delay, &homes) in dwellings.iter().enumerate().take(30) {
        let pupils = rate * check(position, "dwellings", homes, MOST)?;
        let year = year.saturating_add(delay as i32);
        for (grade, flow) in plan.flows.iter().enumerate() {
            match flow {
                Flow::Closed => {}
                // The families go on having children: entries stay higher.
                Flow::Entry(_) => {
                    compiled.push((at, Action { year, kind: ActionKind::AddEntries(grade, pupils) }))
                }
                _ => compiled.push((at, Action { year, kind: ActionKind::Add(grade, pupils) })),
            }
        }
    }
    Ok(compiled)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_declaration_of_spring_belongs_to_the_rentree_before() {
        let event = |day: &str| {
            let text = format!(
                r#"{{"kind":"closing","school":"0990001A","year":2027,"author":"x","declared_on":"{day}"}}"#
            );
            serde_json::from_str::<DeclaredEvent>(&text).unwrap()
        };
        assert!(event("2026-11-02").is_known_at(2026) && event("2027-03-01").is_known_at(2026));
        assert!(!event("2027-09-01").is_known_at(2026));
    }

    #[test]
    fn each_kind_of_event_is_read_from_json() {
        let kinds = [
            r#"{"kind":"opening","school":"a","grades":{"g":1.0},"levels":{"group":"x"}"#,
            r#"{"kind":"closing","school":"a","receivers":{"b":0.5}"#,
            r#"{"kind":"merger","schools":["a"],"into":"b""#,
            r#"{"kind":"grade-opening","school":"a","grade":"g""#,
            r#"{"kind":"grade-closing","school":"a","grade":"g""#,
            r#"{"kind":"sector-change","from":"a","to":"b","share":0.1"#,
            r#"{"kind":"housing","school":"a","dwellings":[10,20],"pupils_by_dwelling":0.05"#,
            r#"{"kind":"entry-change","school":"a","grade":"g","pupils":-3"#,
            r#"{"kind":"places","school":"a","grade":"g","places":24"#,
        ];
        for kind in kinds {
            let text = format!(r#"{kind},"year":2027,"author":"x","declared_on":"2026-11-02"}}"#);
            serde_json::from_str::<DeclaredEvent>(&text).unwrap_or_else(|error| panic!("{text}: {error}"));
        }
    }
}
