//! Gathers exports: says who is who, and keeps what each export gives until a later one replaces it.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::io::Read;

use jiff::civil::Date;

use super::entity::Structure;
use super::export::{Export, ExportTopic};
use super::jointure::{Jointure, Jointures, Key};
use super::state::State;
use crate::error::FormatError;
use crate::finding::{Fault, Findings, FormatFindingCode};
use crate::siecle::{SiecleHeader, SieclePerson, SieclePupil, SiecleReader, SiecleRecord};
use crate::sts::{StsDirection, StsIndividual, StsReader, StsRecord};

/// Exports of establishments and écoles, joined.
///
/// Exports are gathered in any order, best by date. Those of a day are kept beside the older ones, so that the state of
/// a past day can be asked for, until [`Directory::forget_before`].
#[derive(Clone, Debug, Default)]
pub struct Directory {
    pub(super) jointures: Jointures,
    pub(super) structures: BTreeMap<String, Structure>,
    pub(super) exports: BTreeMap<(String, ExportTopic), BTreeMap<Date, Export>>,
}

impl Directory {
    /// An empty one that gives numbers from this register.
    pub fn new(jointures: Jointures) -> Self {
        Self { jointures, ..Self::default() }
    }

    /// The register of identifiers, to keep from one day to the next.
    pub fn jointures(&self) -> &Jointures {
        &self.jointures
    }

    /// Declares what is known of a structure: name, address, SIRET. Its `id` is given by the directory.
    pub fn declare_structure(&mut self, structure: Structure, on: Date) {
        self.structure_id(&structure.uai, on);
        self.structures.insert(structure.uai.clone(), structure);
    }

    /// Adds a SIECLE export; one without a date of its own is of that day. Gives its header.
    pub fn add_siecle<R: Read>(
        &mut self,
        mut reader: SiecleReader<R>,
        on: Date,
        findings: &mut Findings,
    ) -> Result<SiecleHeader, FormatError> {
        let header = reader.header().clone();
        let day = header.exported_on.unwrap_or(on);
        self.structure_id(&header.uai, day);
        let mut export = Export::default();
        let mut claims = Claims::default();
        while let Some(record) = reader.next_record(findings)? {
            let line = reader.line();
            match record {
                SiecleRecord::Pupil(pupil) => {
                    let id = self.pupil_id(&header.uai, &pupil, day, &mut claims, line, findings);
                    export.pupils.push((id, *pupil));
                }
                SiecleRecord::Person(person) => claims.persons.push(*person),
                SiecleRecord::Options { pupil, subjects } => {
                    export.options.entry(pupil).or_default().extend(subjects);
                }
                SiecleRecord::Classes { pupil, divisions, groups } => {
                    let classes = export.classes.entry(pupil).or_default();
                    classes.0.extend(divisions);
                    classes.1.extend(groups);
                }
                SiecleRecord::Scholarship { pupil } => drop(export.scholarships.insert(pupil)),
                SiecleRecord::Kinship { pupil, kinship } => export.kinships.push((pupil, kinship)),
                SiecleRecord::Address { id, address } => drop(export.addresses.insert(id, address)),
                SiecleRecord::Division(division) => export.divisions.push((division, Vec::new())),
                SiecleRecord::Group(group) => export.groups.push((group, Vec::new())),
                SiecleRecord::Mef(mef) => drop(export.mefs.insert(mef.code.clone(), mef)),
                SiecleRecord::TaughtSubject(subject) => {
                    drop(export.subjects.insert(subject.code.clone(), subject))
                }
                SiecleRecord::Code { list, code } => export.codes.entry(list).or_default().push(code),
            }
        }
        // Who a relative is depends on the pupils, and RESPONSABLES follow PERSONNES in the file.
        let mut pupils_of: HashMap<&str, Vec<&str>> = HashMap::new();
        for (pupil, kinship) in &export.kinships {
            pupils_of.entry(&kinship.relative).or_default().push(pupil);
        }
        let nobody = Vec::new();
        for person in std::mem::take(&mut claims.persons) {
            let pupils = pupils_of.get(person.id.as_str()).unwrap_or(&nobody);
            let id = self.relative_id(&header.uai, &person, pupils, day);
            export.persons.push((id, person));
        }
        let topic = match header.root.as_str() {
            "BEE_ELEVES" => ExportTopic::Pupils,
            "BEE_STRUCTURES" => ExportTopic::Structures,
            "BEE_RESPONSABLES" => ExportTopic::Relatives,
            _ => ExportTopic::Lists,
        };
        self.keep(&header.uai, topic, day, export);
        Ok(header)
    }

