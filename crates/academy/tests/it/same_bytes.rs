//! The same seed gives the same bytes, on any machine and for years.

use data_encoding::HEXLOWER;
use entente_academy::{Academy, AcademyDataset, Encoding, FaultKind, FileOptions, LineEnd, Quoting, write};
use proptest::prelude::*;
use sha2::{Digest, Sha256};

use crate::reading::{Table, bytes, plain};

fn hash(academy: &Academy, dataset: AcademyDataset, options: &FileOptions) -> String {
    HEXLOWER.encode(&Sha256::digest(bytes(academy, dataset, options).0))[..16].to_owned()
}

/// A change of these hashes is a change of everybody's test files: say so in the change log.
#[test]
fn the_files_of_a_seed_never_change() {
    let academy = Academy::new(3000, 2026);
    let hashes: Vec<String> = AcademyDataset::ALL
        .iter()
        .map(|&dataset| format!("{dataset} {}", hash(&academy, dataset, &plain(&[]))))
        .collect();
    assert_eq!(hashes, EXPECTED);
}

const EXPECTED: [&str; 15] = [
    "f-carac-elev 7be3fe90f0c74db3",
    "localisation-eleves 9cc960804186f21e",
    "f-boursiers-prebac 7d55a6da2d02f414",
    "f-boursiers-postbac 0f88b4cfc99ba76e",
    "capacites-accueil f5288bd01f062a80",
    "institutions 6c8adf45502a195d",
    "constat-effectifs 04318a9f8d354b1f",
    "previsions-etablissements 0fe67c07510f6eb7",
    "previsions-academiques ac1bedad9affe63f",
    "apae-indicateurs 89084af4a22fa8fc",
    "connexions-etablissements 3ef1b7c8cb1b2809",
    "f-etab-epi 948652c5fb19daab",
    "eleves-carreaux 5106819b57d8ed71",
    "matrices-passage-academiques 692eb408ee0f9a58",
    "migraca d0b551ad4cc845ed",
];

#[test]
fn another_seed_gives_another_file_and_faults_are_drawn_the_same_way() {
    let file =
        |seed, faults: &[_]| hash(&Academy::new(500, seed), AcademyDataset::FCaracElev, &plain(faults));
    assert_ne!(file(1, &[]), file(2, &[]));
    let faults = [(FaultKind::UaiKey, 5), (FaultKind::BlankLine, 2)];
    assert_eq!(file(1, &faults), file(1, &faults));
    assert_ne!(file(1, &faults), file(1, &[]));
}

#[test]
fn encodings_quotes_and_line_ends_change_the_form_and_not_the_values() {
    let academy = Academy::new(400, 3);
    let expected =
        String::from_utf8(bytes(&academy, AcademyDataset::LocalisationEleves, &plain(&[])).0).unwrap();
    assert!(expected.contains("Sixième"));
    for encoding in [Encoding::Utf8, Encoding::Utf8Bom, Encoding::Latin1] {
        for quoted in [Quoting::Never, Quoting::WhenNeeded, Quoting::Always] {
            for line_end in [LineEnd::CrLf, LineEnd::Lf] {
                let options = FileOptions { encoding, quoted, line_end, faults: Vec::new() };
                let (bytes, _) = bytes(&academy, AcademyDataset::LocalisationEleves, &options);
                let decoder = match encoding {
                    Encoding::Latin1 => encoding_rs::WINDOWS_1252,
                    Encoding::Utf8 | Encoding::Utf8Bom => encoding_rs::UTF_8,
                };
                assert_eq!(bytes.starts_with(b"\xef\xbb\xbf"), encoding == Encoding::Utf8Bom);
                let (text, _, errors) = decoder.decode(&bytes);
                assert!(!errors);
                assert_eq!(text.contains("\r\n"), line_end == LineEnd::CrLf);
                assert_eq!(text.contains('"'), quoted == Quoting::Always);
                assert_eq!(text.replace(['"', '\r'], ""), expected);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn an_academy_has_exactly_the_pupils_asked_for(pupils in 0u64..4000, seed: u64) {
        let academy = Academy::new(pupils, seed);
        let table = Table::of(&academy, AcademyDataset::FCaracElev);
        prop_assert_eq!(table.rows.len() as u64, pupils);
        let mut numbers: Vec<&str> = table.rows.iter().map(|row| row[0].as_str()).collect();
        numbers.sort_unstable();
        numbers.dedup();
        prop_assert_eq!(numbers.len() as u64, pupils);
    }

    #[test]
    fn rows_limit_a_file_to_its_beginning(rows in 0u64..700, seed in 0u64..5) {
        let academy = Academy::new(600, seed);
        let (whole, _) = bytes(&academy, AcademyDataset::FCaracElev, &plain(&[]));
        let mut cut = Vec::new();
        let written = write(&academy, AcademyDataset::FCaracElev, Some(rows), &plain(&[]), &mut cut).unwrap();
        prop_assert_eq!(written.rows, rows.min(600));
        prop_assert!(whole.starts_with(&cut));
    }
}
