//! The census of conventions (C12), as pages show it: the register of those that the node executes and of those on paper,
//! coverage of the territory, answers to the questionnaire.
//!
//! How it is made is `census` beside the use cases.

use std::path::PathBuf;

use entente_agreement::compare::{CoverageMatrix, Named, RegisteredAgreement, matrix};
use entente_model::{PaperAgreement, PartyId};
use jiff::Timestamp;
use serde::Serialize;

use crate::agreement_folder::AgreementFolder;
use crate::error::ExchangeError;
use crate::node::Node;

/// The register, and the académies that it is read against.
#[derive(Clone, Debug, Serialize)]
pub struct CensusView {
    /// Every convention, by id.
    pub register: Vec<RegisteredAgreement>,
    /// The académies that exist today, by code.
    pub academies: Vec<Named>,
    /// Cadres that the questionnaire can be about, by id.
    pub cadres: Vec<Named>,
}

/// A convention on paper.
#[derive(Clone, Debug, Serialize)]
pub struct PaperView {
    pub paper: PaperAgreement,
    /// As the register has it, with what it hands over.
    pub registered: RegisteredAgreement,
    /// When it was registered; absent where its file lies in the folder.
    pub registered_at: Option<Timestamp>,
    /// Whether the party that looks is one of its parties: it reads where the original is, and its scan.
    pub concerned: bool,
    /// Whether its scan is kept here.
    pub has_scan: bool,
}

impl CensusView {
    /// Who has what with whom, académie by académie.
    pub fn matrix(&self) -> CoverageMatrix {
        matrix(&self.register, &self.academies)
    }
}

/// The census of today.
pub fn census(folder: &AgreementFolder) -> CensusView {
    let register = folder.register();
    let named = |one: &RegisteredAgreement| Named { id: one.id.to_string(), label: one.title.clone() };
    let cadres = register.iter().filter(|one| one.kind.is_cadre()).map(named).collect();
    CensusView { cadres, academies: folder.academies(), register }
}

/// A convention on paper, by its id.
pub async fn paper_agreement(
    node: &Node,
    id: &str,
    party: &PartyId,
) -> Result<Option<PaperView>, ExchangeError> {
    let folder = node.agreement_folder();
    let Some(paper) = folder.papers().iter().find(|paper| paper.id.as_str() == id).cloned() else {
        return Ok(None);
    };
    let Some(registered) = folder.register().into_iter().find(|one| one.id == paper.id) else {
        return Ok(None);
    };
    let kept = node.store().paper_agreements().await?;
    let registered_at = kept.iter().find(|kept| kept.agreement == paper.id).map(|kept| kept.registered_at);
    Ok(Some(PaperView {
        concerned: paper.parties.iter().any(|one| one.id == *party),
        has_scan: folder.scan(&paper.id).is_some(),
        registered,
        registered_at,
        paper,
    }))
}

/// The scan of a convention on paper and its name, for its parties.
pub fn paper_scan(folder: &AgreementFolder, id: &str, party: &PartyId) -> Option<(PathBuf, String)> {
    let paper = folder.papers().iter().find(|paper| paper.id.as_str() == id)?;
    if !paper.parties.iter().any(|one| one.id == *party) {
        return None;
    }
    let name = paper.scan.as_ref().map_or_else(|| format!("{id}.pdf"), |scan| scan.file.clone());
    Some((folder.scan(&paper.id)?, name))
}
