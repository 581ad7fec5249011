//! A convention as blocks: its title and identity, its articles with their clauses in place, its annex, its signatures.

use std::collections::BTreeMap;

use entente_agreement::{clause_caption, clause_rows};
use entente_audit::{Hash, SignatureVerification, digest};
use entente_model::{Agreement, Article, ArticlePart, Clause, Dataset, DatasetId, Message, PartyId};
use entente_text::Lang;
use jiff::civil::Date;

use crate::block::{Block, Run, Style, Table};
use crate::font::{Fonts, settable};
use crate::layout::{GREY, Item, Layout, MARGIN, PAGE_HEIGHT, PAGE_WIDTH, RULE};
use crate::line::lines;
use crate::pdf::{self, Attachment, PrintError, Properties};
use crate::{annex, markdown, signatures, words};

/// Articles of a document at most; a longer one is no convention.
const BLOCKS_MAX: usize = 200_000;
const SMALL: f32 = 7.5;

/// A convention to print.
#[derive(Clone, Copy, Debug)]
pub struct Printed<'a> {
    /// The convention, compiled from `source`.
    pub agreement: &'a Agreement,
    /// The exact bytes of its file: its headings are printed as they stand there, and it goes inside the document.
    pub source: &'a [u8],
    /// Datasets of its annex, whose variables are printed after the text; those that are not given are left out.
    pub datasets: &'a BTreeMap<DatasetId, Dataset>,
    /// Its signature file, which goes inside the document, and what verification found; absent while it is a draft, and room
    /// to sign is then left for each party.
    pub signatures: Option<(&'a str, &'a SignatureVerification)>,
    /// Version, in a few words: « version 2, avenant n° 1 »; empty where it has none.
    pub version: &'a str,
    /// State, in a few words: « projet », « en vigueur »; empty where nothing is to be said.
    pub state: &'a str,
    /// For which party this copy is; all of them where it is absent.
    pub copy_for: Option<&'a PartyId>,
    /// Day of the document.
    pub day: Date,
    /// Language of what is said around the text, which stays as it is.
    pub lang: Lang,
}

/// The convention as PDF. The same values give the same bytes.
///
/// # Errors
/// [`PrintError`] where the library refuses the document: a fault of ours.
pub fn agreement_pdf(printed: &Printed<'_>) -> Result<Vec<u8>, PrintError> {
    let fonts = Fonts::new().ok_or(PrintError::Fonts)?;
    let mut blocks = title(printed);
    blocks.extend(articles(printed));
    blocks.extend(annex::blocks(printed));
    blocks.extend(signatures::blocks(printed));
    blocks.truncate(BLOCKS_MAX);
    let mut layout = Layout::new(&fonts);
    layout.place(&blocks);
    decorate(&mut layout, printed);
    pdf::write(&layout, properties(printed))
}

pub(crate) fn say(printed: &Printed<'_>, message: &Message) -> String {
    words().say(printed.lang, message)
}

pub(crate) fn word(printed: &Printed<'_>, id: &str) -> String {
    words().word(printed.lang, id)
}

/// Its digest as a person compares it: groups of eight.
pub(crate) fn grouped(hash: Hash) -> String {
    let text = hash.to_string();
    let groups: Vec<&str> = (0..text.len()).step_by(8).map(|at| &text[at..at + 8]).collect();
    groups.join(" ")
}

/// The name of a party as its clause gives it.
pub(crate) fn party_name(printed: &Printed<'_>, party: &PartyId) -> String {
    let clauses = printed.agreement.party_clauses();
    let named = clauses.map(|(_, clause)| clause).find(|clause| clause.id == *party);
    named.map_or_else(|| party.to_string(), |clause| clause.name.clone())
}

