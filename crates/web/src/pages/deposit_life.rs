//! What a depositor does with a deposit once it is here: has it checked again, takes it back, compares it, fetches the
//! rows that were set aside. The report itself is `deposit`.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use entente_exchange::views::{AlertView, DepositSummary, DepositView, WithdrawalView};
use entente_exchange::{AlertKind, ComparedVersions, Session, WithdrawalReason};
use entente_model::{Message, VersionState};

use crate::App;
use crate::file_body::file_body;
use crate::form::{Fields, check_csrf, value};
use crate::page::{ArticleLink, Page, html};
use crate::pages::deposit::attachment;
use crate::problem::Problem;
use crate::visitor::Signed;

/// What the page of a deposit says of its life, and what its reader may do.
pub(crate) struct Life {
    pub(crate) is_received: bool,
    pub(crate) is_quarantined: bool,
    pub(crate) may_check_again: bool,
    pub(crate) may_withdraw: bool,
    /// How far faulty rows may be set aside here, against what this file would need.
    pub(crate) partial: Option<String>,
    pub(crate) partial_article: Option<ArticleLink>,
    pub(crate) reasons: Vec<(&'static str, String)>,
    pub(crate) fault: Option<String>,
}

impl Life {
    pub(crate) fn of(p: &Page, session: &Session, view: &DepositView) -> Self {
        let state = view.summary.state;
        let waits = matches!(state, VersionState::Received | VersionState::Rejected);
        let partial = view.partial.as_ref();
        let needs = partial.zip(view.report.as_ref()).filter(|(_, report)| report.rows_blocked > 0);
        let message = needs.map(|(partial, report)| {
            let hundredths = u64::from(partial.partial.set_aside_max_hundredths);
            Message::new("quarantine-partial")
                .with("most", p.share(hundredths, 10_000_u64))
                .with("share", p.share(report.rows_blocked, report.rows))
        });
        Self {
            is_received: state == VersionState::Received,
            is_quarantined: state == VersionState::Rejected,
            may_check_again: session.may_act() && waits,
            may_withdraw: session.may_act() && view.withdrawal.is_none(),
            partial: message.map(|message| p.say(&message)),
            partial_article: partial.map(|partial| p.article(&partial.article)),
            reasons: WithdrawalReason::ALL.map(|reason| (reason.name(), p.reason(reason))).to_vec(),
            fault: None,
        }
    }
}

impl Page {
    /// « version 2, rentrée 2026 ».
    pub(crate) fn version_of(&self, deposit: &DepositSummary) -> String {
        let version = self.with("version", "version", deposit.version);
        format!("{version}, {}", self.period(&deposit.period))
    }

    pub(crate) fn reason(&self, reason: WithdrawalReason) -> String {
        self.t(format!("withdrawal-{}", reason.name()))
    }

    pub(crate) fn withdrawal(&self, withdrawal: &WithdrawalView) -> String {
        self.say(
            &Message::new("withdrawn-text")
                .with("at", self.instant(&withdrawal.withdrawn_at))
                .with("reason", self.reason(withdrawal.reason)),
        )
    }

    /// What became of the version that somebody received.
    pub(crate) fn alert(&self, alert: &AlertView) -> String {
        let message = |id: &str| Message::new(id).with("version", alert.version);
        match (alert.kind, alert.by_version, alert.reason) {
            (AlertKind::Replaced, Some(by), _) => self.say(&message("alert-replaced").with("by", by)),
            (AlertKind::Replaced, None, _) => self.say(&message("alert-replaced-unknown")),
            (AlertKind::Withdrawn, _, Some(reason)) => {
                self.say(&message("alert-withdrawn").with("reason", self.reason(reason)))
            }
            (AlertKind::Withdrawn, _, None) => self.say(&message("alert-withdrawn-unknown")),
        }
    }

    pub(crate) fn alert_dates(&self, alert: &AlertView) -> String {
        let told = self.with("alert-told", "at", self.instant(&alert.raised_at));
        match &alert.acknowledged_at {
            Some(at) => format!("{told}, {}", self.with("alert-read", "at", self.instant(at))),
            None => format!("{told}, {}", self.t("alert-not-read")),
        }
    }
}

pub(crate) async fn check(
    State(app): State<App>,
    signed: Signed,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Redirect, Problem> {
    check_csrf(&signed.session, value(&fields, "csrf"))?;
    app.node.check_deposit_again(&signed.session, &id).await?;
    Ok(Redirect::to(&format!("/deposits/{id}")))
}

pub(crate) async fn withdraw(
    State(app): State<App>,
    signed: Signed,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, Problem> {
    check_csrf(&signed.session, value(&fields, "csrf"))?;
    let reason = value(&fields, "reason");
    if !WithdrawalReason::ALL.iter().any(|known| known.name() == reason) {
        return super::deposit::page(&app, &signed, &id, Some("withdraw-reason-missing")).await;
    }
    app.node.withdraw_deposit(&signed.session, &id, reason).await?;
    Ok(Redirect::to(&format!("/deposits/{id}")).into_response())
}

/// The rows that were set aside, for whoever deposited them.
pub(crate) async fn set_aside(
    State(app): State<App>,
    signed: Signed,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let path = app.node.set_aside_file(&signed.session, &id).await?.ok_or(Problem::NotFound)?;
    let (body, length) =
        file_body(&path).await.map_err(|error| Problem::Internal(format!("rows set aside: {error}")))?;
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (header::CONTENT_LENGTH, length.to_string()),
        (header::CONTENT_DISPOSITION, attachment(&format!("{id}_set_aside.csv"))),
    ];
    Ok((headers, body).into_response())
}

#[derive(Template)]
#[template(path = "comparison.html")]
struct ComparisonPage {
    p: Page,
    in_both: u64,
    view: ComparedVersions,
}

pub(crate) async fn compare(
    State(app): State<App>,
    signed: Signed,
    Path((id, other)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let view = app.node.compare_deposits(&signed.session, &other, &id).await?;
    let p = Page::new(&app, &signed.visitor, "home");
    let in_both = view.comparison.changed + view.comparison.same;
    Ok(html(StatusCode::OK, &ComparisonPage { p, in_both, view }))
}

/// Marks that a recipient has read what it was told.
pub(crate) async fn acknowledge(
    State(app): State<App>,
    signed: Signed,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Redirect, Problem> {
    check_csrf(&signed.session, value(&fields, "csrf"))?;
    app.node.acknowledge_alert(&signed.session, &id).await?;
    Ok(Redirect::to("/"))
}
