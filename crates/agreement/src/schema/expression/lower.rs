//! From the syntax tree of SQL to the closed form of the model; what has no meaning for one row is refused.

use entente_model::{Expression, Function, Variable};
use sqlparser::ast::{BinaryOperator, CaseWhen, Expr, Ident, UnaryOperator, Value};

use super::{Kind, Problem};

pub(super) type Lowered = Result<(Expression, Kind), Problem>;

/// How many levels a chain of operators may have: `a + b + c` is one level a term.
const LEVELS_MAX: usize = 300;

/// Lowers the expressions of one schema.
pub(super) struct Lowering<'v> {
    pub(super) variables: &'v [Variable],
}

impl Lowering<'_> {
    pub(super) fn expression(&self, read: &Expr) -> Lowered {
        self.at(read, 0)
    }

    pub(super) fn at(&self, read: &Expr, level: usize) -> Lowered {
        if level > LEVELS_MAX {
            return Err(Problem::Unsupported("…".to_owned()));
        }
        match read {
            Expr::Nested(inner) => self.at(inner, level + 1),
            Expr::Identifier(name) => self.variable(name),
            Expr::CompoundIdentifier(names) => {
                let text: Vec<&str> = names.iter().map(|name| name.value.as_str()).collect();
                Err(Problem::Variable(text.join(".")))
            }
            Expr::Value(value) => constant(&value.value, read),
            Expr::BinaryOp { left, op, right } => self.operator(read, left, op, right, level),
            Expr::UnaryOp { op, expr } => self.sign(read, op, expr, level),
            Expr::Case { operand, conditions, else_result, .. } => {
                self.case(operand.as_deref(), conditions, else_result.as_deref(), level)
            }
            Expr::IsNull(_)
            | Expr::IsNotNull(_)
            | Expr::IsTrue(_)
            | Expr::IsNotTrue(_)
            | Expr::IsFalse(_)
            | Expr::IsNotFalse(_)
            | Expr::IsUnknown(_)
            | Expr::IsNotUnknown(_) => self.test(read, level),
            Expr::IsDistinctFrom(..)
            | Expr::IsNotDistinctFrom(..)
            | Expr::InList { .. }
            | Expr::Between { .. }
            | Expr::Like { .. }
            | Expr::ILike { .. } => self.comparison(read, level),
            _ => self.call(read, level),
        }
    }

    /// `IS NULL` and the like.
    fn test(&self, read: &Expr, level: usize) -> Lowered {
        let flag = |function, argument| Ok((Expression::Call(function, vec![argument]), Kind::Flag));
        match read {
            Expr::IsNull(inner) => flag(Function::IsNull, self.at(inner, level + 1)?.0),
            Expr::IsNotNull(inner) => negated(flag(Function::IsNull, self.at(inner, level + 1)?.0)),
            Expr::IsTrue(inner) => flag(Function::IsTrue, self.flag(inner, level)?),
            Expr::IsNotTrue(inner) => negated(flag(Function::IsTrue, self.flag(inner, level)?)),
            Expr::IsFalse(inner) => flag(Function::IsFalse, self.flag(inner, level)?),
            Expr::IsNotFalse(inner) => negated(flag(Function::IsFalse, self.flag(inner, level)?)),
            Expr::IsUnknown(inner) => flag(Function::IsNull, self.flag(inner, level)?),
            Expr::IsNotUnknown(inner) => negated(flag(Function::IsNull, self.flag(inner, level)?)),
            _ => Err(Problem::Unsupported(read.to_string())),
        }
    }

    /// `IN`, `BETWEEN`, `LIKE` and the like.
    fn comparison(&self, read: &Expr, level: usize) -> Lowered {
        let flag = |function, arguments| Ok((Expression::Call(function, arguments), Kind::Flag));
        match read {
            Expr::IsDistinctFrom(left, right) => self.compared(Function::IsDistinct, left, right, level),
            Expr::IsNotDistinctFrom(left, right) => {
                negated(self.compared(Function::IsDistinct, left, right, level))
            }
            Expr::InList { expr, list, negated: not } => {
                let all: Vec<&Expr> = std::iter::once(&**expr).chain(list).collect();
                negated_if(*not, flag(Function::In, self.alike(&all, level)?.0))
            }
            Expr::Between { expr, negated: not, low, high } => {
                let low = self.compared(Function::LessOrEqual, low, expr, level)?.0;
                let high = self.compared(Function::LessOrEqual, expr, high, level)?.0;
                negated_if(*not, flag(Function::And, vec![low, high]))
            }
            Expr::Like { negated: not, any: false, expr, pattern, escape_char: None } => {
                let parts =
                    vec![self.typed(expr, Kind::Text, level)?, self.typed(pattern, Kind::Text, level)?];
                negated_if(*not, flag(Function::Like, parts))
            }
            Expr::ILike { negated: not, any: false, expr, pattern, escape_char: None } => {
                let parts =
                    vec![self.typed(expr, Kind::Text, level)?, self.typed(pattern, Kind::Text, level)?];
                negated_if(*not, flag(Function::LikeAnyCase, parts))
            }
            _ => Err(Problem::Unsupported(read.to_string())),
        }
    }

    fn variable(&self, name: &Ident) -> Lowered {
        let exact = self.variables.iter().find(|variable| variable.name.as_str() == name.value);
        let folded = name.value.to_lowercase();
        let alike = || self.variables.iter().find(|one| one.name.as_str().to_lowercase() == folded);
        let variable = exact.or_else(alike).ok_or_else(|| Problem::Variable(name.value.clone()))?;
        Ok((Expression::Variable(variable.name.clone()), Kind::of(variable.value_type)))
    }

    pub(super) fn typed(&self, read: &Expr, wanted: Kind, level: usize) -> Result<Expression, Problem> {
        let (expression, kind) = dated(self.at(read, level + 1)?, wanted);
        kind.with(wanted).map(|_| expression).ok_or_else(|| Problem::Type(read.to_string()))
    }

    fn flag(&self, read: &Expr, level: usize) -> Result<Expression, Problem> {
        self.typed(read, Kind::Flag, level)
    }

    /// Expressions of one type; a text that is a day is one beside a date.
    pub(super) fn alike(&self, all: &[&Expr], level: usize) -> Result<(Vec<Expression>, Kind), Problem> {
        let lowered: Vec<(Expression, Kind)> =
            all.iter().map(|one| self.at(one, level + 1)).collect::<Result<_, _>>()?;
        let beside_date = lowered.iter().any(|(_, kind)| *kind == Kind::Date);
        let mut common = Kind::Any;
        let mut expressions = Vec::with_capacity(lowered.len());
        for (written, mut one) in all.iter().zip(lowered) {
            if beside_date {
                one = dated(one, Kind::Date);
            }
            common = common.with(one.1).ok_or_else(|| Problem::Type(written.to_string()))?;
            expressions.push(one.0);
        }
        Ok((expressions, common))
    }

    fn compared(&self, function: Function, left: &Expr, right: &Expr, level: usize) -> Lowered {
        Ok((Expression::Call(function, self.alike(&[left, right], level)?.0), Kind::Flag))
    }

    fn operator(&self, read: &Expr, left: &Expr, op: &BinaryOperator, right: &Expr, level: usize) -> Lowered {
        use BinaryOperator as B;
        let both = |function, kind: Kind, result: Kind| {
            let both = vec![self.typed(left, kind, level)?, self.typed(right, kind, level)?];
            Ok((Expression::Call(function, both), result))
        };
        let arithmetic = |function| both(function, Kind::Number, Kind::Number);
        match op {
            B::Plus => arithmetic(Function::Add),
            B::Minus => arithmetic(Function::Subtract),
            B::Multiply => arithmetic(Function::Multiply),
            B::Divide => arithmetic(Function::Divide),
            B::Modulo => arithmetic(Function::Modulo),
            B::And => both(Function::And, Kind::Flag, Kind::Flag),
            B::Or => both(Function::Or, Kind::Flag, Kind::Flag),
            B::StringConcat => both(Function::Concat, Kind::Text, Kind::Text),
            B::Eq => self.compared(Function::Equal, left, right, level),
            B::NotEq => negated(self.compared(Function::Equal, left, right, level)),
            B::Lt => self.compared(Function::Less, left, right, level),
            B::LtEq => self.compared(Function::LessOrEqual, left, right, level),
            B::Gt => self.compared(Function::Less, right, left, level),
            B::GtEq => self.compared(Function::LessOrEqual, right, left, level),
            _ => Err(Problem::Unsupported(read.to_string())),
        }
    }

    fn sign(&self, read: &Expr, op: &UnaryOperator, inner: &Expr, level: usize) -> Lowered {
        match op {
            UnaryOperator::Not => negated(Ok((self.flag(inner, level)?, Kind::Flag))),
            UnaryOperator::Plus => Ok((self.typed(inner, Kind::Number, level)?, Kind::Number)),
            UnaryOperator::Minus => {
                let inner = self.typed(inner, Kind::Number, level)?;
                Ok((Expression::Call(Function::Negate, vec![inner]), Kind::Number))
            }
            _ => Err(Problem::Unsupported(read.to_string())),
        }
    }

    /// `CASE WHEN`, and `CASE a WHEN b`, which compares.
    fn case(
        &self,
        operand: Option<&Expr>,
        conditions: &[CaseWhen],
        otherwise: Option<&Expr>,
        level: usize,
    ) -> Lowered {
        let written: Vec<&Expr> = conditions.iter().map(|when| &when.result).chain(otherwise).collect();
        let (mut results, kind) = self.alike(&written, level)?;
        let otherwise = if otherwise.is_some() { results.pop() } else { None };
        let mut parts = Vec::with_capacity(written.len() * 2);
        for (when, result) in conditions.iter().zip(results) {
            parts.push(match operand {
                Some(operand) => self.compared(Function::Equal, operand, &when.condition, level)?.0,
                None => self.flag(&when.condition, level)?,
            });
            parts.push(result);
        }
        parts.extend(otherwise);
        Ok((Expression::Call(Function::Case, parts), kind))
    }
}

