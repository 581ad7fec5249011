//! Tables of the BCN, whichever they are: a code first, labels, opening and closing dates; and our own form.
//!
//! The ministry's bases share one shape (CC15 annexe 1.1): the first column is the code, its name is the table's.

use std::collections::HashMap;

use entente_model::{Code, CodeListId};

use super::{ReferenceError, ReferenceFile, ReferenceNote, ReferencePart, Table, date, first_day_without};

/// Columns of labels, the most readable first.
const LABELS: [&str; 7] = [
    "LIBELLE_LONG_200",
    "LIBELLE_LONG",
    "LIBELLE_100",
    "LIBELLE_EDITION",
    "LIBELLE_STAT_33",
    "LIBELLE_COURT",
    "LIBELLE",
];

/// Tables whose list has a name of ours, and the column that they are grouped under.
const KNOWN: [(&str, &str, &str); 12] = [
    ("MEF", "mef", "MEF_STAT_11"),
    ("MEF_STAT_11", "mefstat11", "MEF_STAT_9"),
    ("MEF_STAT_9", "mefstat9", "MEF_STAT_4"),
    ("MEF_STAT_4", "mefstat4", ""),
    ("MATIERE", "matieres", ""),
    ("MATIERE_ENSEIGNEE", "matieres", ""),
    ("NATURE_UAI", "natures-uai", "TYPE_UAI"),
    ("TYPE_UAI", "types-uai", ""),
    ("REGIME", "regimes", ""),
    ("PCS", "pcs", ""),
    ("PAYS", "nationalites", ""),
    ("FORMATION_DIPLOME", "formations-diplomes", "NIVEAU_FORMATION_DIPLOME"),
];

/// How a table is read.
struct Shape {
    list: CodeListId,
    code: String,
    label: Option<&'static str>,
    group: Option<String>,
}

/// Reads a table of the BCN; nothing where the header is not that of one.
pub(super) fn read(table: &mut Table<'_>) -> Result<Option<ReferenceFile>, ReferenceError> {
    if table.has(&["FAMILLE", "SPECIALITE", "MEFSTAT11_SPECIALITE", "MEFSTAT11_COMMUN"]) {
        let shape = Shape {
            list: "familles-metiers".into(),
            code: "MEFSTAT11_SPECIALITE".to_owned(),
            label: None,
            group: Some("MEFSTAT11_COMMUN".to_owned()),
        };
        return collect(table, &shape).map(Some);
    }
    match shape(table) {
        Some(shape) => collect(table, &shape).map(Some),
        None => Ok(None),
    }
}

fn shape(table: &Table<'_>) -> Option<Shape> {
    let code = table.names().first()?.clone();
    let is_name =
        !code.is_empty() && code.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'_');
    let label = LABELS.into_iter().find(|label| table.has(&[label]));
    let dated = table.has(&["DATE_OUVERTURE", "DATE_FERMETURE"]);
    if !is_name || !(dated || label.is_some()) {
        return None;
    }
    if let Some((_, list, group)) = KNOWN.into_iter().find(|(column, ..)| *column == code) {
        let group = Some(group.to_owned()).filter(|group| table.has(&[group]));
        return Some(Shape { list: list.into(), code, label, group });
    }
    let second = table.names().get(1).cloned().filter(|name| {
        !name.starts_with("LIBELLE") && !name.starts_with("DATE") && !name.starts_with("N_COMMENTAIRE")
    });
    let list = code.to_ascii_lowercase().replace('_', "-");
    if label.is_none() {
        // A table of links: no label, each line puts a code of the second column in a group of the first.
        let linked = second?;
        let list = format!("{}-{list}", linked.to_ascii_lowercase().replace('_', "-"));
        return Some(Shape { list: CodeListId::new(list), code: linked, label: None, group: Some(code) });
    }
    Some(Shape { list: CodeListId::new(list), code, label, group: second })
}

