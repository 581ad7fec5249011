//! `party`: an organisation, the role that it holds, and the people who answer for it (C3).

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{PartyId, RoleId, Territory, Uai};

/// Kinds of organisations that the texts name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PartyKind {
    /// The ministry, or one of its directions.
    Ministere,
    /// A rectorat.
    Academie,
    /// A région académique.
    RegionAcademique,
    /// The departmental services of the ministry.
    Dsden,
    /// A région.
    Region,
    /// A département.
    Departement,
    /// A commune.
    Commune,
    /// Communes together.
    Epci,
    /// A collège or a lycée.
    Eple,
    /// Acts for its members (Régions de France).
    Association,
    /// Works for a party.
    Prestataire,
    /// Runs an ENT for a party.
    Exploitant,
    /// An independent authority (CNIL).
    Autorite,
    /// A laboratory, for the secure access on project.
    Recherche,
}

impl PartyKind {
    /// Whether it acts for another party, and isn't bound by itself.
    pub fn acts_under_another(self) -> bool {
        matches!(self, Self::Prestataire | Self::Exploitant)
    }
}

/// What a contact answers for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ContactFunction {
    /// Security of the information systems.
    Rssi,
    /// Data, statistics.
    ReferentDonnees,
    /// Digital education.
    ReferentNumerique,
    /// Exchange of keys, formats, transfers (EN annexe 2).
    CorrespondantTechnique,
    /// Publications of the party in the ENT (EN 6).
    DirecteurPublication,
    /// Help to users (EN 7).
    Assistance,
    /// The chain of alert (RA 3.1.5).
    Alerte,
    /// Communication.
    Communication,
    /// The convention itself.
    Suivi,
}

/// Somebody to write to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// What for.
    pub function: ContactFunction,
    /// Mailbox.
    pub mail: String,
    /// Who, where the text says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

/// Who signs for the party.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signatory {
    /// In what quality.
    pub title: String,
    /// Who, where the text says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The act that delegates the signature, where somebody else holds it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub delegation: Option<String>,
}

/// The deliberation that allows the party to sign (NO).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deliberation {
    /// The assembly.
    pub assembly: String,
    /// Number of the deliberation.
    pub number: String,
    /// Its day.
    pub on: Date,
}

/// `party`: an organisation and the role that it holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartyClause {
    /// Its name in the platform.
    pub id: PartyId,
    /// Its name on pages.
    pub name: String,
    /// How the text calls it further on, « l'académie ».
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub called: Option<String>,
    /// Role that it holds.
    pub role: RoleId,
    /// Kind of organisation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<PartyKind>,
    /// Its territory; absent in a cadre.
    pub territory: Option<Territory>,
    /// SIREN, where given.
    pub siren: Option<String>,
    /// UAI, where it is a school or a service of the ministry.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub uai: Option<Uai>,
    /// The party for which it works.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub under: Option<RoleId>,
    /// Role of the members for which it signs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub members: Option<RoleId>,
    /// Who signs for it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub signatories: Vec<Signatory>,
    /// The deliberation that allows it to sign.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deliberation: Option<Deliberation>,
    /// Data protection officer's mailbox, where given.
    pub dpo: Option<String>,
    /// Other people to write to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub contacts: Vec<Contact>,
}

impl PartyClause {
    /// A party of which nothing else is said.
    pub fn new(id: impl Into<PartyId>, name: impl Into<String>, role: impl Into<RoleId>) -> Self {
        Self {
            id: id.into(),
            name: name.into(),
            called: None,
            role: role.into(),
            kind: None,
            territory: None,
            siren: None,
            uai: None,
            under: None,
            members: None,
            signatories: Vec::new(),
            deliberation: None,
            dpo: None,
            contacts: Vec::new(),
        }
    }

    /// Whether it works for another party rather than being one that signs.
    pub fn acts_under_another(&self) -> bool {
        self.under.is_some()
    }
}
