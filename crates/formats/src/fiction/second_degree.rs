//! Fictitious collèges: four levels of five classes and as many groups.

use entente_model::Uai;

use super::FictitiousDirectory;
use super::draw::Draw;
use super::people::function;
use crate::directory::{
    ClassRef, ClassSubject, Division, Labelled, Mef, Pupil, PupilGroup, Staff, Structure, TaughtSubject,
};

/// Code of the MEF, label, MEFSTAT, digit of the classes.
const LEVELS: [(&str, &str, &str, &str); 4] = [
    ("10010012110", "6EME", "21110010012", "6"),
    ("10110001110", "5EME", "21120010001", "5"),
    ("10210001110", "4EME", "21150010001", "4"),
    ("10310019110", "3EME", "21160010019", "3"),
];

/// Code of the matière, label, discipline.
const SUBJECTS: [(&str, &str, &str); 6] = [
    ("020700", "FRANCAIS", "L0202"),
    ("061300", "MATHEMATIQUES", "L1300"),
    ("030201", "ANGLAIS LV1", "L0422"),
    ("030602", "ESPAGNOL LV2", "L0426"),
    ("043700", "HISTOIRE-GEOGRAPHIE", "L1000"),
    ("063600", "PHYSIQUE-CHIMIE", "L1500"),
];

pub(super) fn structure_id(number: u32) -> String {
    (4_001 + number).to_string()
}

fn class_code(class: u32) -> String {
    let letter = char::from(b'A' + (class / 4 % 5) as u8);
    format!("{}{letter}", LEVELS[(class % 4) as usize].3)
}

fn class_ref(structure: &str, code: String) -> ClassRef {
    // The label is only written in GPEI, and only read there.
    ClassRef { structure: structure.to_owned(), code, ..ClassRef::default() }
}

pub(super) fn mefs() -> impl Iterator<Item = Mef> {
    LEVELS.into_iter().map(|(code, label, mefstat, _)| Mef {
        code: code.to_owned(),
        label: label.to_owned(),
        attached_to: code.to_owned(),
        mefstat: mefstat.to_owned(),
    })
}

pub(super) fn subjects() -> impl Iterator<Item = TaughtSubject> {
    SUBJECTS
        .into_iter()
        .map(|(code, label, _)| TaughtSubject { code: code.to_owned(), label: label.to_owned() })
}

pub(super) fn siret(number: u32) -> String {
    let with_key = |digits: String| {
        let key = (0..10).find(|key| luhn_sum(&format!("{digits}{key}")).is_multiple_of(10)).unwrap_or(0);
        format!("{digits}{key}")
    };
    let siren = with_key(format!("999{:05}", number % 100_000));
    with_key(format!("{siren}0001"))
}

fn luhn_sum(digits: &str) -> u32 {
    let value = |(rank, digit): (usize, u8)| {
        let value = u32::from(digit - b'0') * if rank % 2 == 1 { 2 } else { 1 };
        if value > 9 { value - 9 } else { value }
    };
    digits.bytes().rev().enumerate().map(value).sum()
}

pub(super) fn uai(first: u32, number: u32) -> String {
    Uai::from_number(first + number % 9_000).map(|uai| uai.to_string()).unwrap_or_default()
}

