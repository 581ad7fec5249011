//! Two tables whose rows are not the same, or whose variables are not: what each says of the other.
//!
//! A table of a territory beside one of the whole, a table of a file beside one of its corrected version: their
//! difference is a table of few rows. A table by bassin beside one by canton: the parts where they cross are small. The
//! rows that both count, those that only one counts, and the parts where variables cross become cells of the audited
//! system. No table shows them; where few rows are in them, they must stay as wide as hidden cells.
//!
//! The reader is supposed to know in which cells nobody differs.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::DeliveredTable;
use crate::audit::{BETWEEN, POPULATION, PublishedTables, SLIVER, TableAuditError};

/// Crossed parts above which two tables are not audited together.
const CROSSED_MAX: usize = 50_000;

/// Rows with the same codes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OverlapCell {
    /// By the columns of the overlap.
    pub codes: Vec<String>,
    /// Rows (or what is counted) in both tables.
    pub both: i64,
    /// In the one only.
    pub only_one: i64,
    /// In the other only.
    pub only_other: i64,
}

/// The rows of two tables, by the columns of both: of two versions, of two territories, or of the same rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overlap {
    /// Delivery of the one.
    pub one: String,
    /// Delivery of the other; empty for the table that is about to leave.
    pub other: String,
    /// The columns of the two tables, each once.
    pub columns: Vec<String>,
    /// Codes that occur.
    pub cells: Vec<OverlapCell>,
}

/// What a cell of codes has in both tables, and in each of them only.
#[derive(Clone, Copy, Debug, Default)]
struct Split {
    both: i64,
    one: i64,
    other: i64,
}

impl Split {
    fn add(&mut self, more: Self) {
        self.both += more.both;
        self.one += more.one;
        self.other += more.other;
    }
}

/// How a cell of the new table stands to the cell of a former one with the same codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Beside {
    /// The same rows.
    Same,
    /// Few rows differ: the two counts, told, tell how many.
    Few,
    /// Others.
    Other,
}

/// The cells of two tables by the codes of one.
pub(super) struct SideBySide {
    /// None where the two count the same rows.
    splits: Option<HashMap<Vec<String>, Split>>,
    threshold: i64,
}

impl SideBySide {
    pub(super) fn of_the_same_rows() -> Self {
        Self { splits: None, threshold: 0 }
    }

    pub(super) fn of(&self, codes: &[String]) -> Beside {
        let Some(splits) = &self.splits else { return Beside::Same };
        let split = splits.get(codes).copied().unwrap_or_default();
        let few = |only: i64| only > 0 && only < self.threshold && split.both > 0;
        match (split.one, split.other) {
            (0, 0) => Beside::Same,
            (one, other) if few(one) || few(other) => Beside::Few,
            _ => Beside::Other,
        }
    }
}

impl Overlap {
    /// Whether the two count the same rows.
    pub fn is_of_the_same_rows(&self) -> bool {
        self.cells.iter().all(|cell| cell.only_one == 0 && cell.only_other == 0)
    }

    /// Whether no row is in both: the two say nothing of each other.
    pub fn is_empty(&self) -> bool {
        self.cells.iter().all(|cell| cell.both == 0)
    }

    pub(super) fn is_about(&self, one: &str, other: &str) -> bool {
        (self.one == one && self.other == other) || (self.one == other && self.other == one)
    }

    /// How the cells of a table of these columns stand to each other.
    pub(super) fn beside(&self, columns: &[String], threshold: u32) -> SideBySide {
        let dimensions: Vec<Vec<String>> = columns.iter().map(|column| vec![column.clone()]).collect();
        SideBySide { splits: Some(self.margins(&dimensions)), threshold: i64::from(threshold) }
    }

    /// All cells of a table of these dimensions, margins included.
    fn margins(&self, dimensions: &[Vec<String>]) -> HashMap<Vec<String>, Split> {
        let columns: Vec<&String> = dimensions.iter().flatten().collect();
        let place = |column: &String| self.columns.iter().position(|own| own == column);
        let places: Vec<Option<usize>> = columns.iter().map(|column| place(column)).collect();
        let mut inner: HashMap<Vec<String>, Split> = HashMap::new();
        for cell in &self.cells {
            let code = |place: &Option<usize>| place.map_or(String::new(), |at| cell.codes[at].clone());
            let split = inner.entry(places.iter().map(code).collect()).or_default();
            split.add(Split { both: cell.both, one: cell.only_one, other: cell.only_other });
        }
        let mut all: HashMap<Vec<String>, Split> = inner;
        let mut from = 0;
        for levels in dimensions {
            let to = from + levels.len();
            let mut next = all.clone();
            for (codes, split) in all {
                let mut margin = codes;
                for at in (from..to).rev() {
                    margin[at].clear();
                    next.entry(margin.clone()).or_default().add(split);
                }
            }
            all = next;
            from = to;
        }
        all
    }
}

