//! Any text under the right headers: rules, keys, sums, every cell.
#![no_main]

mod common;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let mut file = b"id;uai;filles;garcons;total;jour;libelle\n".to_vec();
    file.extend_from_slice(bytes);
    common::check_bytes(&file);
});
