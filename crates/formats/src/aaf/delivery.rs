//! A delivery as it goes out: its files loose or in one archive, and the bordereau beside them.
//!
//! Everything is written in a folder of its own first: what fails half-way leaves the recipient's folder as it was.

use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};

use serde::Serialize;

use super::dtd::DTD_NAME;
use super::file_name::AafFileName;
use super::index::Fingerprint;
use super::write::{AafWriter, Manifest, WriteOptions};
use crate::bordereau::Bordereau;
use crate::error::{FormatError, Unwritable};
use crate::pack::{Packing, pack_files};

/// What goes with the files.
#[derive(Clone, Debug)]
pub struct DeliveryOptions {
    /// The files.
    pub files: WriteOptions,
    /// Code of the recipient: with it a bordereau is written.
    pub recipient: Option<String>,
    /// Name of the archive that holds the files; loose without it. Its end says how it is packed.
    pub archive: Option<String>,
}

/// A delivery that was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct WrittenDelivery {
    /// Its files.
    #[serde(flatten)]
    pub manifest: Manifest,
    /// Name of its archive.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub archive: Option<String>,
    /// Name of its bordereau.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bordereau: Option<String>,
    /// State that a delta begins from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<Fingerprint>,
    /// State once it is read.
    pub after: Fingerprint,
}

/// Writes a delivery into a folder, which is made where it is not there. What fills the files gives the state that a
/// delta begins from, and the one reached. A former delivery of the same prefix, kind and day is replaced.
pub fn write_delivery(
    folder: &Path,
    options: &DeliveryOptions,
    fill: impl FnOnce(&mut AafWriter) -> Result<(Option<Fingerprint>, Fingerprint), FormatError>,
) -> Result<WrittenDelivery, FormatError> {
    let packing = options.archive.as_deref().map(packing_of).transpose()?;
    std::fs::create_dir_all(folder).map_err(FormatError::io(folder))?;
    let workshop = Workshop::new(folder, &options.files)?;
    let mut writer = AafWriter::new(&workshop.folder, options.files.clone())?;
    let states = fill(&mut writer)?;
    let manifest = writer.finish()?;
    let mut names: Vec<&str> = manifest.files.iter().map(|file| file.name.as_str()).collect();
    if manifest.has_dtd {
        names.push(DTD_NAME);
    }
    match (packing, &options.archive) {
        (Some(packing), Some(archive)) => {
            pack_files(&workshop.folder, &names, options.files.on, packing, &folder.join(archive))?;
        }
        _ => {
            remove_former(folder, &options.files)?;
            for name in &names {
                let path = folder.join(name);
                std::fs::rename(workshop.folder.join(name), &path).map_err(FormatError::io(&path))?;
            }
        }
    }
    let bordereau = options.recipient.as_deref().map(|recipient| {
        let WriteOptions { prefix, kind, on, .. } = &options.files;
        let mut bordereau = Bordereau::of(recipient, *on, *kind, &manifest, states);
        bordereau.archive.clone_from(&options.archive);
        let name = Bordereau::file_name(prefix, *kind, *on);
        write_text(&folder.join(&name), &bordereau.to_string()).map(|()| name)
    });
    let (before, after) = states;
    let archive = options.archive.clone();
    Ok(WrittenDelivery { archive, bordereau: bordereau.transpose()?, before, after, manifest })
}

fn packing_of(name: &str) -> Result<Packing, FormatError> {
    let is_ok = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    let packing = Packing::of_name(name).filter(|_| name.len() <= 120 && name.chars().all(is_ok));
    packing
        .filter(|_| !name.starts_with('.'))
        .ok_or_else(|| FormatError::Unwritable(Unwritable::Archive(name.to_owned())))
}

/// Files of a former delivery of that day would be read with the new ones.
fn remove_former(folder: &Path, options: &WriteOptions) -> Result<(), FormatError> {
    for entry in std::fs::read_dir(folder).map_err(FormatError::io(folder))? {
        let entry = entry.map_err(FormatError::io(folder))?;
        let is_former = AafFileName::parse(&entry.file_name().to_string_lossy()).is_some_and(|name| {
            name.prefix == options.prefix && name.kind == options.kind && name.on == options.on
        });
        if is_former {
            std::fs::remove_file(entry.path()).map_err(FormatError::io(entry.path()))?;
        }
    }
    Ok(())
}

fn write_text(path: &Path, text: &str) -> Result<(), FormatError> {
    let part = path.with_extension("part");
    let mut file = File::create(&part).map_err(FormatError::io(&part))?;
    file.write_all(text.as_bytes()).and_then(|()| file.sync_all()).map_err(FormatError::io(&part))?;
    std::fs::rename(&part, path).map_err(FormatError::io(path))
}

/// The folder in which a delivery is made; it goes with what is left in it.
struct Workshop {
    folder: PathBuf,
}

impl Workshop {
    fn new(folder: &Path, options: &WriteOptions) -> Result<Self, FormatError> {
        let name = format!(".aaf_{}_{}.part", options.kind.name(), options.on.strftime("%Y%m%d"));
        let folder = folder.join(name);
        if folder.is_dir() {
            // Of a delivery that was cut short.
            std::fs::remove_dir_all(&folder).map_err(FormatError::io(&folder))?;
        }
        std::fs::create_dir(&folder).map_err(FormatError::io(&folder))?;
        Ok(Self { folder })
    }
}

impl Drop for Workshop {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}
