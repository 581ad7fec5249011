//! Checks a received file and records the report; an accepted one takes the place of the version before it.
//!
//! What the report says is `entente-intake`'s; how far faulty rows may be set aside is the convention's. A refused file
//! goes to quarantine: its depositor replaces it, or has it checked again once what stood in the way is mended.

use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use entente_audit::{Actor, DepositId, Hash};
use entente_intake::{CheckContext, FaultyRows, check, measure_risk};
use entente_model::{CheckReport, PartialAcceptance, PartyId, Verdict, VersionState};
use entente_store::{Deposit, DepositFilter, NewCheckReport, NewSetAside};
use jiff::Timestamp;

use crate::agreements::Agreements;
use crate::deposit_files::{checked_path, name_by_hash, received_path, set_aside_path, settle};
use crate::error::ExchangeError;
use crate::folder::private_folder;
use crate::node::Node;
use crate::receive_deposit::Deposited;
use crate::set_aside::SetAsideRows;
use crate::sign_in::Session;
use crate::views;

/// What a check needs, away from the node: it runs on a thread of its own.
struct Work {
    agreements: Arc<Agreements>,
    deposit: Deposit,
    input: PathBuf,
    /// Where the typed rows are written before they have their name.
    output: PathBuf,
    set_aside_folder: PathBuf,
    previous: Option<PathBuf>,
    partial: Option<PartialAcceptance>,
    checked_at: Timestamp,
}

/// What came of a check: the report, and the files that it left.
struct Checked {
    report: CheckReport,
    typed: bool,
    set_aside: Option<PathBuf>,
}

impl Node {
    pub(crate) async fn check_deposit(&self, id: DepositId) -> Result<Deposited, ExchangeError> {
        let missing = || ExchangeError::UnknownDeposit { deposit: id.to_string() };
        // Two checks of one deposit would write the same file: the second one is told that the first is under way.
        let _running = self.begin_check(id)?;
        let deposit = self.store().deposit(id).await?.ok_or_else(missing)?;
        if !matches!(deposit.state, VersionState::Received | VersionState::Rejected) {
            return Err(ExchangeError::CheckedAlready { deposit: id.to_string() });
        }
        let sha256 = deposit.sha256;
        let work = self.check_work(deposit).await?;
        let output = work.output.clone();
        let done = tokio::task::spawn_blocking(move || run(&work)).await??;
        let report = self.record_check(id, sha256, &output, done).await?;
        settle(self.folder(), sha256, report.verdict == Verdict::Rejected)?;
        // Nobody waits for it any more; whoever comes now sees what was recorded.
        let lock = self.folder().join("checked").join(format!(".{id}.lock"));
        fs::remove_file(&lock).map_err(ExchangeError::file(&lock))?;
        let same_file = self.same_file(id, sha256).await?;
        let summary = views::deposit_summary(self, id).await?.ok_or_else(missing)?;
        Ok(Deposited { summary, report, same_file })
    }

    /// Checks a received or refused deposit again, as its depositor asks: against today's conventions and references.
    pub async fn check_deposit_again(&self, session: &Session, id: &str) -> Result<Deposited, ExchangeError> {
        session.must_act()?;
        self.check_again_as(&session.party, id).await
    }

    /// The same, on behalf of a party, from the command line.
    pub async fn check_again_as(&self, party: &PartyId, id: &str) -> Result<Deposited, ExchangeError> {
        let deposit = self.deposit_of(party, id).await?;
        self.check_deposit(deposit.id).await
    }

    /// The lock of a deposit's check, which ends with the value, or with the process.
    fn begin_check(&self, id: DepositId) -> Result<File, ExchangeError> {
        let path = private_folder(self.folder(), "checked")?.join(format!(".{id}.lock"));
        let lock = File::create(&path).map_err(ExchangeError::file(&path))?;
        match lock.try_lock() {
            Ok(()) => Ok(lock),
            Err(TryLockError::WouldBlock) => Err(ExchangeError::BeingChecked { deposit: id.to_string() }),
            Err(TryLockError::Error(error)) => Err(ExchangeError::file(&path)(error)),
        }
    }

    /// Checks what was received and never checked: the program was stopped in between. Gives how many there were; one
    /// that cannot be checked does not keep the others waiting.
    pub async fn check_what_was_left(&self) -> Result<u64, ExchangeError> {
        let deposits = self.store().deposits(&DepositFilter::default()).await?;
        let mut count = 0;
        for deposit in deposits.iter().filter(|deposit| deposit.state == VersionState::Received) {
            match self.check_deposit(deposit.id).await {
                Ok(_) => count += 1,
                Err(ExchangeError::BeingChecked { .. } | ExchangeError::CheckedAlready { .. }) => {}
                Err(error) => {
                    let id = deposit.id;
                    tracing::error!(deposit.id = %id, %error, "deposit `{id}` could not be checked: {error}");
                }
            }
        }
        Ok(count)
    }

    /// A deposit of that party; those of others are as if they were not there.
    pub(crate) async fn deposit_of(&self, party: &PartyId, id: &str) -> Result<Deposit, ExchangeError> {
        let unknown = || ExchangeError::UnknownDeposit { deposit: id.to_owned() };
        let id: DepositId = id.parse().map_err(|_| unknown())?;
        let deposit = self.store().deposit(id).await?.ok_or_else(unknown)?;
        if deposit.party == *party { Ok(deposit) } else { Err(unknown()) }
    }