/// Adds to the system what an overlap says of two of its tables.
pub(super) fn relate(
    system: &mut PublishedTables,
    (one, other): (&DeliveredTable, &DeliveredTable),
    overlap: &Overlap,
    threshold: u32,
) -> Result<(), TableAuditError> {
    if overlap.is_empty() {
        return Ok(());
    }
    let (one, other) = if overlap.one == one.delivery { (one, other) } else { (other, one) };
    let small = |count: i64| count > 0 && count < i64::from(threshold);
    let common = if overlap.is_of_the_same_rows() && one.population == other.population {
        one.population.clone()
    } else {
        let name = format!("{}+{}", one.delivery, other.delivery);
        share(system, one, &overlap.margins(&dimensions(one)), (&name, |split| split.one), &small)?;
        share(system, other, &overlap.margins(&dimensions(other)), (&name, |split| split.other), &small)?;
        name
    };
    cross(system, (one, other), overlap, &common, &small)
}

/// The levels of each dimension of a table.
fn dimensions(table: &DeliveredTable) -> Vec<Vec<String>> {
    let levels = |dimension: &str| dimension.split('>').map(|column| column.trim().to_owned()).collect();
    table.dimensions.split(',').map(levels).collect()
}

/// Each cell of a table is what both count and what it alone counts. What both count is at risk by itself only where
/// neither shows it whole.
fn share(
    system: &mut PublishedTables,
    table: &DeliveredTable,
    splits: &HashMap<Vec<String>, Split>,
    (common, only_of): (&str, fn(&Split) -> i64),
    small: &dyn Fn(i64) -> bool,
) -> Result<(), TableAuditError> {
    let columns: Vec<String> = dimensions(table).concat();
    let own = format!("{common}:{}", table.delivery);
    let mut read = csv::Reader::from_reader(table.published.as_slice());
    let (mut both, mut only) = (header(&columns)?, header(&columns)?);
    let mut names: Vec<Vec<String>> = Vec::new();
    for record in read.records() {
        let record = record?;
        let codes: Vec<String> = record.iter().take(columns.len()).map(str::to_owned).collect();
        let split = splits.get(&codes).copied().unwrap_or_default();
        let status = |count: i64, rest: i64| if small(count) && rest > 0 { SLIVER } else { BETWEEN };
        let alone = only_of(&split);
        write(&mut both, &codes, split.both, status(split.both, split.one.min(split.other)))?;
        write(&mut only, &codes, alone, status(alone, split.both))?;
        names.push(codes);
    }
    system.add_of(common, written(both)?.as_slice(), &table.dimensions, COUNT)?;
    system.add_of(&own, written(only)?.as_slice(), &table.dimensions, COUNT)?;
    for codes in &names {
        let of = |population| name(population, &columns, codes);
        system.add_relation(&of(&table.population), &[of(common), of(&own)])?;
    }
    Ok(())
}

const COUNT: &str = "@count";

fn header(columns: &[String]) -> Result<csv::Writer<Vec<u8>>, TableAuditError> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(columns.iter().map(String::as_str).chain([COUNT, "status"]))?;
    Ok(writer)
}

/// A cell in which nobody is, is known; any other is not.
fn write(
    writer: &mut csv::Writer<Vec<u8>>,
    codes: &[String],
    count: i64,
    status: &str,
) -> Result<(), TableAuditError> {
    let shown = if count == 0 { "0" } else { "" };
    writer.write_record(codes.iter().map(String::as_str).chain([shown, status]))?;
    Ok(())
}

fn written(writer: csv::Writer<Vec<u8>>) -> Result<Vec<u8>, TableAuditError> {
    writer.into_inner().map_err(|error| csv::Error::from(error.into_error()).into())
}

/// The name of a cell: its population and its codes.
fn name<'a>(population: &'a str, columns: &'a [String], codes: &'a [String]) -> Vec<(&'a str, &'a str)> {
    let mut name = Vec::with_capacity(columns.len() + 1);
    if !population.is_empty() {
        name.push((POPULATION, population));
    }
    let coded = columns.iter().zip(codes).filter(|(_, code)| !code.is_empty());
    name.extend(coded.map(|(column, code)| (column.as_str(), code.as_str())));
    name
}

