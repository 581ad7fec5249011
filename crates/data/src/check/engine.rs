//! Runs a check: one thread cuts the file, two check chunks, this one puts the outcomes together in file order.

use std::collections::{BTreeMap, HashMap};
use std::io::{self, Cursor, Read};
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use entente_model::{CheckReport, Severity};

use super::chunks::{Chunk, ChunkFault, ChunkReader};
use super::column::{ColumnPlan, ColumnReader};
use super::example::{plain, shown};
use super::header::{HEAD_BYTES, Header};
use super::keys::{KeyHasher, KeyIndex, KeyRule, Repeats};
use super::outcome::{ChunkOutcome, Plan, read_chunk};
use super::report::{FoundRow, RepeatedKey, ReportWriter};
use super::split::split;
use super::survey::{Survey, open_text, survey};
use super::tally::{RowBits, Tallies};
use super::text::read_cell;
use super::typed_file::TypedFile;
use super::{CheckContext, CheckError, rules};

/// How much is held and done at a time.
pub(super) struct Settings {
    /// Bytes of text in a chunk, and in a row group of the typed copy.
    pub(super) chunk_bytes: usize,
    pub(super) workers: usize,
}

impl Default for Settings {
    fn default() -> Self {
        Self { chunk_bytes: 16 << 20, workers: 2 }
    }
}

/// What is known of the rows once all are read.
#[derive(Default)]
struct Totals {
    rows: u64,
    tallies: Tallies,
    blocked: RowBits,
    keys: Vec<KeyIndex>,
    endless_line: Option<u64>,
}

pub(super) fn run(
    input: &Path,
    output: &Path,
    context: &CheckContext<'_>,
    settings: &Settings,
) -> Result<CheckReport, CheckError> {
    let rules = rules::compile(context)?;
    let mut report = ReportWriter::new(context);
    let (encoding, terminator) = match survey(input)? {
        Survey::Foreign(format) => return Ok(report.foreign(format)),
        Survey::Empty(encoding) => return Ok(report.empty(encoding.label())),
        Survey::Text { encoding, terminator } => (encoding, terminator),
    };
    let mut source = open_text(input, encoding)?;
    let mut head = Vec::new();
    Read::by_ref(&mut source).take(HEAD_BYTES as u64).read_to_end(&mut head)?;
    let ended = head.len() < HEAD_BYTES;
    let Some(header) = Header::read(&head, ended, encoding, terminator, context.dataset) else {
        return Ok(report.empty(encoding.label()));
    };
    if !ended && header.rows_offset >= head.len() {
        return Ok(report.endless(encoding.label(), header.line));
    }
    report.header(&header, encoding.label());
    let (mut typed, encoder) = if report.is_blocked() {
        (None, None)
    } else {
        let (typed, encoder) = TypedFile::create(output, context)?;
        (Some(typed), Some(encoder))
    };
    let mut keys = KeyRule::of(context.dataset);
    keys.retain(|rule| rule.variables.iter().all(|&variable| header.column_of[variable].is_some()));
    let plan = Plan {
        encoding,
        header: &header,
        columns: column_plans(rules, &header, &keys),
        keys,
        hasher: KeyHasher::default(),
        acceptable: AtomicBool::new(encoder.is_some()),
        encoder,
    };
    let rest = Cursor::new(head.split_off(header.rows_offset.min(head.len()))).chain(source);
    let reader = ChunkReader::new(rest, header.marks, settings.chunk_bytes, header.rows_line);
    let mut totals = read_all(reader, &plan, settings, typed.as_mut())?;

    let indexes = std::mem::take(&mut totals.keys);
    let mut repeated = Vec::new();
    for (rule, index) in plan.keys.iter().zip(indexes) {
        let repeats = index.repeats(&mut totals.blocked)?;
        if repeats.count > 0 {
            repeated.push((rule, repeats));
        }
    }
    for found in locate(input, &plan, repeated, context)? {
        report.repeats(found);
    }
    if let Some(line) = totals.endless_line {
        report.endless_rows(line);
    }
    report.rows(totals.rows, totals.blocked.count(), totals.tallies);
    let report = report.finish();
    match typed {
        Some(typed) if report.findings.iter().all(|group| group.severity != Severity::Blocking) => {
            typed.keep()?;
        }
        // Dropped: its temporary file goes with it.
        _ => {}
    }
    Ok(report)
}

fn column_plans<'a>(
    rules: Vec<rules::VariableRules<'a>>,
    header: &Header,
    keys: &[KeyRule],
) -> Vec<Option<ColumnPlan<'a>>> {
    let plan = |(position, rules): (usize, rules::VariableRules<'a>)| {
        let file_column = header.column_of[position]?;
        let of_key = |(key, rule): (usize, &KeyRule)| rule.variables.contains(&position).then_some(key);
        let keys = keys.iter().enumerate().filter_map(of_key).collect();
        Some(ColumnPlan { rules, position, file_column, keys })
    };
    rules.into_iter().enumerate().map(plan).collect()
}

