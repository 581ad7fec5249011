//! Questions Q5 to Q7 of the questionnaire to the académies (IGÉSR, annexe 4), answered from the register instead of from
//! memory.
//!
//! The register shows that a convention exists; it cannot show that nobody has heard of one. Where facts say nothing the
//! answer is « not known », never « no » by default.

use std::collections::BTreeSet;

use entente_model::{AgreementId, TerritoryLevel};
use serde::{Deserialize, Serialize};

use super::register::{PartySide, RegisteredAgreement};
use super::side::Named;

/// An answer, and the conventions that found it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FactAnswer {
    /// Yes or no; not known where facts do not say.
    pub answer: Option<bool>,
    /// Conventions that show it.
    pub agreements: Vec<AgreementId>,
}

/// The answers of one académie.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AcademyAnswers {
    /// The académie.
    pub academy: Named,
    /// Q5: the national cadre is known there. A convention that applies it shows that it is; nothing shows that it is not.
    pub q5: FactAnswer,
    /// Q6: the cadre has a convention d'application there.
    pub q6: FactAnswer,
    /// Q7: there are other conventions of exchange at the level of a département or below.
    pub q7: FactAnswer,
}

/// Answers of all académies, and how many say yes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CensusAnswers {
    /// By code.
    pub academies: Vec<AcademyAnswers>,
    /// How many académies answer yes to Q5, Q6, Q7.
    pub yes: [usize; 3],
}

/// The answers of each académie. `cadre` is the national cadre that the questions are about.
pub fn answers(register: &[RegisteredAgreement], cadre: &AgreementId, academies: &[Named]) -> CensusAnswers {
    let academies: Vec<AcademyAnswers> =
        academies.iter().map(|academy| of_academy(register, cadre, academy)).collect();
    let count = |of: fn(&AcademyAnswers) -> &FactAnswer| {
        academies.iter().filter(|one| of(one).answer == Some(true)).count()
    };
    let yes = [count(|one| &one.q5), count(|one| &one.q6), count(|one| &one.q7)];
    CensusAnswers { academies, yes }
}

fn of_academy(register: &[RegisteredAgreement], cadre: &AgreementId, academy: &Named) -> AcademyAnswers {
    let here: Vec<&RegisteredAgreement> = register
        .iter()
        .filter(|one| one.academies.contains(&academy.id) && !one.kind.is_cadre())
        .filter(|one| one.standing.in_force != Some(false))
        .collect();
    let applies = |one: &&&RegisteredAgreement| one.applies.as_ref() == Some(cadre);
    let ids = |all: Vec<&&RegisteredAgreement>| {
        all.into_iter().map(|one| one.id.clone()).collect::<Vec<AgreementId>>()
    };
    let applied = ids(here.iter().filter(applies).collect());
    let others = ids(here.iter().filter(|one| !applies(one) && is_below_academy(one)).collect());
    AcademyAnswers {
        academy: academy.clone(),
        q5: FactAnswer { answer: (!applied.is_empty()).then_some(true), agreements: applied.clone() },
        q6: FactAnswer { answer: Some(!applied.is_empty()), agreements: applied },
        q7: FactAnswer { answer: Some(!others.is_empty()), agreements: others },
    }
}

/// Whether a collectivité below the région takes part.
fn is_below_academy(agreement: &RegisteredAgreement) -> bool {
    let levels: BTreeSet<TerritoryLevel> = agreement
        .parties
        .iter()
        .filter(|party| party.side == PartySide::Authority)
        .filter_map(|party| party.territory.as_ref().map(|territory| territory.level))
        .collect();
    levels.contains(&TerritoryLevel::Departement) || levels.contains(&TerritoryLevel::Commune)
}
