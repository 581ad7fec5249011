//! The receipt of a delivery of a directory: the clause and its articles, the state it begins from and the one it reaches, where it
//! was made from, each file with its digest.
//!
//! Pure but for hashing the files.

use std::fs;
use std::path::Path;

use entente_audit::hash_file;
use entente_formats::aaf::WrittenDelivery;
use entente_formats::ent::EntDelivery;
use entente_model::{Message, Protection, VariableProtection};
use entente_policy::DirectoryPermit;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::error::ExchangeError;

/// A file of a delivery.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DirectoryFile {
    /// Its name.
    pub name: String,
    /// Its digest.
    pub sha256: String,
    /// Its size.
    pub size_bytes: u64,
}

/// What the receipt says beside the permit.
pub(crate) struct DirectoryFacts<'a> {
    pub(crate) decision: String,
    pub(crate) made_at: Timestamp,
    pub(crate) delivery: &'a EntDelivery,
    pub(crate) written: &'a WrittenDelivery,
    pub(crate) because: Option<&'a Message>,
    pub(crate) sources: Vec<Value>,
    pub(crate) objections: u64,
    pub(crate) files: &'a [DirectoryFile],
}

/// The receipt.
pub(crate) fn receipt(permit: &DirectoryPermit, facts: &DirectoryFacts<'_>) -> Value {
    let clause = permit.clause();
    let manifest = &facts.written.manifest;
    // The INE is never written: said as every protection is.
    let ine = VariableProtection { variable: clause.ine_variable(), protection: Protection::Drop };
    json!({
        "receipt": "entente/directory/v1",
        "decision": facts.decision,
        "made_at": facts.made_at,
        "delivered_on": facts.delivery.on.to_string(),
        "kind": facts.delivery.kind,
        "because": facts.because.map(|message| &message.id),
        "agreement": permit.agreement(),
        "clause": clause.id,
        "producer": permit.producer().id,
        "recipient": permit.recipient().id,
        "purpose": "ent",
        "channel": clause.channel,
        "articles": permit.articles(),
        "obligations": permit.obligations(),
        "level": clause.level,
        "form": facts.delivery.dialect,
        "schools": facts.delivery.perimeter.uais,
        "variables": clause.variables,
        "applied": [ine],
        "objections": facts.objections,
        "retention": clause.retention,
        "state": {
            "before": facts.written.before.map(|state| state.to_string()),
            "after": facts.written.after.to_string(),
        },
        "records": {
            "added": manifest.added,
            "modified": manifest.modified,
            "deleted": manifest.deleted,
        },
        "sources": facts.sources,
        "files": facts.files,
    })
}

/// The files that were written, in the order of their names.
pub(crate) fn files_of(folder: &Path) -> Result<Vec<DirectoryFile>, ExchangeError> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(ExchangeError::file(folder))? {
        let entry = entry.map_err(ExchangeError::file(folder))?;
        let path = entry.path();
        let hashed = hash_file(&path).map_err(ExchangeError::file(&path))?;
        let name = entry.file_name().to_string_lossy().into_owned();
        files.push(DirectoryFile { name, sha256: hashed.sha256, size_bytes: hashed.size_bytes });
    }
    files.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(files)
}

/// The files that a stored receipt names; one that would lead out of the delivery's folder is none of its files.
pub(crate) fn files_named(receipt: &Value) -> Vec<DirectoryFile> {
    let mut files: Vec<DirectoryFile> = serde_json::from_value(receipt["files"].clone()).unwrap_or_default();
    files.retain(|file| !file.name.starts_with('.') && !file.name.contains(['/', '\\']));
    files
}
