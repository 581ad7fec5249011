//! Past errors by size class and horizon, and the interval that they give (split-conformal).
//!
//! A score is the absolute error over the square root of the forecast: errors of counts grow like that. The half-width
//! of an interval is the quantile of the scores of forecasts made before, times the square root of the new forecast.
//! Nothing is assumed of their distribution; that next year's errors are like past ones is.

/// Bins of scores: 64 for each doubling, from 2⁻¹⁰ to 2¹⁰. The bits of a float are its logarithm, in straight pieces.
const BINS: usize = 20 * 64;
const LOWEST: f64 = 1.0 / 1024.0;
const BITS_BELOW: u32 = 52 - 6;
/// A class with fewer scores takes those of all sizes.
const SCORES_MIN: f64 = 40.0;
/// Earlier origins that are looked at.
const ORIGINS_MAX: usize = 4;
/// A horizon never yet seen is as wide as the longest seen one, times the ratio of horizons to this power. Errors of
/// schools are mostly chance, which partly cancels over the years; those of territories are mostly drift, which adds up.
const HORIZON_POWER: f64 = 0.65;
const HORIZON_POWER_NODES: f64 = 1.0;

/// Upper bounds of the size classes, in pupils: of a grade of a school, of a school, of a territory.
const GRADE_SIZES: [f64; 4] = [15.0, 30.0, 60.0, 120.0];
const SCHOOL_SIZES: [f64; 4] = [100.0, 250.0, 500.0, 1_000.0];
const NODE_SIZES: [f64; 4] = [500.0, 5_000.0, 50_000.0, 500_000.0];
/// Size classes.
pub(crate) const CLASSES: usize = 5;

/// What a figure is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scale {
    /// A grade of a school.
    SchoolGrade,
    /// A school.
    School,
    /// A territory, by the position of its level.
    Node(usize),
    /// A grade of a territory.
    NodeGrade(usize),
}

impl Scale {
    fn position(self) -> usize {
        match self {
            Self::SchoolGrade => 0,
            Self::School => 1,
            Self::Node(level) => 2 + 2 * level,
            Self::NodeGrade(level) => 3 + 2 * level,
        }
    }

    fn is_node(self) -> bool {
        matches!(self, Self::Node(_) | Self::NodeGrade(_))
    }

    pub(crate) fn class(self, forecast: f64) -> usize {
        let sizes = match self {
            Self::SchoolGrade => GRADE_SIZES,
            Self::School => SCHOOL_SIZES,
            Self::Node(_) | Self::NodeGrade(_) => NODE_SIZES,
        };
        sizes.iter().filter(|&&size| forecast >= size).count()
    }
}

/// Counts of scores by bin.
type Histogram = Vec<f64>;

/// Scores of the forecasts made at one origin: `[scale][class][horizon]`.
#[derive(Clone, Debug)]
pub(crate) struct Residuals {
    horizons: usize,
    histograms: Vec<Histogram>,
}

impl Residuals {
    pub(crate) fn new(levels: usize, horizons: usize) -> Self {
        Self { horizons, histograms: vec![Vec::new(); (2 + 2 * levels) * CLASSES * horizons] }
    }

    fn position(&self, scale: Scale, class: usize, horizon: usize) -> usize {
        (scale.position() * CLASSES + class) * self.horizons + horizon
    }

    /// Adds the error of one forecast, at the horizon (from 0).
    pub(crate) fn add(&mut self, scale: Scale, horizon: usize, forecast: f64, actual: f64) {
        let position = self.position(scale, scale.class(forecast), horizon);
        let histogram = &mut self.histograms[position];
        if histogram.is_empty() {
            histogram.resize(BINS, 0.0);
        }
        histogram[bin((actual - forecast).abs() / root(forecast))] += 1.0;
    }

    pub(crate) fn merge(&mut self, other: &Self) {
        for (histogram, more) in self.histograms.iter_mut().zip(&other.histograms) {
            add_to(histogram, more);
        }
    }
}

fn add_to(histogram: &mut Histogram, more: &Histogram) {
    if histogram.is_empty() {
        histogram.clone_from(more);
    } else {
        for (count, more) in histogram.iter_mut().zip(more) {
            *count += more;
        }
    }
}

/// The scale of errors of a count.
pub(crate) fn root(forecast: f64) -> f64 {
    forecast.max(1.0).sqrt()
}

fn bin(score: f64) -> usize {
    let place = (score.max(LOWEST).to_bits() >> BITS_BELOW) - (LOWEST.to_bits() >> BITS_BELOW);
    (place as usize).min(BINS - 1)
}

/// Lower bound of a bin.
fn bound(bin: usize) -> f64 {
    f64::from_bits(((LOWEST.to_bits() >> BITS_BELOW) + bin as u64) << BITS_BELOW)
}

/// Scores of known outcomes at an origin, ready to give intervals.
pub(crate) struct Calibration {
    /// `[scale][class][horizon]`: half-width for a forecast of 1.
    widths: Vec<f64>,
    horizons: usize,
}

