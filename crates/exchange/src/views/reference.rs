//! References as pages, commands and the web service show them: lists, states, history, what is announced.

use std::collections::BTreeMap;
use std::sync::Arc;

use entente_model::{DatasetId, InstitutionRecord, TerritoryKind, TerritoryOutline, TerritoryUnit};
use entente_store::ReferenceVersion;
use jiff::civil::Date;
use serde::Serialize;

use crate::error::ExchangeError;
use crate::known_reference::{
    AsOf, CODE_LIST, INSTITUTIONS, KnownReference, OUTLINES, ReferenceContent, TERRITORIES, entry,
};
use crate::node::Node;
use crate::reference_breaks::{DatasetBreak, ReferenceBreaks};
use crate::reference_diff::DiffSide;
use crate::sign_in::Session;

/// A reference, in the list of them.
#[derive(Clone, Debug, Serialize)]
pub struct ReferenceSummary {
    /// `code-list:mef`, `institutions`…
    pub reference: String,
    /// The version in use today.
    pub version: Option<ReferenceVersion>,
    /// Versions that take effect later.
    pub planned: Vec<ReferenceVersion>,
    /// How many versions it has.
    pub versions: u64,
    /// Datasets that use it.
    pub datasets: Vec<DatasetId>,
}

/// A change of a reference that takes effect later, for a party whose datasets use it.
#[derive(Clone, Debug, Serialize)]
pub struct ReferenceAnnouncement {
    /// The version.
    pub version: ReferenceVersion,
    /// First day on which it is used.
    pub effective_on: Date,
    /// Entries that open, close, are otherwise.
    pub opens: u64,
    pub closes: u64,
    pub changes: u64,
    /// Datasets of the party that use it.
    pub datasets: Vec<DatasetId>,
    /// What it breaks in the party's own accepted files.
    pub breaks: Vec<DatasetBreak>,
}

/// An establishment, its place in the territory, and what each version said of it.
#[derive(Clone, Debug, Serialize)]
pub struct InstitutionView {
    pub record: InstitutionRecord,
    pub is_open: bool,
    pub on: Date,
    /// Territories that it lies in: kind, code, name.
    pub territories: Vec<(TerritoryKind, String, String)>,
    /// Names of the establishments of its history.
    pub names: BTreeMap<String, String>,
    /// The versions that changed what is known of it, the latest first.
    pub history: Vec<(ReferenceVersion, Option<InstitutionRecord>)>,
}

/// The references of the node, by name.
pub async fn references(node: &Node) -> Result<Vec<ReferenceSummary>, ExchangeError> {
    let today = node.today();
    let agreements = node.agreements();
    let mut by_name: BTreeMap<String, Vec<ReferenceVersion>> = BTreeMap::new();
    for version in node.store().reference_versions(None).await? {
        by_name.entry(version.reference.clone()).or_default().push(version);
    }
    Ok(by_name
        .into_iter()
        .map(|(reference, versions)| {
            let count = versions.len() as u64;
            let is_later = |version: &ReferenceVersion| version.effective_on.is_some_and(|day| day > today);
            let (planned, used): (Vec<_>, Vec<_>) = versions.into_iter().partition(is_later);
            let datasets = agreements.datasets_using(&reference);
            ReferenceSummary {
                version: used.into_iter().last(),
                planned,
                versions: count,
                datasets: datasets.iter().map(|dataset| dataset.id.clone()).collect(),
                reference,
            }
        })
        .collect())
}

/// A nomenclature by its short name, or another reference by its own.
pub fn reference_name(short: &str) -> String {
    match short {
        INSTITUTIONS | TERRITORIES | OUTLINES => short.to_owned(),
        list if list.starts_with(CODE_LIST) => list.to_owned(),
        list => format!("{CODE_LIST}{list}"),
    }
}

/// The short name of a reference, as addresses and commands write it.
pub fn short_name(reference: &str) -> &str {
    reference.strip_prefix(CODE_LIST).unwrap_or(reference)
}

/// The versions of a reference, the latest first.
pub async fn reference_versions(
    node: &Node,
    reference: &str,
) -> Result<Vec<ReferenceVersion>, ExchangeError> {
    let mut versions = node.store().reference_versions(Some(reference)).await?;
    versions.reverse();
    Ok(versions)
}

/// The directory as of a day; nothing where none was loaded.
pub async fn directory(node: &Node, as_of: AsOf) -> Result<Option<Arc<KnownReference>>, ExchangeError> {
    node.known_reference(INSTITUTIONS, as_of).await
}

/// Names of territories of some kinds, by kind and code, valid today.
pub async fn territory_names(
    node: &Node,
) -> Result<BTreeMap<(TerritoryKind, String), String>, ExchangeError> {
    let today = node.today();
    let known = node.known_reference(TERRITORIES, AsOf::default()).await?;
    let mut names = BTreeMap::new();
    if let Some(known) = known
        && let ReferenceContent::Territories(units) = &known.content
    {
        for unit in
            units.iter().filter(|unit| unit.is_valid_on(today) && unit.key.kind != TerritoryKind::Commune)
        {
            names.insert((unit.key.kind, unit.key.code.clone()), unit.name.clone());
        }
    }
    Ok(names)
}

