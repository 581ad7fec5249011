//! Attacks as tests: each fails on what we give, and succeeds on something deliberately weak, so that the attack
//! itself is known to work.

use std::collections::{BTreeMap, HashMap, HashSet};

use entente_disclosure::audit::{AuditOptions, PublishedTables, TableAuditReport, audit_tables};
use entente_disclosure::counts::{NoiseSource, PrivacyBudget, round_table};
use entente_disclosure::deliveries::{DeliveredTable, DeliveryVerdict, audit_with_former};
use entente_disclosure::microdata::{AnonymiseOptions, anonymise_file};
use entente_disclosure::suppress::{CellCost, CountTable, Dimensions};
use entente_disclosure::{MasterKey, PseudonymDomain, Pseudonyms};
use entente_model::{PartyId, PurposeId, VariableName};

use crate::table::{Draw, options, protected, two_ways, written};

fn audited(tables: &[&str], dimensions: &str) -> TableAuditReport {
    let mut system = PublishedTables::default();
    for table in tables {
        system.add(table.as_bytes(), dimensions, "n").unwrap();
    }
    audit_tables(&system, &AuditOptions::counts(5)).unwrap()
}

/// Hides the primary cells of a table and nothing else.
fn primary_only(written: &str, truth: &HashMap<String, String>) -> String {
    let mut out = String::new();
    for line in written.lines() {
        match line.strip_suffix(",,secondary") {
            Some(cell) => out += &format!("{cell},{},published\n", truth[cell]),
            None => out += &format!("{line}\n"),
        }
    }
    out
}

/// All cells of a table with their counts, by their codes.
pub fn truth_of(text: &str, dimensions: &str) -> HashMap<String, String> {
    let options = entente_disclosure::suppress::SuppressionOptions { rounds: 0, ..options(CellCost::Cells) };
    let table = CountTable::read(text.as_bytes(), &Dimensions::parse(dimensions).unwrap(), "n").unwrap();
    let pattern = entente_disclosure::suppress::suppress(table, &options).unwrap();
    let mut out = Vec::new();
    pattern.write_truth(&mut out, "n").unwrap();
    let out = String::from_utf8(out).unwrap();
    let cell = |line: &str| {
        let parts: Vec<&str> = line.rsplitn(3, ',').collect();
        (parts[2].to_owned(), parts[1].to_owned())
    };
    out.lines().skip(1).map(cell).collect()
}

/// The attacker recomputes hidden cells from margins.
#[test]
fn a_linear_program_finds_no_hidden_cell() {
    for seed in 0..4 {
        let text = two_ways(7, 6, seed);
        let out = written(&protected(&text, "r,c", &options(CellCost::Cells)));
        let own = audited(&[&out], "r,c");
        assert_eq!((own.unsafe_cells, own.exact, own.narrow), (0, 0, 0));
        let weak = audited(&[&primary_only(&out, &truth_of(&text, "r,c"))], "r,c");
        assert!(weak.unsafe_cells > 0, "the attack works on primary cells hidden alone");
    }
}

/// Two tables of one population, each clean, hide different cells: put together they give both away.
#[test]
fn two_deliveries_that_differ_are_refused_by_name() {
    let text = two_ways(5, 5, 3);
    let first = written(&protected(&text, "r,c", &options(CellCost::Cells)));
    // The other tables must publish, one each, a cell that the first hides.
    let secondary = first.lines().filter_map(|line| line.strip_suffix(",,secondary")).take(6);
    let others = secondary.map(|cell| {
        let kept = cell.split(',').map(str::to_owned).collect();
        let options = entente_disclosure::suppress::SuppressionOptions {
            protected: vec![kept],
            ..options(CellCost::Cells)
        };
        written(&protected(&text, "r,c", &options))
    });
    let tables: Vec<String> = std::iter::once(first.clone()).chain(others).collect();
    let delivered = |number: usize| DeliveredTable {
        delivery: format!("livraison-{number}"),
        population: "eleves-2026".to_owned(),
        dimensions: "r,c".to_owned(),
        count: "n".to_owned(),
        published: tables[number].clone().into_bytes(),
    };
    let weak =
        (1..tables.len()).find(|&other| audited(&[&tables[0], &tables[other]], "r,c").unsafe_cells > 0);
    let other = weak.expect("some two patterns give a cell away together");
    let verdict =
        audit_with_former(&delivered(other), &[delivered(0)], &[], &AuditOptions::counts(5)).unwrap();
    let DeliveryVerdict::Refused(refusals) = verdict else { panic!("it was let through") };
    assert_eq!(
        (refusals[0].delivery.as_str(), refusals[0].with.as_str()),
        (format!("livraison-{other}").as_str(), "livraison-0")
    );
    let again = audit_with_former(&delivered(0), &[delivered(0)], &[], &AuditOptions::counts(5)).unwrap();
    assert!(matches!(again, DeliveryVerdict::Clean(_)), "the same table twice teaches nothing");
    // Another year is another population: nothing to subtract.
    let mut next = delivered(other);
    next.population = "eleves-2027".to_owned();
    let verdict = audit_with_former(&next, &[delivered(0)], &[], &AuditOptions::counts(5)).unwrap();
    assert!(matches!(verdict, DeliveryVerdict::Clean(_)));
}

