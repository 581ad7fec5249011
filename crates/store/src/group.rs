//! Acts that several callers ask for at the same time, in one transaction: each stands or falls alone (a savepoint), and each caller is told
//! only once the whole is durable.
//!
//! A commit is one wait for the disk. Alone, an act waits for its own; together, all that came while the disk worked share the next one.
//! INVARIANT: an act and its entry are in the same transaction (invariant 2), as with [`Store::begin`]; an act that fails leaves nothing.
//! See docs/decisions/0018.

use std::future::Future;
use std::pin::Pin;
use std::sync::{Mutex, PoisonError};

use entente_audit::{Actor, Head};
use jiff::Timestamp;
use tokio::sync::oneshot;

use crate::{Store, StoreError, Transaction};

/// Acts of one transaction at most: what a crash takes away together, and what the last of them waits for.
const ACTS_MAX: usize = 256;

/// What an act does with its transaction.
pub type ActUnderWay<'t, T> = Pin<Box<dyn Future<Output = Result<T, StoreError>> + Send + 't>>;

/// An act that waits for its turn: it keeps what it gives until it is told what became of the whole.
type Act = Box<dyn for<'t> FnOnce(&'t mut Transaction) -> ActUnderWay<'t, Told> + Send>;
/// Tells the caller, once all is durable or nothing is.
type Told = Box<dyn FnOnce(Result<Head, StoreError>) + Send>;

/// An act with its instant and its actor; `refuse` tells its caller where it could not be tried.
struct Waiting {
    at: Timestamp,
    actor: Actor,
    act: Act,
    refused: oneshot::Sender<StoreError>,
}

/// The acts that wait.
#[derive(Default)]
pub(crate) struct Group {
    waiting: Mutex<Vec<Waiting>>,
    turn: tokio::sync::Mutex<()>,
}

impl Store {
    /// Does an act together with those that others ask for meanwhile; gives what it made, and the head of the log, once they are durable.
    ///
    /// The act may wait for the database only: what it waits for elsewhere, all of its group would wait for.
    ///
    /// # Errors
    /// The act's own, and then nothing of it stays; or the database's, and then nothing of the group does.
    pub async fn act<T, A>(&self, at: Timestamp, actor: &Actor, act: A) -> Result<(T, Head), StoreError>
    where
        T: Send + 'static,
        A: for<'t> FnOnce(&'t mut Transaction) -> ActUnderWay<'t, T> + Send + 'static,
    {
        let (tell, told) = oneshot::channel();
        let (refused, refusal) = oneshot::channel();
        let act: Act = Box::new(move |tx: &mut Transaction| -> ActUnderWay<'_, Told> {
            let made = act(tx);
            Box::pin(async move {
                let made = made.await?;
                let told: Told = Box::new(move |durable| {
                    // Nobody waits any more where the caller was given up.
                    let _ = tell.send(durable.map(|head| (made, head)));
                });
                Ok(told)
            })
        });
        self.group().push(Waiting { at, actor: actor.clone(), act, refused });
        let store = self.clone();
        // Of its own: a caller that is given up takes nobody else's act with it.
        tokio::spawn(async move { store.do_waiting().await });
        match told.await {
            Ok(durable) => durable,
            Err(_) => Err(refusal.await.unwrap_or(StoreError::GroupLost)),
        }
    }

    /// Does what waits, in one transaction. Whoever comes second finds nothing left, or what came meanwhile.
    async fn do_waiting(&self) {
        // One group at a time: acts gather behind the one that is under way.
        let _turn = self.group().turn.lock().await;
        if self.group().waiting().is_empty() {
            return;
        }
        let began = self.begin(Timestamp::UNIX_EPOCH, &Actor::System).await;
        let waiting = self.group().take();
        let mut tx = match began {
            Ok(tx) => tx,
            Err(error) => return refuse(waiting, &error),
        };
        let mut told: Vec<Told> = Vec::with_capacity(waiting.len());
        let mut acts = waiting.into_iter();
        for one in acts.by_ref() {
            match tx.attempt(one.at, &one.actor, one.act).await {
                Ok(Ok(tell)) => told.push(tell),
                Ok(Err(error)) => drop(one.refused.send(error)),
                // The engine has given up the whole transaction, not this act alone.
                Err(error) => {
                    let _ = one.refused.send(again(&error));
                    drop(tx);
                    told.into_iter().for_each(|tell| tell(Err(again(&error))));
                    return refuse(acts, &error);
                }
            }
        }
        if told.is_empty() {
            // Nothing of it stays, whatever the engine says of giving it up.
            let _ = tx.rollback().await;
            return;
        }
        match tx.commit().await {
            Ok(head) => told.into_iter().for_each(|tell| tell(Ok(head))),
            Err(error) => told.into_iter().for_each(|tell| tell(Err(again(&error)))),
        }
    }
}

impl Group {
    fn push(&self, waiting: Waiting) {
        self.waiting().push(waiting);
    }
    /// The first of those that wait.
    fn take(&self) -> Vec<Waiting> {
        let mut waiting = self.waiting();
        let count = waiting.len().min(ACTS_MAX);
        waiting.drain(..count).collect()
    }
    fn waiting(&self) -> std::sync::MutexGuard<'_, Vec<Waiting>> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn refuse(waiting: impl IntoIterator<Item = Waiting>, error: &StoreError) {
    for one in waiting {
        let _ = one.refused.send(again(error));
    }
}

/// The same reason, for each of those whom it stopped.
fn again(error: &StoreError) -> StoreError {
    StoreError::Group { reason: error.to_string() }
}
