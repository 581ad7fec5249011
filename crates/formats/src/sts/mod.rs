//! STS exports, in both directions: `sts_emp_…` feeds timetable software, `emp_sts_…` comes back from it.
//!
//! The two names are anagrams and are often taken for one another: the root says which it is, never the name.

use std::io::Read;

use jiff::civil::Date;

use crate::cells::Cells;
use crate::directory::{Division, Identity, Labelled, Mef, PupilGroup, TaughtSubject};
use crate::error::FormatError;
use crate::finding::{Fault, Findings, FormatFindingCode};
use crate::flat::{FlatReader, FlatRecord};
use crate::limits::Limits;

/// Which way a file goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum StsDirection {
    /// `sts_emp_<UAI>_<year>.xml`, root `STS_EDT`.
    #[default]
    ToTimetable,
    /// `emp_sts_<UAI>_<year>.xml`, root `EDT_STS`.
    FromTimetable,
}

impl StsDirection {
    fn root(self) -> &'static str {
        match self {
            Self::ToTimetable => "STS_EDT",
            Self::FromTimetable => "EDT_STS",
        }
    }

    fn file_prefix(self) -> &'static str {
        match self {
            Self::ToTimetable => "sts_emp_",
            Self::FromTimetable => "emp_sts_",
        }
    }
}

/// What an export says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StsHeader {
    /// Which way it goes.
    pub direction: StsDirection,
    /// Establishment.
    pub uai: String,
    /// Year of the rentrée.
    pub year: i16,
    /// Acronym (`CLG`), name and complement.
    pub name: [String; 3],
    /// Label of the académie.
    pub academy: String,
    /// Street, postal code, town, phone.
    pub address: [String; 4],
}

/// A member of staff.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StsIndividual {
    /// Number, national where the kind is `epp`.
    pub id: String,
    /// `epp` or `local`.
    pub kind: String,
    /// Who.
    pub identity: Identity,
    /// Function: `ENS`, `DIR`…
    pub function: String,
    /// Disciplines.
    pub disciplines: Vec<Labelled>,
    /// Classes of which this is the main teacher, with the days between which that is so.
    pub main_classes: Vec<(String, Option<Date>, Option<Date>)>,
}

/// A matière taught to a class or a group.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StsService {
    /// Code of the matière.
    pub subject: String,
    /// Kind (`epp`, `local`) and number of each teacher.
    pub teachers: Vec<(String, String)>,
}

/// One record of an export.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StsRecord {
    /// Somebody; only numbers on the way back.
    Individual(Box<StsIndividual>),
    /// A division and what is taught to it.
    Division(Division, Vec<StsService>),
    /// A group and what is taught to it.
    Group(PupilGroup, Vec<StsService>),
    /// A MEF.
    Mef(Mef),
    /// A matière.
    TaughtSubject(TaughtSubject),
}

/// Reads an STS export.
pub struct StsReader<R> {
    flat: FlatReader<R>,
    header: StsHeader,
}

impl<R: Read> StsReader<R> {
    /// Opens an export that must go that way: the other one is refused, by its root.
    pub fn expecting(direction: StsDirection, input: R, limits: Limits) -> Result<Self, FormatError> {
        let reader = Self::new(input, limits)?;
        if reader.header.direction == direction {
            return Ok(reader);
        }
        let (found, expected) = (reader.flat.root().to_owned(), direction.root().to_owned());
        Err(FormatError::WrongRoot { line: 1, found, expected })
    }

    /// Opens an export, whichever way it goes, and reads its header.
    pub fn new(input: R, limits: Limits) -> Result<Self, FormatError> {
        let mut flat = FlatReader::new(input, limits)?;
        let direction = match flat.root() {
            "STS_EDT" => StsDirection::ToTimetable,
            "EDT_STS" => StsDirection::FromTimetable,
            found => {
                let (found, expected) = (found.to_owned(), "STS_EDT, EDT_STS".to_owned());
                return Err(FormatError::WrongRoot { line: 1, found, expected });
            }
        };
        let mut header = StsHeader { direction, ..StsHeader::default() };
        if let Some(record) = flat.next_record()?.filter(|record| record.kind == "PARAMETRES") {
            let text = |names: &[&str]| {
                names.iter().find_map(|name| record.cells.first(name)).unwrap_or_default().to_owned()
            };
            header.uai = text(&["UAJ/@CODE", "UAJ"]);
            header.year = text(&["ANNEE_SCOLAIRE/@ANNEE", "ANNEE_SCOLAIRE"]).parse().unwrap_or(0);
            header.name = ["UAJ/SIGLE", "UAJ/DENOM_PRINC", "UAJ/DENOM_COMPL"].map(|name| text(&[name]));
            header.academy = text(&["UAJ/ACADEMIE/LIBELLE"]);
            header.address =
                ["UAJ/ADRESSE", "UAJ/CODE_POSTAL", "UAJ/COMMUNE", "UAJ/TELEPHONE"].map(|name| text(&[name]));
        }
        Ok(Self { flat, header })
    }

    /// What the export says of itself.
    pub fn header(&self) -> &StsHeader {
        &self.header
    }

