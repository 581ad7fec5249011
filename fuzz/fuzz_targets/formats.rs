//! Any bytes as a file of the ministry: recognised, read flat, read as AAF, gathered into a directory, checked. Nothing falls.
#![no_main]

use std::io::Write as _;

use entente_formats::aaf::{AafReader, Dialect, Selection, StateIndex, assemble, check_files};
use entente_formats::directory::{Directory, Jointures};
use entente_formats::{Bordereau, Findings, Limits, for_each_flat_record};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let limits = Limits::default();
    let mut findings = Findings::default();
    let mut reader = AafReader::new(bytes, limits);
    while let Ok(Some(_)) = reader.next_record(&mut findings) {}
    let _ = for_each_flat_record("x", &mut &bytes[..], limits, &mut findings, &mut |_| Ok(()));
    let _ = StateIndex::load(&mut &bytes[..]);
    let _ = Bordereau::parse(&String::from_utf8_lossy(bytes));
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("A_Delta_20260906_Eleve_0000.xml");
    std::fs::File::create(&path).and_then(|mut file| file.write_all(bytes)).expect("a file");
    let on = jiff::civil::date(2026, 9, 6);
    let mut directory = Directory::new(Jointures::default());
    let _ = directory.add_files(folder.path(), on, &limits, &mut findings);
    let _ = directory.add_onde_files("0990101X", folder.path(), on, &limits, &mut findings);
    let state = directory.state(on);
    for dialect in Dialect::ALL {
        let _ = state.for_each_record(dialect, &Selection::everything(), |_| Ok::<(), ()>(()));
    }
    let _ = check_files(folder.path(), None, &limits);
    let _ = assemble([folder.path()], &limits, &mut findings);
});
