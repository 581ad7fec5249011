//! Whole deliveries, in folders or archives: what they hold, the delta between two, and the assembly of a complete and its deltas.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::{BufReader, Read};
use std::path::Path;

use jiff::civil::Date;
use serde::Serialize;

use super::attribute::{Category, Dialect};
use super::check::guess;
use super::delta::{Comparison, ModifyForm};
use super::file_name::{AafFileName, DeliveryKind};
use super::index::{Fingerprint, MAGIC, StateIndex};
use super::read::AafReader;
use super::record::{Operation, Record};
use super::replica::{Assembled, Replica};
use super::write::AafWriter;
use crate::bordereau::bordereaux_beside;
use crate::error::FormatError;
use crate::finding::{Fault, Findings, FormatFindingCode};
use crate::limits::Limits;
use crate::source::{SourceFile, visit_files};

/// What a delivery holds.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct AafSummary {
    /// XML files.
    pub files: u64,
    /// Form of the first record.
    pub dialect: Option<Dialect>,
    /// Complete or delta, as the names say.
    pub kind: Option<DeliveryKind>,
    /// Day, as the names say.
    pub on: Option<Date>,
    /// Version that the files state.
    pub version: Option<String>,
    /// By file type: additions, modifications, deletions.
    pub records: BTreeMap<Category, [u64; 3]>,
}

/// What is done with a record and the line where it stands.
type EachRecord<'a> = dyn FnMut(&Record, u64) -> Result<(), FormatError> + 'a;

/// Gives every record of a delivery, with its line, file after file.
pub fn for_each_aaf_record(
    path: &Path,
    limits: &Limits,
    findings: &mut Findings,
    each: &mut EachRecord<'_>,
) -> Result<AafSummary, FormatError> {
    let mut summary = AafSummary::default();
    visit_files(path, limits, &mut |file| read_file(file, limits, findings, &mut summary, each))?;
    Ok(summary)
}

fn read_file(
    file: SourceFile<'_>,
    limits: &Limits,
    findings: &mut Findings,
    summary: &mut AafSummary,
    each: &mut EachRecord<'_>,
) -> Result<(), FormatError> {
    if !file.name.ends_with(".xml") {
        return Ok(());
    }
    summary.files += 1;
    if let Some(name) = AafFileName::parse(file.name) {
        summary.kind.get_or_insert(name.kind);
        summary.on = summary.on.max(Some(name.on));
    }
    findings.enter_file(file.name);
    let mut reader = AafReader::new(file.content, *limits);
    while reader.advance(findings)? {
        let record = reader.record();
        summary.dialect.get_or_insert_with(|| guess(record));
        summary.records.entry(record.category).or_default()[record.operation as usize] += 1;
        each(record, reader.record_line())?;
    }
    if summary.version.is_none() {
        summary.version = reader.version().map(str::to_owned);
    }
    Ok(())
}

/// The index of what a recipient has: of a delivery (a complete one, with the deltas that follow it in the folder), or
/// the file in which it was saved.
pub fn index_delivery(
    path: &Path,
    limits: &Limits,
    findings: &mut Findings,
) -> Result<StateIndex, FormatError> {
    if path.is_file() {
        let mut file = BufReader::new(File::open(path).map_err(FormatError::io(path))?);
        let mut head = Vec::new();
        (&mut file).take(MAGIC.len() as u64).read_to_end(&mut head).map_err(FormatError::io(path))?;
        if head == MAGIC {
            return StateIndex::load(&mut head.chain(file)).map_err(FormatError::io(path));
        }
    }
    Ok(assemble_index([path], limits, findings)?.0)
}

/// Writes what brings a recipient who has that state to a complete delivery; gives the state that the delta begins from
/// and the index of the one it reaches.
pub fn write_delta(
    before: StateIndex,
    after: &Path,
    form: ModifyForm,
    limits: &Limits,
    writer: &mut AafWriter,
    findings: &mut Findings,
) -> Result<(Fingerprint, StateIndex), FormatError> {
    let mut comparison = Comparison::new(before, form);
    let mut changes = Findings::default();
    for_each_aaf_record(after, limits, findings, &mut |record, line| {
        if record.operation != Operation::Add {
            let fault = Fault { value: &record.id, ..Fault::default() };
            changes.add(FormatFindingCode::ChangeInComplete, &fault, line, "");
            return Ok(());
        }
        match comparison.compare(record) {
            Some(change) => writer.write(change),
            None => Ok(()),
        }
    })?;
    findings.absorb(changes);
    for deletion in comparison.deletions() {
        writer.write(&deletion)?;
    }
    Ok((comparison.before(), comparison.finish()))
}

