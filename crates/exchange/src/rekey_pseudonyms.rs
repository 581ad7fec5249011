//! Gives a recipient the correspondence of its stable pseudonyms after a rotation, under two shares of the former key.
//!
//! Only for pseudonyms that the recipient holds already, of a dataset that it may receive with stable pseudonyms today. The
//! file is handed over and never kept: the log has its digest.

use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use entente_audit::{Actor, DecisionId, Event, PseudonymAct, PseudonymActRefusal, hash_file};
use entente_disclosure::whole_file::write_private;
use entente_disclosure::{Correspondence, HeldPseudonyms, HeldPseudonymsError, PseudonymDomain};
use entente_intake::read_typed_rows;
use entente_model::{
    AccessRequest, DatasetId, PartyId, Protection, PseudonymStability, PurposeId, VariableName, VersionState,
};
use entente_policy::{Decision, Permit};
use entente_store::{Deposit, DepositFilter};

use crate::error::ExchangeError;
use crate::node::Node;

/// What is asked for.
#[derive(Clone, Debug)]
pub struct RekeyOrder {
    /// The producer, who acts.
    pub party: PartyId,
    /// Who would receive.
    pub recipient: PartyId,
    /// What for.
    pub purpose: PurposeId,
    /// What.
    pub dataset: DatasetId,
    /// The pseudonym; the only stable one of the dataset where absent.
    pub variable: Option<VariableName>,
    /// Two shares of the former key.
    pub shares: [PathBuf; 2],
    /// Files that the recipient received, or lists of its pseudonyms: delimited text with a header, or Parquet.
    pub held: Vec<PathBuf>,
    /// Where the correspondence is written, outside the node.
    pub output: PathBuf,
}

/// What was handed over.
#[derive(Clone, Debug)]
pub struct Rekeyed {
    /// The decision that permits it.
    pub decision: DecisionId,
    /// The variable.
    pub variable: VariableName,
    /// The former key.
    pub from: u64,
    /// The key in force.
    pub to: u64,
    /// Who brought the shares.
    pub holders: Vec<PartyId>,
    /// Pseudonyms that the recipient holds.
    pub asked: u64,
    /// Those with a new one.
    pub found: u64,
}

impl Node {
    /// Writes the correspondence for the recipient.
    pub async fn rekey_pseudonyms(&self, order: &RekeyOrder) -> Result<Rekeyed, ExchangeError> {
        let (actor, act) = (Actor::Party(order.party.clone()), PseudonymAct::Rekey);
        self.must_be_outside(&order.output)?;
        if !self.agreements().produces(&order.party, &order.dataset, self.today()) {
            return Err(self.refuse(&actor, act, PseudonymActRefusal::NotProducer).await);
        }
        let former = self.join_shares(&actor, act, &order.shares).await?;
        let (kept, in_force) = self.key_in_force().await?;
        let to = kept.map_or(1, |kept| kept.generation);
        if former.generation >= to {
            return Err(self.refuse(&actor, act, PseudonymActRefusal::OtherKey).await);
        }
        let (decision, variable) = self.permitted_pseudonym(&actor, order).await?;
        let sources = self.identifier_sources(&order.party, &order.dataset).await?;
        let work = {
            let (order, variable, from_key) = (order.clone(), variable.clone(), former.key);
            move || {
                let domain = PseudonymDomain {
                    recipient: &order.recipient,
                    purpose: &order.purpose,
                    vintage: "stable",
                    variable: &variable,
                };
                let held = read_held(&order.held, &variable)?;
                let mut job = Correspondence::new(&from_key, &in_force, &domain, held);
                show_identifiers(&sources, &variable, |identifier| {
                    job.show(identifier);
                    job.is_complete()
                })?;
                let (asked, pairs) = job.finish();
                write_pairs(&order.output, ["ancien", "nouveau"], &pairs)?;
                Ok::<_, ExchangeError>((asked, pairs.len() as u64))
            }
        };
        let (asked, found) = tokio::task::spawn_blocking(work).await??;
        let done = Rekeyed {
            decision,
            variable,
            from: former.generation,
            to,
            holders: former.holders,
            asked,
            found,
        };
        self.record_rekeying(&actor, order, &done).await?;
        Ok(done)
    }

    async fn record_rekeying(
        &self,
        actor: &Actor,
        order: &RekeyOrder,
        done: &Rekeyed,
    ) -> Result<(), ExchangeError> {
        let hashed = hash_file(&order.output).map_err(ExchangeError::file(&order.output))?;
        let event = Event::PseudonymsRekeyed {
            decision: done.decision,
            dataset: order.dataset.clone(),
            recipient: order.recipient.clone(),
            purpose: order.purpose.clone(),
            variable: done.variable.clone(),
            from: done.from,
            to: done.to,
            holders: done.holders.clone(),
            asked: done.asked,
            found: done.found,
            file_sha256: hashed.sha256.parse().expect("a SHA-256 in hexadecimal is a hash"),
        };
        self.record_or_remove(actor, event, &order.output).await
    }

    /// Records an act whose file is written; a file that no event speaks of does not stay.
    pub(crate) async fn record_or_remove(
        &self,
        actor: &Actor,
        event: Event,
        output: &Path,
    ) -> Result<(), ExchangeError> {
        let recorded = async {
            let mut tx = self.store().begin(self.now(), actor).await?;
            tx.record(event).await?;
            tx.commit().await?;
            self.write_checkpoint().await
        };
        let recorded = recorded.await;
        if recorded.is_err() {
            drop(fs::remove_file(output));
        }
        recorded
    }

