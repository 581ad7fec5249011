//! How far persons are hidden among others in an individual file, before its protections and as it leaves.
//!
//! Only measured here, on the variables that others may know of a person; the measures are `entente-disclosure`'s. What
//! is kept in memory is one number a row and a variable.

use std::collections::HashMap;

use arrow::array::{Array, AsArray};
use arrow::compute::cast;
use arrow::datatypes::DataType;
use arrow::error::ArrowError;
use datafusion::prelude::SessionContext;
use entente_disclosure::microdata::{Assessment, VariableCodes, assess};
use entente_model::{Dataset, Protection, VariableKind, VariableName};
use entente_policy::Permit;
use futures::StreamExt;
use serde::Serialize;

use super::Source;
use super::error::ProduceError;
use super::plan::{Order, rows};
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
    let quasi = of_kind(VariableKind::Quasi);
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
    let before = assessed(session, sources, order, &raw, quasi.len()).await?;
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
    let own = Order { columns, rows: order.rows.clone(), ..*order };
    let mut stream = rows(session, sources, &own).await?.execute_stream().await?;
    let mut numbered: Vec<Numbered> = columns.iter().map(|_| Numbered::default()).collect();
    while let Some(batch) = stream.next().await {
        let batch = batch?;
        for (numbered, column) in numbered.iter_mut().zip(batch.columns()) {
            numbered.add(column).map_err(|error| ProduceError::Risk { reason: error.to_string() })?;
        }
    }
    let mut codes: Vec<VariableCodes> = columns
        .iter()
        .zip(numbered)
        .map(|(column, numbered)| {
            VariableCodes::from_codes(column.variable.name.as_str(), numbered.values, numbered.codes)
        })
        .collect();
    let sensitive = codes.split_off(quasi);
    assess(&codes, &sensitive, 1.0).map_err(|error| ProduceError::Risk { reason: error.to_string() })
}

/// A column, its values numbered in the order in which they are met; an absent one is a value too.
#[derive(Default)]
struct Numbered {
    known: HashMap<Option<String>, u32>,
    values: Vec<String>,
    codes: Vec<u32>,
}

impl Numbered {
    fn add(&mut self, column: &dyn Array) -> Result<(), ArrowError> {
        let texts = cast(column, &DataType::Utf8)?;
        for text in texts.as_string::<i32>() {
            let text = text.map(str::to_owned);
            let next = self.values.len() as u32;
            let number = *self.known.entry(text.clone()).or_insert(next);
            if number == next {
                self.values.push(text.unwrap_or_default());
            }
            self.codes.push(number);
        }
        Ok(())
    }
}
