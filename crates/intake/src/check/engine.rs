//! Runs a check: two threads cut the files in turn and check what they cut, this one puts the outcomes together in file order.

use std::collections::BTreeMap;
use std::hash::RandomState;
use std::io::Read;
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{SyncSender, sync_channel};
use std::thread;

use entente_model::{CheckReport, Verdict};

use super::across::{AcrossRules, OwnReferences};
use super::changes::{ChangeRules, Figures};
use super::cutter::{CheckFault, Cutter, Notes};
use super::faulty::FaultyRows;
use super::header::{HEAD_BYTES, Header};
use super::keys::{KeyHasher, KeyRule};
use super::last::{say_late, say_parts};
use super::outcome::{ChunkOutcome, PartPlan, Plan, SetAside, Worker};
use super::repeats::KeyIndex;
use super::report::ReportWriter;
use super::survey::{Survey, TextEncoding, open_text, survey};
use super::tally::{RowBits, Tallies};
use super::text::CellForm;
use super::typed_file::TypedFile;
use super::{CheckContext, CheckError, rules};
use crate::read::{self, Form, Part, ReadFault};

/// How much is held and done at a time.
pub(super) struct Settings {
    /// Bytes of text in a chunk, and in a row group of the typed copy; the last ones are smaller.
    pub(super) chunk_bytes: usize,
    /// Bytes of the file, about what there is to cut.
    pub(super) file_bytes: u64,
    pub(super) workers: usize,
}

impl Settings {
    const CHUNK_BYTES_MIN: u64 = 4 << 20;
    const CHUNK_BYTES_MAX: u64 = 16 << 20;
    const CHUNK_BYTES_LAST: u64 = 1 << 20;

    /// For a file of that size.
    pub(super) fn of_file(size_bytes: u64) -> Self {
        Self { chunk_bytes: Self::CHUNK_BYTES_MAX as usize, file_bytes: size_bytes, workers: 2 }
    }

    /// How large the next chunk is, of a file of which so much was cut: smaller towards the end, so that no worker waits
    /// long for the other's last one. Not smaller from the start: each chunk asks the rules again of the cells that it repeats.
    /// What was decoded or unpacked may be longer than the file: its chunks are as large as they may.
    pub(super) fn next_chunk(&self, cut: u64) -> usize {
        let left = self.file_bytes.saturating_sub(cut);
        if left == 0 {
            return self.chunk_bytes;
        }
        let share = left / (self.workers as u64 + 1);
        let least =
            if left <= 2 * Self::CHUNK_BYTES_MIN { Self::CHUNK_BYTES_LAST } else { Self::CHUNK_BYTES_MIN };
        (share.max(least) as usize).min(self.chunk_bytes)
    }
}

/// What is known of the rows once all are read.
#[derive(Default)]
pub(super) struct Totals {
    pub(super) rows: u64,
    pub(super) tallies: Tallies,
    pub(super) blocked: RowBits,
    pub(super) keys: Vec<KeyIndex>,
    pub(super) changes: Figures,
    /// What refers to the file itself.
    pub(super) own: Option<OwnReferences>,
    pub(super) part_rows: BTreeMap<usize, u64>,
    pub(super) notes: Notes,
    /// Rank in the deposit of the first row of each chunk.
    pub(super) first_rows: Vec<u64>,
    pub(super) trailing: u64,
    pub(super) endless: Option<(usize, u64)>,
    pub(super) unreadable: Vec<(usize, ReadFault)>,
}

