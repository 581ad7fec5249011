//! Contractors: named for a study, marked copies handed over for it, the attestation of destruction at its end.

use askama::Template;
use axum::extract::multipart::Multipart;
use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use entente_exchange::views::{self, MandateChoice, MandateLine, MandatesView};
use entente_exchange::{MandateOrder, MandateState, MandateStep};

use crate::App;
use crate::file_body::file_body;
use crate::form::{Fields, check_csrf, value};
use crate::page::{Page, html};
use crate::pages::deposit::attachment;
use crate::problem::Problem;
use crate::visitor::Signed;

/// Largest form with an attestation: 10 MB and what surrounds them.
pub(crate) const ATTESTATION_FORM_BYTES_MAX: usize = 11 << 20;

#[derive(Template)]
#[template(path = "contractors.html")]
struct ContractorsPage {
    p: Page,
    may_act: bool,
    view: MandatesView,
}

impl ContractorsPage {
    fn tone(&self, line: &MandateLine) -> &'static str {
        match line.mandate.state {
            MandateState::Running | MandateState::Certified => "good",
            MandateState::Over => "",
            MandateState::Awaited => "warn",
            MandateState::Escalated => "bad",
        }
    }

    fn state(&self, line: &MandateLine) -> String {
        self.p.t(format!("mandate-{}", line.mandate.state.name()))
    }

    fn step(&self, step: &MandateStep) -> String {
        self.p.t(format!("mandate-step-{}", step.name()))
    }

    fn is_running(&self, line: &MandateLine) -> bool {
        self.may_act && line.is_own && line.mandate.state == MandateState::Running
    }

    fn is_awaited(&self, line: &MandateLine) -> bool {
        let state = line.mandate.state;
        self.may_act && line.is_own && matches!(state, MandateState::Awaited | MandateState::Escalated)
    }

    fn is_certified(&self, line: &MandateLine) -> bool {
        line.mandate.state == MandateState::Certified
    }

    fn code(&self, choice: &MandateChoice) -> String {
        format!("{} {}", choice.agreement, choice.purpose)
    }

    fn shown(&self, choice: &MandateChoice) -> String {
        format!("{} – {}", choice.title, self.p.purpose_of(&choice.purpose))
    }
}

pub(crate) async fn show(State(app): State<App>, signed: Signed) -> Result<Response, Problem> {
    let p = Page::new(&app, &signed.visitor, "decisions");
    let view = views::mandates(&app.node, &signed.session).await?;
    Ok(html(StatusCode::OK, &ContractorsPage { p, may_act: signed.session.may_act(), view }))
}

fn back() -> Redirect {
    Redirect::to("/contractors")
}

pub(crate) async fn declare(
    State(app): State<App>,
    signed: Signed,
    fields: Fields,
) -> Result<Redirect, Problem> {
    check_csrf(&signed.session, value(&fields, "csrf"))?;
    let (agreement, purpose) = value(&fields, "for").split_once(' ').unwrap_or_default();
    let order = MandateOrder {
        agreement,
        purpose,
        contractor: value(&fields, "contractor"),
        siren: value(&fields, "siren"),
        study: value(&fields, "study"),
        until: value(&fields, "until").parse().map_err(|_| Problem::Invalid)?,
    };
    app.node.declare_mandate(&signed.session, &order).await?;
    Ok(back())
}

pub(crate) async fn extend(
    State(app): State<App>,
    signed: Signed,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Redirect, Problem> {
    check_csrf(&signed.session, value(&fields, "csrf"))?;
    let until = value(&fields, "until").parse().map_err(|_| Problem::Invalid)?;
    app.node.extend_mandate(&signed.session, &id, until).await?;
    Ok(back())
}

pub(crate) async fn end(
    State(app): State<App>,
    signed: Signed,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Redirect, Problem> {
    check_csrf(&signed.session, value(&fields, "csrf"))?;
    app.node.end_mandate(&signed.session, &id).await?;
    Ok(back())
}

/// The marked copy, made and recorded at each request.
pub(crate) async fn hand_over(
    State(app): State<App>,
    signed: Signed,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, Problem> {
    check_csrf(&signed.session, value(&fields, "csrf"))?;
    let delivery = value(&fields, "delivery");
    let path = app.node.hand_over(&signed.session, &id, delivery, signed.visitor.lang).await?;
    let (body, length) =
        file_body(&path).await.map_err(|error| Problem::Internal(format!("marked copy: {error}")))?;
    let headers = [
        (header::CONTENT_TYPE, "application/zip".to_owned()),
        (header::CONTENT_LENGTH, length.to_string()),
        (header::CONTENT_DISPOSITION, attachment(&format!("{id}_{delivery}.zip"))),
    ];
    Ok((headers, body).into_response())
}

/// The attestation, as a file.
pub(crate) async fn certify(
    State(app): State<App>,
    signed: Signed,
    Path(id): Path<String>,
    mut form: Multipart,
) -> Result<Redirect, Problem> {
    let mut is_trusted = false;
    while let Some(field) = form.next_field().await? {
        match field.name() {
            Some("csrf") => {
                check_csrf(&signed.session, field.text().await?.trim())?;
                is_trusted = true;
            }
            Some("attestation") if is_trusted => {
                let bytes = field.bytes().await?;
                app.node.certify_destruction(&signed.session, &id, &bytes).await?;
                return Ok(back());
            }
            _ => {}
        }
    }
    Err(if is_trusted { Problem::Invalid } else { Problem::Form })
}

/// The attestation of a mandate, for its party and those who produced the data.
pub(crate) async fn attestation(
    State(app): State<App>,
    signed: Signed,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let path = app.node.attestation(&signed.session, &id).await?.ok_or(Problem::NotFound)?;
    let (body, length) =
        file_body(&path).await.map_err(|error| Problem::Internal(format!("attestation: {error}")))?;
    let headers = [
        (header::CONTENT_TYPE, "application/octet-stream".to_owned()),
        (header::CONTENT_LENGTH, length.to_string()),
        (header::CONTENT_DISPOSITION, attachment(&format!("{id}_attestation"))),
    ];
    Ok((headers, body).into_response())
}
