//! Why a use case could not do its work, or would not: each has a sentence for people in both languages.
// Long because it is one closed list: each error, its sentence, who is told.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use entente_agreement::Diagnostic;
use entente_agreement::compare::{ApprovalNeeded, SchoolFault};
use entente_agreement::life::LifeRefusal;
use entente_audit::{KeyError, PseudonymAct, PseudonymActRefusal, StatementError, StudyActKind, TimeFault};
use entente_model::{AgreementId, DatasetId, Delay, Message, PartyId, Period};
use entente_print::PrintError;
use entente_text::{Lang, Words};
use jiff::Timestamp;

use crate::clearance_error::ClearanceError;
use crate::deliver_table::TableRefused;
use crate::directory_error::DirectoryError;
use crate::folder::FolderError;
use crate::mandate_error::MandateError;
use crate::study::StudyFault;

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let own = Words::from_sources(include_str!("../resources/fr.ftl"), include_str!("../resources/en.ftl"));
    own.with(entente_agreement::words()).with(entente_audit::words()).with(entente_disclosure::words())
});

/// The sentences of this crate.
pub fn words() -> &'static Words {
    &WORDS
}

/// What stopped a use case.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ExchangeError {
    /// A folder of conventions cannot be read.
    #[error(transparent)]
    Folder(#[from] FolderError),
    /// The conventions of the node do not compile.
    #[error("the conventions of `{}` have errors", folder.display())]
    Conventions {
        /// The folder.
        folder: PathBuf,
    },
    /// The decider could not be built.
    #[error("the conventions cannot be turned into policies: {0}")]
    Policy(String),
    /// No node there.
    #[error("`{}` is not the folder of a node", folder.display())]
    NotANode {
        /// The folder.
        folder: PathBuf,
    },
    /// A node is already there.
    #[error("`{}` already holds a node", folder.display())]
    AlreadyANode {
        /// The folder.
        folder: PathBuf,
    },
    /// The database.
    #[error("the database: {0}")]
    Store(#[from] entente_store::StoreError),
    /// A file of the node or of the user.
    #[error("`{}`: {source}", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The check of a file could not be run to its end.
    #[error("the check: {0}")]
    Check(#[from] entente_intake::CheckError),
    /// The typed rows of a deposit could not be read again.
    #[error("the typed rows: {0}")]
    TypedRows(#[from] entente_intake::TypedRowsError),
    /// A file could not be produced.
    #[error("the delivery: {0}")]
    Produce(#[from] entente_data::ProduceError),
    /// A reference file could not be read.
    #[error("the reference: {0}")]
    Reference(#[from] entente_intake::ReferenceError),
    /// The key of pseudonyms.
    #[error("the key of pseudonyms: {0}")]
    Key(#[from] entente_disclosure::MasterKeyError),
    /// The file of the key is not the key that the log recorded.
    #[error("`{}` is not the key of pseudonyms that was put in force", path.display())]
    OtherPseudonymKey {
        /// The file.
        path: PathBuf,
    },
    /// A share of a key cannot be read or written.
    #[error("a share of the key: {0}")]
    Share(#[from] entente_disclosure::ShareFileError),
    /// A file of pseudonyms cannot be used.
    #[error("`{}`: {source}", path.display())]
    Held {
        /// The file.
        path: PathBuf,
        /// Why.
        source: entente_disclosure::HeldPseudonymsError,
    },
    /// A file that is for others only would lie in the node.
    #[error("`{}` is inside the folder of the node", path.display())]
    InsideNode {
        /// The file.
        path: PathBuf,
    },
    /// An act with the key of pseudonyms is refused; the log has it.
    #[error("the act `{}` is refused: {}", act.name(), why.name())]
    PseudonymAct {
        /// Which act.
        act: PseudonymAct,
        /// Why.
        why: PseudonymActRefusal,
    },
    /// The system gave no random bytes, or a password could not be hashed.
    #[error("secrets: {0}")]
    Secret(String),
    /// A background task stopped.
    #[error("a background task stopped: {0}")]
    Task(#[from] tokio::task::JoinError),
    /// No such dataset.
    #[error("no dataset is called `{dataset}`")]
    UnknownDataset {
        /// As asked.
        dataset: String,
    },
    /// No such party.
    #[error("no convention names the party `{party}`")]
    UnknownParty {
        /// As asked.
        party: String,
    },
    /// Not a period.
    #[error(transparent)]
    Period(#[from] entente_model::PeriodError),
    /// The party is not the producer of the dataset.
    #[error("`{party}` is not the producer of `{dataset}` in any convention in force")]
    NotProducer {
        /// The party.
        party: PartyId,
        /// The dataset.
        dataset: DatasetId,
    },
    /// The account reads only: it neither deposits nor asks.
    #[error("this account reads only")]
    ReaderOnly,
    /// The same file was deposited before.
    #[error("this very file was deposited already: `{deposit}`, version {version}")]
    AlreadyDeposited {
        /// The earlier deposit.
        deposit: String,
        /// Its version.
        version: u32,
    },
    /// No such deposit, or another party's.
    #[error("there is no deposit `{deposit}`")]
    UnknownDeposit {
        /// As asked.
        deposit: String,
    },
    /// No such alert, or another party's.
    #[error("there is no alert `{alert}`")]
    UnknownAlert {
        /// As asked.
        alert: String,
    },
    /// The deposit was taken back by its depositor.
    #[error("the deposit `{deposit}` was withdrawn")]
    Withdrawn {
        /// The deposit.
        deposit: String,
    },
    /// What was delivered may not be handed over today.
    #[error("the delivery `{delivery}` is no longer permitted: decision `{decision}`")]
    NoLongerPermitted {
        /// The delivery.
        delivery: String,
        /// The decision that says why.
        decision: String,
    },
    /// What was delivered is permitted today with less, or otherwise protected.
    #[error("the delivery `{delivery}` holds what is no longer permitted as it left")]
    PermittedOtherwise {
        /// The delivery.
        delivery: String,
    },
    /// An accepted deposit is not checked again.
    #[error("the deposit `{deposit}` is neither waiting for its check nor refused")]
    CheckedAlready {
        /// The deposit.
        deposit: String,
    },
    /// Another check of the deposit is under way.
    #[error("the deposit `{deposit}` is being checked")]
    BeingChecked {
        /// The deposit.
        deposit: String,
    },
    /// Two deposits that cannot stand side by side.
    #[error("the deposit `{deposit}` cannot be compared: another dataset, or no accepted rows")]
    NotComparable {
        /// The deposit.
        deposit: String,
    },
    /// Versions could not be compared.
    #[error("the comparison: {0}")]
    Compare(#[from] entente_data::ComparisonError),
    /// The file is larger than the node takes.
    #[error("the file is larger than {max_bytes} bytes")]
    TooLarge {
        /// The limit.
        max_bytes: u64,
    },
    /// Permitted, but nothing was accepted yet.
    #[error("`{dataset}` has no accepted deposit{}", period.map(|period| format!(" for {period}")).unwrap_or_default())]
    NothingAccepted {
        /// The dataset.
        dataset: DatasetId,
        /// The period asked for.
        period: Option<Period>,
    },
    /// A table does not pass its audits, or may not stand beside what left before: recorded, and not delivered.
    #[error("the table is not delivered: {}", .0.message.id)]
    TableRefused(Box<TableRefused>),
    /// Another delivery of the same data left while this one was audited.
    #[error("another delivery of `{dataset}` left meanwhile")]
    LeftMeanwhile {
        /// The dataset.
        dataset: DatasetId,
    },
    /// A stored record cannot be read back.
    #[error("the record `{record}` cannot be read back: {reason}")]
    Record {
        /// Which one.
        record: String,
        /// Why.
        reason: String,
    },
    /// The code list that a reference would make has faults: the node keeps its own.
    #[error("the code list `{list}` would have faults, the first one at `{line}`")]
    CodeListRefused {
        /// The list.
        list: String,
        /// The line that is at fault.
        line: String,
    },
    /// No such reference.
    #[error("no reference is called `{reference}`")]
    UnknownReference {
        /// As asked.
        reference: String,
    },
    /// No such version of the reference.
    #[error("`{reference}` has no version `{version}`")]
    UnknownVersion {
        /// The reference.
        reference: String,
        /// As asked.
        version: String,
    },
    /// No such convention.
    #[error("no convention is called `{agreement}`")]
    UnknownAgreement {
        /// As asked.
        agreement: String,
    },
    /// The file is not a convention.
    #[error("`{}` is not a convention: its front matter cannot be read", path.display())]
    NotAConvention {
        /// The file.
        path: PathBuf,
    },
    /// The party is not one of the convention.
    #[error("`{party}` is not a party of `{agreement}`")]
    NotAParty {
        /// The party.
        party: PartyId,
        /// The convention.
        agreement: AgreementId,
    },
    /// The text of a convention, or what happened to it, does not allow that fact.
    #[error("the life of the convention: {0}")]
    Life(#[from] LifeRefusal),
    /// A text is not a signed statement.
    #[error("the statement: {0}")]
    Statement(#[from] StatementError),
    /// A key that cannot be read.
    #[error("the key: {0}")]
    SigningKey(#[from] KeyError),
    /// A signature or an entry of the register of keys does not hold.
    #[error("it does not hold: {}", .0.id)]
    NotHeld(Message),
    /// An entry of the register of keys is about another party.
    #[error("the entry is about a key of `{party}`")]
    OtherPartyKey {
        /// That party.
        party: PartyId,
    },
    /// No such amendment.
    #[error("`{agreement}` has no amendment {number}")]
    UnknownAmendment {
        /// The convention.
        agreement: String,
        /// As asked.
        number: u32,
    },
    /// The text in force is not in the folder.
    #[error("the text of `{agreement}` in force, `{sha256}`, is not in the folder")]
    TextAbsent {
        /// The convention.
        agreement: AgreementId,
        /// Digest of the text.
        sha256: String,
    },
    /// A file that somebody hands in has errors.
    #[error("the file has {} errors or warnings", .0.len())]
    Faulty(Vec<Diagnostic>),
    /// The amendment stands on another text than the one in force.
    #[error("the amendment does not stand on the text of `{agreement}` that is in force, `{sha256}`")]
    AmendsOther {
        /// The convention.
        agreement: AgreementId,
        /// Digest of the text in force.
        sha256: String,
    },
    /// The front matter does not name that author.
    #[error("`proposed_by` does not name `{party}`")]
    NotAnAuthor {
        /// The party.
        party: PartyId,
    },
    /// Another text is proposed, or approved, under that number.
    #[error("amendment {number} of `{agreement}` is under way with another text")]
    AmendmentUnderWay {
        /// The convention.
        agreement: AgreementId,
        /// Its number.
        number: u32,
    },
    /// Some whom the convention names have not approved.
    #[error("amendment {number} of `{agreement}` is not approved by all")]
    NotApproved {
        /// The convention.
        agreement: AgreementId,
        /// Its number.
        number: u32,
        /// What is missing, with the articles.
        missing: Vec<ApprovalNeeded>,
    },
    /// Schools of an adhesion are not those of the party.
    #[error("{} schools of the adhesion are at fault", .0.len())]
    Schools(Vec<SchoolFault>),
    /// The adhesion has no day of signature.
    #[error("the adhesion is not signed")]
    AdhesionUnsigned,
    /// A scan that is not the one that its description names, or is too large.
    #[error("the scan `{}` is not the one that is described", path.display())]
    OtherScan {
        /// The file.
        path: PathBuf,
    },
    /// A dataset is there already.
    #[error("`{}` is there already", path.display())]
    AlreadyThere {
        /// Its folder.
        path: PathBuf,
    },
    /// The directory of an ENT could not be made or pushed.
    #[error("the directory: {0}")]
    Directory(#[from] DirectoryError),
    /// A clearance is missing, or is not given.
    #[error(transparent)]
    Clearance(#[from] ClearanceError),
    /// The mandate of a contractor does not let it.
    #[error(transparent)]
    Mandate(#[from] MandateError),
    /// The log of evidence cannot be read, or cannot be continued.
    #[error("the log of evidence: {reason}")]
    LogFault {
        /// Why.
        reason: String,
    },
    /// No log there.
    #[error("`{}` holds no log", folder.display())]
    NoLog {
        /// The folder.
        folder: PathBuf,
    },
    /// The archive is of another log than the one that is known.
    #[error("the archive is of another log, `{origin}`")]
    OtherLog {
        /// Its name.
        origin: String,
    },
    /// The archive is older than the copy that is there.
    #[error("the archive has {size} entries, the copy {kept}")]
    OlderLog {
        /// Entries of the archive.
        size: u64,
        /// Entries of the copy.
        kept: u64,
    },
    /// No such act.
    #[error("the log holds no act `{act}`")]
    UnknownAct {
        /// As asked.
        act: String,
    },
    /// No such witness.
    #[error("the log has no witness `{witness}`")]
    UnknownWitness {
        /// As asked.
        witness: String,
    },
    /// No witness there.
    #[error("`{}` is not the folder of a witness", folder.display())]
    NotAWitness {
        /// The folder.
        folder: PathBuf,
    },
    /// What a witness answered is not its cosignature of what it was asked.
    #[error("`{witness}` did not cosign what it was asked")]
    NotCosigned {
        /// The witness.
        witness: String,
    },
    /// A witness does not answer, or refuses.
    #[error("the witness `{witness}`: {reason}")]
    WitnessSilent {
        /// The witness.
        witness: String,
        /// Why.
        reason: String,
    },
    /// An authority of time does not answer.
    #[error("the authority of time `{authority}`: {reason}")]
    TimeSilent {
        /// Its address, or the command.
        authority: String,
        /// Why.
        reason: String,
    },
    /// What an authority of time answered proves nothing.
    #[error(transparent)]
    Time(#[from] TimeFault),
    /// An answer of an authority of time to nothing that was asked.
    #[error("no authority of time was asked")]
    TimeNotAsked,
    /// A time that contradicts what is there.
    #[error("the token says second {second}, against {other}")]
    TimeOrder {
        /// What the token says.
        second: u64,
        /// The instant of the last entry, or of another token.
        other: String,
    },
    /// Nobody chose an authority of time.
    #[error("no authority of time is described")]
    NoTimeAuthority,
    /// The last cosignature of the log is older than the convention lets it be: nothing leaves.
    #[error("the last cosignature of the log is older than `{agreement}` lets it be, {within}")]
    CosignatureOld {
        /// The convention.
        agreement: AgreementId,
        /// The article.
        article: String,
        /// How old it may be.
        within: Delay,
        /// When the last one was given.
        last: Option<Timestamp>,
    },
    /// The convention could not be printed.
    #[error("the print: {0}")]
    Print(#[from] PrintError),
    /// That very statement is kept already.
    #[error("that statement is kept already")]
    KeptAlready,
    /// A text that a user gave is not acceptable.
    #[error("`{value}` cannot be used as {what}")]
    Unacceptable {
        /// What it is for.
        what: &'static str,
        /// As given.
        value: String,
    },
    /// No such place among those that the party is shown.
    #[error("no figure of the place `{place}` is shown to the party")]
    UnknownPlace {
        /// As asked.
        place: String,
    },
    /// The party shares no counts with others.
    #[error("no convention in force lets `{party}` look at the same counts as another party")]
    SharesNoFigures {
        /// The party.
        party: PartyId,
    },
    /// The forecast is hidden: nothing may be said of it that would tell it.
    #[error("the forecast of `{place}` is hidden")]
    ForecastHidden {
        /// The place.
        place: String,
    },
    /// A figure under the threshold of small counts.
    #[error("a figure under {threshold} is not taken")]
    FigureTooSmall {
        /// The threshold.
        threshold: u32,
    },
    /// An act without its reason.
    #[error("the reason is missing")]
    ReasonMissing,
    /// A proposal that does not wait for this party's answer.
    #[error("the proposal `{proposal}` does not wait for an answer of the party")]
    ProposalClosed {
        /// As asked.
        proposal: String,
    },
    /// Another party declared the event.
    #[error("`{party}` did not declare the event")]
    NotDeclaredBy {
        /// The party.
        party: PartyId,
    },
    /// No such study, or none that the party is shown.
    #[error("no study is called `{study}`")]
    UnknownStudy {
        /// As asked.
        study: String,
    },
    /// A study that cannot be read, or of which a figure cannot be made.
    #[error("the study has {} faults", .0.len())]
    StudyFaulty(Vec<StudyFault>),
    /// An act that the life of the version does not allow.
    #[error("the version of the study cannot be {what:?} now")]
    StudyAct {
        /// Which act.
        what: StudyActKind,
    },
    /// Figures of a study that are not those of the party that approves it.
    #[error("figures of the study are not those of the party: {}", figures.join(", "))]
    StudyDiffers {
        /// Their names.
        figures: Vec<String>,
    },
    /// The same text and the same figures as the last version.
    #[error("version {number} already has this text and these figures")]
    StudyUnchanged {
        /// The version.
        number: u32,
    },
}

impl ExchangeError {
    pub(crate) fn file(path: &Path) -> impl FnOnce(io::Error) -> Self + use<> {
        let path = path.to_owned();
        move |source| Self::File { path, source }
    }

    /// Whether a party was told no: a refusal, not a failure.
    pub fn is_refused(&self) -> bool {
        matches!(
            self,
            Self::NotProducer { .. }
                | Self::ReaderOnly
                | Self::NotAParty { .. }
                | Self::OtherPartyKey { .. }
                | Self::NotAnAuthor { .. }
                | Self::NotDeclaredBy { .. }
                | Self::SharesNoFigures { .. }
                | Self::NotApproved { .. }
                | Self::PseudonymAct { .. }
                | Self::CosignatureOld { .. }
                | Self::Clearance(
                    ClearanceError::NotAdministrator
                        | ClearanceError::Own
                        | ClearanceError::NotCleared { .. }
                )
                | Self::Mandate(MandateError::Transfer { .. } | MandateError::Over { .. })
                | Self::NoLongerPermitted { .. }
                | Self::PermittedOtherwise { .. }
        )
    }

    /// Whether the user named something that does not exist.
    pub fn is_not_found(&self) -> bool {
        matches!(
            self,
            Self::UnknownDataset { .. }
                | Self::UnknownParty { .. }
                | Self::UnknownDeposit { .. }
                | Self::UnknownAlert { .. }
                | Self::UnknownReference { .. }
                | Self::UnknownVersion { .. }
                | Self::UnknownAgreement { .. }
                | Self::UnknownAmendment { .. }
                | Self::UnknownAct { .. }
                | Self::UnknownWitness { .. }
                | Self::Clearance(ClearanceError::Unknown { .. })
                | Self::Mandate(MandateError::Unknown { .. })
                | Self::UnknownPlace { .. }
                | Self::UnknownStudy { .. }
        )
    }

    /// Whether the user can mend it: pages show the sentence rather than an apology.
    pub fn is_for_user(&self) -> bool {
        !matches!(
            self,
            Self::Store(_)
                | Self::Task(_)
                | Self::Secret(_)
                | Self::Record { .. }
                | Self::Policy(_)
                | Self::File { .. }
                | Self::Compare(_)
                | Self::TextAbsent { .. }
                | Self::Print(_)
        )
    }

    /// The sentence for people, with its remedy.
    pub fn message(&self) -> Message {
        match self {
            Self::Folder(FolderError::Empty { path }) => {
                Message::new("error-folder-empty").with("folder", path.display())
            }
            Self::Folder(error) => Message::new("error-folder").with("reason", error),
            Self::Conventions { folder } => {
                Message::new("error-conventions").with("folder", folder.display())
            }
            Self::NotANode { folder } => Message::new("error-not-a-node").with("folder", folder.display()),
            Self::AlreadyANode { folder } => {
                Message::new("error-already-a-node").with("folder", folder.display())
            }
            Self::UnknownDataset { dataset } => {
                Message::new("error-unknown-dataset").with("dataset", dataset)
            }
            Self::UnknownParty { party } => Message::new("error-unknown-party").with("party", party),
            Self::Period(error) => Message::new("error-period").with("text", &error.text),
            Self::NotProducer { party, dataset } => {
                Message::new("error-not-producer").with("party", party).with("dataset", dataset)
            }
            Self::UnknownReference { reference } => {
                Message::new("error-unknown-reference").with("reference", reference)
            }
            Self::UnknownVersion { reference, version } => {
                Message::new("error-unknown-version").with("reference", reference).with("version", version)
            }
            Self::UnknownAgreement { agreement } => {
                Message::new("error-unknown-agreement").with("agreement", agreement)
            }
            Self::NotAConvention { path } => {
                Message::new("error-not-a-convention").with("path", path.display())
            }
            Self::NotAParty { party, agreement } => {
                Message::new("error-not-a-party").with("party", party).with("agreement", agreement)
            }
            Self::Life(refusal) => refusal.message(),
            Self::Statement(error) => error.message(),
            Self::SigningKey(error) => Message::new("error-signing-key").with("reason", error),
            Self::NotHeld(message) => message.clone(),
            Self::OtherPartyKey { party } => Message::new("error-other-party-key").with("party", party),
            Self::UnknownAmendment { agreement, number } => {
                Message::new("error-unknown-amendment").with("agreement", agreement).with("number", number)
            }
            Self::TextAbsent { agreement, sha256 } => {
                Message::new("error-text-absent").with("agreement", agreement).with("sha256", sha256)
            }
            Self::Faulty(diagnostics) => {
                Message::new("error-faulty").count("count", diagnostics.len() as u64)
            }
            Self::AmendsOther { agreement, sha256 } => {
                Message::new("error-amends-other").with("agreement", agreement).with("sha256", sha256)
            }
            Self::NotAnAuthor { party } => Message::new("error-not-an-author").with("party", party),
            Self::AmendmentUnderWay { agreement, number } => {
                Message::new("error-under-way").with("agreement", agreement).with("number", number)
            }
            Self::NotApproved { agreement, number, .. } => {
                Message::new("error-not-approved").with("agreement", agreement).with("number", number)
            }
            Self::Schools(faults) => Message::new("error-schools").count("count", faults.len() as u64),
            Self::AlreadyThere { path } => Message::new("error-already-there").with("path", path.display()),
            Self::LogFault { reason } => Message::new("error-log-fault").with("reason", reason),
            Self::NoLog { folder } => Message::new("error-no-log").with("folder", folder.display()),
            Self::OtherLog { origin } => Message::new("error-other-log").with("origin", origin),
            Self::OlderLog { size, kept } => {
                Message::new("error-older-log").with("size", size).with("kept", kept)
            }
            Self::UnknownAct { act } => Message::new("error-unknown-act").with("act", act),
            Self::UnknownWitness { witness } => {
                Message::new("error-unknown-witness").with("witness", witness)
            }
            Self::NotAWitness { folder } => {
                Message::new("error-not-a-witness").with("folder", folder.display())
            }
            Self::NotCosigned { witness } => Message::new("error-not-cosigned").with("witness", witness),
            Self::WitnessSilent { witness, reason } => {
                Message::new("error-witness-silent").with("witness", witness).with("reason", reason)
            }
            Self::TimeSilent { authority, reason } => {
                Message::new("error-time-silent").with("authority", authority).with("reason", reason)
            }
            Self::Time(fault) => fault.message(),
            Self::TimeNotAsked => Message::new("error-time-not-asked"),
            Self::TimeOrder { second, other } => {
                let at = Timestamp::from_second(second.cast_signed()).map(|at| at.to_string());
                Message::new("error-time-order").with("at", at.unwrap_or_default()).with("other", other)
            }
            Self::NoTimeAuthority => Message::new("error-no-time-authority"),
            Self::CosignatureOld { agreement, article, within, last } => {
                let id = if last.is_some() { "error-cosignature-old" } else { "error-cosignature-none" };
                let last = last.map(|at| at.strftime("%Y-%m-%d %H:%M UTC").to_string()).unwrap_or_default();
                Message::new(id)
                    .with("agreement", agreement)
                    .with("article", article)
                    .with("within", within)
                    .with("last", last)
            }
            Self::AdhesionUnsigned => Message::new("error-adhesion-unsigned"),
            Self::OtherScan { path } => Message::new("error-other-scan").with("path", path.display()),
            Self::KeptAlready => Message::new("error-kept-already"),
            Self::Directory(error) => error.message(),
            Self::Clearance(error) => error.message(),
            Self::Mandate(error) => error.message(),
            Self::Reference(error) => Message::new("error-reference").with("reason", error),
            Self::ReaderOnly => Message::new("error-reader-only"),
            Self::AlreadyDeposited { deposit, version } => {
                Message::new("error-already-deposited").with("deposit", deposit).with("version", version)
            }
            Self::UnknownDeposit { deposit } => {
                Message::new("error-unknown-deposit").with("deposit", deposit)
            }
            Self::UnknownAlert { alert } => Message::new("error-unknown-alert").with("alert", alert),
            Self::Withdrawn { deposit } => Message::new("error-withdrawn").with("deposit", deposit),
            Self::NoLongerPermitted { delivery, decision } => Message::new("error-no-longer-permitted")
                .with("delivery", delivery)
                .with("decision", decision),
            Self::PermittedOtherwise { delivery } => {
                Message::new("error-permitted-otherwise").with("delivery", delivery)
            }
            Self::CheckedAlready { deposit } => {
                Message::new("error-checked-already").with("deposit", deposit)
            }
            Self::BeingChecked { deposit } => Message::new("error-being-checked").with("deposit", deposit),
            Self::NotComparable { deposit } => Message::new("error-not-comparable").with("deposit", deposit),
            Self::TooLarge { max_bytes } => Message::new("error-too-large").count("count", max_bytes >> 20),
            Self::NothingAccepted { dataset, .. } => {
                Message::new("error-nothing-accepted").with("dataset", dataset)
            }
            Self::TableRefused(refused) => refused.message.clone(),
            Self::Produce(entente_data::ProduceError::Anonymity { k, reason }) => {
                Message::new("error-anonymity").count("k", u64::from(*k)).with("reason", reason)
            }
            Self::LeftMeanwhile { dataset } => Message::new("error-left-meanwhile").with("dataset", dataset),
            Self::File { path, source } if source.kind() == io::ErrorKind::NotFound => {
                Message::new("error-file-missing").with("path", path.display())
            }
            Self::File { path, source } if source.kind() == io::ErrorKind::AlreadyExists => {
                Message::new("error-file-there").with("path", path.display())
            }
            Self::File { path, source } => {
                Message::new("error-file").with("path", path.display()).with("reason", source)
            }
            Self::Unacceptable { what, value } => {
                Message::new("error-unacceptable").with("what", what).with("value", value)
            }
            Self::Key(error) => error.message(),
            Self::Share(error) => error.message(),
            Self::OtherPseudonymKey { path } => {
                Message::new("error-other-pseudonym-key").with("path", path.display())
            }
            Self::Held { source, .. } => source.message(),
            Self::InsideNode { path } => Message::new("error-inside-node").with("path", path.display()),
            Self::PseudonymAct { why, .. } => Message::new("error-pseudonym-act").with("why", why.name()),
            Self::UnknownPlace { place } => Message::new("error-unknown-place").with("place", place),
            Self::SharesNoFigures { party } => Message::new("error-shares-no-figures").with("party", party),
            Self::ForecastHidden { place } => Message::new("error-forecast-hidden").with("place", place),
            Self::FigureTooSmall { threshold } => {
                Message::new("error-figure-too-small").count("count", u64::from(*threshold))
            }
            Self::ReasonMissing => Message::new("error-reason-missing"),
            Self::ProposalClosed { proposal } => {
                Message::new("error-proposal-closed").with("proposal", proposal)
            }
            Self::NotDeclaredBy { party } => Message::new("error-not-declared-by").with("party", party),
            Self::UnknownStudy { study } => Message::new("error-unknown-study").with("study", study),
            Self::StudyFaulty(faults) => {
                Message::new("error-study-faulty").count("count", faults.len() as u64)
            }
            Self::StudyAct { what } => Message::new(study_act_word(*what)),
            Self::StudyDiffers { figures } => {
                Message::new("error-study-differs").with("figures", figures.join(", "))
            }
            Self::StudyUnchanged { number } => Message::new("error-study-unchanged").with("number", number),
            Self::CodeListRefused { list, line } => {
                Message::new("error-code-list").with("list", list).with("line", line)
            }
            other => Message::new("error-other").with("reason", with_causes(other)),
        }
    }

    /// The sentence in a language, with its details; days of a life are written out.
    pub fn say(&self, lang: Lang) -> String {
        let sentence = match self {
            Self::Life(refusal) => entente_agreement::life::say(lang, &refusal.message()),
            Self::Held { path, .. } => {
                format!("`{}` – {}", path.display(), words().say(lang, &self.message()))
            }
            _ => words().say(lang, &self.message()),
        };
        let lines = std::iter::once(sentence).chain(self.details(lang));
        lines.collect::<Vec<String>>().join("\n")
    }

    /// What the sentence counts, one by one: each fault of the file, each approval, each school.
    pub fn details(&self, lang: Lang) -> Vec<String> {
        match self {
            Self::StudyFaulty(faults) => faults.iter().map(|fault| fault.say(lang)).collect(),
            Self::Faulty(diagnostics) => vec![entente_agreement::render(diagnostics, lang)],
            Self::NotApproved { missing, .. } => missing.iter().map(|one| one.sentence(lang)).collect(),
            Self::Schools(faults) => faults.iter().map(|fault| fault.sentence(lang)).collect(),
            _ => Vec::new(),
        }
    }
}

fn study_act_word(what: StudyActKind) -> &'static str {
    match what {
        StudyActKind::Proposed => "error-study-proposed",
        StudyActKind::Approved => "error-study-approved",
        StudyActKind::Published => "error-study-published",
        StudyActKind::Withdrawn => "error-study-withdrawn",
    }
}

/// The error and what caused it, in one line.
fn with_causes(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(source) = cause {
        let said = source.to_string();
        // Transparent errors repeat what they wrap.
        if !text.ends_with(&said) {
            text.push_str(": ");
            text.push_str(&said);
        }
        cause = source.source();
    }
    text
}
