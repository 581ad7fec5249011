//! The web service of references: `/api/references/…`, JSON or CSV, English keys, without a page around.
//!
//! Open references are given to anybody, reserved ones to whoever is signed in. Each answer says its version (`ETag`,
//! `Last-Modified`), so that a client asks again without loading again. Documented in `docs/reference/api-references.md`.

use axum::Json;
use axum::extract::{Path, Query, RawQuery, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use entente_exchange::{
    AsOf, ExchangeError, KnownReference, ReferenceAccess, ReferenceTable, header_json, views,
};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::App;
use crate::pages::deposit::attachment;
use crate::pages::institutions::{Found, Wanted};
use crate::pages::references::{Sides, day};
use crate::problem::Problem;
use crate::visitor::{Signed, token};

/// Entries of one answer, unless less is asked.
const LIMIT: usize = 1_000;
const LIMIT_MAX: usize = 10_000;

/// Why there is no answer.
pub(crate) enum ApiProblem {
    NotFound,
    Reserved,
    Invalid,
    Internal,
}

impl IntoResponse for ApiProblem {
    fn into_response(self) -> Response {
        let (status, code, hint) = match self {
            Self::NotFound => (StatusCode::NOT_FOUND, "not-found", "GET /api/references lists what there is"),
            Self::Reserved => (
                StatusCode::UNAUTHORIZED,
                "reserved",
                "this reference is for the parties of the node: sign in",
            ),
            Self::Invalid => {
                (StatusCode::BAD_REQUEST, "invalid", "days are written 2026-09-01, versions n-000012")
            }
            Self::Internal => (StatusCode::INTERNAL_SERVER_ERROR, "internal", "try again later"),
        };
        (status, Json(json!({ "error": code, "hint": hint }))).into_response()
    }
}

impl From<Problem> for ApiProblem {
    fn from(problem: Problem) -> Self {
        match problem {
            Problem::NotFound => Self::NotFound,
            Problem::Internal(cause) => {
                tracing::error!(cause, "the web service failed: {cause}");
                Self::Internal
            }
            _ => Self::Invalid,
        }
    }
}

impl From<ExchangeError> for ApiProblem {
    fn from(error: ExchangeError) -> Self {
        Problem::from(error).into()
    }
}

/// What an answer is asked for.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    q: String,
    on: String,
    known_on: String,
    format: String,
    limit: Option<usize>,
    offset: usize,
}

impl Asked {
    fn as_of(&self) -> Result<AsOf, Problem> {
        Ok(AsOf { on: day(&self.on)?, known_on: day(&self.known_on)? })
    }
}

async fn is_signed_in(app: &App, headers: &HeaderMap) -> Result<bool, ApiProblem> {
    match token(headers) {
        Some(token) => Ok(app.node.session(token).await?.is_some()),
        None => Ok(false),
    }
}

pub(crate) async fn list(State(app): State<App>, headers: HeaderMap) -> Result<Response, ApiProblem> {
    let signed = is_signed_in(&app, &headers).await?;
    let references = views::references(&app.node).await?;
    let shown: Vec<Value> = references
        .iter()
        .filter_map(|known| {
            let version = known.version.as_ref()?;
            (signed || version.access == ReferenceAccess::Open).then(|| {
                json!({
                    "reference": views::short_name(&known.reference),
                    "version": version.id,
                    "recorded_at": version.recorded_at,
                    "access": version.access,
                    "rows": version.rows,
                    "versions": known.versions,
                    "planned": known.planned.iter().map(|planned| json!({
                        "version": planned.id, "effective_on": planned.effective_on, "changes": planned.changes,
                    })).collect::<Vec<_>>(),
                    "href": format!("/api/references/{}", views::short_name(&known.reference)),
                })
            })
        })
        .collect();
    Ok(Json(json!({ "references": shown })).into_response())
}

/// The reference in the state asked for, to whoever may read it.
async fn readable(
    app: &App,
    headers: &HeaderMap,
    name: &str,
    as_of: AsOf,
) -> Result<std::sync::Arc<KnownReference>, ApiProblem> {
    let reference = views::reference_name(name);
    let known = app.node.known_reference(&reference, as_of).await?.ok_or(ApiProblem::NotFound)?;
    // What its last version says counts for the former ones too: a list may have been opened since, or closed.
    let versions = views::reference_versions(&app.node, &reference).await?;
    let open = versions.first().is_some_and(|version| version.access == ReferenceAccess::Open);
    if open || is_signed_in(app, headers).await? { Ok(known) } else { Err(ApiProblem::Reserved) }
}