    /// The rows that the acceptance of a deposit set aside, for its depositor.
    pub async fn set_aside_file(
        &self,
        session: &Session,
        id: &str,
    ) -> Result<Option<PathBuf>, ExchangeError> {
        let deposit = self.deposit_of(&session.party, id).await?;
        let kept = self.store().set_aside(deposit.id).await?;
        Ok(kept.map(|kept| set_aside_path(self.folder(), kept.sha256)))
    }

    async fn check_work(&self, deposit: Deposit) -> Result<Work, ExchangeError> {
        let agreements = self.agreements();
        let folder = private_folder(self.folder(), "checked")?;
        private_folder(self.folder(), "quarantine")?;
        let partial = agreements.partial_acceptance(&deposit.party, &deposit.dataset, self.today());
        Ok(Work {
            input: received_path(self.folder(), deposit.sha256),
            output: folder.join(format!(".{}.parquet", deposit.id)),
            set_aside_folder: private_folder(self.folder(), "set-aside")?,
            previous: self.typed_before(&deposit).await?,
            partial: partial.map(|(_, partial)| partial),
            checked_at: self.now(),
            agreements,
            deposit,
        })
    }

    /// Typed rows of the version that bounds on changes refer to: that of the period before, else the one of this
    /// period that is delivered now.
    async fn typed_before(&self, deposit: &Deposit) -> Result<Option<PathBuf>, ExchangeError> {
        let filter = DepositFilter {
            dataset: Some(deposit.dataset.clone()),
            party: Some(deposit.party.clone()),
            period: None,
        };
        let others = self.store().deposits(&filter).await?;
        let current = || others.iter().filter(|other| other.state.is_current() && other.id != deposit.id);
        let before = current()
            .filter(|other| other.period < deposit.period)
            .max_by_key(|other| other.period)
            .or_else(|| current().find(|other| other.period == deposit.period));
        match before {
            Some(before) => self.typed_rows(before).await,
            None => Ok(None),
        }
    }

    /// Typed rows of a deposit that was accepted once.
    pub(crate) async fn typed_rows(&self, deposit: &Deposit) -> Result<Option<PathBuf>, ExchangeError> {
        let report = self.store().check_report(deposit.id).await?;
        let checked = report.and_then(|report| report.checked_sha256);
        Ok(checked.map(|checked| checked_path(self.folder(), deposit.sha256, checked)))
    }

    async fn record_check(
        &self,
        id: DepositId,
        sha256: Hash,
        output: &Path,
        done: Checked,
    ) -> Result<CheckReport, ExchangeError> {
        let Checked { report, typed, set_aside } = done;
        let folder = self.folder();
        let checked_sha256 = if typed {
            Some(name_by_hash(output, |hash| checked_path(folder, sha256, hash))?.0)
        } else {
            None
        };
        let set_aside = match set_aside {
            Some(path) => {
                let (sha256, size_bytes) = name_by_hash(&path, |hash| set_aside_path(folder, hash))?;
                Some(NewSetAside { deposit: id, rows: report.rows_blocked, sha256, size_bytes })
            }
            None => None,
        };
        let text = serde_json::to_string(&report)
            .map_err(|error| ExchangeError::Record { record: id.to_string(), reason: error.to_string() })?;
        let new = NewCheckReport {
            deposit: id,
            verdict: report.verdict,
            rows: report.rows,
            findings: report.findings.len() as u64,
            report: text,
            checked_sha256,
        };
        let mut tx = self.store().begin(self.now(), &Actor::System).await?;
        tx.insert_check_report(&new).await?;
        if let Some(set_aside) = &set_aside {
            tx.insert_set_aside(set_aside).await?;
        }
        tx.commit().await?;
        self.write_checkpoint().await?;
        Ok(report)
    }
}

fn run(work: &Work) -> Result<Checked, ExchangeError> {
    let (deposit, agreements) = (&work.deposit, &work.agreements);
    let dataset = agreements
        .dataset(deposit.dataset.as_str())
        .ok_or_else(|| ExchangeError::UnknownDataset { dataset: deposit.dataset.to_string() })?;
    let context = CheckContext {
        sha256: deposit.sha256.to_string(),
        size_bytes: deposit.size_bytes,
        checked_at: work.checked_at,
        excluded_article: agreements.article_on_excluded(dataset),
        previous: work.previous.clone(),
        accept_partial: work.partial.is_some(),
        ..CheckContext::new(dataset, &agreements.references, deposit.period)
    };
    let failed = |source| ExchangeError::File { path: work.set_aside_folder.clone(), source };
    let mut rows = match work.partial {
        Some(_) => Some(SetAsideRows::new(dataset, &work.set_aside_folder).map_err(failed)?),
        None => None,
    };
    let faulty = rows.as_mut().map(|rows| rows as &mut dyn FaultyRows);
    let mut report = check(&work.input, Some(&work.output), &context, faulty)?;
    let within = work.partial.is_some_and(|partial| partial.allows(report.rows_blocked, report.rows));
    if report.verdict == Verdict::Partial && !within {
        // More rows are at fault than the parties agreed to do without: the file is refused as a whole.
        report.verdict = Verdict::Rejected;
        fs::remove_file(&work.output).map_err(ExchangeError::file(&work.output))?;
    }
    if report.verdict != Verdict::Rejected {
        report.risk = measure_risk(&work.output, dataset)?;
    }
    let set_aside = match rows {
        Some(rows) if report.verdict == Verdict::Partial => {
            let file = rows.write(&report, &work.set_aside_folder).map_err(failed)?;
            let (_, path) = file.keep().map_err(|error| failed(error.error))?;
            Some(path)
        }
        _ => None,
    };
    Ok(Checked { typed: report.verdict != Verdict::Rejected, set_aside, report })
}
