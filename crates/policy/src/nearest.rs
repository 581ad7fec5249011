//! The clause nearest to a request that none covers, and what it lacks.
//!
//! Cedar's default denial gives no reason: the conditions of each grant are counted here again. A property test holds
//! this count against Cedar's answer: no condition fails exactly where Cedar permits.

use std::collections::{BTreeMap, BTreeSet};

use entente_model::{
    AccessRequest, AgreementId, ArticleRef, Dataset, DatasetId, GrantClause, Message, PurposeId, RoleId,
    VariableName,
};
use serde::Serialize;

use crate::plan::{covers, deliverable, drops};
use crate::reason::{Cited, Missing, MissingKind};
use crate::slice::{PlacedGrant, Slice};
use crate::standing::OnDay;

/// The nearest clause.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Nearest {
    /// Where it stands.
    pub article: ArticleRef,
    /// Its dataset.
    pub dataset: DatasetId,
    /// Its recipient: a role or a party.
    pub to: RoleId,
    /// Its purposes.
    pub purposes: Vec<PurposeId>,
    /// The variables that it delivers, in the order of the dataset.
    pub variables: Vec<VariableName>,
    #[serde(skip)]
    annex: bool,
}

impl Nearest {
    /// The sentence.
    pub fn message(&self) -> Message {
        let cited = Cited { place: self.article.clone(), annex: self.annex };
        let purposes: Vec<&str> = self.purposes.iter().map(PurposeId::as_str).collect();
        cited
            .in_message(Message::new("nearest"))
            .with("dataset", &self.dataset)
            .with("to", &self.to)
            .with("purposes", purposes.join(", "))
    }
}

/// What a grant has in common with the request, nearest first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Tier {
    DatasetAndRecipient,
    Dataset,
    PurposeAndRecipient,
    Purpose,
}

/// The nearest clause among all conventions and what it lacks; without any, what no convention has.
pub(crate) fn nearest(
    slices: &[Slice],
    datasets: &BTreeMap<DatasetId, Dataset>,
    request: &AccessRequest,
    on: OnDay<'_>,
) -> (Option<Nearest>, Vec<Missing>) {
    let mut best: Option<(Tier, usize, Nearest, Vec<Missing>)> = None;
    for slice in slices {
        for placed in slice.grants() {
            let Some(tier) = tier(slice, placed.grant, request) else { continue };
            let missing = failing(slices, slice, placed, datasets, request, on);
            let rank = (tier, missing.len());
            if best.as_ref().is_none_or(|(tier, count, ..)| rank < (*tier, *count)) {
                best = Some((tier, missing.len(), describe(slice, placed, datasets), missing));
            }
        }
    }
    match best {
        Some((_, _, nearest, missing)) => (Some(nearest), missing),
        None => (None, unknown(slices, request)),
    }
}

/// Conditions of the grant that the request does not meet.
pub(crate) fn failing(
    slices: &[Slice],
    slice: &Slice,
    placed: PlacedGrant<'_>,
    datasets: &BTreeMap<DatasetId, Dataset>,
    request: &AccessRequest,
    on: OnDay<'_>,
) -> Vec<Missing> {
    let grant = placed.grant;
    let mut missing: Vec<Missing> = slice.halted(placed.place, on).map(|id| not_in_force(id, on)).collect();
    if !slice.is_for(grant, &request.recipient) {
        missing.push(recipient(slices, grant, request));
    } else if slice.is_gone(&request.recipient, on) {
        let message = Message::new("missing-recipient-gone").with("convention", slice.id());
        missing.push(Missing::new(MissingKind::Recipient, &request.recipient, message));
    }
    if grant.dataset != request.dataset {
        missing.push(dataset(slices, request));
    }
    if !grant.purposes.contains(&request.purpose) {
        missing.push(purpose(slices, Some(grant), request));
    }
    if grant.dataset == request.dataset
        && let Some(known) = datasets.get(&grant.dataset)
    {
        let names: BTreeSet<&VariableName> = request.variables.iter().collect();
        missing.extend(names.into_iter().filter_map(|name| variable(grant, known, name)));
    }
    missing
}

fn tier(slice: &Slice, grant: &GrantClause, request: &AccessRequest) -> Option<Tier> {
    let recipient = slice.is_for(grant, &request.recipient);
    let purpose = grant.purposes.contains(&request.purpose);
    match (grant.dataset == request.dataset, recipient, purpose) {
        (true, true, _) => Some(Tier::DatasetAndRecipient),
        (true, false, _) => Some(Tier::Dataset),
        (false, true, true) => Some(Tier::PurposeAndRecipient),
        (false, false, true) => Some(Tier::Purpose),
        (false, _, false) => None,
    }
}

