//! The bordereau of a deposit: the list of its files, with how many lines each has, and at times its sum.
//!
//! Nobody prescribes its form: any short list of names of files is taken for one, whatever separates its cells. Its
//! counts are compared once the rows are known ([`Announced::finding`]).

use std::fs::File;
use std::io::{self, Read};

use entente_model::{FindingCode, FindingGroup, Message, Place, Severity};
use sha2::{Digest, Sha256};

use super::archive::{Unpacked, file_name};
use super::fault::group;
use super::names::fold;

const BORDEREAU_BYTES_MAX: u64 = 1 << 20;
/// Names told in one finding.
const NAMES_MAX: usize = 5;

/// What the bordereaux of a deposit say together.
#[derive(Debug, Default)]
pub(super) struct Bordereau {
    entries: Vec<Entry>,
    /// Lines of all files together, where it says so.
    pub(super) total: Option<u64>,
    /// Positions of its files among the members.
    pub(super) members: Vec<usize>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Entry {
    name: String,
    numbers: Vec<u64>,
    /// The number in the column whose title speaks of lines.
    count: Option<u64>,
    sha256: Option<String>,
    /// The bordereau, and the line in it.
    file: String,
    line: u64,
}

/// What the bordereau says of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Announced {
    count: u64,
    /// The bordereau, and the line in it.
    file: String,
    line: u64,
    /// Physical lines of the file, where it is text.
    line_ends: u64,
}

impl Announced {
    /// The finding where the file holds neither that many rows, nor that many with its header, nor that many lines.
    pub(crate) fn finding(&self, name: &str, rows: u64) -> Option<FindingGroup> {
        let lines = [rows, rows + 1, self.line_ends, self.line_ends + 1];
        if lines.contains(&self.count) {
            return None;
        }
        let told =
            |id: &str| Message::new(id).with("name", name).count("count", rows).count("expected", self.count);
        let place = Place { file: Some(self.file.clone()), ..Place::line(self.line) };
        let (message, remedy) = (told("finding-bordereau-count"), told("remedy-bordereau-count"));
        Some(group(FindingCode::Bordereau, Severity::Blocking, 1, vec![place], message, remedy))
    }
}

impl Bordereau {
    /// Finds the bordereaux among the members, and reads them.
    pub(super) fn find(members: &[Unpacked]) -> io::Result<Self> {
        let mut bordereau = Self::default();
        for (position, member) in members.iter().enumerate() {
            if member.size_bytes > BORDEREAU_BYTES_MAX {
                continue;
            }
            let mut bytes = Vec::new();
            File::open(&member.path)?.take(BORDEREAU_BYTES_MAX).read_to_end(&mut bytes)?;
            let is_other = |name: &str| {
                let others = members.iter().enumerate().filter(|(other, _)| *other != position);
                others.into_iter().any(|(_, other)| other.file_name().eq_ignore_ascii_case(name))
            };
            let Some((entries, total)) = parse(&text_of(&bytes), &member.name) else { continue };
            if entries.iter().any(|entry| is_other(&entry.name)) || is_named_so(member.file_name()) {
                bordereau.entries.extend(entries);
                bordereau.total = bordereau.total.or(total);
                bordereau.members.push(position);
            }
        }
        Ok(bordereau)
    }

    /// What it says of that member.
    pub(super) fn announced(&self, member: &Unpacked) -> Option<Announced> {
        let entry = self.entry(member)?;
        let sized = |number: &&u64| **number != member.size_bytes;
        // A number that is the size of the file counts bytes, not lines.
        let count = entry.count.or_else(|| entry.numbers.iter().find(sized).copied())?;
        let (file, line) = (entry.file.clone(), entry.line);
        Some(Announced { count, file, line, line_ends: member.line_ends })
    }

