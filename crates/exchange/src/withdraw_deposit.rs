//! Takes a deposit back, as its depositor alone may: nothing is delivered from it from then on, and those who received
//! it are told.
//!
//! What was received stays as evidence; the version before does not come back, a new one must be deposited.

use entente_audit::{Actor, WithdrawalReason};
use entente_model::PartyId;
use entente_store::{Alert, StoreError};

use crate::error::ExchangeError;
use crate::node::Node;
use crate::sign_in::Session;

impl Node {
    /// Withdraws a deposit of the session's party; gives the alerts that were raised.
    pub async fn withdraw_deposit(
        &self,
        session: &Session,
        id: &str,
        reason: &str,
    ) -> Result<Vec<Alert>, ExchangeError> {
        session.must_act()?;
        self.withdraw(session.actor(), &session.party, id, reason).await
    }

    /// The same, on behalf of a party, from the command line.
    pub async fn withdraw_deposit_as(
        &self,
        party: &PartyId,
        id: &str,
        reason: &str,
    ) -> Result<Vec<Alert>, ExchangeError> {
        self.withdraw(Actor::Party(party.clone()), party, id, reason).await
    }

    async fn withdraw(
        &self,
        actor: Actor,
        party: &PartyId,
        id: &str,
        reason: &str,
    ) -> Result<Vec<Alert>, ExchangeError> {
        let reason: WithdrawalReason = serde_json::from_value(reason.into())
            .map_err(|_| ExchangeError::Unacceptable { what: "reason", value: reason.to_owned() })?;
        let deposit = self.deposit_of(party, id).await?;
        let mut tx = self.store().begin(self.now(), &actor).await?;
        match tx.withdraw_deposit(deposit.id, reason).await {
            Err(StoreError::Done { .. }) => {
                return Err(ExchangeError::Withdrawn { deposit: id.to_owned() });
            }
            other => other?,
        };
        let at = tx.at();
        tx.commit().await?;
        self.write_checkpoint().await?;
        let mut alerts = self.store().alerts_about(deposit.id).await?;
        alerts.retain(|alert| alert.raised_at == at);
        Ok(alerts)
    }
}
