//! Architecture, invariant 6: the audit shares no code with the suppression.

use std::path::Path;

/// What the files of the audit may name: the language, the reading of text, each other.
const ALLOWED: [&str; 6] = ["std", "csv", "serde", "thiserror", "super", "self"];

fn sources(folder: &str) -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(folder);
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    files.map(|path| (path.display().to_string(), std::fs::read_to_string(&path).unwrap())).collect()
}

/// Roots of the paths that a file names: `use a::b` and `a::b` in its code.
fn foreign(text: &str) -> Vec<String> {
    let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    let mut found = Vec::new();
    for line in code {
        let named = line.trim_start().strip_prefix("pub ").unwrap_or(line.trim_start()).strip_prefix("use ");
        if let Some(root) = named.and_then(|rest| rest.split([':', ';', ' ']).next()) {
            found.push(root.to_owned());
        }
        if line.contains("crate::")
            || line.contains("entente_disclosure")
            || line.contains("super::super::super")
        {
            found.push(line.trim().to_owned());
        }
    }
    found
}

#[test]
fn the_audit_shares_no_code_with_the_suppression() {
    let modules: Vec<String> = sources("audit")
        .iter()
        .filter_map(|(path, _)| Path::new(path).file_stem().map(|stem| stem.to_string_lossy().into_owned()))
        .collect();
    for (path, text) in sources("audit") {
        for root in foreign(&text) {
            let known = ALLOWED.contains(&root.as_str()) || modules.contains(&root);
            assert!(known, "{path} names `{root}`");
        }
        // `super` of the folder's own `mod.rs` would be the crate.
        assert!(!path.ends_with("mod.rs") || !text.contains("use super::"), "{path} looks above its folder");
    }
    for (path, text) in sources("suppress") {
        assert!(!text.contains("crate::audit"), "{path} knows the audit");
    }
}

#[test]
fn the_reader_of_imports_says_no() {
    assert_eq!(foreign("use crate::suppress::CountTable;").len(), 2);
    assert_eq!(foreign("    let x = crate::suppress::new();").len(), 1);
    assert_eq!(foreign("// crate::suppress\nuse std::io;"), ["std"]);
}
