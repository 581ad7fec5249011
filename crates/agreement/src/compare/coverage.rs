//! Coverage of the territory by conventions (C12, V4): académie by collectivité by dataset, and the académies with none.

use std::collections::{BTreeMap, BTreeSet};

use entente_model::{AgreementId, TerritoryLevel};
use serde::{Deserialize, Serialize};

use super::register::{AgreementForm, PartySide, RegisteredAgreement, RegisteredFlow, RegisteredParty};
use super::side::Named;

/// Which way data go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FlowDirection {
    /// From the ministry's side to the collectivité.
    ToAuthority,
    /// From the collectivité to the ministry's side.
    FromAuthority,
    /// Between two collectivités.
    BetweenAuthorities,
}

/// One dataset with one collectivité.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CoverageCell {
    /// The collectivité.
    pub authority: Named,
    /// Its level, where known.
    pub level: Option<TerritoryLevel>,
    /// The dataset; its words where the paper names none of the platform, with an empty id.
    pub dataset: Named,
    /// Which way.
    pub direction: FlowDirection,
    /// Conventions that say so.
    pub agreements: Vec<AgreementId>,
    /// Whether all of them are on paper only.
    pub on_paper_only: bool,
    /// Whether it says something of persons; not known where absent.
    pub personal: Option<bool>,
}

/// One académie.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AcademyCoverage {
    /// Its code and name.
    pub academy: Named,
    /// Its conventions in force, or of which nobody knows whether they are.
    pub agreements: Vec<AgreementId>,
    /// By collectivité, dataset and direction.
    pub cells: Vec<CoverageCell>,
}

/// The whole territory.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CoverageMatrix {
    /// Académies that have a convention, by code.
    pub academies: Vec<AcademyCoverage>,
    /// Académies that have none.
    pub without: Vec<Named>,
    /// Local conventions of which nobody can tell the académie.
    pub unplaced: Vec<AgreementId>,
}

/// The matrix of coverage: `academies` are all those that exist, by code and name. Cadres are left out, since a cadre hands
/// nothing over by itself; so is what is known to be no longer in force.
pub fn matrix(register: &[RegisteredAgreement], academies: &[Named]) -> CoverageMatrix {
    let local = || register.iter().filter(|one| !one.kind.is_cadre() && one.standing.in_force != Some(false));
    let known: BTreeMap<&str, &Named> = academies.iter().map(|named| (named.id.as_str(), named)).collect();
    let mut by_academy: BTreeMap<&str, Vec<&RegisteredAgreement>> = BTreeMap::new();
    for agreement in local() {
        for academy in &agreement.academies {
            by_academy.entry(academy).or_default().push(agreement);
        }
    }
    let covered = by_academy.iter().map(|(code, agreements)| AcademyCoverage {
        academy: known.get(code).map_or_else(|| Named::new(code, None), |named| (*named).clone()),
        agreements: agreements.iter().map(|agreement| agreement.id.clone()).collect(),
        cells: cells(agreements),
    });
    CoverageMatrix {
        academies: covered.collect(),
        without: academies
            .iter()
            .filter(|named| !by_academy.contains_key(named.id.as_str()))
            .cloned()
            .collect(),
        unplaced: local().filter(|one| one.academies.is_empty()).map(|one| one.id.clone()).collect(),
    }
}

type CellKey<'a> = (&'a str, &'a str, &'a str, FlowDirection);

/// What several conventions say of the same thing.
struct Cell<'a> {
    authority: &'a RegisteredParty,
    flow: &'a RegisteredFlow,
    agreements: BTreeSet<&'a AgreementId>,
    on_paper_only: bool,
    personal: Option<bool>,
}

fn cells(agreements: &[&RegisteredAgreement]) -> Vec<CoverageCell> {
    let mut cells: BTreeMap<CellKey<'_>, Cell<'_>> = BTreeMap::new();
    for agreement in agreements {
        for flow in &agreement.flows {
            let Some((authority, direction)) = authority(agreement, flow) else { continue };
            let (id, words) = match &flow.dataset {
                Some(dataset) => (dataset.id.as_str(), ""),
                None => ("", flow.what.as_str()),
            };
            let key = (authority.named.id.as_str(), id, words, direction);
            let cell = cells.entry(key).or_insert_with(|| Cell {
                authority,
                flow,
                agreements: BTreeSet::new(),
                on_paper_only: true,
                personal: None,
            });
            cell.agreements.insert(&agreement.id);
            cell.on_paper_only &= agreement.form == AgreementForm::Paper;
            cell.personal = match (cell.personal, flow.personal) {
                (Some(true), _) | (_, Some(true)) => Some(true),
                (known, other) => known.or(other),
            };
        }
    }
    let cell = |((_, id, words, direction), cell): (CellKey<'_>, Cell<'_>)| CoverageCell {
        authority: cell.authority.named.clone(),
        level: cell.authority.territory.as_ref().map(|territory| territory.level),
        dataset: cell
            .flow
            .dataset
            .clone()
            .unwrap_or_else(|| Named { id: id.to_owned(), label: words.to_owned() }),
        direction,
        agreements: cell.agreements.into_iter().cloned().collect(),
        on_paper_only: cell.on_paper_only,
        personal: cell.personal,
    };
    cells.into_iter().map(cell).collect()
}

/// The collectivité of a flow, and which way it goes for it.
pub(super) fn authority<'a>(
    agreement: &'a RegisteredAgreement,
    flow: &RegisteredFlow,
) -> Option<(&'a RegisteredParty, FlowDirection)> {
    let party = |named: &Named| {
        let is_authority =
            |one: &&RegisteredParty| one.named.id == named.id && one.side == PartySide::Authority;
        agreement.parties.iter().find(is_authority)
    };
    match (party(&flow.from), party(&flow.to)) {
        (_, Some(to)) if party(&flow.from).is_none() => Some((to, FlowDirection::ToAuthority)),
        (Some(_), Some(to)) => Some((to, FlowDirection::BetweenAuthorities)),
        (Some(from), None) => Some((from, FlowDirection::FromAuthority)),
        (None, _) => None,
    }
}