fn constant(value: &Value, read: &Expr) -> Lowered {
    match value {
        Value::Null => Ok((Expression::Null, Kind::Any)),
        Value::Boolean(flag) => Ok((Expression::Flag(*flag), Kind::Flag)),
        Value::Number(text, false) => Ok((Expression::Number(text.clone()), Kind::Number)),
        Value::SingleQuotedString(text) => Ok((Expression::Text(text.clone()), Kind::Text)),
        _ => Err(Problem::Unsupported(read.to_string())),
    }
}

pub(super) fn date(text: &str) -> Option<(Expression, Kind)> {
    if text.len() != 10 {
        return None;
    }
    text.parse().ok().map(|date| (Expression::Date(date), Kind::Date))
}

/// A text that stands beside a date is one, where it can be.
fn dated(lowered: (Expression, Kind), wanted: Kind) -> (Expression, Kind) {
    match &lowered.0 {
        Expression::Text(text) if wanted == Kind::Date => date(text).unwrap_or(lowered),
        _ => lowered,
    }
}

fn negated(lowered: Lowered) -> Lowered {
    lowered.map(|(expression, _)| (Expression::Call(Function::Not, vec![expression]), Kind::Flag))
}

fn negated_if(not: bool, lowered: Lowered) -> Lowered {
    if not { negated(lowered) } else { lowered }
}
