//! Rows as a whole: shifted cells, footers, separators too many, rows set aside, faulty rows handed over, keys across files.

use std::io;

use entente_intake::{CheckContext, FaultyRow, FaultyRows, check};
use entente_model::{CheckReport, Constraints, Dataset, FindingCode, Severity, ValueType, Verdict};
use parquet::file::reader::{FileReader, SerializedFileReader};

use super::fixture::{context, dataset, of_type, references, report, text};

fn four() -> Dataset {
    let only = |values: &'static [&'static str]| {
        move |constraints: &mut Constraints| {
            constraints.allowed = values.iter().map(|value| (*value).to_owned()).collect();
        }
    };
    let mut dataset = dataset([
        text("cle").required(),
        text("sexe").constrained(only(&["1", "2"])),
        of_type("annee", ValueType::Year),
        of_type("entree", ValueType::Date),
        text("boursier").constrained(only(&["O", "N"])),
        of_type("effectif", ValueType::Integer),
    ]);
    dataset.primary_key = vec!["cle".into()];
    dataset
}

const HEADER: &str = "cle;sexe;annee;entree;boursier;effectif\n";

/// A faulty row as it was handed over.
type Handed = (u64, Vec<String>, Vec<(FindingCode, Option<usize>)>);

#[derive(Default)]
struct Collected {
    headers: Vec<Vec<String>>,
    rows: Vec<Handed>,
}

impl FaultyRows for Collected {
    fn header(&mut self, _file: Option<&str>, names: &[String]) -> io::Result<()> {
        self.headers.push(names.to_vec());
        Ok(())
    }

    fn row(&mut self, row: &FaultyRow) -> io::Result<()> {
        let findings = row.findings.iter().map(|finding| (finding.code, finding.column)).collect();
        self.rows.push((row.line, row.cells.clone(), findings));
        Ok(())
    }
}

/// The report, the faulty rows, and how many rows the typed copy has.
fn checked(context: &CheckContext<'_>, bytes: &[u8]) -> (CheckReport, Collected, Option<i64>) {
    let folder = tempfile::tempdir().unwrap();
    let (input, copy) = (folder.path().join("depot"), folder.path().join("copie.parquet"));
    std::fs::write(&input, bytes).unwrap();
    let mut faulty = Collected::default();
    let report = check(&input, Some(&copy), context, Some(&mut faulty)).unwrap();
    let rows = copy.exists().then(|| {
        let reader = SerializedFileReader::new(std::fs::File::open(&copy).unwrap()).unwrap();
        reader.metadata().file_metadata().num_rows()
    });
    (report, faulty, rows)
}

fn counts(report: &CheckReport) -> Vec<(FindingCode, u64)> {
    report.findings.iter().map(|group| (group.code, group.count)).collect()
}

#[test]
fn cells_that_stand_one_column_too_far_are_one_cause() {
    let mut text = HEADER.to_owned();
    for row in 0..40 {
        text.push_str(&match row {
            7 => "c7;X;1;2026;01/09/2026;O\n".to_owned(),
            8 => "c8;2026;01/09/2026;O;12;\n".to_owned(),
            9 => "c9;9;26;hier;peut-être;beaucoup\n".to_owned(),
            _ => format!("c{row};1;2026;01/09/2026;O;{row}\n"),
        });
    }
    let report = report(&four(), text.as_bytes());
    let shifted = report.findings.iter().find(|group| group.code == FindingCode::ShiftedRow).unwrap();
    let lines: Vec<u64> = shifted.places.iter().map(|place| place.line).collect();
    assert_eq!((shifted.count, lines), (2, vec![9, 10]), "{report:#?}");
    // A row that is simply wrong everywhere keeps its five findings.
    let others: u64 =
        counts(&report).iter().filter(|(code, _)| *code != FindingCode::ShiftedRow).map(|c| c.1).sum();
    assert_eq!((others, report.rows_blocked), (5, 3));
}

#[test]
fn lines_below_a_table_are_no_rows() {
    let rows = "a;1;2026;01/09/2026;O;12\nb;2;2026;01/09/2026;N;3\n";
    for (footer, lines) in [
        ("Total;;;15\n", 1),
        ("\n2 lignes\n", 1),
        ("Source : rectorat de l'académie de l'Exemple\nÉdité le 21/11/2026\n", 2),
        ("TOTAL;15\n\n\n", 1),
    ] {
        let report = report(&four(), format!("{HEADER}{rows}{footer}").as_bytes());
        let found = report.findings.iter().find(|group| group.code == FindingCode::Footer).expect(footer);
        assert_eq!((found.count, report.rows, report.verdict), (lines, 2, Verdict::Accepted), "{footer}");
    }
    // A value that begins like a total is a row like another, and a short row is a fault.
    let report = report(&four(), format!("{HEADER}{rows}Total;1;2026;01/09/2026;O;15\nz;1\n").as_bytes());
    assert_eq!((counts(&report), report.rows), (vec![(FindingCode::RaggedRow, 1)], 4));
}

#[test]
fn a_separator_at_the_end_of_each_row_is_told_once() {
    let report =
        report(&four(), format!("{HEADER}a;1;2026;01/09/2026;O;12;\nb;2;2026;01/09/2026;N;3;\n").as_bytes());
    assert_eq!(counts(&report), [(FindingCode::TrailingSeparator, 2)]);
    assert_eq!(report.verdict, Verdict::Accepted);
}

#[test]
fn rows_are_set_aside_only_where_that_is_allowed() {
    let mut text = HEADER.to_owned();
    for row in 0..1000 {
        let sexe = if row % 100 == 5 { 'X' } else { '1' };
        text.push_str(&format!("c{};{sexe};2026;01/09/2026;O;{row}\n", if row == 700 { 3 } else { row }));
    }
    text.push_str("trop;1\n");
    let (dataset, references) = (four(), references());
    let mut context = context(&dataset, &references);
    let (report, faulty, rows) = checked(&context, text.as_bytes());
    assert_eq!((report.verdict, report.rows_blocked, rows), (Verdict::Rejected, 12, None));
    assert_eq!(faulty.rows.len(), 12);
    context.accept_partial = true;
    let (report, faulty, rows) = checked(&context, text.as_bytes());
    assert_eq!(
        (report.verdict, report.rows, report.rows_blocked, rows),
        (Verdict::Partial, 1001, 12, Some(989))
    );
    let last: &Handed = faulty.rows.last().unwrap();
    assert_eq!(
        (last.0, last.1[0].as_str(), &last.2[..]),
        (702, "c3", &[(FindingCode::Duplicate, Some(0))][..])
    );
    assert_eq!(faulty.rows[0].1, ["c5", "X", "2026", "01/09/2026", "O", "5"]);
    // A file whose header blocks is never accepted in part.
    let (report, _, rows) = checked(&context, text.replace("cle;", "clef_inconnue;").as_bytes());
    assert_eq!((report.verdict, rows), (Verdict::Rejected, None));
    assert!(report.findings.iter().any(|group| group.severity == Severity::Blocking));
}
