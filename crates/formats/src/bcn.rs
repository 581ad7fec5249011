//! Tables of the BCN (base centrale des nomenclatures): codes with their labels and their dates of validity.

use std::io::Read;

use jiff::civil::Date;

use crate::cells::Cells;
use crate::delimited::DelimitedReader;
use crate::error::FormatError;
use crate::finding::Findings;
use crate::limits::Limits;

/// A row of a table of the BCN.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BcnRow {
    /// The code: the first column that is neither a label nor a date.
    pub code: String,
    /// Long label, else the short one.
    pub label: String,
    /// First day of validity.
    pub opened_on: Option<Date>,
    /// Last day of validity.
    pub closed_on: Option<Date>,
    /// All its variables.
    pub cells: Cells,
}

/// Reads a table of the BCN: `N_MEF`, `N_DISPOSITIF_FORMATION`, any of them.
pub struct BcnReader<R> {
    table: DelimitedReader<R>,
    key: String,
}

impl<R: Read> BcnReader<R> {
    /// Opens a table; it must have a code and a label.
    pub fn new(input: R, limits: Limits) -> Result<Self, FormatError> {
        let table = DelimitedReader::new(input, limits)?;
        let header = table.header();
        let Some(key) =
            header.first().filter(|_| header.iter().any(|name| name.starts_with("LIBELLE_"))).cloned()
        else {
            let missing = "LIBELLE_LONG".to_owned();
            return Err(FormatError::WrongHeader { missing, expected: "a table of the BCN" });
        };
        Ok(Self { table, key })
    }

    /// Name of the column that holds the code, which names the table too: `MEF`.
    pub fn key(&self) -> &str {
        &self.key
    }

    /// The next row, or `None` at the end.
    pub fn next_record(&mut self, findings: &mut Findings) -> Result<Option<BcnRow>, FormatError> {
        let Some((_, cells)) = self.table.next_record(findings)? else { return Ok(None) };
        let labels = ["LIBELLE_LONG", "LIBELLE_LONG_200", "LIBELLE_100", "LIBELLE_EDITION", "LIBELLE_COURT"];
        let label = labels.into_iter().find_map(|name| cells.first(name)).unwrap_or_default().to_owned();
        let day = |name| cells.first(name).and_then(bcn_date);
        Ok(Some(BcnRow {
            code: cells.first(&self.key).unwrap_or_default().to_owned(),
            label,
            opened_on: day("DATE_OUVERTURE"),
            closed_on: day("DATE_FERMETURE"),
            cells: cells.clone(),
        }))
    }
}

/// `01/09/1995`, and `1/9/97` where a spreadsheet has rewritten it: a year above 30 is of the last century.
fn bcn_date(text: &str) -> Option<Date> {
    crate::date::parse(text).or_else(|| {
        let mut parts = text.split('/').map(str::parse::<i16>);
        let (day, month, year) = (parts.next()?.ok()?, parts.next()?.ok()?, parts.next()?.ok()?);
        let year = match year {
            0..=30 => year + 2000,
            31..=99 => year + 1900,
            year => year,
        };
        Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
    })
}