    /// The decision, and the variable that it gives as a stable pseudonym.
    async fn permitted_pseudonym(
        &self,
        actor: &Actor,
        order: &RekeyOrder,
    ) -> Result<(DecisionId, VariableName), ExchangeError> {
        let request = AccessRequest {
            recipient: order.recipient.clone(),
            purpose: order.purpose.clone(),
            dataset: order.dataset.clone(),
            variables: order.variable.iter().cloned().collect(),
            on: self.today(),
        };
        let (id, decision) = self.decide_as(actor.clone(), &request).await?;
        self.log_must_be_cosigned(decision.obligations()).await?;
        let found = match &decision {
            Decision::Permitted(permit) if *permit.producer() == order.party => {
                stable_pseudonym(permit, order.variable.as_ref())
            }
            _ => None,
        };
        match found {
            Some(variable) => Ok((id, variable)),
            None => Err(self.refuse(actor, PseudonymAct::Rekey, PseudonymActRefusal::NotGranted).await),
        }
    }

    /// The typed rows of every deposit of a dataset that was accepted and not withdrawn.
    pub(crate) async fn identifier_sources(
        &self,
        party: &PartyId,
        dataset: &DatasetId,
    ) -> Result<Vec<(Deposit, PathBuf)>, ExchangeError> {
        let filter =
            DepositFilter { dataset: Some(dataset.clone()), party: Some(party.clone()), period: None };
        let mut sources = Vec::new();
        for deposit in self.store().deposits(&filter).await? {
            if matches!(
                deposit.state,
                VersionState::Accepted | VersionState::Partial | VersionState::Superseded
            ) && let Some(path) = self.typed_rows(&deposit).await?
            {
                sources.push((deposit, path));
            }
        }
        // The latest files first: most persons are in them.
        sources.sort_by_key(|(deposit, _)| std::cmp::Reverse(deposit.seq));
        Ok(sources)
    }
}

fn stable_pseudonym(permit: &Permit, asked: Option<&VariableName>) -> Option<VariableName> {
    let mut stable = permit
        .protections()
        .iter()
        .filter(|one| one.protection == Protection::Pseudonym(PseudonymStability::Stable))
        .map(|one| &one.variable);
    match asked {
        Some(asked) => stable.find(|variable| *variable == asked).cloned(),
        None => stable.next().cloned().filter(|_| stable.next().is_none()),
    }
}

/// The pseudonyms of these files, in the column of that name.
pub(crate) fn read_held(paths: &[PathBuf], variable: &VariableName) -> Result<HeldPseudonyms, ExchangeError> {
    let mut held = HeldPseudonyms::default();
    for path in paths {
        if path.extension().is_some_and(|extension| extension == "parquet") {
            let mut line = 1;
            let mut wrong = None;
            read_typed_rows(path, std::slice::from_ref(variable), |row| {
                line += 1;
                match held.add(row[0].unwrap_or_default()) {
                    Ok(()) => ControlFlow::Continue(()),
                    Err(error) => {
                        wrong = Some(error.at(line));
                        ControlFlow::Break(())
                    }
                }
            })?;
            if let Some(error) = wrong {
                return Err(ExchangeError::Held { path: path.clone(), source: error });
            }
        } else {
            let failed = |source: HeldPseudonymsError| ExchangeError::Held { path: path.clone(), source };
            let file = fs::File::open(path).map_err(ExchangeError::file(path))?;
            held.read(std::io::BufReader::new(file), variable.as_str()).map_err(failed)?;
        }
    }
    Ok(held)
}

/// Shows the identifiers of these files one after the other, until the work says that it has all it needs.
pub(crate) fn show_identifiers(
    sources: &[(Deposit, PathBuf)],
    variable: &VariableName,
    mut show: impl FnMut(&str) -> bool,
) -> Result<(), ExchangeError> {
    for (_, path) in sources {
        let mut complete = false;
        read_typed_rows(path, std::slice::from_ref(variable), |row| {
            complete = row[0].is_some_and(&mut show);
            if complete { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        })?;
        if complete {
            break;
        }
    }
    Ok(())
}

/// Writes pairs as delimited text, for their reader alone; no cell is a formula.
pub(crate) fn write_pairs(
    path: &Path,
    header: [&str; 2],
    pairs: &[(String, String)],
) -> Result<(), ExchangeError> {
    use std::io::Write as _;
    write_private(path, |output| {
        writeln!(output, "{};{}", header[0], header[1])?;
        for (one, other) in pairs {
            writeln!(output, "{};{}", cell(one), cell(other))?;
        }
        Ok(())
    })
    .map_err(ExchangeError::file(path))
}

fn cell(text: &str) -> String {
    let text =
        if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() };
    if text.contains([';', '"', '\n', '\r']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}

#[cfg(test)]
mod tests {
    use super::cell;

    #[test]
    fn no_cell_breaks_out_of_its_place() {
        for (text, expected) in
            [("9990000001A", "9990000001A"), ("=1+1", "'=1+1"), ("a;b", "\"a;b\""), ("a\"b", "\"a\"\"b\"")]
        {
            assert_eq!(cell(text), expected);
        }
    }
}
