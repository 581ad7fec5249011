//! The parties of a convention, those who joined it with their schools, and where each stands today.

use std::collections::BTreeMap;

use entente_model::{PartyClause, Uai};
use jiff::civil::Date;
use serde::Serialize;

use super::directory;
use crate::error::ExchangeError;
use crate::known_reference::{AsOf, ReferenceContent};
use crate::node::Node;

/// A party of a convention.
#[derive(Clone, Debug, Serialize)]
pub struct AgreementParty {
    pub clause: PartyClause,
    /// Whether it still is one today.
    pub stays: bool,
    /// How it joined, where it was none of the first ones.
    pub joined: Option<JoinedView>,
}

/// How a party joined.
#[derive(Clone, Debug, Serialize)]
pub struct JoinedView {
    pub joined_on: Date,
    /// Its schools, with their names in the directory.
    pub schools: Vec<(Uai, Option<String>)>,
    /// Digest of what was signed to join.
    pub sha256: String,
}

/// The parties of a convention, the first ones first.
pub async fn agreement_parties(node: &Node, id: &str) -> Result<Vec<AgreementParty>, ExchangeError> {
    let agreements = node.agreements();
    let agreement = agreements.must_have(&id.into())?;
    let today = agreements.state(agreement, node.today()).parties;
    let mut parties: Vec<AgreementParty> = Vec::new();
    for (_, clause) in agreement.party_clauses() {
        // A role of a technical kind (a contractor) is bound by those for whom it works.
        let stays = today.contains(&clause.id) || !agreement.parties.contains(&clause.id);
        parties.push(AgreementParty { clause: clause.clone(), stays, joined: None });
    }
    let names = school_names(node).await?;
    for one in node.agreement_folder().joined().into_iter().filter(|one| one.joins == agreement.id) {
        let Some(joined_on) = one.begins_on() else { continue };
        let schools = one.schools.iter().map(|uai| (*uai, names.get(uai.as_str()).cloned())).collect();
        let joined = JoinedView { joined_on, schools, sha256: one.sha256 };
        parties.retain(|known| known.clause.id != one.party.id);
        parties.push(AgreementParty {
            stays: today.contains(&one.party.id),
            clause: one.party,
            joined: Some(joined),
        });
    }
    Ok(parties)
}

async fn school_names(node: &Node) -> Result<BTreeMap<String, String>, ExchangeError> {
    let Some(known) = directory(node, AsOf::default()).await? else { return Ok(BTreeMap::new()) };
    let ReferenceContent::Institutions(records) = &known.content else { return Ok(BTreeMap::new()) };
    let named = records.iter().map(|record| &record.institution);
    Ok(named.map(|school| (school.uai.to_string(), school.name.clone())).collect())
}
