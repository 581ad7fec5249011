//! What makes an interval certain: points and multipliers of the simplex, checked again in whole numbers.
//!
//! *Wide enough*: two points, rounded to a small denominator, recomputed through the exact forms, every bound held.
//! *Too narrow*: multipliers rounded to a small denominator, the forms recombined, what is left bounded over the
//! propagated bounds; true for any rounding. Nothing that the simplex says is believed without one of these.

use super::TableAuditError;
use super::reduce::{Form, gcd};
use super::system::{System, UNBOUNDED};

/// Denominators tried for a point, then the fine one of points moved inwards.
const DENOMINATORS: [i64; 6] = [1, 2, 3, 4, 6, 12];
const FINE: i64 = 1 << 30;
/// How much of the way a point is moved inwards when it does not hold by itself: an interval may be certified that
/// much too narrow, relatively.
pub(super) const INWARDS: f64 = 1e-4;

/// An exact fraction, its denominator positive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Fraction {
    pub over: i128,
    pub under: i128,
}

impl Fraction {
    pub fn value(self) -> f64 {
        self.over as f64 / self.under as f64
    }
}

/// Bounds of a form, exact: those that its members and their propagated bounds leave.
#[derive(Clone, Copy, Debug)]
pub(super) struct FormBounds {
    pub low: Option<Fraction>,
    pub high: Option<Fraction>,
}

impl FormBounds {
    pub fn of(form: &Form, system: &System) -> Self {
        let mut bounds = Self { low: None, high: None };
        for member in &form.members {
            let (low, high) = (system.low[member.unknown as usize], system.high[member.unknown as usize]);
            for (bound, is_low) in [(low, true), (high, false)] {
                if bound.abs() >= UNBOUNDED {
                    continue;
                }
                let sign = i128::from(member.factor.signum());
                let over =
                    (i128::from(bound) * i128::from(member.scale) - i128::from(member.constant)) * sign;
                let fraction = Fraction { over, under: i128::from(member.factor.abs()) };
                if is_low == (sign > 0) {
                    let tighter = bounds.low.is_none_or(|known| less(known, fraction));
                    bounds.low = if tighter { Some(fraction) } else { bounds.low };
                } else {
                    let tighter = bounds.high.is_none_or(|known| less(fraction, known));
                    bounds.high = if tighter { Some(fraction) } else { bounds.high };
                }
            }
        }
        bounds
    }

    pub fn floats(&self) -> (f64, f64) {
        (
            self.low.map_or(f64::NEG_INFINITY, Fraction::value),
            self.high.map_or(f64::INFINITY, Fraction::value),
        )
    }
}

fn less(one: Fraction, other: Fraction) -> bool {
    one.over.saturating_mul(other.under) < other.over.saturating_mul(one.under)
}

/// A point of the free cells, verified: every hidden cell is within its bounds there.
#[derive(Clone, Debug)]
pub(super) struct Point {
    pub columns: Vec<f64>,
    /// Value of each form.
    pub forms: Vec<f64>,
}

/// Verifies a point; moved towards `inside` where it does not hold as it is.
pub(super) fn verify_point(
    columns: &[f64],
    inside: Option<&[f64]>,
    forms: &[Form],
    bounds: &[FormBounds],
) -> Option<Point> {
    for denominator in DENOMINATORS {
        if let Some(point) = rounded(columns, denominator, forms, bounds) {
            return Some(point);
        }
    }
    let inside = inside?;
    for inwards in [INWARDS, INWARDS * 10.0, INWARDS * 100.0] {
        let moved: Vec<f64> =
            columns.iter().zip(inside).map(|(own, other)| own + (other - own) * inwards).collect();
        if let Some(point) = rounded(&moved, FINE, forms, bounds) {
            return Some(point);
        }
    }
    None
}

