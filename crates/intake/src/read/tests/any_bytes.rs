//! Any bytes, and any change to a good file, are read or refused: never a panic, never without end.
//!
//! The files of `tests/corpora/<reader>/` are replayed as they are: what once went wrong goes there.

use std::path::Path;

use proptest::prelude::*;

use super::super::ReadOptions;
use super::sheets::{ods, zip_of};
use super::{read, read_path};

const MAGICS: [&[u8]; 10] = [
    b"",
    b"PK\x03\x04",
    b"PAR1",
    b"\x1F\x8B\x08\0",
    b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1",
    b"{\"a\":",
    b"[{",
    b"{\"results\":[",
    b"{\"a\":1}\n{\"",
    b"\xFF\xFE",
];

fn good_files() -> Vec<Vec<u8>> {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.write(0, 0, "uai").unwrap();
    sheet.write(1, 0, "0990001A").unwrap();
    sheet.write(2, 0, 12.5).unwrap();
    let table = "<table:table table:name=\"A\"><table:table-row><table:table-cell><text:p>uai</text:p></table:table-cell></table:table-row></table:table>";
    vec![
        workbook.save_to_buffer().unwrap(),
        ods(table),
        zip_of(&[("a.csv", b"uai;effectif\n1;2\n"), ("bordereau.txt", b"a.csv;1\n")]),
        b"{\"results\":[{\"uai\":\"1\",\"b\":[1,{\"c\":null}]},{\"uai\":2e3}]}".to_vec(),
        b"{\"uai\":\"1\"}\n{\"uai\":\"\\u00e9\"}\n".to_vec(),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_bytes(magic in 0..MAGICS.len(), rest in prop::collection::vec(any::<u8>(), 0..600)) {
        read(&[MAGICS[magic], &rest].concat());
    }

    #[test]
    fn any_json(text in "[\\[\\]{},:\"\\\\a1 \n-]{0,80}") {
        read(format!("{{\"{text}").as_bytes());
        read(format!("[{{{text}").as_bytes());
    }

    /// One byte in a good file becomes another one, or the file is cut there.
    #[test]
    fn any_change(which in 0..5_usize, at in any::<prop::sample::Index>(), byte in any::<u8>(), cut in any::<bool>()) {
        let mut bytes = good_files().swap_remove(which);
        let at = at.index(bytes.len());
        if cut {
            bytes.truncate(at);
        } else {
            bytes[at] = byte;
        }
        read(&bytes);
    }
}

#[test]
fn corpora_are_replayed() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpora");
    let mut count = 0;
    let readers =
        std::fs::read_dir(&folder).into_iter().flatten().flatten().filter(|entry| entry.path().is_dir());
    for reader in readers {
        for file in std::fs::read_dir(reader.path()).unwrap().flatten() {
            read_path(&file.path(), &ReadOptions::default());
            count += 1;
        }
    }
    assert!(count > 0 || !folder.exists(), "a corpus is not empty");
}
