//! Numbers of what the platform keeps, and who acts: names without a person's name in them (invariant 4).

use std::fmt;
use std::str::FromStr;

use entente_model::PartyId;
use serde::{Deserialize, Serialize};

/// The text is not a number of that kind.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{text}` is not a number of this kind: it is written like `{prefix}-000001`")]
pub struct IdError {
    /// The text as given.
    pub text: String,
    /// The letter of the kind.
    pub prefix: &'static str,
}

fn parse(text: &str, prefix: &'static str) -> Result<u64, IdError> {
    let wrong = || IdError { text: text.to_owned(), prefix };
    let digits = text.strip_prefix(prefix).and_then(|rest| rest.strip_prefix('-')).ok_or_else(wrong)?;
    if digits.len() < 6 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return Err(wrong());
    }
    match digits.parse::<u64>() {
        // One way only to write a number: what is read must be written back the same.
        Ok(number) if number > 0 && format!("{number:06}") == digits => Ok(number),
        _ => Err(wrong()),
    }
}

macro_rules! numbers {
    ($($(#[$doc:meta])* $name:ident = $prefix:literal),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(u64);

        impl $name {
            /// The one of that rank, from 1.
            pub fn new(number: u64) -> Self {
                Self(number)
            }
            /// Its rank, from 1.
            pub fn number(self) -> u64 {
                self.0
            }
        }
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!($prefix, "-{:06}"), self.0)
            }
        }
        impl FromStr for $name {
            type Err = IdError;
            fn from_str(text: &str) -> Result<Self, IdError> {
                parse(text, $prefix).map(Self)
            }
        }
        impl TryFrom<String> for $name {
            type Error = IdError;
            fn try_from(text: String) -> Result<Self, IdError> {
                text.parse()
            }
        }
        impl From<$name> for String {
            fn from(id: $name) -> Self {
                id.to_string()
            }
        }
    )+};
}

numbers! {
    /// A deposit (dépôt): `d-000001`.
    DepositId = "d",
    /// A check report (rapport): `r-000001`.
    CheckReportId = "r",
    /// A decision on an access (accès): `a-000001`.
    DecisionId = "a",
    /// A delivery (mise à disposition): `m-000001`.
    DeliveryId = "m",
    /// A convention's text as loaded: `t-000001`.
    AgreementTextId = "t",
    /// A load of references: `l-000001`.
    ReferenceLoadId = "l",
    /// A version of a reference (nomenclature): `n-000001`.
    ReferenceVersionId = "n",
    /// A saved query (requête): `q-000001`.
    SavedQueryId = "q",
    /// Rows of a deposit set aside (lignes écartées): `e-000001`.
    SetAsideId = "e",
    /// A withdrawal of a deposit (retrait): `w-000001`.
    WithdrawalId = "w",
    /// What the recipient of a former version is told (avis): `v-000001`.
    AlertId = "v",
    /// An alert that its recipient has read: `k-000001`.
    AcknowledgementId = "k",
    /// A reminder of an expected deposit (rappel): `p-000001`.
    ReminderId = "p",
    /// A fact in the life of a convention (fait): `f-000001`.
    AgreementFactId = "f",
    /// A signature of a convention: `s-000001`.
    AgreementSignatureId = "s",
    /// An entry of the register of keys (clé): `y-000001`.
    KeyEntryId = "y",
    /// An amendment of a convention (avenant): `g-000001`.
    AmendmentId = "g",
    /// An adhésion to a convention (« joindre »): `j-000001`.
    AdhesionId = "j",
    /// A convention on paper, in the census (convention sur papier): `c-000001`.
    PaperAgreementId = "c",
    /// A reminder of a day of a convention: `b-000001`.
    AgreementReminderId = "b",
    /// A delivery of the directory of an ENT (annuaire, « export »): `x-000001`.
    DirectoryDeliveryId = "x",
    /// A push of such a delivery to its recipient's server (envoi): `z-000001`.
    DirectoryPushId = "z",
    /// A key of pseudonyms: `h-000001`.
    PseudonymKeyId = "h",
    /// A splitting of a key of pseudonyms: `i-000001`.
    KeySplitId = "i",
    /// A step in the life of a clearance (habilitation): `hab-000001`. The first one names the clearance.
    ClearanceActId = "hab",
    /// A step in the mandate of a contractor (prestataire): `pre-000001`. The first one names the mandate.
    MandateActId = "pre",
    /// A version of a study (étude): `et-000001`.
    StudyVersionId = "et",
    /// An act on a version of a study: `ea-000001`.
    StudyActId = "ea",
    /// An act on a forecast (prévision): `fp-000001`.
    ForecastActId = "fp",
    /// A witness of the log, added or removed (témoin, observateur): `o-000001`.
    WitnessId = "o",
    /// A person's account (utilisateur): `u-000001`. The login is not in the log.
    UserId = "u",
}

/// Who did something. It can only be built from identifiers, so that no name reaches the log.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Actor {
    /// The platform itself.
    System,
    /// An organisation, from the command line.
    Party(PartyId),
    /// A person's account.
    User(UserId),
}

impl fmt::Display for Actor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::System => f.write_str("system"),
            Self::Party(party) => write!(f, "party:{party}"),
            Self::User(user) => write!(f, "user:{user}"),
        }
    }
}

impl FromStr for Actor {
    type Err = IdError;
    fn from_str(text: &str) -> Result<Self, IdError> {
        match text.split_once(':') {
            None if text == "system" => Ok(Self::System),
            Some(("party", party)) if !party.is_empty() => Ok(Self::Party(PartyId::new(party))),
            Some(("user", user)) => Ok(Self::User(user.parse()?)),
            _ => Err(IdError { text: text.to_owned(), prefix: "user:u" }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_a_number_in_its_only_form() {
        assert_eq!("d-000042".parse::<DepositId>().unwrap(), DepositId::new(42));
        assert_eq!(DepositId::new(12_345_678).to_string(), "d-12345678");
        assert_eq!("d-12345678".parse::<DepositId>().unwrap().number(), 12_345_678);
        for text in ["", "d", "d-", "d-42", "r-000042", "d-0000042", "d-+00042", "d-000000", "d-é00042"] {
            assert!(text.parse::<DepositId>().is_err(), "{text}");
        }
    }

    #[test]
    fn reads_an_actor() {
        for text in ["system", "party:rectorat-exemple", "user:u-000003"] {
            assert_eq!(text.parse::<Actor>().unwrap().to_string(), text);
        }
        for text in ["", "agent@rectorat.invalid", "party:", "user:agent", "user"] {
            assert!(text.parse::<Actor>().is_err(), "{text}");
        }
    }
}
