//! The commands about conventions: reading them, their life, their signatures, the census.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};
use jiff::civil::Date;

use super::Format;
use super::agreement_changes::{Amend, Census, Compare, Diff, Join, Paper};

#[derive(Debug, Subcommand)]
pub enum Agreement {
    /// Every convention, and where each stands today.
    List {
        #[command(flatten)]
        folder: AgreementDir,
        /// Only those of a kind: `cadre`, `application`…, or `ent` for those that feed an ENT.
        #[arg(long)]
        kind: Option<String>,
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
    /// One convention: its parties, its state on a day as known on another, what happened to it.
    Show(Show),
    /// What will happen: renewals, last days to give notice, reviews, deposits, ends.
    Calendar(Calendar),
    /// What changed between two texts: words, article by article, and effects, who gains or loses what.
    Diff(Diff),
    /// Whether a convention keeps what its cadre asks, with both articles; or two conventions side by side.
    Compare(Compare),
    /// Amend a convention in a node: reopen its text, propose, approve, put in force.
    #[command(subcommand)]
    Amend(Amend),
    /// Let a party join a convention with its list of schools, checked against the directory.
    Join(Join),
    /// Enter a convention that is on paper only into the census, with its scan.
    Paper(Paper),
    /// The register of conventions, who is covered by what, and the questionnaire answered from it.
    Census(Census),
    /// Write a convention as a page for people: its text, each clause as a table in its place, its signatures.
    Render(Render),
    /// Sign a convention with a key of a party; the signature goes beside the file, or into the node.
    Sign(Sign),
    /// Record, with a key, a signature made elsewhere: Démarches simplifiées, registered letter, paper, another electronic means.
    RecordSignature(RecordSignature),
    /// Take the signatures that another party sent.
    ImportSignature {
        #[command(flatten)]
        node: super::NodeFolder,
        /// `<file>.signatures`.
        file: PathBuf,
        /// The party that imports.
        #[arg(long = "as", value_name = "PARTY")]
        party: Option<String>,
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
    /// Verify the signatures of a convention, offline: exit code 0 all hold and each party signed, 1 not, 2 could not read.
    Verify(Verify),
    /// Record what happened to a convention: notification, notice, suspension, meeting, end… or correct it.
    Record(Box<Record>),
    /// Print the JSON Schema of the language, for editors.
    Schema,
    /// Keys of the parties: create, replace, revoke, add to a node, list.
    #[command(subcommand)]
    Keys(Keys),
}

/// Where conventions are: a node, or files alone.
#[derive(Debug, Args)]
pub struct AgreementDir {
    /// Folder of a node, or any folder with `conventions/`.
    #[arg(long = "dir", default_value = ".")]
    pub dir: PathBuf,
}

#[derive(Debug, Args)]
pub struct Show {
    #[command(flatten)]
    pub folder: AgreementDir,
    /// Id of the convention.
    pub id: String,
    /// The day that is asked about; today where absent.
    #[arg(long, value_name = "DATE")]
    pub on: Option<Date>,
    /// As it was known at the end of that day; today where absent.
    #[arg(long, value_name = "DATE")]
    pub known_on: Option<Date>,
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
}

/// How a calendar is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum CalendarFormat {
    /// For people.
    #[default]
    Text,
    /// For programs.
    Json,
    /// iCalendar, for any agenda.
    Ics,
}

#[derive(Debug, Args)]
pub struct Calendar {
    #[command(flatten)]
    pub folder: AgreementDir,
    /// Id of the convention.
    pub id: String,
    /// Last day.
    #[arg(long, value_name = "DATE")]
    pub until: Date,
    /// First day; today where absent.
    #[arg(long, value_name = "DATE")]
    pub from: Option<Date>,
    /// As it was known at the end of that day; today where absent.
    #[arg(long, value_name = "DATE")]
    pub known_on: Option<Date>,
    #[arg(long, value_enum, default_value_t)]
    pub format: CalendarFormat,
}

#[derive(Debug, Args)]
pub struct Render {
    #[command(flatten)]
    pub folder: AgreementDir,
    /// A file, the id of a convention, or `id@number` for one of its texts.
    pub file: String,
    /// File to write: `.html`, or `.pdf` (tagged, with the signed file and its signatures inside).
    #[arg(short, long, value_name = "FILE")]
    pub output: PathBuf,
    /// The party that the copy is for; PDF only.
    #[arg(long, value_name = "PARTY")]
    pub copy_for: Option<String>,
}

/// Who signs for a party, where and when.
#[derive(Debug, Args)]
pub struct Signing {
    /// The party that signs.
    #[arg(long, value_name = "PARTY")]
    pub party: String,
    /// Who signs for it.
    #[arg(long, value_name = "NAME")]
    pub name: String,
    /// By which function: « Maire ».
    #[arg(long)]
    pub function: String,
    /// The act that delegates the signature, with its date.
    #[arg(long, value_name = "ACT")]
    pub delegation: Option<String>,
    /// Where: « Fait à … ».
    #[arg(long)]
    pub place: Option<String>,
    /// Which day; today where absent.
    #[arg(long, value_name = "DATE")]
    pub on: Option<Date>,
}

#[derive(Debug, Args)]
pub struct Sign {
    /// File of the convention; with `--dir`, its id, or `id@number` for an amendment.
    pub file: String,
    /// Private key (PEM, Ed25519); without it, the text to sign is printed for a key kept elsewhere.
    #[arg(long, value_name = "FILE")]
    pub key: Option<PathBuf>,
    #[command(flatten)]
    pub signing: Signing,
    /// A signature of 64 bytes made elsewhere over that text, and the public key that verifies it.
    #[arg(long, value_name = "FILE", requires = "public_key", conflicts_with = "key")]
    pub attach: Option<PathBuf>,
    #[arg(long, value_name = "FILE", requires = "attach")]
    pub public_key: Option<PathBuf>,
    /// Folder of a node: the signature is kept there.
    #[arg(long)]
    pub dir: Option<PathBuf>,
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
}

/// By what means a signature was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Means {
    DemarchesSimplifiees,
    RegisteredLetter,
    Paper,
    Electronic,
}

