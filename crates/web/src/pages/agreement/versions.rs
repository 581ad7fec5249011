//! The texts of a convention: each with its digest, who signed it and how. A signature that was verified here and one that a
//! party declares to have been made elsewhere are never shown in one list.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use entente_audit::{CheckedRecord, CheckedSignature, Hash, Signatory, SignatureFault};
use entente_exchange::views::{self, TextView};
use entente_model::Message;

use super::head::Head;
use crate::App;
use crate::page::{Page, html};
use crate::pages::deposit::attachment;
use crate::problem::Problem;
use crate::visitor::Signed;

#[derive(Template)]
#[template(path = "agreement_versions.html")]
struct VersionsPage {
    p: Page,
    head: Head,
    /// The latest first.
    versions: Vec<Version>,
    /// Whether the reader sees the references of letters and dossiers, and texts under discussion.
    concerned: bool,
}

/// A text.
struct Version {
    name: String,
    anchor: String,
    badge: (&'static str, String),
    view: TextView,
    /// Whether each party has signed, and how.
    summary: (&'static str, String),
    /// The text that came before it, to compare with.
    before: Option<Hash>,
    /// Approvals that an amendment still waits for.
    missing: Vec<String>,
}

pub(crate) async fn show(
    State(app): State<App>,
    signed: Signed,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let p = Page::new(&app, &signed.visitor, "agreements");
    let head = Head::new(&p, &app.node.agreement_folder(), &id, "versions")?;
    let party = &signed.session.party;
    let texts = views::agreement_versions(&app.node, &id, party).await?;
    let concerned = views::agreement_concerns(&app.node, &id, party)?;
    let amendments = if concerned { app.node.amendments(&id.as_str().into()).await? } else { Vec::new() };
    let mut before = None;
    let mut versions: Vec<Version> = Vec::new();
    for view in texts {
        let sha256 = view.sha256;
        let amendment = amendments.iter().find(|one| one.sha256 == sha256 && one.in_force_on.is_none());
        let missing = amendment.map(|one| one.missing.as_slice()).unwrap_or_default();
        let missing = missing.iter().map(|needed| needed.sentence(p.lang)).collect();
        versions.push(version(&p, view, before, missing));
        before = Some(sha256);
    }
    versions.reverse();
    Ok(html(StatusCode::OK, &VersionsPage { p, head, versions, concerned }))
}

fn version(p: &Page, view: TextView, before: Option<Hash>, missing: Vec<String>) -> Version {
    let badge = match (view.stands, view.amendment) {
        (true, _) if view.signatures.is_complete() => ("good", "version-stands"),
        // What is executed and not signed by all must not look like a signed convention.
        (true, _) => ("warn", "version-stands-unsigned"),
        (false, Some(_)) => ("warn", "version-amendment"),
        (false, None) => ("calm", "version-replaced"),
    };
    let found = &view.signatures;
    let signed = found.signatures.len() + found.recorded.len();
    let summary = match (found.holds(), found.is_complete()) {
        (false, _) => ("bad", "signed-broken"),
        (true, true) if found.recorded.is_empty() => ("good", "signed-complete"),
        (true, true) => ("warn", "signed-recorded"),
        (true, false) if signed == 0 => ("calm", "signed-none"),
        (true, false) => ("warn", "signed-partly"),
    };
    Version {
        name: name(p, &view),
        anchor: p.short(view.sha256.to_string()),
        badge: (badge.0, p.t(badge.1)),
        summary: (summary.0, p.t(summary.1)),
        before,
        missing,
        view,
    }
}

/// « Avenant n° 2 », « Texte vu le 3 mars 2026 ».
pub(crate) fn name(p: &Page, view: &TextView) -> String {
    match view.amendment {
        Some(number) => p.with("version-number", "number", number),
        None => p.with("version-seen", "at", p.instant(&view.seen_at)),
    }
}

impl VersionsPage {
    fn text(&self, hash: &Hash) -> String {
        format!("/agreements/{}/texts/{hash}", self.head.id)
    }
    fn signatures(&self, hash: &Hash) -> String {
        format!("/agreements/{}/texts/{hash}/signatures", self.head.id)
    }
    fn compare(&self, from: &Hash, to: &Hash) -> String {
        format!("/agreements/{}/diff?from={from}&to={to}", self.head.id)
    }
    /// « Camille Modèle, directrice générale, par délégation : arrêté n° 12 »
    fn signatory(&self, signatory: &Signatory) -> String {
        let id = if signatory.delegation.is_some() { "signatory-delegated" } else { "signatory" };
        let message = Message::new(id)
            .with("name", &signatory.name)
            .with("function", &signatory.function)
            .with("delegation", signatory.delegation.as_deref().unwrap_or_default());
        self.p.say(&message)
    }
    fn signed_at(&self, one: &CheckedSignature) -> String {
        let place = Message::new("signed-at").with("place", &one.signature.place);
        self.p.say(&place.with("date", self.p.date(&one.signature.on)))
    }
    fn recorded_at(&self, one: &CheckedRecord) -> String {
        match &one.recorded.place {
            Some(place) => {
                let place = Message::new("signed-at").with("place", place);
                self.p.say(&place.with("date", self.p.date(&one.recorded.on)))
            }
            None => self.p.date(&one.recorded.on),
        }
    }
    fn recorded_by(&self, one: &CheckedRecord) -> String {
        let message = Message::new("recorded-by")
            .with("party", self.p.party(&one.recorded.recorded_by))
            .with("date", self.p.date(&one.recorded.recorded_on));
        self.p.say(&message)
    }
    fn means(&self, one: &CheckedRecord) -> String {
        self.p.t(format!("means-{}", one.recorded.means.name()))
    }
    fn faults(&self, faults: &[SignatureFault]) -> Vec<String> {
        faults.iter().map(|fault| entente_audit::words().say(self.p.lang, &fault.message())).collect()
    }
    fn changed(&self, version: &Version) -> Vec<String> {
        let parts = version.view.signatures.changed.iter();
        parts.map(|part| entente_audit::words().say(self.p.lang, &part.message())).collect()
    }
}

/// The exact text, to the byte.
pub(crate) async fn text(
    State(app): State<App>,
    signed: Signed,
    Path((id, sha256)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let found = views::agreement_text(&app.node, &id, &signed.session.party, &sha256).await?;
    let text = found.ok_or(Problem::NotFound)?;
    Ok(plain(text, &format!("{id}.convention.md")))
}

/// The statements about that text, as one file that anybody can verify.
pub(crate) async fn signatures(
    State(app): State<App>,
    signed: Signed,
    Path((id, sha256)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let versions = views::agreement_versions(&app.node, &id, &signed.session.party).await?;
    let version =
        versions.into_iter().find(|one| one.sha256.to_string() == sha256).ok_or(Problem::NotFound)?;
    let concerned = views::agreement_concerns(&app.node, &id, &signed.session.party)?;
    // A record holds the number of a letter or of a dossier, which is for those whom it concerns.
    if !concerned && !version.signatures.recorded.is_empty() {
        return Err(Problem::NotFound);
    }
    let file = app.node.signature_file(&id.as_str().into(), version.sha256).await?;
    Ok(plain(file.to_string(), &format!("{id}.convention.md.signatures")))
}

fn plain(text: String, name: &str) -> Response {
    let headers = [
        (header::CONTENT_TYPE, "text/plain; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, attachment(name)),
    ];
    (headers, text).into_response()
}
