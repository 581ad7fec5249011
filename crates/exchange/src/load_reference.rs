//! Loads shared references: each part of a file becomes a version of its reference, used at once or from a later day.
//!
//! What changes is `reference_changes`; what is in use (the node's `code-lists/`, communes and establishments of its
//! database) is brought to the new state by `settle_references`.

use std::path::Path;

use entente_audit::hash_file;
use entente_audit::{Actor, Hash, ReferenceVersionId, digest};
use entente_intake::{ReferenceFile, ReferenceNote, ReferencePart, read_reference};
use entente_model::{
    CodeListId, Commune, InstitutionRecord, Message, PartyId, TerritoryKey, TerritoryKind, TerritoryUnit,
};
use entente_store::{NewReferenceVersion, ReferenceAccess};
use entente_text::Lang;
use jiff::civil::Date;

use crate::error::{ExchangeError, words};
use crate::known_reference::CODE_LIST;
use crate::node::Node;
use crate::reference_changes as changes;
use crate::settle_references::list_text;

/// How a file is loaded.
#[derive(Clone, Debug, Default)]
pub struct LoadOptions {
    /// The list that a file in our own form is about, which does not say it.
    pub list: Option<CodeListId>,
    /// First day on which it is used; at once where that is past or not said.
    pub effective_on: Option<Date>,
    /// Whether what the file does not have is gone.
    pub complete: bool,
    /// Whether only the parties may read it.
    pub reserved: bool,
    /// Who loads; the node itself where nobody is named.
    pub party: Option<PartyId>,
}

/// What a load did to one reference.
#[derive(Clone, Debug)]
pub struct LoadedPart {
    /// `code-list:mef`, `institutions`…
    pub reference: String,
    /// Lines read.
    pub rows: u64,
    /// Entries that become otherwise.
    pub changes: u64,
    /// The version that it made; none where nothing changed.
    pub version: Option<ReferenceVersionId>,
    /// First day on which it is used, where that is later.
    pub effective_on: Option<Date>,
    /// Parties told of it, where it is not used at once.
    pub told: Vec<PartyId>,
}

/// What a load did.
#[derive(Debug)]
pub struct LoadedReference {
    /// One for each reference of the file.
    pub parts: Vec<LoadedPart>,
    /// What was left out or stands twice; the first ones, then a count.
    pub notes: Vec<Message>,
}

impl LoadedReference {
    /// The notes in words.
    pub fn notes_in(&self, lang: Lang) -> Vec<String> {
        self.notes.iter().map(|note| words().say(lang, note)).collect()
    }
}

/// The name of a reference in words: `nomenclature « mef »`, `annuaire des établissements`.
pub fn reference_title(lang: Lang, reference: &str) -> String {
    match reference.strip_prefix(CODE_LIST) {
        Some(list) => words().say(lang, &Message::new("reference-code-list").with("list", list)),
        None => words().word(lang, &format!("reference-{reference}")),
    }
}

/// Most notes that are told one by one.
const NOTES_MAX: usize = 5;

/// Where a load comes from.
struct Source {
    name: String,
    sha256: Hash,
    actor: Actor,
}

impl Node {
    /// Loads one file; its kind is found from its content.
    pub async fn load_reference(
        &self,
        path: &Path,
        options: &LoadOptions,
    ) -> Result<LoadedReference, ExchangeError> {
        let actor = match &options.party {
            Some(party) if self.agreements().party(party).is_none() => {
                return Err(ExchangeError::UnknownParty { party: party.to_string() });
            }
            Some(party) => Actor::Party(party.clone()),
            None => Actor::System,
        };
        let (file, list) = (path.to_owned(), options.list.clone());
        let read = tokio::task::spawn_blocking(move || read_reference(&file, list.as_ref())).await??;
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let source = Source { name, sha256: source_hash(path)?, actor };
        let mut notes = tell(&read);
        let mut parts = Vec::new();
        for part in read.parts {
            let (loaded, unknown) = self.load_part(part, &source, options).await?;
            if unknown > 0 {
                notes.push(Message::new("reference-note-unknown-uai").count("count", unknown));
            }
            parts.push(loaded);
        }
        self.reload().await?;
        Ok(LoadedReference { parts, notes })
    }

    /// Adds communes given by the caller under a name, e.g. a fictitious academy.
    pub async fn load_communes(&self, source: &str, communes: Vec<Commune>) -> Result<(), ExchangeError> {
        let units = communes.into_iter().map(commune_unit).collect();
        self.load_given(source, ReferencePart::Territories(units)).await
    }

    /// Adds establishments given by the caller under a name.
    pub async fn load_institutions(
        &self,
        source: &str,
        institutions: Vec<impl Into<InstitutionRecord>>,
    ) -> Result<(), ExchangeError> {
        let records = institutions.into_iter().map(Into::into).collect();
        self.load_given(source, ReferencePart::Institutions(records)).await
    }

    async fn load_given(&self, name: &str, part: ReferencePart) -> Result<(), ExchangeError> {
        let source = Source { name: name.to_owned(), sha256: digest(name.as_bytes()), actor: Actor::System };
        self.load_part(part, &source, &LoadOptions::default()).await?;
        self.reload().await
    }

