//! The clearances that a person sees: her own, those of her organisation where she administers it, and how many other parties gave.

use std::collections::BTreeMap;

use entente_audit::{UserId, UserRole};
use entente_model::{AgreementId, ArticleRef, PartyId, PurposeId};
use entente_text::Lang;
use jiff::civil::Date;

use crate::clearance_state::{Clearance, ClearanceState, fold};
use crate::error::ExchangeError;
use crate::node::Node;
use crate::sign_in::Session;

/// What may be asked for or given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClearanceChoice {
    /// The convention.
    pub agreement: AgreementId,
    /// Its title.
    pub title: String,
    /// What for.
    pub purpose: PurposeId,
    /// The article that reserves the data.
    pub place: ArticleRef,
    /// The latest day until which it may be given today.
    pub latest: Date,
}

/// A clearance in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClearanceLine {
    /// The clearance.
    pub clearance: Clearance,
    /// The person, for those of her organisation.
    pub login: String,
    /// Title of the convention.
    pub title: String,
    /// The latest day until which it may be given today.
    pub latest: Date,
    /// What is undertaken.
    pub undertaking: Vec<String>,
}

/// How many agents a party cleared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClearanceCount {
    /// The party.
    pub party: PartyId,
    /// The convention.
    pub agreement: AgreementId,
    /// What for.
    pub purpose: PurposeId,
    /// Agents cleared today.
    pub count: u64,
}

/// What the page of clearances shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClearancesView {
    /// The person's own.
    pub own: Vec<ClearanceLine>,
    /// Those of the other persons of her organisation, where she administers it.
    pub others: Vec<ClearanceLine>,
    /// What may be asked for or given.
    pub choices: Vec<ClearanceChoice>,
    /// The other persons of her organisation, where she administers it.
    pub persons: Vec<(UserId, String)>,
    /// What the other parties of her conventions gave.
    pub elsewhere: Vec<ClearanceCount>,
}

/// The clearances that the person of a session sees.
pub async fn clearances(node: &Node, session: &Session, lang: Lang) -> Result<ClearancesView, ExchangeError> {
    let agreements = node.agreements();
    let all = fold(node.store().clearance_acts(None).await?, node.today());
    let accounts = node.store().accounts().await?;
    let persons: Vec<(UserId, String)> = accounts
        .into_iter()
        .filter(|account| account.party == session.party)
        .map(|account| (account.id, account.login))
        .collect();
    let is_administrator = session.role == UserRole::Administrator;
    let line = |clearance: &Clearance| {
        let found = agreements.agreement(clearance.agreement.as_str());
        let lasts =
            found.and_then(|found| agreements.reserved_to_cleared(found)).and_then(|(_, lasts)| lasts);
        let login = persons.iter().find(|(id, _)| *id == clearance.person).map(|(_, login)| login.clone());
        ClearanceLine {
            clearance: clearance.clone(),
            login: login.unwrap_or_else(|| clearance.person.to_string()),
            title: found.map_or_else(|| clearance.agreement.to_string(), |found| found.title.clone()),
            latest: node.latest_clearance(lasts),
            undertaking: node.undertaking(clearance, lang),
        }
    };
    let is_own = |one: &&Clearance| one.party == session.party && one.person == session.user;
    let is_other = |one: &&Clearance| one.party == session.party && one.person != session.user;
    // The latest first.
    let own = all.iter().rev().filter(is_own).map(line).collect();
    let others = all.iter().rev().filter(is_other).filter(|_| is_administrator).map(line).collect();
    let mut choices = Vec::new();
    let mut shared: Vec<AgreementId> = Vec::new();
    for agreement in agreements.all() {
        if !agreements.parties_of(agreement).contains(&&session.party) {
            continue;
        }
        shared.push(agreement.id.clone());
        let Some((place, lasts)) = agreements.reserved_to_cleared(agreement) else { continue };
        choices.extend(agreements.purposes_of(agreement).into_iter().map(|purpose| ClearanceChoice {
            agreement: agreement.id.clone(),
            title: agreement.title.clone(),
            purpose,
            place: place.clone(),
            latest: node.latest_clearance(lasts),
        }));
    }
    let mut counts: BTreeMap<(PartyId, AgreementId, PurposeId), u64> = BTreeMap::new();
    for one in &all {
        let is_elsewhere = one.party != session.party && shared.contains(&one.agreement);
        if is_elsewhere && one.state == ClearanceState::Valid {
            let key = (one.party.clone(), one.agreement.clone(), one.purpose.clone());
            *counts.entry(key).or_default() += 1;
        }
    }
    let elsewhere = counts
        .into_iter()
        .map(|((party, agreement, purpose), count)| ClearanceCount { party, agreement, purpose, count })
        .collect();
    let persons = persons.into_iter().filter(|(id, _)| is_administrator && *id != session.user).collect();
    Ok(ClearancesView { own, others, choices, persons, elsewhere })
}
