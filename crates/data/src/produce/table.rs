//! Produces a table instead of rows: one plan scans, scopes and counts the inner cells, `entente-disclosure` protects and
//! audits them, and what passed is written.
//!
//! INVARIANT: nothing of a row leaves: the plan ends in an aggregation by the levels of the clause.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use arrow::array::{Array, AsArray, Int64Array, RecordBatch, StringArray};
use arrow::datatypes::{DataType, Field, Int64Type, Schema, SchemaRef};
use datafusion::functions_aggregate::expr_fn::{count, max, min, sum};
use datafusion::functions_window::expr_fn::row_number;
use datafusion::logical_expr::ExprFunctionExt;
use datafusion::physical_plan::stream::RecordBatchStreamAdapter;
use datafusion::prelude::{
    DataFrame, Expr, ParquetReadOptions, btrim, cast, coalesce, ident, lit, upper, when,
};
use entente_disclosure::MasterKey;
use entente_disclosure::deliveries::{
    FormerTable, ProtectedDelivery, TableOrder, TableProtection, protect_delivery, table_lines,
};
use entente_disclosure::suppress::AMOUNT_COLUMNS;
use entente_model::{
    Dataset, LevelOf, Period, References, Storage, TableClause, TableLevel, Territory, ValueCheck,
    VariableKind, VariableName,
};
use entente_policy::Permit;
use futures::{StreamExt, stream};

use super::error::ProduceError;
use super::generalise::groups;
use super::ine_guard::guard;
use super::overlap::{NewTable, overlaps};
use super::plan::{count_rows, file_url};
use super::scope::Rows;
use super::selection::assert_no_ine;
use super::session::{SORT_MEMORY_BYTES, session};
use super::sink::Workshop;
use super::text_function::TextFunction;
use super::{DeliveryFormat, Source, metadata};
use entente_audit::HashedFile;

/// The code of what a row does not say, or of what has no group: a cell of its own, protected like the others.
pub const NOT_STATED: &str = "non-renseigné";

/// Inner cells above which a table is refused before it is protected.
const CELLS_MAX: usize = 5_000_000;

/// The tables of the same data that left before, and who holds them.
#[derive(Clone, Debug, Default)]
pub struct TableRegister {
    /// What the cells of the new table and of these count.
    pub population: String,
    /// In the order in which they left.
    pub former: Vec<FormerTable>,
    /// The rows of each.
    pub rows: Vec<FormerRows>,
    /// For each reader of the new table, the positions of those that it holds.
    pub readers: Vec<Vec<usize>>,
}

/// The rows that a former table counted.
#[derive(Clone, Debug)]
pub struct FormerRows {
    /// The checked file; it may be gone.
    pub source: Source,
    /// Whose rows; none where it counted all.
    pub territory: Option<Territory>,
}

/// A table that is ready to be sent.
#[derive(Clone, Debug)]
pub struct ProducedTable {
    /// Rows of the sources.
    pub rows_read: u64,
    /// Rows of the sources in the recipient's scope.
    pub rows_counted: u64,
    /// Lines of the table, margins included.
    pub rows: u64,
    /// Its hash and size.
    pub file: HashedFile,
    /// Its format.
    pub format: DeliveryFormat,
    /// The table as it is kept to be audited with later ones: comma-separated.
    pub published: Vec<u8>,
    /// What was done to it.
    pub protection: TableProtection,
    /// The variables that it was made from.
    pub variables: Vec<VariableName>,
}

/// Produces the table that the permit asks for at `output`, whose folder must exist and where no file may stand.
///
/// # Errors
/// As `produce`; and a table that does not pass its audits, alone or beside the former ones, does not leave.
#[expect(clippy::too_many_arguments, reason = "as `produce`, and the register")]
pub async fn produce_table(
    permit: &Permit,
    sources: &[Source],
    dataset: &Dataset,
    references: &References,
    key: &MasterKey,
    register: &TableRegister,
    output: &Path,
    format: DeliveryFormat,
) -> Result<ProducedTable, ProduceError> {
    let Some((clause, disclosure)) = permit.table() else {
        return Err(ProduceError::NotATable { dataset: dataset.id.clone() });
    };
    super::assert_about(permit, dataset, sources)?;
    let shape = Shape::new(clause, dataset)?;
    let rows_scope = Rows::in_scope(
        permit.scope(),
        &permit.request().recipient,
        permit.recipient_territory(),
        dataset,
        &references.institutions,
    )?;
    let rows_read = count_rows(sources)?;
    let workshop = Workshop::beside(output)?;
    let (counted, overlaps) = {
        let session = session(SORT_MEMORY_BYTES, workshop.folder())?;
        let counted = count_cells(&session, sources, &shape, &[&rows_scope], references).await?;
        let new =
            NewTable { sources, shape: &shape, rows: &rows_scope, recipient: &permit.request().recipient };
        (counted, overlaps(&session, &new, register, references).await?)
    };
    let order = TableOrder {
        population: &register.population,
        clause,
        disclosure,
        former: &register.former,
        overlaps: &overlaps,
        readers: &register.readers,
        key,
    };
    let ProtectedDelivery { published, protection } =
        protect_delivery(&counted.csv, &order).map_err(|refusal| ProduceError::Table(Box::new(refusal)))?;
    let batch = batch(&published, &shape)?;
    let schema = batch.schema();
    let lines = Box::pin(RecordBatchStreamAdapter::new(schema, stream::iter([Ok(batch)])));
    let (rows, file) = workshop.write(lines, format, metadata(permit, sources), || Ok(())).await?;
    Ok(ProducedTable {
        rows_read,
        rows_counted: counted.rows,
        rows,
        file,
        format,
        published,
        protection,
        variables: clause.variables(),
    })
}

