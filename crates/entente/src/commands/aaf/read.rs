//! `entente aaf read`: what deliveries hold, put together as a consumer does; and what exports of other formats hold.

use std::collections::BTreeMap;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use entente_formats::aaf::{
    AafSummary, Category, DeliveryKind, Operation, Record, StateIndex, assemble, assemble_index,
    for_each_aaf_record,
};
use entente_formats::{Findings, FormatError, Limits, RecognisedFormat, for_each_flat_record, visit_files};
use entente_model::Message;
use entente_text::Lang;
use serde_json::{Map, Value, json};
use tempfile::NamedTempFile;

use super::{AafError, cannot_io, findings_json};
use crate::cli::{AafRead, Format};
use crate::output;
use crate::show::{format_findings, say};

pub fn read(args: &AafRead, lang: Lang) -> Result<ExitCode, AafError> {
    let limits = Limits::default();
    let mut findings = Findings::default();
    if !holds_aaf(&args.deliveries, &limits)? {
        return read_exports(args, &limits, lang);
    }
    let paths = || args.deliveries.iter().map(PathBuf::as_path);
    let (index, summaries) = assemble_index(paths(), &limits, &mut findings)?;
    if let Some(file) = &args.records {
        write_records(file, args, &summaries, &limits)?;
    }
    let list = findings.list();
    if args.format == Format::Json {
        let deliveries: Vec<Value> = summaries.iter().map(summary_json).collect();
        let records: Map<String, Value> = Category::ALL
            .into_iter()
            .filter(|&category| index.count(category) > 0)
            .map(|category| (category.file_type().to_owned(), json!(index.count(category))))
            .collect();
        let document = json!({
            "version": 1,
            "deliveries": deliveries,
            "state": {"records": records, "fingerprint": index.fingerprint()},
            "findings": findings_json(&list),
        });
        output::line(format_args!("{document:#}"));
    } else if args.records.as_deref() != Some(Path::new("-")) {
        tell(&summaries, &index, lang);
        output::text(format_args!("{}", format_findings(lang, &list)));
    }
    Ok(ExitCode::from(u8::from(!list.is_empty())))
}

fn tell(summaries: &[AafSummary], index: &StateIndex, lang: Lang) {
    for summary in summaries {
        let id = match summary.kind {
            Some(DeliveryKind::Complete) => "aaf-read-complete",
            Some(DeliveryKind::Delta) => "aaf-read-delta",
            None => "aaf-read-unnamed",
        };
        let head = Message::new(id)
            .with("day", summary.on.map(|on| on.to_string()).unwrap_or_default())
            .with("form", summary.dialect.map(|dialect| dialect.name()).unwrap_or("-"))
            .with("release", summary.version.as_deref().unwrap_or("-"))
            .count("files", summary.files);
        output::line(format_args!("{}", say(lang, &head)));
        for (category, [added, modified, deleted]) in &summary.records {
            let counts = Message::new("aaf-read-records")
                .with("category", category)
                .count("added", *added)
                .count("modified", *modified)
                .count("deleted", *deleted);
            output::line(format_args!("  {}", say(lang, &counts)));
        }
    }
    let state = Message::new("aaf-read-state")
        .count("count", index.len() as u64)
        .with("fingerprint", index.fingerprint());
    output::line(format_args!("{}", say(lang, &state)));
}

fn summary_json(summary: &AafSummary) -> Value {
    let counts = |(category, [added, modified, deleted]): (&Category, &[u64; 3])| {
        let counts = json!({"added": added, "modified": modified, "deleted": deleted});
        (category.file_type().to_owned(), counts)
    };
    json!({
        "kind": summary.kind,
        "on": summary.on,
        "form": summary.dialect,
        "release": summary.version,
        "files": summary.files,
        "records": summary.records.iter().map(counts).collect::<Map<String, Value>>(),
    })
}

/// Whether one of the files is AAF.
fn holds_aaf(paths: &[PathBuf], limits: &Limits) -> Result<bool, AafError> {
    let mut found = false;
    for path in paths {
        visit_files(path, limits, &mut |file| {
            if !found {
                found = RecognisedFormat::of_stream(file.name, file.content)?.0 == RecognisedFormat::Aaf;
            }
            Ok(())
        })?;
    }
    Ok(found)
}

