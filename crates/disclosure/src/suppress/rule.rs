//! Which cells are at risk by themselves: minimum counts, dominance, p %, zeros; and the presets by domain.
//!
//! A clause of a convention chooses the rule; the presets only name what a source says. What must be hidden with
//! these cells so that they cannot be recomputed is `search`'s work.

use super::SuppressError;
use super::table::{Contributions, CountTable};

/// What is done with empty cells that were given in the file. A cell that was not given is never hidden.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ZeroRule {
    /// Published, and never used to hide another.
    #[default]
    Published,
    /// At risk like a small count: an empty cell may say as much of a group as a full one.
    Primary,
}

/// The rule that makes a cell primary.
#[derive(Clone, Debug, PartialEq)]
pub struct PrimaryRule {
    /// Counts (or contributors) from 1 to this less 1 are hidden.
    pub threshold: u32,
    /// Of a magnitude table: hidden where the `n` largest make more than this share (per cent).
    pub dominance: Option<(u8, f64)>,
    /// Of a magnitude table: hidden where the second contributor knows the first within this per cent.
    pub p_percent: Option<f64>,
    /// Empty cells.
    pub zeros: ZeroRule,
}

/// A rule that a text states for a domain. None is imposed: the convention names one or gives its own numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Preset {
    /// Enterprises: at least 3 units, none above 85 %.
    Enterprises,
    /// Fiscal data on natural persons: at least 11, none above 85 %.
    Fiscal,
    /// Research outputs: at least 10, two largest at most 90 %, p = 10 %.
    ResearchOutput,
    /// Pupils: at least 5. No authoritative source was found; the producer confirms it in the convention.
    Pupils,
    /// Pupils, the more careful variant: at least 10.
    PupilsTen,
    /// Pupils, aligned on fiscal data: at least 11.
    PupilsEleven,
}

impl Preset {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::Enterprises,
        Self::Fiscal,
        Self::ResearchOutput,
        Self::Pupils,
        Self::PupilsTen,
        Self::PupilsEleven,
    ];

    /// The name in a clause or on a command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Enterprises => "enterprises",
            Self::Fiscal => "fiscal",
            Self::ResearchOutput => "research-output",
            Self::Pupils => "pupils",
            Self::PupilsTen => "pupils-10",
            Self::PupilsEleven => "pupils-11",
        }
    }

    /// The preset of a name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|preset| preset.name() == name)
    }

    /// Where the numbers come from.
    pub fn source(self) -> &'static str {
        match self {
            Self::Enterprises => "INSEE, manuel de protection des tableaux, règles primaires : entreprises",
            Self::Fiscal => {
                "INSEE, manuel de protection des tableaux, règles primaires : données fiscales (DGFiP)"
            }
            Self::ResearchOutput => "SACRO/acro, default.yaml: threshold 10, NK(2, 90 %), p 10 %",
            Self::Pupils | Self::PupilsTen | Self::PupilsEleven => {
                "usage ; aucune source publiée ne fixe ce seuil pour les élèves : à confirmer par le producteur dans la convention"
            }
        }
    }

    /// The rule.
    pub fn rule(self) -> PrimaryRule {
        let counts = PrimaryRule::counts;
        match self {
            Self::Enterprises => PrimaryRule { dominance: Some((1, 85.0)), ..counts(3) },
            Self::Fiscal => PrimaryRule { dominance: Some((1, 85.0)), ..counts(11) },
            Self::ResearchOutput => {
                PrimaryRule { dominance: Some((2, 90.0)), p_percent: Some(10.0), ..counts(10) }
            }
            Self::Pupils => counts(5),
            Self::PupilsTen => counts(10),
            Self::PupilsEleven => counts(11),
        }
    }
}

impl PrimaryRule {
    /// Counts under the threshold, zeros published.
    pub fn counts(threshold: u32) -> Self {
        Self { threshold, dominance: None, p_percent: None, zeros: ZeroRule::Published }
    }

