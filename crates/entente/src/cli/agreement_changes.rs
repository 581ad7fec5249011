//! The commands that compare conventions, amend them, let parties join, and count them.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};
use jiff::civil::Date;

use super::agreement::AgreementDir;
use super::{Format, NodeFolder};

#[derive(Debug, Args)]
pub struct Diff {
    #[command(flatten)]
    pub folder: AgreementDir,
    /// The text before: a file, the id of a convention or of a model, or `id@number` for one of its texts.
    pub before: String,
    /// The text after.
    pub after: String,
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
}

#[derive(Debug, Args)]
pub struct Compare {
    #[command(flatten)]
    pub folder: AgreementDir,
    /// The convention: a file, an id, or `id@number`.
    pub local: String,
    /// What it is compared with: a cadre to see whether it keeps what that asks; another convention to see both side by side.
    /// The cadre that it applies where absent.
    #[arg(long, value_name = "CONVENTION")]
    pub with: Option<String>,
    /// Both side by side, even with a cadre.
    #[arg(long)]
    pub side_by_side: bool,
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
}

/// An act on an amendment of a node.
#[derive(Debug, Args)]
pub struct AmendmentAct {
    #[command(flatten)]
    pub node: NodeFolder,
    /// Id of the convention.
    pub id: String,
    /// Number of the amendment.
    pub number: u32,
    /// Which day; today where absent.
    #[arg(long, value_name = "DATE")]
    pub on: Option<Date>,
    /// Number of the deliberation, of the minutes.
    #[arg(long)]
    pub reference: Option<String>,
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
}

#[derive(Debug, Subcommand)]
pub enum Amend {
    /// Write the text in force with the key `amends`, to be changed and proposed.
    Open {
        #[command(flatten)]
        node: NodeFolder,
        /// Id of the convention.
        id: String,
        /// The party that will propose it.
        #[arg(long = "as", value_name = "PARTY")]
        party: String,
        /// File to write; never over another one.
        #[arg(short, long, value_name = "FILE")]
        output: PathBuf,
    },
    /// Propose the text as amended: what it changes is shown, with who must approve it.
    Propose {
        #[command(flatten)]
        node: NodeFolder,
        file: PathBuf,
        /// The party that proposes it.
        #[arg(long = "as", value_name = "PARTY")]
        party: String,
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
    /// The amendments of a convention, and how far each is.
    List {
        #[command(flatten)]
        node: NodeFolder,
        /// Id of the convention.
        id: String,
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
    /// One amendment: what it changes, who approved it, who has still to.
    Show(AmendmentAct),
    /// Approve an amendment for a party, with the reference of its deliberation. Signing it (`agreement sign id@number`) approves it too.
    Approve {
        #[command(flatten)]
        act: AmendmentAct,
        /// The party that approves.
        #[arg(long = "as", value_name = "PARTY")]
        party: String,
    },
    /// Put an approved amendment in force, from that day on.
    InForce {
        #[command(flatten)]
        act: AmendmentAct,
        /// The party that records it; the node itself where absent.
        #[arg(long = "as", value_name = "PARTY")]
        party: Option<String>,
    },
}

#[derive(Debug, Args)]
pub struct Join {
    /// Folder of the node; with `--check`, any folder with `conventions/`.
    #[command(flatten)]
    pub node: NodeFolder,
    /// What was signed to join: `*.adhesion.md`, with its list of schools.
    pub file: PathBuf,
    /// Read and check it only.
    #[arg(long)]
    pub check: bool,
    /// The party that records it: the one that joins, or one of the convention; the node itself where absent.
    #[arg(long = "as", value_name = "PARTY")]
    pub party: Option<String>,
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
}

#[derive(Debug, Args)]
pub struct Paper {
    /// Folder of the node; with `--check`, any folder with `conventions/`.
    #[command(flatten)]
    pub node: NodeFolder,
    /// What is known of the convention: `*.paper.md`.
    pub file: PathBuf,
    /// Its scan, which the node keeps.
    #[arg(long, value_name = "FILE")]
    pub scan: Option<PathBuf>,
    /// Read and check it only.
    #[arg(long)]
    pub check: bool,
    /// The party that records it; the node itself where absent.
    #[arg(long = "as", value_name = "PARTY")]
    pub party: Option<String>,
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
}

/// How the census is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum CensusFormat {
    /// For people.
    #[default]
    Text,
    /// For programs.
    Json,
    /// One line for each thing that is handed over.
    Csv,
}

#[derive(Debug, Args)]
pub struct Census {
    #[command(flatten)]
    pub folder: AgreementDir,
    /// Only the conventions in which each of these words is found: title, parties, data.
    #[arg(long, value_name = "WORDS", default_value = "")]
    pub search: String,
    /// The national cadre that the questionnaire is about; the one that most conventions apply where absent.
    #[arg(long, value_name = "ID")]
    pub cadre: Option<String>,
    /// Also write the census there as open data: CSV, and the Table Schema that says what its columns mean.
    #[arg(long, value_name = "FOLDER")]
    pub open_data: Option<PathBuf>,
    #[arg(long, value_enum, default_value_t)]
    pub format: CensusFormat,
}

/// Conventions and datasets in the forms of others.
#[derive(Debug, Subcommand)]
pub enum Export {
    /// Data contracts (ODCS 3.1), one for each dataset under each convention, and for each dataset by itself.
    Odcs(Exported),
    /// Policies (ODRL, profile of the Dataspace Protocol), one for each grant.
    Odrl(Exported),
    /// The matrix of competences as CSV, for each convention that has one.
    Raci(Exported),
}

#[derive(Debug, Args)]
pub struct Exported {
    #[command(flatten)]
    pub folder: AgreementDir,
    /// Id of one convention or model; all where absent.
    pub id: Option<String>,
    /// Folder to write to; made where it is absent.
    #[arg(short, long, value_name = "FOLDER")]
    pub out: PathBuf,
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
}

/// What others wrote, taken in.
#[derive(Debug, Subcommand)]
pub enum Import {
    /// A data contract (ODCS 3) as datasets: a folder with schema and dictionary for each of its objects.
    Odcs {
        #[command(flatten)]
        folder: AgreementDir,
        /// The contract, YAML or JSON.
        file: PathBuf,
        /// Folder of datasets to write to; nothing there is replaced.
        #[arg(short, long, value_name = "FOLDER")]
        out: PathBuf,
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
}
