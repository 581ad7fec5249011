//! Code lists as people keep them: our `code;label;opens_on;closes_on;group`, or a plain CSV of codes, between `;` or `,`.
//!
//! The lists of the ministry and of the INSEE, in the forms in which they are published, are `reference`.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use entente_model::{Code, CodeList, CodeListId};
use jiff::civil::Date;

/// A list is not a file of data.
const SIZE_BYTES_MAX: u64 = 256 << 20;

/// Why a code list cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum CodeListError {
    /// Reading failed.
    #[error("`{}` cannot be read: {source}", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A line is no CSV.
    #[error("`{}`, line {line}: the line cannot be read", path.display())]
    Line {
        /// The file.
        path: PathBuf,
        /// Its line.
        line: u64,
    },
    /// A date is none.
    #[error("`{}`, line {line}: `{value}` is not a date, write 2026-09-01", path.display())]
    Date {
        /// The file.
        path: PathBuf,
        /// Its line.
        line: u64,
        /// As written.
        value: String,
    },
}

/// Where each column stands.
struct Columns {
    code: usize,
    label: Option<usize>,
    opens_on: Option<usize>,
    closes_on: Option<usize>,
    group: Option<usize>,
    /// Whether the first line names them.
    named: bool,
}

/// Reads a list; its name is that of the file, without its extension.
pub fn read_code_list(path: &Path) -> Result<CodeList, CodeListError> {
    let failed = |source| CodeListError::Read { path: path.to_owned(), source };
    let mut bytes = Vec::new();
    File::open(path).map_err(failed)?.take(SIZE_BYTES_MAX + 1).read_to_end(&mut bytes).map_err(failed)?;
    if bytes.len() as u64 > SIZE_BYTES_MAX {
        return Err(failed(io::Error::other("it is larger than 256 MiB")));
    }
    let text = match simdutf8::basic::from_utf8(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes)) {
        Ok(text) => text.to_owned(),
        // Latin-1 is read by Windows-1252, which adds to it.
        Err(_) => encoding_rs::WINDOWS_1252.decode_without_bom_handling(&bytes).0.into_owned(),
    };
    let id = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let codes = codes(path, &id, &text)?;
    Ok(CodeList::new(CodeListId::new(&id), codes))
}

fn codes(path: &Path, id: &str, text: &str) -> Result<Vec<Code>, CodeListError> {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let delimiter = if first.contains(';') {
        b';'
    } else if first.contains('\t') {
        b'\t'
    } else {
        b','
    };
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .flexible(true)
        .has_headers(false)
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    let mut columns: Option<Columns> = None;
    let mut codes = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| CodeListError::Line {
            path: path.to_owned(),
            line: error.position().map_or(0, csv::Position::line),
        })?;
        let is_first = columns.is_none();
        let columns = columns.get_or_insert_with(|| Columns::of(&record, id));
        if is_first && columns.named {
            continue;
        }
        let cell = |at: Option<usize>| at.and_then(|at| record.get(at)).unwrap_or_default();
        let line = record.position().map_or(0, csv::Position::line);
        let date = |at: Option<usize>| match cell(at) {
            "" => Ok(None),
            value => read_date(value).map(Some).ok_or_else(|| CodeListError::Date {
                path: path.to_owned(),
                line,
                value: value.chars().take(40).collect(),
            }),
        };
        let code = cell(Some(columns.code));
        if code.is_empty() {
            continue;
        }
        codes.push(Code {
            code: code.to_owned(),
            label: cell(columns.label).to_owned(),
            opens_on: date(columns.opens_on)?,
            closes_on: date(columns.closes_on)?,
            group: Some(cell(columns.group).to_owned()).filter(|group| !group.is_empty()),
        });
    }
    Ok(codes)
}

impl Columns {
    /// A first line without a known name is a code like the others: a code too many is harmless, one that is missing
    /// makes findings that are none.
    fn of(record: &csv::StringRecord, id: &str) -> Self {
        let names: Vec<String> =
            record.iter().map(|name| name.to_lowercase().replace([' ', '-'], "_")).collect();
        let any = |known: &[&str]| names.iter().position(|name| known.contains(&name.as_str()));
        let id = id.to_lowercase().replace([' ', '-'], "_");
        let code = any(&["code", "codes", "value", "valeur", "id", "identifiant"])
            .or_else(|| names.iter().position(|name| *name == id || *name == format!("code_{id}")));
        let named = code.is_some();
        let known = |names: &[&str]| if named { any(names) } else { None };
        Self {
            code: code.unwrap_or(0),
            label: known(&["label", "libelle", "libellé", "nom", "name"]),
            opens_on: known(&["opens_on", "date_ouverture", "ouverture", "date_debut", "valid_from"]),
            closes_on: known(&["closes_on", "date_fermeture", "fermeture", "date_fin", "valid_to"]),
            group: known(&["group", "groupe"]),
            named,
        }
    }
}

/// `2025-08-31` or `31/08/2025`.
fn read_date(text: &str) -> Option<Date> {
    if let Some((day, rest)) = text.split_once('/') {
        let (month, year) = rest.split_once('/')?;
        return Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok();
    }
    (text.len() == 10).then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(name: &str, text: &str) -> Result<Vec<String>, CodeListError> {
        let codes = codes(Path::new(name), name, text)?;
        let date = |date: Option<Date>| date.map_or(String::new(), |date| date.to_string());
        Ok(codes
            .iter()
            .map(|code| {
                format!("{}|{}|{}|{}", code.code, code.label, date(code.opens_on), date(code.closes_on))
            })
            .collect())
    }

    #[test]
    fn reads_lists_as_people_keep_them() {
        for (text, expected) in [
            ("code;label;opens_on;closes_on;group\n01;Un;2010-09-01;;\n", vec!["01|Un|2010-09-01|"]),
            ("code,libelle,date_fermeture\n01,\"Un, deux\",31/08/2025\n", vec!["01|Un, deux||2025-08-31"]),
            ("code\nA\n\n B \n", vec!["A|||", "B|||"]),
            ("A\nB\n", vec!["A|||", "B|||"]),
            ("pcs\n10\n", vec!["10|||"]),
            ("", vec![]),
        ] {
            assert_eq!(read("pcs", text).unwrap(), expected, "{text}");
        }
        let error = read("pcs", "code;opens_on\n1;demain\n").unwrap_err().to_string();
        assert_eq!(error, "`pcs`, line 2: `demain` is not a date, write 2026-09-01");
    }
}
