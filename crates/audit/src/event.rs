//! What can happen: the closed list of events, and the row that each one speaks of.
//!
//! INVARIANT: an event holds identifiers, codes, counts and digests, never a person's name, login, address or
//! number (invariant 4). What is about a person is a salted commitment.

use entente_model::{AgreementId, ArticleRef, DatasetId, PartyId, Period, PurposeId, Verdict};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{
    AcknowledgementId, AgreementTextId, AlertId, AlertKind, CheckReportId, DecisionId, DeliveryId, DepositId,
    Hash, ReferenceLoadId, ReferenceVersionId, ReminderId, ReminderStage, SavedQueryId, SetAsideId, UserId,
    WithdrawalId, WithdrawalReason,
};

/// The four outcomes of an access request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// Permitted, with its obligations.
    Permitted,
    /// Forbidden by an article.
    Refused,
    /// No clause covers it.
    NotCovered,
    /// The configuration is incomplete.
    Gap,
}

/// What a person may do for her organisation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum UserRole {
    /// Reads.
    Reader,
    /// Reads, deposits and asks.
    Agent,
    /// All that, and the accounts of her organisation.
    Administrator,
}

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "kebab-case")]
pub enum Event {
    /// The node's folder was created.
    NodeCreated {
        /// Name of the node.
        node: String,
        /// Version of the program.
        version: String,
    },
    /// A convention's text was loaded.
    AgreementLoaded {
        /// The text as kept.
        text: AgreementTextId,
        /// The convention.
        agreement: AgreementId,
        /// Digest of the text.
        sha256: Hash,
    },
    /// A reference was loaded: directory, communes, code list, dataset schema.
    ReferenceLoaded {
        /// The load.
        load: ReferenceLoadId,
        /// Which reference: `institutions`, `communes`, `code-list:mef`…
        reference: String,
        /// Rows of it.
        rows: u64,
        /// Digest of the source as given.
        sha256: Hash,
        /// Digest of the rows as kept, where the database keeps them.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        rows_sha256: Option<Hash>,
    },
    /// A version of a reference was recorded, to be used at once or from a later day.
    ReferenceVersioned {
        /// The version.
        version: ReferenceVersionId,
        /// Which reference.
        reference: String,
        /// Entries that it changes.
        changes: u64,
        /// Digest of the source as given.
        sha256: Hash,
        /// First day on which it is used, where that is later.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        effective_on: Option<Date>,
    },
    /// Parties were told of a version before it takes effect.
    ReferenceAnnounced {
        /// The version.
        version: ReferenceVersionId,
        /// Which reference.
        reference: String,
        /// Those whose datasets use it.
        parties: Vec<PartyId>,
    },
    /// A query on the directory was saved. Its name is not in the log: free words could name persons.
    QuerySaved {
        /// The query.
        query: SavedQueryId,
        /// Organisation of its author.
        party: PartyId,
        /// Who sees it: `own`, `party` or `all`.
        sharing: String,
    },
    /// A saved query was deleted by its author.
    QueryRemoved {
        /// The query.
        query: SavedQueryId,
    },
    /// An account was created.
    UserCreated {
        /// The account.
        user: UserId,
        /// Its organisation.
        party: PartyId,
        /// What it may do.
        role: UserRole,
    },
    /// An account's organisation, role, language or password was changed.
    UserChanged {
        /// The account.
        user: UserId,
        /// Its organisation now.
        party: PartyId,
        /// What it may do now.
        role: UserRole,
    },
    /// An account was removed.
    UserRemoved {
        /// The account.
        user: UserId,
    },
    /// A file was received.
    DepositReceived {
        /// The deposit.
        deposit: DepositId,
        /// Its dataset.
        dataset: DatasetId,
        /// What it is about.
        period: Period,
        /// Who deposited.
        party: PartyId,
        /// Rank among the deposits of that dataset, period and party, from 1.
        version: u32,
        /// Digest of the file as received.
        sha256: Hash,
        /// Its size.
        size_bytes: u64,
    },
    /// A deposit was checked.
    DepositChecked {
        /// The report.
        report: CheckReportId,
        /// The deposit.
        deposit: DepositId,
        /// Accepted or rejected.
        verdict: Verdict,
        /// Data rows.
        rows: u64,
        /// Number of groups of findings.
        findings: u64,
        /// Digest of the report's JSON as kept.
        report_sha256: Hash,
        /// Digest of the checked file, where one was written.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        checked_sha256: Option<Hash>,
    },
    /// An accepted deposit gave way to another version.
    DepositSuperseded {
        /// The one that gave way.
        deposit: DepositId,
        /// The one to deliver from now on.
        by: DepositId,
    },
    /// The rows of a deposit with a blocking finding were set aside; the others are accepted.
    RowsSetAside {
        /// The record of it.
        set_aside: SetAsideId,
        /// The deposit.
        deposit: DepositId,
        /// How many rows.
        rows: u64,
        /// Digest of the file that holds them.
        sha256: Hash,
    },
    /// A deposit was taken back by its depositor: nothing is delivered from it from then on.
    DepositWithdrawn {
        /// The withdrawal.
        withdrawal: WithdrawalId,
        /// The deposit.
        deposit: DepositId,
        /// Why.
        reason: WithdrawalReason,
    },
    /// The recipient of a version was told what became of it.
    AlertRaised {
        /// The alert.
        alert: AlertId,
        /// What became of the version.
        kind: AlertKind,
        /// Who is told.
        recipient: PartyId,
        /// The version that it received.
        deposit: DepositId,
        /// Its last delivery of that version.
        delivery: DeliveryId,
        /// The version that takes its place, where there is one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<DepositId>,
    },
    /// An alert was read by its recipient.
    AlertAcknowledged {
        /// The record of it.
        acknowledgement: AcknowledgementId,
        /// The alert.
        alert: AlertId,
    },
    /// A producer was reminded of an expected deposit.
    DepositReminded {
        /// The reminder.
        reminder: ReminderId,
        /// The dataset.
        dataset: DatasetId,
        /// What it is about.
        period: Period,
        /// Who must deposit.
        party: PartyId,
        /// The day on which it is due.
        due_on: Date,
        /// Which reminder.
        stage: ReminderStage,
    },
    /// An access was decided, whatever the outcome.
    AccessDecided {
        /// The decision.
        decision: DecisionId,
        /// Its outcome.
        outcome: Outcome,
        /// Who would receive.
        recipient: PartyId,
        /// What for.
        purpose: PurposeId,
        /// What.
        dataset: DatasetId,
        /// Articles that it cites.
        articles: Vec<ArticleRef>,
        /// Digest of the decision's JSON as kept.
        decision_sha256: Hash,
    },
    /// A file was made available to a recipient.
    DeliverySent {
        /// The delivery.
        delivery: DeliveryId,
        /// The decision that permits it.
        decision: DecisionId,
        /// The dataset.
        dataset: DatasetId,
        /// Who receives.
        recipient: PartyId,
        /// Digest of the file.
        file_sha256: Hash,
        /// Digest of the receipt's JSON as kept.
        receipt_sha256: Hash,
        /// Rows delivered.
        rows: u64,
    },
    /// A delivered file was fetched.
    DeliveryDownloaded {
        /// The delivery.
        delivery: DeliveryId,
        /// Who fetched it.
        user: UserId,
    },
    /// Somebody signed in.
    SessionOpened {
        /// The account.
        user: UserId,
    },
    /// Somebody signed out.
    SessionClosed {
        /// The account.
        user: UserId,
    },
    /// A sign-in was refused.
    SessionRefused {
        /// [`crate::commitment`] of the login as typed.
        login_commitment: Hash,
    },
}

