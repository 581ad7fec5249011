//! The key of pseudonyms of a node: which one is in force, where it lies, who holds its shares; and the first one.
//!
//! The database knows a key by its mark alone. INVARIANT: what a delivery is made with is the key that the log recorded:
//! another file in its place is refused, because every pseudonym would change. Splitting, restoring and rotating stand
//! each in a file; so do the two works under dual control, `rekey_pseudonyms` and `reverse_pseudonyms`.

use std::path::{Path, PathBuf};

use entente_audit::{Actor, Event, PseudonymAct, PseudonymActRefusal};
use entente_disclosure::{KeyShare, MasterKey, MasterKeyError, ShareFileError};
use entente_model::PartyId;
use entente_store::{KeySplit, PseudonymKey};
use serde::Serialize;

use crate::error::ExchangeError;
use crate::node::Node;

/// What is known of the key of pseudonyms, without anything of it.
#[derive(Clone, Debug, Serialize)]
pub struct PseudonymKeyView {
    /// Rank of the key in force, from 1.
    pub generation: u64,
    /// Its mark, where its file is there or the log has it.
    pub mark: Option<String>,
    /// Where its file stands.
    pub path: PathBuf,
    /// What the file is.
    pub file: KeyFileState,
    /// Every key that was put in force, in order; none on a node that was made before they were recorded.
    pub keys: Vec<PseudonymKey>,
    /// Every splitting, in order.
    pub splits: Vec<KeySplit>,
}

/// What the file of the key in force is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum KeyFileState {
    /// The key that the log recorded.
    InPlace,
    /// Absent: two shares give it back.
    Absent,
    /// Another key, or no key: nothing is delivered with it.
    Other,
}

/// A key made again from two shares, and who brought them.
pub(crate) struct JoinedKey {
    pub(crate) key: MasterKey,
    pub(crate) generation: u64,
    pub(crate) holders: Vec<PartyId>,
}

/// The file of a key: the first one has the name that it always had, the others that of their mark.
pub(crate) fn key_path(folder: &Path, generation: u64, mark: &str) -> PathBuf {
    let name = if generation <= 1 { "pseudonym.key".to_owned() } else { format!("pseudonym-{mark}.key") };
    folder.join("keys").join(name)
}

/// 32 bytes of the system's random source.
pub fn random_bytes() -> Result<[u8; 32], ExchangeError> {
    let mut random = [0; 32];
    getrandom::fill(&mut random).map_err(|error| ExchangeError::Secret(error.to_string()))?;
    Ok(random)
}

/// Who acts with a key: a party, or whoever runs the node.
pub(crate) fn actor(party: Option<&PartyId>) -> Actor {
    party.cloned().map_or(Actor::System, Actor::Party)
}

impl Node {
    /// The key in force, as recorded.
    pub(crate) async fn master_key(&self) -> Result<MasterKey, ExchangeError> {
        Ok(self.key_in_force().await?.1)
    }

    /// The record of the key in force, where there is one, and the key.
    pub(crate) async fn key_in_force(&self) -> Result<(Option<PseudonymKey>, MasterKey), ExchangeError> {
        let last = self.store().pseudonym_keys().await?.pop();
        let path = match &last {
            Some(kept) => key_path(self.folder(), kept.generation, &kept.mark),
            None => key_path(self.folder(), 1, ""),
        };
        let key = MasterKey::read(&path)?;
        if last.as_ref().is_some_and(|kept| kept.mark != key.mark()) {
            return Err(ExchangeError::OtherPseudonymKey { path });
        }
        Ok((last, key))
    }

    /// What is known of the key, for whoever runs the node.
    pub async fn pseudonym_key(&self) -> Result<PseudonymKeyView, ExchangeError> {
        let keys = self.store().pseudonym_keys().await?;
        let last = keys.last();
        let generation = last.map_or(1, |kept| kept.generation);
        let path = key_path(self.folder(), generation, last.map_or("", |kept| &kept.mark));
        let read = MasterKey::read(&path);
        let file = match &read {
            Ok(key) if last.is_none_or(|kept| kept.mark == key.mark()) => KeyFileState::InPlace,
            Err(MasterKeyError::Read { source, .. }) if source.kind() == std::io::ErrorKind::NotFound => {
                KeyFileState::Absent
            }
            _ => KeyFileState::Other,
        };
        let mark = match (last, read) {
            (Some(kept), _) => Some(kept.mark.clone()),
            (None, Ok(key)) => Some(key.mark()),
            (None, Err(_)) => None,
        };
        let splits = self.store().key_splits().await?;
        Ok(PseudonymKeyView { generation, mark, path, file, keys, splits })
    }

