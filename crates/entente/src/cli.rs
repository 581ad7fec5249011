//! The command line: every command, option and its help, in one place; those about conventions are in
//! `agreement`, those about deposits once received in `deposits`, those about figures in `figures`, studies in `study`, those about the
//! directory of an ENT in `aaf`, those about the log of evidence and its witnesses in `log`.

// Long because it is one list: every command and its help.
mod aaf;
mod agreement;
mod agreement_changes;
mod deposits;
mod figures;
mod key;
mod log;
mod people;
mod study;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use entente_academy::AcademyDataset;
use entente_text::Lang;
use jiff::civil::Date;

pub use aaf::{
    Aaf, AafAudience, AafCheck, AafDaily, AafDelta, AafExport, AafObjection, AafObjectionOf, AafPurge,
    AafRead, AafWrite, Packed,
};
pub use agreement::{
    Agreement, Calendar, CalendarFormat, Keys, Means, Record, RecordSignature, Render, RevokeReason, Show,
    Sign, Signing, Verify,
};
pub use agreement_changes::{
    Amend, AmendmentAct, Census, CensusFormat, Compare, Diff, Export, Exported, Import, Join, Paper,
};
pub use deposits::{Deposits, Reason, Remind};
pub use log::{Log, StampLog, VerifyLog, WitnessCommand};
pub use people::{ClearanceCommand, ClearanceReason, Contractor};

pub use figures::{
    Anonymise, Assess, Audit, Backtest, CostName, Disclosure, Forecast, ForecastRun, Index, RequirementName,
    Round, Sectors, Segregation, Suppress, Twin,
};
pub use key::{Key, KeyRekey, KeyReverse};
pub use study::{Study, StudyVersionArgs};

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
    /// Lay conventions out in the one way: order of keys, blanks, dates. Nothing that they say changes.
    Fmt(Fmt),
    /// Check any file against a Table Schema, without a node: exit code 0 valid, 1 findings, 2 could not read.
    Validate(Box<Validate>),
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
    /// Deposits: what there is, what became of it, what changed between two versions, what is expected.
    #[command(subcommand)]
    Deposits(Deposits),
    /// Conventions: their life, calendar, signatures, versions, the census.
    #[command(subcommand)]
    Agreement(Agreement),
    /// Write conventions and datasets in the forms of others: data contracts, policies, matrices.
    #[command(subcommand)]
    Export(Export),
    /// Take in what others wrote: a data contract as a dataset.
    #[command(subcommand)]
    Import(Import),
    /// Record the reminders of expected deposits that today calls for, once each; run it every day.
    Remind(Remind),
    /// Say whether a party may receive a dataset for a purpose, and on which articles.
    Explain(Explain),
    /// Decide, protect and write what a party may receive, with its dictionary, mention and receipt.
    Deliver(Deliver),
    /// The key of pseudonyms: its shares, its rotation, and what two holders of shares allow.
    #[command(subcommand)]
    Key(Box<Key>),
    /// The evidence log.
    #[command(subcommand)]
    Log(Log),
    /// A witness of others' logs: a folder with a key of its own, which cosigns what continues what it cosigned.
    #[command(subcommand)]
    Witness(WitnessCommand),
    /// Accounts of the pages.
    #[command(subcommand)]
    User(User),
    /// Who, within a party, is cleared for what a convention reserves.
    #[command(subcommand)]
    Clearance(ClearanceCommand),
    /// Contractors named for a study, and whose copy a file is.
    #[command(subcommand)]
    Contractor(Contractor),
    /// Serve the pages.
    Serve(Serve),
    /// The directory of an ENT in the ministry's formats (AAF, GPEI): on folders and archives without a node, or from a node.
    #[command(subcommand)]
    Aaf(Box<Aaf>),
    /// Enrolment forecasts and their back-tests, from a file of counts.
    #[command(subcommand)]
    Forecast(Forecast),
    /// Contextual studies: a text with live figures that parties draft, approve and publish together.
    #[command(subcommand)]
    Study(Study),
    /// Indices of segregation, from a table of units.
    #[command(subcommand)]
    Index(Index),
    /// Disclosure control of tables and individual files.
    #[command(subcommand)]
    Disclosure(Disclosure),
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
    /// Check again each time that a file changes, until Ctrl-C.
    #[arg(long)]
    pub watch: bool,
    /// Print the JSON Schema of the language instead, for editors.
    #[arg(long, conflicts_with = "watch")]
    pub schema: bool,
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
}

