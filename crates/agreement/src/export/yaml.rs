//! Reads YAML into the same values as JSON, with their places. The file is somebody else's: nothing in it is obeyed.
//!
//! One document, no alias (a few lines of them can stand for gigabytes), no tag but those of the standard, bounded depth.
//! A plain word is a number only where JSON would write it so: `007` and `0x1F` stay text, as codes must.

use std::borrow::Cow;

use saphyr_parser::{Event, Parser, ScalarStyle, Span};

use crate::json::{Json, JsonValue, Member};
use crate::source::{Source, Spot};

const DEPTH_MAX: usize = 64;
/// Values of one file at most.
const VALUES_MAX: usize = 200_000;

/// Why a file is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum YamlFault {
    /// Not YAML.
    Syntax,
    /// `&name`, `*name` or `<<`.
    Alias,
    /// A tag of somebody's own.
    Tag,
    /// A second document.
    SecondDocument,
    /// Too deep, or too many values.
    TooLarge,
    /// A key that is not a text.
    Key,
    /// A key that stands twice.
    KeyTwice,
    /// Nothing in it.
    Empty,
}

/// Reads the file.
pub(crate) fn read<'t>(source: &Source<'t>) -> Result<Json<'t>, (Spot, YamlFault)> {
    let mut reader = Reader::new(source.text);
    let value = match reader.open_document()? {
        Some(first) => reader.value(first, 0)?,
        None => return Err((Spot::default(), YamlFault::Empty)),
    };
    reader.close_document()?;
    Ok(value)
}

struct Reader<'t> {
    text: &'t str,
    /// Byte of each character.
    bytes: Vec<u32>,
    parser: Parser<'t, saphyr_parser::StrInput<'t>>,
    values: usize,
}

type Found<'t> = (Event<'t>, Spot);

impl<'t> Reader<'t> {
    fn new(text: &'t str) -> Self {
        let bytes = text.char_indices().map(|(at, _)| at as u32).chain([text.len() as u32]).collect();
        Self { text, bytes, parser: Parser::new_from_str(text), values: 0 }
    }

    fn byte(&self, index: usize) -> usize {
        self.bytes.get(index).map_or(self.text.len(), |byte| *byte as usize)
    }

    fn spot(&self, span: Span) -> Spot {
        let start = self.byte(span.start.index());
        Spot::new(start, self.byte(span.end.index()).max(start))
    }

