//! Receives a file in several requests: what was sent before a break is not sent again.
//!
//! The last part makes the deposit; it is then checked while the sender already has its answer. A file that comes in one
//! go is `receive_deposit`, where the bytes lie meanwhile is `arrival`, the protocol is `entente-web`'s.

use std::fs;
use std::io;

use entente_audit::{DepositId, hash_file};
use entente_model::{DatasetId, Message, Period};
use jiff::{SignedDuration, Timestamp};
use sha1::Sha1;
use sha2::{Digest, Sha256};

use crate::arrival::{Arrival, Arrivals, OpenPart};
use crate::error::ExchangeError;
use crate::folder::private_folder;
use crate::node::Node;
use crate::receive_deposit::{FILE_BYTES_MAX, WholeFile, tidy_file_name};
use crate::sign_in::Session;

/// How long the next part is awaited.
const AWAITED: SignedDuration = SignedDuration::from_hours(24);
/// Files that one account may have under way.
const ARRIVALS_MAX: usize = 10;

/// A file while it arrives, as its sender sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArrivalView {
    /// Its name in addresses.
    pub id: String,
    pub dataset: DatasetId,
    pub period: Period,
    /// Bytes that are here.
    pub offset: u64,
    /// Bytes of the whole.
    pub size_bytes: u64,
    /// Until when the next part is awaited.
    pub expires_at: Timestamp,
    /// The deposit that came of it, once it is whole.
    pub deposit: Option<String>,
}

/// The proof that came with a part: the digest of its bytes, in the algorithm that the sender chose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PartDigest {
    Sha1(Vec<u8>),
    Sha256(Vec<u8>),
}

/// Why a part was not taken.
#[derive(Debug, thiserror::Error)]
pub enum ArrivalError {
    /// There is no such arrival, or it is another account's.
    #[error("there is no such file under way")]
    Unknown,
    /// Its time is over.
    #[error("the file was awaited too long")]
    Expired,
    /// The part does not begin where the last one ended.
    #[error("the next part begins at byte {expected}")]
    Offset {
        /// Where it must begin.
        expected: u64,
    },
    /// Another request is sending it.
    #[error("another request is sending this file")]
    Busy,
    /// More bytes than announced.
    #[error("the file has more bytes than announced")]
    TooLong,
    /// The bytes are not those that were sent.
    #[error("the bytes of the part are not those of its digest")]
    Digest,
    /// The account has too many files under way.
    #[error("more than {ARRIVALS_MAX} files under way")]
    TooMany,
    /// The node could not, or would not.
    #[error(transparent)]
    Exchange(#[from] ExchangeError),
}

impl ArrivalError {
    /// The sentence for people.
    pub fn message(&self) -> Message {
        Message::new(match self {
            Self::Unknown => "arrival-unknown",
            Self::Expired => "arrival-expired",
            Self::Offset { .. } => "arrival-offset",
            Self::Busy => "arrival-busy",
            Self::TooLong => "arrival-too-long",
            Self::Digest => "arrival-digest",
            Self::TooMany => "arrival-too-many",
            Self::Exchange(error) => return error.message(),
        })
    }
}

/// The next part of a file, while it arrives.
#[derive(Debug)]
pub struct IncomingPart {
    node: Node,
    session: Session,
    arrival: Arrival,
    open: OpenPart,
    written: u64,
    digest: Option<(PartDigest, PartHasher)>,
}

enum PartHasher {
    Sha1(Sha1),
    Sha256(Sha256),
}

impl std::fmt::Debug for PartHasher {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PartHasher")
    }
}

impl Node {
    /// Largest file that may arrive.
    pub fn file_bytes_max(&self) -> u64 {
        FILE_BYTES_MAX
    }

