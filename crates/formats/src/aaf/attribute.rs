//! What an attribute of an AAF file is: its name in a form, what it means, how its values are made.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::tables;

/// The files of a delivery, in the order in which consumers read them: structures first, persons refer to them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Category {
    /// `EtabEducNat`: establishments and écoles.
    #[serde(rename = "EtabEducNat")]
    Structure,
    /// `MatiereEducNat`: matières.
    #[serde(rename = "MatiereEducNat")]
    TaughtSubject,
    /// `MefEducNat`: MEF.
    #[serde(rename = "MefEducNat")]
    Mef,
    /// `Eleve`.
    #[serde(rename = "Eleve")]
    Pupil,
    /// `PersRelEleve`: relatives of pupils.
    #[serde(rename = "PersRelEleve")]
    Relative,
    /// `PersEducNat`: staff.
    #[serde(rename = "PersEducNat")]
    Staff,
}

impl Category {
    /// All, in read order.
    pub const ALL: [Self; 6] =
        [Self::Structure, Self::TaughtSubject, Self::Mef, Self::Pupil, Self::Relative, Self::Staff];

    /// The type in file names.
    pub fn file_type(self) -> &'static str {
        match self {
            Self::Structure => "EtabEducNat",
            Self::TaughtSubject => "MatiereEducNat",
            Self::Mef => "MefEducNat",
            Self::Pupil => "Eleve",
            Self::Relative => "PersRelEleve",
            Self::Staff => "PersEducNat",
        }
    }

    /// The file of that type.
    pub fn of_file_type(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|category| category.file_type() == name)
    }

    /// Name and value of the attribute that states the category of a record (formats, section 1.3): the file of the
    /// matières says `Matiere`, its records say `Mat`.
    pub fn operational(self) -> (&'static str, &'static str) {
        match self {
            Self::Structure => ("categorieStructure", "EtabEducNat"),
            Self::TaughtSubject => ("categorieMatiere", "MatEducNat"),
            Self::Mef => ("categorieMef", "MefEducNat"),
            Self::Pupil | Self::Relative | Self::Staff => ("categoriePersonne", self.file_type()),
        }
    }

    /// The category that a record states.
    pub(crate) fn of_operational(value: &str) -> Option<Self> {
        if value == "MatEducNat" { Some(Self::TaughtSubject) } else { Self::of_file_type(value) }
    }
}

impl fmt::Display for Category {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.file_type())
    }
}

/// The form of a delivery: the same directory under other names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Dialect {
    /// Collèges and lycées.
    #[serde(rename = "2D")]
    SecondDegree,
    /// Écoles.
    #[serde(rename = "1D")]
    FirstDegree,
    /// The extract for tools that manage equipment: neither relatives nor accounts.
    #[serde(rename = "GPEI")]
    Gpei,
}

impl Dialect {
    /// All three.
    pub const ALL: [Self; 3] = [Self::SecondDegree, Self::FirstDegree, Self::Gpei];

    /// `2D`, `1D` or `GPEI`.
    pub fn name(self) -> &'static str {
        match self {
            Self::SecondDegree => "2D",
            Self::FirstDegree => "1D",
            Self::Gpei => "GPEI",
        }
    }

    /// The form of that name.
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|dialect| dialect.name() == name)
    }

    /// Attributes of a file, in the order in which they are written; none where the form has no such file.
    pub fn attributes(self, category: Category) -> &'static [Attribute] {
        tables::attributes(self, category)
    }

    /// Files of the form, in read order.
    pub fn categories(self) -> impl Iterator<Item = Category> {
        Category::ALL.into_iter().filter(move |&category| !self.attributes(category).is_empty())
    }

    /// The attribute of that name; attributes that older files hold are found too.
    pub fn attribute(self, category: Category, name: &str) -> Option<&'static Attribute> {
        let known = self.attributes(category).iter().chain(tables::also_known(self, category));
        known.into_iter().find(|attribute| attribute.name == name)
    }
}

impl fmt::Display for Dialect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// Number of parts that `$` separates in one value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parts {
    /// At least.
    pub min: u8,
    /// At most.
    pub max: u8,
}

/// How a value, or its only part, is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Any text.
    Text,
    /// `dd/mm/yyyy`.
    Date,
    /// `O` or `N`.
    Flag,
    /// UAI.
    Uai,
    /// 14 digits.
    Siret,
    /// INE of any form.
    Ine,
    /// 11 characters.
    Mef,
    /// 6 characters.
    TaughtSubject,
}

/// An attribute of the files of one category in one form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attribute {
    /// Its name.
    pub name: &'static str,
    /// What it means.
    pub notion: Notion,
    /// Whether it may have several values.
    pub is_multiple: bool,
    /// Parts of each value.
    pub parts: Parts,
    /// How the value is written.
    pub form: Form,
    /// Whether it says something of a person: its values are not shown.
    pub is_personal: bool,
}

impl Attribute {
    pub(crate) const fn new(name: &'static str, notion: Notion) -> Self {
        let parts = Parts { min: 1, max: 1 };
        Self { name, notion, is_multiple: false, parts, form: Form::Text, is_personal: false }
    }
    pub(crate) const fn many(self) -> Self {
        Self { is_multiple: true, ..self }
    }
    pub(crate) const fn parts(self, min: u8, max: u8) -> Self {
        Self { parts: Parts { min, max }, ..self }
    }
    pub(crate) const fn form(self, form: Form) -> Self {
        Self { form, ..self }
    }
    pub(crate) const fn personal(self) -> Self {
        Self { is_personal: true, ..self }
    }
}

/// What an attribute says, whatever its name in a form. The nouns write and read themselves by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Notion {
    Id,
    Ine,
    SourceId,
    BornOn,
    BirthName,
    LastName,
    FirstName,
    OtherFirstNames,
    Title,
    Relatives,
    Scholarship,
    Regime,
    Transport,
    Address,
    PostalCode,
    Town,
    Country,
    AddressOf,
    Status,
    Mef,
    MefLabel,
    LevelLabel,
    BranchLabel,
    SubjectLabels,
    SubjectCodes,
    Structure,
    Classes,
    Groups,
    EnteredOn,
    LeftOn,
    Canteen,
    ChildcareMorning,
    ChildcareEvening,
    SupervisedStudy,
    Level,
    Cycle,
    ClassKind,
    ClassEnteredOn,
    ClassLeftOn,
    Pupils,
    HomePhone,
    WorkPhone,
    Mobile,
    MobileForSms,
    Mail,
    AddressShared,
    DisciplineCategory,
    Posts,
    StaffMefs,
    StaffSubjects,
    ClassSubjects,
    GroupSubjects,
    MainClasses,
    Functions,
    IsTeacher,
    BeforePupils,
    Directs,
    Specialities,
    Uai,
    FormerUai,
    Siret,
    CommonName,
    StructureType,
    Ministry,
    Sector,
    PostBox,
    Street,
    Phone,
    Fax,
    AttachedTo,
    Basin,
    Academy,
    Circonscription,
    Commune,
    SchoolGrouping,
    Divisions,
    PupilGroups,
    Label,
    AttachedMef,
    MefStat,
    AttachedSubject,
    /// Known to be met, and not kept: its values are passed over.
    Other,
}
