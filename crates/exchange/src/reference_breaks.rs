//! What a change of a reference breaks: codes that files already accepted use, codes that other lists are grouped under,
//! purposes that conventions name (R5).
//!
//! The distinct values of typed files are counted by `entente-intake`; nothing of a row is read beyond them.

use std::collections::BTreeMap;

use entente_intake::value_rows;
use entente_model::{ArticleRef, DatasetId, PartyId, Period, Protection, VariableName};
use entente_store::{Deposit, DepositFilter};
use jiff::civil::Date;
use serde::Serialize;

use crate::deposit_files::checked_path;
use crate::error::ExchangeError;
use crate::known_reference::CODE_LIST;
use crate::node::Node;
use crate::reference_diff::{DiffLine, ReferenceDiff};
use crate::reference_users::variables_using;

/// Why a code in use breaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum BreakKind {
    /// It may be used no more.
    Closed,
    /// It is grouped otherwise, in a variable that deliveries generalise with the list.
    Regrouped,
}

/// A code that an accepted file uses and that would break.
#[derive(Clone, Debug, Serialize)]
pub struct DatasetBreak {
    /// The dataset.
    pub dataset: DatasetId,
    /// What the file is about.
    pub period: Period,
    /// Who deposited it.
    pub party: PartyId,
    /// The deposit.
    pub deposit: String,
    /// The variable.
    pub variable: VariableName,
    /// The code.
    pub code: String,
    /// Its label.
    pub label: String,
    /// Rows that have it.
    pub rows: u64,
    /// Why it breaks.
    pub kind: BreakKind,
    /// From which day, where it is said.
    pub on: Option<Date>,
    /// What takes its place, where that is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub successor: Option<String>,
}

/// A code that closes and that codes of another list are grouped under.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ListBreak {
    /// The other list.
    pub list: String,
    /// The code that closes.
    pub code: String,
    /// Codes of the other list that are grouped under it.
    pub codes: u64,
}

/// A purpose that closes and that a convention names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ClauseBreak {
    /// Where.
    pub article: ArticleRef,
    /// The code.
    pub code: String,
}

/// What a change breaks.
#[derive(Clone, Debug, Default, Serialize)]
pub struct ReferenceBreaks {
    /// Datasets that use the reference, whether something breaks in them or not.
    pub datasets: Vec<DatasetId>,
    /// In accepted files, by dataset, period, variable and code.
    pub files: Vec<DatasetBreak>,
    /// In other lists.
    pub lists: Vec<ListBreak>,
    /// In clauses of conventions.
    pub clauses: Vec<ClauseBreak>,
    /// Accepted files whose values could not be counted.
    pub unread: Vec<String>,
}

impl Node {
    /// What the closings and regroupings of a comparison break.
    pub(crate) async fn breaks(&self, diff: &ReferenceDiff) -> Result<ReferenceBreaks, ExchangeError> {
        let agreements = self.agreements();
        let using: Vec<DatasetId> =
            agreements.datasets_using(&diff.reference).iter().map(|dataset| dataset.id.clone()).collect();
        let mut breaks = ReferenceBreaks { datasets: using, ..ReferenceBreaks::default() };
        let closes: BTreeMap<&str, &DiffLine> =
            diff.closes.iter().map(|line| (line.code.as_str(), line)).collect();
        let regrouped: BTreeMap<&str, &DiffLine> = diff
            .changes
            .iter()
            .filter(|line| line.facts.iter().any(|fact| fact.fact == "group"))
            .map(|line| (line.code.as_str(), line))
            .collect();
        if closes.is_empty() && regrouped.is_empty() {
            return Ok(breaks);
        }
        for dataset in breaks.datasets.clone() {
            let filter = DepositFilter { dataset: Some(dataset), ..DepositFilter::default() };
            for deposit in self.store().deposits(&filter).await? {
                if deposit.state.is_current() {
                    self.file_breaks(diff, &deposit, [&closes, &regrouped], &mut breaks).await?;
                }
            }
        }
        self.list_breaks(diff, &closes, &mut breaks);
        if diff.reference == "code-list:finalites" {
            let grants = agreements.all().iter().flat_map(entente_model::Agreement::grant_clauses);
            for (article, grant) in grants {
                for purpose in grant.purposes.iter().filter(|purpose| closes.contains_key(purpose.as_str())) {
                    breaks.clauses.push(ClauseBreak { article: article.clone(), code: purpose.to_string() });
                }
            }
        }
        Ok(breaks)
    }