pub(super) fn run(
    input: &Path,
    output: Option<&Path>,
    context: &CheckContext<'_>,
    mut faulty: Option<&mut dyn FaultyRows>,
    settings: &Settings,
) -> Result<CheckReport, CheckError> {
    let opened = read::open(input, context.dataset, &context.reading)?;
    let context =
        &CheckContext { rows_expected: context.rows_expected.or(opened.rows_announced), ..context.clone() };
    let rules = rules::compile(context)?;
    let mut report = ReportWriter::new(context);
    opened.findings.into_iter().for_each(|group| report.add(group));
    let parts = prepare(&opened.parts, context, &mut report)?;
    if parts.is_empty() {
        return Ok(report.finish());
    }
    let (mut typed, schema) = match output.filter(|_| !report.is_blocked()) {
        Some(output) => {
            let (typed, schema) = TypedFile::create(output, context)?;
            (Some(typed), Some(schema))
        }
        None => (None, None),
    };
    let mut keys = KeyRule::of(context.dataset);
    let holds = |variable: &usize| parts.iter().any(|part| part.header.column_of[*variable].is_some());
    keys.retain(|rule| rule.variables.iter().all(holds));
    let position = |name: &entente_model::VariableName| rules.iter().position(|r| r.variable.name == *name);
    let pseudonyms = context.pseudonyms.as_ref();
    let mut plan = Plan {
        rules: Vec::new(),
        across: AcrossRules::compile(context)?,
        changes: ChangeRules::compile(context),
        own_hasher: RandomState::new(),
        keys,
        hasher: KeyHasher::default(),
        acceptable: AtomicBool::new(schema.is_some()),
        schema,
        pseudonyms: pseudonyms.and_then(|(name, pseudonyms)| Some((position(name)?, pseudonyms.clone()))),
        set_aside: None,
        wants_rows: faulty.is_some(),
        parts,
    };
    plan.rules = rules;
    let mut totals = read_all(&opened.parts, &plan, settings, typed.as_mut(), &mut faulty)?;
    say_late(&mut report, &opened.parts, &plan, &mut totals, faulty)?;
    plan.changes
        .compare(std::mem::take(&mut totals.changes))?
        .into_iter()
        .for_each(|group| report.add(group));
    say_parts(&mut report, &opened.parts, &plan, &mut totals)?;
    let Totals { rows, tallies, blocked, first_rows, .. } = totals;
    report.rows(rows, blocked.count(), tallies, &plan.across);
    let report = report.finish();
    match (report.verdict, typed, output) {
        (Verdict::Accepted, Some(typed), _) => typed.keep()?,
        (Verdict::Partial, _, Some(output)) => {
            plan.set_aside = Some(SetAside { rows: blocked, first_rows });
            write_partial(&opened.parts, &mut plan, settings, output, context)?;
        }
        // The copy is dropped: its temporary file goes with it.
        _ => {}
    }
    Ok(report)
}

/// Reads again, this time to write the rows that nothing blocks.
fn write_partial(
    parts: &[Part],
    plan: &mut Plan<'_>,
    settings: &Settings,
    output: &Path,
    context: &CheckContext<'_>,
) -> Result<(), CheckError> {
    let (mut typed, schema) = TypedFile::create(output, context)?;
    plan.schema = Some(schema);
    plan.acceptable = AtomicBool::new(true);
    plan.wants_rows = false;
    read_all(parts, plan, settings, Some(&mut typed), &mut None)?;
    typed.keep()
}

/// Looks at each file of the deposit: its encoding, its header.
fn prepare(
    parts: &[Part],
    context: &CheckContext<'_>,
    report: &mut ReportWriter<'_>,
) -> Result<Vec<PartPlan>, CheckError> {
    let mut plans = Vec::with_capacity(parts.len());
    for part in parts {
        let groups = report.len();
        let plan = match &part.form {
            Form::Text => prepare_text(part, context, report)?,
            Form::Cells(_) => prepare_cells(part, context, report)?,
        };
        report.in_part(groups, part.name.as_ref());
        match plan {
            Some(plan) => plans.push(plan),
            // What follows can't be told apart from what is missing.
            None => return Ok(Vec::new()),
        }
    }
    Ok(plans)
}

