//! What events, scenarios and given totals change in the forecasts of an origin.
//!
//! The engine's figures are kept; each is multiplied by what the plain path becomes with the changes, over what it is
//! without them. So blending and reconciliation hold for the changed figures too, and a change is never averaged away.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use crate::engine::plan::{Flow, Plan, places_seen};
use crate::engine::{Engine, Made};
use crate::event::{Action, ActionKind};
use crate::panel::{NOWHERE, Panel};
use crate::scenario::Factors;

/// A total that the other side, or a model of births or feeder schools, gives for a grade.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct GivenTotal {
    /// `school`, a level of the mapping, or `total`.
    pub level: String,
    /// Number of the school or code of the territory; empty for `total`.
    #[serde(default)]
    pub code: String,
    /// The grade.
    pub grade: String,
    /// Rentrée.
    pub year: i32,
    /// Pupils.
    pub pupils: f64,
    /// 1 where the figure must hold, less where it is weighed against the forecast.
    #[serde(default = "one")]
    pub weight: f64,
    /// Who gives it, and from what.
    pub source: String,
}

fn one() -> f64 {
    1.0
}

/// A given total that speaks of something that the panel does not have.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[error("the given total of `{grade}` in {year} for `{level}` `{code}`: {what}")]
pub struct GivenTotalError {
    /// Level as given.
    pub level: String,
    /// Code as given.
    pub code: String,
    /// Grade as given.
    pub grade: String,
    /// Year as given.
    pub year: i32,
    /// What is wrong.
    pub what: &'static str,
}

/// A given total, positions instead of names.
struct Target {
    /// `None` for one school.
    level: Option<usize>,
    node: usize,
    grade: usize,
    horizon: usize,
    pupils: f64,
    weight: f64,
    factor: f64,
}

/// Applies the changes to what was made.
///
/// # Errors
/// Where a given total speaks of something that is not there.
pub(crate) fn adjust(
    engine: &Engine,
    made: &mut Made,
    actions: &HashMap<usize, Vec<Action>>,
    factors: &Factors,
    given: &[GivenTotal],
) -> Result<Vec<bool>, GivenTotalError> {
    let panel = engine.panel;
    let mut targets = Vec::new();
    for total in given {
        targets.extend(target(engine, made.origin, total)?);
    }
    targets.sort_by_key(|target| target.horizon);
    let mut adjusted = vec![false; panel.schools.len()];
    if actions.is_empty() && factors.is_neutral() && targets.is_empty() {
        return Ok(adjusted);
    }
    let base = made.figures.clone();
    let everywhere = !factors.is_neutral() || !targets.is_empty();
    let mut horizon = 0;
    loop {
        for (school, adjusted) in adjusted.iter_mut().enumerate() {
            if everywhere || actions.contains_key(&school) {
                let acts = actions.get(&school).map_or(&[] as &[Action], Vec::as_slice);
                adjust_school(engine, made, &base, school, (acts, factors, &targets));
                *adjusted = !acts.is_empty();
            }
        }
        // Totals given for a year change the years after: settled one horizon after the other.
        let Some(next) = targets.iter().map(|target| target.horizon).find(|&at| at >= horizon) else { break };
        settle_targets(engine, made, &mut targets, next);
        horizon = next + 1;
        for school in 0..panel.schools.len() {
            let acts = actions.get(&school).map_or(&[] as &[Action], Vec::as_slice);
            adjust_school(engine, made, &base, school, (acts, factors, &targets));
        }
    }
    Ok(adjusted)
}

