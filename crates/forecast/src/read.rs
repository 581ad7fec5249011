//! Reads a panel from a delimited file, through a mapping.
//!
//! A fault in a row is a finding: all are collected, the row is left out, reading goes on. Only a file that cannot be a
//! panel is an error. Sizes are bounded: the file is untrusted.

use std::collections::HashMap;
use std::io::{BufRead, BufReader, Read};

use crate::grade::{self, Grade};
use crate::mapping::Mapping;
use crate::panel::{Level, NOWHERE, Panel};
use crate::panel_fault::{PanelError, PanelFault, PanelFinding};
use csv::{ByteRecord, ReaderBuilder};

/// More findings than these are counted, not kept.
const FINDINGS_MAX: usize = 1_000;
/// A file with more grades has another column where the grade should be.
const GRADES_MAX: usize = 64;
/// No panel of schools is longer.
const YEARS_MAX: usize = 120;
/// Cells of the dense table, 8 bytes each.
const CELLS_MAX: usize = 250_000_000;
/// No grade of one school holds more pupils.
const COUNT_MAX: f64 = 1_000_000.0;

/// A panel, what was found while it was read, and the mapping that read it.
#[derive(Debug)]
pub struct ReadPanel {
    /// The counts.
    pub panel: Panel,
    /// The faults, in the order of the file; at most 1,000 are kept.
    pub findings: Vec<PanelFinding>,
    /// How many faults there were.
    pub findings_count: usize,
    /// How it was read.
    pub mapping: Mapping,
}

/// Reads a panel. Without a mapping, the header chooses: the long form, or a shipped mapping.
///
/// # Errors
/// Where the file is not a panel; faults of rows are findings.
pub fn read_panel(source: impl Read, mapping: Option<&Mapping>) -> Result<ReadPanel, PanelError> {
    let mut source = BufReader::with_capacity(1 << 18, source);
    let delimiter = delimiter(&mut source)?;
    let mut reader =
        ReaderBuilder::new().delimiter(delimiter).flexible(true).has_headers(true).from_reader(source);
    let header: Vec<String> = reader
        .byte_headers()?
        .iter()
        .map(|name| String::from_utf8_lossy(name).trim().trim_start_matches('\u{feff}').to_owned())
        .collect();
    let mapping = match mapping {
        Some(mapping) => mapping.clone(),
        None => Mapping::for_header(&header)
            .ok_or_else(|| PanelError::NoMapping { header: shorten(&header.join(",")) })?,
    };
    let mut rows = Rows::new(mapping, &header)?;
    let mut record = ByteRecord::new();
    while reader.read_byte_record(&mut record)? {
        rows.take(&record, record.position().map_or(0, csv::Position::line))?;
    }
    rows.finish()
}

/// The delimiter that stands most often in the first line.
fn delimiter(source: &mut impl BufRead) -> Result<u8, std::io::Error> {
    let start = source.fill_buf()?;
    let line = start.split(|&byte| byte == b'\n').next().unwrap_or_default();
    let often = |delimiter: &u8| line.iter().filter(|byte| *byte == delimiter).count();
    Ok([b'\t', b';', b','].into_iter().max_by_key(often).unwrap_or(b','))
}

fn shorten(text: &str) -> String {
    text.chars().take(200).collect()
}

/// Codes by name, numbered in the order in which they come.
#[derive(Default)]
struct Numbering {
    numbers: HashMap<Box<[u8]>, u32>,
    names: Vec<String>,
    last: Option<u32>,
}

impl Numbering {
    fn of(&mut self, name: &[u8]) -> u32 {
        // Rows of one school stand together in most files.
        if let Some(number) = self.last
            && self.names[number as usize].as_bytes() == name
        {
            return number;
        }
        let number = match self.numbers.get(name) {
            Some(&number) => number,
            None => {
                let number = self.names.len() as u32;
                self.names.push(String::from_utf8_lossy(name).into_owned());
                self.numbers.insert(name.into(), number);
                number
            }
        };
        self.last = Some(number);
        number
    }