    /// Adds an STS export that goes to timetable software; the other way gives services only for those already known.
    pub fn add_sts<R: Read>(
        &mut self,
        mut reader: StsReader<R>,
        on: Date,
        findings: &mut Findings,
    ) -> Result<(), FormatError> {
        let header = reader.header().clone();
        self.structure_id(&header.uai, on);
        let mut export = Export::default();
        while let Some(record) = reader.next_record(findings)? {
            match record {
                StsRecord::Individual(individual) if header.direction == StsDirection::ToTimetable => {
                    let id = self.staff_id(&header.uai, &individual, on);
                    export.individuals.push((id, *individual));
                }
                StsRecord::Individual(_) => {}
                StsRecord::Division(division, services) => export.divisions.push((division, services)),
                StsRecord::Group(group, services) => export.groups.push((group, services)),
                StsRecord::Mef(mef) => drop(export.mefs.insert(mef.code.clone(), mef)),
                StsRecord::TaughtSubject(subject) => {
                    drop(export.subjects.insert(subject.code.clone(), subject))
                }
            }
        }
        if header.direction == StsDirection::FromTimetable {
            self.take_services(&header.uai, on, export);
            return Ok(());
        }
        let uai = header.uai.clone();
        export.sts = Some(header);
        self.keep(&uai, ExportTopic::Staff, on, export);
        Ok(())
    }

    /// What the timetable software decided replaces the services of the last export.
    fn take_services(&mut self, uai: &str, on: Date, timetable: Export) {
        let exports = self.exports.entry((uai.to_owned(), ExportTopic::Staff)).or_default();
        let last = exports.range(..=on).next_back().map(|(_, export)| export.clone());
        let mut export = last.unwrap_or_default();
        export.divisions = timetable.divisions;
        export.groups = timetable.groups;
        exports.insert(on, export);
    }

    /// The state on that day, from the exports made until then.
    pub fn state(&self, on: Date) -> State {
        super::assemble::state(self, on)
    }

    /// Drops exports that a later one replaced before that day, and identifiers that none has named since, those kept apart.
    pub fn forget_before(&mut self, day: Date, kept: &BTreeSet<String>) {
        for exports in self.exports.values_mut() {
            let last = exports.range(..=day).next_back().map(|(on, _)| *on);
            exports.retain(|on, _| last.is_none_or(|last| *on >= last));
        }
        self.jointures.forget_before(day, kept);
    }

    pub(super) fn keep(&mut self, uai: &str, topic: ExportTopic, on: Date, export: Export) {
        self.exports.entry((uai.to_owned(), topic)).or_default().insert(on, export);
    }

    pub(super) fn structure_id(&mut self, uai: &str, on: Date) -> Jointure {
        self.jointures.find_or_create(Key::new(&["uai", uai]), on)
    }

    /// A pupil: by INE, else by the number of the source, else by name and birth date.
    fn pupil_id(
        &mut self,
        uai: &str,
        pupil: &SieclePupil,
        on: Date,
        claims: &mut Claims,
        line: u64,
        findings: &mut Findings,
    ) -> Jointure {
        let source = Key::new(&["eleve", uai, &pupil.id]);
        let born_on = pupil.identity.born_on.map(|day| day.to_string()).unwrap_or_default();
        let civil = Key::of_names("civil", &pupil.identity, &born_on);
        let found = self.same_pupil(&pupil.ine, source, civil, claims, line, findings);
        let id = found.unwrap_or_else(|| self.jointures.create(on));
        claims.ids.insert(id);
        self.jointures.meet(id, source, on);
        if !pupil.ine.is_empty() {
            let ine = Key::new(&["ine", &pupil.ine]);
            self.jointures.meet(id, ine, on);
            self.jointures.set_ine(id, ine);
        }
        if let Some(civil) = civil.filter(|civil| self.jointures.find(*civil).is_none()) {
            self.jointures.meet(id, civil, on);
        }
        id
    }

