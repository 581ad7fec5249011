//! Why a delivery could not be produced. A refusal by the convention is not here: it is `entente-policy`'s.

use std::io;
use std::path::PathBuf;

use datafusion::error::DataFusionError;
use entente_disclosure::deliveries::TableRefusal;
use entente_model::{CodeListId, DatasetId, PartyId, Period, Territory, VariableName};
use parquet::errors::ParquetError;

/// Nothing was delivered, and no file is left.
#[derive(Debug, thiserror::Error)]
pub enum ProduceError {
    /// No deposit to read.
    #[error("there is no accepted deposit of `{dataset}` to deliver")]
    NoSource {
        /// The dataset.
        dataset: DatasetId,
    },
    /// The permit is about another dataset.
    #[error("the permit is about `{permitted}`, not about `{given}`")]
    OtherDataset {
        /// Dataset of the permit.
        permitted: DatasetId,
        /// Dataset to be delivered.
        given: DatasetId,
    },
    /// The permit names a variable that the dataset does not have.
    #[error("the permitted variable `{variable}` is not a variable of `{dataset}`")]
    UnknownVariable {
        /// The variable.
        variable: VariableName,
        /// The dataset.
        dataset: DatasetId,
    },
    /// Two protections for one variable.
    #[error("`{variable}` has two different protections in the permit: the convention must choose one")]
    TwoProtections {
        /// The variable.
        variable: VariableName,
    },
    /// A variable that names a person, without a protection that hides it.
    #[error("`{variable}` identifies a person and nothing in the permit protects it, so it does not leave")]
    Unprotected {
        /// The variable.
        variable: VariableName,
    },
    /// Every variable is left out.
    #[error("the permit leaves no variable of `{dataset}` to deliver")]
    NothingLeft {
        /// The dataset.
        dataset: DatasetId,
    },
    /// The list that groups a variable is missing.
    #[error("the code list `{list}`, by which `{variable}` is grouped, was not loaded")]
    UnknownCodeList {
        /// The list.
        list: CodeListId,
        /// The variable.
        variable: VariableName,
    },
    /// Rows cannot be told apart by establishment.
    #[error(
        "`{recipient}` may receive the rows of its own territory only, and `{dataset}` has no \
         `institutionVariable` that says where a row belongs"
    )]
    NoInstitutionVariable {
        /// The recipient.
        recipient: PartyId,
        /// The dataset.
        dataset: DatasetId,
    },
    /// The recipient has no territory.
    #[error(
        "`{recipient}` may receive the rows of its own territory only, and no convention states its territory"
    )]
    NoTerritory {
        /// The recipient.
        recipient: PartyId,
    },
    /// The directory knows no establishment there.
    #[error(
        "the directory has no establishment in `{territory}`: load the directory of establishments first"
    )]
    NoInstitution {
        /// The territory.
        territory: Territory,
    },
    /// A checked file cannot be read.
    #[error("the checked file of period `{period}` cannot be read")]
    Read {
        /// Its period.
        period: Period,
        /// Why.
        source: io::Error,
    },
    /// A checked file is not Parquet.
    #[error("the checked file of period `{period}` is not a Parquet file that can be read")]
    NotParquet {
        /// Its period.
        period: Period,
        /// Why.
        source: ParquetError,
    },
    /// A checked file is not the one that was accepted.
    #[error(
        "the checked file of period `{period}` was changed: its hash is `{found}` instead of `{expected}`"
    )]
    SourceChanged {
        /// Its period.
        period: Period,
        /// Hash when it was accepted.
        expected: String,
        /// Hash now.
        found: String,
    },
    /// A checked file lacks a variable.
    #[error("the checked file of period `{period}` has no variable `{variable}`")]
    MissingVariable {
        /// The variable.
        variable: VariableName,
        /// The file's period.
        period: Period,
    },
    /// A variable is of another type in a checked file than in the dataset.
    #[error(
        "in the checked file of period `{period}`, `{variable}` is not of the type that the dataset states \
         today: check the deposit again"
    )]
    OtherType {
        /// The variable.
        variable: VariableName,
        /// The file's period.
        period: Period,
    },
    /// Invariant 5.
    #[error(
        "delivery stopped: values of `{variable}` have the form of an INE ({count} of them), and an INE never leaves"
    )]
    IneWouldLeave {
        /// The variable.
        variable: VariableName,
        /// How many values.
        count: u64,
    },
    /// Reading, protecting or sorting rows failed.
    #[error("the rows could not be read, protected and sorted")]
    Query {
        /// Why.
        source: Box<DataFusionError>,
    },
    /// The permit asks for a table: no row leaves.
    #[error("the permit hands over a table of `{dataset}`, never its rows")]
    IsATable {
        /// The dataset.
        dataset: DatasetId,
    },
    /// The permit asks for rows.
    #[error("the permit hands over rows of `{dataset}`, not a table")]
    NotATable {
        /// The dataset.
        dataset: DatasetId,
    },
    /// A level that nothing gives.
    #[error("`{level}` cannot be a level of a table of `{dataset}`")]
    Dimension {
        /// As written.
        level: String,
        /// The dataset.
        dataset: DatasetId,
    },
    /// Neither persons nor a variable of whole numbers.
    #[error("the table of `{dataset}` does not say what is counted: its rows are not persons")]
    NotCountable {
        /// The dataset.
        dataset: DatasetId,
    },
    /// Rows whose count is not known.
    #[error("`{variable}` is absent from some rows: what they add to the table is not known")]
    CountAbsent {
        /// The variable that is added up.
        variable: VariableName,
    },
    /// A share of a negative amount says nothing of its contributors.
    #[error("`{variable}` is negative in some rows: how closely a cell tells one of them cannot be said")]
    AmountNegative {
        /// The variable that is added up.
        variable: VariableName,
    },
    /// More inner cells than a table may have.
    #[error("the table would have more than {cells_max} cells before its margins: take coarser dimensions")]
    TooManyCells {
        /// The limit.
        cells_max: usize,
    },
    /// Nothing to count.
    #[error("`{dataset}` has no row in the recipient's scope: there is no table to deliver")]
    NoCell {
        /// The dataset.
        dataset: DatasetId,
    },
    /// The table does not pass its audits, or stands beside former ones as it must not.
    #[error(transparent)]
    Table(Box<TableRefusal>),
    /// A table of ours that cannot be read back.
    #[error("the protected table cannot be read: {reason}")]
    TableUnreadable {
        /// Why.
        reason: String,
    },
    /// The risk of the file could not be measured.
    #[error("the risk of the file cannot be measured: {reason}")]
    Risk {
        /// Why.
        reason: String,
    },
    /// No recoding hides each row among others.
    #[error("the rows cannot be made alike by {k} as the convention asks: {reason}")]
    Anonymity {
        /// How many rows must be alike.
        k: u32,
        /// Why.
        reason: String,
    },
    /// Encoding the file failed.
    #[error("the rows could not be encoded as Parquet")]
    Encode {
        /// Why.
        source: ParquetError,
    },
    /// A delivery is never replaced.
    #[error("`{path}` is there already: a delivered file is never replaced, choose another name")]
    OutputExists {
        /// Where the file should be.
        path: PathBuf,
    },
    /// Writing the file failed.
    #[error("`{path}` cannot be written")]
    Write {
        /// Where the file should be.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
}

impl From<DataFusionError> for ProduceError {
    fn from(error: DataFusionError) -> Self {
        Self::Query { source: Box::new(error) }
    }
}
