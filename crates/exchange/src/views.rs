//! What pages show: read-only pictures of the node, one per page, already filtered for the party that looks.
//!
//! A view holds data and messages, never HTML and never a language.

mod access;
mod agreement;
mod agreement_calendar;
mod agreement_conformance;
mod agreement_ent;
mod agreement_life;
mod agreement_parties;
mod agreement_produced;
mod agreement_record;
mod agreement_versions;
mod alert;
mod audience;
mod census;
mod clearances;
mod dataset;
mod decision;
mod delivery;
mod deposit;
pub(crate) mod directory_delivery;
mod expected;
pub(crate) mod figures;
mod home;
mod log;
mod mandates;
mod reference;
mod study;

use entente_audit::{DeliveryId, DepositId, WithdrawalReason};
use entente_model::{
    Agreement, ArticleRef, CheckReport, Dataset, DatasetClause, DatasetId, GrantClause, PartialAcceptance,
    PartyId, Period, RoleId, Territory, VersionState,
};
use entente_store::{DepositFilter, Page};
use jiff::civil::Date;
use jiff::{Span, Timestamp};
use serde::Serialize;
use serde_json::Value;

use crate::error::ExchangeError;
use crate::node::Node;

pub use access::{
    AccessChangeView, AccessFilter, AccessView, ProtectionChangeView, access_changes, accesses, accesses_csv,
};
pub use agreement::{agreement, agreements};
pub use agreement_calendar::{CalendarWindow, agreement_calendar, calendar_events};
pub use agreement_conformance::{agreement_conformance, cadres};
pub use agreement_ent::{EntRole, EntView, agreement_ents};
pub use agreement_life::{AgreementLine, agreement_line, agreement_lines, agreement_state};
pub use agreement_parties::{AgreementParty, JoinedView, agreement_parties};
pub use agreement_produced::{PartyProduced, ReminderView, agreement_produced};
pub use agreement_record::{AgreementRecord, FactView, ProducedView, TextView, agreement_record};
pub use agreement_versions::{
    TextComparison, agreement_concerns, agreement_diff, agreement_text, agreement_versions,
};
pub use alert::{AlertView, alerts};
pub use audience::{AudienceLine, AudienceView, audience, audience_csv};
pub use census::{CensusView, PaperView, census, paper_agreement, paper_scan};
pub use clearances::{ClearanceChoice, ClearanceCount, ClearanceLine, ClearancesView, clearances};
pub use dataset::{dataset, datasets};
pub use decision::{decision, decisions};
pub use delivery::delivery;
pub use deposit::{any_deposit, deposit, deposits_of_node};
pub use directory_delivery::{DirectoryDeliveryLine, directory_agreement, directory_deliveries};
pub use expected::{ExpectedView, expected, expected_calendar, expected_of_node};
pub use figures::{
    CapacityView, CardGroup, CardLine, CardValue, ClosedSource, ENTRY, EXIT, EnrolmentView, FigureAccess,
    FigurePlace, FigureReader, FigureSource, FlowLine, ForecastPoint, ForecastSaidView, MigrationLine,
    MigrationView, OpenProposal, OtherForecastView, OverflowLine, PassageChoice, PassageField, PassageView,
    PlaceName, SECTOR_GROUPS, SectorGround, SectorOrder, SegregationUnit, SegregationView, SettledFigure,
    ShownCount, ShownMatrix, SummedForecast, TerritoryForecastLine, TerritoryForecastView, agreed_figures,
    capacity_view, card, enrolment, flows, forecast_said, migrations, other_forecast, passages,
    sector_ground, segregation, territory_forecast,
};
pub use home::home;
pub use log::{log, log_from};
pub use mandates::{MandateChoice, MandateLine, MandatesView, mandates};
pub use reference::{
    InstitutionView, ReferenceAnnouncement, ReferenceSummary, academy_outlines, announcements, directory,
    institution, outlines, reference_name, reference_versions, references, short_name, territory_names,
};
pub use study::{ShownFigure, StudyLine, StudyView, studies, study, study_of_party};

/// A party, as a header or a cell shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PartyView {
    pub id: PartyId,
    pub name: String,
    pub role: RoleId,
    pub territory: Option<Territory>,
}

