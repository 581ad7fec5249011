//! Who asks for the page, in which language. Sessions themselves are `entente-exchange`'s.

use axum::extract::{FromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use entente_exchange::Session;
use entente_text::Lang;

use crate::problem::Problem;
use crate::{App, WebOptions, language, security};

const COOKIE: &str = "entente_session";

/// Whoever asks: a person who signed in, or anybody.
#[derive(Clone)]
pub(crate) struct Visitor {
    pub(crate) lang: Lang,
    /// Address that the switch of language leads back to.
    pub(crate) address: String,
    pub(crate) session: Option<Session>,
}

/// A person who signed in: the argument of every private page.
pub(crate) struct Signed {
    pub(crate) visitor: Visitor,
    pub(crate) session: Session,
}

/// Works out the visitor once a request, and gives a page in their language to whatever went wrong below.
pub(crate) async fn attach(State(app): State<App>, mut request: Request, next: Next) -> Response {
    if let Some(response) = language::switch(&request) {
        return response;
    }
    let is_read = matches!(*request.method(), Method::GET | Method::HEAD);
    let mut visitor = Visitor {
        lang: language::of(request.headers()),
        address: if is_read { language::plain_address(request.uri()) } else { "/".to_owned() },
        session: None,
    };
    match session_of(&app, request.headers()).await {
        Ok(session) => visitor.session = session,
        Err(problem) => return problem.page(&app, &visitor),
    }
    if !is_read && security::comes_from_elsewhere(request.headers()) {
        return Problem::Form.page(&app, &visitor);
    }
    request.extensions_mut().insert(visitor.clone());
    let mut response = next.run(request).await;
    match Problem::behind(&mut response) {
        Some(problem) => problem.page(&app, &visitor),
        None => response,
    }
}

pub(crate) async fn session_of(app: &App, headers: &HeaderMap) -> Result<Option<Session>, Problem> {
    match cookie(headers, COOKIE) {
        Some(token) => Ok(app.node.session(token).await?),
        None => Ok(None),
    }
}

/// The token of the session, to end it.
pub(crate) fn token(headers: &HeaderMap) -> Option<&str> {
    cookie(headers, COOKIE)
}

/// Keeps the session in the browser, or forgets it where the token is empty. It ends with the browser; how long the
/// token is worth something is `entente-exchange`'s to say.
pub(crate) fn session_cookie(options: WebOptions, token: &str) -> String {
    let secure = if options.https { "; Secure" } else { "" };
    let ends = if token.is_empty() { "; Max-Age=0" } else { "" };
    format!("{COOKIE}={token}; Path=/; HttpOnly; SameSite=Lax{secure}{ends}")
}

pub(crate) fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .find_map(|pair| pair.trim().strip_prefix(name)?.strip_prefix('='))
        .filter(|value| !value.is_empty())
}

impl FromRequestParts<App> for Visitor {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Self, Problem> {
        parts.extensions.get::<Self>().cloned().ok_or_else(|| Problem::Internal("no visitor".to_owned()))
    }
}

impl FromRequestParts<App> for Signed {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Response> {
        let visitor = Visitor::from_request_parts(parts, app).await.map_err(IntoResponse::into_response)?;
        match visitor.session.clone() {
            Some(session) => Ok(Self { visitor, session }),
            None => Err(Redirect::to(&sign_in_address(&visitor.address)).into_response()),
        }
    }
}

/// Sign-in page that leads back to where the person wanted to go.
fn sign_in_address(wanted: &str) -> String {
    if wanted == "/" {
        return "/sign-in".to_owned();
    }
    let mut address = "/sign-in?next=".to_owned();
    for byte in wanted.bytes() {
        if byte.is_ascii_alphanumeric() || b"/-._~".contains(&byte) {
            address.push(char::from(byte));
        } else {
            address.push_str(&format!("%{byte:02X}"));
        }
    }
    address
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    #[test]
    fn finds_a_cookie_by_its_whole_name() {
        let mut headers = HeaderMap::new();
        headers
            .insert(header::COOKIE, HeaderValue::from_static("xentente_session=a; entente_session=b; c=d"));
        assert_eq!(token(&headers), Some("b"));
        assert_eq!(cookie(&headers, "entente_sessio"), None);
    }

    #[test]
    fn sign_in_leads_back() {
        assert_eq!(sign_in_address("/"), "/sign-in");
        assert_eq!(sign_in_address("/log?page=2"), "/sign-in?next=/log%3Fpage%3D2");
    }
}
