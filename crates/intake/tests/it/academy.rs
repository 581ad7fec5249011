//! Files of the fictitious academy: no finding where none was put, and each seeded fault found at its line.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use entente_academy::{
    Academy, AcademyDataset, Encoding, FaultKind, FileOptions, LineEnd, Quoting, SeededFault,
};
use entente_agreement::{Compilation, SourceFile, compile};
use entente_model::References;
use entente_model::{CheckReport, FindingCode, FindingGroup, Institutions, Verdict};

use super::fixture::{check_bytes, context, workspace};

/// Compiles the conventions, datasets and code lists of a folder.
pub fn compile_folder(folder: &Path) -> Compilation {
    fn collect(root: &Path, folder: &Path, files: &mut Vec<SourceFile>) {
        let Ok(entries) = std::fs::read_dir(folder) else { return };
        let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
        paths.sort();
        for path in paths {
            if path.is_dir() {
                collect(root, &path, files);
            } else {
                let relative = path.strip_prefix(root).unwrap().to_str().unwrap().to_owned();
                files.push(SourceFile { path: relative, bytes: std::fs::read(&path).unwrap() });
            }
        }
    }
    let mut files = Vec::new();
    for part in ["conventions", "datasets", "code-lists"] {
        collect(folder, &folder.join(part), &mut files);
    }
    compile(&files)
}

/// An academy, and what its files are checked against.
struct World {
    academy: Academy,
    compilation: Compilation,
    references: References,
}

fn world() -> World {
    let academy = Academy::new(3_000, 7);
    let compilation = compile_folder(&workspace());
    let references = References {
        code_lists: Arc::new(compilation.code_lists.clone()),
        institutions: Arc::new(Institutions::new(academy.institutions())),
    };
    World { academy, compilation, references }
}

impl World {
    fn check(&self, dataset: AcademyDataset, options: &FileOptions) -> (CheckReport, Vec<SeededFault>) {
        let mut bytes = Vec::new();
        let written = entente_academy::write(&self.academy, dataset, None, options, &mut bytes).unwrap();
        let folder = tempfile::tempdir().unwrap();
        let definition = &self.compilation.datasets[dataset.to_string().as_str()];
        let context = context(definition, &self.references);
        let report = check_bytes(&bytes, &context, &folder.path().join("copie.parquet"));
        assert_eq!(report.rows, written.rows);
        (report, written.faults)
    }
}

const DATASETS: [AcademyDataset; 5] = [
    AcademyDataset::FCaracElev,
    AcademyDataset::LocalisationEleves,
    AcademyDataset::FBoursiersPrebac,
    AcademyDataset::FBoursiersPostbac,
    AcademyDataset::CapacitesAccueil,
];

#[test]
fn files_without_fault_are_accepted_without_finding() {
    let world = world();
    for dataset in DATASETS {
        for (encoding, quoted, line_end) in [
            (Encoding::Utf8, Quoting::WhenNeeded, LineEnd::Lf),
            (Encoding::Utf8Bom, Quoting::Always, LineEnd::CrLf),
            (Encoding::Latin1, Quoting::WhenNeeded, LineEnd::CrLf),
        ] {
            let options = FileOptions { encoding, quoted, line_end, faults: vec![] };
            let (report, _) = world.check(dataset, &options);
            assert_eq!((report.verdict, &report.findings[..]), (Verdict::Accepted, &[][..]), "{dataset}");
        }
    }
}

pub fn code_of(kind: FaultKind) -> FindingCode {
    match kind {
        FaultKind::UaiKey => FindingCode::Uai,
        FaultKind::UaiUnknown => FindingCode::UaiUnknown,
        FaultKind::UaiClosed => FindingCode::UaiClosed,
        FaultKind::MefUnknown | FaultKind::CommuneUnknown | FaultKind::PcsUnknown => FindingCode::CodeUnknown,
        FaultKind::MefClosed => FindingCode::CodeClosed,
        FaultKind::IneForm => FindingCode::Ine,
        FaultKind::IneDuplicate => FindingCode::Duplicate,
        FaultKind::YearRange => FindingCode::Range,
        FaultKind::MissingValue => FindingCode::MissingValue,
        FaultKind::Enum => FindingCode::Enum,
        FaultKind::RaggedRow => FindingCode::RaggedRow,
        FaultKind::HeaderSpelling => FindingCode::HeaderSpelling,
        FaultKind::HeaderMissing => FindingCode::HeaderMissing,
        FaultKind::ExcludedVariable => FindingCode::ExcludedVariable,
        FaultKind::Encoding => FindingCode::Encoding,
        FaultKind::NulByte => FindingCode::NulByte,
        FaultKind::Type => FindingCode::Type,
        FaultKind::Quote => FindingCode::Quote,
        FaultKind::BlankLine => FindingCode::BlankLine,
    }
}

