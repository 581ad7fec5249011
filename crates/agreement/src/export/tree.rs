//! Values in the order in which they are written, as JSON and as YAML.
//!
//! serde_json sorts keys or not, depending on what else is compiled; a file that leaves must be the same always, in the
//! order in which people read it. Numbers are kept as written.

use crate::json::{Json, JsonValue};

/// A value to write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Tree {
    Null,
    Flag(bool),
    /// As JSON writes it.
    Number(String),
    Text(String),
    List(Vec<Tree>),
    Map(Vec<(String, Tree)>),
}

impl Tree {
    pub(crate) fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }
    pub(crate) fn texts<T: ToString>(items: impl IntoIterator<Item = T>) -> Self {
        Self::List(items.into_iter().map(|item| Self::Text(item.to_string())).collect())
    }
    pub(crate) fn number(number: impl std::fmt::Display) -> Self {
        Self::Number(format!("{number}"))
    }
    /// What a reader gave, less where it stood.
    pub(crate) fn of(json: &Json<'_>) -> Self {
        match &json.value {
            JsonValue::Null => Self::Null,
            JsonValue::Flag(flag) => Self::Flag(*flag),
            JsonValue::Number(number) => Self::Number((*number).to_owned()),
            JsonValue::Text(text) => Self::Text(text.to_string()),
            JsonValue::List(items) => Self::List(items.iter().map(Self::of).collect()),
            JsonValue::Object(members) => {
                let pair =
                    |member: &crate::json::Member<'_>| (member.key.to_string(), Self::of(&member.value));
                Self::Map(members.iter().map(pair).collect())
            }
        }
    }
    /// JSON, two spaces a level, lists of plain values on one line.
    pub(crate) fn to_json(&self) -> String {
        let mut text = String::new();
        self.json(&mut text, 0);
        text.push('\n');
        text
    }
    /// YAML 1.2 in blocks, which YAML 1.1 reads the same.
    pub(crate) fn to_yaml(&self) -> String {
        let mut text = String::new();
        self.yaml(&mut text, 0);
        text.push('\n');
        text.split_off(1)
    }

    fn is_plain(&self) -> bool {
        match self {
            Self::List(items) => items.is_empty(),
            Self::Map(members) => members.is_empty(),
            _ => true,
        }
    }

    fn json(&self, text: &mut String, depth: usize) {
        match self {
            Self::List(items) if items.iter().all(Self::is_plain) => {
                let items: Vec<String> = items.iter().map(Self::inline).collect();
                text.push_str(&format!("[{}]", items.join(", ")));
            }
            Self::List(items) => {
                between(text, depth, ["[", "]"], items, |text, item| item.json(text, depth + 1));
            }
            Self::Map(members) if !members.is_empty() => {
                between(text, depth, ["{", "}"], members, |text, (key, value)| {
                    text.push_str(&format!("{}: ", quoted(key)));
                    value.json(text, depth + 1);
                });
            }
            _ => text.push_str(&self.inline()),
        }
    }

    /// On one line, as JSON, which YAML reads too.
    fn inline(&self) -> String {
        match self {
            Self::Null => "null".to_owned(),
            Self::Flag(flag) => flag.to_string(),
            Self::Number(number) => number.clone(),
            Self::Text(text) => quoted(text),
            Self::List(items) => {
                format!("[{}]", items.iter().map(Self::inline).collect::<Vec<_>>().join(", "))
            }
            Self::Map(members) => {
                let member = |(key, value): &(String, Self)| format!("{}: {}", quoted(key), value.inline());
                format!("{{{}}}", members.iter().map(member).collect::<Vec<_>>().join(", "))
            }
        }
    }

    /// Writes ` value`, or lines below.
    fn yaml(&self, text: &mut String, depth: usize) {
        let margin = "  ".repeat(depth);
        match self {
            Self::List(items) if !items.iter().all(Self::is_plain) => {
                for item in items {
                    let mut inner = String::new();
                    item.yaml(&mut inner, depth + 1);
                    // The first line of the item stands on the line of its dash.
                    let inner = match item {
                        Self::Map(_) | Self::List(_) => inner.trim_start().to_owned(),
                        _ => inner.split_off(1),
                    };
                    text.push_str(&format!("\n{margin}- {inner}"));
                }
            }
            Self::Map(members) if !members.is_empty() => {
                for (key, value) in members {
                    text.push_str(&format!("\n{margin}{}:", scalar(key)));
                    value.yaml(text, depth + 1);
                }
            }
            Self::Text(value) => text.push_str(&format!(" {}", scalar(value))),
            _ => text.push_str(&format!(" {}", self.inline())),
        }
    }
}