    fn entry(&self, member: &Unpacked) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.name.eq_ignore_ascii_case(member.file_name()))
    }

    /// Compares the list with the files: absent ones, others than those said, others than those summed. `tables` are
    /// the positions of the members that are read.
    pub(super) fn compare(&self, members: &[Unpacked], tables: &[usize]) -> io::Result<Vec<FindingGroup>> {
        if self.members.is_empty() {
            return Ok(Vec::new());
        }
        let mut findings = Vec::new();
        let is_there =
            |entry: &&Entry| members.iter().any(|m| m.file_name().eq_ignore_ascii_case(&entry.name));
        let absent: Vec<&Entry> = self.entries.iter().filter(|entry| !is_there(entry)).collect();
        if !absent.is_empty() {
            let places = absent.iter().map(|entry| entry.place()).collect();
            let names = absent.iter().map(|entry| entry.name.as_str());
            findings.push(told("missing", Severity::Blocking, names, places));
        }
        let extra = tables.iter().map(|table| &members[*table]).filter(|member| self.entry(member).is_none());
        let extra: Vec<&str> = extra.map(|member| member.name.as_str()).collect();
        if !extra.is_empty() {
            let places = extra.iter().map(|name| Place { file: Some((*name).to_owned()), ..Place::line(1) });
            findings.push(told("extra", Severity::Warning, extra.iter().copied(), places.collect()));
        }
        let mut changed = Vec::new();
        for member in members {
            let Some(entry) = self.entry(member) else { continue };
            if let Some(expected) = &entry.sha256
                && *expected != sum_of(member)?
            {
                changed.push(entry);
            }
        }
        if !changed.is_empty() {
            let places = changed.iter().map(|entry| entry.place()).collect();
            findings.push(told(
                "sum",
                Severity::Blocking,
                changed.iter().map(|entry| entry.name.as_str()),
                places,
            ));
        }
        Ok(findings)
    }
}

impl Entry {
    fn place(&self) -> Place {
        Place { file: Some(self.file.clone()), ..Place::line(self.line) }
    }
}

fn told<'a>(
    kind: &str,
    severity: Severity,
    names: impl ExactSizeIterator<Item = &'a str>,
    mut places: Vec<Place>,
) -> FindingGroup {
    let count = names.len() as u64;
    let list: Vec<&str> = names.take(NAMES_MAX).collect();
    let message = |id: String| Message::new(id).count("count", count).with("names", list.join(", "));
    places.truncate(FindingGroup::PLACES_MAX);
    let (text, remedy) =
        (message(format!("finding-bordereau-{kind}")), message(format!("remedy-bordereau-{kind}")));
    group(FindingCode::Bordereau, severity, count, places, text, remedy)
}

fn sum_of(member: &Unpacked) -> io::Result<String> {
    let mut hasher = Sha256::new();
    let mut file = File::open(&member.path)?;
    let mut block = vec![0; 256 << 10];
    loop {
        let read = file.read(&mut block)?;
        if read == 0 {
            return Ok(hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect());
        }
        hasher.update(&block[..read]);
    }
}

fn text_of(bytes: &[u8]) -> String {
    match encoding_rs::Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding.decode(bytes).0.into_owned(),
        None => match std::str::from_utf8(bytes) {
            Ok(text) => text.to_owned(),
            Err(_) => encoding_rs::WINDOWS_1252.decode(bytes).0.into_owned(),
        },
    }
}

fn is_named_so(name: &str) -> bool {
    let folded = fold(name);
    ["bordereau", "manifest", "sha256"].iter().any(|word| folded.contains(word))
}

/// Reads a list of files: the entries, and the total; `None` where the text is no such list.
fn parse(text: &str, file: &str) -> Option<(Vec<Entry>, Option<u64>)> {
    let (mut entries, mut others, mut total) = (Vec::new(), 0, None);
    let mut count_column = None;
    for (line, text) in (1..).zip(text.lines()) {
        let text = text.trim();
        if text.is_empty() || text.starts_with('#') {
            continue;
        }
        let cells = cells_of(text);
        if let Some(entry) = Entry::read(&cells, count_column) {
            entries.push(Entry { file: file.to_owned(), line, ..entry });
            continue;
        }
        let number = cells.iter().find_map(|cell| number_of(cell));
        match number {
            Some(number) if fold(text).starts_with("total") => total = Some(number),
            None if entries.is_empty() && others == 0 => {
                count_column = cells.iter().position(|cell| speaks_of_lines(cell));
                others += 1;
            }
            _ => others += 1,
        }
    }
    // A title or a header, and one line more in ten, may be something else.
    let is_list = !entries.is_empty() && others <= 1 + entries.len() / 10;
    is_list.then_some((entries, total))
}

fn cells_of(text: &str) -> Vec<&str> {
    let delimiter = [';', '\t', '|', ','].into_iter().find(|delimiter| text.contains(*delimiter));
    let cells: Vec<&str> = match delimiter {
        Some(delimiter) => text.split(delimiter).collect(),
        None => text.split_whitespace().collect(),
    };
    cells.into_iter().map(|cell| cell.trim().trim_matches('"').trim()).collect()
}

