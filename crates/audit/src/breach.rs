//! What verification can find, each with its place.

use serde::{Deserialize, Serialize};

use crate::Table;

/// A fault of the chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(tag = "breach", rename_all = "kebab-case")]
pub enum Breach {
    /// The fields of the entry do not give the digest that it holds.
    ChangedEntry {
        /// Its number as stored.
        seq: u64,
    },
    /// Entries that should stand there and do not.
    MissingEntries {
        /// First one.
        from: u64,
        /// Last one.
        to: u64,
    },
    /// Both entries hold, but this one does not continue the one before as it stands: that one was rewritten
    /// with a new digest, or this one was.
    BrokenLink {
        /// The one that does not continue.
        seq: u64,
    },
    /// An entry that holds, after a later one, or twice.
    OutOfOrder {
        /// Its number.
        seq: u64,
    },
    /// The head does not name the last entry.
    WrongHead {
        /// Number in the head.
        head: u64,
        /// Number of the last entry found.
        found: u64,
    },
    /// The head or the checkpoint knows of later entries.
    Truncated {
        /// Number of the last entry, as they say.
        expected: u64,
        /// Number of the last entry found.
        found: u64,
    },
    /// The entry of the checkpoint has another digest now: the log was rewritten since.
    WrongCheckpoint {
        /// Number of the entry.
        seq: u64,
    },
    /// The entry cannot be read, or is of a kind that this version does not know.
    Unreadable {
        /// Its number.
        seq: u64,
    },
}

/// What is wrong with a row that the log speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FactFault {
    /// It does not have the digest that its entry records.
    Changed,
    /// Its entry is there, it is not.
    Missing,
    /// It is there, no entry records it.
    Unrecorded,
    /// It cannot be read.
    Unreadable,
}

/// A fault of a row that the log speaks of.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct FactBreach {
    /// Table.
    pub table: Table,
    /// Number of the row, or of the load for a reference; empty where it cannot be read.
    pub id: String,
    /// Number of the entry that records it, or that it claims.
    pub seq: u64,
    /// What is wrong.
    pub fault: FactFault,
}

/// A fault of the database itself, under its rows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "fault", rename_all = "kebab-case")]
pub enum StorageFault {
    /// The database engine finds its own structure damaged.
    Damaged {
        /// The engine's words.
        detail: String,
    },
    /// The database cannot be read at all, or not that part of it.
    Unreadable {
        /// The part.
        part: String,
        /// The engine's words.
        detail: String,
    },
    /// A table, index or trigger is not what the migrations make.
    Schema {
        /// Its name.
        name: String,
    },
    /// A counter does not agree with the log.
    Counter {
        /// Its name.
        name: String,
        /// What it says.
        found: i64,
        /// What the log says.
        expected: i64,
    },
    /// A list of migrations that is not the program's.
    Migration {
        /// Number of the migration.
        number: i64,
    },
}
