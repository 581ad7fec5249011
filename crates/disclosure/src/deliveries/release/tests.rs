//! What leaves, and what does not, table by table.

use super::*;

/// Pupils by school, group and sex: some cells are small.
fn cells(by: &str) -> Vec<u8> {
    let mut text = format!("uai,{by},n\n");
    for school in 0..6 {
        for code in 0..4 {
            let small = (school + code) % 5 == 0;
            let count = if small { 1 + (school + code) % 4 } else { 9 + 3 * school + code };
            text += &format!("u{school},{by}{code},{count}\n");
        }
    }
    text.into_bytes()
}

fn clause(by: &str) -> TableClause {
    TableClause { dimensions: vec!["uai".to_owned(), by.to_owned()], ..TableClause::default() }
}

fn rule(threshold: u32) -> DisclosureRule {
    DisclosureRule { preset: Some("pupils".to_owned()), threshold: Some(threshold), ..Default::default() }
}

fn protect_one(
    cells: &[u8],
    clause: &TableClause,
    disclosure: &DisclosureRule,
    former: &[FormerTable],
) -> Result<ProtectedDelivery, TableRefusal> {
    let key = MasterKey::generate([3; 32]);
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

fn kept(number: u32, clause: &TableClause, left: &ProtectedDelivery) -> FormerTable {
    FormerTable {
        table: DeliveredTable {
            delivery: format!("m-{number:06}"),
            population: "p".to_owned(),
            dimensions: table_dimensions(clause).unwrap(),
            count: "n".to_owned(),
            published: left.published.clone(),
        },
        clause: clause.clone(),
        protection: left.protection.clone(),
    }
}

#[test]
fn no_count_under_the_threshold_leaves_and_the_report_does_not_tell_where_hidden_ones_lie() {
    let left = protect_one(&cells("g"), &clause("g"), &rule(5), &[]).unwrap();
    let text = String::from_utf8(left.published).unwrap();
    for line in text.lines().skip(1) {
        let count = line.split(',').nth(2).unwrap();
        assert!(count.is_empty() || count.parse::<u32>().unwrap() >= 5, "{line}");
    }
    let report = left.protection;
    assert_eq!((report.exact, report.unsafe_cells), (0, 0), "{report:?}");
    assert!(report.primary > 0 && report.suppressed == report.primary + report.secondary);
    let json = serde_json::to_value(&report).unwrap();
    assert!(json["weakest"][0].get("low").is_none(), "{json}");
}

#[test]
fn the_same_table_again_is_the_same_bytes_and_another_is_audited_with_it() {
    let first = protect_one(&cells("g"), &clause("g"), &rule(5), &[]).unwrap();
    let former = vec![kept(1, &clause("g"), &first)];
    let again = protect_one(&cells("g"), &clause("g"), &rule(5), &former).unwrap();
    assert_eq!(again.published, first.published);
    let other = protect_one(&cells("s"), &clause("s"), &rule(5), &former).unwrap();
    assert_eq!(other.protection.together.len(), 1);
    assert_eq!(other.protection.together[0].with, ["m-000001"]);
}

/// 4 girls and 2 boys of a group whose total of 6 is known: whoever knows the rule knows each within 2.
#[test]
fn a_table_that_gives_away_what_it_hides_beside_a_former_one_is_refused_with_its_name() {
    let one = |dimensions: &[&str]| TableClause {
        dimensions: dimensions.iter().map(|text| (*text).to_owned()).collect(),
        ..TableClause::default()
    };
    let crossed = b"g,s,n\na,F,4\na,H,2\nb,F,30\nb,H,40\n";
    let alone = protect_one(crossed, &one(&["g", "s"]), &rule(5), &[]).unwrap();
    let text = String::from_utf8(alone.published).unwrap();
    assert!(text.contains("\na,,,secondary"), "alone, it hides the margin: {text}");
    let by_group = one(&["g"]);
    let first = protect_one(b"g,n\na,6\nb,70\n", &by_group, &rule(5), &[]).unwrap();
    let former = vec![kept(7, &by_group, &first)];
    let refused = protect_one(crossed, &one(&["g", "s"]), &rule(5), &former).unwrap_err();
    let TableRefusal::Differencing(found) = refused else { panic!("{refused}") };
    assert_eq!(found[0].with, "m-000007");
}

#[test]
fn a_variable_is_not_cut_in_two_ways_for_one_reader() {
    let cut = |text: &str| TableClause { dimensions: vec![text.to_owned()], ..TableClause::default() };
    let first = protect_one(b"uai,n\nu0,20\nu1,30\n", &cut("uai"), &rule(5), &[]).unwrap();
    let former = vec![kept(1, &cut("uai"), &first)];
    let cells = b"uai_departement,uai,n\n099,u0,20\n099,u1,30\n";
    let refused = protect_one(cells, &cut("departement(uai)>uai"), &rule(5), &former).unwrap_err();
    assert!(matches!(refused, TableRefusal::OtherLevels { variable, .. } if variable == "uai"));
    assert_eq!(other_levels(&cut("departement(uai)"), &cut("departement(uai)>uai")), None);
    assert_eq!(other_levels(&cut("group(pcs)"), &cut("uai")), None);
}

#[test]
fn a_cell_under_the_threshold_is_never_kept_and_another_is() {
    let asked =
        TableClause { keep: vec!["u0,".to_owned(), "u0,g0".to_owned(), "nobody,".to_owned()], ..clause("g") };
    let left = protect_one(&cells("g"), &asked, &rule(5), &[]).unwrap();
    assert_eq!(left.protection.kept_at_risk, 1);
    let text = String::from_utf8(left.published).unwrap();
    assert!(text.lines().any(|line| line.starts_with("u0,,") && line.ends_with("published")), "{text}");
    assert!(text.lines().any(|line| line.starts_with("u0,g0,,")), "{text}");
}

#[test]
fn methods_do_not_mix_and_a_budget_is_spent_once() {
    let noisy = |epsilon| TableClause {
        method: TableMethod::Noise,
        epsilon: Some(epsilon),
        budget: Some(1_000),
        ..clause("g")
    };
    let first = protect_one(&cells("g"), &noisy(600), &rule(5), &[]).unwrap();
    let lines = String::from_utf8(first.published.clone()).unwrap();
    let total: i64 = lines.lines().nth(1).unwrap().split(',').nth(2).unwrap().parse().unwrap();
    let inner = lines.lines().filter(|line| !line.contains(",,") && line.ends_with("noisy"));
    let inner = inner.filter(|line| !line.starts_with(','));
    let sum: i64 = inner.map(|line| line.split(',').nth(2).unwrap().parse::<i64>().unwrap()).sum();
    assert_eq!(sum, total, "margins add up");
    let former = vec![kept(1, &noisy(600), &first)];
    let again = protect_one(&cells("g"), &noisy(600), &rule(5), &former).unwrap();
    assert_eq!(again.published, first.published, "asking again teaches nothing and costs nothing");
    let other = TableClause { dimensions: vec!["g".to_owned()], ..noisy(600) };
    let refused = protect_one(b"g,n\ng0,30\n", &other, &rule(5), &former);
    assert!(matches!(refused, Err(TableRefusal::Budget(_))), "{refused:?}");
    let hidden = protect_one(&cells("s"), &clause("s"), &rule(5), &former);
    assert!(matches!(hidden, Err(TableRefusal::OtherMethod { with }) if with == "m-000001"));
    let round = TableClause { method: TableMethod::Round, ..clause("g") };
    let rounded = protect_one(&cells("g"), &round, &rule(5), &[]).unwrap();
    assert!(String::from_utf8(rounded.published.clone()).unwrap().contains("rounded"));
    let former = vec![kept(1, &round, &rounded)];
    let second = TableClause { method: TableMethod::Round, ..clause("s") };
    assert!(matches!(
        protect_one(&cells("s"), &second, &rule(5), &former),
        Err(TableRefusal::OtherMethod { .. })
    ));
}
