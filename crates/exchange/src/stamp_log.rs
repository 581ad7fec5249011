//! Has the log's checkpoint stamped by an authority of time (RFC 3161), and keeps what it answered.
//!
//! The authority sees a digest. Its token proves itself, as a cosignature does: it is a file beside the tree, not an event, or each would make
//! a new checkpoint to stamp. It is kept where it is over the checkpoint that was asked for, its signature holds, and no entry says an instant
//! after it; tokens follow each other in time as checkpoints do.

use entente_audit::{SignedNote, TimeAuthorities, TimeRequest, TimeToken, digest};

use crate::ask_time::TimeSource;
use crate::error::ExchangeError;
use crate::grow_log::last_entry;
use crate::log_folder::{LogFolder, log_fault};
use crate::node::Node;

/// A checkpoint that an authority of time stamped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StampedLog {
    /// Entries of the checkpoint.
    pub entries: u64,
    /// Second since 1970 that the authority says.
    pub second: u64,
    /// The authority, as its certificate names it.
    pub authority: String,
    /// Whether it is one that the node knows.
    pub is_known: bool,
}

impl Node {
    /// Asks an authority for the time of the log as it is now, and keeps its token.
    pub async fn stamp_log(
        &self,
        source: TimeSource,
        authorities: Option<TimeAuthorities>,
    ) -> Result<StampedLog, ExchangeError> {
        let request = self.time_request().await?;
        let answer = tokio::task::spawn_blocking(move || source.ask(&request)).await??;
        self.keep_time(answer, authorities).await
    }

    /// What to ask of an authority of time, for the log as it is now.
    pub async fn time_request(&self) -> Result<Vec<u8>, ExchangeError> {
        self.grow_log().await?;
        let folder = LogFolder::of_node(self.folder());
        let note = folder.checkpoint()?.ok_or_else(|| log_fault(&"nothing was signed yet"))?;
        let mut random = [0; 8];
        getrandom::fill(&mut random).map_err(|error| ExchangeError::Secret(error.to_string()))?;
        let request = TimeRequest::new(digest(note.text().as_bytes()), random).to_der();
        folder.keep_time_asked(&note, &request)?;
        Ok(request)
    }

    /// Keeps the token of an answer to the last request, once it holds.
    pub async fn keep_time(
        &self,
        answer: Vec<u8>,
        authorities: Option<TimeAuthorities>,
    ) -> Result<StampedLog, ExchangeError> {
        let folder = LogFolder::of_node(self.folder());
        tokio::task::spawn_blocking(move || keep(&folder, &answer, authorities.as_ref())).await?
    }
}

fn keep(
    folder: &LogFolder,
    answer: &[u8],
    authorities: Option<&TimeAuthorities>,
) -> Result<StampedLog, ExchangeError> {
    let (note, request) = folder.time_asked()?.ok_or(ExchangeError::TimeNotAsked)?;
    let request = TimeRequest::of_der(&request).ok_or(ExchangeError::TimeNotAsked)?;
    let token = request.answered(answer)?;
    let verdict = token.verify(authorities)?;
    let entries = note.checkpoint().map_err(|error| log_fault(&error))?.size;
    in_order(folder, &token, entries)?;
    folder.keep_stamped(&note, &token)?;
    let (second, authority) = (token.second(), verdict.authority);
    Ok(StampedLog { entries, second, authority, is_known: verdict.is_known })
}

/// The entries are there before the token, and the tokens of fewer entries are not after it.
fn in_order(folder: &LogFolder, token: &TimeToken, entries: u64) -> Result<(), ExchangeError> {
    let head = folder.checkpoint()?.ok_or_else(|| log_fault(&"nothing was signed yet"))?;
    let size = head.checkpoint().map_err(|error| log_fault(&error))?.size;
    if let Some(last) = last_entry(folder, entries, size)?
        && token.is_before(&last.at_text)
    {
        return Err(ExchangeError::TimeOrder { second: token.second(), other: last.at_text });
    }
    for (former, stamped) in folder.stamped()? {
        let fewer = size_of(&former) <= entries;
        if (fewer && stamped.second() > token.second()) || (!fewer && stamped.second() < token.second()) {
            let other = jiff::Timestamp::from_second(stamped.second().cast_signed());
            let other = other.map(|at| at.to_string()).unwrap_or_default();
            return Err(ExchangeError::TimeOrder { second: token.second(), other });
        }
    }
    Ok(())
}

pub(crate) fn size_of(note: &SignedNote) -> u64 {
    note.checkpoint().map_or(0, |checkpoint| checkpoint.size)
}
