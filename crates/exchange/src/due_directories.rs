//! What the clauses `ent` ask for today: each directory that is due is delivered, and pushed where its channel says so.
//!
//! Meant for a daily timer, and run every hour by a node that serves: what is done already is not due.

use std::collections::BTreeSet;

use entente_audit::{Actor, DirectoryDeliveryId};
use entente_formats::ent::EntPause;
use entente_model::{AgreementId, Channel, ClauseId, EntClause, Message, PartyId};
use entente_store::DirectoryPush;

use crate::deliver_directory::{DirectoryOrder, DirectoryOutcome, delivered};
use crate::directory_sources::provider_of;
use crate::error::ExchangeError;
use crate::node::Node;

/// What was done for one clause.
#[derive(Debug)]
pub struct DueDirectory {
    /// The convention.
    pub agreement: AgreementId,
    /// Its clause.
    pub clause: ClauseId,
    /// What was done.
    pub done: DueOutcome,
}

/// What was done.
#[derive(Debug)]
pub enum DueOutcome {
    /// Nothing is due.
    NotDue(EntPause),
    /// The channel is SFTP and nobody described the recipient's server: nothing was made.
    NoTarget,
    /// Delivered or decided; pushed, where its channel says so.
    Delivered {
        /// What came of the order.
        outcome: DirectoryOutcome,
        /// What came of the push.
        push: Option<Result<DirectoryPush, ExchangeError>>,
    },
    /// The delivery of today was pushed again.
    Pushed {
        /// The delivery.
        delivery: DirectoryDeliveryId,
        /// What came of it.
        push: DirectoryPush,
    },
    /// It could not be done; the other clauses are not held up.
    Failed(ExchangeError),
}

impl DueOutcome {
    /// Whether somebody must look at it.
    pub fn is_faulty(&self) -> bool {
        match self {
            Self::NotDue(_) => false,
            Self::NoTarget | Self::Failed(_) => true,
            Self::Pushed { push, .. } => push.proof_sha256.is_none(),
            Self::Delivered { outcome, push } => {
                matches!(outcome, DirectoryOutcome::Decided { .. })
                    || push
                        .as_ref()
                        .is_some_and(|push| !matches!(push, Ok(push) if push.proof_sha256.is_some()))
            }
        }
    }
}

/// A clause of today.
struct TodaysClause {
    agreement: AgreementId,
    clause: EntClause,
    provider: Option<PartyId>,
}

impl Node {
    /// Delivers and pushes what today asks for, clause by clause.
    pub async fn deliver_due_directories(&self) -> Result<Vec<DueDirectory>, ExchangeError> {
        let mut done = Vec::new();
        for one in self.todays_clauses() {
            let outcome = self.deliver_due(&one).await.unwrap_or_else(DueOutcome::Failed);
            done.push(DueDirectory { agreement: one.agreement, clause: one.clause.id, done: outcome });
        }
        Ok(done)
    }

    /// Clauses of the conventions that hold today.
    fn todays_clauses(&self) -> Vec<TodaysClause> {
        let agreements = self.agreements();
        let mut clauses = Vec::new();
        for agreement in agreements.all().iter().filter(|one| agreements.holds_on(one, self.today())) {
            for (_, clause) in agreement.ent_clauses() {
                clauses.push(TodaysClause {
                    agreement: agreement.id.clone(),
                    clause: clause.clone(),
                    provider: provider_of(&agreements, agreement, clause),
                });
            }
        }
        clauses
    }

    async fn deliver_due(&self, one: &TodaysClause) -> Result<DueOutcome, ExchangeError> {
        let clause = &one.clause;
        let is_pushed = clause.channel == Channel::Sftp;
        if is_pushed && !self.directory_target(&one.agreement, &clause.id)?.is_file() {
            return Ok(DueOutcome::NoTarget);
        }
        let deliveries = self.store().directory_deliveries_of(&one.agreement, &clause.id).await?;
        let mut because = None;
        if let (true, Some(last)) = (is_pushed, deliveries.first()) {
            let pushes = self.store().directory_pushes(last.id).await?;
            let is_proved = pushes.first().is_some_and(|push| push.proof_sha256.is_some());
            if last.delivered_on == self.today() && !is_proved {
                return Ok(DueOutcome::Pushed {
                    delivery: last.id,
                    push: self.push_directory(last.id).await?,
                });
            }
            // What was made and never proved to have arrived is nothing that a delta may begin from.
            because = (!is_proved).then(|| Message::new("directory-because-push"));
        }
        // Asked before any decision: a timer that runs every hour must not fill the log with what is not due.
        let nobody = BTreeSet::new();
        let planned =
            self.plan_directory(clause, self.today(), delivered(&deliveries), because.is_some(), &nobody);
        if let Err(pause) = planned {
            return Ok(DueOutcome::NotDue(pause));
        }
        let order = DirectoryOrder {
            agreement: one.agreement.clone(),
            clause: Some(clause.id.clone()),
            on: self.today(),
            complete: false,
        };
        let actor = one.provider.clone().map_or(Actor::System, Actor::Party);
        let outcome = self.deliver_directory_as(actor, &order, clause.id.clone(), because).await?;
        let push = match &outcome {
            DirectoryOutcome::Delivered(made) if is_pushed => Some(self.push_directory(made.id).await),
            _ => None,
        };
        Ok(DueOutcome::Delivered { outcome, push })
    }
}
