//! A recipient has read what it was told of a version that it received.

use entente_audit::AlertId;
use entente_store::StoreError;

use crate::error::ExchangeError;
use crate::node::Node;
use crate::sign_in::Session;

impl Node {
    /// Acknowledges an alert of the session's party; a second time changes nothing.
    pub async fn acknowledge_alert(&self, session: &Session, id: &str) -> Result<(), ExchangeError> {
        session.must_act()?;
        let unknown = || ExchangeError::UnknownAlert { alert: id.to_owned() };
        let id: AlertId = id.parse().map_err(|_| unknown())?;
        let alert = self.store().alert(id).await?.ok_or_else(unknown)?;
        if alert.recipient != session.party {
            return Err(unknown());
        }
        let mut tx = self.store().begin(self.now(), &session.actor()).await?;
        match tx.acknowledge_alert(id).await {
            Err(StoreError::Done { .. }) => return Ok(()),
            other => other?,
        };
        tx.commit().await?;
        self.write_checkpoint().await
    }
}
