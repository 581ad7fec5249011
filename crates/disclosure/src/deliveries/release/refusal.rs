//! Why a table may not leave: the cells that stand in the way, or the former delivery.

use super::super::DifferencingRefusal;
use crate::audit::TableAuditError;
use crate::counts::BudgetError;
use crate::suppress::SuppressError;

/// Why a table may not leave.
#[derive(Debug, thiserror::Error)]
pub enum TableRefusal {
    /// The cells or the rule cannot be used.
    #[error(transparent)]
    Suppress(#[from] SuppressError),
    /// The audit could not be done.
    #[error(transparent)]
    Audit(#[from] TableAuditError),
    /// No pattern of hidden cells holds.
    #[error(
        "the table is not delivered: {count} of its cells could still be recomputed too closely; merge categories of `{merge}`"
    )]
    Unsafe {
        /// How many.
        count: usize,
        /// Some of them.
        cells: Vec<String>,
        /// The column with the most categories.
        merge: String,
    },
    /// Beside a former delivery it would give hidden cells away.
    #[error("the table is not delivered: with {} it would give hidden cells away", .0.iter().map(|one| one.with.as_str()).collect::<Vec<_>>().join(", "))]
    Differencing(Vec<DifferencingRefusal>),
    /// A former delivery protects the same data in another way: the two together say more than each.
    #[error("the table is not delivered: delivery `{with}` protects the same data by another method")]
    OtherMethod {
        /// That delivery.
        with: String,
    },
    /// The reader holds another table of the same amounts: how closely the two together tell one contributor is not audited.
    #[error("the table is not delivered: delivery `{with}` is another table of the same amounts")]
    Amounts {
        /// That delivery.
        with: String,
    },
    /// A former delivery cuts a variable in other levels: how their cells relate is not audited.
    #[error("the table is not delivered: delivery `{with}` cuts `{variable}` in other levels")]
    OtherLevels {
        /// That delivery.
        with: String,
        /// The variable.
        variable: String,
    },
    /// The rows of a former delivery cannot be counted any more beside these: what the two tell together is not known.
    #[error(
        "the table is not delivered: the rows of delivery `{with}` can no longer be counted beside these"
    )]
    Rows {
        /// That delivery.
        with: String,
    },
    /// The budget of noise is spent.
    #[error(transparent)]
    Budget(#[from] BudgetError),
}
