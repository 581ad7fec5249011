//! Produces the file of a delivery from a permit: one plan from the checked deposits to the recipient's file.
//!
//! Nothing is decided here: the permit says which variables leave, for whom, and how each one is protected, and what
//! must never leave is refused all the same. Sending the file and its receipt is `entente-exchange`'s work.
//!
//! What is promised, each with its test: exactly the permitted variables, in the dataset's order; only rows of the
//! recipient's scope; no INE in any byte; the same rows give the same file, byte for byte, whatever their order in
//! the deposit; on any error, no file.

mod anonymity;
mod csv_file;
mod error;
mod generalise;
mod ine_guard;
#[cfg(test)]
mod memory_tests;
mod numbered;
mod overlap;
mod plan;
mod pseudonym;
mod risk;
mod scope;
mod selection;
mod session;
mod sink;
mod table;
mod text_function;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use entente_model::{Dataset, Period, Protection, VariableName};
use entente_policy::Permit;

pub use error::ProduceError;
pub use risk::FileRisk;
pub use table::{FormerRows, NOT_STATED, ProducedTable, TableRegister, produce_table};

use anonymity::Recoder;
use entente_audit::HashedFile;
use entente_disclosure::MasterKey;
use entente_disclosure::microdata::AnonymiseReport;
use entente_model::References;
use plan::{Order, count_rows, plan};
use scope::Rows;
use selection::{Outgoing, assert_no_ine, select};
use session::{SORT_MEMORY_BYTES, session};
use sink::Workshop;

/// A checked deposit.
#[derive(Clone, Debug)]
pub struct Source {
    /// The Parquet file that the check wrote.
    pub path: PathBuf,
    /// SHA-256 of that very file, in hexadecimal: a file that changed since is not delivered.
    pub sha256: String,
    /// What the deposit is about; a yearly pseudonym belongs to its school year.
    pub period: Period,
}

/// Format of a delivered file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DeliveryFormat {
    /// Parquet, zstd, with the permit's terms in its metadata.
    Parquet,
    /// CSV for spreadsheets in French: UTF-8 with its mark, `;`, CRLF, decimal comma.
    Csv,
}

/// A variable as it left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProducedVariable {
    /// The variable.
    pub name: VariableName,
    /// What was done to it.
    pub protection: Option<Protection>,
    /// Generalised values that had no group in the list and left as absent.
    pub unknown: u64,
    /// Whether its values were grouped or removed so that each row is hidden among others.
    pub recoded: bool,
}

/// A file that is ready to be sent.
#[derive(Clone, Debug, PartialEq)]
pub struct Produced {
    /// Rows of the sources.
    pub rows_read: u64,
    /// Rows of the file.
    pub rows: u64,
    /// Its hash and size.
    pub file: HashedFile,
    /// Its variables, in order.
    pub variables: Vec<ProducedVariable>,
    /// Its format.
    pub format: DeliveryFormat,
    /// How far persons are hidden among others, where rows are persons.
    pub risk: Option<FileRisk>,
    /// What was done to the rows so that each is hidden, where the clause asks for it.
    pub anonymity: Option<AnonymiseReport>,
}

