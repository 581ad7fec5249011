//! Individual files: how easily a row is told from the others, and how to make it harder at the least loss.
//!
//! Reads delimited text; columns read elsewhere come as [`VariableCodes`]. Tables of counts are `suppress`'s work.

mod anonymise;
mod assess;
mod class_count;
mod column;
mod hierarchy;
mod read;
mod recode;
mod recoding;
mod uniques;

pub use anonymise::{AnonymiseOptions, AnonymiseReport, VariableLoss, anonymise_file};
pub use assess::{Assessment, Diversity, assess, assess_csv};
pub use class_count::ClassCount;
pub use column::{MicrodataError, MicrodataHint, VariableCodes};
pub use hierarchy::{Hierarchy, HierarchyKind};
pub use read::read_columns;
pub use recoding::{RecodedRow, Recoding, recode_columns};
pub use uniques::{population_uniques, unique_match_risk};
