//! What conventions and datasets state, written for others: ODCS contracts, ODRL policies, RACI matrices; and a contract of
//! somebody else taken in as a dataset.
//!
//! The forms are `entente-agreement`'s (`export`); here is what is exported under which name.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use entente_agreement::life::Phase;
use entente_agreement::{
    Diagnostic, ImportedDataset, OdcsTerms, Severity, StandingClauses, import_odcs, odcs_contract,
    odrl_policies, raci_csv, raci_matrix,
};
use entente_model::{Agreement, DatasetId};
use entente_text::Lang;

use crate::agreement_folder::AgreementFolder;
use crate::error::ExchangeError;
use crate::folder::write_whole;

/// A file to write, in a folder that is chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrittenFile {
    /// Relative to that folder, with `/`.
    pub path: String,
    /// Its text.
    pub text: String,
}

impl AgreementFolder {
    /// The conventions to export: one by its name, else all, models included.
    pub fn exported(&self, id: Option<&str>) -> Result<Vec<&Agreement>, ExchangeError> {
        let compilation = self.compilation();
        let all = || compilation.agreements.iter().chain(&compilation.models);
        let Some(id) = id else { return Ok(all().collect()) };
        let found = all().find(|agreement| agreement.id.as_str() == id);
        Ok(vec![found.ok_or_else(|| ExchangeError::UnknownAgreement { agreement: id.to_owned() })?])
    }

    /// A contract for each dataset of a convention, its cadre's included; without a convention, one for each dataset of each,
    /// and for each dataset by itself.
    pub fn contracts(&self, id: Option<&str>) -> Result<Vec<WrittenFile>, ExchangeError> {
        let mut files = Vec::new();
        for agreement in self.exported(id)? {
            let others = self.others(agreement);
            let all = std::iter::once(agreement).chain(others.iter().copied());
            let mut lines: Vec<&DatasetId> =
                all.flat_map(Agreement::dataset_clauses).map(|(_, line)| &line.id).collect();
            lines.sort();
            lines.dedup();
            let version = agreement.text_number().to_string();
            let status = self.status(agreement);
            let clauses = StandingClauses { agreement, others: &others };
            let terms = OdcsTerms { clauses, version: &version, status };
            for dataset in lines {
                files.extend(self.contract(dataset, agreement.id.as_str(), Some(&terms))?);
            }
        }
        if id.is_none() {
            for dataset in self.compilation().datasets.keys() {
                files.extend(self.contract(dataset, "datasets", None)?);
            }
        }
        Ok(files)
    }

    fn contract(
        &self,
        dataset: &DatasetId,
        folder: &str,
        terms: Option<&OdcsTerms<'_>>,
    ) -> Result<Option<WrittenFile>, ExchangeError> {
        // A line of the annex may speak of a dataset that no folder describes yet.
        let Some(schema) = self.schema_text(dataset)? else { return Ok(None) };
        let text = odcs_contract(dataset, &schema, terms);
        Ok(text.map(|text| WrittenFile { path: format!("{folder}/{dataset}.odcs.yaml"), text }))
    }

    /// The schema of a dataset as its folder has it; an annex line may name another folder than its own id.
    fn schema_text(&self, dataset: &DatasetId) -> Result<Option<String>, ExchangeError> {
        let named = self.all().iter().flat_map(Agreement::dataset_clauses).map(|(_, line)| line);
        let line = named.into_iter().find(|line| line.id == *dataset);
        let folders = [Some(format!("datasets/{dataset}")), line.map(|line| line.schema.clone())];
        for folder in folders.into_iter().flatten() {
            // INVARIANT: names of datasets and folders are checked by the compiler: none leaves the folder.
            let path = self.path().join(folder).join("schema.json");
            if path.is_file() {
                return std::fs::read_to_string(&path).map(Some).map_err(ExchangeError::file(&path));
            }
        }
        Ok(None)
    }

