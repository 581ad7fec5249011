//! How each grade of a school is forecast: from its entries, from the grade below, or not at all.
//!
//! No pupil flows into a grade that the school does not teach, save where it grows: its top grade was opened this year,
//! and most schools of the kind go on to the next (the phantom flows of a plain ratio raised the error of a total from
//! 0.8 % to 12 % in the reference back-test).

use super::entry::{self, Entries};
use super::fit::Fit;
use super::pooled::{FEEDER_SHARE_MIN, sums};
use crate::panel::Panel;

/// Share of schools that must go on to the next grade for a growing school to be taken to do so.
const CONTINUES_MIN: f64 = 0.5;

/// Years of counts before the most that was taken in tells the places.
const YEARS_OF_PLACES_MIN: usize = 3;

/// How one grade of one school comes about.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Flow {
    /// Not taught.
    Closed,
    /// Pupils from elsewhere, so many a year.
    Entry(f64),
    /// Pupils of the grade below, times a ratio.
    Progress(f64),
    /// As `Progress`, in a grade that opens.
    Opens(f64),
}

/// The flows of a school.
pub(crate) struct Plan {
    pub(crate) flows: Vec<Flow>,
    /// Grades open, close or collapse: last year's total says nothing of the next.
    pub(crate) is_changing: bool,
}

/// What kind of flow feeds a grade that is taught, from counts alone.
pub(crate) fn is_progression(panel: &Panel, school: usize, origin: usize, grade: usize) -> bool {
    let Some(feeder) = panel.grades[grade].feeder else { return false };
    let now = panel.at(school, origin);
    let before = origin.checked_sub(1).map_or(0.0, |year| panel.at(school, year)[feeder]);
    let below = now[feeder].max(before);
    below > 0.0 && below >= FEEDER_SHARE_MIN * now[grade]
}

/// Past entries of a grade that is fed from elsewhere.
pub(crate) fn entries(panel: &Panel, fit: &Fit, school: usize, origin: usize, grade: usize) -> Entries {
    let progresses = |grade: usize| is_progression(panel, school, origin, grade);
    entry::past(panel.school(school), panel.grades.len(), origin, grade, &fit.followers[grade], progresses)
}

impl Plan {
    /// Reads years up to `origin` only.
    pub(crate) fn new(panel: &Panel, fit: &Fit, school: usize, origin: usize) -> Self {
        let now = panel.at(school, origin);
        let mut plan = Self { flows: vec![Flow::Closed; now.len()], is_changing: false };
        if now.iter().all(|&count| count == 0.0) {
            return plan;
        }
        for grade in 0..now.len() {
            plan.flows[grade] = plan.flow(panel, fit, school, origin, grade);
        }
        plan.open_grades(panel, fit, school, origin);
        plan
    }

    fn flow(&mut self, panel: &Panel, fit: &Fit, school: usize, origin: usize, grade: usize) -> Flow {
        let now = panel.at(school, origin);
        let Some(feeder) =
            panel.grades[grade].feeder.filter(|_| is_progression(panel, school, origin, grade))
        else {
            if now[grade] == 0.0 {
                return Flow::Closed;
            }
            let entries = entries(panel, fit, school, origin, grade);
            self.is_changing |= entries.broken;
            let cap = places_seen(panel, school, origin, grade);
            return Flow::Entry(entries.mean(fit.decay[grade]).min(cap));
        };
        let ratio = ratio(panel, fit, school, origin, grade, feeder);
        if now[grade] > 0.0 {
            self.is_changing |= now[feeder] < FEEDER_SHARE_MIN * now[grade];
            return Flow::Progress(ratio);
        }
        if was_emptied_by_chance(panel, school, origin, grade, feeder) {
            Flow::Progress(ratio)
        } else {
            Flow::Closed
        }
    }

    /// Grades that follow the top grade of a school that grows, as long as most schools go on.
    fn open_grades(&mut self, panel: &Panel, fit: &Fit, school: usize, origin: usize) {
        let now = panel.at(school, origin);
        let Some(before) = origin.checked_sub(1).map(|year| panel.at(school, year)) else { return };
        for top in 0..now.len() {
            if now[top] == 0.0 || before[top] > 0.0 {
                continue;
            }
            let mut here = top;
            while let Some(next) = fit.next[here] {
                let opens = self.flows[next] == Flow::Closed && fit.pooled.continues[next] >= CONTINUES_MIN;
                if !opens || before[next] > 0.0 {
                    break;
                }
                self.flows[next] = Flow::Opens(fit.pooled.ratio(panel, school, origin, next));
                self.is_changing = true;
                here = next;
            }
        }
    }

    /// Next year's counts from this year's.
    pub(crate) fn step(&self, panel: &Panel, from: &[f64], to: &mut [f64]) {
        for (grade, flow) in self.flows.iter().enumerate() {
            to[grade] = match *flow {
                Flow::Closed => 0.0,
                Flow::Entry(count) => count,
                Flow::Progress(ratio) | Flow::Opens(ratio) => {
                    panel.grades[grade].feeder.map_or(0.0, |feeder| ratio * from[feeder])
                }
            };
        }
    }
}

/// What a capped grade has taken in at most: its places, as far as three years and more of counts tell. No bound for the
/// other grades.
///
/// Demand does not drive entries of the voie professionnelle, places do; the ministry says as much of its own projections.
pub(crate) fn places_seen(panel: &Panel, school: usize, origin: usize, grade: usize) -> f64 {
    if !panel.grades[grade].capped || origin + 1 < YEARS_OF_PLACES_MIN {
        return f64::INFINITY;
    }
    (0..=origin).map(|year| panel.at(school, year)[grade]).fold(0.0, f64::max)
}

/// The school's own ratio, drawn to that of its territory by `strength` pupils.
fn ratio(panel: &Panel, fit: &Fit, school: usize, origin: usize, grade: usize, feeder: usize) -> f64 {
    let (here, below) = sums(panel.school(school), panel.grades.len(), origin, grade, feeder);
    let pooled = fit.pooled.ratio(panel, school, origin, grade);
    let strength = fit.strength[grade];
    if below + strength > 0.0 { (here + strength * pooled) / (below + strength) } else { pooled }
}

/// Small schools have years without a pupil in a grade: it reopens where it was taught and nobody could come up.
fn was_emptied_by_chance(panel: &Panel, school: usize, origin: usize, grade: usize, feeder: usize) -> bool {
    let Some(year) = origin.checked_sub(1) else { return false };
    let before = panel.at(school, year);
    let earlier = year.checked_sub(1).is_some_and(|year| panel.at(school, year)[grade] > 0.0);
    before[feeder] == 0.0 && (before[grade] > 0.0 || earlier)
}
