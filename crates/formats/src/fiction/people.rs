//! Fictitious pupils, relatives and staff, as they are on a day.

use jiff::civil::date;

use super::draw::Draw;
use super::{FictitiousDirectory, first_degree, second_degree};
use crate::aaf::Dialect;
use crate::directory::{Address, Function, Identity, Kinship, Labelled, Pupil, Relative, Staff};

const BEGINNINGS: [&str; 16] = [
    "AR", "BÉ", "CHA", "D'O", "ÉLI", "FOU", "GAR", "LE HU", "MI", "NOË", "PAS", "QUI", "ROU", "SAINT-V",
    "TRÉ", "VAL",
];
const ENDINGS: [&str; 16] = [
    "BOIS", "CHET", "DREUX", "GNAC", "LIN", "MARD", "NAND", "PIN", "QUET", "RON", "SAC", "TEAU", "VERT",
    "ZAC", "LEC", "MONT",
];
const FIRST_NAMES: [(&str, &str); 16] = [
    ("Zoé", "Mme"),
    ("Léo", "M."),
    ("Inès", "Mme"),
    ("Noé", "M."),
    ("Maëlle", "Mme"),
    ("Jean-Loup", "M."),
    ("Anaïs", "Mme"),
    ("Ilyes", "M."),
    ("Camille", "Mme"),
    ("Théo", "M."),
    ("Aïcha", "Mme"),
    ("Sacha", "M."),
    ("Lou-Ann", "Mme"),
    ("Amine", "M."),
    ("Éva", "Mme"),
    ("Gaël", "M."),
];
const REGIMES: [&str; 3] =
    ["EXTERNE LIBRE", "DEMI-PENSIONNAIRE DANS L'ETABLISSEMENT", "INTERNE DANS L'ETABLISSEMENT"];

pub(super) const PUPIL_BASE: u32 = 1_000_000;
const RELATIVE_BASE: u32 = 20_000_000;
const STAFF_BASE: u32 = 600_000;

fn last_name(draw: &mut Draw) -> String {
    format!("{}{}", draw.pick(&BEGINNINGS), draw.pick(&ENDINGS))
}

fn identity(draw: &mut Draw, last_name: String, year: i16) -> Identity {
    let (first_name, title) = FIRST_NAMES[draw.below(16) as usize];
    let mut other_first_names = vec![first_name.to_owned()];
    if draw.one_in(3) {
        other_first_names.push(FIRST_NAMES[draw.below(16) as usize].0.to_owned());
    }
    Identity {
        birth_name: last_name.clone(),
        last_name,
        first_name: first_name.to_owned(),
        other_first_names,
        title: title.to_owned(),
        born_on: Some(date(year, 1 + draw.below(12) as i8, 1 + draw.below(28) as i8)),
    }
}

/// The family of a pupil: its name and its address, which may change.
fn family_address(world: &FictitiousDirectory, family: u32, day: u16) -> (String, Address) {
    let mut draw = world.draw(family, 1);
    let name = last_name(&mut draw);
    let moved = draw.day_one_in(30).is_some_and(|moves_on| moves_on <= day);
    let number = 1 + draw.below(200) + u32::from(moved);
    let street =
        draw.pick(&["rue de l'Essai", "allée des Invents", "avenue du Gué & du Pré", "chemin <Haut>"]);
    let address = Address {
        lines: [format!("{number} {street}"), String::new(), String::new(), String::new()],
        postal_code: format!("99{:03}", draw.below(1000)),
        town: "EXEMPLEVILLE".to_owned(),
        country: "FRANCE".to_owned(),
    };
    (name, address)
}

/// The relatives of a family: number, and what they are to its pupils.
fn kin(world: &FictitiousDirectory, family: u32) -> Vec<(u32, Kinship)> {
    let mut draw = world.draw(family, 2);
    let mut list = vec![("10", true, 1, false, true)];
    if !draw.one_in(6) {
        list.push(("20", draw.one_in(2), 1, false, false));
    }
    if draw.one_in(9) {
        list.push(("39", false, 0, true, false));
    }
    let kinship =
        |(rank, (link, fees, responsibility, is_contact, is_paid)): (usize, (&str, bool, u8, bool, bool))| {
            let number = family * 3 + rank as u32;
            let relative = (RELATIVE_BASE + number).to_string();
            let link = link.to_owned();
            let is_first = world.dialect == Dialect::FirstDegree;
            let kinship = Kinship {
                relative,
                link,
                is_payer_of_fees: fees && !is_first,
                responsibility: if is_first { 1 } else { responsibility },
                is_contact: is_contact && !is_first,
                is_paid: is_paid && !is_first,
            };
            (number, kinship)
        };
    list.into_iter().enumerate().map(kinship).collect()
}

/// Whether the pupil is in the directory that day: some come late, some leave.
fn is_there(world: &FictitiousDirectory, pupil: u32, day: u16) -> bool {
    let mut draw = world.draw(pupil, 3);
    let comes_on = draw.day_one_in(25).unwrap_or(0);
    let leaves_on = draw.day_one_in(25).unwrap_or(u16::MAX);
    comes_on <= day && day < leaves_on.max(comes_on)
}

