//! One function for each command: reads its arguments, calls a use case, prints what came of it.
//!
//! Exit codes: 0 done, 1 the answer is no (faults found, file rejected, nothing delivered), 2 could not do it.

mod aaf;
mod agreement;
mod check;
mod clearance;
mod contractor;
mod deliver;
mod deposit;
mod deposits;
mod disclosure;
mod explain;
mod export;
mod fmt;
mod forecast;
mod generate;
mod init;
mod key;
mod log;
mod reference;
mod remind;
mod serve;
mod study;
mod twin;
mod user;
mod validate;
mod witness;

pub use aaf::{aaf, directory_text, hand_over_directory};
pub use agreement::{agreement, calendar_line, write_secret};
pub use check::{check, print_schema};
pub use clearance::clearance;
pub use contractor::contractor;
pub use deliver::{deliver, hand_over, text as delivery_text};
pub use deposit::{deposit, text as deposit_text};
pub use deposits::deposits;
pub use disclosure::{anonymise, assess, audit, round, suppress};
pub use explain::explain;
pub use export::{export, import};
pub use fmt::fmt;
pub use forecast::{run_backtest, run_forecast, sectors, segregation};
pub use generate::generate;
pub use init::init;
pub use key::key;
pub use log::{log, text as log_text};
pub use reference::{load_references, reference};
pub use remind::remind;
pub use serve::{serve, serve_node};
pub use study::study;
pub use twin::twin;
pub use user::add_user;
pub use validate::validate;
pub use witness::witness;
