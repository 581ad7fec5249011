//! The list of datasets.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use entente_exchange::views;
use entente_model::DatasetId;

use crate::App;
use crate::page::{Page, html};
use crate::problem::Problem;
use crate::visitor::Signed;

#[derive(Template)]
#[template(path = "datasets.html")]
struct DatasetsPage {
    p: Page,
    datasets: Vec<(DatasetId, String)>,
}

pub(crate) async fn show(State(app): State<App>, signed: Signed) -> Result<Response, Problem> {
    let datasets = views::datasets(&app.node, &signed.session).await?;
    Ok(html(StatusCode::OK, &DatasetsPage { p: Page::new(&app, &signed.visitor, "datasets"), datasets }))
}
