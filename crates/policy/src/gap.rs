//! What a configuration lacks for a grant that permits to be carried out.
//!
//! Each of these would otherwise be guessed by whoever produces the file; a guess is not a decision.

use std::collections::BTreeSet;

use entente_model::{
    AccessRequest, BasisFault, CodeListId, Dataset, GrantClause, LegalBases, Message, PartyClause,
    Protection, Scope, VariableKind,
};
use jiff::civil::Date;

use crate::plan::{Plan, protections_of};
use crate::reason::{Missing, MissingKind};
use crate::slice::Slice;

/// Everything that delivering needs.
pub(crate) struct Complete<'a> {
    pub(crate) dataset: &'a Dataset,
    pub(crate) producer: &'a PartyClause,
    pub(crate) line: &'a entente_model::ArticleRef,
    pub(crate) recipient: &'a PartyClause,
}

/// What delivering needs, or all that is missing.
pub(crate) fn complete<'a>(
    slice: &'a Slice,
    grant: &GrantClause,
    request: &'a AccessRequest,
    dataset: Option<&'a Dataset>,
    code_lists: Option<&BTreeSet<CodeListId>>,
    plan: &Plan,
) -> Result<Complete<'a>, Vec<Missing>> {
    let mut missing = Vec::new();
    if let Some(cadre) = &slice.absent_cadre {
        missing.push(Missing::new(MissingKind::Cadre, cadre, Message::new("gap-cadre")));
    }
    let annex_line = slice.dataset_clause(&request.dataset);
    let producer = match annex_line {
        None => {
            missing.push(Missing::new(
                MissingKind::AnnexLine,
                &request.dataset,
                Message::new("gap-annex-line"),
            ));
            None
        }
        Some((_, clause)) => {
            let holder = slice.holder(&clause.producer);
            if holder.is_none() {
                let message = Message::new("gap-producer").with("dataset", &request.dataset);
                missing.push(Missing::new(MissingKind::Producer, &clause.producer, message));
            }
            holder
        }
    };
    let recipient = recipient(slice, grant, request);
    match dataset {
        None => missing.push(Missing::new(MissingKind::Schema, &request.dataset, Message::new("gap-schema"))),
        Some(dataset) => {
            missing.extend(scope(grant, dataset, recipient));
            missing.extend(protections(grant, dataset, code_lists, plan));
            missing.extend(variables(grant, dataset, request, plan));
        }
    }
    match (missing.is_empty(), dataset, producer, annex_line, recipient) {
        (true, Some(dataset), Some(producer), Some((line, _)), Some(recipient)) => {
            Ok(Complete { dataset, producer, line, recipient })
        }
        _ => Err(missing),
    }
}

/// The texts on which the clause rests, as the lists of the folder know them on the day: not in force, or silent about the recipient.
pub(crate) fn unlawful(
    legal: &LegalBases,
    slice: &Slice,
    grant: &GrantClause,
    request: &AccessRequest,
) -> Vec<Missing> {
    if legal.is_empty() {
        return Vec::new();
    }
    let mut faults = legal.faults_of_text(&grant.basis, request.on);
    if let Some((_, line)) = slice.dataset_clause(&request.dataset)
        && let Some(basis) = &line.basis
    {
        faults.extend(legal.faults_of_text(basis, request.on));
    }
    let roles: Vec<&str> = slice.recipient(&request.recipient).map(|party| party.role.as_str()).collect();
    faults.extend(legal.fault_of_recipient(&request.dataset, &roles, request.on));
    let mut missing: Vec<Missing> = faults.iter().map(of_basis).collect();
    missing.dedup();
    missing
}

/// The sentence of a fault of a basis.
pub(crate) fn of_basis(fault: &BasisFault<'_>) -> Missing {
    let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
    match fault {
        BasisFault::Ended(code) => Missing::new(
            MissingKind::LegalBasis,
            &code.label,
            Message::new("gap-basis-ended").with("day", day(code.closes_on)),
        ),
        BasisFault::NotYet(code) => Missing::new(
            MissingKind::LegalBasis,
            &code.label,
            Message::new("gap-basis-not-yet").with("day", day(code.opens_on)),
        ),
        BasisFault::NotAuthorised { dataset, role } => Missing::new(
            MissingKind::AuthorisedRecipient,
            role,
            Message::new("gap-recipient-not-authorised").with("dataset", dataset),
        ),
    }
}

/// The recipient's clause by which the grant is for it, one with a territory first.
fn recipient<'a>(
    slice: &'a Slice,
    grant: &GrantClause,
    request: &'a AccessRequest,
) -> Option<&'a PartyClause> {
    let matching = || {
        slice
            .recipient(&request.recipient)
            .filter(|party| party.role == grant.to || party.id.as_str() == grant.to.as_str())
    };
    matching().find(|party| party.territory.is_some()).or_else(|| matching().next())
}

fn scope(grant: &GrantClause, dataset: &Dataset, recipient: Option<&PartyClause>) -> Vec<Missing> {
    if grant.scope == Scope::All {
        return Vec::new();
    }
    let mut missing = Vec::new();
    if let Some(party) = recipient
        && party.territory.is_none()
    {
        missing.push(Missing::new(MissingKind::Territory, &party.id, Message::new("gap-territory")));
    }
    if dataset.institution_variable.is_none() {
        let message = Message::new("gap-institution-variable");
        missing.push(Missing::new(MissingKind::InstitutionVariable, &dataset.id, message));
    }
    missing
}

fn protections(
    grant: &GrantClause,
    dataset: &Dataset,
    code_lists: Option<&BTreeSet<CodeListId>>,
    plan: &Plan,
) -> Vec<Missing> {
    let mut missing = Vec::new();
    for protect in &grant.protect {
        if dataset.variable(protect.variable.as_str()).is_none() {
            let message = Message::new("gap-protected-variable").with("dataset", &dataset.id);
            missing.push(Missing::new(MissingKind::Protection, &protect.variable, message));
        }
        if let Protection::Generalise(list) = &protect.protection
            && code_lists.is_some_and(|known| !known.contains(list))
        {
            let message = Message::new("gap-code-list").with("variable", &protect.variable);
            missing.push(Missing::new(MissingKind::CodeList, list, message));
        }
    }
    for variable in plan.delivered() {
        if protections_of(grant, &variable.name).count() > 1 {
            let message = Message::new("gap-protection-twice");
            missing.push(Missing::new(MissingKind::Protection, &variable.name, message));
        }
        // INVARIANT: the INE never leaves, even where a convention forgot to say so.
        if variable.kind == Some(VariableKind::Ine) {
            let message = Message::new("gap-protection-ine");
            missing.push(Missing::new(MissingKind::Protection, &variable.name, message));
        }
    }
    missing
}

fn variables(grant: &GrantClause, dataset: &Dataset, request: &AccessRequest, plan: &Plan) -> Vec<Missing> {
    let mut missing = Vec::new();
    if request.variables.is_empty() {
        let undescribed = grant.variables.iter().filter(|name| dataset.variable(name.as_str()).is_none());
        missing.extend(undescribed.map(|name| {
            let message = Message::new("gap-variable").with("dataset", &dataset.id);
            Missing::new(MissingKind::Variable, name, message)
        }));
    }
    if missing.is_empty() && plan.delivered().next().is_none() {
        missing.push(Missing::new(MissingKind::Variable, &dataset.id, Message::new("gap-no-variable")));
    }
    missing
}
