//! Rules over several variables, as expressions: what SQL wrote, in a closed form that is easy to evaluate.
//!
//! Reading SQL and checking its types is `entente-agreement`, evaluating is `entente-intake`. Absent values follow SQL's
//! three-valued logic.

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::VariableName;

/// An expression over the variables of a row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Expression {
    /// An absent value.
    Null,
    /// True or false.
    Flag(bool),
    /// An exact decimal, as written: `0.25`.
    Number(String),
    /// A text.
    Text(String),
    /// A day.
    Date(Date),
    /// The value of a variable.
    Variable(VariableName),
    /// A function of other expressions.
    Call(Function, Vec<Expression>),
}

/// What expressions may compute. The number of arguments is kept by whoever reads SQL.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Function {
    /// `NOT a`.
    Not,
    /// `a AND b…`.
    And,
    /// `a OR b…`.
    Or,
    /// `a IS NULL`.
    IsNull,
    /// `a IS TRUE`.
    IsTrue,
    /// `a IS FALSE`.
    IsFalse,
    /// `a IS DISTINCT FROM b`.
    IsDistinct,
    /// `a = b`.
    Equal,
    /// `a < b`.
    Less,
    /// `a <= b`.
    LessOrEqual,
    /// `a IN (b, …)`.
    In,
    /// `a LIKE b`.
    Like,
    /// `a ILIKE b`: whatever the case.
    LikeAnyCase,
    /// `a + b`.
    Add,
    /// `a - b`.
    Subtract,
    /// `a * b`.
    Multiply,
    /// `a / b`: exact; absent where `b` is zero.
    Divide,
    /// `a % b`.
    Modulo,
    /// `-a`.
    Negate,
    /// `ABS(a)`.
    Abs,
    /// `ROUND(a)`, `ROUND(a, digits)`: halves away from zero.
    Round,
    /// `FLOOR(a)`.
    Floor,
    /// `CEIL(a)`.
    Ceil,
    /// `LENGTH(a)`: characters.
    Length,
    /// `SUBSTRING(a, from, length)`: positions from 1.
    Substring,
    /// `LEFT(a, length)`.
    Left,
    /// `RIGHT(a, length)`.
    Right,
    /// `UPPER(a)`.
    Upper,
    /// `LOWER(a)`.
    Lower,
    /// `TRIM(a)`: blanks on both sides.
    Trim,
    /// `a || b`, `CONCAT(a, b…)`.
    Concat,
    /// `REPLACE(a, b, c)`.
    Replace,
    /// `YEAR(a)` of a day.
    Year,
    /// `MONTH(a)` of a day.
    Month,
    /// `DAY(a)` of a day.
    Day,
    /// `COALESCE(a, b…)`: the first that is present.
    Coalesce,
    /// `NULLIF(a, b)`.
    NullIf,
    /// `GREATEST(a, b…)`.
    Greatest,
    /// `LEAST(a, b…)`.
    Least,
    /// `CASE`: condition, value, condition, value…, and the value otherwise.
    Case,
    /// `CAST(a AS DECIMAL)`: absent where the text is no number.
    ToNumber,
    /// `CAST(a AS INTEGER)`: absent where it is no whole number.
    ToInteger,
    /// `CAST(a AS TEXT)`.
    ToText,
    /// `CAST(a AS DATE)`: absent where the text is no day.
    ToDate,
    /// `REFERENCE_DATE()`: the day at which nomenclatures are read for the deposit.
    ReferenceDate,
    /// `SCHOOL_YEAR()`: the year of the rentrée that the deposit is about.
    SchoolYear,
}

impl Expression {
    /// The variables that it reads.
    pub fn variables(&self) -> BTreeSet<&VariableName> {
        let mut found = BTreeSet::new();
        self.collect(&mut found);
        found
    }

    fn collect<'a>(&'a self, found: &mut BTreeSet<&'a VariableName>) {
        match self {
            Self::Variable(name) => {
                found.insert(name);
            }
            Self::Call(_, arguments) => arguments.iter().for_each(|argument| argument.collect(found)),
            Self::Null | Self::Flag(_) | Self::Number(_) | Self::Text(_) | Self::Date(_) => {}
        }
    }
}
