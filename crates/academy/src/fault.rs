//! Faults put in a file on purpose, so that a test or a demo can ask that each one be found where it was put.
//!
//! Choosing rows is here, and what a fault does to a row; the loop that writes the file is `write`.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use entente_model::Uai;

use crate::academy::{Academy, closed_uai};
use crate::csv::{BROKEN_CHARACTER, Cell, Row};
use crate::dataset::AcademyDataset;
use crate::draw::{Draw, Stream};
use crate::pupil::ine;
use crate::school::FIRST_UNKNOWN_UAI;
use crate::write::AcademyError;

macro_rules! fault_kinds {
    ($($(#[$doc:meta])* $name:ident = $text:literal),+ $(,)?) => {
        /// Kinds of faults.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum FaultKind {$($(#[$doc])* $name),+}

        impl FaultKind {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// As written on the command line.
            pub fn id(self) -> &'static str {
                match self {$(Self::$name => $text),+}
            }
        }
    };
}

fault_kinds! {
    /// The key letter of a UAI is wrong.
    UaiKey = "uai-key",
    /// A UAI with a right key that the directory does not hold.
    UaiUnknown = "uai-unknown",
    /// The UAI of an establishment that is closed.
    UaiClosed = "uai-closed",
    /// A MEF that no list holds.
    MefUnknown = "mef-unknown",
    /// A MEF that was closed before the rentrée.
    MefClosed = "mef-closed",
    /// An INE that lost a character.
    IneForm = "ine-form",
    /// The INE of an earlier row.
    IneDuplicate = "ine-duplicate",
    /// A year out of bounds.
    YearRange = "year-range",
    /// A required value left empty.
    MissingValue = "missing-value",
    /// A value that is not one of the allowed ones.
    Enum = "enum",
    /// A row with one cell less or one more, in turn.
    RaggedRow = "ragged-row",
    /// A header in capitals, with blanks for underscores.
    HeaderSpelling = "header-spelling",
    /// A column left out.
    HeaderMissing = "header-missing",
    /// A column that must never be deposited: `nom`, `prenom`, `adresse`.
    ExcludedVariable = "excluded-variable",
    /// A byte that is not of the file's encoding.
    Encoding = "encoding",
    /// A NUL byte in a cell.
    NulByte = "nul-byte",
    /// A value that is not a number, or not a year.
    Type = "type",
    /// Text after a closing quote.
    Quote = "quote",
    /// An empty line before a row.
    BlankLine = "blank-line",
    /// A commune that no list holds.
    CommuneUnknown = "commune-unknown",
    /// A PCS that no list holds.
    PcsUnknown = "pcs-unknown",
}

/// Not a kind of fault.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{text}` is not a kind of fault: write one of {}", names())]
pub struct FaultKindError {
    /// The name as given.
    pub text: String,
}

fn names() -> String {
    FaultKind::ALL.iter().map(|kind| format!("`{}`", kind.id())).collect::<Vec<_>>().join(", ")
}

impl fmt::Display for FaultKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

impl FromStr for FaultKind {
    type Err = FaultKindError;
    fn from_str(text: &str) -> Result<Self, FaultKindError> {
        let found = Self::ALL.iter().copied().find(|kind| kind.id() == text);
        found.ok_or_else(|| FaultKindError { text: text.to_owned() })
    }
}

/// A fault as it was put in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeededFault {
    /// Its kind.
    pub kind: FaultKind,
    /// Physical line, from 1; that of the header for faults of headers.
    pub line: u64,
    /// The variable, where the fault is about one.
    pub column_name: Option<&'static str>,
}

/// Columns that must never be deposited, and what the academy writes in them: no name of anybody.
pub(crate) const EXCLUDED: [(&str, &str); 3] =
    [("nom", "FICTIF"), ("prenom", "Modèle"), ("adresse", "1 rue de l'Essai")];

