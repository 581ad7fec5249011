//! What the log says of a login without holding it: the refused sign-ins that it was typed at, while their salts are kept; and how it is
//! forgotten.
//!
//! The salts go after six months, or when the person asks: from then on nobody can say whose login it was, and the log is as it was.

use entente_audit::{Actor, Event, Hash, Salt, SaltBook, SaltFault};
use entente_store::LogEntry;
use jiff::civil::Date;
use jiff::{Span, Timestamp};

use crate::error::ExchangeError;
use crate::node::Node;

/// How long it can be said which login was refused: enough to look into an attack (CNIL, recommandation of 2021 on logs: six months to a year).
const KEPT_FOR_MONTHS: i32 = 6;
/// Entries read at a time.
const ENTRIES_READ: u32 = 1_000;

/// A sign-in that was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RefusedSignIn {
    /// Its entry.
    pub seq: u64,
    /// When; none where the entry's instant cannot be read.
    pub at: Option<Timestamp>,
    /// What the entry holds in place of the login.
    pub commitment: Hash,
}

/// A salt for one value.
pub(crate) fn new_salt() -> Result<Salt, ExchangeError> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).map_err(|error| ExchangeError::Secret(error.to_string()))?;
    Ok(Salt::new(bytes))
}

impl Node {
    /// Records a refused sign-in: a commitment in the log, its salt apart.
    pub(crate) async fn refuse_sign_in(&self, login: &str) -> Result<(), ExchangeError> {
        let until = self.kept_until();
        let mut book = SaltBook::default();
        let commitment = book.commit(new_salt()?, login, until);
        let mut tx = self.store().begin(self.now(), &Actor::System).await?;
        tx.refuse_session(commitment, &book, until).await?;
        tx.commit().await?;
        self.write_checkpoint().await
    }

    /// Last day on which what is committed to today can be opened.
    pub(crate) fn kept_until(&self) -> Date {
        self.today().saturating_add(Span::new().months(KEPT_FOR_MONTHS))
    }

    /// The refused sign-ins at which that login was typed, as far as their salts are kept.
    pub async fn refused_sign_ins(&self, login: &str) -> Result<Vec<RefusedSignIn>, ExchangeError> {
        let mut found = Vec::new();
        for refused in self.refusals().await? {
            let book = self.store().salt(&refused.commitment).await?;
            if book.and_then(|book| book.opens(&refused.commitment, login)) == Some(true) {
                found.push(refused);
            }
        }
        Ok(found)
    }

    /// Forgets a login: erases the salts of its commitments; gives how many there were.
    pub async fn forget_login(&self, login: &str) -> Result<u64, ExchangeError> {
        let found = self.refused_sign_ins(login).await?;
        self.erase(found.into_iter().map(|refused| refused.commitment).collect()).await
    }

    /// Erases the salts whose time is over; gives how many. For a node that runs, once a day is enough.
    pub async fn erase_old_salts(&self) -> Result<u64, ExchangeError> {
        let mut erased = 0;
        loop {
            let due = self.store().salts_due(self.today()).await?;
            match self.erase(due).await? {
                0 => return Ok(erased),
                count => erased += count,
            }
        }
    }

    async fn erase(&self, commitments: Vec<Hash>) -> Result<u64, ExchangeError> {
        if commitments.is_empty() {
            return Ok(0);
        }
        let mut tx = self.store().begin(self.now(), &Actor::System).await?;
        tx.erase_salts(&commitments, self.today()).await?;
        tx.commit().await?;
        self.write_checkpoint().await?;
        Ok(commitments.len() as u64)
    }

    /// What does not hold between the commitments of the log and the salts.
    pub(crate) async fn salt_faults(&self) -> Result<Vec<SaltFault>, ExchangeError> {
        let mut faults = Vec::new();
        let mut recorded = Vec::new();
        self.each_entry(&mut |entry| match &entry.event {
            Some(Event::SessionRefused { login_commitment: commitment })
            | Some(Event::DirectoryObjected { commitment, .. }) => recorded.push((entry.seq, *commitment)),
            _ => {}
        })
        .await?;
        for (seq, commitment) in recorded {
            let book = self.store().salt(&commitment).await?.unwrap_or_default();
            faults.extend(book.faults(&[(seq, commitment)]));
        }
        Ok(faults)
    }

    async fn refusals(&self) -> Result<Vec<RefusedSignIn>, ExchangeError> {
        let mut refusals = Vec::new();
        self.each_entry(&mut |entry| {
            if let Some(Event::SessionRefused { login_commitment }) = entry.event {
                refusals.push(RefusedSignIn { seq: entry.seq, at: entry.at, commitment: login_commitment });
            }
        })
        .await?;
        Ok(refusals)
    }

    /// Reads the log from its beginning, page by page.
    pub(crate) async fn each_entry(
        &self,
        each: &mut (dyn FnMut(&LogEntry) + Send),
    ) -> Result<(), ExchangeError> {
        let mut from = 1;
        loop {
            let entries = self.store().log_page(from, ENTRIES_READ).await?;
            entries.iter().for_each(&mut *each);
            let Some(last) = entries.last() else { return Ok(()) };
            from = last.seq + 1;
        }
    }
}