/// Where a variable of the one follows from a variable of the other, or nearly (two geographies of the same places), the
/// parts where they cross become cells.
fn cross(
    system: &mut PublishedTables,
    (one, other): (&DeliveredTable, &DeliveredTable),
    overlap: &Overlap,
    common: &str,
    small: &dyn Fn(i64) -> bool,
) -> Result<(), TableAuditError> {
    let Some([ones, others]) = crossing(&dimensions(one), &dimensions(other), overlap) else { return Ok(()) };
    let all: Vec<String> = ones.iter().chain(&others).cloned().collect::<BTreeSet<_>>().into_iter().collect();
    let places = |columns: &[String]| -> Vec<usize> {
        let place = |column: &String| overlap.columns.iter().position(|own| own == column);
        columns.iter().filter_map(place).collect()
    };
    let of_all = places(&all);
    let mut parts: BTreeMap<Vec<String>, i64> = BTreeMap::new();
    for cell in overlap.cells.iter().filter(|cell| cell.both > 0) {
        let codes = of_all.iter().map(|&at| cell.codes[at].clone()).collect();
        *parts.entry(codes).or_default() += cell.both;
    }
    if parts.len() > CROSSED_MAX {
        return Err(TableAuditError::Crossed { parts: parts.len(), parts_max: CROSSED_MAX });
    }
    let crossed = format!("{common}*{}*{}", one.delivery, other.delivery);
    // The parts of each cell of the one, and of the other.
    let sides = [&ones, &others].map(|columns| {
        let own: Vec<usize> =
            columns.iter().filter_map(|column| all.iter().position(|other| other == column)).collect();
        let mut sums: BTreeMap<Vec<String>, (i64, Vec<&Vec<String>>)> = BTreeMap::new();
        for (codes, count) in &parts {
            let sum = sums.entry(own.iter().map(|&at| codes[at].clone()).collect()).or_default();
            sum.0 += count;
            sum.1.push(codes);
        }
        (columns, sums)
    });
    let whole: BTreeSet<&Vec<String>> = sides
        .iter()
        .flat_map(|(_, sums)| sums.values().filter(|sum| sum.1.len() == 1).map(|sum| sum.1[0]))
        .collect();
    for (codes, count) in &parts {
        // A part that is the whole of a cell is protected as that cell is.
        let status = if small(*count) && !whole.contains(codes) { SLIVER } else { BETWEEN };
        system.add_between(&name(&crossed, &all, codes), status)?;
    }
    for (columns, sums) in &sides {
        for (codes, (_, parts)) in sums {
            let parts: Vec<Vec<(&str, &str)>> =
                parts.iter().map(|codes| name(&crossed, &all, codes)).collect();
            system.add_relation(&name(common, columns, codes), &parts)?;
        }
    }
    Ok(())
}

/// The columns of each table that the other's bear on, with the levels above them; none where the two tables meet only
/// in cells of the same codes, which the audit knows.
fn crossing(one: &[Vec<String>], other: &[Vec<String>], overlap: &Overlap) -> Option<[Vec<String>; 2]> {
    let (flat_one, flat_other) = (one.concat(), other.concat());
    let only = |own: &[String], theirs: &[String]| -> Vec<String> {
        own.iter().filter(|column| !theirs.contains(column)).cloned().collect()
    };
    let linked = |own: &str, theirs: &str| own != theirs && are_linked(overlap, own, theirs);
    let (mine, yours) = (only(&flat_one, &flat_other), only(&flat_other, &flat_one));
    let bear = mine.iter().any(|own| yours.iter().any(|theirs| linked(own, theirs)));
    let shared = flat_one.iter().filter(|column| flat_other.contains(column));
    let above = |dimensions: &[Vec<String>], column: &String| -> Vec<String> {
        let own = dimensions.iter().find(|levels| levels.contains(column));
        own.map(|levels| levels.iter().take_while(|level| *level != column).cloned().collect())
            .unwrap_or_default()
    };
    let named_apart = shared.clone().any(|column| above(one, column) != above(other, column));
    if !bear && !named_apart {
        return None;
    }
    let shared: Vec<String> = shared.cloned().collect();
    let kept = |dimensions: &[Vec<String>], theirs: &[String]| -> Vec<String> {
        let mut kept = Vec::new();
        for levels in dimensions {
            let bears =
                |column: &String| shared.contains(column) || theirs.iter().any(|other| linked(column, other));
            if let Some(last) = levels.iter().rposition(bears) {
                kept.extend(levels[..=last].iter().cloned());
            }
        }
        kept
    };
    Some([kept(one, &flat_other), kept(other, &flat_one)])
}

/// Whether few of the pairs of codes that two columns could make occur: one follows from the other, or nearly.
fn are_linked(overlap: &Overlap, one: &str, other: &str) -> bool {
    let place = |name: &str| overlap.columns.iter().position(|column| column == name);
    let (Some(one), Some(other)) = (place(one), place(other)) else { return false };
    let (mut pairs, mut ones, mut others) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    for cell in overlap.cells.iter().filter(|cell| cell.both > 0) {
        pairs.insert((&cell.codes[one], &cell.codes[other]));
        ones.insert(&cell.codes[one]);
        others.insert(&cell.codes[other]);
    }
    pairs.len() * 2 <= ones.len() * others.len()
}