fn between<T>(
    text: &mut String,
    depth: usize,
    [open, close]: [&str; 2],
    items: &[T],
    each: impl Fn(&mut String, &T),
) {
    text.push_str(open);
    for (rank, item) in items.iter().enumerate() {
        text.push_str(if rank == 0 { "\n" } else { ",\n" });
        text.push_str(&"  ".repeat(depth + 1));
        each(text, item);
    }
    text.push_str(&format!("\n{}{close}", "  ".repeat(depth)));
}

/// JSON's quotes; characters at which YAML would break a line, or that would not be seen, are escaped.
fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for character in text.chars() {
        match character {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            '\r' => quoted.push_str("\\r"),
            '\0'..='\u{1f}'
            | '\u{7f}'..='\u{9f}'
            | '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{feff}'
            | '\u{fffe}'
            | '\u{ffff}' => {
                quoted.push_str(&format!("\\u{:04x}", character as u32));
            }
            _ => quoted.push(character),
        }
    }
    quoted.push('"');
    quoted
}

/// A word as it stands where no YAML reader can take it for something else; quoted otherwise.
fn scalar(text: &str) -> String {
    let starts = text.starts_with(|first: char| first.is_alphabetic());
    let ends = text.ends_with(|last: char| last.is_alphanumeric() || matches!(last, '.' | ')' | '»'));
    let plain = |letter: char| letter.is_alphanumeric() || " .,;()'’«»\u{a0}\u{202f}/_-+=°".contains(letter);
    let words = ["true", "false", "null", "yes", "no", "on", "off", "y", "n", "nan", "inf"];
    let is_word = words.contains(&text.to_lowercase().as_str());
    if starts && ends && !is_word && text.chars().all(plain) && text.len() < 400 {
        text.to_owned()
    } else {
        quoted(text)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::export::yaml;
    use crate::source::Source;

    fn tree() -> impl Strategy<Value = Tree> {
        let words = prop::sample::select(vec![
            "true",
            "No",
            "null",
            "~",
            "007",
            "1e5",
            "-",
            "- a",
            "a: b",
            "a #b",
            "",
            " ",
            "é\u{a0}: «\u{a0}x\u{a0}»",
            "a\nb",
            "\u{85}",
            "\u{2028}",
            "\u{feff}",
            "!t",
            "&a",
            "*a",
            "<<",
            "{",
            "[",
            "=",
            "y",
            "'",
            "\"",
            "\\",
            "%d",
            "@",
            "`",
            "? a",
            "|",
            ">",
            "a:",
            ":a",
            "---",
            "...",
            "\t",
            "a  b",
            "2024-01-01",
            "0x1F",
            ".inf",
        ]);
        let leaf = prop_oneof![
            Just(Tree::Null),
            any::<bool>().prop_map(Tree::Flag),
            any::<i64>().prop_map(Tree::number),
            words.prop_map(Tree::text),
            "[\\PC]{0,12}".prop_map(Tree::Text),
        ];
        leaf.prop_recursive(4, 40, 5, |inner| {
            let key = prop_oneof!["[a-z]{1,5}", "[\\PC]{1,6}"].prop_filter("a merge", |key| key != "<<");
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..5).prop_map(Tree::List),
                prop::collection::btree_map(key, inner, 0..5)
                    .prop_map(|map| Tree::Map(map.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn reads_the_yaml_that_it_writes(tree in tree()) {
            let text = tree.to_yaml();
            let read = yaml::read(&Source::new("a.yaml", &text));
            prop_assert_eq!(read.map(|json| Tree::of(&json)).map_err(|fault| (fault, text)), Ok(tree));
        }

        #[test]
        fn writes_the_json_that_others_read(tree in tree()) {
            let json = tree.to_json();
            prop_assert!(serde_json::from_str::<serde_json::Value>(&json).is_ok(), "{json}");
            prop_assert_eq!(crate::json::parse(&json).map(|json| Tree::of(&json)), Ok(tree.clone()));
            // JSON is YAML.
            let read = yaml::read(&Source::new("a.yaml", &json));
            prop_assert_eq!(read.map(|json| Tree::of(&json)), Ok(tree));
        }
    }
}