#[derive(Debug, Args)]
pub struct Fmt {
    /// Files, or folders of conventions.
    #[arg(default_value = ".")]
    pub files: Vec<PathBuf>,
    /// Change nothing: exit code 1 where a file is not laid out so.
    #[arg(long)]
    pub check: bool,
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
}

/// How a report is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum ReportFormat {
    /// For people.
    #[default]
    Text,
    /// For programs: docs/reference/report.md.
    Json,
    /// Every finding, one a line.
    Csv,
    /// The faulty rows, with comments, to correct and send back.
    Xlsx,
}

#[derive(Debug, Args)]
pub struct Validate {
    /// Delimited text, XLSX, ODS, Parquet, JSON lines, or an archive of them; its form is found from its content.
    pub file: PathBuf,
    /// Table Schema, with or without an `entente` object.
    #[arg(long, value_name = "SCHEMA.JSON")]
    pub schema: PathBuf,
    /// Folder of code lists, one CSV each: `code;label;opens_on;closes_on;group`, or just the codes.
    #[arg(long, value_name = "DIR")]
    pub code_lists: Option<PathBuf>,
    #[arg(long, value_enum, default_value_t)]
    pub format: ReportFormat,
    /// File for the report; the standard output where absent.
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// The rentrée that the file is about (`2026`); its 1 September is the day at which lists are read. The present one where absent.
    #[arg(long, conflicts_with = "reference_date")]
    pub period: Option<String>,
    /// The day at which lists and the directory are read.
    #[arg(long, value_name = "DATE")]
    pub reference_date: Option<Date>,
    /// Encoding of the file, like `windows-1252`; found where absent.
    #[arg(long)]
    pub encoding: Option<String>,
    /// Separator of the file; found where absent.
    #[arg(long, value_name = "CHARACTER", value_parser = delimiter)]
    pub delimiter: Option<char>,
    /// Sheet of a workbook; the first one with the expected variables where absent.
    #[arg(long, value_name = "NAME")]
    pub sheet: Option<String>,
    /// Directory of establishments (CSV), for the check `uai-directory`.
    #[arg(long, value_name = "FILE")]
    pub institutions: Option<PathBuf>,
    /// A file that foreign keys refer to, by the name that the schema gives it.
    #[arg(long, value_name = "NAME=FILE")]
    pub resource: Vec<String>,
    /// The typed copy (Parquet) of the version before, for bounds on what changes.
    #[arg(long, value_name = "FILE.PARQUET")]
    pub previous: Option<PathBuf>,
    /// Places kept for each group of findings.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    pub places: Option<u32>,
    /// Also write the typed rows of a valid file.
    #[arg(long, value_name = "OUT")]
    pub parquet: Option<PathBuf>,
    /// Write pseudonyms in place of that variable.
    #[arg(long, value_name = "VARIABLE", requires = "parquet")]
    pub pseudonymise: Option<String>,
    /// Key of the pseudonyms: a node's key file, 64 hexadecimal digits, or at least 16 random bytes.
    #[arg(long, value_name = "FILE", requires = "pseudonymise")]
    pub key: Option<PathBuf>,
    /// Also say the SHA-256 of the file in the report.
    #[arg(long)]
    pub sha256: bool,
    /// Also measure how far persons can be told apart, on the variables that the schema calls `quasi`.
    #[arg(long)]
    pub risk: bool,
}

/// One character, or `tab`.
fn delimiter(text: &str) -> Result<char, String> {
    let mut characters = text.chars();
    match (text, characters.next(), characters.next()) {
        ("tab" | "\\t", _, _) => Ok('\t'),
        (_, Some(one), None) if one.is_ascii() => Ok(one),
        _ => Err("one ASCII character, or `tab`".to_owned()),
    }
}

