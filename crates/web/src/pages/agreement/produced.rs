//! What was done under a convention, as far as the party that looks may see it.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use entente_audit::ReminderStage;
use entente_exchange::views::{self, PartyProduced, ReminderView};
use entente_model::Message;

use super::head::Head;
use crate::App;
use crate::decided::tone;
use crate::page::{Page, html};
use crate::pages::decisions::{DecisionLine, lines};
use crate::problem::Problem;
use crate::visitor::Signed;

/// Outcomes of a decision, in the order in which they are counted.
const OUTCOMES: [&str; 4] = ["permitted", "refused", "not-covered", "gap"];

#[derive(Template)]
#[template(path = "agreement_produced.html")]
struct ProducedPage {
    p: Page,
    head: Head,
    view: PartyProduced,
    outcomes: Vec<(&'static str, String, usize)>,
    granted: Vec<DecisionLine>,
    refused: Vec<DecisionLine>,
}

pub(crate) async fn show(
    State(app): State<App>,
    signed: Signed,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let p = Page::new(&app, &signed.visitor, "agreements");
    let head = Head::new(&p, &app.node.agreement_folder(), &id, "produced")?;
    let view = views::agreement_produced(&app.node, &signed.session, &id).await?;
    let count = |outcome: &str| view.decisions.iter().filter(|one| one.outcome == outcome).count();
    let outcomes =
        OUTCOMES.iter().map(|outcome| (tone(outcome), p.named("outcome", outcome), count(outcome))).collect();
    let (granted, refused): (Vec<_>, Vec<_>) =
        view.decisions.iter().cloned().partition(|one| one.outcome == "permitted");
    let granted = lines(&app, &p, &signed.session, &granted).await?;
    let refused = lines(&app, &p, &signed.session, &refused).await?;
    Ok(html(StatusCode::OK, &ProducedPage { p, head, view, outcomes, granted, refused }))
}

impl ProducedPage {
    /// « 30 jours avant », « 2 semaines de retard ».
    fn stage(&self, reminder: &ReminderView) -> String {
        let (id, count) = match reminder.stage {
            ReminderStage::DaysBefore(days) => ("stage-before", days),
            ReminderStage::WeeksLate(weeks) => ("stage-late", weeks),
        };
        self.p.say(&Message::new(id).count("count", u64::from(count)))
    }
    /// What the reminder was about: a dataset, or a day of the calendar.
    fn about(&self, reminder: &ReminderView) -> String {
        reminder.dataset.clone().unwrap_or_else(|| {
            let kind = ["notice-deadline", "renewal-to-agree", "annex-update", "review", "ends"];
            let found = kind.iter().find(|kind| reminder.entry.starts_with(**kind));
            found.map_or_else(|| reminder.entry.clone(), |kind| self.p.t(format!("entry-{kind}")))
        })
    }
}
