//! Why a published table could not be audited. A table that fails its audit is not an error: it is a verdict.

/// The published table cannot be read, or contradicts itself.
#[derive(Debug, thiserror::Error)]
pub enum TableAuditError {
    /// Not a list of columns.
    #[error(
        "`{text}` does not name dimensions: write distinct columns, coarsest first, as in `region>dep,sexe`"
    )]
    Dimensions {
        /// What was written.
        text: String,
    },
    /// The header lacks a column.
    #[error("the published table has no column `{column}`: its header is `{header}`")]
    Column {
        /// Which.
        column: String,
        /// The header as read.
        header: String,
    },
    /// A finer code without its coarser one.
    #[error("line {line}: a code of `{column}` is given under an empty coarser one")]
    Gap {
        /// Line of the file, the header being line 1.
        line: u64,
        /// The column that is empty.
        column: String,
    },
    /// Not a count.
    #[error("line {line}: `{value}` is not a whole number, nor empty for a hidden cell")]
    Count {
        /// Line of the file, the header being line 1.
        line: u64,
        /// What was written.
        value: String,
    },
    /// Twice the same cell.
    #[error("line {line}: this cell was given before")]
    Twice {
        /// Line of the file, the header being line 1.
        line: u64,
    },
    /// A cell without its margin: relations would be missed.
    #[error("the margin `{cell}` is not in the published table: an audit needs every margin")]
    Margin {
        /// Its codes.
        cell: String,
    },
    /// Published cells do not add up, or two tables give one cell two values.
    #[error("the published cells contradict each other at `{cell}`")]
    Contradiction {
        /// The codes of the cell.
        cell: String,
    },
    /// Beyond what is solved in memory.
    #[error(
        "the hidden cells have {degrees} degrees of freedom together: more than the {degrees_max} that are solved; audit with the true table instead"
    )]
    Size {
        /// Of the largest group of cells that depend on each other.
        degrees: usize,
        /// The limit.
        degrees_max: usize,
    },
    /// What contributors know is not judged in parts.
    #[error(
        "{suppressed} cells are hidden: what the only contributor of a cell knows is judged up to {suppressed_max}"
    )]
    OwnCell {
        /// How many are hidden.
        suppressed: usize,
        /// The limit.
        suppressed_max: usize,
    },
    /// Two tables whose variables cross in too many parts.
    #[error(
        "the variables of two tables cross in {parts} parts: more than the {parts_max} that are audited together"
    )]
    Crossed {
        /// How many.
        parts: usize,
        /// The limit.
        parts_max: usize,
    },
    /// Numbers too large for the exact check.
    #[error("the relations cannot be checked in exact arithmetic: the counts are too large")]
    Overflow,
    /// The file is not delimited text.
    #[error("the published table is not a comma-separated table")]
    Csv(#[from] csv::Error),
}
