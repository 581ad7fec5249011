//! Nothing leaves while the log has been cosigned by nobody for longer than a convention allows: what could still be rewritten unseen is
//! no evidence.

use entente_audit::NoteKey;
use entente_model::{Obligation, Require};
use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::error::ExchangeError;
use crate::log_folder::LogFolder;
use crate::node::Node;

impl Node {
    /// Refuses where a rule of the conventions asks for a later cosignature than the last one.
    pub(crate) async fn log_must_be_cosigned(&self, obligations: &[Obligation]) -> Result<(), ExchangeError> {
        for obligation in obligations {
            let Obligation::Require { require: Require::Cosignature { within }, place } = obligation else {
                continue;
            };
            let last = self.last_cosignature().await?;
            let now = self.now().to_zoned(TimeZone::UTC);
            let oldest = now.checked_sub(within.span()).map(|oldest| oldest.timestamp());
            if oldest.is_ok_and(|oldest| last.is_some_and(|last| last >= oldest)) {
                continue;
            }
            return Err(ExchangeError::CosignatureOld {
                agreement: place.convention.clone(),
                article: place.article.clone(),
                within: *within,
                last,
            });
        }
        Ok(())
    }

    /// When a witness of the list cosigned last, as it says.
    async fn last_cosignature(&self) -> Result<Option<Timestamp>, ExchangeError> {
        let witnesses = self.witnesses().await?;
        let folder = LogFolder::of_node(self.folder());
        let own = folder.key()?;
        let of_own_log = |name: &str| {
            let key: Option<NoteKey> =
                witnesses.iter().find(|one| one.name() == name).and_then(|one| one.key.parse().ok());
            key.is_some_and(|key| Some(key.public()) != own.as_ref().map(NoteKey::public))
        };
        Ok(witnesses.iter().filter(|one| of_own_log(one.name())).filter_map(|one| one.cosigned_at).max())
    }
}
