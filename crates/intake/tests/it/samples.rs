//! The sample of every dataset of the project passes its own check without a word; the sample of the directory of
//! establishments is the directory that it is checked against.

use std::sync::Arc;

use entente_intake::{ReferencePart, read_reference};
use entente_model::{Institutions, References, Verdict};

use super::academy::compile_folder;
use super::fixture::{check_bytes, context, workspace};

/// Establishments that samples name.
const DIRECTORY: &str = "datasets/acce-etablissements/sample.csv";

#[test]
fn every_sample_is_accepted_without_finding() {
    let root = workspace();
    let compilation = compile_folder(&root);
    let directory = read_reference(&root.join(DIRECTORY), None).unwrap();
    let records = directory.parts.into_iter().find_map(|part| match part {
        ReferencePart::Institutions(records) => Some(records),
        _ => None,
    });
    let references = References {
        code_lists: Arc::new(compilation.code_lists.clone()),
        institutions: Arc::new(Institutions::new(records.unwrap().into_iter().map(|one| one.institution))),
    };
    let mut offences = Vec::new();
    for (id, dataset) in &compilation.datasets {
        let path = root.join(format!("datasets/{id}/sample.csv"));
        // A convention may call a dataset otherwise than its folder; the folder itself is checked under its own name.
        let Ok(bytes) = std::fs::read(path) else { continue };
        let folder = tempfile::tempdir().unwrap();
        let report =
            check_bytes(&bytes, &context(dataset, &references), &folder.path().join("copie.parquet"));
        if report.verdict != Verdict::Accepted || !report.findings.is_empty() || report.rows == 0 {
            offences.push(format!("{id}: {:?}, {:?}", report.verdict, report.findings));
        }
    }
    assert!(compilation.datasets.len() >= 90, "{} datasets", compilation.datasets.len());
    assert!(offences.is_empty(), "{}", offences.join("\n"));
}
