//! Why a file of the ministry cannot be read or written at all. What is wrong *inside* one that can is a finding.

use std::io;
use std::path::PathBuf;

use entente_model::Message;

/// Reading or writing had to stop.
#[derive(Debug, thiserror::Error)]
pub enum FormatError {
    /// The system said no.
    #[error("`{path}`: {source}")]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The stream ended or failed while it was read.
    #[error("line {line}: the file could not be read further: {source}")]
    Stream {
        /// Line reached.
        line: u64,
        /// What the system said.
        source: io::Error,
    },
    /// Not well-formed XML.
    #[error("line {line}, element `{path}`: {cause}")]
    Malformed {
        /// Line of the fault.
        line: u64,
        /// Elements open there.
        path: String,
        /// What is wrong.
        cause: MalformedCause,
    },
    /// A bound of [`crate::Limits`] is passed.
    #[error("line {line}, element `{path}`: more than {max} {unit}; the file is not what it says")]
    TooMuch {
        /// Line reached.
        line: u64,
        /// Elements open there.
        path: String,
        /// What is counted.
        unit: &'static str,
        /// The bound.
        max: u64,
    },
    /// The document declares entities: refused unread, they can stand for gigabytes or for another file.
    #[error("line {line}: the document declares entities, which are never expanded; export it without them")]
    EntityDeclaration {
        /// Line of the declaration.
        line: u64,
    },
    /// Another document than the one asked for.
    #[error("line {line}: the document is a `{found}`, a `{expected}` was expected")]
    WrongRoot {
        /// Line of the root.
        line: u64,
        /// Its name.
        found: String,
        /// What was expected.
        expected: String,
    },
    /// The table lacks the variables that make it what it should be.
    #[error("line 1: the header lacks `{missing}`; the file is not {expected}")]
    WrongHeader {
        /// A variable that is not there.
        missing: String,
        /// What was expected.
        expected: &'static str,
    },
    /// An archive that cannot be opened, or that is refused.
    #[error("archive `{name}`: {cause}")]
    Archive {
        /// Name of the archive.
        name: String,
        /// What is wrong.
        cause: ArchiveCause,
    },
    /// What is asked cannot be written.
    #[error("{0}")]
    Unwritable(Unwritable),
}

/// What makes a document not well-formed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MalformedCause {
    /// The document stops in the middle.
    #[error("the document ends here, it is cut")]
    Cut,
    /// A closing tag that closes nothing, or something else.
    #[error("`</{found}>` does not close the element that is open")]
    WrongEnd {
        /// Name in the closing tag.
        found: String,
    },
    /// A tag that is not one.
    #[error("this is not a tag")]
    NotATag,
    /// An attribute without quotes, or given twice.
    #[error("an attribute is not written as XML asks")]
    NotAnAttribute,
    /// Text or a second root outside the root.
    #[error("there is something outside the root element")]
    OutsideRoot,
    /// Not a document at all.
    #[error("there is no element: this is not an XML document")]
    NoRoot,
}

/// What is wrong with an archive.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ArchiveCause {
    /// Damaged, or not of this kind.
    #[error("it cannot be opened: {0}")]
    Damaged(String),
    /// A name that leaves the folder (`../`, `/etc`, `C:`).
    #[error("the file `{0}` would be written outside the folder; the whole archive is refused")]
    UnsafeName(String),
    /// Decompresses to far more than its size.
    #[error("it decompresses to more than {0} bytes; it is refused")]
    Bomb(u64),
    /// Too many files.
    #[error("it holds more than {0} files; it is refused")]
    TooManyFiles(usize),
}

/// Why a delivery cannot be written as asked.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unwritable {
    /// A prefix that would not make a file name.
    #[error("`{0}` is not a prefix of file names: letters, digits, `-`, `_` and `.` only")]
    Prefix(String),
    /// A name of archive that says no packing, or that would leave the folder.
    #[error(
        "`{0}` is not the name of an archive: letters, digits, `-`, `_` and `.`, then `.tar`, `.tgz` or `.zip`"
    )]
    Archive(String),
    /// No such file in this form (the first degree has neither MEF nor matière).
    #[error("`{category}` is not a file of the form `{dialect}`")]
    NoSuchFile {
        /// The file.
        category: &'static str,
        /// The form.
        dialect: &'static str,
    },
    /// More files than four digits count.
    #[error("more than 10000 files of one kind: raise the number of records of a file")]
    TooManyFiles,
    /// A complete export that modifies or deletes.
    #[error("a complete export only adds; `{0}` is modified or deleted: write it in a delta")]
    ChangeInComplete(String),
}

impl FormatError {
    /// Wraps what the system said about a file.
    pub(crate) fn io(path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Self {
        let path = path.into();
        move |source| Self::Io { path, source }
    }

    /// The line where it happened, where there is one.
    pub fn line(&self) -> Option<u64> {
        match self {
            Self::Stream { line, .. }
            | Self::Malformed { line, .. }
            | Self::TooMuch { line, .. }
            | Self::EntityDeclaration { line }
            | Self::WrongRoot { line, .. } => Some(*line),
            Self::WrongHeader { .. } => Some(1),
            Self::Io { .. } | Self::Archive { .. } | Self::Unwritable(_) => None,
        }
    }

    /// What to say of it to a person.
    pub fn message(&self) -> Message {
        match self {
            Self::Io { path, source } if source.kind() == std::io::ErrorKind::NotFound => {
                Message::new("format-missing").with("path", path.display())
            }
            Self::Io { path, source } => {
                Message::new("format-io").with("path", path.display()).with("detail", source)
            }
            Self::Stream { source, .. } => Message::new("format-stream").with("detail", source),
            Self::Malformed { path, cause, .. } => cause.message().with("path", path),
            Self::TooMuch { path, max, unit, .. } => {
                Message::new(format!("format-too-much-{unit}")).with("path", path).count("max", *max)
            }
            Self::EntityDeclaration { .. } => Message::new("format-entity-declaration"),
            Self::WrongRoot { found, expected, .. } => {
                Message::new("format-wrong-root").with("found", found).with("expected", expected)
            }
            Self::WrongHeader { missing, expected } => {
                Message::new("format-wrong-header").with("missing", missing).with("expected", expected)
            }
            Self::Archive { name, cause } => cause.message().with("name", name),
            Self::Unwritable(cause) => Message::new("format-unwritable").with("detail", cause),
        }
    }
}

impl MalformedCause {
    fn message(&self) -> Message {
        match self {
            Self::Cut => Message::new("format-cut"),
            Self::WrongEnd { found } => Message::new("format-wrong-end").with("found", found),
            Self::NotATag => Message::new("format-not-a-tag"),
            Self::NotAnAttribute => Message::new("format-not-an-attribute"),
            Self::OutsideRoot => Message::new("format-outside-root"),
            Self::NoRoot => Message::new("format-no-root"),
        }
    }
}

impl ArchiveCause {
    fn message(&self) -> Message {
        match self {
            Self::Damaged(detail) => Message::new("format-archive-damaged").with("detail", detail),
            Self::UnsafeName(file) => Message::new("format-archive-unsafe").with("file", file),
            Self::Bomb(max) => Message::new("format-archive-bomb").count("max", *max),
            Self::TooManyFiles(max) => Message::new("format-archive-files").count("max", *max as u64),
        }
    }
}
