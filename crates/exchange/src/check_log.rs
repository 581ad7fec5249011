//! Looks at a whole log as it lies on the disk: every tile against the signed root, the checkpoint, what witnesses cosigned; for the log
//! of a node, every entry of the tree against the database as well.
//!
//! It goes on after a fault and names the place of each. Rows and files are `verify_log`.

use std::path::Path;

use entente_audit::{
    LogCheckpoint, NoteError, NoteStanding, SignedNote, StoredEntry, TileKind, TilePath, Tiles as _,
    TimeFault, TimeToken, TreeReader, TreeReport, check_tree, digest, read_entries, words as audit_words,
};
use entente_model::Message;
use entente_text::Lang;

use crate::check_tiles::other_tiles;
use crate::clock::Clock;
use crate::error::{ExchangeError, words};
use crate::log_folder::{LogFolder, STAMPED_NOTE, read_note, read_up_to};
use crate::node::Node;
use crate::stamp_log::{StampedLog, size_of};

/// Faults named at most; the others are counted.
const FAULTS_MAX: usize = 1_000;
/// Entries that may be missing and still be looked for one tile at a time.
const ENTRIES_MISSED_MAX: u64 = 1_000_000;
/// Entries of a tile.
const TILE_ENTRIES: u32 = 256;
/// A token with its certificates.
const TOKEN_BYTES_MAX: u64 = 64 * 1024;

/// What looking at a log found.
#[derive(Debug, Default)]
pub struct LogTreeReport {
    /// Name of the log.
    pub origin: String,
    /// Entries that hold.
    pub entries: u64,
    /// Witnesses whose cosignatures hold, with the size that they saw.
    pub cosigned: Vec<(String, u64)>,
    /// Checkpoints that an authority of time stamped and that hold, from the first.
    pub stamped: Vec<StampedLog>,
    tree: Vec<Message>,
    own: Vec<Message>,
    left_off: u64,
}

impl LogTreeReport {
    /// Whether all holds.
    pub fn is_sound(&self) -> bool {
        self.tree.is_empty() && self.own.is_empty()
    }

    /// Each fault in a sentence.
    pub fn say(&self, lang: Lang) -> Vec<String> {
        let tree = self.tree.iter().map(|message| audit_words().say(lang, message));
        let own = self.own.iter().map(|message| words().say(lang, message));
        let mut said: Vec<String> = tree.chain(own).collect();
        if self.left_off > 0 {
            said.push(words().say(lang, &Message::new("log-left-off").count("count", self.left_off)));
        }
        said
    }

    fn fault(&mut self, message: Message) {
        if self.own.len() < FAULTS_MAX {
            self.own.push(message);
        } else {
            self.left_off += 1;
        }
    }
}

/// Looks at a log: the folder of a node, or the copy that somebody imported.
pub async fn check_log(folder: &Path) -> Result<LogTreeReport, ExchangeError> {
    if folder.join("entente.db").is_file() {
        let node = Node::open_store(folder, Clock::System).await?;
        let log = LogFolder::of_node(folder);
        let looked = log.clone();
        let mut report = tokio::task::spawn_blocking(move || check_copy(&looked)).await??;
        if let Err(error) = compare(&node, &log, &mut report).await {
            report.fault(Message::new("log-fsck-database").with("reason", error));
        }
        match node.salt_faults().await {
            Ok(faults) => report.tree.extend(faults.iter().map(entente_audit::SaltFault::message)),
            Err(error) => report.fault(Message::new("log-fsck-database").with("reason", error)),
        }
        match node.objection_faults().await {
            Ok(faults) => faults.into_iter().for_each(|fault| report.fault(fault)),
            Err(error) => report.fault(Message::new("log-fsck-database").with("reason", error)),
        }
        node.close().await;
        return Ok(report);
    }
    let log = LogFolder::copy(folder);
    tokio::task::spawn_blocking(move || check_copy(&log)).await?
}

/// Looks at tiles, checkpoint and cosignatures alone.
pub(crate) fn check_copy(folder: &LogFolder) -> Result<LogTreeReport, ExchangeError> {
    let mut report = LogTreeReport::default();
    let (Some(key), Some(note)) = (folder.key()?, folder.checkpoint()?) else {
        return Err(ExchangeError::NoLog { folder: folder.root().to_owned() });
    };
    report.origin = key.name().to_owned();
    let checkpoint = match note.checkpoint() {
        Ok(checkpoint) => checkpoint,
        Err(error) => {
            let line = if let NoteError::Checkpoint { line, .. } = error { line } else { 1 };
            report.fault(Message::new("log-fsck-checkpoint").with("line", line));
            return Ok(report);
        }
    };
    if checkpoint.origin != key.name() || note.standing(&key) != NoteStanding::Signed {
        report.fault(Message::new("log-fsck-unsigned"));
    }
    let others = other_tiles(folder, checkpoint.size);
    let there = u64::from(TILE_ENTRIES) * others.entries.len() as u64;
    if checkpoint.size > there + ENTRIES_MISSED_MAX {
        // Each tile that a checkpoint claims would be looked for: a size that nobody has would take for ever.
        report.fault(Message::new("log-fsck-size").with("size", checkpoint.size).with("there", there));
        return Ok(report);
    }
    for path in others.wrong {
        report.fault(Message::new("log-fsck-other-tile").with("path", path));
    }
    let TreeReport { entries, faults, left_off } =
        check_tree(folder, checkpoint.size, checkpoint.root, &mut |_, _| {});
    report.entries = entries;
    report.left_off = left_off;
    report.tree = faults.iter().map(entente_audit::TreeFault::message).collect();
    let sound = report.tree.is_empty();
    for cosigned in folder.cosigned()? {
        match standing(folder, &key, &cosigned, checkpoint.size, sound) {
            Ok(names) => report.cosigned.extend(names),
            Err(message) => report.fault(message),
        }
    }
    report.cosigned.sort();
    check_stamped(folder, &key, checkpoint.size, sound, &mut report)?;
    Ok(report)
}

