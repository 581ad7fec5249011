//! A reference as a table: what pages show, and what CSV and JSON hold of it.
//!
//! Headers and keys are English, as those of code lists; the values are the source's.

use std::path::Path;

use entente_model::{Code, InstitutionRecord, Sector, TerritoryOutline, TerritoryUnit};
use jiff::civil::Date;
use serde_json::{Map, Value, json};

use crate::error::ExchangeError;
use crate::folder::write_whole;
use crate::known_reference::{KnownReference, ReferenceContent};
use crate::node::Node;
use crate::search_institutions::fold;
use crate::views::short_name;

/// Rows under a header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReferenceTable {
    /// Names of the columns.
    pub header: Vec<&'static str>,
    /// Cells, empty where there is nothing.
    pub rows: Vec<Vec<String>>,
}

impl KnownReference {
    /// Its lines that may be used on that day (all of them where none is said) and whose code or label has these words.
    pub fn table(&self, on: Option<Date>, search: &str) -> ReferenceTable {
        let words: Vec<String> = fold(search).split_whitespace().map(str::to_owned).collect();
        let mut table = match &self.content {
            ReferenceContent::Codes(codes) => codes_table(codes, on),
            ReferenceContent::Institutions(records) => institutions_table(
                records.iter().filter(|record| on.is_none_or(|day| record.institution.is_open_on(day))),
            ),
            ReferenceContent::Territories(units) => territories_table(units, on),
            ReferenceContent::Outlines(outlines) => outlines_table(outlines),
        };
        if !words.is_empty() {
            table.rows.retain(|row| {
                let text = fold(&row.iter().take(3).map(String::as_str).collect::<Vec<_>>().join(" "));
                words.iter().all(|word| text.contains(word.as_str()))
            });
        }
        table
    }
}

impl ReferenceTable {
    /// CSV for programs and spreadsheets: `;`, cells quoted where they must be, none that a spreadsheet would run.
    pub fn csv(&self) -> String {
        let mut text = self.header.join(";");
        text.push('\n');
        for row in &self.rows {
            text.push_str(&row.iter().map(|cell| csv_cell(cell)).collect::<Vec<_>>().join(";"));
            text.push('\n');
        }
        text
    }

    /// JSON: what the reference is, then its rows as objects; a cell that is empty is `null`.
    pub fn json(&self, known: &KnownReference, on: Option<Date>) -> Value {
        let mut value = header_json(known, on);
        value["entries"] = Value::Array(self.objects(0, usize::MAX));
        value
    }

    /// Some of the rows, as objects.
    pub fn objects(&self, offset: usize, limit: usize) -> Vec<Value> {
        let object = |row: &Vec<String>| {
            let cells = self.header.iter().zip(row).map(|(name, cell)| {
                let value = if cell.is_empty() { Value::Null } else { Value::from(cell.as_str()) };
                ((*name).to_owned(), value)
            });
            Value::Object(cells.collect::<Map<_, _>>())
        };
        self.rows.iter().skip(offset).take(limit).map(object).collect()
    }
}

/// What a JSON answer says of a reference before its rows.
pub fn header_json(known: &KnownReference, on: Option<Date>) -> Value {
    json!({
        "reference": short_name(&known.reference),
        "version": known.version.id,
        "recorded_at": known.modified_at,
        "on": on,
        "source": { "name": known.version.source_name, "sha256": known.version.sha256 },
    })
}

impl Node {
    /// Writes a reference, CSV or JSON as the name of the file says.
    pub fn export_reference(
        &self,
        known: &KnownReference,
        on: Option<Date>,
        path: &Path,
    ) -> Result<(), ExchangeError> {
        let table = known.table(on, "");
        let text = match path.extension().and_then(|extension| extension.to_str()) {
            Some("csv") => table.csv(),
            Some("json") => format!("{:#}\n", table.json(known, on)),
            _ => {
                let value = path.display().to_string();
                return Err(ExchangeError::Unacceptable { what: "output (.csv or .json)", value });
            }
        };
        write_whole(path, text.as_bytes()).map_err(ExchangeError::file(path))
    }
}

fn day(day: Option<Date>) -> String {
    day.map(|day| day.to_string()).unwrap_or_default()
}

