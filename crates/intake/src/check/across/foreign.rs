//! What a foreign key refers to outside the file: another resource, a code list, the directory of establishments.
//!
//! The values that may be referred to are kept as sorted 64-bit keyed hashes: 8 bytes each, however long they are.

use std::fs::File;
use std::hash::{BuildHasher, RandomState};
use std::io::{BufRead, BufReader, Read};
use std::path::Path;

use arrow::array::{Array, StringArray};
use arrow::datatypes::DataType;
use entente_model::{Code, ForeignKey, Institution, Membership, ReferredTo, Territory, TerritoryLevel};
use parquet::arrow::ProjectionMask;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;

use super::{Watched, own};
use crate::check::rules::{RuleError, VariableRules};
use crate::check::{CheckContext, CheckError};
use crate::read::fold;

/// A header longer than that is no header.
const HEADER_BYTES_MAX: usize = 1 << 20;

/// The keys that exist, hashed and sorted.
pub(super) struct ReferredKeys {
    hasher: RandomState,
    hashes: Vec<u64>,
    /// For each variable, whether it is compared by its number.
    typed: Vec<bool>,
}

/// Hashes keys as they are read, each cell as a value of the variable that refers to it.
struct KeyReader<'k, 'a> {
    key: &'k ForeignKey,
    rules: Vec<VariableRules<'a>>,
    keys: ReferredKeys,
}

impl ReferredKeys {
    /// Reads what the key refers to; gives its name where it was not loaded.
    pub(super) fn load<'a>(
        key: &'a ForeignKey,
        variables: &[usize],
        context: &CheckContext<'a>,
    ) -> Result<Result<Self, String>, CheckError> {
        let rules: Vec<VariableRules<'a>> = variables
            .iter()
            .map(|position| VariableRules::bare(&context.dataset.variables[*position], context))
            .collect::<Result<_, _>>()?;
        let typed = rules.iter().map(VariableRules::is_typed).collect();
        let keys = Self { hasher: RandomState::new(), hashes: Vec::new(), typed };
        let mut reader = KeyReader { key, rules, keys };
        match &key.referred_to {
            ReferredTo::Own => return Ok(Err(String::new())),
            ReferredTo::CodeList(id) => {
                let Some(list) = context.references.code_lists.get(id) else {
                    return Ok(Err(id.to_string()));
                };
                let on = context.reference_date;
                for code in list.codes() {
                    if matches!(list.membership(&code.code, on), Membership::Valid(valid) if valid == code) {
                        reader.add(|name| code_cell(code, name));
                    }
                }
            }
            ReferredTo::Institutions => {
                if context.references.institutions.is_empty() {
                    return Ok(Err("institutions".to_owned()));
                }
                let on = context.reference_date;
                let institutions = &context.references.institutions;
                let everywhere = Territory { level: TerritoryLevel::National, code: String::new() };
                let all = institutions.in_territory(&everywhere);
                for institution in all.into_iter().filter_map(|uai| institutions.get(uai)) {
                    if institution.is_open_on(on) {
                        reader.add(|name| institution_cell(institution, name));
                    }
                }
            }
            ReferredTo::Resource(name) => {
                let Some(path) = context.resources.get(name) else { return Ok(Err(name.clone())) };
                reader.resource(name, path)?;
            }
        }
        let mut keys = reader.keys;
        keys.hashes.sort_unstable();
        keys.hashes.dedup();
        Ok(Ok(keys))
    }

    /// Whether the values stand nowhere there; a row where one is absent refers to nothing.
    pub(super) fn misses(&self, values: &[Option<&Watched>]) -> bool {
        let mut hash = 0;
        for (value, typed) in values.iter().zip(&self.typed) {
            let Some(value) = value.filter(|value| !value.reading.missing) else { return false };
            hash = self.hasher.hash_one((hash, own::comparable(value, *typed)));
        }
        self.hashes.binary_search(&hash).is_err()
    }
}