/// Where an expected deposit stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum DueState {
    /// An accepted version exists.
    Accepted,
    /// A version came and waits for its check.
    Received,
    /// The last version was refused by its check.
    ToCorrect,
    /// Nothing came, and the date is past.
    Late,
    /// Nothing came yet, and the date is near.
    DueSoon,
    /// Nothing came yet, and there is time.
    ToCome,
}

/// A deposited version, in a list.
#[derive(Clone, Debug, Serialize)]
pub struct DepositSummary {
    pub id: String,
    pub dataset: DatasetId,
    pub title: String,
    pub period: Period,
    pub version: u32,
    pub party: PartyId,
    pub state: VersionState,
    pub received_at: Timestamp,
    pub size_bytes: u64,
    pub sha256: String,
    /// Rows and blocking rows, once checked.
    pub rows: Option<u64>,
    pub rows_blocked: Option<u64>,
    /// Number of groups of findings, once checked.
    pub findings: Option<u64>,
}

/// A delivery, in a list.
#[derive(Clone, Debug, Serialize)]
pub struct DeliverySummary {
    pub id: String,
    pub dataset: DatasetId,
    pub title: String,
    pub purpose: String,
    pub recipient: PartyId,
    pub sent_at: Timestamp,
    pub rows: u64,
    pub file_name: String,
    pub file_sha256: String,
    pub decision: String,
}

/// A decision, in a list.
#[derive(Clone, Debug, Serialize)]
pub struct DecisionSummary {
    pub id: String,
    pub decided_at: Timestamp,
    pub recipient: PartyId,
    pub purpose: String,
    pub dataset: DatasetId,
    /// `permitted`, `refused`, `not-covered` or `gap`.
    pub outcome: String,
    pub articles: Vec<ArticleRef>,
}

/// Home of a party: what it must deposit, what it received, what is late.
#[derive(Clone, Debug, Serialize)]
pub struct HomeView {
    pub party: PartyView,
    pub today: Date,
    /// What this party must deposit.
    pub due: Vec<ExpectedView>,
    /// What others must deposit, and this party may receive.
    pub awaited: Vec<ExpectedView>,
    /// What this party must be told of the versions that it received, not read yet.
    pub alerts: Vec<AlertView>,
    pub deposits: Vec<DepositSummary>,
    pub received: Vec<DeliverySummary>,
    /// Deliveries made from this party's deposits.
    pub sent: Vec<DeliverySummary>,
    pub decisions: Vec<DecisionSummary>,
}

/// A convention with the titles that its clauses need.
#[derive(Clone, Debug, Serialize)]
pub struct AgreementView {
    pub agreement: Agreement,
    pub in_force: bool,
    pub today: Date,
    /// The cadre that it applies, or the applications of it.
    pub related: Vec<AgreementLink>,
    /// Title by dataset, label by purpose: to show clauses in words.
    pub dataset_titles: Vec<(DatasetId, String)>,
    pub purpose_labels: Vec<(String, String)>,
}

/// A convention, in a list.
#[derive(Clone, Debug, Serialize)]
pub struct AgreementLink {
    pub id: String,
    pub title: String,
    pub in_force: bool,
}

/// A dataset: dictionary, sample, lines of conventions, versions that this party may see.
#[derive(Clone, Debug, Serialize)]
pub struct DatasetView {
    pub dataset: Dataset,
    pub lines: Vec<(ArticleRef, DatasetClause)>,
    pub grants: Vec<(ArticleRef, GrantClause)>,
    /// Header then rows of the sample; empty where there is none.
    pub sample: Vec<Vec<String>>,
    pub versions: Vec<DepositSummary>,
    pub received: Vec<DeliverySummary>,
    /// Whether the party that looks is its producer in some convention: it may deposit.
    pub may_deposit: bool,
    /// The period that a deposit is about by default.
    pub current_period: Period,
}

/// Rows that a partial acceptance set aside.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct SetAsideView {
    pub rows: u64,
    pub size_bytes: u64,
}

/// Why and when a deposit was taken back.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct WithdrawalView {
    pub reason: WithdrawalReason,
    pub withdrawn_at: Timestamp,
}

/// How far the convention lets faulty rows be set aside, and where it says so.
#[derive(Clone, Debug, Serialize)]
pub struct PartialView {
    pub article: ArticleRef,
    pub partial: PartialAcceptance,
}

