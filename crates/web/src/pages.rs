//! The pages: one file each, and one line of the router.

mod agreement;
mod agreements;
mod dataset;
mod datasets;
mod decision;
mod decisions;
mod delivery;
mod deposit;
mod help;
mod home;
mod log;
mod request;
mod sign_in;
mod upload;

use std::collections::HashMap;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};
use entente_exchange::{ExchangeError, Session, views};
use entente_model::DatasetId;

use crate::App;

/// Largest body of an ordinary form; a deposit has its own limit.
const FORM_BYTES_MAX: usize = 256 * 1024;

pub(crate) fn routes() -> Router<App> {
    Router::new()
        .route("/", get(home::show))
        .route("/sign-in", get(sign_in::show).post(sign_in::sign_in))
        .route("/sign-out", post(sign_in::sign_out))
        .route("/agreements", get(agreements::show))
        .route("/agreements/{id}", get(agreement::show))
        .route("/datasets", get(datasets::show))
        .route("/datasets/{id}", get(dataset::show))
        .route("/datasets/{id}/requests", post(request::ask))
        .route("/deposits/{id}", get(deposit::show))
        .route("/deposits/{id}/report.csv", get(deposit::report_csv))
        .route("/deposits/{id}/report.json", get(deposit::report_json))
        .route("/decisions", get(decisions::show))
        .route("/decisions/{id}", get(decision::show))
        .route("/deliveries/{id}", get(delivery::show))
        .route("/deliveries/{id}/files/{file}", get(delivery::file))
        .route("/log", get(log::show))
        .route("/log/verify", post(log::verify))
        .route("/help", get(help::help))
        .route("/accessibility", get(help::accessibility))
        .layer(DefaultBodyLimit::max(FORM_BYTES_MAX))
        .route(
            "/datasets/{id}/deposits",
            post(upload::deposit).layer(DefaultBodyLimit::max(upload::FILE_BYTES_MAX)),
        )
}

/// Title by dataset, for lists that only hold identifiers.
async fn dataset_titles(app: &App, session: &Session) -> Result<HashMap<DatasetId, String>, ExchangeError> {
    Ok(views::datasets(&app.node, session).await?.into_iter().collect())
}
