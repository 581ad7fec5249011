//! Splits the key of pseudonyms in three shares, each a file for its holder, and makes the key file again from two.
//!
//! The node keeps no share: it knows who holds which by its mark, and so says in the log whose shares an act was done with.

use std::fs;
use std::path::PathBuf;

use entente_audit::{Event, PseudonymAct, PseudonymActRefusal};
use entente_disclosure::{KeyShare, MasterKey};
use entente_model::{Message, PartyId};
use entente_store::{KeptShare, KeySplit};
use entente_text::Lang;

use crate::decide_access::is_name;
use crate::error::{ExchangeError, words};
use crate::node::Node;
use crate::pseudonym_key::{actor, key_path, random_bytes};

/// A share to make: for whom, and where its file goes.
#[derive(Clone, Debug)]
pub struct ShareOrder {
    /// The organisation that will hold it.
    pub holder: PartyId,
    /// Its file, outside the node.
    pub path: PathBuf,
}

impl Node {
    /// Splits the key in force. Shares of an earlier splitting still give the key.
    pub async fn split_pseudonym_key(
        &self,
        party: Option<&PartyId>,
        orders: &[ShareOrder; 3],
        lang: Lang,
    ) -> Result<KeySplit, ExchangeError> {
        let actor = actor(party);
        self.check_orders(orders)?;
        let (kept, key) = self.key_in_force().await?;
        let shares = key.split(&random_bytes()?);
        let generation = kept.as_ref().map_or(1, |kept| kept.generation);
        let known: Vec<KeptShare> = orders
            .iter()
            .zip(&shares)
            .map(|(order, share)| KeptShare { holder: order.holder.clone(), mark: share.mark() })
            .collect();
        let mut tx = self.store().begin(self.now(), &actor).await?;
        if kept.is_none() {
            tx.insert_pseudonym_key(generation, &key.mark()).await?;
        }
        let split = tx.insert_key_split(generation, &known).await?;
        // The files first: a splitting whose shares nobody has would be worse than shares that no splitting knows,
        // which no act accepts.
        let mut written = Vec::new();
        let done = write_shares(orders, &shares, generation, lang, &mut written);
        let done = match done {
            Ok(()) => tx.commit().await.map(drop).map_err(ExchangeError::from),
            Err(error) => Err(error),
        };
        if let Err(error) = done {
            // Nobody was given them; that one stays is said by its own name.
            written.iter().for_each(|path: &PathBuf| drop(fs::remove_file(path)));
            return Err(error);
        }
        self.write_checkpoint().await?;
        Ok(split)
    }

    fn check_orders(&self, orders: &[ShareOrder; 3]) -> Result<(), ExchangeError> {
        for (rank, order) in orders.iter().enumerate() {
            let again =
                orders[..rank].iter().any(|other| other.holder == order.holder || other.path == order.path);
            if again || !is_name(order.holder.as_str()) {
                let value = order.holder.as_str().chars().take(64).collect();
                return Err(ExchangeError::Unacceptable { what: "holder", value });
            }
            self.must_be_outside(&order.path)?;
        }
        Ok(())
    }

    /// Makes the file of the key in force again; gives who brought the shares.
    pub async fn restore_pseudonym_key(
        &self,
        party: Option<&PartyId>,
        shares: &[PathBuf; 2],
    ) -> Result<Vec<PartyId>, ExchangeError> {
        let (actor, act) = (actor(party), PseudonymAct::Restore);
        let joined = self.join_shares(&actor, act, shares).await?;
        let last = self.store().pseudonym_keys().await?.pop();
        let mark = joined.key.mark();
        if last.is_none_or(|kept| kept.mark != mark) {
            return Err(self.refuse(&actor, act, PseudonymActRefusal::OtherKey).await);
        }
        let path = key_path(self.folder(), joined.generation, &mark);
        if MasterKey::read(&path).is_ok_and(|key| key.mark() == mark) {
            return Err(self.refuse(&actor, act, PseudonymActRefusal::KeyInForce).await);
        }
        joined.key.write(&path)?;
        let mut tx = self.store().begin(self.now(), &actor).await?;
        let holders = joined.holders.clone();
        tx.record(Event::PseudonymKeyRestored { generation: joined.generation, holders }).await?;
        tx.commit().await?;
        self.write_checkpoint().await?;
        Ok(joined.holders)
    }
}

fn write_shares(
    orders: &[ShareOrder; 3],
    shares: &[KeyShare; 3],
    generation: u64,
    lang: Lang,
    written: &mut Vec<PathBuf>,
) -> Result<(), ExchangeError> {
    for (order, share) in orders.iter().zip(shares) {
        let note = Message::new("share-note")
            .with("number", share.number())
            .with("generation", generation)
            .with("holder", &order.holder);
        share.write(&order.path, &words().say(lang, &note))?;
        written.push(order.path.clone());
    }
    Ok(())
}