/// A deposit, its check report and what became of it; only its depositor sees it.
#[derive(Clone, Debug, Serialize)]
pub struct DepositView {
    pub summary: DepositSummary,
    pub file_name: String,
    pub dataset: Dataset,
    pub report: Option<CheckReport>,
    /// Other versions of the same dataset and period.
    pub versions: Vec<DepositSummary>,
    /// Other deposits of the same party with that very file.
    pub same_file: Vec<DepositSummary>,
    /// Versions that this one can be compared with: of the same period, or of the same one a year before.
    pub comparable: Vec<DepositSummary>,
    /// Who has used this version.
    pub deliveries: Vec<DeliverySummary>,
    /// Who was told that it was replaced or withdrawn.
    pub alerts: Vec<AlertView>,
    pub partial: Option<PartialView>,
    pub set_aside: Option<SetAsideView>,
    pub withdrawal: Option<WithdrawalView>,
}

/// A decision with its articles; its recipient and the producer see it.
#[derive(Clone, Debug, Serialize)]
pub struct DecisionView {
    pub summary: DecisionSummary,
    /// The decision as stored: outcome, articles, obligations, nearest, missing, reasons.
    pub json: Value,
    /// The same, in sentences, in French and in English.
    pub sentences_fr: Vec<String>,
    pub sentences_en: Vec<String>,
    pub deliveries: Vec<DeliverySummary>,
}

/// A delivery: its recipient and the producer see it; only the recipient downloads.
#[derive(Clone, Debug, Serialize)]
pub struct DeliveryView {
    pub summary: DeliverySummary,
    pub receipt: Value,
    pub may_download: bool,
    /// Names of the files that lie in it: data, dictionary, receipt, mention.
    pub files: Vec<String>,
    /// Where its files were destroyed at the end of their retention.
    pub destroyed: Option<DestroyedView>,
}

/// When the files of a delivery were destroyed, and the article that says so.
#[derive(Clone, Debug, Serialize)]
pub struct DestroyedView {
    pub at: Timestamp,
    pub article: Option<ArticleRef>,
    /// How long it keeps them.
    #[serde(skip)]
    pub lasts: Span,
}

/// One entry of the log, in words.
#[derive(Clone, Debug, Serialize)]
pub struct LogEntryView {
    pub seq: u64,
    pub at: Timestamp,
    pub actor: String,
    /// Kind of event in kebab-case, e.g. `deposit-received`.
    pub event: String,
    /// Its fields, name and value, as stored.
    pub fields: Vec<(String, String)>,
    pub hash: String,
}

/// A page of the log, newest first.
#[derive(Clone, Debug, Serialize)]
pub struct LogView {
    pub total: u64,
    pub page: u64,
    pub pages: u64,
    pub entries: Vec<LogEntryView>,
}

/// Rows of one list; longer ones are for the log and the API.
const LIST_MAX: u32 = 500;

/// Deposits of a party, the newest first.
pub(crate) async fn deposits_of(node: &Node, party: &PartyId) -> Result<Vec<DepositSummary>, ExchangeError> {
    let filter = DepositFilter { party: Some(party.clone()), ..DepositFilter::default() };
    let mut rows = node.store().deposits(&filter).await?;
    rows.sort_by_key(|row| std::cmp::Reverse(row.seq));
    let mut summaries = Vec::with_capacity(rows.len());
    for row in &rows {
        summaries.push(summary_of(node, row).await?);
    }
    Ok(summaries)
}

/// One deposit, for whoever may see it: callers check.
pub(crate) async fn deposit_summary(
    node: &Node,
    id: DepositId,
) -> Result<Option<DepositSummary>, ExchangeError> {
    match node.store().deposit(id).await? {
        Some(row) => Ok(Some(summary_of(node, &row).await?)),
        None => Ok(None),
    }
}

pub(crate) async fn summary_of(
    node: &Node,
    row: &entente_store::Deposit,
) -> Result<DepositSummary, ExchangeError> {
    let report = report_of(node, row.id).await?;
    Ok(DepositSummary {
        id: row.id.to_string(),
        dataset: row.dataset.clone(),
        title: node.agreements().title(&row.dataset),
        period: row.period,
        version: row.version,
        party: row.party.clone(),
        state: row.state,
        received_at: row.received_at,
        size_bytes: row.size_bytes,
        sha256: row.sha256.to_string(),
        rows: report.as_ref().map(|report| report.rows),
        rows_blocked: report.as_ref().map(|report| report.rows_blocked),
        findings: report.as_ref().map(|report| report.findings.len() as u64),
    })
}

