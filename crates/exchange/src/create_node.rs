//! Makes a node in a folder that holds conventions: database, folders, key of pseudonyms.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use entente_audit::{Actor, Event};
use entente_disclosure::MasterKey;
use entente_store::Store;

use crate::clock::Clock;
use crate::error::ExchangeError;
use crate::node::{Node, database_url};
use crate::pseudonym_key::{key_path, random_bytes};

/// Makes the node and opens it.
pub async fn create_node(folder: &Path, clock: Clock) -> Result<Node, ExchangeError> {
    if folder.join("entente.db").exists() {
        return Err(ExchangeError::AlreadyANode { folder: folder.to_owned() });
    }
    for part in ["deposits", "quarantine", "checked", "set-aside", "deliveries", "keys"] {
        let path = folder.join(part);
        fs::create_dir_all(&path).map_err(ExchangeError::file(&path))?;
        reserve(&path, 0o700)?;
    }
    let key = first_key(folder)?;
    let store = Store::open(&database_url(folder)).await?;
    store.migrate().await?;
    // It holds logins and hashes of passwords; SQLite gives its side files the same rights.
    reserve(&folder.join("entente.db"), 0o600)?;
    let mut tx = store.begin(clock.now(), &Actor::System).await?;
    let node = folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    tx.record(Event::NodeCreated { node, version: env!("CARGO_PKG_VERSION").to_owned() }).await?;
    tx.insert_pseudonym_key(1, &key.mark()).await?;
    tx.commit().await?;
    store.close().await;
    Node::open(folder, clock).await
}

/// Leaves a file or a folder to the account that runs the node.
fn reserve(path: &Path, mode: u32) -> Result<(), ExchangeError> {
    fs::set_permissions(path, Permissions::from_mode(mode)).map_err(ExchangeError::file(path))
}

/// The key that is there, of a node whose database is made anew; another one otherwise.
fn first_key(folder: &Path) -> Result<MasterKey, ExchangeError> {
    let path = key_path(folder, 1, "");
    if path.exists() {
        return Ok(MasterKey::read(&path)?);
    }
    let key = MasterKey::generate(random_bytes()?);
    key.write(&path)?;
    Ok(key)
}