impl FaultKind {
    /// Whether it is a fault of the header.
    pub(crate) fn is_of_header(self) -> bool {
        matches!(self, Self::HeaderSpelling | Self::HeaderMissing | Self::ExcludedVariable)
    }

    /// Column that it changes; `Ok(None)` where it is about no column.
    pub(crate) fn column(self, dataset: AcademyDataset) -> Result<Option<usize>, AcademyError> {
        let candidates: &[&str] = match self {
            Self::RaggedRow | Self::BlankLine => return Ok(None),
            Self::HeaderSpelling | Self::HeaderMissing | Self::ExcludedVariable => return Ok(None),
            Self::UaiKey => &["uai", "Identifiant_de_l_etablissement"],
            // Establishments of other académies are in no directory of this one.
            Self::UaiUnknown | Self::UaiClosed if dataset == AcademyDataset::Migraca => &[],
            Self::UaiUnknown | Self::UaiClosed => &["uai"],
            Self::MefUnknown | Self::MefClosed => &["mef"],
            Self::IneForm | Self::IneDuplicate => &["id_eleve"],
            Self::YearRange => &["annee_naissance", "annee_rentree"],
            Self::MissingValue => &["regime", "lib_mef", "nombre_boursiers", "Nom_etablissement"],
            Self::Enum => &["boursier"],
            Self::Type => &["annee_naissance", "nombre_boursiers", "places", "annee_rentree"],
            Self::Encoding => &["lib_mef", "type_formation", "Nom_etablissement", "uai"],
            Self::NulByte | Self::Quote => {
                &["division", "lib_mef", "type_formation", "Nom_etablissement", "uai"]
            }
            Self::CommuneUnknown => &["commune_residence", "Code_commune"],
            Self::PcsUnknown => &["pcs"],
        };
        match dataset.column(candidates) {
            Some(column) => Ok(Some(column)),
            None => Err(AcademyError::FaultNotApplicable { kind: self, dataset }),
        }
    }
}

/// The rows that receive a fault, and which one.
#[derive(Debug, Default)]
pub(crate) struct FaultPlan {
    rows: BTreeMap<u64, FaultKind>,
}

impl FaultPlan {
    /// Draws distinct rows among `rows_total`. The first row is left alone, so that a duplicate has a model.
    pub(crate) fn draw(
        seed: u64,
        dataset: AcademyDataset,
        faults: &[(FaultKind, u64)],
        rows_total: u64,
    ) -> Result<Self, AcademyError> {
        let mut draw = Draw::new(seed, Stream::Faults, 0);
        let mut rows = BTreeMap::new();
        let asked = faults.iter().filter(|(kind, _)| !kind.is_of_header()).map(|&(_, count)| count);
        let asked: u64 = asked.fold(0, u64::saturating_add);
        // With half of the rows free, a draw finds a free row in two trials on average.
        if asked > rows_total.saturating_sub(1) / 2 {
            return Err(AcademyError::TooManyFaults { asked, rows: rows_total });
        }
        for &(kind, count) in faults {
            kind.column(dataset)?;
            if kind.is_of_header() {
                continue;
            }
            for _ in 0..count {
                let row = loop {
                    let row = 1 + draw.below_u64(rows_total - 1);
                    if !rows.contains_key(&row) {
                        break row;
                    }
                };
                rows.insert(row, kind);
            }
        }
        Ok(Self { rows })
    }

    pub(crate) fn of_row(&self, row: u64) -> Option<FaultKind> {
        self.rows.get(&row).copied()
    }

    /// The nearest earlier row that has no fault.
    fn sound_row_before(&self, row: u64) -> u64 {
        (0..row).rev().find(|row| !self.rows.contains_key(row)).unwrap_or_default()
    }
}

