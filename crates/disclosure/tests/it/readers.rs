//! Readers who know more than the table: the published rule, or their own cell. What is not asked for is not given,
//! so that the promise is seen to cost something.

use entente_disclosure::audit::{AuditOptions, Knowledge, PublishedTables, TableAuditReport, audit_tables};
use entente_disclosure::suppress::{CellCost, ReaderKnowledge, SuppressionOptions};

use crate::attacks::truth_of;
use crate::table::{options, protected, two_ways, written};

/// What the reader finds in a published table, told which cells are of one person.
fn found(text: &str, out: &str, knowledge: Knowledge) -> TableAuditReport {
    let truth = truth_of(text, "r,c");
    let mut tables = PublishedTables::default();
    tables.add(out.as_bytes(), "r,c", "n").unwrap();
    let alone = out.lines().skip(1).enumerate().filter(|(_, line)| {
        let cell: Vec<&str> = line.split(',').take(2).collect();
        truth[&cell.join(",")] == "1"
    });
    tables.know_alone(&alone.map(|(at, _)| at as u32).collect::<Vec<_>>());
    audit_tables(&tables, &AuditOptions { knowledge, ..AuditOptions::counts(5) }).unwrap()
}

fn tried(reader: ReaderKnowledge, knowledge: Knowledge) {
    let mut betrayed = 0;
    for seed in 0..4 {
        let text = two_ways(7, 6, seed);
        let plain = SuppressionOptions { audits_max: 20, ..options(CellCost::Cells) };
        let out = written(&protected(&text, "r,c", &plain));
        betrayed += found(&text, &out, knowledge).unsafe_cells;
        let out = written(&protected(&text, "r,c", &SuppressionOptions { reader, ..plain }));
        let report = found(&text, &out, knowledge);
        assert_eq!((report.unsafe_cells, report.exact), (0, 0), "{seed}: {:?}", report.weakest);
    }
    assert!(betrayed > 0, "the reader finds something where nobody thought of him");
}

#[test]
fn who_is_alone_in_a_cell_finds_no_other() {
    let reader = ReaderKnowledge { own_cell: true, ..ReaderKnowledge::default() };
    tried(reader, Knowledge { own_cell: true, ..Knowledge::default() });
}

#[test]
fn who_knows_the_rule_learns_no_more_than_the_rule() {
    let reader = ReaderKnowledge { rule: true, ..ReaderKnowledge::default() };
    tried(reader, Knowledge { primary_below: Some(5), ..Knowledge::default() });
}
