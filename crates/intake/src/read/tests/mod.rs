//! What real writers write is read back, and what nobody should write is refused.

mod any_bytes;
mod archives;
mod columnar;
mod hostile;
mod records;
mod sheets;
mod workbooks;

use std::fmt::Write as _;
use std::path::Path;
use std::sync::Arc;

use entente_model::FindingGroup;
use entente_text::Lang;

use super::names::Names;
use super::open::{Form, open_as};
use super::{CellReader, ReadOptions, SheetHeader};

/// A table as its reader gives it.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Table {
    pub(super) name: Option<String>,
    pub(super) header: Vec<String>,
    pub(super) header_line: u64,
    pub(super) rows: Vec<(u64, Vec<String>)>,
    pub(super) blanks: Vec<u64>,
    /// What stopped the reading, in French.
    pub(super) fault: Option<String>,
}

/// What a deposit gives: its tables (empty where they are text), its findings in French.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Deposit {
    pub(super) tables: Vec<Table>,
    pub(super) findings: Vec<String>,
}

impl Table {
    pub(super) fn texts(&self) -> Vec<Vec<&str>> {
        self.rows.iter().map(|(_, row)| row.iter().map(String::as_str).collect()).collect()
    }
}

pub(super) fn names() -> Arc<Names> {
    Arc::new(Names::named(&["uai", "effectif", "rentree", "libelle"], &["rentree"]))
}

/// Reads bytes as a deposit.
pub(super) fn read(bytes: &[u8]) -> Deposit {
    read_with(bytes, &ReadOptions::default())
}

pub(super) fn read_with(bytes: &[u8], options: &ReadOptions) -> Deposit {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("depot");
    std::fs::write(&path, bytes).unwrap();
    read_path(&path, options)
}

pub(super) fn read_path(path: &Path, options: &ReadOptions) -> Deposit {
    let opened = open_as(path, names(), options).unwrap();
    let mut deposit = Deposit::default();
    let mut findings = opened.findings;
    for part in &opened.parts {
        let mut table = Table { name: part.name.clone(), ..Table::default() };
        if let Form::Cells(_) = part.form {
            match part.cells() {
                // Small pieces: where they are cut must not show.
                Ok(mut reader) => findings.extend(fill(&mut *reader, 50, &mut table)),
                Err(fault) => table.fault = Some(say(&fault.group(None))),
            }
            let mut again = Table { name: part.name.clone(), ..Table::default() };
            if let Ok(mut reader) = part.cells() {
                fill(&mut *reader, 1 << 20, &mut again);
                assert_eq!(table, again, "a part reads the same twice, whatever the size of the pieces");
            }
        }
        findings.extend(part.count_finding(table.rows.len() as u64));
        deposit.tables.push(table);
    }
    deposit.findings = findings.iter().map(say).collect();
    deposit
}

fn fill(reader: &mut dyn CellReader, target_bytes: usize, table: &mut Table) -> Vec<FindingGroup> {
    match reader.header() {
        Ok(Some(SheetHeader { names, line })) => (table.header, table.header_line) = (names, line),
        Ok(None) => {}
        Err(fault) => table.fault = Some(say(&fault.group(None))),
    }
    while table.fault.is_none() {
        match reader.next(target_bytes) {
            Ok(Some(cells)) => {
                table.rows.extend(cells.seen.rows);
                table.blanks.extend(cells.seen.blanks);
            }
            Ok(None) => break,
            Err(fault) => table.fault = Some(say(&fault.group(None))),
        }
    }
    reader.notes()
}

/// A finding as its reader sees it: its sentence, with where.
pub(super) fn say(group: &FindingGroup) -> String {
    let words = crate::words();
    let mut text = words.say(Lang::Fr, &group.message);
    for message in [&group.message, &group.remedy] {
        let said = words.say(Lang::Fr, message);
        assert!(!said.contains("{ $") && !said.contains("{$"), "{}: {said}", message.id);
        assert!(words.has(Lang::En, &message.id), "{}", message.id);
    }
    for place in &group.places {
        let file = place.file.as_deref().unwrap_or_default();
        let _ = write!(text, " [{file}:{}]", place.line);
    }
    text
}
