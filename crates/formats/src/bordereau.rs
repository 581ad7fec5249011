//! The bordereau that goes with a delivery: recipient, day, archive, files with their number of lines (EN, annexe 2).
//!
//! It also states which state a delta begins from and which one it reaches, so that a consumer knows that it missed one.

use std::fmt;
use std::fs::File;
use std::io::Read;
use std::path::Path;

use jiff::civil::Date;

use crate::aaf::{DeliveryKind, Fingerprint, Manifest, WrittenFile};
use crate::error::FormatError;

/// A bordereau.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bordereau {
    /// Code of the recipient.
    pub recipient: String,
    /// Day of sending.
    pub sent_on: Date,
    /// Complete or delta.
    pub kind: DeliveryKind,
    /// Name of the archive, where there is one.
    pub archive: Option<String>,
    /// State that the delta begins from; none for a complete export.
    pub before: Option<Fingerprint>,
    /// State once the delivery is read.
    pub after: Fingerprint,
    /// Files with their number of lines.
    pub files: Vec<(String, u64)>,
}

/// A text is not a bordereau.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "line {line}: `{text}` is not what a bordereau has there; a line is `name : value`, then `file;lines`"
)]
pub struct BordereauError {
    /// The line.
    pub line: usize,
    /// What stands on it.
    pub text: String,
}

impl Bordereau {
    /// The one of what was written.
    pub fn of(
        recipient: &str,
        sent_on: Date,
        kind: DeliveryKind,
        manifest: &Manifest,
        states: (Option<Fingerprint>, Fingerprint),
    ) -> Self {
        let line_counts = |file: &WrittenFile| (file.name.clone(), file.lines);
        Self {
            recipient: recipient.to_owned(),
            sent_on,
            kind,
            archive: None,
            before: states.0,
            after: states.1,
            files: manifest.files.iter().map(line_counts).collect(),
        }
    }

    /// Name of the file that states it.
    pub fn file_name(prefix: &str, kind: DeliveryKind, sent_on: Date) -> String {
        format!("{prefix}_{}_{}_Bordereau.txt", kind.name(), sent_on.strftime("%Y%m%d"))
    }

    /// Reads one.
    pub fn parse(text: &str) -> Result<Self, BordereauError> {
        let mut lines = text.lines().enumerate();
        let mut value = |name: &str| {
            let (number, line) = lines.next().unwrap_or((0, ""));
            let error = BordereauError { line: number + 1, text: line.chars().take(80).collect() };
            let (found, value) = line.split_once(" : ").ok_or_else(|| error.clone())?;
            if found == name { Ok((value.to_owned(), error)) } else { Err(error) }
        };
        let (recipient, _) = value(RECIPIENT)?;
        let (day, error) = value(SENT)?;
        let sent_on = crate::date::parse(&day).ok_or(error)?;
        let (kind, error) = value(KIND)?;
        let kind = match kind.as_str() {
            "Complet" => DeliveryKind::Complete,
            "Delta" => DeliveryKind::Delta,
            _ => return Err(error),
        };
        let (archive, _) = value(ARCHIVE)?;
        let (before, error) = value(BEFORE)?;
        let before = if before == NONE { None } else { Some(before.parse().map_err(|_| error)?) };
        let (after, error) = value(AFTER)?;
        let after = after.parse().map_err(|_| error)?;
        let mut files = Vec::new();
        for (number, line) in lines.filter(|(_, line)| !line.is_empty()) {
            let file =
                line.split_once(';').and_then(|(name, count)| Some((name.to_owned(), count.parse().ok()?)));
            let error = || BordereauError { line: number + 1, text: line.chars().take(80).collect() };
            files.push(file.ok_or_else(error)?);
        }
        let archive = (archive != NONE).then_some(archive);
        Ok(Self { recipient, sent_on, kind, archive, before, after, files })
    }
}

/// Largest text that is taken for a bordereau: 10,000 files are named in less.
const TEXT_BYTES_MAX: u64 = 4 << 20;

/// Names of files, with what they state.
pub(crate) type BordereauxBeside = Vec<(String, Result<Bordereau, BordereauError>)>;

/// The bordereaux that go with a delivery, by the names of their files: those of its folder, or those that stand beside
/// the archive and name it. Other texts are passed over.
pub(crate) fn bordereaux_beside(path: &Path) -> Result<BordereauxBeside, FormatError> {
    let archive = path.is_file().then(|| path.file_name().unwrap_or_default().to_string_lossy());
    let folder = match &archive {
        None => path,
        Some(_) => path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new(".")),
    };
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(FormatError::io(folder))? {
        let entry = entry.map_err(FormatError::io(folder))?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let is_file = entry.file_type().is_ok_and(|kind| kind.is_file());
        if !is_file || !name.ends_with(".txt") {
            continue;
        }
        let path = entry.path();
        let mut bytes = Vec::new();
        let file = File::open(&path).map_err(FormatError::io(&path))?;
        file.take(TEXT_BYTES_MAX).read_to_end(&mut bytes).map_err(FormatError::io(&path))?;
        let text = String::from_utf8_lossy(&bytes);
        if !text.starts_with(RECIPIENT) {
            continue;
        }
        let bordereau = Bordereau::parse(&text);
        let is_of_it = match (&archive, &bordereau) {
            (Some(archive), Ok(bordereau)) => bordereau.archive.as_deref() == Some(archive.as_ref()),
            (Some(_), Err(_)) => false,
            (None, _) => true,
        };
        if is_of_it {
            found.push((name, bordereau));
        }
    }
    found.sort_by(|a, b| a.0.cmp(&b.0));
    Ok(found)
}

const RECIPIENT: &str = "Code destinataire";
const SENT: &str = "Date d'envoi";
const KIND: &str = "Type d'export";
const ARCHIVE: &str = "Archive";
const BEFORE: &str = "État de départ";
const AFTER: &str = "État d'arrivée";
const NONE: &str = "aucun";

impl fmt::Display for Bordereau {
    /// A document of the exchange, read by people and programs in France: in French whatever the language of the node.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let before = self.before.map_or_else(|| NONE.to_owned(), |before| before.to_string());
        let recipient = self.recipient.replace(['\n', '\r'], " ");
        writeln!(f, "{RECIPIENT} : {recipient}")?;
        writeln!(f, "{SENT} : {}", crate::date::french(self.sent_on))?;
        writeln!(f, "{KIND} : {}", self.kind.name())?;
        writeln!(f, "{ARCHIVE} : {}", self.archive.as_deref().unwrap_or(NONE))?;
        writeln!(f, "{BEFORE} : {before}")?;
        writeln!(f, "{AFTER} : {}", self.after)?;
        for (name, lines) in &self.files {
            writeln!(f, "{name};{lines}")?;
        }
        Ok(())
    }
}
