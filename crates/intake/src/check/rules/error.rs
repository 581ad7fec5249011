//! Why the rules of a schema cannot be checked. Faults of the deposited file are findings, not errors.

use std::path::PathBuf;

/// A rule that cannot be checked as it is written, or against what it refers to.
#[derive(Debug, thiserror::Error)]
pub enum RuleError {
    /// A regular expression of the schema cannot be used.
    #[error("schema line {line}, variable `{variable}`: `{pattern}` is not a usable regular expression")]
    Pattern {
        /// Line of the variable in `schema.json`.
        line: u32,
        /// The variable.
        variable: String,
        /// The expression as written.
        pattern: String,
    },
    /// A bound of the schema is not a value of its variable's type.
    #[error("schema line {line}, variable `{variable}`: the bound `{bound}` is not of its type")]
    Bound {
        /// Line of the variable in `schema.json`.
        line: u32,
        /// The variable.
        variable: String,
        /// The bound as written.
        bound: String,
    },
    /// The format of a variable cannot be used.
    #[error("schema line {line}, variable `{variable}`: values cannot be read with the format `{format}`")]
    Notation {
        /// Line of the variable in `schema.json`.
        line: u32,
        /// The variable.
        variable: String,
        /// The format as written.
        format: String,
    },
    /// A resource of a foreign key cannot be read.
    #[error("schema line {line}: the resource `{name}` ({}) cannot be read: {reason}", path.display())]
    Resource {
        /// Line of the foreign key in `schema.json`.
        line: u32,
        /// The resource.
        name: String,
        /// Its file.
        path: PathBuf,
        /// What went wrong.
        reason: String,
    },
    /// A resource of a foreign key does not have the column that the key names.
    #[error("schema line {line}: the resource `{name}` has no column `{column}`")]
    ResourceColumn {
        /// Line of the foreign key in `schema.json`.
        line: u32,
        /// The resource.
        name: String,
        /// The column as the schema names it.
        column: String,
    },
    /// The last accepted version cannot be read.
    #[error("the last accepted version ({}) cannot be read: {reason}", path.display())]
    Previous {
        /// Its typed copy.
        path: PathBuf,
        /// What went wrong.
        reason: String,
    },
}