fn rounded(columns: &[f64], denominator: i64, forms: &[Form], bounds: &[FormBounds]) -> Option<Point> {
    let mut whole = Vec::with_capacity(columns.len());
    for value in columns {
        let scaled = value * denominator as f64;
        let nearest = scaled.round();
        if nearest.abs() > 1e17 || (denominator != FINE && (scaled - nearest).abs() > 1e-5) {
            return None;
        }
        whole.push(nearest as i64);
    }
    let under = i128::from(denominator);
    let mut values = Vec::with_capacity(forms.len());
    for (form, bounds) in forms.iter().zip(bounds) {
        let mut sum = 0_i128;
        for &(column, factor) in &form.terms {
            sum = sum.checked_add(i128::from(factor).checked_mul(i128::from(whole[column as usize]))?)?;
        }
        let own = Fraction { over: sum, under };
        if bounds.low.is_some_and(|low| less(own, low)) || bounds.high.is_some_and(|high| less(high, own)) {
            return None;
        }
        values.push(own.value());
    }
    let columns = whole.iter().map(|&value| value as f64 / denominator as f64).collect();
    Some(Point { columns, forms: values })
}

/// The most a form can be (or the least, `way` -1), proved by multipliers: `form <= sum of multiplier * variable`.
/// `row` and `others` are the tableau row of the form at the simplex's last point; variables below `columns` are
/// free cells, the others are forms listed in `tall`.
pub(super) fn prove_bound(
    form: &Form,
    way: i128,
    multipliers: &[(usize, f64)],
    columns: &[FormBounds],
    tall: &[usize],
    forms: &[Form],
    bounds: &[FormBounds],
) -> Result<Option<Fraction>, TableAuditError> {
    let size = columns.len();
    for denominator in [1_i64, 2, 3, 4, 6, 12, 1 << 20] {
        let mut left = vec![0_i128; size];
        for &(column, factor) in &form.terms {
            left[column as usize] += i128::from(factor) * i128::from(denominator);
        }
        let mut total = Some(Fraction { over: 0, under: 1 });
        for &(variable, multiplier) in multipliers.iter().filter(|(variable, _)| *variable >= size) {
            let whole = (multiplier * denominator as f64).round() as i128;
            if whole == 0 {
                continue;
            }
            let other = tall[variable - size];
            for &(column, factor) in &forms[other].terms {
                left[column as usize] -= whole * i128::from(factor);
            }
            total = total.and_then(|total| add(total, whole, bounds[other], way));
        }
        for (column, &whole) in left.iter().enumerate().filter(|(_, whole)| **whole != 0) {
            total = total.and_then(|total| add(total, whole, columns[column], way));
        }
        if let Some(total) = total {
            let under = total.under.checked_mul(i128::from(denominator)).ok_or(TableAuditError::Overflow)?;
            let proved = Fraction { over: total.over, under };
            // Rounded too coarsely the proof is true but weak; the finest is given whatever it is worth.
            let aim: f64 = multipliers
                .iter()
                .map(|&(variable, factor)| {
                    let of = if variable < size { columns[variable] } else { bounds[tall[variable - size]] };
                    let (low, high) = of.floats();
                    factor * if (factor > 0.0) == (way > 0) { high } else { low }
                })
                .sum();
            if (proved.value() - aim).abs() < 1e-4 || denominator > 12 {
                return Ok(Some(proved));
            }
        }
    }
    Ok(None)
}

/// Adds what `whole` times a variable is at most (at least).
fn add(total: Fraction, whole: i128, bounds: FormBounds, way: i128) -> Option<Fraction> {
    let bound = if whole * way > 0 { bounds.high? } else { bounds.low? };
    let over = total
        .over
        .checked_mul(bound.under)?
        .checked_add(whole.checked_mul(bound.over)?.checked_mul(total.under)?)?;
    let under = total.under.checked_mul(bound.under)?;
    let common = i64::try_from(over).ok().zip(i64::try_from(under).ok()).map_or(1, |(a, b)| gcd(a, b).max(1));
    Some(Fraction { over: over / i128::from(common), under: under / i128::from(common) })
}
