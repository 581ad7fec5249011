//! Commands about the directory of an ENT: AAF and GPEI deliveries, made, compared, checked and read without a node.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};
use entente_formats::aaf::{Dialect, ModifyForm};
use entente_model::Uai;
use jiff::civil::Date;

use super::{Format, NodeFolder};

#[derive(Debug, Subcommand)]
pub enum Aaf {
    /// Say what deliveries hold: a complete one, then its deltas in order, as a consumer reads them; or SIECLE, STS and ONDE exports.
    Read(AafRead),
    /// Write a delivery from SIECLE, STS and ONDE exports: complete, or what changed since the last one.
    Write(AafWrite),
    /// Write what brings the recipient of one complete delivery to another.
    Delta(AafDelta),
    /// Deliver the directory of a node under a clause `ent` of one of its conventions: complete on its day, else what changed.
    Export(AafExport),
    /// Deliver and push what the conventions of a node ask for today; run it every day. A node that serves does it by itself.
    Daily(AafDaily),
    /// Objections of persons to being in the directories of a provider: recorded, applied to each delivery, withdrawn.
    #[command(subcommand)]
    Objection(AafObjection),
    /// Destroy the files of delivered directories whose retention is over; `daily` and a node that serves do it too.
    Purge(AafPurge),
    /// Audience of ENT (DNMA) by establishment, département and académie, small counts hidden.
    Audience(AafAudience),
    /// Check a delivery as its strictest consumers would: exit code 0 nothing found, 1 findings, 2 could not read.
    Check(AafCheck),
}

/// The form of a delivery.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum AafForm {
    /// Collèges and lycées.
    #[value(name = "2D", alias = "2d")]
    SecondDegree,
    /// Écoles.
    #[value(name = "1D", alias = "1d")]
    FirstDegree,
    /// Tools that manage equipment.
    #[value(name = "GPEI", alias = "gpei")]
    Gpei,
}

impl From<AafForm> for Dialect {
    fn from(form: AafForm) -> Self {
        match form {
            AafForm::SecondDegree => Self::SecondDegree,
            AafForm::FirstDegree => Self::FirstDegree,
            AafForm::Gpei => Self::Gpei,
        }
    }
}

/// How a modification is sent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum AafModify {
    /// All the attributes of the record again.
    #[default]
    Full,
    /// Those that changed.
    Partial,
}

impl From<AafModify> for ModifyForm {
    fn from(modify: AafModify) -> Self {
        match modify {
            AafModify::Full => Self::Full,
            AafModify::Partial => Self::Partial,
        }
    }
}

/// Under which names a delivery goes, and what goes with it.
#[derive(Debug, Args)]
pub struct Packed {
    /// Folder of the delivery.
    #[arg(short, long)]
    pub output: PathBuf,
    /// Day of the delivery; today where absent.
    #[arg(long, value_name = "DATE")]
    pub date: Option<Date>,
    /// Beginning of the file names.
    #[arg(long, default_value = "ENT")]
    pub prefix: String,
    /// Code of the recipient: a bordereau goes along.
    #[arg(long, value_name = "CODE")]
    pub recipient: Option<String>,
    /// Archive that holds the files: a name ending in `.tar`, `.tgz` or `.zip`; loose files where absent.
    #[arg(long, value_name = "NAME")]
    pub archive: Option<String>,
    /// Records in one file.
    #[arg(long, value_name = "N", default_value_t = 3000, value_parser = clap::value_parser!(u64).range(1..))]
    pub records_max: u64,
    /// Leave the DTD out.
    #[arg(long)]
    pub no_dtd: bool,
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
}

#[derive(Debug, Args)]
pub struct AafRead {
    /// Folders and archives, in the order in which they are to be read.
    #[arg(required = true)]
    pub deliveries: Vec<PathBuf>,
    /// Also write the records that a consumer has in the end, one JSON object a line; `-` for the standard output.
    #[arg(long, value_name = "FILE")]
    pub records: Option<PathBuf>,
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
}

/// An école and its ONDE exports, which do not name it.
#[derive(Clone, Debug)]
pub struct Ecole {
    pub uai: Uai,
    pub path: PathBuf,
}

fn ecole(text: &str) -> Result<Ecole, String> {
    let (uai, path) = text.split_once('=').ok_or("write `UAI=PATH`")?;
    let uai = uai.parse().map_err(|error: entente_model::UaiError| error.to_string())?;
    Ok(Ecole { uai, path: path.into() })
}