    /// Makes the first key of a node that has none: its file was never there, and no key was ever in force.
    pub async fn create_pseudonym_key(&self, party: Option<&PartyId>) -> Result<PseudonymKey, ExchangeError> {
        let actor = actor(party);
        let path = key_path(self.folder(), 1, "");
        if path.exists() || !self.store().pseudonym_keys().await?.is_empty() {
            return Err(self.refuse(&actor, PseudonymAct::Create, PseudonymActRefusal::KeyInForce).await);
        }
        let key = MasterKey::generate(random_bytes()?);
        key.write(&path)?;
        let mut tx = self.store().begin(self.now(), &actor).await?;
        let kept = tx.insert_pseudonym_key(1, &key.mark()).await?;
        tx.commit().await?;
        self.write_checkpoint().await?;
        Ok(kept)
    }

    /// Records that an act is refused; gives the error that says so.
    pub(crate) async fn refuse(
        &self,
        actor: &Actor,
        act: PseudonymAct,
        why: PseudonymActRefusal,
    ) -> ExchangeError {
        match self.record_refusal(actor, act, why).await {
            Ok(()) => ExchangeError::PseudonymAct { act, why },
            Err(error) => error,
        }
    }

    async fn record_refusal(
        &self,
        actor: &Actor,
        act: PseudonymAct,
        why: PseudonymActRefusal,
    ) -> Result<(), ExchangeError> {
        let mut tx = self.store().begin(self.now(), actor).await?;
        tx.record(Event::PseudonymActRefused { act, why }).await?;
        tx.commit().await?;
        self.write_checkpoint().await
    }

    /// The key of two shares: of one key that the log recorded, each handed to another holder by a recorded splitting.
    pub(crate) async fn join_shares(
        &self,
        actor: &Actor,
        act: PseudonymAct,
        paths: &[PathBuf; 2],
    ) -> Result<JoinedKey, ExchangeError> {
        let read = [KeyShare::read(&paths[0]), KeyShare::read(&paths[1])];
        let (one, other) = match read {
            [Ok(one), Ok(other)] => (one, other),
            [Err(error @ ShareFileError::File { .. }), _] | [_, Err(error @ ShareFileError::File { .. })] => {
                return Err(error.into());
            }
            _ => return Err(self.refuse(actor, act, PseudonymActRefusal::Shares).await),
        };
        let Ok(key) = MasterKey::join(&one, &other) else {
            return Err(self.refuse(actor, act, PseudonymActRefusal::Shares).await);
        };
        let mark = key.mark();
        let keys = self.store().pseudonym_keys().await?;
        let Some(kept) = keys.iter().find(|kept| kept.mark == mark) else {
            return Err(self.refuse(actor, act, PseudonymActRefusal::OtherKey).await);
        };
        let splits = self.store().key_splits().await?;
        let handed = || splits.iter().filter(|split| split.generation == kept.generation);
        let holder = |share: &KeyShare| {
            let mark = share.mark();
            handed().flat_map(|split| &split.shares).find(|known| known.mark == mark)
        };
        let (Some(first), Some(second)) = (holder(&one), holder(&other)) else {
            return Err(self.refuse(actor, act, PseudonymActRefusal::ShareUnknown).await);
        };
        if first.holder == second.holder {
            return Err(self.refuse(actor, act, PseudonymActRefusal::OneHolder).await);
        }
        let holders = vec![first.holder.clone(), second.holder.clone()];
        Ok(JoinedKey { key, generation: kept.generation, holders })
    }

    /// Refuses a file that would lie in the folder of the node: what is for others only never stays there.
    pub(crate) fn must_be_outside(&self, path: &Path) -> Result<(), ExchangeError> {
        let absolute = std::path::absolute(path).map_err(ExchangeError::file(path))?;
        let folder = absolute.parent().unwrap_or(Path::new("/")).to_owned();
        let real = |path: &Path| path.canonicalize().map_err(ExchangeError::file(path));
        if real(&folder)?.starts_with(real(self.folder())?) {
            return Err(ExchangeError::InsideNode { path: path.to_owned() });
        }
        Ok(())
    }
}