fn target(engine: &Engine, origin: usize, total: &GivenTotal) -> Result<Option<Target>, GivenTotalError> {
    let panel = engine.panel;
    let wrong = |what: &'static str| GivenTotalError {
        level: total.level.clone(),
        code: total.code.clone(),
        grade: total.grade.clone(),
        year: total.year,
        what,
    };
    let grade = panel.grades.iter().position(|grade| grade.name == total.grade);
    let grade = grade.ok_or_else(|| wrong("no such grade in the panel"))?;
    let (level, node) = if total.level == "school" {
        (None, panel.position(&total.code).ok_or_else(|| wrong("no such school in the panel"))?)
    } else {
        let level = panel.levels.iter().position(|level| level.name == total.level);
        let level = level.ok_or_else(|| wrong("no such level in the panel"))?;
        let code = if total.level == "total" { "total" } else { total.code.as_str() };
        let node = panel.levels[level].codes.iter().position(|known| known == code);
        (Some(level), node.ok_or_else(|| wrong("no such territory in the panel"))?)
    };
    if !(0.0..=1e9).contains(&total.pupils) || !(0.0..=1.0).contains(&total.weight) {
        return Err(wrong("pupils are from 0, the weight from 0 to 1"));
    }
    let ahead = total.year.saturating_sub(panel.first_year + origin as i32 + 1);
    let horizon = usize::try_from(ahead).ok().filter(|&horizon| horizon < engine.horizons);
    Ok(horizon.map(|horizon| Target {
        level,
        node,
        grade,
        horizon,
        pupils: total.pupils,
        weight: total.weight,
        factor: 1.0,
    }))
}

impl Target {
    fn holds(&self, panel: &Panel, school: usize, origin: usize) -> bool {
        match self.level {
            None => self.node == school,
            Some(level) => panel.node(level, school, origin) as usize == self.node,
        }
    }
}

/// Factors that make the sums what was given, for one horizon.
fn settle_targets(engine: &Engine, made: &Made, targets: &mut [Target], horizon: usize) {
    let panel = engine.panel;
    let grades = panel.grades.len();
    for target in targets.iter_mut().filter(|target| target.horizon == horizon) {
        let place = horizon * grades + target.grade;
        let sum: f64 = (0..panel.schools.len())
            .filter(|&school| target.holds(panel, school, made.origin))
            .map(|school| made.figures[school * engine.horizons * grades + place])
            .sum();
        if sum > 0.0 {
            target.factor = 1.0 + target.weight * (target.pupils / sum - 1.0);
        }
    }
}

fn adjust_school(
    engine: &Engine,
    made: &mut Made,
    base: &[f64],
    school: usize,
    (actions, factors, targets): (&[Action], &Factors, &[Target]),
) {
    let panel = engine.panel;
    let grades = panel.grades.len();
    let origin = made.origin;
    let plan = Plan::new(panel, &engine.fits[origin], school, origin);
    let mut changed = Plan { flows: plan.flows.clone(), is_changing: plan.is_changing };
    scale_ratios(&mut changed, factors);
    let places: Vec<f64> = (0..grades).map(|grade| places_seen(panel, school, origin, grade)).collect();
    let mut caps = vec![f64::INFINITY; grades];
    let (mut from, mut from_changed) = (panel.at(school, origin).to_vec(), panel.at(school, origin).to_vec());
    let (mut to, mut to_changed) = (from.clone(), from.clone());
    let first = school * engine.horizons * grades;
    for horizon in 0..engine.horizons {
        let year = panel.first_year + (origin + horizon + 1) as i32;
        plan.step(panel, &from, &mut to);
        for (grade, (flow, factor)) in changed.flows.iter_mut().zip(&factors.entry).enumerate() {
            if let Flow::Entry(count) = flow {
                // A favourable scenario opens no places: an event does.
                *count = (*count * factor).min(places[grade].max(*count));
            }
        }
        apply_flows(&mut changed, actions, year);
        changed.step(panel, &from_changed, &mut to_changed);
        add_to_progressing(&mut to_changed, &changed, actions, year);
        apply_counts(&mut to_changed, &mut caps, actions, year);
        for target in targets.iter().filter(|target| target.horizon == horizon) {
            if target.factor != 1.0 && target.holds(panel, school, origin) {
                to_changed[target.grade] *= target.factor;
            }
        }
        for grade in 0..grades {
            let place = horizon * grades + grade;
            made.figures[first + place] = if to[grade] > 0.0 && base[first + place] > 0.0 {
                base[first + place] * to_changed[grade] / to[grade]
            } else {
                to_changed[grade]
            };
        }
        from.copy_from_slice(&to);
        from_changed.copy_from_slice(&to_changed);
    }
    cap_figures(engine, made, school, actions);
}

