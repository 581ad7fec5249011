//! Rows that leave each hidden among others: recoded within the plan, before they are put in order.
//!
//! The recoding is computed from all rows in scope and all variables of the clause, asked for or not: what a recipient
//! asks in two requests is recoded alike. INVARIANT: what the plan gives is measured again, and does not leave unless
//! it holds.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use arrow::array::StringArray;
use arrow::datatypes::DataType;
use datafusion::prelude::{DataFrame, Expr, SessionContext, cast, ident};
use entente_disclosure::microdata::{
    AnonymiseOptions, AnonymiseReport, HierarchyKind, RecodedRow, Recoding, VariableCodes, assess,
    recode_columns,
};
use entente_model::{
    AnonymityRule, Dataset, Protection, References, ValueCheck, ValueFormat, VariableName, share_of,
};
use entente_policy::Permit;

use super::Source;
use super::error::ProduceError;
use super::generalise::groups;
use super::numbered::{NumberedColumns, numbered};
use super::plan::Order;
use super::selection::{Outgoing, select};
use super::text_function::TextFunction;

/// What recodes the rows of a delivery.
#[derive(Debug)]
pub(super) struct Recoder<'a> {
    /// The variables of the clause that others may know of a person, in its order.
    pub(super) quasi: Vec<Outgoing<'a>>,
    recoding: Arc<Recoding>,
    /// Whether a row was met that was not there when the recoding was computed.
    unknown: Arc<AtomicBool>,
}

/// Computes the recoding that the permit asks for, and measures what it gives; none where it asks for none.
pub(super) async fn recoder<'a>(
    session: &SessionContext,
    sources: &[Source],
    order: &Order<'_>,
    permit: &Permit,
    dataset: &'a Dataset,
) -> Result<Option<Recoder<'a>>, ProduceError> {
    let Some(rule) = permit.anonymity() else { return Ok(None) };
    let broken = |reason: String| ProduceError::Anonymity { k: rule.k, reason };
    if !dataset.individual || rule.quasi.is_empty() {
        return Err(broken(format!("the rows of `{}` say nothing that is known of a person", dataset.id)));
    }
    let quasi = outgoing(dataset, &rule.quasi, permit)?;
    let secret: Vec<VariableName> = rule.sensitive.iter().cloned().collect();
    let sensitive = if secret.is_empty() { Vec::new() } else { outgoing(dataset, &secret, permit)? };
    let all: Vec<Outgoing<'_>> = quasi.iter().chain(&sensitive).map(again).collect();
    let bare = Order { recoder: None, rows: order.rows.clone(), ..*order };
    let NumberedColumns { mut codes, mut absent } = numbered(session, sources, &bare, &all).await?;
    let sensitive_codes = codes.split_off(quasi.len());
    absent.truncate(quasi.len());
    let options = options(rule, &quasi, &codes, order.references, sources);
    let recoding = recode_columns(&codes, &absent, &sensitive_codes, &options)
        .map_err(|error| broken(error.to_string()))?;
    drop((codes, sensitive_codes));
    let recoder = Recoder { quasi, recoding: Arc::new(recoding), unknown: Arc::default() };
    let recoded = Order { recoder: Some(&recoder), rows: order.rows.clone(), ..*order };
    let NumberedColumns { mut codes, .. } = numbered(session, sources, &recoded, &all).await?;
    let sensitive_codes = codes.split_off(recoder.quasi.len());
    assert_holds(rule, &codes, &sensitive_codes)?;
    Ok(Some(recoder))
}

/// The columns of these variables, protected as the permit says of them; those that were not asked for too.
fn outgoing<'a>(
    dataset: &'a Dataset,
    names: &[VariableName],
    permit: &Permit,
) -> Result<Vec<Outgoing<'a>>, ProduceError> {
    let mut columns = select(dataset, names, permit.clause_protections())?;
    columns.sort_by_key(|column| names.iter().position(|name| *name == column.variable.name));
    Ok(columns)
}

/// The same column, counted apart.
fn again<'a>(column: &Outgoing<'a>) -> Outgoing<'a> {
    Outgoing {
        variable: column.variable,
        protection: column.protection.clone(),
        unknown: Arc::default(),
        ine: Arc::default(),
    }
}