impl Calibration {
    /// From forecasts whose outcome was known at `origin`: `made[o]` were made at origin `o`.
    pub(crate) fn new(
        made: &[&Residuals],
        origin: usize,
        levels: usize,
        horizons: usize,
        coverage: f64,
    ) -> Self {
        let mut widths = Vec::with_capacity((2 + 2 * levels) * CLASSES * horizons);
        let scales = [Scale::SchoolGrade, Scale::School]
            .into_iter()
            .chain((0..levels).flat_map(|level| [Scale::Node(level), Scale::NodeGrade(level)]));
        for scale in scales {
            let power = if scale.is_node() { HORIZON_POWER_NODES } else { HORIZON_POWER };
            for class in 0..CLASSES {
                let mut longest: Option<(usize, f64)> = None;
                for horizon in 0..horizons {
                    let seen = quantile_known(made, origin, scale, class, horizon, coverage);
                    let width = match (seen, longest) {
                        (Some(width), _) => {
                            // Errors do not shrink with the horizon: a class with few scores must not say so.
                            let width = longest.map_or(width, |(_, before)| width.max(before));
                            longest = Some((horizon, width));
                            width
                        }
                        (None, Some((at, width))) => {
                            width * ((horizon + 1) as f64 / (at + 1) as f64).powf(power)
                        }
                        (None, None) => f64::INFINITY,
                    };
                    widths.push(width);
                }
            }
        }
        Self { widths, horizons }
    }

    /// Low and high bound; without any past error the interval is not known and both are NaN.
    pub(crate) fn interval(&self, scale: Scale, horizon: usize, forecast: f64) -> (f64, f64) {
        let half = self.half_width(scale, horizon, forecast);
        if half.is_finite() { ((forecast - half).max(0.0), forecast + half) } else { (f64::NAN, f64::NAN) }
    }

    /// Half of the interval, in pupils.
    pub(crate) fn half_width(&self, scale: Scale, horizon: usize, forecast: f64) -> f64 {
        let position = (scale.position() * CLASSES + scale.class(forecast)) * self.horizons + horizon;
        self.widths[position] * root(forecast)
    }
}

fn quantile_known(
    made: &[&Residuals],
    origin: usize,
    scale: Scale,
    class: usize,
    horizon: usize,
    coverage: f64,
) -> Option<f64> {
    let gather = |classes: std::ops::Range<usize>| {
        let mut all = Histogram::new();
        let mut origins = 0;
        let known =
            made.iter().enumerate().rev().filter(|(at, of)| at + horizon < origin && horizon < of.horizons);
        for (at, residuals) in known {
            // Those of the first year are a stand-in: no forecast was made there.
            if at == 0 && origins > 0 {
                break;
            }
            let mut any = false;
            for class in classes.clone() {
                let histogram = &residuals.histograms[residuals.position(scale, class, horizon)];
                if !histogram.is_empty() {
                    add_to(&mut all, histogram);
                    any = true;
                }
            }
            origins += usize::from(any);
            if origins == ORIGINS_MAX {
                break;
            }
        }
        (all, origins)
    };
    let (mut scores, mut origins) = gather(class..class + 1);
    if scores.iter().sum::<f64>() < SCORES_MIN {
        (scores, origins) = gather(0..CLASSES);
    }
    let width = quantile(&scores, coverage)?;
    Some(if scale.is_node() { width * few_years_factor(origins) } else { width })
}

/// The errors of territories in one year are nearly one observation: all move together. A width learned on few years is
/// widened as a prediction from so many observations is.
fn few_years_factor(origins: usize) -> f64 {
    (1.0 + 1.0 / origins.max(1) as f64).sqrt()
}

/// The score of rank ceil((n + 1) coverage), the finite-sample form of split-conformal.
fn quantile(histogram: &Histogram, coverage: f64) -> Option<f64> {
    let count: f64 = histogram.iter().sum();
    if count < 1.0 {
        return None;
    }
    let rank = ((count + 1.0) * coverage).min(count);
    let mut before = 0.0;
    for (bin, &here) in histogram.iter().enumerate() {
        if here > 0.0 && before + here >= rank {
            let (low, high) = (bound(bin), bound(bin + 1));
            return Some(low + (high - low) * (rank - before) / here);
        }
        before += here;
    }
    Some(bound(BINS))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_quantile_of_known_scores_is_found_within_a_bin() {
        let mut residuals = Residuals::new(0, 2);
        for error in 1..=100 {
            residuals.add(Scale::School, 0, 400.0, 400.0 + f64::from(error));
        }
        let calibration = Calibration::new(&[&residuals], 1, 0, 2, 0.9);
        let half = calibration.half_width(Scale::School, 0, 400.0);
        assert!((half / 91.0 - 1.0).abs() < 0.03, "{half}");
        let (low, high) = calibration.interval(Scale::School, 1, 400.0);
        assert!(high - 400.0 > half && low < 400.0 - half);
        // Nothing is known of grades, nor at an origin before the outcome.
        assert!(calibration.interval(Scale::SchoolGrade, 0, 20.0).0.is_nan());
        assert!(Calibration::new(&[&residuals], 0, 0, 1, 0.9).interval(Scale::School, 0, 1.0).1.is_nan());
    }
}
