//! Which language a page is in: what the person chose, else what the browser asks for, else French.

use axum::extract::Request;
use axum::http::{HeaderMap, Method, Uri, header};
use axum::response::{IntoResponse, Redirect, Response};
use entente_text::Lang;

use crate::visitor::cookie;

const COOKIE: &str = "entente_lang";

pub(crate) fn of(headers: &HeaderMap) -> Lang {
    if let Some(lang) = cookie(headers, COOKIE).and_then(|code| code.parse().ok()) {
        return lang;
    }
    let accepted = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    accepted.map_or_else(Lang::default, Lang::choose)
}

/// `?lang=en` keeps the choice in a cookie and leads back to the same page under its plain address.
pub(crate) fn switch(request: &Request) -> Option<Response> {
    if request.method() != Method::GET {
        return None;
    }
    let chosen = request.uri().query()?.split('&').find_map(|pair| pair.strip_prefix("lang="))?;
    let lang: Lang = chosen.parse().ok()?;
    let cookie = format!("{COOKIE}={lang}; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly");
    Some(([(header::SET_COOKIE, cookie)], Redirect::to(&plain_address(request.uri()))).into_response())
}

/// Path and query without the choice of language. Never an address of another site: a path that begins with
/// two slashes would be one.
pub(crate) fn plain_address(uri: &Uri) -> String {
    let path = format!("/{}", uri.path().trim_start_matches(['/', '\\']));
    let pairs: Vec<&str> = uri
        .query()
        .unwrap_or_default()
        .split('&')
        .filter(|pair| !pair.is_empty() && !pair.starts_with("lang="))
        .collect();
    if pairs.is_empty() { path } else { format!("{path}?{}", pairs.join("&")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_loses_only_its_language_and_stays_on_this_site() {
        for (given, expected) in [
            ("/log?page=2&lang=en", "/log?page=2"),
            ("/log?lang=en", "/log"),
            ("//evil.invalid/a?lang=fr", "/evil.invalid/a"),
        ] {
            assert_eq!(plain_address(&given.parse().unwrap()), expected);
        }
    }
}
