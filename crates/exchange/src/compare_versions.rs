//! Compares two accepted versions of a dataset: of one period, or of this one and the last. Counts only, for whoever
//! deposited both.
//!
//! Typed files never change, so what a comparison found is kept beside them and not computed again.

use std::path::Path;

use entente_audit::digest;
use entente_data::{VersionComparison, VersionPair, compare_versions};
use entente_model::PartyId;
use entente_store::Deposit;

use crate::error::ExchangeError;
use crate::folder::{private_folder, write_whole};
use crate::node::Node;
use crate::sign_in::Session;
use crate::views::{self, DepositSummary};

/// Two versions and what differs between them.
#[derive(Clone, Debug, serde::Serialize)]
pub struct ComparedVersions {
    pub former: DepositSummary,
    pub latter: DepositSummary,
    pub comparison: VersionComparison,
}

impl Node {
    /// Compares two deposits of the session's party, the earlier one first whatever the order asked for.
    pub async fn compare_deposits(
        &self,
        session: &Session,
        one: &str,
        other: &str,
    ) -> Result<ComparedVersions, ExchangeError> {
        let one = self.deposit_of(&session.party, one).await?;
        let other = self.deposit_of(&session.party, other).await?;
        self.compare(one, other).await
    }

    /// The same for whoever runs the node, from the command line.
    pub async fn compare_deposits_of(
        &self,
        party: Option<&PartyId>,
        one: &str,
        other: &str,
    ) -> Result<ComparedVersions, ExchangeError> {
        let one = self.any_deposit(party, one).await?;
        let other = self.any_deposit(party, other).await?;
        self.compare(one, other).await
    }

    pub(crate) async fn any_deposit(
        &self,
        party: Option<&PartyId>,
        id: &str,
    ) -> Result<Deposit, ExchangeError> {
        let unknown = || ExchangeError::UnknownDeposit { deposit: id.to_owned() };
        let deposit = self.store().deposit(id.parse().map_err(|_| unknown())?).await?.ok_or_else(unknown)?;
        if party.is_none_or(|party| *party == deposit.party) { Ok(deposit) } else { Err(unknown()) }
    }

    async fn compare(&self, one: Deposit, other: Deposit) -> Result<ComparedVersions, ExchangeError> {
        if one.dataset != other.dataset || one.id == other.id {
            return Err(ExchangeError::NotComparable { deposit: other.id.to_string() });
        }
        let rank = |deposit: &Deposit| (deposit.period, deposit.version, deposit.seq);
        let (former, latter) = if rank(&one) <= rank(&other) { (one, other) } else { (other, one) };
        let comparison = self.comparison(&former, &latter).await?;
        let missing = |deposit: &Deposit| ExchangeError::UnknownDeposit { deposit: deposit.id.to_string() };
        Ok(ComparedVersions {
            former: views::deposit_summary(self, former.id).await?.ok_or_else(|| missing(&former))?,
            latter: views::deposit_summary(self, latter.id).await?.ok_or_else(|| missing(&latter))?,
            comparison,
        })
    }

    async fn comparison(
        &self,
        former: &Deposit,
        latter: &Deposit,
    ) -> Result<VersionComparison, ExchangeError> {
        let not_comparable =
            |deposit: &Deposit| ExchangeError::NotComparable { deposit: deposit.id.to_string() };
        let former_rows = self.typed_rows(former).await?.ok_or_else(|| not_comparable(former))?;
        let latter_rows = self.typed_rows(latter).await?.ok_or_else(|| not_comparable(latter))?;
        let agreements = self.agreements();
        let dataset = agreements.dataset(former.dataset.as_str()).ok_or_else(|| not_comparable(former))?;
        // The names of the typed files are their hashes; the key may change with the schema.
        let key: Vec<&str> = dataset.primary_key.iter().map(|name| name.as_str()).collect();
        let identity = format!("{}\n{}\n{}", former_rows.display(), latter_rows.display(), key.join("\n"));
        let folder = private_folder(self.folder(), "comparisons")?;
        let kept = folder.join(format!("{}.json", digest(identity.as_bytes())));
        if let Some(known) = read(&kept) {
            return Ok(known);
        }
        let (dataset, same_period, work) = (dataset.clone(), former.period == latter.period, folder);
        let comparison = tokio::task::spawn_blocking(move || {
            compare_versions(&VersionPair {
                dataset: &dataset,
                former: &former_rows,
                latter: &latter_rows,
                same_period,
                folder: &work,
            })
        })
        .await??;
        let text = serde_json::to_vec(&comparison).unwrap_or_default();
        write_whole(&kept, &text).map_err(ExchangeError::file(&kept))?;
        Ok(comparison)
    }
}

/// What an earlier comparison found; one that cannot be read is made again.
fn read(path: &Path) -> Option<VersionComparison> {
    serde_json::from_slice(&std::fs::read(path).ok()?).ok()
}
