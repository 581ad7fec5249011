//! Grows the tree of the log by the entries that were committed, and signs what it became.
//!
//! The database is the sequencer: an act and its entry are one transaction, and the tree follows. A node that stopped between the
//! two catches up at its next act. INVARIANT: no checkpoint is signed that does not continue the last one.

use entente_audit::{
    GrowingTree, LogCheckpoint, NoteStanding, StoredEntry, TileKind, TilePath, Tiles as _, read_entries,
};

use crate::error::ExchangeError;
use crate::log_folder::{LogFolder, LogWriter, log_fault};
use crate::node::Node;

/// Entries read at a time.
const ENTRIES_READ: u32 = 1_000;

impl Node {
    /// Brings the tree up to the head of the log. Whoever calls it after an act has the act proved from then on.
    pub(crate) async fn grow_log(&self) -> Result<(), ExchangeError> {
        let _turn = self.log_turn().lock().await;
        let node = self.folder().to_owned();
        let (writer, mut tree) = tokio::task::spawn_blocking(move || {
            let writer = LogWriter::open(&node)?;
            let tree = resume(&writer)?;
            Ok::<_, ExchangeError>((writer, tree))
        })
        .await??;
        let mut last = last_entry(&writer.folder, tree.size(), tree.size())?;
        let head = self.store().head().await?;
        if head.seq < tree.size() {
            let reason = format!("the database ends at entry {}, the tree at {}", head.seq, tree.size());
            return Err(ExchangeError::LogFault { reason });
        }
        let before = tree.size();
        let mut full = Vec::new();
        loop {
            let entries = self.store().stored_entries(tree.size() + 1, ENTRIES_READ).await?;
            for entry in &entries {
                follows(last.as_ref(), entry)?;
                let leaf = entry.leaf().map_err(|error| log_fault(&error))?;
                tree.append(leaf.as_bytes()).map_err(|error| log_fault(&error))?;
                last = Some(entry.clone());
            }
            let tiles = tree.take_full();
            full.extend(tiles.iter().map(|tile| tile.path));
            writer.folder.write_tiles(&tiles)?;
            if (entries.len() as u32) < ENTRIES_READ {
                break;
            }
        }
        if tree.size() == before && writer.folder.checkpoint()?.is_some() {
            return Ok(());
        }
        tokio::task::spawn_blocking(move || sign(&writer, &mut tree, &full)).await?
    }
}

fn sign(writer: &LogWriter, tree: &mut GrowingTree, full: &[TilePath]) -> Result<(), ExchangeError> {
    writer.folder.write_tiles(&tree.take())?;
    let checkpoint =
        LogCheckpoint { origin: writer.log.name().to_owned(), size: tree.size(), root: tree.root() };
    writer.folder.sign(&checkpoint, &writer.key)?;
    // After the checkpoint: until then the former one still needs them.
    full.iter().try_for_each(|tile| writer.folder.remove_partial(tile))
}

/// The tree of the last checkpoint, which is the log's own and whose tiles are whole.
fn resume(writer: &LogWriter) -> Result<GrowingTree, ExchangeError> {
    let Some(note) = writer.folder.checkpoint()? else { return Ok(GrowingTree::new()) };
    let checkpoint = note.checkpoint().map_err(|error| log_fault(&error))?;
    if checkpoint.origin != writer.log.name() || note.standing(&writer.log) != NoteStanding::Signed {
        return Err(log_fault(&"the checkpoint is not signed by the log's own key"));
    }
    GrowingTree::resume(&writer.folder, checkpoint.size, checkpoint.root).map_err(|error| log_fault(&error))
}

/// The last of the first `entries` entries of a tree of that size.
pub(crate) fn last_entry(
    folder: &LogFolder,
    entries: u64,
    size: u64,
) -> Result<Option<StoredEntry>, ExchangeError> {
    let Some(index) = entries.checked_sub(1) else { return Ok(None) };
    let path = TilePath::in_tree(TileKind::Entries, index / 256, size);
    let bytes = path.and_then(|path| folder.read(&path).transpose()).transpose();
    let bytes = bytes.map_err(|error| log_fault(&error))?.unwrap_or_default();
    let leaves = read_entries(&bytes).unwrap_or_default();
    let entry = leaves.get((index % 256) as usize).and_then(|leaf| StoredEntry::of_leaf(leaf));
    entry.map(Some).ok_or_else(|| log_fault(&format!("the tile of entry {entries} cannot be read")))
}

/// An entry is only taken where it continues the one before.
fn follows(last: Option<&StoredEntry>, next: &StoredEntry) -> Result<(), ExchangeError> {
    let expected = last.map_or(1, |last| last.seq + 1);
    let linked = last.is_none_or(|last| last.hash == next.previous);
    if next.seq == expected && linked && next.computed_hash().to_string() == next.hash {
        return Ok(());
    }
    Err(log_fault(&format!("entry {} of the database does not continue entry {}", next.seq, expected - 1)))
}
