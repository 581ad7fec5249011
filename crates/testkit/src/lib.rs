//! What the tests of several crates share: where the repository is, a folder that runs, filters of snapshots.
//!
//! Not part of the product: only `[dev-dependencies]` name it. Fictitious pupils and their files come from
//! `entente-academy`, which the product needs too.
#![cfg_attr(test, allow(clippy::unwrap_used))]

mod time_authority;

use std::io;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

pub use time_authority::{AUTHORITY_NAME, TimeAuthority};

/// The folders of the repository that a folder that runs begins with.
const SHIPPED: [&str; 3] = ["conventions", "datasets", "code-lists"];

/// The root of the repository, where `conventions/`, `datasets/` and `code-lists/` are.
pub fn repository_root() -> PathBuf {
    // As it runs, not as it was compiled: builds that share a folder may come from another checkout.
    let manifest_folder = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
    let manifest_folder = manifest_folder.unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
    manifest_folder.ancestors().nth(2).expect("each crate is in `crates/`").to_owned()
}

/// Real reference files and open data kept beside the repository. Where they are absent, says so and gives nothing:
/// the test then returns, and `./test` counts it as skipped.
pub fn shared_data() -> Option<PathBuf> {
    let folder = repository_root().join("../shared/data");
    if !folder.is_dir() {
        println!("skipped: ../shared/data is absent");
        return None;
    }
    Some(folder)
}

/// A temporary copy of the shipped conventions, datasets and code lists: a folder that `--dir` accepts.
///
/// # Errors
/// Where the copy could not be written.
pub fn folder_that_runs() -> io::Result<TempDir> {
    let folder = tempfile::Builder::new().prefix("entente-test-").tempdir()?;
    for name in SHIPPED {
        copy_tree(&repository_root().join(name), &folder.path().join(name))?;
    }
    Ok(folder)
}

/// Copies a folder and all that is in it.
///
/// # Errors
/// Where the copy could not be written.
pub fn copy_tree(from: &Path, to: &Path) -> io::Result<()> {
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_tree(&entry.path(), &target)?;
        } else {
            // A database that another process closes takes its journal away between the listing and the copy.
            match std::fs::copy(entry.path(), target) {
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                copied => drop(copied?),
            }
        }
    }
    Ok(())
}

/// Replacements, in this order, that make a snapshot the same on every machine and every day:
/// `insta::with_settings!({filters => entente_testkit::filters()}, { … })`.
pub fn filters() -> Vec<(&'static str, &'static str)> {
    vec![
        (r"\S*/entente-test-[A-Za-z0-9]+", "[folder]"),
        (r"\b[0-9a-f]{64}\b", "[sha256]"),
        (r"\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b", "[id]"),
        (r"\b20\d\d-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?", "[instant]"),
        (r"\b\d+([.,]\d+)? ?(ms|µs|s)\b", "[duration]"),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_that_runs_holds_what_is_shipped() {
        let folder = folder_that_runs().unwrap();
        let shipped = std::fs::read_dir(repository_root().join("code-lists")).unwrap().count();
        let copied = std::fs::read_dir(folder.path().join("code-lists")).unwrap().count();
        assert_eq!(copied, shipped);
        assert!(copied > 0);
    }
}
