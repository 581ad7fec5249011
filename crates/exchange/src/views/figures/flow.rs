//! The common dashboard of exchanges: for each dataset that a party gives or receives, what came, how late, how sound, and how
//! often it was handed over. Made of deposits and deliveries that really happened.

use std::collections::BTreeMap;

use entente_model::{DatasetId, PartyId, Period, VersionState};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::Serialize;

use crate::error::ExchangeError;
use crate::node::Node;
use crate::sign_in::Session;
use crate::views::{DeliverySummary, DepositSummary, DueState, ExpectedView};
use crate::views::{deliveries_for, deliveries_from, deposits_of, expected};

/// A dataset that a party gives or receives.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FlowLine {
    /// The dataset.
    pub dataset: DatasetId,
    /// Its title.
    pub title: String,
    /// Whether the party gives it; it receives it otherwise.
    pub is_given: bool,
    /// The other side: who received it, or who produces it, where that is known.
    pub others: Vec<PartyId>,
    /// The last period that something is about.
    pub period: Option<Period>,
    /// When it was due, and where that stands.
    pub due_on: Option<Date>,
    /// Where it stands; nothing where no clause gives a date.
    pub state: Option<DueState>,
    /// When the version of that period that was accepted came.
    pub accepted_at: Option<Timestamp>,
    /// Days between the date due and the version accepted; below 0 where it came before.
    pub delay_days: Option<i32>,
    /// Versions deposited, and those of them that their check refused; of what the party gives only.
    pub versions: u64,
    /// Of them, those that their check refused.
    pub refused: u64,
    /// Rows of the last version that was checked, or of the last delivery.
    pub rows: Option<u64>,
    /// Of them, rows with a fault that must be corrected.
    pub rows_blocked: Option<u64>,
    /// Times that it was handed over.
    pub deliveries: u64,
    /// The last time.
    pub sent_at: Option<Timestamp>,
}

/// What the session's party gives and receives, by dataset.
///
/// # Errors
/// Where the node cannot read its own records.
pub async fn flows(node: &Node, session: &Session) -> Result<Vec<FlowLine>, ExchangeError> {
    let (due, awaited) = expected(node, session).await?;
    let deposits = deposits_of(node, &session.party).await?;
    let sent = deliveries_from(node, &session.party).await?;
    let received = deliveries_for(node, &session.party).await?;
    let mut lines: BTreeMap<(bool, DatasetId), FlowLine> = BTreeMap::new();
    let agreements = node.agreements();
    let mut line_of = |is_given: bool, dataset: &DatasetId, fill: &mut dyn FnMut(&mut FlowLine)| {
        let line = lines
            .entry((!is_given, dataset.clone()))
            .or_insert_with(|| FlowLine::new(dataset, agreements.title(dataset), is_given));
        fill(line);
    };
    for deposit in &deposits {
        line_of(true, &deposit.dataset, &mut |line| line.add_deposit(deposit));
    }
    for (is_given, deliveries) in [(true, &sent), (false, &received)] {
        for delivery in deliveries {
            line_of(is_given, &delivery.dataset, &mut |line| line.add_delivery(delivery));
        }
    }
    for (is_given, expected) in [(true, &due), (false, &awaited)] {
        for one in expected {
            line_of(is_given, &one.dataset, &mut |line| line.add_expected(one));
        }
    }
    let mut lines: Vec<FlowLine> = lines.into_values().collect();
    for line in &mut lines {
        let day = line.accepted_at.map(|at| node.day_of(at));
        line.delay_days = day.zip(line.due_on).map(|(day, due)| (day - due).get_days());
    }
    Ok(lines)
}

impl FlowLine {
    fn new(dataset: &DatasetId, title: String, is_given: bool) -> Self {
        Self {
            dataset: dataset.clone(),
            title,
            is_given,
            others: Vec::new(),
            period: None,
            due_on: None,
            state: None,
            accepted_at: None,
            delay_days: None,
            versions: 0,
            refused: 0,
            rows: None,
            rows_blocked: None,
            deliveries: 0,
            sent_at: None,
        }
    }

    /// Deposits come the latest first.
    fn add_deposit(&mut self, deposit: &DepositSummary) {
        self.versions += 1;
        self.refused += u64::from(deposit.state == VersionState::Rejected);
        self.period = self.period.max(Some(deposit.period));
        if self.rows.is_none() {
            (self.rows, self.rows_blocked) = (deposit.rows, deposit.rows_blocked);
        }
        if deposit.state.is_current() && self.accepted_at.is_none() {
            self.accepted_at = Some(deposit.received_at);
        }
    }

    /// Deliveries come the latest first.
    fn add_delivery(&mut self, delivery: &DeliverySummary) {
        self.deliveries += 1;
        self.sent_at = self.sent_at.max(Some(delivery.sent_at));
        if !self.is_given && self.rows.is_none() {
            self.rows = Some(delivery.rows);
        }
        if self.is_given && !self.others.contains(&delivery.recipient) {
            self.others.push(delivery.recipient.clone());
        }
    }

    /// The date of the last period that something is about, or the first one that is to come.
    fn add_expected(&mut self, one: &ExpectedView) {
        let other = if self.is_given { one.recipients.clone() } else { vec![one.producer.clone()] };
        for party in other {
            if !self.others.contains(&party) {
                self.others.push(party);
            }
        }
        let is_of_period = self.period.is_none_or(|period| period == one.period);
        if self.due_on.is_none() || is_of_period && self.state != Some(DueState::Accepted) {
            self.due_on = Some(one.due_on);
            self.state = Some(one.state);
        }
    }
}
