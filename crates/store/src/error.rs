//! What can go wrong with the database.

/// Why the database could not do its work.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The address is not one that we know.
    #[error(
        "`{url}` is not the address of a database: write `sqlite://<path>` or `postgres://<user>@<host>/<name>`"
    )]
    Url {
        /// The address, its password hidden.
        url: String,
    },
    /// The file or the server does not answer.
    #[error("cannot open the database: {source}")]
    Open {
        /// What the engine says.
        source: sqlx::Error,
    },
    /// A statement failed.
    #[error("cannot {what}: {source}")]
    Query {
        /// What was being done.
        what: &'static str,
        /// What the engine says.
        source: sqlx::Error,
    },
    /// A stored value is not of its form: somebody changed it.
    #[error(
        "table `{table}`, column `{column}`: the stored value cannot be read; run the verification of the log"
    )]
    Unreadable {
        /// Table.
        table: &'static str,
        /// Column.
        column: &'static str,
    },
    /// The database was made by a later version of the program.
    #[error("the database has migration {number}, which this program does not know: use a later version")]
    TooRecent {
        /// Number of that migration.
        number: i64,
    },
    /// A migration that was applied is not the program's.
    #[error(
        "migration {number} of the database is not the one of this program: it was edited after it was applied"
    )]
    MigrationEdited {
        /// Number of that migration.
        number: i64,
    },
    /// The database has no tables yet.
    #[error("the database is empty: run its migrations first")]
    NotMigrated,
    /// The entry could not be proved to others.
    #[error(transparent)]
    Leaf(#[from] entente_audit::LeafError),
    /// The transaction holds nothing.
    #[error("nothing was recorded: a transaction is only committed with an event")]
    NothingRecorded,
    /// The event speaks of a row that its own method writes.
    #[error("the event is recorded by the method that writes its row in `{table}`")]
    EventWithRow {
        /// Table of that row.
        table: &'static str,
    },
    /// An account has that login already.
    #[error("that login is taken: choose another one")]
    LoginTaken,
    /// The row does not exist.
    #[error("there is no `{id}` in `{table}`")]
    NotFound {
        /// Table.
        table: &'static str,
        /// Number as asked.
        id: String,
    },
    /// The deposit was withdrawn: nothing may be made from it any more.
    #[error("the deposit `{id}` was withdrawn by its depositor")]
    Withdrawn {
        /// The deposit.
        id: String,
    },
    /// The act was done before: it is only done once.
    #[error("that was done already for `{id}` in `{table}`")]
    Done {
        /// Table.
        table: &'static str,
        /// Number as asked.
        id: String,
    },
    /// The transaction that held this act with others could not be committed: nothing of them stays.
    #[error("the acts written together could not be kept: {reason}")]
    Group {
        /// What the engine says.
        reason: String,
    },
    /// Nobody knows what became of the act: the task that wrote it stopped.
    #[error("the writing of the act was stopped; look at the log before asking again")]
    GroupLost,
    /// A number beyond what the engines hold.
    #[error("`{value}` is too large to be stored")]
    TooLarge {
        /// The number.
        value: u64,
    },
}

impl StoreError {
    pub(crate) fn query(what: &'static str) -> impl Fn(sqlx::Error) -> Self {
        move |source| Self::Query { what, source }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_what_to_do() {
        let error = StoreError::Unreadable { table: "deposit", column: "period" };
        assert_eq!(
            error.to_string(),
            "table `deposit`, column `period`: the stored value cannot be read; run the verification of the log"
        );
    }
}
