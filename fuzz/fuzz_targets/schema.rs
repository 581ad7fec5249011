//! Any text as a `schema.json`.
#![no_main]

use std::collections::HashSet;

libfuzzer_sys::fuzz_target!(|text: &str| {
    let (_, diagnostics) = entente_agreement::read_schema("schema.json", text, "essai", &HashSet::from(["pcs"]));
    entente_agreement::render(&diagnostics, entente_text::Lang::Fr);
});