type Chunks = Receiver<Result<Chunk, ChunkFault>>;
type Outcomes = SyncSender<Result<ChunkOutcome, CheckFault>>;

/// Why a worker stops.
enum CheckFault {
    Error(CheckError),
    EndlessRecord { line: u64 },
}

/// Reads all chunks. INVARIANT: no more than `workers + 2` of them are anywhere in memory, which `permits` keeps.
fn read_all<R: Read + Send>(
    mut reader: ChunkReader<R>,
    plan: &Plan<'_>,
    settings: &Settings,
    mut typed: Option<&mut TypedFile>,
) -> Result<Totals, CheckError> {
    let in_flight = settings.workers + 2;
    let (permit, permits) = sync_channel::<()>(in_flight);
    let (chunk_sender, chunks) = sync_channel(in_flight);
    let (outcome_sender, outcomes) = sync_channel(in_flight);
    for _ in 0..in_flight {
        permit.send(()).expect("the channel holds that many and its receiver is here");
    }
    let chunks = Mutex::new(chunks);
    thread::scope(|scope| {
        scope.spawn(move || cut(&mut reader, &permits, &chunk_sender));
        for _ in 0..settings.workers {
            let outcome_sender = outcome_sender.clone();
            let chunks = &chunks;
            scope.spawn(move || work(chunks, plan, &outcome_sender));
        }
        drop(outcome_sender);
        let mut totals =
            Totals { keys: plan.keys.iter().map(|_| KeyIndex::default()).collect(), ..Totals::default() };
        let mut waiting = BTreeMap::new();
        let mut next = 0;
        // Returning drops the ends of the channels here, which stops the other threads.
        let (permit, outcomes) = (permit, outcomes);
        for outcome in &outcomes {
            match outcome {
                Ok(outcome) => waiting.insert(outcome.index, outcome),
                Err(CheckFault::Error(error)) => return Err(error),
                Err(CheckFault::EndlessRecord { line }) => {
                    totals.endless_line = Some(line);
                    plan.acceptable.store(false, Ordering::Relaxed);
                    continue;
                }
            };
            while let Some(outcome) = waiting.remove(&next) {
                totals.add(outcome, typed.as_deref_mut())?;
                next += 1;
                // The reader may have ended.
                let _ = permit.send(());
            }
        }
        Ok(totals)
    })
}

fn cut<R: Read>(
    reader: &mut ChunkReader<R>,
    permits: &Receiver<()>,
    chunks: &SyncSender<Result<Chunk, ChunkFault>>,
) {
    while permits.recv().is_ok() {
        let chunk = match reader.next() {
            Ok(None) => return,
            Ok(Some(chunk)) => Ok(chunk),
            Err(fault) => Err(fault),
        };
        let last = chunk.is_err();
        if chunks.send(chunk).is_err() || last {
            return;
        }
    }
}

fn work(chunks: &Mutex<Chunks>, plan: &Plan<'_>, outcomes: &Outcomes) {
    let mut reader = ColumnReader::new(plan.columns.len());
    loop {
        let received = chunks.lock().expect("no thread panics while it waits for a chunk").recv();
        let outcome = match received {
            Err(_) => return,
            Ok(Ok(chunk)) => read_chunk(&chunk, plan, &mut reader).map_err(CheckFault::Error),
            Ok(Err(ChunkFault::Io(error))) => Err(CheckFault::Error(error.into())),
            Ok(Err(ChunkFault::EndlessRecord { line })) => Err(CheckFault::EndlessRecord { line }),
        };
        if outcomes.send(outcome).is_err() {
            return;
        }
    }
}

impl Totals {
    fn add(&mut self, outcome: ChunkOutcome, typed: Option<&mut TypedFile>) -> Result<(), CheckError> {
        self.blocked.add(&outcome.blocked, self.rows);
        self.rows += outcome.rows;
        self.tallies.add(outcome.tallies);
        for (index, hashes) in self.keys.iter_mut().zip(&outcome.keys) {
            index.add(hashes)?;
        }
        if let (Some(typed), Some(encoded)) = (typed, outcome.encoded) {
            typed.append(encoded)?;
        }
        Ok(())
    }
}

