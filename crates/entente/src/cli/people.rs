//! The commands about persons within a party, and about contractors.

use std::path::PathBuf;

use clap::{Subcommand, ValueEnum};
use jiff::civil::Date;

use super::{Format, NodeFolder};

#[derive(Debug, Subcommand)]
pub enum ClearanceCommand {
    /// The clearances of the persons of a party, the latest last.
    List {
        #[command(flatten)]
        node: NodeFolder,
        #[arg(long = "as", value_name = "PARTY")]
        party: String,
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
    /// Give a clearance on behalf of a party, or change its last day; the person then signs the undertaking on the page.
    Grant {
        #[command(flatten)]
        node: NodeFolder,
        #[arg(long = "as", value_name = "PARTY")]
        party: String,
        /// Convention that reserves the data.
        #[arg(long)]
        agreement: String,
        /// What for.
        #[arg(long)]
        purpose: String,
        /// Last day.
        #[arg(long)]
        until: Date,
        /// What the person types to sign in.
        login: String,
    },
    /// Take a clearance back: what it opened closes at once.
    Withdraw {
        #[command(flatten)]
        node: NodeFolder,
        #[arg(long = "as", value_name = "PARTY")]
        party: String,
        /// Number, as the list gives it.
        id: String,
        #[arg(long, value_enum)]
        reason: ClearanceReason,
    },
}

/// Why a clearance is withdrawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ClearanceReason {
    NoNeed,
    OtherPost,
    Left,
    Breach,
}

#[derive(Debug, Subcommand)]
pub enum Contractor {
    /// The mandates that a party gave, and those under which data that it produced were handed over.
    List {
        #[command(flatten)]
        node: NodeFolder,
        #[arg(long = "as", value_name = "PARTY")]
        party: String,
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
    /// Name a contractor for a study on behalf of a party.
    Declare {
        #[command(flatten)]
        node: NodeFolder,
        #[arg(long = "as", value_name = "PARTY")]
        party: String,
        /// Convention that excepts contractors from its prohibition of transfers.
        #[arg(long)]
        agreement: String,
        /// What for.
        #[arg(long)]
        purpose: String,
        /// SIREN of the contractor.
        #[arg(long)]
        siren: String,
        /// Title of the study.
        #[arg(long)]
        study: String,
        /// Last day of the study.
        #[arg(long)]
        until: Date,
        /// Name of the contractor.
        contractor: String,
    },
    /// Say to which contractor a file found somewhere was handed, by the order of its rows.
    Trace {
        #[command(flatten)]
        node: NodeFolder,
        /// CSV or Parquet.
        file: PathBuf,
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
}
