//! Home of a party: what it must deposit, what it received, what is late.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use entente_exchange::views::{self, DueState, HomeView, ReferenceAnnouncement};
use entente_model::Message;

use crate::App;
use crate::page::{Page, html};
use crate::pages::decisions::{DecisionLine, lines};
use crate::pages::expected::urgency;
use crate::problem::Problem;
use crate::visitor::Signed;

#[derive(Template)]
#[template(path = "home.html")]
struct HomePage {
    p: Page,
    view: HomeView,
    decisions: Vec<DecisionLine>,
    announcements: Vec<ReferenceAnnouncement>,
    late: usize,
    to_correct: usize,
    to_come: usize,
    may_act: bool,
}

pub(crate) async fn show(State(app): State<App>, signed: Signed) -> Result<Response, Problem> {
    let mut view = views::home(&app.node, &signed.session).await?;
    // What needs somebody comes first; a list sorted by name would hide it.
    for list in [&mut view.due, &mut view.awaited] {
        list.sort_by_key(|due| (urgency(due.state), due.due_on, due.title.clone()));
    }
    let p = Page::new(&app, &signed.visitor, "home");
    let announcements = views::announcements(&app.node, &signed.session).await?;
    let decisions = lines(&app, &p, &signed.session, &view.decisions).await?;
    let standing = |state| view.due.iter().filter(|due| due.state == state).count();
    let (late, to_correct) = (standing(DueState::Late), standing(DueState::ToCorrect));
    let to_come = standing(DueState::ToCome) + standing(DueState::DueSoon);
    let may_act = signed.session.may_act();
    Ok(html(
        StatusCode::OK,
        &HomePage { p, view, decisions, announcements, late, to_correct, to_come, may_act },
    ))
}

impl HomePage {
    fn short(&self, found: &ReferenceAnnouncement) -> String {
        views::short_name(&found.version.reference).to_owned()
    }

    /// « nomenclature « mef » : change le 1er septembre 2027 »
    fn announced(&self, found: &ReferenceAnnouncement) -> String {
        let message = Message::new("announcement")
            .with("reference", entente_exchange::reference_title(self.p.lang, &found.version.reference))
            .with("date", self.p.date(&found.effective_on));
        self.p.say(&message)
    }

    /// How much changes, and how many rows of this party's own files would no longer pass.
    fn announcement(&self, found: &ReferenceAnnouncement) -> String {
        let rows: u64 = found.breaks.iter().map(|broken| broken.rows).sum();
        let message = Message::new("announcement-counts")
            .count("opens", found.opens)
            .count("closes", found.closes)
            .count("changes", found.changes)
            .count("datasets", found.datasets.len() as u64)
            .with("rows", self.p.count("announcement-rows", rows));
        self.p.say(&message)
    }
}