fn prepare_cells(
    part: &Part,
    context: &CheckContext<'_>,
    report: &mut ReportWriter<'_>,
) -> Result<Option<PartPlan>, CheckError> {
    let header = part.cells().and_then(|mut reader| reader.header());
    match header {
        Err(fault) => report.add(fault.finding(part.name.as_deref())?),
        Ok(None) => report.empty(part.form.label()),
        Ok(Some(found)) => {
            let header = Header::of_names(found.names, found.line, context.dataset);
            report.header(&header, part.form.label());
            let (encoding, form) = (TextEncoding::Utf8 { bom: false }, CellForm::Plain);
            return Ok(Some(PartPlan { name: part.name.clone(), encoding, form, header }));
        }
    }
    Ok(None)
}

fn prepare_text(
    part: &Part,
    context: &CheckContext<'_>,
    report: &mut ReportWriter<'_>,
) -> Result<Option<PartPlan>, CheckError> {
    let (encoding, terminator) = match survey(&part.path, context.reading.encoding.as_deref())? {
        Survey::Empty(encoding) => {
            report.empty(encoding.label());
            return Ok(None);
        }
        Survey::Text { encoding, terminator } => (encoding, terminator),
    };
    let mut source = open_text(&part.path, encoding)?;
    let mut head = Vec::new();
    Read::by_ref(&mut source).take(HEAD_BYTES as u64).read_to_end(&mut head)?;
    let ended = head.len() < HEAD_BYTES;
    let declared = context.reading.delimiter.and_then(|delimiter| u8::try_from(delimiter).ok());
    let Some(header) = Header::read(&head, ended, encoding, terminator, context.dataset, declared) else {
        report.empty(encoding.label());
        return Ok(None);
    };
    if !ended && header.rows_offset >= head.len() {
        report.endless(encoding.label(), header.line);
        return Ok(None);
    }
    report.header(&header, encoding.label());
    report.titles(&header.title_lines);
    Ok(Some(PartPlan { name: part.name.clone(), encoding, form: CellForm::Quoted, header }))
}

type Outcomes = SyncSender<Result<ChunkOutcome, CheckFault>>;

/// Reads all chunks: each worker cuts the one that it checks. INVARIANT: no more than `workers` of them are in memory,
/// and no more than `workers + 2` outcomes, which `permits` keeps.
fn read_all(
    parts: &[Part],
    plan: &Plan<'_>,
    settings: &Settings,
    mut typed: Option<&mut TypedFile>,
    faulty: &mut Option<&mut dyn FaultyRows>,
) -> Result<Totals, CheckError> {
    let in_flight = settings.workers + 2;
    let (permit, permits) = sync_channel::<()>(in_flight);
    let (outcome_sender, outcomes) = sync_channel(in_flight);
    for _ in 0..in_flight {
        permit.send(()).expect("the channel holds that many and its receiver is here");
    }
    let cutter = Mutex::new(Cutter::new(parts, plan, settings, permits));
    let workers: Vec<Worker> =
        (0..settings.workers).map(|_| Worker::new(plan.rules.len())).collect::<Result<_, _>>()?;
    thread::scope(|scope| {
        let cutter = &cutter;
        for worker in workers {
            let outcome_sender = outcome_sender.clone();
            scope.spawn(move || work(worker, cutter, plan, &outcome_sender));
        }
        drop(outcome_sender);
        let mut totals = Totals {
            keys: plan.keys.iter().map(|_| KeyIndex::new(plan.keys.len())).collect(),
            own: Some(OwnReferences::new(&plan.across)),
            ..Totals::default()
        };
        let mut waiting = BTreeMap::new();
        let mut headed = None;
        // Returning drops the ends of the channels here, which stops the other threads.
        let (permit, outcomes) = (permit, outcomes);
        for outcome in &outcomes {
            match outcome {
                Ok(outcome) => waiting.insert(outcome.index, outcome),
                Err(fault) => {
                    totals.stopped(fault)?;
                    plan.acceptable.store(false, Ordering::Relaxed);
                    continue;
                }
            };
            while let Some(outcome) = waiting.remove(&totals.first_rows.len()) {
                if let Some(faulty) = faulty.as_deref_mut() {
                    hand_over(faulty, plan, &outcome, &mut headed)?;
                }
                totals.add(outcome, typed.as_deref_mut())?;
                // The workers may have ended.
                let _ = permit.send(());
            }
        }
        // All is cut, or the workers stop as their channels do.
        totals.notes = std::mem::take(&mut cutter.lock().expect("no thread panics while it cuts").notes);
        Ok(totals)
    })
}

