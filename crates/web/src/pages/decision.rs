//! A decision: what was answered, on which articles, and what it binds or what is missing.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use entente_exchange::views::{self, DecisionView};
use entente_text::Lang;
use serde_json::Value;

use crate::App;
use crate::decided::{ObligationLine, obligations, place};
use crate::page::{ArticleLink, Page, html};
use crate::pages::decisions::{DecisionLine, lines};
use crate::problem::Problem;
use crate::visitor::Signed;

#[derive(Template)]
#[template(path = "decision.html")]
struct DecisionPage {
    p: Page,
    line: DecisionLine,
    sentences: Vec<String>,
    obligations: Vec<ObligationLine>,
    nearest: Option<ArticleLink>,
    /// Whether the person may ask for the file now.
    may_receive: bool,
    json: String,
    view: DecisionView,
}

pub(crate) async fn show(
    State(app): State<App>,
    signed: Signed,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let view = views::decision(&app.node, &signed.session, &id).await?.ok_or(Problem::NotFound)?;
    let p = Page::new(&app, &signed.visitor, "decisions");
    let summaries = std::slice::from_ref(&view.summary);
    let line = lines(&app, &p, &signed.session, summaries).await?.pop().ok_or(Problem::NotFound)?;
    let obligations = obligations(&p, &view.json);
    let sentences = match p.lang {
        Lang::Fr => &view.sentences_fr,
        Lang::En => &view.sentences_en,
    };
    // The decision says its obligations last, one sentence each: the page lists them apart, with their articles.
    let reasons = sentences.len().saturating_sub(obligations.len());
    let page = DecisionPage {
        sentences: sentences.iter().take(reasons).cloned().collect(),
        obligations,
        nearest: view.json.get("nearest").and_then(nearest).map(|place| p.article(&place)),
        may_receive: view.summary.outcome == "permitted"
            && view.summary.recipient == signed.session.party
            && signed.session.may_act(),
        json: serde_json::to_string_pretty(&view.json).unwrap_or_default(),
        line,
        p,
        view,
    };
    Ok(html(StatusCode::OK, &page))
}

/// The nearest clause is stored as a place or as a record that holds one.
fn nearest(json: &Value) -> Option<entente_model::ArticleRef> {
    place(json).or_else(|| json.get("article").and_then(place))
}
