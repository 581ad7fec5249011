//! The commands about deposits once they are received, and about those that are expected. Depositing is in `cli` itself.

use clap::{Args, Subcommand, ValueEnum};

use super::{Format, NodeFolder};

#[derive(Debug, Subcommand)]
pub enum Deposits {
    /// Every deposit, the newest first.
    List {
        #[command(flatten)]
        node: NodeFolder,
        /// Of that party only.
        #[arg(long = "as", value_name = "PARTY")]
        party: Option<String>,
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
    /// One deposit: its state, who has used it, who was told of what became of it.
    Show {
        #[command(flatten)]
        node: NodeFolder,
        id: String,
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
    /// What changed between two accepted versions, in counts: rows added, gone, changed, and in which variables.
    Compare {
        #[command(flatten)]
        node: NodeFolder,
        former: String,
        latter: String,
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
    /// Take a deposit back: nothing is delivered from it any more, and its recipients are told.
    Withdraw {
        #[command(flatten)]
        node: NodeFolder,
        /// The party that deposited it.
        #[arg(long = "as", value_name = "PARTY")]
        party: String,
        id: String,
        #[arg(long, value_enum)]
        reason: Reason,
    },
    /// Check a received or refused deposit again, against today's conventions and references.
    Check {
        #[command(flatten)]
        node: NodeFolder,
        /// The party that deposited it.
        #[arg(long = "as", value_name = "PARTY")]
        party: String,
        id: String,
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
    /// What the conventions expect from whom for which period, and where it stands.
    Expected {
        #[command(flatten)]
        node: NodeFolder,
        /// What concerns that party only.
        #[arg(long = "as", value_name = "PARTY")]
        party: Option<String>,
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
}

/// Why a deposit is taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Reason {
    WrongContent,
    WrongPeriod,
    WrongDataset,
    PersonalData,
    NoBasis,
}

#[derive(Debug, Args)]
pub struct Remind {
    #[command(flatten)]
    pub node: NodeFolder,
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
}