fn options(
    rule: &AnonymityRule,
    quasi: &[Outgoing<'_>],
    codes: &[VariableCodes],
    references: &References,
    sources: &[Source],
) -> AnonymiseOptions {
    let hierarchies = quasi.iter().zip(codes).filter_map(|(column, codes)| {
        Some((codes.name.clone(), hierarchy(column, codes, references, sources)?))
    });
    AnonymiseOptions {
        sensitive: rule.sensitive.as_ref().map(ToString::to_string),
        distinct_l: rule.l.unwrap_or(1) as usize,
        t: rule.t.as_deref().and_then(share_of).unwrap_or(1.0),
        global_left_out_max: rule.left_out.as_deref().and_then(share_of),
        hierarchies: hierarchies.collect::<BTreeMap<String, HierarchyKind>>(),
        ..AnonymiseOptions::of(codes.iter().map(|column| column.name.clone()).collect(), rule.k as usize)
    }
}

/// How a variable is made coarser: by the groups of its list, or by what its format says; what suits its values where
/// neither is known.
fn hierarchy(
    column: &Outgoing<'_>,
    codes: &VariableCodes,
    references: &References,
    sources: &[Source],
) -> Option<HierarchyKind> {
    // Grouped already.
    if matches!(column.protection, Some(Protection::Generalise(_))) {
        return None;
    }
    column.variable.checks.iter().find_map(|check| match check {
        ValueCheck::CodeList { list } => {
            let day = sources.first()?.period.reference_date();
            let groups = groups(references.code_lists.get(list)?, day);
            if groups.is_empty() {
                return None;
            }
            let coarser = |code: &String| groups.get(code).cloned().into_iter().collect();
            let above = codes.values.iter().map(|code| (code.clone(), coarser(code))).collect();
            Some(HierarchyKind::Listed { above })
        }
        ValueCheck::Format { format: ValueFormat::Commune, .. } => {
            Some(HierarchyKind::Prefix { lengths: vec![2] })
        }
        ValueCheck::Format { format: ValueFormat::CommuneMinistry, .. } => {
            Some(HierarchyKind::Prefix { lengths: vec![3] })
        }
        ValueCheck::Format { format: ValueFormat::Pcs, .. } => {
            Some(HierarchyKind::Prefix { lengths: vec![2, 1] })
        }
        ValueCheck::Format { format: ValueFormat::Mef, .. } => {
            Some(HierarchyKind::Prefix { lengths: vec![4, 3, 1] })
        }
        _ => None,
    })
}

/// Asserts that what the plan gives is what the convention asks.
fn assert_holds(
    rule: &AnonymityRule,
    quasi: &[VariableCodes],
    sensitive: &[VariableCodes],
) -> Result<(), ProduceError> {
    let broken = |reason: String| ProduceError::Anonymity { k: rule.k, reason };
    let found = assess(quasi, sensitive, 1.0).map_err(|error| broken(error.to_string()))?;
    if found.rows == 0 {
        return Err(broken("no row is left".to_owned()));
    }
    if found.k < u64::from(rule.k) {
        return Err(broken(format!("rows alike by {} only", found.k)));
    }
    if let Some(diversity) = found.diversity.first() {
        let (l, t) = (rule.l.unwrap_or(1), rule.t.as_deref().and_then(share_of).unwrap_or(1.0));
        // Rows that are left out change the whole that distances are measured to.
        let is_far = rule.left_out.is_none() && diversity.t > t + 1e-9;
        if diversity.distinct_l < u64::from(l) || is_far {
            return Err(broken(format!("{} values and a distance of {}", diversity.distinct_l, diversity.t)));
        }
    }
    Ok(())
}

impl Recoder<'_> {
    /// What was done, for the delivery.
    pub(super) fn report(&self) -> &AnonymiseReport {
        &self.recoding.report
    }

    /// Whether the values of that variable are recoded.
    pub(super) fn recodes(&self, name: &VariableName) -> bool {
        self.quasi.iter().any(|column| column.variable.name == *name)
    }

    /// The frame holds the columns of the order and the variables of the clause; gives those of the order, recoded.
    pub(super) fn apply(&self, frame: DataFrame, order: &Order<'_>) -> Result<DataFrame, ProduceError> {
        let quasi = || -> Vec<Expr> {
            let text = |column: &Outgoing<'_>| cast(ident(column.variable.name.as_str()), DataType::Utf8);
            self.quasi.iter().map(text).collect()
        };
        let kept = if self.recoding.report.rows_left_out > 0 {
            let recoding = Arc::clone(&self.recoding);
            let stays = TextFunction::call_all("stays".to_owned(), quasi(), move |columns, rows| {
                let leaves = |row| !matches!(row_of(&recoding, columns, row), RecodedRow::LeftOut);
                (0..rows).map(|row| leaves(row).then_some("1")).collect()
            });
            frame.filter(stays.is_not_null())?
        } else {
            frame
        };
        let columns = order.columns.iter().map(|column| {
            let name = &column.variable.name;
            let Some(at) = self.quasi.iter().position(|one| one.variable.name == *name) else {
                return ident(name.as_str());
            };
            let (recoding, unknown) = (Arc::clone(&self.recoding), Arc::clone(&self.unknown));
            let recoded = TextFunction::call_all(format!("recode_{name}"), quasi(), move |columns, rows| {
                let label = |row| match row_of(&recoding, columns, row) {
                    RecodedRow::Leaves(labels) => labels[at].as_deref(),
                    RecodedRow::LeftOut => None,
                    RecodedRow::Unknown => {
                        unknown.store(true, Ordering::Relaxed);
                        None
                    }
                };
                (0..rows).map(label).collect()
            });
            recoded.alias(name.as_str())
        });
        Ok(kept.select(columns.collect::<Vec<_>>())?)
    }

    /// Asserts that every row met was one of those that were recoded.
    pub(super) fn assert_known(&self) -> Result<(), ProduceError> {
        if self.unknown.load(Ordering::Relaxed) {
            let k = self.recoding.report.after.k.try_into().unwrap_or(u32::MAX);
            return Err(ProduceError::Anonymity {
                k,
                reason: "rows changed while they were read".to_owned(),
            });
        }
        Ok(())
    }
}

fn row_of<'r>(recoding: &'r Recoding, columns: &[&StringArray], row: usize) -> RecodedRow<'r> {
    let values: Vec<Option<&str>> = columns
        .iter()
        .map(|column| (!arrow::array::Array::is_null(*column, row)).then(|| column.value(row)))
        .collect();
    recoding.row(&values)
}