/// All faults of one kind are found, all at their lines, and nothing else is.
fn assert_found(report: &CheckReport, kind: FaultKind, faults: &[SeededFault], place: &str) {
    let code = code_of(kind);
    let groups: Vec<&FindingGroup> = report.findings.iter().filter(|group| group.code == code).collect();
    assert_eq!(groups.len(), report.findings.len(), "{place}: {:?}", report.findings);
    let count: u64 = groups.iter().map(|group| group.count).sum();
    assert_eq!(count, faults.len() as u64, "{place}");
    if let [group] = groups[..] {
        let lines: Vec<u64> = faults.iter().map(|fault| fault.line).take(FindingGroup::PLACES_MAX).collect();
        let found: Vec<u64> = group.places.iter().map(|found| found.line).collect();
        assert_eq!(found, lines, "{place}");
        if let Some(variable) = &group.variable {
            assert_eq!(Some(variable.as_str()), faults[0].column_name, "{place}");
        }
    }
    let blocks =
        !matches!(code, FindingCode::HeaderSpelling | FindingCode::BlankLine | FindingCode::HeaderMissing);
    assert!(!blocks || report.verdict == Verdict::Rejected, "{place}");
}

#[test]
fn each_seeded_fault_is_found_at_its_line() {
    let world = world();
    for &kind in FaultKind::ALL {
        let dataset = match kind {
            FaultKind::CommuneUnknown => AcademyDataset::LocalisationEleves,
            _ => AcademyDataset::FCaracElev,
        };
        let of_header = matches!(
            kind,
            FaultKind::HeaderSpelling | FaultKind::HeaderMissing | FaultKind::ExcludedVariable
        );
        let count = if of_header { 1 } else { 7 };
        for encoding in [Encoding::Utf8, Encoding::Latin1] {
            let options = FileOptions { encoding, faults: vec![(kind, count)], ..FileOptions::default() };
            let (report, faults) = world.check(dataset, &options);
            assert_eq!(faults.len() as u64, count);
            assert_found(&report, kind, &faults, &format!("{kind} in {encoding:?}"));
        }
    }
}

#[test]
fn the_eleven_faults_of_the_demo_are_eleven_groups() {
    let world = world();
    let kinds = [
        FaultKind::UaiKey,
        FaultKind::UaiUnknown,
        FaultKind::UaiClosed,
        FaultKind::MefUnknown,
        FaultKind::MefClosed,
        FaultKind::IneForm,
        FaultKind::IneDuplicate,
        FaultKind::YearRange,
        FaultKind::MissingValue,
        FaultKind::Enum,
        FaultKind::RaggedRow,
    ];
    let faults = kinds.iter().zip(3..).map(|(kind, count)| (*kind, count)).collect();
    let options = FileOptions { faults, ..FileOptions::default() };
    let (report, seeded) = world.check(AcademyDataset::FCaracElev, &options);
    assert_eq!(report.findings.len(), kinds.len(), "{:?}", report.findings);
    for kind in kinds {
        let expected: Vec<u64> =
            seeded.iter().filter(|fault| fault.kind == kind).map(|fault| fault.line).collect();
        let group = report.findings.iter().find(|group| group.code == code_of(kind)).unwrap();
        assert_eq!(group.count, expected.len() as u64, "{kind}");
        let found: Vec<u64> = group.places.iter().map(|place| place.line).collect();
        assert_eq!(found, expected[..found.len()], "{kind}");
    }
    let lines: std::collections::BTreeSet<u64> = seeded.iter().map(|fault| fault.line).collect();
    assert_eq!(report.rows_blocked, lines.len() as u64);
}
