//! Evaluates the expression of a rule on the values of one row, with SQL's three-valued logic.
//!
//! The names and types of expressions were checked where the schema was read; here, what makes no sense is absent.

use std::borrow::Cow;
use std::cmp::Ordering;

use entente_model::{Dataset, Expression, Function, Period, Storage, VariableName};
use jiff::civil::Date;

use super::exact::Exact;
use super::like::is_like;
use crate::check::values::{self, DECIMAL_SCALE};

/// A value of a row, or of a part of an expression.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value<'v> {
    Absent,
    Flag(bool),
    Number(Exact),
    Text(Cow<'v, str>),
    Date(Date),
}

/// Text made by an expression: longer ones are no result of a rule.
const TEXT_BYTES_MAX: usize = 1 << 16;

/// An expression whose variables are numbered.
#[derive(Debug)]
pub(super) enum Node {
    Constant(Value<'static>),
    /// By its rank among the variables of the rule.
    Variable(usize),
    Call(Function, Vec<Node>),
}

impl<'v> Value<'v> {
    /// The value of a variable, from the number that its type reads and its text.
    pub(super) fn of(storage: Storage, number: i128, text: &'v str) -> Self {
        match storage {
            Storage::Text => Value::Text(Cow::Borrowed(text)),
            Storage::Integer | Storage::Year => Value::Number(Exact::integer(number)),
            Storage::Decimal => Exact::decimal(number, DECIMAL_SCALE).map_or(Value::Absent, Value::Number),
            Storage::Boolean => Value::Flag(number == 1),
            Storage::Date => values::date_of(number).map_or(Value::Absent, Value::Date),
        }
    }

    fn flag(&self) -> Option<bool> {
        match self {
            Value::Flag(flag) => Some(*flag),
            _ => None,
        }
    }

    fn number(&self) -> Option<Exact> {
        match self {
            Value::Number(number) => Some(*number),
            _ => None,
        }
    }

    fn text(&self) -> Option<&str> {
        match self {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    fn date(&self) -> Option<Date> {
        match self {
            Value::Date(date) => Some(*date),
            _ => None,
        }
    }

    /// How two values compare; nothing where one is absent or they are of different types.
    pub(super) fn compare(&self, other: &Value<'_>) -> Option<Ordering> {
        match (self, other) {
            (Value::Flag(a), Value::Flag(b)) => Some(a.cmp(b)),
            (Value::Number(a), Value::Number(b)) => Some(a.cmp(b)),
            (Value::Text(a), Value::Text(b)) => Some(a.as_ref().cmp(b.as_ref())),
            (Value::Date(a), Value::Date(b)) => Some(a.cmp(b)),
            _ => None,
        }
    }
}

fn truth(flag: Option<bool>) -> Value<'static> {
    flag.map_or(Value::Absent, Value::Flag)
}

fn number(found: Option<Exact>) -> Value<'static> {
    found.map_or(Value::Absent, Value::Number)
}

fn text(found: Option<String>) -> Value<'static> {
    found
        .filter(|text| text.len() <= TEXT_BYTES_MAX)
        .map_or(Value::Absent, |text| Value::Text(Cow::Owned(text)))
}

fn whole(found: usize) -> Value<'static> {
    Value::Number(Exact::integer(found as i128))
}

impl Node {
    /// Numbers the variables by `rank`; constants are read once.
    pub(super) fn compile(
        expression: &Expression,
        period: Period,
        rank: &mut dyn FnMut(&VariableName) -> Option<usize>,
    ) -> Option<Self> {
        Some(match expression {
            Expression::Null => Self::Constant(Value::Absent),
            Expression::Flag(flag) => Self::Constant(Value::Flag(*flag)),
            Expression::Number(written) => Self::Constant(number(read_number(written))),
            Expression::Text(written) => Self::Constant(Value::Text(Cow::Owned(written.clone()))),
            Expression::Date(date) => Self::Constant(Value::Date(*date)),
            Expression::Variable(name) => Self::Variable(rank(name)?),
            Expression::Call(Function::ReferenceDate, _) => {
                Self::Constant(Value::Date(period.reference_date()))
            }
            Expression::Call(Function::SchoolYear, _) => {
                let year = period.school_year.start_year();
                Self::Constant(Value::Number(Exact::integer(year.into())))
            }
            Expression::Call(function, arguments) => {
                let arguments = arguments.iter().map(|argument| Self::compile(argument, period, rank));
                Self::Call(*function, arguments.collect::<Option<_>>()?)
            }
        })
    }

