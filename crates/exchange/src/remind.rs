//! Reminds producers of what a convention expects of them: 30, 7 and 1 days before, then each week that it is late.
//!
//! Each reminder is recorded once; pages show it. Sending it by mail is later work.

use entente_audit::Actor;
use entente_store::NewReminder;

use crate::calendar::reminder_stage;
use crate::error::ExchangeError;
use crate::node::Node;
use crate::views::{DueState, ExpectedView};

/// A reminder that was given just now.
#[derive(Clone, Debug, serde::Serialize)]
pub struct GivenReminder {
    /// What is expected.
    pub expected: ExpectedView,
    /// Which reminder: `before-7`, `late-2`.
    pub stage: String,
}

impl Node {
    /// Records the reminders that today calls for and that were not given yet, all of them or none.
    pub async fn remind(&self) -> Result<Vec<GivenReminder>, ExchangeError> {
        let today = self.today();
        let expected = self.expected_deposits().await?;
        let mut tx = self.store().begin(self.now(), &Actor::System).await?;
        let mut given = Vec::new();
        for expected in expected {
            // What is here waits for its check, and what is accepted for nothing.
            if matches!(expected.state, DueState::Accepted | DueState::Received) {
                continue;
            }
            let Some(stage) = reminder_stage(expected.due_on, today) else { continue };
            let new = NewReminder {
                dataset: expected.dataset.clone(),
                period: expected.period,
                party: expected.producer.clone(),
                due_on: expected.due_on,
                stage,
            };
            if tx.insert_reminder(&new).await?.is_some() {
                let expected = ExpectedView::new(&self.agreements(), &expected, None);
                given.push(GivenReminder { expected, stage: stage.to_string() });
            }
        }
        if given.is_empty() {
            tx.rollback().await?;
        } else {
            tx.commit().await?;
            self.write_checkpoint().await?;
        }
        Ok(given)
    }
}
