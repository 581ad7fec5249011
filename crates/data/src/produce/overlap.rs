//! Counts the rows that two tables share, by the codes of both: of two versions of a file, of a territory and of the whole.
//!
//! What a version has in common with another is not told by a key: rows of the same codes are the same. Whoever was
//! corrected in a variable that no table shows is of no consequence to them.

use std::collections::{BTreeMap, BTreeSet};

use datafusion::prelude::SessionContext;
use entente_disclosure::deliveries::{Overlap, OverlapCell, TableRefusal, table_lines};
use entente_model::{PartyId, References, Scope, TableClause, TableLevel, TableMethod};

use super::Source;
use super::error::ProduceError;
use super::scope::Rows;
use super::table::{Shape, TableRegister, count_cells};

/// Codes of all pairs together above which a table is refused: they are held in memory while it is audited.
const CELLS_MAX: usize = 2_000_000;

/// The table that is about to leave.
pub(super) struct NewTable<'a> {
    pub(super) sources: &'a [Source],
    pub(super) shape: &'a Shape<'a>,
    pub(super) rows: &'a Rows,
    pub(super) recipient: &'a PartyId,
}

/// One of two tables.
struct Side<'a> {
    /// Empty for the new one.
    delivery: &'a str,
    population: &'a str,
    clause: &'a TableClause,
    source: &'a Source,
    rows: Rows,
}

/// Overlaps of all pairs of tables that one reader would hold.
pub(super) async fn overlaps(
    session: &SessionContext,
    new: &NewTable<'_>,
    register: &TableRegister,
    references: &References,
) -> Result<Vec<Overlap>, ProduceError> {
    let mut pairs: BTreeSet<(usize, usize)> = BTreeSet::new();
    for held in &register.readers {
        for (at, &one) in held.iter().enumerate() {
            pairs.insert((one, register.former.len()));
            pairs.extend(held[at + 1..].iter().map(|&other| (one.min(other), one.max(other))));
        }
    }
    let dataset = new.shape.dataset;
    let mut sides: Vec<Side<'_>> = Vec::new();
    for (former, rows) in register.former.iter().zip(&register.rows) {
        let territory = rows.territory.as_ref();
        let scope = if territory.is_some() { Scope::Territory } else { Scope::All };
        sides.push(Side {
            delivery: &former.table.delivery,
            population: &former.table.population,
            clause: &former.clause,
            source: &rows.source,
            rows: Rows::in_scope(scope, new.recipient, territory, dataset, &references.institutions)?,
        });
    }
    let [source] = new.sources else { return Ok(Vec::new()) };
    sides.push(Side {
        delivery: "",
        population: &register.population,
        clause: new.shape.clause,
        source,
        rows: new.rows.clone(),
    });
    let mut overlaps: Vec<Overlap> = Vec::new();
    for (one, other) in pairs {
        let (one, other) = (&sides[one], &sides[other]);
        // Tables of amounts, and those whose counts are changed, are not put side by side at all.
        let hides =
            |side: &Side<'_>| side.clause.amount.is_none() && side.clause.method == TableMethod::Suppress;
        let alike = one.population == other.population && one.clause.dimensions == other.clause.dimensions;
        if alike || !hides(one) || !hides(other) {
            continue;
        }
        overlaps.extend(overlap(session, one, other, new.shape, references).await?);
        if overlaps.iter().map(|overlap| overlap.cells.len()).sum::<usize>() > CELLS_MAX {
            return Err(ProduceError::TooManyCells { cells_max: CELLS_MAX });
        }
    }
    Ok(overlaps)
}

async fn overlap(
    session: &SessionContext,
    one: &Side<'_>,
    other: &Side<'_>,
    shape: &Shape<'_>,
    references: &References,
) -> Result<Option<Overlap>, ProduceError> {
    let mut levels: Vec<TableLevel> = Vec::new();
    for clause in [one.clause, other.clause] {
        let own = clause.levels().map_err(|error| ProduceError::Dimension {
            level: error.text,
            dataset: shape.dataset.id.clone(),
        })?;
        for level in own.into_iter().flatten() {
            if !levels.iter().any(|known| known.column() == level.column()) {
                levels.push(level);
            }
        }
    }
    let columns: Vec<String> = levels.iter().map(TableLevel::column).collect();
    let both = Shape { clause: shape.clause, dataset: shape.dataset, levels };
    let named = if one.delivery.is_empty() { other } else { one };
    let gone = || {
        let refusal = TableRefusal::Rows { with: named.delivery.to_owned() };
        ProduceError::Table(Box::new(refusal))
    };
    if [one, other].iter().any(|side| !side.source.path.is_file()) {
        return Err(gone());
    }
    let count = async |side: &Side<'_>, rows: &[&Rows]| {
        let sources = std::slice::from_ref(side.source);
        match count_cells(session, sources, &both, rows, references).await {
            Ok(counted) => by_codes(&counted.csv),
            Err(ProduceError::NoCell { .. }) => Ok(BTreeMap::new()),
            // A variable that one version has and the other does not.
            Err(ProduceError::MissingVariable { .. }) => Err(gone()),
            Err(error) => Err(error),
        }
    };
    let all_of_one = count(one, &[&one.rows]).await?;
    let all_of_other = count(other, &[&other.rows]).await?;
    let shared_by_one = count(one, &[&one.rows, &other.rows]).await?;
    let shared_by_other = count(other, &[&one.rows, &other.rows]).await?;
    let mut cells = Vec::new();
    let codes: BTreeSet<&Vec<String>> = all_of_one.keys().chain(all_of_other.keys()).collect();
    for codes in codes {
        let of = |counts: &BTreeMap<Vec<String>, i64>| counts.get(codes).copied().unwrap_or(0);
        let shared = of(&shared_by_one).min(of(&shared_by_other));
        cells.push(OverlapCell {
            codes: codes.clone(),
            both: shared,
            only_one: of(&all_of_one) - shared,
            only_other: of(&all_of_other) - shared,
        });
    }
    let found = Overlap { one: one.delivery.to_owned(), other: other.delivery.to_owned(), columns, cells };
    Ok(Some(found).filter(|overlap| !overlap.is_empty()))
}

/// The counts of inner cells.
fn by_codes(csv: &[u8]) -> Result<BTreeMap<Vec<String>, i64>, ProduceError> {
    let broken = |reason: String| ProduceError::TableUnreadable { reason };
    let mut counts = BTreeMap::new();
    for line in table_lines(csv) {
        let mut line = line.map_err(broken)?;
        let count = line.pop().unwrap_or_default();
        counts.insert(line, count.parse().map_err(|_| broken(format!("`{count}` is not a count")))?);
    }
    Ok(counts)
}
