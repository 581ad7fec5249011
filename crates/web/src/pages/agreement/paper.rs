//! A convention that exists on paper only: what the register knows of it. Nothing of it is executed.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use entente_agreement::compare::RegisteredFlow;
use entente_exchange::views::{self, PaperView};

use crate::App;
use crate::file_body::file_body;
use crate::markdown::to_html;
use crate::page::{Page, html};
use crate::pages::deposit::attachment;
use crate::problem::Problem;
use crate::visitor::Signed;

#[derive(Template)]
#[template(path = "agreement_paper.html")]
struct PaperPage {
    p: Page,
    view: PaperView,
    /// HTML, made safe by `markdown`.
    notes: String,
}

pub(crate) async fn show(app: &App, p: Page, signed: &Signed, id: &str) -> Result<Response, Problem> {
    let view =
        views::paper_agreement(&app.node, id, &signed.session.party).await?.ok_or(Problem::NotFound)?;
    let notes = to_html(&view.paper.notes, 2);
    Ok(html(StatusCode::OK, &PaperPage { p, view, notes }))
}

/// The scan, for its parties.
pub(crate) async fn scan(
    State(app): State<App>,
    signed: Signed,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let found = views::paper_scan(&app.node.agreement_folder(), &id, &signed.session.party);
    let (path, name) = found.ok_or(Problem::NotFound)?;
    let (body, length) = file_body(&path).await.map_err(|error| Problem::Internal(error.to_string()))?;
    // What somebody scanned is only ever saved, never shown as a page of ours.
    let headers = [
        (header::CONTENT_TYPE, "application/octet-stream".to_owned()),
        (header::CONTENT_LENGTH, length.to_string()),
        (header::CONTENT_DISPOSITION, attachment(&name)),
    ];
    Ok((headers, body).into_response())
}

impl PaperPage {
    fn kind(&self) -> String {
        entente_agreement::agreement_kind_text(self.view.paper.kind, self.p.lang)
    }
    fn personal(&self, flow: &RegisteredFlow) -> String {
        self.p.t(match flow.personal {
            Some(true) => "census-yes",
            Some(false) => "census-no",
            None => "census-unknown",
        })
    }
}
