//! The number formats of a workbook: which numbers are days, and which are codes.

use std::collections::HashMap;

use quick_xml::events::Event;

use super::super::fault::ReadFault;
use super::super::number::NumberForm;
use super::super::xml::{Xml, attribute};

/// Formats of a real workbook are some dozens; Excel itself stops at 65,490 styles.
const STYLES_MAX: usize = 100_000;

/// What each style makes of a number.
#[derive(Debug, Default)]
pub(super) struct Styles {
    forms: Vec<NumberForm>,
}

impl Styles {
    /// Reads `styles.xml` (ECMA-376 part 1, 18.8.39).
    pub(super) fn read(mut xml: Xml) -> Result<Self, ReadFault> {
        let mut written: HashMap<u32, NumberForm> = HashMap::new();
        let mut forms = Vec::new();
        let mut of_cells = false;
        loop {
            match xml.next()? {
                Event::Start(element) => match element.local_name().as_ref() {
                    "numFmt" if written.len() < STYLES_MAX => {
                        let id = attribute(&element, "numFmtId").and_then(|id| id.parse().ok());
                        if let (Some(id), Some(code)) = (id, attribute(&element, "formatCode")) {
                            written.insert(id, NumberForm::of_code(&code));
                        }
                    }
                    "cellXfs" => of_cells = true,
                    "xf" if of_cells && forms.len() < STYLES_MAX => {
                        let id = attribute(&element, "numFmtId").and_then(|id| id.parse().ok()).unwrap_or(0);
                        let form = written.get(&id).copied();
                        forms.push(form.unwrap_or_else(|| NumberForm::of_builtin(id)));
                    }
                    _ => {}
                },
                Event::End(element) if element.local_name().as_ref() == "cellXfs" => of_cells = false,
                Event::Eof => return Ok(Self { forms }),
                _ => {}
            }
        }
    }

    /// What that style makes of a number.
    pub(super) fn form(&self, style: usize) -> NumberForm {
        self.forms.get(style).copied().unwrap_or_default()
    }
}
