//! ONDE exports of a deposit: they do not name their école, their file does, `CSVExtraction_0990101X.csv`.
//!
//! The files of each école are laid apart for the time of the reading: relatives are joined to the pupils of one école.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::Read as _;
use std::path::{Path, PathBuf};

use entente_formats::directory::Directory;
use entente_formats::{Findings, FormatError, Limits, RecognisedFormat, visit_files};
use entente_model::Uai;
use jiff::civil::Date;

use crate::directory_error::DirectoryError;

/// Bytes of one file of one école; the largest real export is some hundreds of kilobytes.
const FILE_BYTES_MAX: u64 = 64 << 20;

/// Adds the ONDE exports of a deposit; gives how many files were taken. `folder` is private to the node.
pub(crate) fn add_ecoles(
    directory: &mut Directory,
    deposit: &Path,
    folder: &Path,
    on: Date,
    findings: &mut Findings,
) -> Result<usize, DirectoryError> {
    let io = |source| FormatError::Io { path: folder.to_owned(), source };
    let workshop = tempfile::tempdir_in(folder).map_err(io)?;
    let limits = Limits::default();
    let mut ecoles: BTreeMap<Uai, PathBuf> = BTreeMap::new();
    let mut rank = 0;
    visit_files(deposit, &limits, &mut |file| {
        let (format, content) = RecognisedFormat::of_stream(file.name, file.content)?;
        let is_onde = matches!(
            format,
            RecognisedFormat::OndePupils | RecognisedFormat::OndeRelatives | RecognisedFormat::OndeStaff
        );
        let Some(uai) = uai_in(file.name).filter(|_| is_onde) else { return Ok(()) };
        let apart = workshop.path().join(uai.as_str());
        fs::create_dir_all(&apart).map_err(io)?;
        rank += 1;
        // The name of an archive's member is untrusted: only its UAI is used.
        let mut copy = File::create(apart.join(format!("{uai}_{rank}.csv"))).map_err(io)?;
        let copied = std::io::copy(&mut content.take(FILE_BYTES_MAX + 1), &mut copy).map_err(io)?;
        if copied > FILE_BYTES_MAX {
            let path = uai.to_string();
            return Err(FormatError::TooMuch { line: 0, path, unit: "bytes", max: FILE_BYTES_MAX });
        }
        ecoles.insert(uai, apart);
        Ok(())
    })?;
    let mut taken = 0;
    for (uai, apart) in &ecoles {
        taken += directory.add_onde_files(uai.as_str(), apart, on, &limits, findings)?.taken.len();
    }
    Ok(taken)
}

/// The first UAI in a name.
fn uai_in(name: &str) -> Option<Uai> {
    let parts = name.split(|c: char| !c.is_ascii_alphanumeric());
    parts.filter(|part| part.len() == 8).find_map(|part| part.to_ascii_uppercase().parse().ok())
}

#[cfg(test)]
mod tests {
    use super::uai_in;

    #[test]
    fn a_file_names_its_ecole() {
        let found = |name| uai_in(name).map(|uai| uai.to_string());
        assert_eq!(found("CSVExtraction_0990101X.csv").as_deref(), Some("0990101X"));
        assert_eq!(found("0990101x-responsables.csv").as_deref(), Some("0990101X"));
        for name in ["CSVExtraction.csv", "CSVExtraction_0990101A.csv", "../../etc", ""] {
            assert_eq!(found(name), None, "{name}");
        }
    }
}
