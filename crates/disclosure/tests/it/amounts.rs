//! Tables of amounts that leave: no cell tells what one of its contributors gives, alone or by its margins.

use std::collections::BTreeMap;

use entente_disclosure::MasterKey;
use entente_disclosure::audit::{AuditOptions, audit_csv};
use entente_disclosure::deliveries::{
    DeliveredTable, FormerTable, ProtectedDelivery, TableOrder, TableRefusal, protect_delivery,
    table_dimensions,
};
use entente_model::{DisclosureRule, TableClause};

use crate::table::Draw;

const P: f64 = 10.0;

/// What each contributor gives, by cell.
fn contributions(seed: u64) -> BTreeMap<[String; 2], Vec<u64>> {
    let mut draw = Draw(seed + 1);
    let mut cells = BTreeMap::new();
    for school in 0..6 {
        for group in 0..4 {
            let units = 1 + draw.below(9);
            let mut amounts: Vec<u64> = (0..units).map(|_| 50 + draw.below(400)).collect();
            // Some give most of their cell.
            if draw.below(4) == 0 {
                amounts[0] = 20_000 + draw.below(5_000);
            }
            amounts.sort_unstable_by(|one, other| other.cmp(one));
            cells.insert([format!("u{school}"), format!("g{group}")], amounts);
        }
    }
    cells
}

fn csv_of(cells: &BTreeMap<[String; 2], Vec<u64>>) -> Vec<u8> {
    let mut text = "uai,g,montant,@units,@first,@second,@third\n".to_owned();
    for ([school, group], amounts) in cells {
        let place = |at: usize| amounts.get(at).copied().unwrap_or(0);
        let (sum, units) = (amounts.iter().sum::<u64>(), amounts.len());
        text += &format!("{school},{group},{sum},{units},{},{},{}\n", place(0), place(1), place(2));
    }
    text.into_bytes()
}

fn clause(dimensions: &[&str]) -> TableClause {
    TableClause {
        dimensions: dimensions.iter().map(|text| (*text).to_owned()).collect(),
        amount: Some("montant".into()),
        ..TableClause::default()
    }
}

fn rule() -> DisclosureRule {
    DisclosureRule {
        threshold: Some(3),
        dominance: Some("85 %".to_owned()),
        largest: Some(1),
        p: Some("10 %".to_owned()),
        ..DisclosureRule::default()
    }
}

fn protect(
    cells: &[u8],
    clause: &TableClause,
    disclosure: &DisclosureRule,
    former: &[FormerTable],
) -> Result<ProtectedDelivery, TableRefusal> {
    let key = MasterKey::generate([5; 32]);
    let readers = vec![(0..former.len()).collect::<Vec<_>>()];
    protect_delivery(
        cells,
        &TableOrder {
            population: "p",
            clause,
            disclosure,
            former,
            overlaps: &[],
            readers: &readers,
            key: &key,
        },
    )
}

/// How wide a cell must stay: the second contributor, who knows his own part, must not know the first within p per cent.
fn needed(amounts: &[u64]) -> Option<f64> {
    let mut amounts: Vec<f64> = amounts.iter().map(|&amount| amount as f64).collect();
    amounts.sort_by(|one, other| other.total_cmp(one));
    let (first, second) = (amounts[0], amounts.get(1).copied().unwrap_or(0.0));
    let rest = amounts.iter().sum::<f64>() - first - second;
    let lack = first * P / 100.0 - rest;
    (lack > 0.0).then_some(2.0 * lack)
}

/// The contributors of a cell or margin named as the audit names it.
fn of_cell(cells: &BTreeMap<[String; 2], Vec<u64>>, name: &str) -> Vec<u64> {
    let wanted: Vec<&str> =
        name.split(", ").filter_map(|part| part.split_once('=')).map(|part| part.1).collect();
    let inside = |codes: &[String; 2]| wanted.iter().all(|code| codes.iter().any(|own| own == code));
    cells.iter().filter(|(codes, _)| inside(codes)).flat_map(|(_, amounts)| amounts.clone()).collect()
}