#[derive(Debug, Args)]
pub struct RecordSignature {
    /// File of the convention; with `--dir`, its id, or `id@number` for an amendment.
    pub file: String,
    /// Private key of the party that records.
    #[arg(long, value_name = "FILE")]
    pub key: PathBuf,
    /// The party that records.
    #[arg(long = "as", value_name = "PARTY")]
    pub by: String,
    #[command(flatten)]
    pub signing: Signing,
    #[arg(long, value_enum)]
    pub means: Means,
    /// Number of the dossier or of the letter, or where the original is.
    #[arg(long)]
    pub reference: String,
    /// Scan of the signed original: its digest is recorded.
    #[arg(long, value_name = "FILE")]
    pub scan: Option<PathBuf>,
    /// Folder of a node: the record is kept there.
    #[arg(long)]
    pub dir: Option<PathBuf>,
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
}

#[derive(Debug, Args)]
pub struct Verify {
    /// File of the convention; with `--dir`, its id, or `id@number` for an amendment.
    pub file: String,
    /// Its signatures; `<file>.signatures` where absent.
    #[arg(long, value_name = "FILE")]
    pub signatures: Option<PathBuf>,
    /// Register of the parties' keys; `keys.register` beside the file, or above it, where absent.
    #[arg(long, value_name = "FILE")]
    pub keys: Option<PathBuf>,
    /// The copy that was signed: the changed places are then shown to the character.
    #[arg(long, value_name = "FILE")]
    pub signed_copy: Option<PathBuf>,
    /// Folder of a node: its texts, signatures and keys.
    #[arg(long)]
    pub dir: Option<PathBuf>,
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
}

