//! A reference as of a day, as it was known on another: versions folded in the order in which they take effect.
//!
//! What a load changes is `reference_changes`; what two states differ in is `reference_diff`. What is folded is kept in
//! memory for the next reader, a few states only.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use entente_audit::ReferenceVersionId;
use entente_model::{Code, InstitutionRecord, TerritoryOutline, TerritoryUnit};
use entente_store::ReferenceVersion;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::de::DeserializeOwned;

use crate::error::ExchangeError;
use crate::node::Node;

/// Name of the directory of establishments among the references.
pub(crate) const INSTITUTIONS: &str = "institutions";
/// Name of the territories.
pub(crate) const TERRITORIES: &str = "territories";
/// Name of the outlines.
pub(crate) const OUTLINES: &str = "outlines";
/// Beginning of the name of a nomenclature.
pub(crate) const CODE_LIST: &str = "code-list:";

/// States kept in memory.
const KEPT_MAX: usize = 6;

/// On which day, and as known on which day; today where nothing is said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AsOf {
    /// Day that the reference is looked at for.
    pub on: Option<Date>,
    /// Day on which the node knew it so.
    pub known_on: Option<Date>,
}

/// What a reference holds.
#[derive(Clone, Debug)]
pub enum ReferenceContent {
    /// Codes of a nomenclature, in their order.
    Codes(Vec<Code>),
    /// Establishments, by UAI.
    Institutions(Vec<InstitutionRecord>),
    /// Territories, by kind and code.
    Territories(Vec<TerritoryUnit>),
    /// Outlines, by kind and code.
    Outlines(Vec<TerritoryOutline>),
}

/// A reference in one of its states.
#[derive(Clone, Debug)]
pub struct KnownReference {
    /// Its name: `code-list:mef`, `institutions`…
    pub reference: String,
    /// The last version that it is made of.
    pub version: ReferenceVersion,
    /// When that was known: the latest of its versions.
    pub modified_at: Timestamp,
    /// What it holds.
    pub content: ReferenceContent,
    /// The versions that it is made of, in the order in which they take effect.
    pub(crate) versions: Vec<ReferenceVersionId>,
}

/// States folded lately, the last used at the end.
#[derive(Debug, Default)]
pub(crate) struct KeptReferences(Mutex<Vec<Arc<KnownReference>>>);

impl KeptReferences {
    fn get(&self, reference: &str, versions: &[ReferenceVersionId]) -> Option<Arc<KnownReference>> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let place =
            kept.iter().position(|known| known.reference == reference && known.versions == versions)?;
        let known = kept.remove(place);
        kept.push(Arc::clone(&known));
        Some(known)
    }
    fn keep(&self, known: &Arc<KnownReference>) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() == KEPT_MAX {
            kept.remove(0);
        }
        kept.push(Arc::clone(known));
    }
}

impl Node {
    /// The reference in the state asked for; nothing where it did not exist then.
    pub async fn known_reference(
        &self,
        reference: &str,
        as_of: AsOf,
    ) -> Result<Option<Arc<KnownReference>>, ExchangeError> {
        let versions = self.store().reference_versions(Some(reference)).await?;
        let versions = in_effect(versions, as_of, self.today());
        self.folded(reference, versions).await
    }

    /// The state that these versions leave.
    pub(crate) async fn folded(
        &self,
        reference: &str,
        versions: Vec<ReferenceVersion>,
    ) -> Result<Option<Arc<KnownReference>>, ExchangeError> {
        let Some(last) = versions.last().cloned() else { return Ok(None) };
        let numbers: Vec<ReferenceVersionId> = versions.iter().map(|version| version.id).collect();
        if let Some(known) = self.kept_references().get(reference, &numbers) {
            return Ok(Some(known));
        }
        let entries = self.store().reference_entries(&numbers).await?;
        let content = content_of(reference, &entries)?;
        let modified_at =
            versions.iter().map(|version| version.recorded_at).max().unwrap_or(last.recorded_at);
        let known = Arc::new(KnownReference {
            reference: reference.to_owned(),
            version: last,
            modified_at,
            content,
            versions: numbers,
        });
        self.kept_references().keep(&known);
        Ok(Some(known))
    }

