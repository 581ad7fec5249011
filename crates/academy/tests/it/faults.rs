//! Each fault is where the academy says that it is, and nowhere else.

use entente_academy::{Academy, AcademyDataset, AcademyError, FaultKind, FileOptions, SeededFault, write};
use entente_model::{Institutions, Membership, Uai, UaiError};
use jiff::civil::date;

use crate::reading::{bytes, code_list, plain};

fn lines(bytes: &[u8]) -> Vec<Vec<u8>> {
    bytes.split(|&byte| byte == b'\n').map(<[u8]>::to_vec).collect()
}

fn cells(line: &[u8]) -> Vec<Vec<u8>> {
    line.split(|&byte| byte == b';').map(<[u8]>::to_vec).collect()
}

/// Whether the cell shows the fault.
fn shows(kind: FaultKind, cell: &[u8], institutions: &Institutions) -> bool {
    let text = String::from_utf8_lossy(cell).into_owned();
    let institution = text.parse::<Uai>().ok().and_then(|uai| institutions.get(uai));
    let membership = |list: &str, expected: fn(&Membership<'_>) -> bool| {
        expected(&code_list(list).membership(&text, date(2026, 9, 1)))
    };
    match kind {
        FaultKind::UaiKey => matches!(text.parse::<Uai>(), Err(UaiError::Key { .. })),
        FaultKind::UaiUnknown => text.parse::<Uai>().is_ok() && institution.is_none(),
        FaultKind::UaiClosed => institution.is_some_and(|found| !found.is_open_on(date(2026, 9, 1))),
        FaultKind::MefUnknown => membership("mef", |found| *found == Membership::Unknown),
        FaultKind::MefClosed => membership("mef", |found| matches!(found, Membership::Closed(_))),
        FaultKind::CommuneUnknown => membership("communes", |found| *found == Membership::Unknown),
        FaultKind::PcsUnknown => membership("pcs", |found| *found == Membership::Unknown),
        FaultKind::IneForm => text.len() == 10,
        FaultKind::YearRange => matches!(text.as_str(), "1912" | "2062"),
        FaultKind::MissingValue => text.is_empty(),
        FaultKind::Enum => !matches!(text.as_str(), "O" | "N"),
        FaultKind::Type => text.parse::<u32>().is_err(),
        FaultKind::Encoding => std::str::from_utf8(cell).is_err(),
        FaultKind::NulByte => cell.contains(&0),
        FaultKind::Quote => text.starts_with('"') && text.ends_with("\"bis"),
        _ => unreachable!("{kind} is about no cell"),
    }
}

/// The fault is seen in the faulty file, and its line is the only difference with the sound one.
fn check(academy: &Academy, dataset: AcademyDataset, kind: FaultKind, count: u64) {
    let institutions = Institutions::new(academy.institutions());
    let (sound, _) = bytes(academy, dataset, &plain(&[]));
    let (faulty, written) = bytes(academy, dataset, &plain(&[(kind, count)]));
    let (sound, faulty) = (lines(&sound), lines(&faulty));
    assert_eq!(written.faults.len() as u64, count, "{dataset} {kind}");
    let mut blank = 0;
    for (index, line) in faulty.iter().enumerate() {
        let seeded = written.faults.iter().find(|fault| fault.line == index as u64 + 1);
        let model = &sound[index - blank];
        let Some(SeededFault { column_name, .. }) = seeded else {
            assert_eq!(line, model, "{dataset} {kind}: line {} changed", index + 1);
            continue;
        };
        let place = format!("{dataset} {kind}: line {}", index + 1);
        match kind {
            FaultKind::BlankLine => {
                assert!(line.is_empty(), "{place}");
                blank += 1;
            }
            FaultKind::RaggedRow => assert_eq!(cells(line).len().abs_diff(cells(model).len()), 1, "{place}"),
            FaultKind::IneDuplicate => {
                let number = &cells(line)[0];
                assert!(faulty[..index].iter().any(|other| &cells(other)[0] == number), "{place}");
            }
            _ => {
                let name = column_name.expect("the fault is about a variable");
                let column = dataset.headers().iter().position(|header| *header == name).unwrap();
                assert!(shows(kind, &cells(line)[column], &institutions), "{place}");
                assert!(!shows(kind, &cells(model)[column], &institutions), "{place}");
            }
        }
    }
}