fn hand_over(
    faulty: &mut dyn FaultyRows,
    plan: &Plan<'_>,
    outcome: &ChunkOutcome,
    headed: &mut Option<usize>,
) -> Result<(), CheckError> {
    let part = &plan.parts[outcome.part];
    if headed.replace(outcome.part) != Some(outcome.part) {
        faulty.header(part.name.as_deref(), &part.header.names()).map_err(CheckError::Findings)?;
    }
    for row in &outcome.faulty {
        faulty.row(row).map_err(CheckError::Findings)?;
    }
    Ok(())
}

fn work(mut worker: Worker, cutter: &Mutex<Cutter<'_>>, plan: &Plan<'_>, outcomes: &Outcomes) {
    let mut former = Vec::new();
    loop {
        let cut = cutter.lock().expect("no thread panics while it cuts").next(std::mem::take(&mut former));
        let outcome = match cut {
            None => return,
            Some(Err(fault)) => Err(fault),
            Some(Ok(chunk)) => {
                let outcome = worker.read(&chunk, plan).map_err(CheckFault::Error);
                former = chunk.bytes;
                outcome
            }
        };
        if outcomes.send(outcome).is_err() {
            return;
        }
    }
}

impl Totals {
    fn add(&mut self, outcome: ChunkOutcome, typed: Option<&mut TypedFile>) -> Result<(), CheckError> {
        self.first_rows.push(self.rows);
        self.blocked.add(&outcome.blocked, self.rows);
        self.rows += outcome.rows;
        self.trailing += outcome.trailing;
        self.tallies.add(outcome.tallies);
        *self.part_rows.entry(outcome.part).or_default() += outcome.rows;
        self.changes.add(outcome.changes);
        if let Some(own) = &mut self.own {
            own.add(outcome.own)?;
        }
        for (index, chunk) in self.keys.iter_mut().zip(outcome.keys) {
            index.add(chunk)?;
        }
        if let (Some(typed), Some(encoded)) = (typed, outcome.encoded) {
            typed.append(encoded)?;
        }
        Ok(())
    }

    fn stopped(&mut self, fault: CheckFault) -> Result<(), CheckError> {
        match fault {
            CheckFault::Error(error) => return Err(error),
            CheckFault::EndlessRecord { part, line } => self.endless = Some((part, line)),
            CheckFault::Unreadable { part, fault } => self.unreadable.push((part, fault)),
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::Settings;

    #[test]
    fn chunks_are_large_then_smaller_and_never_nothing() {
        for megabytes in [0_u64, 1, 5, 40, 92, 1_000] {
            let settings = Settings::of_file(megabytes << 20);
            let (mut cut, mut last) = (0, u64::MAX);
            while cut < megabytes << 20 {
                let chunk = settings.next_chunk(cut) as u64;
                assert!((Settings::CHUNK_BYTES_LAST..=Settings::CHUNK_BYTES_MAX).contains(&chunk), "{chunk}");
                assert!(chunk <= last, "{megabytes} MB: {chunk} after {last}");
                (cut, last) = (cut + chunk, chunk);
            }
            assert!(
                megabytes == 0 || last <= Settings::CHUNK_BYTES_MIN,
                "the last one of {megabytes} MB: {last}"
            );
            // A file that unpacks to more goes on with whole chunks.
            assert_eq!(settings.next_chunk((megabytes << 20) + 1) as u64, Settings::CHUNK_BYTES_MAX);
        }
    }
}
