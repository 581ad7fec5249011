//! Tables of rows that are not quite the same, or cut by variables that bear on each other: what leaves beside what left.

use std::collections::{BTreeMap, BTreeSet};

use entente_disclosure::deliveries::{
    DeliveredTable, FormerTable, Overlap, OverlapCell, ProtectedDelivery, TableOrder, TableRefusal,
    protect_delivery,
};
use entente_disclosure::{MasterKey, deliveries::table_dimensions};
use entente_model::{DisclosureRule, TableClause};
use proptest::prelude::*;

/// A row: its codes by column, and in which of the two tables it is counted.
#[derive(Clone, Debug)]
struct Row {
    codes: BTreeMap<&'static str, String>,
    in_one: bool,
    in_other: bool,
}

fn clause(dimensions: &[&str]) -> TableClause {
    TableClause {
        dimensions: dimensions.iter().map(|text| (*text).to_owned()).collect(),
        ..TableClause::default()
    }
}

fn columns(clause: &TableClause) -> Vec<String> {
    table_dimensions(clause).unwrap().split([',', '>']).map(str::to_owned).collect()
}

fn counted(rows: &[Row], columns: &[String], of: impl Fn(&Row) -> bool) -> BTreeMap<Vec<String>, i64> {
    let mut counts = BTreeMap::new();
    for row in rows.iter().filter(|row| of(row)) {
        let codes: Vec<String> = columns.iter().map(|column| row.codes[column.as_str()].clone()).collect();
        *counts.entry(codes).or_insert(0) += 1;
    }
    counts
}

fn inner_cells(rows: &[Row], clause: &TableClause, of: impl Fn(&Row) -> bool) -> Vec<u8> {
    let columns = columns(clause);
    let mut text = format!("{},n\n", columns.join(","));
    for (codes, count) in counted(rows, &columns, of) {
        text += &format!("{},{count}\n", codes.join(","));
    }
    text.into_bytes()
}

fn overlap(rows: &[Row], one: &TableClause, other: &TableClause) -> Overlap {
    let mut both = columns(one);
    both.extend(columns(other).into_iter().filter(|column| !columns(one).contains(column)));
    let ones = counted(rows, &both, |row| row.in_one);
    let others = counted(rows, &both, |row| row.in_other);
    // As it is counted: rows of the same codes are the same.
    let codes: BTreeSet<&Vec<String>> = ones.keys().chain(others.keys()).collect();
    let of = |counts: &BTreeMap<Vec<String>, i64>, codes| counts.get(codes).copied().unwrap_or(0);
    let cells = codes.into_iter().map(|codes| {
        let (one, other) = (of(&ones, codes), of(&others, codes));
        let shared = one.min(other);
        OverlapCell { codes: codes.clone(), both: shared, only_one: one - shared, only_other: other - shared }
    });
    Overlap {
        one: "m-000001".to_owned(),
        other: String::new(),
        columns: both.clone(),
        cells: cells.collect(),
    }
}

/// The table that left first, then the one asked for, with what is known of the rows of both or without.
fn one_after_the_other(
    rows: &[Row],
    (first, second): (&TableClause, &TableClause),
    populations: (&str, &str),
    known: bool,
) -> (Vec<u8>, Result<ProtectedDelivery, TableRefusal>) {
    let key = MasterKey::generate([3; 32]);
    let disclosure =
        DisclosureRule { preset: Some("pupils".to_owned()), threshold: Some(5), ..Default::default() };
    let order = TableOrder {
        population: populations.0,
        clause: first,
        disclosure: &disclosure,
        former: &[],
        overlaps: &[],
        readers: &[],
        key: &key,
    };
    let left = protect_delivery(&inner_cells(rows, first, |row| row.in_one), &order).unwrap();
    let former = [FormerTable {
        table: DeliveredTable {
            delivery: "m-000001".to_owned(),
            population: populations.0.to_owned(),
            dimensions: table_dimensions(first).unwrap(),
            count: "n".to_owned(),
            published: left.published.clone(),
        },
        clause: first.clone(),
        protection: left.protection,
    }];
    let overlaps: Vec<Overlap> = known.then(|| overlap(rows, first, second)).into_iter().collect();
    let order = TableOrder {
        population: populations.1,
        clause: second,
        former: &former,
        overlaps: &overlaps,
        readers: &[vec![0]],
        ..order
    };
    let cells = inner_cells(rows, second, |row| row.in_other);
    (left.published, protect_delivery(&cells, &order))
}

