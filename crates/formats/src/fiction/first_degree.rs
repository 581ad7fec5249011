//! Fictitious écoles: one class for each level.

use jiff::civil::Date;

use super::FictitiousDirectory;
use super::people::function;
use super::second_degree::{siret, uai};
use crate::directory::{ClassDay, ClassRef, Labelled, Locality, Pupil, Staff, Structure};

const LEVELS: [(&str, &str, &str, &str); 5] = [
    ("1121", "CP", "2", "CYCLE II"),
    ("1122", "CE1", "2", "CYCLE II"),
    ("1123", "CE2", "2", "CYCLE II"),
    ("1124", "CM1", "3", "CYCLE III"),
    ("1125", "CM2", "3", "CYCLE III"),
];

fn structure_id(number: u32) -> String {
    (50_001 + number).to_string()
}

pub(super) fn ecole(_: &FictitiousDirectory, number: u32) -> Structure {
    let uai = uai(992_001, number);
    Structure {
        id: structure_id(number),
        siret: siret(50_000 + number),
        short_type: "E.E.PU".to_owned(),
        name: if number.is_multiple_of(5) { String::new() } else { format!("EXEMPLE {number}") },
        common_town: "EXEMPLEVILLE".to_owned(),
        long_type: "ECOLE DE NIVEAU ELEMENTAIRE".to_owned(),
        ministry: "MINISTERE DE L'EDUCATION NATIONALE".to_owned(),
        sector: "PU".to_owned(),
        circonscription: "59000".to_owned(),
        commune: Locality {
            code: "99001".to_owned(),
            name: "EXEMPLEVILLE".to_owned(),
            departement: "099".to_owned(),
        },
        academy: "EXEMPLE".to_owned(),
        street: format!("{} rue de l'École", 1 + number % 90),
        postal_code: "99000".to_owned(),
        town: "EXEMPLEVILLE".to_owned(),
        phone: format!("+33 1 99 10 {:02} {:02}", number / 100 % 100, number % 100),
        mail: format!("ecole.{uai}@ac-exemple.invalid"),
        uai,
        ..Structure::default()
    }
}

fn class_ref(structure: u32, class: u32) -> ClassRef {
    let level = LEVELS[(class % 5) as usize].1;
    ClassRef {
        structure: structure_id(structure),
        code: (90_000 + structure * 10 + class % 5).to_string(),
        label: format!("{level} Classe {}", class % 5 + 1),
        kind: Labelled::new("11", "ORDINAIRE"),
    }
}

pub(super) fn school(world: &FictitiousDirectory, pupil: &mut Pupil, structure: u32, class: u32) {
    let (code, label, cycle, cycle_label) = LEVELS[(class % 5) as usize];
    let class = class_ref(structure, class);
    pupil.structure = structure_id(structure);
    pupil.level = Labelled::new(code, label);
    pupil.cycle = Labelled::new(cycle, cycle_label);
    pupil.class_kind = Labelled::new("11", "ORDINAIRE");
    pupil.class_entries = vec![entry(&class, world.first_day)];
    pupil.uses_canteen = class.code.ends_with(['1', '3']);
    pupil.uses_morning_care = pupil.id.ends_with('7');
    pupil.uses_study = pupil.id.ends_with(['1', '2']);
    pupil.classes = vec![class];
}

fn entry(class: &ClassRef, on: Date) -> ClassDay {
    ClassDay { structure: class.structure.clone(), on, class: class.code.clone() }
}

pub(super) fn employ(_: &FictitiousDirectory, staff: &mut Staff, home: u32, number: u32) {
    staff.structure = structure_id(home);
    staff.is_teacher = true;
    let teacher = ("ENS", "ENSEIGNEMENT");
    staff.functions = vec![function(&staff.structure, teacher, ("G0000", "SANS SPECIALITE"))];
    staff.specialities = vec![Labelled::new("G0000", "SANS SPECIALITE")];
    if number.is_multiple_of(10) {
        staff.functions.push(function(&staff.structure, teacher, ("D0000", "DIRECTION")));
        staff.specialities.push(Labelled::new("D0000", "DIRECTION"));
        staff.directs = vec![staff.structure.clone()];
    }
}
