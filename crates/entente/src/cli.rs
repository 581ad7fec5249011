//! The command line: every command, option and its help, in one place.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use entente_text::Lang;
use jiff::civil::Date;

/// Entente: the signed convention is the program.
#[derive(Debug, Parser)]
#[command(name = "entente", version, about, max_term_width = 110)]
pub struct Cli {
    /// Language of what is said: `fr` or `en`; otherwise LANG chooses, and French where it says nothing.
    #[arg(long, global = true, value_name = "LANG")]
    pub lang: Option<Lang>,
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Compile a folder of conventions, datasets and code lists, and show every fault with its remedy.
    Check(Check),
    /// Write a file of the fictitious academy, with faults if asked, for anyone's tests.
    Generate(Generate),
    /// Make a fictitious academy and région in a folder and play the main job.
    Demo(Demo),
    /// Make a node in a folder that holds conventions.
    Init(Init),
    /// Load shared references: nomenclatures, communes, the directory of establishments.
    #[command(subcommand)]
    Reference(Reference),
    /// Deposit a file: it is kept as received, checked, and its report shown.
    Deposit(Deposit),
    /// Say whether a party may receive a dataset for a purpose, and on which articles.
    Explain(Explain),
    /// Decide, protect and write what a party may receive, with its dictionary, mention and receipt.
    Deliver(Deliver),
    /// The evidence log.
    #[command(subcommand)]
    Log(Log),
    /// Accounts of the pages.
    #[command(subcommand)]
    User(User),
    /// Serve the pages.
    Serve(Serve),
    /// Print the reference page of the convention language, generated from its definitions.
    ReferencePage,
}

/// How a result is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people.
    #[default]
    Text,
    /// For programs; English.
    Json,
}

#[derive(Debug, Args)]
pub struct Check {
    /// Folder with `conventions/`, `datasets/` and `code-lists/`.
    #[arg(default_value = ".")]
    pub folder: PathBuf,
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
}

#[derive(Debug, Args)]
pub struct Generate {
    /// Dataset: `f-carac-elev`, `localisation-eleves`, `f-boursiers-prebac`, `f-boursiers-postbac`, `capacites-accueil` or `institutions`.
    pub dataset: String,
    /// Rows to write (pupils, for the individual files); all that the academy has where absent.
    #[arg(long)]
    pub rows: Option<u64>,
    /// The same seed gives the same bytes on any machine.
    #[arg(long, default_value_t = 2026)]
    pub seed: u64,
    #[arg(long, value_enum, default_value = "utf8")]
    pub encoding: EncodingName,
    /// Which cells are quoted.
    #[arg(long, value_enum, default_value = "needed")]
    pub quoting: QuotingName,
    /// Faults to seed, like `uai-key=12,ragged-row=3`.
    #[arg(long, value_delimiter = ',', value_name = "KIND=N")]
    pub faults: Vec<String>,
    /// File to write; `-` for the standard output.
    #[arg(short, long)]
    pub output: PathBuf,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum EncodingName {
    Utf8,
    Utf8Bom,
    Latin1,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum QuotingName {
    Never,
    Needed,
    Always,
}

#[derive(Debug, Args)]
pub struct Demo {
    /// Folder of the demo.
    #[arg(long, default_value = "entente-demo")]
    pub dir: PathBuf,
    /// Pupils of the fictitious academy, up to 12,000,000.
    #[arg(long, default_value_t = 40_000, value_parser = clap::value_parser!(u64).range(1_000..=12_000_000))]
    pub pupils: u64,
    #[arg(long, default_value_t = 2026)]
    pub seed: u64,
    /// Stop after the job.
    #[arg(long)]
    pub no_serve: bool,
    /// Where the pages are served afterwards.
    #[arg(long, default_value = "127.0.0.1:8080")]
    pub listen: String,
    /// Write the time of each step to a file, as JSON.
    #[arg(long, value_name = "FILE")]
    pub timings: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct Init {
    /// Folder with `conventions/`, `datasets/` and `code-lists/`.
    pub dir: PathBuf,
}

#[derive(Debug, Args)]
pub struct NodeFolder {
    /// Folder of the node.
    #[arg(long = "dir", default_value = "entente-demo")]
    pub dir: PathBuf,
}

#[derive(Debug, Subcommand)]
pub enum Reference {
    /// Load files in the forms in which they really come; each one's kind is found from its content.
    Load {
        #[command(flatten)]
        node: NodeFolder,
        /// BCN `nMef.csv`, communes, départements (CSV or JSON), directory of establishments (CSV).
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
}

#[derive(Debug, Args)]
pub struct Deposit {
    #[command(flatten)]
    pub node: NodeFolder,
    /// The depositing party.
    #[arg(long = "as", value_name = "PARTY")]
    pub party: String,
    pub dataset: String,
    pub file: PathBuf,
    /// The rentrée that it is about: `2026`, or `2026-2` for its second deposit.
    #[arg(long)]
    pub period: String,
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
}

#[derive(Debug, Args)]
pub struct Explain {
    #[command(flatten)]
    pub node: NodeFolder,
    /// The party that would receive.
    #[arg(long = "as", value_name = "PARTY")]
    pub party: String,
    /// What for: a code of the list `finalites`.
    #[arg(long)]
    pub purpose: String,
    pub dataset: String,
    /// Variables asked for; all that a clause covers where absent.
    #[arg(long, value_delimiter = ',')]
    pub variables: Vec<String>,
    /// The day at which conventions are read; today where absent.
    #[arg(long)]
    pub on: Option<Date>,
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
}

#[derive(Debug, Args)]
pub struct Deliver {
    #[command(flatten)]
    pub node: NodeFolder,
    /// The recipient.
    #[arg(long, value_name = "PARTY")]
    pub to: String,
    #[arg(long)]
    pub purpose: String,
    pub dataset: String,
    /// The rentrée; the latest accepted one where absent.
    #[arg(long)]
    pub period: Option<String>,
    /// Variables asked for; all that a clause covers where absent.
    #[arg(long, value_delimiter = ',')]
    pub variables: Vec<String>,
    /// File to write: `.csv` or `.parquet`; dictionary, mention and receipt are written beside it.
    #[arg(short, long)]
    pub output: PathBuf,
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
}

#[derive(Debug, Subcommand)]
pub enum Log {
    /// Verify every entry, record and file, and name what does not hold.
    Verify {
        #[command(flatten)]
        node: NodeFolder,
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
    /// Show the latest entries.
    Show {
        #[command(flatten)]
        node: NodeFolder,
        /// Page, from 1: the newest.
        #[arg(long, default_value_t = 1)]
        page: u64,
    },
}

#[derive(Debug, Subcommand)]
pub enum User {
    /// Add an account; its password is read from the standard input.
    Add {
        #[command(flatten)]
        node: NodeFolder,
        #[arg(long, value_name = "PARTY")]
        party: String,
        /// `agent`, `dpo` or `administrator`.
        #[arg(long, default_value = "agent")]
        role: String,
        login: String,
    },
}

#[derive(Debug, Args)]
pub struct Serve {
    #[command(flatten)]
    pub node: NodeFolder,
    #[arg(long, default_value = "127.0.0.1:8080")]
    pub listen: String,
}
