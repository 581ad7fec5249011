//! SIECLE exports: pupils, structures, code lists and relatives of one establishment, in the versions that are met.
//!
//! Version 4.0 and older ones differ by a few names (`NOM` for `NOM_DE_FAMILLE`, `RESP_LEGAL` for
//! `NIVEAU_RESPONSABILITE`): the records here are the same for all. Joining them is [`crate::directory`].

mod people;
mod relatives;

use std::io::Read;

use jiff::civil::Date;

use crate::cells::Cells;
use crate::directory::{Address, Division, Kinship, Labelled, Mef, PupilGroup, TaughtSubject};
use crate::error::FormatError;
use crate::finding::Findings;
use crate::flat::{FlatReader, FlatRecord};
use crate::limits::Limits;

pub use people::{SieclePerson, SieclePupil};

/// What an export says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SiecleHeader {
    /// `BEE_ELEVES`, `BEE_STRUCTURES`, `BEE_NOMENCLATURES` or `BEE_RESPONSABLES`.
    pub root: String,
    /// Version of the format: `4.0`, `2.1`, `1.7`.
    pub version: String,
    /// Establishment.
    pub uai: String,
    /// Year of the rentrée.
    pub year: i16,
    /// Day of the export.
    pub exported_on: Option<Date>,
}

/// One record of an export.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SiecleRecord {
    /// A pupil, who may have left.
    Pupil(Box<SieclePupil>),
    /// The matières that a pupil follows: codes.
    Options {
        /// `ELEVE_ID`.
        pupil: String,
        /// Codes of matières.
        subjects: Vec<String>,
    },
    /// The classes of a pupil.
    Classes {
        /// `ELEVE_ID`.
        pupil: String,
        /// Codes of divisions.
        divisions: Vec<String>,
        /// Codes of groups.
        groups: Vec<String>,
    },
    /// A pupil who holds a scholarship.
    Scholarship {
        /// `ELEVE_ID`.
        pupil: String,
    },
    /// A relative.
    Person(Box<SieclePerson>),
    /// What a relative is to a pupil; `relative` is a `PERSONNE_ID`.
    Kinship {
        /// `ELEVE_ID`.
        pupil: String,
        /// What for.
        kinship: Kinship,
    },
    /// An address.
    Address {
        /// `ADRESSE_ID`.
        id: String,
        /// Where.
        address: Address,
    },
    /// A division.
    Division(Division),
    /// A group.
    Group(PupilGroup),
    /// A MEF.
    Mef(Mef),
    /// A matière.
    TaughtSubject(TaughtSubject),
    /// A code of another list (`REGIMES`, `STATUTS_ELEVE`…).
    Code {
        /// Name of the list.
        list: String,
        /// Code and label.
        code: Labelled,
    },
}

/// Reads a SIECLE export.
pub struct SiecleReader<R> {
    flat: FlatReader<R>,
    header: SiecleHeader,
    line: u64,
}

impl<R: Read> SiecleReader<R> {
    /// Opens an export and reads its header.
    pub fn new(input: R, limits: Limits) -> Result<Self, FormatError> {
        let mut flat = FlatReader::new(input, limits)?;
        let (root, version) = (flat.root().to_owned(), flat.version().to_owned());
        if !root.starts_with("BEE_") {
            return Err(FormatError::WrongRoot { line: 1, found: root, expected: "BEE_…".to_owned() });
        }
        let mut header = SiecleHeader { root, version, ..SiecleHeader::default() };
        if let Some(record) = flat.next_record()?.filter(|record| record.kind == "PARAMETRES") {
            let text = |name| record.cells.first(name).unwrap_or_default();
            text("UAJ").clone_into(&mut header.uai);
            header.year = text("ANNEE_SCOLAIRE").parse().unwrap_or(0);
            header.exported_on = crate::date::parse(text("DATE_EXPORT"));
        }
        Ok(Self { flat, header, line: 1 })
    }

    /// What the export says of itself.
    pub fn header(&self) -> &SiecleHeader {
        &self.header
    }

    /// Line on which the last record begins.
    pub fn line(&self) -> u64 {
        self.line
    }

    /// The next record, or `None` at the end. Records of no use to a directory are passed over.
    pub fn next_record(&mut self, findings: &mut Findings) -> Result<Option<SiecleRecord>, FormatError> {
        while let Some(record) = self.flat.next_record()? {
            self.line = record.line;
            if let Some(known) = typed(&self.header.root, &record, findings) {
                return Ok(Some(known));
            }
        }
        self.flat.note_encoding(findings);
        Ok(None)
    }
}

