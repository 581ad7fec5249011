//! A convention, and the list of them.

use entente_model::{Agreement, ClauseKind, DatasetId};
use jiff::civil::Date;

use super::{AgreementLink, AgreementView};
use crate::agreements::Agreements;
use crate::error::ExchangeError;
use crate::node::Node;

/// Every convention of the node; texts that parties sign are open to all of them.
pub fn agreements(node: &Node) -> Vec<AgreementLink> {
    let agreements = node.agreements();
    agreements.all().iter().map(|agreement| link(&agreements, agreement, node.today())).collect()
}

/// One convention.
pub fn agreement(node: &Node, id: &str) -> Result<Option<AgreementView>, ExchangeError> {
    let agreements = node.agreements();
    let today = node.today();
    let Some(agreement) = agreements.agreement(id) else { return Ok(None) };
    let related = agreements.all().iter().filter(|other| {
        let linked = |one: &Agreement, two: &Agreement| {
            one.applies.as_ref() == Some(&two.id) || one.attached_to.as_ref() == Some(&two.id)
        };
        linked(other, agreement) || linked(agreement, other)
    });
    let mut dataset_titles: Vec<(DatasetId, String)> = Vec::new();
    for clause in &agreement.clauses {
        let id = match &clause.kind {
            ClauseKind::Dataset(line) => &line.id,
            ClauseKind::Grant(grant) => &grant.dataset,
            _ => continue,
        };
        if !dataset_titles.iter().any(|(known, _)| known == id) {
            dataset_titles.push((id.clone(), agreements.title(id)));
        }
    }
    Ok(Some(AgreementView {
        in_force: agreements.holds_on(agreement, today),
        today,
        related: related.map(|other| link(&agreements, other, today)).collect(),
        dataset_titles,
        purpose_labels: agreements.purposes(),
        agreement: agreement.clone(),
    }))
}

fn link(agreements: &Agreements, agreement: &Agreement, today: Date) -> AgreementLink {
    AgreementLink {
        id: agreement.id.to_string(),
        title: agreement.title.clone(),
        in_force: agreements.holds_on(agreement, today),
    }
}