/// The records of a single complete delivery go from one file to the other; of several, what they make is put together.
fn write_records(
    file: &Path,
    args: &AafRead,
    summaries: &[AafSummary],
    limits: &Limits,
) -> Result<(), AafError> {
    // What is wrong was found by the first reading.
    let mut quiet = Findings::default();
    let failed = |error: std::io::Error| FormatError::Io { path: file.to_owned(), source: error };
    let mut put = |to: &mut dyn Write| -> Result<(), FormatError> {
        let is_one = summaries.len() == 1 && summaries[0].kind == Some(DeliveryKind::Complete);
        match &args.deliveries[..] {
            [delivery] if is_one => for_each_aaf_record(delivery, limits, &mut quiet, &mut |record, line| {
                write_record(to, record, Some(line)).map_err(failed)
            })
            .map(drop),
            deliveries => {
                let replica = assemble(deliveries.iter().map(PathBuf::as_path), limits, &mut quiet)?;
                replica.for_each_record(|record| write_record(to, record, None).map_err(failed))
            }
        }
    };
    if file == Path::new("-") {
        let mut to = BufWriter::new(std::io::stdout().lock());
        put(&mut to)?;
        return to.flush().map_err(|error| cannot_io(file, error));
    }
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let temporary = NamedTempFile::new_in(folder).map_err(failed)?;
    let mut to = BufWriter::new(temporary.as_file());
    put(&mut to)?;
    to.flush().map_err(failed)?;
    drop(to);
    temporary.as_file().sync_all().map_err(failed)?;
    temporary.persist(file).map_err(|error| cannot_io(file, error.error))?;
    Ok(())
}

fn write_record(to: &mut dyn Write, record: &Record, line: Option<u64>) -> std::io::Result<()> {
    let mut attributes: Map<String, Value> = Map::new();
    for cell in record.cells().iter() {
        let values = attributes.entry(cell.variable.to_owned()).or_insert_with(|| json!([]));
        if let (Value::Array(values), false) = (values, cell.value.is_empty()) {
            values.push(json!(cell.value));
        }
    }
    let operation = match record.operation {
        Operation::Add => "add",
        Operation::Modify => "modify",
        Operation::Delete => "delete",
    };
    let mut written = json!({
        "operation": operation,
        "category": record.category.file_type(),
        "id": record.id,
        "attributes": attributes,
    });
    if let Some(line) = line {
        written["line"] = json!(line);
    }
    writeln!(to, "{written}")
}

/// SIECLE, STS, ONDE, BCN: how many records of each kind the files hold.
fn read_exports(args: &AafRead, limits: &Limits, lang: Lang) -> Result<ExitCode, AafError> {
    let mut findings = Findings::default();
    let mut files: Vec<(String, &'static str, BTreeMap<String, u64>)> = Vec::new();
    for path in &args.deliveries {
        visit_files(path, limits, &mut |file| {
            let (format, mut content) = RecognisedFormat::of_stream(file.name, file.content)?;
            if matches!(format, RecognisedFormat::OtherXml | RecognisedFormat::Delimited) {
                return Ok(());
            }
            let mut kinds: BTreeMap<String, u64> = BTreeMap::new();
            for_each_flat_record(file.name, &mut content, *limits, &mut findings, &mut |record| {
                match kinds.get_mut(record.kind) {
                    Some(count) => *count += 1,
                    None => drop(kinds.insert(record.kind.to_owned(), 1)),
                }
                Ok(())
            })?;
            files.push((file.name.to_owned(), format.name(), kinds));
            Ok(())
        })?;
    }
    if files.is_empty() {
        let path = args.deliveries.iter().map(|path| path.display().to_string()).collect::<Vec<_>>();
        return Err(AafError::Cannot(Message::new("aaf-nothing").with("path", path.join(", "))));
    }
    let list = findings.list();
    if args.format == Format::Json {
        let files: Vec<Value> = files
            .iter()
            .map(|(file, format, kinds)| json!({"file": file, "format": format, "records": kinds}))
            .collect();
        let document = json!({"version": 1, "files": files, "findings": findings_json(&list)});
        output::line(format_args!("{document:#}"));
    } else {
        for (file, format, kinds) in &files {
            let kinds: Vec<String> = kinds.iter().map(|(kind, count)| format!("{kind} {count}")).collect();
            output::line(format_args!("{file} ({format}) {}", kinds.join(", ")));
        }
        output::text(format_args!("{}", format_findings(lang, &list)));
    }
    Ok(ExitCode::from(u8::from(!list.is_empty())))
}
