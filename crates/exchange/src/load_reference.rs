//! Loads shared references: code lists into the node's `code-lists/`, communes and establishments into its database.
//!
//! A load adds to what is there and replaces the same codes, so that the fictitious territory stays beside the real one.

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::Path;

use entente_agreement::{Severity, SourceFile, compile};
use entente_audit::{Actor, Hash, digest};
use entente_data::{Reference, ReferenceNote, hash_file, read_reference};
use entente_model::{Code, Commune, Institution, Message};
use entente_text::Lang;

use crate::error::{ExchangeError, words};
use crate::folder::{read_folder, write_whole};
use crate::node::Node;

/// What a load did.
#[derive(Debug)]
pub struct LoadedReference {
    /// `mef`, `communes`, `departements` or `institutions`.
    pub kind: &'static str,
    /// Lines read.
    pub rows: u64,
    /// What was left out or stands twice; the first ones, then a count.
    pub notes: Vec<Message>,
}

impl LoadedReference {
    /// The kind in words.
    pub fn kind_in(&self, lang: Lang) -> String {
        words().word(lang, &format!("reference-{}", self.kind))
    }
    /// The notes in words.
    pub fn notes_in(&self, lang: Lang) -> Vec<String> {
        self.notes.iter().map(|note| words().say(lang, note)).collect()
    }
}

/// Most notes that are told one by one.
const NOTES_MAX: usize = 5;

impl Node {
    /// Loads one file; its kind is found from its content.
    pub async fn load_reference(&self, path: &Path) -> Result<LoadedReference, ExchangeError> {
        let file = path.to_owned();
        let (reference, notes) = tokio::task::spawn_blocking(move || read_reference(&file)).await??;
        let sha256: Hash = source_hash(path)?;
        let loaded =
            LoadedReference { kind: reference.name(), rows: reference.len() as u64, notes: tell(&notes) };
        match reference {
            Reference::Mef(codes) => self.merge_code_list("mef", codes, loaded.rows, sha256).await?,
            Reference::Departements(codes) => {
                self.merge_code_list("departements", codes, loaded.rows, sha256).await?;
            }
            Reference::Communes(codes, regions) => {
                let communes = self.communes_of(&codes, &regions);
                self.merge_code_list("communes", codes, loaded.rows, sha256).await?;
                self.merge_communes(communes, sha256).await?;
            }
            Reference::Institutions(institutions) => self.merge_institutions(institutions, sha256).await?,
        }
        Ok(loaded)
    }

    /// Adds communes given by the caller under a name, e.g. a fictitious academy.
    pub async fn load_communes(&self, source: &str, communes: Vec<Commune>) -> Result<(), ExchangeError> {
        self.merge_communes(communes, digest(source.as_bytes())).await
    }

    /// Adds establishments given by the caller under a name.
    pub async fn load_institutions(
        &self,
        source: &str,
        institutions: Vec<Institution>,
    ) -> Result<(), ExchangeError> {
        self.merge_institutions(institutions, digest(source.as_bytes())).await
    }

    async fn merge_communes(&self, communes: Vec<Commune>, sha256: Hash) -> Result<(), ExchangeError> {
        let mut merged: BTreeMap<String, Commune> = self
            .store()
            .communes()
            .await?
            .into_iter()
            .map(|commune| (commune.code.clone(), commune))
            .collect();
        merged.extend(communes.into_iter().map(|commune| (commune.code.clone(), commune)));
        let all: Vec<Commune> = merged.into_values().collect();
        let mut tx = self.store().begin(self.now(), &Actor::System).await?;
        tx.load_communes(sha256, &all).await?;
        tx.commit().await?;
        self.write_checkpoint().await
    }

    async fn merge_institutions(&self, added: Vec<Institution>, sha256: Hash) -> Result<(), ExchangeError> {
        let mut merged: BTreeMap<_, Institution> =
            self.store().institutions().await?.into_iter().map(|known| (known.uai, known)).collect();
        merged.extend(added.into_iter().map(|institution| (institution.uai, institution)));
        let all: Vec<Institution> = merged.into_values().collect();
        let mut tx = self.store().begin(self.now(), &Actor::System).await?;
        tx.load_institutions(sha256, &all).await?;
        tx.commit().await?;
        self.write_checkpoint().await?;
        self.reload().await
    }

