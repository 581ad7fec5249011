//! Runs `cargo metadata` and `cargo tree`, and reads what they say of this workspace.
//!
//! The JSON is read with `serde_json` itself: the crate `cargo_metadata` would turn on a feature of it, and every
//! dependency above would then be compiled twice, once for `./demo` and once for `./test` (decision 0002).

use std::process::Command;

use serde_json::Value;

/// A crate of the workspace and the names of its dependencies.
pub struct Member {
    pub name: String,
    /// `[dependencies]` and `[build-dependencies]`.
    pub needs: Vec<String>,
    /// `[dev-dependencies]`.
    pub tests_need: Vec<String>,
}

/// The crates of the workspace.
pub fn members() -> Vec<Member> {
    let metadata = metadata(&["--no-deps"]);
    list(&metadata, "packages").iter().map(member).collect()
}

fn member(package: &Value) -> Member {
    let names = |for_tests: bool| {
        list(package, "dependencies")
            .iter()
            .filter(|dependency| (dependency["kind"] == "dev") == for_tests)
            .map(|dependency| text(dependency, "name"))
            .collect()
    };
    Member { name: text(package, "name"), needs: names(false), tests_need: names(true) }
}

/// Everything that is compiled for this machine: name, version and licence of each package.
pub fn licences() -> Vec<(String, String, Option<String>)> {
    let metadata = metadata(&["--filter-platform", &host()]);
    let resolved: Vec<&Value> = list(&metadata["resolve"], "nodes").iter().map(|node| &node["id"]).collect();
    list(&metadata, "packages")
        .iter()
        .filter(|package| resolved.contains(&&package["id"]))
        .map(|package| {
            let licence = package["license"].as_str().map(str::to_owned);
            (text(package, "name"), text(package, "version"), licence)
        })
        .collect()
}

/// Packages that a command would compile, each with its features: `serde v1.0.1 default,std`.
pub fn tree(selection: &[&str]) -> Vec<String> {
    let mut arguments = vec!["tree", "--locked", "--prefix", "none", "--format", "{p} {f}"];
    arguments.extend(selection);
    let mut lines: Vec<String> =
        run(&arguments).lines().map(|line| line.trim_end_matches(" (*)").to_owned()).collect();
    lines.sort_unstable();
    lines.dedup();
    lines
}

fn metadata(arguments: &[&str]) -> Value {
    let mut all = vec!["metadata", "--locked", "--format-version", "1"];
    all.extend(arguments);
    serde_json::from_str(&run(&all)).expect("`cargo metadata` writes JSON")
}

fn host() -> String {
    let output = Command::new("rustc").arg("-vV").output().expect("`rustc` runs: it compiled this test");
    let description = String::from_utf8(output.stdout).expect("`rustc -vV` writes text");
    let host = description.lines().find_map(|line| line.strip_prefix("host: "));
    host.expect("`rustc -vV` names its host").to_owned()
}

fn run(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO"))
        .args(arguments)
        .current_dir(entente_testkit::repository_root())
        .output()
        .expect("`cargo` runs: it compiled this test");
    assert!(output.status.success(), "cargo {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("cargo writes text")
}

fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value[key].as_array().map(Vec::as_slice).unwrap_or_else(|| panic!("`cargo metadata` has `{key}`"))
}

fn text(value: &Value, key: &str) -> String {
    value[key].as_str().unwrap_or_else(|| panic!("`cargo metadata` has `{key}`")).to_owned()
}
