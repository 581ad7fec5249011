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

use crate::index::{Index, Known};
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

/// The nearest clause among all conventions and what it lacks; without any, what no convention has.
///
/// Nearest first: a clause on this dataset for this recipient, then on this dataset, then for this purpose and this recipient, then for
/// this purpose. Among equals, the one that lacks least; among these, the first.
pub(crate) fn nearest(
    known: Known<'_>,
    request: &AccessRequest,
    on: OnDay<'_>,
) -> (Option<Nearest>, Vec<Missing>) {
    let index = known.index;
    // Another recipient is lacking at least, then another dataset, then both: what lacks no more is the nearest.
    let found = fewest(known, index.for_party_on_dataset(request), 0, request, on)
        .or_else(|| fewest(known, index.on_dataset(&request.dataset), 1, request, on))
        .or_else(|| fewest(known, index.for_party_and_purpose(request), 1, request, on))
        .or_else(|| fewest(known, index.for_purpose(&request.purpose), 2, request, on));
    match found {
        Some((slice, placed)) => {
            let missing = failing(known, slice, placed, request, on);
            // INVARIANT: what is counted is what is said.
            debug_assert_eq!(missing.len(), lacking(known, slice, placed, request, on, usize::MAX));
            (Some(describe(slice, placed, known.datasets)), missing)
        }
        None => (None, unknown(known, request)),
    }
}

/// The first of the grants that lack fewest conditions; looking stops where one lacks the least that any can.
fn fewest<'a>(
    known: Known<'a>,
    grants: impl Iterator<Item = (&'a Slice, PlacedGrant<'a>)>,
    least: usize,
    request: &AccessRequest,
    on: OnDay<'_>,
) -> Option<(&'a Slice, PlacedGrant<'a>)> {
    let mut best: Option<(usize, (&'a Slice, PlacedGrant<'a>))> = None;
    for (slice, placed) in grants {
        let bound = best.map_or(usize::MAX, |(count, _)| count);
        if bound <= least {
            break;
        }
        let count = lacking(known, slice, placed, request, on, bound);
        if count < bound {
            best = Some((count, (slice, placed)));
        }
    }
    best.map(|(_, found)| found)
}

/// How many conditions of the grant the request does not meet; past the bound, any count that is not under it.
pub(crate) fn lacking(
    known: Known<'_>,
    slice: &Slice,
    placed: PlacedGrant<'_>,
    request: &AccessRequest,
    on: OnDay<'_>,
    bound: usize,
) -> usize {
    let grant = placed.grant;
    let wrong_recipient = !slice.is_for(grant, &request.recipient) || slice.is_gone(&request.recipient, on);
    let mut count = usize::from(wrong_recipient)
        + usize::from(grant.dataset != request.dataset)
        + usize::from(!grant.purposes.contains(&request.purpose));
    if grant.dataset == request.dataset
        && let Some(dataset) = known.datasets.get(&grant.dataset)
    {
        let names: BTreeSet<&VariableName> = request.variables.iter().collect();
        count += names.into_iter().filter(|name| !hands_over(grant, dataset, name)).count();
    }
    // Last, since the life of a convention costs more to read than the rest.
    if count < bound { count + slice.halted(placed.place, on).count() } else { count }
}

