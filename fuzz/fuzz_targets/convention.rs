//! Any bytes as a convention.
#![no_main]

use entente_agreement::{SourceFile, compile, render};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let file = SourceFile { path: "conventions/essai.convention.md".into(), bytes: bytes.to_vec() };
    render(&compile(&[file]).diagnostics, entente_text::Lang::Fr);
});