/// Each token holds, over a checkpoint of the log that its tree had; the instants follow each other as the sizes do.
fn check_stamped(
    folder: &LogFolder,
    key: &entente_audit::NoteKey,
    size: u64,
    sound: bool,
    report: &mut LogTreeReport,
) -> Result<(), ExchangeError> {
    for path in folder.stamped_paths()? {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        match stamped(folder, key, &path, (size, sound)) {
            Ok(one) if report.stamped.last().is_some_and(|last| last.second > one.second) => {
                report.fault(Message::new("log-fsck-stamp-order").with("name", name));
            }
            Ok(one) => report.stamped.push(one),
            Err(fault) => {
                let id = if fault.is_some() { "log-fsck-stamp" } else { "log-fsck-stamp-checkpoint" };
                report.fault(Message::new(id).with("name", name));
                if let Some(fault) = fault {
                    report.fault(fault.message());
                }
            }
        }
    }
    Ok(())
}

/// A token and its checkpoint; the fault is of the token, or of the checkpoint where there is none.
fn stamped(
    folder: &LogFolder,
    key: &entente_audit::NoteKey,
    path: &Path,
    (size, sound): (u64, bool),
) -> Result<StampedLog, Option<TimeFault>> {
    let bytes = read_up_to(path, TOKEN_BYTES_MAX).ok().flatten().ok_or(Some(TimeFault::Form))?;
    let token = TimeToken::read(&bytes).map_err(Some)?;
    let note = read_note(&path.with_extension(STAMPED_NOTE)).ok().flatten().ok_or(None)?;
    standing(folder, key, &note, size, sound).map_err(|_| None)?;
    if !token.is_over(&digest(note.text().as_bytes())) {
        return Err(Some(TimeFault::Imprint));
    }
    let verdict = token.verify(None).map_err(Some)?;
    let (entries, second) = (size_of(&note), token.second());
    Ok(StampedLog { entries, second, authority: verdict.authority, is_known: false })
}

/// Who cosigned a note, where the note is of the log and of a size that its tree had.
fn standing(
    folder: &LogFolder,
    key: &entente_audit::NoteKey,
    note: &SignedNote,
    size: u64,
    sound: bool,
) -> Result<Vec<(String, u64)>, Message> {
    let names: Vec<String> =
        note.signatures().iter().map(|one| one.name.clone()).filter(|name| name != key.name()).collect();
    let fault = |id: &'static str| Message::new(id).with("witness", names.join(", "));
    let former = note.checkpoint().map_err(|_| fault("log-fsck-cosignature"))?;
    if former.origin != key.name() || note.standing(key) != NoteStanding::Signed {
        return Err(fault("log-fsck-cosignature"));
    }
    if former.size > size {
        return Err(fault("log-fsck-behind"));
    }
    let root = TreeReader::new(folder, size).root_at(former.size);
    if sound && root.is_ok_and(|root| root != former.root) {
        return Err(fault("log-fsck-fork"));
    }
    Ok(names.into_iter().map(|name| (name, former.size)).collect())
}

/// Compares the entries of the tree with those of the database, a tile at a time.
async fn compare(node: &Node, folder: &LogFolder, report: &mut LogTreeReport) -> Result<(), ExchangeError> {
    let Some(note) = folder.checkpoint()? else { return Ok(()) };
    // A checkpoint that cannot be read is named with the tree.
    let Ok(LogCheckpoint { size, .. }) = note.checkpoint() else { return Ok(()) };
    let head = node.store().head().await?.seq;
    if head < size {
        report.fault(Message::new("log-fsck-cut").count("count", head).with("size", size));
    }
    // A checkpoint that somebody wrote may say any size: beyond the database there is nothing to compare with.
    for tile in 0..size.min(head).div_ceil(u64::from(TILE_ENTRIES)) {
        let path = TilePath::in_tree(TileKind::Entries, tile, size);
        // An absent or unreadable tile is named by the check of the tree.
        let bytes = path.and_then(|path| folder.read(&path).ok().flatten()).unwrap_or_default();
        let leaves = read_entries(&bytes).unwrap_or_default();
        let first = tile * u64::from(TILE_ENTRIES) + 1;
        let stored = node.store().stored_entries(first, TILE_ENTRIES).await?;
        let mut stored = stored.into_iter().peekable();
        for (leaf, seq) in leaves.iter().zip(first..) {
            while stored.peek().is_some_and(|entry| entry.seq < seq) {
                stored.next();
            }
            let found: Option<StoredEntry> = stored.next_if(|entry| entry.seq == seq);
            let same = found.and_then(|entry| entry.leaf().ok()).is_some_and(|text| text.as_bytes() == *leaf);
            if !same && seq <= head {
                report.fault(Message::new("log-fsck-entry").with("seq", seq));
            }
        }
    }
    Ok(())
}
