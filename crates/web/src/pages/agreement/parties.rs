//! The parties of a convention: who they are, who signs for them, who answers for personal data, who joined with which schools.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use entente_exchange::views::{self, AgreementParty, EntView};
use entente_model::{ContactFunction, Deliberation, Message, PartyKind, Signatory};

use super::head::Head;
use crate::App;
use crate::page::{Page, html};
use crate::problem::Problem;
use crate::visitor::Signed;

#[derive(Template)]
#[template(path = "agreement_parties.html")]
struct PartiesPage {
    p: Page,
    head: Head,
    first: Vec<AgreementParty>,
    joined: Vec<AgreementParty>,
    ents: Vec<EntView>,
}

pub(crate) async fn show(
    State(app): State<App>,
    signed: Signed,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let p = Page::new(&app, &signed.visitor, "agreements");
    let head = Head::new(&p, &app.node.agreement_folder(), &id, "parties")?;
    let parties = views::agreement_parties(&app.node, &id).await?;
    let (joined, first) = parties.into_iter().partition(|party: &AgreementParty| party.joined.is_some());
    let ents = views::agreement_ents(&app.node, &signed.session, &id).await?;
    Ok(html(StatusCode::OK, &PartiesPage { p, head, first, joined, ents }))
}

impl PartiesPage {
    fn kind(&self, kind: &PartyKind) -> String {
        let value = serde_json::to_value(kind).unwrap_or_default();
        self.p.named("party-kind", value.as_str().unwrap_or_default())
    }
    fn function(&self, function: &ContactFunction) -> String {
        let value = serde_json::to_value(function).unwrap_or_default();
        self.p.named("contact", value.as_str().unwrap_or_default())
    }
    fn level(&self, ent: &EntView) -> String {
        let value = serde_json::to_value(ent.clause.level).unwrap_or_default();
        self.p.named("ent-level", value.as_str().unwrap_or_default())
    }
    fn form(&self, ent: &EntView) -> String {
        let value = serde_json::to_value(ent.clause.form).unwrap_or_default();
        self.p.named("ent-form", value.as_str().unwrap_or_default())
    }
    fn complete_on(&self, ent: &EntView) -> String {
        let value = serde_json::to_value(ent.clause.complete_on).unwrap_or_default();
        self.p.named("week-day", value.as_str().unwrap_or_default())
    }
    /// « Directrice générale : Camille Modèle, par délégation (arrêté n° 12) »
    fn signatory(&self, signatory: &Signatory) -> String {
        let mut text = signatory.title.clone();
        if let Some(name) = &signatory.name {
            text = format!("{name}, {text}");
        }
        match &signatory.delegation {
            Some(delegation) => {
                self.p.say(&Message::new("party-delegated").with("who", text).with("delegation", delegation))
            }
            None => text,
        }
    }
    fn deliberation(&self, deliberation: &Deliberation) -> String {
        let message = Message::new("party-deliberated")
            .with("assembly", &deliberation.assembly)
            .with("number", &deliberation.number)
            .with("date", self.p.date(&deliberation.on));
        self.p.say(&message)
    }
}
