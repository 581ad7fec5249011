//! The contractors that a party sees: those that it named, and those to which data that it produced were handed.

use entente_model::{AgreementId, ArticleRef, PurposeId};
use entente_store::Page;
use jiff::civil::Date;

use crate::error::ExchangeError;
use crate::mandate_state::{Mandate, MandateState};
use crate::node::Node;
use crate::sign_in::Session;
use crate::views::stored_json;

/// Deliveries among which one is chosen.
const DELIVERIES_MAX: u32 = 500;

/// A mandate in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MandateLine {
    /// The mandate.
    pub mandate: Mandate,
    /// Title of the convention.
    pub title: String,
    /// Whether the party of the session gave it.
    pub is_own: bool,
    /// What may be handed over under it: number, dataset and period of deliveries for its purpose.
    pub deliveries: Vec<(String, String, String)>,
}

/// Under which convention and for what a contractor may be named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MandateChoice {
    /// The convention.
    pub agreement: AgreementId,
    /// Its title.
    pub title: String,
    /// What for.
    pub purpose: PurposeId,
    /// The article that lets it.
    pub place: ArticleRef,
}

/// What the page of contractors shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MandatesView {
    /// Today.
    pub today: Date,
    /// The mandates, the latest first.
    pub lines: Vec<MandateLine>,
    /// Under which convention and for what one may be named.
    pub choices: Vec<MandateChoice>,
}

/// The mandates that the party of a session sees.
pub async fn mandates(node: &Node, session: &Session) -> Result<MandatesView, ExchangeError> {
    let agreements = node.agreements();
    let mut delivered = Vec::new();
    for delivery in node.store().deliveries_to(Some(&session.party), Page::first(DELIVERIES_MAX)).await? {
        let Some(decision) = node.store().decision(delivery.decision).await? else { continue };
        let json = stored_json(&decision.id, &decision.decision)?;
        let purpose = json["request"]["purpose"].as_str().unwrap_or_default().to_owned();
        delivered.push((purpose, delivery));
    }
    let mut lines = Vec::new();
    for mandate in node.mandates(&session.party).await?.into_iter().rev() {
        let is_own = mandate.party == session.party;
        let is_running = is_own && mandate.state == MandateState::Running;
        let deliveries = delivered
            .iter()
            .filter(|(purpose, _)| is_running && *purpose == *mandate.purpose.as_str())
            .map(|(_, one)| (one.id.to_string(), agreements.title(&one.dataset), one.period.to_string()))
            .collect();
        let found = agreements.agreement(mandate.agreement.as_str());
        let title = found.map_or_else(|| mandate.agreement.to_string(), |found| found.title.clone());
        lines.push(MandateLine { mandate, title, is_own, deliveries });
    }
    let mut choices = Vec::new();
    for agreement in agreements.all() {
        if !agreements.parties_of(agreement).contains(&&session.party) {
            continue;
        }
        let Ok(place) = agreements.lets_contractors(agreement) else { continue };
        choices.extend(agreements.purposes_of(agreement).into_iter().map(|purpose| MandateChoice {
            agreement: agreement.id.clone(),
            title: agreement.title.clone(),
            purpose,
            place: place.clone(),
        }));
    }
    Ok(MandatesView { today: node.today(), lines, choices })
}
