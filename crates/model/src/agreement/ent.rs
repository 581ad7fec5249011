//! Services that a convention sets up: `ent` (feeding of an ENT), `secure-space`.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::grant::{Channel, DisclosureRule};
use super::time::{Delay, Recurrence, Retention};
use crate::{ClauseId, DatasetId, PurposeId, RoleId, Territory, Uai, VariableName};

/// Level of teaching.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TeachingLevel {
    /// Écoles.
    PremierDegre,
    /// Collèges and lycées.
    SecondDegre,
}

/// Categories of AAF files (EN annexe 2), as file names write them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub enum DirectoryCategory {
    /// Pupils.
    Eleve,
    /// Schools.
    EtabEducNat,
    /// Staff.
    PersEducNat,
    /// Parents and contacts of pupils.
    PersRelEleve,
    /// General information.
    InfosEducNat,
    /// Subjects.
    MatiereEducNat,
    /// Courses.
    MefEducNat,
}

/// Which extract of the directory a clause hands over.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DirectoryForm {
    /// What feeds an ENT, of the first or of the second degree.
    #[default]
    Aaf,
    /// What a collectivité's tool that manages equipment needs: neither relatives nor courses.
    Gpei,
}

/// Days of the week.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum WeekDay {
    /// Monday.
    Monday,
    /// Tuesday.
    Tuesday,
    /// Wednesday.
    Wednesday,
    /// Thursday.
    Thursday,
    /// Friday.
    Friday,
    /// Saturday.
    Saturday,
    /// Sunday.
    Sunday,
}

/// How the first export is done (EN annexe 2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Initialisation {
    /// With the next complete export.
    WithComplete,
    /// By an export of its own.
    Apart,
}

/// `ent`: what feeds an ENT, and how.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntClause {
    /// Its name in the convention.
    pub id: ClauseId,
    /// Its name on pages.
    pub name: String,
    /// Who runs it.
    pub exploitant: RoleId,
    /// Who provides the directory.
    pub who: RoleId,
    /// Level of its schools.
    pub level: TeachingLevel,
    /// Which extract; the one of an ENT where none is said.
    #[serde(default, skip_serializing_if = "is_aaf")]
    pub form: DirectoryForm,
    /// Its schools, one by one (EN annexe 1).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub schools: Vec<Uai>,
    /// All the schools of a territory, where they are not listed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub territory: Option<Territory>,
    /// Categories of files; all of them where none is said.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub categories: Vec<DirectoryCategory>,
    /// Attributes that are handed over, as the files name them; all of the form but the INE where none is said.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub variables: Vec<VariableName>,
    /// Beginning of the names of files.
    pub prefix: String,
    /// How often changes are sent; without it only complete exports are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub delta: Option<Recurrence>,
    /// Day of the complete export.
    pub complete_on: WeekDay,
    /// How the first export is done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub initialisation: Option<Initialisation>,
    /// Name of the tar archive, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub archive: Option<String>,
    /// Code of the recipient in the bordereau, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bordereau: Option<String>,
    /// How files are sent.
    pub channel: Channel,
    /// Whether persons who object are left out before each export.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub objections: bool,
    /// How long accounts that are closed are kept.
    pub retention: Retention,
}

impl EntClause {
    /// The variable of its files that holds the INE, and that never leaves.
    pub fn ine_variable(&self) -> VariableName {
        match self.form {
            DirectoryForm::Aaf => "ENTEleveINE".into(),
            DirectoryForm::Gpei => "GPEIElvINE".into(),
        }
    }
}

fn is_aaf(form: &DirectoryForm) -> bool {
    *form == DirectoryForm::Aaf
}

/// Who checks what leaves a secure space.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutputCheck {
    /// Who checks.
    pub who: RoleId,
    /// How fast.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub within: Option<Delay>,
    /// By which rules.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub disclosure: Option<DisclosureRule>,
}

/// `secure-space`: work in place on detailed data, for a project.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SecureSpaceClause {
    /// Its name in the convention.
    pub id: ClauseId,
    /// The project.
    pub name: String,
    /// Who runs the space.
    pub who: RoleId,
    /// Who works in it.
    pub to: Vec<RoleId>,
    /// Datasets that are open in it.
    pub datasets: Vec<DatasetId>,
    /// Purposes, all of the list `finalites`.
    pub purposes: Vec<PurposeId>,
    /// Legal basis.
    pub basis: String,
    /// First day of the project.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub opens_on: Option<Date>,
    /// Day after its last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closes_on: Option<Date>,
    /// Who checks what leaves it.
    pub outputs: OutputCheck,
    /// How long the project's files are kept.
    pub retention: Retention,
    /// What each person undertakes before entering.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub conditions: Vec<String>,
}
