//! Every dataset that is shipped has what a dataset must have: schema, dictionary and a sample that agree (D30).

use std::path::{Path, PathBuf};

use entente_testkit::repository_root;
use serde_json::Value;

use super::assert_none;

/// Folders of datasets: those shipped, and those of `examples/<example>/datasets`.
fn dataset_folders() -> Vec<PathBuf> {
    let root = repository_root();
    let mut parents = vec![root.join("datasets")];
    parents.extend(folders_in(&root.join("examples")).into_iter().map(|example| example.join("datasets")));
    let mut folders: Vec<PathBuf> = parents.iter().flat_map(|parent| folders_in(parent)).collect();
    folders.sort();
    assert!(!folders.is_empty(), "some dataset is shipped");
    folders
}

fn folders_in(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let paths = entries.map(|entry| entry.expect("a folder of the repository is readable").path());
    paths.filter(|path| path.is_dir()).collect()
}

fn names(list: &Value) -> Vec<String> {
    let entries = list.as_array().map(Vec::as_slice).unwrap_or_default();
    entries.iter().filter_map(|entry| entry["name"].as_str()).map(str::to_owned).collect()
}

/// What is wrong with a dataset, from the texts of its three files.
fn faults(schema: &str, dictionary: &str, sample: &str) -> Vec<String> {
    let schema: Value = match serde_json::from_str(schema) {
        Ok(schema) => schema,
        Err(error) => return vec![format!("schema.json: {error}")],
    };
    let mut faults = Vec::new();
    let variables = names(&schema["fields"]);
    if variables.is_empty() {
        faults.push("schema.json: no variable".to_owned());
    }
    if dictionary.trim().is_empty() {
        faults.push("dictionary.md: empty".to_owned());
    }
    let mut rows = sample.lines();
    let header = rows.next().unwrap_or_default().trim_start_matches('\u{feff}');
    let header: Vec<&str> = header.split(';').map(|name| name.trim_matches('"')).collect();
    if header != variables {
        faults.push(format!(
            "sample.csv: its header is not the variables in their order: {}",
            header.join(";")
        ));
    }
    if rows.next().is_none() {
        faults.push("sample.csv: no row".to_owned());
    }
    let excluded = names(&schema["entente"]["excluded"]);
    let deposited = excluded.iter().filter(|name| variables.contains(name));
    faults.extend(deposited.map(|name| format!("schema.json: `{name}` is both a variable and excluded")));
    faults
}

/// Variables that neither the schema nor the dictionary explains.
fn unexplained(schema: &str, dictionary: &str) -> Vec<String> {
    let schema: Value = serde_json::from_str(schema).unwrap_or_default();
    let fields = schema["fields"].as_array().map(Vec::as_slice).unwrap_or_default();
    let silent = fields.iter().filter(|field| field["description"].as_str().unwrap_or_default().is_empty());
    let names = silent.filter_map(|field| field["name"].as_str());
    names
        .filter(|name| !dictionary.contains(&format!("`{name}`")))
        .map(|name| format!("neither schema.json nor dictionary.md says what `{name}` is"))
        .collect()
}

#[test]
fn every_dataset_has_a_schema_a_dictionary_and_a_sample() {
    let mut offences = Vec::new();
    for folder in dataset_folders() {
        let read = |name: &str| std::fs::read_to_string(folder.join(name)).unwrap_or_default();
        let mut found = faults(&read("schema.json"), &read("dictionary.md"), &read("sample.csv"));
        // The examples describe files that others publish, under headers that they chose.
        if folder.starts_with(repository_root().join("datasets")) {
            found.extend(unexplained(&read("schema.json"), &read("dictionary.md")));
        }
        offences.extend(found.into_iter().map(|fault| format!("{}: {fault}", folder.display())));
    }
    assert_none(&offences, "A dataset is a folder with schema.json, dictionary.md and sample.csv.");
}

#[test]
fn the_walker_sees_faults() {
    let schema = r#"{"fields":[{"name":"uai"}],"entente":{"excluded":[{"name":"nom"}]}}"#;
    assert_eq!(faults(schema, "`uai`", "uai\n0990001A\n"), Vec::<String>::new());
    assert_eq!(unexplained(schema, "# Essai").len(), 1);
    assert_eq!(unexplained(schema, "`uai`").len(), 0);
    assert_eq!(faults(schema, "", "uai\n0990001A\n").len(), 1);
    assert_eq!(faults(schema, "`uai`", "nom;uai\na;b\n").len(), 1);
    assert_eq!(faults(schema, "`uai`", "uai\n").len(), 1);
    assert_eq!(faults("", "", "").len(), 1);
}