pub(crate) async fn reference(
    State(app): State<App>,
    Path(name): Path<String>,
    Query(asked): Query<Asked>,
    Query(wanted): Query<Wanted>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Result<Response, ApiProblem> {
    let as_of = asked.as_of()?;
    let known = readable(&app, &headers, &name, as_of).await?;
    // Establishments are open or closed on a day: without one, the answer of tomorrow may be another.
    let day = if name == "institutions" { app.node.today().to_string() } else { String::new() };
    let tag = format!("\"{}-{}-{day}\"", known.version.id, known.modified_at.as_microsecond());
    if let Some(same) = unchanged(&known, &tag, &headers) {
        return Ok(same);
    }
    let table = table(&app, &known, &name, &asked, &wanted).await?;
    Ok(answer(&known, &table, &name, &asked, query.as_deref(), &tag))
}

async fn table(
    app: &App,
    known: &KnownReference,
    name: &str,
    asked: &Asked,
    wanted: &Wanted,
) -> Result<ReferenceTable, Problem> {
    if name == "institutions" {
        let found = Found::search(app, wanted).await?.ok_or(Problem::NotFound)?;
        return Ok(found.table(app));
    }
    Ok(known.table(day(&asked.on)?, &asked.q))
}

/// 304 where the client has this very state.
fn unchanged(known: &KnownReference, tag: &str, headers: &HeaderMap) -> Option<Response> {
    let given = |name| headers.get(name).and_then(|value: &HeaderValue| value.to_str().ok());
    let same = match given(header::IF_NONE_MATCH) {
        Some(tags) => tags.split(',').any(|found| found.trim().trim_start_matches("W/") == tag),
        None => given(header::IF_MODIFIED_SINCE).is_some_and(|since| since == modified(known)),
    };
    same.then(|| (StatusCode::NOT_MODIFIED, state_headers(known, tag)).into_response())
}

fn modified(known: &KnownReference) -> String {
    known.modified_at.strftime("%a, %d %b %Y %H:%M:%S GMT").to_string()
}

fn state_headers(known: &KnownReference, tag: &str) -> [(header::HeaderName, String); 4] {
    [
        (header::ETAG, tag.to_owned()),
        (header::LAST_MODIFIED, modified(known)),
        (header::CACHE_CONTROL, "private, no-cache".to_owned()),
        (header::VARY, "cookie".to_owned()),
    ]
}

fn answer(
    known: &KnownReference,
    table: &ReferenceTable,
    name: &str,
    asked: &Asked,
    query: Option<&str>,
    tag: &str,
) -> Response {
    let headers = state_headers(known, tag);
    if asked.format == "csv" {
        let file = attachment(&format!("{name}_{}.csv", known.version.id));
        let kind = [
            (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
            (header::CONTENT_DISPOSITION, file),
        ];
        return (headers, kind, table.csv()).into_response();
    }
    let limit = asked.limit.unwrap_or(LIMIT).min(LIMIT_MAX);
    let entries = table.objects(asked.offset, limit);
    let end = asked.offset + entries.len();
    let rest: Vec<&str> = query
        .unwrap_or_default()
        .split('&')
        .filter(|pair| !pair.is_empty() && !pair.starts_with("offset="))
        .collect();
    let mut value = header_json(known, day(&asked.on).unwrap_or_default());
    value["total"] = json!(table.rows.len());
    value["offset"] = json!(asked.offset);
    value["entries"] = Value::Array(entries);
    value["next"] = if end < table.rows.len() && limit > 0 {
        let mut pairs = rest.join("&");
        if !pairs.is_empty() {
            pairs.push('&');
        }
        json!(format!("/api/references/{name}?{pairs}offset={end}"))
    } else {
        Value::Null
    };
    (headers, Json(value)).into_response()
}

/// `versions`, `diff`, or one establishment of the directory.
pub(crate) async fn part(
    State(app): State<App>,
    Path((name, part)): Path<(String, String)>,
    Query(asked): Query<Asked>,
    Query(sides): Query<Sides>,
    headers: HeaderMap,
) -> Result<Response, ApiProblem> {
    let as_of = asked.as_of()?;
    let known = readable(&app, &headers, &name, as_of).await?;
    match part.as_str() {
        "versions" => {
            let versions = views::reference_versions(&app.node, &views::reference_name(&name)).await?;
            Ok(Json(json!({ "reference": name, "versions": versions })).into_response())
        }
        "diff" => diff(&app, &name, &sides).await,
        uai if name == "institutions" => institution(&app, &known, uai, as_of, &headers).await,
        _ => Err(ApiProblem::NotFound),
    }
}

async fn diff(app: &App, name: &str, sides: &Sides) -> Result<Response, ApiProblem> {
    let [from, to] = sides.read()?;
    let diff = app.node.diff_reference(&views::reference_name(name), from, to).await?;
    let mut value = serde_json::to_value(&diff).map_err(|error| Problem::Internal(error.to_string()))?;
    // What breaks in deposits is for their depositors, on the page of the comparison.
    if let Some(value) = value.as_object_mut() {
        value.remove("breaks");
    }
    Ok(Json(value).into_response())
}

async fn institution(
    app: &App,
    known: &KnownReference,
    uai: &str,
    as_of: AsOf,
    headers: &HeaderMap,
) -> Result<Response, ApiProblem> {
    let tag = format!("\"{}-{}-{}\"", known.version.id, known.modified_at.as_microsecond(), app.node.today());
    if let Some(same) = unchanged(known, &tag, headers) {
        return Ok(same);
    }
    let view = views::institution(&app.node, uai, as_of).await?.ok_or(ApiProblem::NotFound)?;
    Ok((state_headers(known, &tag), Json(view)).into_response())
}

/// The same table as the page shows, whole, for a person who signed in.
pub(crate) async fn download(
    State(app): State<App>,
    _signed: Signed,
    Path(name): Path<String>,
    Query(asked): Query<Asked>,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Problem> {
    let reference = views::reference_name(&name);
    let known = app.node.known_reference(&reference, asked.as_of()?).await?.ok_or(Problem::NotFound)?;
    let table = table(&app, &known, &name, &asked, &wanted).await?;
    let (kind, extension, text) = match asked.format.as_str() {
        "json" => ("application/json", "json", format!("{:#}\n", table.json(&known, day(&asked.on)?))),
        // With its mark: the spreadsheets of French agents then read its accents.
        _ => ("text/csv; charset=utf-8", "csv", format!("\u{feff}{}", table.csv())),
    };
    let file = attachment(&format!("{name}_{}.{extension}", known.version.id));
    Ok(([(header::CONTENT_TYPE, kind.to_owned()), (header::CONTENT_DISPOSITION, file)], text).into_response())
}