/// Tables whose rows are evidence: never changed, each recorded by one entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Table {
    /// Convention texts.
    AgreementText,
    /// Loads of references.
    ReferenceLoad,
    /// Deposits.
    Deposit,
    /// Check reports.
    CheckReport,
    /// Rows of deposits set aside.
    SetAside,
    /// Withdrawals of deposits.
    Withdrawal,
    /// What recipients were told of their versions.
    Alert,
    /// Alerts that were read.
    Acknowledgement,
    /// Reminders of expected deposits.
    Reminder,
    /// Decisions.
    Decision,
    /// Deliveries.
    Delivery,
    /// Accounts: the only ones that change, each time with an event.
    UserAccount,
    /// Directory of establishments, replaced as a whole.
    Institution,
    /// Versions of references.
    ReferenceVersion,
    /// What the versions change; each version's row holds their digest.
    ReferenceChange,
    /// Communes, replaced as a whole.
    Commune,
}

impl Table {
    /// Its name in SQL.
    pub fn name(self) -> &'static str {
        match self {
            Self::AgreementText => "agreement_text",
            Self::ReferenceLoad => "reference_load",
            Self::Deposit => "deposit",
            Self::CheckReport => "check_report",
            Self::SetAside => "set_aside",
            Self::Withdrawal => "withdrawal",
            Self::Alert => "alert",
            Self::Acknowledgement => "acknowledgement",
            Self::Reminder => "reminder",
            Self::Decision => "decision",
            Self::Delivery => "delivery",
            Self::UserAccount => "user_account",
            Self::Institution => "institution",
            Self::ReferenceVersion => "reference_version",
            Self::ReferenceChange => "reference_change",
            Self::Commune => "commune",
        }
    }
}

/// The row that an event speaks of; the entry holds its digest.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Subject {
    /// Its table.
    pub table: Table,
    /// Its number.
    pub id: String,
}

impl Event {
    /// The row written together with this event, if any.
    pub fn subject(&self) -> Option<Subject> {
        let (table, id) = match self {
            Self::AgreementLoaded { text, .. } => (Table::AgreementText, text.to_string()),
            Self::ReferenceLoaded { load, .. } => (Table::ReferenceLoad, load.to_string()),
            Self::ReferenceVersioned { version, .. } => (Table::ReferenceVersion, version.to_string()),
            Self::UserCreated { user, .. } | Self::UserChanged { user, .. } => {
                (Table::UserAccount, user.to_string())
            }
            Self::DepositReceived { deposit, .. } => (Table::Deposit, deposit.to_string()),
            Self::DepositChecked { report, .. } => (Table::CheckReport, report.to_string()),
            Self::RowsSetAside { set_aside, .. } => (Table::SetAside, set_aside.to_string()),
            Self::DepositWithdrawn { withdrawal, .. } => (Table::Withdrawal, withdrawal.to_string()),
            Self::AlertRaised { alert, .. } => (Table::Alert, alert.to_string()),
            Self::AlertAcknowledged { acknowledgement, .. } => {
                (Table::Acknowledgement, acknowledgement.to_string())
            }
            Self::DepositReminded { reminder, .. } => (Table::Reminder, reminder.to_string()),
            Self::AccessDecided { decision, .. } => (Table::Decision, decision.to_string()),
            Self::DeliverySent { delivery, .. } => (Table::Delivery, delivery.to_string()),
            Self::NodeCreated { .. }
            | Self::ReferenceAnnounced { .. }
            | Self::QuerySaved { .. }
            | Self::QueryRemoved { .. }
            | Self::UserRemoved { .. }
            | Self::DepositSuperseded { .. }
            | Self::DeliveryDownloaded { .. }
            | Self::SessionOpened { .. }
            | Self::SessionClosed { .. }
            | Self::SessionRefused { .. } => return None,
        };
        Some(Subject { table, id })
    }
}