    /// Tells where the name of the file says the other way.
    pub fn check_name(&self, name: &str, findings: &mut Findings) {
        let other = match self.header.direction {
            StsDirection::ToTimetable => StsDirection::FromTimetable,
            StsDirection::FromTimetable => StsDirection::ToTimetable,
        };
        if name.to_ascii_lowercase().starts_with(other.file_prefix()) {
            let fault =
                Fault { value: name, expected: self.header.direction.file_prefix(), ..Fault::default() };
            findings.add(FormatFindingCode::FileName, &fault, 0, self.flat.root());
        }
    }

    /// The next record, or `None` at the end.
    pub fn next_record(&mut self, findings: &mut Findings) -> Result<Option<StsRecord>, FormatError> {
        while let Some(record) = self.flat.next_record()? {
            if let Some(known) = typed(&record) {
                return Ok(Some(known));
            }
        }
        self.flat.note_encoding(findings);
        Ok(None)
    }
}

fn typed(record: &FlatRecord<'_>) -> Option<StsRecord> {
    let cells = record.cells;
    let text = |name: &str| cells.first(name).unwrap_or_default().to_owned();
    let list = |name: &str| cells.values(name).filter(|value| !value.is_empty()).map(str::to_owned).collect();
    let name = || Labelled::new(text("@CODE"), text("LIBELLE_LONG"));
    Some(match record.kind {
        "INDIVIDU" | "SUPPLEANT" => StsRecord::Individual(Box::new(individual(cells))),
        "DIVISION" => {
            let division = Division { name: name(), mefs: list("MEFS_APPARTENANCE/MEF_APPARTENANCE/@CODE") };
            StsRecord::Division(division, services(cells))
        }
        "GROUPE" => {
            let divisions = list("DIVISIONS_APPARTENANCE/DIVISION_APPARTENANCE/@CODE");
            StsRecord::Group(PupilGroup { name: name(), divisions }, services(cells))
        }
        "MATIERE" => {
            StsRecord::TaughtSubject(TaughtSubject { code: text("@CODE"), label: text("LIBELLE_LONG") })
        }
        "MEF" => StsRecord::Mef(Mef {
            code: text("@CODE"),
            label: text("LIBELLE_LONG"),
            attached_to: String::new(),
            mefstat: text("MEFSTAT11"),
        }),
        _ => return None,
    })
}

fn individual(cells: &Cells) -> StsIndividual {
    let text = |name: &str| cells.first(name).unwrap_or_default().to_owned();
    let title = match (text("CIVILITE").as_str(), text("SEXE").as_str()) {
        ("1", _) | ("", "1") => "M.",
        ("", "") => "",
        _ => "Mme",
    };
    let mut individual = StsIndividual {
        id: text("@ID"),
        kind: text("@TYPE"),
        identity: Identity {
            birth_name: text("NOM_PATRONYMIQUE"),
            last_name: text("NOM_USAGE"),
            first_name: text("PRENOM"),
            other_first_names: Vec::new(),
            title: title.to_owned(),
            born_on: crate::date::parse(&text("DATE_NAISSANCE")),
        },
        function: text("FONCTION"),
        ..StsIndividual::default()
    };
    for cell in cells.iter() {
        match cell.variable {
            "DISCIPLINES/DISCIPLINE/@CODE" => individual.disciplines.push(Labelled::new(cell.value, "")),
            "DISCIPLINES/DISCIPLINE/LIBELLE_COURT" => {
                if let Some(discipline) = individual.disciplines.last_mut() {
                    cell.value.clone_into(&mut discipline.label);
                }
            }
            "PROFS_PRINC/PROF_PRINC/CODE_STRUCTURE" => {
                individual.main_classes.push((cell.value.to_owned(), None, None));
            }
            "PROFS_PRINC/PROF_PRINC/DATE_DEBUT" => {
                if let Some(class) = individual.main_classes.last_mut() {
                    class.1 = crate::date::parse(cell.value);
                }
            }
            "PROFS_PRINC/PROF_PRINC/DATE_FIN" => {
                if let Some(class) = individual.main_classes.last_mut() {
                    class.2 = crate::date::parse(cell.value);
                }
            }
            _ => {}
        }
    }
    individual
}

/// Services in order; a teacher's number and kind are attributes of one element.
fn services(cells: &Cells) -> Vec<StsService> {
    let mut services: Vec<StsService> = Vec::new();
    let mut last_teacher = None;
    for cell in cells.iter() {
        let teacher = cell.variable.strip_prefix("SERVICES/SERVICE/ENSEIGNANTS/ENSEIGNANT/@");
        if cell.variable == "SERVICES/SERVICE/@CODE_MATIERE" {
            services.push(StsService { subject: cell.value.to_owned(), teachers: Vec::new() });
        } else if let (Some(attribute), Some(service)) = (teacher, services.last_mut()) {
            if last_teacher != Some(cell.holder) {
                last_teacher = Some(cell.holder);
                // The kind is implied on the way back.
                service.teachers.push(("epp".to_owned(), String::new()));
            }
            if let Some((kind, id)) = service.teachers.last_mut() {
                match attribute {
                    "ID" => cell.value.clone_into(id),
                    "TYPE" => cell.value.clone_into(kind),
                    _ => {}
                }
            }
        }
    }
    services
}