/// Produces the file of a delivery at `output`, whose folder must exist and where no file may stand.
///
/// Sources of several periods go into one file. Memory is bounded whatever the number of rows.
///
/// # Errors
/// What the permit, the dataset and the sources do not agree on, what may not leave, and failures of reading and
/// writing: see [`ProduceError`]. Nothing is left then.
pub async fn produce(
    permit: &Permit,
    sources: &[Source],
    dataset: &Dataset,
    references: &References,
    key: &MasterKey,
    output: &Path,
    format: DeliveryFormat,
) -> Result<Produced, ProduceError> {
    let request = permit.request();
    assert_about(permit, dataset, sources)?;
    // INVARIANT: a clause that hands over a table never hands over a row.
    if permit.table().is_some() {
        return Err(ProduceError::IsATable { dataset: dataset.id.clone() });
    }
    let columns = select(dataset, permit.variables(), permit.protections())?;
    let rows = Rows::in_scope(
        permit.scope(),
        &request.recipient,
        permit.recipient_territory(),
        dataset,
        &references.institutions,
    )?;
    let rows_read = count_rows(sources)?;
    let mut order = Order {
        recipient: &request.recipient,
        purpose: &request.purpose,
        rows,
        columns: &columns,
        references,
        key,
        recoder: None,
    };
    let workshop = Workshop::beside(output)?;
    let session = session(SORT_MEMORY_BYTES, workshop.folder())?;
    let recoder = anonymity::recoder(&session, sources, &order, permit, dataset).await?;
    order.recoder = recoder.as_ref();
    let risk = risk::measure(&session, sources, &order, permit, dataset).await?;
    drop((session, workshop));
    let (rows, file) =
        run(&order, sources, output, format, metadata(permit, sources), SORT_MEMORY_BYTES).await?;
    let anonymity = recoder.as_ref().map(|recoder| recoder.report().clone());
    let is_recoded: Vec<bool> = columns
        .iter()
        .map(|column| recoder.as_ref().is_some_and(|recoder| recoder.recodes(&column.variable.name)))
        .collect();
    let variables =
        columns.into_iter().zip(is_recoded).map(|(column, recoded)| produced(column, recoded)).collect();
    Ok(Produced { rows_read, rows, file, variables, format, risk, anonymity })
}

/// Asserts that the permit is about the dataset, and that there is something to read.
fn assert_about(permit: &Permit, dataset: &Dataset, sources: &[Source]) -> Result<(), ProduceError> {
    let request = permit.request();
    if request.dataset != dataset.id {
        let (permitted, given) = (request.dataset.clone(), dataset.id.clone());
        return Err(ProduceError::OtherDataset { permitted, given });
    }
    if sources.is_empty() {
        return Err(ProduceError::NoSource { dataset: dataset.id.clone() });
    }
    Ok(())
}

async fn run(
    order: &Order<'_>,
    sources: &[Source],
    output: &Path,
    format: DeliveryFormat,
    metadata: Vec<(String, String)>,
    sort_memory_bytes: usize,
) -> Result<(u64, HashedFile), ProduceError> {
    let workshop = Workshop::beside(output)?;
    let session = session(sort_memory_bytes, workshop.folder())?;
    let stream = plan(&session, sources, order).await?.execute_stream().await?;
    let found: Vec<(VariableName, Arc<AtomicU64>)> =
        order.columns.iter().map(|column| (column.variable.name.clone(), Arc::clone(&column.ine))).collect();
    let assert = || {
        assert_no_ine(&found)?;
        order.recoder.map_or(Ok(()), Recoder::assert_known)
    };
    workshop.write(stream, format, metadata, assert).await
}

fn produced(column: Outgoing<'_>, recoded: bool) -> ProducedVariable {
    ProducedVariable {
        name: column.variable.name.clone(),
        protection: column.protection,
        unknown: column.unknown.load(Ordering::Relaxed),
        recoded,
    }
}

/// The terms that travel inside a Parquet file, so that it still says what it is when it is alone.
fn metadata(permit: &Permit, sources: &[Source]) -> Vec<(String, String)> {
    let request = permit.request();
    let periods: Vec<String> = sources.iter().map(|source| source.period.to_string()).collect();
    let mut articles: Vec<String> = Vec::new();
    for place in permit.articles() {
        let article = format!("{} art. {}", place.convention, place.article);
        // Several clauses may stand in one article.
        if !articles.contains(&article) {
            articles.push(article);
        }
    }
    let mut metadata = vec![
        ("entente:dataset".to_owned(), request.dataset.to_string()),
        ("entente:period".to_owned(), periods.join(", ")),
        ("entente:recipient".to_owned(), request.recipient.to_string()),
        ("entente:purpose".to_owned(), request.purpose.to_string()),
        ("entente:articles".to_owned(), articles.join(", ")),
    ];
    if let Some(mention) = permit.source_mention() {
        metadata.push(("entente:source-mention".to_owned(), mention));
    }
    metadata
}