    fn next(&mut self) -> Result<Found<'t>, (Spot, YamlFault)> {
        match self.parser.next_event() {
            Some(Ok((event, span))) => Ok((event, self.spot(span))),
            Some(Err(error)) => {
                let at = self.byte(error.marker().index());
                Err((Spot::new(at, at + 1), YamlFault::Syntax))
            }
            None => Ok((Event::StreamEnd, Spot::new(self.text.len(), self.text.len()))),
        }
    }

    fn open_document(&mut self) -> Result<Option<Found<'t>>, (Spot, YamlFault)> {
        loop {
            match self.next()? {
                (Event::StreamStart | Event::DocumentStart(_) | Event::Nothing, _) => {}
                (Event::StreamEnd | Event::DocumentEnd, _) => return Ok(None),
                first => return Ok(Some(first)),
            }
        }
    }

    fn close_document(&mut self) -> Result<(), (Spot, YamlFault)> {
        loop {
            match self.next()? {
                (Event::StreamEnd, _) => return Ok(()),
                (Event::DocumentEnd | Event::Nothing, _) => {}
                (_, spot) => return Err((spot, YamlFault::SecondDocument)),
            }
        }
    }

    fn value(&mut self, (event, spot): Found<'t>, depth: usize) -> Result<Json<'t>, (Spot, YamlFault)> {
        self.values += 1;
        if depth > DEPTH_MAX || self.values > VALUES_MAX {
            return Err((spot, YamlFault::TooLarge));
        }
        let (anchor, tag) = match &event {
            Event::Scalar(_, _, anchor, tag)
            | Event::SequenceStart(anchor, tag)
            | Event::MappingStart(anchor, tag) => (*anchor, tag.as_ref()),
            Event::Alias(_) => (1, None),
            _ => return Err((spot, YamlFault::Syntax)),
        };
        if anchor > 0 {
            return Err((spot, YamlFault::Alias));
        }
        if tag.is_some_and(|tag| !tag.is_yaml_core_schema()) {
            return Err((spot, YamlFault::Tag));
        }
        match event {
            Event::Scalar(text, style, _, tag) => {
                let is_text = style != ScalarStyle::Plain || tag.is_some_and(|tag| tag.suffix == "str");
                let value = if is_text { JsonValue::Text(text) } else { self.plain(text, spot) };
                Ok(Json { spot, value })
            }
            Event::SequenceStart(..) => self.list(spot, depth),
            _ => self.map(spot, depth),
        }
    }

    fn plain(&self, text: Cow<'t, str>, spot: Spot) -> JsonValue<'t> {
        match text.as_ref() {
            "" | "~" | "null" | "Null" | "NULL" => JsonValue::Null,
            "true" | "True" | "TRUE" => JsonValue::Flag(true),
            "false" | "False" | "FALSE" => JsonValue::Flag(false),
            number if serde_json::from_str::<serde_json::Number>(number).is_ok() => {
                let written = &self.text[spot.start as usize..spot.end as usize];
                if written == number { JsonValue::Number(written) } else { JsonValue::Text(text) }
            }
            _ => JsonValue::Text(text),
        }
    }

    fn list(&mut self, opening: Spot, depth: usize) -> Result<Json<'t>, (Spot, YamlFault)> {
        let mut items = Vec::new();
        loop {
            let (event, spot) = self.next()?;
            if event == Event::SequenceEnd {
                let spot = Spot { start: opening.start, end: spot.end };
                return Ok(Json { spot, value: JsonValue::List(items) });
            }
            items.push(self.value((event, spot), depth + 1)?);
        }
    }

    fn map(&mut self, opening: Spot, depth: usize) -> Result<Json<'t>, (Spot, YamlFault)> {
        let mut members: Vec<Member<'t>> = Vec::new();
        let mut keys = std::collections::HashSet::new();
        loop {
            let (event, key_spot) = self.next()?;
            if event == Event::MappingEnd {
                let spot = Spot { start: opening.start, end: key_spot.end };
                return Ok(Json { spot, value: JsonValue::Object(members) });
            }
            let key = match event {
                Event::Scalar(_, _, anchor, _) if anchor > 0 => return Err((key_spot, YamlFault::Alias)),
                Event::Scalar(key, ..) if key != "<<" => key,
                Event::Scalar(..) | Event::Alias(_) => return Err((key_spot, YamlFault::Alias)),
                _ => return Err((key_spot, YamlFault::Key)),
            };
            if !keys.insert(key.to_string()) {
                return Err((key_spot, YamlFault::KeyTwice));
            }
            let found = self.next()?;
            let value = self.value(found, depth + 1)?;
            members.push(Member { key, key_spot, value });
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::export::tree::Tree;

    fn check(text: &str, expected: Result<&str, (u32, YamlFault)>) {
        let source = Source::new("a.yaml", text);
        let found = match read(&source) {
            Ok(json) => Ok(Tree::of(&json).to_json()),
            Err((spot, fault)) => Err((source.line(spot.start), fault)),
        };
        assert_eq!(found, expected.map(|json| format!("{json}\n")), "{text}");
    }

    #[test]
    fn reads_what_contracts_are_written_in() {
        check(
            "- a\n- 1\n- 007\n- 1.5\n- 0x1F\n- ~\n- True\n- .5\n",
            Ok(r#"["a", 1, "007", 1.5, "0x1F", null, true, ".5"]"#),
        );
        check("- 'a: b'\n- \"é\\n\"\n- !!str 12\n- >\n  a\n  b\n", Ok(r#"["a: b", "é\n", "12", "a b\n"]"#));
        check("é: {b: [1, ça]} # c\n", Ok("{\n  \"é\": {\n    \"b\": [1, \"ça\"]\n  }\n}"));
        check("%YAML 1.2\n---\n1\n...\n", Ok("1"));
    }

    #[test]
    fn refuses_what_others_put_in_files() {
        check("", Err((1, YamlFault::Empty)));
        check("# a\n", Err((1, YamlFault::Empty)));
        check("a: &b [1]\nc: *b\n", Err((1, YamlFault::Alias)));
        check("a: 1\n<<: {b: 1}\n", Err((2, YamlFault::Alias)));
        check("a: 1\nb: !python/object:os.system x\n", Err((2, YamlFault::Tag)));
        check("a: 1\n---\nb: 1\n", Err((2, YamlFault::SecondDocument)));
        check("a: 1\nb: 2\na: 3\n", Err((3, YamlFault::KeyTwice)));
        check("? [a]\n: 1\n", Err((1, YamlFault::Key)));
        check("a: [1\n", Err((2, YamlFault::Syntax)));
        // The parser has a bound of its own.
        check(&"[".repeat(10_000), Err((1, YamlFault::Syntax)));
        check(&"- ".repeat(10_000), Err((1, YamlFault::TooLarge)));
        check(&"- 1\n".repeat(300_000), Err((200_000, YamlFault::TooLarge)));
    }

    proptest! {
        #[test]
        fn never_panics(text in "(?s)[\\[\\]{}\"':,#&*!|>%@`?\\-\n\t a-cé0-9.]{0,60}") {
            _ = read(&Source::new("a.yaml", &text));
        }

        #[test]
        fn never_panics_on_any_text(text in "(?s).{0,60}") {
            _ = read(&Source::new("a.yaml", &text));
        }
    }
}
