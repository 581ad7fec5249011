//! The rows that events speak of: the tables that are evidence, and which row each event records.
//!
//! What can happen is `event`; keeping the rows is `entente-store`.

use serde::{Deserialize, Serialize};

use crate::{
    AcknowledgementId, AdhesionId, AgreementFactId, AgreementReminderId, AgreementSignatureId,
    AgreementTextId, AlertId, AmendmentId, CheckReportId, ClearanceActId, DecisionId, DeliveryId, DepositId,
    DirectoryDeliveryId, DirectoryPushId, Event, ForecastActId, KeyEntryId, MandateActId, PaperAgreementId,
    ReferenceLoadId, ReferenceVersionId, ReminderId, SetAsideId, StudyActId, StudyVersionId, WithdrawalId,
    WitnessId,
};

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
    /// Deliveries of the directory of an ENT.
    DirectoryDelivery,
    /// Pushes of these deliveries.
    DirectoryPush,
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
    /// Facts in the life of conventions.
    AgreementFact,
    /// Signatures of conventions, made here or elsewhere.
    AgreementSignature,
    /// Entries of the register of the parties' keys.
    KeyEntry,
    /// Amendments as proposed.
    Amendment,
    /// Parties that joined a convention.
    Adhesion,
    /// Conventions on paper, for the census.
    PaperAgreement,
    /// Reminders of the days of conventions.
    AgreementReminder,
    /// Keys of pseudonyms: which one is in force, by its mark.
    PseudonymKey,
    /// Splittings of keys of pseudonyms: who holds which share, by its mark.
    KeySplit,
    /// Versions of studies.
    StudyVersion,
    /// Acts on versions of studies.
    StudyAct,
    /// Acts on forecasts.
    ForecastAct,
    /// Witnesses of the log.
    Witness,
    /// Steps in the lives of clearances.
    ClearanceAct,
    /// Steps in the mandates of contractors.
    MandateAct,
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
            Self::DirectoryDelivery => "directory_delivery",
            Self::DirectoryPush => "directory_push",
            Self::UserAccount => "user_account",
            Self::Institution => "institution",
            Self::ReferenceVersion => "reference_version",
            Self::ReferenceChange => "reference_change",
            Self::Commune => "commune",
            Self::AgreementFact => "agreement_fact",
            Self::AgreementSignature => "agreement_signature",
            Self::KeyEntry => "key_entry",
            Self::Amendment => "amendment",
            Self::Adhesion => "adhesion",
            Self::PaperAgreement => "paper_agreement",
            Self::AgreementReminder => "agreement_reminder",
            Self::PseudonymKey => "pseudonym_key",
            Self::KeySplit => "key_split",
            Self::StudyVersion => "study_version",
            Self::StudyAct => "study_act",
            Self::ForecastAct => "forecast_act",
            Self::Witness => "witness",
            Self::ClearanceAct => "clearance_act",
            Self::MandateAct => "mandate_act",
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