fn title(printed: &Printed<'_>) -> Vec<Block> {
    let agreement = printed.agreement;
    let mut rows: Vec<(&str, String)> = vec![("print-id", agreement.id.to_string())];
    for (label, text) in [("print-version", printed.version), ("print-state", printed.state)] {
        if !text.is_empty() {
            rows.push((label, text.to_owned()));
        }
    }
    let parties: Vec<String> = agreement.parties.iter().map(|party| party_name(printed, party)).collect();
    rows.push(("print-parties", parties.join("\n")));
    if let Some(cadre) = &agreement.applies {
        rows.push(("print-applies", cadre.to_string()));
    }
    if let Some(day) = agreement.signed_on {
        rows.push(("print-signed-on", day_text(printed, day)));
    }
    if let Some(day) = agreement.notified_on {
        rows.push(("print-notified-on", day_text(printed, day)));
    }
    rows.push(("print-sha256", grouped(digest(printed.source))));
    if let Some(party) = printed.copy_for {
        rows.push(("print-copy-for", party_name(printed, party)));
    }
    let rows = rows
        .into_iter()
        .map(|(label, text)| vec![vec![Run::plain(word(printed, label))], vec![Run::plain(text)]]);
    let identity =
        Table { rows: rows.collect(), named_rows: true, widths: vec![0.26, 0.74], ..Table::default() };
    vec![Block::heading(1, agreement.title.as_str()), Block::Table(identity)]
}

/// A day in words: « 14 mars 2024 ».
pub(crate) fn day_text(printed: &Printed<'_>, day: Date) -> String {
    let month = word(printed, &format!("print-month-{}", day.month()));
    let first = if day.day() == 1 { "yes" } else { "no" };
    let message = Message::new("print-day").with("day", day.day()).with("first", first);
    say(printed, &message.with("month", month).with("year", day.year()))
}

/// The articles in the order of the text.
fn articles(printed: &Printed<'_>) -> Vec<Block> {
    let source = String::from_utf8_lossy(printed.source);
    let lines: Vec<&str> = source.lines().collect();
    printed.agreement.articles.iter().flat_map(|article| self::article(printed, article, &lines)).collect()
}

fn article(printed: &Printed<'_>, article: &Article, lines: &[&str]) -> Vec<Block> {
    let mut blocks = Vec::new();
    let heading = heading(article, lines);
    if !settable(&heading).trim().is_empty() {
        blocks.push(Block::heading(article.level, heading));
    }
    for part in &article.parts {
        match part {
            ArticlePart::Prose(prose) => blocks.extend(markdown::blocks(prose)),
            ArticlePart::Clause(position) => {
                if let Some(clause) = printed.agreement.clauses.get(*position) {
                    blocks.push(clause_table(printed, clause));
                }
            }
        }
    }
    blocks
}

/// The heading as the file writes it.
fn heading(article: &Article, lines: &[&str]) -> String {
    let line = lines.get((article.line as usize).saturating_sub(1)).copied().unwrap_or_default();
    let text = line.trim_start_matches('#');
    if text.len() < line.len() {
        return text.trim().trim_end_matches('#').trim().to_owned();
    }
    format!("{} {}", article.number, article.title).trim().to_owned()
}

/// A clause in its article, as a table of its terms.
fn clause_table(printed: &Printed<'_>, clause: &Clause) -> Block {
    let rows = clause_rows(&clause.kind, printed.lang).into_iter().map(|row| {
        let values: Vec<&str> = row.values.iter().map(|value| value.text.as_str()).collect();
        vec![vec![Run::plain(row.label)], vec![Run::plain(values.join("\n"))]]
    });
    Block::Table(Table {
        caption: Some(clause_caption(&clause.kind, printed.lang)),
        rows: rows.collect(),
        named_rows: true,
        widths: vec![0.3, 0.7],
        ..Table::default()
    })
}

