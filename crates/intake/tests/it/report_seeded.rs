//! A large file with k faults of each kind: exactly those counts, exactly those places.
//!
//! 60,000 rows in ordinary runs; `ENTENTE_SEEDED_ROWS=1000000` for the run of the measures (bench/intake.sh does it with the
//! binary, and finds the places by itself).

use std::collections::{BTreeMap, BTreeSet};

use entente_academy::{Academy, AcademyDataset, FaultKind, FileOptions};
use entente_intake::check;
use entente_intake::report::EveryPlace;
use entente_model::{FindingCode, FindingGroup, Institutions, References};

use crate::academy::{code_of, compile_folder};
use crate::fixture::{context, workspace};

const EACH: u64 = 40;

#[test]
fn k_faults_of_each_kind_give_exactly_those_counts_and_places() {
    let rows = std::env::var("ENTENTE_SEEDED_ROWS").ok().and_then(|rows| rows.parse().ok()).unwrap_or(60_000);
    let academy = Academy::new(rows, 2026);
    let compilation = compile_folder(&workspace());
    let references = References {
        code_lists: std::sync::Arc::new(compilation.code_lists.clone()),
        institutions: std::sync::Arc::new(Institutions::new(academy.institutions())),
    };
    let dataset = &compilation.datasets["f-carac-elev"];
    let kinds: Vec<FaultKind> = FaultKind::ALL
        .iter()
        .copied()
        .filter(|kind| {
            !matches!(
                kind,
                FaultKind::CommuneUnknown
                    | FaultKind::HeaderSpelling
                    | FaultKind::HeaderMissing
                    | FaultKind::ExcludedVariable
            )
        })
        .collect();
    let options =
        FileOptions { faults: kinds.iter().map(|kind| (*kind, EACH)).collect(), ..FileOptions::default() };
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("eleves.csv");
    let mut out = std::io::BufWriter::new(std::fs::File::create(&path).unwrap());
    let written =
        entente_academy::write(&academy, AcademyDataset::FCaracElev, Some(rows), &options, &mut out).unwrap();
    drop(out);
    let mut every = EveryPlace::new(dataset, 10_000);
    let mut report = check(&path, None, &context(dataset, &references), Some(&mut every)).unwrap();
    every.finish(&mut report);
    assert_eq!(report.rows, written.rows);

    let mut expected: BTreeMap<(FindingCode, Option<&str>), BTreeSet<u64>> = BTreeMap::new();
    for fault in &written.faults {
        let code = code_of(fault.kind);
        let of_rows = matches!(code, FindingCode::NulByte | FindingCode::Quote);
        let variable = fault.column_name.filter(|_| !of_rows);
        expected.entry((code, variable)).or_default().insert(fault.line);
    }
    let lines_of =
        |group: &FindingGroup| group.places.iter().map(|place| place.line).collect::<BTreeSet<u64>>();
    for ((code, variable), lines) in &expected {
        let group = report
            .findings
            .iter()
            .find(|group| {
                group.code == *code && group.variable.as_ref().map(|name| name.as_str()) == *variable
            })
            .unwrap_or_else(|| panic!("{code:?} {variable:?} in {:#?}", report.findings));
        assert_eq!(group.count, lines.len() as u64, "{code:?} {variable:?}");
        // Blank lines are no rows: nobody hands them over, and a report names the first ones.
        if *code != FindingCode::BlankLine {
            assert_eq!(lines_of(group), *lines, "{code:?} {variable:?}");
        }
    }
    assert_eq!(report.findings.len(), expected.len(), "{:#?}", report.findings);
    let blocked: BTreeSet<u64> = expected
        .iter()
        .filter(|((code, _), _)| *code != FindingCode::BlankLine)
        .flat_map(|(_, lines)| lines.iter().copied())
        .collect();
    assert_eq!(report.rows_blocked, blocked.len() as u64);
}
