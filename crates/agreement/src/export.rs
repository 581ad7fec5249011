//! What a convention states, in the forms that others read: ODCS for a dataset, ODRL for its grants, a matrix for its
//! competences. Text out, text in; no file is opened here.

mod csv_line;
mod odcs;
mod odrl;
mod raci;
mod standing;
mod tree;
mod yaml;

pub use csv_line::csv_line;
pub use odcs::{ImportedDataset, OdcsTerms, import_odcs, odcs_contract};
pub use odrl::{OdrlPolicy, odrl_policies};
pub use raci::{RaciActor, RaciMatrix, RaciRow, raci_csv, raci_matrix};
pub use standing::StandingClauses;
