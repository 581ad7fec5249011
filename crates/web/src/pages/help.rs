//! Help and accessibility: the pages that anybody may read.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;

use crate::App;
use crate::page::{Page, html};
use crate::visitor::Visitor;

#[derive(Template)]
#[template(path = "help.html")]
struct HelpPage {
    p: Page,
}

#[derive(Template)]
#[template(path = "accessibility.html")]
struct AccessibilityPage {
    p: Page,
}

pub(crate) async fn help(State(app): State<App>, visitor: Visitor) -> Response {
    html(StatusCode::OK, &HelpPage { p: Page::new(&app, &visitor, "help") })
}

pub(crate) async fn accessibility(State(app): State<App>, visitor: Visitor) -> Response {
    html(StatusCode::OK, &AccessibilityPage { p: Page::new(&app, &visitor, "accessibility") })
}
