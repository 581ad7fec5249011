//! Writes an evidence bundle, everything that is done to it, and what verification says of each: for `scripts/interop/evidence.py`.
#![allow(clippy::unwrap_used)]

#[path = "../tests/it/fixture.rs"]
mod fixture;

use std::fs;
use std::path::PathBuf;

use entente_audit::{Trust, verify_evidence};

fn main() {
    let folder = PathBuf::from(std::env::args().nth(1).expect("a folder to write in"));
    let mut world = fixture::world();
    let bundle = world.bundle();
    let file = world.seal(bundle).into_bytes();
    let good = fixture::Tampered { name: "good".into(), file, expected: None };
    for one in std::iter::once(good).chain(fixture::tampered(&mut world)) {
        let faults = verify_evidence(&one.file, &Trust::default()).faults;
        let said: Vec<String> = faults.iter().map(ToString::to_string).collect();
        fs::write(folder.join(format!("{}.json", one.name)), &one.file).unwrap();
        fs::write(folder.join(format!("{}.verdict", one.name)), said.join("\n")).unwrap();
    }
}
