//! The one plan of a delivery: scan, objections, scope, columns, protections, order.
//!
//! Writing is `sink`'s work. Rows leave in the order of their pseudonyms, then of their other values: the order of
//! the deposit would let somebody who holds the source's file put the identifiers back line by line. That order is
//! total up to identical rows, so the same rows always give the same file.

use std::fmt::Write as _;
use std::fs::File;
use std::path::Path;
use std::sync::Arc;

use arrow::datatypes::DataType;
use datafusion::common::DFSchema;
use datafusion::logical_expr::SortExpr;
use datafusion::prelude::{DataFrame, Expr, ParquetReadOptions, SessionContext, cast, ident};
use entente_model::{
    PartyId, Period, Protection, PseudonymStability, PurposeId, Storage, ValueType, VariableName,
};
use parquet::file::reader::{FileReader, SerializedFileReader};

use super::Source;
use super::anonymity::Recoder;
use super::error::ProduceError;
use super::generalise::{generalise, groups};
use super::ine_guard::guard;
use super::pseudonym::pseudonymise;
use super::scope::Rows;
use super::selection::Outgoing;
use entente_audit::hash_file;
use entente_disclosure::{MasterKey, PseudonymDomain, Pseudonyms};
use entente_model::References;

/// What the plan of a delivery is made from.
#[derive(Debug)]
pub(super) struct Order<'a> {
    pub recipient: &'a PartyId,
    pub purpose: &'a PurposeId,
    pub rows: Rows,
    pub columns: &'a [Outgoing<'a>],
    pub references: &'a References,
    pub key: &'a MasterKey,
    /// What recodes the rows, where they are.
    pub recoder: Option<&'a Recoder<'a>>,
}

/// The plan, not yet run.
pub(super) async fn plan(
    session: &SessionContext,
    sources: &[Source],
    order: &Order<'_>,
) -> Result<DataFrame, ProduceError> {
    Ok(rows(session, sources, order).await?.sort(row_order(order.columns))?)
}

/// The protected rows of all sources, in no order.
pub(super) async fn rows(
    session: &SessionContext,
    sources: &[Source],
    order: &Order<'_>,
) -> Result<DataFrame, ProduceError> {
    let mut whole: Option<DataFrame> = None;
    for source in sources {
        let part = plan_source(session, source, order).await?;
        whole = Some(match whole {
            None => part,
            Some(others) => others.union(part)?,
        });
    }
    let whole = whole.expect("`produce` refuses to run without a source");
    match order.recoder {
        Some(recoder) => recoder.apply(whole, order),
        None => Ok(whole),
    }
}

async fn plan_source(
    session: &SessionContext,
    source: &Source,
    order: &Order<'_>,
) -> Result<DataFrame, ProduceError> {
    let scanned =
        session.read_parquet(file_url(&source.path), ParquetReadOptions::new().file_extension("")).await?;
    assert_types(scanned.schema(), source.period, order)?;
    // Objections come here (droit d'opposition): rows of persons who object are taken out by an anti-join before
    // anything else is done with them.
    let scoped = match order.rows.condition() {
        Some(condition) => scanned.filter(condition)?,
        None => scanned,
    };
    let columns: Result<Vec<Expr>, ProduceError> =
        leaving(order).map(|column| outgoing(column, source.period, order)).collect();
    Ok(scoped.select(columns?)?)
}

/// The columns of the order, and those from which they are recoded.
fn leaving<'a>(order: &'a Order<'_>) -> impl Iterator<Item = &'a Outgoing<'a>> {
    let known =
        |column: &&Outgoing<'_>| !order.columns.iter().any(|own| own.variable.name == column.variable.name);
    let others = order.recoder.iter().flat_map(|recoder| &recoder.quasi).filter(known);
    order.columns.iter().chain(others)
}

fn outgoing(column: &Outgoing<'_>, period: Period, order: &Order<'_>) -> Result<Expr, ProduceError> {
    let name = &column.variable.name;
    let text = || cast(ident(name.as_str()), DataType::Utf8);
    let protected = match &column.protection {
        None => cast(ident(name.as_str()), arrow_type(column.variable.value_type)),
        Some(Protection::Pseudonym(stability)) => {
            let school_year = period.school_year.to_string();
            let vintage = match stability {
                PseudonymStability::Stable => "stable",
                PseudonymStability::Yearly => &school_year,
            };
            let domain = PseudonymDomain {
                recipient: order.recipient,
                purpose: order.purpose,
                vintage,
                variable: name,
            };
            pseudonymise(Pseudonyms::new(&order.key.derive(&domain)), name, text())
        }
        Some(Protection::Generalise(id)) => {
            let Some(list) = order.references.code_lists.get(id) else {
                return Err(ProduceError::UnknownCodeList { list: id.clone(), variable: name.clone() });
            };
            generalise(list, groups(list, period.reference_date()), Arc::clone(&column.unknown), text())
        }
        // Left out when columns are selected; here it would leave as it is.
        Some(Protection::Drop) => return Err(ProduceError::Unprotected { variable: name.clone() }),
    };
    let checked = if is_text(column) { guard(name, Arc::clone(&column.ine), protected) } else { protected };
    Ok(checked.alias(name.as_str()))
}

