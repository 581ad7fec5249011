//! The ENT that a convention feeds: who runs it, who publishes, who helps, its schools, its last delivery (EN 3, 6, 7).

use entente_model::{Agreement, ContactFunction, EntClause, PartyId, Uai};
use serde::Serialize;

use super::directory_delivery::{DirectoryDeliveryLine, directory_deliveries};
use crate::directory_sources::provider_of;
use crate::error::ExchangeError;
use crate::node::Node;
use crate::sign_in::Session;

/// Functions of those whom users and partners of an ENT look for.
const FUNCTIONS: [ContactFunction; 4] = [
    ContactFunction::DirecteurPublication,
    ContactFunction::ReferentNumerique,
    ContactFunction::Assistance,
    ContactFunction::CorrespondantTechnique,
];

/// An ENT, as the page of its convention shows it.
#[derive(Clone, Debug, Serialize)]
pub struct EntView {
    pub clause: EntClause,
    /// Whoever runs it, by name.
    pub exploitant: Option<PartyId>,
    pub provider: Option<PartyId>,
    /// Function, party and who to write to.
    pub roles: Vec<EntRole>,
    /// Its schools one by one, with their names in the directory; none where it is those of a territory.
    pub schools: Vec<(Uai, Option<String>)>,
    /// Its last deliveries, for the parties concerned, the newest first.
    pub deliveries: Vec<DirectoryDeliveryLine>,
}

/// Somebody who answers for something of the ENT.
#[derive(Clone, Debug, Serialize)]
pub struct EntRole {
    pub function: ContactFunction,
    pub party: PartyId,
    pub name: Option<String>,
    pub mail: String,
}

/// Deliveries of one ENT that its page shows.
const DELIVERIES_MAX: usize = 14;

/// The ENT of a convention, in the order of its clauses.
pub async fn agreement_ents(node: &Node, session: &Session, id: &str) -> Result<Vec<EntView>, ExchangeError> {
    let agreements = node.agreements();
    let agreement = agreements.must_have(&id.into())?;
    let deliveries = directory_deliveries(node, session, id).await?;
    let mut views = Vec::new();
    for (_, clause) in agreement.ent_clauses() {
        let of_clause = deliveries.iter().filter(|line| line.summary.dataset.as_str() == clause.id.as_str());
        let named = |uai: &Uai| agreements.references.institutions.get(*uai).map(|one| one.name.clone());
        views.push(EntView {
            exploitant: agreements.holder(agreement, &clause.exploitant).map(|party| party.id.clone()),
            provider: provider_of(&agreements, agreement, clause),
            roles: roles(agreement),
            schools: clause.schools.iter().map(|uai| (*uai, named(uai))).collect(),
            deliveries: of_clause.take(DELIVERIES_MAX).cloned().collect(),
            clause: clause.clone(),
        });
    }
    Ok(views)
}

fn roles(agreement: &Agreement) -> Vec<EntRole> {
    let mut roles = Vec::new();
    for function in FUNCTIONS {
        for (_, party) in agreement.party_clauses() {
            let contacts = party.contacts.iter().filter(|contact| contact.function == function);
            roles.extend(contacts.map(|contact| EntRole {
                function,
                party: party.id.clone(),
                name: contact.name.clone(),
                mail: contact.mail.clone(),
            }));
        }
    }
    roles
}
