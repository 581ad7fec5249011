//! A deposit, its check report and its life; only its depositor sees it.

use entente_audit::DepositId;
use entente_model::{PartyId, SchoolYear};
use entente_store::{Deposit, DepositFilter};

use super::{
    DepositSummary, DepositView, PartialView, SetAsideView, WithdrawalView, alert, deposit_summary,
    deposits_of, summaries, summary_of,
};
use crate::error::ExchangeError;
use crate::node::Node;
use crate::sign_in::Session;

/// One deposit of the session's party; nothing where it is another party's.
pub async fn deposit(node: &Node, session: &Session, id: &str) -> Result<Option<DepositView>, ExchangeError> {
    let Ok(id) = id.parse::<DepositId>() else { return Ok(None) };
    let Some(row) = node.store().deposit(id).await? else { return Ok(None) };
    if row.party == session.party { view(node, &row).await } else { Ok(None) }
}

/// Any deposit, for whoever runs the node.
pub async fn any_deposit(node: &Node, id: &str) -> Result<Option<DepositView>, ExchangeError> {
    let Ok(id) = id.parse::<DepositId>() else { return Ok(None) };
    match node.store().deposit(id).await? {
        Some(row) => view(node, &row).await,
        None => Ok(None),
    }
}

/// Every deposit, or those of one party, for whoever runs the node; the newest first.
pub async fn deposits_of_node(
    node: &Node,
    party: Option<&PartyId>,
) -> Result<Vec<DepositSummary>, ExchangeError> {
    let filter = DepositFilter { party: party.cloned(), ..DepositFilter::default() };
    let mut rows = node.store().deposits(&filter).await?;
    rows.sort_by_key(|row| std::cmp::Reverse(row.seq));
    let mut summaries = Vec::with_capacity(rows.len());
    for row in &rows {
        summaries.push(summary_of(node, row).await?);
    }
    Ok(summaries)
}

async fn view(node: &Node, row: &Deposit) -> Result<Option<DepositView>, ExchangeError> {
    let agreements = node.agreements();
    let Some(dataset) = agreements.dataset(row.dataset.as_str()) else { return Ok(None) };
    let Some(summary) = deposit_summary(node, row.id).await? else { return Ok(None) };
    let mut versions = deposits_of(node, &row.party).await?;
    versions.retain(|other| other.dataset == row.dataset && other.id != summary.id);
    let comparable = comparable(node, row, &versions).await?;
    versions.retain(|other| other.period == row.period);
    let store = node.store();
    let partial = agreements.partial_acceptance(&row.party, &row.dataset, node.today());
    let set_aside = store.set_aside(row.id).await?;
    let withdrawal = store.withdrawal(row.id).await?;
    Ok(Some(DepositView {
        summary,
        file_name: row.file_name.clone(),
        dataset: dataset.clone(),
        report: super::report_of(node, row.id).await?,
        versions,
        same_file: node.same_file(row.id, row.sha256).await?,
        comparable,
        deliveries: summaries(node, &store.deliveries_of(row.id).await?).await?,
        alerts: alert::views(node, &store.alerts_about(row.id).await?).await?,
        partial: partial.map(|(article, partial)| PartialView { article, partial }),
        set_aside: set_aside.map(|kept| SetAsideView { rows: kept.rows, size_bytes: kept.size_bytes }),
        withdrawal: withdrawal
            .map(|kept| WithdrawalView { reason: kept.reason, withdrawn_at: kept.withdrawn_at }),
    }))
}

/// Other versions whose typed rows are kept: of the same period, and of the same one a year before.
async fn comparable(
    node: &Node,
    row: &Deposit,
    others: &[DepositSummary],
) -> Result<Vec<DepositSummary>, ExchangeError> {
    if node.typed_rows(row).await?.is_none() {
        return Ok(Vec::new());
    }
    let mut last_year = row.period;
    if let Some(year) = SchoolYear::starting(row.period.school_year.start_year() - 1) {
        last_year.school_year = year;
    }
    let mut comparable = Vec::new();
    for other in others.iter().filter(|other| other.period == row.period || other.period == last_year) {
        let Ok(id) = other.id.parse::<DepositId>() else { continue };
        let report = node.store().check_report(id).await?;
        if report.is_some_and(|report| report.checked_sha256.is_some()) {
            comparable.push(other.clone());
        }
    }
    Ok(comparable)
}
