//! Any bytes as a deposit, whatever its form: archives, workbooks, Parquet, records, text.
#![no_main]

mod common;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    common::check_bytes(bytes);
});
