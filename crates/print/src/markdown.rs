//! The prose of a convention as blocks. Raw HTML is text, pictures leave their words, the address of a link stands
//! beside it: paper cannot be clicked.

use pulldown_cmark::{Alignment, Event, Options, Parser, Tag, TagEnd};

use crate::block::{Block, Run, Style, Table};

/// Lists and quotes inside one another at most; deeper ones are set at that depth.
const DEPTH_MAX: usize = 8;

/// Reads Markdown.
pub(crate) fn blocks(markdown: &str) -> Vec<Block> {
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH;
    let mut reader = Reader { open: vec![Open::default()], ..Reader::default() };
    for event in Parser::new_ext(markdown, options) {
        reader.take(event);
    }
    reader.end_paragraph();
    while reader.open.len() > 1 {
        reader.close();
    }
    reader.open.pop().map(|open| open.blocks).unwrap_or_default()
}

/// A list, an item or a quote that is being read.
#[derive(Default)]
struct Open {
    blocks: Vec<Block>,
    kind: OpenKind,
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum OpenKind {
    #[default]
    Page,
    List(Option<u64>),
    Item,
    Quote,
    /// Deeper than what is set.
    Flat,
}

#[derive(Default)]
struct Reader {
    open: Vec<Open>,
    runs: Vec<Run>,
    bold: usize,
    italic: usize,
    heading: Option<u8>,
    links: Vec<String>,
    table: Option<Table>,
    row: Vec<Vec<Run>>,
}

impl Reader {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => self.text(&text),
            Event::Code(text) => self.text(&text),
            Event::SoftBreak => self.text(" "),
            Event::HardBreak => self.text("\n"),
            Event::FootnoteReference(name) => self.text(&format!(" [{name}]")),
            Event::Rule => self.end_paragraph(),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        let run = Run { text: text.to_owned(), bold: self.bold > 0, italic: self.italic > 0 };
        match self.runs.last_mut() {
            Some(last) if (last.bold, last.italic) == (run.bold, run.italic) => last.text.push_str(text),
            _ => self.runs.push(run),
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Strong => self.bold += 1,
            Tag::Emphasis => self.italic += 1,
            Tag::Link { dest_url, .. } => self.links.push(dest_url.to_string()),
            Tag::Heading { level, .. } => {
                self.end_paragraph();
                self.heading = Some(level as u8);
            }
            Tag::List(from) => self.open(OpenKind::List(from)),
            Tag::Item => self.open(OpenKind::Item),
            Tag::BlockQuote(_) => self.open(OpenKind::Quote),
            Tag::Table(columns) => self.start_table(&columns),
            Tag::Paragraph | Tag::CodeBlock(_) | Tag::FootnoteDefinition(_) | Tag::HtmlBlock => {
                self.end_paragraph()
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Strong => self.bold = self.bold.saturating_sub(1),
            TagEnd::Emphasis => self.italic = self.italic.saturating_sub(1),
            TagEnd::Link => self.end_link(),
            TagEnd::Heading(_) => self.end_paragraph(),
            TagEnd::List(_) | TagEnd::Item | TagEnd::BlockQuote(_) => {
                self.end_paragraph();
                self.close();
            }
            TagEnd::TableCell => self.row.push(std::mem::take(&mut self.runs)),
            TagEnd::TableHead => {
                let row = std::mem::take(&mut self.row);
                if let Some(table) = &mut self.table {
                    table.header = row;
                }
            }
            TagEnd::TableRow => {
                let row = std::mem::take(&mut self.row);
                if let Some(table) = &mut self.table {
                    table.rows.push(row);
                }
            }
            TagEnd::Table => {
                if let Some(table) = self.table.take() {
                    self.push(Block::Table(table));
                }
            }
            TagEnd::Paragraph | TagEnd::CodeBlock | TagEnd::FootnoteDefinition | TagEnd::HtmlBlock => {
                self.end_paragraph();
            }
            _ => {}
        }
    }

    fn start_table(&mut self, columns: &[Alignment]) {
        self.end_paragraph();
        self.table = (!columns.is_empty()).then(Table::default);
    }

    /// The address of a link that does not already say it.
    fn end_link(&mut self) {
        let Some(address) = self.links.pop() else { return };
        let said =
            self.runs.last().is_some_and(|run| run.text.ends_with(address.trim_start_matches("mailto:")));
        if !said && !address.is_empty() && !address.starts_with('#') {
            self.text(&format!(" ({address})"));
        }
    }