    /// The policies of each convention, one for each grant.
    pub fn policies(&self, id: Option<&str>) -> Result<Vec<WrittenFile>, ExchangeError> {
        let mut files = Vec::new();
        for agreement in self.exported(id)? {
            let others = self.others(agreement);
            let policies = odrl_policies(StandingClauses { agreement, others: &others });
            for (rank, policy) in policies.into_iter().enumerate() {
                let path = format!("{}/{:03}.odrl.json", agreement.id, rank + 1);
                files.push(WrittenFile { path, text: policy.json });
            }
        }
        Ok(files)
    }

    /// The matrix of competences of each convention that has one.
    pub fn matrices(&self, id: Option<&str>, lang: Lang) -> Result<Vec<WrittenFile>, ExchangeError> {
        let matrices = self.exported(id)?.into_iter().map(|agreement| (agreement, raci_matrix(agreement)));
        let file = |(agreement, matrix): (&Agreement, _)| WrittenFile {
            path: format!("{}/raci.csv", agreement.id),
            text: raci_csv(&matrix, lang),
        };
        Ok(matrices.filter(|(_, matrix)| !matrix.rows.is_empty()).map(file).collect())
    }

    /// The cadre that a convention applies, and the convention that it goes with.
    fn others<'a>(&'a self, agreement: &'a Agreement) -> Vec<&'a Agreement> {
        let compilation = self.compilation();
        let is_model = compilation.models.iter().any(|model| model.path == agreement.path);
        let world = if is_model { &compilation.models } else { &compilation.agreements };
        let with = [agreement.applies.as_ref(), agreement.attached_to.as_ref()];
        let named = with.into_iter().flatten().filter_map(|id| world.iter().find(|other| other.id == *id));
        named.filter(|other| other.id != agreement.id).collect()
    }

    /// Where it stands, in the words of the standard.
    fn status(&self, agreement: &Agreement) -> &'static str {
        if self.agreement(agreement.id.as_str()).is_err() {
            return "draft";
        }
        match self.state(agreement, self.today(), self.today()).phase {
            Phase::Draft => "draft",
            Phase::UnderSignature | Phase::Signed | Phase::Notified => "proposed",
            Phase::InForce | Phase::Suspended => "active",
            Phase::Ending => "deprecated",
            Phase::Ended => "retired",
        }
    }
}

/// Reads a contract of somebody else as datasets; its variables may name the code lists of that folder.
pub fn read_contract(
    folder: &Path,
    name: &str,
    bytes: &[u8],
) -> Result<(Vec<ImportedDataset>, Vec<Diagnostic>), ExchangeError> {
    let lists = folder.join("code-lists");
    let mut names = Vec::new();
    if lists.is_dir() {
        for entry in std::fs::read_dir(&lists).map_err(ExchangeError::file(&lists))? {
            let file = entry.map_err(ExchangeError::file(&lists))?.file_name();
            names.extend(file.to_string_lossy().strip_suffix(".csv").map(str::to_owned));
        }
    }
    let known: HashSet<&str> = names.iter().map(String::as_str).collect();
    Ok(import_odcs(name, bytes, &known))
}

/// Writes the folder of each dataset: its schema and its dictionary. Nothing is written where one of
/// them is there already, or where the contract has errors.
pub fn write_datasets(
    folder: &Path,
    datasets: &[ImportedDataset],
    diagnostics: &[Diagnostic],
) -> Result<Vec<PathBuf>, ExchangeError> {
    if diagnostics.iter().any(|one| one.severity == Severity::Error) {
        return Err(ExchangeError::Faulty(diagnostics.to_vec()));
    }
    for dataset in datasets {
        let path = folder.join(&dataset.id);
        if path.exists() {
            return Err(ExchangeError::AlreadyThere { path });
        }
    }
    let mut written = Vec::new();
    for dataset in datasets {
        let path = folder.join(&dataset.id);
        std::fs::create_dir_all(&path).map_err(ExchangeError::file(&path))?;
        for (name, text) in [("schema.json", &dataset.schema), ("dictionary.md", &dataset.dictionary)] {
            let file = path.join(name);
            write_whole(&file, text.as_bytes()).map_err(ExchangeError::file(&file))?;
        }
        written.push(path);
    }
    Ok(written)
}
