//! Small worlds for the tests: a fictitious directory, written and read.

use std::path::Path;

use entente_formats::aaf::{
    AafReader, AafWriter, DeliveryKind, Dialect, Manifest, Record, Replica, Selection, WriteOptions,
};
use entente_formats::fiction::FictitiousDirectory;
use entente_formats::{Findings, Limits, visit_files};
use jiff::civil::{Date, date};

pub fn day() -> Date {
    date(2026, 9, 1)
}

pub fn world(dialect: Dialect, pupils: u32) -> FictitiousDirectory {
    FictitiousDirectory::new(42, dialect, pupils, day())
}

pub fn options(kind: DeliveryKind, dialect: Dialect) -> WriteOptions {
    WriteOptions { records_max: 50, ..WriteOptions::new("ENT_TEST", kind, day(), dialect) }
}

/// Records of a day, in order.
pub fn records(world: &FictitiousDirectory, day: u16) -> Vec<Record> {
    let mut list = Vec::new();
    world
        .for_each_record(day, &Selection::everything(), |record| {
            list.push(record.clone());
            Ok::<(), ()>(())
        })
        .unwrap();
    list
}

pub fn write(folder: &Path, options: WriteOptions, records: &[Record]) -> Manifest {
    let mut writer = AafWriter::new(folder, options).unwrap();
    records.iter().for_each(|record| writer.write(record).unwrap());
    writer.finish().unwrap()
}

/// Every record of a folder or an archive, and what was found.
pub fn read(path: &Path) -> (Vec<Record>, Findings) {
    let mut list = Vec::new();
    let mut findings = Findings::default();
    visit_files(path, &Limits::default(), &mut |file| {
        if file.name.ends_with(".xml") {
            let mut reader = AafReader::new(file.content, Limits::default());
            while let Some(record) = reader.next_record(&mut findings)? {
                list.push(record.clone());
            }
        }
        Ok(())
    })
    .unwrap();
    (list, findings)
}

pub fn replica(records: &[Record]) -> (Replica, Findings) {
    let mut replica = Replica::default();
    let mut findings = Findings::default();
    records.iter().for_each(|record| replica.apply(record, 0, &mut findings));
    (replica, findings)
}

/// What two records say, the line and the buffers apart.
pub fn said(record: &Record) -> (String, String, Vec<(String, String)>) {
    let cells = record.cells().iter().map(|cell| (cell.variable.to_owned(), cell.value.to_owned())).collect();
    (format!("{:?} {:?}", record.operation, record.category), record.id.clone(), cells)
}
