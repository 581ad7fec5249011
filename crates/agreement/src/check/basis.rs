//! Checks of legal bases against the lists of the folder: a text that is not in force on the first day of the convention, or that does not
//! let the recipient receive the dataset. Decisions look again, each day.

use entente_model::{BasisFault, ClauseKind, DatasetId, LegalBases};
use jiff::civil::Date;

use super::View;
use crate::DiagnosticCode as Code;
use crate::diagnostic::{Fault, Reports};

pub(super) fn check(view: View<'_, '_>, reports: &mut Reports) {
    let legal = LegalBases::of_lists(view.world.code_lists);
    if legal.is_empty() {
        return;
    }
    // A draft has no day yet: what has ended by any day that the lists know has ended for it.
    let day = view.agreement.begins_on().unwrap_or(Date::MAX);
    for (clause, one) in view.agreement.clauses.iter().enumerate() {
        let basis = match &one.kind {
            ClauseKind::Grant(grant) => Some(grant.basis.as_str()),
            ClauseKind::Dataset(dataset) => dataset.basis.as_deref(),
            ClauseKind::SecureSpace(space) => Some(space.basis.as_str()),
            ClauseKind::Processing(processing) => Some(processing.basis.as_str()),
            _ => None,
        };
        for fault in legal.faults_of_text(basis.unwrap_or_default(), day) {
            report(view, clause, &fault, reports);
        }
        if let ClauseKind::Grant(grant) = &one.kind
            && let Some(fault) = recipient(&legal, &grant.dataset, grant.to.as_str(), view, day)
        {
            report(view, clause, &fault, reports);
        }
    }
}

/// A grant to a party by its name is for the roles that it holds.
fn recipient<'l>(
    legal: &'l LegalBases,
    dataset: &DatasetId,
    to: &str,
    view: View<'_, '_>,
    day: Date,
) -> Option<BasisFault<'l>> {
    let roles = view.holders(to).map(|party| party.role.as_str()).chain([to]);
    let roles: Vec<&str> = roles.collect();
    legal.fault_of_recipient(dataset, &roles, day)
}

fn report(view: View<'_, '_>, clause: usize, fault: &BasisFault<'_>, reports: &mut Reports) {
    let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
    let (spot, fault) = match fault {
        BasisFault::Ended(code) => (
            "basis",
            Fault::new(Code::BasisNotInForce)
                .with("text", &code.label)
                .with("when", "ended")
                .with("day", day(code.closes_on)),
        ),
        BasisFault::NotYet(code) => (
            "basis",
            Fault::new(Code::BasisNotInForce)
                .with("text", &code.label)
                .with("when", "not-yet")
                .with("day", day(code.opens_on)),
        ),
        BasisFault::NotAuthorised { dataset, role } => {
            ("to", Fault::new(Code::BasisSilent).with("dataset", dataset.as_str()).with("role", role))
        }
    };
    view.report(reports, view.spot(clause, spot), fault);
}
