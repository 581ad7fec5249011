//! The methods that are compared each year. One is kept; the report shows the others beside it.

use serde::{Deserialize, Serialize};

use crate::engine::fit::Fit;
use crate::engine::plan::{Flow, Plan};
use crate::engine::pooled::sums;
use crate::panel::Panel;

/// A way of forecasting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Method {
    /// Last year's count.
    Naive,
    /// Everybody goes up: ratio 1, entries as last year.
    Cohort,
    /// Ratio of the territory, entries as last year.
    TerritoryRatio,
    /// The school's own ratio, entries as last year.
    SchoolRatio,
    /// The school's ratio drawn to its territory's, entries with memory.
    Progression,
    /// `Progression` blended with last year's total of the school.
    Blended,
    /// `Blended`, reconciled with the territories: what is published.
    Reconciled,
}

impl Method {
    /// All of them, the one that is published last.
    pub const ALL: [Self; 7] = [
        Self::Naive,
        Self::Cohort,
        Self::TerritoryRatio,
        Self::SchoolRatio,
        Self::Progression,
        Self::Blended,
        Self::Reconciled,
    ];

    /// The path of one school, `[horizon][grade]`, for the methods that need nothing but the fit.
    pub(crate) fn path(self, panel: &Panel, fit: &Fit, school: usize, origin: usize, figures: &mut [f64]) {
        let now = panel.at(school, origin);
        let mut plan = Plan::new(panel, fit, school, origin);
        for (grade, flow) in plan.flows.iter_mut().enumerate() {
            *flow = self.flow(*flow, panel, fit, school, origin, grade);
        }
        let mut from = now.to_vec();
        for to in figures.chunks_exact_mut(now.len()) {
            if self == Self::Naive {
                to.copy_from_slice(now);
                continue;
            }
            plan.step(panel, &from, to);
            from.copy_from_slice(to);
        }
    }

    fn flow(self, flow: Flow, panel: &Panel, fit: &Fit, school: usize, origin: usize, grade: usize) -> Flow {
        let now = panel.at(school, origin);
        match (self, flow) {
            (Self::Cohort | Self::TerritoryRatio | Self::SchoolRatio, Flow::Entry(_)) => {
                Flow::Entry(now[grade])
            }
            (Self::Cohort, Flow::Progress(_)) => Flow::Progress(1.0),
            (Self::TerritoryRatio, Flow::Progress(_)) => {
                Flow::Progress(fit.pooled.ratio(panel, school, origin, grade))
            }
            (Self::SchoolRatio, Flow::Progress(shrunk)) => {
                let feeder = panel.grades[grade].feeder.unwrap_or(grade);
                let (here, below) = sums(panel.school(school), now.len(), origin, grade, feeder);
                Flow::Progress(if below > 0.0 { here / below } else { shrunk })
            }
            _ => flow,
        }
    }
}

impl Method {
    /// Id of its words in the resource files.
    pub fn message_id(self) -> &'static str {
        match self {
            Self::Naive => "forecast-compared-naive",
            Self::Cohort => "forecast-compared-cohort",
            Self::TerritoryRatio => "forecast-compared-territory-ratio",
            Self::SchoolRatio => "forecast-compared-school-ratio",
            Self::Progression => "forecast-compared-progression",
            Self::Blended => "forecast-compared-blended",
            Self::Reconciled => "forecast-compared-reconciled",
        }
    }
}