    /// The entries of a reference as they will be on a day, as known now: what a load is compared with.
    pub(crate) async fn entries_on(
        &self,
        reference: &str,
        on: Date,
    ) -> Result<BTreeMap<String, String>, ExchangeError> {
        let versions = self.store().reference_versions(Some(reference)).await?;
        let as_of = AsOf { on: Some(on), known_on: None };
        let numbers: Vec<_> = in_effect(versions, as_of, on).iter().map(|version| version.id).collect();
        Ok(self.store().reference_entries(&numbers).await?)
    }
}

/// The day of an instant, in France: versions are dated by the day.
pub(crate) fn day_of(at: Timestamp) -> Date {
    at.to_zoned(TimeZone::get("Europe/Paris").unwrap_or(TimeZone::UTC)).date()
}

/// The versions that were known and have effect, in the order of their effect. One without a day of effect says what
/// holds in general, whatever the day; one that has is not used before.
pub(crate) fn in_effect(versions: Vec<ReferenceVersion>, as_of: AsOf, today: Date) -> Vec<ReferenceVersion> {
    let on = as_of.on.unwrap_or(today);
    let known_on = as_of.known_on.unwrap_or(Date::MAX);
    let mut kept: Vec<ReferenceVersion> = versions
        .into_iter()
        .filter(|version| day_of(version.recorded_at) <= known_on)
        .filter(|version| version.effective_on.is_none_or(|effective| effective <= on))
        .collect();
    kept.sort_by_key(|version| {
        (version.effective_on.unwrap_or_else(|| day_of(version.recorded_at)), version.seq)
    });
    kept
}

/// Reads the entry of a reference.
pub(crate) fn entry<T: DeserializeOwned>(
    reference: &str,
    key: &str,
    content: &str,
) -> Result<T, ExchangeError> {
    serde_json::from_str(content).map_err(|error| ExchangeError::Record {
        record: format!("{reference} {key}"),
        reason: error.to_string(),
    })
}

fn content_of(
    reference: &str,
    entries: &BTreeMap<String, String>,
) -> Result<ReferenceContent, ExchangeError> {
    fn all<T: DeserializeOwned>(
        reference: &str,
        entries: &BTreeMap<String, String>,
    ) -> Result<Vec<T>, ExchangeError> {
        entries.iter().map(|(key, content)| entry(reference, key, content)).collect()
    }
    Ok(match reference {
        INSTITUTIONS => ReferenceContent::Institutions(all(reference, entries)?),
        TERRITORIES => {
            ReferenceContent::Territories(all::<Vec<_>>(reference, entries)?.into_iter().flatten().collect())
        }
        OUTLINES => ReferenceContent::Outlines(all(reference, entries)?),
        _ => ReferenceContent::Codes(all::<Vec<_>>(reference, entries)?.into_iter().flatten().collect()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn version(number: u64, recorded_on: &str, effective_on: Option<Date>) -> ReferenceVersion {
        ReferenceVersion {
            id: ReferenceVersionId::new(number),
            seq: number,
            reference: "code-list:essai".into(),
            source_name: "essai.csv".into(),
            sha256: entente_audit::digest(b"essai"),
            rows: 1,
            changes: 1,
            changes_sha256: entente_audit::digest(b"essai"),
            state_sha256: None,
            effective_on,
            access: entente_store::ReferenceAccess::Open,
            recorded_at: format!("{recorded_on}T10:00:00Z").parse().unwrap(),
            recorded_by: "system".into(),
        }
    }

    #[test]
    fn a_version_holds_from_its_day_and_since_it_is_known() {
        let versions = vec![
            version(1, "2026-01-10", None),
            version(2, "2026-03-01", Some(date(2026, 9, 1))),
            version(3, "2026-04-01", None),
        ];
        let check = |on: Option<Date>, known_on: Option<Date>, expected: &[u64]| {
            let found = in_effect(versions.clone(), AsOf { on, known_on }, date(2026, 5, 1));
            assert_eq!(found.iter().map(|v| v.seq).collect::<Vec<_>>(), expected, "{on:?} {known_on:?}");
        };
        check(None, None, &[1, 3]);
        // A correction without a day of effect speaks of the past too; the planned one takes over on its day.
        check(Some(date(2020, 1, 1)), None, &[1, 3]);
        check(Some(date(2026, 9, 1)), None, &[1, 3, 2]);
        check(Some(date(2026, 9, 1)), Some(date(2026, 3, 1)), &[1, 2]);
        check(None, Some(date(2026, 1, 9)), &[]);
    }
}
