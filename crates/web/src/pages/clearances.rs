//! Clearances: one's own, and for administrators those of the organisation; asked for, given, undertaken, withdrawn with forms.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{Redirect, Response};
use entente_exchange::views::{self, ClearanceChoice, ClearanceLine, ClearancesView};
use entente_exchange::{ClearanceOrder, ClearanceReason, ClearanceState};

use crate::App;
use crate::form::{Fields, check_csrf, value};
use crate::page::{Page, html};
use crate::problem::Problem;
use crate::visitor::Signed;

#[derive(Template)]
#[template(path = "clearances.html")]
struct ClearancesPage {
    p: Page,
    reasons: Vec<(&'static str, String)>,
    is_administrator: bool,
    view: ClearancesView,
}

impl ClearancesPage {
    fn tone(&self, line: &ClearanceLine) -> &'static str {
        match line.clearance.state {
            ClearanceState::Valid => "good",
            ClearanceState::Requested | ClearanceState::ToSign => "warn",
            ClearanceState::Declined | ClearanceState::Expired | ClearanceState::Withdrawn => "bad",
        }
    }

    fn state(&self, line: &ClearanceLine) -> String {
        self.p.t(format!("clearance-{}", line.clearance.state.name()))
    }

    fn step(&self, step: &entente_exchange::ClearanceStep) -> String {
        self.p.t(format!("clearance-step-{}", step.name()))
    }

    fn is(&self, line: &ClearanceLine, state: &str) -> bool {
        line.clearance.state.name() == state
    }

    /// What stands for a choice in the form: a convention and a purpose.
    fn code(&self, choice: &ClearanceChoice) -> String {
        format!("{} {}", choice.agreement, choice.purpose)
    }

    fn shown(&self, choice: &ClearanceChoice) -> String {
        format!("{} – {}", choice.title, self.p.purpose_of(&choice.purpose))
    }

    fn latest(&self) -> String {
        self.view
            .choices
            .iter()
            .map(|choice| choice.latest)
            .max()
            .map(|day| day.to_string())
            .unwrap_or_default()
    }
}

pub(crate) async fn show(State(app): State<App>, signed: Signed) -> Result<Response, Problem> {
    let p = Page::new(&app, &signed.visitor, "decisions");
    let view = views::clearances(&app.node, &signed.session, p.lang).await?;
    let reasons = ClearanceReason::ALL
        .map(|reason| (reason.name(), p.t(format!("clearance-reason-{}", reason.name()))))
        .to_vec();
    let is_administrator = signed.session.role == entente_exchange::UserRole::Administrator;
    Ok(html(StatusCode::OK, &ClearancesPage { p, reasons, is_administrator, view }))
}

fn back() -> Redirect {
    Redirect::to("/clearances")
}

/// The convention and the purpose of a choice.
fn chosen(fields: &[(String, String)]) -> (&str, &str) {
    value(fields, "for").split_once(' ').unwrap_or_default()
}

pub(crate) async fn ask(State(app): State<App>, signed: Signed, fields: Fields) -> Result<Redirect, Problem> {
    check_csrf(&signed.session, value(&fields, "csrf"))?;
    let (agreement, purpose) = chosen(&fields);
    app.node.ask_clearance(&signed.session, agreement, purpose).await?;
    Ok(back())
}

pub(crate) async fn grant(
    State(app): State<App>,
    signed: Signed,
    fields: Fields,
) -> Result<Redirect, Problem> {
    check_csrf(&signed.session, value(&fields, "csrf"))?;
    let (agreement, purpose) = chosen(&fields);
    let person = value(&fields, "person").parse().map_err(|_| Problem::Invalid)?;
    let until = value(&fields, "until").parse().map_err(|_| Problem::Invalid)?;
    let order = ClearanceOrder { person, agreement, purpose, until };
    app.node.grant_clearance(&signed.session, &order).await?;
    Ok(back())
}

pub(crate) async fn decline(
    State(app): State<App>,
    signed: Signed,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Redirect, Problem> {
    check_csrf(&signed.session, value(&fields, "csrf"))?;
    app.node.decline_clearance(&signed.session, &id).await?;
    Ok(back())
}

pub(crate) async fn withdraw(
    State(app): State<App>,
    signed: Signed,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Redirect, Problem> {
    check_csrf(&signed.session, value(&fields, "csrf"))?;
    let reason = value(&fields, "reason");
    let reason = ClearanceReason::ALL.into_iter().find(|one| one.name() == reason).ok_or(Problem::Invalid)?;
    app.node.withdraw_clearance(&signed.session, &id, reason).await?;
    Ok(back())
}

/// The undertaking is signed by whoever ticks it, signed in: the text that stood there is kept.
pub(crate) async fn sign(
    State(app): State<App>,
    signed: Signed,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Redirect, Problem> {
    check_csrf(&signed.session, value(&fields, "csrf"))?;
    if value(&fields, "undertake") != "yes" {
        return Err(Problem::Invalid);
    }
    app.node.sign_undertaking(&signed.session, &id, signed.visitor.lang).await?;
    Ok(back())
}
