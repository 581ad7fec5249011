//! Pseudonyms of one column, as an expression of the plan. What a pseudonym is, is `entente-disclosure`'s work.

use arrow::array::{Array, StringArray, StringBuilder};
use datafusion::logical_expr::Expr;
use entente_disclosure::Pseudonyms;
use entente_model::VariableName;

use super::text_function::TextFunction;

/// 128 bits in base32 without padding.
const LENGTH: usize = 26;

/// The expression that replaces the texts of `input`.
pub(super) fn pseudonymise(pseudonyms: Pseudonyms, variable: &VariableName, input: Expr) -> Expr {
    TextFunction::call(format!("pseudonym_{variable}"), input, move |texts| all(&pseudonyms, texts))
}

fn all(pseudonyms: &Pseudonyms, identifiers: &StringArray) -> StringArray {
    let mut replaced = StringBuilder::with_capacity(identifiers.len(), identifiers.len() * LENGTH);
    for identifier in identifiers {
        replaced.append_option(identifier.and_then(|text| pseudonyms.one(text)));
    }
    replaced.finish()
}
