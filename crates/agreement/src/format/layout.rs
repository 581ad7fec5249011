//! Writes TOML again: keys in the order of the definitions, one a line, long values over several.

use super::toml::{Document, Entry, Item, Lead, Node};
use crate::definitions::{Key, KeyType};

/// Characters of a line, where it can be cut.
const WIDTH: usize = 110;
const INDENT: usize = 4;

/// The text of a document; empty where it has nothing.
pub(super) fn layout(document: &Document<'_>, keys: &'static [Key]) -> String {
    let mut writer = Writer { out: String::new() };
    writer.comments(&document.head, 0);
    if !document.head.is_empty() && document.sections.iter().any(|section| !section.entries.is_empty()) {
        writer.out.push('\n');
    }
    let mut sections: Vec<_> = document.sections.iter().collect();
    // Tables of one list keep their order, and what belongs to each stays under it.
    sections.sort_by_key(|section| section.key.first().map(|name| rank(keys, name)));
    for section in sections {
        if !section.open.is_empty() {
            if !writer.out.is_empty() {
                writer.out.push('\n');
            }
            writer.comments(&section.lead, 0);
            let close = if section.open == "[" { "]" } else { "]]" };
            let header = format!("{}{}{close}", section.open, section.key.join("."));
            writer.out.push_str(&header);
            writer.end_line(section.trail);
        }
        let below = section.key.iter().try_fold(keys, |keys, name| nested(keys, name));
        writer.entries(&section.entries, below.unwrap_or_default(), 0, "");
    }
    writer.comments(&document.end, 0);
    writer.out
}

/// Place of a key in its definition; unknown ones come last, as they were.
fn rank(keys: &[Key], name: &str) -> usize {
    let name = name.trim_matches(['"', '\'']);
    keys.iter().position(|key| key.name == name).unwrap_or(keys.len())
}

fn nested(keys: &'static [Key], name: &str) -> Option<&'static [Key]> {
    match keys.get(rank(keys, name))?.value {
        KeyType::Table(keys) | KeyType::Rows(keys) => Some(keys),
        _ => None,
    }
}

/// In the order of the definitions, dotted keys by each of their parts.
fn in_order<'e, 't>(entries: &'e [Entry<'t>], keys: &'static [Key]) -> Vec<&'e Entry<'t>> {
    let mut ordered: Vec<&Entry<'t>> = entries.iter().collect();
    ordered.sort_by_cached_key(|entry| {
        let mut below = Some(keys);
        let mut ranks = Vec::with_capacity(entry.key.len());
        for name in &entry.key {
            ranks.push(below.map_or(0, |keys| rank(keys, name)));
            below = below.and_then(|keys| nested(keys, name));
        }
        ranks
    });
    ordered
}

/// The definitions under a key, dotted or not.
fn keys_below(keys: &'static [Key], entry: &Entry<'_>) -> &'static [Key] {
    entry.key.iter().try_fold(keys, |keys, name| nested(keys, name)).unwrap_or_default()
}

struct Writer {
    out: String,
}

impl Writer {
    fn comments(&mut self, comments: &Lead<'_>, indent: usize) {
        for comment in comments {
            self.out.push_str(&" ".repeat(indent));
            self.out.push_str(comment);
            self.out.push('\n');
        }
    }

    fn end_line(&mut self, trail: Option<&str>) {
        if let Some(comment) = trail {
            self.out.push(' ');
            self.out.push_str(comment);
        }
        self.out.push('\n');
    }

    /// Entries one a line, each followed by `after`.
    fn entries(&mut self, entries: &[Entry<'_>], keys: &'static [Key], indent: usize, after: &str) {
        for entry in in_order(entries, keys) {
            self.comments(&entry.lead, indent);
            let start = format!("{}{} = ", " ".repeat(indent), entry.key.join("."));
            self.out.push_str(&start);
            let used = start.chars().count() + after.len();
            self.value(&entry.node, keys_below(keys, entry), indent, used);
            self.out.push_str(after);
            self.end_line(entry.trail);
        }
    }

    fn value(&mut self, node: &Node<'_>, keys: &'static [Key], indent: usize, used: usize) {
        if let Some(line) = on_one_line(node, keys)
            && (used + line.chars().count() <= WIDTH || matches!(node, Node::Scalar(_)))
        {
            self.out.push_str(&line);
            return;
        }
        let below = indent + INDENT;
        match node {
            Node::Scalar(text) => self.out.push_str(&scalar(text)),
            Node::Array(items, end) => {
                self.out.push_str("[\n");
                for Item { lead, node, trail } in items {
                    self.comments(lead, below);
                    self.out.push_str(&" ".repeat(below));
                    self.value(node, keys, below, below + 1);
                    self.out.push(',');
                    self.end_line(*trail);
                }
                self.comments(end, below);
                self.out.push_str(&format!("{}]", " ".repeat(indent)));
            }
            Node::Table(entries, end) => {
                self.out.push_str("{\n");
                self.entries(entries, keys, below, ",");
                self.comments(end, below);
                self.out.push_str(&format!("{}}}", " ".repeat(indent)));
            }
        }
    }
}

/// As written; a text between apostrophes takes the same quotes as the others, where that changes nothing in it.
fn scalar(text: &str) -> String {
    let inside = text.strip_prefix('\'').and_then(|rest| rest.strip_suffix('\''));
    match inside {
        Some(inside) if !inside.starts_with('\'') && !inside.contains(['"', '\\', '\'']) => {
            format!("\"{inside}\"")
        }
        _ => text.to_owned(),
    }
}

/// The value on one line; `None` where a comment needs the end of a line.
fn on_one_line(node: &Node<'_>, keys: &'static [Key]) -> Option<String> {
    match node {
        Node::Scalar(text) => Some(scalar(text)),
        Node::Array(items, end) => {
            let values: Option<Vec<String>> = items
                .iter()
                .map(|item| {
                    let bare = item.lead.is_empty() && item.trail.is_none();
                    bare.then(|| on_one_line(&item.node, keys)).flatten()
                })
                .collect();
            let values = values.filter(|_| end.is_empty())?;
            Some(format!("[{}]", values.join(", ")))
        }
        Node::Table(entries, end) => {
            let pairs: Option<Vec<String>> = in_order(entries, keys)
                .into_iter()
                .map(|entry| {
                    let bare = entry.lead.is_empty() && entry.trail.is_none();
                    let value = bare.then(|| on_one_line(&entry.node, keys_below(keys, entry))).flatten()?;
                    Some(format!("{} = {value}", entry.key.join(".")))
                })
                .collect();
            let pairs = pairs.filter(|_| end.is_empty())?;
            Some(if pairs.is_empty() { "{}".to_owned() } else { format!("{{ {} }}", pairs.join(", ")) })
        }
    }
}
