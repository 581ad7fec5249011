//! One export of one establishment, as it is kept until a later one of the same kind replaces it.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::entity::{Address, Division, Identity, Kinship, Labelled, Mef, Pupil, PupilGroup, TaughtSubject};
use super::jointure::Jointure;
use crate::onde::OndeStaff;
use crate::siecle::{SieclePerson, SieclePupil};
use crate::sts::{StsHeader, StsIndividual, StsService};

/// What an export is about; a later one of the same kind and establishment takes its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum ExportTopic {
    Pupils,
    Structures,
    Lists,
    Relatives,
    Staff,
    Ecole,
    EcoleStaff,
}

/// The content of an export, with the identifiers that its persons have in the directory.
#[derive(Clone, Debug, Default)]
pub(super) struct Export {
    pub(super) pupils: Vec<(Jointure, SieclePupil)>,
    /// By `ELEVE_ID`.
    pub(super) options: HashMap<String, Vec<String>>,
    pub(super) classes: HashMap<String, (Vec<String>, Vec<String>)>,
    pub(super) scholarships: HashSet<String>,
    pub(super) persons: Vec<(Jointure, SieclePerson)>,
    /// `ELEVE_ID` and what the person is to the pupil.
    pub(super) kinships: Vec<(String, Kinship)>,
    pub(super) addresses: HashMap<String, Address>,
    pub(super) divisions: Vec<(Division, Vec<StsService>)>,
    pub(super) groups: Vec<(PupilGroup, Vec<StsService>)>,
    pub(super) mefs: BTreeMap<String, Mef>,
    pub(super) subjects: BTreeMap<String, TaughtSubject>,
    /// By list.
    pub(super) codes: HashMap<String, Vec<Labelled>>,
    pub(super) individuals: Vec<(Jointure, StsIndividual)>,
    pub(super) sts: Option<StsHeader>,
    pub(super) ecole: Vec<EcolePupil>,
    pub(super) ecole_staff: Vec<(Jointure, OndeStaff)>,
}

/// A pupil of an école, with the relatives that ONDE gives apart.
#[derive(Clone, Debug)]
pub(super) struct EcolePupil {
    pub(super) pupil: Pupil,
    pub(super) relatives: Vec<EcoleRelative>,
}

#[derive(Clone, Debug)]
pub(super) struct EcoleRelative {
    pub(super) id: Jointure,
    pub(super) identity: Identity,
    pub(super) phones: [String; 3],
    pub(super) mail: String,
    pub(super) address: Address,
}
