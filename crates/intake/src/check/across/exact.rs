//! Exact numbers: fractions in lowest terms, so that `0.1 + 0.2 = 0.3` and `1 / 3 * 3 = 1` hold.
//!
//! Nothing is rounded: what does not fit in 127 bits is no number, and a rule over it is neither true nor false.

use std::cmp::Ordering;

/// A fraction. INVARIANT: the denominator is above zero and the two have no common divisor, so that equal fractions are
/// written alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::check) struct Exact {
    numerator: i128,
    denominator: i128,
}

impl Exact {
    pub(in crate::check) const fn integer(value: i128) -> Self {
        Self { numerator: value, denominator: 1 }
    }

    pub(in crate::check) fn new(numerator: i128, denominator: i128) -> Option<Self> {
        if denominator == 0 || numerator == i128::MIN || denominator == i128::MIN {
            return None;
        }
        let common = gcd(numerator.abs(), denominator.abs()) * denominator.signum();
        Some(Self { numerator: numerator / common, denominator: denominator / common })
    }

    /// A decimal with that many digits after its mark.
    pub(in crate::check) fn decimal(value: i128, digits: u32) -> Option<Self> {
        Self::new(value, 10i128.checked_pow(digits)?)
    }

    pub(super) fn is_integer(self) -> bool {
        self.denominator == 1
    }

    pub(in crate::check) fn plus(self, other: Self) -> Option<Self> {
        if self.is_integer() && other.is_integer() {
            return self.numerator.checked_add(other.numerator).map(Self::integer);
        }
        let common = gcd(self.denominator, other.denominator);
        let left = self.numerator.checked_mul(other.denominator / common)?;
        let right = other.numerator.checked_mul(self.denominator / common)?;
        let denominator = (self.denominator / common).checked_mul(other.denominator)?;
        Self::new(left.checked_add(right)?, denominator)
    }

    pub(in crate::check) fn minus(self, other: Self) -> Option<Self> {
        self.plus(other.negated()?)
    }

    pub(in crate::check) fn times(self, other: Self) -> Option<Self> {
        // Reduced crosswise first, so that only a result that does not fit fails.
        let left = Self::new(self.numerator, other.denominator)?;
        let right = Self::new(other.numerator, self.denominator)?;
        Some(Self {
            numerator: left.numerator.checked_mul(right.numerator)?,
            denominator: left.denominator.checked_mul(right.denominator)?,
        })
    }

    /// Nothing where `other` is zero.
    pub(in crate::check) fn divided_by(self, other: Self) -> Option<Self> {
        self.times(Self::new(other.denominator, other.numerator)?)
    }

    /// What remains of a division towards zero, as in SQL: it has the sign of `self`.
    pub(super) fn modulo(self, other: Self) -> Option<Self> {
        let quotient = self.divided_by(other)?;
        let whole = Self::integer(quotient.numerator / quotient.denominator);
        self.minus(whole.times(other)?)
    }

    pub(super) fn negated(self) -> Option<Self> {
        Some(Self { numerator: self.numerator.checked_neg()?, denominator: self.denominator })
    }

    pub(in crate::check) fn absolute(self) -> Option<Self> {
        if self.numerator < 0 { self.negated() } else { Some(self) }
    }

    pub(super) fn floor(self) -> Self {
        Self::integer(self.numerator.div_euclid(self.denominator))
    }

    pub(super) fn ceil(self) -> Option<Self> {
        self.negated()?.floor().negated()
    }

    /// To that many digits, halves away from zero.
    pub(super) fn rounded(self, digits: i128) -> Option<Self> {
        let digits = i32::try_from(digits).ok().filter(|digits| digits.abs() <= 30)?;
        let unit = Self::integer(10i128.checked_pow(digits.unsigned_abs())?);
        let scaled = if digits < 0 { self.divided_by(unit)? } else { self.times(unit)? };
        let half = Self { numerator: 1, denominator: 2 };
        let size = scaled.absolute()?.plus(half)?.floor();
        let whole = if scaled.numerator < 0 { size.negated()? } else { size };
        if digits < 0 { whole.times(unit) } else { whole.divided_by(unit) }
    }

    /// The whole number that it is, if it is one.
    pub(super) fn as_integer(self) -> Option<i128> {
        self.is_integer().then_some(self.numerator)
    }

