//! Blocks put on pages, from top to bottom. Measures are in points, from the upper left corner.

use crate::block::{Block, Run, Style};
use crate::font::{Fonts, settable};
use crate::line::{Line, lines};
use crate::tag::{Mark, Part, Role, Structure};

/// A4.
pub(crate) const PAGE_WIDTH: f32 = 595.28;
pub(crate) const PAGE_HEIGHT: f32 = 841.89;
pub(crate) const MARGIN: f32 = 62.0;
const TOP: f32 = 74.0;
const BOTTOM: f32 = PAGE_HEIGHT - 76.0;
const INDENT: f32 = 18.0;
/// From one line to the next, in parts of the size of the letters.
const LEADING: f32 = 1.42;
/// Where letters stand in their line.
const BASELINE: f32 = 1.04;

pub(crate) type Color = u8;
pub(crate) const BLACK: Color = 0;
/// Dark enough on white for whoever sees little (contrast above 7).
pub(crate) const GREY: Color = 72;
pub(crate) const RULE: Color = 150;
pub(crate) const SHADE: Color = 240;

/// Something on a page.
#[derive(Clone, Debug)]
pub(crate) enum Item {
    /// A line of text; without a mark it is decoration, which a reader of screens skips.
    Text {
        mark: Option<Mark>,
        x: f32,
        baseline: f32,
        size: f32,
        color: Color,
        line: Line,
    },
    Fill {
        x: f32,
        y: f32,
        width: f32,
        height: f32,
        color: Color,
    },
}

/// A page.
#[derive(Clone, Debug, Default)]
pub(crate) struct Page {
    pub items: Vec<Item>,
}

/// A heading, for the bookmarks.
#[derive(Clone, Debug)]
pub(crate) struct Bookmark {
    pub level: u8,
    pub text: String,
    pub page: usize,
    pub y: f32,
}

/// The document as it stands on its pages.
pub(crate) struct Layout<'f> {
    pub(crate) fonts: &'f Fonts,
    pub(crate) structure: Structure,
    pub(crate) pages: Vec<Page>,
    pub(crate) bookmarks: Vec<Bookmark>,
    /// Where the next line begins.
    pub(crate) y: f32,
    last_level: u16,
    /// The dot or the number of an item, which waits for its first line.
    label: Option<(Part, f32, Line)>,
}

struct Look {
    size: f32,
    color: Color,
    before: f32,
    after: f32,
    bold: bool,
}

fn look(style: Style) -> Look {
    let (size, color, before, after, bold) = match style {
        Style::Body => (10.0, BLACK, 0.0, 6.0, false),
        Style::Small => (8.5, GREY, 0.0, 5.0, false),
        Style::Label => (9.0, GREY, 4.0, 2.0, true),
    };
    Look { size, color, before, after, bold }
}

fn heading_look(level: u8) -> Look {
    let (size, before, after) = match level {
        1 => (19.0, 0.0, 12.0),
        2 => (13.5, 16.0, 6.0),
        3 => (11.5, 12.0, 5.0),
        _ => (10.0, 8.0, 4.0),
    };
    Look { size, color: BLACK, before, after, bold: true }
}

impl<'f> Layout<'f> {
    pub(crate) fn new(fonts: &'f Fonts) -> Self {
        Self {
            fonts,
            structure: Structure::new(),
            pages: vec![Page::default()],
            bookmarks: Vec::new(),
            y: TOP,
            last_level: 0,
            label: None,
        }
    }

    pub(crate) fn place(&mut self, blocks: &[Block]) {
        let root = self.structure.root();
        self.blocks(blocks, root, MARGIN);
    }

    fn blocks(&mut self, blocks: &[Block], parent: Part, x: f32) {
        for block in blocks {
            self.block(block, parent, x);
        }
    }

    fn block(&mut self, block: &Block, parent: Part, x: f32) {
        match block {
            Block::Heading { level, text } => self.heading(*level, text, parent, x),
            Block::Paragraph { runs, style } => {
                let part = self.structure.add(parent, Role::Paragraph);
                self.paragraph(runs, &look(*style), part, x);
                // A label stays with what it names.
                if *style == Style::Label {
                    self.need(40.0);
                }
            }
            Block::List { from, items } => self.list(*from, items, parent, x),
            Block::Quote(blocks) => {
                let part = self.structure.add(parent, Role::Quote);
                self.blocks(blocks, part, x + INDENT);
            }
            Block::Table(table) => self.table(table, parent, x),
            Block::Room(height) => self.room(*height, x),
            Block::NewPage => self.new_page(),
        }
    }

    pub(crate) fn new_page(&mut self) {
        self.pages.push(Page::default());
        self.y = TOP;
    }

    /// Begins a page where there is not so much room left.
    pub(crate) fn need(&mut self, height: f32) {
        if self.y + height > BOTTOM && self.y > TOP {
            self.new_page();
        }
    }

    /// How much room is left on the page.
    pub(crate) fn left(&self) -> f32 {
        BOTTOM - self.y
    }

