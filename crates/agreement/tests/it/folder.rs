//! A small folder that is sound, and changes to it.

use entente_agreement::{Compilation, DiagnosticCode, SourceFile, compile, render};
use entente_text::Lang;

pub const CADRE: &str = "conventions/cadre.convention.md";
pub const LOCAL: &str = "conventions/local.convention.md";
pub const SCHEMA: &str = "datasets/eleves/schema.json";
pub const SAMPLE: &str = "datasets/eleves/sample.csv";
pub const PURPOSES: &str = "code-lists/finalites.csv";
pub const COUNTRIES: &str = "code-lists/pays.csv";

const FILES: &[(&str, &str)] = &[
    (
        CADRE,
        r#"+++
id = "cadre"
title = "Convention cadre d'essai"
kind = "cadre"
parties = ["ministere"]
signed_on = 2020-01-10
notified_on = 2020-01-20
[term]
lasts = "P1Y"
+++
## Article 1 : Objet
Le texte.
```entente party
id = "ministere"
name = "Le ministère"
role = "depp"
```
## Article 4 : Règles
```entente rule
forbid = "variable"
variable.kind = "ine"
```
```entente rule
forbid = "purpose"
purpose = "gestion"
```
## Annexe technique
### 2.2 Élèves
```entente dataset
id = "eleves"
field = "statistiques"
duty = "expected"
producer = "rectorat"
due = { every = "year", on = "11-30" }
```
```entente grant
dataset = "eleves"
to = { party = "region", scope = "territory" }
purposes = ["carte"]
basis = "article 2"
variables = ["id_eleve", "uai", "pays"]
protect = [
    { variable = "id_eleve", pseudonym = "stable" },
    { variable = "pays", generalise = "pays" },
]
channels = ["file"]
```
"#,
    ),
    (
        LOCAL,
        r#"+++
id = "local"
title = "Application locale d'essai"
kind = "application"
applies = "cadre"
parties = ["rectorat-essai", "region-essai"]
signed_on = 2024-01-10
notified_on = 2024-01-20
[term]
lasts = "P1Y"
renewal = { mode = "tacit", every = "P1Y" }
+++
## Article 1 : Parties
```entente party
id = "rectorat-essai"
name = "Rectorat d'essai"
role = "rectorat"
territory = "academie:99"
```
```entente party
id = "region-essai"
name = "Région d'essai"
role = "region"
territory = "region:99"
siren = "999000011"
dpo = "dpd@region-essai.invalid"
```
"#,
    ),
    (
        SCHEMA,
        r#"{
  "name": "eleves",
  "title": "Élèves",
  "fields": [
    {"name": "id_eleve", "type": "string", "entente": {"kind": "ine", "check": "ine"}},
    {"name": "uai", "type": "string", "entente": {"check": "uai-directory"}},
    {"name": "pays", "type": "string", "constraints": {"required": true}, "entente": {"kind": "quasi", "codeList": "pays"}},
    {"name": "annee", "type": "year"}
  ],
  "missingValues": ["", "ND"],
  "primaryKey": ["id_eleve"],
  "entente": {
    "individual": true, "institutionVariable": "uai", "sourceSystem": "ESSAI",
    "excluded": [{"name": "nom", "title": "Nom de famille", "kind": "nominative"}]
  }
}
"#,
    ),
    ("datasets/eleves/dictionary.md", "# Élèves\n"),
    (SAMPLE, "id_eleve;uai;pays;annee\n"),
    (
        PURPOSES,
        "code;label;opens_on;closes_on;group\ncarte;Carte des formations;;;\nbati;Bâti scolaire;;;\ngestion;Gestion individuelle;;;\n",
    ),
    (COUNTRIES, "code;label;opens_on;closes_on;group\n100;France;;;FR\n101;Danemark;1973-01-01;;UE\n"),
];

/// The files, to be changed and compiled.
pub struct Folder {
    pub files: Vec<SourceFile>,
}

impl Folder {
    pub fn sound() -> Self {
        let files =
            FILES.iter().map(|(path, text)| SourceFile { path: (*path).into(), bytes: (*text).into() });
        Self { files: files.collect() }
    }
    /// Replaces a text that stands in the file.
    pub fn replace(&mut self, path: &str, from: &str, to: &str) {
        let file = self.files.iter_mut().find(|file| file.path == path).unwrap();
        let text = String::from_utf8(file.bytes.clone()).unwrap();
        assert!(text.contains(from), "`{from}` is not in {path}");
        file.bytes = text.replacen(from, to, 1).into_bytes();
    }
    pub fn append(&mut self, path: &str, text: &str) {
        let file = self.files.iter_mut().find(|file| file.path == path).unwrap();
        file.bytes.extend_from_slice(text.as_bytes());
    }
    pub fn add(&mut self, path: &str, bytes: impl Into<Vec<u8>>) {
        self.files.push(SourceFile { path: path.into(), bytes: bytes.into() });
    }
    pub fn remove(&mut self, path: &str) {
        self.files.retain(|file| file.path != path);
    }
    /// What people read of it.
    pub fn read(&self) -> String {
        render(&self.compile().diagnostics, Lang::Fr)
    }
    pub fn compile(&self) -> Compilation {
        compile(&self.files)
    }
}

/// What people read after the change: nothing but that fault is found.
pub fn fault(code: DiagnosticCode, change: impl FnOnce(&mut Folder)) -> String {
    let mut folder = Folder::sound();
    change(&mut folder);
    let compilation = folder.compile();
    let text = render(&compilation.diagnostics, Lang::Fr);
    assert!(!compilation.diagnostics.is_empty(), "nothing was found");
    assert!(compilation.diagnostics.iter().all(|found| found.code == code), "{text}");
    text
}

#[test]
fn the_folder_of_the_tests_is_sound() {
    assert_eq!(render(&Folder::sound().compile().diagnostics, Lang::Fr), "aucune anomalie\n");
}
