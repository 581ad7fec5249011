//! Writes a delivery as CSV that a spreadsheet in French opens as it is, and that a program reads as well.
//!
//! UTF-8 with its mark (without it Excel reads Latin-1), `;`, CRLF, decimal comma, days as `2026-09-01`, booleans as
//! `true` and `false` as in Table Schema; an absent value is an empty cell. A text that a spreadsheet would run as a
//! formula gets an apostrophe before it; numbers keep their sign.

use std::io::{self, Write};

use arrow::array::{
    Array, AsArray, BooleanArray, Date32Array, Decimal128Array, Int32Array, Int64Array, RecordBatch,
    StringArray,
};
use arrow::datatypes::{DataType, Date32Type, Decimal128Type, Int32Type, Int64Type, Schema};

/// A CSV file being written.
pub(super) struct CsvFile<W> {
    output: W,
    buffer: Vec<u8>,
}

enum Column<'a> {
    Text(&'a StringArray),
    Integer(&'a Int64Array),
    Year(&'a Int32Array),
    Number(&'a Decimal128Array),
    Boolean(&'a BooleanArray),
    Date(&'a Date32Array),
}

impl<W: Write> CsvFile<W> {
    /// Writes the mark and the header.
    pub(super) fn new(mut output: W, schema: &Schema) -> io::Result<Self> {
        let mut buffer = "\u{feff}".as_bytes().to_vec();
        for (position, field) in schema.fields().iter().enumerate() {
            if position > 0 {
                buffer.push(b';');
            }
            write_text(&mut buffer, field.name());
        }
        buffer.extend_from_slice(b"\r\n");
        output.write_all(&buffer)?;
        Ok(Self { output, buffer })
    }

    /// Writes the rows of a batch.
    pub(super) fn write(&mut self, batch: &RecordBatch) -> io::Result<()> {
        let columns: io::Result<Vec<Column<'_>>> = batch.columns().iter().map(Column::of).collect();
        let columns = columns?;
        self.buffer.clear();
        for row in 0..batch.num_rows() {
            for (position, column) in columns.iter().enumerate() {
                if position > 0 {
                    self.buffer.push(b';');
                }
                column.write(row, &mut self.buffer)?;
            }
            self.buffer.extend_from_slice(b"\r\n");
        }
        self.output.write_all(&self.buffer)
    }

    /// The output, all rows written to it.
    pub(super) fn finish(self) -> W {
        self.output
    }
}

impl<'a> Column<'a> {
    fn of(array: &'a arrow::array::ArrayRef) -> io::Result<Self> {
        Ok(match array.data_type() {
            DataType::Utf8 => Self::Text(array.as_string()),
            DataType::Int64 => Self::Integer(array.as_primitive::<Int64Type>()),
            DataType::Int32 => Self::Year(array.as_primitive::<Int32Type>()),
            DataType::Decimal128(..) => Self::Number(array.as_primitive::<Decimal128Type>()),
            DataType::Boolean => Self::Boolean(array.as_boolean()),
            DataType::Date32 => Self::Date(array.as_primitive::<Date32Type>()),
            other => return Err(io::Error::other(format!("no CSV form for columns of type {other}"))),
        })
    }

    fn write(&self, row: usize, line: &mut Vec<u8>) -> io::Result<()> {
        match self {
            Self::Text(texts) if texts.is_valid(row) => write_text(line, texts.value(row)),
            Self::Integer(numbers) if numbers.is_valid(row) => write!(line, "{}", numbers.value(row))?,
            Self::Year(years) if years.is_valid(row) => write!(line, "{}", years.value(row))?,
            Self::Number(numbers) if numbers.is_valid(row) => {
                write_number(line, &numbers.value_as_string(row));
            }
            Self::Boolean(answers) if answers.is_valid(row) => write!(line, "{}", answers.value(row))?,
            Self::Date(days) if days.is_valid(row) => {
                let day = days
                    .value_as_date(row)
                    .ok_or_else(|| io::Error::other("a day is out of the calendar"))?;
                write!(line, "{day}")?;
            }
            _ => {}
        }
        Ok(())
    }
}

/// Writes `-1.500` as `-1,5`.
fn write_number(line: &mut Vec<u8>, text: &str) {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    line.extend_from_slice(whole.as_bytes());
    let fraction = fraction.trim_end_matches('0');
    if !fraction.is_empty() {
        line.push(b',');
        line.extend_from_slice(fraction.as_bytes());
    }
}

fn write_text(line: &mut Vec<u8>, text: &str) {
    let formula = is_formula(text);
    let quoted = text.is_empty() || text.bytes().any(|byte| matches!(byte, b';' | b'"' | b'\r' | b'\n'));
    if quoted {
        line.push(b'"');
    }
    if formula {
        line.push(b'\'');
    }
    for &byte in text.as_bytes() {
        if byte == b'"' {
            line.push(b'"');
        }
        line.push(byte);
    }
    if quoted {
        line.push(b'"');
    }
}

/// Whether a spreadsheet would take the text for a formula (OWASP, "CSV Injection"); wide signs count too.
fn is_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use arrow::array::ArrayRef;
    use proptest::prelude::*;

    use super::*;

    fn csv(columns: Vec<(&str, ArrayRef)>) -> String {
        let batch = RecordBatch::try_from_iter_with_nullable(
            columns.into_iter().map(|(name, array)| (name, array, true)),
        )
        .unwrap();
        let mut file = CsvFile::new(Vec::new(), &batch.schema()).unwrap();
        file.write(&batch).unwrap();
        String::from_utf8(file.finish()).unwrap()
    }

    #[test]
    fn writes_each_type_as_a_french_spreadsheet_reads_it() {
        let numbers = [Some(-1500), Some(4000), Some(1_000_000_000_000), None];
        let numbers = Decimal128Array::from(numbers.to_vec()).with_precision_and_scale(38, 3).unwrap();
        let text = csv(vec![
            ("texte", Arc::new(StringArray::from(vec![Some("a;\"b\""), Some(""), Some("é\r\nè"), None]))),
            ("entier", Arc::new(Int64Array::from(vec![Some(-1), Some(0), None, Some(7)]))),
            ("nombre", Arc::new(numbers)),
            ("oui", Arc::new(BooleanArray::from(vec![Some(true), None, Some(false), None]))),
            ("jour", Arc::new(Date32Array::from(vec![Some(0), Some(20_697), None, None]))),
            ("=an", Arc::new(Int32Array::from(vec![Some(2026), None, None, None]))),
        ]);
        assert_eq!(
            text,
            "\u{feff}texte;entier;nombre;oui;jour;'=an\r\n\
             \"a;\"\"b\"\"\";-1;-1,5;true;1970-01-01;2026\r\n\
             \"\";0;4;;2026-09-01;\r\n\
             \"é\r\nè\";;1000000000;false;;\r\n\
             ;7;;;;\r\n"
        );
    }

    proptest! {
        #[test]
        fn no_cell_runs_and_every_text_can_be_read_back(texts in prop::collection::vec(any::<String>(), 1..20)) {
            let written = csv(vec![("texte", Arc::new(StringArray::from(texts.clone())))]);
            let mut read = Vec::new();
            let mut cell = String::new();
            let mut quoted = false;
            for c in written.strip_prefix("\u{feff}texte\r\n").unwrap().chars() {
                match c {
                    '"' => quoted = !quoted,
                    '\n' if !quoted => read.push(std::mem::take(&mut cell).strip_suffix('\r').unwrap().to_owned()),
                    _ => cell.push(c),
                }
            }
            let expected: Vec<String> = texts
                .iter()
                .map(|text| text.replace('"', ""))
                .collect();
            for ((cell, bare), text) in read.iter().zip(&expected).zip(&texts) {
                prop_assert!(!is_formula(cell.trim_start_matches('"')) || text.starts_with('"'));
                prop_assert_eq!(cell.strip_prefix('\'').filter(|_| is_formula(text)).unwrap_or(cell), bare);
            }
            prop_assert_eq!(read.len(), texts.len());
        }
    }
}
