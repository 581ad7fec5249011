//! The front matter of a convention: its id, kind, parties and dates, in TOML between two lines `+++`. What it says of the
//! convention's life is read in `life`.

mod life;

use entente_model::{AgreementKind, Amends, Term};
use jiff::civil::Date;

use crate::DiagnosticCode as Code;
use crate::definitions::FRONT_MATTER;
use crate::diagnostic::{Fault, Reports};
use crate::source::{Source, Spot};
use crate::table::{self, At, Entries, Place};

pub(crate) use life::Life;

const MARK: &str = "+++";

/// What the front matter says, each part absent where it is at fault.
#[derive(Debug, Default)]
pub(crate) struct FrontMatter {
    pub id: Option<At<String>>,
    pub title: Option<String>,
    pub kind: Option<At<AgreementKind>>,
    pub applies: Option<At<String>>,
    pub attached_to: Option<At<String>>,
    pub amends: Option<At<Amends>>,
    pub parties: Vec<At<String>>,
    pub signed_on: Option<At<Date>>,
    pub notified_on: Option<At<Date>>,
    pub ends_on: Option<At<Date>>,
    pub life: Life,
}

/// What a convention cannot be without.
pub(crate) struct Sound {
    pub id: String,
    pub title: String,
    pub kind: AgreementKind,
    pub term: Term,
}

impl FrontMatter {
    /// What is needed to make a convention of it.
    pub(crate) fn sound(&self) -> Option<Sound> {
        Some(Sound {
            id: self.id.as_ref()?.value.clone(),
            title: self.title.clone()?,
            kind: self.kind.as_ref()?.value,
            term: self.life.term.clone()?,
        })
    }
}

/// The text between the two lines `+++`.
pub(crate) struct Cut<'t> {
    pub text: &'t str,
    /// Byte of the file where it begins.
    pub base: usize,
    /// The line that opens it.
    pub opening: Spot,
    /// Line, from 0, at which the body begins.
    pub body_line: usize,
}

/// Reads it, and says at which line (from 0) the body begins.
pub(crate) fn read(source: &Source<'_>, reports: &mut Reports) -> (FrontMatter, usize) {
    match cut(source, reports) {
        Ok(cut) => {
            let place = Place { source, base: cut.base, opening: cut.opening };
            (read_table(cut.text, place, reports), cut.body_line)
        }
        Err(body_line) => (FrontMatter::default(), body_line),
    }
}

/// Finds it; where it cannot be found, which is reported, the line at which the body begins.
pub(crate) fn cut<'t>(source: &Source<'t>, reports: &mut Reports) -> Result<Cut<'t>, usize> {
    let mut lines = source.lines().enumerate().skip_while(|(_, (_, line))| line.trim().is_empty());
    let Some((first, (start, line))) = lines.next().filter(|(_, (_, line))| line.trim_end() == MARK) else {
        reports.report(source, source.first_line(), Fault::new(Code::FrontMatterMissing));
        return Err(0);
    };
    let opening = Spot::new(start, start + line.len());
    let base = start + line.len();
    for (index, (line_start, line)) in lines {
        if line.trim_end() == MARK {
            let text = &source.text[base..line_start];
            return Ok(Cut { text, base, opening, body_line: index + 1 });
        }
        // A heading cannot be front matter that somebody meant: `#` begins a comment, `##` an article.
        if line.starts_with("## ") {
            reports.report(source, opening, Fault::new(Code::FrontMatterUnclosed));
            return Err(index);
        }
    }
    reports.report(source, opening, Fault::new(Code::FrontMatterUnclosed));
    Err(first + 1)
}

/// The term of a table that has one, for files other than conventions.
pub(crate) fn term(entries: &Entries<'_>, place: Place<'_>, reports: &mut Reports) -> Option<Term> {
    life::read(entries, place, reports).term
}

fn read_table(text: &str, place: Place<'_>, reports: &mut Reports) -> FrontMatter {
    let Some(table) = table::read(text, place, reports) else { return FrontMatter::default() };
    table::validate(&table, FRONT_MATTER.name, FRONT_MATTER.keys, place, reports);
    let entries = Entries::new(&table, place.base);
    FrontMatter {
        id: entries.text("id"),
        title: entries.text("title").map(|title| title.value),
        kind: entries
            .choice("kind")
            .map(|value| At { value, spot: entries.spot("kind").unwrap_or_default() }),
        applies: entries.text("applies"),
        attached_to: entries.text("attached_to"),
        amends: read_amends(&entries, place, reports),
        parties: entries.texts("parties"),
        signed_on: entries.date("signed_on"),
        notified_on: entries.date("notified_on"),
        ends_on: entries.date("ends_on"),
        life: life::read(&entries, place, reports),
    }
}

/// The front matter of a convention's file as plain TOML; `None` where there is none that can be read.
pub(crate) fn as_toml(file: &crate::SourceFile) -> Option<toml::Table> {
    let text = std::str::from_utf8(&file.bytes).ok()?.strip_prefix(MARK)?;
    let (front, _) = text.split_once(&format!("\n{MARK}"))?;
    front.parse().ok()
}

fn read_amends(entries: &Entries<'_>, place: Place<'_>, reports: &mut Reports) -> Option<At<Amends>> {
    let (amends, spot) = (entries.table("amends")?, entries.spot("amends")?);
    let sha256 = amends.text("sha256")?;
    if !is_sha256(&sha256.value) {
        let fault = Fault::new(Code::BadHash).with("value", &sha256.value);
        reports.report(place.source, sha256.spot, fault);
        return None;
    }
    let value = Amends {
        number: u32::try_from(amends.number("number")?).ok()?,
        sha256: sha256.value,
        proposed_by: amends.texts("proposed_by").iter().map(|party| party.value.as_str().into()).collect(),
        proposed_on: amends.date("proposed_on").map(|day| day.value),
        in_force_on: amends.date("in_force_on").map(|day| day.value),
    };
    Some(At { value, spot })
}

/// 64 hexadecimal digits in small letters.
pub(crate) fn is_sha256(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
}
