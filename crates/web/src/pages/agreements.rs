//! The list of conventions.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use entente_exchange::views::{self, AgreementLink};

use crate::App;
use crate::page::{Page, html};
use crate::visitor::Signed;

#[derive(Template)]
#[template(path = "agreements.html")]
struct AgreementsPage {
    p: Page,
    agreements: Vec<AgreementLink>,
}

pub(crate) async fn show(State(app): State<App>, signed: Signed) -> Response {
    let agreements = views::agreements(&app.node);
    html(StatusCode::OK, &AgreementsPage { p: Page::new(&app, &signed.visitor, "agreements"), agreements })
}
