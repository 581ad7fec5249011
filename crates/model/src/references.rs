//! What files are checked against: code lists and the directory of establishments.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::{CodeList, CodeListId, Institutions};

/// Shared references, loaded once and passed to checks and deliveries.
#[derive(Clone, Debug, Default)]
pub struct References {
    /// Nomenclatures by id.
    pub code_lists: Arc<BTreeMap<CodeListId, CodeList>>,
    /// The directory; where it is empty, membership checks of UAI are skipped and said so.
    pub institutions: Arc<Institutions>,
}