fn collect(table: &mut Table<'_>, shape: &Shape) -> Result<ReferenceFile, ReferenceError> {
    let mut file = ReferenceFile::default();
    let mut codes = CodesRead::default();
    let national = shape.list.as_str() == "mef";
    while table.next()? {
        let read = table.cell(&shape.code);
        let fits =
            if national { read.len() == 10 || read.len() == 11 } else { (1..=40).contains(&read.len()) };
        if !fits || read.chars().any(|c| c.is_control() || c == ';' || c == '"') {
            file.note(ReferenceNote::BadCode { code: read.to_owned(), line: table.line });
            continue;
        }
        let mut opens_on = date(table.cell("DATE_OUVERTURE"));
        let closes_on = first_day_without(table.cell("DATE_FERMETURE"));
        if opens_on.zip(closes_on).is_some_and(|(opens, closes)| closes <= opens) {
            // BCN closes some codes on the eve of their opening: they were never in use, and count as closed.
            file.note(ReferenceNote::ReversedDates { code: read.to_owned(), line: table.line });
            opens_on = None;
        }
        // BCN N_MEF has 10 characters; the files of the field carry 11, `0` last for the national code.
        let code = if national && read.len() == 10 { format!("{read}0") } else { read.to_owned() };
        let label = match shape.label {
            Some(label) => LABELS
                .iter()
                .skip_while(|name| **name != label)
                .map(|name| table.cell(name))
                .find(|text| !text.is_empty()),
            None => Some(table.any(&["SPECIALITE"])).filter(|text| !text.is_empty()),
        };
        let group = shape.group.as_ref().map(|group| table.cell(group)).filter(|group| !group.is_empty());
        let code = Code {
            label: one_line(label.unwrap_or(&code)),
            code,
            opens_on,
            closes_on,
            group: group.map(str::to_owned),
        };
        if let Some(note) = codes.add(code, table.line) {
            file.note(note);
        }
    }
    file.parts.push(ReferencePart::CodeList(shape.list.clone(), codes.codes));
    Ok(file)
}

/// Reads `code;label;opens_on;closes_on;group`, as `entente reference export` writes it: days as they are.
pub(super) fn own_form(table: &mut Table<'_>, list: CodeListId) -> Result<ReferenceFile, ReferenceError> {
    let mut file = ReferenceFile::default();
    let mut codes = CodesRead::default();
    while table.next()? {
        let code = table.cell("code");
        if code.is_empty() || code.len() > 80 {
            file.note(ReferenceNote::BadCode { code: code.to_owned(), line: table.line });
            continue;
        }
        let (mut opens_on, closes_on) = (date(table.cell("opens_on")), date(table.cell("closes_on")));
        if opens_on.zip(closes_on).is_some_and(|(opens, closes)| closes <= opens) {
            file.note(ReferenceNote::ReversedDates { code: code.to_owned(), line: table.line });
            opens_on = None;
        }
        let code = Code {
            code: code.to_owned(),
            label: one_line(table.cell("label")),
            opens_on,
            closes_on,
            group: table.some(&["group"]),
        };
        if let Some(note) = codes.add(code, table.line) {
            file.note(note);
        }
    }
    file.parts.push(ReferencePart::CodeList(list, codes.codes));
    Ok(file)
}

/// Codes as they are read: the same one may stand again at other dates only.
#[derive(Default)]
pub(super) struct CodesRead {
    pub(super) codes: Vec<Code>,
    places: HashMap<String, Vec<usize>>,
}

impl CodesRead {
    pub(super) fn add(&mut self, code: Code, line: u64) -> Option<ReferenceNote> {
        let places = self.places.entry(code.code.clone()).or_default();
        if let Some(&place) = places.iter().find(|&&place| overlap(&self.codes[place], &code)) {
            let note = ReferenceNote::DuplicateCode { code: code.code.clone(), line };
            self.codes[place] = code;
            return Some(note);
        }
        places.push(self.codes.len());
        self.codes.push(code);
        None
    }
}

/// Whether there is a day on which both lines would hold.
fn overlap(left: &Code, right: &Code) -> bool {
    let before = |first: &Code, second: &Code| {
        first.closes_on.is_some_and(|closes| second.opens_on.is_some_and(|opens| closes <= opens))
    };
    !before(left, right) && !before(right, left)
}

/// A label holds no line break: lists are written one code a line.
pub(super) fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date as day;

    #[test]
    fn a_code_stands_again_at_other_dates_only() {
        let code = |opens, closes| Code {
            code: "A".into(),
            label: String::new(),
            opens_on: Some(opens),
            closes_on: closes,
            group: None,
        };
        let mut codes = CodesRead::default();
        assert_eq!(codes.add(code(day(2000, 1, 1), Some(day(2010, 1, 1))), 2), None);
        assert_eq!(codes.add(code(day(2010, 1, 1), None), 3), None);
        assert!(codes.add(code(day(2015, 1, 1), None), 4).is_some());
        assert_eq!(codes.codes.len(), 2);
        assert_eq!(codes.codes[1].opens_on, Some(day(2015, 1, 1)));
    }
}
