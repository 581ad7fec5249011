//! What is expected from whom for which period: the producer sees what it owes, the recipients what they await.

use entente_audit::ReminderStage;
use entente_model::{ArticleRef, DatasetId, DutyLevel, PartyId, Period};
use entente_store::Reminder;
use entente_text::Lang;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::Serialize;

use super::DueState;
use crate::agreements::Agreements;
use crate::calendar_file::calendar_file;
use crate::error::ExchangeError;
use crate::expected::Expected;
use crate::node::Node;
use crate::sign_in::Session;

/// A deposit that a convention expects.
#[derive(Clone, Debug, Serialize)]
pub struct ExpectedView {
    pub dataset: DatasetId,
    pub title: String,
    pub period: Period,
    pub due_on: Date,
    pub duty: DutyLevel,
    pub producer: PartyId,
    pub producer_name: String,
    pub recipients: Vec<PartyId>,
    pub state: DueState,
    pub article: ArticleRef,
    /// The last version, for its producer.
    pub last_deposit: Option<String>,
    /// The last reminder, where one was given.
    pub reminder: Option<ReminderStage>,
    pub reminded_at: Option<Timestamp>,
}

impl ExpectedView {
    pub(crate) fn new(agreements: &Agreements, expected: &Expected, reminder: Option<&Reminder>) -> Self {
        let name = agreements.party(&expected.producer).map(|party| party.name.clone());
        Self {
            dataset: expected.dataset.clone(),
            title: agreements.title(&expected.dataset),
            period: expected.period,
            due_on: expected.due_on,
            duty: expected.duty,
            producer: expected.producer.clone(),
            producer_name: name.unwrap_or_else(|| expected.producer.to_string()),
            recipients: expected.recipients.clone(),
            state: expected.state,
            article: expected.place.clone(),
            last_deposit: expected.last.map(|id| id.to_string()),
            reminder: reminder.map(|reminder| reminder.stage),
            reminded_at: reminder.map(|reminder| reminder.reminded_at),
        }
    }

    /// What a recipient sees: that something came, not what is wrong with it.
    fn for_recipient(mut self) -> Self {
        self.last_deposit = None;
        if self.state == DueState::ToCorrect {
            self.state = DueState::Received;
        }
        self
    }
}

/// What the session's party must deposit, and what it awaits from others, in the order of the dates.
pub async fn expected(
    node: &Node,
    session: &Session,
) -> Result<(Vec<ExpectedView>, Vec<ExpectedView>), ExchangeError> {
    let all = expected_of_node(node).await?;
    let (due, others): (Vec<_>, Vec<_>) = all.into_iter().partition(|one| one.producer == session.party);
    let awaited = others.into_iter().filter(|one| one.recipients.contains(&session.party));
    Ok((due, awaited.map(ExpectedView::for_recipient).collect()))
}

/// Everything that is expected, for whoever runs the node.
pub async fn expected_of_node(node: &Node) -> Result<Vec<ExpectedView>, ExchangeError> {
    let reminders = node.store().reminders().await?;
    let agreements = node.agreements();
    let expected = node.expected_deposits().await?;
    let views = expected.iter().map(|one| {
        let last = reminders.iter().rev().find(|reminder| {
            reminder.dataset == one.dataset
                && reminder.period == one.period
                && reminder.party == one.producer
                && reminder.due_on == one.due_on
        });
        ExpectedView::new(&agreements, one, last)
    });
    Ok(views.collect())
}

/// What concerns the session's party, as a calendar that other programs read.
pub async fn expected_calendar(node: &Node, session: &Session, lang: Lang) -> Result<String, ExchangeError> {
    let (mut due, awaited) = expected(node, session).await?;
    due.extend(awaited);
    Ok(calendar_file(&due, node.now(), lang))
}