/// Reads a complete delivery, then deltas in the order given, as a consumer does: a later complete one replaces
/// everything. In one folder that holds several, the newest complete one is read, then the deltas of later days.
/// What does not follow is a finding, by what the bordereaux state where there are some.
pub fn assemble<'a>(
    deliveries: impl IntoIterator<Item = &'a Path>,
    limits: &Limits,
    findings: &mut Findings,
) -> Result<Replica, FormatError> {
    let mut replica = Replica::default();
    assemble_into(&mut replica, deliveries, limits, findings)?;
    Ok(replica)
}

/// The same, keeping fingerprints only: the memory is that of the index. Gives what each delivery held too, in order.
pub fn assemble_index<'a>(
    deliveries: impl IntoIterator<Item = &'a Path>,
    limits: &Limits,
    findings: &mut Findings,
) -> Result<(StateIndex, Vec<AafSummary>), FormatError> {
    let mut index = StateIndex::default();
    let summaries = assemble_into(&mut index, deliveries, limits, findings)?;
    Ok((index, summaries))
}

/// The files of one delivery: those of one day and kind; `None` for names that say neither.
type Batch = Option<(Date, DeliveryKind)>;

fn batch_of(name: &str) -> Batch {
    AafFileName::parse(name).map(|name| (name.on, name.kind))
}

fn assemble_into<'a, T: Assembled>(
    target: &mut T,
    deliveries: impl IntoIterator<Item = &'a Path>,
    limits: &Limits,
    findings: &mut Findings,
) -> Result<Vec<AafSummary>, FormatError> {
    let mut summaries = Vec::new();
    for path in deliveries {
        let bordereaux = bordereaux_beside(path)?;
        for batch in batches(path, limits)? {
            // What the content says is told apart from the reading, which writes to its own findings meanwhile.
            let mut met = Findings::default();
            met.enter_file(&path.file_name().unwrap_or_default().to_string_lossy());
            if batch.is_some_and(|(_, kind)| kind == DeliveryKind::Complete) {
                target.forget();
            }
            let stated = bordereaux.iter().filter_map(|(_, bordereau)| bordereau.as_ref().ok());
            let stated = stated.filter(|bordereau| batch == Some((bordereau.sent_on, bordereau.kind)));
            if let Some(before) = stated.filter_map(|bordereau| bordereau.before).next() {
                target.expect(before, &mut met);
            }
            let mut summary = AafSummary::default();
            visit_files(path, limits, &mut |file| {
                if batch_of(file.name) != batch {
                    return Ok(());
                }
                read_file(file, limits, findings, &mut summary, &mut |record, line| {
                    target.apply(record, line, &mut met);
                    Ok(())
                })
            })?;
            findings.absorb(met);
            summaries.push(summary);
        }
    }
    Ok(summaries)
}

/// What there is to read, in order: the newest complete delivery, and the deltas of later days.
fn batches(path: &Path, limits: &Limits) -> Result<Vec<Batch>, FormatError> {
    let mut met = BTreeSet::new();
    visit_files(path, limits, &mut |file| {
        if file.name.ends_with(".xml") {
            met.insert(batch_of(file.name));
        }
        Ok(())
    })?;
    let completes = met.iter().flatten().filter(|(_, kind)| *kind == DeliveryKind::Complete);
    let newest = completes.map(|(on, _)| *on).max();
    let is_read = |batch: &Batch| match (newest, batch) {
        (Some(newest), Some((on, DeliveryKind::Delta))) => *on > newest,
        (Some(newest), Some((on, DeliveryKind::Complete))) => *on == newest,
        _ => true,
    };
    Ok(met.into_iter().filter(is_read).collect())
}
