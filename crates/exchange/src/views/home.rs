//! Home of a party: what it must deposit, what it received, what is late.

use entente_model::{DatasetId, Period, SchoolYear, VersionState};
use jiff::civil::Date;

use super::{
    DepositSummary, DueState, DueView, HomeView, PartyView, decisions, deliveries_for, deliveries_from,
    deposits_of,
};
use crate::agreements::{Agreements, Line};
use crate::calendar::{Due, dues, school_year_of};
use crate::error::ExchangeError;
use crate::node::Node;
use crate::sign_in::Session;

/// Decisions shown on the home page; the list of them has its own page.
const DECISIONS_MAX: usize = 5;

/// The home of the session's party.
pub async fn home(node: &Node, session: &Session) -> Result<HomeView, ExchangeError> {
    let agreements = node.agreements();
    let party = agreements
        .party(&session.party)
        .map(PartyView::from)
        .ok_or_else(|| ExchangeError::UnknownParty { party: session.party.to_string() })?;
    let today = node.today();
    let deposits = deposits_of(node, &session.party).await?;
    let due = expected(&agreements, session, &deposits, today);
    let mut recent = decisions(node, session).await?;
    recent.truncate(DECISIONS_MAX);
    Ok(HomeView {
        party,
        today,
        due,
        deposits,
        received: deliveries_for(node, &session.party).await?,
        sent: deliveries_from(node, &session.party).await?,
        decisions: recent,
    })
}

/// This school year's deposits, and those of the last one that never came.
fn expected(
    agreements: &Agreements,
    session: &Session,
    deposits: &[DepositSummary],
    today: Date,
) -> Vec<DueView> {
    let this_year = school_year_of(today);
    let years = [SchoolYear::starting(this_year.start_year() - 1), Some(this_year)];
    let mut views = Vec::new();
    for line in agreements.lines_produced_by(&session.party, today) {
        let Some(due) = &line.clause.due else { continue };
        for year in years.into_iter().flatten() {
            for due in dues(due, year) {
                let view = view(agreements, &line, due, deposits, today);
                // What was due before the roles were bound was due by nobody.
                let was_bound = line.application.in_force_on(due.due_on);
                if was_bound && (year == this_year || view.state != DueState::Done) {
                    views.push(view);
                }
            }
        }
    }
    views
        .sort_by(|left, right| left.due_on.cmp(&right.due_on).then_with(|| left.dataset.cmp(&right.dataset)));
    views
}

fn view(
    agreements: &Agreements,
    line: &Line<'_>,
    due: Due,
    deposits: &[DepositSummary],
    today: Date,
) -> DueView {
    let last = last_deposit(deposits, &line.clause.id, due.period);
    DueView {
        dataset: line.clause.id.clone(),
        title: agreements.title(&line.clause.id),
        period: due.period,
        due_on: Some(due.due_on),
        duty: line.clause.duty,
        state: state(deposits, &line.clause.id, due, today),
        article: line.place.clone(),
        last_deposit: last.map(|deposit| deposit.id.clone()),
    }
}

fn about<'a>(
    deposits: &'a [DepositSummary],
    dataset: &DatasetId,
    period: Period,
) -> impl Iterator<Item = &'a DepositSummary> {
    let dataset = dataset.clone();
    deposits.iter().filter(move |deposit| deposit.dataset == dataset && deposit.period == period)
}

fn last_deposit<'a>(
    deposits: &'a [DepositSummary],
    dataset: &DatasetId,
    period: Period,
) -> Option<&'a DepositSummary> {
    about(deposits, dataset, period).max_by_key(|deposit| deposit.version)
}

fn state(deposits: &[DepositSummary], dataset: &DatasetId, due: Due, today: Date) -> DueState {
    if about(deposits, dataset, due.period).any(|deposit| deposit.state == VersionState::Accepted) {
        DueState::Done
    } else if last_deposit(deposits, dataset, due.period)
        .is_some_and(|last| last.state == VersionState::Rejected)
    {
        DueState::ToCorrect
    } else if due.due_on < today {
        DueState::Late
    } else {
        DueState::Expected
    }
}
