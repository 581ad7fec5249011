//! The reader of XML gives what `quick-xml` gives, on the files that this crate writes and on drawn documents.

use entente_formats::aaf::{AafReader, DeliveryKind, Dialect};
use entente_formats::{Findings, Limits};
use proptest::prelude::prop;
use proptest::{prop_assert_eq, proptest};
use quick_xml::events::Event;

use super::world::{options, records, world, write};

/// Values of every `value`, as the other reader has them.
fn other_values(text: &str) -> Vec<String> {
    let mut reader = quick_xml::Reader::from_str(text);
    let mut values = Vec::new();
    let mut open = false;
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) if tag.name().as_ref() == "value" => {
                values.push(String::new());
                open = true;
            }
            Event::Empty(tag) if tag.name().as_ref() == "value" => values.push(String::new()),
            Event::Text(text) if open => values.last_mut().unwrap().push_str(&text.xml10_content()),
            Event::CData(text) if open => values.last_mut().unwrap().push_str(&text.xml10_content()),
            Event::GeneralRef(name) if open => {
                let letter = match name.resolve_char_ref().unwrap() {
                    Some(letter) => letter.to_string(),
                    None => quick_xml::escape::resolve_predefined_entity(&name).unwrap().to_owned(),
                };
                values.last_mut().unwrap().push_str(&letter);
            }
            Event::End(_) => open = false,
            Event::Eof => return values,
            _ => {}
        }
    }
}

fn our_values(text: &str) -> Vec<String> {
    let mut reader = AafReader::new(text.as_bytes(), Limits::default());
    let mut values = Vec::new();
    while let Some(record) = reader.next_record(&mut Findings::default()).unwrap() {
        // The other reader sees the category too, which is a `value`.
        values.push(record.category.operational().1.to_owned());
        values.extend(record.cells().iter().map(|cell| cell.value.to_owned()));
    }
    values
}

#[test]
fn a_whole_delivery_reads_the_same() {
    for dialect in [Dialect::SecondDegree, Dialect::FirstDegree] {
        let folder = tempfile::tempdir().unwrap();
        write(folder.path(), options(DeliveryKind::Complete, dialect), &records(&world(dialect, 150), 0));
        for entry in std::fs::read_dir(folder.path()).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|extension| extension == "xml") {
                let text = std::fs::read_to_string(&path).unwrap();
                assert_eq!(our_values(&text), other_values(&text), "{}", path.display());
            }
        }
    }
}

const PIECES: [&str; 14] = [
    "a",
    "é€",
    "&amp;",
    "&lt;",
    "&#233;",
    "&#xE9;",
    "\n",
    "\r\n",
    "\r",
    " ",
    "<![CDATA[<b>&amp;]]>",
    "<!-- c -->",
    "]",
    "'\">",
];

proptest! {
    #![proptest_config(proptest::test_runner::Config { cases: 400, failure_persistence: None, ..Default::default() })]
    #[test]
    fn drawn_values_read_the_same(values in prop::collection::vec(prop::collection::vec(0usize..PIECES.len(), 0..8), 1..20)) {
        let mut text = "<?xml version='1.0'?>\r\n<ficAlimMENESR><addRequest>\n<operationalAttributes><attr name='categoriePersonne'>\
            <value>Eleve</value></attr></operationalAttributes><identifier><id>1</id></identifier><attributes><attr name=\"a>b\" >"
            .to_owned();
        // What programs write is read another way than what people may write: both, in any order.
        let closings = ["</value>", "</value >\n"];
        for value in values {
            text.push_str("<value>");
            value.into_iter().for_each(|piece| text.push_str(PIECES[piece]));
            text.push_str(closings[text.len() % 2]);
        }
        text.push_str("</attr></attributes></addRequest></ficAlimMENESR>");
        prop_assert_eq!(our_values(&text), other_values(&text));
        prop_assert_eq!(cells(text.as_bytes()), cells(Pieces { text: text.as_bytes(), size: 7 }));
    }
}

/// A file that comes by pieces: a value may be cut anywhere.
struct Pieces<'a> {
    text: &'a [u8],
    size: usize,
}

impl std::io::Read for Pieces<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let size = self.size.min(buffer.len()).min(self.text.len());
        buffer[..size].copy_from_slice(&self.text[..size]);
        self.text = &self.text[size..];
        Ok(size)
    }
}

fn cells(input: impl std::io::Read) -> Vec<(String, String, u64)> {
    let mut reader = AafReader::new(input, Limits::default());
    let mut found = Vec::new();
    while let Some(record) = reader.next_record(&mut Findings::default()).unwrap() {
        found.extend(
            record.cells().iter().map(|cell| (cell.variable.to_owned(), cell.value.to_owned(), cell.line)),
        );
    }
    found
}

#[test]
fn lines_are_those_of_the_file_however_it_comes() {
    let head = "<?xml version='1.0' encoding='UTF-8'?>\n<ficAlimMENESR>\n";
    let record = "<addRequest><operationalAttributes><attr name='categoriePersonne'><value>Eleve</value></attr></operationalAttributes>\n\
        <identifier><id>1</id></identifier><attributes>\n  <attr name=\"a\">\n\n    <value>x</value><value/>\r\n<value>y\nz</value>\n</attr>\n\
        <attr name=\"b\"><value>é</value>\n <value>&amp;</value> </attr><attr name='c'><value></value></attr></attributes></addRequest>\n";
    let text = format!("{head}{}</ficAlimMENESR>\n", record.repeat(200));
    let whole = cells(text.as_bytes());
    for size in [1, 7, 64] {
        assert_eq!(cells(Pieces { text: text.as_bytes(), size }), whole);
    }
    let lines = record.matches('\n').count() as u64;
    for (rank, record) in whole.chunks(6).enumerate() {
        let first = 3 + rank as u64 * lines;
        let said: Vec<_> =
            record.iter().map(|(name, value, line)| (name.as_str(), value.as_str(), line - first)).collect();
        let expected =
            [("a", "x", 4), ("a", "", 4), ("a", "y\nz", 5), ("b", "é", 8), ("b", "&", 9), ("c", "", 9)];
        assert_eq!(said, expected, "record {rank}");
    }
}