fn scale_ratios(plan: &mut Plan, factors: &Factors) {
    for (flow, factor) in plan.flows.iter_mut().zip(&factors.progression) {
        if let Flow::Progress(ratio) | Flow::Opens(ratio) = flow {
            *ratio *= factor;
        }
    }
}

/// Changes that hold from the year on.
fn apply_flows(plan: &mut Plan, actions: &[Action], year: i32) {
    for action in actions.iter().filter(|action| action.year == year) {
        match action.kind {
            ActionKind::Feed(grade, flow) => plan.flows[grade] = flow,
            ActionKind::AddEntries(grade, pupils) => {
                plan.flows[grade] = match plan.flows[grade] {
                    Flow::Entry(count) => Flow::Entry((count + pupils).max(0.0)),
                    Flow::Closed => Flow::Entry(pupils.max(0.0)),
                    other => other,
                };
            }
            ActionKind::ScaleEntries(factor) => {
                for flow in &mut plan.flows {
                    if let Flow::Entry(count) = flow {
                        *count *= factor;
                    }
                }
            }
            ActionKind::Close => plan.flows.iter_mut().for_each(|flow| *flow = Flow::Closed),
            ActionKind::Set(..) | ActionKind::Add(..) | ActionKind::Cap(..) => {}
        }
    }
}

/// Entries that are added to a grade which is otherwise fed from below.
fn add_to_progressing(counts: &mut [f64], plan: &Plan, actions: &[Action], year: i32) {
    for action in actions.iter().filter(|action| action.year <= year) {
        if let ActionKind::AddEntries(grade, pupils) = action.kind
            && matches!(plan.flows[grade], Flow::Progress(_) | Flow::Opens(_))
        {
            counts[grade] = (counts[grade] + pupils).max(0.0);
        }
    }
}

/// Changes of the counts of one year.
fn apply_counts(counts: &mut [f64], caps: &mut [f64], actions: &[Action], year: i32) {
    for action in actions.iter().filter(|action| action.year == year) {
        match action.kind {
            ActionKind::Set(grade, pupils) => counts[grade] = pupils,
            ActionKind::Add(grade, pupils) => counts[grade] += pupils,
            ActionKind::Cap(grade, places) => caps[grade] = places,
            _ => {}
        }
    }
    for (count, cap) in counts.iter_mut().zip(caps) {
        *count = count.min(*cap);
    }
}

/// Blending may lift a figure above its places again.
fn cap_figures(engine: &Engine, made: &mut Made, school: usize, actions: &[Action]) {
    let grades = engine.panel.grades.len();
    for action in actions {
        let ActionKind::Cap(grade, places) = action.kind else { continue };
        for horizon in 0..engine.horizons {
            let year = engine.panel.first_year + (made.origin + horizon + 1) as i32;
            if year >= action.year {
                let figure = &mut made.figures[(school * engine.horizons + horizon) * grades + grade];
                *figure = figure.min(places);
            }
        }
    }
}

/// Sums of schools at each level, `[level][node][horizon][grade]`.
pub(crate) fn node_sums(panel: &Panel, origin: usize, width: usize, figures: &[i64]) -> Vec<Vec<i64>> {
    let mut sums: Vec<Vec<i64>> =
        panel.levels.iter().map(|level| vec![0; level.codes.len() * width]).collect();
    for (school, figures) in figures.chunks_exact(width).enumerate() {
        for (level, sums) in sums.iter_mut().enumerate() {
            let node = panel.node(level, school, origin);
            if node != NOWHERE {
                for (sum, figure) in sums[node as usize * width..].iter_mut().zip(figures) {
                    *sum += figure;
                }
            }
        }
    }
    sums
}
