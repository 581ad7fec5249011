//! The commands on contextual studies.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::{Format, NodeFolder};

/// A version of a study of a node.
#[derive(Debug, Args)]
pub struct StudyVersionArgs {
    #[command(flatten)]
    pub node: NodeFolder,
    /// Name of the study.
    pub study: String,
    /// Number of the version.
    pub number: u32,
    /// The party that acts.
    #[arg(long = "as", value_name = "PARTY")]
    pub party: String,
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
}

#[derive(Debug, Subcommand)]
pub enum Study {
    /// Check a file: its form alone, or on a node also what it names; of a text that is kept there, whether its figures are still the same.
    Check {
        file: PathBuf,
        /// Folder of the node.
        #[arg(long, requires = "party")]
        dir: Option<PathBuf>,
        /// The party for which the figures are made.
        #[arg(long = "as", value_name = "PARTY", requires = "dir")]
        party: Option<String>,
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
    /// List the versions that a party is shown.
    List {
        #[command(flatten)]
        node: NodeFolder,
        /// The party.
        #[arg(long = "as", value_name = "PARTY")]
        party: String,
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
    /// Keep a file as the next version, with its figures; the other parties see it once it is proposed.
    Draft {
        #[command(flatten)]
        node: NodeFolder,
        file: PathBuf,
        /// The party that drafts it.
        #[arg(long = "as", value_name = "PARTY")]
        party: String,
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
    /// Propose a draft to the other parties.
    Propose(StudyVersionArgs),
    /// Approve what another party proposed: its figures, made again for this one, must be the same.
    Approve(StudyVersionArgs),
    /// Publish what every party approved.
    Publish(StudyVersionArgs),
    /// Take a version back: its figures are shown to nobody any more.
    Withdraw(StudyVersionArgs),
}
