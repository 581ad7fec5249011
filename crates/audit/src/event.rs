//! What can happen: the closed list of events. The row that each one speaks of is `subject`.
//!
//! INVARIANT: an event holds identifiers, codes, counts and digests, never a person's name, login, address or
//! number (invariant 4). What is about a person is a salted commitment.
// Long because it is one closed list: each event and its fields.

use entente_model::{
    AgreementId, ArticleRef, ClauseId, DatasetId, PartyId, Period, PurposeId, VariableName, Verdict,
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{
    AcknowledgementId, AdhesionId, AgreementFactId, AgreementReminderId, AgreementSignatureId,
    AgreementTextId, AlertId, AlertKind, AmendmentId, CheckReportId, ClearanceActId, ClearanceStep,
    DecisionId, DeliveryId, DepositId, DirectoryDeliveryId, DirectoryPushId, ForecastActId, Hash, KeyEntryId,
    KeyId, KeySplitId, MandateActId, MandateStep, PaperAgreementId, PseudonymAct, PseudonymActRefusal,
    PseudonymKeyId, ReferenceLoadId, ReferenceVersionId, ReminderId, ReminderStage, RevokedReason,
    SavedQueryId, SetAsideId, SignatureMeans, StudyActId, StudyVersionId, UserId, WithdrawalId,
    WithdrawalReason, WitnessId,
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

/// What a party does with a version of a study.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum StudyActKind {
    /// Submits its draft to the other parties.
    Proposed,
    /// Approves what another party proposed.
    Approved,
    /// Publishes what all parties approved.
    Published,
    /// Takes it back: nobody is shown its figures any more.
    Withdrawn,
}

/// What a party does about the forecast of an establishment or of a territory.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ForecastActKind {
    /// Departs from the forecast by a figure of its own.
    Adjusted,
    /// Comments.
    Commented,
    /// Proposes a figure to the other parties.
    FigureProposed,
    /// Agrees with the figure that another party proposed.
    FigureAgreed,
    /// Does not agree with it.
    FigureDeclined,
    /// Declares an event: an opening, a closing, homes.
    EventDeclared,
    /// Takes back the event that it declared.
    EventWithdrawn,
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
    /// A fact in the life of a convention was recorded; its reference (number of a letter, of minutes) is not in the log.
    AgreementFactRecorded {
        /// The fact.
        fact: AgreementFactId,
        /// The convention.
        agreement: AgreementId,
        /// What happened, by its code: `notice-received`.
        what: String,
        /// Day on which it happened.
        happened_on: Date,
        /// Day on which it was known here.
        known_on: Date,
        /// The fact that it corrects.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        replaces: Option<AgreementFactId>,
    },
    /// A party signed a text of a convention with its key. Who signed for it is not in the log.
    AgreementSigned {
        /// The signature.
        signature: AgreementSignatureId,
        /// The convention.
        agreement: AgreementId,
        /// Digest of the text that was signed.
        sha256: Hash,
        /// The party.
        party: PartyId,
        /// Its key.
        key: KeyId,
    },
    /// A signature made elsewhere was recorded: evidence of who says so, not of the signature itself.
    AgreementSignatureRecorded {
        /// The record.
        signature: AgreementSignatureId,
        /// The convention.
        agreement: AgreementId,
        /// Digest of the text that was signed.
        sha256: Hash,
        /// The party that signed.
        party: PartyId,
        /// By what means.
        means: SignatureMeans,
        /// The party that records it.
        recorded_by: PartyId,
        /// The key with which it signs the record.
        key: KeyId,
    },
    /// A key of a party entered the register, alone or in place of another.
    KeyRegistered {
        /// The entry of the register.
        entry: KeyEntryId,
        /// The party.
        party: PartyId,
        /// The key.
        key: KeyId,
        /// The key that it replaces.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        follows: Option<KeyId>,
    },
    /// A key of a party was revoked.
    KeyRevoked {
        /// The entry of the register.
        entry: KeyEntryId,
        /// The party.
        party: PartyId,
        /// The key.
        key: KeyId,
        /// Why.
        why: RevokedReason,
    },
    /// An amendment of a convention was proposed: its whole text, and the text that it changes.
    AmendmentProposed {
        /// The amendment.
        amendment: AmendmentId,
        /// The convention.
        agreement: AgreementId,
        /// Its number, from 1.
        number: u32,
        /// Digest of the text that it changes.
        base_sha256: Hash,
        /// Digest of the text as amended.
        sha256: Hash,
    },
    /// A party joined a convention that was open to it.
    AgreementJoined {
        /// The adhésion.
        adhesion: AdhesionId,
        /// The convention.
        agreement: AgreementId,
        /// The party.
        party: PartyId,
        /// Establishments of its annex 1.
        institutions: u64,
        /// Digest of the adhésion as kept.
        sha256: Hash,
    },
    /// A convention on paper entered the census, or what is known of it changed.
    PaperAgreementRegistered {
        /// The entry.
        paper: PaperAgreementId,
        /// Its name in the census.
        agreement: AgreementId,
        /// Digest of what is known of it.
        sha256: Hash,
        /// Digest of the scan, where one is kept.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        scan: Option<Hash>,
    },
    /// The parties of a convention were reminded of a day of its calendar.
    AgreementReminded {
        /// The reminder.
        reminder: AgreementReminderId,
        /// The convention.
        agreement: AgreementId,
        /// What the day brings, by its code.
        entry: String,
        /// The day.
        due_on: Date,
        /// Which reminder.
        stage: ReminderStage,
    },
    /// A version of a study was kept. Its name, its title and its text are not in the log: free words could name persons.
    StudyVersionKept {
        /// The version.
        version: StudyVersionId,
        /// The convention under which its parties look at the same figures.
        agreement: AgreementId,
        /// Its number among the versions of the study, from 1.
        number: u32,
        /// The party that drafts it.
        party: PartyId,
        /// Digest of the text.
        sha256: Hash,
        /// Digest of its figures as kept.
        figures_sha256: Hash,
    },
    /// A party acted on a version of a study.
    StudyActRecorded {
        /// The act.
        act: StudyActId,
        /// The version.
        version: StudyVersionId,
        /// What it did.
        what: StudyActKind,
        /// The party.
        party: PartyId,
    },
    /// A party acted on a forecast. Its words and its figures are in the row, not in the log.
    ForecastActRecorded {
        /// The act.
        act: ForecastActId,
        /// The convention under which its parties look at the same figures.
        agreement: AgreementId,
        /// What it is about: `school` or a level of territory, and the code.
        place: String,
        /// The rentrée.
        year: i32,
        /// What it did.
        what: ForecastActKind,
        /// The party.
        party: PartyId,
        /// The act that it answers or takes back.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        answers: Option<ForecastActId>,
    },
    /// A party cosigns the log's checkpoints from now on.
    WitnessAdded {
        /// The entry of the list.
        witness: WitnessId,
        /// The party that runs it.
        party: PartyId,
        /// Name of its key.
        name: String,
    },
    /// A party cosigns the log's checkpoints no more.
    WitnessRemoved {
        /// The entry of the list.
        witness: WitnessId,
        /// The party that ran it.
        party: PartyId,
        /// Name of its key.
        name: String,
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
    /// A key of pseudonyms is in force from now on: the first one, or one that replaces another.
    PseudonymKeyPutInForce {
        /// The record of it.
        key: PseudonymKeyId,
        /// Its rank, from 1.
        generation: u64,
        /// Tells it from other keys; nothing of the key.
        mark: String,
    },
    /// The key of pseudonyms was split in three shares, of which two give it back. The node keeps none of them.
    PseudonymKeySplit {
        /// The record of it.
        split: KeySplitId,
        /// Which key.
        generation: u64,
        /// Organisations that the shares were made for.
        holders: Vec<PartyId>,
    },
    /// The key file was made again from two shares.
    PseudonymKeyRestored {
        /// Which key.
        generation: u64,
        /// Who brought the shares.
        holders: Vec<PartyId>,
    },
    /// A recipient was given the correspondence of its pseudonyms after a rotation; the node does not keep it.
    PseudonymsRekeyed {
        /// The decision that permits it.
        decision: DecisionId,
        /// The dataset.
        dataset: DatasetId,
        /// Who receives.
        recipient: PartyId,
        /// What for.
        purpose: PurposeId,
        /// The variable that is a pseudonym.
        variable: VariableName,
        /// The former key.
        from: u64,
        /// The key in force.
        to: u64,
        /// Who brought the shares of the former key.
        holders: Vec<PartyId>,
        /// Pseudonyms that the recipient holds.
        asked: u64,
        /// Those with a new one.
        found: u64,
        /// Digest of the correspondence as handed over.
        file_sha256: Hash,
    },
    /// Pseudonyms were turned back into identifiers. Which ones, and whose, is not in the log.
    PseudonymsReversed {
        /// The dataset whose identifiers were compared.
        dataset: DatasetId,
        /// Whose pseudonyms they are.
        recipient: PartyId,
        /// For which purpose they were given.
        purpose: PurposeId,
        /// The variable that is a pseudonym.
        variable: VariableName,
        /// The key.
        generation: u64,
        /// The article that allows it.
        article: ArticleRef,
        /// Who brought the shares.
        holders: Vec<PartyId>,
        /// Pseudonyms asked for.
        asked: u64,
        /// Those found.
        found: u64,
    },
    /// An act with the key of pseudonyms was refused.
    PseudonymActRefused {
        /// Which act.
        act: PseudonymAct,
        /// Why.
        why: PseudonymActRefusal,
    },
    /// A table was permitted and did not leave: it did not pass its audits. Its cells are not in the log.
    TableRefused {
        /// The decision that permits it.
        decision: DecisionId,
        /// The deposit that it was made from.
        deposit: DepositId,
        /// The dataset.
        dataset: DatasetId,
        /// Who would have received it.
        recipient: PartyId,
        /// `unsafe`, `differencing`, `other-method`, `amounts`, `other-levels`, `other-rows`, `budget` or `not-audited`.
        reason: String,
        /// Former deliveries beside which it may not stand.
        with: Vec<DeliveryId>,
    },
    /// A delivered file was fetched.
    DeliveryDownloaded {
        /// The delivery.
        delivery: DeliveryId,
        /// Who fetched it.
        user: UserId,
    },
    /// The directory of an ENT was delivered, complete or as what changed. Its files are named in the receipt.
    DirectoryDelivered {
        /// The delivery.
        delivery: DirectoryDeliveryId,
        /// The decision that permits it.
        decision: DecisionId,
        /// The convention.
        agreement: AgreementId,
        /// Its clause `ent`.
        clause: ClauseId,
        /// Who receives.
        recipient: PartyId,
        /// Whether it is complete.
        complete: bool,
        /// Its day.
        delivered_on: Date,
        /// Records in it.
        records: u64,
        /// Digest of the receipt's JSON as kept.
        receipt_sha256: Hash,
    },
    /// A delivery of a directory was pushed to its recipient's server, or could not be.
    DirectoryPushed {
        /// The push.
        push: DirectoryPushId,
        /// The delivery.
        delivery: DirectoryDeliveryId,
        /// Whether every file was read back as it was sent.
        proved: bool,
        /// How many times it was tried.
        attempts: u32,
    },
    /// A person objected to being in the directories of a provider.
    DirectoryObjected {
        /// Stands for the person's identifier; its salt is kept apart.
        commitment: Hash,
        /// Who provides the directories.
        party: PartyId,
        /// First day on which the person is in none.
        from_on: Date,
    },
    /// The person withdrew the objection.
    DirectoryObjectionWithdrawn {
        /// As in the entry of the objection.
        commitment: Hash,
        /// Who provides the directories.
        party: PartyId,
    },
    /// The files of a delivery of a directory were destroyed here: the time for which the clause keeps accounts is over.
    DirectoryPurged {
        /// The delivery.
        delivery: DirectoryDeliveryId,
        /// How many files.
        files: u64,
        /// Their size.
        size_bytes: u64,
    },
    /// A file of a delivery of a directory was fetched.
    DirectoryDownloaded {
        /// The delivery.
        delivery: DirectoryDeliveryId,
        /// Who fetched it.
        user: UserId,
    },
    /// A step was made in the clearance of a person within her organisation.
    ClearanceRecorded {
        /// The step.
        act: ClearanceActId,
        /// The clearance: its first step.
        clearance: ClearanceActId,
        /// Which step.
        step: ClearanceStep,
        /// Whose clearance.
        user: UserId,
        /// Her organisation.
        party: PartyId,
        /// The convention under which data are read.
        agreement: AgreementId,
        /// What for.
        purpose: PurposeId,
        /// Last day, for the steps that say it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        until: Option<Date>,
    },
    /// An access that the conventions permit to the party was not given to a person who has no clearance for it.
    ClearanceMissing {
        /// The person.
        user: UserId,
        /// Her organisation.
        party: PartyId,
        /// The convention that asks for it.
        agreement: AgreementId,
        /// What for.
        purpose: PurposeId,
    },
    /// A step was made in the mandate of a contractor.
    MandateRecorded {
        /// The step.
        act: MandateActId,
        /// The mandate: its first step.
        mandate: MandateActId,
        /// Which step.
        step: MandateStep,
        /// Who commissions the study.
        party: PartyId,
        /// The convention that lets it.
        agreement: AgreementId,
        /// What for.
        purpose: PurposeId,
        /// Last day of the study, for the steps that say it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        until: Option<Date>,
        /// What was handed over, for the step that does.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        delivery: Option<DeliveryId>,
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
    /// Salts of commitments were erased: nobody can say any more which values these stood for.
    SaltsErased {
        /// How many.
        count: u64,
    },
}
