//! Tables as they leave: the shape of the file, the known optima, the shared example.

use entente_disclosure::audit::{AuditOptions, PublishedTables, audit_tables};
use entente_disclosure::protect::protect_csv;
use entente_disclosure::suppress::{CellCost, Dimensions, Requirement, SuppressionOptions};

use crate::table::{options, protected, two_ways, written};

#[test]
fn the_file_has_every_cell_and_its_status() {
    let text = "r,d,s,n\nR1,01,F,3\nR1,01,H,20\nR1,02,F,14\nR1,02,H,15\nR2,03,F,30\nR2,03,H,16\n";
    let out = written(&protected(text, "r>d,s", &options(CellCost::Cells)));
    let mut lines = out.lines();
    assert_eq!(lines.next(), Some("r,d,s,n,status"));
    assert_eq!(lines.clone().next(), Some(",,,98,published"));
    assert_eq!(lines.clone().count(), 6 * 3);
    assert!(out.contains("R1,01,F,,primary\n"), "{out}");
    for line in lines {
        let hidden = line.split(',').nth(3) == Some("");
        assert_eq!(hidden, !line.ends_with("published"), "{line}");
    }
}

#[test]
fn the_published_cells_are_true_and_the_audit_reads_them_alone() {
    for seed in 0..4 {
        let text = two_ways(6, 5, seed);
        for requirement in [Requirement::Width, Requirement::Exact] {
            let options = SuppressionOptions { requirement, ..options(CellCost::Cells) };
            let out = written(&protected(&text, "r,c", &options));
            for line in text.lines().skip(1) {
                let published = out.lines().find(|own| own.starts_with(&line[..6])).unwrap();
                assert!(published.starts_with(&format!("{line},")) || !published.ends_with("published"));
            }
            let mut tables = PublishedTables::default();
            tables.add(out.as_bytes(), "r,c", "n").unwrap();
            let report = audit_tables(&tables, &AuditOptions::counts(5)).unwrap();
            if requirement == Requirement::Width {
                assert_eq!((report.unsafe_cells, report.exact, report.narrow), (0, 0, 0));
            }
            assert_eq!(report.exact, 0);
        }
    }
}

/// protection.md, section 3: four cells hidden in all, of value 42 together.
#[test]
fn the_optimum_of_a_published_example_is_found() {
    let Some(folder) = entente_testkit::shared_data() else { return };
    let path = folder.join("protection/sdctable/microdata1.csv");
    let rows = std::fs::read_to_string(path).unwrap();
    let mut counts: std::collections::BTreeMap<(String, String), u64> = std::collections::BTreeMap::new();
    for line in rows.lines().skip(1) {
        let mut parts = line.split(',').map(|part| part.trim_matches('"').to_owned());
        *counts.entry((parts.next().unwrap(), parts.next().unwrap())).or_default() += 1;
    }
    let mut text = "region,gender,n\n".to_owned();
    for ((region, gender), count) in &counts {
        text += &format!("{region},{gender},{count}\n");
    }
    for cost in [CellCost::Cells, CellCost::Values] {
        let options =
            SuppressionOptions { requirement: Requirement::Exact, cost, ..SuppressionOptions::counts(3) };
        let out = written(&protected(&text, "region,gender", &options));
        let hidden: Vec<&str> = out.lines().skip(1).filter(|line| !line.ends_with("published")).collect();
        assert_eq!(hidden.len(), 4, "{cost:?}: {hidden:?}");
        if cost == CellCost::Values {
            let value = |line: &&str| {
                let cell: Vec<&str> = line.split(',').take(2).collect();
                counts[&(cell[0].to_owned(), cell[1].to_owned())]
            };
            assert_eq!(hidden.iter().map(value).sum::<u64>(), 42, "{hidden:?}");
        }
    }
}

#[test]
fn the_shared_example_meets_its_measures() {
    let Some(folder) = entente_testkit::shared_data() else { return };
    let dimensions = Dimensions::parse("region>dep,gpcs>pcs,sexe").unwrap();
    for (requirement, secondary_max) in [(Requirement::Width, 835), (Requirement::Exact, 716)] {
        let file = std::fs::File::open(folder.join("protection/table_s.csv")).unwrap();
        let options = SuppressionOptions { requirement, ..SuppressionOptions::counts(5) };
        let report = protect_csv(file, &dimensions, "n", &options).unwrap().report;
        assert_eq!((report.cells, report.primary), (14_005, 698));
        assert!(report.secondary <= secondary_max, "{requirement:?}: {}", report.secondary);
        assert_eq!((report.audit.exact, report.audit.unsafe_cells), (0, 0));
        if requirement == Requirement::Width {
            assert!(report.audit.min_width.unwrap() >= 5.0 * (1.0 - 2e-4));
        }
    }
}
