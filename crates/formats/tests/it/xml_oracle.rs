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
        for value in values {
            text.push_str("<value>");
            value.into_iter().for_each(|piece| text.push_str(PIECES[piece]));
            text.push_str("</value >");
        }
        text.push_str("</attr></attributes></addRequest></ficAlimMENESR>");
        prop_assert_eq!(our_values(&text), other_values(&text));
    }
}
