//! From values to places: a linear scale with round ticks.

/// A linear scale.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Scale {
    low: f64,
    high: f64,
    from: f64,
    to: f64,
}

impl Scale {
    /// Values from `low` to `high` go to places from `from` to `to`.
    pub(crate) fn new((low, high): (f64, f64), (from, to): (f64, f64)) -> Self {
        let high = if high > low { high } else { low + 1.0 };
        Self { low, high, from, to }
    }

    pub(crate) fn at(&self, value: f64) -> f64 {
        self.from + (value - self.low) / (self.high - self.low) * (self.to - self.from)
    }
}

/// Bounds that hold the values, and round steps between them, about `wanted` of them.
pub(crate) fn round_bounds(low: f64, high: f64, wanted: usize) -> (f64, f64, Vec<f64>) {
    let high = if high > low { high } else { low + 1.0 };
    let rough = (high - low) / wanted.max(1) as f64;
    let power = 10f64.powf(rough.log10().floor());
    let step = [1.0, 2.0, 2.5, 5.0, 10.0].into_iter().map(|times| times * power).find(|step| *step >= rough);
    let step = step.unwrap_or(10.0 * power);
    let (first, last) = ((low / step).floor(), (high / step).ceil());
    let count = (last - first).round().max(1.0) as usize;
    let ticks: Vec<f64> = (0..=count).map(|place| (first + place as f64) * step).collect();
    (first * step, last * step, ticks)
}

/// Bounds of counts that are drawn from a baseline other than zero where they hardly change: a tenth of the room is left.
pub(crate) fn around(values: impl Iterator<Item = f64>) -> (f64, f64) {
    let (low, high) = values
        .filter(|value| value.is_finite())
        .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| (low.min(value), high.max(value)));
    if low > high {
        return (0.0, 1.0);
    }
    let room = ((high - low) * 0.1).max(high.abs() * 0.02).max(1.0);
    ((low - room).max(0.0), high + room)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round_and_hold_the_values() {
        let (low, high, ticks) = round_bounds(1013.0, 1279.0, 5);
        assert_eq!((low, high), (1000.0, 1300.0));
        assert_eq!(ticks, [1000.0, 1100.0, 1200.0, 1300.0]);
        assert_eq!(round_bounds(0.0, 0.0, 4).0, 0.0);
        let (_, high, ticks) = round_bounds(0.0, 3.0, 4);
        assert!(high >= 3.0 && ticks.len() >= 3, "{ticks:?}");
    }

    #[test]
    fn a_scale_may_go_up() {
        let scale = Scale::new((0.0, 10.0), (100.0, 0.0));
        assert_eq!((scale.at(0.0), scale.at(10.0), scale.at(2.5)), (100.0, 0.0, 75.0));
        assert_eq!(around(std::iter::empty()), (0.0, 1.0));
        assert_eq!(around([100.0, 200.0].into_iter()), (90.0, 210.0));
    }
}