    /// # Errors
    /// A parameter that no rule has.
    pub fn check(&self) -> Result<(), SuppressError> {
        let share = |percent: f64| percent > 0.0 && percent < 100.0;
        let right = self.threshold <= 1_000_000
            && self.dominance.is_none_or(|(n, percent)| (1..=3).contains(&n) && share(percent))
            && self.p_percent.is_none_or(share);
        if right { Ok(()) } else { Err(SuppressError::Rule { rule: format!("{self:?}") }) }
    }

    /// The interval that the cell needs if it is at risk: how wide it must at least stay for whoever reads.
    pub(super) fn width(&self, table: &CountTable, at: usize) -> Option<i64> {
        if !table.given[at] {
            return None;
        }
        match &table.contributions {
            None => self.width_of_count(table.values[at]),
            Some(contributions) => self.width_of_sum(table.values[at], &contributions[at]),
        }
    }

    fn width_of_count(&self, count: i64) -> Option<i64> {
        let small = count > 0 && count < i64::from(self.threshold);
        let empty = count == 0 && self.zeros == ZeroRule::Primary;
        (small || empty).then_some(i64::from(self.threshold))
    }

    fn width_of_sum(&self, sum: i64, cell: &Contributions) -> Option<i64> {
        let few = cell.units > 0 && cell.units < self.threshold;
        let [first, second, third] = cell.largest.map(|value| value as f64);
        let dominated = self.dominance.is_some_and(|(n, percent)| {
            let largest: f64 = [first, second, third][..usize::from(n)].iter().sum();
            cell.units > 0 && largest * 100.0 > sum as f64 * percent
        });
        // The second contributor takes itself off: what is left tells the first within p %.
        let rest = sum as f64 - first - second;
        let close = self.p_percent.is_some_and(|p| cell.units > 0 && rest * 100.0 < first * p);
        if !(few || dominated || close) {
            return None;
        }
        // De Wolf and Hundepool (tau-Argus manual, safety ranges): wide enough that the rule would hold again.
        let by_p = self.p_percent.map_or(0.0, |p| first * p / 100.0 - rest);
        let by_share = self.dominance.map_or(0.0, |(n, percent)| {
            let largest: f64 = [first, second, third][..usize::from(n)].iter().sum();
            largest * 100.0 / percent - sum as f64
        });
        let upper = by_p.max(by_share).max(if few { first / 10.0 } else { 0.0 });
        Some(((2.0 * upper).ceil() as i64).max(1))
    }
}

#[cfg(test)]
mod tests {
    use super::super::Dimensions;
    use super::*;

    #[test]
    fn every_preset_is_a_rule_and_has_a_source() {
        for preset in Preset::ALL {
            preset.rule().check().unwrap();
            assert_eq!(Preset::named(preset.name()), Some(preset));
            assert!(!preset.source().is_empty());
        }
        assert!(PrimaryRule { p_percent: Some(150.0), ..PrimaryRule::counts(3) }.check().is_err());
    }

    #[test]
    fn rules_see_small_dominated_and_guessable_cells() {
        let text = "c,v\nfew,10\nfew,10\neven,10\neven,10\neven,10\neven,10\nbig,90\nbig,3\nbig,3\nbig,1\n";
        let dimensions = Dimensions::parse("c").unwrap();
        let table = CountTable::read_contributions(text.as_bytes(), &dimensions, "v").unwrap();
        let rule = Preset::Enterprises.rule();
        let at_risk = |rule: &PrimaryRule, cell: &str| {
            rule.width(&table, table.find(&[cell.to_owned()]).unwrap()).is_some()
        };
        assert!(at_risk(&rule, "few"));
        assert!(!at_risk(&rule, "even"));
        assert!(at_risk(&rule, "big"));
        let p_only = PrimaryRule { p_percent: Some(10.0), ..PrimaryRule::counts(0) };
        assert!(at_risk(&p_only, "big"));
        assert!(!at_risk(&p_only, "even"));
    }
}