    /// The names in order, and the place of each number in it.
    fn sorted(&self) -> (Vec<String>, Vec<u32>) {
        let mut order: Vec<u32> = (0..self.names.len() as u32).collect();
        order.sort_by(|&a, &b| self.names[a as usize].cmp(&self.names[b as usize]));
        let mut places = vec![0; order.len()];
        for (place, &number) in order.iter().enumerate() {
            places[number as usize] = place as u32;
        }
        (order.iter().map(|&number| self.names[number as usize].clone()).collect(), places)
    }
}

/// One count, numbers instead of names.
struct Cell {
    school: u32,
    year: i32,
    grade: u32,
    count: f32,
    line: u64,
}

/// Where a school lay in a year.
struct Seen {
    school: u32,
    year: i32,
    nodes: Vec<u32>,
}

/// Columns that are looked at to leave a row out or to rename a code.
struct Columns {
    year: usize,
    school: usize,
    /// Grade and count of a long file.
    long: Option<(usize, usize)>,
    /// Column of each grade of a wide file.
    wide: Vec<usize>,
    levels: Vec<usize>,
    exclude: Vec<(usize, Vec<Vec<u8>>)>,
    rename: Vec<(usize, Vec<u8>, Vec<u8>)>,
}

/// The rows while they are read.
struct Rows {
    mapping: Mapping,
    header: Vec<String>,
    columns: Columns,
    schools: Numbering,
    grades: Numbering,
    nodes: Vec<Numbering>,
    cells: Vec<Cell>,
    seen: Vec<Seen>,
    findings: Vec<PanelFinding>,
    findings_count: usize,
}

impl Rows {
    fn new(mapping: Mapping, header: &[String]) -> Result<Self, PanelError> {
        let columns = Columns::find(&mapping, header)?;
        let mut grades = Numbering::default();
        for grade in &mapping.grades {
            grades.of(grade.column().as_bytes());
        }
        let nodes = mapping.levels.iter().map(|_| Numbering::default()).collect();
        Ok(Self {
            mapping,
            header: header.to_vec(),
            columns,
            schools: Numbering::default(),
            grades,
            nodes,
            cells: Vec::new(),
            seen: Vec::new(),
            findings: Vec::new(),
            findings_count: 0,
        })
    }

    fn find(&mut self, line: u64, column: usize, value: &[u8], cause: PanelFault) {
        self.findings_count += 1;
        if self.findings.len() < FINDINGS_MAX {
            let column = self.header.get(column).cloned().unwrap_or_default();
            let value = String::from_utf8_lossy(value).chars().take(60).collect();
            self.findings.push(PanelFinding { line, column, value, cause });
        }
    }

    fn take(&mut self, record: &ByteRecord, line: u64) -> Result<(), PanelError> {
        if self.is_excluded(record) {
            return Ok(());
        }
        if record.len() < self.header.len() {
            self.find(line, record.len(), b"", PanelFault::Ragged);
            return Ok(());
        }
        let year_text = trim(&record[self.columns.year]);
        let Some(year) = year(year_text) else {
            self.find(line, self.columns.year, year_text, PanelFault::Year);
            return Ok(());
        };
        let school = trim(&record[self.columns.school]);
        if school.is_empty() {
            self.find(line, self.columns.school, b"", PanelFault::School);
            return Ok(());
        }
        let school = self.schools.of(school);
        self.take_place(record, school, year);
        match self.columns.long {
            Some((grade, count)) => self.take_long(record, line, school, year, grade, count)?,
            None => {
                for grade in 0..self.columns.wide.len() {
                    let column = self.columns.wide[grade];
                    self.take_count(record, line, (school, year, grade as u32), column);
                }
            }
        }
        Ok(())
    }

    fn take_long(
        &mut self,
        record: &ByteRecord,
        line: u64,
        school: u32,
        year: i32,
        grade_column: usize,
        count_column: usize,
    ) -> Result<(), PanelError> {
        let name = trim(&record[grade_column]);
        let grade = self.grades.of(name);
        let known = self.mapping.grades.is_empty() || (grade as usize) < self.mapping.grades.len();
        if name.is_empty() || !known {
            self.find(line, grade_column, name, PanelFault::Grade);
            return Ok(());
        }
        if self.grades.names.len() > GRADES_MAX {
            let found = self.grades.names.len();
            return Err(PanelError::TooLarge { what: "grades", found, most: GRADES_MAX });
        }
        self.take_count(record, line, (school, year, grade), count_column);
        Ok(())
    }

