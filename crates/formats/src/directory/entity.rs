//! The nouns of the directory: structures, pupils, relatives, staff, MEF and matières, whatever the format that gives them.

use jiff::civil::Date;

/// A code and its label.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Labelled {
    /// The code.
    pub code: String,
    /// The label.
    pub label: String,
}

impl Labelled {
    /// Both at once.
    pub fn new(code: impl Into<String>, label: impl Into<String>) -> Self {
        Self { code: code.into(), label: label.into() }
    }

    /// Whether neither is there.
    pub fn is_empty(&self) -> bool {
        self.code.is_empty() && self.label.is_empty()
    }
}

/// A class or a group of a structure, as a person belongs to it.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClassRef {
    /// Identifier of the structure.
    pub structure: String,
    /// Code of the class; in the 1st degree its identifier.
    pub code: String,
    /// Label, where the form gives one.
    pub label: String,
    /// Kind, in the 1st degree: `11` `ORDINAIRE`, `40` `REGROUPEMENT`.
    pub kind: Labelled,
}

/// What a teacher teaches to a class or a group.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClassSubject {
    /// Identifier of the structure.
    pub structure: String,
    /// Code of the class or group.
    pub class: String,
    /// Code of the matière.
    pub subject: String,
}

/// A function of a member of staff in a structure.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Function {
    /// Identifier of the structure.
    pub structure: String,
    /// `ENS`, `DIR`, `DOC`, `EDU`, `AED`…, or `-` without object.
    pub function: Labelled,
    /// Discipline or speciality: `L1300` `MATHEMATIQUES`.
    pub speciality: Labelled,
}

/// A day on which somebody enters or leaves a class.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClassDay {
    /// Identifier of the structure.
    pub structure: String,
    /// The day.
    pub on: Date,
    /// Code of the class.
    pub class: String,
}

/// Name, title and birth date of a person.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Identity {
    /// Name of birth (`NomPatro`).
    pub birth_name: String,
    /// Name in use.
    pub last_name: String,
    /// First name in use.
    pub first_name: String,
    /// All the first names, the one in use first.
    pub other_first_names: Vec<String>,
    /// `M.` or `Mme`.
    pub title: String,
    /// Birth date; relatives have none in AAF.
    pub born_on: Option<Date>,
}

/// A postal address.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Address {
    /// Four lines at most.
    pub lines: [String; 4],
    /// Postal code.
    pub postal_code: String,
    /// Town.
    pub town: String,
    /// Country.
    pub country: String,
}

impl Address {
    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// What a relative is to a pupil, and what for.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Kinship {
    /// Identifier of the relative.
    pub relative: String,
    /// Link: `10` mother, `20` father… (BCN `N_LIEN_ELEVE_RESPONSABLE`).
    pub link: String,
    /// Who pays the school fees.
    pub is_payer_of_fees: bool,
    /// `1` legal, `2` in charge of the child, `0` neither.
    pub responsibility: u8,
    /// Contact.
    pub is_contact: bool,
    /// Who receives payments.
    pub is_paid: bool,
}

/// A class (division) of an establishment.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Division {
    /// Code and label.
    pub name: Labelled,
    /// Codes of the MEF that it gathers.
    pub mefs: Vec<String>,
}

/// A group of an establishment.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PupilGroup {
    /// Code and label, which is often empty.
    pub name: Labelled,
    /// Codes of the divisions that its pupils come from.
    pub divisions: Vec<String>,
}

/// A commune, or a grouping of écoles, with its département in 3 positions.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Locality {
    /// INSEE code, or identifier of the grouping.
    pub code: String,
    /// Name.
    pub name: String,
    /// Département, 3 positions.
    pub departement: String,
}

/// An establishment or an école.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Structure {
    /// Identifier (`ENTStructureJointure`), not the UAI.
    pub id: String,
    /// UAI.
    pub uai: String,
    /// SIRET, in an attribute named SIREN.
    pub siret: String,
    /// Short type in the common name: `CLG`, `LGT`, `E.E.PU`.
    pub short_type: String,
    /// Name.
    pub name: String,
    /// Town in the common name.
    pub common_town: String,
    /// Long type: `COLLEGE`.
    pub long_type: String,
    /// Ministry.
    pub ministry: String,
    /// `PU` or `PR`, or another kind of contract.
    pub sector: String,
    /// Post box.
    pub post_box: String,
    /// Street.
    pub street: String,
    /// Postal code.
    pub postal_code: String,
    /// Town.
    pub town: String,
    /// Phone, `+33 1 …`.
    pub phone: String,
    /// Fax.
    pub fax: String,
    /// Mail.
    pub mail: String,
    /// Structure that it works with.
    pub attached_to: String,
    /// Training basin.
    pub basin: Labelled,
    /// Académie, label in capitals.
    pub academy: String,
    /// Circonscription of the 1st degree (identifier of a structure).
    pub circonscription: String,
    /// Commune.
    pub commune: Locality,
    /// Regroupement pédagogique intercommunal.
    pub school_grouping: Locality,
    /// Classes.
    pub divisions: Vec<Division>,
    /// Groups.
    pub groups: Vec<PupilGroup>,
}

