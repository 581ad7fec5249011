//! Deposits that arrive in parts: the tus protocol 1.0.0 (core, creation, expiration, checksum, termination) at
//! `/televersements`, for the script of our own page and for anybody's client.
//!
//! Only the protocol is here: whose file it is, where its bytes lie and what becomes of it are `entente-exchange`'s. A
//! client signs in as a person does and sends the secret of its session in `X-CSRF-Token`.

use axum::Router;
use axum::body::Body;
use axum::extract::{Path, Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::any;
use data_encoding::BASE64;
use entente_exchange::{ArrivalError, ArrivalView, ExchangeError, PartDigest, Session};
use entente_text::Lang;
use futures::StreamExt;
use jiff::tz::TimeZone;
use serde_json::json;

use crate::problem::Problem;
use crate::visitor::session_of;
use crate::{App, language, security};

const VERSION: &str = "1.0.0";
const EXTENSIONS: &str = "creation,expiration,checksum,termination";
const ALGORITHMS: &str = "sha256,sha1";
/// The status that the protocol gives to a part whose digest is wrong.
const CHECKSUM_MISMATCH: u16 = 460;
/// Longest value of the metadata: a file name, a dataset, a period.
const METADATA_BYTES_MAX: usize = 4096;

pub(crate) fn routes() -> Router<App> {
    Router::new().route("/televersements", any(collection)).route("/televersements/{id}", any(one))
}

/// Why a request was not served.
enum Refused {
    /// The status says it all; the text is for whoever writes a client.
    Protocol(u16, &'static str),
    Arrival(ArrivalError),
    Page(Problem),
}

impl From<ArrivalError> for Refused {
    fn from(error: ArrivalError) -> Self {
        Self::Arrival(error)
    }
}

impl From<Problem> for Refused {
    fn from(problem: Problem) -> Self {
        Self::Page(problem)
    }
}

type Answer = Result<Response, Refused>;

async fn collection(State(app): State<App>, request: Request) -> Response {
    let lang = language::of(request.headers());
    let answer = match method(&request) {
        Method::OPTIONS => Ok(options(&app)),
        Method::POST => create(&app, request.headers()).await,
        _ => Err(Refused::Protocol(405, "POST creates a file, OPTIONS describes the server")),
    };
    answered(answer, lang)
}

async fn one(State(app): State<App>, Path(id): Path<String>, request: Request) -> Response {
    let lang = language::of(request.headers());
    let answer = match method(&request) {
        Method::OPTIONS => Ok(options(&app)),
        Method::HEAD => head(&app, request.headers(), &id).await,
        Method::PATCH => patch(&app, &id, request).await,
        Method::DELETE => delete(&app, request.headers(), &id).await,
        _ => Err(Refused::Protocol(405, "HEAD, PATCH or DELETE")),
    };
    answered(answer, lang)
}

/// The method, or the one that stands for it where something between us lets few pass (core protocol).
fn method(request: &Request) -> Method {
    text(request.headers(), "x-http-method-override")
        .and_then(|method| method.parse().ok())
        .unwrap_or_else(|| request.method().clone())
}

fn options(app: &App) -> Response {
    let mut response = StatusCode::NO_CONTENT.into_response();
    let headers = response.headers_mut();
    put(headers, "tus-version", VERSION);
    put(headers, "tus-extension", EXTENSIONS);
    put(headers, "tus-checksum-algorithm", ALGORITHMS);
    put(headers, "tus-max-size", &app.node.file_bytes_max().to_string());
    response
}

async fn create(app: &App, headers: &HeaderMap) -> Answer {
    let session = session(app, headers, true).await?;
    let length = number(headers, "upload-length")
        .ok_or(Refused::Protocol(400, "`Upload-Length` is needed: deferred lengths are not taken"))?;
    let metadata = text(headers, "upload-metadata").unwrap_or_default();
    let value = |name: &str| metadata_value(metadata, name).unwrap_or_default();
    let (dataset, period, file_name) = (value("dataset"), value("period"), value("filename"));
    if dataset.is_empty() || period.is_empty() {
        return Err(Refused::Protocol(400, "`Upload-Metadata` needs `dataset` and `period`"));
    }
    let arrival = app.node.begin_arrival(&session, &dataset, &period, &file_name, length).await?;
    let mut response = StatusCode::CREATED.into_response();
    put(response.headers_mut(), "location", &format!("/televersements/{}", arrival.id));
    describe(response.headers_mut(), &arrival);
    Ok(response)
}

async fn head(app: &App, headers: &HeaderMap, id: &str) -> Answer {
    let session = session(app, headers, false).await?;
    let arrival = app.node.arrival(&session, id).await?;
    let mut response = StatusCode::OK.into_response();
    put(response.headers_mut(), "cache-control", "no-store");
    put(response.headers_mut(), "upload-length", &arrival.size_bytes.to_string());
    describe(response.headers_mut(), &arrival);
    Ok(response)
}

async fn patch(app: &App, id: &str, request: Request) -> Answer {
    let (parts, body) = request.into_parts();
    let headers = &parts.headers;
    let session = session(app, headers, true).await?;
    if text(headers, "content-type") != Some("application/offset+octet-stream") {
        return Err(Refused::Protocol(415, "`Content-Type` must be `application/offset+octet-stream`"));
    }
    let offset =
        number(headers, "upload-offset").ok_or(Refused::Protocol(400, "`Upload-Offset` is needed"))?;
    let digest = match text(headers, "upload-checksum") {
        Some(text) => Some(digest(text)?),
        None => None,
    };
    let arrival = receive(app, &session, id, offset, digest, body).await?;
    let mut response = StatusCode::NO_CONTENT.into_response();
    describe(response.headers_mut(), &arrival);
    Ok(response)
}

async fn receive(
    app: &App,
    session: &Session,
    id: &str,
    offset: u64,
    digest: Option<PartDigest>,
    body: Body,
) -> Result<ArrivalView, Refused> {
    let mut part = app.node.open_part(session, id, offset, digest).await?;
    let mut bytes = body.into_data_stream();
    while let Some(chunk) = bytes.next().await {
        // A break: what came is kept, and the client asks where to go on.
        let chunk = chunk.map_err(|_| Refused::Protocol(400, "the part broke off"))?;
        part.write(&chunk).await?;
    }
    Ok(part.finish().await?)
}

async fn delete(app: &App, headers: &HeaderMap, id: &str) -> Answer {
    let session = session(app, headers, true).await?;
    app.node.give_up_arrival(&session, id).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// Holds a request to the protocol's version, to a session, and where it changes something to the session's secret.
async fn session(app: &App, headers: &HeaderMap, changes: bool) -> Result<Session, Refused> {
    if text(headers, "tus-resumable") != Some(VERSION) {
        return Err(Refused::Protocol(412, "`Tus-Resumable: 1.0.0` is needed"));
    }
    let session = session_of(app, headers).await?;
    let session =
        session.ok_or(Refused::Protocol(401, "sign in first, and send the cookie of the session"))?;
    if changes {
        let given = text(headers, "x-csrf-token").unwrap_or_default();
        if security::comes_from_elsewhere(headers) || !security::same_secret(given, &session.csrf) {
            return Err(Refused::Protocol(403, "`X-CSRF-Token` must be the secret of the session's forms"));
        }
    }
    Ok(session)
}

/// Offset, expiry and, once the file is whole, the deposit.
fn describe(headers: &mut HeaderMap, arrival: &ArrivalView) {
    put(headers, "upload-offset", &arrival.offset.to_string());
    // IMF-fixdate (RFC 9110, 5.6.7), as the extension expiration asks.
    let expires =
        arrival.expires_at.to_zoned(TimeZone::UTC).strftime("%a, %d %b %Y %H:%M:%S GMT").to_string();
    put(headers, "upload-expires", &expires);
    if let Some(deposit) = &arrival.deposit {
        put(headers, "entente-deposit", deposit);
    }
}

fn answered(answer: Answer, lang: Lang) -> Response {
    let mut response = match answer {
        Ok(response) => response,
        Err(Refused::Protocol(status, text)) => told(status, text),
        Err(Refused::Arrival(error)) => refused(&error, lang),
        Err(Refused::Page(problem)) => {
            tracing::error!(?problem, "a part of a deposit could not be received");
            told(500, "the node could not do its work")
        }
    };
    put(response.headers_mut(), "tus-resumable", VERSION);
    if response.status() == StatusCode::PRECONDITION_FAILED {
        put(response.headers_mut(), "tus-version", VERSION);
    }
    response
}

fn refused(error: &ArrivalError, lang: Lang) -> Response {
    let status = match error {
        ArrivalError::Unknown => 404,
        ArrivalError::Expired => 410,
        ArrivalError::Offset { .. } => 409,
        ArrivalError::Busy => 423,
        ArrivalError::TooLong => 413,
        ArrivalError::Digest => CHECKSUM_MISMATCH,
        ArrivalError::TooMany => 429,
        ArrivalError::Exchange(ExchangeError::TooLarge { .. }) => 413,
        ArrivalError::Exchange(error) if error.is_refused() => 403,
        ArrivalError::Exchange(error) if error.is_not_found() => 404,
        ArrivalError::Exchange(error) if error.is_for_user() => 422,
        ArrivalError::Exchange(error) => {
            tracing::error!(%error, "a part of a deposit could not be received: {error}");
            return told(500, "the node could not do its work");
        }
    };
    let mut body = json!({"message": entente_exchange::words().say(lang, &error.message())});
    if let ArrivalError::Exchange(ExchangeError::AlreadyDeposited { deposit, .. }) = error {
        body["deposit"] = json!(deposit);
    }
    let mut response = (code(status), axum::Json(body)).into_response();
    if let ArrivalError::Offset { expected } = error {
        put(response.headers_mut(), "upload-offset", &expected.to_string());
    }
    response
}

fn told(status: u16, text: &str) -> Response {
    (code(status), axum::Json(json!({"message": text}))).into_response()
}

fn code(status: u16) -> StatusCode {
    StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}

fn put(headers: &mut HeaderMap, name: &'static str, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        headers.insert(HeaderName::from_static(name), value);
    }
}

fn text<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    headers.get(name)?.to_str().ok().map(str::trim)
}

fn number(headers: &HeaderMap, name: &str) -> Option<u64> {
    let text = text(headers, name)?;
    text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok()).flatten()
}

