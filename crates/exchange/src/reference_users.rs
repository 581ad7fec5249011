//! Who is concerned by a reference: the datasets whose variables are checked against it, the grants that generalise with
//! it, and the parties that deposit or receive them (R5).

use entente_model::{Dataset, DatasetId, PartyId, Protection, ValueCheck, VariableName};
use jiff::civil::Date;

use crate::agreements::Agreements;
use crate::known_reference::{CODE_LIST, INSTITUTIONS};

/// Variables of a dataset that are checked against the reference.
pub(crate) fn variables_using(dataset: &Dataset, reference: &str) -> Vec<VariableName> {
    let list = reference.strip_prefix(CODE_LIST);
    let uses = |check: &ValueCheck| match check {
        ValueCheck::CodeList { list: used } => list == Some(used.as_str()),
        ValueCheck::Uai { directory: true } => reference == INSTITUTIONS,
        _ => false,
    };
    let using = dataset.variables.iter().filter(|variable| variable.checks.iter().any(uses));
    using.map(|variable| variable.name.clone()).collect()
}

impl Agreements {
    /// Datasets checked against the reference, or generalised with it.
    pub(crate) fn datasets_using(&self, reference: &str) -> Vec<&Dataset> {
        let list = reference.strip_prefix(CODE_LIST);
        let generalised = |dataset: &Dataset| {
            self.about(&dataset.id).1.iter().any(|(_, grant)| {
                grant.protect.iter().any(|protected| {
                    matches!(&protected.protection, Protection::Generalise(used) if list == Some(used.as_str()))
                })
            })
        };
        let all = self.compilation.datasets.values();
        all.filter(|dataset| !variables_using(dataset, reference).is_empty() || generalised(dataset))
            .collect()
    }

    /// Parties that deposit or receive, that day, a dataset that uses the reference; by name.
    pub(crate) fn parties_using(&self, reference: &str, day: Date) -> Vec<PartyId> {
        let datasets = self.datasets_using(reference);
        let uses = |id: &DatasetId| datasets.iter().any(|dataset| dataset.id == *id);
        let mut parties: Vec<PartyId> = Vec::new();
        for line in self.lines(day) {
            if uses(&line.clause.id) {
                parties
                    .extend(self.holder(line.application, &line.clause.producer).map(|held| held.id.clone()));
            }
            let cadre = self.cadre(line.application);
            let agreements = [Some(line.application), cadre];
            for (_, grant) in agreements.into_iter().flatten().flat_map(|agreement| agreement.grant_clauses())
            {
                if uses(&grant.dataset) {
                    parties.extend(self.holder(line.application, &grant.to).map(|held| held.id.clone()));
                }
            }
        }
        parties.sort();
        parties.dedup();
        parties
    }
}