    fn open(&mut self, kind: OpenKind) {
        self.end_paragraph();
        let kind = if self.open.len() > DEPTH_MAX * 2 { OpenKind::Flat } else { kind };
        self.open.push(Open { blocks: Vec::new(), kind });
    }

    fn close(&mut self) {
        if self.open.len() < 2 {
            return;
        }
        let Some(Open { blocks, kind }) = self.open.pop() else { return };
        match kind {
            OpenKind::Page | OpenKind::Flat => self.extend(blocks),
            OpenKind::Quote => self.push(Block::Quote(blocks)),
            OpenKind::Item => self.push_item(blocks),
            OpenKind::List(from) => {
                let items = blocks.into_iter().map(|block| match block {
                    Block::List { mut items, .. } if items.len() == 1 => items.pop().unwrap_or_default(),
                    other => vec![other],
                });
                self.push(Block::List { from, items: items.collect() });
            }
        }
    }

    /// An item waits in its list as a list of one.
    fn push_item(&mut self, blocks: Vec<Block>) {
        self.push(Block::List { from: None, items: vec![blocks] });
    }

    fn push(&mut self, block: Block) {
        if let Some(open) = self.open.last_mut() {
            open.blocks.push(block);
        }
    }

    fn extend(&mut self, blocks: Vec<Block>) {
        if let Some(open) = self.open.last_mut() {
            open.blocks.extend(blocks);
        }
    }

    fn end_paragraph(&mut self) {
        let mut runs = std::mem::take(&mut self.runs);
        if let Some(last) = runs.last_mut() {
            last.text.truncate(last.text.trim_end().len());
        }
        let heading = self.heading.take();
        if runs.iter().all(|run| run.text.trim().is_empty()) {
            return;
        }
        // Headings inside prose are under the article's own.
        self.push(match heading {
            Some(_) => Block::Heading { level: 6, text: runs },
            None => Block::Paragraph { runs, style: Style::Body },
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_prose_of_conventions() {
        let found = blocks(
            "Un **gras** et *italique* [lien](https://exemple.invalid) <b>.\n\n- a\n- b\n  1. c\n\n> d\n\n| x | y |\n|---|---|\n| 1 | **2** |\n",
        );
        insta::assert_debug_snapshot!(found, @r#"
        [
            Paragraph {
                runs: [
                    Run {
                        text: "Un ",
                        bold: false,
                        italic: false,
                    },
                    Run {
                        text: "gras",
                        bold: true,
                        italic: false,
                    },
                    Run {
                        text: " et ",
                        bold: false,
                        italic: false,
                    },
                    Run {
                        text: "italique",
                        bold: false,
                        italic: true,
                    },
                    Run {
                        text: " lien (https://exemple.invalid) <b>.",
                        bold: false,
                        italic: false,
                    },
                ],
                style: Body,
            },
            List {
                from: None,
                items: [
                    [
                        Paragraph {
                            runs: [
                                Run {
                                    text: "a",
                                    bold: false,
                                    italic: false,
                                },
                            ],
                            style: Body,
                        },
                    ],
                    [
                        Paragraph {
                            runs: [
                                Run {
                                    text: "b",
                                    bold: false,
                                    italic: false,
                                },
                            ],
                            style: Body,
                        },
                        List {
                            from: Some(
                                1,
                            ),
                            items: [
                                [
                                    Paragraph {
                                        runs: [
                                            Run {
                                                text: "c",
                                                bold: false,
                                                italic: false,
                                            },
                                        ],
                                        style: Body,
                                    },
                                ],
                            ],
                        },
                    ],
                ],
            },
            Quote(
                [
                    Paragraph {
                        runs: [
                            Run {
                                text: "d",
                                bold: false,
                                italic: false,
                            },
                        ],
                        style: Body,
                    },
                ],
            ),
            Table(
                Table {
                    caption: None,
                    header: [
                        [
                            Run {
                                text: "x",
                                bold: false,
                                italic: false,
                            },
                        ],
                        [
                            Run {
                                text: "y",
                                bold: false,
                                italic: false,
                            },
                        ],
                    ],
                    rows: [
                        [
                            [
                                Run {
                                    text: "1",
                                    bold: false,
                                    italic: false,
                                },
                            ],
                            [
                                Run {
                                    text: "2",
                                    bold: true,
                                    italic: false,
                                },
                            ],
                        ],
                    ],
                    named_rows: false,
                    widths: [],
                },
            ),
        ]
        "#);
    }

    #[test]
    fn depth_is_bounded() {
        let found = blocks(&format!("{}a", "- ".repeat(1_000)));
        assert!(!found.is_empty());
        _ = blocks(&"> ".repeat(5_000));
    }
}
