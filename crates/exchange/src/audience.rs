//! Where the audience of ENT (DNMA) comes from on a node: accepted deposits, and the directory that says where schools lie.
//!
//! Aggregating it is `entente-formats`.

use std::path::PathBuf;
use std::sync::Arc;

use entente_model::Institutions;
use entente_store::DepositFilter;

use crate::deposit_files::deposit_path;
use crate::error::ExchangeError;
use crate::node::Node;

/// The dataset of audience files.
const DATASET: &str = "audience-ent";

/// Files of audience, and the directory of establishments.
#[derive(Clone, Debug, Default)]
pub struct AudienceSources {
    /// Accepted files, as received.
    pub files: Vec<PathBuf>,
    /// The directory.
    pub institutions: Arc<Institutions>,
}

impl Node {
    /// The current versions of every deposit of audience.
    pub async fn audience_sources(&self) -> Result<AudienceSources, ExchangeError> {
        let filter = DepositFilter { dataset: Some(DATASET.into()), ..DepositFilter::default() };
        let deposits = self.store().deposits(&filter).await?;
        let current = deposits.iter().filter(|deposit| deposit.state.is_current());
        let files = current.map(|deposit| deposit_path(self.folder(), deposit.sha256)).collect();
        Ok(AudienceSources { files, institutions: Arc::clone(&self.agreements().references.institutions) })
    }
}
