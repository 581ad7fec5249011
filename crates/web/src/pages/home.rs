//! Home of a party: what it must deposit, what it received, what is late.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use entente_exchange::views::{self, DueState, HomeView};

use crate::App;
use crate::clause;
use crate::page::{Page, html};
use crate::pages::decisions::{DecisionLine, lines};
use crate::problem::Problem;
use crate::visitor::Signed;

#[derive(Template)]
#[template(path = "home.html")]
struct HomePage {
    p: Page,
    view: HomeView,
    decisions: Vec<DecisionLine>,
    late: usize,
    to_correct: usize,
    expected: usize,
}

pub(crate) async fn show(State(app): State<App>, signed: Signed) -> Result<Response, Problem> {
    let mut view = views::home(&app.node, &signed.session).await?;
    // What needs somebody comes first; a list sorted by name would hide it.
    view.due.sort_by_key(|due| (urgency(due.state), due.due_on, due.title.clone()));
    let p = Page::new(&app, &signed.visitor, "home");
    let decisions = lines(&app, &p, &signed.session, &view.decisions).await?;
    let standing = |state| view.due.iter().filter(|due| due.state == state).count();
    let (late, to_correct, expected) =
        (standing(DueState::Late), standing(DueState::ToCorrect), standing(DueState::Expected));
    Ok(html(StatusCode::OK, &HomePage { p, view, decisions, late, to_correct, expected }))
}

fn urgency(state: DueState) -> u8 {
    match state {
        DueState::Late => 0,
        DueState::ToCorrect => 1,
        DueState::Expected => 2,
        DueState::Done => 3,
    }
}

fn due_word(state: &DueState) -> &'static str {
    match state {
        DueState::Done => "due-done",
        DueState::Expected => "due-expected",
        DueState::Late => "due-late",
        DueState::ToCorrect => "due-to-correct",
    }
}

fn due_tone(state: &DueState) -> &'static str {
    match state {
        DueState::Done => "good",
        DueState::Expected => "calm",
        DueState::Late => "bad",
        DueState::ToCorrect => "warn",
    }
}

impl HomePage {
    fn state(&self, state: &DueState) -> (&'static str, String) {
        (due_tone(state), self.p.t(due_word(state)))
    }

    fn duty(&self, duty: &entente_model::DutyLevel) -> String {
        self.p.t(clause::duty(*duty))
    }
}