    fn take_count(&mut self, record: &ByteRecord, line: u64, key: (u32, i32, u32), column: usize) {
        let text = trim(&record[column]);
        if text.is_empty() {
            self.find(line, column, text, PanelFault::CountMissing);
            return;
        }
        let Some(count) = count(text) else {
            self.find(line, column, text, PanelFault::Count);
            return;
        };
        let (school, year, grade) = key;
        self.cells.push(Cell { school, year, grade, count, line });
    }

    /// Keeps where the school lies; a place that did not change since the row before is not kept again.
    fn take_place(&mut self, record: &ByteRecord, school: u32, year: i32) {
        if self.columns.levels.is_empty() {
            return;
        }
        let mut nodes = Vec::with_capacity(self.nodes.len());
        for level in 0..self.columns.levels.len() {
            let column = self.columns.levels[level];
            let mut code = trim(&record[column]);
            let renamed = self.columns.rename.iter().find(|(at, from, _)| *at == column && from == code);
            if let Some((_, _, to)) = renamed {
                code = to;
            }
            nodes.push(self.nodes[level].of(code));
        }
        let same = |seen: &Seen| seen.school == school && seen.year == year && seen.nodes == nodes;
        if !self.seen.last().is_some_and(same) {
            self.seen.push(Seen { school, year, nodes });
        }
    }

    fn is_excluded(&self, record: &ByteRecord) -> bool {
        self.columns.exclude.iter().any(|(column, values)| {
            record.get(*column).is_some_and(|cell| values.iter().any(|v| v == trim(cell)))
        })
    }

    fn finish(mut self) -> Result<ReadPanel, PanelError> {
        let years = self.cells.iter().map(|cell| cell.year);
        let (Some(first), Some(last)) = (years.clone().min(), years.max()) else {
            return Err(PanelError::Empty { findings: self.findings_count });
        };
        let years = (last - first + 1) as usize;
        self.check_sizes(first, last, years)?;
        let (grades, grade_places) = self.ordered_grades()?;
        let (schools, school_places) = self.schools.sorted();
        let counts = self.dense_counts(first, years, &grade_places, &school_places);
        let levels = self.levels(first, years, &school_places);
        let mut panel = Panel { schools, grades, first_year: first, years, counts, levels };
        panel.add_total();
        for year in 0..years {
            panel.parents(year)?;
        }
        self.findings.sort_by_key(|finding| finding.line);
        let Self { findings, findings_count, mapping, .. } = self;
        Ok(ReadPanel { panel, findings, findings_count, mapping })
    }

    fn check_sizes(&self, first: i32, last: i32, years: usize) -> Result<(), PanelError> {
        if years > YEARS_MAX {
            return Err(PanelError::TooLarge { what: "years", found: years, most: YEARS_MAX });
        }
        let cells = years.saturating_mul(self.grades.names.len()).saturating_mul(self.schools.names.len());
        if cells > CELLS_MAX {
            return Err(PanelError::TooLarge { what: "cells", found: cells, most: CELLS_MAX });
        }
        let mut seen = vec![false; years];
        for cell in &self.cells {
            seen[(cell.year - first) as usize] = true;
        }
        match seen.iter().position(|seen| !seen) {
            Some(position) => Err(PanelError::YearMissing { first, last, missing: first + position as i32 }),
            None => Ok(()),
        }
    }

    /// The grades in the order of schooling, and the place of each number in it.
    fn ordered_grades(&self) -> Result<(Vec<Grade>, Vec<usize>), PanelError> {
        if !self.mapping.grades.is_empty() {
            return Ok((self.mapping.grades()?, (0..self.grades.names.len()).collect()));
        }
        let names = &self.grades.names;
        let grades = grade::recognise(names);
        let place = |name: &String| grades.iter().position(|grade| grade.name == *name).unwrap_or(0);
        let places = names.iter().map(place).collect();
        Ok((grades, places))
    }

