//! What holds for any bytes.

use entente_model::{FindingCode, ValueCheck, ValueType, VariableKind};
use proptest::prelude::*;

use super::fixture::{dataset, of_type, report, text};

fn pupils() -> entente_model::Dataset {
    let mut dataset = dataset([
        text("id").kind(VariableKind::Ine).check(ValueCheck::Ine),
        text("uai").required().check(ValueCheck::Uai { directory: true }),
        of_type("n", ValueType::Integer).constrained(|c| c.minimum = Some("0".into())),
        of_type("d", ValueType::Date),
    ]);
    dataset.primary_key = vec!["id".into()];
    dataset
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]
    /// `assert_consistent` is called on each report.
    #[test]
    fn any_bytes_give_a_report(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        report(&pupils(), &bytes);
    }

    #[test]
    fn any_table_gives_a_report(text in "(id;uai;n;d|id,uai,n\n)[;\",\n\ra01 é\u{0}\t|.-]{0,300}") {
        report(&pupils(), text.as_bytes());
    }

    /// Each faulty row is counted once in `rows_blocked`, once in each of its causes.
    #[test]
    fn counts_are_those_of_the_file(rows in prop::collection::vec((0..4usize, 0..3usize, 0..3usize), 1..200)) {
        let mut written = "id;uai;n;d\n".to_owned();
        for (rank, (uai, n, d)) in rows.iter().enumerate() {
            let uai = ["0990001N", "0990001A", "", "XX"][*uai];
            let n = ["1", "-1", "x"][*n];
            let d = ["2026-09-01", "", "hier"][*d];
            written.push_str(&format!("{:09}AA;{uai};{n};{d}\n", 999_000_000 + rank));
        }
        let report = report(&pupils(), written.as_bytes());
        let count = |code, variable: &str| report.findings.iter()
            .filter(|group| group.code == code && group.variable.as_ref().is_some_and(|v| v.as_str() == variable))
            .map(|group| group.count).sum::<u64>();
        let those = |keep: &dyn Fn(&(usize, usize, usize)) -> bool| rows.iter().filter(|row| keep(row)).count() as u64;
        prop_assert_eq!(report.rows, rows.len() as u64);
        prop_assert_eq!(count(FindingCode::Uai, "uai"), those(&|row| row.0 == 1 || row.0 == 3));
        prop_assert_eq!(count(FindingCode::MissingValue, "uai"), those(&|row| row.0 == 2));
        prop_assert_eq!(count(FindingCode::Range, "n"), those(&|row| row.1 == 1));
        prop_assert_eq!(count(FindingCode::Type, "n"), those(&|row| row.1 == 2));
        prop_assert_eq!(count(FindingCode::Type, "d"), those(&|row| row.2 == 2));
        prop_assert_eq!(report.rows_blocked, those(&|row| row.0 != 0 || row.1 != 0 || row.2 == 2));
    }
}