/// Whether the column leaves as text: protections give text, whatever the variable was.
fn is_text(column: &Outgoing<'_>) -> bool {
    column.protection.is_some() || column.variable.value_type.storage() == Storage::Text
}

/// The type under which values of a variable leave.
fn arrow_type(value_type: ValueType) -> DataType {
    match value_type.storage() {
        Storage::Text => DataType::Utf8,
        Storage::Integer => DataType::Int64,
        // As the check writes it: what the depositor wrote, to the digit.
        Storage::Decimal => DataType::Decimal128(38, 18),
        Storage::Boolean => DataType::Boolean,
        Storage::Date => DataType::Date32,
        Storage::Year => DataType::Int32,
    }
}

/// Refuses a source whose types would make values be parsed again: a failure then would show the value.
fn assert_types(schema: &DFSchema, period: Period, order: &Order<'_>) -> Result<(), ProduceError> {
    let missing =
        |variable: &VariableName| ProduceError::MissingVariable { variable: variable.clone(), period };
    if let Some(variable) = order.rows.variable() {
        schema.field_with_unqualified_name(variable.as_str()).map_err(|_| missing(variable))?;
    }
    for column in leaving(order) {
        let variable = &column.variable.name;
        let field = schema.field_with_unqualified_name(variable.as_str()).map_err(|_| missing(variable))?;
        if !is_text(column) && !fits(field.data_type(), column.variable.value_type) {
            return Err(ProduceError::OtherType { variable: variable.clone(), period });
        }
    }
    Ok(())
}

fn fits(stored: &DataType, value_type: ValueType) -> bool {
    match stored {
        DataType::Dictionary(_, values) => fits(values, value_type),
        _ => match value_type.storage() {
            Storage::Text => true,
            Storage::Integer | Storage::Year => stored.is_integer(),
            Storage::Decimal => stored.is_numeric(),
            Storage::Boolean => stored == &DataType::Boolean,
            Storage::Date => stored.is_temporal(),
        },
    }
}

fn row_order(columns: &[Outgoing<'_>]) -> Vec<SortExpr> {
    let is_pseudonym = |column: &&Outgoing<'_>| matches!(column.protection, Some(Protection::Pseudonym(_)));
    let pseudonyms = columns.iter().filter(is_pseudonym);
    let others = columns.iter().filter(|column| !is_pseudonym(column));
    pseudonyms.chain(others).map(|column| ident(column.variable.name.as_str()).sort(true, true)).collect()
}

/// Rows of the sources; each file is verified to be the one that was accepted.
pub(super) fn count_rows(sources: &[Source]) -> Result<u64, ProduceError> {
    let mut rows = 0;
    for source in sources {
        let period = source.period;
        let found = hash_file(&source.path).map_err(|error| ProduceError::Read { period, source: error })?;
        if found.sha256 != source.sha256 {
            let expected = source.sha256.clone();
            return Err(ProduceError::SourceChanged { period, expected, found: found.sha256 });
        }
        let file = File::open(&source.path).map_err(|error| ProduceError::Read { period, source: error })?;
        let reader = SerializedFileReader::new(file)
            .map_err(|error| ProduceError::NotParquet { period, source: error })?;
        rows += u64::try_from(reader.metadata().file_metadata().num_rows()).unwrap_or_default();
    }
    Ok(rows)
}

/// The file as a URL: given a path, DataFusion would read `*` and `[` in it as a pattern.
pub(super) fn file_url(path: &Path) -> String {
    let mut url = "file://".to_owned();
    for &byte in path.as_os_str().as_encoded_bytes() {
        match byte {
            b'/' | b'.' | b'-' | b'_' => url.push(char::from(byte)),
            _ if byte.is_ascii_alphanumeric() => url.push(char::from(byte)),
            _ => write!(url, "%{byte:02X}").expect("writing to a string does not fail"),
        }
    }
    url
}