fn describe(slice: &Slice, placed: PlacedGrant<'_>, datasets: &BTreeMap<DatasetId, Dataset>) -> Nearest {
    let grant = placed.grant;
    let variables = match datasets.get(&grant.dataset) {
        Some(dataset) => deliverable(grant, dataset).into_iter().cloned().collect(),
        None => grant.variables.clone(),
    };
    Nearest {
        article: placed.place.clone(),
        dataset: grant.dataset.clone(),
        to: grant.to.clone(),
        purposes: grant.purposes.clone(),
        variables,
        annex: slice.cite(placed.place).annex,
    }
}

/// No clause is near: what the conventions don't know of the request.
fn unknown(slices: &[Slice], request: &AccessRequest) -> Vec<Missing> {
    let mut missing = Vec::new();
    if !slices.iter().any(|slice| slice.recipient(&request.recipient).next().is_some()) {
        missing.push(unknown_recipient(request));
    }
    missing.push(dataset(slices, request));
    missing.push(purpose(slices, None, request));
    missing
}

pub(crate) fn not_in_force(agreement: &AgreementId, on: OnDay<'_>) -> Missing {
    let message = match on.phase(agreement) {
        Some(phase) => Message::new("missing-agreement-phase").with("phase", phase),
        None => Message::new("missing-agreement-in-force"),
    };
    Missing::new(MissingKind::AgreementInForce, agreement, message.with("day", on.day))
}

fn unknown_recipient(request: &AccessRequest) -> Missing {
    Missing::new(MissingKind::Recipient, &request.recipient, Message::new("missing-recipient-unknown"))
}

fn recipient(slices: &[Slice], grant: &GrantClause, request: &AccessRequest) -> Missing {
    if !slices.iter().any(|slice| slice.recipient(&request.recipient).next().is_some()) {
        return unknown_recipient(request);
    }
    let message = Message::new("missing-recipient").with("to", &grant.to);
    Missing::new(MissingKind::Recipient, &request.recipient, message)
}

fn dataset(slices: &[Slice], request: &AccessRequest) -> Missing {
    let granted: BTreeSet<&str> =
        slices.iter().flat_map(Slice::grants).map(|placed| placed.grant.dataset.as_str()).collect();
    let asked = request.dataset.as_str();
    let message = match (granted.contains(asked), close(asked, granted.iter().copied())) {
        (true, _) => Message::new("missing-dataset"),
        (false, Some(name)) => Message::new("missing-dataset-close").with("close", name),
        (false, None) => Message::new("missing-dataset-unknown"),
    };
    Missing::new(MissingKind::Dataset, asked, message)
}

fn purpose(slices: &[Slice], grant: Option<&GrantClause>, request: &AccessRequest) -> Missing {
    let purposes = slices.iter().flat_map(Slice::grants).flat_map(|placed| &placed.grant.purposes);
    let names: BTreeSet<&str> = purposes.map(PurposeId::as_str).collect();
    let asked = request.purpose.as_str();
    let message = match (names.contains(asked), grant, close(asked, names.iter().copied())) {
        (false, _, Some(name)) => Message::new("missing-purpose-close").with("close", name),
        (_, Some(grant), _) => {
            let purposes: Vec<&str> = grant.purposes.iter().map(PurposeId::as_str).collect();
            Message::new("missing-purpose").with("purposes", purposes.join(", "))
        }
        (_, None, _) => Message::new("missing-purpose-unknown"),
    };
    Missing::new(MissingKind::Purpose, asked, message)
}

fn variable(grant: &GrantClause, dataset: &Dataset, name: &VariableName) -> Option<Missing> {
    let message = if dataset.excluded_variable(name.as_str()).is_some() {
        Message::new("missing-variable-excluded")
    } else if dataset.variable(name.as_str()).is_none() {
        match close(name.as_str(), dataset.variables.iter().map(|variable| variable.name.as_str())) {
            Some(name) => Message::new("missing-variable-close").with("close", name),
            None => Message::new("missing-variable-unknown"),
        }
    } else if !covers(grant, name) {
        Message::new("missing-variable")
    } else if drops(grant, name) {
        Message::new("missing-variable-dropped")
    } else {
        return None;
    };
    let message = message.with("dataset", &dataset.id);
    Some(Missing::new(MissingKind::Variable, name, message))
}

/// The name that was probably meant: at most one edit for three characters, whatever the case.
fn close<'a>(asked: &str, names: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    // A name from outside may be long; the distance is quadratic.
    let length = asked.chars().count();
    if length > 100 {
        return None;
    }
    let asked = asked.to_lowercase();
    names
        .filter(|name| name.len() <= 200)
        .map(|name| (strsim::damerau_levenshtein(&asked, &name.to_lowercase()), name))
        .filter(|(distance, _)| *distance <= length.div_ceil(3))
        .min()
        .map(|(_, name)| name)
}
