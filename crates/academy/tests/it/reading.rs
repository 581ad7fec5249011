//! Reads back what the academy wrote, and the lists and schemas of the project.

use std::collections::HashMap;
use std::fs;
use std::path::PathBuf;

use entente_academy::{Academy, AcademyDataset, FaultKind, FileOptions, LineEnd, Quoting, Written, write};
use entente_model::{Code, CodeList};

/// A file of the project, by its path from the root.
pub fn project_file(path: &str) -> String {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..");
    fs::read_to_string(root.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// A code list of the project.
pub fn code_list(id: &str) -> CodeList {
    let text = project_file(&format!("code-lists/{id}.csv"));
    let codes = text.lines().skip(1).map(|line| {
        let cells: Vec<&str> = line.split(';').collect();
        let optional = |text: &str| (!text.is_empty()).then(|| text.parse().unwrap());
        Code {
            code: cells[0].to_owned(),
            label: cells[1].to_owned(),
            opens_on: optional(cells[2]),
            closes_on: optional(cells[3]),
            group: (!cells[4].is_empty()).then(|| cells[4].to_owned()),
        }
    });
    CodeList::new(id.into(), codes.collect())
}

/// Plain options: UTF-8, no quotes, LF, these faults.
pub fn plain(faults: &[(FaultKind, u64)]) -> FileOptions {
    FileOptions {
        quoted: Quoting::Never,
        line_end: LineEnd::Lf,
        faults: faults.to_vec(),
        ..FileOptions::default()
    }
}

/// The file as written.
pub fn bytes(academy: &Academy, dataset: AcademyDataset, options: &FileOptions) -> (Vec<u8>, Written) {
    let mut out = Vec::new();
    let written = write(academy, dataset, None, options, &mut out).unwrap();
    assert_eq!(written.bytes, out.len() as u64);
    (out, written)
}

/// A sound file: cells by header.
pub struct Table {
    pub headers: Vec<String>,
    pub rows: Vec<Vec<String>>,
    positions: HashMap<String, usize>,
}

impl Table {
    pub fn of(academy: &Academy, dataset: AcademyDataset) -> Self {
        let (bytes, written) = bytes(academy, dataset, &plain(&[]));
        let text = String::from_utf8(bytes).unwrap();
        let mut lines = text.lines().map(|line| line.split(';').map(str::to_owned).collect::<Vec<_>>());
        let headers = lines.next().unwrap();
        let rows: Vec<Vec<String>> = lines.collect();
        assert_eq!(rows.len() as u64, written.rows);
        assert!(rows.iter().all(|row| row.len() == headers.len()));
        let positions =
            headers.iter().cloned().enumerate().map(|(position, name)| (name, position)).collect();
        Self { headers, rows, positions }
    }

    pub fn cell<'a>(&self, row: &'a [String], name: &str) -> &'a str {
        &row[self.positions[name]]
    }

    pub fn number(&self, row: &[String], name: &str) -> u64 {
        self.cell(row, name).parse().unwrap()
    }
}