/// The cells of a row with its fault; `rank` says how many faults of that kind came before.
pub(crate) fn faulty_cells(
    academy: &Academy,
    plan: &FaultPlan,
    (kind, column): (FaultKind, Option<usize>),
    row: &Row,
    (index, rank): (u64, u64),
) -> Vec<Cell> {
    let mut cells: Vec<Cell> = row.cells().map(|cell| Cell::Value(cell.to_owned())).collect();
    let Some(column) = column else {
        if kind == FaultKind::RaggedRow {
            if rank.is_multiple_of(2) {
                cells.pop();
            } else {
                cells.push(Cell::Value(String::new()));
            }
        }
        return cells;
    };
    let value = row.cells().nth(column).unwrap_or_default();
    let catalogue = &academy.catalogue;
    let changed = match kind {
        FaultKind::UaiKey => wrong_key(value),
        FaultKind::UaiUnknown => unknown_uai(rank).to_string(),
        FaultKind::UaiClosed => closed_uai(rank as u32).to_string(),
        FaultKind::MefUnknown => format!("{}99990", 100_000 + rank % 10),
        FaultKind::MefClosed => catalogue.closed[rank as usize % catalogue.closed.len()].to_owned(),
        FaultKind::IneForm => value[..value.len() - 1].to_owned(),
        FaultKind::IneDuplicate => {
            let model = ine(plan.sound_row_before(index), academy.seed);
            String::from_utf8_lossy(&model).into_owned()
        }
        FaultKind::YearRange => if rank.is_multiple_of(2) { "1912" } else { "2062" }.to_owned(),
        FaultKind::MissingValue => String::new(),
        FaultKind::Enum => ["OUI", "NON", "1", "o"][rank as usize % 4].to_owned(),
        FaultKind::Type => format!("{}O", &value[..value.len().min(3)]),
        FaultKind::Encoding => insert_after_first(value, BROKEN_CHARACTER),
        FaultKind::NulByte => insert_after_first(value, '\0'),
        FaultKind::Quote => {
            cells[column] = Cell::Raw(format!("\"{value}\"bis"));
            return cells;
        }
        FaultKind::CommuneUnknown => "99999".to_owned(),
        FaultKind::PcsUnknown => ["76", "73", "79", "00"][rank as usize % 4].to_owned(),
        FaultKind::RaggedRow
        | FaultKind::BlankLine
        | FaultKind::HeaderSpelling
        | FaultKind::HeaderMissing
        | FaultKind::ExcludedVariable => value.to_owned(),
    };
    cells[column] = Cell::Value(changed);
    cells
}

fn wrong_key(uai: &str) -> String {
    let (digits, key) = uai.split_at(uai.len() - 1);
    format!("{digits}{}", if key == "A" { "B" } else { "A" })
}

/// A UAI with its key, of an establishment that does not exist.
fn unknown_uai(rank: u64) -> Uai {
    let number = FIRST_UNKNOWN_UAI + (rank % 100) as u32;
    Uai::from_number(number).expect("numbers of the unknown stay under 1000000")
}

fn insert_after_first(value: &str, inserted: char) -> String {
    let mut characters = value.chars();
    let first: String = characters.by_ref().take(1).collect();
    format!("{first}{inserted}{}", characters.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_back() {
        for kind in FaultKind::ALL {
            assert_eq!(kind.id().parse(), Ok(*kind));
        }
        let error = "bug".parse::<FaultKind>().unwrap_err().to_string();
        assert!(error.starts_with("`bug` is not a kind of fault: write one of `uai-key`, "), "{error}");
    }

    #[test]
    fn faults_need_enough_rows() {
        let plan =
            |count, rows| FaultPlan::draw(1, AcademyDataset::FCaracElev, &[(FaultKind::UaiKey, count)], rows);
        assert_eq!(plan(50, 101).unwrap().rows.len(), 50);
        assert!(matches!(plan(51, 101), Err(AcademyError::TooManyFaults { asked: 51, rows: 101 })));
        assert!(plan(u64::MAX, 0).is_err() && plan(0, 0).is_ok());
    }
}
