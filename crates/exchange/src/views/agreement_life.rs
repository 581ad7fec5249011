//! Conventions in a list with where each stands, the state of one, and what its calendar brings.

use entente_agreement::life::{LifeState, Phase};
use entente_model::{Agreement, AgreementId, AgreementKind, Message};
use jiff::civil::Date;
use serde::Serialize;

use super::PartyView;
use crate::agreement_folder::AgreementFolder;
use crate::error::ExchangeError;

/// A convention, in a list.
#[derive(Clone, Debug, Serialize)]
pub struct AgreementLine {
    pub id: AgreementId,
    pub title: String,
    pub kind: AgreementKind,
    /// The cadre that it applies.
    pub applies: Option<AgreementId>,
    pub parties: Vec<PartyView>,
    /// Where it stands today.
    pub phase: Phase,
    pub since: Option<Date>,
    /// Why, in a sentence: see `AgreementFolder::say`.
    pub reason: Message,
    pub begins_on: Option<Date>,
    /// Last day of the term under way.
    pub term_last_day: Option<Date>,
    /// Last day on which a notice ends it with that term.
    pub last_day_for_notice: Option<Date>,
    /// First day on which it is no longer in force, as far as is known.
    pub ends_on: Option<Date>,
    /// The amendment in force; 0 for the text as signed.
    pub amendment: u32,
    pub sha256: String,
    pub path: String,
}

/// The conventions of a kind, or all; in the order of their files.
pub fn agreement_lines(folder: &AgreementFolder, kind: Option<AgreementKind>) -> Vec<AgreementLine> {
    let wanted = |agreement: &&Agreement| kind.is_none_or(|kind| agreement.kind == kind);
    folder.all().iter().filter(wanted).map(|agreement| line(folder, agreement)).collect()
}

/// One convention, as in the list.
pub fn agreement_line(folder: &AgreementFolder, id: &str) -> Result<AgreementLine, ExchangeError> {
    Ok(line(folder, folder.agreement(id)?))
}

/// The state of a convention on a day as known on another; today where absent.
pub fn agreement_state(
    folder: &AgreementFolder,
    id: &str,
    on: Option<Date>,
    known: Option<Date>,
) -> Result<LifeState, ExchangeError> {
    let agreement = folder.agreement(id)?;
    Ok(folder.state(agreement, on.unwrap_or_else(|| folder.today()), known.unwrap_or_else(|| folder.today())))
}

fn line(folder: &AgreementFolder, agreement: &Agreement) -> AgreementLine {
    let state = folder.state(agreement, folder.today(), folder.today());
    let ends_on = state.ends_on();
    let parties = agreement.party_clauses().map(|(_, party)| PartyView::from(party));
    AgreementLine {
        id: agreement.id.clone(),
        title: agreement.title.clone(),
        kind: agreement.kind,
        applies: agreement.applies.clone(),
        parties: parties.filter(|party| state.parties.contains(&party.id)).collect(),
        phase: state.phase,
        since: state.since,
        reason: state.reason,
        begins_on: state.begins_on,
        term_last_day: state.term.as_ref().and_then(|term| term.last_day),
        last_day_for_notice: state.term.as_ref().and_then(|term| term.last_day_for_notice),
        ends_on,
        amendment: state.version.amendment,
        sha256: agreement.sha256.clone(),
        path: agreement.path.clone(),
    }
}
