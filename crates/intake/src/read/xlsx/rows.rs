//! The rows of one sheet of a workbook, as the texts that a person reads in the cells.

use std::sync::Arc;

use quick_xml::events::{BytesStart, Event};

use super::super::fault::{ReadFault, damaged};
use super::super::number::{NumberForm, write_number};
use super::super::sheet::{RowBuffer, SheetRows};
use super::super::xml::{Xml, each_attribute, push_text};
use super::strings::push_unescaped;
use super::{FORM, Shared};

/// A sheet, where its reader stands.
pub(super) struct SheetXml {
    xml: Xml,
    shared: Arc<Shared>,
    line: u64,
    column: usize,
    cell: Cell,
    /// The text of the cell as written in the file.
    written: String,
    shown: String,
    ended: bool,
}

/// The attributes of a cell.
#[derive(Clone, Copy, Default)]
struct Cell {
    style: usize,
    kind: CellKind,
}

#[derive(Clone, Copy, Default)]
enum CellKind {
    #[default]
    Number,
    Shared,
    Boolean,
    /// Text, an error (`#REF!`) or a date written out.
    Text,
}

/// What the text that comes belongs to.
#[derive(Clone, Copy, PartialEq)]
enum Inside {
    Nothing,
    Value,
    /// Reading aids of a text in Japanese.
    Phonetic,
}

impl SheetXml {
    pub(super) fn new(xml: Xml, shared: Arc<Shared>) -> Self {
        Self {
            xml,
            shared,
            line: 0,
            column: 0,
            cell: Cell::default(),
            written: String::new(),
            shown: String::new(),
            ended: false,
        }
    }

    fn begin_row(&mut self, number: Option<u64>) {
        self.line = number.unwrap_or(self.line + 1);
        self.column = 0;
    }

    /// Puts the cell that ends in the row.
    fn end_cell(&mut self, row: &mut RowBuffer) -> Result<(), ReadFault> {
        let written = self.written.as_str();
        let text = match self.cell.kind {
            CellKind::Text => {
                self.shown.clear();
                push_unescaped(written, &mut self.shown);
                &self.shown
            }
            CellKind::Shared if written.is_empty() => "",
            CellKind::Shared => {
                let strings = self.shared.strings.get();
                let rank = written.trim().parse().ok();
                let text = strings.zip(rank).and_then(|(strings, rank)| strings.get(rank));
                text.ok_or_else(|| damaged(FORM).at(self.line))?
            }
            CellKind::Boolean => match written.trim() {
                "1" | "true" => "true",
                "0" | "false" => "false",
                other => other,
            },
            CellKind::Number => {
                let form = self.shared.styles.form(self.cell.style);
                shown_number(written.trim(), form, self.shared.epoch_1904, &mut self.shown)
            }
        };
        row.put(self.column, 1, text).map_err(|fault| fault.at(self.line))?;
        self.column += 1;
        Ok(())
    }
}

impl SheetRows for SheetXml {
    fn next_row(&mut self, row: &mut RowBuffer) -> Result<Option<u64>, ReadFault> {
        row.clear();
        let mut inside = Inside::Nothing;
        while !self.ended {
            let event = self.xml.next().map_err(|fault| fault.at(self.line.max(1)))?;
            match &event {
                Event::Start(element) => match element.local_name().as_ref() {
                    "c" => {
                        let (cell, column) = read_cell(element);
                        self.cell = cell;
                        self.column = column.unwrap_or(self.column);
                        self.written.clear();
                    }
                    "v" | "t" if inside != Inside::Phonetic => inside = Inside::Value,
                    "rPh" => inside = Inside::Phonetic,
                    "row" => {
                        let number = row_number(element);
                        self.begin_row(number);
                    }
                    _ => {}
                },
                Event::End(element) => match element.local_name().as_ref() {
                    "c" => self.end_cell(row)?,
                    "v" => inside = Inside::Nothing,
                    "t" if inside == Inside::Value => inside = Inside::Nothing,
                    "rPh" => inside = Inside::Nothing,
                    "row" => return Ok(Some(self.line)),
                    "sheetData" => self.ended = true,
                    _ => {}
                },
                Event::Eof => {
                    self.ended = true;
                    return Err(damaged(FORM).at(self.line.max(1)));
                }
                event if inside == Inside::Value => push_text(event, &mut self.written)?,
                _ => {}
            }
        }
        Ok(None)
    }
}

/// The number as its cell shows it. What is no number is kept as written: the check of types says what is wrong.
fn shown_number<'t>(written: &'t str, form: NumberForm, epoch_1904: bool, shown: &'t mut String) -> &'t str {
    match written.parse::<f64>() {
        Ok(value) if value.is_finite() => {
            shown.clear();
            write_number(value, form, epoch_1904, shown);
            shown
        }
        _ => written,
    }
}

fn row_number(element: &BytesStart<'_>) -> Option<u64> {
    let mut number = None;
    each_attribute(element, |name, value| {
        if name == "r" {
            number = value.parse().ok();
        }
    });
    number
}

/// The attributes of a cell, and its column, from 0, where it says one.
fn read_cell(element: &BytesStart<'_>) -> (Cell, Option<usize>) {
    let mut cell = Cell::default();
    let mut column = None;
    each_attribute(element, |name, value| match name {
        "r" => column = column_of(value),
        "s" => cell.style = value.parse().unwrap_or(0),
        "t" => {
            cell.kind = match value {
                "s" => CellKind::Shared,
                "b" => CellKind::Boolean,
                "n" => CellKind::Number,
                _ => CellKind::Text,
            }
        }
        _ => {}
    });
    (cell, column)
}

/// `C12` is column 2.
fn column_of(reference: &str) -> Option<usize> {
    let mut column: usize = 0;
    for letter in reference.bytes().take_while(u8::is_ascii_alphabetic).take(8) {
        column = column * 26 + usize::from(letter.to_ascii_uppercase() - b'A') + 1;
    }
    column.checked_sub(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_letters() {
        for (reference, expected) in
            [("A1", Some(0)), ("z9", Some(25)), ("AA1", Some(26)), ("XFD1048576", Some(16_383)), ("12", None)]
        {
            assert_eq!(column_of(reference), expected, "{reference}");
        }
    }
}