    /// Writes the list with the new codes in it, then compiles everything again before anyone uses it.
    async fn merge_code_list(
        &self,
        id: &str,
        added: Vec<Code>,
        rows: u64,
        sha256: Hash,
    ) -> Result<(), ExchangeError> {
        let known = compile(&read_folder(self.folder())?).code_lists.remove(id);
        let mut merged: BTreeMap<String, Vec<Code>> = BTreeMap::new();
        for code in known.iter().flat_map(|list| list.codes()) {
            merged.entry(code.code.clone()).or_default().push(code.clone());
        }
        for mut code in added {
            if code.group.is_none() {
                let before = merged.get(&code.code).and_then(|codes| codes.last());
                code.group = before.and_then(|before| before.group.clone());
            }
            merged.insert(code.code.clone(), vec![code]);
        }
        let text = csv_text(merged.into_values().flatten());
        self.try_code_list(id, &text)?;
        let folder = self.folder().join("code-lists");
        fs::create_dir_all(&folder).map_err(ExchangeError::file(&folder))?;
        let path = folder.join(format!("{id}.csv"));
        write_whole(&path, text.as_bytes()).map_err(ExchangeError::file(&path))?;
        let mut tx = self.store().begin(self.now(), &Actor::System).await?;
        tx.load_reference(&format!("code-list:{id}"), rows, sha256).await?;
        tx.commit().await?;
        self.write_checkpoint().await?;
        self.reload().await
    }

    /// Compiles the folder as it would be with the new list: a list with faults never reaches the node.
    fn try_code_list(&self, id: &str, text: &str) -> Result<(), ExchangeError> {
        let mut files = read_folder(self.folder())?;
        let path = format!("code-lists/{id}.csv");
        files.retain(|file| file.path != path);
        files.push(SourceFile { path, bytes: text.as_bytes().to_vec() });
        let compilation = compile(&files);
        match compilation.diagnostics.iter().find(|found| found.severity == Severity::Error) {
            None => Ok(()),
            Some(found) => {
                Err(ExchangeError::CodeListRefused { list: id.to_owned(), line: found.excerpt.clone() })
            }
        }
    }

    fn communes_of(&self, codes: &[Code], regions: &HashMap<String, String>) -> Vec<Commune> {
        let agreements = self.agreements();
        let departements = agreements.references.code_lists.get("departements");
        let academies: HashMap<&str, &str> = departements
            .into_iter()
            .flat_map(|list| list.codes())
            .map(|code| (code.code.as_str(), code.group.as_deref().unwrap_or_default()))
            .collect();
        codes
            .iter()
            .map(|code| {
                let departement = code.group.clone().unwrap_or_default();
                Commune {
                    code: code.code.clone(),
                    name: code.label.clone(),
                    academie: academies.get(departement.as_str()).copied().unwrap_or_default().to_owned(),
                    region: regions.get(&code.code).cloned().unwrap_or_default(),
                    departement,
                }
            })
            .collect()
    }
}

fn source_hash(path: &Path) -> Result<Hash, ExchangeError> {
    let file = hash_file(path).map_err(ExchangeError::file(path))?;
    file.sha256.parse().map_err(|_| ExchangeError::Record {
        record: path.display().to_string(),
        reason: "its hash is not one".to_owned(),
    })
}

fn csv_text(codes: impl Iterator<Item = Code>) -> String {
    let mut text = String::from("code;label;opens_on;closes_on;group\n");
    for code in codes {
        let day = |day: Option<jiff::civil::Date>| day.map(|day| day.to_string()).unwrap_or_default();
        let cells =
            [code.code, code.label, day(code.opens_on), day(code.closes_on), code.group.unwrap_or_default()];
        text.push_str(&cells.map(|cell| csv_cell(&cell)).join(";"));
        text.push('\n');
    }
    text
}

fn csv_cell(cell: &str) -> String {
    if cell.contains([';', '"', '\n', '\r']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}

fn tell(notes: &[ReferenceNote]) -> Vec<Message> {
    let mut told: Vec<Message> = notes
        .iter()
        .take(NOTES_MAX)
        .map(|note| match note {
            ReferenceNote::DuplicateUai { uai, line } => {
                Message::new("reference-note-duplicate").with("uai", uai).with("line", line)
            }
            ReferenceNote::ReversedDates { code, line } => {
                Message::new("reference-note-reversed").with("code", code).with("line", line)
            }
            ReferenceNote::BadUai { uai, line } => {
                Message::new("reference-note-bad-uai").with("uai", uai).with("line", line)
            }
            ReferenceNote::BadCode { code, line } => {
                Message::new("reference-note-bad-code").with("code", code).with("line", line)
            }
        })
        .collect();
    if notes.len() > NOTES_MAX {
        told.push(Message::new("reference-note-more").count("count", (notes.len() - NOTES_MAX) as u64));
    }
    told
}
