//! Staff on a day: one person in several schools is one record, with a function in each.

use std::collections::{BTreeMap, HashMap};

use jiff::civil::Date;

use super::entity::{ClassRef, ClassSubject, Function, Labelled, Staff};
use super::export::{Export, ExportTopic};
use super::gather::Directory;
use super::jointure::Jointure;
use super::label;
use crate::sts::{StsIndividual, StsService};

pub(super) fn staff(
    directory: &Directory,
    exports: &HashMap<(&str, ExportTopic), &Export>,
    on: Date,
) -> Vec<Staff> {
    let mut people: BTreeMap<Jointure, Staff> = BTreeMap::new();
    let mut schools: Vec<_> = exports.iter().filter(|((_, topic), _)| *topic == ExportTopic::Staff).collect();
    schools.sort_by_key(|((uai, _), _)| *uai);
    for ((uai, _), export) in schools {
        let structure = directory.id_of(&["uai", uai]);
        let mut by_source: HashMap<(&str, &str), Jointure> = HashMap::new();
        for (id, individual) in &export.individuals {
            by_source.insert((individual.kind.as_str(), individual.id.as_str()), *id);
            let person = people.entry(*id).or_insert_with(|| new_staff(*id, individual, &structure));
            add_functions(person, individual, &structure, on);
        }
        let mut teach = |class: &str, services: &[StsService], is_group: bool, mefs: &[String]| {
            for service in services {
                for (kind, id) in &service.teachers {
                    let known = by_source.get(&(kind.as_str(), id.as_str()));
                    if let Some(person) = known.and_then(|id| people.get_mut(id)) {
                        let taught =
                            Taught { structure: &structure, class, subject: &service.subject, export };
                        taught.to(person, is_group, mefs);
                    }
                }
            }
        };
        for (division, services) in &export.divisions {
            teach(&division.name.code, services, false, &division.mefs);
        }
        for (group, services) in &export.groups {
            teach(&group.name.code, services, true, &[]);
        }
    }
    ecole_staff(directory, exports, &mut people);
    people.into_values().collect()
}

/// Staff of écoles: ONDE says who directs and which class is whose, by its label.
fn ecole_staff(
    directory: &Directory,
    exports: &HashMap<(&str, ExportTopic), &Export>,
    people: &mut BTreeMap<Jointure, Staff>,
) {
    let mut ecoles: Vec<_> =
        exports.iter().filter(|((_, topic), _)| *topic == ExportTopic::EcoleStaff).collect();
    ecoles.sort_by_key(|((uai, _), _)| *uai);
    for ((uai, _), export) in ecoles {
        let structure = directory.id_of(&["uai", uai]);
        let pupils = exports.get(&(*uai, ExportTopic::Ecole));
        let classes: BTreeMap<&str, &ClassRef> = pupils
            .into_iter()
            .flat_map(|export| &export.ecole)
            .flat_map(|ecole| &ecole.pupil.classes)
            .map(|class| (class.label.as_str(), class))
            .collect();
        for (id, source) in &export.ecole_staff {
            let person = people.entry(*id).or_insert_with(|| Staff {
                id: id.to_string(),
                identity: source.identity.clone(),
                mail: source.mail.clone(),
                structure: structure.clone(),
                is_teacher: true,
                is_before_pupils: true,
                ..Staff::default()
            });
            let speciality =
                if source.is_director { ("D0000", "DIRECTION") } else { ("G0000", "SANS SPECIALITE") };
            let function = Function {
                structure: structure.clone(),
                function: Labelled::new("ENS", "ENSEIGNEMENT"),
                speciality: Labelled::new(speciality.0, speciality.1),
            };
            push_new(&mut person.functions, function);
            if source.is_director {
                push_new(&mut person.directs, structure.clone());
            }
            if let Some(class) = classes.get(source.class.as_str()) {
                push_new(&mut person.classes, ClassRef { structure: structure.clone(), ..(*class).clone() });
            }
        }
    }
}

fn new_staff(id: Jointure, individual: &StsIndividual, structure: &str) -> Staff {
    let discipline = individual.disciplines.first();
    Staff {
        id: id.to_string(),
        identity: individual.identity.clone(),
        structure: structure.to_owned(),
        discipline_category: discipline.cloned().unwrap_or_default(),
        posts: individual.disciplines.clone(),
        is_teacher: matches!(individual.function.as_str(), "ENS" | "DOC"),
        is_before_pupils: individual.function == "ENS",
        ..Staff::default()
    }
}

fn add_functions(person: &mut Staff, individual: &StsIndividual, structure: &str, on: Date) {
    let code = if individual.function.is_empty() { "-" } else { &individual.function };
    let usual = label::function(code);
    let label = if usual.is_empty() { code } else { usual };
    let nothing = [Labelled::new("-", "SANS OBJET")];
    let specialities = if individual.disciplines.is_empty() { &nothing[..] } else { &individual.disciplines };
    for speciality in specialities {
        let function = Function {
            structure: structure.to_owned(),
            function: Labelled::new(code, label),
            speciality: speciality.clone(),
        };
        push_new(&mut person.functions, function);
    }
    if code == "DIR" {
        push_new(&mut person.directs, structure.to_owned());
    }
    for (class, from, until) in &individual.main_classes {
        if from.is_none_or(|from| from <= on) && until.is_none_or(|until| on <= until) {
            push_new(&mut person.main_classes, class_ref(structure, class, ""));
        }
    }
}

/// What somebody teaches to a class of a structure.
struct Taught<'a> {
    structure: &'a str,
    class: &'a str,
    subject: &'a str,
    export: &'a Export,
}

impl Taught<'_> {
    fn to(&self, person: &mut Staff, is_group: bool, mefs: &[String]) {
        let class = class_ref(self.structure, self.class, "");
        let taught = ClassSubject {
            structure: self.structure.to_owned(),
            class: self.class.to_owned(),
            subject: self.subject.to_owned(),
        };
        if is_group {
            push_new(&mut person.groups, class);
            push_new(&mut person.group_subjects, taught);
        } else {
            push_new(&mut person.classes, class);
            push_new(&mut person.class_subjects, taught);
        }
        if let Some(subject) = self.export.subjects.get(self.subject) {
            push_new(&mut person.subjects, class_ref(self.structure, &subject.code, &subject.label));
        }
        for code in mefs {
            let label = self.export.mefs.get(code).map(|mef| mef.label.as_str()).unwrap_or_default();
            push_new(&mut person.mefs, class_ref(self.structure, code, label));
        }
    }
}

fn class_ref(structure: &str, code: &str, label: &str) -> ClassRef {
    ClassRef {
        structure: structure.to_owned(),
        code: code.to_owned(),
        label: label.to_owned(),
        kind: Labelled::default(),
    }
}

fn push_new<T: PartialEq>(list: &mut Vec<T>, value: T) {
    if !list.contains(&value) {
        list.push(value);
    }
}
