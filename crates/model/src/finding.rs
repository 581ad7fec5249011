//! What a check found in somebody's file. A finding is a value, never an error: all are collected.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{ArticleRef, DatasetId, FileRisk, Message, Period, VariableName};

/// Kinds of findings: closed, so that each has its sentence and its remedy in both languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FindingCode {
    /// The file has no data row.
    EmptyFile,
    /// Not text, or an archive or a workbook where text is expected.
    NotDelimitedText,
    /// Bytes that are not of the file's encoding.
    Encoding,
    /// A header that is expected and absent.
    HeaderMissing,
    /// A header that nobody expects; a near name may be proposed.
    HeaderUnknown,
    /// A header that stands twice.
    HeaderDuplicate,
    /// A header that is written differently (case, accents, blanks) and was matched all the same.
    HeaderSpelling,
    /// A variable that must not be deposited (names, addresses).
    ExcludedVariable,
    /// A row with more or fewer cells than the header.
    RaggedRow,
    /// A quote that is never closed, or text after a closing quote.
    Quote,
    /// A NUL byte.
    NulByte,
    /// Blank lines, skipped.
    BlankLine,
    /// A required value is absent.
    MissingValue,
    /// The value is not of the variable's type.
    Type,
    /// The value is not one of the allowed ones.
    Enum,
    /// The value does not have the expected form.
    Pattern,
    /// The value is too low or too high.
    Range,
    /// The text is too short or too long.
    Length,
    /// The same key stands on several rows.
    Duplicate,
    /// The key letter of a UAI is wrong, or it is not a UAI.
    Uai,
    /// The establishment is not in the directory.
    UaiUnknown,
    /// The establishment was closed, or not yet open, at the reference date.
    UaiClosed,
    /// The INE does not have a known form.
    Ine,
    /// SIREN or SIRET with a wrong key.
    Siret,
    /// The code is not in the list.
    CodeUnknown,
    /// The code is in the list, but not valid at the reference date.
    CodeClosed,
    /// Not a school year.
    SchoolYear,
    /// The file does not hold the number of rows that was announced with it.
    RowCount,
    /// A file of the deposit cannot be read: damaged, protected, too large once unpacked.
    Unreadable,
    /// The bordereau and the files do not agree.
    Bordereau,
    /// A member of an archive or a sheet of a workbook that was left aside.
    PartIgnored,
    /// Columns that are not in the order asked for.
    HeaderOrder,
    /// The cells of the row stand one or more columns too far to the left or the right.
    ShiftedRow,
    /// Every row ends with a separator too many.
    TrailingSeparator,
    /// A last line that sums up or counts, and is no row.
    Footer,
    /// A spreadsheet took codes for numbers and ate their leading zeros.
    LeadingZeros,
    /// A spreadsheet's day number stands where a date is expected.
    SerialDate,
    /// The codes of a list are those of another year.
    CodeListOutdated,
    /// The value does not have the form that its format names (e-mail, phone, postal code…).
    Format,
    /// The commune, département, région, académie or country is not known.
    Territory,
    /// The value is not in the resource that a foreign key names.
    ForeignKey,
    /// A rule over several variables does not hold.
    RowRule,
    /// A total is not the sum of its parts.
    Sum,
    /// One of several variables must be filled in, and none is.
    OneOfRequired,
    /// Variables that go together are not all filled in, or not all empty.
    Cohesion,
    /// The figure changed more since the last accepted version than the bounds allow.
    YearOnYear,
}

impl FindingCode {
    /// Its name in JSON and in message ids: `header-missing`.
    pub fn name(self) -> String {
        serde_json::to_value(self)
            .ok()
            .and_then(|value| value.as_str().map(str::to_owned))
            .expect("a finding code is written as a string")
    }
}

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The deposit cannot be accepted as it is.
    Blocking,
    /// Accepted, and to be looked at.
    Warning,
    /// For information.
    Note,
}

/// Where something is in the file as received.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// Which file of the deposit, where there are several: its name in the archive.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// Physical line, from 1 (row of a sheet, rank of a record); the header is on line 1 as a rule.
    pub line: u64,
    /// Position of the column in the file, from 1, where the finding is about a cell.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub column: Option<u32>,
    /// The value that stands there, masked where the variable is about persons.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
}

impl Place {
    /// A line of the only file of a deposit.
    pub fn line(line: u64) -> Self {
        Self { line, ..Self::default() }
    }
}

/// A value that shows a finding; masked where the variable is about persons.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Example {
    /// The value, or a masked form of it (`9999•••••AA`).
    pub value: String,
    /// How many rows hold it.
    pub count: u64,
}

/// The rule that a finding breaks.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleSource {
    /// Line of the variable in `schema.json`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub schema_line: Option<u32>,
    /// The article, where a convention asks for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub article: Option<ArticleRef>,
}

/// All the findings that have one cause: one code on one variable, or one cause that touches several.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FindingGroup {
    /// Kind.
    pub code: FindingCode,
    /// Weight.
    pub severity: Severity,
    /// The variable, where it is about one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub variable: Option<VariableName>,
    /// The variables, where one cause touches several.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub variables: Vec<VariableName>,
    /// Exact number of rows (or of headers, for the structure).
    pub count: u64,
    /// First places, in file order, at most [`FindingGroup::PLACES_MAX`].
    pub places: Vec<Place>,
    /// Most frequent values, at most [`FindingGroup::EXAMPLES_MAX`].
    pub examples: Vec<Example>,
    /// What is wrong.
    pub message: Message,
    /// What to do.
    pub remedy: Message,
    /// The rule that is broken.
    pub source: RuleSource,
}

impl FindingGroup {
    /// Places kept for one group.
    pub const PLACES_MAX: usize = 10;
    /// Example values kept for one group.
    pub const EXAMPLES_MAX: usize = 5;
}

/// What becomes of a deposit after its check.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// No blocking finding.
    Accepted,
    /// The rows with a blocking finding were set aside, as the convention allows; the others are accepted.
    Partial,
    /// At least one blocking finding: to be corrected and deposited again.
    Rejected,
}

/// The report on one deposited file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckReport {
    /// The dataset it was checked as.
    pub dataset: DatasetId,
    /// What it is about.
    pub period: Period,
    /// SHA-256 of the file as received, in hexadecimal.
    pub sha256: String,
    /// Its size.
    pub size_bytes: u64,
    /// Encoding found (`UTF-8`, `UTF-8 BOM`, `windows-1252`, `UTF-16LE`…).
    pub encoding: String,
    /// Separator found; empty where none applies.
    pub delimiter: String,
    /// Data rows in the file, header apart.
    pub rows: u64,
    /// Rows with at least one blocking finding; set aside where the verdict is partial.
    pub rows_blocked: u64,
    /// Whether it is accepted.
    pub verdict: Verdict,
    /// Findings by cause, the one that costs most rows first.
    pub findings: Vec<FindingGroup>,
    /// How far persons can be told apart in the accepted rows, where that was measured.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub risk: Option<FileRisk>,
    /// When the check ended.
    pub checked_at: Timestamp,
}
