//! How unevenly groups of pupils are spread over establishments, from the protected tables that clauses hand over.
//!
//! Only what was published is read, on both sides: the recipient reads the table that it received, its producer the same one.
//! An establishment of which a cell is hidden is left out, and said so.

use std::collections::BTreeMap;

use entente_audit::digest;
use entente_disclosure::deliveries::table_lines;
use entente_forecast::{SegregationReport, SegregationTable, segregation_report};
use entente_model::{DatasetId, LevelOf, TableLevel};
use entente_store::{Delivery, Page};

use super::enrolment::EnrolmentView;
use super::place::FigurePlace;
use super::source::{FigureAccess, FigureReader, FigureSource, source_of};
use crate::deliver::{TABLE, delivery_folder};
use crate::deliver_table::{TableRecord, table_record};
use crate::error::ExchangeError;
use crate::node::Node;
use crate::views::{LIST_MAX, decision_summary};

/// The dataset whose tables are read.
const DATASET: &str = "f-carac-elev";
/// Deals of pupils at random, to know what chance alone gives; the same seed gives the same figures.
const DRAWS: usize = 100;
const SEED: u64 = 1;

/// An establishment and its pupils by group; absent where a cell is hidden.
#[derive(Clone, Debug, PartialEq)]
pub struct SegregationUnit {
    /// Its number.
    pub uai: String,
    /// Its nature, where the table says it.
    pub nature: Option<String>,
    /// Pupils by group, in the order of the groups.
    pub counts: Vec<Option<u64>>,
}

/// A protected table, and the indices computed from it.
#[derive(Clone, Debug)]
pub struct SegregationView {
    /// Where it comes from.
    pub source: FigureSource,
    /// The groups, as the table writes them.
    pub groups: Vec<String>,
    /// Establishments of the place, in the order of their numbers.
    pub units: Vec<SegregationUnit>,
    /// Establishments of which a cell is hidden.
    pub left_out: usize,
    /// Absent where fewer than two groups have pupils.
    pub report: Option<SegregationReport>,
}

/// The latest table of pupils by establishment and group that the party received or that was made from its deposit;
/// of a place, or of all. `nature` keeps establishments of one nature.
///
/// # Errors
/// Where the table cannot be read, or is not what its receipt says.
pub async fn segregation(
    node: &Node,
    reader: impl Into<FigureReader>,
    enrolment: &EnrolmentView,
    place: Option<&FigurePlace>,
    nature: Option<&str>,
) -> Result<Option<SegregationView>, ExchangeError> {
    let reader = reader.into();
    let received = node.store().deliveries_to(Some(&reader.party), Page::first(LIST_MAX)).await?;
    let made = node.store().deliveries_from(&reader.party, Page::first(LIST_MAX)).await?;
    let mut deliveries: Vec<(Delivery, bool)> = received.into_iter().map(|one| (one, true)).collect();
    deliveries.extend(made.into_iter().map(|one| (one, false)));
    deliveries.sort_by_key(|(delivery, _)| std::cmp::Reverse(delivery.seq));
    for (delivery, is_received) in deliveries {
        if delivery.dataset != DatasetId::new(DATASET) || !reader.knows(delivery.sent_at) {
            continue;
        }
        let Some(record) = table_record(&delivery)? else { continue };
        let Some(shape) = Shape::of(&record) else { continue };
        let Some(deposit) = node.store().deposit(delivery.deposit).await? else { continue };
        let is_open = deposit.withdrawn.is_none()
            && (!is_received || node.is_still_open(reader.person, &delivery).await?);
        if !is_open {
            continue;
        }
        let decision = node.store().decision(delivery.decision).await?;
        let articles = decision.map(|row| decision_summary(&row)).transpose()?;
        let articles = articles.map(|summary| summary.articles).unwrap_or_default();
        let access = match is_received {
            true => FigureAccess::Delivered(delivery.id.to_string()),
            false => FigureAccess::Deposited(deposit.id.to_string()),
        };
        let source = source_of(node, &deposit, access, articles);
        let published = read(node, &delivery, &record)?;
        let (groups, units) = shape.units(&published).ok_or_else(|| ExchangeError::Record {
            record: delivery.id.to_string(),
            reason: "its table has other columns".to_owned(),
        })?;
        return Ok(Some(view(source, groups, units, enrolment, place, nature).await?));
    }
    Ok(None)
}