    /// Announces a file: who sends it, what it is, how long it is.
    pub async fn begin_arrival(
        &self,
        session: &Session,
        dataset: &str,
        period: &str,
        file_name: &str,
        size_bytes: u64,
    ) -> Result<ArrivalView, ArrivalError> {
        session.must_act()?;
        let (dataset, period) = self.may_deposit(&session.party, dataset, period)?;
        if size_bytes > FILE_BYTES_MAX {
            return Err(ExchangeError::TooLarge { max_bytes: FILE_BYTES_MAX }.into());
        }
        self.sweep_arrivals()?;
        let arrivals = self.arrivals()?;
        let under_way = self.on_arrivals(arrivals.all())?;
        let own = under_way.iter().filter(|one| one.user == session.user && one.deposit.is_none());
        if own.count() >= ARRIVALS_MAX {
            return Err(ArrivalError::TooMany);
        }
        let id = Arrivals::new_id().map_err(|error| ExchangeError::Secret(error.to_string()))?;
        let arrival = Arrival {
            id,
            user: session.user,
            party: session.party.clone(),
            dataset,
            period,
            file_name: tidy_file_name(file_name),
            size_bytes,
            expires_at: self.awaited_until(),
            deposit: None,
        };
        self.on_arrivals(arrivals.keep(&arrival))?;
        if size_bytes == 0 {
            // No part will come: the check says what an empty file lacks.
            return self.finish_arrival(session, arrival).await;
        }
        self.arrival_view(&arrival)
    }

    /// A file under way, for its sender.
    pub async fn arrival(&self, session: &Session, id: &str) -> Result<ArrivalView, ArrivalError> {
        self.arrival_view(&self.own_arrival(session, id)?)
    }

    /// Gives a file under way up.
    pub async fn give_up_arrival(&self, session: &Session, id: &str) -> Result<(), ArrivalError> {
        let arrival = self.own_arrival(session, id)?;
        let arrivals = self.arrivals()?;
        if arrival.deposit.is_none() && self.on_arrivals(arrivals.open_part(&arrival, false))?.is_none() {
            return Err(ArrivalError::Busy);
        }
        Ok(self.on_arrivals(arrivals.forget(&arrival.id))?)
    }

    /// Begins the next part of a file.
    pub async fn open_part(
        &self,
        session: &Session,
        id: &str,
        offset: u64,
        digest: Option<PartDigest>,
    ) -> Result<IncomingPart, ArrivalError> {
        session.must_act()?;
        let arrival = self.own_arrival(session, id)?;
        let arrivals = self.arrivals()?;
        if arrival.deposit.is_some() {
            return Err(ArrivalError::Offset { expected: arrival.size_bytes });
        }
        let Some(open) = self.on_arrivals(arrivals.open_part(&arrival, digest.is_some()))? else {
            return Err(ArrivalError::Busy);
        };
        if open.start() != offset {
            return Err(ArrivalError::Offset { expected: open.start() });
        }
        let digest = digest.map(|digest| {
            let hasher = match &digest {
                PartDigest::Sha1(_) => PartHasher::Sha1(Sha1::new()),
                PartDigest::Sha256(_) => PartHasher::Sha256(Sha256::new()),
            };
            (digest, hasher)
        });
        Ok(IncomingPart { node: self.clone(), session: session.clone(), arrival, open, written: 0, digest })
    }

    /// Forgets the files whose next part was awaited too long.
    pub fn sweep_arrivals(&self) -> Result<usize, ExchangeError> {
        self.on_arrivals(self.arrivals()?.sweep(self.now()))
    }

    fn arrivals(&self) -> Result<Arrivals, ExchangeError> {
        Ok(Arrivals::new(private_folder(self.folder(), "arrivals")?))
    }

    fn on_arrivals<T>(&self, result: io::Result<T>) -> Result<T, ExchangeError> {
        result.map_err(ExchangeError::file(&self.folder().join("arrivals")))
    }

    fn awaited_until(&self) -> Timestamp {
        let now = self.now();
        now.checked_add(AWAITED).unwrap_or(now)
    }

    fn own_arrival(&self, session: &Session, id: &str) -> Result<Arrival, ArrivalError> {
        let arrival = self.on_arrivals(self.arrivals()?.read(id))?;
        let own = arrival.filter(|arrival| arrival.user == session.user && arrival.party == session.party);
        let arrival = own.ok_or(ArrivalError::Unknown)?;
        if arrival.expires_at <= self.now() {
            return Err(ArrivalError::Expired);
        }
        Ok(arrival)
    }