/// Conditions of the grant that the request does not meet.
pub(crate) fn failing(
    known: Known<'_>,
    slice: &Slice,
    placed: PlacedGrant<'_>,
    request: &AccessRequest,
    on: OnDay<'_>,
) -> Vec<Missing> {
    let grant = placed.grant;
    let mut missing: Vec<Missing> = slice.halted(placed.place, on).map(|id| not_in_force(id, on)).collect();
    if !slice.is_for(grant, &request.recipient) {
        missing.push(recipient(known.index, grant, request));
    } else if slice.is_gone(&request.recipient, on) {
        let message = Message::new("missing-recipient-gone").with("convention", slice.id());
        missing.push(Missing::new(MissingKind::Recipient, &request.recipient, message));
    }
    if grant.dataset != request.dataset {
        missing.push(dataset(known.index, request));
    }
    if !grant.purposes.contains(&request.purpose) {
        missing.push(purpose(known.index, Some(grant), request));
    }
    if grant.dataset == request.dataset
        && let Some(dataset) = known.datasets.get(&grant.dataset)
    {
        let names: BTreeSet<&VariableName> = request.variables.iter().collect();
        missing.extend(names.into_iter().filter_map(|name| variable(grant, dataset, name)));
    }
    missing
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
fn unknown(known: Known<'_>, request: &AccessRequest) -> Vec<Missing> {
    let mut missing = Vec::new();
    if !known.index.knows(&request.recipient) {
        missing.push(unknown_recipient(request));
    }
    missing.push(dataset(known.index, request));
    missing.push(purpose(known.index, None, request));
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

fn recipient(index: &Index, grant: &GrantClause, request: &AccessRequest) -> Missing {
    if !index.knows(&request.recipient) {
        return unknown_recipient(request);
    }
    let message = Message::new("missing-recipient").with("to", &grant.to);
    Missing::new(MissingKind::Recipient, &request.recipient, message)
}

fn dataset(index: &Index, request: &AccessRequest) -> Missing {
    let asked = request.dataset.as_str();
    let message = if index.on_dataset(&request.dataset).next().is_some() {
        Message::new("missing-dataset")
    } else {
        match close(asked, index.datasets().map(DatasetId::as_str)) {
            Some(name) => Message::new("missing-dataset-close").with("close", name),
            None => Message::new("missing-dataset-unknown"),
        }
    };
    Missing::new(MissingKind::Dataset, asked, message)
}

fn purpose(index: &Index, grant: Option<&GrantClause>, request: &AccessRequest) -> Missing {
    let asked = request.purpose.as_str();
    let is_known = index.for_purpose(&request.purpose).next().is_some();
    let near = || close(asked, index.purposes().map(PurposeId::as_str));
    let message = match (is_known, grant, if is_known { None } else { near() }) {
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
    if hands_over(grant, dataset, name) {
        return None;
    }
    let message = if dataset.excluded_variable(name.as_str()).is_some() {
        Message::new("missing-variable-excluded")
    } else if dataset.variable(name.as_str()).is_none() {
        match close(name.as_str(), dataset.variables.iter().map(|variable| variable.name.as_str())) {
            Some(name) => Message::new("missing-variable-close").with("close", name),
            None => Message::new("missing-variable-unknown"),
        }
    } else if !covers(grant, name) {
        Message::new("missing-variable")
    } else {
        Message::new("missing-variable-dropped")
    };
    let message = message.with("dataset", &dataset.id);
    Some(Missing::new(MissingKind::Variable, name, message))
}

/// Whether the grant delivers a variable that the dataset has.
fn hands_over(grant: &GrantClause, dataset: &Dataset, name: &VariableName) -> bool {
    dataset.excluded_variable(name.as_str()).is_none()
        && dataset.variable(name.as_str()).is_some()
        && covers(grant, name)
        && !drops(grant, name)
}

/// The name that was probably meant: at most one edit for three characters, whatever the case.
fn close<'a>(asked: &str, names: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    // A name from outside may be long; the distance is quadratic.
    let length = asked.chars().count();
    if length > 100 {
        return None;
    }
    let asked = asked.to_lowercase();
    // At least one edit for each character more or less.
    let may_be =
        |name: &&str| name.len() <= 200 && name.chars().count().abs_diff(length) <= length.div_ceil(3);
    names
        .filter(may_be)
        .map(|name| (strsim::damerau_levenshtein(&asked, &name.to_lowercase()), name))
        .filter(|(distance, _)| *distance <= length.div_ceil(3))
        .min()
        .map(|(_, name)| name)
}