pub(super) fn college(world: &FictitiousDirectory, number: u32, day: u16) -> Structure {
    let uai = uai(990_001, number);
    let mut draw = world.draw(number, 7);
    let changed = draw.day_one_in(10).is_some_and(|on| on <= day);
    let division = |class: u32| Division {
        name: Labelled::new(class_code(class), LEVELS[(class % 4) as usize].1),
        mefs: vec![LEVELS[(class % 4) as usize].0.to_owned()],
    };
    let group = |class: u32| PupilGroup {
        name: Labelled::new(format!("{} GR1", class_code(class)), ""),
        divisions: vec![class_code(class)],
    };
    Structure {
        id: structure_id(number),
        siret: siret(number),
        short_type: "CLG".to_owned(),
        name: format!("EXEMPLE N° {number}"),
        common_town: "EXEMPLEVILLE".to_owned(),
        long_type: "COLLEGE".to_owned(),
        ministry: "MINISTERE DE L'EDUCATION NATIONALE".to_owned(),
        sector: "PU".to_owned(),
        street: format!("{} RUE DE L'EXEMPLE", 1 + number % 200),
        postal_code: "99000".to_owned(),
        town: "EXEMPLEVILLE".to_owned(),
        phone: format!("+33 1 99 00 {:02} {:02}", number / 100 % 100, u32::from(changed) + number % 99),
        mail: format!("ce.{uai}@ac-exemple.invalid"),
        basin: Labelled::new("99901", "99 BASSIN EXEMPLE"),
        academy: "EXEMPLE".to_owned(),
        divisions: (0..20).map(division).collect(),
        groups: (0..20).map(group).collect(),
        uai,
        ..Structure::default()
    }
}

pub(super) fn school(pupil: &mut Pupil, structure: u32, class: u32) {
    let (code, label, mefstat, _) = LEVELS[(class % 4) as usize];
    pupil.structure = structure_id(structure);
    pupil.mef = Labelled::new(code, label);
    label.clone_into(&mut pupil.level_label);
    label.clone_into(&mut pupil.branch_label);
    pupil.level = Labelled::new(&mefstat[..4], label);
    pupil.subjects = SUBJECTS.iter().take(5).map(|&(code, label, _)| Labelled::new(code, label)).collect();
    pupil.classes = vec![class_ref(&pupil.structure, class_code(class))];
    pupil.groups = vec![class_ref(&pupil.structure, format!("{} GR1", class_code(class)))];
}

pub(super) fn employ(staff: &mut Staff, draw: &mut Draw, home: u32, second: Option<u32>, day: u16) {
    staff.structure = structure_id(home);
    staff.is_before_pupils = staff.is_teacher;
    if !staff.is_teacher {
        let speciality = ("S0054", "ASSISTANT D'EDUCATION");
        staff.functions = vec![function(&staff.structure, ("AED", "ASSISTANT D'EDUCATION"), speciality)];
        return;
    }
    let (subject, label, discipline) = SUBJECTS[draw.below(6) as usize];
    staff.discipline_category = Labelled::new(&discipline[1..3], label);
    staff.posts = vec![Labelled::new(discipline, label)];
    for structure in [Some(home), second].into_iter().flatten().map(structure_id) {
        let teacher = ("ENS", "ENSEIGNEMENT");
        staff.functions.push(function(&structure, teacher, (discipline, label)));
        staff.subjects.push(ClassRef { label: label.to_owned(), ..class_ref(&structure, String::new()) });
        let later = draw.day_one_in(10).is_some_and(|on| on <= day);
        for class in
            (0..3).map(|_| draw.below(20) + u32::from(later)).collect::<std::collections::BTreeSet<_>>()
        {
            let code = class_code(class);
            let (mef, mef_label, ..) = LEVELS[(class % 4) as usize];
            let group = format!("{code} GR1");
            staff
                .mefs
                .push(ClassRef { label: mef_label.to_owned(), ..class_ref(&structure, mef.to_owned()) });
            staff.class_subjects.push(taught(&structure, &code, subject));
            staff.group_subjects.push(taught(&structure, &group, subject));
            staff.classes.push(class_ref(&structure, code));
            staff.groups.push(class_ref(&structure, group));
        }
    }
    staff.main_classes = staff.classes.iter().take(usize::from(draw.one_in(3))).cloned().collect();
}

fn taught(structure: &str, class: &str, subject: &str) -> ClassSubject {
    ClassSubject { structure: structure.to_owned(), class: class.to_owned(), subject: subject.to_owned() }
}