    pub(crate) fn draw(&mut self, item: Item) {
        if let Some(page) = self.pages.last_mut() {
            page.items.push(item);
        }
    }

    fn heading(&mut self, level: u8, text: &[Run], parent: Part, x: f32) {
        let look = heading_look(level);
        let title: String = text.iter().map(|run| settable(&run.text)).collect();
        if title.trim().is_empty() {
            return;
        }
        // Levels follow one another, whatever the text does (PDF/UA).
        let depth = u16::from(level).clamp(1, self.last_level + 1);
        self.last_level = depth;
        let part = self.structure.add(parent, Role::Heading(depth, title.clone()));
        // With the two lines that follow.
        self.need(look.before + look.size * LEADING * 2.0 + 40.0);
        let page = self.pages.len() - 1;
        self.bookmarks.push(Bookmark { level: depth as u8, text: title, page, y: self.y });
        self.paragraph(text, &look, part, x);
    }

    fn paragraph(&mut self, runs: &[Run], look: &Look, part: Part, x: f32) {
        let runs: Vec<Run> =
            runs.iter().map(|run| Run { bold: run.bold || look.bold, ..run.clone() }).collect();
        let width = (PAGE_WIDTH - MARGIN - x) / look.size;
        let lines = lines(self.fonts, &runs, width);
        let height = look.size * LEADING;
        if self.y > TOP {
            self.y += look.before;
        }
        // A first line does not stand alone at the foot of a page, nor a last one at the head of the next.
        if lines.len() > 1 {
            self.need(height * 2.0);
        }
        let count = lines.len();
        for (rank, line) in lines.into_iter().enumerate() {
            let with_last = if rank + 2 == count && count > 2 { 2.0 } else { 1.0 };
            self.need(height * with_last);
            self.line(part, line, x, look.size, look.color);
        }
        self.y += look.after;
    }

    /// Draws a line here and goes down.
    fn line(&mut self, part: Part, line: Line, x: f32, size: f32, color: Color) {
        let baseline = self.y + size * BASELINE;
        if let Some((label, at, line)) = self.label.take() {
            let mark = Some(self.structure.mark(label));
            self.draw(Item::Text { mark, x: at, baseline, size, color, line });
        }
        self.text(part, line, x, baseline, size, color);
        self.y += size * LEADING;
    }

    /// Draws a line where it is told.
    pub(crate) fn text(&mut self, part: Part, line: Line, x: f32, baseline: f32, size: f32, color: Color) {
        if line.pieces.is_empty() {
            return;
        }
        let mark = Some(self.structure.mark(part));
        self.draw(Item::Text { mark, x, baseline, size, color, line });
    }

    fn list(&mut self, from: Option<u64>, items: &[Vec<Block>], parent: Part, x: f32) {
        let list = self.structure.add(parent, Role::List { ordered: from.is_some() });
        for (rank, item) in items.iter().enumerate() {
            let text = match from {
                Some(from) => format!("{}.", from.saturating_add(rank as u64)),
                None => "•".to_owned(),
            };
            let part = self.structure.add(list, Role::Item);
            let label = self.structure.add(part, Role::Label);
            let body = self.structure.add(part, Role::Body);
            let line = lines(self.fonts, &[Run::plain(text)], f32::MAX).swap_remove(0);
            // An item that begins with a list has two labels on a line: the outer one is drawn by itself.
            if let Some((outer, at, line)) = self.label.take() {
                self.text(outer, line, at, self.y + 10.0 * BASELINE, 10.0, BLACK);
            }
            self.label = Some((label, x + 4.0, line));
            self.need(10.0 * LEADING * 2.0);
            let indent = (x + INDENT).min(PAGE_WIDTH / 2.0);
            self.tight(item, body, indent);
            self.label = None;
        }
        self.y += 4.0;
    }

    /// The blocks of an item stand closer than paragraphs do.
    fn tight(&mut self, blocks: &[Block], part: Part, x: f32) {
        for block in blocks {
            self.block(block, part, x);
            if matches!(block, Block::Paragraph { .. }) {
                self.y -= 3.5;
            }
        }
    }

    /// A frame in which people sign.
    fn room(&mut self, height: f32, x: f32) {
        self.need(height + 8.0);
        let width = PAGE_WIDTH - MARGIN - x;
        self.frame(x, self.y, width, height);
        self.y += height + 10.0;
    }

    fn frame(&mut self, x: f32, y: f32, width: f32, height: f32) {
        let thin = 0.6;
        for (x, y, width, height) in [
            (x, y, width, thin),
            (x, y + height, width, thin),
            (x, y, thin, height),
            (x + width, y, thin, height + thin),
        ] {
            self.draw(Item::Fill { x, y, width, height, color: RULE });
        }
    }
}

/// Height of a line of letters of that size.
pub(crate) fn line_height(size: f32) -> f32 {
    size * LEADING
}

/// Where letters of that size stand in their line.
pub(crate) fn baseline(size: f32) -> f32 {
    size * BASELINE
}
