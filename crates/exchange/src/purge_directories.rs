//! Destroys the files of delivered directories whose retention is over: the accounts that they opened may be gone for as long as the
//! clause keeps them. The receipt, its digests and the log stay: what was delivered can still be proved, and read nowhere here.
//!
//! The recipient's own copies are its duty; its receipt reminds it.

use std::collections::BTreeSet;
use std::fs;

use entente_audit::{Actor, DirectoryDeliveryId, Event};
use entente_model::Retention;
use entente_store::{DirectoryDelivery, Page};
use jiff::Timestamp;
use jiff::civil::Date;

use crate::deliver_directory::{STAGING, directory_delivery_folder};
use crate::error::ExchangeError;
use crate::node::Node;
use crate::views::stored_json;

impl Node {
    /// Destroys what is over today; gives the deliveries. Meant for a daily timer.
    pub async fn purge_directories(&self) -> Result<Vec<DirectoryDeliveryId>, ExchangeError> {
        let _alone = self.begin_directory()?;
        self.sweep_directory_staging()?;
        let mut over = Vec::new();
        for delivery in self.store().directory_deliveries(None, Page::first(u32::MAX)).await? {
            let is_there = directory_delivery_folder(self.folder(), delivery.id).exists();
            if is_there && self.last_day(&delivery)? < self.today() {
                over.push(delivery.id);
            }
        }
        if over.is_empty() {
            return Ok(over);
        }
        let recorded = self.purged_directories().await?;
        for id in &over {
            let folder = directory_delivery_folder(self.folder(), *id);
            // The record first: a file that went without one would be missing evidence. What a stop left there goes the next time.
            if !recorded.contains(id) {
                let mut sizes = Vec::new();
                for entry in fs::read_dir(&folder).map_err(ExchangeError::file(&folder))? {
                    let metadata = entry.and_then(|entry| entry.metadata());
                    sizes.push(metadata.map_err(ExchangeError::file(&folder))?.len());
                }
                let event = Event::DirectoryPurged {
                    delivery: *id,
                    files: sizes.len() as u64,
                    size_bytes: sizes.iter().sum(),
                };
                let mut tx = self.store().begin(self.now(), &Actor::System).await?;
                tx.record(event).await?;
                tx.commit().await?;
            }
            fs::remove_dir_all(&folder).map_err(ExchangeError::file(&folder))?;
        }
        self.write_checkpoint().await?;
        Ok(over)
    }

    /// Last day on which the files of a delivery may be kept: what its receipt promised, whatever the convention says since.
    fn last_day(&self, delivery: &DirectoryDelivery) -> Result<Date, ExchangeError> {
        let retention = promised_retention(delivery)?;
        Ok(self.day_of(delivery.made_at).saturating_add(retention.lasts.span()))
    }

    /// When the files of a delivery were destroyed, as the log says.
    pub(crate) async fn directory_purged_at(
        &self,
        id: DirectoryDeliveryId,
    ) -> Result<Option<Timestamp>, ExchangeError> {
        let mut purged_at = None;
        self.each_entry(&mut |entry| {
            if matches!(&entry.event, Some(Event::DirectoryPurged { delivery, .. }) if *delivery == id) {
                purged_at = entry.at;
            }
        })
        .await?;
        Ok(purged_at)
    }

    /// Deliveries whose files the log says destroyed.
    pub(crate) async fn purged_directories(&self) -> Result<BTreeSet<DirectoryDeliveryId>, ExchangeError> {
        let mut purged = BTreeSet::new();
        self.each_entry(&mut |entry| {
            if let Some(Event::DirectoryPurged { delivery, .. }) = &entry.event {
                purged.insert(*delivery);
            }
        })
        .await?;
        Ok(purged)
    }

    /// Removes what a stop left half-made: nobody else makes a directory meanwhile.
    pub(crate) fn sweep_directory_staging(&self) -> Result<(), ExchangeError> {
        let folder = self.folder().join("deliveries");
        for entry in fs::read_dir(&folder).map_err(ExchangeError::file(&folder))? {
            let entry = entry.map_err(ExchangeError::file(&folder))?;
            if entry.file_name().to_string_lossy().starts_with(STAGING) {
                fs::remove_dir_all(entry.path()).map_err(ExchangeError::file(&entry.path()))?;
            }
        }
        Ok(())
    }
}

/// How long the files of a delivery are kept, as its receipt promised.
pub(crate) fn promised_retention(delivery: &DirectoryDelivery) -> Result<Retention, ExchangeError> {
    let receipt = stored_json(&delivery.id, &delivery.receipt)?;
    serde_json::from_value(receipt["retention"].clone())
        .map_err(|error| ExchangeError::Record { record: delivery.id.to_string(), reason: error.to_string() })
}
