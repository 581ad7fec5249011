//! The log of evidence, newest first, and its verification on demand.

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use entente_exchange::LogWitness;
use entente_exchange::views::{self, LogEntryView, LogView};
use entente_model::Message;
use serde::Deserialize;

use crate::App;
use crate::form::{Fields, check_csrf, value};
use crate::page::{Page, html};
use crate::problem::Problem;
use crate::visitor::Signed;

#[derive(Template)]
#[template(path = "log.html")]
struct LogPage {
    p: Page,
    view: LogView,
    witnesses: Vec<LogWitness>,
    verified: Option<Verified>,
}

/// What the verification says.
struct Verified {
    clean: bool,
    text: String,
    problems: Vec<String>,
}

#[derive(Deserialize)]
pub(crate) struct Wanted {
    #[serde(default)]
    page: Option<u64>,
}

/// Fields that say at a glance what an entry is about; the others are in its details.
const GIST: [&str; 9] =
    ["agreement", "reference", "dataset", "period", "outcome", "verdict", "recipient", "purpose", "deposit"];

impl LogPage {
    fn gist(&self, entry: &LogEntryView) -> Vec<String> {
        let word = |name: &str, value: &str| match name {
            "outcome" => self.p.named("outcome", value),
            "verdict" => self.p.named("version", value),
            _ => value.to_owned(),
        };
        let known = |name: &&str| entry.fields.iter().find(|(field, _)| field == name);
        GIST.iter().filter_map(known).map(|(name, value)| word(name, value)).collect()
    }

    fn position(&self) -> String {
        let message = Message::new("pages-position")
            .with("page", self.p.number(self.view.page))
            .with("pages", self.p.number(self.view.pages));
        self.p.say(&message)
    }
}

pub(crate) async fn show(
    State(app): State<App>,
    signed: Signed,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Problem> {
    let view = views::log(&app.node, wanted.page.unwrap_or(1)).await?;
    if view.entries.is_empty() && view.total > 0 {
        return Err(Problem::NotFound);
    }
    let witnesses = app.node.witnesses().await?;
    let p = Page::new(&app, &signed.visitor, "log");
    Ok(html(StatusCode::OK, &LogPage { p, view, witnesses, verified: None }))
}

pub(crate) async fn verify(
    State(app): State<App>,
    signed: Signed,
    fields: Fields,
) -> Result<Response, Problem> {
    check_csrf(&signed.session, value(&fields, "csrf"))?;
    let report = app.node.verify_log().await?;
    let p = Page::new(&app, &signed.visitor, "log");
    let clean = report.is_clean();
    let problems = report.say(p.lang);
    let text =
        if clean { p.count("log-verified", report.entries) } else { p.count("log-broken", problems.len()) };
    let verified = Some(Verified { clean, text, problems });
    let view = views::log(&app.node, 1).await?;
    let witnesses = app.node.witnesses().await?;
    Ok(html(StatusCode::OK, &LogPage { p, view, witnesses, verified }))
}
