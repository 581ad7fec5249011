//! The closed lists of codes in the events about the key of pseudonyms: which act was refused, and why. The events
//! themselves are in `event`.
//!
//! INVARIANT: no pseudonym, no identifier, no share and no key is ever in the log; a mark is 64 bits of a hash of 256
//! random ones, and tells which key or share was used without telling anything of it.

use serde::{Deserialize, Serialize};

/// What is done with the key of pseudonyms.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PseudonymAct {
    /// A first key is made.
    Create,
    /// The key is split into shares.
    Split,
    /// The key file is made again from two shares.
    Restore,
    /// Another key takes its place.
    Rotate,
    /// A recipient gets the correspondence of its pseudonyms after a rotation.
    Rekey,
    /// Pseudonyms are turned back into identifiers.
    Reverse,
}

impl PseudonymAct {
    /// Its name in JSON and in message ids: `rekey`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Create => "create",
            Self::Split => "split",
            Self::Restore => "restore",
            Self::Rotate => "rotate",
            Self::Rekey => "rekey",
            Self::Reverse => "reverse",
        }
    }
}

/// Why an act was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PseudonymActRefusal {
    /// A key is in force already.
    KeyInForce,
    /// The shares are not two, of one key.
    Shares,
    /// A share was not handed out by a splitting that the log records.
    ShareUnknown,
    /// The shares are of another key than the one that the act needs.
    OtherKey,
    /// Both shares were handed to one holder.
    OneHolder,
    /// The key in force was never split: once replaced, nobody could follow its pseudonyms.
    NeverSplit,
    /// The party is not the producer of the dataset.
    NotProducer,
    /// No clause gives the recipient those pseudonyms, or gives them as stable.
    NotGranted,
    /// The article is not in a convention of the node.
    ArticleUnknown,
    /// The variable is not an identifier of the dataset.
    NotIdentifier,
}

impl PseudonymActRefusal {
    /// Its name in JSON and in message ids: `one-holder`.
    pub fn name(self) -> &'static str {
        match self {
            Self::KeyInForce => "key-in-force",
            Self::Shares => "shares",
            Self::ShareUnknown => "share-unknown",
            Self::OtherKey => "other-key",
            Self::OneHolder => "one-holder",
            Self::NeverSplit => "never-split",
            Self::NotProducer => "not-producer",
            Self::NotGranted => "not-granted",
            Self::ArticleUnknown => "article-unknown",
            Self::NotIdentifier => "not-identifier",
        }
    }
}
