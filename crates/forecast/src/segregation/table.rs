//! The table that indices are computed on: pupils by unit and group, read from a delimited file.

use std::io::Read;

use csv::ReaderBuilder;

/// Pupils by unit and group.
#[derive(Clone, Debug, PartialEq)]
pub struct SegregationTable {
    /// Names of the groups.
    pub groups: Vec<String>,
    /// Names of the units.
    pub units: Vec<String>,
    /// Part of each unit (public, private), where a decomposition is asked.
    pub parts: Vec<Option<String>>,
    /// `[unit][group]`, pupils.
    pub counts: Vec<Vec<f64>>,
}

/// Why indices could not be computed.
#[derive(Debug, thiserror::Error)]
pub enum SegregationError {
    /// Not delimited text.
    #[error("the table is not delimited text: {0}")]
    Delimited(#[from] csv::Error),
    /// A column is missing.
    #[error("the header has no column `{column}`; it has: {header}")]
    Column {
        /// The missing column.
        column: String,
        /// Those that are there.
        header: String,
    },
    /// Not a number of pupils.
    #[error("line {line}, column `{column}`: `{value}` is not a number of pupils")]
    Count {
        /// Line, the header being line 1.
        line: u64,
        /// The column.
        column: String,
        /// The value.
        value: String,
    },
    /// A row is shorter than the header.
    #[error("line {line} has fewer cells than the header")]
    Ragged {
        /// Line, the header being line 1.
        line: u64,
    },
    /// Too few groups or pupils.
    #[error("an index needs at least two groups with pupils; the table has {groups}")]
    Groups {
        /// Groups with pupils.
        groups: usize,
    },
}

/// Reads a table of one row a unit and one column a group. Rows of the same unit are added.
///
/// # Errors
/// Where a column is missing or a value is not a number from 0.
pub fn read_segregation_table(
    source: impl Read,
    unit: &str,
    groups: &[&str],
    part: Option<&str>,
) -> Result<SegregationTable, SegregationError> {
    let mut text = Vec::new();
    // Bounded: a table of units is small.
    source.take(1 << 30).read_to_end(&mut text).map_err(csv::Error::from)?;
    let line = text.split(|&byte| byte == b'\n').next().unwrap_or_default();
    let often = |delimiter: &u8| line.iter().filter(|byte| *byte == delimiter).count();
    let delimiter = [b'\t', b';', b','].into_iter().max_by_key(often).unwrap_or(b',');
    let mut reader = ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(text.as_slice());
    let header: Vec<String> = reader
        .byte_headers()?
        .iter()
        .map(|name| String::from_utf8_lossy(name).trim().trim_start_matches('\u{feff}').to_owned())
        .collect();
    let at = |column: &str| {
        header.iter().position(|known| known == column).ok_or_else(|| SegregationError::Column {
            column: column.to_owned(),
            header: header.join(",").chars().take(200).collect(),
        })
    };
    let unit = at(unit)?;
    let part = part.map(at).transpose()?;
    let columns = groups.iter().map(|group| at(group)).collect::<Result<Vec<_>, _>>()?;
    let mut table = SegregationTable {
        groups: groups.iter().map(|&group| group.to_owned()).collect(),
        units: Vec::new(),
        parts: Vec::new(),
        counts: Vec::new(),
    };
    let mut known = std::collections::HashMap::new();
    for record in reader.byte_records() {
        let record = record?;
        let line = record.position().map_or(0, csv::Position::line);
        if record.len() < header.len() {
            return Err(SegregationError::Ragged { line });
        }
        let mut counts = Vec::with_capacity(columns.len());
        for &column in &columns {
            let text = String::from_utf8_lossy(&record[column]).trim().replace(',', ".");
            let count = if text.is_empty() { Some(0.0) } else { text.parse::<f64>().ok() };
            let count =
                count.filter(|count| (0.0..=1e9).contains(count)).ok_or_else(|| SegregationError::Count {
                    line,
                    column: header[column].clone(),
                    value: text.chars().take(60).collect(),
                })?;
            counts.push(count);
        }
        let name = String::from_utf8_lossy(&record[unit]).trim().to_owned();
        let part = part.map(|part| String::from_utf8_lossy(&record[part]).trim().to_owned());
        let place = *known.entry((name.clone(), part.clone())).or_insert(table.units.len());
        if place == table.units.len() {
            table.units.push(name);
            table.parts.push(part);
            table.counts.push(counts);
        } else {
            table.counts[place].iter_mut().zip(counts).for_each(|(sum, count)| *sum += count);
        }
    }
    Ok(table)
}

impl SegregationTable {
    /// Pupils of each group.
    pub fn totals(&self) -> Vec<f64> {
        let mut totals = vec![0.0; self.groups.len()];
        for counts in &self.counts {
            totals.iter_mut().zip(counts).for_each(|(total, count)| *total += count);
        }
        totals
    }
}
