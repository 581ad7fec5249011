//! What is wrong in a file of the ministry that can nevertheless be read: collected, grouped by cause, with the place.
//!
//! A finding shows no personal data: of a value of a person, only its shape (`AAA 9$99`).

use std::collections::HashMap;

use entente_model::{Message, Severity};
use serde::Serialize;

use crate::error::FormatError;

/// Kinds of findings; each has its sentence and its remedy in both languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum FormatFindingCode {
    /// Bytes that are not of the encoding that the file declares.
    Encoding,
    /// The strictest consumer reads only UTF-8.
    EncodingNotUtf8,
    /// `&eacute;` and the like, which no DTD declares.
    EntityUnknown,
    /// The file could not be read further.
    Unreadable,
    /// The name of the file is not one of the format.
    FileName,
    /// A file of the set is missing, or a number is passed over.
    FileMissing,
    /// A file has not the lines that the bordereau states.
    LineCount,
    /// The document does not name its DTD.
    DoctypeMissing,
    /// An element where the format has none.
    ElementUnexpected,
    /// An element or an attribute of one that the grammar asks for.
    ElementMissing,
    /// The category of a record is not known, or not that of its file.
    Category,
    /// An attribute that the format does not have.
    AttributeUnknown,
    /// An attribute that must be there.
    AttributeMissing,
    /// Twice the same attribute, or two values where one is meant.
    AttributeTwice,
    /// Not the number of `$` that consumers count.
    Parts,
    /// Not a date `dd/mm/yyyy`.
    Date,
    /// Neither `O` nor `N`.
    Flag,
    /// Not a UAI.
    Uai,
    /// Not a SIRET.
    Siret,
    /// Not an INE of a known form.
    Ine,
    /// Not a code of the expected length (MEF, matière).
    Code,
    /// The identifier is not the one that the attributes give.
    IdMismatch,
    /// Twice the same identifier.
    IdTwice,
    /// A record that is spoken of and is nowhere.
    ReferenceMissing,
    /// Something else than an addition in a complete export.
    ChangeInComplete,
    /// A delta changes or deletes what the consumer does not have.
    DeltaUnknown,
    /// A delta adds what the consumer has.
    DeltaKnown,
    /// The delta does not begin where the consumer stands.
    DeltaMissed,
    /// A header that the format does not have.
    HeaderUnknown,
    /// A row with more or fewer cells than the header.
    RowRagged,
    /// A pupil without INE.
    IneMissing,
    /// A pupil who had another INE.
    IneChanged,
    /// Two persons of the same name born the same day.
    Homonym,
    /// A pupil who has left and stays in the file.
    Leaver,
    /// Something of a pupil who is not in the file.
    PupilUnknown,
    /// A `$` or a control character that cannot be written, replaced by a space.
    Replaced,
    /// A number is not one.
    Number,
}

impl FormatFindingCode {
    fn severity(self) -> Severity {
        match self {
            Self::Unreadable
            | Self::Category
            | Self::Parts
            | Self::IdMismatch
            | Self::IdTwice
            | Self::ChangeInComplete
            | Self::DeltaUnknown
            | Self::DeltaMissed
            | Self::AttributeMissing
            | Self::ElementMissing
            | Self::LineCount
            | Self::Number => Severity::Blocking,
            Self::Leaver | Self::Homonym | Self::IneMissing | Self::DoctypeMissing => Severity::Note,
            _ => Severity::Warning,
        }
    }

    fn name(self) -> String {
        // The one name of the code, that of its serialisation: `AttributeUnknown` is `attribute-unknown`.
        let mut name = String::new();
        for letter in format!("{self:?}").chars() {
            if letter.is_ascii_uppercase() && !name.is_empty() {
                name.push('-');
            }
            name.push(letter.to_ascii_lowercase());
        }
        name
    }
}

/// Where something is: file, line and elements.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ElementPlace {
    /// Name of the file in the delivery.
    pub file: String,
    /// Line, from 1; 0 where it is about the whole file.
    pub line: u64,
    /// Elements that hold it, as `ficAlimMENESR/addRequest/attributes/attr`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub path: String,
}

/// All the findings that have one cause.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FormatFinding {
    /// Kind.
    pub code: FormatFindingCode,
    /// Weight.
    pub severity: Severity,
    /// The variable, where it is about one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub variable: Option<String>,
    /// How many times.
    pub count: u64,
    /// First places, at most [`FormatFinding::PLACES_MAX`].
    pub places: Vec<ElementPlace>,
    /// A value that shows it, or its shape where it is about a person.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub example: Option<String>,
    /// What is wrong.
    pub message: Message,
    /// What to do.
    pub remedy: Message,
}

impl FormatFinding {
    /// Places kept for one cause.
    pub const PLACES_MAX: usize = 5;
}

/// One fault met, before it joins its group.
#[derive(Clone, Debug, Default)]
pub(crate) struct Fault<'a> {
    pub(crate) variable: &'a str,
    pub(crate) expected: &'a str,
    pub(crate) value: &'a str,
    pub(crate) is_personal: bool,
    pub(crate) count: u64,
}

