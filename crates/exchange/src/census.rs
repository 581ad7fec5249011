//! The census of conventions (C12): the register, executable conventions and those on paper, who is covered by what, and
//! questions Q5 to Q7 of the questionnaire answered from it.
//!
//! What is counted is computed in `entente-agreement`; here are the académies, the territories and the day.

use std::collections::{BTreeMap, BTreeSet};

use entente_agreement::compare::{
    CensusAnswers, CoverageMatrix, Named, RegisterSource, RegisteredAgreement, Standing, answers, matrix,
    register,
};
use entente_model::{Agreement, AgreementId, Code, Commune, PartyClause, Territories, TerritoryLevel};

use crate::agreement_folder::AgreementFolder;
use crate::error::ExchangeError;
use crate::search_institutions::fold;

impl AgreementFolder {
    /// Every convention, executable or on paper, with what it hands over and until when it holds.
    pub fn register(&self) -> Vec<RegisteredAgreement> {
        let territories = self.territories();
        let source = RegisterSource {
            agreements: self.all(),
            papers: self.papers(),
            datasets: &self.compilation().datasets,
            code_lists: &self.agreements.references.code_lists,
            territories: &territories,
        };
        register(&source, |agreement| self.standing(agreement))
    }

    fn standing(&self, agreement: &Agreement) -> Standing {
        let state = self.agreements.life(agreement).state(self.today(), self.today());
        Standing { in_force: Some(state.phase.is_in_force()), ends_on: state.ends_on() }
    }

    /// The académies of today, by code and name: those of the code list.
    pub fn academies(&self) -> Vec<Named> {
        let open = self.codes("academies").filter(|code| code.is_valid_on(self.today()));
        open.map(|code| Named { id: code.code.clone(), label: code.label.clone() }).collect()
    }

    /// Académie by collectivité by dataset, and the académies with none.
    pub fn coverage(&self, register: &[RegisteredAgreement]) -> CoverageMatrix {
        matrix(register, &self.academies())
    }

    /// Q5 to Q7, for a cadre: the one that is named, else the one that most conventions apply.
    pub fn census_answers(
        &self,
        register: &[RegisteredAgreement],
        cadre: Option<&str>,
    ) -> Result<Option<(AgreementId, CensusAnswers)>, ExchangeError> {
        let cadre = match cadre {
            Some(id) => {
                let known = register.iter().find(|one| one.id.as_str() == id && one.kind.is_cadre());
                let unknown = || ExchangeError::UnknownAgreement { agreement: id.to_owned() };
                Some(known.ok_or_else(unknown)?.id.clone())
            }
            None => most_applied(register),
        };
        Ok(cadre.map(|cadre| {
            let answers = answers(register, &cadre, &self.academies());
            (cadre, answers)
        }))
    }

    fn codes(&self, list: &str) -> impl Iterator<Item = &Code> {
        let list = self.agreements.references.code_lists.get(list);
        list.into_iter().flat_map(|list| list.codes())
    }

    /// Which académie each commune and each département belongs to, from the code lists; a département counts as a commune
    /// of its own, so that it is known even where its communes are not.
    fn territories(&self) -> Territories {
        let group = |code: &Code| code.group.clone().unwrap_or_default();
        let region_of: BTreeMap<&str, String> =
            self.codes("academies").map(|code| (code.code.as_str(), group(code))).collect();
        let academy_of: BTreeMap<&str, String> =
            self.codes("departements").map(|code| (code.code.as_str(), group(code))).collect();
        let place = |code: &str, name: &str, departement: &str| {
            let academie = academy_of.get(departement)?.clone();
            let region = region_of.get(academie.as_str()).cloned().unwrap_or_default();
            let (code, name, departement) = (code.to_owned(), name.to_owned(), departement.to_owned());
            Some(Commune { code, name, departement, academie, region })
        };
        let communes = self.codes("communes");
        let communes = communes.filter_map(|code| place(&code.code, &code.label, &group(code)));
        let departements = self.codes("departements");
        let departements = departements.filter_map(|code| place(&code.code, &code.label, &code.code));
        let named = self.named_communes();
        let named = named.iter().filter_map(|code| place(code, code, &departement_of(code)));
        Territories::new(departements.chain(named).chain(communes))
    }

    /// Communes that are parties: their code tells the département where no list does.
    fn named_communes(&self) -> BTreeSet<String> {
        let executable = self.all().iter().flat_map(Agreement::party_clauses).map(|(_, party)| party);
        let on_paper = self.papers().iter().flat_map(|paper| &paper.parties);
        let territory = |party: &PartyClause| {
            let commune = |of: &&entente_model::Territory| of.level == TerritoryLevel::Commune;
            party.territory.as_ref().filter(commune).map(|territory| territory.code.clone())
        };
        executable.chain(on_paper).filter_map(territory).collect()
    }
}

/// The first digits of a commune's code (COG): three beyond the seas, else two.
fn departement_of(commune: &str) -> String {
    let digits = if commune.starts_with("97") || commune.starts_with("98") { 3 } else { 2 };
    let start: String = commune.chars().take(digits).collect();
    format!("{start:0>3}")
}

fn most_applied(register: &[RegisteredAgreement]) -> Option<AgreementId> {
    let mut counts: BTreeMap<&AgreementId, usize> =
        register.iter().filter(|one| one.kind.is_cadre()).map(|cadre| (&cadre.id, 0)).collect();
    for applied in register.iter().filter_map(|one| one.applies.as_ref()) {
        *counts.entry(applied).or_default() += 1;
    }
    // Of two that are applied as often, the first name.
    counts.into_iter().rev().max_by_key(|(_, count)| *count).map(|(id, _)| id.clone())
}

/// The conventions in which every word is found: title, parties, data, id; whatever the accents and the case.
pub fn search_register(register: &[RegisteredAgreement], words: &str) -> Vec<RegisteredAgreement> {
    let words: Vec<String> = fold(words).split_whitespace().map(str::to_owned).collect();
    let found = |one: &&RegisteredAgreement| {
        let text = searched(one);
        words.iter().all(|word| text.contains(word.as_str()))
    };
    register.iter().filter(found).cloned().collect()
}

fn searched(one: &RegisteredAgreement) -> String {
    let mut text = format!("{} {}", one.id, one.title);
    let mut add = |named: &Named| {
        for part in [&named.id, &named.label] {
            text.push(' ');
            text.push_str(part);
        }
    };
    one.parties.iter().for_each(|party| add(&party.named));
    for flow in &one.flows {
        flow.dataset.iter().for_each(&mut add);
        flow.purposes.iter().for_each(&mut add);
        add(&Named { id: String::new(), label: flow.what.clone() });
    }
    fold(&text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_departement_of_a_commune() {
        for (commune, expected) in [("99001", "099"), ("54395", "054"), ("97411", "974"), ("2A004", "02A")] {
            assert_eq!(departement_of(commune), expected);
        }
    }
}