/// Outlines of the kind that the user loaded, départements first; empty where none was.
pub async fn outlines(node: &Node) -> Result<Vec<TerritoryOutline>, ExchangeError> {
    let Some(known) = node.known_reference(OUTLINES, AsOf::default()).await? else { return Ok(Vec::new()) };
    let ReferenceContent::Outlines(outlines) = &known.content else { return Ok(Vec::new()) };
    let kinds = [TerritoryKind::Departement, TerritoryKind::Academie, TerritoryKind::Region];
    for kind in kinds {
        let of_kind: Vec<_> = outlines.iter().filter(|outline| outline.key.kind == kind).cloned().collect();
        if !of_kind.is_empty() {
            return Ok(of_kind);
        }
    }
    Ok(Vec::new())
}

/// Outlines of académies, each with the code of its académie: those of académies where the user loaded some, else those of
/// départements; empty where there are neither.
pub async fn academy_outlines(node: &Node) -> Result<Vec<(String, TerritoryOutline)>, ExchangeError> {
    let Some(known) = node.known_reference(OUTLINES, AsOf::default()).await? else { return Ok(Vec::new()) };
    let ReferenceContent::Outlines(outlines) = &known.content else { return Ok(Vec::new()) };
    let of_kind = |kind: TerritoryKind| outlines.iter().filter(move |outline| outline.key.kind == kind);
    let academies = of_kind(TerritoryKind::Academie);
    let found: Vec<_> = academies.map(|outline| (outline.key.code.clone(), outline.clone())).collect();
    if !found.is_empty() {
        return Ok(found);
    }
    let agreements = node.agreements();
    let Some(list) = agreements.references.code_lists.get("departements") else { return Ok(found) };
    let academy = |departement: &str| {
        let code = list.codes().iter().find(|code| code.code == departement);
        code.and_then(|code| code.group.clone())
    };
    let departements = of_kind(TerritoryKind::Departement);
    Ok(departements.filter_map(|one| Some((academy(&one.key.code)?, one.clone()))).collect())
}

/// One establishment as of a day.
pub async fn institution(
    node: &Node,
    uai: &str,
    as_of: AsOf,
) -> Result<Option<InstitutionView>, ExchangeError> {
    let Some(known) = directory(node, as_of).await? else { return Ok(None) };
    let ReferenceContent::Institutions(records) = &known.content else { return Ok(None) };
    let find = |uai: &str| records.iter().find(|record| record.institution.uai.as_str() == uai);
    let Some(record) = find(uai).cloned() else { return Ok(None) };
    let on = as_of.on.unwrap_or_else(|| node.today());
    let mut history = Vec::new();
    for (version, content) in node.store().reference_history(INSTITUTIONS, uai).await?.into_iter().rev() {
        let told = content.map(|content| entry(INSTITUTIONS, uai, &content)).transpose()?;
        history.push((version, told));
    }
    let linked = record.links.iter().filter_map(|link| link.uai);
    let names = linked
        .filter_map(|uai| Some((uai.to_string(), find(uai.as_str())?.institution.name.clone())))
        .collect();
    Ok(Some(InstitutionView {
        is_open: record.institution.is_open_on(on),
        on,
        territories: territories_of(node, &record, on).await?,
        names,
        history,
        record,
    }))
}

async fn territories_of(
    node: &Node,
    record: &InstitutionRecord,
    on: Date,
) -> Result<Vec<(TerritoryKind, String, String)>, ExchangeError> {
    let as_of = AsOf { on: Some(on), known_on: None };
    let Some(known) = node.known_reference(TERRITORIES, as_of).await? else { return Ok(Vec::new()) };
    let ReferenceContent::Territories(units) = &known.content else { return Ok(Vec::new()) };
    let institution = &record.institution;
    let lies_in = |unit: &&TerritoryUnit| {
        let code = &unit.key.code;
        unit.is_valid_on(on)
            && match unit.key.kind {
                TerritoryKind::Commune => *code == institution.commune,
                TerritoryKind::Departement => *code == institution.departement,
                TerritoryKind::Academie => *code == institution.academie,
                TerritoryKind::Region | TerritoryKind::RegionAcademique => *code == institution.region,
                TerritoryKind::Bassin => record.bassin.as_ref() == Some(code),
                TerritoryKind::Secteur
                | TerritoryKind::Circonscription
                | TerritoryKind::Epci
                | TerritoryKind::District => unit.members.contains(&institution.commune),
            }
    };
    let found = units.iter().filter(lies_in);
    Ok(found.map(|unit| (unit.key.kind, unit.key.code.clone(), unit.name.clone())).collect())
}

/// The changes of references that take effect later and that concern the session's party, the nearest first.
pub async fn announcements(
    node: &Node,
    session: &Session,
) -> Result<Vec<ReferenceAnnouncement>, ExchangeError> {
    let today = node.today();
    let mut announcements = Vec::new();
    for version in node.store().reference_versions(None).await? {
        let Some(effective_on) = version.effective_on.filter(|day| *day > today) else { continue };
        let agreements = node.agreements();
        if !agreements.parties_using(&version.reference, today).contains(&session.party) {
            continue;
        }
        let to = Some(DiffSide::Version(version.id));
        let diff = node.diff_reference(&version.reference, None, to).await?;
        let ReferenceBreaks { datasets, files, .. } = diff.breaks;
        announcements.push(ReferenceAnnouncement {
            effective_on,
            opens: diff.opens.len() as u64,
            closes: diff.closes.len() as u64,
            changes: diff.changes.len() as u64,
            datasets,
            // What others deposited is theirs: only counts of one's own files are shown.
            breaks: files.into_iter().filter(|found| found.party == session.party).collect(),
            version,
        });
    }
    announcements.sort_by_key(|announcement| announcement.effective_on);
    Ok(announcements)
}