/// Header, footer and, on a draft, room for initials: decoration, which a reader of screens skips.
fn decorate(layout: &mut Layout<'_>, printed: &Printed<'_>) {
    let count = layout.pages.len();
    let short: String = digest(printed.source).to_string().chars().take(16).collect();
    let left = Message::new("print-footer").with("id", &printed.agreement.id).with("hash", short);
    let left = say(printed, &left);
    let title: String = printed.agreement.title.chars().take(110).collect();
    for rank in 0..count {
        let right = say(printed, &Message::new("print-page").with("page", rank + 1).with("count", count));
        let mut items = vec![
            rule(PAGE_HEIGHT - 52.0),
            small(layout, &left, Side::Left, PAGE_HEIGHT - 38.0),
            small(layout, &right, Side::Right, PAGE_HEIGHT - 38.0),
        ];
        if rank > 0 {
            items.push(small(layout, &title, Side::Left, 44.0));
            items.push(rule(52.0));
        }
        if printed.signatures.is_none() {
            items.extend(initials(layout, printed));
        }
        layout.pages[rank].items.extend(items);
    }
}

#[derive(Clone, Copy)]
enum Side {
    Left,
    Right,
}

fn small(layout: &Layout<'_>, text: &str, side: Side, baseline: f32) -> Item {
    let line = lines(layout.fonts, &[Run::plain(text)], f32::MAX).swap_remove(0);
    let x = match side {
        Side::Left => MARGIN,
        Side::Right => PAGE_WIDTH - MARGIN - line.advance() * SMALL,
    };
    Item::Text { mark: None, x, baseline, size: SMALL, color: GREY, line }
}

fn rule(y: f32) -> Item {
    Item::Fill { x: MARGIN, y, width: PAGE_WIDTH - 2.0 * MARGIN, height: 0.5, color: RULE }
}

/// A box for each party's initials at the foot of each page of a document that is signed by hand.
fn initials(layout: &Layout<'_>, printed: &Printed<'_>) -> Vec<Item> {
    let parties = printed.agreement.parties.len().min(6);
    let (size, gap, y) = (24.0, 6.0, PAGE_HEIGHT - 34.0);
    let mut x = PAGE_WIDTH / 2.0 - (size + gap) * parties as f32 / 2.0 + 24.0;
    let mut label = small(layout, &word(printed, "print-initials"), Side::Left, y + 13.0);
    if let Item::Text { x: at, line, .. } = &mut label {
        *at = x - line.advance() * SMALL - 8.0;
    }
    let mut items = vec![label];
    for _ in 0..parties {
        for [x, y, width, height] in
            [[x, y, size, 0.5], [x, y + size, size, 0.5], [x, y, 0.5, size], [x + size, y, 0.5, size + 0.5]]
        {
            items.push(Item::Fill { x, y, width, height, color: RULE });
        }
        x += size + gap;
    }
    items
}

fn properties(printed: &Printed<'_>) -> Properties {
    let agreement = printed.agreement;
    let file_name = agreement.path.rsplit('/').next().unwrap_or_default().to_owned();
    let mut attachments = vec![Attachment {
        name: file_name.clone(),
        mime: "text/markdown",
        description: word(printed, "print-attached-text"),
        bytes: printed.source.to_vec(),
    }];
    if let Some((signatures, _)) = printed.signatures {
        attachments.push(Attachment {
            name: format!("{file_name}.signatures"),
            mime: "text/plain",
            description: word(printed, "print-attached-signatures"),
            bytes: signatures.as_bytes().to_vec(),
        });
    }
    let subject =
        Message::new("print-subject").with("id", &agreement.id).with("hash", digest(printed.source));
    Properties {
        title: settable(&agreement.title).chars().take(1_000).collect(),
        authors: agreement.parties.iter().map(|party| party_name(printed, party)).collect(),
        subject: say(printed, &subject),
        lang: printed.lang.code(),
        day: printed.day,
        attachments,
    }
}

/// A remark in small letters.
pub(crate) fn remark(text: String) -> Block {
    Block::Paragraph { runs: vec![Run::italic(text)], style: Style::Small }
}
