//! Brings what is in use to the state that the versions of references say: the files of `code-lists/`, and the communes
//! and establishments of the database. Done at each opening and after each load; a planned version takes effect so.
//!
//! It also records what was changed by hand in `code-lists/`, so that every state that a check used can be told.

use std::collections::{BTreeMap, HashMap};
use std::fs;

use entente_agreement::{Severity, SourceFile, compile};
use entente_audit::{Actor, Hash, digest};
use entente_intake::ReferencePart;
use entente_model::{Code, Commune, Institution, InstitutionRecord, TerritoryKind, TerritoryUnit};
use entente_store::{NewReferenceVersion, ReferenceAccess, ReferenceVersion};
use jiff::civil::Date;

use crate::error::ExchangeError;
use crate::folder::{read_folder, write_whole};
use crate::known_reference::{AsOf, CODE_LIST, INSTITUTIONS, TERRITORIES, day_of, entry, in_effect};
use crate::load_reference::commune_unit;
use crate::node::Node;
use crate::reference_changes::{self as changes, Changes};

type Entries = BTreeMap<String, String>;

impl Node {
    /// Records what the versions do not know yet, then lets those take effect whose day has come. Gives whether what is
    /// in use changed.
    pub async fn settle_references(&self) -> Result<bool, ExchangeError> {
        self.record_first_tables().await?;
        self.record_list_files().await?;
        let today = self.today();
        let loads = self.store().reference_loads().await?;
        let mut by_reference: BTreeMap<String, Vec<ReferenceVersion>> = BTreeMap::new();
        for version in self.store().reference_versions(None).await? {
            by_reference.entry(version.reference.clone()).or_default().push(version);
        }
        let mut changed = false;
        for (reference, versions) in by_reference {
            let name = if reference == TERRITORIES { "communes" } else { &reference };
            let used_on = loads.iter().find(|load| load.reference == name).map(|load| day_of(load.loaded_at));
            let due = in_effect(versions, AsOf::default(), today).into_iter().rfind(|version| {
                version.effective_on.is_some_and(|day| used_on.is_none_or(|used| used < day))
            });
            if let Some(due) = due {
                // What was planned long ago must still compile with the conventions of today.
                let state = self.entries_on(&reference, today).await?;
                if let Some((path, text)) = list_text(&reference, &state)? {
                    self.try_list(&path, &text)?;
                }
                self.bring_into_use(&reference, due.sha256, due.rows).await?;
                changed = true;
            }
        }
        if changed {
            self.reload().await?;
        }
        Ok(changed)
    }

    /// Writes what a reference is today where checks and deliveries read it; records `ReferenceLoaded`.
    pub(crate) async fn bring_into_use(
        &self,
        reference: &str,
        sha256: Hash,
        rows: u64,
    ) -> Result<(), ExchangeError> {
        let state = self.entries_on(reference, self.today()).await?;
        let mut tx = self.store().begin(self.now(), &Actor::System).await?;
        match reference {
            INSTITUTIONS => {
                let all: Result<Vec<Institution>, ExchangeError> = state
                    .iter()
                    .map(
                        |(key, content)| Ok(entry::<InstitutionRecord>(reference, key, content)?.institution),
                    )
                    .collect();
                tx.load_institutions(sha256, &all?).await?;
            }
            TERRITORIES => {
                tx.load_communes(sha256, &self.communes_of(&state)?).await?;
            }
            _ => {
                if let Some((path, text)) = list_text(reference, &state)? {
                    let path = self.folder().join(path);
                    let folder = self.folder().join("code-lists");
                    fs::create_dir_all(&folder).map_err(ExchangeError::file(&folder))?;
                    write_whole(&path, text.as_bytes()).map_err(ExchangeError::file(&path))?;
                }
                tx.load_reference(reference, rows, sha256).await?;
            }
        }
        tx.commit().await?;
        self.write_checkpoint().await
    }

    /// A list with faults is refused: everything is compiled as it would be.
    pub(crate) fn try_list(&self, path: &str, text: &str) -> Result<(), ExchangeError> {
        let mut files = read_folder(self.folder())?;
        files.retain(|file| file.path != path);
        files.push(SourceFile { path: path.to_owned(), bytes: text.as_bytes().to_vec() });
        let compilation = compile(&files);
        match compilation.diagnostics.iter().find(|found| found.severity == Severity::Error) {
            None => Ok(()),
            Some(found) => {
                Err(ExchangeError::CodeListRefused { list: path.to_owned(), line: found.excerpt.clone() })
            }
        }
    }

    /// Tables that were filled before versions were kept become the first version of their reference.
    async fn record_first_tables(&self) -> Result<(), ExchangeError> {
        let none = Entries::new();
        if self.store().reference_versions(Some(INSTITUTIONS)).await?.is_empty() {
            let kept = self.store().institutions().await?;
            let records: Vec<_> = kept.into_iter().map(InstitutionRecord::from).collect();
            let rows = records.len() as u64;
            let found = changes::institutions(&none, records, self.today(), false)?;
            self.record_found(INSTITUTIONS, "entente.db", Hash::ZERO, rows, found).await?;
        }
        if self.store().reference_versions(Some(TERRITORIES)).await?.is_empty() {
            let units: Vec<_> = self.store().communes().await?.into_iter().map(commune_unit).collect();
            let rows = ReferencePart::Territories(units.clone()).len() as u64;
            let found = changes::territories(&none, units, false)?;
            self.record_found(TERRITORIES, "entente.db", Hash::ZERO, rows, found).await?;
        }
        Ok(())
    }

