//! Checks of one value beyond its type: identifiers, code lists, the formats of French administration.

use serde::{Deserialize, Serialize};

use crate::CodeListId;

/// A check on a value beyond its type, run once per distinct value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "check", rename_all = "kebab-case")]
pub enum ValueCheck {
    /// UAI with its key; `directory` asks that it be open at the reference date.
    Uai {
        /// Whether the establishment must be in the directory.
        directory: bool,
    },
    /// INE: RNIE pattern, or BEA with its key.
    Ine,
    /// SIREN with its key.
    Siren,
    /// SIRET with its key.
    Siret,
    /// Code of a list, valid at the reference date.
    CodeList {
        /// The list.
        list: CodeListId,
    },
    /// School year, `2026` or `2026-2027`.
    SchoolYear,
    /// A format with a name.
    Format {
        /// Which one.
        format: ValueFormat,
        /// How strictly it is compared.
        #[serde(default)]
        options: FormatOptions,
    },
}

/// How a text is compared with the values of a format.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct FormatOptions {
    /// Capitals and small letters are the same.
    pub ignore_case: bool,
    /// Accents do not count.
    pub ignore_accents: bool,
    /// Hyphens, apostrophes… are blanks.
    pub ignore_punctuation: bool,
    /// Several blanks are one, none at the ends.
    pub ignore_blanks: bool,
    /// Values that are good all the same.
    pub also_valid: Vec<String>,
    /// Of a year interval: a single year is one too.
    pub year_only: bool,
}

/// Formats with a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ValueFormat {
    /// Code MEF of 10 or 11 characters.
    Mef,
    /// Code PCS: 2 digits, or 4 characters (PCS-ESE).
    Pcs,
    /// Commune, INSEE code of 5 characters.
    Commune,
    /// Commune as the ministry writes it: département in 3 positions and 3 digits.
    CommuneMinistry,
    /// Département, INSEE code.
    Departement,
    /// Département in 3 positions.
    DepartementMinistry,
    /// French or international phone number.
    Phone,
    /// E-mail address.
    Email,
    /// URI with its scheme.
    Uri,
    /// UUID.
    Uuid,
    /// Base64.
    Binary,
    /// Name of a canton.
    Canton,
    /// INSEE code of a commune, Validata's.
    CodeCommuneInsee,
    /// FANTOIR code of a street.
    CodeFantoir,
    /// Country code of 2 letters.
    CodePaysIso2,
    /// Country code of 3 letters.
    CodePaysIso3,
    /// Postal code.
    CodePostal,
    /// INSEE code of a région.
    CodeRegion,
    /// RNA number of an association.
    CodeRna,
    /// Name of a commune.
    NomCommune,
    /// `latitude,longitude` in France.
    CoordonneesGpsFrancaises,
    /// Name of a département.
    NomDepartement,
    /// Latitude in Lambert 93.
    LatitudeL93,
    /// Longitude in Lambert 93.
    LongitudeL93,
    /// Heading of the nomenclature of local authorities' acts.
    NomenclatureActe,
    /// Number of a département.
    NumeroDepartement,
    /// Name of a country.
    Pays,
    /// Name of a région.
    Region,
    /// SIREN, blanks allowed.
    SirenWithBlanks,
    /// SIRET, blanks allowed.
    SiretWithBlanks,
    /// `[longitude, latitude]` in France.
    FrenchGps,
    /// Opening hours as OpenStreetMap writes them.
    OpeningHours,
    /// `2020/2024`.
    YearInterval,
}

impl ValueFormat {
    /// All of them.
    pub const ALL: [Self; 33] = [
        Self::Mef,
        Self::Pcs,
        Self::Commune,
        Self::CommuneMinistry,
        Self::Departement,
        Self::DepartementMinistry,
        Self::Phone,
        Self::Email,
        Self::Uri,
        Self::Uuid,
        Self::Binary,
        Self::Canton,
        Self::CodeCommuneInsee,
        Self::CodeFantoir,
        Self::CodePaysIso2,
        Self::CodePaysIso3,
        Self::CodePostal,
        Self::CodeRegion,
        Self::CodeRna,
        Self::NomCommune,
        Self::CoordonneesGpsFrancaises,
        Self::NomDepartement,
        Self::LatitudeL93,
        Self::LongitudeL93,
        Self::NomenclatureActe,
        Self::NumeroDepartement,
        Self::Pays,
        Self::Region,
        Self::SirenWithBlanks,
        Self::SiretWithBlanks,
        Self::FrenchGps,
        Self::OpeningHours,
        Self::YearInterval,
    ];

    /// Its name in a schema: `code-postal`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Mef => "mef",
            Self::Pcs => "pcs",
            Self::Commune => "commune",
            Self::CommuneMinistry => "commune-ministry",
            Self::Departement => "departement",
            Self::DepartementMinistry => "departement-ministry",
            Self::Phone => "phone",
            Self::Email => "email",
            Self::Uri => "uri",
            Self::Uuid => "uuid",
            Self::Binary => "binary",
            Self::Canton => "canton",
            Self::CodeCommuneInsee => "code-commune-insee",
            Self::CodeFantoir => "code-fantoir",
            Self::CodePaysIso2 => "code-pays-iso2",
            Self::CodePaysIso3 => "code-pays-iso3",
            Self::CodePostal => "code-postal",
            Self::CodeRegion => "code-region",
            Self::CodeRna => "code-rna",
            Self::NomCommune => "nom-commune",
            Self::CoordonneesGpsFrancaises => "coordonnees-gps-francaises",
            Self::NomDepartement => "nom-departement",
            Self::LatitudeL93 => "latitude-l93",
            Self::LongitudeL93 => "longitude-l93",
            Self::NomenclatureActe => "nomenclature-acte",
            Self::NumeroDepartement => "numero-departement",
            Self::Pays => "pays",
            Self::Region => "region",
            Self::SirenWithBlanks => "siren-with-blanks",
            Self::SiretWithBlanks => "siret-with-blanks",
            Self::FrenchGps => "french-gps",
            Self::OpeningHours => "opening-hours",
            Self::YearInterval => "year-interval",
        }
    }

    /// The format of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.name() == name)
    }
}
