//! A deposit and its check report; only its depositor sees it.

use entente_audit::DepositId;

use super::{DepositView, deposit_summary, deposits_of};
use crate::error::ExchangeError;
use crate::node::Node;
use crate::sign_in::Session;

/// One deposit of the session's party; nothing where it is another party's.
pub async fn deposit(node: &Node, session: &Session, id: &str) -> Result<Option<DepositView>, ExchangeError> {
    let Ok(id) = id.parse::<DepositId>() else { return Ok(None) };
    let Some(row) = node.store().deposit(id).await? else { return Ok(None) };
    if row.party != session.party {
        return Ok(None);
    }
    let agreements = node.agreements();
    let Some(dataset) = agreements.dataset(row.dataset.as_str()) else { return Ok(None) };
    let Some(summary) = deposit_summary(node, id).await? else { return Ok(None) };
    let mut versions = deposits_of(node, &session.party).await?;
    versions
        .retain(|other| other.dataset == row.dataset && other.period == row.period && other.id != summary.id);
    Ok(Some(DepositView {
        summary,
        file_name: row.file_name.clone(),
        dataset: dataset.clone(),
        report: super::report_of(node, id).await?,
        versions,
    }))
}