/// The last report of a deposit.
pub(crate) async fn report_of(node: &Node, id: DepositId) -> Result<Option<CheckReport>, ExchangeError> {
    let Some(row) = node.store().check_report(id).await? else { return Ok(None) };
    let report = serde_json::from_str(&row.report)
        .map_err(|error| ExchangeError::Record { record: row.id.to_string(), reason: error.to_string() })?;
    Ok(Some(report))
}

/// JSON that the database keeps as text.
pub(crate) fn stored_json(id: &impl ToString, text: &str) -> Result<Value, ExchangeError> {
    serde_json::from_str(text)
        .map_err(|error| ExchangeError::Record { record: id.to_string(), reason: error.to_string() })
}

pub(crate) fn decision_summary(row: &entente_store::Decision) -> Result<DecisionSummary, ExchangeError> {
    let json = stored_json(&row.id, &row.decision)?;
    let unreadable = |error: serde_json::Error| ExchangeError::Record {
        record: row.id.to_string(),
        reason: error.to_string(),
    };
    Ok(DecisionSummary {
        id: row.id.to_string(),
        decided_at: row.decided_at,
        recipient: row.recipient.clone(),
        purpose: row.purpose.to_string(),
        dataset: row.dataset.clone(),
        outcome: json["outcome"].as_str().unwrap_or_default().to_owned(),
        articles: once_each(serde_json::from_value(json["articles"].clone()).map_err(unreadable)?),
    })
}

/// One mention of each article in a list; the decision itself names every clause.
fn once_each(places: Vec<ArticleRef>) -> Vec<ArticleRef> {
    let mut kept: Vec<ArticleRef> = Vec::new();
    for place in places {
        if !kept.iter().any(|known| known.convention == place.convention && known.article == place.article) {
            kept.push(place);
        }
    }
    kept
}

/// Deliveries that a party received, the newest first.
pub(crate) async fn deliveries_for(
    node: &Node,
    party: &PartyId,
) -> Result<Vec<DeliverySummary>, ExchangeError> {
    let rows = node.store().deliveries_to(Some(party), Page::first(LIST_MAX)).await?;
    with_directories(node, party, summaries(node, &rows).await?, true).await
}

/// Deliveries made from the deposits of a party, the newest first.
pub(crate) async fn deliveries_from(
    node: &Node,
    party: &PartyId,
) -> Result<Vec<DeliverySummary>, ExchangeError> {
    let rows = node.store().deliveries_from(party, Page::first(LIST_MAX)).await?;
    with_directories(node, party, summaries(node, &rows).await?, false).await
}

/// The same with those of directories, the newest first.
async fn with_directories(
    node: &Node,
    party: &PartyId,
    mut deliveries: Vec<DeliverySummary>,
    is_recipient: bool,
) -> Result<Vec<DeliverySummary>, ExchangeError> {
    deliveries.extend(directory_delivery::summaries_for(node, party, is_recipient).await?);
    deliveries.sort_by_key(|delivery| std::cmp::Reverse(delivery.sent_at));
    Ok(deliveries)
}

/// One delivery, for whoever may see it: callers check.
pub(crate) async fn delivery_summary(
    node: &Node,
    id: DeliveryId,
) -> Result<Option<DeliverySummary>, ExchangeError> {
    let row = node.store().delivery(id).await?;
    Ok(summaries(node, row.as_slice()).await?.pop())
}

pub(crate) async fn summaries(
    node: &Node,
    rows: &[entente_store::Delivery],
) -> Result<Vec<DeliverySummary>, ExchangeError> {
    let mut summaries = Vec::with_capacity(rows.len());
    for row in rows {
        let decision = node.store().decision(row.decision).await?;
        summaries.push(DeliverySummary {
            id: row.id.to_string(),
            dataset: row.dataset.clone(),
            title: node.agreements().title(&row.dataset),
            purpose: decision.map(|decision| decision.purpose.to_string()).unwrap_or_default(),
            recipient: row.recipient.clone(),
            sent_at: row.sent_at,
            rows: row.rows,
            file_name: row.file_name.clone(),
            file_sha256: row.file_sha256.to_string(),
            decision: row.decision.to_string(),
        });
    }
    Ok(summaries)
}
