//! A dataset: dictionary, sample, lines of conventions, versions that the party may see.

use entente_model::DatasetId;

use super::{DatasetView, deliveries_for, deposits_of};
use crate::calendar::school_year_of;
use crate::error::ExchangeError;
use crate::node::Node;
use crate::sign_in::Session;

/// Rows of the sample that are shown.
const SAMPLE_ROWS_MAX: usize = 20;

/// Every dataset and its title; what a dataset holds is described to all parties.
pub async fn datasets(node: &Node, _session: &Session) -> Result<Vec<(DatasetId, String)>, ExchangeError> {
    let agreements = node.agreements();
    Ok(agreements
        .compilation
        .datasets
        .values()
        .map(|known| (known.id.clone(), known.title.clone()))
        .collect())
}

/// One dataset, with the session party's own versions and deliveries only.
pub async fn dataset(node: &Node, session: &Session, id: &str) -> Result<Option<DatasetView>, ExchangeError> {
    let agreements = node.agreements();
    let Some(dataset) = agreements.dataset(id) else { return Ok(None) };
    let today = node.today();
    let (lines, grants) = agreements.about(&dataset.id);
    let mut versions = deposits_of(node, &session.party).await?;
    versions.retain(|deposit| deposit.dataset == dataset.id);
    let mut received = deliveries_for(node, &session.party).await?;
    received.retain(|delivery| delivery.dataset == dataset.id);
    let may_deposit = session.may_act() && agreements.produces(&session.party, &dataset.id, today);
    Ok(Some(DatasetView {
        sample: sample_rows(&dataset.sample),
        lines,
        grants,
        versions,
        received,
        may_deposit,
        current_period: entente_model::Period { school_year: school_year_of(today), rank: None },
        dataset: dataset.clone(),
    }))
}

/// Samples are ours and simple: `;`, a cell quoted or not, no line break in a cell.
fn sample_rows(sample: &str) -> Vec<Vec<String>> {
    let cells = |line: &str| line.split(';').map(|cell| cell.trim_matches('"').to_owned()).collect();
    sample.lines().filter(|line| !line.is_empty()).take(SAMPLE_ROWS_MAX + 1).map(cells).collect()
}