/// The columns of the table, and where their values come from.
pub(super) struct Shape<'a> {
    pub(super) clause: &'a TableClause,
    pub(super) dataset: &'a Dataset,
    pub(super) levels: Vec<TableLevel>,
}

impl<'a> Shape<'a> {
    /// What may never be a dimension is refused, whatever the permit says: the codes of a dimension are published.
    fn new(clause: &'a TableClause, dataset: &'a Dataset) -> Result<Self, ProduceError> {
        let levels = clause
            .levels()
            .map_err(|error| ProduceError::Dimension { level: error.text, dataset: dataset.id.clone() })?;
        let levels: Vec<TableLevel> = levels.into_iter().flatten().collect();
        let added = clause.amount.iter().chain(&clause.count);
        for name in levels.iter().map(|level| &level.variable).chain(added) {
            let Some(variable) = dataset.variable(name.as_str()) else {
                return Err(ProduceError::UnknownVariable {
                    variable: name.clone(),
                    dataset: dataset.id.clone(),
                });
            };
            let names_somebody = matches!(
                variable.kind,
                VariableKind::Ine
                    | VariableKind::Nominative
                    | VariableKind::Address
                    | VariableKind::Pseudonym
            );
            if names_somebody {
                return Err(ProduceError::Unprotected { variable: name.clone() });
            }
        }
        let whole = |name: &VariableName| {
            let found = dataset.variable(name.as_str());
            found.is_some_and(|variable| variable.value_type.storage() == Storage::Integer)
        };
        let number = |name: &VariableName| {
            let found = dataset.variable(name.as_str()).map(|variable| variable.value_type.storage());
            matches!(found, Some(Storage::Integer | Storage::Decimal))
        };
        let countable = match &clause.amount {
            Some(amount) => clause.count.is_none() && number(amount),
            None => clause.count.as_ref().map_or(dataset.individual, whole),
        };
        if !countable {
            return Err(ProduceError::NotCountable { dataset: dataset.id.clone() });
        }
        Ok(Self { clause, dataset, levels })
    }
}

/// Inner cells as comma-separated text, for the engine.
pub(super) struct Counted {
    pub(super) csv: Vec<u8>,
    rows: u64,
}

/// Column of how many rows a cell has, and of how many of them say their count.
const ROWS: &str = "@rows";
const STATED: &str = "@stated";
const CELL: &str = "@count";
const SUM: &str = "@sum";
/// Column of the rank of an amount in its cell, the largest first.
const RANK: &str = "@rank";

