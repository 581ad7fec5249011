//! The rows that a partial acceptance sets aside, as a file that its depositor corrects and deposits again.
//!
//! Which rows are faulty is `entente-intake`'s to say. They hold personal data: the file is for the depositor alone,
//! and only its hash and its count are recorded.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Write};
use std::path::Path;

use entente_intake::{FaultyRow, FaultyRows};
use entente_model::{CheckReport, Dataset, Severity};
use serde::{Deserialize, Serialize};
use tempfile::NamedTempFile;

/// One faulty row, until the report says which findings block.
#[derive(Serialize, Deserialize)]
struct Kept {
    line: u64,
    cells: Vec<String>,
    /// Code and variable of each finding.
    findings: Vec<(String, Option<String>)>,
}

/// Takes the faulty rows of a check, on disk: there may be as many as the file has.
pub(crate) struct SetAsideRows<'a> {
    dataset: &'a Dataset,
    names: Vec<String>,
    rows: BufWriter<File>,
}

impl<'a> SetAsideRows<'a> {
    pub(crate) fn new(dataset: &'a Dataset, folder: &Path) -> io::Result<Self> {
        let rows = BufWriter::new(tempfile::tempfile_in(folder)?);
        Ok(Self { dataset, names: Vec::new(), rows })
    }

    /// Writes the rows that something blocks to a temporary file beside `folder`'s others: UTF-8 with its mark, `;`,
    /// the line in the received file and the causes first.
    pub(crate) fn write(self, report: &CheckReport, folder: &Path) -> io::Result<NamedTempFile> {
        let blocking = Blocking::of(report);
        let mut written: BTreeSet<u64> = BTreeSet::new();
        let target = NamedTempFile::new_in(folder)?;
        let mut out = BufWriter::new(target.as_file());
        out.write_all("\u{feff}".as_bytes())?;
        let heads = ["ligne".to_owned(), "causes".to_owned()];
        line(&mut out, heads.into_iter().chain(self.names))?;
        let mut rows = self.rows.into_inner().map_err(io::IntoInnerError::into_error)?;
        io::Seek::rewind(&mut rows)?;
        for text in BufReader::new(rows).lines() {
            let row: Kept = serde_json::from_str(&text?)?;
            let causes: Vec<String> = row
                .findings
                .iter()
                .filter(|(code, variable)| blocking.holds(code, variable.as_deref()))
                .map(|(code, variable)| match variable {
                    Some(variable) => format!("{code} ({variable})"),
                    None => code.clone(),
                })
                .collect();
            // A row that repeats a key may be handed over again after the others.
            if !causes.is_empty() && written.insert(row.line) {
                let heads = [row.line.to_string(), causes.join(", ")];
                line(&mut out, heads.into_iter().chain(row.cells))?;
            }
        }
        out.flush()?;
        drop(out);
        target.as_file().sync_all()?;
        Ok(target)
    }
}

impl FaultyRows for SetAsideRows<'_> {
    fn header(&mut self, _file: Option<&str>, names: &[String]) -> io::Result<()> {
        if self.names.is_empty() {
            self.names = names.to_vec();
        }
        Ok(())
    }

    fn row(&mut self, row: &FaultyRow) -> io::Result<()> {
        let name = |rank: usize| self.dataset.variables.get(rank).map(|variable| variable.name.to_string());
        let findings =
            row.findings.iter().map(|one| (one.code.name(), one.variable.and_then(name))).collect();
        let kept = Kept { line: row.line, cells: row.cells.clone(), findings };
        serde_json::to_writer(&mut self.rows, &kept)?;
        self.rows.write_all(b"\n")
    }
}

/// The causes that block.
struct Blocking(BTreeSet<(String, Option<String>)>);

impl Blocking {
    fn of(report: &CheckReport) -> Self {
        let mut causes = BTreeSet::new();
        for group in report.findings.iter().filter(|group| group.severity == Severity::Blocking) {
            let code = group.code.name();
            let variables = group.variable.iter().chain(&group.variables);
            causes.extend(variables.map(|variable| (code.clone(), Some(variable.to_string()))));
            if group.variable.is_none() {
                causes.insert((code, None));
            }
        }
        Self(causes)
    }

    fn holds(&self, code: &str, variable: Option<&str>) -> bool {
        let of = |variable: Option<&str>| self.0.contains(&(code.to_owned(), variable.map(str::to_owned)));
        of(variable) || of(None)
    }
}

/// Every cell is quoted; one that a spreadsheet would compute begins with an apostrophe (OWASP, CSV injection).
fn line(out: &mut impl Write, cells: impl Iterator<Item = String>) -> io::Result<()> {
    for (rank, cell) in cells.enumerate() {
        if rank > 0 {
            out.write_all(b";")?;
        }
        let runs = cell
            .trim_start_matches([' ', '\u{a0}'])
            .starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '|', '%']);
        let mark = if runs { "'" } else { "" };
        write!(out, "\"{mark}{}\"", cell.replace('"', "\"\""))?;
    }
    out.write_all(b"\r\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula() {
        let mut out = Vec::new();
        line(&mut out, ["=1+1", "a\";b", "0990001A"].map(str::to_owned).into_iter()).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), "\"'=1+1\";\"a\"\";b\";\"0990001A\"\r\n");
    }
}
