//! Passage matrices: of the pupils of a grade, what share goes to each grade the year after, and what share leaves.
//!
//! They come from flows that were counted pupil by pupil (D4 of the 2015 annex), by département; académies and régions are
//! sums of flows, never means of rates. Repeating (redoublement) is the diagonal. Applied to the pupils of a year they give
//! those of the next: N' = A·N + E, entries E counted apart. Given to `forecast` as totals, they replace apparent ratios.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;

use csv::ReaderBuilder;
use serde::{Deserialize, Serialize};

use crate::adjust::GivenTotal;

/// Pupils who went from a grade to another between two rentrées, in one territory.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PassageFlow {
    /// Code of the territory, usually a département.
    pub territory: String,
    /// Rentrée of arrival.
    pub year: i32,
    /// Grade of the year before; empty for pupils who come from elsewhere.
    #[serde(default)]
    pub from: String,
    /// Grade of the year; empty for pupils who leave.
    #[serde(default)]
    pub to: String,
    /// Pupils.
    pub pupils: f64,
}

/// Why flows could not be read or a matrix not be made.
#[derive(Debug, thiserror::Error)]
pub enum PassageError {
    /// Not delimited text of these columns.
    #[error("line {line}: {cause}; the columns are `{columns}`")]
    Row {
        /// Line, the header being line 1.
        line: u64,
        /// What is wrong.
        cause: String,
        /// The columns that are expected.
        columns: &'static str,
    },
    /// Nothing for that territory and year.
    #[error("no flow for `{territory}` arriving in {year}")]
    Nothing {
        /// The territories asked for.
        territory: String,
        /// The year asked for.
        year: i32,
    },
}

/// Rates between grades. Each column of a grade, its exits included, adds up to 1.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PassageMatrix {
    /// What it is of: one territory, or several consolidated.
    pub territory: String,
    /// Rentrée of arrival.
    pub year: i32,
    /// Grades, in the order of their names unless given.
    pub grades: Vec<String>,
    /// `[to][from]`, from 0 to 1.
    pub rates: Vec<Vec<f64>>,
    /// By grade: share that leaves.
    pub exits: Vec<f64>,
    /// By grade: pupils who came from elsewhere.
    pub entries: Vec<f64>,
    /// By grade: pupils of the year before.
    pub base: Vec<f64>,
}

const FLOW_COLUMNS: &str = "territory,year,from,to,pupils";

/// Reads flows: `territory,year,from,to,pupils`.
///
/// # Errors
/// Where a row is not of that shape.
pub fn read_passage_flows(source: impl Read) -> Result<Vec<PassageFlow>, PassageError> {
    rows(source, FLOW_COLUMNS, |flow: &PassageFlow| flow.pupils)
}

/// Rows of a small file, each checked.
pub(crate) fn rows<T: serde::de::DeserializeOwned>(
    source: impl Read,
    columns: &'static str,
    number: impl Fn(&T) -> f64,
) -> Result<Vec<T>, PassageError> {
    let mut reader = ReaderBuilder::new().trim(csv::Trim::All).from_reader(source);
    let mut found = Vec::new();
    for (position, row) in reader.deserialize::<T>().enumerate() {
        let line = position as u64 + 2;
        let row = row.map_err(|error| PassageError::Row { line, cause: error.to_string(), columns })?;
        if !(0.0..=1e9).contains(&number(&row)) {
            let cause = format!("`{}` is not a number of pupils", number(&row));
            return Err(PassageError::Row { line, cause, columns });
        }
        found.push(row);
    }
    Ok(found)
}

impl PassageMatrix {
    /// The matrix of the territories together, for pupils who arrive in `year`. `grades` sets the order; without it, grades
    /// stand in the order of their names.
    ///
    /// # Errors
    /// Where no flow is of these territories and that year.
    pub fn new(
        flows: &[PassageFlow],
        territories: &[&str],
        name: &str,
        year: i32,
        grades: Option<&[String]>,
    ) -> Result<Self, PassageError> {
        let kept: Vec<&PassageFlow> = flows
            .iter()
            .filter(|flow| flow.year == year && territories.contains(&flow.territory.as_str()))
            .collect();
        if kept.is_empty() {
            return Err(PassageError::Nothing { territory: territories.join(", "), year });
        }
        let mut names: BTreeSet<&str> =
            kept.iter().flat_map(|flow| [flow.from.as_str(), flow.to.as_str()]).collect();
        names.remove("");
        let grades: Vec<String> = match grades {
            Some(grades) => grades.to_vec(),
            None => names.into_iter().map(str::to_owned).collect(),
        };
        let place: BTreeMap<&str, usize> =
            grades.iter().enumerate().map(|(place, grade)| (grade.as_str(), place)).collect();
        let count = grades.len();
        let mut moved = vec![vec![0.0; count]; count];
        let (mut left, mut entries) = (vec![0.0; count], vec![0.0; count]);
        for flow in kept {
            match (place.get(flow.from.as_str()), place.get(flow.to.as_str())) {
                (Some(&from), Some(&to)) => moved[to][from] += flow.pupils,
                (Some(&from), None) => left[from] += flow.pupils,
                (None, Some(&to)) => entries[to] += flow.pupils,
                (None, None) => {}
            }
        }
        let base: Vec<f64> =
            (0..count).map(|from| left[from] + moved.iter().map(|row| row[from]).sum::<f64>()).collect();
        let rate = |pupils: f64, from: usize| if base[from] > 0.0 { pupils / base[from] } else { 0.0 };
        let rates = moved.iter().map(|row| row.iter().enumerate().map(|(from, &n)| rate(n, from)).collect());
        Ok(Self {
            territory: name.to_owned(),
            year,
            rates: rates.collect(),
            exits: left.iter().enumerate().map(|(from, &n)| rate(n, from)).collect(),
            entries,
            base,
            grades,
        })
    }