async fn view(
    source: FigureSource,
    groups: Vec<String>,
    mut units: Vec<SegregationUnit>,
    enrolment: &EnrolmentView,
    place: Option<&FigurePlace>,
    nature: Option<&str>,
) -> Result<SegregationView, ExchangeError> {
    units.retain(|unit| {
        place.is_none_or(|place| enrolment.lies_in(&unit.uai, place))
            && nature.is_none_or(|nature| unit.nature.as_deref() == Some(nature))
    });
    let whole = |unit: &&SegregationUnit| unit.counts.iter().all(Option::is_some);
    let left_out = units.iter().filter(|unit| !whole(unit)).count();
    let kept: Vec<&SegregationUnit> = units.iter().filter(whole).collect();
    let table = SegregationTable {
        groups: groups.clone(),
        units: kept.iter().map(|unit| unit.uai.clone()).collect(),
        parts: kept.iter().map(|unit| unit.nature.clone()).collect(),
        counts: kept
            .iter()
            .map(|unit| unit.counts.iter().map(|count| count.unwrap_or_default() as f64).collect())
            .collect(),
    };
    let report = tokio::task::spawn_blocking(move || segregation_report(&table, DRAWS, SEED).ok());
    let report = report
        .await
        .map_err(|error| ExchangeError::Record { record: DATASET.to_owned(), reason: error.to_string() })?;
    Ok(SegregationView { source, groups, units, left_out, report })
}

/// The table as it left: one that was changed since would make the indices say anything.
fn read(node: &Node, delivery: &Delivery, record: &TableRecord) -> Result<Vec<u8>, ExchangeError> {
    let path = delivery_folder(node.folder(), delivery.id).join(TABLE);
    let published = std::fs::read(&path).map_err(ExchangeError::file(&path))?;
    if digest(&published).to_string() == record.sha256 {
        return Ok(published);
    }
    let reason = "its table was changed".to_owned();
    Err(ExchangeError::Record { record: delivery.id.to_string(), reason })
}

/// Where establishments and groups stand among the columns of a table.
struct Shape {
    uai: usize,
    nature: Option<usize>,
    group: usize,
    width: usize,
}

impl Shape {
    /// Nothing where the table does not count establishments by the groups of a variable.
    fn of(record: &TableRecord) -> Option<Self> {
        let dimensions = record.clause.levels().ok()?;
        let flat: Vec<&TableLevel> = dimensions.iter().flatten().collect();
        let place = |found: &dyn Fn(&TableLevel) -> bool| flat.iter().position(|level| found(level));
        let of_dimensions = dimensions.len() == 2;
        let uai = place(&|level| level.of.is_none() && level.variable.as_str() == "uai")?;
        let group = place(&|level| level.of == Some(LevelOf::Group))?;
        let nature = place(&|level| level.of == Some(LevelOf::Nature));
        of_dimensions.then_some(Self { uai, nature, group, width: flat.len() })
    }

    /// The groups, and the inner cells by establishment.
    fn units(&self, published: &[u8]) -> Option<(Vec<String>, Vec<SegregationUnit>)> {
        let mut cells: BTreeMap<(String, Option<String>), BTreeMap<String, Option<u64>>> = BTreeMap::new();
        for line in table_lines(published) {
            let line = line.ok()?;
            if line.len() != self.width + 2 {
                return None;
            }
            let (uai, group) = (&line[self.uai], &line[self.group]);
            if uai.is_empty() || group.is_empty() {
                continue;
            }
            let nature = self.nature.map(|at| line[at].clone());
            let count = line[self.width].parse::<u64>().ok();
            cells.entry((uai.clone(), nature)).or_default().insert(group.clone(), count);
        }
        let mut groups: Vec<String> = cells.values().flat_map(|counts| counts.keys().cloned()).collect();
        groups.sort();
        groups.dedup();
        // A cell that was not given counts nobody.
        let counts = |told: &BTreeMap<String, Option<u64>>| {
            groups.iter().map(|group| told.get(group).copied().unwrap_or(Some(0))).collect()
        };
        let unit = |((uai, nature), told): (&(String, Option<String>), _)| SegregationUnit {
            uai: uai.clone(),
            nature: nature.clone(),
            counts: counts(told),
        };
        let units = cells.iter().map(unit).collect();
        Some((groups, units))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn margins_are_left_out_and_hidden_cells_stay_hidden() {
        let shape = Shape { nature: Some(0), uai: 1, group: 2, width: 3 };
        let text = "uai_nature,uai,pcs_groupe,n,status\n\
                    ,,,100,published\nLycée,,CADRE,60,published\nLycée,a,,70,published\n\
                    Lycée,a,CADRE,40,published\nLycée,a,OUVR,30,published\nLycée,b,CADRE,,primary\n";
        let (groups, units) = shape.units(text.as_bytes()).unwrap();
        assert_eq!(groups, ["CADRE", "OUVR"]);
        assert_eq!(units[0].counts, [Some(40), Some(30)]);
        assert_eq!(units[1].counts, [None, Some(0)]);
        assert_eq!(units[1].nature.as_deref(), Some("Lycée"));
        assert!(shape.units(b"a,b\n1,2\n").is_none());
    }
}