    /// Its decimal writing; nothing where it has no end (`1/3`).
    pub(in crate::check) fn text(self) -> Option<String> {
        let (mut numerator, mut digits) = (self.numerator, 0);
        let mut denominator = self.denominator;
        while denominator != 1 {
            numerator = numerator.checked_mul(10)?;
            digits += 1;
            let common = gcd(numerator.abs(), denominator);
            numerator /= common;
            denominator /= common;
            if digits > 38 {
                return None;
            }
        }
        if digits == 0 {
            return Some(numerator.to_string());
        }
        let sign = if numerator < 0 { "-" } else { "" };
        let written = format!("{:0>width$}", numerator.unsigned_abs(), width = digits + 1);
        let (whole, fraction) = written.split_at(written.len() - digits);
        Some(format!("{sign}{whole}.{fraction}"))
    }
}

impl PartialOrd for Exact {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Exact {
    /// Compares whole parts, then what remains upside down: no product, so nothing overflows.
    fn cmp(&self, other: &Self) -> Ordering {
        let (mut left, mut right) = (*self, *other);
        let mut reversed = false;
        loop {
            let order = {
                let whole = |one: Self| one.numerator.div_euclid(one.denominator);
                let rest = |one: Self| one.numerator.rem_euclid(one.denominator);
                let (left_rest, right_rest) = (rest(left), rest(right));
                let order = whole(left).cmp(&whole(right));
                if order == Ordering::Equal && left_rest != 0 && right_rest != 0 {
                    left = Self { numerator: left.denominator, denominator: left_rest };
                    right = Self { numerator: right.denominator, denominator: right_rest };
                    reversed = !reversed;
                    continue;
                }
                order.then((left_rest != 0).cmp(&(right_rest != 0)))
            };
            return if reversed { order.reverse() } else { order };
        }
    }
}

fn gcd(mut a: i128, mut b: i128) -> i128 {
    // Small denominators are the rule; 64-bit division is several times faster.
    while b != 0 {
        if let (Ok(small_a), Ok(small_b)) = (u64::try_from(a), u64::try_from(b)) {
            return i128::from(gcd_small(small_a, small_b));
        }
        (a, b) = (b, a % b);
    }
    a.max(1)
}

fn gcd_small(mut a: u64, mut b: u64) -> u64 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a.max(1)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn exact(numerator: i64, denominator: i64) -> Exact {
        Exact::new(i128::from(numerator), i128::from(denominator)).unwrap()
    }

    proptest! {
        /// Sums, products and quotients are those of fractions, whatever their order.
        #[test]
        fn computes_as_fractions(a: i32, b in 1i32.., c: i32, d in 1i32..) {
            let wide = |number: i32| i128::from(number);
            let (left, right) = (exact(a.into(), b.into()), exact(c.into(), d.into()));
            prop_assert_eq!(left.plus(right), Exact::new(wide(a) * wide(d) + wide(c) * wide(b), wide(b) * wide(d)));
            prop_assert_eq!(left.times(right), Exact::new(wide(a) * wide(c), wide(b) * wide(d)));
            prop_assert_eq!(left.plus(right).unwrap().minus(right), Some(left));
            if c != 0 {
                prop_assert_eq!(left.divided_by(right).unwrap().times(right), Some(left));
            }
            prop_assert_eq!(left.cmp(&right), (wide(a) * wide(d)).cmp(&(wide(c) * wide(b))));
        }

        /// Nothing panics, however large.
        #[test]
        fn never_panics(a: i128, b: i128, c: i128, d: i128, digits: i128) {
            if let (Some(left), Some(right)) = (Exact::new(a, b), Exact::new(c, d)) {
                let _ = (left.plus(right), left.minus(right), left.times(right), left.divided_by(right));
                let _ = (left.modulo(right), left.cmp(&right), left.ceil(), left.floor(), left.text());
                let _ = (left.rounded(digits), left.rounded(2));
            }
        }
    }

    #[test]
    fn writes_and_rounds_decimals() {
        let text = |exact: Option<Exact>| exact.and_then(Exact::text);
        assert_eq!(text(Exact::decimal(-1205, 2)), Some("-12.05".to_owned()));
        assert_eq!(text(Exact::decimal(100, 2)), Some("1".to_owned()));
        assert_eq!(text(Exact::new(1, 3)), None);
        for (number, digits, expected) in [
            ((5, 2), 0, "3"),
            ((-5, 2), 0, "-3"),
            ((2, 3), 2, "0.67"),
            ((1250, 1), -2, "1300"),
            ((1, 3), 0, "0"),
        ] {
            assert_eq!(
                text(exact(number.0, number.1).rounded(digits)).as_deref(),
                Some(expected),
                "{number:?}"
            );
        }
        assert_eq!(exact(-7, 2).modulo(exact(2, 1)), Some(exact(-3, 2)));
    }
}
