//! Pages written as PDF: PDF/A-3a, which is kept for long and carries its source, and PDF/UA-1, which everybody can read.

use jiff::civil::Date;
use krilla::color::luma;
use krilla::configure::{Accessibility, Archival, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::embed::{AssociationKind, EmbeddedFile, MimeType};
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::metadata::{DateTime, Metadata};
use krilla::num::NormalizedF32;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::Fill;
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, Identifier, SpanTag};
use krilla::text::{Font, GlyphId, KrillaGlyph};
use krilla::{Document, SerializeSettings};

use crate::font::Face;
use crate::layout::{Bookmark, Color, Item, Layout, PAGE_HEIGHT, PAGE_WIDTH, Page};
use crate::line::{Line, Piece};

/// The document could not be made.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PrintError {
    /// A font of the program cannot be read.
    #[error("the fonts of the program cannot be read")]
    Fonts,
    /// The library refuses what it was given.
    #[error("the document cannot be written as PDF/A-3a and PDF/UA-1: {detail}")]
    Refused {
        /// Its words.
        detail: String,
    },
}

/// A file that goes inside the document.
pub(crate) struct Attachment {
    pub name: String,
    pub mime: &'static str,
    pub description: String,
    pub bytes: Vec<u8>,
}

/// What the document says of itself.
pub(crate) struct Properties {
    pub title: String,
    pub authors: Vec<String>,
    pub subject: String,
    pub lang: &'static str,
    pub day: Date,
    pub attachments: Vec<Attachment>,
}

/// Writes the pages.
pub(crate) fn write(layout: &Layout<'_>, properties: Properties) -> Result<Vec<u8>, PrintError> {
    let refused = |detail: String| PrintError::Refused { detail };
    let configuration = ConfigurationBuilder::new()
        .with_archival_validator(Archival::A3_A)
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .map_err(|error| refused(format!("{error:?}")))?;
    let settings = SerializeSettings { configuration, ..SerializeSettings::default() };
    let mut document = Document::new_with(settings);
    let fonts: Option<Vec<Font>> = Face::ALL.iter().map(|face| Font::new(face.bytes().into(), 0)).collect();
    let fonts = fonts.ok_or(PrintError::Fonts)?;
    let mut identifiers: Vec<Option<Identifier>> = (0..layout.structure.marks()).map(|_| None).collect();
    let size = PageSettings::from_wh(PAGE_WIDTH, PAGE_HEIGHT)
        .ok_or_else(|| refused("the page has no size".to_owned()))?;
    for page in &layout.pages {
        let mut made = document.start_page_with(size.clone());
        let mut surface = made.surface();
        draw(&mut surface, page, &fonts, &mut identifiers);
        surface.finish();
        made.finish();
    }
    document.set_tag_tree(layout.structure.tree(&mut identifiers, properties.lang));
    document.set_outline(outline(&layout.bookmarks));
    document.set_metadata(metadata(&properties));
    for attachment in properties.attachments {
        let file = embedded(attachment, properties.day);
        document.embed_file(file).ok_or_else(|| refused("two attachments of one name".to_owned()))?;
    }
    document.finish().map_err(|error| refused(format!("{error:?}").chars().take(300).collect()))
}

fn metadata(properties: &Properties) -> Metadata {
    Metadata::new()
        .title(properties.title.clone())
        .authors(properties.authors.clone())
        .description(properties.subject.clone())
        .language(properties.lang.to_owned())
        .creator("Entente".to_owned())
        .creation_date(instant(properties.day))
}

fn instant(day: Date) -> DateTime {
    DateTime::new(day.year().unsigned_abs())
        .month(day.month().unsigned_abs())
        .day(day.day().unsigned_abs())
        .hour(0)
        .minute(0)
        .second(0)
        .utc_offset_hour(0)
        .utc_offset_minute(0)
}

fn embedded(attachment: Attachment, day: Date) -> EmbeddedFile {
    EmbeddedFile {
        path: attachment.name,
        mime_type: MimeType::new(attachment.mime),
        description: Some(attachment.description),
        association_kind: AssociationKind::Source,
        data: attachment.bytes.into(),
        modification_date: Some(instant(day)),
        compress: Some(true),
        location: None,
    }
}

fn draw(surface: &mut Surface<'_>, page: &Page, fonts: &[Font], identifiers: &mut [Option<Identifier>]) {
    for item in &page.items {
        match item {
            Item::Fill { x, y, width, height, color } => {
                _ = surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)));
                fill(surface, [*x, *y, *width, *height], *color);
                surface.end_tagged();
            }
            Item::Text { mark, x, baseline, size, color, line } => {
                let tag = match mark {
                    Some(_) => ContentTag::Span(SpanTag::empty()),
                    None => ContentTag::Artifact(Artifact::with_kind(ArtifactType::PaginationOther)),
                };
                let identifier = surface.start_tagged(tag);
                write_line(surface, line, Point::from_xy(*x, *baseline), *size, *color, fonts);
                surface.end_tagged();
                if let Some(slot) = mark.and_then(|mark| identifiers.get_mut(mark.0)) {
                    *slot = Some(identifier);
                }
            }
        }
    }
}

fn paint(color: Color) -> Fill {
    Fill { paint: luma::Color::new(color).into(), opacity: NormalizedF32::ONE, rule: Default::default() }
}

fn fill(surface: &mut Surface<'_>, [x, y, width, height]: [f32; 4], color: Color) {
    let Some(rect) = Rect::from_xywh(x, y, width, height) else { return };
    let mut path = PathBuilder::new();
    path.push_rect(rect);
    let Some(path) = path.finish() else { return };
    surface.set_stroke(None);
    surface.set_fill(Some(paint(color)));
    surface.draw_path(&path);
}

fn write_line(surface: &mut Surface<'_>, line: &Line, start: Point, size: f32, color: Color, fonts: &[Font]) {
    surface.set_stroke(None);
    surface.set_fill(Some(paint(color)));
    let mut x = start.x;
    for Piece { face, text, glyphs, advance } in &line.pieces {
        let glyphs: Vec<KrillaGlyph> = glyphs
            .iter()
            .map(|glyph| {
                let id = GlyphId::new(u32::from(glyph.id));
                KrillaGlyph::new(id, glyph.advance, glyph.x, glyph.y, 0.0, glyph.start..glyph.end, None)
            })
            .collect();
        surface.draw_glyphs(
            Point::from_xy(x, start.y),
            &glyphs,
            fonts[*face as usize].clone(),
            text,
            size,
            false,
        );
        x += advance * size;
    }
}

/// Bookmarks inside one another as headings are.
fn outline(bookmarks: &[Bookmark]) -> Outline {
    let mut outline = Outline::new();
    let mut at = 0;
    while at < bookmarks.len() {
        let (node, next) = node(bookmarks, at);
        outline.push_child(node);
        at = next;
    }
    outline
}

/// The bookmark at that place with those under it, and the place after them.
fn node(bookmarks: &[Bookmark], at: usize) -> (OutlineNode, usize) {
    let own = &bookmarks[at];
    let place = XyzDestination::new(own.page, Point::from_xy(0.0, (own.y - 12.0).max(0.0)));
    let mut made = OutlineNode::new(own.text.clone(), place).with_open(own.level < 2);
    let mut next = at + 1;
    while next < bookmarks.len() && bookmarks[next].level > own.level {
        let (child, after) = node(bookmarks, next);
        made.push_child(child);
        next = after;
    }
    (made, next)
}
