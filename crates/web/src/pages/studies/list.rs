//! The studies of which a party is one: published ones, and those under way.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use entente_exchange::views::{self, StudyLine};

use crate::App;
use crate::page::{Page, html};
use crate::problem::Problem;
use crate::visitor::Signed;

#[derive(Template)]
#[template(path = "studies.html")]
struct StudiesPage {
    p: Page,
    lines: Vec<StudyLine>,
    may_act: bool,
}

pub(crate) async fn show(State(app): State<App>, signed: Signed) -> Result<Response, Problem> {
    let lines = views::studies(&app.node, &signed.session.party).await?;
    let p = Page::new(&app, &signed.visitor, "figures");
    Ok(html(StatusCode::OK, &StudiesPage { p, lines, may_act: signed.session.may_act() }))
}

impl StudiesPage {
    fn parties(&self, line: &StudyLine) -> String {
        line.parties.iter().map(|party| self.p.party(party)).collect::<Vec<_>>().join(", ")
    }
}
