//! What the sources may not hold: a clock or an environment read in the wrong crate, sudden ends, long or nameless files.
//!
//! It reads lines, not syntax: comments and test modules are left out, and a string that looks like code would count.
//! What clippy can see (`unwrap_used`, `dbg_macro`) is held there too.

use std::path::{Path, PathBuf};

use entente_testkit::repository_root;

use super::assert_none;

/// Style, section 1: the limit of a file, its tests apart.
const LINES_MAX: usize = 500;

/// A file of `crates/*/src`, without its comments and tests.
pub struct Source {
    /// Relative to the root.
    pub path: String,
    /// Name of the folder of its crate.
    pub folder: String,
    /// The file as written.
    whole: String,
    /// Number and text of the lines that are code of the product.
    pub code: Vec<(usize, String)>,
}

/// All the sources of the product, in the order of their paths.
pub fn sources() -> Vec<Source> {
    let root = repository_root();
    let mut paths = Vec::new();
    for folder in entries(&root.join("crates")) {
        walk(&folder.join("src"), &mut paths);
    }
    assert!(paths.len() > 20, "the sources are where this test looks for them");
    paths.sort();
    paths.iter().map(|path| source(&root, path)).collect()
}

fn source(root: &Path, path: &Path) -> Source {
    let whole = std::fs::read_to_string(path).expect("a source file is readable text");
    let relative = path.strip_prefix(root).expect("it was found under the root");
    let folder = relative.components().nth(1).expect("it is under `crates/<folder>`");
    Source {
        path: relative.display().to_string(),
        folder: folder.as_os_str().to_string_lossy().into_owned(),
        code: if is_test_module(relative) { Vec::new() } else { product_lines(&whole) },
        whole,
    }
}

fn is_test_module(path: &Path) -> bool {
    path.file_stem().is_some_and(|stem| stem == "tests" || stem.to_string_lossy().ends_with("_tests"))
        || path.components().any(|part| part.as_os_str() == "tests")
}

/// The lines before the test module, comments blanked.
fn product_lines(whole: &str) -> Vec<(usize, String)> {
    let lines: Vec<&str> = whole.lines().collect();
    let tests_from =
        lines.windows(2).position(|pair| pair[0].trim() == "#[cfg(test)]" && pair[1].contains("mod "));
    lines[..tests_from.unwrap_or(lines.len())]
        .iter()
        .enumerate()
        .filter(|(_, line)| !line.trim_start().starts_with("//"))
        .map(|(position, line)| (position + 1, line.split(" // ").next().unwrap_or(line).to_string()))
        .collect()
}

fn walk(folder: &Path, paths: &mut Vec<PathBuf>) {
    for path in entries(folder) {
        if path.is_dir() {
            walk(&path, paths);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            paths.push(path);
        }
    }
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    entries.map(|entry| entry.expect("a folder of the repository is readable").path()).collect()
}

/// Places where one of the words stands in the code of a crate that may not say it.
fn said(words: &[&str], allowed: &str) -> Vec<String> {
    let mut offences = Vec::new();
    for source in sources().iter().filter(|source| source.folder != allowed) {
        for (number, line) in &source.code {
            offences.extend(
                words
                    .iter()
                    .filter(|word| line.contains(*word))
                    .map(|word| format!("{}:{number}: `{word}`", source.path)),
            );
        }
    }
    offences
}

#[test]
fn only_the_binary_reads_the_environment() {
    let words = ["std::env", "env::var", "env::args", "env::temp_dir", "option_env!", "dotenv"];
    let mut offences = said(&words, "entente");
    // Not of the product: where the repository is, is said to tests as they run.
    offences.retain(|offence| !offence.starts_with("crates/testkit/"));
    assert_none(&offences, "Take it as an argument; `entente` reads it.");
}

#[test]
fn only_exchange_reads_the_clock() {
    let words = [
        "Timestamp::now",
        "Zoned::now",
        "Instant::now",
        "SystemTime::now",
        "Utc::now",
        "Local::now",
        ".elapsed()",
    ];
    assert_none(
        &said(&words, "exchange"),
        "Take the time as an argument; `entente-exchange` reads the clock.",
    );
}

#[test]
fn the_product_never_ends_suddenly() {
    let words = [".unwrap()", "todo!(", "unimplemented!(", "dbg!(", "process::abort"];
    assert_none(
        &said(&words, ""),
        "Give an error with a hint, or `expect` with the reason why it cannot happen.",
    );
}

#[test]
fn only_the_binary_prints() {
    let words = ["println!(", "print!("];
    let mut offences = said(&words, "entente");
    offences.retain(|offence| !offence.starts_with("crates/testkit/"));
    assert_none(&offences, "Give the text back; `entente` prints it, in the reader's language.");
}

#[test]
fn every_file_says_what_it_is() {
    let offences: Vec<String> = sources()
        .iter()
        .filter(|source| !source.whole.starts_with("//! "))
        .map(|source| source.path.clone())
        .collect();
    assert_none(&offences, "Open the file with `//!`: what it is, and what it is not.");
}

#[test]
fn no_file_is_long_without_a_reason() {
    let offences: Vec<String> = sources()
        .iter()
        .filter(|source| !source.whole.contains("// Long because "))
        .map(|source| (source, source.code.last().map_or(0, |&(number, _)| number)))
        .filter(|&(_, lines)| lines > LINES_MAX)
        .map(|(source, lines)| format!("{}: {lines} lines", source.path))
        .collect();
    assert_none(&offences, "Split it by nouns, or write `// Long because …` in it.");
}

#[test]
fn no_file_is_named_after_nothing() {
    let nameless = ["utils", "util", "common", "helpers", "helper", "manager", "service", "misc"];
    let offences: Vec<String> = sources()
        .iter()
        .map(|source| source.path.clone())
        .filter(|path| path.trim_end_matches(".rs").split('/').any(|part| nameless.contains(&part)))
        .collect();
    assert_none(&offences, "If the noun cannot be named, the code is in the wrong place.");
}

#[test]
fn no_test_is_ignored_without_its_issue() {
    let mut paths = Vec::new();
    walk(&repository_root().join("crates"), &mut paths);
    let mut offences = Vec::new();
    for path in paths {
        let whole = std::fs::read_to_string(&path).expect("a source file is readable text");
        let ignored =
            whole.lines().filter(|line| line.trim_start().starts_with("#[ignore") && !line.contains("issue"));
        offences.extend(ignored.map(|line| format!("{}: {}", path.display(), line.trim())));
    }
    assert_none(&offences, "Write `#[ignore = \"issue N: …\"]`.");
}

#[test]
fn comments_and_tests_are_left_out() {
    let lines = product_lines(
        "//! a\nlet x = 1; // .unwrap()\n    // todo!()\n#[cfg(test)]\nmod tests {\n b.unwrap()",
    );
    assert_eq!(lines, [(2, "let x = 1;".to_owned())]);
}
