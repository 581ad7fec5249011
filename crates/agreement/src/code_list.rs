//! Reads `code-lists/<id>.csv`: `;`, a header, codes with their dates.

use std::borrow::Cow;
use std::collections::HashMap;

use entente_model::{Code, CodeList, CodeListId};
use jiff::civil::Date;

use crate::DiagnosticCode;
use crate::diagnostic::{Fault, Reports};
use crate::nearest::nearest;
use crate::source::{Source, Spot};

const HEADER: [&str; 5] = ["code", "label", "opens_on", "closes_on", "group"];

/// A cell and where it stands.
#[derive(Clone, Debug)]
pub(crate) struct Cell<'t> {
    pub text: Cow<'t, str>,
    pub spot: Spot,
}

/// Cells of a line, between `;`; a cell between double quotes may hold some.
pub(crate) fn cells(line: &str, start: usize) -> Vec<Cell<'_>> {
    let mut cells = Vec::new();
    let mut from = 0;
    let mut quoted = false;
    for (at, byte) in line.bytes().enumerate() {
        match byte {
            b'"' => quoted = !quoted,
            b';' if !quoted => {
                cells.push(cell(&line[from..at], start + from));
                from = at + 1;
            }
            _ => {}
        }
    }
    cells.push(cell(&line[from..], start + from));
    cells
}

fn cell(raw: &str, start: usize) -> Cell<'_> {
    let spot = Spot::new(start, start + raw.len());
    let trimmed = raw.trim();
    let inner = trimmed.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    let text = match inner {
        Some(inner) if inner.contains("\"\"") => Cow::Owned(inner.replace("\"\"", "\"")),
        Some(inner) => Cow::Borrowed(inner),
        None => Cow::Borrowed(trimmed),
    };
    Cell { text, spot }
}

/// Reads the list; lines at fault are reported and left out.
pub(crate) fn read(id: &str, source: &Source<'_>, reports: &mut Reports) -> CodeList {
    let mut reader = Reader { source, reports, codes: Vec::new(), lines: HashMap::new() };
    let mut lines = source.lines().filter(|(_, line)| !line.trim().is_empty());
    match lines.next() {
        None => reader.reports.report(source, Spot::default(), Fault::new(DiagnosticCode::CodeListEmpty)),
        Some((start, header)) if reader.header(header, start) => {
            for (start, line) in lines {
                reader.line(line, start);
            }
            if reader.codes.is_empty() {
                let spot = Spot::new(start, start + header.len());
                reader.reports.report(source, spot, Fault::new(DiagnosticCode::CodeListEmpty));
            }
        }
        Some(_) => {}
    }
    CodeList::new(CodeListId::new(id), reader.codes)
}

/// When a code opens and closes, and the line that says it.
type Validity = (Option<Date>, Option<Date>, u32);

struct Reader<'r, 's> {
    source: &'r Source<'s>,
    reports: &'r mut Reports,
    codes: Vec<Code>,
    /// Validities already seen for a code, with their lines.
    lines: HashMap<String, Vec<Validity>>,
}

impl Reader<'_, '_> {
    fn header(&mut self, line: &str, start: usize) -> bool {
        let found = cells(line, start);
        if found.iter().map(|cell| cell.text.as_ref()).eq(HEADER) {
            return true;
        }
        let wrong =
            found.iter().enumerate().find(|(rank, cell)| HEADER.get(*rank) != Some(&cell.text.as_ref()));
        let spot = wrong.map_or(Spot::new(start, start + line.len()), |(_, cell)| cell.spot);
        let near = wrong.and_then(|(_, cell)| nearest(&cell.text, HEADER));
        let fault = Fault::new(DiagnosticCode::CodeListHeader).with("expected", HEADER.join(";"));
        self.reports.report(self.source, spot, fault.nearest(near));
        false
    }

    fn line(&mut self, line: &str, start: usize) {
        let found = cells(line, start);
        let whole = Spot::new(start, start + line.len());
        let [code, label, opens, closes, group] = found.as_slice() else {
            let fault = Fault::new(DiagnosticCode::CodeListCells).count("count", found.len());
            self.reports.report(self.source, whole, fault);
            return;
        };
        if code.text.is_empty() {
            self.reports.report(self.source, whole, Fault::new(DiagnosticCode::CodeListCodeEmpty));
            return;
        }
        let (Some(opens_on), Some(closes_on)) = (self.date(opens), self.date(closes)) else { return };
        if let (Some(opening), Some(closing)) = (opens_on, closes_on)
            && closing <= opening
        {
            let fault = Fault::new(DiagnosticCode::CodeListDatesReversed)
                .with("code", &code.text)
                .with("opens_on", opening.to_string())
                .with("closes_on", closing.to_string());
            self.reports.report(self.source, closes.spot, fault);
            return;
        }
        if self.overlaps(code, opens_on, closes_on) {
            return;
        }
        self.codes.push(Code {
            code: code.text.to_string(),
            label: label.text.to_string(),
            opens_on,
            closes_on,
            group: (!group.text.is_empty()).then(|| group.text.to_string()),
        });
    }

    /// `None` where it is no date; `Some(None)` where the cell is empty.
    fn date(&mut self, cell: &Cell<'_>) -> Option<Option<Date>> {
        if cell.text.is_empty() {
            return Some(None);
        }
        let date = (cell.text.len() == 10).then(|| cell.text.parse::<Date>().ok()).flatten();
        if date.is_none() {
            let fault = Fault::new(DiagnosticCode::CodeListDate).with("value", &cell.text);
            self.reports.report(self.source, cell.spot, fault);
        }
        date.map(Some)
    }

    fn overlaps(&mut self, code: &Cell<'_>, opens_on: Option<Date>, closes_on: Option<Date>) -> bool {
        let seen = self.lines.entry(code.text.to_string()).or_default();
        let common = seen.iter().find(|(opens, closes, _)| {
            let before = closes_on.zip(*opens).is_some_and(|(closes, opens)| closes <= opens);
            let after = closes.zip(opens_on).is_some_and(|(closes, opens)| closes <= opens);
            !before && !after
        });
        if let Some((_, _, first)) = common {
            let fault = Fault::new(DiagnosticCode::CodeListOverlap)
                .with("code", &code.text)
                .with("line", first.to_string());
            self.reports.report(self.source, code.spot, fault);
            return true;
        }
        // One code that reopens thousands of times is no nomenclature; the bound keeps the reading linear.
        if seen.len() < 100 {
            seen.push((opens_on, closes_on, self.source.line(code.spot.start)));
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::cells;

    #[test]
    fn cuts_a_line_into_cells() {
        let texts = |line| cells(line, 0).into_iter().map(|cell| cell.text.into_owned()).collect::<Vec<_>>();
        assert_eq!(texts("a;\"b;c\"\"d\";"), ["a", "b;c\"d", ""]);
        assert_eq!(texts(""), [""]);
        assert_eq!(texts("\"a"), ["\"a"]);
    }
}
