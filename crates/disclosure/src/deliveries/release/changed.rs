//! Tables whose counts are changed rather than hidden: rounded, or with noise.

use entente_model::TableMethod;

use super::{AppliedRule, ProtectedDelivery, TableOrder, TableProtection, TableRefusal, read};
use crate::counts::{NoiseSource, PrivacyBudget, round_table};
use crate::suppress::SuppressError;

/// Rounds the small counts to nothing or to the threshold.
pub(super) fn rounded(
    cells: &[u8],
    order: &TableOrder<'_>,
    rule: &AppliedRule,
) -> Result<ProtectedDelivery, TableRefusal> {
    let rounded = round_table(read(cells, order.clause)?, rule.threshold)?;
    let mut written = Vec::new();
    rounded.write(&mut written, order.clause.count_column())?;
    let mut protection = TableProtection::unhidden(rule, rounded.report.cells);
    protection.rounding = Some(rounded.report);
    Ok(ProtectedDelivery { published: with_status(&written, "rounded")?, protection })
}

/// Adds noise to every inner cell that the codes allow; margins are the sums of what these became.
///
/// A person stands in one inner cell: what is spent is the clause's epsilon, once.
pub(super) fn noisy(
    cells: &[u8],
    order: &TableOrder<'_>,
    rule: &AppliedRule,
) -> Result<ProtectedDelivery, TableRefusal> {
    let clause = order.clause;
    let (epsilon, granted) = (clause.epsilon.unwrap_or(0), clause.budget.unwrap_or(0));
    let mut budget = PrivacyBudget::new(granted);
    for former in order.former.iter().filter(|former| former.protection.rule.method == TableMethod::Noise) {
        budget.spend(former.clause.epsilon.unwrap_or(0))?;
    }
    let release = format!("{}|{}|{epsilon}", order.population, clause.dimensions.join(","));
    let noise = NoiseSource::new(order.key, &release, epsilon, &mut budget)?;
    let mut table = read(cells, clause)?;
    table.fill();
    // Every place is given: the line of a cell is its place.
    let names = table.cell_codes();
    let mut values = table.all_values().to_vec();
    for (at, value) in table.inner_cells() {
        let change = noise.noisy(&names[at].join("\u{1f}"), value.unsigned_abs()) - value;
        for margin in table.margins_of(at) {
            values[margin] += change;
        }
    }
    let mut written = Vec::new();
    table.write_values(&mut written, clause.count_column(), &values)?;
    let mut protection = TableProtection::unhidden(rule, values.len());
    protection.noise = Some((epsilon, budget.left()));
    Ok(ProtectedDelivery { published: with_status(&written, "noisy")?, protection })
}

/// The same lines with the word as a last column.
fn with_status(written: &[u8], word: &str) -> Result<Vec<u8>, SuppressError> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(written);
    let mut writer = csv::Writer::from_writer(Vec::new());
    for (line, record) in reader.records().enumerate() {
        let mut record = record?;
        record.push_field(if line == 0 { "status" } else { word });
        writer.write_record(&record)?;
    }
    writer.into_inner().map_err(|error| SuppressError::Write(error.into_error()))
}
