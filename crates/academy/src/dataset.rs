//! The files that the academy writes, and their headers.

use std::fmt;
use std::str::FromStr;

/// A file of the academy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AcademyDataset {
    /// `f-carac-elev`: a pupil by line, with its formation.
    FCaracElev,
    /// `localisation-eleves`: a pupil by line, with its commune.
    LocalisationEleves,
    /// `f-boursiers-prebac`: boursiers of the public schools before the baccalauréat.
    FBoursiersPrebac,
    /// `f-boursiers-postbac`: boursiers of the public lycées after it.
    FBoursiersPostbac,
    /// `capacites-accueil`: places by formation.
    CapacitesAccueil,
    /// `institutions`: the directory, in the columns of the open one.
    Institutions,
}

/// No file of the academy has this name.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{text}` is not a dataset of the fictitious academy: write one of {}", names())]
pub struct AcademyDatasetError {
    /// The name as given.
    pub text: String,
}

fn names() -> String {
    let names: Vec<String> =
        AcademyDataset::ALL.iter().map(|dataset| format!("`{}`", dataset.id())).collect();
    names.join(", ")
}

impl AcademyDataset {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::FCaracElev,
        Self::LocalisationEleves,
        Self::FBoursiersPrebac,
        Self::FBoursiersPostbac,
        Self::CapacitesAccueil,
        Self::Institutions,
    ];

    /// Its id: the name of its folder under `datasets/`.
    pub fn id(self) -> &'static str {
        match self {
            Self::FCaracElev => "f-carac-elev",
            Self::LocalisationEleves => "localisation-eleves",
            Self::FBoursiersPrebac => "f-boursiers-prebac",
            Self::FBoursiersPostbac => "f-boursiers-postbac",
            Self::CapacitesAccueil => "capacites-accueil",
            Self::Institutions => "institutions",
        }
    }

    /// Its headers, in order.
    pub fn headers(self) -> &'static [&'static str] {
        match self {
            Self::FCaracElev => &CARAC,
            Self::LocalisationEleves => &LOCALISATION,
            Self::FBoursiersPrebac => &["annee_rentree", "uai", "nombre_parts", "nombre_boursiers"],
            Self::FBoursiersPostbac => {
                &["annee_rentree", "uai", "type_formation", "echelon", "nombre_boursiers"]
            }
            Self::CapacitesAccueil => &CAPACITES,
            Self::Institutions => &INSTITUTIONS,
        }
    }

    /// Position of the first of these headers that the file has.
    pub(crate) fn column(self, candidates: &[&str]) -> Option<usize> {
        candidates.iter().find_map(|candidate| self.headers().iter().position(|header| header == candidate))
    }
}

impl fmt::Display for AcademyDataset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

impl FromStr for AcademyDataset {
    type Err = AcademyDatasetError;
    fn from_str(text: &str) -> Result<Self, AcademyDatasetError> {
        let found = Self::ALL.into_iter().find(|dataset| dataset.id() == text);
        found.ok_or_else(|| AcademyDatasetError { text: text.to_owned() })
    }
}

#[rustfmt::skip]
const CARAC: [&str; 34] = [
    "id_eleve", "sexe", "annee_naissance", "nationalite", "pcs", "lien_parente", "departement_residence", "regime",
    "boursier", "annee_rentree", "uai", "statut", "division", "contrat_division", "mef", "mefstat11", "lib_mef",
    "option_1", "option_2", "option_3", "option_4", "option_5", "option_6", "option_7", "option_8", "option_9",
    "option_10", "option_11", "option_12",
    "uai_precedent", "statut_precedent", "mef_precedent", "mefstat11_precedent", "lib_mef_precedent",
];

#[rustfmt::skip]
const LOCALISATION: [&str; 9] = [
    "id_eleve", "annee_rentree", "uai", "division", "mef", "mefstat11", "lib_mef", "commune_residence",
    "lib_commune",
];

#[rustfmt::skip]
const CAPACITES: [&str; 8] = [
    "annee_rentree", "uai", "mef", "mefstat11", "lib_mef", "divisions", "places_par_division", "places",
];

/// Columns of the open directory of education that the platform reads, in its order and spelling, and
/// `date_fermeture`, which it lacks.
#[rustfmt::skip]
const INSTITUTIONS: [&str; 24] = [
    "Identifiant_de_l_etablissement", "Nom_etablissement", "Type_etablissement", "Statut_public_prive",
    "Code_commune", "Nom_commune", "Code_departement", "Code_academie", "Code_region", "Voie_generale",
    "Voie_technologique", "Voie_professionnelle", "ULIS", "Segpa", "Post_BAC", "Nombre_d_eleves",
    "Type_contrat_prive", "Libelle_departement", "Libelle_academie", "Libelle_region", "date_ouverture",
    "date_fermeture", "etat", "libelle_nature",
];