fn is_of_header(kind: FaultKind) -> bool {
    matches!(kind, FaultKind::HeaderMissing | FaultKind::HeaderSpelling | FaultKind::ExcludedVariable)
}

#[test]
fn each_fault_is_where_it_is_said_to_be() {
    let academy = Academy::new(5000, 2026);
    for dataset in AcademyDataset::ALL {
        for &kind in FaultKind::ALL.iter().filter(|kind| !is_of_header(**kind)) {
            let options = plain(&[(kind, 1)]);
            match write(&academy, dataset, None, &options, &mut Vec::new()) {
                Ok(_) => check(&academy, dataset, kind, 3),
                Err(AcademyError::FaultNotApplicable { .. }) => {}
                Err(error) => panic!("{dataset} {kind}: {error}"),
            }
        }
    }
}

#[test]
fn only_the_commune_has_no_place_in_the_main_file() {
    let academy = Academy::new(500, 1);
    let refused: Vec<&FaultKind> = FaultKind::ALL
        .iter()
        .filter(|kind| {
            let options = plain(&[(**kind, 1)]);
            write(&academy, AcademyDataset::FCaracElev, None, &options, &mut Vec::new()).is_err()
        })
        .collect();
    assert_eq!(refused, [&FaultKind::CommuneUnknown]);
}

#[test]
fn faults_of_the_header_change_all_rows_alike() {
    let academy = Academy::new(300, 5);
    let faults =
        [(FaultKind::HeaderMissing, 1), (FaultKind::HeaderSpelling, 2), (FaultKind::ExcludedVariable, 2)];
    let (file, written) = bytes(&academy, AcademyDataset::FCaracElev, &plain(&faults));
    let lines = lines(&file);
    let header = String::from_utf8(lines[0].clone()).unwrap();
    let named: Vec<(&str, u64, &str)> = written
        .faults
        .iter()
        .map(|fault| (fault.kind.id(), fault.line, fault.column_name.unwrap()))
        .collect();
    assert_eq!(
        named,
        [
            ("header-missing", 1, "sexe"),
            ("header-spelling", 1, "nationalite"),
            ("header-spelling", 1, "lien_parente"),
            ("excluded-variable", 1, "nom"),
            ("excluded-variable", 1, "prenom"),
        ]
    );
    assert!(header.starts_with("id_eleve;annee_naissance;NATIONALITE;pcs;LIEN PARENTE;"), "{header}");
    assert!(header.ends_with(";lib_mef_precedent;nom;prenom"), "{header}");
    assert!(lines[1..301].iter().all(|line| cells(line).len() == 35));
}

#[test]
fn the_eleven_faults_of_the_demo_fit_together_on_distinct_rows() {
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
    let academy = Academy::new(2000, 2026);
    let faults: Vec<_> = kinds.into_iter().map(|kind| (kind, 20)).collect();
    let options = FileOptions { faults, ..FileOptions::default() };
    let (_, written) = bytes(&academy, AcademyDataset::FCaracElev, &options);
    let mut lines: Vec<u64> = written.faults.iter().map(|fault| fault.line).collect();
    assert!(lines.is_sorted());
    lines.dedup();
    assert_eq!(lines.len(), 220);
}

#[test]
fn refuses_what_does_not_fit_and_says_why() {
    let academy = Academy::new(100, 1);
    let refusal = |dataset, faults: &[_]| {
        write(&academy, dataset, None, &plain(faults), &mut Vec::new()).unwrap_err().to_string()
    };
    assert_eq!(
        refusal(AcademyDataset::FCaracElev, &[(FaultKind::UaiKey, 50)]),
        "50 faults do not fit in 100 rows: at most half of the rows can have one, ask for more rows"
    );
    assert_eq!(
        refusal(AcademyDataset::CapacitesAccueil, &[(FaultKind::IneForm, 1)]),
        "dataset `capacites-accueil` has no variable for the fault `ine-form`: leave it out, or choose `f-carac-elev`"
    );
    assert_eq!(
        refusal(AcademyDataset::FCaracElev, &[(FaultKind::ExcludedVariable, 4)]),
        "4 faults `excluded-variable` do not fit in the header: at most 3"
    );
}
