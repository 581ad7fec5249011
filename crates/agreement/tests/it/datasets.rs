//! The datasets of the project: each folder reads without a diagnostic, says where it comes from and what each variable
//! reveals of persons, and its dictionary and the index are what the folders say.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use entente_agreement::{SourceFile, compile, dataset_index_markdown, dictionary_markdown};
use entente_text::Lang;
use serde_json::Value;

use crate::project::{project, read_folder};

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
/// Needs of the inventory that a dataset answers: D30 is about datasets that nobody named.
const NEEDS: u32 = 29;

/// The three texts of each folder, by its name.
fn folders() -> BTreeMap<String, [String; 3]> {
    let entries = std::fs::read_dir(Path::new(ROOT).join("datasets")).unwrap();
    let folders = entries.map(|entry| entry.unwrap().path()).filter(|path| path.is_dir());
    folders
        .map(|folder| {
            let read = |name: &str| std::fs::read_to_string(folder.join(name)).unwrap_or_default();
            let id = folder.file_name().unwrap().to_string_lossy().into_owned();
            (id, ["schema.json", "sample.csv", "dictionary.md"].map(read))
        })
        .collect()
}

fn schema(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

fn fields(schema: &Value) -> &[Value] {
    schema["fields"].as_array().unwrap()
}

/// Fails with all offences, one a line.
#[track_caller]
fn none(offences: &[String]) {
    assert!(offences.is_empty(), "{} offence(s)\n{}", offences.len(), offences.join("\n"));
}

#[test]
fn every_dataset_compiles_without_a_word() {
    let mut files: Vec<SourceFile> = Vec::new();
    for folder in ["datasets", "code-lists"] {
        read_folder(Path::new(ROOT), folder, &mut files);
    }
    let compilation = compile(&files);
    assert_eq!(compilation.diagnostics, []);
    assert_eq!(compilation.datasets.len(), folders().len());
}

#[test]
fn every_variable_says_what_it_is_what_it_reveals_and_whence_it_comes() {
    let mut offences = Vec::new();
    for (id, [text, ..]) in folders() {
        for field in fields(&schema(&text)) {
            let said = |value: &Value| value.as_str().is_some_and(|text| !text.trim().is_empty());
            for (key, value) in [
                ("title", &field["title"]),
                ("description", &field["description"]),
                ("type", &field["type"]),
                ("entente.kind", &field["entente"]["kind"]),
                ("entente.source", &field["entente"]["source"]),
            ] {
                if !said(value) {
                    offences.push(format!("{id}: {} has no `{key}`", field["name"]));
                }
            }
        }
    }
    none(&offences);
}

#[test]
fn every_dataset_says_which_text_asks_for_it() {
    let mut offences = Vec::new();
    let mut met = BTreeSet::new();
    for (id, [text, ..]) in folders() {
        let schema = schema(&text);
        let ours = &schema["entente"];
        let listed = |key: &str| ours[key].as_array().map(Vec::as_slice).unwrap_or_default().to_vec();
        for key in ["needs", "texts"] {
            if listed(key).is_empty() {
                offences.push(format!("{id}: no `entente.{key}`"));
            }
        }
        for key in ["field", "sourceSystem"] {
            if ours[key].as_str().unwrap_or_default().is_empty() {
                offences.push(format!("{id}: no `entente.{key}`"));
            }
        }
        met.extend(listed("needs").iter().filter_map(|need| need.as_str()).map(str::to_owned));
    }
    let unmet = (1..=NEEDS).map(|need| format!("D{need}")).filter(|need| !met.contains(need));
    offences.extend(unmet.map(|need| format!("{need}: no dataset answers it")));
    none(&offences);
}

/// A file about persons has nominative variables, or keeps those of its source out.
#[test]
fn an_individual_file_names_nobody_or_says_so() {
    let mut offences = Vec::new();
    for (id, [text, ..]) in folders() {
        let schema = schema(&text);
        let kinds: BTreeSet<&str> =
            fields(&schema).iter().filter_map(|field| field["entente"]["kind"].as_str()).collect();
        let names = kinds.contains("nominative") || kinds.contains("address");
        let individual = schema["entente"]["individual"] == true;
        let excluded = schema["entente"]["excluded"].as_array().is_some_and(|list| !list.is_empty());
        if names && !individual {
            offences.push(format!("{id}: names persons and is not `individual`"));
        }
        if individual && !names && !excluded {
            offences.push(format!("{id}: one person a row, and nothing of the source is `excluded`"));
        }
    }
    none(&offences);
}

#[test]
fn samples_have_the_headers_of_their_schema_and_some_rows() {
    let mut offences = Vec::new();
    for (id, [text, sample, _]) in folders() {
        let schema = schema(&text);
        let names: Vec<&str> = fields(&schema).iter().filter_map(|field| field["name"].as_str()).collect();
        if sample.lines().next().unwrap_or_default() != names.join(";") {
            offences.push(format!("{id}: the header of the sample is not that of the schema"));
        }
        if sample.lines().count() < 9 || sample.lines().count() > 71 {
            offences.push(format!("{id}: {} lines in the sample", sample.lines().count()));
        }
    }
    none(&offences);
}

/// The sample of the directory holds every establishment that another sample names, so that all of them can be checked.
#[test]
fn establishments_of_the_samples_are_in_the_sample_of_the_directory() {
    let all = folders();
    let directory: BTreeSet<&str> =
        all["acce-etablissements"][1].lines().skip(1).filter_map(|line| line.split(';').next()).collect();
    let mut offences = Vec::new();
    for (id, [text, sample, _]) in &all {
        let schema = schema(text);
        let checked = |field: &Value| field["entente"]["check"] == "uai-directory";
        for (position, field) in fields(&schema).iter().enumerate().filter(|(_, field)| checked(field)) {
            for line in sample.lines().skip(1) {
                let value = cell(line, position);
                if !value.is_empty() && value != "ND" && !directory.contains(value) {
                    offences.push(format!("{id}: {} `{value}`", field["name"]));
                }
            }
        }
    }
    none(&offences);
}

/// The cell at a position; samples quote the cells that hold a separator.
fn cell(line: &str, position: usize) -> &str {
    let mut quoted = false;
    let mut cells = line.split(|character| {
        quoted ^= character == '"';
        character == ';' && !quoted
    });
    cells.nth(position).unwrap_or_default()
}

/// Writes the expected page aside, for whoever changed a folder to take it.
fn expected(path: &str, page: &str) -> String {
    let aside = std::env::temp_dir().join("entente-pages").join(path);
    std::fs::create_dir_all(aside.parent().unwrap()).unwrap();
    std::fs::write(&aside, page).unwrap();
    format!("{path} is not what the folders say; the expected page is in {}", aside.display())
}

#[test]
fn dictionaries_say_what_their_schemas_say() {
    let mut offences = Vec::new();
    for (id, [schema, sample, dictionary]) in folders() {
        match dictionary_markdown(&schema, &sample, &dictionary, Lang::Fr) {
            None => offences.push(format!("{id}: dictionary.md has no section `## Variables`")),
            Some(page) if page != dictionary => {
                offences.push(expected(&format!("datasets/{id}/dictionary.md"), &page));
            }
            Some(_) => {}
        }
    }
    none(&offences);
}

#[test]
fn the_index_is_the_derived_one() {
    let page = dataset_index_markdown(&project(), Lang::Fr);
    let path = "docs/reference/datasets.md";
    let written = std::fs::read_to_string(Path::new(ROOT).join(path)).unwrap_or_default();
    assert!(written == page, "{}", expected(path, &page));
}

/// Each code list is said with its source in docs/reference/code-lists.md, and some dataset or convention uses it.
#[test]
fn code_lists_are_documented_and_used() {
    let page = std::fs::read_to_string(Path::new(ROOT).join("docs/reference/code-lists.md")).unwrap();
    let named = |schema: &str| -> Vec<String> {
        let of_field = |field: &Value| field["entente"]["codeList"].as_str().map(str::to_owned);
        fields(&self::schema(schema)).iter().filter_map(of_field).collect()
    };
    let mut used: BTreeSet<String> = folders().values().flat_map(|[text, ..]| named(text)).collect();
    used.insert("finalites".to_owned());
    let mut offences = Vec::new();
    for entry in std::fs::read_dir(Path::new(ROOT).join("code-lists")).unwrap() {
        let name = entry.unwrap().file_name().to_string_lossy().into_owned();
        let id = name.trim_end_matches(".csv");
        if !page.contains(&format!("| [`{id}`](../../code-lists/{id}.csv) |")) {
            offences.push(format!("{id}: not in docs/reference/code-lists.md"));
        }
        if !used.contains(id) {
            offences.push(format!("{id}: no variable is of this list"));
        }
    }
    none(&offences);
}

#[test]
fn pages_are_those_of_the_schema_and_the_sample() {
    let schema = r#"{"name":"essai","title":"Essai","fields":[
        {"name":"uai","title":"Établissement","description":"Son numéro.","constraints":{"required":true},
         "entente":{"kind":"plain","check":"uai","source":"RAMSESE"}},
        {"name":"part","title":"Part","description":"Une | part.","type":"number",
         "constraints":{"minimum":0,"maximum":100,"enum":["1","2"]},"entente":{"kind":"sensitive"}}],
        "entente":{"needs":["D10","D2"],"texts":["Un texte"],"field":"numerique",
         "rules":[{"title":"Tout va bien","rule":"part >= 0","severity":"warning"}]}}"#;
    let dictionary = "# Essai\n\n## Variables\n\nvieux\n\n## Pièges\n\n- aucun\n";
    let page = dictionary_markdown(schema, "uai;part\n;1\n0990001N;\n", dictionary, Lang::Fr).unwrap();
    insta::assert_snapshot!(page.replace(['\u{a0}', '\u{202f}'], " "), @r"
    # Essai

    ## Variables

    | Variable | Sens | Type et valeurs | Sensibilité | Source | Exemple |
    |---|---|---|---|---|---|
    | `uai` | **Établissement.** Son numéro. | texte, obligatoire ; UAI et sa clé | aucune | RAMSESE | `0990001N` |
    | `part` | **Part.** Une \| part. | nombre ; valeurs `1`, `2` ; de 0 à 100 | sensible |  | `1` |

    Règles entre variables :

    - Tout va bien (avertissement) : `part >= 0`

    ## Pièges

    - aucun
    ");
    assert_eq!(dictionary_markdown(schema, "", "# Essai\n", Lang::Fr), None);
    assert_eq!(dictionary_markdown("{", "", dictionary, Lang::En), None);
    let file = |path: &str| SourceFile { path: path.into(), bytes: schema.into() };
    let index = dataset_index_markdown(&[file("datasets/essai/schema.json"), file("autre.json")], Lang::Fr);
    let last = index.lines().last().unwrap();
    assert_eq!(
        last,
        "| [`essai`](../../datasets/essai/dictionary.md) | Essai | D10, D2 | Un texte | numérique | 2 | sensible |"
    );
}
