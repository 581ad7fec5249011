//! Names of things, one type each, so that two of them cannot be swapped.

use std::borrow::Borrow;
use std::fmt;

use serde::{Deserialize, Serialize};

macro_rules! names {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// Wraps the text as it is; its syntax is checked where a convention is compiled.
            pub fn new(text: impl Into<String>) -> Self {
                Self(text.into())
            }
            /// The name as written.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self::new(text)
            }
        }
        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }
    )+};
}

names! {
    /// A convention, e.g. `men-rdf-2015`.
    AgreementId,
    /// A clause that others name, inside its convention, e.g. `comite-pilotage`.
    ClauseId,
    /// An organisation, e.g. `rectorat-exemple`.
    PartyId,
    /// What a party does in a convention, e.g. `rectorat`, `region`: a cadre speaks of roles, a local application binds them.
    RoleId,
    /// A jeu de données, e.g. `f-carac-elev`.
    DatasetId,
    /// A variable of a dataset, as its header is written.
    VariableName,
    /// A finalité: a code of the list `finalites`.
    PurposeId,
    /// A nomenclature, e.g. `mef`.
    CodeListId,
}