/// The findings of a reading, grouped as they come.
#[derive(Clone, Debug, Default)]
pub struct Findings {
    groups: HashMap<(FormatFindingCode, String), usize>,
    list: Vec<FormatFinding>,
    file: String,
}

impl Findings {
    /// Causes kept: a file that is wrong everywhere in another way each time is seen as wrong long before.
    const GROUPS_MAX: usize = 1000;

    /// The file that the next findings are about.
    pub fn enter_file(&mut self, name: &str) {
        name.clone_into(&mut self.file);
    }

    /// Adds what is wrong with a variable at a place.
    pub(crate) fn add(&mut self, code: FormatFindingCode, fault: &Fault<'_>, line: u64, path: &str) {
        let count = fault.count.max(1);
        let key = (code, fault.variable.to_owned());
        let position = match self.groups.get(&key) {
            Some(&position) => position,
            None if self.list.len() >= Self::GROUPS_MAX => return,
            None => {
                self.list.push(new_group(code, fault));
                self.groups.insert(key, self.list.len() - 1);
                self.list.len() - 1
            }
        };
        let group = &mut self.list[position];
        group.count += count;
        if group.places.len() < FormatFinding::PLACES_MAX {
            group.places.push(ElementPlace { file: self.file.clone(), line, path: path.to_owned() });
        }
    }

    /// Adds that the file could not be read further, in the words of the error.
    pub(crate) fn unreadable(&mut self, error: &FormatError) {
        self.unreadable_because(error.message(), error.line().unwrap_or(0));
    }

    /// The same, in these words.
    pub(crate) fn unreadable_because(&mut self, message: Message, line: u64) {
        let fault = Fault { variable: &message.id, ..Fault::default() };
        self.add(FormatFindingCode::Unreadable, &fault, line, "");
        let key = (FormatFindingCode::Unreadable, message.id.clone());
        if let Some(&position) = self.groups.get(&key) {
            let group = &mut self.list[position];
            group.variable = None;
            group.message = message;
        }
    }

    /// Adds a finding that is about no value.
    pub(crate) fn note(&mut self, code: FormatFindingCode, expected: &str, line: u64) {
        self.add(code, &Fault { expected, ..Fault::default() }, line, "");
    }

    /// Takes the findings of another reading.
    pub(crate) fn absorb(&mut self, other: Self) {
        for finding in other.list {
            let key = (finding.code, finding.variable.clone().unwrap_or_default());
            match self.groups.get(&key) {
                Some(&position) => {
                    let group = &mut self.list[position];
                    group.count += finding.count;
                    let room = FormatFinding::PLACES_MAX - group.places.len();
                    group.places.extend(finding.places.into_iter().take(room));
                }
                None => {
                    self.list.push(finding);
                    self.groups.insert(key, self.list.len() - 1);
                }
            }
        }
    }

    /// What was found until now, blocking first, then by code.
    pub fn list(&self) -> Vec<FormatFinding> {
        let mut list = self.list.clone();
        for group in &mut list {
            group.message =
                std::mem::replace(&mut group.message, Message::new("")).count("count", group.count);
        }
        list.sort_by(|a, b| (a.severity, a.code, &a.variable).cmp(&(b.severity, b.code, &b.variable)));
        list
    }

    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Whether something was found that stops the file from being used.
    pub fn has_blocking(&self) -> bool {
        self.list.iter().any(|finding| finding.severity == Severity::Blocking)
    }
}

fn new_group(code: FormatFindingCode, fault: &Fault<'_>) -> FormatFinding {
    let name = code.name();
    let example = (!fault.value.is_empty())
        .then(|| if fault.is_personal { shape(fault.value) } else { fault.value.chars().take(80).collect() });
    let variable = (!fault.variable.is_empty()).then(|| fault.variable.to_owned());
    let message = Message::new(format!("format-finding-{name}"))
        .with("variable", fault.variable)
        .with("expected", fault.expected)
        .with("value", example.as_deref().unwrap_or_default());
    let remedy = Message::new(format!("format-remedy-{name}")).with("expected", fault.expected);
    FormatFinding {
        code,
        severity: code.severity(),
        variable,
        count: 0,
        places: Vec::new(),
        example,
        message,
        remedy,
    }
}

/// Digits as `9`, letters as `A`, the rest as it is: shows how a value is made, not what it says.
fn shape(value: &str) -> String {
    let shown = |c: char| match c {
        '0'..='9' => '9',
        c if c.is_alphabetic() => 'A',
        c => c,
    };
    value.chars().take(60).map(shown).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_by_cause_and_hides_persons() {
        let mut findings = Findings::default();
        findings.enter_file("x.xml");
        for line in 1..=7 {
            let fault = Fault { variable: "sn", value: "D'ESSAI$12", is_personal: true, ..Fault::default() };
            findings.add(FormatFindingCode::Parts, &fault, line, "a/b");
        }
        let list = findings.list();
        assert_eq!((list.len(), list[0].count, list[0].places.len()), (1, 7, 5));
        assert_eq!(list[0].example.as_deref(), Some("A'AAAAA$99"));
        assert_eq!(FormatFindingCode::EncodingNotUtf8.name(), "encoding-not-utf8");
    }
}
