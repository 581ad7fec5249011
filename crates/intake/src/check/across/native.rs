//! The rules over several variables that Validata has under names of their own, with its verdicts.

use std::cmp::Ordering;

use entente_model::Comparison;

use super::Watched;
use super::evaluate::{Value, read_number};
use super::exact::Exact;

/// Whether the first value is not the sum of the others; with an absent one nothing is said.
pub(super) fn is_wrong_sum(values: &[Value<'_>]) -> bool {
    let numbers: Option<Vec<Exact>> = values.iter().map(as_number).collect();
    let Some((total, parts)) = numbers.as_deref().and_then(<[Exact]>::split_first) else { return false };
    let sum = parts.iter().try_fold(Exact::integer(0), |sum, part| sum.plus(*part));
    sum.is_some_and(|sum| sum != *total)
}

fn as_number(value: &Value<'_>) -> Option<Exact> {
    match value {
        Value::Number(number) => Some(*number),
        Value::Text(text) => read_number(text),
        _ => None,
    }
}

/// Whether none of the values is present.
pub(super) fn is_none_present(values: &[Option<&Watched>]) -> bool {
    values.iter().all(|value| value.is_none_or(|value| value.reading.missing))
}

/// Whether some of the values are present and some are not.
pub(super) fn is_part_present(values: &[Option<&Watched>]) -> bool {
    let present = values.iter().filter(|value| value.is_some_and(|value| !value.reading.missing)).count();
    present != 0 && present != values.len()
}

/// Whether two values do not compare as they should; with an absent one nothing is said.
pub(super) fn is_wrong_comparison(comparison: Comparison, values: &[Value<'_>]) -> bool {
    let [left, right] = values else { return false };
    // Numbers that a schema calls text are compared as numbers.
    let order = match (as_number(left), as_number(right)) {
        (Some(left), Some(right)) => Some(left.cmp(&right)),
        _ => left.compare(right),
    };
    order.is_some_and(|order| !holds(comparison, order))
}

fn holds(comparison: Comparison, order: Ordering) -> bool {
    match comparison {
        Comparison::Equal => order.is_eq(),
        Comparison::NotEqual => order.is_ne(),
        Comparison::Less => order.is_lt(),
        Comparison::LessOrEqual => order.is_le(),
        Comparison::Greater => order.is_gt(),
        Comparison::GreaterOrEqual => order.is_ge(),
    }
}