    async fn file_breaks(
        &self,
        diff: &ReferenceDiff,
        deposit: &Deposit,
        [closes, regrouped]: [&BTreeMap<&str, &DiffLine>; 2],
        breaks: &mut ReferenceBreaks,
    ) -> Result<(), ExchangeError> {
        let agreements = self.agreements();
        let Some(dataset) = agreements.dataset(deposit.dataset.as_str()) else { return Ok(()) };
        let checked = variables_using(dataset, &diff.reference);
        let generalised: Vec<VariableName> = agreements
            .about(&dataset.id)
            .1
            .iter()
            .flat_map(|(_, grant)| grant.protect.clone())
            .filter(|protected| match &protected.protection {
                Protection::Generalise(list) => diff.reference.strip_prefix(CODE_LIST) == Some(list.as_str()),
                Protection::Pseudonym(_) | Protection::Drop => false,
            })
            .map(|protected| protected.variable)
            .collect();
        let report = self.store().check_report(deposit.id).await?;
        let Some(sha256) = report.and_then(|report| report.checked_sha256) else { return Ok(()) };
        let path = checked_path(self.folder(), deposit.sha256, sha256);
        let mut wanted = checked.clone();
        wanted.extend(generalised.iter().filter(|name| !checked.contains(name)).cloned());
        let usage = match tokio::task::spawn_blocking(move || value_rows(&path, &wanted)).await? {
            Ok(usage) => usage,
            Err(error) => {
                tracing::warn!(deposit = %deposit.id, %error, "a checked file cannot be counted");
                breaks.unread.push(deposit.id.to_string());
                return Ok(());
            }
        };
        for (variable, usage) in usage {
            for (value, rows) in usage.rows {
                let closed = closes.get(value.as_str()).filter(|_| checked.contains(&variable));
                let other = regrouped.get(value.as_str()).filter(|_| generalised.contains(&variable));
                let (line, kind) = match (closed, other) {
                    (Some(line), _) => (line, BreakKind::Closed),
                    (None, Some(line)) => (line, BreakKind::Regrouped),
                    (None, None) => continue,
                };
                breaks.files.push(DatasetBreak {
                    dataset: deposit.dataset.clone(),
                    period: deposit.period,
                    party: deposit.party.clone(),
                    deposit: deposit.id.to_string(),
                    variable: variable.clone(),
                    code: value,
                    label: line.label.clone(),
                    rows,
                    kind,
                    on: line.on,
                    successor: line.successor.clone(),
                });
            }
            if usage.is_cut {
                breaks.unread.push(format!("{} {variable}", deposit.id));
            }
        }
        Ok(())
    }

    /// Lists are not tied by a declaration: one is grouped under another where nearly all its groups are codes of it.
    fn list_breaks(
        &self,
        diff: &ReferenceDiff,
        closes: &BTreeMap<&str, &DiffLine>,
        breaks: &mut ReferenceBreaks,
    ) {
        let agreements = self.agreements();
        let Some(id) = diff.reference.strip_prefix(CODE_LIST) else { return };
        let Some(changed) = agreements.references.code_lists.get(id) else { return };
        let known =
            |group: &str| changed.codes().iter().any(|code| code.code == group) || closes.contains_key(group);
        for (list, other) in agreements.references.code_lists.iter().filter(|(list, _)| list.as_str() != id) {
            let mut groups: BTreeMap<&str, u64> = BTreeMap::new();
            for group in other.codes().iter().filter_map(|code| code.group.as_deref()) {
                *groups.entry(group).or_default() += 1;
            }
            let under = groups.keys().filter(|group| known(group)).count();
            if groups.is_empty() || under * 10 < groups.len() * 9 {
                continue;
            }
            for (code, codes) in groups.into_iter().filter(|(group, _)| closes.contains_key(group)) {
                breaks.lists.push(ListBreak { list: list.to_string(), code: code.to_owned(), codes });
            }
        }
    }
}