fn published(table: &[u8]) -> BTreeMap<String, i64> {
    let text = String::from_utf8(table.to_vec()).unwrap();
    let line = |line: &str| {
        let mut fields: Vec<&str> = line.split(',').collect();
        fields.pop();
        let count = fields.pop().unwrap().parse().ok()?;
        Some((fields.join(","), count))
    };
    text.lines().skip(1).filter_map(line).collect()
}

fn row(codes: &[(&'static str, &str)], in_one: bool, in_other: bool) -> Row {
    let codes = codes.iter().map(|&(column, code)| (column, code.to_owned())).collect();
    Row { codes, in_one, in_other }
}

/// Pupils of two schools: the first is the whole of a territory, the second is elsewhere.
fn territory_and_whole() -> Vec<Row> {
    let mut rows = Vec::new();
    for (school, sex, count) in [("u1", "F", 40), ("u1", "M", 30), ("u2", "F", 2), ("u2", "M", 50)] {
        let pupil = || row(&[("uai", school), ("sexe", sex)], school == "u1", true);
        rows.extend(std::iter::repeat_with(pupil).take(count));
    }
    rows
}

/// By subtraction: 42 girls in all, 40 in the territory, so 2 outside it.
#[test]
fn a_table_of_the_whole_beside_one_of_a_territory_does_not_tell_the_few_who_are_outside() {
    let rows = territory_and_whole();
    let by_sex = clause(&["sexe"]);
    let attack = |known: bool| {
        let (first, second) = one_after_the_other(&rows, (&by_sex, &by_sex), ("territory", "all"), known);
        let (first, second) = (published(&first), published(&second.unwrap().published));
        first.get("F").zip(second.get("F")).map(|(part, whole)| whole - part)
    };
    assert_eq!(attack(false), Some(2), "the attack works where nobody counts the rows of both");
    assert_eq!(attack(true), None);
}

/// Two girls were counted as boys, and the file was corrected.
#[test]
fn a_corrected_version_does_not_tell_how_few_were_corrected() {
    let mut rows = Vec::new();
    for (sex, count) in [("F", 40), ("M", 30)] {
        rows.extend(std::iter::repeat_with(|| row(&[("sexe", sex)], true, true)).take(count));
    }
    rows.extend(std::iter::repeat_with(|| row(&[("sexe", "M")], true, false)).take(2));
    rows.extend(std::iter::repeat_with(|| row(&[("sexe", "F")], false, true)).take(2));
    let by_sex = clause(&["sexe"]);
    let moved = |known: bool| {
        let (first, second) = one_after_the_other(&rows, (&by_sex, &by_sex), ("v1", "v2"), known);
        let (first, second) = (published(&first), published(&second.unwrap().published));
        let told = first.iter().filter_map(|(cell, before)| Some((second.get(cell)? - before).abs()));
        told.filter(|&change| change != 0 && change < 5).count()
    };
    assert_eq!(moved(false), 2, "the attack works on two versions looked at apart");
    assert_eq!(moved(true), 0);
}

/// A version whose few corrections no variable of the table shows is the same table.
#[test]
fn a_version_that_changes_nothing_of_the_table_leaves_whole() {
    let rows: Vec<Row> =
        std::iter::repeat_with(|| row(&[("sexe", "F")], true, true)).take(12).chain([]).collect();
    let by_sex = clause(&["sexe"]);
    let (first, second) = one_after_the_other(&rows, (&by_sex, &by_sex), ("v1", "v2"), true);
    assert_eq!(published(&first), published(&second.unwrap().published));
}

/// Girls of d1 are hidden; the academy of d1 and d2 would give them by subtraction.
#[test]
fn a_variable_that_follows_from_another_is_audited_with_it() {
    let mut rows = Vec::new();
    for (department, academy, girls, boys) in [
        ("d1", "A", 3, 40),
        ("d2", "A", 20, 30),
        ("d3", "B", 25, 35),
        ("d4", "B", 4, 28),
        ("d5", "C", 31, 22),
    ] {
        for (sex, count) in [("F", girls), ("M", boys)] {
            let pupil =
                || row(&[("departement", department), ("academie", academy), ("sexe", sex)], true, true);
            rows.extend(std::iter::repeat_with(pupil).take(count));
        }
    }
    let (fine, coarse) = (clause(&["departement", "sexe"]), clause(&["academie", "sexe"]));
    let attack = |known: bool| {
        let (first, second) = one_after_the_other(&rows, (&fine, &coarse), ("all", "all"), known);
        let first = published(&first);
        assert!(!first.contains_key("d1,F"), "{first:?}");
        let second = published(&second?.published);
        let rest = first.get("d2,F").copied();
        Ok::<_, TableRefusal>(second.get("A,F").zip(rest).map(|(sum, rest)| sum - rest))
    };
    assert_eq!(attack(false).unwrap(), Some(3), "the attack works where the two are not linked");
    match attack(true) {
        Ok(found) => assert_eq!(found, None),
        Err(refusal) => {
            let TableRefusal::Differencing(found) = refusal else { panic!("{refusal}") };
            assert_eq!(found[0].with, "m-000001");
        }
    }
}

/// Bassins and cantons that are made of the same communes, all but one: their sums differ by its 2 pupils.
#[test]
fn geographies_that_do_not_nest_do_not_tell_the_place_where_they_differ() {
    let mut rows = Vec::new();
    for (basin, canton, count) in [
        ("b1", "k1", 60),
        ("b1", "k2", 30),
        ("b2", "k2", 2),
        ("b2", "k3", 70),
        ("b3", "k4", 33),
        ("b3", "k5", 41),
    ] {
        let pupil = || row(&[("bassin", basin), ("canton", canton)], true, true);
        rows.extend(std::iter::repeat_with(pupil).take(count));
    }
    let (basins, cantons) = (clause(&["bassin"]), clause(&["canton"]));
    let attack = |known: bool| {
        let (first, second) = one_after_the_other(&rows, (&basins, &cantons), ("all", "all"), known);
        let (first, second) = (published(&first), published(&second?.published));
        let sum = |table: &BTreeMap<String, i64>, names: [&str; 2]| {
            Some(table.get(names[0])? + table.get(names[1])?)
        };
        let told = sum(&second, ["k1", "k2"]).zip(first.get("b1")).map(|(cantons, basin)| cantons - basin);
        Ok::<_, TableRefusal>(told)
    };
    assert_eq!(attack(false).unwrap(), Some(2), "the attack works where geographies are audited apart");
    match attack(true) {
        Ok(found) => assert_eq!(found, None),
        Err(refusal) => assert!(matches!(refusal, TableRefusal::Differencing(_)), "{refusal}"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Whatever the two tables, and whatever they share: a cell that both publish differs by nobody or by many.
    #[test]
    fn two_tables_of_overlapping_rows_never_tell_few(
        pupils in prop::collection::vec((0_u8..3, 0_u8..3, 0_u8..8, 1_u8..12), 3..14),
        deep in any::<bool>(),
    ) {
        let mut rows = Vec::new();
        for (school, group, side, count) in pupils {
            let codes = [("uai", format!("u{school}")), ("pcs", format!("g{group}"))];
            let pupil = || {
                let codes = codes.iter().map(|(column, code)| (*column, code.clone())).collect();
                // Most are in both.
                Row { codes, in_one: side != 0, in_other: side != 1 }
            };
            rows.extend(std::iter::repeat_with(pupil).take(count.into()));
        }
        prop_assume!(rows.iter().any(|row| row.in_one) && rows.iter().any(|row| row.in_other));
        let second = if deep { clause(&["uai", "pcs"]) } else { clause(&["pcs"]) };
        let first = clause(&["uai", "pcs"]);
        let cells = inner_cells(&rows, &first, |row| row.in_one);
        let key = MasterKey::generate([3; 32]);
        let disclosure =
            DisclosureRule { preset: Some("pupils".to_owned()), threshold: Some(5), ..Default::default() };
        let alone = TableOrder {
            population: "v1", clause: &first, disclosure: &disclosure,
            former: &[], overlaps: &[], readers: &[], key: &key,
        };
        prop_assume!(protect_delivery(&cells, &alone).is_ok());
        let (before, after) = one_after_the_other(&rows, (&first, &second), ("v1", "v2"), true);
        if let Ok(after) = after {
            let before = published(&before);
            for (cell, count) in published(&after.published) {
                let cell = if deep { cell } else { format!(",{cell}") };
                if let Some(earlier) = before.get(&cell) {
                    let change = (count - earlier).abs();
                    // Those who came and those who went may cancel out; what is told is the difference.
                    prop_assert!(change == 0 || change >= 5 || few_cancel(&rows, &cell), "{cell}: {earlier} then {count}");
                }
            }
        }
    }
}

/// Whether as many as five came and as many went: their difference is few and tells nothing of either.
fn few_cancel(rows: &[Row], cell: &str) -> bool {
    let (uai, pcs) = cell.split_once(',').unwrap();
    let here = |row: &&Row| {
        (uai.is_empty() || row.codes["uai"] == uai) && (pcs.is_empty() || row.codes["pcs"] == pcs)
    };
    let came = rows.iter().filter(here).filter(|row| !row.in_one).count();
    let went = rows.iter().filter(here).filter(|row| !row.in_other).count();
    came.min(went) >= 5
}
