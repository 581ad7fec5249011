//! Checks of a convention against the cadre that it applies (C8): what is weaker or contradictory is named with both articles.
//!
//! What is weaker is computed in `compare`; here it gets its place in the file. What the cadre asks and the convention does
//! not copy holds without being copied.

use entente_model::{ArticleRef, ClauseKind};

use super::View;
use crate::DiagnosticCode as Code;
use crate::compare::{AccessVariable, Deviation, DeviationKind, KeyChange, Side, Stated, conformance};
use crate::diagnostic::{Fault, Reports};
use crate::source::Spot;

pub(super) fn check(view: View<'_, '_>, reports: &mut Reports) {
    let Some(cadre) = view.cadre.map(|cadre| cadre.agreement).filter(|cadre| cadre.kind.is_cadre()) else {
        return;
    };
    // Parties alone cannot weaken anything.
    let says_something = |kind: &ClauseKind| !matches!(kind, ClauseKind::Party(_));
    if !view.agreement.clauses.iter().any(|clause| says_something(&clause.kind)) {
        return;
    }
    let side = |agreement, cadre| Side {
        agreement,
        cadre,
        datasets: view.world.schemas,
        code_lists: view.world.code_lists,
    };
    for deviation in conformance(side(view.agreement, Some(cadre)), side(cadre, None)) {
        let Some((spot, fault)) = fault(view, &deviation) else { continue };
        let place = deviation.cited_cadre.first().map(|cited| &cited.place);
        let there = place.and_then(|place| cadre.clauses.iter().position(|clause| clause.place == *place));
        if let Some(there) = there {
            view.report(reports, spot, view.point(fault, cadre, there));
        }
    }
}

/// The place of a deviation, and what is said of it; nothing of what is missing, since the cadre's own clauses hold.
fn fault(view: View<'_, '_>, deviation: &Deviation) -> Option<(Spot, Fault)> {
    let subject = deviation.subject.id.as_str();
    let position = position(view, &deviation.cited_local.first()?.place)?;
    Some(match &deviation.kind {
        DeviationKind::ProtectionWeaker { recipient, variables } => {
            let fault = Fault::new(Code::WeakerThanCadre);
            (view.spot(position, "variables"), access(fault, subject, &recipient.named.id, variables))
        }
        DeviationKind::ProtectionOther { recipient, variables } => {
            let fault = Fault::new(Code::OtherThanCadre);
            (view.spot(position, "variables"), access(fault, subject, &recipient.named.id, variables))
        }
        // A line that the cadre has already is an error by itself: what it says less is said there.
        DeviationKind::ClauseWeaker { topic, .. } if *topic == crate::compare::Topic::Dataset => return None,
        DeviationKind::ClauseWeaker { key, .. } => {
            let fault = Fault::new(Code::ClauseWeakerThanCadre)
                .with("subject", subject)
                .with("key", &key.key)
                .with("before", written(key.before.as_ref()))
                .with("after", written(key.after.as_ref()));
            (view.spot(position, &spot_path(key)), fault)
        }
        DeviationKind::RuleLooser { key } => {
            (view.spot(position, &key.key), Fault::new(Code::RuleLooserThanCadre))
        }
        DeviationKind::DatasetMissing | DeviationKind::AccessMissing { .. } | DeviationKind::RuleMissing => {
            return None;
        }
    })
}

fn access(fault: Fault, dataset: &str, role: &str, variables: &[AccessVariable]) -> Fault {
    let names: Vec<&str> = variables.iter().map(|variable| variable.name.as_str()).collect();
    fault.with("dataset", dataset).with("role", role).with("variables", names.join(", "))
}

fn position(view: View<'_, '_>, place: &ArticleRef) -> Option<usize> {
    view.agreement.clauses.iter().position(|clause| clause.place == *place)
}

/// The path of a key without the names of rows.
fn spot_path(change: &KeyChange) -> String {
    let mut path = String::new();
    let mut inside = false;
    for letter in change.key.chars() {
        match letter {
            '[' => inside = true,
            ']' => inside = false,
            _ if !inside => path.push(letter),
            _ => {}
        }
    }
    path
}

fn written(stated: Option<&Stated>) -> String {
    stated.map_or_else(|| "–".to_owned(), |stated| stated.values().collect::<Vec<&str>>().join(", "))
}
