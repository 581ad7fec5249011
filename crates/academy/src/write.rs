//! Writes a file of the academy, and tells where each fault was put.

use std::io::{self, Write};
use std::ops::ControlFlow;

use crate::academy::Academy;
use crate::csv::{Cell, CsvWriter, FileOptions, Row};
use crate::dataset::AcademyDataset;
use crate::fault::{EXCLUDED, FaultKind, FaultPlan, SeededFault, faulty_cells};
use crate::files;

/// What was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// Data rows, header and blank lines apart.
    pub rows: u64,
    /// Size of the file.
    pub bytes: u64,
    /// Faults, in the order of the lines.
    pub faults: Vec<SeededFault>,
}

/// The file could not be written.
#[derive(Debug, thiserror::Error)]
pub enum AcademyError {
    /// The place to write into failed.
    #[error("the file could not be written")]
    Write(#[from] io::Error),
    /// The dataset has no variable for that fault.
    #[error(
        "dataset `{dataset}` has no variable for the fault `{kind}`: leave it out, or choose `f-carac-elev`"
    )]
    FaultNotApplicable {
        /// The fault.
        kind: FaultKind,
        /// The dataset.
        dataset: AcademyDataset,
    },
    /// More faults than half of the rows.
    #[error(
        "{asked} faults do not fit in {rows} rows: at most half of the rows can have one, ask for more rows"
    )]
    TooManyFaults {
        /// Faults asked for.
        asked: u64,
        /// Rows of the file.
        rows: u64,
    },
    /// More faults of the header than columns for them.
    #[error("{asked} faults `{kind}` do not fit in the header: at most {most}")]
    TooManyHeaderFaults {
        /// The fault.
        kind: FaultKind,
        /// Faults asked for.
        asked: u64,
        /// Columns that can have it.
        most: u64,
    },
}

/// Writes a file of the academy: its header, then `rows` rows at most (all of them where `None`).
///
/// The same academy and the same options give the same bytes. Memory is one block, whatever the number of rows.
pub fn write(
    academy: &Academy,
    dataset: AcademyDataset,
    rows: Option<u64>,
    options: &FileOptions,
    out: &mut dyn Write,
) -> Result<Written, AcademyError> {
    let most = rows.unwrap_or(u64::MAX);
    let total = if options.faults.is_empty() { 0 } else { files::count_rows(academy, dataset).min(most) };
    let plan = FaultPlan::draw(academy.seed, dataset, &options.faults, total)?;
    let header = Header::with_faults(dataset, &options.faults)?;
    let mut file = File {
        academy,
        dataset,
        plan,
        writer: CsvWriter::new(out, options),
        rows: 0,
        faults: header.faults.clone(),
        ranks: vec![0; FaultKind::ALL.len()],
        header,
    };
    file.write_header()?;
    let flow = files::visit_rows(academy, dataset, &mut |row| {
        if file.rows >= most {
            return ControlFlow::Break(Ok(()));
        }
        match file.write_row(row) {
            Ok(()) => ControlFlow::Continue(()),
            Err(error) => ControlFlow::Break(Err(error)),
        }
    });
    if let ControlFlow::Break(result) = flow {
        result?;
    }
    let File { writer, rows, faults, .. } = file;
    Ok(Written { rows, bytes: writer.finish()?, faults })
}

/// The header as it is written, and what it does to the rows.
struct Header {
    cells: Vec<String>,
    /// Columns left out.
    omitted: Vec<usize>,
    /// Columns added at the end, by their value.
    added: Vec<&'static str>,
    faults: Vec<SeededFault>,
}

