//! Measures of reading, writing and comparing AAF exports. Run it in release; it is not part of the product.
//!
//! `cargo run --release -p entente-formats --example measure_aaf -- FOLDER PUPILS`
#![allow(clippy::unwrap_used)]

use std::path::Path;
use std::time::Instant;

use entente_formats::aaf::{
    AafReader, AafWriter, Comparison, DeliveryKind, Dialect, ModifyForm, Selection, StateIndex, WriteOptions,
};
use entente_formats::directory::{Pupil, Relative, Staff, Structure};
use entente_formats::fiction::FictitiousDirectory;
use entente_formats::{Findings, Limits, visit_files};

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let folder = Path::new(&arguments[1]);
    let pupils: u32 = arguments[2].parse().unwrap();
    let only = arguments.get(3).map(String::as_str).unwrap_or("all");
    let on = jiff::civil::date(2026, 9, 1);
    let world = FictitiousDirectory::new(7, Dialect::SecondDegree, pupils, on);
    std::fs::create_dir_all(folder).unwrap();
    let all = Selection::everything();
    let rate = |bytes: u64, from: Instant| bytes as f64 / 1e6 / from.elapsed().as_secs_f64();
    if matches!(only, "all" | "write") {
        let from = Instant::now();
        world.for_each_record(0, &all, |_| Ok::<(), ()>(())).unwrap();
        println!("generate only: {:.2} s; peak {}", from.elapsed().as_secs_f64(), peak());
        let from = Instant::now();
        let mut writer = AafWriter::new(
            folder,
            WriteOptions::new("ENT", DeliveryKind::Complete, on, Dialect::SecondDegree),
        )
        .unwrap();
        world.for_each_record(0, &all, |record| writer.write(record)).unwrap();
        let manifest = writer.finish().unwrap();
        let bytes: u64 = manifest.files.iter().map(|file| file.size_bytes).sum();
        println!(
            "write: {} records, {:.0} MB in {:.2} s: {:.0} MB/s with generation; peak {}",
            manifest.added,
            bytes as f64 / 1e6,
            from.elapsed().as_secs_f64(),
            rate(bytes, from),
            peak()
        );
    }
    if matches!(only, "all" | "read") {
        for typed in if only == "read" { vec![false] } else { vec![false, true] } {
            let from = Instant::now();
            let (mut bytes, mut records) = (0, 0u64);
            let mut findings = Findings::default();
            visit_files(folder, &Limits::default(), &mut |file| {
                if !file.name.ends_with(".xml") {
                    return Ok(());
                }
                bytes += std::fs::metadata(folder.join(file.name)).unwrap().len();
                let mut reader = AafReader::new(file.content, Limits::default());
                while let Some(record) = reader.next_record(&mut findings)? {
                    records += 1;
                    if typed {
                        let d = Dialect::SecondDegree;
                        match record.category {
                            entente_formats::aaf::Category::Pupil => {
                                drop(std::hint::black_box(record.entity::<Pupil>(d)))
                            }
                            entente_formats::aaf::Category::Relative => {
                                drop(std::hint::black_box(record.entity::<Relative>(d)))
                            }
                            entente_formats::aaf::Category::Staff => {
                                drop(std::hint::black_box(record.entity::<Staff>(d)))
                            }
                            _ => drop(std::hint::black_box(record.entity::<Structure>(d))),
                        }
                    }
                }
                Ok(())
            })
            .unwrap();
            println!(
                "read (typed {typed}): {records} records, {:.0} MB in {:.2} s: {:.0} MB/s; peak {}",
                bytes as f64 / 1e6,
                from.elapsed().as_secs_f64(),
                rate(bytes, from),
                peak()
            );
        }
    }
    if only == "quick-xml" {
        let from = Instant::now();
        let (bytes, values) = read_with_quick_xml(folder);
        println!(
            "quick-xml, values without lines or bounds: {values} values, {:.0} MB in {:.2} s: {:.0} MB/s",
            bytes as f64 / 1e6,
            from.elapsed().as_secs_f64(),
            rate(bytes, from)
        );
    }
    if only == "check" {
        let from = Instant::now();
        let report = entente_formats::aaf::check_files(folder, None, &Limits::default()).unwrap();
        println!(
            "check: {} records, {} findings in {:.2} s; peak {}",
            report.records,
            report.findings.len(),
            from.elapsed().as_secs_f64(),
            peak()
        );
        for finding in report.findings.iter().take(5) {
            println!(
                "  {:?} {:?} {} {:?}",
                finding.code,
                finding.variable,
                finding.count,
                finding.places.first()
            );
        }
    }
    if matches!(only, "all" | "delta") {
        let from = Instant::now();
        let mut index = StateIndex::default();
        world
            .for_each_record(10, &all, |record| {
                index.insert(record);
                Ok::<(), ()>(())
            })
            .unwrap();
        println!("index: {} records in {:.2} s; peak {}", index.len(), from.elapsed().as_secs_f64(), peak());
        let from = Instant::now();
        let mut comparison = Comparison::new(index, ModifyForm::Partial);
        let mut changes = 0;
        world
            .for_each_record(11, &all, |record| {
                changes += u64::from(comparison.compare(record).is_some());
                Ok::<(), ()>(())
            })
            .unwrap();
        let gone = comparison.deletions().count();
        println!(
            "delta: {changes} changes, {gone} deletions in {:.2} s with generation; peak {}",
            from.elapsed().as_secs_f64(),
            peak()
        );
        let from = Instant::now();
        let index = comparison.finish();
        let mut bytes = Vec::new();
        index.save(&mut bytes).unwrap();
        let loaded = StateIndex::load(&mut bytes.as_slice()).unwrap();
        println!(
            "index saved: {:.0} MB, read back equal: {}, {:.2} s",
            bytes.len() as f64 / 1e6,
            loaded.fingerprint() == index.fingerprint(),
            from.elapsed().as_secs_f64()
        );
    }
}

/// Text of every element, file after file: less than a record needs.
fn read_with_quick_xml(folder: &Path) -> (u64, u64) {
    use quick_xml::events::Event;
    let (mut bytes, mut values) = (0, 0);
    let mut buffer = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "xml") {
            continue;
        }
        bytes += path.metadata().unwrap().len();
        let file = std::io::BufReader::with_capacity(256 << 10, std::fs::File::open(&path).unwrap());
        let mut reader = quick_xml::Reader::from_reader(file);
        loop {
            match reader.read_event_into(&mut buffer).unwrap() {
                Event::Text(text) => {
                    values += u64::from(!std::hint::black_box(text.xml10_content()).is_empty());
                }
                Event::Start(tag) => {
                    for attribute in tag.attributes() {
                        std::hint::black_box(attribute.unwrap());
                    }
                }
                Event::Eof => break,
                _ => {}
            }
            buffer.clear();
        }
    }
    (bytes, values)
}

fn peak() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    status
        .lines()
        .find(|line| line.starts_with("VmHWM"))
        .unwrap_or_default()
        .replace("VmHWM:", "")
        .trim()
        .to_owned()
}