/// A pupil in the structure that he or she is attached to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pupil {
    /// Identifier (`ENTPersonJointure`).
    pub id: String,
    /// National number.
    pub ine: String,
    /// Identifier in the source (SIECLE `ELEVE_ID`).
    pub source_id: String,
    /// Who.
    pub identity: Identity,
    /// Relatives.
    pub relatives: Vec<Kinship>,
    /// Holds a scholarship.
    pub has_scholarship: bool,
    /// Meals and boarding, as a label.
    pub regime: String,
    /// Uses school transport.
    pub uses_transport: bool,
    /// Where.
    pub address: Address,
    /// Relative whose address it is.
    pub address_of: String,
    /// `SCOLAIRE`, `APPRENTI`…
    pub status: String,
    /// MEF, 11 characters.
    pub mef: Labelled,
    /// Level of training, label.
    pub level_label: String,
    /// Branch, label.
    pub branch_label: String,
    /// Matières followed.
    pub subjects: Vec<Labelled>,
    /// Structure of attachment.
    pub structure: String,
    /// Classes.
    pub classes: Vec<ClassRef>,
    /// Groups.
    pub groups: Vec<ClassRef>,
    /// First day in the structure.
    pub entered_on: Option<Date>,
    /// Last day in the structure.
    pub left_on: Option<Date>,
    /// Eats at the canteen (1st degree).
    pub uses_canteen: bool,
    /// Childcare in the morning (1st degree).
    pub uses_morning_care: bool,
    /// Childcare in the evening (1st degree).
    pub uses_evening_care: bool,
    /// Supervised study (1st degree).
    pub uses_study: bool,
    /// Level: `1122` `CE1`, or MEFSTAT4 and label in GPEI.
    pub level: Labelled,
    /// Cycle (1st degree).
    pub cycle: Labelled,
    /// Kind of class (1st degree).
    pub class_kind: Labelled,
    /// Days of entry into classes.
    pub class_entries: Vec<ClassDay>,
    /// Days of leaving classes.
    pub class_exits: Vec<ClassDay>,
}

/// Somebody responsible for pupils, or a contact.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Relative {
    /// Identifier (`ENTPersonJointure`).
    pub id: String,
    /// Who.
    pub identity: Identity,
    /// Identifiers of the pupils.
    pub pupils: Vec<String>,
    /// Phone at home.
    pub home_phone: String,
    /// Phone at work.
    pub work_phone: String,
    /// Mobile phone.
    pub mobile: String,
    /// Mobile phone to which messages may be sent.
    pub mobile_for_sms: String,
    /// Mail.
    pub mail: String,
    /// Where.
    pub address: Address,
    /// Whether associations of parents may have the address.
    pub is_address_shared: bool,
}

/// A member of staff, in one structure or several.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Staff {
    /// Identifier (`ENTPersonJointure`).
    pub id: String,
    /// Who.
    pub identity: Identity,
    /// Mail.
    pub mail: String,
    /// Structure of attachment.
    pub structure: String,
    /// Category of discipline.
    pub discipline_category: Labelled,
    /// Disciplines of the post.
    pub posts: Vec<Labelled>,
    /// MEF taught: structure, code and label.
    pub mefs: Vec<ClassRef>,
    /// Matières taught: structure, code (GPEI only) and label.
    pub subjects: Vec<ClassRef>,
    /// Classes.
    pub classes: Vec<ClassRef>,
    /// Groups.
    pub groups: Vec<ClassRef>,
    /// What is taught to classes.
    pub class_subjects: Vec<ClassSubject>,
    /// What is taught to groups.
    pub group_subjects: Vec<ClassSubject>,
    /// Classes of which this is the main teacher.
    pub main_classes: Vec<ClassRef>,
    /// Functions.
    pub functions: Vec<Function>,
    /// Is a teacher.
    pub is_teacher: bool,
    /// Is before pupils.
    pub is_before_pupils: bool,
    /// Structures that this person directs.
    pub directs: Vec<String>,
    /// Specialities (1st degree).
    pub specialities: Vec<Labelled>,
}

/// A MEF: what a pupil is enrolled in.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Mef {
    /// Code, 11 characters, text: it may hold letters.
    pub code: String,
    /// Label.
    pub label: String,
    /// The national MEF, its own code where it is national.
    pub attached_to: String,
    /// MEFSTAT, 11 digits.
    pub mefstat: String,
}

/// A matière.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TaughtSubject {
    /// Code, 6 characters.
    pub code: String,
    /// Label.
    pub label: String,
}
