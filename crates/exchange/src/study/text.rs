//! The file of a study: front matter in TOML between `+++`, then Markdown with blocks of figures.
//!
//! Nothing is looked up here: whether the parties and the places exist is asked when the study is drafted.

use std::collections::{BTreeMap, BTreeSet};

use entente_model::{AgreementId, PartyId};
use jiff::civil::Date;
use serde::Serialize;

use super::fault::{StudyFault, StudyFaultKind};
use super::figure::StudyFigureKind;
use super::front::{Keys, read_front};
use crate::views::FigurePlace;

/// Longest file of a study.
const BYTES_MAX: usize = 200_000;
/// Figures of one study.
const FIGURES_MAX: usize = 40;
/// What opens a block of a figure.
const INFO: &str = "figure";

/// A study as its file says it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct StudyText {
    /// Its name in addresses: small letters, digits and hyphens.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The convention under which its parties look at the same figures.
    pub agreement: AgreementId,
    /// Its parties, two at least.
    pub parties: BTreeSet<PartyId>,
    /// Data is that which the node had at the end of that day; that of its drafting where absent.
    pub as_of: Option<Date>,
    /// Beginnings of digests that the files of a dataset must have.
    pub pins: BTreeMap<String, Vec<String>>,
    /// Lines of what the front matter says, by key.
    #[serde(skip)]
    pub(crate) lines: BTreeMap<String, usize>,
    /// Text and figures, in their order.
    pub parts: Vec<StudyPart>,
}

/// A part of a study.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum StudyPart {
    /// Markdown.
    Text(String),
    /// A figure.
    Figure(FigureRequest),
}

/// A figure that a study asks for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FigureRequest {
    /// Its name in the study.
    pub id: String,
    /// What it shows.
    pub kind: StudyFigureKind,
    /// The place.
    pub place: FigurePlace,
    /// The place beside it, of a comparison.
    pub beside: Option<FigurePlace>,
    /// Code of a level of schooling.
    pub grade: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// The line where it begins.
    pub line: usize,
}

impl StudyText {
    /// The figures that it asks for, in order.
    pub fn figures(&self) -> impl Iterator<Item = &FigureRequest> {
        self.parts.iter().filter_map(|part| match part {
            StudyPart::Figure(request) => Some(request),
            StudyPart::Text(_) => None,
        })
    }
}

/// Reads the file of a study.
///
/// # Errors
/// Every fault of the file.
pub fn read_study(text: &str) -> Result<StudyText, Vec<StudyFault>> {
    if text.len() > BYTES_MAX {
        return Err(vec![StudyFault::new(1, StudyFaultKind::TooLarge, text.len())]);
    }
    let mut faults = Vec::new();
    let Some((front, body, first)) = split_front(text) else {
        let start = text.lines().next().unwrap_or_default();
        return Err(vec![StudyFault::new(1, StudyFaultKind::FrontMissing, start)]);
    };
    let head = read_front(front, &mut faults);
    let parts = read_body(body, first, &mut faults);
    let requests = parts.iter().filter(|part| matches!(part, StudyPart::Figure(_))).count();
    if requests > FIGURES_MAX {
        faults.push(StudyFault::new(1, StudyFaultKind::TooLarge, requests));
    }
    match head {
        Some(head) if faults.is_empty() => Ok(StudyText { parts, ..head }),
        _ => {
            faults.sort_by_key(|fault| fault.line);
            Err(faults)
        }
    }
}

/// The front matter, what follows it, and the number of the first line of the latter.
fn split_front(text: &str) -> Option<(&str, &str, usize)> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut at = 0;
    let mut start = None;
    for (rank, line) in text.split_inclusive('\n').enumerate() {
        let is_mark = line.trim_end() == "+++";
        at += line.len();
        match start {
            None if is_mark && rank == 0 => start = Some(at),
            None => return None,
            Some(start) if is_mark => return Some((&text[start..at - line.len()], &text[at..], rank + 2)),
            Some(_) => {}
        }
    }
    None
}

/// What opens or closes a block: the character, how many of it, what follows.
fn fence(line: &str) -> Option<(char, usize, &str)> {
    let indented = line.len() - line.trim_start_matches(' ').len();
    let line = line.trim_start_matches(' ').trim_end();
    let mark = line.chars().next().filter(|mark| matches!(mark, '`' | '~'))?;
    let length = line.chars().take_while(|letter| *letter == mark).count();
    (indented < 4 && length >= 3).then(|| (mark, length, line[length..].trim()))
}

