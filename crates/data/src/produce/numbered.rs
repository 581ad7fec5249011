//! The columns of a delivery as numbers, one a row: what risk is measured on, and what recoding is computed from.
//!
//! Values are numbered in their own order, not in that of the rows: the same rows give the same numbers whatever the
//! threads that read them.

use std::collections::HashMap;

use arrow::array::{Array, AsArray};
use arrow::compute::cast;
use arrow::datatypes::DataType;
use arrow::error::ArrowError;
use datafusion::prelude::SessionContext;
use entente_disclosure::microdata::VariableCodes;
use futures::StreamExt;

use super::Source;
use super::error::ProduceError;
use super::plan::{Order, rows};
use super::selection::Outgoing;

/// Columns as numbers.
pub(super) struct NumberedColumns {
    pub(super) codes: Vec<VariableCodes>,
    /// For each column, the number that stands for an absent value, where there is one.
    pub(super) absent: Vec<Option<u32>>,
}

/// Numbers the values of these columns as they would leave under the order.
pub(super) async fn numbered(
    session: &SessionContext,
    sources: &[Source],
    order: &Order<'_>,
    columns: &[Outgoing<'_>],
) -> Result<NumberedColumns, ProduceError> {
    let own = Order { columns, rows: order.rows.clone(), ..*order };
    let mut stream = rows(session, sources, &own).await?.execute_stream().await?;
    let mut found: Vec<Numbered> = columns.iter().map(|_| Numbered::default()).collect();
    while let Some(batch) = stream.next().await {
        let batch = batch?;
        for (numbered, column) in found.iter_mut().zip(batch.columns()) {
            numbered.add(column).map_err(|error| ProduceError::Risk { reason: error.to_string() })?;
        }
    }
    let (mut codes, mut absent) = (Vec::new(), Vec::new());
    for (column, numbered) in columns.iter().zip(found) {
        let (values, own, none) = numbered.sorted();
        codes.push(VariableCodes::from_codes(column.variable.name.as_str(), values, own));
        absent.push(none);
    }
    Ok(NumberedColumns { codes, absent })
}

/// A column, its values numbered in the order in which they are met; an absent one is a value too.
#[derive(Default)]
struct Numbered {
    known: HashMap<Option<String>, u32>,
    codes: Vec<u32>,
}

impl Numbered {
    fn add(&mut self, column: &dyn Array) -> Result<(), ArrowError> {
        let texts = cast(column, &DataType::Utf8)?;
        for text in texts.as_string::<i32>() {
            let next = self.known.len() as u32;
            let number = *self.known.entry(text.map(str::to_owned)).or_insert(next);
            self.codes.push(number);
        }
        Ok(())
    }

    /// The values in their order, the numbers in it, and that of the absent value.
    fn sorted(self) -> (Vec<String>, Vec<u32>, Option<u32>) {
        let mut known: Vec<(Option<String>, u32)> = self.known.into_iter().collect();
        known.sort_unstable();
        let mut place = vec![0; known.len()];
        for (at, (_, number)) in known.iter().enumerate() {
            place[*number as usize] = at as u32;
        }
        let absent = known.first().filter(|(value, _)| value.is_none()).map(|_| 0);
        let values = known.into_iter().map(|(value, _)| value.unwrap_or_default()).collect();
        (values, self.codes.into_iter().map(|number| place[number as usize]).collect(), absent)
    }
}