fn typed(root: &str, record: &FlatRecord<'_>, findings: &mut Findings) -> Option<SiecleRecord> {
    let cells = record.cells;
    let owner =
        || cells.first("@ELEVE_ID").or_else(|| cells.first("ELEVE_ID")).unwrap_or_default().to_owned();
    let list = |name: &str| cells.values(name).filter(|value| !value.is_empty()).map(str::to_owned).collect();
    Some(match (root, record.kind) {
        ("BEE_ELEVES", "ELEVE") => SiecleRecord::Pupil(Box::new(people::pupil(record, findings))),
        ("BEE_ELEVES", "OPTION") => {
            SiecleRecord::Options { pupil: owner(), subjects: list("OPTIONS_ELEVE/CODE_MATIERE") }
        }
        ("BEE_ELEVES", "STRUCTURES_ELEVE") => {
            let (divisions, groups) = classes(cells);
            SiecleRecord::Classes { pupil: owner(), divisions, groups }
        }
        ("BEE_ELEVES", "BOURSE") => SiecleRecord::Scholarship { pupil: owner() },
        (_, "ADRESSE") => relatives::address(cells),
        ("BEE_RESPONSABLES", "PERSONNE") => SiecleRecord::Person(Box::new(people::person(cells))),
        ("BEE_RESPONSABLES", "RESPONSABLE_ELEVE") => {
            SiecleRecord::Kinship { pupil: owner(), kinship: relatives::kinship(cells) }
        }
        ("BEE_STRUCTURES", "DIVISION") => SiecleRecord::Division(Division {
            name: class_name(cells),
            mefs: list("MEFS_APPARTENANCE/MEF_APPARTENANCE/CODE_MEF"),
        }),
        ("BEE_STRUCTURES", "GROUPE") => {
            let divisions = list("DIVISIONS_APPARTENANCE/DIVISION_APPARTENANCE/CODE_STRUCTURE");
            SiecleRecord::Group(PupilGroup { name: class_name(cells), divisions })
        }
        ("BEE_NOMENCLATURES", kind) => code(record, kind)?,
        _ => return None,
    })
}

fn class_name(cells: &Cells) -> Labelled {
    let text = |name| cells.first(name).unwrap_or_default();
    Labelled::new(text("@CODE_STRUCTURE"), text("LIBELLE_LONG"))
}

/// `D` divisions, `G` groups; the code and the type of one `STRUCTURE` have the same holder.
fn classes(cells: &Cells) -> (Vec<String>, Vec<String>) {
    let (mut divisions, mut groups) = (Vec::new(), Vec::new());
    for cell in
        cells.iter().filter(|cell| cell.variable == "STRUCTURE/CODE_STRUCTURE" && !cell.value.is_empty())
    {
        let is_group = cells.iter().any(|other| {
            other.holder == cell.holder && other.variable == "STRUCTURE/TYPE_STRUCTURE" && other.value == "G"
        });
        if is_group { &mut groups } else { &mut divisions }.push(cell.value.to_owned());
    }
    (divisions, groups)
}

fn code(record: &FlatRecord<'_>, kind: &str) -> Option<SiecleRecord> {
    let cells = record.cells;
    let text = |name| cells.first(name).unwrap_or_default().to_owned();
    Some(match kind {
        "MEF" => SiecleRecord::Mef(Mef {
            code: text("@CODE_MEF"),
            label: text("LIBELLE_LONG"),
            attached_to: text("MEF_RATTACHEMENT"),
            mefstat: text("CODE_MEFSTAT"),
        }),
        "MATIERE" => SiecleRecord::TaughtSubject(TaughtSubject {
            code: text("@CODE_MATIERE"),
            label: text("LIBELLE_LONG"),
        }),
        _ => {
            let code = cells.iter().find(|cell| cell.variable.starts_with('@'))?.value;
            let label = ["LIBELLE_LONG", "LIBELLE_LONG_PCS", "LIBELLE_COURT", "LIBELLE_COURT_PCS"];
            let label = label.into_iter().find_map(|name| cells.first(name)).unwrap_or_default();
            let list = record.path.rsplit('/').nth(1).unwrap_or_default().to_owned();
            SiecleRecord::Code { list, code: Labelled::new(code, label) }
        }
    })
}