    /// Each list whose file is not the one that its last version left.
    async fn record_list_files(&self) -> Result<(), ExchangeError> {
        let agreements = self.agreements();
        let versions = self.store().reference_versions(None).await?;
        let loads = self.store().reference_loads().await?;
        for list in agreements.references.code_lists.values() {
            let reference = format!("{CODE_LIST}{}", list.id);
            let name = format!("code-lists/{}.csv", list.id);
            let path = self.folder().join(&name);
            let sha256 = digest(&fs::read(&path).map_err(ExchangeError::file(&path))?);
            let used_on =
                loads.iter().find(|load| load.reference == reference).map(|load| day_of(load.loaded_at));
            // What has not taken effect yet is not in the file: it is not compared with it.
            let of_list = versions.iter().filter(|version| version.reference == reference).cloned().collect();
            let as_of = AsOf { on: Some(used_on.unwrap_or(Date::MIN)), known_on: None };
            let settled = in_effect(of_list, as_of, self.today());
            if settled.last().is_some_and(|last| last.state_sha256 == Some(sha256)) {
                continue;
            }
            let numbers: Vec<_> = settled.iter().map(|version| version.id).collect();
            let known = self.store().reference_entries(&numbers).await?;
            let found = changes::codes_exactly(&known, list.codes());
            self.record_found(&reference, &name, sha256, list.codes().len() as u64, found).await?;
        }
        Ok(())
    }

    async fn record_found(
        &self,
        reference: &str,
        source_name: &str,
        sha256: Hash,
        rows: u64,
        found: Changes,
    ) -> Result<(), ExchangeError> {
        if found.is_empty() {
            return Ok(());
        }
        let new = NewReferenceVersion {
            reference: reference.to_owned(),
            source_name: source_name.to_owned(),
            sha256,
            rows,
            state_sha256: Some(sha256),
            effective_on: None,
            // Nobody has said that it may be published.
            access: ReferenceAccess::Reserved,
            changes: found.into_iter().collect(),
        };
        let mut tx = self.store().begin(self.now(), &Actor::System).await?;
        tx.insert_reference_version(new).await?;
        tx.commit().await?;
        self.write_checkpoint().await
    }

    /// The communes of today; the académie is that of the département where the commune does not say it.
    fn communes_of(&self, state: &Entries) -> Result<Vec<Commune>, ExchangeError> {
        let today = self.today();
        let agreements = self.agreements();
        let listed = agreements.references.code_lists.get("departements");
        let mut academies: HashMap<String, String> = listed
            .into_iter()
            .flat_map(|list| list.codes())
            .filter_map(|code| Some((code.code.clone(), code.group.clone()?)))
            .collect();
        let mut communes = Vec::new();
        let mut units: Vec<TerritoryUnit> = Vec::new();
        for (key, content) in state {
            units.extend(entry::<Vec<TerritoryUnit>>(TERRITORIES, key, content)?);
        }
        for unit in units.iter().filter(|unit| unit.key.kind == TerritoryKind::Departement) {
            if let Some(academie) = unit.parent(TerritoryKind::Academie) {
                academies.insert(unit.key.code.clone(), academie.to_owned());
            }
        }
        for unit in units {
            if unit.key.kind != TerritoryKind::Commune || !unit.is_valid_on(today) {
                continue;
            }
            let parent = |kind| unit.parent(kind).unwrap_or_default().to_owned();
            let departement = parent(TerritoryKind::Departement);
            let academie = unit.parent(TerritoryKind::Academie).map(str::to_owned);
            communes.push(Commune {
                academie: academie.or_else(|| academies.get(&departement).cloned()).unwrap_or_default(),
                region: parent(TerritoryKind::Region),
                code: unit.key.code,
                name: unit.name,
                departement,
            });
        }
        Ok(communes)
    }
}

/// The file of a list in that state, and its path; nothing for another reference.
pub(crate) fn list_text(reference: &str, state: &Entries) -> Result<Option<(String, String)>, ExchangeError> {
    let Some(id) = reference.strip_prefix(CODE_LIST) else { return Ok(None) };
    if id.is_empty() || !id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-') {
        return Err(ExchangeError::Unacceptable { what: "code list", value: id.to_owned() });
    }
    let mut codes: Vec<Code> = Vec::with_capacity(state.len());
    for (key, content) in state {
        codes.extend(entry::<Vec<Code>>(reference, key, content)?);
    }
    Ok(Some((format!("code-lists/{id}.csv"), csv_text(&codes))))
}

/// A list as its file: `code;label;opens_on;closes_on;group`.
pub(crate) fn csv_text(codes: &[Code]) -> String {
    let mut text = String::from("code;label;opens_on;closes_on;group\n");
    for code in codes {
        let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
        let group = code.group.as_deref().unwrap_or_default();
        let (opens_on, closes_on) = (day(code.opens_on), day(code.closes_on));
        text.push_str(&[&code.code, &code.label, &opens_on, &closes_on, group].map(csv_cell).join(";"));
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
