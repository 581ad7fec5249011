//! The one layout of a convention: front matter and blocks in the order of the definitions, prose left as it is.
//!
//! The words of the prose and the comments never change, and the meaning never does: a convention compiles to the same
//! clauses before and after. How TOML is laid out is `toml`.

mod layout;
mod toml;

use crate::DiagnosticCode as Code;
use crate::convention::{Fence, closes, interrupts, is_ours, opens};
use crate::definitions::{self, FRONT_MATTER, Key};
use crate::diagnostic::{Diagnostic, Fault, Reports};
use crate::front_matter;
use crate::source::{FILE_BYTES_MAX, Source, Spot};
use crate::table::{self, Place};

const MARK: &str = "+++";

/// Lays a convention out again; what cannot be read is said instead, as the compiler would, and nothing is changed.
/// `path` is how diagnostics name the file.
pub fn format_convention(path: &str, text: &str) -> Result<String, Vec<Diagnostic>> {
    let mut reports = Reports::default();
    // A line end of its own before a line end: making one of both could repair, or break, what the compiler reads.
    if text.contains("\r\r\n") {
        return Ok(text.to_owned());
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text).replace("\r\n", "\n");
    if text.len() > FILE_BYTES_MAX {
        let fault = Fault::new(Code::FileTooLarge).count("count", FILE_BYTES_MAX / (1024 * 1024));
        reports.report(&Source::new(path, ""), Spot::default(), fault);
        return Err(reports.into_sorted());
    }
    let source = Source::new(path, &text);
    let mut formatter =
        Formatter { source: &source, reports: &mut reports, out: String::new(), after_block: true };
    let body_line = formatter.front_matter();
    if let Some(body_line) = body_line {
        formatter.body(body_line);
    }
    let Formatter { out, .. } = formatter;
    let diagnostics = reports.into_sorted();
    if diagnostics.is_empty() { Ok(format!("{}\n", out.trim_end_matches('\n'))) } else { Err(diagnostics) }
}

struct Formatter<'f, 's> {
    source: &'f Source<'s>,
    reports: &'f mut Reports,
    out: String,
    /// Whether the last thing written is a block, or the front matter.
    after_block: bool,
}

impl Formatter<'_, '_> {
    /// Writes the front matter, and says at which line (from 0) the body begins.
    fn front_matter(&mut self) -> Option<usize> {
        let cut = front_matter::cut(self.source, self.reports).ok()?;
        let end = cut.base + cut.text.len();
        let laid_out = self.laid_out(cut.base, end, cut.opening, FRONT_MATTER.keys);
        self.out = format!("{MARK}\n{laid_out}{MARK}\n");
        Some(cut.body_line)
    }

    /// The TOML between two bytes; nothing where it cannot be read, which was then reported.
    fn laid_out(&mut self, from: usize, end: usize, opening: Spot, keys: &'static [Key]) -> String {
        let text = &self.source.text[from.min(end)..end];
        let place = Place { source: self.source, base: from, opening };
        match table::read(text, place, self.reports) {
            Some(_) => layout::layout(&toml::read(text), keys),
            None => String::new(),
        }
    }

    fn body(&mut self, body_line: usize) {
        let mut open: Option<Fence<'_>> = None;
        for (start, line) in self.source.lines().skip(body_line) {
            if let Some(fence) = &open {
                let ours = is_ours(fence.info);
                if closes(line, fence) {
                    if ours {
                        self.block(fence, start);
                    } else {
                        self.line(line);
                    }
                    open = None;
                } else if !ours {
                    self.line(line);
                } else if interrupts(line) {
                    self.reports.report(self.source, fence.opening, Fault::new(Code::FenceUnclosed));
                    return;
                }
                continue;
            }
            open = opens(line, start);
            match &open {
                Some(fence) if is_ours(fence.info) => {}
                Some(_) => self.line(line),
                None => self.prose(line),
            }
        }
        if let Some(fence) = open.filter(|fence| is_ours(fence.info)) {
            self.reports.report(self.source, fence.opening, Fault::new(Code::FenceUnclosed));
        }
    }

    /// A line as it is; one empty line stands after a block, however many there were.
    fn line(&mut self, line: &str) {
        if self.after_block && line.is_empty() {
            return;
        }
        if std::mem::take(&mut self.after_block) {
            self.out.push('\n');
        }
        self.out.push_str(line);
        self.out.push('\n');
    }

    /// A line of prose: blanks at its end go, save the two of a line break of Markdown.
    fn prose(&mut self, line: &str) {
        let text = line.trim_end();
        // A heading ends with its line.
        let may_break = !text.is_empty() && !text.starts_with('#');
        let breaks = may_break && line[text.len()..].starts_with("  ");
        if breaks { self.line(&format!("{text}  ")) } else { self.line(text) }
    }

    fn block(&mut self, fence: &Fence<'_>, content_end: usize) {
        let kind = fence.info.strip_prefix("entente").map_or("", str::trim);
        let content = match definitions::block(kind) {
            Some(block) => self.laid_out(fence.from, content_end, fence.opening, block.keys),
            // What the language doesn't know is not its to lay out.
            None => {
                self.source.text[fence.from.min(content_end)..content_end].trim_start_matches('\n').to_owned()
            }
        };
        self.out.truncate(self.out.trim_end_matches('\n').len());
        self.out.push_str("\n\n");
        let mark = if content.contains("```") { "~~~~" } else { "```" };
        let info = format!("entente {kind}");
        self.out.push_str(&format!("{mark}{}\n{content}{mark}\n", info.trim_end()));
        self.after_block = true;
    }
}
