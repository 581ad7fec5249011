//! The state of a day: the last exports of each establishment, joined.

use std::collections::{BTreeMap, HashMap, HashSet};

use jiff::civil::Date;

use super::entity::{Address, ClassRef, Division, Kinship, Labelled, Pupil, PupilGroup, Relative, Structure};
use super::export::{Export, ExportTopic};
use super::gather::{Directory, exports_on};
use super::jointure::Jointure;
use super::label;
use super::staffing;
use super::state::State;
use crate::siecle::{SieclePerson, SieclePupil};

type Exports<'a> = HashMap<(&'a str, ExportTopic), &'a Export>;

pub(super) fn state(directory: &Directory, on: Date) -> State {
    let exports = exports_on(directory, on);
    let mut uais: Vec<&str> = directory.structures.keys().map(String::as_str).collect();
    uais.extend(exports.keys().map(|(uai, _)| *uai));
    uais.sort_unstable();
    uais.dedup();
    let mut state = State::default();
    let mut subjects = BTreeMap::new();
    let mut mefs = BTreeMap::new();
    let mut pupils: BTreeMap<Jointure, (Option<Date>, Pupil)> = BTreeMap::new();
    let mut relatives: BTreeMap<Jointure, Relative> = BTreeMap::new();
    for uai in &uais {
        let school = SchoolOfDay { directory, exports: &exports, uai, on };
        state.structures.push(school.structure());
        for topic in [ExportTopic::Staff, ExportTopic::Lists] {
            if let Some(export) = school.export(topic) {
                subjects.extend(export.subjects.clone());
                mefs.extend(export.mefs.clone());
            }
        }
        school.pupils(&mut pupils);
    }
    for uai in &uais {
        SchoolOfDay { directory, exports: &exports, uai, on }.families(&mut pupils, &mut relatives);
    }
    state.structures.sort_by_key(|structure| structure.id.parse::<u64>().unwrap_or(u64::MAX));
    state.subjects = subjects.into_values().collect();
    state.mefs = mefs.into_values().collect();
    state.pupils = pupils.into_values().map(|(_, pupil)| pupil).collect();
    state.relatives = relatives.into_values().filter(|relative| !relative.pupils.is_empty()).collect();
    state.staff = staffing::staff(directory, &exports, on);
    state
}

/// One establishment on that day.
struct SchoolOfDay<'a> {
    directory: &'a Directory,
    exports: &'a Exports<'a>,
    uai: &'a str,
    on: Date,
}

