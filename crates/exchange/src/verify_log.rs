//! Verifies the log, the records that it speaks of, and the files that the records name.

use std::path::Path;

use entente_audit::{
    Breach, DepositId, FactBreach, Hash, StorageFault, digest, hash_file, words as audit_words,
};
use entente_model::Message;
use entente_store::{DepositFilter, Page};
use entente_text::Lang;

use crate::checkpoint;
use crate::clock::Clock;
use crate::deliver::{DICTIONARY, MENTION, PROTECTION, RECEIPT, TABLE, delivery_folder};
use crate::deliver_directory::directory_delivery_folder;
use crate::deliver_table::table_record;
use crate::deposit_files::{checked_path, received_path, set_aside_path};
use crate::directory_receipt::files_named;
use crate::error::{ExchangeError, words};
use crate::node::{Node, database_url};
use crate::register_paper::scan_path;
use crate::views::stored_json;

/// What verification found.
#[derive(Debug)]
pub struct LogReport {
    /// Entries read.
    pub entries: u64,
    database: entente_store::LogReport,
    files: Vec<Message>,
}

impl LogReport {
    /// Whether everything holds.
    pub fn is_clean(&self) -> bool {
        self.database.is_sound() && self.files.is_empty()
    }

    /// Each problem in a sentence.
    pub fn say(&self, lang: Lang) -> Vec<String> {
        let found = &self.database;
        let breaches = found.breaches.iter().map(Breach::message);
        let facts = found.facts.iter().map(FactBreach::message);
        let storage = found.storage.iter().map(StorageFault::message);
        let mut said: Vec<String> =
            breaches.chain(facts).chain(storage).map(|message| audit_words().say(lang, &message)).collect();
        said.extend(self.files.iter().map(|message| words().say(lang, message)));
        if found.left_off > 0 {
            said.push(words().say(lang, &Message::new("log-left-off").count("count", found.left_off)));
        }
        said
    }

    /// The first entry that does not hold.
    pub fn first_broken_entry(&self) -> Option<u64> {
        self.database.breaches.iter().find_map(|breach| match breach {
            Breach::ChangedEntry { seq } | Breach::BrokenLink { seq } | Breach::Unreadable { seq } => {
                Some(*seq)
            }
            _ => None,
        })
    }
}

/// Verifies the node of a folder from outside: its conventions may not compile, its database may be damaged beyond
/// opening, and that is a finding too.
pub async fn verify_folder(folder: &Path) -> Result<LogReport, ExchangeError> {
    if !folder.join("entente.db").is_file() {
        return Err(ExchangeError::NotANode { folder: folder.to_owned() });
    }
    let database = entente_store::verify(&database_url(folder), checkpoint::read(folder)?).await?;
    let files = match Node::open_store(folder, Clock::System).await {
        Ok(node) => {
            let files = node.verify_files().await.unwrap_or_default();
            node.close().await;
            files
        }
        Err(_) => Vec::new(),
    };
    Ok(LogReport { entries: database.entries, database, files })
}

impl Node {
    /// Verifies everything that the node keeps as evidence; never stops at the first problem.
    pub async fn verify_log(&self) -> Result<LogReport, ExchangeError> {
        let database = self.store().log_verify(checkpoint::read(self.folder())?).await;
        // Where the database itself cannot be read, its rows name no files.
        let files = self.verify_files().await.unwrap_or_default();
        Ok(LogReport { entries: database.entries, database, files })
    }

    async fn verify_files(&self) -> Result<Vec<Message>, ExchangeError> {
        let (mut expected, mut remaining) = (Vec::new(), Vec::new());
        // Written with every act: without it, a log that was cut would not be seen.
        if checkpoint::read(self.folder())?.is_none() {
            remaining.push(Message::new("log-missing-file").with("path", checkpoint::NAME));
        }
        let purged = self.purged_directories().await?;
        for deposit in self.store().deposits(&DepositFilter::default()).await? {
            if let Some(checked) = self.checked_sha256(deposit.id).await? {
                let path = checked_path(self.folder(), deposit.sha256, checked);
                expected.push((path, checked.to_string()));
            }
            if let Some(set_aside) = self.store().set_aside(deposit.id).await? {
                let path = set_aside_path(self.folder(), set_aside.sha256);
                expected.push((path, set_aside.sha256.to_string()));
            }
            expected.push((received_path(self.folder(), deposit.sha256), deposit.sha256.to_string()));
        }
        for delivery in self.store().deliveries_to(None, Page::first(u32::MAX)).await? {
            let folder = delivery_folder(self.folder(), delivery.id);
            expected.push((folder.join(&delivery.file_name), delivery.file_sha256.to_string()));
            expected.push((folder.join(RECEIPT), digest(delivery.receipt.as_bytes()).to_string()));
            let receipt = stored_json(&delivery.id, &delivery.receipt)?;
            for (file, named) in
                [(DICTIONARY, "dictionary"), (PROTECTION, "protection"), (MENTION, "mention")]
            {
                if let Some(sha256) = receipt[named]["sha256"].as_str() {
                    expected.push((folder.join(file), sha256.to_owned()));
                }
            }
            // Receipts of before hold the text of the mention and not its digest.
            if receipt["mention"].is_null() {
                let mention = receipt["source_mention"].as_str().unwrap_or_default();
                expected.push((folder.join(MENTION), digest(mention.as_bytes()).to_string()));
            }
            // Later tables are audited beside it: a changed one would make that audit say anything.
            if let Ok(Some(table)) = table_record(&delivery) {
                expected.push((folder.join(TABLE), table.sha256));
            }
        }
        for delivery in self.store().directory_deliveries(None, Page::first(u32::MAX)).await? {
            let folder = directory_delivery_folder(self.folder(), delivery.id);
            if purged.contains(&delivery.id) {
                if folder.exists() {
                    remaining.push(Message::new("log-purged-there").with("delivery", delivery.id));
                }
                continue;
            }
            expected.push((folder.join(RECEIPT), digest(delivery.receipt.as_bytes()).to_string()));
            for file in files_named(&stored_json(&delivery.id, &delivery.receipt)?) {
                expected.push((folder.join(&file.name), file.sha256));
            }
        }
        for paper in self.store().paper_agreements().await? {
            if let Some(scan) = paper.scan {
                expected.push((scan_path(self.folder(), scan), scan.to_string()));
            }
        }
        let folder = self.folder().to_owned();
        let problems = tokio::task::spawn_blocking(move || {
            let found = expected.iter().filter_map(|(path, sha256)| file_problem(&folder, path, sha256));
            found.collect::<Vec<Message>>()
        });
        remaining.extend(problems.await?);
        Ok(remaining)
    }
}

impl Node {
    async fn checked_sha256(&self, deposit: DepositId) -> Result<Option<Hash>, ExchangeError> {
        Ok(self.store().check_report(deposit).await?.and_then(|report| report.checked_sha256))
    }
}

fn file_problem(folder: &Path, path: &Path, sha256: &str) -> Option<Message> {
    let shown = path.strip_prefix(folder).unwrap_or(path).display().to_string();
    match hash_file(path) {
        Ok(file) if file.sha256 == sha256 => None,
        Ok(_) => Some(Message::new("log-changed-file").with("path", shown)),
        Err(_) => Some(Message::new("log-missing-file").with("path", shown)),
    }
}