#[derive(Debug, Args)]
pub struct Generate {
    // The list comes from the generator: a file that it learns to write is in the help at once.
    #[arg(help = generated_datasets())]
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

/// « Dataset: `a`, `b` or `c` », of every file that the academy writes.
fn generated_datasets() -> String {
    let names = AcademyDataset::ALL.map(|dataset| format!("`{}`", dataset.id()));
    let (last, others) =
        names.split_last().map_or((String::new(), [].as_slice()), |(last, rest)| (last.clone(), rest));
    format!("Dataset: {} or {last}", others.join(", "))
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
        /// BCN tables, COG, directories of establishments, carte scolaire (CSV); SIECLE and AAF nomenclatures (XML);
        /// outlines (GeoJSON); lists in our own form.
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// The list that a file `code;label;opens_on;closes_on;group` is about.
        #[arg(long, value_name = "LIST")]
        list: Option<String>,
        /// First day on which it is used: parties are told before.
        #[arg(long, value_name = "DATE")]
        effective_on: Option<Date>,
        /// What the files do not have is gone; establishments of the same départements are closed.
        #[arg(long)]
        complete: bool,
        /// Only the parties of the node may read it.
        #[arg(long)]
        reserved: bool,
        /// The party that loads.
        #[arg(long = "as", value_name = "PARTY")]
        party: Option<String>,
    },
    /// List the references with their versions.
    List {
        #[command(flatten)]
        node: NodeFolder,
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
    /// Show a reference as of a day, as it was known on another.
    Show {
        #[command(flatten)]
        node: NodeFolder,
        /// `mef`, `institutions`, `territories`, `outlines`…
        reference: String,
        /// Words of the code or of the label.
        #[arg(long, default_value = "")]
        search: String,
        /// Only what may be used on that day.
        #[arg(long, value_name = "DATE")]
        on: Option<Date>,
        /// As the node knew it at the end of that day.
        #[arg(long, value_name = "DATE")]
        known_on: Option<Date>,
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
    /// Compare two versions or two days: what opens, closes, changes, and what breaks in the files already accepted.
    Diff {
        #[command(flatten)]
        node: NodeFolder,
        reference: String,
        /// A version (`n-000012`) or a day; the version before where absent.
        #[arg(long, value_name = "VERSION|DATE")]
        from: Option<String>,
        /// A version or a day; the last version where absent.
        #[arg(long, value_name = "VERSION|DATE")]
        to: Option<String>,
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
    /// Write a reference to a file, CSV or JSON as its name says.
    Export {
        #[command(flatten)]
        node: NodeFolder,
        reference: String,
        #[arg(long, value_name = "DATE")]
        on: Option<Date>,
        #[arg(long, value_name = "DATE")]
        known_on: Option<Date>,
        /// File to write: `.csv` or `.json`.
        #[arg(short, long)]
        output: PathBuf,
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
    /// The party that would receive; with `--all` and `--diff`, only what is about it.
    #[arg(long = "as", value_name = "PARTY", required_unless_present_any = ["all", "diff"])]
    pub party: Option<String>,
    /// What for: a code of the list `finalites`.
    #[arg(long, required_unless_present_any = ["all", "diff"])]
    pub purpose: Option<String>,
    #[arg(required_unless_present_any = ["all", "diff"])]
    pub dataset: Option<String>,
    /// Variables asked for; all that a clause covers where absent.
    #[arg(long, value_delimiter = ',', conflicts_with_all = ["all", "diff"])]
    pub variables: Vec<String>,
    /// Who may see what, and why: every access that a clause speaks of, decided; nothing is recorded.
    #[arg(long, conflicts_with = "diff")]
    pub all: bool,
    /// What this text of a convention would change in what is decided, were it in force; nothing is recorded.
    #[arg(long, value_name = "FILE")]
    pub diff: Option<PathBuf>,
    /// The day at which conventions are read; today where absent.
    #[arg(long)]
    pub on: Option<Date>,
    #[arg(long, value_enum, default_value_t)]
    pub format: TableFormat,
}

/// How a table is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum TableFormat {
    /// For people.
    #[default]
    Text,
    /// For programs; English.
    Json,
    /// For spreadsheets, with `--all`.
    Csv,
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