    pub(super) fn same_pupil(
        &self,
        ine: &str,
        source: Key,
        civil: Option<Key>,
        claims: &Claims,
        line: u64,
        findings: &mut Findings,
    ) -> Option<Jointure> {
        let ine_key = (!ine.is_empty()).then(|| Key::new(&["ine", ine]));
        if ine_key.is_none() {
            findings.add(FormatFindingCode::IneMissing, &Fault::default(), line, "ELEVE");
        }
        if let Some(id) = ine_key.and_then(|key| self.jointures.find(key)) {
            if !claims.ids.contains(&id) {
                return Some(id);
            }
            let fault = Fault { variable: "ID_NATIONAL", value: ine, is_personal: true, ..Fault::default() };
            findings.add(FormatFindingCode::IdTwice, &fault, line, "ELEVE");
        }
        if let Some(id) = self.jointures.find(source).filter(|id| !claims.ids.contains(id)) {
            if self
                .jointures
                .ine_of(id)
                .is_some_and(|known| ine_key.is_some_and(|key| self.jointures.sealed(key) != known))
            {
                findings.add(FormatFindingCode::IneChanged, &Fault::default(), line, "ELEVE");
            }
            return Some(id);
        }
        let namesake = civil.and_then(|key| self.jointures.find(key))?;
        let other_ine = ine_key.is_some() && self.jointures.ine_of(namesake).is_some();
        if other_ine || claims.ids.contains(&namesake) {
            // Two pupils of one name born the same day, in one school or with an INE each: two persons.
            findings.add(FormatFindingCode::Homonym, &Fault::default(), line, "ELEVE");
            return None;
        }
        Some(namesake)
    }

    /// A relative: by the number of the source, else as the relative of that name of one of the pupils, else by name
    /// and mail or mobile phone, which brothers and sisters in two schools share.
    fn relative_id(&mut self, uai: &str, person: &SieclePerson, pupils: &[&str], on: Date) -> Jointure {
        let source = Key::new(&["personne", uai, &person.id]);
        let mut keys = vec![source];
        for pupil in pupils {
            if let Some(pupil) = self.jointures.find(Key::new(&["eleve", uai, pupil])) {
                keys.extend(Key::of_names("relative", &person.identity, &pupil.to_string()));
            }
        }
        for contact in [&person.mail, &person.mobile] {
            if !contact.is_empty() {
                keys.extend(Key::of_names("contact", &person.identity, contact));
            }
        }
        let found = keys.iter().find_map(|key| self.jointures.find(*key));
        let id = found.unwrap_or_else(|| self.jointures.create(on));
        keys.into_iter().for_each(|key| self.jointures.meet(id, key, on));
        id
    }

    /// Numbers of kind `epp` are national: one person in several schools. Local ones are of one school.
    fn staff_id(&mut self, uai: &str, individual: &StsIndividual, on: Date) -> Jointure {
        let key = match individual.kind.as_str() {
            "local" => Key::new(&["local", uai, &individual.id]),
            _ => Key::new(&["epp", &individual.id]),
        };
        self.jointures.find_or_create(key, on)
    }

    /// The identifier of something known.
    pub(super) fn id_of(&self, parts: &[&str]) -> String {
        self.jointures.find(Key::new(parts)).map(|id| id.to_string()).unwrap_or_default()
    }
}

/// What the export being read has already.
#[derive(Default)]
pub(super) struct Claims {
    pub(super) ids: HashSet<Jointure>,
    persons: Vec<SieclePerson>,
}

/// For a day, the last export of each establishment and topic.
pub(super) fn exports_on(directory: &Directory, on: Date) -> HashMap<(&str, ExportTopic), &Export> {
    directory
        .exports
        .iter()
        .filter_map(|((uai, topic), exports)| {
            let (_, export) = exports.range(..=on).next_back()?;
            Some(((uai.as_str(), *topic), export))
        })
        .collect()
}