/// The attacker has names with some variables, and looks for the row that has the same.
#[test]
fn linkage_with_a_file_of_names_finds_nobody_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("eleves.csv");
    let mut draw = Draw(11);
    let mut text = "naissance;commune;pcs\n".to_owned();
    for _ in 0..600 {
        let (year, month, day) = (2008 + draw.below(8), 1 + draw.below(12), 1 + draw.below(28));
        text += &format!("{year}-{month:02}-{day:02};0990{};{}\n", draw.below(9), draw.below(40));
    }
    std::fs::write(&path, &text).unwrap();
    let mut out = Vec::new();
    let options = AnonymiseOptions::of(["naissance", "commune"].map(str::to_owned).to_vec(), 5);
    anonymise_file(&path, &mut out, &options).unwrap();
    // What the attacker can still believe of a value: a coarser one holds it.
    let fits = |known: &str, given: &str| {
        given == "*"
            || known == given
            || known.starts_with(given)
            || given.split_once('-').is_some_and(|(low, high)| {
                (given.len() == 9 && low.len() == 4) && (low..=high).contains(&&known[..4.min(known.len())])
            })
    };
    let alone = |given: &str| {
        let rows: Vec<Vec<&str>> = given.lines().skip(1).map(|line| line.split(';').collect()).collect();
        let persons: Vec<Vec<&str>> = text.lines().skip(1).map(|line| line.split(';').collect()).collect();
        let matches = |person: &Vec<&str>| {
            rows.iter().filter(|row| fits(person[0], row[0]) && fits(person[1], row[1])).count()
        };
        persons.iter().filter(|person| matches(person) == 1).count()
    };
    assert!(alone(&text) > 500, "the attack works on the file as it was");
    assert_eq!(alone(&String::from_utf8(out).unwrap()), 0);
}

fn pseudonyms(recipient: &str, vintage: &str) -> Pseudonyms {
    let (recipient, purpose) = (PartyId::new(recipient), PurposeId::new("etudes"));
    let variable = VariableName::new("id_eleve");
    let domain = PseudonymDomain { recipient: &recipient, purpose: &purpose, vintage, variable: &variable };
    Pseudonyms::new(&MasterKey::generate([4; 32]).derive(&domain))
}

/// Files of several years or recipients are joined by their pseudonyms.
#[test]
fn years_do_not_intersect_unless_the_convention_says_so() {
    let pupils: Vec<String> = (0..200).map(|number| format!("99900{number:05}A")).collect();
    let file = |recipient: &str, vintage: &str| -> HashSet<String> {
        pupils.iter().filter_map(|pupil| pseudonyms(recipient, vintage).one(pupil)).collect()
    };
    let common = |one: &HashSet<String>, other: &HashSet<String>| one.intersection(other).count();
    assert_eq!(
        common(&file("region-exemple", "stable"), &file("region-exemple", "stable")),
        200,
        "the attack works on a stable domain"
    );
    assert_eq!(common(&file("region-exemple", "2026-2027"), &file("region-exemple", "2027-2028")), 0);
    assert_eq!(common(&file("region-exemple", "2026-2027"), &file("departement-exemple", "2026-2027")), 0);
}

