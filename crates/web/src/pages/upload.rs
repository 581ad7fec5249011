//! A file posted as a deposit: its bytes go to the node as they come, never all in memory.
//!
//! The form sends its secret and its period before the file, so that nobody's file is read without them.

use axum::extract::multipart::{Field, Multipart, MultipartError};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use entente_exchange::{ExchangeError, Session};
use entente_model::Period;

use crate::App;
use crate::form::check_csrf;
use crate::page::Page;
use crate::pages::dataset::{self, Fault};
use crate::problem::Problem;
use crate::visitor::Signed;

/// Largest request that a deposit may be. The largest file known, 12 million pupils, is some 3 GB.
pub(crate) const FILE_BYTES_MAX: usize = 8 * 1024 * 1024 * 1024;
/// Longest value of the small fields.
const FIELD_BYTES_MAX: usize = 4096;

/// What became of the form.
enum Posted {
    Received(String),
    Wrong {
        field: &'static str,
        word: &'static str,
    },
    /// The node says why in its own words.
    Told(ExchangeError),
}

pub(crate) async fn deposit(
    State(app): State<App>,
    signed: Signed,
    Path(id): Path<String>,
    multipart: Multipart,
) -> Result<Response, Problem> {
    let p = Page::new(&app, &signed.visitor, "datasets");
    let fault = match read(&app, &signed.session, &id, multipart).await? {
        Posted::Received(deposit) => return Ok(Redirect::to(&format!("/deposits/{deposit}")).into_response()),
        Posted::Wrong { field, word } => Fault { field, text: p.t(word) },
        Posted::Told(error) => {
            Fault { field: "file", text: entente_exchange::words().say(p.lang, &error.message()) }
        }
    };
    dataset::page(&app, &signed.visitor, &signed.session, &id, Some(fault)).await
}

async fn read(app: &App, session: &Session, dataset: &str, mut form: Multipart) -> Result<Posted, Problem> {
    let mut trusted = false;
    let mut period = String::new();
    while let Some(field) = form.next_field().await? {
        match field.name() {
            Some("csrf") => {
                check_csrf(session, &small(field).await?)?;
                trusted = true;
            }
            Some("period") => period = small(field).await?.trim().to_owned(),
            Some("file") if !trusted => return Err(Problem::Form),
            Some("file") if period.parse::<Period>().is_err() => {
                return Ok(Posted::Wrong { field: "period", word: "deposit-period-wrong" });
            }
            Some("file") if field.file_name().is_none_or(str::is_empty) => {
                return Ok(Posted::Wrong { field: "file", word: "deposit-file-missing" });
            }
            Some("file") => return store(app, session, dataset, &period, field).await,
            _ => {}
        }
    }
    if trusted {
        Ok(Posted::Wrong { field: "file", word: "deposit-file-missing" })
    } else {
        Err(Problem::Form)
    }
}

async fn store(
    app: &App,
    session: &Session,
    dataset: &str,
    period: &str,
    mut field: Field<'_>,
) -> Result<Posted, Problem> {
    let file_name = field.file_name().unwrap_or_default().to_owned();
    let mut upload = match app.node.begin_upload(session, dataset, period, &file_name).await {
        Ok(upload) => upload,
        Err(error) => return told(error),
    };
    while let Some(chunk) = field.chunk().await? {
        if let Err(error) = upload.write(&chunk).await {
            return told(error);
        }
    }
    match upload.finish().await {
        Ok(deposit) => Ok(Posted::Received(deposit.to_string())),
        Err(error) => told(error),
    }
}

/// What the person can mend is said beside the field; the rest is a page of its own.
fn told(error: ExchangeError) -> Result<Posted, Problem> {
    if error.is_for_user() && !error.is_refused() && !error.is_not_found() {
        Ok(Posted::Told(error))
    } else {
        Err(Problem::from(error))
    }
}

async fn small(mut field: Field<'_>) -> Result<String, Problem> {
    let mut bytes = Vec::new();
    while let Some(chunk) = field.chunk().await? {
        if bytes.len() + chunk.len() > FIELD_BYTES_MAX {
            return Err(Problem::Invalid);
        }
        bytes.extend_from_slice(&chunk);
    }
    String::from_utf8(bytes).map_err(|_| Problem::Invalid)
}

impl From<MultipartError> for Problem {
    fn from(error: MultipartError) -> Self {
        if error.status() == StatusCode::PAYLOAD_TOO_LARGE { Self::TooLarge } else { Self::Invalid }
    }
}
