//! ONDE exports of an école: pupils, relatives and staff, with old and recent headers.
//!
//! Headers differ by capitals, accents and blanks (` Cycle`), by columns that came later (INE, class identifier) and by
//! the form of dates: columns are found by their name without any of these.

use std::io::Read;

use jiff::civil::Date;

use crate::cells::Cells;
use crate::delimited::DelimitedReader;
use crate::directory::{Address, Identity};
use crate::error::FormatError;
use crate::finding::{Fault, Findings, FormatFindingCode};
use crate::limits::Limits;

/// A pupil of an école.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OndePupil {
    /// Who.
    pub identity: Identity,
    /// National number; older exports have none.
    pub ine: String,
    /// Where; the second address is passed over.
    pub address: Address,
    /// `CYCLE II`.
    pub cycle: String,
    /// `CE1`.
    pub level: String,
    /// Label of the class.
    pub class_label: String,
    /// Identifier of the class; in older exports its label.
    pub class_id: String,
}

/// A relative, with up to three children.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OndeRelative {
    /// Who.
    pub identity: Identity,
    /// Where.
    pub address: Address,
    /// Mail.
    pub mail: String,
    /// At home, at work, mobile.
    pub phones: [String; 3],
    /// Family name and first name of each child.
    pub children: Vec<(String, String)>,
}

/// A member of staff of an école.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OndeStaff {
    /// Who.
    pub identity: Identity,
    /// Mail.
    pub mail: String,
    /// Directs the école.
    pub is_director: bool,
    /// Class, label.
    pub class: String,
}

/// One row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OndeRecord {
    /// A pupil.
    Pupil(Box<OndePupil>),
    /// A relative.
    Relative(Box<OndeRelative>),
    /// A member of staff.
    Staff(Box<OndeStaff>),
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum OndeTopic {
    Pupils,
    Relatives,
    Staff,
}

/// Reads an ONDE export, whichever of the three.
pub struct OndeReader<R> {
    table: DelimitedReader<R>,
    topic: OndeTopic,
    /// Names of the columns, folded.
    columns: Vec<String>,
}

impl<R: Read> OndeReader<R> {
    /// Opens an export; its header says what it holds.
    pub fn new(input: R, limits: Limits) -> Result<Self, FormatError> {
        let table = DelimitedReader::new(input, limits)?;
        let columns: Vec<String> = table.header().iter().map(|name| folded(name)).collect();
        let has = |name: &str| columns.iter().any(|column| column == name);
        let topic = if has("nomeleve") {
            OndeTopic::Pupils
        } else if has("nomresponsable") {
            OndeTopic::Relatives
        } else if has("directeur") && has("nom") {
            OndeTopic::Staff
        } else {
            let missing = "Nom élève, Nom responsable, Directeur".to_owned();
            return Err(FormatError::WrongHeader { missing, expected: "an ONDE export" });
        };
        let needed: &[(&str, &str)] = match topic {
            OndeTopic::Pupils => {
                &[("prenomeleve", "Prénom élève"), ("datenaissance", "Date naissance"), ("niveau", "Niveau")]
            }
            OndeTopic::Relatives => &[("prenomresponsable", "Prénom responsable")],
            OndeTopic::Staff => &[("prenom", "Prénom")],
        };
        if let Some((_, missing)) = needed.iter().find(|(name, _)| !has(name)) {
            return Err(FormatError::WrongHeader {
                missing: (*missing).to_owned(),
                expected: "an ONDE export",
            });
        }
        Ok(Self { table, topic, columns })
    }

    /// The next row, or `None` at the end.
    pub fn next_record(&mut self, findings: &mut Findings) -> Result<Option<OndeRecord>, FormatError> {
        let Some((line, cells)) = self.table.next_record(findings)? else { return Ok(None) };
        let row = Row { columns: &self.columns, cells };
        Ok(Some(match self.topic {
            OndeTopic::Pupils => OndeRecord::Pupil(Box::new(pupil(&row, line, findings))),
            OndeTopic::Relatives => OndeRecord::Relative(Box::new(relative(&row))),
            OndeTopic::Staff => OndeRecord::Staff(Box::new(staff(&row))),
        }))
    }
}

struct Row<'a> {
    columns: &'a [String],
    cells: &'a Cells,
}

