//! A version of a study: its text and figures, whether they can be made again, what was done with it, what its reader may do.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use entente_exchange::StudyActKind;
use entente_exchange::study::{StudyPart, StudyState};
use entente_exchange::views::{self, ShownFigure, StudyView};
use entente_model::Message;
use serde::Deserialize;

use super::drawn::drawn;
use super::stood::stood;
use crate::App;
use crate::chart::Figure;
use crate::form::{Fields, check_csrf, value};
use crate::markdown;
use crate::page::{ArticleLink, Page, html};
use crate::pages::deposit::attachment;
use crate::pages::figures::shown::csv_file;
use crate::problem::Problem;
use crate::visitor::Signed;

/// What the address asks for.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Wanted {
    /// Make the figures again from the data of the version.
    again: String,
}

/// A part of the page: text, or a figure.
enum Part {
    Text(String),
    Figure(Box<ShownPart>),
}

/// A figure, or that it is not shown.
struct ShownPart {
    figure: Option<Figure>,
    id: String,
    /// What must be known to find the same figures.
    facts: String,
}

/// A figure and what became of it.
struct StandingLine {
    id: String,
    reproduced: String,
    now: String,
}

#[derive(Template)]
#[template(path = "study.html")]
struct StudyPage {
    p: Page,
    view: StudyView,
    parts: Vec<Part>,
    standings: Vec<StandingLine>,
    is_again: bool,
    may_draft: bool,
    convention: ArticleLink,
}

pub(crate) async fn latest(
    State(app): State<App>,
    signed: Signed,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let view = views::study(&app.node, &signed.session, &id, None, false).await?;
    Ok(Redirect::to(&format!("/studies/{id}/{}", view.version.number)).into_response())
}

