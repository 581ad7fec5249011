//! How far forecasts were from what happened.

use serde::{Deserialize, Serialize};

/// Accuracy of a set of forecasts. Errors are percentages of what happened; a positive bias is too high a forecast.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Accuracy {
    /// Figures that were scored.
    pub n: usize,
    /// Sum of absolute errors over the sum of what happened, %.
    pub wape: f64,
    /// Mean of absolute percentage errors, over figures of at least the pupils said in the report, %.
    pub mape: f64,
    /// The absolute percentage error that one figure in ten exceeds, over the same figures, %.
    pub p90: f64,
    /// Sum of errors over the sum of what happened, %.
    pub bias: f64,
    /// Share of figures inside their interval, %; absent where no interval could be given.
    pub coverage: Option<f64>,
}

/// Sums while figures are scored.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tally {
    n: usize,
    absolute: f64,
    signed: f64,
    actual: f64,
    percents: Vec<f32>,
    inside: usize,
    intervals: usize,
}

impl Tally {
    /// Adds a figure; percentage errors are kept from `pupils_min` on.
    pub(crate) fn add(&mut self, forecast: f64, actual: f64, pupils_min: f64) {
        self.n += 1;
        self.absolute += (forecast - actual).abs();
        self.signed += forecast - actual;
        self.actual += actual;
        if actual >= pupils_min && actual > 0.0 {
            self.percents.push(((forecast - actual).abs() / actual * 100.0) as f32);
        }
    }

    /// Adds whether the outcome was inside the interval; one that is not known (NaN) does not count.
    pub(crate) fn add_interval(&mut self, (low, high): (f64, f64), actual: f64) {
        if !low.is_nan() {
            self.intervals += 1;
            self.inside += usize::from((low..=high).contains(&actual));
        }
    }

    pub(crate) fn accuracy(&self) -> Accuracy {
        let share = |sum: f64| if self.actual > 0.0 { round(sum / self.actual * 100.0) } else { 0.0 };
        let mut percents = self.percents.clone();
        percents.sort_unstable_by(f32::total_cmp);
        let sum: f64 = percents.iter().map(|&percent| f64::from(percent)).sum();
        let mean = if percents.is_empty() { 0.0 } else { sum / percents.len() as f64 };
        let rank = (percents.len() * 9).div_ceil(10).saturating_sub(1);
        Accuracy {
            n: self.n,
            wape: share(self.absolute),
            mape: round(mean),
            p90: round(percents.get(rank).map_or(0.0, |&percent| f64::from(percent))),
            bias: share(self.signed),
            coverage: (self.intervals > 0).then(|| round(self.inside as f64 / self.intervals as f64 * 100.0)),
        }
    }

    pub(crate) fn merge(&mut self, other: &Self) {
        self.n += other.n;
        self.absolute += other.absolute;
        self.signed += other.signed;
        self.actual += other.actual;
        self.percents.extend_from_slice(&other.percents);
        self.inside += other.inside;
        self.intervals += other.intervals;
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.n == 0
    }
}

/// To a ten-thousandth: what a report shows.
fn round(value: f64) -> f64 {
    (value * 10_000.0).round() / 10_000.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_are_shares_of_what_happened() {
        let mut tally = Tally::default();
        tally.add(110.0, 100.0, 50.0);
        tally.add(90.0, 100.0, 50.0);
        tally.add(4.0, 2.0, 50.0);
        tally.add_interval((95.0, 125.0), 100.0);
        tally.add_interval((85.0, 95.0), 100.0);
        tally.add_interval((f64::NAN, f64::NAN), 2.0);
        let accuracy = tally.accuracy();
        assert_eq!((accuracy.n, accuracy.wape, accuracy.bias), (3, 10.8911, 0.9901));
        assert_eq!((accuracy.mape, accuracy.p90, accuracy.coverage), (10.0, 10.0, Some(50.0)));
        assert_eq!(Tally::default().accuracy(), Accuracy::default());
    }
}
