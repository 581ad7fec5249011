//! The texts of a convention that the node keeps: each as loaded, each amendment as proposed; none ever changes.
//!
//! Which one is in force on a day is what the life of the convention says.

use entente_audit::Hash;
use entente_model::AgreementId;
use jiff::Timestamp;

use crate::error::ExchangeError;
use crate::node::Node;

/// A text as kept.
#[derive(Clone, Debug)]
pub(crate) struct KeptText {
    pub(crate) sha256: Hash,
    pub(crate) text: String,
    /// Number of the amendment that it is, where it is one.
    pub(crate) amendment: Option<u32>,
    /// When it was first seen here.
    pub(crate) seen_at: Timestamp,
}

impl Node {
    /// The texts of a convention in the order in which they came, each once.
    pub(crate) async fn texts_of(&self, id: &AgreementId) -> Result<Vec<KeptText>, ExchangeError> {
        let mut texts: Vec<KeptText> = Vec::new();
        let amendments = self.store().amendments(Some(id)).await?;
        for one in self.store().agreement_versions(id).await? {
            let amendment = amendments.iter().rev().find(|amended| amended.sha256 == one.sha256);
            texts.push(KeptText {
                sha256: one.sha256,
                text: one.text,
                amendment: amendment.map(|amended| amended.number),
                seen_at: amendment.map_or(one.loaded_at, |amended| amended.proposed_at.min(one.loaded_at)),
            });
        }
        for one in amendments {
            texts.push(KeptText {
                sha256: one.sha256,
                text: one.text,
                amendment: Some(one.number),
                seen_at: one.proposed_at,
            });
        }
        texts.sort_by_key(|text| text.seen_at);
        let mut seen = std::collections::BTreeSet::new();
        texts.retain(|text| seen.insert(text.sha256.to_string()));
        Ok(texts)
    }

    /// The text that stands for a convention, or one of its amendments by number.
    pub(crate) async fn text_of(
        &self,
        id: &AgreementId,
        amendment: Option<u32>,
    ) -> Result<KeptText, ExchangeError> {
        let sha256 = self.agreements().must_have(id)?.sha256.clone();
        let wanted = |text: &KeptText| match amendment {
            Some(number) => text.amendment == Some(number),
            None => text.sha256.to_string() == sha256,
        };
        let found = self.texts_of(id).await?.into_iter().rev().find(wanted);
        found.ok_or_else(|| match amendment {
            Some(number) => ExchangeError::UnknownAmendment { agreement: id.to_string(), number },
            None => ExchangeError::UnknownAgreement { agreement: id.to_string() },
        })
    }
}