#[derive(Debug, Args)]
pub struct Record {
    #[command(flatten)]
    pub node: super::NodeFolder,
    /// Id of the convention.
    pub id: String,
    /// What happened: `notified-to-all`, `notice-received`, `force-majeure-began`, `meeting-held`, `retracted`…
    pub what: String,
    /// The day on which it happened, or takes effect.
    #[arg(long, value_name = "DATE")]
    pub on: Date,
    /// The day on which it was known here; today where absent.
    #[arg(long, value_name = "DATE")]
    pub known_on: Option<Date>,
    /// The party that it is about: to whom it was notified, who signed or joined.
    #[arg(long)]
    pub party: Option<String>,
    /// The party that did it: who gave the notice, proposed or approved the amendment.
    #[arg(long)]
    pub by: Option<String>,
    /// The party that it is against.
    #[arg(long)]
    pub against: Option<String>,
    /// The day on which the letter was sent.
    #[arg(long, value_name = "DATE")]
    pub sent_on: Option<Date>,
    /// The day from which its author wants it to have effect.
    #[arg(long, value_name = "DATE")]
    pub effect_on: Option<Date>,
    /// The ground of an end: `fault`, `conciliation`, `force-majeure`.
    #[arg(long)]
    pub ground: Option<String>,
    /// The body that met, or `bilan`.
    #[arg(long)]
    pub body: Option<String>,
    /// Number of the amendment.
    #[arg(long)]
    pub number: Option<u32>,
    /// Number of the letter, of the dossier, of the minutes.
    #[arg(long)]
    pub reference: Option<String>,
    /// The fact that it corrects: `f-000012`.
    #[arg(long, value_name = "FACT")]
    pub replaces: Option<String>,
    /// The party that records it; the node itself where absent.
    #[arg(long = "as", value_name = "PARTY")]
    pub as_party: Option<String>,
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
}

/// Why a key is revoked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum RevokeReason {
    Lost,
    Compromised,
    HolderLeft,
}

#[derive(Debug, Subcommand)]
pub enum Keys {
    /// Create a key of a party: a private file for it alone, and its entry for the register.
    Create {
        #[arg(long)]
        party: String,
        /// File of the private key; nobody else may read it.
        #[arg(short, long, value_name = "FILE")]
        output: PathBuf,
        /// First day on which it may sign; today where absent.
        #[arg(long, value_name = "DATE")]
        from: Option<Date>,
        /// Last day on which it may sign.
        #[arg(long, value_name = "DATE")]
        until: Option<Date>,
        /// The private key that it replaces.
        #[arg(long, value_name = "FILE")]
        follows: Option<PathBuf>,
        /// Register file to which the entry is added; `keys.register` where absent and no `--dir`.
        #[arg(long, value_name = "FILE")]
        register: Option<PathBuf>,
        /// Folder of a node: the entry goes into its register.
        #[arg(long)]
        dir: Option<PathBuf>,
    },
    /// Revoke a key of a party, with that key or another one of the same party.
    Revoke {
        #[arg(long)]
        party: String,
        /// Name of the key: its digest.
        key: String,
        /// Private key that signs the revocation.
        #[arg(long, value_name = "FILE")]
        with: PathBuf,
        /// First day on which it may not sign; today where absent.
        #[arg(long, value_name = "DATE")]
        on: Option<Date>,
        #[arg(long, value_enum)]
        why: RevokeReason,
        #[arg(long, value_name = "FILE")]
        register: Option<PathBuf>,
        #[arg(long)]
        dir: Option<PathBuf>,
    },
    /// Add to a node the entries of a register that a party sent. Compare the name of a first key with the party, by another way.
    Add {
        #[command(flatten)]
        node: super::NodeFolder,
        file: PathBuf,
        /// The party that adds its own keys; whoever runs the node where absent.
        #[arg(long = "as", value_name = "PARTY")]
        party: Option<String>,
    },
    /// The register: keys, whose, from when, what each is today.
    List {
        /// Register file; `keys.register` where absent and no `--dir`.
        #[arg(long, value_name = "FILE")]
        register: Option<PathBuf>,
        #[arg(long)]
        dir: Option<PathBuf>,
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
    /// Write the register of a node to a file, for another party.
    Export {
        #[command(flatten)]
        node: super::NodeFolder,
        #[arg(short, long, value_name = "FILE")]
        output: PathBuf,
    },
}
