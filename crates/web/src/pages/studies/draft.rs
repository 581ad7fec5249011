//! Drafting a study: its whole text in one field, from nothing or from a version; every fault is told beside the text.

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use entente_exchange::ExchangeError;
use entente_exchange::study::StudyState;
use entente_exchange::views::{self, FigurePlace};
use serde::Deserialize;

use crate::App;
use crate::form::{Fields, check_csrf, value};
use crate::page::{Page, html};
use crate::problem::Problem;
use crate::visitor::Signed;

/// The version from which one begins.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct From {
    study: String,
    number: Option<u32>,
}

#[derive(Template)]
#[template(path = "study_draft.html")]
struct DraftPage {
    p: Page,
    text: String,
    fault: Option<String>,
    faults: Vec<String>,
}

pub(crate) async fn form(
    State(app): State<App>,
    signed: Signed,
    Query(from): Query<From>,
) -> Result<Response, Problem> {
    let text = match from.study.as_str() {
        "" => skeleton(&app, &signed).await?,
        study => {
            let known = views::study(&app.node, &signed.session, study, from.number, false).await?;
            if known.state == StudyState::Withdrawn {
                return Err(Problem::NotFound);
            }
            known.version.text
        }
    };
    let p = Page::new(&app, &signed.visitor, "figures");
    Ok(html(StatusCode::OK, &DraftPage { p, text, fault: None, faults: Vec::new() }))
}

pub(crate) async fn keep(
    State(app): State<App>,
    signed: Signed,
    fields: Fields,
) -> Result<Response, Problem> {
    check_csrf(&signed.session, value(&fields, "csrf"))?;
    // Browsers send lines with CRLF: the digest of the text must not depend on the form it came by.
    let text = value(&fields, "text").replace("\r\n", "\n") + "\n";
    match app.node.draft_study(&signed.session, &text).await {
        Ok(kept) => Ok(Redirect::to(&format!("/studies/{}/{}", kept.study, kept.number)).into_response()),
        Err(error @ (ExchangeError::StudyFaulty(_) | ExchangeError::StudyUnchanged { .. })) => {
            let p = Page::new(&app, &signed.visitor, "figures");
            let fault = entente_exchange::words().say(p.lang, &error.message());
            let faults = error.details(p.lang);
            Ok(html(StatusCode::BAD_REQUEST, &DraftPage { p, text, fault: Some(fault), faults }))
        }
        Err(error) => Err(error.into()),
    }
}

/// A study to begin with: the party's convention, those who share its counts, one figure of what it sees.
async fn skeleton(app: &App, signed: &Signed) -> Result<String, Problem> {
    let view = views::enrolment(&app.node, &signed.session).await?;
    let place = ["region", "academie", "departement"]
        .iter()
        .find_map(|level| view.territories(level).into_iter().next())
        .map(|named| named.place)
        .or_else(|| view.institutions().next().map(FigurePlace::institution));
    let p = Page::new(app, &signed.visitor, "figures");
    let known = app.node.study_parties(&signed.session);
    let agreement = known.as_ref().map_or("", |(agreement, _)| agreement.as_str());
    let parties = known.iter().flat_map(|(_, parties)| parties);
    let parties: Vec<String> = parties.map(|party| format!("\"{party}\"")).collect();
    Ok(format!(
        "+++\nid = \"etude-1\"\ntitle = \"{}\"\nconvention = \"{agreement}\"\nparties = [{}]\n+++\n\n# {}\n\n{}\n\n\
         ```figure\nkind = \"forecast\"\nplace = \"{}\"\n```\n",
        p.t("study-skeleton-title"),
        parties.join(", "),
        p.t("study-skeleton-heading"),
        p.t("study-skeleton-text"),
        place.map(|place| place.key()).unwrap_or_default(),
    ))
}
