//! The functions that a rule may call: a closed list, which the reference page shows.

use entente_model::Function;

use super::Kind;

/// A function of rules.
#[derive(Debug)]
pub(super) struct Signature {
    pub(super) name: &'static str,
    pub(super) function: Function,
    /// Types of its arguments; the last one repeats where it takes many.
    pub(super) arguments: &'static [Kind],
    pub(super) least: usize,
    pub(super) most: usize,
    /// Its type; `Any` where it is that of its arguments, which then are all of one type.
    pub(super) result: Kind,
}

const MANY: usize = 100;

const fn of(
    name: &'static str,
    function: Function,
    arguments: &'static [Kind],
    (least, most): (usize, usize),
    result: Kind,
) -> Signature {
    Signature { name, function, arguments, least, most, result }
}

const N: Kind = Kind::Number;
const T: Kind = Kind::Text;
const D: Kind = Kind::Date;
const A: Kind = Kind::Any;

pub(super) const FUNCTIONS: &[Signature] = &[
    of("ABS", Function::Abs, &[N], (1, 1), N),
    of("CEIL", Function::Ceil, &[N], (1, 1), N),
    of("CHAR_LENGTH", Function::Length, &[T], (1, 1), N),
    of("COALESCE", Function::Coalesce, &[A], (1, MANY), A),
    of("CONCAT", Function::Concat, &[T], (1, MANY), T),
    of("DAY", Function::Day, &[D], (1, 1), N),
    of("FLOOR", Function::Floor, &[N], (1, 1), N),
    of("GREATEST", Function::Greatest, &[A], (1, MANY), A),
    of("LEAST", Function::Least, &[A], (1, MANY), A),
    of("LEFT", Function::Left, &[T, N], (2, 2), T),
    of("LENGTH", Function::Length, &[T], (1, 1), N),
    of("LOWER", Function::Lower, &[T], (1, 1), T),
    of("MOD", Function::Modulo, &[N, N], (2, 2), N),
    of("MONTH", Function::Month, &[D], (1, 1), N),
    of("NULLIF", Function::NullIf, &[A], (2, 2), A),
    of("REFERENCE_DATE", Function::ReferenceDate, &[], (0, 0), D),
    of("REPLACE", Function::Replace, &[T, T, T], (3, 3), T),
    of("RIGHT", Function::Right, &[T, N], (2, 2), T),
    of("ROUND", Function::Round, &[N, N], (1, 2), N),
    of("SCHOOL_YEAR", Function::SchoolYear, &[], (0, 0), N),
    of("SUBSTRING", Function::Substring, &[T, N, N], (2, 3), T),
    of("TRIM", Function::Trim, &[T], (1, 1), T),
    of("UPPER", Function::Upper, &[T], (1, 1), T),
    of("YEAR", Function::Year, &[D], (1, 1), N),
];

/// The function of that name, whatever its case.
pub(super) fn named(name: &str) -> Option<&'static Signature> {
    FUNCTIONS.iter().find(|function| function.name.eq_ignore_ascii_case(name))
}
