//! The list of decisions that the party asked for, or that are about what it produces.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use entente_exchange::Session;
use entente_exchange::views::{self, DecisionSummary};

use crate::App;
use crate::decided::tone;
use crate::page::{ArticleLink, Page, html};
use crate::pages::dataset_titles;
use crate::problem::Problem;
use crate::visitor::Signed;

#[derive(Template)]
#[template(path = "decisions.html")]
struct DecisionsPage {
    p: Page,
    decisions: Vec<DecisionLine>,
}

/// A decision in a list.
pub(crate) struct DecisionLine {
    pub(crate) id: String,
    pub(crate) at: String,
    pub(crate) tone: &'static str,
    pub(crate) outcome: String,
    pub(crate) dataset: String,
    pub(crate) purpose: String,
    pub(crate) recipient: String,
    pub(crate) articles: Vec<ArticleLink>,
}

pub(crate) async fn show(State(app): State<App>, signed: Signed) -> Result<Response, Problem> {
    let p = Page::new(&app, &signed.visitor, "decisions");
    let summaries = views::decisions(&app.node, &signed.session).await?;
    let decisions = lines(&app, &p, &signed.session, &summaries).await?;
    Ok(html(StatusCode::OK, &DecisionsPage { p, decisions }))
}

pub(crate) async fn lines(
    app: &App,
    p: &Page,
    session: &Session,
    summaries: &[DecisionSummary],
) -> Result<Vec<DecisionLine>, Problem> {
    let titles = dataset_titles(app, session).await?;
    let line = |summary: &DecisionSummary| DecisionLine {
        id: summary.id.clone(),
        at: p.instant(&summary.decided_at),
        tone: tone(&summary.outcome),
        outcome: p.named("outcome", &summary.outcome),
        dataset: titles.get(&summary.dataset).cloned().unwrap_or_else(|| summary.dataset.to_string()),
        purpose: p.purpose(&summary.purpose),
        recipient: p.party(&summary.recipient),
        articles: summary.articles.iter().map(|article| p.article(article)).collect(),
    };
    Ok(summaries.iter().map(line).collect())
}
