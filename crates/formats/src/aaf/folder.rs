//! Whole deliveries, in folders or archives: what they hold, the delta between two, and the assembly of a complete and its deltas.

use std::collections::BTreeMap;
use std::path::Path;

use jiff::civil::Date;
use serde::Serialize;

use super::attribute::{Category, Dialect};
use super::check::guess;
use super::delta::{Comparison, ModifyForm};
use super::file_name::{AafFileName, DeliveryKind};
use super::index::StateIndex;
use super::read::AafReader;
use super::record::{Operation, Record};
use super::replica::Replica;
use super::write::{AafWriter, Manifest};
use crate::error::FormatError;
use crate::finding::Findings;
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

/// Gives every record of a delivery, with its line, file after file.
pub fn for_each_aaf_record(
    path: &Path,
    limits: &Limits,
    findings: &mut Findings,
    each: &mut dyn FnMut(&Record, u64) -> Result<(), FormatError>,
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
    each: &mut dyn FnMut(&Record, u64) -> Result<(), FormatError>,
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

/// The index of a complete delivery: what its recipient has.
pub fn index_delivery(
    path: &Path,
    limits: &Limits,
    findings: &mut Findings,
) -> Result<StateIndex, FormatError> {
    let mut index = StateIndex::default();
    for_each_aaf_record(path, limits, findings, &mut |record, _| {
        if record.operation != Operation::Delete {
            index.insert(record);
        }
        Ok(())
    })?;
    Ok(index)
}

/// Writes what brings the recipient of one complete delivery to another; gives the index of the latter.
pub fn write_delta(
    before: &Path,
    after: &Path,
    form: ModifyForm,
    limits: &Limits,
    mut writer: AafWriter,
    findings: &mut Findings,
) -> Result<(Manifest, StateIndex), FormatError> {
    let mut comparison = Comparison::new(index_delivery(before, limits, findings)?, form);
    for_each_aaf_record(after, limits, findings, &mut |record, _| match comparison.compare(record) {
        Some(change) => writer.write(change),
        None => Ok(()),
    })?;
    for deletion in comparison.deletions() {
        writer.write(&deletion)?;
    }
    Ok((writer.finish()?, comparison.finish()))
}

/// Reads a complete delivery, then deltas in the order given, as a consumer does: a later complete one replaces
/// everything. What does not follow is a finding.
pub fn assemble<'a>(
    deliveries: impl IntoIterator<Item = &'a Path>,
    limits: &Limits,
    findings: &mut Findings,
) -> Result<Replica, FormatError> {
    let mut replica = Replica::default();
    for path in deliveries {
        let mut complete = Replica::default();
        // What the content says is told apart from the reading, which writes to its own findings meanwhile.
        let mut met = Findings::default();
        met.enter_file(&path.file_name().unwrap_or_default().to_string_lossy());
        let is_complete = is_complete(path, limits)?;
        let target = if is_complete { &mut complete } else { &mut replica };
        for_each_aaf_record(path, limits, findings, &mut |record, line| {
            target.apply(record, line, &mut met);
            Ok(())
        })?;
        if is_complete {
            replica = complete;
        }
        findings.absorb(met);
    }
    Ok(replica)
}

/// Whether the first name of the delivery says `Complet`.
fn is_complete(path: &Path, limits: &Limits) -> Result<bool, FormatError> {
    let mut kind = None;
    visit_files(path, limits, &mut |file| {
        kind = kind.or(AafFileName::parse(file.name).map(|name| name.kind));
        Ok(())
    })?;
    Ok(kind == Some(DeliveryKind::Complete))
}
