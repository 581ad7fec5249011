//! Checks a received file and records the report; an accepted one takes the place of the version before it.

use std::path::{Path, PathBuf};

use entente_audit::{Actor, DepositId, Hash};
use entente_data::{CheckContext, check, hash_file};
use entente_model::{CheckReport, Verdict};
use entente_store::{Deposit, NewCheckReport};
use jiff::Timestamp;

use crate::error::ExchangeError;
use crate::node::Node;
use crate::receive_deposit::{Deposited, deposit_path};
use crate::views;

impl Node {
    pub(crate) async fn check_deposit(&self, id: DepositId) -> Result<Deposited, ExchangeError> {
        let missing =
            || ExchangeError::Record { record: id.to_string(), reason: "it is not there".to_owned() };
        let deposit = self.store().deposit(id).await?.ok_or_else(missing)?;
        let output = checked_path(self.folder(), &deposit.sha256.to_string());
        let input = deposit_path(self.folder(), &deposit.sha256.to_string());
        let report = self.run_check(&deposit, input, output.clone()).await?;
        let checked_sha256 = match report.verdict {
            Verdict::Accepted => Some(checked_hash(&output)?),
            Verdict::Rejected => None,
        };
        let text = serde_json::to_string(&report)
            .map_err(|error| ExchangeError::Record { record: id.to_string(), reason: error.to_string() })?;
        let new = NewCheckReport {
            deposit: id,
            verdict: report.verdict,
            rows: report.rows,
            findings: report.findings.len() as u64,
            report: text,
            checked_sha256,
        };
        let mut tx = self.store().begin(self.now(), &Actor::System).await?;
        tx.insert_check_report(&new).await?;
        tx.commit().await?;
        self.write_checkpoint().await?;
        Ok(Deposited { summary: views::deposit_summary(self, id).await?.ok_or_else(missing)?, report })
    }

    async fn run_check(
        &self,
        deposit: &Deposit,
        input: PathBuf,
        output: PathBuf,
    ) -> Result<CheckReport, ExchangeError> {
        let agreements = self.agreements();
        let checked_at: Timestamp = self.now();
        let (dataset_id, period) = (deposit.dataset.clone(), deposit.period);
        let (sha256, size_bytes) = (deposit.sha256.to_string(), deposit.size_bytes);
        tokio::task::spawn_blocking(move || {
            let dataset = agreements
                .dataset(dataset_id.as_str())
                .ok_or_else(|| ExchangeError::UnknownDataset { dataset: dataset_id.to_string() })?;
            let context = CheckContext {
                dataset,
                references: &agreements.references,
                period,
                sha256,
                size_bytes,
                checked_at,
                excluded_article: agreements.article_on_excluded(dataset),
                rows_expected: None,
            };
            Ok(check(&input, &output, &context)?)
        })
        .await?
    }
}

/// Where the typed rows of an accepted file are kept: named by the hash of the file that they come from.
pub(crate) fn checked_path(folder: &Path, sha256: &str) -> PathBuf {
    folder.join("checked").join(format!("{sha256}.parquet"))
}

fn checked_hash(path: &Path) -> Result<Hash, ExchangeError> {
    let file = hash_file(path).map_err(ExchangeError::file(path))?;
    Ok(file.sha256.parse().expect("a SHA-256 in hexadecimal is a hash"))
}