    fn arrival_view(&self, arrival: &Arrival) -> Result<ArrivalView, ArrivalError> {
        Ok(ArrivalView {
            id: arrival.id.clone(),
            dataset: arrival.dataset.clone(),
            period: arrival.period,
            offset: self.on_arrivals(self.arrivals()?.offset(arrival))?,
            size_bytes: arrival.size_bytes,
            expires_at: arrival.expires_at,
            deposit: arrival.deposit.clone(),
        })
    }

    /// Makes a deposit of a file that is whole. Where that is refused, the bytes are forgotten: sent again, they would
    /// be refused again.
    async fn finish_arrival(
        &self,
        session: &Session,
        mut arrival: Arrival,
    ) -> Result<ArrivalView, ArrivalError> {
        let arrivals = self.arrivals()?;
        match self.deposit_arrival(session, &arrival).await {
            Ok(id) => {
                arrival.deposit = Some(id.to_string());
                self.on_arrivals(arrivals.keep(&arrival))?;
                self.on_arrivals(arrivals.forget_part(&arrival.id))?;
                self.check_in_background(id);
                self.arrival_view(&arrival)
            }
            Err(error) => {
                if error.is_for_user() {
                    self.on_arrivals(arrivals.forget(&arrival.id))?;
                }
                Err(error.into())
            }
        }
    }

    async fn deposit_arrival(
        &self,
        session: &Session,
        arrival: &Arrival,
    ) -> Result<DepositId, ExchangeError> {
        // What it was allowed to send a day ago, the party may no longer deposit.
        self.may_deposit(&arrival.party, arrival.dataset.as_str(), &arrival.period.to_string())?;
        let part = self.arrivals()?.part_path(&arrival.id);
        let hashed = {
            let part = part.clone();
            tokio::task::spawn_blocking(move || hash_file(&part)).await?
        };
        let hashed = hashed.map_err(ExchangeError::file(&part))?;
        let file = WholeFile {
            party: arrival.party.clone(),
            dataset: arrival.dataset.clone(),
            period: arrival.period,
            file_name: arrival.file_name.clone(),
            sha256: hashed.sha256.parse().expect("a SHA-256 in hexadecimal is a hash"),
            size_bytes: hashed.size_bytes,
        };
        self.keep_file(&session.actor(), file, |path| fs::rename(&part, path)).await
    }

    /// The sender has its answer as soon as the file is kept: a check may last longer than a browser waits.
    fn check_in_background(&self, id: DepositId) {
        let node = self.clone();
        tokio::spawn(async move {
            if let Err(error) = node.check_deposit(id).await {
                tracing::error!(deposit.id = %id, %error, "deposit `{id}` could not be checked: {error}");
            }
        });
    }
}

impl IncomingPart {
    /// Takes the next bytes.
    pub async fn write(&mut self, bytes: &[u8]) -> Result<(), ArrivalError> {
        self.written += bytes.len() as u64;
        if self.open.start() + self.written > self.arrival.size_bytes {
            return Err(ArrivalError::TooLong);
        }
        match &mut self.digest {
            Some((_, PartHasher::Sha1(hasher))) => hasher.update(bytes),
            Some((_, PartHasher::Sha256(hasher))) => hasher.update(bytes),
            None => {}
        }
        Ok(self.node.on_arrivals(self.open.write(bytes))?)
    }

    /// Ends the part. The last one makes the deposit.
    pub async fn finish(self) -> Result<ArrivalView, ArrivalError> {
        let Self { node, session, mut arrival, open, digest, .. } = self;
        let right = match digest {
            None => true,
            Some((PartDigest::Sha1(expected), PartHasher::Sha1(hasher))) => {
                hasher.finalize().as_slice() == expected
            }
            Some((PartDigest::Sha256(expected), PartHasher::Sha256(hasher))) => {
                hasher.finalize().as_slice() == expected
            }
            Some(_) => false,
        };
        if !right {
            // Dropped without being kept, the part takes its bytes back.
            return Err(ArrivalError::Digest);
        }
        node.on_arrivals(open.keep())?;
        arrival.expires_at = node.awaited_until();
        let arrivals = node.arrivals()?;
        node.on_arrivals(arrivals.keep(&arrival))?;
        if node.on_arrivals(arrivals.offset(&arrival))? < arrival.size_bytes {
            return node.arrival_view(&arrival);
        }
        node.finish_arrival(&session, arrival).await
    }
}