impl<'a> SchoolOfDay<'a> {
    fn export(&self, topic: ExportTopic) -> Option<&'a Export> {
        self.exports.get(&(self.uai, topic)).copied()
    }

    fn id(&self) -> String {
        self.directory.id_of(&["uai", self.uai])
    }

    /// What was declared; else what STS says of it.
    fn structure(&self) -> Structure {
        let mut structure = self.directory.structures.get(self.uai).cloned().unwrap_or_default();
        structure.id = self.id();
        self.uai.clone_into(&mut structure.uai);
        let staff = self.export(ExportTopic::Staff);
        if let Some(header) = staff.and_then(|export| export.sts.as_ref()) {
            let [short_type, long_type, name] = &header.name;
            let [street, postal_code, town, phone] = &header.address;
            for (known, said) in [
                (&mut structure.short_type, short_type),
                (&mut structure.long_type, long_type),
                (&mut structure.name, name),
                (&mut structure.academy, &header.academy),
                (&mut structure.street, street),
                (&mut structure.postal_code, postal_code),
                (&mut structure.town, town),
                (&mut structure.common_town, town),
                (&mut structure.phone, phone),
            ] {
                if known.is_empty() {
                    said.clone_into(known);
                }
            }
        }
        let classes =
            self.export(ExportTopic::Structures).filter(|export| !export.divisions.is_empty()).or(staff);
        if let Some(export) = classes {
            structure.divisions = export.divisions.iter().map(|(division, _)| division.clone()).collect();
            structure.groups = export.groups.iter().map(|(group, _)| group.clone()).collect();
        }
        self.add_classes_of_pupils(&mut structure);
        structure
    }

    /// A class that pupils have and that no export describes is a class all the same: consumers look it up.
    fn add_classes_of_pupils(&self, structure: &mut Structure) {
        let Some(export) = self.export(ExportTopic::Pupils) else { return };
        let mut divisions: HashSet<String> =
            structure.divisions.iter().map(|d| d.name.code.clone()).collect();
        let mut groups: HashSet<String> = structure.groups.iter().map(|g| g.name.code.clone()).collect();
        let mut pupils: Vec<_> = export.classes.iter().collect();
        pupils.sort();
        for (_, (in_divisions, in_groups)) in pupils {
            for code in in_divisions {
                if divisions.insert(code.clone()) {
                    structure.divisions.push(Division { name: Labelled::new(code, ""), mefs: Vec::new() });
                }
            }
            for code in in_groups {
                if groups.insert(code.clone()) {
                    structure
                        .groups
                        .push(PupilGroup { name: Labelled::new(code, ""), divisions: Vec::new() });
                }
            }
        }
    }

    /// The pupils of that day. One who is in two schools is attached to the one entered last, and keeps both classes.
    fn pupils(&self, pupils: &mut BTreeMap<Jointure, (Option<Date>, Pupil)>) {
        if let Some(export) = self.export(ExportTopic::Pupils) {
            for (id, source) in export.pupils.iter().filter(|(_, pupil)| is_there(pupil, self.on)) {
                let pupil = self.pupil(*id, source, export);
                match pupils.get_mut(id) {
                    None => drop(pupils.insert(*id, (source.entered_on, pupil))),
                    Some((entered_on, known)) => {
                        let (mut last, other) = if source.entered_on > *entered_on {
                            *entered_on = source.entered_on;
                            (pupil, std::mem::take(known))
                        } else {
                            (std::mem::take(known), pupil)
                        };
                        last.classes.extend(other.classes);
                        last.groups.extend(other.groups);
                        *known = last;
                    }
                }
            }
        }
        for ecole in self.export(ExportTopic::Ecole).into_iter().flat_map(|export| &export.ecole) {
            if let Ok(id) = ecole.pupil.id.parse() {
                let mut pupil = ecole.pupil.clone();
                pupil.structure = self.id();
                pupil.classes.iter_mut().for_each(|class| class.structure = self.id());
                pupils.entry(Jointure(id)).or_insert((None, pupil));
            }
        }
    }

    fn pupil(&self, id: Jointure, source: &SieclePupil, export: &Export) -> Pupil {
        let structure = self.id();
        let class = |code: &String| ClassRef {
            structure: structure.clone(),
            code: code.clone(),
            ..ClassRef::default()
        };
        let empty = Default::default();
        let (divisions, groups) = export.classes.get(&source.id).unwrap_or(&empty);
        let mef = self.export(ExportTopic::Lists).and_then(|lists| lists.mefs.get(&source.mef));
        let label = mef.map(|mef| mef.label.clone()).unwrap_or_default();
        let mefstat4 = mef.and_then(|mef| mef.mefstat.get(..4)).unwrap_or_default();
        let subjects = export.options.get(&source.id).map(Vec::as_slice).unwrap_or_default();
        Pupil {
            id: id.to_string(),
            ine: source.ine.clone(),
            source_id: source.id.clone(),
            identity: source.identity.clone(),
            has_scholarship: export.scholarships.contains(&source.id),
            regime: self.code("REGIMES", &source.regime, label::regime),
            uses_transport: source.uses_transport,
            address: export.addresses.get(&source.address).cloned().unwrap_or_default(),
            status: match label::status(&source.status) {
                "" => self.code("STATUTS_ELEVE", &source.status, label::status),
                known => known.to_owned(),
            },
            mef: Labelled::new(&source.mef, &label),
            level: Labelled::new(mefstat4, if mefstat4.is_empty() { "" } else { &label }),
            level_label: label.clone(),
            branch_label: label,
            subjects: subjects.iter().map(|code| Labelled::new(code, self.subject_label(code))).collect(),
            structure: structure.clone(),
            classes: divisions.iter().map(class).collect(),
            groups: groups.iter().map(class).collect(),
            entered_on: source.entered_on,
            left_on: source.left_on,
            ..Pupil::default()
        }
    }

    /// Label of a code in the lists of the establishment, else the usual one.
    fn code(&self, list: &str, code: &str, usual: fn(&str) -> &'static str) -> String {
        let lists = self.export(ExportTopic::Lists);
        let found = lists.and_then(|lists| lists.codes.get(list)?.iter().find(|known| known.code == code));
        found.map_or_else(|| usual(code).to_owned(), |known| known.label.clone())
    }

    fn subject_label(&self, code: &str) -> String {
        let in_topic = |topic| self.export(topic).and_then(|export| export.subjects.get(code));
        let subject = in_topic(ExportTopic::Lists).or_else(|| in_topic(ExportTopic::Staff));
        subject.map(|subject| subject.label.clone()).unwrap_or_default()
    }

    /// Relatives of the pupils who are there that day.
    fn families(
        &self,
        pupils: &mut BTreeMap<Jointure, (Option<Date>, Pupil)>,
        relatives: &mut BTreeMap<Jointure, Relative>,
    ) {
        self.ecole_families(pupils, relatives);
        let Some(export) = self.export(ExportTopic::Relatives) else { return };
        let persons: HashMap<&str, &(Jointure, SieclePerson)> =
            export.persons.iter().map(|entry| (entry.1.id.as_str(), entry)).collect();
        for (pupil, kinship) in &export.kinships {
            let Some((id, person)) = persons.get(kinship.relative.as_str()) else { continue };
            let pupil_id = self.directory.id_of(&["eleve", self.uai, pupil]).parse().map(Jointure);
            let Some((_, pupil)) = pupil_id.ok().and_then(|id| pupils.get_mut(&id)) else { continue };
            let relative = relatives.entry(*id).or_insert_with(|| relative(*id, person, export));
            if !relative.pupils.contains(&pupil.id) {
                relative.pupils.push(pupil.id.clone());
            }
            if pupil.relatives.iter().all(|known| known.relative != relative.id) {
                pupil.relatives.push(Kinship { relative: relative.id.clone(), ..kinship.clone() });
            }
            // The first legal responsible gives the address, where the pupil's file has none.
            if kinship.responsibility == 1 && pupil.address_of.is_empty() && !relative.address.is_empty() {
                if pupil.address.is_empty() {
                    pupil.address = relative.address.clone();
                }
                if pupil.address == relative.address {
                    pupil.address_of.clone_from(&relative.id);
                }
            }
        }
    }

    fn ecole_families(
        &self,
        pupils: &mut BTreeMap<Jointure, (Option<Date>, Pupil)>,
        relatives: &mut BTreeMap<Jointure, Relative>,
    ) {
        for ecole in self.export(ExportTopic::Ecole).into_iter().flat_map(|export| &export.ecole) {
            let id = ecole.pupil.id.parse().map(Jointure);
            let Some((_, pupil)) = id.ok().and_then(|id| pupils.get_mut(&id)) else { continue };
            for source in &ecole.relatives {
                let [home_phone, work_phone, mobile] = source.phones.clone();
                let relative = relatives.entry(source.id).or_insert_with(|| Relative {
                    id: source.id.to_string(),
                    identity: source.identity.clone(),
                    home_phone,
                    work_phone,
                    mobile,
                    mail: source.mail.clone(),
                    address: source.address.clone(),
                    ..Relative::default()
                });
                if !relative.pupils.contains(&pupil.id) {
                    relative.pupils.push(pupil.id.clone());
                }
                // ONDE does not say the link: 90 is another link.
                let link = "90".to_owned();
                pupil.relatives.push(Kinship {
                    relative: relative.id.clone(),
                    link,
                    responsibility: 1,
                    ..Kinship::default()
                });
            }
        }
    }
}

/// Leavers stay in the file with the day on which they leave; some are entered before they come.
fn is_there(pupil: &SieclePupil, on: Date) -> bool {
    pupil.entered_on.is_none_or(|entered_on| entered_on <= on)
        && pupil.left_on.is_none_or(|left_on| on < left_on)
}

fn relative(id: Jointure, person: &SieclePerson, export: &Export) -> Relative {
    Relative {
        id: id.to_string(),
        identity: person.identity.clone(),
        pupils: Vec::new(),
        home_phone: person.home_phone.clone(),
        work_phone: person.work_phone.clone(),
        mobile: person.mobile.clone(),
        mobile_for_sms: if person.accepts_sms { person.mobile.clone() } else { String::new() },
        mail: person.mail.clone(),
        address: export.addresses.get(&person.address).cloned().unwrap_or_else(Address::default),
        is_address_shared: person.is_address_shared,
    }
}