pub(crate) async fn show(
    State(app): State<App>,
    signed: Signed,
    Path((id, number)): Path<(String, u32)>,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Problem> {
    let is_again = !wanted.again.is_empty();
    let view = views::study(&app.node, &signed.session, &id, Some(number), is_again).await?;
    let p = Page::new(&app, &signed.visitor, "figures");
    let line = |one: &ShownFigure| StandingLine {
        id: one.id.clone(),
        reproduced: stood(&p, one.reproduced.as_ref()),
        now: stood(&p, one.now.as_ref()),
    };
    let page = StudyPage {
        parts: parts(&p, &view),
        standings: view.figures.iter().map(line).collect(),
        is_again: is_again || view.figures.iter().any(|one| one.reproduced.is_some()),
        may_draft: signed.session.may_act(),
        convention: ArticleLink {
            href: format!("/agreements/{}", view.version.agreement),
            text: view.version.agreement.to_string(),
        },
        view,
        p,
    };
    Ok(html(StatusCode::OK, &page))
}

/// The table of a figure as a file.
pub(crate) async fn csv(
    State(app): State<App>,
    signed: Signed,
    Path((id, number, file)): Path<(String, u32, String)>,
) -> Result<Response, Problem> {
    let view = views::study(&app.node, &signed.session, &id, Some(number), false).await?;
    let wanted = file.strip_suffix(".csv").ok_or(Problem::NotFound)?;
    let found = view.figures.iter().find(|one| one.id == wanted).and_then(|one| one.figure.as_ref());
    let figure = found.ok_or(Problem::NotFound)?;
    let p = Page::new(&app, &signed.visitor, "figures");
    let mut drawn = drawn(&p, figure, String::new());
    drawn.source = format!("{} {}", drawn.source, facts(&p, figure));
    Ok(csv_file(&p, &drawn, &format!("{id}_{number}_{wanted}")))
}

/// The text as its author gave it, to be read, checked or drafted again elsewhere.
pub(crate) async fn text(
    State(app): State<App>,
    signed: Signed,
    Path((id, number)): Path<(String, u32)>,
) -> Result<Response, Problem> {
    let view = views::study(&app.node, &signed.session, &id, Some(number), false).await?;
    if view.state == StudyState::Withdrawn {
        return Err(Problem::NotFound);
    }
    let headers = [
        (header::CONTENT_TYPE, "text/markdown; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, attachment(&format!("{id}_{number}.md"))),
    ];
    Ok((headers, view.version.text).into_response())
}

pub(crate) async fn act(
    State(app): State<App>,
    signed: Signed,
    Path((id, number)): Path<(String, u32)>,
    fields: Fields,
) -> Result<Response, Problem> {
    check_csrf(&signed.session, value(&fields, "csrf"))?;
    let what = match value(&fields, "what") {
        "proposed" => StudyActKind::Proposed,
        "approved" => StudyActKind::Approved,
        "published" => StudyActKind::Published,
        "withdrawn" => StudyActKind::Withdrawn,
        _ => return Err(Problem::Invalid),
    };
    app.node.act_on_study(&signed.session, &id, number, what).await?;
    Ok(Redirect::to(&format!("/studies/{id}/{number}")).into_response())
}

fn parts(p: &Page, view: &StudyView) -> Vec<Part> {
    if view.state == StudyState::Withdrawn {
        return Vec::new();
    }
    let part = |part: &StudyPart| match part {
        StudyPart::Text(text) => Some(Part::Text(markdown::to_html(text, 1))),
        StudyPart::Figure(request) => {
            let shown = view.figures.iter().find(|one| one.id == request.id)?;
            let address =
                format!("/studies/{}/{}/figures/{}.csv", view.text.id, view.version.number, shown.id);
            Some(Part::Figure(Box::new(ShownPart {
                figure: shown.figure.as_ref().map(|figure| drawn(p, figure, address)),
                id: shown.id.clone(),
                facts: shown.figure.as_ref().map(|figure| facts(p, figure)).unwrap_or_default(),
            })))
        }
    };
    view.text.parts.iter().filter_map(part).collect()
}

/// « Données 3f…, méthode 1.2, figure 8a… »
fn facts(p: &Page, figure: &entente_exchange::study::StudyFigure) -> String {
    let id = if figure.method.is_some() { "study-facts-method" } else { "study-facts" };
    let message = Message::new(id)
        .with("data", p.short(figure.data_version()))
        .with("method", figure.method.clone().unwrap_or_default())
        .with("figure", p.short(figure.sha256().to_string()))
        .with("threshold", figure.threshold);
    p.say(&message)
}

impl StudyPage {
    fn parties(&self) -> String {
        self.view.text.parties.iter().map(|party| self.p.party(party)).collect::<Vec<_>>().join(", ")
    }
    /// The parties whose approval is awaited.
    fn awaited(&self) -> Option<String> {
        match &self.view.state {
            StudyState::Proposed { awaited } => {
                Some(awaited.iter().map(|party| self.p.party(party)).collect::<Vec<_>>().join(", "))
            }
            _ => None,
        }
    }
    fn is_withdrawn(&self) -> bool {
        self.view.state == StudyState::Withdrawn
    }
    fn act_word(&self, what: &StudyActKind) -> String {
        self.p.t(match what {
            StudyActKind::Proposed => "study-do-propose",
            StudyActKind::Approved => "study-do-approve",
            StudyActKind::Published => "study-do-publish",
            StudyActKind::Withdrawn => "study-do-withdraw",
        })
    }
    fn act_code(&self, what: &StudyActKind) -> &'static str {
        match what {
            StudyActKind::Proposed => "proposed",
            StudyActKind::Approved => "approved",
            StudyActKind::Published => "published",
            StudyActKind::Withdrawn => "withdrawn",
        }
    }
    /// « Proposée par le rectorat, le 21 novembre 2026 ».
    fn history(&self) -> Vec<String> {
        let version = &self.view.version;
        let drafted = Message::new("study-done-drafted")
            .with("party", self.p.party(&version.party))
            .with("date", self.p.instant(&version.drafted_at));
        let acts = self.view.acts.iter().map(|act| {
            let id = match act.what {
                StudyActKind::Proposed => "study-done-proposed",
                StudyActKind::Approved => "study-done-approved",
                StudyActKind::Published => "study-done-published",
                StudyActKind::Withdrawn => "study-done-withdrawn",
            };
            Message::new(id)
                .with("party", self.p.party(&act.party))
                .with("date", self.p.instant(&act.acted_at))
        });
        std::iter::once(drafted).chain(acts).map(|message| self.p.say(&message)).collect()
    }
}

impl Page {
    /// The word of a state of a study, which is the exchange's.
    pub(crate) fn study_state(&self, state: &StudyState) -> String {
        entente_exchange::words().word(self.lang, state.message_id())
    }
}