fn read_body(body: &str, first: usize, faults: &mut Vec<StudyFault>) -> Vec<StudyPart> {
    let mut parts = Vec::new();
    let mut text = String::new();
    // Of a block under way: its mark, its length, its line, its text where it is a figure.
    let mut open: Option<(char, usize, usize, Option<String>)> = None;
    let mut known = BTreeSet::new();
    for (rank, line) in body.split_inclusive('\n').enumerate() {
        let number = first + rank;
        match (&mut open, fence(line)) {
            (None, Some((mark, length, INFO))) => {
                let before = std::mem::take(&mut text);
                push_text(&mut parts, before);
                open = Some((mark, length, number, Some(String::new())));
            }
            (None, Some((mark, length, _))) => {
                open = Some((mark, length, number, None));
                text.push_str(line);
            }
            (Some((mark, length, start, block)), Some((closing, many, "")))
                if closing == *mark && many >= *length =>
            {
                match block {
                    Some(block) => {
                        let request = read_request(block, *start, known.len() + 1, faults);
                        if let Some(request) = request {
                            if !known.insert(request.id.clone()) {
                                let fault = StudyFaultKind::FigureTwice;
                                faults.push(StudyFault::new(*start, fault, &request.id));
                            }
                            parts.push(StudyPart::Figure(request));
                        }
                    }
                    None => text.push_str(line),
                }
                open = None;
            }
            (Some((.., Some(block))), _) => block.push_str(line),
            _ => text.push_str(line),
        }
    }
    if let Some((_, _, start, Some(_))) = open {
        faults.push(StudyFault::new(start, StudyFaultKind::BlockOpen, INFO));
    }
    push_text(&mut parts, text);
    parts
}

fn push_text(parts: &mut Vec<StudyPart>, text: String) {
    if !text.trim().is_empty() {
        parts.push(StudyPart::Text(text));
    }
}

/// A figure, where its block says what is needed. `line` is that of the fence.
fn read_request(
    block: &str,
    line: usize,
    rank: usize,
    faults: &mut Vec<StudyFault>,
) -> Option<FigureRequest> {
    let keys = Keys::read(block, line + 1, faults)?;
    let before = faults.len();
    keys.only(&["id", "kind", "place", "beside", "grade", "title"], faults);
    let kind = keys.text("kind", faults).and_then(|(text, at)| {
        let kind = StudyFigureKind::of_code(&text);
        if kind.is_none() {
            faults.push(StudyFault::new(at, StudyFaultKind::KindUnknown, text));
        }
        kind
    });
    let place = keys.text("place", faults).and_then(|found| place_of(found, faults));
    let beside = match kind {
        Some(StudyFigureKind::Comparison) => {
            keys.text("beside", faults).and_then(|found| place_of(found, faults))
        }
        _ => None,
    };
    let id = match keys.optional("id", faults) {
        Some((text, at)) if !is_name(&text) => {
            faults.push(StudyFault::new(at, StudyFaultKind::ValueForm, text));
            return None;
        }
        Some((text, _)) => text,
        None => format!("figure-{rank}"),
    };
    let grade = keys.optional("grade", faults).map(|(text, _)| text);
    let title = keys.optional("title", faults).map(|(text, _)| text);
    let (kind, place) = (kind?, place?);
    (faults.len() == before).then_some(FigureRequest { id, kind, place, beside, grade, title, line })
}

fn place_of((text, at): (String, usize), faults: &mut Vec<StudyFault>) -> Option<FigurePlace> {
    let is_code = |place: &FigurePlace| {
        !place.code.is_empty() && place.code.chars().all(|letter| letter.is_ascii_alphanumeric())
    };
    let place = FigurePlace::from_key(&text).filter(is_code);
    if place.is_none() {
        faults.push(StudyFault::new(at, StudyFaultKind::ValueForm, text));
    }
    place
}

