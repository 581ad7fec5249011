//! What a grant would deliver of what is asked: variables, and the kind of each once protected.
//!
//! It says nothing about whether the grant applies: that is Cedar's answer.

use entente_model::{
    AccessRequest, Dataset, GrantClause, Protection, Variable, VariableKind, VariableName, VariableProtection,
};

/// A variable asked, and how it would leave.
pub(crate) struct PlannedVariable {
    pub(crate) name: VariableName,
    /// Kind as delivered; `None` where the dataset has no such variable.
    pub(crate) kind: Option<VariableKind>,
    /// Whether the grant delivers it.
    pub(crate) delivered: bool,
}

/// What a grant would deliver.
#[derive(Default)]
pub(crate) struct Plan {
    /// In the order of the dataset; names that it doesn't have come last.
    pub(crate) variables: Vec<PlannedVariable>,
    /// Protections to apply, in the order of the grant.
    pub(crate) protections: Vec<VariableProtection>,
}

impl Plan {
    /// Without any grant: of what is asked, only what no protection could ever make deliverable.
    pub(crate) fn bare(request: &AccessRequest, dataset: Option<&Dataset>) -> Self {
        let Some(dataset) = dataset else { return Self::default() };
        let variables = distinct(&request.variables)
            .filter_map(|name| dataset.excluded_variable(name.as_str()).map(|excluded| (name, excluded.kind)))
            .map(|(name, kind)| PlannedVariable { name: name.clone(), kind: Some(kind), delivered: false })
            .collect();
        Self { variables, protections: Vec::new() }
    }

    /// Under a grant. A dataset whose schema is not known plans nothing.
    pub(crate) fn under(grant: &GrantClause, request: &AccessRequest, dataset: Option<&Dataset>) -> Self {
        let Some(dataset) = dataset else { return Self::default() };
        // A table is whole or is not: what is asked of it never makes another one.
        let everything = request.variables.is_empty() || grant.table.is_some();
        let mut variables: Vec<PlannedVariable> = dataset
            .variables
            .iter()
            .filter(|variable| {
                everything && is_delivered(grant, dataset, &variable.name)
                    || request.variables.contains(&variable.name)
            })
            .map(|variable| planned(grant, dataset, variable))
            .collect();
        variables.extend(
            distinct(&request.variables).filter(|name| dataset.variable(name.as_str()).is_none()).map(
                |name| {
                    let kind = dataset.excluded_variable(name.as_str()).map(|excluded| excluded.kind);
                    PlannedVariable { name: name.clone(), kind, delivered: false }
                },
            ),
        );
        let applies = |protection: &&VariableProtection| {
            let name = &protection.variable;
            let left_out = everything && protection.protection == Protection::Drop && covers(grant, name);
            left_out || variables.iter().any(|variable| variable.delivered && variable.name == *name)
        };
        let protections = grant.protect.iter().filter(applies).cloned().collect();
        Self { variables, protections }
    }

    /// Names to deliver, in the order of the dataset.
    pub(crate) fn delivered(&self) -> impl Iterator<Item = &PlannedVariable> {
        self.variables.iter().filter(|variable| variable.delivered)
    }
}

/// Names of the variables that a grant delivers when everything is asked.
pub(crate) fn deliverable<'a>(grant: &GrantClause, dataset: &'a Dataset) -> Vec<&'a VariableName> {
    let names = dataset.variables.iter().map(|variable| &variable.name);
    names.filter(|name| is_delivered(grant, dataset, name)).collect()
}

/// Whether the grant speaks of the variable: it lists it, or lists none.
pub(crate) fn covers(grant: &GrantClause, name: &VariableName) -> bool {
    grant.variables.is_empty() || grant.variables.contains(name)
}

/// Whether the grant leaves the variable out.
pub(crate) fn drops(grant: &GrantClause, name: &VariableName) -> bool {
    protections_of(grant, name).any(|protection| *protection == Protection::Drop)
}

/// What the grant does to the variable.
pub(crate) fn protections_of<'a>(
    grant: &'a GrantClause,
    name: &'a VariableName,
) -> impl Iterator<Item = &'a Protection> {
    grant.protect.iter().filter(move |protect| protect.variable == *name).map(|protect| &protect.protection)
}

fn is_delivered(grant: &GrantClause, dataset: &Dataset, name: &VariableName) -> bool {
    // A name that the schema both describes and excludes stays out: the exclusion is the safer reading.
    covers(grant, name) && !drops(grant, name) && dataset.excluded_variable(name.as_str()).is_none()
}

fn planned(grant: &GrantClause, dataset: &Dataset, variable: &Variable) -> PlannedVariable {
    let delivered = is_delivered(grant, dataset, &variable.name);
    let raw =
        dataset.excluded_variable(variable.name.as_str()).map_or(variable.kind, |excluded| excluded.kind);
    let kind = if delivered { protected_kind(grant, variable) } else { raw };
    PlannedVariable { name: variable.name.clone(), kind: Some(kind), delivered }
}

/// The kind once protected. Grouping values under a code list keeps the kind: a coarser address is still one.
fn protected_kind(grant: &GrantClause, variable: &Variable) -> VariableKind {
    match protections_of(grant, &variable.name).next() {
        Some(Protection::Pseudonym(_)) => VariableKind::Pseudonym,
        Some(Protection::Generalise(_) | Protection::Drop) | None => variable.kind,
    }
}

fn distinct(names: &[VariableName]) -> impl Iterator<Item = &VariableName> {
    names
        .iter()
        .enumerate()
        .filter(|(position, name)| !names[..*position].contains(name))
        .map(|(_, name)| name)
}
