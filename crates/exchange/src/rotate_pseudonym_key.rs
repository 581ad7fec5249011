//! Puts another key of pseudonyms in force: every pseudonym given from then on is another one.
//!
//! The former key does not stay on the node: only two of its shares give it back, and with them the correspondence of
//! pseudonyms that a convention calls stable (`rekey_pseudonyms`).

use std::fs;

use entente_audit::{PseudonymAct, PseudonymActRefusal};
use entente_disclosure::MasterKey;
use entente_model::PartyId;
use entente_store::PseudonymKey;

use crate::error::ExchangeError;
use crate::node::Node;
use crate::pseudonym_key::{actor, key_path, random_bytes};

/// Whether cohorts are to be followed over the change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CohortsAfter {
    /// Yes: the former key was split, its holders give it back for the correspondence.
    Followed,
    /// No: the former key is lost for good.
    Lost,
}

impl Node {
    /// Makes a new key, puts it in force, and takes the former one off the node.
    pub async fn rotate_pseudonym_key(
        &self,
        party: Option<&PartyId>,
        cohorts: CohortsAfter,
    ) -> Result<PseudonymKey, ExchangeError> {
        let actor = actor(party);
        let (kept, former) = self.key_in_force().await?;
        let generation = kept.as_ref().map_or(1, |kept| kept.generation);
        let splits = self.store().key_splits().await?;
        if cohorts == CohortsAfter::Followed && !splits.iter().any(|split| split.generation == generation) {
            return Err(self.refuse(&actor, PseudonymAct::Rotate, PseudonymActRefusal::NeverSplit).await);
        }
        let key = MasterKey::generate(random_bytes()?);
        let path = key_path(self.folder(), generation + 1, &key.mark());
        key.write(&path)?;
        let recorded = self.record_rotation(&actor, kept.is_none().then(|| former.mark()), generation, &key);
        let new = match recorded.await {
            Ok(new) => new,
            Err(error) => {
                // It was never in force.
                drop(fs::remove_file(&path));
                return Err(error);
            }
        };
        let former = key_path(self.folder(), generation, &former.mark());
        fs::remove_file(&former).map_err(ExchangeError::file(&former))?;
        Ok(new)
    }

    async fn record_rotation(
        &self,
        actor: &entente_audit::Actor,
        first_mark: Option<String>,
        generation: u64,
        key: &MasterKey,
    ) -> Result<PseudonymKey, ExchangeError> {
        let mut tx = self.store().begin(self.now(), actor).await?;
        if let Some(mark) = first_mark {
            tx.insert_pseudonym_key(generation, &mark).await?;
        }
        let new = tx.insert_pseudonym_key(generation + 1, &key.mark()).await?;
        tx.commit().await?;
        self.write_checkpoint().await?;
        Ok(new)
    }
}