pub(super) fn pupil(world: &FictitiousDirectory, number: u32, day: u16) -> Option<Pupil> {
    if !is_there(world, number, day) {
        return None;
    }
    let family = FictitiousDirectory::family_of(number);
    let (name, address) = family_address(world, family, day);
    let mut draw = world.draw(number, 4);
    let changed = |draw: &mut Draw, times| draw.day_one_in(times).is_some_and(|on| on <= day);
    let home = number / world.structure_pupils();
    let structure = if changed(&mut draw, 50) { (home + 1) % world.structure_count() } else { home };
    let class = draw.below(20) + u32::from(changed(&mut draw, 20));
    let has_ine = !draw.one_in(40) || changed(&mut draw, 2);
    let year = if world.dialect == Dialect::FirstDegree { 2016 } else { 2011 };
    let letters = [b'A' + (number % 26) as u8, b'A' + (number / 26 % 26) as u8].map(char::from);
    let mut pupil = Pupil {
        id: (PUPIL_BASE + number).to_string(),
        ine: if has_ine {
            format!("{:09}{}{}", 990_000_000 + number, letters[0], letters[1])
        } else {
            String::new()
        },
        identity: identity(&mut draw, name, year + draw_year(number)),
        relatives: kin(world, family).into_iter().map(|(_, kinship)| kinship).collect(),
        uses_transport: draw.one_in(4),
        ..Pupil::default()
    };
    match world.dialect {
        Dialect::FirstDegree => first_degree::school(world, &mut pupil, structure, class),
        _ => {
            pupil.source_id = (1_200_000 + number).to_string();
            pupil.has_scholarship = draw.one_in(5);
            pupil.regime = draw.pick(&REGIMES).to_owned();
            pupil.address = address;
            pupil.address_of =
                pupil.relatives.first().map(|kinship| kinship.relative.clone()).unwrap_or_default();
            "SCOLAIRE".clone_into(&mut pupil.status);
            second_degree::school(&mut pupil, structure, class);
        }
    }
    Some(pupil)
}

fn draw_year(number: u32) -> i16 {
    (number % 4) as i16
}

pub(super) fn relatives(world: &FictitiousDirectory, family: u32, day: u16) -> Vec<Relative> {
    let first = family / 3 * 4 + family % 3;
    let siblings = if family % 3 == 2 { vec![first, first + 1] } else { vec![first] };
    let pupils: Vec<String> = siblings
        .into_iter()
        .filter(|&pupil| pupil < world.pupils && is_there(world, pupil, day))
        .map(|pupil| (PUPIL_BASE + pupil).to_string())
        .collect();
    if pupils.is_empty() {
        return Vec::new();
    }
    let (name, address) = family_address(world, family, day);
    let relative = |(number, kinship): (u32, Kinship)| {
        let mut draw = world.draw(number, 5);
        let mut identity = identity(&mut draw, name.clone(), 1980);
        identity.born_on = None;
        if world.dialect == Dialect::SecondDegree {
            identity.other_first_names.clear();
        }
        (if kinship.link == "20" { "M." } else { "Mme" }).clone_into(&mut identity.title);
        let changed = draw.day_one_in(15).is_some_and(|on| on <= day);
        let phone = |digits: u32| {
            format!("+33 6 99 {:02} {:02} {:02}", digits / 10_000 % 100, digits / 100 % 100, digits % 100)
        };
        let mobile = phone(draw.below(1_000_000) + u32::from(changed));
        let is_second_degree = world.dialect == Dialect::SecondDegree;
        Relative {
            id: kinship.relative,
            identity,
            pupils: pupils.clone(),
            home_phone: String::new(),
            work_phone: if draw.one_in(3) { phone(draw.below(1_000_000)) } else { String::new() },
            mobile_for_sms: if is_second_degree && draw.one_in(2) { mobile.clone() } else { String::new() },
            mobile,
            mail: if draw.one_in(2) { format!("famille{number}@exemple.invalid") } else { String::new() },
            address: address.clone(),
            is_address_shared: draw.one_in(3),
        }
    };
    kin(world, family).into_iter().map(relative).collect()
}

pub(super) fn staff(world: &FictitiousDirectory, number: u32, day: u16) -> Option<Staff> {
    let mut draw = world.draw(number, 6);
    let comes_on = draw.day_one_in(12).unwrap_or(0);
    if comes_on > day {
        return None;
    }
    let count = world.structure_count();
    let home = (u64::from(number) * u64::from(count) / u64::from(world.staff_count())) as u32;
    let second = (count > 1 && draw.one_in(8)).then(|| (home + 1) % count);
    let name = last_name(&mut draw);
    let mut staff = Staff {
        id: (STAFF_BASE + number).to_string(),
        identity: identity(&mut draw, name, 1975 + (number % 20) as i16),
        is_teacher: !draw.one_in(5),
        ..Staff::default()
    };
    staff.mail = format!("agent{number}@ac-exemple.invalid");
    if world.dialect == Dialect::SecondDegree {
        staff.identity.other_first_names.clear();
    }
    match world.dialect {
        Dialect::FirstDegree => first_degree::employ(world, &mut staff, home, number),
        _ => second_degree::employ(&mut staff, &mut draw, home, second, day),
    }
    Some(staff)
}

pub(super) fn function(structure: &str, function: (&str, &str), speciality: (&str, &str)) -> Function {
    Function {
        structure: structure.to_owned(),
        function: Labelled::new(function.0, function.1),
        speciality: Labelled::new(speciality.0, speciality.1),
    }
}
