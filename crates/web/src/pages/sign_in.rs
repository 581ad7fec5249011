//! Signing in with a local account, and out. Passwords and sessions are `entente-exchange`'s.

use askama::Template;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use entente_exchange::SignInError;
use serde::Deserialize;

use crate::App;
use crate::form::{Fields, check_csrf, value};
use crate::page::{Page, html};
use crate::problem::Problem;
use crate::visitor::{Signed, Visitor, session_cookie, token};

#[derive(Template)]
#[template(path = "sign_in.html")]
struct SignInPage {
    p: Page,
    next: String,
    login: String,
    error: Option<String>,
}

#[derive(Deserialize)]
pub(crate) struct Wanted {
    #[serde(default)]
    next: String,
}

pub(crate) async fn show(State(app): State<App>, visitor: Visitor, Query(wanted): Query<Wanted>) -> Response {
    let next = own_address(&wanted.next);
    if visitor.session.is_some() {
        return Redirect::to(&next).into_response();
    }
    let p = Page::new(&app, &visitor, "sign-in");
    html(StatusCode::OK, &SignInPage { p, next, login: String::new(), error: None })
}

pub(crate) async fn sign_in(
    State(app): State<App>,
    visitor: Visitor,
    fields: Fields,
) -> Result<Response, Problem> {
    let (login, next) = (value(&fields, "login"), own_address(value(&fields, "next")));
    let password = fields.iter().find(|(name, _)| name == "password").map_or("", |(_, text)| text.as_str());
    let (status, word) = match app.node.sign_in(login, password).await {
        Ok(signed_in) => {
            let cookie = session_cookie(app.options, &signed_in.token);
            return Ok(([(header::SET_COOKIE, cookie)], Redirect::to(&next)).into_response());
        }
        Err(SignInError::Wrong) => (StatusCode::UNAUTHORIZED, "sign-in-wrong"),
        Err(SignInError::TooMany) => (StatusCode::TOO_MANY_REQUESTS, "sign-in-too-many"),
        Err(SignInError::Failed(error)) => return Err(Problem::from(error)),
    };
    let p = Page::new(&app, &visitor, "sign-in");
    let error = Some(p.t(word));
    Ok(html(status, &SignInPage { p, next, login: login.to_owned(), error }))
}

pub(crate) async fn sign_out(
    State(app): State<App>,
    signed: Signed,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response, Problem> {
    check_csrf(&signed.session, value(&fields, "csrf"))?;
    if let Some(token) = token(&headers) {
        app.node.sign_out(token).await?;
    }
    let cookie = session_cookie(app.options, "");
    Ok(([(header::SET_COOKIE, cookie)], Redirect::to("/sign-in")).into_response())
}

/// An address of this site, or the home page: the field may have been written by anybody.
fn own_address(next: &str) -> String {
    let own = next.starts_with('/')
        && !next.starts_with("//")
        && !next.contains(|c: char| c == '\\' || c.is_control() || !c.is_ascii());
    if own { next.to_owned() } else { "/".to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leads_only_to_this_site() {
        for (next, expected) in [
            ("/log?page=2", "/log?page=2"),
            ("", "/"),
            ("//evil.invalid", "/"),
            ("/\\evil.invalid", "/"),
            ("https://evil.invalid", "/"),
            ("/a\r\nb", "/"),
        ] {
            assert_eq!(own_address(next), expected, "{next}");
        }
    }
}