impl Entry {
    /// One name of a file, and nothing else than numbers, sums and dates.
    fn read(cells: &[&str], count_column: Option<usize>) -> Option<Self> {
        let mut entry = Self::default();
        for (column, cell) in cells.iter().enumerate() {
            if let Some(number) = number_of(cell) {
                if count_column == Some(column) {
                    entry.count = Some(number);
                }
                entry.numbers.push(number);
            } else if let Some(name) = name_of(cell)
                && entry.name.is_empty()
            {
                name.clone_into(&mut entry.name);
            } else if cell.len() == 64 && is_hexadecimal(cell) {
                entry.sha256 = Some(cell.to_ascii_lowercase());
            } else if !is_passed_over(cell) {
                return None;
            }
        }
        (!entry.name.is_empty()).then_some(entry)
    }
}

/// `eleves.csv`, `./data/eleves.csv`, `*eleves.csv` (a sum of bytes), `eleves.csv:`.
fn name_of(cell: &str) -> Option<&str> {
    let cell = cell.strip_prefix('*').unwrap_or(cell);
    let name = file_name(cell.strip_suffix(':').unwrap_or(cell));
    let (stem, extension) = name.rsplit_once('.')?;
    let is_extension = (2..=8).contains(&extension.len())
        && extension.bytes().all(|byte| byte.is_ascii_alphanumeric())
        && extension.bytes().any(|byte| byte.is_ascii_alphabetic());
    (is_extension && !stem.is_empty() && name.len() <= 255).then_some(name)
}

/// A count, with the blanks that French numbers have.
fn number_of(cell: &str) -> Option<u64> {
    let digits: String = cell.chars().filter(|c| !matches!(c, ' ' | '\u{a0}' | '\u{202f}')).collect();
    let is_number = (1..=18).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| digits.parse().ok()).flatten()
}

fn is_hexadecimal(cell: &str) -> bool {
    cell.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// Other sums, dates, units, nothing.
fn is_passed_over(cell: &str) -> bool {
    let is_sum = matches!(cell.len(), 32 | 40 | 96 | 128) && is_hexadecimal(cell);
    let is_date = cell.bytes().all(|byte| byte.is_ascii_digit() || b"-/:T.Z".contains(&byte));
    is_sum
        || is_date
        || matches!(cell, "=" | "->")
        || ["octets", "bytes", "ko"].contains(&cell)
        || speaks_of_lines(cell)
}

fn speaks_of_lines(cell: &str) -> bool {
    let folded = fold(cell);
    ["ligne", "enregistrement", "line", "row", "record"].iter().any(|word| folded.contains(word))
        && folded.len() < 40
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Name, counts that agree, total.
    type Line = (String, Vec<u64>, Option<u64>);

    fn read(text: &str) -> Option<Vec<Line>> {
        let entries = parse(text, "bordereau.txt")?.0;
        Some(entries.into_iter().map(|entry| (entry.name, entry.numbers, entry.count)).collect())
    }

    #[test]
    fn lists_of_files_in_the_forms_that_people_write() {
        let one = |numbers: &[u64], count| Some(vec![("a.csv".to_owned(), numbers.to_vec(), count)]);
        assert_eq!(read("a.csv;12\n"), one(&[12], None));
        assert_eq!(
            read("Fichier;Taille (octets);Nombre de lignes\na.csv;99;1 200\n"),
            one(&[99, 1200], Some(1200))
        );
        assert_eq!(read("a.csv : 12 lignes\n"), one(&[12], None));
        assert_eq!(read("a.csv: 12 lignes\n"), one(&[12], None));
        assert_eq!(read(&format!("{}  *dossier/a.csv\n", "0f".repeat(32))), one(&[], None));
        assert_eq!(read("# Envoi du 1er septembre\n\na.csv\t12\t01/09/2026\n"), one(&[12], None));
        assert_eq!(parse("a.csv;12\nTotal;12\n", "b").unwrap().1, Some(12));
    }

    #[test]
    fn a_text_that_names_a_file_is_no_list() {
        assert_eq!(read("Ce dossier contient a.csv et sa notice.\n"), None);
        assert_eq!(read("uai;fichier\n0990001A;a.csv\n0990002B;b.csv\n"), None);
        assert_eq!(read(""), None);
    }
}