/// `Upload-Checksum`: an algorithm that we know, a blank, the digest in Base64.
fn digest(text: &str) -> Result<PartDigest, Refused> {
    let wrong =
        Refused::Protocol(400, "`Upload-Checksum` is `sha256` or `sha1`, a blank, the digest in Base64");
    let Some((algorithm, encoded)) = text.split_once(' ') else { return Err(wrong) };
    let Ok(digest) = BASE64.decode(encoded.trim().as_bytes()) else { return Err(wrong) };
    match (algorithm, digest.len()) {
        ("sha256", 32) => Ok(PartDigest::Sha256(digest)),
        ("sha1", 20) => Ok(PartDigest::Sha1(digest)),
        _ => Err(wrong),
    }
}

/// A value of `Upload-Metadata`: pairs of a key and its value in Base64, between commas.
fn metadata_value(metadata: &str, name: &str) -> Option<String> {
    let pair = metadata.split(',').map(str::trim).find(|pair| pair.split(' ').next() == Some(name))?;
    let encoded = pair.split_once(' ')?.1.trim();
    if encoded.len() > METADATA_BYTES_MAX {
        return None;
    }
    String::from_utf8(BASE64.decode(encoded.as_bytes()).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_metadata() {
        let metadata = "filename w6kuY3N2, dataset Zi1jYXJhYy1lbGV2,period MjAyNg==,is_confidential";
        assert_eq!(metadata_value(metadata, "filename").as_deref(), Some("é.csv"));
        assert_eq!(metadata_value(metadata, "period").as_deref(), Some("2026"));
        for name in ["is_confidential", "absent", ""] {
            assert_eq!(metadata_value(metadata, name), None, "{name}");
        }
        assert_eq!(metadata_value("period !!!", "period"), None);
    }

    #[test]
    fn reads_a_digest() {
        assert!(matches!(digest("sha1 Kq5sNclPz7QV2+lfQIuc6R7oRu0="), Ok(PartDigest::Sha1(_))));
        for text in
            ["", "sha1", "md5 Kq5sNclPz7QV2+lfQIuc6R7oRu0=", "sha256 Kq5sNclPz7QV2+lfQIuc6R7oRu0=", "sha1 *"]
        {
            assert!(digest(text).is_err(), "{text}");
        }
    }
}
