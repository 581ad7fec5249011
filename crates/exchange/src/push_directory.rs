//! Pushes a delivery of a directory to its recipient's server, and records what came of it: proved file by file, or why not.
//!
//! A push that fails makes the next delivery a complete one: the recipient may not have what a delta begins from.

use std::path::PathBuf;

use entente_audit::{Actor, DirectoryDeliveryId, digest, hash_file};
use entente_model::{AgreementId, ClauseId};
use entente_store::{DirectoryDelivery, DirectoryPush, NewDirectoryPush};

use crate::deliver_directory::directory_delivery_folder;
use crate::directory_error::DirectoryError;
use crate::directory_receipt::{DirectoryFile, files_named};
use crate::error::ExchangeError;
use crate::node::Node;
use crate::sftp::{Sent, SftpTarget};
use crate::views::stored_json;

impl Node {
    /// Pushes a delivery to the server that the operator described for its clause.
    pub async fn push_directory(&self, id: DirectoryDeliveryId) -> Result<DirectoryPush, ExchangeError> {
        let missing =
            || ExchangeError::Record { record: id.to_string(), reason: "it is not there".to_owned() };
        let delivery = self.store().directory_delivery(id).await?.ok_or_else(missing)?;
        let path = self.directory_target(&delivery.agreement, &delivery.clause)?;
        let target = SftpTarget::read(&path).map_err(|reason| DirectoryError::Target { path, reason })?;
        let files = sendable(&delivery)?;
        let folder = directory_delivery_folder(self.folder(), id);
        let place = target.place();
        let (sent, files) = tokio::task::spawn_blocking(move || {
            let names: Vec<String> = files.iter().map(|file| file.name.clone()).collect();
            let is_same = |name: &str, path: &std::path::Path| {
                let of_name = files.iter().find(|file| file.name == name);
                of_name.is_some_and(|file| hash_file(path).is_ok_and(|found| found.sha256 == file.sha256))
            };
            (target.send(&folder, &names, &is_same), files)
        })
        .await?;
        let Sent { attempts, outcome } = sent;
        let proof = outcome.map(|()| digest(proof_of(&files).as_bytes()));
        let new = NewDirectoryPush {
            delivery: id,
            attempts,
            target: place,
            proof: proof.map_err(|fault| fault.code().to_owned()),
        };
        let mut tx = self.store().begin(self.now(), &Actor::System).await?;
        let push = tx.insert_directory_push(new).await?;
        tx.commit().await?;
        self.write_checkpoint().await?;
        Ok(push)
    }

    /// The file in which the operator describes the recipient's server of a clause.
    pub(crate) fn directory_target(
        &self,
        agreement: &AgreementId,
        clause: &ClauseId,
    ) -> Result<PathBuf, ExchangeError> {
        Ok(self.directory_folder()?.join(format!("{agreement}.{clause}.sftp.toml")))
    }
}

/// The files of a delivery in the order in which they are sent: the bordereau last, so that what it announces is there.
fn sendable(delivery: &DirectoryDelivery) -> Result<Vec<DirectoryFile>, ExchangeError> {
    let mut files = files_named(&stored_json(&delivery.id, &delivery.receipt)?);
    files.sort_by_key(|file| file.name.ends_with("_Bordereau.txt"));
    Ok(files)
}

/// The list of files as `sha256sum` writes it: what was read back, byte for byte.
fn proof_of(files: &[DirectoryFile]) -> String {
    files.iter().map(|file| format!("{}  {}\n", file.sha256, file.name)).collect()
}
