//! How far persons are hidden among others in an individual file, before its protections and as it leaves.
//!
//! Only measured here, on the variables that others may know of a person; the measures are `entente-disclosure`'s. What
//! is kept in memory is one number a row and a variable.

use datafusion::prelude::SessionContext;
use entente_disclosure::microdata::{Assessment, assess};
use entente_model::{Dataset, Protection, VariableKind, VariableName};
use entente_policy::Permit;
use serde::Serialize;

use super::Source;
use super::error::ProduceError;
use super::numbered::numbered;
use super::plan::Order;
use super::selection::{Outgoing, select};

/// The risk of an individual file.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FileRisk {
    /// Variables that others may know of a person, as the schema says.
    pub quasi: Vec<VariableName>,
    /// Sensitive variables that leave.
    pub sensitive: Vec<VariableName>,
    /// With the values of the deposit, the recipient's rows only.
    pub before: Assessment,
    /// As it leaves; absent where no such variable does.
    pub after: Option<Assessment>,
}

/// Measures what leaves; nothing where rows are not persons, or nothing that others know is in them.
pub(super) async fn measure(
    session: &SessionContext,
    sources: &[Source],
    order: &Order<'_>,
    permit: &Permit,
    dataset: &Dataset,
) -> Result<Option<FileRisk>, ProduceError> {
    if !dataset.individual {
        return Ok(None);
    }
    let protections = permit.protections();
    let dropped = |name: &VariableName| {
        protections.iter().any(|one| one.variable == *name && one.protection == Protection::Drop)
    };
    let of_kind = |kind: VariableKind| {
        let covered = |name: &VariableName| permit.variables().contains(name) || dropped(name);
        let found = dataset.variables.iter().filter(move |one| one.kind == kind && covered(&one.name));
        found.map(|one| one.name.clone()).collect::<Vec<_>>()
    };
    let mut quasi = of_kind(VariableKind::Quasi);
    // What the convention says that others know is known too.
    let said = permit.anonymity().into_iter().flat_map(|rule| &rule.quasi);
    let said: Vec<VariableName> = said.filter(|name| permit.variables().contains(name)).cloned().collect();
    quasi.extend(said.into_iter().filter(|name| !of_kind(VariableKind::Quasi).contains(name)));
    let mut sensitive = of_kind(VariableKind::Sensitive);
    sensitive.retain(|name| !dropped(name));
    if quasi.is_empty() {
        return Ok(None);
    }
    let bare = |name: &VariableName| {
        dataset.variable(name.as_str()).map(|variable| Outgoing {
            variable,
            protection: None,
            unknown: Default::default(),
            ine: Default::default(),
        })
    };
    let mut raw: Vec<Outgoing<'_>> = quasi.iter().filter_map(bare).collect();
    raw.extend(sensitive.iter().filter_map(bare));
    let bare_order = Order { recoder: None, rows: order.rows.clone(), ..*order };
    let before = assessed(session, sources, &bare_order, &raw, quasi.len()).await?;
    let left: Vec<VariableName> = quasi.iter().filter(|name| !dropped(name)).cloned().collect();
    let after = if left.is_empty() {
        None
    } else {
        let mut columns = select(dataset, &left, protections)?;
        columns.extend(sensitive.iter().filter_map(bare));
        Some(assessed(session, sources, order, &columns, left.len()).await?)
    };
    Ok(Some(FileRisk { quasi, sensitive, before, after }))
}

/// The first `quasi` columns are what others know, the next ones are sensitive.
async fn assessed(
    session: &SessionContext,
    sources: &[Source],
    order: &Order<'_>,
    columns: &[Outgoing<'_>],
    quasi: usize,
) -> Result<Assessment, ProduceError> {
    let mut codes = numbered(session, sources, order, columns).await?.codes;
    let sensitive = codes.split_off(quasi);
    assess(&codes, &sensitive, 1.0).map_err(|error| ProduceError::Risk { reason: error.to_string() })
}
