//! Invented conventions and requests, drawn from a seed, for the examples of this crate.
#![allow(dead_code, clippy::unwrap_used)]

#[path = "../../tests/it/world.rs"]
mod world;

use entente_model::{
    AccessRequest, ClauseKind, Protection, PseudonymStability, Require, RuleClause, VariableKind,
};
use jiff::ToSpan;

pub use world::{TODAY, World};
use world::{
    agreement, dataset, dataset_line, forbid_kind, forbid_purpose, grant, party, protect, protected, require,
    rule,
};

/// Cadres among the conventions.
const CADRES: usize = 10;
const DATASETS: usize = 60;
const ACADEMIES: usize = 30;
const LOCAL_AUTHORITIES: usize = 300;
const PURPOSES: [&str; 8] = [
    "etudes",
    "sectorisation",
    "planification-formations",
    "bati-scolaire",
    "restauration",
    "transport",
    "orientation",
    "gestion-individuelle",
];
const NAMES: [&str; 8] =
    ["id_eleve", "sexe", "nationalite", "boursier", "uai", "mef", "commune", "annee_naissance"];

/// Numbers from a seed: SplitMix64.
pub struct Draw(pub u64);

impl Draw {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }
    pub fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % end as u64).unwrap()
    }
    fn one<'a, T: ?Sized>(&mut self, of: &[&'a T]) -> &'a T {
        of[self.below(of.len())]
    }
    fn some<'a>(&mut self, of: &[&'a str], most: usize) -> Vec<&'a str> {
        let count = 1 + self.below(most);
        (0..count).map(|_| self.one(of)).collect()
    }
}

fn dataset_name(number: usize) -> String {
    format!("jeu-{number:02}")
}

fn authority(number: usize) -> String {
    format!("collectivite-{number:03}")
}

/// That many conventions of ten clauses each: cadres, and their applications between an academy and a local authority.
pub fn conventions(draw: &mut Draw, count: usize) -> World {
    let mut agreements = Vec::new();
    for number in 0..count {
        let local = number.checked_sub(CADRES);
        let clauses = match local {
            None => cadre(draw),
            Some(local) => application(draw, local),
        };
        let clauses = clauses.iter().map(|(article, kind)| (*article, kind.clone())).collect();
        agreements.push(match local {
            None => agreement(&format!("cadre-{number}"), None, &[], clauses),
            Some(local) => {
                let cadre = format!("cadre-{}", local % CADRES);
                let parties =
                    [format!("academie-{}", local % ACADEMIES), authority(local % LOCAL_AUTHORITIES)];
                let parties: Vec<&str> = parties.iter().map(String::as_str).collect();
                agreement(&format!("application-{local}"), Some(&cadre), &parties, clauses)
            }
        });
    }
    let kinds = [
        VariableKind::Ine,
        VariableKind::Plain,
        VariableKind::Quasi,
        VariableKind::Sensitive,
        VariableKind::Plain,
        VariableKind::Plain,
        VariableKind::Quasi,
        VariableKind::Quasi,
    ];
    let variables: Vec<(&str, VariableKind)> = NAMES.into_iter().zip(kinds).collect();
    let excluded = [("nom", VariableKind::Nominative), ("adresse", VariableKind::Address)];
    let datasets = (0..DATASETS).map(|number| dataset(&dataset_name(number), &variables, &excluded));
    World { agreements, datasets: datasets.map(|dataset| (dataset.id.clone(), dataset)).collect() }
}

fn a_grant(draw: &mut Draw, dataset: &str) -> ClauseKind {
    let purposes = draw.some(&PURPOSES[..7], 3);
    let mut protections = vec![protect("id_eleve", Protection::Pseudonym(PseudonymStability::Stable))];
    if draw.below(2) == 0 {
        protections.push(protect("nationalite", Protection::Generalise("nationalites".into())));
    }
    if draw.below(3) == 0 {
        protections.push(protect("commune", Protection::Drop));
    }
    // One in eight forgets the pseudonym: a prohibition of its cadre then stands in its way.
    if draw.below(8) == 0 {
        protections.remove(0);
    }
    protected(grant(dataset, "collectivite", &purposes), protections)
}

fn cadre(draw: &mut Draw) -> Vec<(&'static str, ClauseKind)> {
    let names: Vec<String> = (0..3).map(|_| dataset_name(draw.below(DATASETS))).collect();
    let mut clauses = vec![
        ("4", forbid_kind(VariableKind::Ine, &[])),
        ("4", forbid_kind(VariableKind::Nominative, &[])),
        ("4", forbid_purpose("gestion-individuelle")),
        ("4", require(Require::SourceMention { text: "Sources : {producer}, {system}".to_owned() })),
    ];
    for name in &names {
        clauses.push(("2.1", dataset_line(name, "rectorat")));
        clauses.push(("2.1", a_grant(draw, name)));
    }
    clauses
}

fn application(draw: &mut Draw, number: usize) -> Vec<(&'static str, ClauseKind)> {
    let (academy, local) =
        (format!("academie-{}", number % ACADEMIES), authority(number % LOCAL_AUTHORITIES));
    let mut clauses = vec![
        ("1", party(&academy, "rectorat", Some("academie:99"))),
        ("1", party(&local, "collectivite", Some("departement:099"))),
    ];
    for _ in 0..3 {
        let name = dataset_name(draw.below(DATASETS));
        clauses.push(("A.1", dataset_line(&name, "rectorat")));
        clauses.push(("A.1", a_grant(draw, &name)));
    }
    clauses.push(("5", require(Require::NoDuplicateSurvey)));
    clauses.push(match draw.below(3) {
        0 => ("5", forbid_kind(VariableKind::Address, &[])),
        1 => ("5", forbid_kind(VariableKind::Sensitive, &[&dataset_name(draw.below(DATASETS))])),
        _ => ("5", rule(RuleClause::Require(Require::Clearance { lasts: None }))),
    });
    clauses
}

/// A request: three in four are those of some clause, whole or in part; the others are drawn from all that is.
pub fn request(draw: &mut Draw, world: &World) -> AccessRequest {
    let count = world.agreements.len();
    let chosen = &world.agreements[draw.below(count)];
    let grants: Vec<_> = chosen.grant_clauses().map(|(_, grant)| grant).collect();
    let held = chosen
        .party_clauses()
        .map(|(_, party)| party)
        .find(|party| grants.iter().any(|one| one.to == party.role));
    let mut request = AccessRequest {
        recipient: authority(draw.below(LOCAL_AUTHORITIES + 5)).as_str().into(),
        purpose: draw.one(&PURPOSES).into(),
        dataset: dataset_name(draw.below(DATASETS + 3)).as_str().into(),
        variables: Vec::new(),
        on: TODAY.checked_sub(i64::try_from(draw.below(400)).unwrap().days()).unwrap(),
    };
    if draw.below(4) > 0
        && let (Some(party), false) = (held, grants.is_empty())
    {
        let grant = grants[draw.below(grants.len())];
        request.recipient = party.id.clone();
        request.dataset = grant.dataset.clone();
        if draw.below(6) > 0 {
            request.purpose = grant.purposes[draw.below(grant.purposes.len())].clone();
        }
    }
    if draw.below(2) == 0 {
        let names = ["nom", "inconnue"];
        let names: Vec<&str> = NAMES.into_iter().chain(names).collect();
        request.variables = draw.some(&names, 4).into_iter().map(Into::into).collect();
    }
    request
}
