//! The commands about the log of evidence, and about witnesses of logs.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::{Format, NodeFolder};

#[derive(Debug, Subcommand)]
pub enum Log {
    /// Verify a node: every entry, record and file; or the evidence of an act, with nothing but its file.
    Verify(VerifyLog),
    /// Show the latest entries.
    Show {
        #[command(flatten)]
        node: NodeFolder,
        /// Page, from 1: the newest.
        #[arg(long, default_value_t = 1)]
        page: u64,
    },
    /// Every entry, from the first: what happened, when, by whom.
    List {
        #[command(flatten)]
        node: NodeFolder,
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
    /// Write the evidence of an act in one file, which anybody verifies without the node.
    Prove {
        /// Number of the act (`m-000001`), or of its entry (`42`).
        act: String,
        #[command(flatten)]
        node: NodeFolder,
        /// The file to write.
        #[arg(short, long)]
        output: PathBuf,
        /// Write the proof of the act alone as well, in the form of C2SP tlog-proof.
        #[arg(long, value_name = "FILE")]
        tlog_proof: Option<PathBuf>,
    },
    /// Look at the whole log on the disk: every tile, the checkpoint, the cosignatures; for a node, its database too.
    Fsck {
        /// Folder of a node, or of a copy that was imported.
        folder: PathBuf,
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
    /// Write the whole log as an archive, for a party that wants a copy. It holds no salt, hence nothing personal.
    Export {
        #[command(flatten)]
        node: NodeFolder,
        /// The archive to write.
        #[arg(short, long)]
        output: PathBuf,
    },
    /// Take the archive of a log into a folder, or bring a copy up to date: it must continue what is there.
    Import {
        archive: PathBuf,
        /// Folder of the copy.
        #[arg(long)]
        into: PathBuf,
        /// The log's key, known by another way than the archive.
        #[arg(long, value_name = "KEY")]
        log_key: Option<String>,
    },
    /// The key of the node's log, to be given to witnesses and verifiers by another way than the log.
    Key {
        #[command(flatten)]
        node: NodeFolder,
    },
    /// The witnesses, and how far each has cosigned.
    Witnesses {
        #[command(flatten)]
        node: NodeFolder,
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
    /// Take a party's witness into the list, with the key that it showed by another way.
    AddWitness {
        #[command(flatten)]
        node: NodeFolder,
        #[arg(long)]
        party: String,
        /// Its key, as `entente witness key` prints it.
        key: String,
        /// Where it answers, if it does by HTTP: `https://…`.
        #[arg(long)]
        url: Option<String>,
    },
    /// Take a witness out of the list.
    RemoveWitness {
        #[command(flatten)]
        node: NodeFolder,
        /// Its name.
        name: String,
    },
    /// Ask the witnesses that answer by HTTP to cosign the log as it is now.
    Ask {
        #[command(flatten)]
        node: NodeFolder,
    },
    /// Write what to ask of a witness that opens no port.
    Request {
        #[command(flatten)]
        node: NodeFolder,
        /// Name of the witness.
        name: String,
        /// The file to write.
        #[arg(short, long)]
        output: PathBuf,
        /// Entries that the witness says it has cosigned, where it says another number.
        #[arg(long, value_name = "ENTRIES")]
        has: Option<u64>,
    },
    /// Keep what a witness answered.
    Cosign {
        #[command(flatten)]
        node: NodeFolder,
        /// Name of the witness.
        name: String,
        /// The file with its answer.
        answer: PathBuf,
    },
    /// Have an authority of time (RFC 3161) stamp the log as it is now: the one that `time.toml` describes, or as said here.
    Stamp(StampLog),
    /// The refused sign-ins at which a login was typed, while their salts are kept (six months).
    Refused {
        #[command(flatten)]
        node: NodeFolder,
        login: String,
    },
    /// Forget a login: erase the salts of its commitments. The log stays whole, and says nothing of it any more.
    Forget {
        #[command(flatten)]
        node: NodeFolder,
        login: String,
    },
    /// Judge the two checkpoints that a witness or an import shows as a fork, with the log's key alone.
    Judge {
        /// `fork.json`.
        fork: PathBuf,
        #[arg(long, value_name = "KEY")]
        log_key: String,
    },
}

#[derive(Debug, Args)]
pub struct StampLog {
    #[command(flatten)]
    pub node: NodeFolder,
    /// Where the authority answers: `https://…`.
    #[arg(long, group = "source")]
    pub url: Option<String>,
    /// A command that reads the request and writes the answer, such as a script around `openssl ts -reply`.
    #[arg(long, group = "source")]
    pub command: Option<String>,
    /// Write the request to this file, and ask nobody: for an authority that is reached from another machine.
    #[arg(long, group = "source", value_name = "FILE")]
    pub request: Option<PathBuf>,
    /// The authority's answer to that request.
    #[arg(long, group = "source", value_name = "FILE")]
    pub answer: Option<PathBuf>,
    /// Certificates (PEM) by which the authority is known: its own, or those that vouch for it.
    #[arg(long, value_name = "FILE")]
    pub certificates: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct VerifyLog {
    /// The evidence of an act, as `entente log prove` wrote it; the whole node where absent.
    pub evidence: Option<PathBuf>,
    #[command(flatten)]
    pub node: NodeFolder,
    /// The log's key, known by another way than the evidence.
    #[arg(long, value_name = "KEY", requires = "evidence")]
    pub log_key: Option<String>,
    /// A witness that must have cosigned.
    #[arg(long, value_name = "KEY", requires = "evidence")]
    pub witness_key: Vec<String>,
    /// Certificates (PEM) by which an authority of time is known.
    #[arg(long, value_name = "FILE", requires = "evidence")]
    pub time_certificates: Option<PathBuf>,
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
}

#[derive(Debug, Subcommand)]
pub enum WitnessCommand {
    /// Make the folder of a witness, with its key.
    Create {
        #[arg(long)]
        dir: PathBuf,
        /// Name under which it cosigns, without blank: `region-exemple/temoin`.
        #[arg(long)]
        name: String,
    },
    /// Its key, to be given to the logs by another way.
    Key {
        #[arg(long)]
        dir: PathBuf,
    },
    /// Follow a log from now on.
    Follow {
        #[arg(long)]
        dir: PathBuf,
        /// The log's key, as `entente log key` prints it.
        key: String,
    },
    /// The logs that it follows, and what it cosigned of each.
    Show {
        #[arg(long)]
        dir: PathBuf,
    },
    /// Cosign what a log asks, once it is seen to continue what was cosigned before.
    Cosign {
        #[arg(long)]
        dir: PathBuf,
        /// What the log asks, as `entente log request` wrote it.
        request: PathBuf,
        /// The file to write the answer to.
        #[arg(short, long)]
        output: PathBuf,
    },
    /// Answer by HTTP (C2SP tlog-witness).
    Serve {
        #[arg(long)]
        dir: PathBuf,
        #[arg(long, default_value = "127.0.0.1:3031")]
        listen: String,
    },
}