    /// Share of the pupils of `from` who go to `to`; `from == to` is repeating.
    pub fn rate(&self, from: &str, to: &str) -> Option<f64> {
        let place = |name: &str| self.grades.iter().position(|grade| grade == name);
        Some(self.rates[place(to)?][place(from)?])
    }

    /// N' = A·N + E: pupils of next year by grade, from those of this year and entries from elsewhere.
    pub fn next(&self, pupils: &[f64], entries: &[f64]) -> Vec<f64> {
        let came = self.rates.iter().map(|row| row.iter().zip(pupils).map(|(rate, n)| rate * n).sum::<f64>());
        came.zip(entries.iter().chain(std::iter::repeat(&0.0)))
            .map(|(came, entries)| came + entries)
            .collect()
    }

    /// Totals of the years ahead, entries as in the matrix, to give to a forecast of that territory.
    pub fn given_totals(
        &self,
        level: &str,
        code: &str,
        pupils: &[f64],
        horizons: usize,
        weight: f64,
    ) -> Vec<GivenTotal> {
        let mut now = pupils.to_vec();
        let mut totals = Vec::new();
        for ahead in 1..=horizons {
            now = self.next(&now, &self.entries);
            totals.extend(self.grades.iter().zip(&now).map(|(grade, &pupils)| GivenTotal {
                level: level.to_owned(),
                code: code.to_owned(),
                grade: grade.clone(),
                year: self.year.saturating_add(ahead as i32),
                pupils,
                weight,
                source: format!("passage matrix of {} arriving in {}", self.territory, self.year),
            }));
        }
        totals
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FLOWS: &str = "territory,year,from,to,pupils\n\
        099,2026,2de,1re,900\n099,2026,2de,2de,40\n099,2026,2de,,60\n099,2026,,2de,1010\n099,2026,1re,tle,950\n099,2026,1re,,50\n\
        098,2026,2de,1re,80\n098,2026,2de,2de,20\n";

    #[test]
    fn columns_add_up_and_repeating_is_the_diagonal() {
        let flows = read_passage_flows(FLOWS.as_bytes()).unwrap();
        let matrix = PassageMatrix::new(&flows, &["099"], "099", 2026, None).unwrap();
        assert_eq!(matrix.grades, ["1re", "2de", "tle"]);
        assert_eq!((matrix.rate("2de", "1re"), matrix.rate("2de", "2de")), (Some(0.9), Some(0.04)));
        for from in 0..2 {
            let column: f64 = matrix.rates.iter().map(|row| row[from]).sum::<f64>() + matrix.exits[from];
            assert!((column - 1.0).abs() < 1e-12);
        }
        let next = matrix.next(&[900.0, 1050.0, 950.0], &matrix.entries);
        assert_eq!(next, [945.0, 1052.0, 855.0]);
    }

    #[test]
    fn territories_are_consolidated_by_their_flows() {
        let flows = read_passage_flows(FLOWS.as_bytes()).unwrap();
        let together = PassageMatrix::new(&flows, &["099", "098"], "académie 99", 2026, None).unwrap();
        assert!((together.rate("2de", "2de").unwrap() - 60.0 / 1100.0).abs() < 1e-12);
        let nothing = PassageMatrix::new(&flows, &["097"], "097", 2026, None).unwrap_err();
        insta::assert_snapshot!(nothing.to_string(), @"no flow for `097` arriving in 2026");
    }

    #[test]
    fn a_wrong_row_says_its_line() {
        let wrong =
            read_passage_flows("territory,year,from,to,pupils\n099,2026,a,b,-4\n".as_bytes()).unwrap_err();
        insta::assert_snapshot!(wrong.to_string(), @"line 2: `-4` is not a number of pupils; the columns are `territory,year,from,to,pupils`");
        assert!(read_passage_flows("a,b\n1,2\n".as_bytes()).is_err());
    }
}