pub(super) async fn count_cells(
    session: &datafusion::prelude::SessionContext,
    sources: &[Source],
    shape: &Shape<'_>,
    rows: &[&Rows],
    references: &References,
) -> Result<Counted, ProduceError> {
    let mut whole: Option<DataFrame> = None;
    let found: Vec<Arc<AtomicU64>> = shape.levels.iter().map(|_| Arc::default()).collect();
    for source in sources {
        let options = ParquetReadOptions::new().file_extension("");
        let mut scoped = session.read_parquet(file_url(&source.path), options).await?;
        assert_columns(&scoped, source.period, shape, rows)?;
        for condition in rows.iter().filter_map(|rows| rows.condition()) {
            scoped = scoped.filter(condition)?;
        }
        let mut columns = Vec::with_capacity(shape.levels.len() + 1);
        for (level, found) in shape.levels.iter().zip(&found) {
            let value = level_value(level, shape.dataset, source.period, references)?;
            let checked = guard(&level.variable, Arc::clone(found), value);
            columns.push(coalesce(vec![checked, lit(NOT_STATED)]).alias(level.column()));
        }
        let value = match (&shape.clause.amount, &shape.clause.count) {
            // To the unit: what is audited is what is published.
            (Some(name), _) => {
                cast(cast(ident(name.as_str()), DataType::Float64) + lit(0.5_f64), DataType::Int64)
            }
            (None, Some(name)) => cast(ident(name.as_str()), DataType::Int64),
            (None, None) => lit(1_i64),
        };
        columns.push(value.alias(CELL));
        let part = scoped.select(columns)?;
        whole = Some(match whole {
            None => part,
            Some(others) => others.union(part)?,
        });
    }
    let whole = whole.expect("`assert_about` refuses to run without a source");
    let names: Vec<String> = shape.levels.iter().map(TableLevel::column).collect();
    let by: Vec<Expr> = names.iter().map(|name| ident(name.as_str())).collect();
    let mut counts =
        vec![sum(ident(CELL)).alias(SUM), count(ident(CELL)).alias(STATED), count(lit(1_i64)).alias(ROWS)];
    let mut whole = whole;
    let mut header: Vec<&str> = vec![shape.clause.count_column()];
    if shape.clause.amount.is_some() {
        let rank = row_number()
            .partition_by(by.clone())
            .order_by(vec![ident(CELL).sort(false, false)])
            .build()?
            .alias(RANK);
        whole = whole.window(vec![rank])?;
        let [units, largest @ ..] = AMOUNT_COLUMNS;
        counts.push(min(ident(CELL)).alias(units));
        for (place, name) in (1_u64..).zip(largest) {
            let own = when(ident(RANK).eq(lit(place)), ident(CELL)).otherwise(lit(0_i64))?;
            counts.push(max(own).alias(name));
        }
        header.extend(AMOUNT_COLUMNS);
    }
    let order = names.iter().map(|name| ident(name.as_str()).sort(true, true)).collect();
    let mut cells = whole.aggregate(by, counts)?.sort(order)?.execute_stream().await?;
    let mut writer = csv_of(&names, &header);
    let (mut inner, mut total) = (0_usize, 0_u64);
    while let Some(batch) = cells.next().await {
        let batch = batch?;
        inner += batch.num_rows();
        if inner > CELLS_MAX {
            return Err(ProduceError::TooManyCells { cells_max: CELLS_MAX });
        }
        total += write_cells(&mut writer, &batch, shape)?;
    }
    let counted: Vec<(VariableName, Arc<AtomicU64>)> =
        shape.levels.iter().map(|level| level.variable.clone()).zip(found).collect();
    assert_no_ine(&counted)?;
    if inner == 0 {
        return Err(ProduceError::NoCell { dataset: shape.dataset.id.clone() });
    }
    Ok(Counted { csv: writer, rows: total })
}

fn csv_of(names: &[String], counts: &[&str]) -> Vec<u8> {
    let mut text = Vec::new();
    write_line(&mut text, names.iter().map(String::as_str).chain(counts.iter().copied()));
    text
}

/// One line, each field quoted: codes are texts of a file.
fn write_line<'a>(text: &mut Vec<u8>, fields: impl Iterator<Item = &'a str>) {
    for (at, field) in fields.enumerate() {
        if at > 0 {
            text.push(b',');
        }
        text.push(b'"');
        text.extend_from_slice(field.replace('"', "\"\"").as_bytes());
        text.push(b'"');
    }
    text.push(b'\n');
}

/// Writes the cells of a batch; gives how many rows they count.
fn write_cells(text: &mut Vec<u8>, batch: &RecordBatch, shape: &Shape<'_>) -> Result<u64, ProduceError> {
    let width = shape.levels.len();
    let texts: Vec<&StringArray> = batch.columns()[..width].iter().map(|column| column.as_string()).collect();
    let number = |at: usize| batch.column(width + at).as_primitive::<Int64Type>();
    let (sums, stated, rows) = (number(0), number(1), number(2));
    let mut total = 0;
    for row in 0..batch.num_rows() {
        if stated.value(row) != rows.value(row) {
            return Err(ProduceError::CountAbsent { variable: shape.clause.count_column().into() });
        }
        let mut counts = vec![sums.value(row).to_string()];
        if shape.clause.amount.is_some() {
            // The least amount of the cell stands where its contributors are counted below.
            if number(3).value(row) < 0 {
                return Err(ProduceError::AmountNegative { variable: shape.clause.count_column().into() });
            }
            counts.push(rows.value(row).to_string());
            counts.extend((4..7).map(|at| number(at).value(row).to_string()));
        }
        let counts = counts.iter().map(String::as_str);
        write_line(text, texts.iter().map(|column| column.value(row)).chain(counts));
        total += rows.value(row).unsigned_abs();
    }
    Ok(total)
}

