//! Checks of what a convention sets up: ENT, secure spaces, and the parties that work for others.

use std::collections::{HashMap, HashSet};

use entente_model::{
    AgreementKind, Channel, ClauseKind, DirectoryCategory, DirectoryForm, EntClause, PartyKind,
    SecureSpaceClause, Uai,
};

use super::View;
use crate::DiagnosticCode as Code;
use crate::diagnostic::{Elsewhere, Fault, Reports};
use crate::source::Spot;

/// Where each school was first said, for whom and in which extract: whoever runs an ENT may manage equipment too.
type Schools<'w> = HashMap<(&'w str, DirectoryForm, Uai), Spot>;

pub(super) fn check(view: View<'_, '_>, reports: &mut Reports) {
    let mut schools = Schools::new();
    let (opened, granted) = (opened(view), granted(view));
    for (clause, one) in view.agreement.clauses.iter().enumerate() {
        match &one.kind {
            ClauseKind::Ent(ent) => check_ent(view, clause, ent, &mut schools, reports),
            ClauseKind::SecureSpace(space) => check_space(view, clause, space, &granted, reports),
            ClauseKind::Grant(grant) => {
                let rank = grant.channels.iter().position(|channel| *channel == Channel::SecureSpace);
                let Some(rank) = rank else { continue };
                if !opened.contains(grant.dataset.as_str()) && !view.incomplete() {
                    let fault = Fault::new(Code::ChannelWithoutSpace).with("dataset", grant.dataset.as_str());
                    view.report(reports, view.spot_of(clause, "channels", rank), fault);
                }
            }
            _ => {}
        }
    }
    check_parties(view, reports);
}

/// Datasets that a secure space of the convention opens, or of the one above it.
fn opened<'w>(view: View<'_, 'w>) -> HashSet<&'w str> {
    let above = view.cadre.into_iter().flat_map(|cadre| cadre.agreement.secure_space_clauses());
    let spaces = view.agreement.secure_space_clauses().chain(above);
    spaces.flat_map(|(_, space)| &space.datasets).map(|dataset| dataset.as_str()).collect()
}

/// To whom each dataset is granted in a secure space.
fn granted<'w>(view: View<'_, 'w>) -> HashMap<&'w str, HashSet<&'w str>> {
    let mut granted: HashMap<&str, HashSet<&str>> = HashMap::new();
    let above = view.cadre.into_iter().flat_map(|cadre| cadre.index.grants.iter());
    for (_, grant) in view.index.grants.iter().chain(above) {
        if grant.channels.contains(&Channel::SecureSpace) {
            granted.entry(grant.dataset.as_str()).or_default().insert(grant.to.as_str());
        }
    }
    granted
}

fn check_ent<'w>(
    view: View<'_, 'w>,
    clause: usize,
    ent: &'w EntClause,
    seen: &mut Schools<'w>,
    reports: &mut Reports,
) {
    if ent.schools.is_empty() == ent.territory.is_none() {
        let fault = Fault::new(Code::EntPerimeter).with("name", &ent.name);
        let path = if ent.territory.is_some() { "territory" } else { "level" };
        view.report(reports, view.spot(clause, path), fault);
    }
    check_form(view, clause, ent, reports);
    for (rank, school) in ent.schools.iter().enumerate() {
        let spot = view.spot_of(clause, "schools", rank);
        let key = (ent.exploitant.as_str(), ent.form, *school);
        if let Some(first) = seen.get(&key) {
            let fault = Fault::new(Code::SchoolTwice)
                .with("uai", school.as_str())
                .with("name", ent.exploitant.as_str())
                .elsewhere(Elsewhere::First(*first));
            view.report(reports, spot, fault);
        } else {
            seen.insert(key, spot);
        }
    }
}

/// The extract for tools that manage equipment has neither relatives nor courses: files that it does not have are not written.
fn check_form(view: View<'_, '_>, clause: usize, ent: &EntClause, reports: &mut Reports) {
    use DirectoryCategory as Category;
    if ent.form != DirectoryForm::Gpei {
        return;
    }
    for (rank, category) in ent.categories.iter().enumerate() {
        let name = match category {
            Category::PersRelEleve => "PersRelEleve",
            Category::MatiereEducNat => "MatiereEducNat",
            Category::MefEducNat => "MefEducNat",
            Category::Eleve | Category::EtabEducNat | Category::PersEducNat | Category::InfosEducNat => {
                continue;
            }
        };
        let fault = Fault::new(Code::GpeiCategory).with("name", &ent.name).with("category", name);
        view.report(reports, view.spot_of(clause, "categories", rank), fault);
    }
}

/// Whoever enters the space must have been granted the datasets, or finds it empty.
fn check_space(
    view: View<'_, '_>,
    clause: usize,
    space: &SecureSpaceClause,
    granted: &HashMap<&str, HashSet<&str>>,
    reports: &mut Reports,
) {
    if view.incomplete() {
        return;
    }
    let users: HashSet<&str> = space.to.iter().map(|name| name.as_str()).collect();
    for (rank, dataset) in space.datasets.iter().enumerate() {
        let to = granted.get(dataset.as_str());
        if to.is_none_or(|to| to.is_disjoint(&users)) {
            let fault = Fault::new(Code::SpaceWithoutGrant).with("dataset", dataset.as_str());
            view.report(reports, view.spot_of(clause, "datasets", rank), fault);
        }
    }
}

/// Who works for another says for whom; a school signs with its deliberation.
fn check_parties(view: View<'_, '_>, reports: &mut Reports) {
    let signed = view.agreement.signed_on.is_some() && view.agreement.kind != AgreementKind::Cadre;
    for (clause, party) in &view.index.parties {
        let Some(kind) = party.kind else { continue };
        if kind.acts_under_another() && party.under.is_none() {
            let fault = Fault::new(Code::ContractorWithoutParty).with("party", party.id.as_str());
            view.report(reports, view.spot(*clause, "kind"), fault);
        }
        if kind == PartyKind::Eple && party.deliberation.is_none() && signed {
            let fault = Fault::new(Code::DeliberationMissing).with("party", party.id.as_str());
            view.report(reports, view.spot(*clause, "kind"), fault);
        }
    }
}
