//! Why the reading of a part stops: the system fails, or the file cannot be read further, which is a finding.

use std::io;
use std::sync::Arc;

use entente_model::{FindingCode, FindingGroup, Message, Place, RuleSource, Severity};

/// What stops a reader: a finding, ready to be told.
#[derive(Clone, Debug)]
pub(crate) struct ReadFault {
    /// Line of the file that could not be read, where it is known.
    pub(crate) line: Option<u64>,
    /// What is wrong.
    pub(crate) message: Message,
    /// What to do.
    pub(crate) remedy: Message,
    /// The failure of the system, where it is the cause: no fault of the file, so no finding.
    pub(crate) system: Option<Arc<io::Error>>,
}

impl ReadFault {
    /// The finding on that file of the deposit.
    pub(crate) fn group(&self, file: Option<&str>) -> FindingGroup {
        let place = Place { file: file.map(str::to_owned), ..Place::line(self.line.unwrap_or(1).max(1)) };
        let places = if file.is_some() || self.line.is_some() { vec![place] } else { Vec::new() };
        let (message, remedy) = (self.message.clone(), self.remedy.clone());
        group(FindingCode::Unreadable, Severity::Blocking, 1, places, message, remedy)
    }

    /// The failure of the system, or the finding.
    pub(crate) fn finding(self, file: Option<&str>) -> io::Result<FindingGroup> {
        match &self.system {
            Some(error) => Err(io::Error::new(error.kind(), Arc::clone(error))),
            None => Ok(self.group(file)),
        }
    }

    /// Adds a text argument to both sentences.
    #[allow(clippy::needless_pass_by_value)]
    pub(super) fn with(mut self, name: &str, value: impl ToString) -> Self {
        let value = value.to_string();
        self.message = self.message.with(name, &value);
        self.remedy = self.remedy.with(name, &value);
        self
    }

    /// Adds a number to both sentences.
    pub(super) fn count(mut self, name: &str, value: u64) -> Self {
        self.message = self.message.count(name, value);
        self.remedy = self.remedy.count(name, value);
        self
    }

    /// The line reached.
    pub(super) fn at(mut self, line: u64) -> Self {
        self.line = Some(line);
        self.message = self.message.count("line", line);
        self
    }
}

/// The file cannot be read, for that cause: the end of the ids of its two sentences.
pub(super) fn unreadable(cause: &str) -> ReadFault {
    ReadFault {
        line: None,
        message: Message::new(format!("finding-unreadable-{cause}")),
        remedy: Message::new(format!("remedy-unreadable-{cause}")),
        system: None,
    }
}

/// The file is not what its form should be.
pub(super) fn damaged(form: &str) -> ReadFault {
    unreadable("damaged").with("form", form)
}

/// The system failed.
pub(super) fn system(error: io::Error) -> ReadFault {
    ReadFault { system: Some(Arc::new(error)), ..unreadable("system") }
}

/// What a decoder says of the bytes is a fault of the file; what the system says is not.
pub(super) fn from_io(error: io::Error, form: &str) -> ReadFault {
    use io::ErrorKind as Kind;
    match error.kind() {
        Kind::FileTooLarge => unreadable("token").with("form", form),
        Kind::InvalidData | Kind::InvalidInput | Kind::UnexpectedEof | Kind::Other => damaged(form),
        _ => system(error),
    }
}

/// A finding on the deposit as a whole or on one of its files.
pub(super) fn group(
    code: FindingCode,
    severity: Severity,
    count: u64,
    places: Vec<Place>,
    message: Message,
    remedy: Message,
) -> FindingGroup {
    FindingGroup {
        code,
        severity,
        variable: None,
        variables: Vec::new(),
        count,
        places,
        examples: Vec::new(),
        message,
        remedy,
        source: RuleSource::default(),
    }
}

/// A member or a sheet that was left aside.
pub(super) fn ignored(name: &str, kind: &str, severity: Severity) -> FindingGroup {
    let message = Message::new(format!("finding-part-ignored-{kind}")).with("name", name);
    let remedy = Message::new(format!("remedy-part-ignored-{kind}")).with("name", name);
    group(FindingCode::PartIgnored, severity, 1, Vec::new(), message, remedy)
}
