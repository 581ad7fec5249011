//! Functions of a rule, in their usual form and in those that SQL writes otherwise: `EXTRACT`, `CAST`, `SUBSTRING … FROM`.

use entente_model::{Expression, Function};
use sqlparser::ast::{
    CastKind, CeilFloorKind, DataType, DateTimeField, Expr, FunctionArg, FunctionArgExpr, FunctionArguments,
    Value,
};

use super::functions::named;
use super::lower::{Lowered, Lowering, date};
use super::{Kind, Problem};

impl Lowering<'_> {
    pub(super) fn call(&self, read: &Expr, level: usize) -> Lowered {
        let unsupported = || Problem::Unsupported(read.to_string());
        match read {
            Expr::Function(call) => {
                let name = call.name.to_string();
                let FunctionArguments::List(list) = &call.args else {
                    return Err(unsupported());
                };
                let plain = call.over.is_none() && call.filter.is_none() && list.clauses.is_empty();
                let arguments: Option<Vec<&Expr>> = list.args.iter().map(argument).collect();
                match arguments.filter(|_| plain && list.duplicate_treatment.is_none()) {
                    Some(arguments) => self.named(read, &name, &arguments, level),
                    None => Err(unsupported()),
                }
            }
            Expr::TypedString(typed) if typed.data_type == DataType::Date => match &typed.value.value {
                Value::SingleQuotedString(text) => date(text).ok_or_else(|| Problem::Type(read.to_string())),
                _ => Err(Problem::Type(read.to_string())),
            },
            Expr::Substring { expr, substring_from, substring_for, .. } => {
                let one = Expr::value(Value::Number("1".to_owned(), false));
                let mut arguments = vec![&**expr, substring_from.as_deref().unwrap_or(&one)];
                arguments.extend(substring_for.as_deref());
                self.named(read, "SUBSTRING", &arguments, level)
            }
            Expr::Trim { expr, trim_where: None, trim_what: None, .. } => {
                self.named(read, "TRIM", &[expr], level)
            }
            Expr::Ceil { expr, field: CeilFloorKind::DateTimeField(DateTimeField::NoDateTime) } => {
                self.named(read, "CEIL", &[expr], level)
            }
            Expr::Floor { expr, field: CeilFloorKind::DateTimeField(DateTimeField::NoDateTime) } => {
                self.named(read, "FLOOR", &[expr], level)
            }
            Expr::Extract { field, expr, .. } => match field {
                DateTimeField::Year => self.named(read, "YEAR", &[expr], level),
                DateTimeField::Month => self.named(read, "MONTH", &[expr], level),
                DateTimeField::Day => self.named(read, "DAY", &[expr], level),
                _ => Err(unsupported()),
            },
            Expr::Cast { kind: CastKind::Cast | CastKind::DoubleColon, expr, data_type, .. } => {
                self.cast(read, expr, data_type, level)
            }
            _ => Err(unsupported()),
        }
    }

    fn named(&self, read: &Expr, name: &str, arguments: &[&Expr], level: usize) -> Lowered {
        let signature = named(name).ok_or_else(|| Problem::Function(name.to_owned()))?;
        if arguments.len() < signature.least || arguments.len() > signature.most {
            return Err(Problem::Type(read.to_string()));
        }
        if signature.result == Kind::Any {
            let (arguments, kind) = self.alike(arguments, level)?;
            return Ok((Expression::Call(signature.function, arguments), kind));
        }
        let mut lowered = Vec::with_capacity(arguments.len());
        for (rank, argument) in arguments.iter().enumerate() {
            let wanted = signature.arguments.get(rank).or(signature.arguments.last());
            lowered.push(self.typed(argument, *wanted.unwrap_or(&Kind::Any), level)?);
        }
        Ok((Expression::Call(signature.function, lowered), signature.result))
    }

    fn cast(&self, read: &Expr, inner: &Expr, data_type: &DataType, level: usize) -> Lowered {
        let (function, kind) = match data_type {
            DataType::Decimal(_) | DataType::Numeric(_) | DataType::Dec(_) => {
                (Function::ToNumber, Kind::Number)
            }
            DataType::Int(_) | DataType::Integer(_) | DataType::BigInt(_) => {
                (Function::ToInteger, Kind::Number)
            }
            DataType::Text | DataType::Varchar(None) | DataType::String(None) => {
                (Function::ToText, Kind::Text)
            }
            DataType::Date => (Function::ToDate, Kind::Date),
            _ => return Err(Problem::Unsupported(read.to_string())),
        };
        let (inner, from) = self.at(inner, level + 1)?;
        let makes_sense = match kind {
            Kind::Date => matches!(from, Kind::Text | Kind::Date | Kind::Any),
            Kind::Number => from != Kind::Date,
            _ => true,
        };
        if makes_sense {
            Ok((Expression::Call(function, vec![inner]), kind))
        } else {
            Err(Problem::Type(read.to_string()))
        }
    }
}

fn argument(argument: &FunctionArg) -> Option<&Expr> {
    match argument {
        FunctionArg::Unnamed(FunctionArgExpr::Expr(expression)) => Some(expression),
        _ => None,
    }
}