#[test]
fn nobody_knows_the_largest_contributor_closely() {
    let mut hidden = 0;
    for seed in 0..6 {
        let cells = contributions(seed);
        let clause = clause(&["uai", "g"]);
        let left = match protect(&csv_of(&cells), &clause, &rule(), &[]) {
            Ok(left) => left,
            // A table that nothing protects stays: that is an answer too.
            Err(TableRefusal::Unsafe { .. }) => continue,
            Err(other) => panic!("{other}"),
        };
        assert_eq!(left.protection.rule.p, Some(1_000));
        let options = AuditOptions { whole: true, ..AuditOptions::counts(1) };
        let report = audit_csv(left.published.as_slice(), "uai,g", "montant", &options).unwrap();
        assert_eq!((report.exact, report.suppressed), (0, left.protection.suppressed));
        for cell in &report.weakest {
            let Some(needed) = needed(&of_cell(&cells, &cell.cell)) else { continue };
            hidden += 1;
            let width = cell.high.map_or(f64::INFINITY, |high| high - cell.low);
            assert!(width >= needed * 0.999, "seed {seed}: {} is {width} wide for {needed}", cell.cell);
        }
        // Every line that is published is one that the rule lets out.
        for line in String::from_utf8(left.published).unwrap().lines().skip(1) {
            let parts: Vec<&str> = line.split(',').collect();
            if parts[2].is_empty() {
                continue;
            }
            let codes: Vec<String> =
                parts[..2].iter().filter(|code| !code.is_empty()).map(|code| format!("x={code}")).collect();
            let amounts = of_cell(&cells, &codes.join(", "));
            assert!(needed(&amounts).is_none() && amounts.len() >= 3, "seed {seed}: {line}");
        }
    }
    assert!(hidden > 10, "the rule hid {hidden} cells");
}

/// The same amounts taken for counts: the attack works on what a threshold alone lets out.
#[test]
fn a_threshold_alone_gives_the_largest_contributor_away() {
    let cells = contributions(1);
    let counted: String = String::from_utf8(csv_of(&cells))
        .unwrap()
        .lines()
        .map(|line| line.split(',').take(3).collect::<Vec<_>>().join(",") + "\n")
        .collect();
    let clause = TableClause { amount: None, count: Some("montant".into()), ..clause(&["uai", "g"]) };
    let rule = DisclosureRule { threshold: Some(3), ..DisclosureRule::default() };
    let weak = protect(counted.as_bytes(), &clause, &rule, &[]).unwrap();
    let text = String::from_utf8(weak.published).unwrap();
    let known = text.lines().skip(1).filter(|line| {
        let parts: Vec<&str> = line.split(',').collect();
        let codes = [parts[0].to_owned(), parts[1].to_owned()];
        cells.get(&codes).is_some_and(|amounts| needed(amounts).is_some() && !parts[2].is_empty())
    });
    assert!(known.count() > 0, "the attack works");
}

#[test]
fn a_second_table_of_the_same_amounts_does_not_leave() {
    let cells = csv_of(&contributions(2));
    let clause = clause(&["uai", "g"]);
    let left = protect(&cells, &clause, &rule(), &[]).unwrap();
    let former = FormerTable {
        table: DeliveredTable {
            delivery: "m-000007".to_owned(),
            population: "p".to_owned(),
            dimensions: table_dimensions(&clause).unwrap(),
            count: "montant".to_owned(),
            published: left.published.clone(),
        },
        clause: clause.clone(),
        protection: left.protection.clone(),
    };
    let again = protect(&cells, &clause, &rule(), std::slice::from_ref(&former)).unwrap();
    assert_eq!(again.published, left.published);
    let other = TableClause { keep: vec![",".to_owned()], ..clause };
    let refused = protect(&cells, &other, &rule(), &[former]).unwrap_err();
    assert!(matches!(&refused, TableRefusal::Amounts { with } if with == "m-000007"), "{refused}");
    let unprotected = DisclosureRule { threshold: Some(3), ..DisclosureRule::default() };
    assert!(protect(&cells, &other, &unprotected, &[]).is_err(), "a threshold alone protects no amount");
}
