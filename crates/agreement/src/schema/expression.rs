//! Reads the rule of a schema, written in SQL, as an expression over its variables; names, functions and types are checked
//! here, so that a rule that is accepted means something for every row.

mod call;
mod functions;
mod lower;

use entente_model::{Expression, Storage, ValueType, Variable};
use sqlparser::dialect::GenericDialect;
use sqlparser::parser::Parser;
use sqlparser::tokenizer::Token;

/// Longest rule: it bounds how deep an expression can be.
const CHARACTERS_MAX: usize = 2_000;
/// How deep parentheses may stand within each other.
const DEPTH_MAX: usize = 16;

/// What is wrong with a rule.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Problem {
    /// Not SQL; what the parser says.
    Syntax(String),
    /// A name that is no variable.
    Variable(String),
    /// A function that we do not have.
    Function(String),
    /// An argument of another type, or too many or too few: the part of the rule.
    Type(String),
    /// SQL that makes no sense for a row: a query, a window…
    Unsupported(String),
}

/// The type of an expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// `NULL`, which is of any type.
    Any,
    Flag,
    Number,
    Text,
    Date,
}

impl Kind {
    fn of(value_type: ValueType) -> Self {
        match value_type.storage() {
            Storage::Text => Self::Text,
            Storage::Integer | Storage::Decimal | Storage::Year => Self::Number,
            Storage::Boolean => Self::Flag,
            Storage::Date => Self::Date,
        }
    }

    /// The type of both, where they can stand together.
    fn with(self, other: Self) -> Option<Self> {
        match (self, other) {
            (Self::Any, kind) | (kind, Self::Any) => Some(kind),
            _ => (self == other).then_some(self),
        }
    }
}

/// Reads a rule: an expression that is true or false.
pub(super) fn read(text: &str, variables: &[Variable]) -> Result<Expression, Problem> {
    if text.chars().count() > CHARACTERS_MAX {
        return Err(Problem::Unsupported("…".to_owned()));
    }
    let syntax = |error: sqlparser::parser::ParserError| {
        let said = error.to_string();
        Problem::Syntax(said.strip_prefix("sql parser error: ").unwrap_or(&said).to_owned())
    };
    let parser = Parser::new(&GenericDialect {}).with_recursion_limit(DEPTH_MAX);
    let mut parser = parser.try_with_sql(text).map_err(syntax)?;
    let read = parser.parse_expr().map_err(syntax)?;
    let rest = parser.peek_token();
    if rest.token != Token::EOF {
        return Err(Problem::Syntax(rest.token.to_string()));
    }
    let (expression, kind) = lower::Lowering { variables }.expression(&read)?;
    match kind {
        Kind::Flag | Kind::Any => Ok(expression),
        _ => Err(Problem::Type(text.to_owned())),
    }
}

/// The names of the functions, for a proposal.
pub(super) fn function_names() -> impl Iterator<Item = &'static str> {
    functions::FUNCTIONS.iter().map(|function| function.name)
}
