//! Checks that roles are held: a role that nobody holds is a gap for a request, and a warning here.

use entente_model::{Agreement, AgreementKind, PartyClause};

use super::{Spoken, View};
use crate::DiagnosticCode as Code;
use crate::diagnostic::{Fault, Reports};
use crate::nearest::nearest;
use crate::source::Spot;

/// Looks at an application with its cadre, and at a cadre that nobody applies: the roles of another cadre are
/// held in its applications.
pub(super) fn check(view: View<'_, '_>, reports: &mut Reports) {
    let applied = view.world.applied.contains(view.agreement.id.as_str());
    let cadre = view.agreement.kind == AgreementKind::Cadre;
    if view.incomplete() || cadre && (applied || view.world.loose_application) {
        return;
    }
    for (role, spoken) in &view.index.roles {
        check_role(view, role, *spoken, None, reports);
    }
    if let Some(cadre) = view.cadre {
        for (role, spoken) in &cadre.index.roles {
            if !view.index.roles.contains_key(role) {
                check_role(view, role, *spoken, Some(cadre.agreement), reports);
            }
        }
    }
    check_territories(view, reports);
}

/// `speaker` is the cadre where the role is only spoken of there.
fn check_role(
    view: View<'_, '_>,
    role: &str,
    spoken: Spoken,
    speaker: Option<&Agreement>,
    reports: &mut Reports,
) {
    let here: Vec<(usize, &PartyClause)> = view.index.holders(role).collect();
    let in_cadre = view.cadre.is_some_and(|cadre| cadre.index.holders(role).next().is_some());
    if let (Some(_), [_, second, ..]) = (spoken.producer, here.as_slice()) {
        let fault =
            Fault::new(Code::ProducerHeldTwice).with("role", role).with("party", second.1.id.as_str());
        view.report(reports, view.spot(second.0, "role"), fault);
    }
    if !here.is_empty() || in_cadre {
        return;
    }
    let uses = [
        (Code::ProducerRoleUnheld, "producer", spoken.producer),
        (Code::RecipientRoleUnheld, "to.party", spoken.recipient),
    ];
    for (code, key, clause) in uses {
        let Some(clause) = clause else { continue };
        let known = view.index.parties.iter().flat_map(|(_, party)| [party.role.as_str(), party.id.as_str()]);
        // Whoever wrote the role in the cadre is not who would correct it here.
        let near = if speaker.is_none() { nearest(role, known) } else { None };
        let fault = Fault::new(code).with("role", role).nearest(near);
        let fault = View::cite(fault, speaker.unwrap_or(view.agreement), clause);
        let spot = match speaker {
            None => view.spot(clause, key),
            Some(_) => {
                view.convention.front.applies.as_ref().map_or_else(Spot::default, |applies| applies.spot)
            }
        };
        view.report(reports, spot, fault);
    }
}

/// Who receives the rows of its territory must have one.
fn check_territories(view: View<'_, '_>, reports: &mut Reports) {
    for (clause, party) in &view.index.parties {
        if party.territory.is_some() {
            continue;
        }
        let names = [party.role.as_str(), party.id.as_str()];
        let indexes =
            [Some((view.index, view.agreement)), view.cadre.map(|cadre| (cadre.index, cadre.agreement))];
        let granted = indexes.into_iter().flatten().find_map(|(index, agreement)| {
            let grant = names.iter().find_map(|name| index.roles.get(name)?.territory)?;
            Some((grant, agreement))
        });
        if let Some((grant, agreement)) = granted {
            let fault = Fault::new(Code::ScopeWithoutTerritory).with("party", party.id.as_str());
            view.report(reports, view.spot(*clause, "id"), view.point(fault, agreement, grant));
        }
    }
}