#[derive(Debug, Args)]
pub struct AafWrite {
    /// SIECLE and STS exports: files, folders, archives.
    pub sources: Vec<PathBuf>,
    /// ONDE exports of an école.
    #[arg(long, value_name = "UAI=PATH", value_parser = ecole)]
    pub ecole: Vec<Ecole>,
    #[command(flatten)]
    pub packed: Packed,
    /// Form of the files.
    #[arg(long, value_enum, ignore_case = true, default_value = "2D")]
    pub form: AafForm,
    /// Establishments that the recipient may receive; all where absent.
    #[arg(long, value_name = "UAI", value_delimiter = ',')]
    pub schools: Vec<Uai>,
    /// Attributes that are left out.
    #[arg(long, value_name = "ATTRIBUTE", value_delimiter = ',')]
    pub without: Vec<String>,
    /// Attributes that are written, besides identifiers; all of the form where absent.
    #[arg(long, value_name = "ATTRIBUTE", value_delimiter = ',')]
    pub only: Vec<String>,
    /// Write the national pupil number too, for a recipient who is allowed it.
    #[arg(long)]
    pub with_ine: bool,
    /// Identifiers (ENTPersonJointure) of persons who objected, one a line.
    #[arg(long, value_name = "FILE")]
    pub objections: Option<PathBuf>,
    /// Also write InfosEducNat, which says what the delivery is about; always so in GPEI.
    #[arg(long)]
    pub infos: bool,
    /// Folder that keeps, from one day to the next, identifiers and fingerprints of what was delivered; no name is in it.
    #[arg(long, value_name = "FOLDER")]
    pub register: Option<PathBuf>,
    /// Write what changed since the delivery that the register knows.
    #[arg(long, requires = "register")]
    pub delta: bool,
    /// How a modification is sent in a delta.
    #[arg(long, value_enum, default_value_t)]
    pub modify: AafModify,
}

#[derive(Debug, Args)]
pub struct AafDelta {
    /// What the recipient has: a complete delivery, with the deltas that follow it in the folder, or a register.
    pub before: PathBuf,
    /// The complete delivery of today.
    pub after: PathBuf,
    #[command(flatten)]
    pub packed: Packed,
    #[arg(long, value_enum, default_value_t)]
    pub modify: AafModify,
}

#[derive(Debug, Args)]
pub struct AafCheck {
    /// Folder or archive.
    pub delivery: PathBuf,
    /// Form that the files should have; that of the first record where absent.
    #[arg(long, value_enum, ignore_case = true)]
    pub form: Option<AafForm>,
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
}

#[derive(Debug, Args)]
pub struct AafExport {
    #[command(flatten)]
    pub node: NodeFolder,
    /// The convention.
    #[arg(long, value_name = "ID")]
    pub convention: String,
    /// Its clause `ent`, where it has several.
    #[arg(long, value_name = "ID")]
    pub clause: Option<String>,
    /// Day of the delivery; today where absent.
    #[arg(long, value_name = "DATE")]
    pub date: Option<Date>,
    /// Folder into which the files are handed over; the node keeps them with their receipt.
    #[arg(short, long)]
    pub output: PathBuf,
    /// A complete delivery, whatever the day: the recipient lost or missed one.
    #[arg(long)]
    pub complete: bool,
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
}

#[derive(Debug, Args)]
pub struct AafDaily {
    #[command(flatten)]
    pub node: NodeFolder,
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
}

#[derive(Debug, Subcommand)]
pub enum AafObjection {
    /// Record the objection of persons: they are in no directory from that day on, and the next delta deletes them.
    Add {
        #[command(flatten)]
        objection: AafObjectionOf,
        /// First day; today where absent.
        #[arg(long, value_name = "DATE")]
        from: Option<Date>,
        /// Identifiers (ENTPersonJointure).
        #[arg(required = true)]
        persons: Vec<String>,
    },
    /// Withdraw the objection of persons: the next delivery brings them back.
    Withdraw {
        #[command(flatten)]
        objection: AafObjectionOf,
        /// Identifiers (ENTPersonJointure).
        #[arg(required = true)]
        persons: Vec<String>,
    },
    /// List the objections that hold: identifiers and days.
    List {
        #[command(flatten)]
        objection: AafObjectionOf,
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
}

/// To whose directories.
#[derive(Debug, Args)]
pub struct AafObjectionOf {
    #[command(flatten)]
    pub node: NodeFolder,
    /// The party that provides the directories, and records.
    #[arg(long = "as", value_name = "PARTY")]
    pub party: String,
}

#[derive(Debug, Args)]
pub struct AafPurge {
    #[command(flatten)]
    pub node: NodeFolder,
}

#[derive(Debug, Args)]
pub struct AafAudience {
    /// Files of audience: `uai`, `jour`, `profil`, `service`, `visites`, `visiteurs`.
    pub files: Vec<PathBuf>,
    /// Node whose accepted deposits of `audience-ent` are read too, and whose directory of establishments says where they lie.
    #[arg(long, value_name = "DIR")]
    pub dir: Option<PathBuf>,
    /// Circonscriptions: a CSV with the columns `uai` and `circonscription`.
    #[arg(long, value_name = "FILE")]
    pub circonscriptions: Option<PathBuf>,
    /// Visitors under which a figure is not shown.
    #[arg(long, value_name = "N", default_value_t = 5, value_parser = clap::value_parser!(u64).range(2..))]
    pub threshold: u64,
    /// Where the CSV goes; the standard output where absent.
    #[arg(short, long)]
    pub output: Option<PathBuf>,
}