impl Subject {
    /// The row of a number such as `m-000001`; none where the number is of no table, or of an account.
    pub fn of_number(text: &str) -> Option<Self> {
        let is = |table| Some(Self { table, id: text.to_owned() });
        match text.split_once('-')?.0 {
            "a" => text.parse::<DecisionId>().ok().and_then(|_| is(Table::Decision)),
            "b" => text.parse::<AgreementReminderId>().ok().and_then(|_| is(Table::AgreementReminder)),
            "c" => text.parse::<PaperAgreementId>().ok().and_then(|_| is(Table::PaperAgreement)),
            "d" => text.parse::<DepositId>().ok().and_then(|_| is(Table::Deposit)),
            "ea" => text.parse::<StudyActId>().ok().and_then(|_| is(Table::StudyAct)),
            "et" => text.parse::<StudyVersionId>().ok().and_then(|_| is(Table::StudyVersion)),
            "fp" => text.parse::<ForecastActId>().ok().and_then(|_| is(Table::ForecastAct)),
            "e" => text.parse::<SetAsideId>().ok().and_then(|_| is(Table::SetAside)),
            "f" => text.parse::<AgreementFactId>().ok().and_then(|_| is(Table::AgreementFact)),
            "g" => text.parse::<AmendmentId>().ok().and_then(|_| is(Table::Amendment)),
            "hab" => text.parse::<ClearanceActId>().ok().and_then(|_| is(Table::ClearanceAct)),
            "j" => text.parse::<AdhesionId>().ok().and_then(|_| is(Table::Adhesion)),
            "k" => text.parse::<AcknowledgementId>().ok().and_then(|_| is(Table::Acknowledgement)),
            "l" => text.parse::<ReferenceLoadId>().ok().and_then(|_| is(Table::ReferenceLoad)),
            "m" => text.parse::<DeliveryId>().ok().and_then(|_| is(Table::Delivery)),
            "n" => text.parse::<ReferenceVersionId>().ok().and_then(|_| is(Table::ReferenceVersion)),
            "o" => text.parse::<WitnessId>().ok().and_then(|_| is(Table::Witness)),
            "p" => text.parse::<ReminderId>().ok().and_then(|_| is(Table::Reminder)),
            "pre" => text.parse::<MandateActId>().ok().and_then(|_| is(Table::MandateAct)),
            "r" => text.parse::<CheckReportId>().ok().and_then(|_| is(Table::CheckReport)),
            "s" => text.parse::<AgreementSignatureId>().ok().and_then(|_| is(Table::AgreementSignature)),
            "t" => text.parse::<AgreementTextId>().ok().and_then(|_| is(Table::AgreementText)),
            "v" => text.parse::<AlertId>().ok().and_then(|_| is(Table::Alert)),
            "w" => text.parse::<WithdrawalId>().ok().and_then(|_| is(Table::Withdrawal)),
            "x" => text.parse::<DirectoryDeliveryId>().ok().and_then(|_| is(Table::DirectoryDelivery)),
            "y" => text.parse::<KeyEntryId>().ok().and_then(|_| is(Table::KeyEntry)),
            "z" => text.parse::<DirectoryPushId>().ok().and_then(|_| is(Table::DirectoryPush)),
            _ => None,
        }
    }
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
            Self::DirectoryDelivered { delivery, .. } => (Table::DirectoryDelivery, delivery.to_string()),
            Self::DirectoryPushed { push, .. } => (Table::DirectoryPush, push.to_string()),
            Self::AgreementFactRecorded { fact, .. } => (Table::AgreementFact, fact.to_string()),
            Self::AgreementSigned { signature, .. } | Self::AgreementSignatureRecorded { signature, .. } => {
                (Table::AgreementSignature, signature.to_string())
            }
            Self::KeyRegistered { entry, .. } | Self::KeyRevoked { entry, .. } => {
                (Table::KeyEntry, entry.to_string())
            }
            Self::AmendmentProposed { amendment, .. } => (Table::Amendment, amendment.to_string()),
            Self::AgreementJoined { adhesion, .. } => (Table::Adhesion, adhesion.to_string()),
            Self::PaperAgreementRegistered { paper, .. } => (Table::PaperAgreement, paper.to_string()),
            Self::AgreementReminded { reminder, .. } => (Table::AgreementReminder, reminder.to_string()),
            Self::PseudonymKeyPutInForce { key, .. } => (Table::PseudonymKey, key.to_string()),
            Self::PseudonymKeySplit { split, .. } => (Table::KeySplit, split.to_string()),
            Self::StudyVersionKept { version, .. } => (Table::StudyVersion, version.to_string()),
            Self::StudyActRecorded { act, .. } => (Table::StudyAct, act.to_string()),
            Self::ForecastActRecorded { act, .. } => (Table::ForecastAct, act.to_string()),
            Self::WitnessAdded { witness, .. } | Self::WitnessRemoved { witness, .. } => {
                (Table::Witness, witness.to_string())
            }
            Self::ClearanceRecorded { act, .. } => (Table::ClearanceAct, act.to_string()),
            Self::MandateRecorded { act, .. } => (Table::MandateAct, act.to_string()),
            Self::NodeCreated { .. }
            | Self::PseudonymKeyRestored { .. }
            | Self::PseudonymsRekeyed { .. }
            | Self::PseudonymsReversed { .. }
            | Self::PseudonymActRefused { .. }
            | Self::ReferenceAnnounced { .. }
            | Self::QuerySaved { .. }
            | Self::QueryRemoved { .. }
            | Self::UserRemoved { .. }
            | Self::DepositSuperseded { .. }
            | Self::TableRefused { .. }
            | Self::DeliveryDownloaded { .. }
            | Self::DirectoryObjected { .. }
            | Self::DirectoryObjectionWithdrawn { .. }
            | Self::DirectoryPurged { .. }
            | Self::DirectoryDownloaded { .. }
            | Self::ClearanceMissing { .. }
            | Self::SessionOpened { .. }
            | Self::SessionClosed { .. }
            | Self::SessionRefused { .. }
            | Self::SaltsErased { .. } => return None,
        };
        Some(Subject { table, id })
    }
}
