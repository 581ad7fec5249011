//! Every finding of a file as CSV, one line each: for whoever sorts and counts them elsewhere.
//!
//! Values about persons are masked, none can run in a spreadsheet. Nothing is kept but the line under way.

use std::io::{self, Write};

use entente_model::{CheckReport, FindingCode, FindingGroup, Place};
use entente_text::Lang;

use super::harmless;
use crate::check::{CheckContext, FaultyRow, FaultyRows, RowWording, is_about_rows};
use crate::words::words;

const COLUMNS: [&str; 8] = ["file", "line", "column", "variable", "code", "value", "sentence", "remedy"];

/// Writes findings as they are found.
pub struct FindingsCsv<'c, 'a, W: Write> {
    out: csv::Writer<W>,
    wording: RowWording<'c, 'a>,
    columns: usize,
}

impl<'c, 'a, W: Write> FindingsCsv<'c, 'a, W> {
    /// UTF-8 with its mark, `;` and CRLF: what the spreadsheets of French agents open without asking.
    pub fn new(mut out: W, context: &'c CheckContext<'a>, lang: Lang) -> io::Result<Self> {
        out.write_all("\u{feff}".as_bytes())?;
        let mut out =
            csv::WriterBuilder::new().delimiter(b';').terminator(csv::Terminator::CRLF).from_writer(out);
        out.write_record(COLUMNS)?;
        Ok(Self { out, wording: RowWording::new(context, lang), columns: 0 })
    }

    /// Adds what is about no row (headers, lines that are no rows, the file itself), and gives back where it was written.
    pub fn finish(mut self, report: &CheckReport) -> io::Result<W> {
        for group in report.findings.iter().filter(|group| is_apart(group.code) && group.count > 0) {
            match &group.places[..] {
                [] => self.group(group, &Place::default())?,
                places => places.iter().try_for_each(|place| self.group(group, place))?,
            }
        }
        self.out.into_inner().map_err(|error| error.into_error())
    }

    fn group(&mut self, group: &FindingGroup, place: &Place) -> io::Result<()> {
        let lang = self.wording.lang();
        let names: Vec<&str> =
            group.variable.iter().chain(&group.variables).map(|name| name.as_str()).collect();
        self.record([
            place.file.as_deref().unwrap_or_default(),
            &Some(place.line).filter(|line| *line > 0).map(|line| line.to_string()).unwrap_or_default(),
            &place.column.map(|column| column.to_string()).unwrap_or_default(),
            &names.join(", "),
            &group.code.name(),
            place.value.as_deref().unwrap_or_default(),
            &words().say(lang, &group.message),
            &words().say(lang, &group.remedy),
        ])
    }

    fn record(&mut self, cells: [&str; 8]) -> io::Result<()> {
        Ok(self.out.write_record(cells.map(|cell| harmless(cell).into_owned()))?)
    }
}

/// What no faulty row carries: lines that are no rows are known by their places only, as many as the report keeps.
fn is_apart(code: FindingCode) -> bool {
    use FindingCode::{BlankLine, Footer, TrailingSeparator};
    !is_about_rows(code) || matches!(code, BlankLine | Footer | TrailingSeparator)
}

impl<W: Write> FaultyRows for FindingsCsv<'_, '_, W> {
    fn header(&mut self, _file: Option<&str>, names: &[String]) -> io::Result<()> {
        self.columns = names.len();
        Ok(())
    }

    fn row(&mut self, row: &FaultyRow) -> io::Result<()> {
        for finding in &row.findings {
            let said = self.wording.say(row, finding, self.columns);
            let variable = finding.variable.and_then(|position| self.wording.variable(position));
            let (line, column) =
                (row.line.to_string(), finding.column.map(|column| (column + 1).to_string()));
            self.record([
                row.file.as_deref().unwrap_or_default(),
                &line,
                column.as_deref().unwrap_or_default(),
                variable.map_or("", |name| name.as_str()),
                &finding.code.name(),
                &said.value,
                &said.sentence,
                &said.remedy,
            ])?;
        }
        Ok(())
    }
}