    /// Records what a part changes; gives also how many of its lines speak of unknown establishments.
    async fn load_part(
        &self,
        part: ReferencePart,
        source: &Source,
        options: &LoadOptions,
    ) -> Result<(LoadedPart, u64), ExchangeError> {
        let today = self.today();
        let effective_on = options.effective_on.filter(|day| *day > today);
        let (reference, rows) = (part.reference(), part.len() as u64);
        let known = self.entries_on(&reference, effective_on.unwrap_or(today)).await?;
        let on = effective_on.unwrap_or(today);
        let (changed, unknown) = match part {
            ReferencePart::CodeList(_, codes) => (changes::codes(&known, codes, options.complete)?, 0),
            ReferencePart::Institutions(records) => {
                (changes::institutions(&known, records, on, options.complete)?, 0)
            }
            ReferencePart::Links(links) => changes::links(&known, links)?,
            ReferencePart::Positions(positions) => changes::positions(&known, positions)?,
            ReferencePart::Territories(units) => (changes::territories(&known, units, options.complete)?, 0),
            ReferencePart::Outlines(outlines) => (changes::outlines(&known, &outlines), 0),
        };
        let count = changed.len() as u64;
        let mut loaded =
            LoadedPart { reference, rows, changes: count, version: None, effective_on, told: Vec::new() };
        if changed.is_empty() {
            return Ok((loaded, unknown));
        }
        let state = changes::applied(known, &changed);
        // A list with faults never reaches the node, neither today nor on the day for which it is planned.
        let state_sha256 = match list_text(&loaded.reference, &state)? {
            Some((path, text)) => {
                self.try_list(&path, &text)?;
                Some(digest(text.as_bytes()))
            }
            None => None,
        };
        if effective_on.is_some() {
            loaded.told = self.agreements().parties_using(&loaded.reference, today);
        }
        let access = if options.reserved { ReferenceAccess::Reserved } else { ReferenceAccess::Open };
        let new = NewReferenceVersion {
            reference: loaded.reference.clone(),
            source_name: source.name.clone(),
            sha256: source.sha256,
            rows,
            state_sha256,
            effective_on,
            access,
            changes: changed.into_iter().collect(),
        };
        loaded.version = Some(self.record_version(&loaded, &source.actor, new).await?);
        if effective_on.is_none() {
            self.bring_into_use(&loaded.reference, source.sha256, rows).await?;
        }
        Ok((loaded, unknown))
    }

    async fn record_version(
        &self,
        loaded: &LoadedPart,
        actor: &Actor,
        new: NewReferenceVersion,
    ) -> Result<ReferenceVersionId, ExchangeError> {
        let mut tx = self.store().begin(self.now(), actor).await?;
        let version = tx.insert_reference_version(new).await?;
        if loaded.effective_on.is_some() {
            tx.announce_reference(&version, loaded.told.clone()).await?;
        }
        tx.commit().await?;
        self.write_checkpoint().await?;
        Ok(version.id)
    }
}

/// A commune as the territories keep it.
pub(crate) fn commune_unit(commune: Commune) -> TerritoryUnit {
    let mut unit = TerritoryUnit::new(TerritoryKey::new(TerritoryKind::Commune, commune.code), commune.name);
    unit.parents = [
        (TerritoryKind::Departement, commune.departement),
        (TerritoryKind::Academie, commune.academie),
        (TerritoryKind::Region, commune.region),
    ]
    .into_iter()
    .filter(|(_, code)| !code.is_empty())
    .map(|(kind, code)| TerritoryKey::new(kind, code))
    .collect();
    unit
}

fn source_hash(path: &Path) -> Result<Hash, ExchangeError> {
    let file = hash_file(path).map_err(ExchangeError::file(path))?;
    file.sha256.parse().map_err(|_| ExchangeError::Record {
        record: path.display().to_string(),
        reason: "its hash is not one".to_owned(),
    })
}

fn tell(file: &ReferenceFile) -> Vec<Message> {
    let told =
        |id: &str, name: &str, value: &str, line: u64| Message::new(id).with(name, value).with("line", line);
    let mut notes: Vec<Message> = file
        .notes
        .iter()
        .take(NOTES_MAX)
        .map(|note| match note {
            ReferenceNote::DuplicateUai { uai, line } => told("reference-note-duplicate", "uai", uai, *line),
            ReferenceNote::ReversedDates { code, line } => {
                told("reference-note-reversed", "code", code, *line)
            }
            ReferenceNote::BadUai { uai, line } => told("reference-note-bad-uai", "uai", uai, *line),
            ReferenceNote::BadCode { code, line } => told("reference-note-bad-code", "code", code, *line),
            ReferenceNote::DuplicateCode { code, line } => {
                told("reference-note-duplicate-code", "code", code, *line)
            }
            ReferenceNote::UnknownKind { kind, line } => {
                told("reference-note-unknown-kind", "kind", kind, *line)
            }
        })
        .collect();
    let more = file.notes.len().saturating_sub(NOTES_MAX) as u64 + file.notes_left_off;
    if more > 0 {
        notes.push(Message::new("reference-note-more").count("count", more));
    }
    notes
}
