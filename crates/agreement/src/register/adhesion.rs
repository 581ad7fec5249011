//! Adhesions: a party joins a convention with its own list of schools (C11; EN annexe 1, NO).
//!
//! Whether the schools exist, lie in its territory and are its competence is asked of the directory, in
//! `compare::check_schools`: the directory is not part of the folder.

use std::collections::{HashMap, HashSet};

use data_encoding::HEXLOWER;
use entente_model::{Adhesion, Agreement, PartyKind, Uai};
use sha2::{Digest, Sha256};

use super::{front, report, unread};
use crate::DiagnosticCode as Code;
use crate::definitions::ADHESION;
use crate::diagnostic::{Fault, Reports};
use crate::nearest::nearest;
use crate::source::{Source, Spot};

/// An adhesion and where its values stand.
pub(super) struct ReadAdhesion<'a> {
    source: Source<'a>,
    adhesion: Adhesion,
    joins: Spot,
    party: Spot,
    role: Spot,
    schools: Vec<Spot>,
    id: Spot,
}

/// Reads one file; `None` where it is at fault, which was then reported.
pub(super) fn read<'a>(source: Source<'a>, bytes: &[u8], reports: &mut Reports) -> Option<ReadAdhesion<'a>> {
    let front = front(&source, &ADHESION, reports)?;
    let Some(adhesion) = front.values::<Adhesion>(&ADHESION) else {
        unread(&source, reports);
        return None;
    };
    let party = front.entries().table("party");
    let read = ReadAdhesion {
        adhesion: Adhesion {
            path: source.path.to_owned(),
            sha256: HEXLOWER.encode(&Sha256::digest(bytes)),
            ..adhesion
        },
        joins: front.spot("joins"),
        party: front.spot("party"),
        role: party.and_then(|party| party.spot("role")).unwrap_or_default(),
        schools: front.entries().texts("schools").iter().map(|school| school.spot).collect(),
        id: front.spot("id"),
        source,
    };
    read.schools_once(reports);
    Some(read)
}

impl ReadAdhesion<'_> {
    fn fault(&self, spot: Spot, fault: Fault, reports: &mut Reports) {
        report(&self.source, spot, fault, reports);
    }

    fn schools_once(&self, reports: &mut Reports) {
        let mut seen: HashSet<Uai> = HashSet::new();
        for (school, spot) in self.adhesion.schools.iter().zip(&self.schools) {
            if !seen.insert(*school) {
                let fault =
                    Fault::new(Code::AdhesionSchoolTwice).with("uai", school.as_str()).with("other", "here");
                self.fault(*spot, fault, reports);
            }
        }
    }

    /// What the texts ask of who joins, whatever the convention.
    fn party(&self, reports: &mut Reports) {
        let party = &self.adhesion.party;
        if party.kind == Some(PartyKind::Eple) && party.deliberation.is_none() {
            let fault = Fault::new(Code::AdhesionWithoutDeliberation).with("party", party.id.as_str());
            self.fault(self.party, fault, reports);
        }
        if party.territory.is_none() && party.uai.is_none() {
            let fault = Fault::new(Code::AdhesionWithoutTerritory).with("party", party.id.as_str());
            self.fault(self.party, fault, reports);
        }
    }

    /// The convention is there, the role is one of its roles, and the party is not one of its parties yet.
    fn convention(&self, agreements: &[Agreement], reports: &mut Reports) {
        let adhesion = &self.adhesion;
        let Some(joined) = agreements.iter().find(|agreement| agreement.id == adhesion.joins) else {
            let known = agreements.iter().map(|agreement| agreement.id.as_str());
            let fault = Fault::new(Code::AdhesionUnknownAgreement)
                .with("convention", adhesion.joins.as_str())
                .nearest(nearest(adhesion.joins.as_str(), known));
            return self.fault(self.joins, fault, reports);
        };
        if joined.parties.contains(&adhesion.party.id) {
            let fault = Fault::new(Code::AdhesionTwice)
                .with("party", adhesion.party.id.as_str())
                .with("convention", joined.id.as_str())
                .with("other", &joined.path);
            self.fault(self.party, fault, reports);
        }
        let roles = roles(joined, agreements);
        if !roles.contains(adhesion.party.role.as_str()) {
            let fault = Fault::new(Code::AdhesionRoleUnknown)
                .with("role", adhesion.party.role.as_str())
                .with("convention", joined.id.as_str())
                .nearest(nearest(adhesion.party.role.as_str(), roles.iter().copied()));
            self.fault(self.role, fault, reports);
        }
        let (begins, of_joined) = (adhesion.signed_on, joined.signed_on);
        if let (Some(signed_on), Some(joined_on)) = (begins, of_joined)
            && signed_on < joined_on
        {
            let fault = Fault::new(Code::AdhesionBeforeAgreement)
                .with("convention", joined.id.as_str())
                .with("signed_on", signed_on.to_string())
                .with("joined_on", joined_on.to_string());
            self.fault(self.joins, fault, reports);
        }
    }
}