impl Header {
    fn with_faults(dataset: AcademyDataset, faults: &[(FaultKind, u64)]) -> Result<Self, AcademyError> {
        let names = dataset.headers();
        let mut header = Self {
            cells: names.iter().map(|&name| name.to_owned()).collect(),
            omitted: Vec::new(),
            added: Vec::new(),
            faults: Vec::new(),
        };
        let mut changed = header_columns(dataset).into_iter();
        for &(kind, count) in faults.iter().filter(|(kind, _)| kind.is_of_header()) {
            for done in 0..count {
                let most = done;
                let full = || AcademyError::TooManyHeaderFaults { kind, asked: count, most };
                let name = if kind == FaultKind::ExcludedVariable {
                    let &(name, value) = EXCLUDED.get(header.added.len()).ok_or_else(full)?;
                    header.cells.push(name.to_owned());
                    header.added.push(value);
                    name
                } else {
                    let column = changed.next().ok_or_else(full)?;
                    if kind == FaultKind::HeaderMissing {
                        header.omitted.push(column);
                    } else {
                        header.cells[column] = misspelt(names[column]);
                    }
                    names[column]
                };
                header.faults.push(SeededFault { kind, line: 1, column_name: Some(name) });
            }
        }
        Ok(header)
    }

    fn changes_rows(&self) -> bool {
        !self.omitted.is_empty() || !self.added.is_empty()
    }

    /// Leaves out and adds the same columns as in the header.
    fn shape(&self, cells: Vec<Cell>) -> Vec<Cell> {
        let kept = cells.into_iter().enumerate().filter(|(column, _)| !self.omitted.contains(column));
        let added = self.added.iter().map(|&value| Cell::Value(value.to_owned()));
        kept.map(|(_, cell)| cell).chain(added).collect()
    }
}

/// Columns that faults of the header may change: those that no other fault changes, so that all can be asked at once.
fn header_columns(dataset: AcademyDataset) -> Vec<usize> {
    let taken: Vec<usize> =
        FaultKind::ALL.iter().filter_map(|kind| kind.column(dataset).ok().flatten()).collect();
    (0..dataset.headers().len()).filter(|column| !taken.contains(column)).collect()
}

/// `lien_parente` becomes `LIEN PARENTE`: still recognisable.
fn misspelt(name: &str) -> String {
    name.to_ascii_uppercase().replace('_', " ")
}

struct File<'a> {
    academy: &'a Academy,
    dataset: AcademyDataset,
    plan: FaultPlan,
    header: Header,
    writer: CsvWriter<'a>,
    rows: u64,
    faults: Vec<SeededFault>,
    /// Faults already put, by kind.
    ranks: Vec<u64>,
}

impl File<'_> {
    fn write_header(&mut self) -> Result<(), AcademyError> {
        let names = self.header.cells.iter().map(|name| Cell::Value(name.clone()));
        let kept = names.enumerate().filter(|(column, _)| !self.header.omitted.contains(column));
        let cells: Vec<Cell> = kept.map(|(_, cell)| cell).collect();
        Ok(self.writer.cells(&cells)?)
    }

    fn write_row(&mut self, row: &Row) -> Result<(), AcademyError> {
        let index = self.rows;
        self.rows += 1;
        if let Some(kind) = self.plan.of_row(index) {
            return self.write_faulty_row(kind, row, index);
        }
        if self.header.changes_rows() {
            let cells = row.cells().map(|cell| Cell::Value(cell.to_owned())).collect();
            return Ok(self.writer.cells(&self.header.shape(cells))?);
        }
        Ok(self.writer.row(row)?)
    }

    fn write_faulty_row(&mut self, kind: FaultKind, row: &Row, index: u64) -> Result<(), AcademyError> {
        let column = kind.column(self.dataset)?;
        let column_name = column.map(|column| self.dataset.headers()[column]);
        let line = self.writer.line() + 1;
        self.faults.push(SeededFault { kind, line, column_name });
        if kind == FaultKind::BlankLine {
            self.writer.blank_line()?;
        }
        let rank = self.next_rank(kind);
        let cells = faulty_cells(self.academy, &self.plan, (kind, column), row, (index, rank));
        Ok(self.writer.cells(&self.header.shape(cells))?)
    }

    fn next_rank(&mut self, kind: FaultKind) -> u64 {
        let rank = &mut self.ranks[kind as usize];
        *rank += 1;
        *rank - 1
    }
}