/// Reads the file again up to the last row that a report will name, for its line and its key.
fn locate<'p>(
    input: &Path,
    plan: &'p Plan<'_>,
    repeated: Vec<(&'p KeyRule, Repeats)>,
    context: &CheckContext<'_>,
) -> Result<Vec<RepeatedKey<'p>>, CheckError> {
    let mut wanted: HashMap<u64, Vec<usize>> = HashMap::new();
    for (rank, (_, repeats)) in repeated.iter().enumerate() {
        let named = repeats.first.iter().flat_map(|repeat| [repeat.row, repeat.first_row]);
        for row in named.chain(repeats.most.iter().map(|(row, _)| *row)) {
            wanted.entry(row).or_default().push(rank);
        }
    }
    let key_rules: Vec<&KeyRule> = repeated.iter().map(|(rule, _)| *rule).collect();
    let mut found = if wanted.is_empty() {
        HashMap::new()
    } else {
        find_rows(input, plan, &wanted, &key_rules, context)?
    };
    Ok(repeated
        .into_iter()
        .enumerate()
        .map(|(rank, (rule, repeats))| {
            let mut of_rule = HashMap::new();
            found.retain(|(row, of_rank), place: &mut FoundRow| {
                let mine = *of_rank == rank;
                if mine {
                    of_rule.insert(*row, place.clone());
                }
                !mine
            });
            RepeatedKey { rule, repeats, found: of_rule }
        })
        .collect())
}

fn find_rows(
    input: &Path,
    plan: &Plan<'_>,
    wanted: &HashMap<u64, Vec<usize>>,
    key_rules: &[&KeyRule],
    context: &CheckContext<'_>,
) -> Result<HashMap<(u64, usize), FoundRow>, CheckError> {
    let header = plan.header;
    let mut source = open_text(input, plan.encoding)?;
    io::copy(&mut Read::by_ref(&mut source).take(header.rows_offset as u64), &mut io::sink())?;
    let mut reader = ChunkReader::new(source, header.marks, 1 << 20, header.rows_line);
    let mut found = HashMap::new();
    let mut first_row = 0;
    let last_row = wanted.keys().max().copied().unwrap_or(0);
    // The same bytes were cut once: a fault here was told then.
    while let Ok(Some(chunk)) = reader.next() {
        let cut = split(&chunk.bytes, header.columns, header.marks.delimiter, header.marks.terminator);
        for (position, row) in cut.regular.iter().enumerate() {
            let Some(ranks) = wanted.get(&(first_row + u64::from(*row))) else { continue };
            let line = chunk.first_line + u64::from(cut.lines[*row as usize]);
            for &rank in ranks {
                let texts = key_rules[rank].variables.iter().filter_map(|&variable| {
                    let (start, end) = cut.cell(position, header.column_of[variable]?);
                    let text = read_cell(&chunk.bytes[start..end], plan.encoding).text;
                    Some(shown(&text, context.dataset.variables[variable].kind))
                });
                let key = plain(&texts.collect::<Vec<_>>().join(" · "));
                found.insert((first_row + u64::from(*row), rank), FoundRow { line, key });
            }
        }
        first_row += u64::from(cut.rows);
        if first_row > last_row {
            break;
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use entente_model::Dataset;
    use proptest::prelude::*;

    use super::*;

    fn dataset() -> Dataset {
        let variable = |name: &str, value_type: &str| {
            serde_json::json!({
                "name": name, "title": name, "description": "", "value_type": value_type, "kind": "plain",
                "constraints": {"unique": name == "a"}, "checks": [], "line": 1,
            })
        };
        serde_json::from_value(serde_json::json!({
            "id": "essai", "title": "", "description": "", "variables": [variable("a", "string"), variable("b", "integer")],
            "primary_key": ["a", "b"], "missing_values": [], "excluded": [], "institution_variable": null,
            "individual": false, "source_system": "", "dictionary": "", "sample": "",
        }))
        .unwrap()
    }

    fn report(text: &[u8], chunk_bytes: usize) -> CheckReport {
        let dataset = dataset();
        let context = CheckContext {
            dataset: &dataset,
            references: &crate::References::default(),
            period: "2026".parse().unwrap(),
            sha256: String::new(),
            size_bytes: 0,
            checked_at: jiff::Timestamp::UNIX_EPOCH,
            excluded_article: None,
            rows_expected: None,
        };
        let folder = tempfile::tempdir().unwrap();
        let input = folder.path().join("depot");
        std::fs::write(&input, text).unwrap();
        run(&input, &folder.path().join("copie"), &context, &Settings { chunk_bytes, workers: 2 }).unwrap()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(300))]
        /// Where the reader cuts and when the workers end must not show: lines, counts, places, examples.
        #[test]
        fn chunks_do_not_show(text in "a;b\r?\n[a1;;\"\n\n\r é\u{0}]{0,200}", chunk_bytes in 1usize..60) {
            prop_assert_eq!(report(text.as_bytes(), chunk_bytes), report(text.as_bytes(), 1 << 20));
        }
    }

    #[test]
    fn keys_are_compared_across_chunks() {
        let mut text = "a;b\n".to_owned();
        for row in 0..500 {
            text.push_str(&format!("x{};\"1\n\"\n", row % 400));
        }
        let report = report(text.as_bytes(), 64);
        let group = report.findings.iter().find(|group| group.variable.is_some()).unwrap();
        assert_eq!((group.count, group.places[0].line), (100, 802));
        assert_eq!(report.rows_blocked, 100);
    }
}