    /// What it is worth on a row.
    pub(super) fn evaluate<'v>(&'v self, row: &[Value<'v>]) -> Value<'v> {
        match self {
            Self::Constant(value) => value.clone(),
            Self::Variable(rank) => row.get(*rank).cloned().unwrap_or(Value::Absent),
            Self::Call(function, arguments) => call(*function, arguments, row),
        }
    }
}

/// Whether the rule is broken: only a rule that is false is, as with CHECK in SQL.
pub(super) fn is_broken(rule: &Node, row: &[Value<'_>]) -> bool {
    rule.evaluate(row) == Value::Flag(false)
}

fn call<'v>(function: Function, arguments: &'v [Node], row: &[Value<'v>]) -> Value<'v> {
    use Function as F;
    let value = |rank: usize| arguments.get(rank).map_or(Value::Absent, |node| node.evaluate(row));
    match function {
        F::And | F::Or => connect(function == F::Or, arguments, row),
        F::Coalesce => {
            let mut values = arguments.iter().map(|node| node.evaluate(row));
            values.find(|value| *value != Value::Absent).unwrap_or(Value::Absent)
        }
        F::Case => choose(arguments, row),
        F::In => is_in(arguments, row),
        F::Greatest | F::Least => extreme(function == F::Greatest, arguments, row),
        F::Concat => {
            let texts = arguments.iter().map(|node| as_text(node.evaluate(row)));
            // As `||` of SQL: with an absent part, the whole is absent.
            text(texts.collect::<Option<Vec<_>>>().map(|parts| parts.concat()))
        }
        F::Not => truth(value(0).flag().map(|flag| !flag)),
        F::IsNull => Value::Flag(value(0) == Value::Absent),
        F::IsTrue => Value::Flag(value(0) == Value::Flag(true)),
        F::IsFalse => Value::Flag(value(0) == Value::Flag(false)),
        F::IsDistinct => Value::Flag(value(0) != value(1)),
        F::Equal => truth(value(0).compare(&value(1)).map(Ordering::is_eq)),
        F::Less => truth(value(0).compare(&value(1)).map(Ordering::is_lt)),
        F::LessOrEqual => truth(value(0).compare(&value(1)).map(Ordering::is_le)),
        F::NullIf => {
            let (first, second) = (value(0), value(1));
            if first.compare(&second) == Some(Ordering::Equal) { Value::Absent } else { first }
        }
        F::ReferenceDate | F::SchoolYear => Value::Absent,
        _ if is_of_numbers(function) => number(calculate(function, &value(0), &value(1))),
        _ => text_or_date(function, &value(0), &value(1), &value(2)),
    }
}

fn is_of_numbers(function: Function) -> bool {
    use Function as F;
    matches!(
        function,
        F::Add
            | F::Subtract
            | F::Multiply
            | F::Divide
            | F::Modulo
            | F::Negate
            | F::Abs
            | F::Round
            | F::Floor
            | F::Ceil
    )
}

fn calculate(function: Function, first: &Value<'_>, second: &Value<'_>) -> Option<Exact> {
    use Function as F;
    let one = first.number()?;
    match function {
        F::Add => one.plus(second.number()?),
        F::Subtract => one.minus(second.number()?),
        F::Multiply => one.times(second.number()?),
        F::Divide => one.divided_by(second.number()?),
        F::Modulo => one.modulo(second.number()?),
        F::Negate => one.negated(),
        F::Abs => one.absolute(),
        F::Round => match second {
            Value::Absent => one.rounded(0),
            digits => one.rounded(digits.number()?.as_integer()?),
        },
        F::Floor => Some(one.floor()),
        F::Ceil => one.ceil(),
        _ => None,
    }
}

fn text_or_date<'v>(
    function: Function,
    first: &Value<'v>,
    second: &Value<'_>,
    third: &Value<'_>,
) -> Value<'v> {
    use Function as F;
    match function {
        F::Year => number(first.date().map(|date| Exact::integer(date.year().into()))),
        F::Month => number(first.date().map(|date| Exact::integer(date.month().into()))),
        F::Day => number(first.date().map(|date| Exact::integer(date.day().into()))),
        F::Length => first.text().map_or(Value::Absent, |text| whole(text.chars().count())),
        F::Upper => text(first.text().map(str::to_uppercase)),
        F::Lower => text(first.text().map(str::to_lowercase)),
        F::Trim => text(first.text().map(|text| text.trim().to_owned())),
        F::Like => truth(first.text().zip(second.text()).map(|(text, pattern)| is_like(text, pattern))),
        F::LikeAnyCase => truth(
            first
                .text()
                .zip(second.text())
                .map(|(text, pattern)| is_like(&text.to_lowercase(), &pattern.to_lowercase())),
        ),
        F::Substring => text(substring(first, second, third)),
        F::Left => text(part(first, second, |count, length| 0..count.min(length))),
        F::Right => text(part(first, second, |count, length| length - count.min(length)..length)),
        F::Replace => text(match (first.text(), second.text(), third.text()) {
            (Some(text), Some(from), Some(to))
                if !from.is_empty() && text.len() * (to.len() + 1) <= TEXT_BYTES_MAX =>
            {
                Some(text.replace(from, to))
            }
            (Some(text), Some(""), Some(_)) => Some(text.to_owned()),
            _ => None,
        }),
        F::ToText => text(as_text(first.clone())),
        F::ToNumber | F::ToInteger => {
            let read = match first {
                Value::Number(number) => Some(*number),
                Value::Text(text) => read_number(text),
                Value::Flag(flag) => Some(Exact::integer((*flag).into())),
                Value::Absent | Value::Date(_) => None,
            };
            number(read.filter(|read| function == F::ToNumber || read.is_integer()))
        }
        F::ToDate => match first {
            Value::Date(date) => Value::Date(*date),
            Value::Text(text) => values::date(text.trim()).map_or(Value::Absent, Value::Date),
            _ => Value::Absent,
        },
        _ => Value::Absent,
    }
}

/// AND and OR: an absent value leaves open what the others do not decide.
fn connect<'v>(decisive: bool, arguments: &'v [Node], row: &[Value<'v>]) -> Value<'v> {
    let mut open = false;
    for node in arguments {
        match node.evaluate(row).flag() {
            Some(flag) if flag == decisive => return Value::Flag(decisive),
            Some(_) => {}
            None => open = true,
        }
    }
    if open { Value::Absent } else { Value::Flag(!decisive) }
}

fn choose<'v>(arguments: &'v [Node], row: &[Value<'v>]) -> Value<'v> {
    let mut pairs = arguments.chunks_exact(2);
    for pair in &mut pairs {
        if pair[0].evaluate(row) == Value::Flag(true) {
            return pair[1].evaluate(row);
        }
    }
    pairs.remainder().first().map_or(Value::Absent, |node| node.evaluate(row))
}

fn is_in<'v>(arguments: &'v [Node], row: &[Value<'v>]) -> Value<'v> {
    let Some((first, others)) = arguments.split_first() else { return Value::Absent };
    let first = first.evaluate(row);
    let mut open = false;
    for other in others {
        match first.compare(&other.evaluate(row)) {
            Some(Ordering::Equal) => return Value::Flag(true),
            Some(_) => {}
            None => open = true,
        }
    }
    if open { Value::Absent } else { Value::Flag(false) }
}

/// The greatest or the least of those that are present, as in PostgreSQL.
fn extreme<'v>(greatest: bool, arguments: &'v [Node], row: &[Value<'v>]) -> Value<'v> {
    let mut best = Value::Absent;
    for node in arguments {
        let value = node.evaluate(row);
        let wanted = if greatest { Ordering::Greater } else { Ordering::Less };
        if best == Value::Absent || value.compare(&best) == Some(wanted) {
            best = value;
        }
    }
    best
}

fn as_text(value: Value<'_>) -> Option<String> {
    match value {
        Value::Absent => None,
        Value::Flag(flag) => Some(flag.to_string()),
        Value::Number(number) => number.text(),
        Value::Text(text) => Some(text.into_owned()),
        Value::Date(date) => Some(date.to_string()),
    }
}

/// Digits and a mark, as SQL writes them or as people do.
pub(super) fn read_number(text: &str) -> Option<Exact> {
    values::decimal(text.trim()).and_then(|number| Exact::decimal(number, DECIMAL_SCALE))
}

/// Positions are from 1 and may be below, as in SQL.
fn substring(first: &Value<'_>, from: &Value<'_>, length: &Value<'_>) -> Option<String> {
    let from = from.number()?.as_integer()?;
    let length = match length {
        Value::Absent => None,
        length => Some(length.number()?.as_integer()?),
    };
    let end = length.map_or(i128::MAX, |length| from.saturating_add(length.max(0)));
    let start = from.max(1);
    let taken = usize::try_from(end.saturating_sub(start).max(0)).unwrap_or(usize::MAX);
    let skipped = usize::try_from(start - 1).unwrap_or(usize::MAX);
    Some(first.text()?.chars().skip(skipped).take(taken).collect())
}

fn part(
    first: &Value<'_>,
    count: &Value<'_>,
    range: impl Fn(usize, usize) -> std::ops::Range<usize>,
) -> Option<String> {
    let text = first.text()?;
    let count = usize::try_from(count.number()?.as_integer()?.max(0)).unwrap_or(usize::MAX);
    let range = range(count, text.chars().count());
    Some(text.chars().skip(range.start).take(range.len()).collect())
}

/// Where each variable of a rule stands in the dataset, in the order in which the expression names them.
pub(super) fn ranks<'a>(
    dataset: &'a Dataset,
    positions: &'a mut Vec<usize>,
) -> impl FnMut(&VariableName) -> Option<usize> + 'a {
    |name| {
        let position = dataset.position(name)?;
        Some(positions.iter().position(|known| *known == position).unwrap_or_else(|| {
            positions.push(position);
            positions.len() - 1
        }))
    }
}
