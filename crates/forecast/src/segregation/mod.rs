//! Segregation indices of a table of units (schools) by groups (social origins): how unevenly pupils are spread.
//!
//! Formulas and names follow the literature and the ministry's own index (entropy H). Directions are named: exposure of
//! whom to whom. What may be shown of small units is not decided here.

mod decomposition;
mod indices;
mod permutation;
mod published;
mod report;
mod table;

pub use decomposition::{Decomposition, GroupPart, decompose};
pub use indices::{TwoGroups, dissimilarity_many, entropy, entropy_index, mutual_information, shares};
pub use permutation::{ChanceLevel, chance_level};
pub use published::{PublishedRow, read_published};
pub use report::{GroupIndices, PairIndices, PairValues, SegregationReport, segregation_report};
pub use table::{SegregationError, SegregationTable, read_segregation_table};