impl KeyReader<'_, '_> {
    /// Adds the key whose cells have these texts; a key with an absent or unreadable cell is none.
    fn add<'c>(&mut self, cell: impl Fn(&str) -> Option<&'c str>) {
        let mut hash = 0;
        for (rank, name) in self.key.referred_variables.iter().enumerate() {
            let (Some(rules), Some(text)) = (self.rules.get(rank), cell(name.as_str())) else { return };
            let reading = rules.read(text);
            if reading.missing || !reading.faults.is_empty() {
                return;
            }
            let watched = Watched { text: text.into(), reading };
            hash = self.keys.hasher.hash_one((hash, own::comparable(&watched, self.keys.typed[rank])));
        }
        self.keys.hashes.push(hash);
    }

    fn resource(&mut self, name: &str, path: &Path) -> Result<(), CheckError> {
        let failed = |reason: String| RuleError::Resource {
            line: self.key.line,
            name: name.to_owned(),
            path: path.to_owned(),
            reason,
        };
        let mut file = File::open(path).map_err(|error| failed(error.to_string()))?;
        let mut magic = [0; 4];
        let is_parquet = file.read_exact(&mut magic).is_ok() && magic == *b"PAR1";
        let file = File::open(path).map_err(|error| failed(error.to_string()))?;
        let missing = if is_parquet {
            self.parquet(file).map_err(failed)?
        } else {
            self.delimited(file).map_err(failed)?
        };
        match missing {
            Some(column) => {
                Err(RuleError::ResourceColumn { line: self.key.line, name: name.to_owned(), column }.into())
            }
            None => Ok(()),
        }
    }

    /// Where each variable of the key stands; the name of the first that is nowhere.
    fn columns(&self, names: &[String]) -> Result<Vec<usize>, String> {
        let find = |wanted: &entente_model::VariableName| {
            let folded = fold(wanted.as_str());
            names
                .iter()
                .position(|name| name.trim() == wanted.as_str())
                .or_else(|| names.iter().position(|name| fold(name) == folded))
                .ok_or_else(|| wanted.to_string())
        };
        self.key.referred_variables.iter().map(find).collect()
    }

    /// UTF-8, or else Windows-1252; the separator is the one that cuts the header most.
    fn delimited(&mut self, file: File) -> Result<Option<String>, String> {
        let mut source = BufReader::with_capacity(1 << 16, file);
        if source.fill_buf().map_err(|error| error.to_string())?.starts_with(b"\xef\xbb\xbf") {
            source.consume(3);
        }
        let mut first = Vec::new();
        let bound = HEADER_BYTES_MAX as u64;
        source.by_ref().take(bound).read_until(b'\n', &mut first).map_err(|error| error.to_string())?;
        let cuts = |mark: &u8| first.iter().filter(|byte| *byte == mark).count();
        let delimiter = *b";,\t|".iter().max_by_key(|mark| cuts(mark)).unwrap_or(&b';');
        let mut builder = csv::ReaderBuilder::new();
        builder.delimiter(delimiter).flexible(true).has_headers(true);
        let mut reader = builder.from_reader(first.chain(source));
        let names =
            reader.byte_headers().map_err(|error| error.to_string())?.iter().map(decoded).collect::<Vec<_>>();
        let columns = match self.columns(&names) {
            Ok(columns) => columns,
            Err(missing) => return Ok(Some(missing)),
        };
        let mut record = csv::ByteRecord::new();
        while reader.read_byte_record(&mut record).map_err(|error| error.to_string())? {
            let cells: Vec<String> =
                columns.iter().map(|column| record.get(*column).map_or_else(String::new, decoded)).collect();
            self.add_cells(&cells);
        }
        Ok(None)
    }

    fn add_cells(&mut self, cells: &[String]) {
        let names = self.key.referred_variables.clone();
        let rank = |name: &str| names.iter().position(|known| known.as_str() == name);
        self.add(|name| cells.get(rank(name)?).map(String::as_str));
    }

    fn parquet(&mut self, file: File) -> Result<Option<String>, String> {
        let failed = |error: &dyn std::fmt::Display| error.to_string();
        let builder = ParquetRecordBatchReaderBuilder::try_new(file).map_err(|error| failed(&error))?;
        let names: Vec<String> = builder.schema().fields().iter().map(|field| field.name().clone()).collect();
        let columns = match self.columns(&names) {
            Ok(columns) => columns,
            Err(missing) => return Ok(Some(missing)),
        };
        let mask = ProjectionMask::roots(builder.parquet_schema(), columns.iter().copied());
        for batch in builder.with_projection(mask).build().map_err(|error| failed(&error))? {
            let batch = batch.map_err(|error| failed(&error))?;
            let texts: Vec<StringArray> = columns
                .iter()
                .map(|column| {
                    let array = batch.column_by_name(&names[*column]).ok_or("a column is missing")?;
                    let text =
                        arrow::compute::cast(array, &DataType::Utf8).map_err(|error| failed(&error))?;
                    Ok(StringArray::from(text.to_data()))
                })
                .collect::<Result<_, String>>()?;
            for row in 0..batch.num_rows() {
                let cell = |text: &StringArray| {
                    if text.is_null(row) { String::new() } else { text.value(row).to_owned() }
                };
                let cells: Vec<String> = texts.iter().map(cell).collect();
                self.add_cells(&cells);
            }
        }
        Ok(None)
    }
}

fn decoded(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(),
    }
}

fn code_cell<'c>(code: &'c Code, name: &str) -> Option<&'c str> {
    match name {
        "code" => Some(&code.code),
        "label" => Some(&code.label),
        "group" => code.group.as_deref(),
        _ => None,
    }
}

fn institution_cell<'c>(institution: &'c Institution, name: &str) -> Option<&'c str> {
    match name {
        "uai" => Some(institution.uai.as_str()),
        "name" => Some(&institution.name),
        "nature" => Some(&institution.nature),
        "commune" => Some(&institution.commune),
        "departement" => Some(&institution.departement),
        "academie" => Some(&institution.academie),
        "region" => Some(&institution.region),
        _ => None,
    }
}