    fn dense_counts(&mut self, first: i32, years: usize, grades: &[usize], schools: &[u32]) -> Vec<f64> {
        let width = if self.mapping.grades.is_empty() { grades.len() } else { self.mapping.grades.len() };
        let mut counts = vec![f64::NAN; schools.len() * years * width];
        let cells = std::mem::take(&mut self.cells);
        let count_column = self.columns.long.map_or(self.columns.school, |(_, count)| count);
        for cell in &cells {
            let school = schools[cell.school as usize] as usize;
            let year = (cell.year - first) as usize;
            let here = &mut counts[(school * years + year) * width + grades[cell.grade as usize]];
            if here.is_nan() {
                *here = f64::from(cell.count);
            } else {
                self.find(cell.line, count_column, cell.count.to_string().as_bytes(), PanelFault::Duplicate);
            }
        }
        for count in &mut counts {
            if count.is_nan() {
                *count = 0.0;
            }
        }
        counts
    }

    fn levels(&self, first: i32, years: usize, schools: &[u32]) -> Vec<Level> {
        let names = self.mapping.levels.iter().map(|level| level.name.clone());
        names.enumerate().map(|(position, name)| self.level(position, name, first, years, schools)).collect()
    }

    fn level(&self, position: usize, name: String, first: i32, years: usize, schools: &[u32]) -> Level {
        let (codes, places) = self.nodes[position].sorted();
        let mut nodes = vec![NOWHERE; schools.len() * years];
        for seen in &self.seen {
            // A row whose counts were all refused may lie outside the years of the panel.
            let Ok(year) = usize::try_from(seen.year - first) else { continue };
            if year < years {
                let school = schools[seen.school as usize] as usize;
                nodes[school * years + year] = places[seen.nodes[position] as usize];
            }
        }
        // A school that is absent in a year stays where it was: nothing is learned from later years.
        for of_school in nodes.chunks_exact_mut(years) {
            for year in 1..years {
                if of_school[year] == NOWHERE {
                    of_school[year] = of_school[year - 1];
                }
            }
        }
        Level { name, codes, nodes }
    }
}

impl Columns {
    fn find(mapping: &Mapping, header: &[String]) -> Result<Self, PanelError> {
        let at = |column: &str| {
            header.iter().position(|known| known == column).ok_or_else(|| PanelError::Column {
                column: column.to_owned(),
                mapping: mapping.name.clone(),
                header: shorten(&header.join(",")),
            })
        };
        let long = match (&mapping.grade, &mapping.count) {
            (Some(grade), Some(count)) => Some((at(grade)?, at(count)?)),
            _ => None,
        };
        let mut wide = Vec::new();
        if long.is_none() {
            for grade in &mapping.grades {
                wide.push(at(grade.column())?);
            }
        }
        let mut levels = Vec::new();
        for level in &mapping.levels {
            levels.push(at(&level.column)?);
        }
        let mut exclude = Vec::new();
        for exclusion in &mapping.exclude {
            let values = exclusion.values.iter().map(|value| value.clone().into_bytes()).collect();
            exclude.push((at(&exclusion.column)?, values));
        }
        let mut rename = Vec::new();
        for renaming in &mapping.rename {
            let (from, to) = (renaming.from.clone().into_bytes(), renaming.to.clone().into_bytes());
            rename.push((at(&renaming.column)?, from, to));
        }
        Ok(Self {
            year: at(&mapping.year)?,
            school: at(&mapping.school)?,
            long,
            wide,
            levels,
            exclude,
            rename,
        })
    }
}

fn trim(cell: &[u8]) -> &[u8] {
    cell.trim_ascii()
}

/// `2021`, `2021-2022`, `2021/2022`: the year of the rentrée.
fn year(text: &[u8]) -> Option<i32> {
    let (start, rest) = text.split_at_checked(4)?;
    let year: i32 = std::str::from_utf8(start).ok()?.parse().ok()?;
    let is_pair = matches!(rest.first(), None | Some(b'-' | b'/')) && rest.len() <= 5;
    (is_pair && (1800..=2200).contains(&year)).then_some(year)
}

/// A whole number of pupils; files written by spreadsheets say `495.0`.
fn count(text: &[u8]) -> Option<f32> {
    let text = std::str::from_utf8(text).ok()?;
    let count: f64 = match text.parse::<u32>() {
        Ok(count) => f64::from(count),
        Err(_) => text.parse().ok()?,
    };
    ((0.0..=COUNT_MAX).contains(&count) && count.fract() == 0.0).then_some(count as f32)
}
