//! The files of one academy tell one story.

use std::collections::{BTreeMap, HashMap, HashSet};

use entente_academy::{Academy, AcademyDataset};
use entente_model::{Institutions, Sector, Uai};

use crate::reading::{Table, code_list};

const PUPILS: u64 = 20_000;

fn academy() -> Academy {
    Academy::new(PUPILS, 2026)
}

fn is_post_bac(mef: &str) -> bool {
    mef.starts_with("30") || mef.starts_with("31")
}

#[test]
fn boursiers_are_counted_on_the_same_pupils() {
    let academy = academy();
    let directory = Institutions::new(academy.institutions());
    let pupils = Table::of(&academy, AcademyDataset::FCaracElev);
    let mut expected: BTreeMap<(String, bool), u64> = BTreeMap::new();
    for row in &pupils.rows {
        let uai: Uai = pupils.cell(row, "uai").parse().unwrap();
        if pupils.cell(row, "boursier") == "O" && directory.get(uai).unwrap().sector == Sector::Public {
            *expected.entry((uai.to_string(), is_post_bac(pupils.cell(row, "mef")))).or_default() += 1;
        }
    }
    let mut counted: BTreeMap<(String, bool), u64> = BTreeMap::new();
    for (dataset, post_bac) in
        [(AcademyDataset::FBoursiersPrebac, false), (AcademyDataset::FBoursiersPostbac, true)]
    {
        let table = Table::of(&academy, dataset);
        for row in &table.rows {
            let key = (table.cell(row, "uai").to_owned(), post_bac);
            *counted.entry(key).or_default() += table.number(row, "nombre_boursiers");
        }
    }
    assert!(expected.values().sum::<u64>() > PUPILS / 10);
    assert!(expected.keys().any(|(_, post_bac)| *post_bac));
    assert_eq!(counted, expected);
}

#[test]
fn grants_follow_the_profession_of_the_family() {
    let academy = academy();
    let table = Table::of(&academy, AcademyDataset::FCaracElev);
    let share = |pcs: &[&str]| {
        let rows: Vec<_> = table.rows.iter().filter(|row| pcs.contains(&table.cell(row, "pcs"))).collect();
        let boursiers = rows.iter().filter(|row| table.cell(row, "boursier") == "O").count();
        boursiers as f64 / rows.len() as f64
    };
    assert!(share(&["33", "34", "37", "38"]) < 0.06);
    assert!(share(&["67", "68", "85"]) > 0.45);
}

#[test]
fn divisions_have_one_formation_and_an_ordinary_size() {
    let academy = academy();
    let table = Table::of(&academy, AcademyDataset::FCaracElev);
    let mut divisions: HashMap<(String, String), (HashSet<String>, u32)> = HashMap::new();
    for row in &table.rows {
        let key = (table.cell(row, "uai").to_owned(), table.cell(row, "division").to_owned());
        let (mefs, size) = divisions.entry(key).or_default();
        // The eleventh character is the local variant: pupils of an ULIS sit in an ordinary division.
        mefs.insert(table.cell(row, "mef")[..10].to_owned());
        *size += 1;
    }
    for (key, (mefs, size)) in &divisions {
        assert_eq!(mefs.len(), 1, "{key:?}");
        let segpa = mefs.iter().any(|mef| mef.starts_with("16"));
        let expected = if segpa { 12..=35 } else { 20..=35 };
        assert!(expected.contains(size), "{key:?}: {size}");
    }
    let mean = PUPILS as f64 / divisions.len() as f64;
    assert!((24.0..30.0).contains(&mean), "{mean}");
}

#[test]
fn ages_follow_grades() {
    let academy = academy();
    let table = Table::of(&academy, AcademyDataset::FCaracElev);
    for (mef, usual) in
        [("1001001211", 2015), ("1031001911", 2012), ("2001001811", 2011), ("2021001911", 2009)]
    {
        let years: Vec<u64> = table
            .rows
            .iter()
            .filter(|row| table.cell(row, "mef") == format!("{mef}0"))
            .map(|row| table.number(row, "annee_naissance"))
            .collect();
        let on_time = years.iter().filter(|&&year| year == usual).count() as f64 / years.len() as f64;
        assert!((0.75..0.95).contains(&on_time), "{mef}: {on_time}");
        assert!(years.iter().all(|year| (usual - 3..=usual + 1).contains(year)), "{mef}");
    }
}

#[test]
fn the_year_before_leads_to_this_one() {
    let academy = academy();
    let directory = Institutions::new(academy.institutions());
    let table = Table::of(&academy, AcademyDataset::FCaracElev);
    let mut without = 0;
    for row in &table.rows {
        let (mef, before) = (table.cell(row, "mef"), table.cell(row, "mef_precedent"));
        if before.is_empty() {
            assert_eq!(table.cell(row, "uai_precedent"), "");
            without += u32::from(!mef.starts_with("100") && !mef.starts_with("164"));
            continue;
        }
        assert!(directory.get(table.cell(row, "uai_precedent").parse().unwrap()).is_some());
        let expected: &[&str] = match &mef[..3] {
            "100" | "164" => &[],
            "101" => &["100", "101"],
            "102" => &["101", "102"],
            "103" => &["102", "103"],
            "165" => &["164", "165"],
            "200" => &["103", "200"],
            "201" | "211" => &["200", "201", "211"],
            "202" => &["201", "202"],
            "300" | "301" => &["202", "301"],
            _ => continue,
        };
        assert!(expected.contains(&&before[..3]), "{mef} after {before}");
    }
    assert!(u64::from(without) < PUPILS / 25, "{without} pupils beyond the first year come from nowhere");
}

