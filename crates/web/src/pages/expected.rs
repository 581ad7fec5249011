//! What is expected from whom and when, as a page and as a calendar that other programs read.

use askama::Template;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use entente_exchange::ReminderStage;
use entente_exchange::views::{self, DueState, ExpectedView};
use entente_model::{DutyLevel, Message};

use crate::page::{Page, html};
use crate::pages::deposit::attachment;
use crate::problem::Problem;
use crate::visitor::Signed;
use crate::{App, clause};

#[derive(Template)]
#[template(path = "expected.html")]
struct ExpectedPage {
    p: Page,
    due: Vec<ExpectedView>,
    awaited: Vec<ExpectedView>,
}

pub(crate) async fn show(State(app): State<App>, signed: Signed) -> Result<Response, Problem> {
    let (due, awaited) = views::expected(&app.node, &signed.session).await?;
    let p = Page::new(&app, &signed.visitor, "expected");
    Ok(html(StatusCode::OK, &ExpectedPage { p, due, awaited }))
}

pub(crate) async fn calendar(State(app): State<App>, signed: Signed) -> Result<Response, Problem> {
    let lang = signed.visitor.lang;
    let calendar = views::expected_calendar(&app.node, &signed.session, lang).await?;
    let headers = [
        (header::CONTENT_TYPE, "text/calendar; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, attachment("entente.ics")),
    ];
    Ok((headers, calendar).into_response())
}

/// What needs somebody comes first; a list sorted by date would hide it.
pub(crate) fn urgency(state: DueState) -> u8 {
    match state {
        DueState::Late => 0,
        DueState::ToCorrect => 1,
        DueState::DueSoon => 2,
        DueState::ToCome => 3,
        DueState::Received => 4,
        DueState::Accepted => 5,
    }
}

impl Page {
    /// Colour and word of where an expected deposit stands.
    pub(crate) fn due_state(&self, state: &DueState) -> (&'static str, String) {
        let (tone, id) = match state {
            DueState::Accepted => ("good", "due-accepted"),
            DueState::Received => ("calm", "due-received"),
            DueState::ToCorrect => ("warn", "due-to-correct"),
            DueState::Late => ("bad", "due-late"),
            DueState::DueSoon => ("warn", "due-soon"),
            DueState::ToCome => ("calm", "due-to-come"),
        };
        (tone, self.t(id))
    }

    /// Whether the last deposit is what there is to see, rather than a new one to make.
    pub(crate) fn is_here(&self, state: &DueState) -> bool {
        matches!(state, DueState::Accepted | DueState::Received)
    }

    pub(crate) fn duty(&self, duty: &DutyLevel) -> String {
        self.t(clause::duty(*duty))
    }

    /// « Rappel le 23 novembre 2026 : 7 jours avant l'échéance ».
    pub(crate) fn reminded(&self, expected: &ExpectedView) -> Option<String> {
        if self.is_here(&expected.state) {
            return None;
        }
        let at = self.instant(expected.reminded_at.as_ref()?);
        let (id, count) = match expected.reminder? {
            ReminderStage::DaysBefore(days) => ("reminded-before", days),
            ReminderStage::WeeksLate(weeks) => ("reminded-late", weeks),
        };
        Some(self.say(&Message::new(id).with("at", at).count("count", u64::from(count))))
    }
}
