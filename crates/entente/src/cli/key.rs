//! Commands about the key of pseudonyms of a node. Keys with which parties sign are `agreement keys`.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::{Format, NodeFolder};

#[derive(Debug, Subcommand)]
pub enum Key {
    /// Show which key is in force, where it lies and who holds its shares; never the key.
    Show {
        #[command(flatten)]
        node: NodeFolder,
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
    /// Make the first key of a node that has none.
    Create {
        #[command(flatten)]
        node: NodeFolder,
        /// The party that acts.
        #[arg(long = "as", value_name = "PARTY")]
        party: Option<String>,
    },
    /// Split the key in three shares, each a file for its holder: two give the key back, one says nothing.
    Split {
        #[command(flatten)]
        node: NodeFolder,
        /// The party that acts.
        #[arg(long = "as", value_name = "PARTY")]
        party: Option<String>,
        /// An organisation and the file of its share, outside the node; three times.
        #[arg(long = "share", value_name = "HOLDER=FILE", required = true)]
        shares: Vec<String>,
    },
    /// Make the key file again from two shares, where it was lost.
    Restore {
        #[command(flatten)]
        node: NodeFolder,
        /// The party that acts.
        #[arg(long = "as", value_name = "PARTY")]
        party: Option<String>,
        /// The file of a share; twice.
        #[arg(long = "share", value_name = "FILE", required = true)]
        shares: Vec<PathBuf>,
    },
    /// Put another key in force; the former one leaves the node, its shares alone give it back.
    Rotate {
        #[command(flatten)]
        node: NodeFolder,
        /// The party that acts.
        #[arg(long = "as", value_name = "PARTY")]
        party: Option<String>,
        /// Even where the key was never split: nobody follows its pseudonyms afterwards.
        #[arg(long)]
        without_followers: bool,
    },
    /// Write, for a recipient, which new pseudonym each of its stable ones became; with two shares of the former key.
    Rekey(KeyRekey),
    /// Write the identifiers of pseudonyms; with two shares of their key and the article that allows it.
    Reverse(KeyReverse),
}

#[derive(Debug, Args)]
pub struct KeyRekey {
    #[command(flatten)]
    pub node: NodeFolder,
    /// The producer of the dataset.
    #[arg(long = "as", value_name = "PARTY")]
    pub party: String,
    /// The recipient.
    #[arg(long, value_name = "PARTY")]
    pub to: String,
    /// What the pseudonyms were given for: a code of the list `finalites`.
    #[arg(long)]
    pub purpose: String,
    pub dataset: String,
    /// The variable that is a pseudonym; the only stable one where absent.
    #[arg(long)]
    pub variable: Option<String>,
    /// The file of a share of the former key; twice.
    #[arg(long = "share", value_name = "FILE", required = true)]
    pub shares: Vec<PathBuf>,
    /// A file that the recipient received, or its list of pseudonyms: delimited text with a header, or Parquet.
    #[arg(long, value_name = "FILE", required = true)]
    pub held: Vec<PathBuf>,
    /// File to write, outside the node; the node keeps no copy.
    #[arg(short, long)]
    pub output: PathBuf,
}

#[derive(Debug, Args)]
pub struct KeyReverse {
    #[command(flatten)]
    pub node: NodeFolder,
    /// The producer of the dataset.
    #[arg(long = "as", value_name = "PARTY")]
    pub party: String,
    /// The recipient whose pseudonyms they are.
    #[arg(long, value_name = "PARTY")]
    pub of: String,
    /// What the pseudonyms were given for: a code of the list `finalites`.
    #[arg(long)]
    pub purpose: String,
    pub dataset: String,
    /// The variable that is a pseudonym.
    #[arg(long)]
    pub variable: String,
    /// The article that allows it, as in `men-rdf-2015/4`.
    #[arg(long, value_name = "CONVENTION/ARTICLE")]
    pub article: String,
    /// The file of a share; twice.
    #[arg(long = "share", value_name = "FILE", required = true)]
    pub shares: Vec<PathBuf>,
    /// The pseudonyms: delimited text whose header names the variable, or Parquet.
    #[arg(long, value_name = "FILE", required = true)]
    pub held: Vec<PathBuf>,
    /// File to write, outside the node; the node keeps no copy.
    #[arg(short, long)]
    pub output: PathBuf,
}