#[test]
fn localisation_holds_the_same_pupils_and_keeps_them_near_their_school() {
    let academy = academy();
    let directory = Institutions::new(academy.institutions());
    let pupils = Table::of(&academy, AcademyDataset::FCaracElev);
    let homes = Table::of(&academy, AcademyDataset::LocalisationEleves);
    let mut same = 0;
    for (pupil, home) in pupils.rows.iter().zip(&homes.rows) {
        for name in ["id_eleve", "uai", "division", "mef", "mefstat11", "lib_mef"] {
            assert_eq!(pupils.cell(pupil, name), homes.cell(home, name));
        }
        let school = directory.get(homes.cell(home, "uai").parse().unwrap()).unwrap();
        let number = |commune: &str| commune.parse::<i32>().unwrap();
        let distance =
            (number(&school.commune) - number(homes.cell(home, "commune_residence"))).rem_euclid(40);
        assert!(distance.min(40 - distance) <= 3);
        same += u64::from(distance == 0);
    }
    assert_eq!(homes.rows.len() as u64, PUPILS);
    assert!((PUPILS / 2..PUPILS * 6 / 10).contains(&same), "{same}");
}

#[test]
fn capacities_cover_the_pupils_except_in_crowded_lycees() {
    let academy = academy();
    let pupils = Table::of(&academy, AcademyDataset::FCaracElev);
    let mut enrolled: HashMap<(String, String), u64> = HashMap::new();
    for row in &pupils.rows {
        let national = format!("{}0", &pupils.cell(row, "mef")[..10]);
        *enrolled.entry((pupils.cell(row, "uai").to_owned(), national)).or_default() += 1;
    }
    let table = Table::of(&academy, AcademyDataset::CapacitesAccueil);
    let mut crowded = 0;
    for row in &table.rows {
        let places = table.number(row, "places");
        assert_eq!(places, table.number(row, "divisions") * table.number(row, "places_par_division"));
        let key = (table.cell(row, "uai").to_owned(), table.cell(row, "mef").to_owned());
        let pupils = enrolled.remove(&key).expect("a capacity is about a formation that has pupils");
        crowded += u32::from(pupils > places);
        assert!(pupils <= places || key.1 == "20010018110", "{key:?}: {pupils} for {places}");
    }
    assert!(enrolled.is_empty(), "formations without capacity: {enrolled:?}");
    assert!((1..20).contains(&crowded), "{crowded}");
}

#[test]
fn the_directory_has_every_kind_of_establishment_and_one_private_in_five() {
    let academy = academy();
    let institutions: Vec<_> = academy.institutions().collect();
    let open: Vec<_> = institutions.iter().filter(|institution| institution.closed_on.is_none()).collect();
    assert_eq!(institutions.len() - open.len(), 6);
    for nature in ["Collège", "Lycée général et technologique", "Lycée professionnel", "Lycée polyvalent"]
    {
        assert!(open.iter().any(|institution| institution.nature == nature), "{nature}");
    }
    let private = open.iter().filter(|institution| institution.sector == Sector::Prive).count() as f64;
    assert!((0.15..0.25).contains(&(private / open.len() as f64)));
    let communes = academy.communes();
    for institution in &institutions {
        assert_eq!(institution.uai.departement(), "099");
        assert!(communes.iter().any(|commune| commune.code == institution.commune));
        assert!(
            institution.is_open_on(Academy::school_year().reference_date())
                == institution.closed_on.is_none()
        );
    }
    let pupils = Table::of(&academy, AcademyDataset::FCaracElev);
    let directory = Institutions::new(institutions);
    for row in &pupils.rows {
        let school = directory.get(pupils.cell(row, "uai").parse().unwrap()).unwrap();
        assert_eq!(
            pupils.cell(row, "contrat_division"),
            if school.sector == Sector::Prive { "3" } else { "" }
        );
    }
}

#[test]
fn labels_and_mefstat_are_those_of_the_list() {
    let academy = academy();
    let list = code_list("mef");
    let table = Table::of(&academy, AcademyDataset::FCaracElev);
    let codes: HashMap<&str, _> = list.codes().iter().map(|code| (code.code.as_str(), code)).collect();
    for row in &table.rows {
        let code = codes[table.cell(row, "mef")];
        assert_eq!(table.cell(row, "lib_mef"), code.label);
        assert_eq!(Some(table.cell(row, "mefstat11")), code.group.as_deref());
    }
}

#[test]
fn millions_of_pupils_fit_in_the_numbers_of_one_departement() {
    let academy = Academy::new(12_000_000, 1);
    assert_eq!(academy.pupils(), 12_000_000);
    let institutions = academy.institutions().count();
    assert!((5000..9000).contains(&institutions), "{institutions}");
}