fn assert_columns(
    scanned: &DataFrame,
    period: Period,
    shape: &Shape<'_>,
    rows: &[&Rows],
) -> Result<(), ProduceError> {
    let added = shape.clause.amount.iter().chain(&shape.clause.count);
    let names = shape.levels.iter().map(|level| &level.variable).chain(added);
    for variable in names.chain(rows.iter().filter_map(|rows| rows.variable())) {
        if scanned.schema().field_with_unqualified_name(variable.as_str()).is_err() {
            return Err(ProduceError::MissingVariable { variable: variable.clone(), period });
        }
    }
    Ok(())
}

/// The code of a level, absent where the row does not say it.
fn level_value(
    level: &TableLevel,
    dataset: &Dataset,
    period: Period,
    references: &References,
) -> Result<Expr, ProduceError> {
    let name = &level.variable;
    let text = btrim(vec![cast(ident(name.as_str()), DataType::Utf8)]);
    // A key in lower case is the same establishment.
    let is_institution = dataset.institution_variable.as_ref() == Some(name);
    let text = if is_institution { upper(text) } else { text };
    let map: HashMap<String, String> = match level.of {
        None => return Ok(kept(name, text)),
        Some(LevelOf::Group) => {
            let list = dataset.variable(name.as_str()).and_then(|variable| {
                variable.checks.iter().find_map(|check| match check {
                    ValueCheck::CodeList { list } => Some(list.clone()),
                    _ => None,
                })
            });
            let unknown =
                || ProduceError::Dimension { level: level.to_string(), dataset: dataset.id.clone() };
            let list = list.ok_or_else(unknown)?;
            let Some(list) = references.code_lists.get(&list) else {
                return Err(ProduceError::UnknownCodeList { list, variable: name.clone() });
            };
            groups(list, period.reference_date())
        }
        Some(of) => {
            let said = |one: &entente_model::Institution| match of {
                LevelOf::Commune => one.commune.clone(),
                LevelOf::Departement => one.departement.clone(),
                LevelOf::Group | LevelOf::Nature => one.nature.clone(),
            };
            references.institutions.iter().map(|one| (one.uai.to_string(), said(one))).collect()
        }
    };
    Ok(TextFunction::call(format!("level_{}", level.column()), cast(text, DataType::Utf8), move |codes| {
        codes
            .iter()
            .map(|code| map.get(code?).map(String::as_str).filter(|known| !known.is_empty()))
            .collect()
    }))
}

/// The value itself; an empty text says nothing.
fn kept(name: &VariableName, text: Expr) -> Expr {
    TextFunction::call(format!("level_{name}"), cast(text, DataType::Utf8), |values| {
        values.iter().map(|value| value.filter(|text| !text.is_empty())).collect()
    })
}

/// The protected table as columns: codes (absent for a margin), the count (absent where hidden), the status.
fn batch(published: &[u8], shape: &Shape<'_>) -> Result<RecordBatch, ProduceError> {
    let width = shape.levels.len();
    let mut texts: Vec<Vec<Option<String>>> = vec![Vec::new(); width];
    let (mut counts, mut status) = (Vec::new(), Vec::new());
    let broken = |reason: String| ProduceError::TableUnreadable { reason };
    for record in table_lines(published) {
        let record = record.map_err(broken)?;
        let [codes @ .., count, word] = record.as_slice() else {
            return Err(broken("a line is too short".to_owned()));
        };
        if codes.len() != width {
            return Err(broken("a line has other columns".to_owned()));
        }
        for (column, code) in texts.iter_mut().zip(codes) {
            column.push((!code.is_empty()).then(|| code.clone()));
        }
        counts.push(if count.is_empty() {
            None
        } else {
            Some(count.parse::<i64>().map_err(|error| broken(error.to_string()))?)
        });
        status.push(Some(word.clone()));
    }
    let field = |name: String, of: DataType| Field::new(name, of, true);
    let mut fields: Vec<Field> =
        shape.levels.iter().map(|level| field(level.column(), DataType::Utf8)).collect();
    fields.push(field(shape.clause.count_column().to_owned(), DataType::Int64));
    fields.push(field("status".to_owned(), DataType::Utf8));
    let schema: SchemaRef = Arc::new(Schema::new(fields));
    let mut columns: Vec<Arc<dyn Array>> =
        texts.into_iter().map(|column| Arc::new(StringArray::from(column)) as Arc<dyn Array>).collect();
    columns.push(Arc::new(Int64Array::from(counts)));
    columns.push(Arc::new(StringArray::from(status)));
    RecordBatch::try_new(schema, columns).map_err(|error| broken(error.to_string()))
}