fn codes_table(codes: &[Code], on: Option<Date>) -> ReferenceTable {
    let valid = codes.iter().filter(|code| on.is_none_or(|day| code.is_valid_on(day)));
    let row = |code: &Code| {
        let group = code.group.clone().unwrap_or_default();
        vec![code.code.clone(), code.label.clone(), day(code.opens_on), day(code.closes_on), group]
    };
    ReferenceTable {
        header: vec!["code", "label", "opens_on", "closes_on", "group"],
        rows: valid.map(row).collect(),
    }
}

/// Establishments as a table; also what a search gives.
pub fn institutions_table<'r>(records: impl Iterator<Item = &'r InstitutionRecord>) -> ReferenceTable {
    let header = vec![
        "uai",
        "name",
        "commune_name",
        "nature",
        "nature_code",
        "sector",
        "contract",
        "commune",
        "departement",
        "academie",
        "region",
        "bassin",
        "opened_on",
        "closed_on",
        "latitude",
        "longitude",
        "successor",
    ];
    let row = |record: &InstitutionRecord| {
        let found = &record.institution;
        let some = |text: &Option<String>| text.clone().unwrap_or_default();
        let degrees = |get: fn(&entente_model::Position) -> f64| {
            record.position.as_ref().map(|position| get(position).to_string()).unwrap_or_default()
        };
        vec![
            found.uai.to_string(),
            found.name.clone(),
            some(&record.commune_name),
            found.nature.clone(),
            some(&record.nature_code),
            if found.sector == Sector::Public { "public" } else { "prive" }.to_owned(),
            some(&record.contract),
            found.commune.clone(),
            found.departement.clone(),
            found.academie.clone(),
            found.region.clone(),
            some(&record.bassin),
            day(found.opened_on),
            day(found.closed_on),
            degrees(|position| position.latitude),
            degrees(|position| position.longitude),
            record.successor().map(|uai| uai.to_string()).unwrap_or_default(),
        ]
    };
    ReferenceTable { header, rows: records.map(row).collect() }
}

fn territories_table(units: &[TerritoryUnit], on: Option<Date>) -> ReferenceTable {
    let valid = units.iter().filter(|unit| on.is_none_or(|day| unit.is_valid_on(day)));
    let row = |unit: &TerritoryUnit| {
        let parents: Vec<String> = unit.parents.iter().map(ToString::to_string).collect();
        vec![
            unit.key.kind.to_string(),
            unit.key.code.clone(),
            unit.name.clone(),
            day(unit.opens_on),
            day(unit.closes_on),
            parents.join(" "),
            unit.members.join(" "),
            unit.successors.join(" "),
        ]
    };
    ReferenceTable {
        header: vec!["kind", "code", "name", "opens_on", "closes_on", "parents", "members", "successors"],
        rows: valid.map(row).collect(),
    }
}

fn outlines_table(outlines: &[TerritoryOutline]) -> ReferenceTable {
    let row = |outline: &TerritoryOutline| {
        let points: usize = outline.rings.iter().map(Vec::len).sum();
        vec![outline.key.kind.to_string(), outline.key.code.clone(), outline.name.clone(), points.to_string()]
    };
    ReferenceTable {
        header: vec!["kind", "code", "name", "points"],
        rows: outlines.iter().map(row).collect(),
    }
}

/// A spreadsheet computes a cell that begins like a formula: an apostrophe makes it text (OWASP, CSV injection). Negative
/// numbers are left as they are.
fn csv_cell(cell: &str) -> String {
    let is_number = cell.parse::<f64>().is_ok();
    let runs = !is_number && cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let cell = if runs { format!("'{cell}") } else { cell.to_owned() };
    if cell.contains([';', '"', '\n', '\r']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula_and_numbers_stay_numbers() {
        for (cell, expected) in [
            ("=1+1", "'=1+1"),
            ("-1.5", "-1.5"),
            ("-A1", "'-A1"),
            ("a;b", "\"a;b\""),
            ("dit \"x\"", "\"dit \"\"x\"\"\""),
            ("", ""),
        ] {
            assert_eq!(csv_cell(cell), expected);
        }
    }
}
