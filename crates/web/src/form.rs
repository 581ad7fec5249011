//! Reads a posted form and holds it to the secret of the person's session. Files are the deposit page's own business.

use axum::extract::Form;
use entente_exchange::Session;

use crate::problem::Problem;
use crate::security;

/// The fields of a form in their order; a field may stand several times.
pub(crate) type Fields = Form<Vec<(String, String)>>;

pub(crate) fn value<'a>(fields: &'a [(String, String)], name: &str) -> &'a str {
    fields.iter().find(|(field, _)| field == name).map_or("", |(_, value)| value.trim())
}

pub(crate) fn values(fields: &[(String, String)], name: &str) -> Vec<String> {
    fields.iter().filter(|(field, _)| field == name).map(|(_, value)| value.clone()).collect()
}

/// # Errors
/// Where the form was not given to this session.
pub(crate) fn check_csrf(session: &Session, given: &str) -> Result<(), Problem> {
    if security::same_secret(given, &session.csrf) { Ok(()) } else { Err(Problem::Form) }
}