/// The space of identifiers is enumerated, and each hashed: a bare hash falls at once, a keyed one does not.
#[test]
fn enumerating_identifiers_turns_no_pseudonym_back() {
    use sha2::{Digest, Sha256};
    let hash = |ine: &str| format!("{:x?}", &Sha256::digest(ine.as_bytes())[..16]);
    let victim = "9990004711A";
    let space = || (0..10_000).map(|number| format!("999000{number:04}A"));
    let found = |target: &str, guess: &dyn Fn(&str) -> String| space().find(|ine| guess(ine) == target);
    assert_eq!(found(&hash(victim), &hash).as_deref(), Some(victim), "the attack works on a bare hash");
    let own = pseudonyms("region-exemple", "stable").one(victim).unwrap();
    let guessed = |ine: &str| Pseudonyms::new(&[0; 32]).one(ine).unwrap();
    assert_eq!(found(&own, &guessed), None);
    assert_eq!(found(&own, &hash), None);
}

/// A value's frequency names its pseudonym where one pseudonym stands for a whole group; pupils have one row each.
#[test]
fn frequencies_name_no_pseudonym() {
    let mut draw = Draw(3);
    let schools: Vec<String> = (0..30).map(|number| format!("099{number:04}A")).collect();
    let rows: Vec<(String, &String)> = (0..3_000)
        .map(|number| {
            (format!("99900{number:05}A"), &schools[(draw.below(30) * draw.below(30) / 30) as usize])
        })
        .collect();
    let ranked = |values: Vec<String>| -> Vec<String> {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for value in values {
            *counts.entry(value).or_default() += 1;
        }
        let mut ranked: Vec<(usize, String)> =
            counts.into_iter().map(|(value, count)| (count, value)).collect();
        ranked.sort_by(|one, other| other.cmp(one));
        ranked.into_iter().map(|(_, value)| value).collect()
    };
    let own = pseudonyms("region-exemple", "stable");
    let known = ranked(rows.iter().map(|(_, school)| (*school).clone()).collect());
    let weak = ranked(rows.iter().filter_map(|(_, school)| own.one(school)).collect());
    assert_eq!(own.one(&known[0]).as_ref(), weak.first(), "the attack works on a pseudonym of schools");
    let pupils: HashSet<String> = rows.iter().filter_map(|(pupil, _)| own.one(pupil)).collect();
    assert_eq!(pupils.len(), rows.len(), "each pseudonym of a pupil is seen once: ranks say nothing");
}

/// The attacker asks many times and takes the mean.
#[test]
fn averaging_noise_does_not_wear_it_off() {
    let secret = MasterKey::generate([6; 32]);
    let mut budget = PrivacyBudget::new(1_000_000);
    let truth = 40;
    let mean = |values: &[i64]| values.iter().sum::<i64>() as f64 / values.len() as f64;
    let fresh: Vec<i64> = (0..800)
        .map(|number| {
            NoiseSource::new(&secret, &format!("tirage-{number}"), 100, &mut budget)
                .unwrap()
                .noisy("cellule", truth)
        })
        .collect();
    assert!(
        (mean(&fresh) - truth as f64).abs() < 2.0,
        "the attack works on noise drawn anew: {}",
        mean(&fresh)
    );
    let mut away = 0;
    for cell in 0..40 {
        let source = NoiseSource::new(&secret, &format!("livraison-{cell}"), 100, &mut budget).unwrap();
        let asked: Vec<i64> = (0..800).map(|_| source.noisy("cellule", truth)).collect();
        away += u32::from((mean(&asked) - truth as f64).abs() >= 2.0);
    }
    assert!(away > 25, "asking again wears the noise off: {away} of 40");
}

/// The attacker subtracts the rounded cells of a line from its margin.
#[test]
fn roundings_give_no_small_cell_back() {
    let counts = [2_i64, 31, 17, 44];
    let text = format!("c,n\na,{}\nb,{}\nc,{}\nd,{}\n", counts[0], counts[1], counts[2], counts[3]);
    let table = CountTable::read(text.as_bytes(), &Dimensions::parse("c").unwrap(), "n").unwrap();
    let rounded = round_table(table, 5).unwrap();
    let mut out = Vec::new();
    rounded.write(&mut out, "n").unwrap();
    let cells: Vec<i64> = String::from_utf8(out)
        .unwrap()
        .lines()
        .skip(1)
        .map(|line| line.split_once(',').unwrap().1.parse().unwrap())
        .collect();
    let recomputed = |margin: i64| margin - cells[2..].iter().sum::<i64>();
    assert_eq!(recomputed(counts.iter().sum()), counts[0], "the attack works beside a true margin");
    let own = recomputed(cells[0]);
    assert!(own == 0 || own == 5, "{own}");
    assert_ne!(own, counts[0]);
}
