//! A witness: a party that cosigns a log's checkpoints after seeing that each continues the last (C2SP tlog-witness).
//!
//! Pure: the caller keeps the last checkpoint of each log, gives the second, and writes the new checkpoint down *before* it answers,
//! one request at a time for a log. HTTP or files around it are the caller's too.

use std::fmt::Write as _;

use data_encoding::{BASE64, HEXLOWER};
use entente_model::Message;
use serde::Serialize;

use crate::fork::{Continuity, Fork};
use crate::note::checkpoint::{decimal, read_hash};
use crate::note::{NoteKey, NoteSignature, NoteStanding, SignedNote};
use crate::tree::verify_consistency;
use crate::{Hash, SecretKey, digest};

/// Hashes of a consistency proof at most, as the specification says.
const PATH_MAX: usize = 63;

/// What a log asks of a witness: cosign this, which continues what you had at that size.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WitnessRequest {
    /// Entries of the checkpoint that the witness cosigned last; 0 where none.
    pub former_size: u64,
    /// Consistency proof from that size.
    pub path: Vec<Hash>,
    /// The checkpoint, signed by the log.
    pub note: SignedNote,
}

/// What a witness answers where it cosigns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cosigned {
    /// The line to answer with, once `latest` is written down.
    pub cosignature: NoteSignature,
    /// The checkpoint to keep for this log, with the log's signature and the witness's.
    pub latest: SignedNote,
}

/// Why a witness does not cosign.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "refusal", rename_all = "kebab-case")]
pub enum WitnessRefusal {
    /// The request is not of its form, or its former size is beyond the checkpoint's.
    Malformed,
    /// The checkpoint is not of this log.
    UnknownLog {
        /// Its origin.
        origin: String,
    },
    /// The log did not sign it.
    Unsigned,
    /// The witness has another size: the log asks again with a proof from there.
    OtherSize {
        /// Entries of the last checkpoint that it cosigned.
        size: u64,
    },
    /// It does not continue what the witness cosigned. The two checkpoints are in `fork`, to be shown to whoever asks.
    Inconsistent {
        /// The two checkpoints; [`Fork::judge`] says whether they prove a fork by themselves.
        fork: Box<Fork>,
        /// What they prove.
        continuity: Continuity,
    },
}

impl WitnessRefusal {
    /// The status of the answer in HTTP, by the specification.
    pub fn status(&self) -> u16 {
        match self {
            Self::Malformed => 400,
            Self::UnknownLog { .. } => 404,
            Self::Unsigned => 403,
            Self::OtherSize { .. } => 409,
            Self::Inconsistent { .. } => 422,
        }
    }
}

impl WitnessRefusal {
    /// What to say of it.
    pub fn message(&self) -> Message {
        match self {
            Self::Malformed => Message::new("witness-malformed"),
            Self::UnknownLog { origin } => Message::new("witness-unknown-log").with("origin", origin),
            Self::Unsigned => Message::new("witness-unsigned"),
            Self::OtherSize { size } => Message::new("witness-other-size").count("count", *size),
            Self::Inconsistent { continuity: Continuity::Forked, .. } => Message::new("witness-forked"),
            Self::Inconsistent { .. } => Message::new("witness-inconsistent"),
        }
    }
}

impl WitnessRequest {
    /// Reads the body of `add-checkpoint`.
    ///
    /// # Errors
    /// [`WitnessRefusal::Malformed`].
    pub fn read(body: &str) -> Result<Self, WitnessRefusal> {
        let read = || {
            let (head, note) = body.split_once("\n\n")?;
            let mut lines = head.split('\n');
            let former_size = decimal(lines.next()?.strip_prefix("old ")?)?;
            let path = lines.map(read_hash).collect::<Option<Vec<_>>>()?;
            let note = SignedNote::read(note).ok()?;
            (path.len() <= PATH_MAX).then_some(Self { former_size, path, note })
        };
        read().ok_or(WitnessRefusal::Malformed)
    }

    /// The body of `add-checkpoint`.
    pub fn body(&self) -> String {
        let mut body = format!("old {}\n", self.former_size);
        for hash in &self.path {
            writeln!(body, "{}", BASE64.encode(hash.as_bytes())).expect("writing to a string cannot fail");
        }
        format!("{body}\n{}", self.note)
    }
}

/// The folder where a witness keeps the checkpoint of a log: SHA-256 of its origin, as in the monitoring addresses of the specification.
pub fn origin_folder(origin: &str) -> String {
    HEXLOWER.encode(digest(origin.as_bytes()).as_bytes())
}

/// A witness for one log.
pub struct Witness<'a> {
    /// Its name under notes.
    pub name: &'a str,
    /// Its key, which signs nothing else.
    pub key: &'a SecretKey,
    /// The log's key, known by another way than the log itself.
    pub log: &'a NoteKey,
}

impl Witness<'_> {
    /// Cosigns a checkpoint, or says why not; `latest` is the last one that it cosigned, `time` the second since 1970.
    ///
    /// # Errors
    /// [`WitnessRefusal`]; the last checkpoint then stays.
    pub fn consider(
        &self,
        latest: Option<&SignedNote>,
        request: &WitnessRequest,
        time: u64,
    ) -> Result<Cosigned, WitnessRefusal> {
        let checkpoint = request.note.checkpoint().map_err(|_| WitnessRefusal::Malformed)?;
        if checkpoint.origin != self.log.name() {
            return Err(WitnessRefusal::UnknownLog { origin: checkpoint.origin });
        }
        if request.note.standing(self.log) != NoteStanding::Signed {
            return Err(WitnessRefusal::Unsigned);
        }
        let former = match latest {
            Some(note) => Some(note.checkpoint().map_err(|_| WitnessRefusal::Malformed)?),
            None => None,
        };
        let (size, root) =
            former.map_or((0, crate::empty_root()), |checkpoint| (checkpoint.size, checkpoint.root));
        // Two roots of one size are a fork whatever the request says beside.
        if let Some(latest) = latest.filter(|_| size == checkpoint.size && root != checkpoint.root) {
            return Err(inconsistent(self.log, latest, request));
        }
        if request.former_size > checkpoint.size {
            return Err(WitnessRefusal::Malformed);
        }
        if request.former_size != size {
            return Err(WitnessRefusal::OtherSize { size });
        }
        let path = &request.path;
        if verify_consistency(size, &root, checkpoint.size, &checkpoint.root, path).is_err() {
            let refusal = latest.map(|latest| inconsistent(self.log, latest, request));
            return Err(refusal.unwrap_or(WitnessRefusal::Malformed));
        }
        self.cosign(request, time)
    }

    fn cosign(&self, request: &WitnessRequest, time: u64) -> Result<Cosigned, WitnessRefusal> {
        let cosigned = request.note.cosign(self.name, self.key, time);
        let cosignature = cosigned.map_err(|_| WitnessRefusal::Malformed)?;
        let mut latest = request.note.clone();
        latest.add(cosignature.clone());
        Ok(Cosigned { cosignature, latest })
    }
}

fn inconsistent(log: &NoteKey, latest: &SignedNote, request: &WitnessRequest) -> WitnessRefusal {
    // Where the former size is a power of two the nodes do not hold the log's own former root: only the log's tiles can show
    // it, and the refusal says « unknown » rather than more than it knows.
    let fork = Box::new(Fork::of(latest, &request.note, &request.path));
    let continuity = fork.judge(log);
    WitnessRefusal::Inconsistent { fork, continuity }
}