/// Small letters, digits and hyphens: it stands in addresses and names of files, where `new` is taken.
pub(super) fn is_name(text: &str) -> bool {
    let is_plain = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-';
    (2..=60).contains(&text.len()) && text.chars().all(is_plain) && !text.starts_with('-') && text != "new"
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const HEAD: &str = "+++\nid = \"lycees\"\ntitle = \"Les lycées\"\nconvention = \"pilotage\"\n\
        parties = [\"rectorat\", \"region\"]\n+++\n";

    fn check(text: &str, expected: &[(usize, StudyFaultKind, &str)]) {
        let found = read_study(text).err().unwrap_or_default();
        let found: Vec<(usize, StudyFaultKind, &str)> =
            found.iter().map(|fault| (fault.line, fault.kind, fault.value.as_str())).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn text_and_figures_keep_their_order() {
        let text = format!(
            "{HEAD}# Un\n\n```figure\nkind = \"forecast\"\nplace = \"school:0990001N\"\n```\n\nDeux.\n\n\
             ~~~\n```figure\n~~~\n"
        );
        let study = read_study(&text).unwrap();
        assert_eq!(study.parts.len(), 3);
        let request = study.figures().next().unwrap();
        assert_eq!((request.id.as_str(), request.line), ("figure-1", 9));
        // A block within another one is text.
        assert_eq!(study.parts[2], StudyPart::Text("\nDeux.\n\n~~~\n```figure\n~~~\n".to_owned()));
    }

    #[test]
    fn each_fault_has_its_line() {
        use StudyFaultKind as Kind;
        check("# Sans en-tête", &[(1, Kind::FrontMissing, "# Sans en-tête")]);
        check(
            "+++\nid = \"a b\"\n+++\n",
            &[
                (1, Kind::KeyMissing, "title"),
                (1, Kind::KeyMissing, "convention"),
                (1, Kind::KeyMissing, "parties"),
                (2, Kind::ValueForm, "a b"),
            ],
        );
        check("+++\nid = [\n+++\n", &[(2, Kind::NotToml, "id = [")]);
        let figure = |block: &str| format!("{HEAD}```figure\n{block}\n```\n");
        check(&figure("kind = \"pie\"\nplace = \"school:1\""), &[(8, Kind::KindUnknown, "pie")]);
        check(&figure("kind = \"card\""), &[(7, Kind::KeyMissing, "place")]);
        check(&figure("kind = \"card\"\nplace = \"ville:1\""), &[(9, Kind::ValueForm, "ville:1")]);
        check(
            &figure("kind = \"card\"\nplace = \"school:1\"\ncolour = 1"),
            &[(10, Kind::KeyUnknown, "colour")],
        );
        check(&figure("kind = \"comparison\"\nplace = \"school:1\""), &[(7, Kind::KeyMissing, "beside")]);
        let twice = "kind = \"card\"\nplace = \"school:1\"\nid = \"le-1\"\n";
        let text = format!("{HEAD}```figure\n{twice}```\n```figure\n{twice}```\n");
        check(&text, &[(12, Kind::FigureTwice, "le-1")]);
        check(&format!("{HEAD}```figure\nkind = 1\n"), &[(7, Kind::BlockOpen, "figure")]);
    }

    #[test]
    fn a_study_too_large_is_refused_before_it_is_read() {
        check(&"x".repeat(BYTES_MAX + 1), &[(1, StudyFaultKind::TooLarge, "200001")]);
    }

    proptest! {
        /// Whatever the file, reading it ends with a study or with faults, each at a line of the file.
        #[test]
        fn any_file_is_read_or_its_faults_told(
            pieces in prop::collection::vec(prop::sample::select(vec![
                "+++\n", "```figure\n", "```\n", "~~~\n", "id = \"a-b\"\n", "kind = \"card\"\n", "place = \"school:1\"\n",
                "title = 3\n", "parties = [\"a\"]\n", "as_of = 2026-01-01\n", "[data]\n", "é\u{feff}\n", "x = [\n", "\"\"\"\n", "   ````",
            ]), 0..14),
        ) {
            let text: String = pieces.concat();
            if let Err(faults) = read_study(&text) {
                prop_assert!(!faults.is_empty());
                let lines = text.lines().count().max(1) + 1;
                for fault in faults {
                    prop_assert!((1..=lines).contains(&fault.line), "{fault:?} of {lines}");
                }
            }
        }
    }
}
