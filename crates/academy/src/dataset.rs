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
    /// `constat-effectifs`: pupils by establishment, rentrée and level.
    ConstatEffectifs,
    /// `previsions-etablissements`: what the rectorat expects of each establishment.
    PrevisionsEtablissements,
    /// `previsions-academiques`: what it projects by département, sector and level.
    PrevisionsAcademiques,
    /// `apae-indicateurs`: indicators of each establishment.
    ApaeIndicateurs,
    /// `connexions-etablissements`: how each is connected.
    Connexions,
    /// `f-etab-epi`: premises, meals and boarding.
    FEtabEpi,
    /// `eleves-carreaux`: pupils by cell of a grid and sector, for simulations of sectors.
    ElevesCarreaux,
    /// `matrices-passage-academiques`: who went from a level to another between two rentrées.
    MatricesPassage,
    /// `migraca`: who left for another académie.
    Migraca,
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
    pub const ALL: [Self; 15] = [
        Self::FCaracElev,
        Self::LocalisationEleves,
        Self::FBoursiersPrebac,
        Self::FBoursiersPostbac,
        Self::CapacitesAccueil,
        Self::Institutions,
        Self::ConstatEffectifs,
        Self::PrevisionsEtablissements,
        Self::PrevisionsAcademiques,
        Self::ApaeIndicateurs,
        Self::Connexions,
        Self::FEtabEpi,
        Self::ElevesCarreaux,
        Self::MatricesPassage,
        Self::Migraca,
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
            Self::ConstatEffectifs => "constat-effectifs",
            Self::PrevisionsEtablissements => "previsions-etablissements",
            Self::PrevisionsAcademiques => "previsions-academiques",
            Self::ApaeIndicateurs => "apae-indicateurs",
            Self::Connexions => "connexions-etablissements",
            Self::FEtabEpi => "f-etab-epi",
            Self::ElevesCarreaux => "eleves-carreaux",
            Self::MatricesPassage => "matrices-passage-academiques",
            Self::Migraca => "migraca",
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
            Self::ConstatEffectifs => &["annee_rentree", "uai", "niveau", "divisions", "effectif"],
            Self::PrevisionsAcademiques => &PROJECTIONS,
            Self::ApaeIndicateurs => &APAE,
            Self::Connexions => &CONNEXIONS,
            Self::FEtabEpi => &PREMISES,
            Self::ElevesCarreaux => &CELLS,
            Self::MatricesPassage => &PASSAGES,
            Self::Migraca => &MIGRATIONS,
            Self::PrevisionsEtablissements => {
                &["annee_prevision", "uai", "annee_rentree", "niveau", "effectif_prevu", "motif"]
            }
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
const PROJECTIONS: [&str; 11] = [
    "annee_prevision", "niveau_territoire", "code_territoire", "secteur", "annee_rentree", "niveau",
    "effectif_reference", "effectif_prevu", "hypothese", "borne_basse", "borne_haute",
];

#[rustfmt::skip]
const CAPACITES: [&str; 8] = [
    "annee_rentree", "uai", "mef", "mefstat11", "lib_mef", "divisions", "places_par_division", "places",
];

#[rustfmt::skip]
const APAE: [&str; 22] = [
    "annee_rentree", "uai", "effectif", "divisions", "part_filles", "part_boursiers", "part_pcs_favorisees",
    "part_pcs_defavorisees", "ips", "part_retard_entree", "part_demi_pension", "part_internes",
    "taille_moyenne_divisions", "enseignants_etp", "part_enseignants_plus_50", "anciennete_moyenne",
    "heures_par_eleve", "taux_reussite_dnb", "taux_reussite_bac", "taux_passage_2gt", "taux_acces",
    "taux_non_reinscrits",
];

#[rustfmt::skip]
const CONNEXIONS: [&str; 13] = [
    "annee", "uai", "raccordement", "debit_descendant", "debit_montant", "debit_mesure", "date_mesure", "secours",
    "wifi_salles", "salles_connectees", "filtrage", "disponibilite", "fournisseur",
];

#[rustfmt::skip]
const PREMISES: [&str; 20] = [
    "annee", "uai", "propriete_terrain", "superficie_terrain_m2", "superficie_batie_m2", "batiments",
    "annee_premiere_construction", "capacite_theorique", "effectif", "taux_occupation", "demi_pensionnaires",
    "capacite_restauration", "internes", "capacite_internat", "salles_enseignement", "salles_specialisees",
    "equipement_sportif", "agents_accueil", "agents_restauration", "agents_entretien",
];

#[rustfmt::skip]
const CELLS: [&str; 13] = [
    "annee_rentree", "carreau", "longitude", "latitude", "ordre", "uai_secteur", "effectif", "pcs_tres_favorisee",
    "pcs_favorisee", "pcs_moyenne", "pcs_defavorisee", "pcs_non_renseignee", "ips",
];

#[rustfmt::skip]
const PASSAGES: [&str; 9] = [
    "annee_rentree", "niveau_territoire", "code_territoire", "champ_secteur", "niveau_origine", "niveau_arrivee",
    "effectif_origine", "effectif_passe", "taux",
];

#[rustfmt::skip]
const MIGRATIONS: [&str; 10] = [
    "annee_rentree", "uai", "academie", "uai_precedent", "academie_precedente", "mef", "mef_precedent", "mefstat11",
    "mefstat11_precedent", "effectif",
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
