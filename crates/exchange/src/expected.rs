//! What is expected from whom for which period, and where it stands: the conventions' calendar against what came.
//!
//! Which days a line of the annex names is `DueDate::dues` of the model; what a page shows of this is `views`.

use entente_audit::DepositId;
use entente_model::{ArticleRef, DatasetId, Due, DutyLevel, PartyId, Period, SchoolYear, VersionState};
use entente_store::{Deposit, DepositFilter};
use jiff::civil::Date;

use crate::agreements::Agreements;
use crate::calendar::{is_soon, school_year_of};
use crate::error::ExchangeError;
use crate::node::Node;
use crate::views::DueState;

/// A deposit that a convention expects.
#[derive(Clone, Debug)]
pub(crate) struct Expected {
    pub(crate) dataset: DatasetId,
    pub(crate) period: Period,
    pub(crate) due_on: Date,
    pub(crate) duty: DutyLevel,
    pub(crate) producer: PartyId,
    pub(crate) recipients: Vec<PartyId>,
    pub(crate) state: DueState,
    pub(crate) place: ArticleRef,
    pub(crate) last: Option<DepositId>,
}

impl Node {
    /// This school year's deposits, and those of the last one that never came, in the order of their dates.
    pub(crate) async fn expected_deposits(&self) -> Result<Vec<Expected>, ExchangeError> {
        let deposits = self.store().deposits(&DepositFilter::default()).await?;
        Ok(expected(&self.agreements(), &deposits, self.today()))
    }
}

fn expected(agreements: &Agreements, deposits: &[Deposit], today: Date) -> Vec<Expected> {
    let this_year = school_year_of(today);
    let years = [SchoolYear::starting(this_year.start_year() - 1), Some(this_year)];
    let mut found: Vec<Expected> = Vec::new();
    for line in agreements.lines(today) {
        let Some(due) = &line.clause.due else { continue };
        let Some(producer) = agreements.holder(line.application, &line.clause.producer) else { continue };
        let recipients = agreements.recipients(line.application, &line.clause.id);
        for due in years.into_iter().flatten().flat_map(|year| due.dues(year)) {
            // What was due before the roles were bound, or while the duties were suspended, was due by nobody.
            if !agreements.holds_on(line.application, due.due_on) {
                continue;
            }
            let of_this = |one: &&Deposit| {
                one.dataset == line.clause.id && one.period == due.period && one.party == producer.id
            };
            let versions: Vec<&Deposit> = deposits.iter().filter(of_this).collect();
            let state = state(&versions, due, today);
            if due.period.school_year != this_year && state == DueState::Accepted {
                continue;
            }
            let known = found.iter_mut().find(|one| {
                one.dataset == line.clause.id && one.period == due.period && one.producer == producer.id
            });
            match known {
                // Two applications of one cadre: the deposit is the same, for the recipients of both.
                Some(one) => {
                    for recipient in &recipients {
                        if !one.recipients.contains(recipient) {
                            one.recipients.push(recipient.clone());
                        }
                    }
                }
                None => found.push(Expected {
                    dataset: line.clause.id.clone(),
                    period: due.period,
                    due_on: due.due_on,
                    duty: line.clause.duty,
                    producer: producer.id.clone(),
                    recipients: recipients.clone(),
                    state,
                    place: line.place.clone(),
                    last: versions.iter().max_by_key(|one| one.version).map(|one| one.id),
                }),
            }
        }
    }
    found
        .sort_by(|left, right| left.due_on.cmp(&right.due_on).then_with(|| left.dataset.cmp(&right.dataset)));
    found
}

fn state(versions: &[&Deposit], due: Due, today: Date) -> DueState {
    if versions.iter().any(|version| version.state.is_current()) {
        return DueState::Accepted;
    }
    // A withdrawn version leaves what was expected as if nothing had come.
    let last = versions.iter().filter(|version| version.withdrawn.is_none()).max_by_key(|one| one.version);
    match last.map(|version| version.state) {
        Some(VersionState::Received) => DueState::Received,
        Some(VersionState::Rejected) => DueState::ToCorrect,
        _ if due.due_on < today => DueState::Late,
        _ if is_soon(due.due_on, today) => DueState::DueSoon,
        _ => DueState::ToCome,
    }
}
