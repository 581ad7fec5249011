//! The style sheet, the script and the icon: part of the program, served under an address that holds their hash.

use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use rust_embed::{EmbeddedFile, RustEmbed};

use crate::App;

#[derive(RustEmbed)]
#[folder = "assets"]
struct Assets;

/// Address of an asset: `/assets/<hash>/entente.css`. A changed file has another address, so browsers keep each for a year.
pub(crate) fn address(name: &str) -> String {
    match Assets::get(name) {
        Some(file) => format!("/assets/{}/{name}", hash(&file)),
        None => format!("/assets/{name}"),
    }
}

pub(crate) async fn serve(State(app): State<App>, Path(path): Path<String>) -> Response {
    let Some((given, name)) = path.split_once('/') else { return StatusCode::NOT_FOUND.into_response() };
    let Some(file) = Assets::get(name) else { return StatusCode::NOT_FOUND.into_response() };
    // An address with another hash is that of another release: it must not be kept under this one.
    let kept = if app.options.dev || given != hash(&file) {
        "no-cache"
    } else {
        "public, max-age=31536000, immutable"
    };
    ([(header::CONTENT_TYPE, content_type(name)), (header::CACHE_CONTROL, kept)], file.data).into_response()
}

fn hash(file: &EmbeddedFile) -> String {
    file.metadata.sha256_hash()[..8].iter().map(|byte| format!("{byte:02x}")).collect()
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit_once('.').map(|(_, extension)| extension) {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        _ => "application/octet-stream",
    }
}
