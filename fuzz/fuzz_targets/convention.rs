//! Any bytes as a convention: it compiles or says why, and its one layout is laid out already.
#![no_main]

use entente_agreement::{SourceFile, compile, format_convention, render};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let file = SourceFile { path: "conventions/essai.convention.md".into(), bytes: bytes.to_vec() };
    render(&compile(&[file]).diagnostics, entente_text::Lang::Fr);
    if let Ok(text) = std::str::from_utf8(bytes)
        && let Ok(once) = format_convention("essai", text)
    {
        assert_eq!(format_convention("essai", &once).as_deref(), Ok(once.as_str()));
    }
});
