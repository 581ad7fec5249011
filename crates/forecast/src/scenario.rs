//! Named scenarios: what is assumed beside the past.
//!
//! The one without assumptions is « tendanciel ». « De politique éducative » holds assumptions that somebody signs; low and
//! high repeat, each year, the least and the most favourable ratio of the last years.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::engine::fit::Fit;
use crate::grade::Grade;
use crate::panel::Panel;

/// Growth of entries a year beyond which low and high scenarios do not go.
const ENTRY_GROWTH_MAX: f64 = 0.03;
/// Without two years of ratios to compare, low and high move them by this share.
const RATIO_SPREAD_DEFAULT: f64 = 0.005;

/// A scenario.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Scenario {
    /// Its name.
    pub name: String,
    /// Its kind.
    pub kind: ScenarioKind,
    /// Ratios times a factor, by grade; 1 where absent.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub progression: BTreeMap<String, f64>,
    /// Entries times a factor each year, by grade; 1 where absent.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub entry: BTreeMap<String, f64>,
    /// Who assumes it, and why.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// Kinds of scenarios.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ScenarioKind {
    /// The past goes on.
    Tendanciel,
    /// Assumptions of educational policy.
    Politique,
    /// The least favourable of the last years, each year.
    Bas,
    /// The most favourable of the last years, each year.
    Haut,
}

impl Scenario {
    /// A scenario of that kind without assumptions of its own.
    pub fn of(kind: ScenarioKind) -> Self {
        let name = match kind {
            ScenarioKind::Tendanciel => "tendanciel",
            ScenarioKind::Politique => "politique",
            ScenarioKind::Bas => "bas",
            ScenarioKind::Haut => "haut",
        };
        let none = BTreeMap::new();
        Self { name: name.to_owned(), kind, progression: none.clone(), entry: none, note: String::new() }
    }
}

impl Default for Scenario {
    fn default() -> Self {
        Self::of(ScenarioKind::Tendanciel)
    }
}

/// Factors by grade: of ratios, and of entries for each year ahead.
#[derive(Clone, Debug)]
pub(crate) struct Factors {
    pub(crate) progression: Vec<f64>,
    pub(crate) entry: Vec<f64>,
}

impl Factors {
    pub(crate) fn is_neutral(&self) -> bool {
        self.progression.iter().chain(&self.entry).all(|&factor| factor == 1.0)
    }

    /// What the scenario assumes, from what was known at the origin.
    pub(crate) fn new(scenario: &Scenario, panel: &Panel, fit: &Fit, origin: usize) -> Self {
        let side = match scenario.kind {
            ScenarioKind::Bas => -1.0,
            ScenarioKind::Haut => 1.0,
            ScenarioKind::Tendanciel | ScenarioKind::Politique => 0.0,
        };
        let named = |factors: &BTreeMap<String, f64>, grade: &Grade| {
            let factor = factors.get(&grade.name).copied().unwrap_or(1.0);
            if factor.is_finite() { factor.clamp(0.0, 10.0) } else { 1.0 }
        };
        let of_grade = |position: usize| {
            let grade = &panel.grades[position];
            let ratio = 1.0 + side * ratio_spread(fit, position);
            let entry = 1.0 + side * entry_spread(panel, position, origin);
            (named(&scenario.progression, grade) * ratio, named(&scenario.entry, grade) * entry)
        };
        let (progression, entry) = (0..panel.grades.len()).map(of_grade).unzip();
        Self { progression, entry }
    }
}

/// How far the ratio of the whole went from its mean in the last years.
fn ratio_spread(fit: &Fit, grade: usize) -> f64 {
    let yearly = &fit.pooled.yearly[grade];
    if yearly.len() < 2 {
        return RATIO_SPREAD_DEFAULT;
    }
    let mean = fit.pooled.national[grade];
    let furthest = yearly.iter().map(|ratio| (ratio / mean - 1.0).abs()).fold(0.0, f64::max);
    furthest.max(RATIO_SPREAD_DEFAULT)
}

/// Mean yearly change of the grade's total in the last years.
fn entry_spread(panel: &Panel, grade: usize, origin: usize) -> f64 {
    let total =
        |year: usize| (0..panel.schools.len()).map(|school| panel.at(school, year)[grade]).sum::<f64>();
    let totals: Vec<f64> = (origin.saturating_sub(4)..=origin).map(total).collect();
    let changes = totals.windows(2).filter(|pair| pair[0] > 0.0).map(|pair| (pair[1] / pair[0] - 1.0).abs());
    let (sum, count) = changes.fold((0.0, 0.0), |(sum, count), change| (sum + change, count + 1.0));
    if count > 0.0 { f64::min(sum / count, ENTRY_GROWTH_MAX) } else { 0.0 }
}

impl ScenarioKind {
    /// Id of its words in the resource files.
    pub fn message_id(self) -> &'static str {
        match self {
            Self::Tendanciel => "forecast-scenario-tendanciel",
            Self::Politique => "forecast-scenario-politique",
            Self::Bas => "forecast-scenario-bas",
            Self::Haut => "forecast-scenario-haut",
        }
    }
}