/// Checks all adhesions together: each against its convention, and no party nor school twice, neither here nor among those
/// who joined before.
pub(super) fn checked(
    adhesions: Vec<ReadAdhesion<'_>>,
    joined: &[Adhesion],
    agreements: &[Agreement],
    reports: &mut Reports,
) -> Vec<Adhesion> {
    check(&adhesions, joined, agreements, reports);
    adhesions.into_iter().map(|read| read.adhesion).collect()
}

fn check(
    adhesions: &[ReadAdhesion<'_>],
    joined: &[Adhesion],
    agreements: &[Agreement],
    reports: &mut Reports,
) {
    let mut ids: HashMap<&str, &str> = HashMap::new();
    let mut parties: HashMap<(&str, &str), &str> = HashMap::new();
    let mut schools: HashMap<(&str, Uai), &str> = HashMap::new();
    for before in joined {
        let (path, joins) = (before.path.as_str(), before.joins.as_str());
        ids.insert(before.id.as_str(), path);
        parties.insert((joins, before.party.id.as_str()), path);
        schools.extend(before.schools.iter().map(|school| ((joins, *school), path)));
    }
    for read in adhesions {
        let adhesion = &read.adhesion;
        read.party(reports);
        read.convention(agreements, reports);
        let path = adhesion.path.as_str();
        if let Some(first) = ids.insert(adhesion.id.as_str(), path) {
            let fault = Fault::new(Code::AgreementTwice).with("id", &adhesion.id).with("file", first);
            read.fault(read.id, fault, reports);
        }
        let joins = adhesion.joins.as_str();
        if let Some(first) = parties.insert((joins, adhesion.party.id.as_str()), path) {
            let fault = Fault::new(Code::AdhesionTwice)
                .with("party", adhesion.party.id.as_str())
                .with("convention", joins)
                .with("other", first);
            read.fault(read.party, fault, reports);
        }
        for (school, spot) in adhesion.schools.iter().zip(&read.schools) {
            let first = schools.insert((joins, *school), path);
            if let Some(first) = first.filter(|first| *first != path) {
                let fault =
                    Fault::new(Code::AdhesionSchoolTwice).with("uai", school.as_str()).with("other", first);
                read.fault(*spot, fault, reports);
            }
        }
    }
}

/// Roles that a convention, its cadre and the convention that it goes with speak of.
fn roles<'a>(joined: &'a Agreement, agreements: &'a [Agreement]) -> HashSet<&'a str> {
    let with = [joined.applies.as_ref(), joined.attached_to.as_ref()];
    let others = with.into_iter().flatten().filter_map(|id| agreements.iter().find(|one| one.id == *id));
    let mut roles = HashSet::new();
    for agreement in std::iter::once(joined).chain(others) {
        roles.extend(agreement.party_clauses().map(|(_, party)| party.role.as_str()));
        roles.extend(agreement.grant_clauses().map(|(_, grant)| grant.to.as_str()));
        roles.extend(agreement.dataset_clauses().map(|(_, line)| line.producer.as_str()));
    }
    roles
}