impl Row<'_> {
    /// Value of the first of these columns that has one.
    fn text(&self, names: &[&str]) -> String {
        let pairs = || self.columns.iter().zip(self.cells.iter());
        let value = |name: &&str| pairs().find(|(column, cell)| column == name && !cell.value.is_empty());
        names.iter().find_map(value).map(|(_, cell)| cell.value.to_owned()).unwrap_or_default()
    }

    fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> + 'a {
        self.columns
            .iter()
            .zip(self.cells.iter())
            .filter(move |(column, _)| *column == name)
            .map(|(_, cell)| cell.value)
    }
}

/// Name of a column without accents, capitals, blanks and signs; « Autorisations » is « Autorisation ».
fn folded(name: &str) -> String {
    name.chars()
        .flat_map(char::to_lowercase)
        .map(|letter| match letter {
            'é' | 'è' | 'ê' => 'e',
            'ç' => 'c',
            'à' | 'â' => 'a',
            'î' => 'i',
            'ô' => 'o',
            letter => letter,
        })
        .filter(char::is_ascii_alphanumeric)
        .collect()
}

fn pupil(row: &Row<'_>, line: u64, findings: &mut Findings) -> OndePupil {
    let birth_name = row.text(&["nomeleve", "nomdefamilleeleve"]);
    let usage = row.text(&["nomdusageeleve"]);
    let first_name = row.text(&["prenomeleve"]);
    let title = match row.text(&["sexe"]).as_str() {
        "F" | "f" | "2" => "Mme",
        "" => "",
        _ => "M.",
    };
    let address = Address {
        lines: [row.text(&["adresse1"]), String::new(), String::new(), String::new()],
        postal_code: row.text(&["cp1"]),
        town: row.text(&["commune1"]),
        country: row.text(&["pays1"]),
    };
    OndePupil {
        identity: Identity {
            last_name: if usage.is_empty() { birth_name.clone() } else { usage },
            birth_name,
            other_first_names: vec![first_name.clone()],
            first_name,
            title: title.to_owned(),
            born_on: date(&row.text(&["datenaissance"]), line, findings),
        },
        ine: row.text(&["ine"]),
        address,
        cycle: row.text(&["cycle"]),
        level: row.text(&["niveau"]),
        class_label: row.text(&["libelleclasse", "classe"]),
        class_id: row.text(&["identifiantclasse", "classe", "libelleclasse"]),
    }
}

fn date(value: &str, line: u64, findings: &mut Findings) -> Option<Date> {
    let date = crate::date::parse(value);
    if date.is_none() && !value.is_empty() {
        let fault = Fault { variable: "Date naissance", value, is_personal: true, ..Fault::default() };
        findings.add(FormatFindingCode::Date, &fault, line, "");
    }
    date
}

fn relative(row: &Row<'_>) -> OndeRelative {
    let birth_name = row.text(&["nomresponsable"]);
    let usage = row.text(&["nomusageresponsable"]);
    // Blocks of four columns, three times: name in use, family name, first name, classes.
    let families = row.all("nomdefamilleenfant").zip(row.all("prenomenfant"));
    let children = families.filter(|(_, first)| !first.is_empty());
    OndeRelative {
        identity: Identity {
            last_name: if usage.is_empty() { birth_name.clone() } else { usage },
            birth_name,
            first_name: row.text(&["prenomresponsable"]),
            other_first_names: Vec::new(),
            title: title(&row.text(&["civiliteresponsable"])),
            born_on: None,
        },
        address: Address {
            lines: [row.text(&["adresseresponsable"]), String::new(), String::new(), String::new()],
            postal_code: row.text(&["cpresponsable"]),
            town: row.text(&["communeresponsable"]),
            country: row.text(&["pays"]),
        },
        mail: row.text(&["courriel"]),
        phones: ["telephonedomicile", "telephonetravail", "telephoneportable"].map(|name| row.text(&[name])),
        children: children.map(|(family, first)| (family.to_owned(), first.to_owned())).collect(),
    }
}

fn staff(row: &Row<'_>) -> OndeStaff {
    let birth_name = row.text(&["nom"]);
    let usage = row.text(&["nomusage"]);
    OndeStaff {
        identity: Identity {
            last_name: if usage.is_empty() { birth_name.clone() } else { usage },
            birth_name,
            first_name: row.text(&["prenom"]),
            other_first_names: Vec::new(),
            title: title(&row.text(&["civilite"])),
            born_on: None,
        },
        mail: row.text(&["courriel"]),
        is_director: row.text(&["directeur"]).to_lowercase().starts_with('o'),
        class: row.text(&["classe"]),
    }
}

fn title(civility: &str) -> String {
    match civility.to_lowercase().trim_end_matches('.') {
        "" => "",
        "m" | "monsieur" => "M.",
        _ => "Mme",
    }
    .to_owned()
}
