//! Whether a convention keeps what a cadre asks: the one that it applies, or another one.

use entente_agreement::compare::{Deviation, conformance};
use entente_model::Agreement;

use crate::agreement_folder::AgreementFolder;
use crate::error::ExchangeError;

/// The cadres that a convention can be held to: the one that it applies first, then the others of the node, then the models.
pub fn cadres<'f>(folder: &'f AgreementFolder, id: &str) -> Result<Vec<&'f Agreement>, ExchangeError> {
    let applied = folder.agreement(id)?.applies.clone();
    let known = folder.all().iter().chain(&folder.compilation().models);
    let mut cadres: Vec<&Agreement> = Vec::new();
    for cadre in known.filter(|one| one.kind.is_cadre() && one.id.as_str() != id) {
        if !cadres.iter().any(|known| known.id == cadre.id) {
            cadres.push(cadre);
        }
    }
    cadres.sort_by_key(|cadre| applied.as_ref() != Some(&cadre.id));
    Ok(cadres)
}

/// Where a convention departs from a cadre.
pub fn agreement_conformance(
    folder: &AgreementFolder,
    id: &str,
    cadre: &Agreement,
) -> Result<Vec<Deviation>, ExchangeError> {
    let agreements = &folder.agreements;
    Ok(conformance(agreements.side(folder.agreement(id)?), agreements.side(cadre)))
}
