//! Files made to harm: entity bombs, deep nesting, endless texts, archives that swell or climb out of their folder.

use std::io::{Cursor, Read, Write};

use entente_formats::aaf::{AafReader, Dialect, Selection, assemble, check_files};
use entente_formats::directory::{Directory, Jointures};
use entente_formats::{
    ArchiveCause, Bordereau, DelimitedReader, Findings, FormatError, Limits, for_each_flat_record,
    visit_archive,
};
use proptest::prelude::{any, prop};
use proptest::proptest;

fn read(document: &[u8]) -> Result<u64, FormatError> {
    let mut reader = AafReader::new(document, Limits::default());
    let mut findings = Findings::default();
    let mut count = 0;
    while reader.next_record(&mut findings)?.is_some() {
        count += 1;
    }
    Ok(count)
}

#[test]
fn entities_are_never_expanded() {
    let bomb = "<!DOCTYPE ficAlimMENESR [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]><ficAlimMENESR>&b;</ficAlimMENESR>";
    assert!(matches!(read(bomb.as_bytes()), Err(FormatError::EntityDeclaration { line: 1 })));
    let outside = "<!DOCTYPE ficAlimMENESR [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><ficAlimMENESR/>";
    assert!(matches!(read(outside.as_bytes()), Err(FormatError::EntityDeclaration { .. })));
    let elsewhere = "<!DOCTYPE ficAlimMENESR SYSTEM \"http://127.0.0.1:1/x.dtd\"><ficAlimMENESR/>";
    assert_eq!(read(elsewhere.as_bytes()).unwrap(), 0);
}

#[test]
fn what_has_no_end_is_refused() {
    let deep = "<ficAlimMENESR>".to_owned() + &"<a>".repeat(100_000);
    assert!(matches!(read(deep.as_bytes()), Err(FormatError::TooMuch { unit: "elements", .. })));
    for beginning in [
        "<ficAlimMENESR><addRequest>",
        "<ficAlimMENESR><!--",
        "<ficAlimMENESR a=\"",
        "<ficAlimMENESR><![CDATA[",
    ] {
        let endless = Cursor::new(beginning.as_bytes().to_vec()).chain(std::io::repeat(b'x'));
        let mut reader = AafReader::new(endless, Limits::default());
        let error = loop {
            match reader.next_record(&mut Findings::default()) {
                Ok(_) => {}
                Err(error) => break error,
            }
        };
        assert!(matches!(error, FormatError::TooMuch { unit: "bytes", .. }), "{beginning}: {error}");
    }
    let values =
        "<ficAlimMENESR><addRequest><attributes><attr name='a'>".to_owned() + &"<value/>".repeat(200_000);
    assert!(matches!(read(values.as_bytes()), Err(FormatError::TooMuch { unit: "values", .. })));
    let mut table = DelimitedReader::new(
        Cursor::new(b"a;b\n\"".to_vec()).chain(std::io::repeat(b'x').take(100 << 20)),
        Limits::default(),
    )
    .unwrap();
    assert!(table.next_record(&mut Findings::default()).is_err());
}

fn visit(name: &str, bytes: Vec<u8>, limits: Limits) -> Result<usize, FormatError> {
    visit_archive(name, Cursor::new(bytes), &limits, &mut |file| {
        std::io::copy(file.content, &mut std::io::sink())
            .map_err(|source| FormatError::Stream { line: 0, source })?;
        Ok(())
    })
}

fn zip_of(names: &[&str], content: &[u8]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for name in names {
        archive.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        archive.write_all(content).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

#[test]
fn archives_stay_in_their_folder_and_in_their_size() {
    assert_eq!(visit("a.zip", zip_of(&["a.xml", "d/b.xml"], b"x"), Limits::default()).unwrap(), 2);
    let cause = |bytes, limits| match visit("a.zip", bytes, limits) {
        Err(FormatError::Archive { cause, .. }) => cause,
        other => panic!("{other:?}"),
    };
    assert!(matches!(
        cause(zip_of(&["a.xml", "../b.xml"], b"x"), Limits::default()),
        ArchiveCause::UnsafeName(_)
    ));
    let bomb = zip_of(&["a.xml"], &vec![b' '; 64 << 20]);
    assert!(bomb.len() < 100_000);
    assert!(matches!(cause(bomb, Limits::default()), ArchiveCause::Bomb(_)));
    let limits = Limits { files_max: 1, ..Limits::default() };
    assert!(matches!(cause(zip_of(&["a.xml", "b.xml"], b"x"), limits), ArchiveCause::TooManyFiles(1)));
    assert!(matches!(cause(b"PK\x03\x04 not a zip".to_vec(), Limits::default()), ArchiveCause::Damaged(_)));
}

#[test]
fn a_tar_with_a_link_is_refused() {
    let mut archive = tar::Builder::new(Vec::new());
    let mut header = tar::Header::new_ustar();
    header.set_entry_type(tar::EntryType::Symlink);
    header.set_size(0);
    archive.append_link(&mut header, "a.xml", "/etc/passwd").unwrap();
    let bytes = archive.into_inner().unwrap();
    let error = visit("a.tar", bytes, Limits::default()).unwrap_err();
    assert!(matches!(error, FormatError::Archive { cause: ArchiveCause::UnsafeName(_), .. }), "{error}");
}

const PIECES: [&str; 24] = [
    "<ficAlimMENESR>",
    "</ficAlimMENESR>",
    "<addRequest>",
    "</addRequest>",
    "<attributes>",
    "</attributes>",
    "<attr name=\"sn\">",
    "</attr>",
    "<value>",
    "</value>",
    "<value/>",
    "<identifier><id>",
    "</id></identifier>",
    "<operationalAttributes>",
    "é$1&amp;",
    "<![CDATA[",
    "]]>",
    "<!--",
    "-->",
    "<?",
    "?>",
    "<BEE_ELEVES><DONNEES><ELEVES><ELEVE>",
    "\r\n\"",
    "\u{0}",
];

proptest! {
    #![proptest_config(proptest::test_runner::Config { cases: 1500, failure_persistence: None, ..Default::default() })]
    #[test]
    fn no_input_makes_a_reader_fall(
        pieces in prop::collection::vec((0usize..PIECES.len(), any::<u8>()), 0..40),
        name in "[a-z]{1,3}",
    ) {
        let mut bytes = Vec::new();
        for (piece, byte) in pieces {
            bytes.extend_from_slice(PIECES[piece].as_bytes());
            if byte > 200 {
                bytes.push(byte);
            }
        }
        let _ = read(&bytes);
        let mut findings = Findings::default();
        let _ = for_each_flat_record(&name, &mut bytes.as_slice(), Limits::default(), &mut findings, &mut |_| Ok(()));
        let _ = visit(&name, bytes, Limits::default());
    }

    #[test]
    fn nor_do_plain_bytes(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        let mut findings = Findings::default();
        let _ = for_each_flat_record("x", &mut bytes.as_slice(), Limits::default(), &mut findings, &mut |_| Ok(()));
        let _ = visit("x", bytes.clone(), Limits::default());
        let _ = entente_formats::aaf::StateIndex::load(&mut bytes.as_slice());
        let _ = entente_formats::Bordereau::parse(&String::from_utf8_lossy(&bytes));
    }
}

/// Reads the bytes in every way there is: alone, as an archive, as a delivery, as a source of the directory.
fn read_in_every_way(name: &str, bytes: &[u8], folder: &std::path::Path) {
    let limits = Limits::default();
    let mut findings = Findings::default();
    let _ = read(bytes);
    let _ = for_each_flat_record(name, &mut &bytes[..], limits, &mut findings, &mut |_| Ok(()));
    let _ = Bordereau::parse(&String::from_utf8_lossy(bytes));
    if let Ok(mut reader) = entente_formats::dnma::AudienceReader::new(bytes, limits) {
        while let Ok(Some(_)) = reader.next_record(&mut findings) {}
    }
    std::fs::write(folder.join(name), bytes).unwrap();
    let on = jiff::civil::date(2026, 9, 6);
    let mut directory = Directory::new(Jointures::default());
    let _ = directory.add_files(folder, on, &limits, &mut findings);
    let _ = directory.add_onde_files("0990101X", folder, on, &limits, &mut findings);
    let state = directory.state(on);
    for dialect in Dialect::ALL {
        let all = Selection::everything();
        state.for_each_record(dialect, &all, |_| Ok::<(), ()>(())).unwrap();
    }
    let report = check_files(folder, None, &limits).unwrap();
    // What a program reads of it is JSON, whatever was in the file.
    serde_json::to_string(&report).unwrap();
    let _ = assemble([folder], &limits, &mut findings);
}

#[test]
fn every_seed_cut_or_changed_anywhere_is_read_or_refused() {
    let seeds = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpora");
    let mut count = 0;
    for seed in std::fs::read_dir(seeds).unwrap() {
        let seed = seed.unwrap();
        let name = seed.file_name().into_string().unwrap();
        if name.ends_with(".md") {
            continue;
        }
        // Names of deliveries, so that names are no reason to pass the content over.
        let name = match name.strip_prefix("aaf-") {
            Some("delta.xml") => "A_Delta_20260906_Eleve_0000.xml".to_owned(),
            Some(_) => "A_Complet_20260906_Eleve_0000.xml".to_owned(),
            None => name,
        };
        let folder = tempfile::tempdir().unwrap();
        let bytes = std::fs::read(seed.path()).unwrap();
        read_in_every_way(&name, &bytes, folder.path());
        // Some bytes only, so that all of them together take seconds.
        for at in (0..bytes.len()).step_by(13) {
            read_in_every_way(&name, &bytes[..at], folder.path());
            let mut changed = bytes.clone();
            changed[at] = [b'<', b'&', b'"', 0xff, b'$', b';', 0, b'9'][at / 13 % 8];
            read_in_every_way(&name, &changed, folder.path());
            changed.splice(at..at + 1, bytes.iter().copied());
            read_in_every_way(&name, &changed, folder.path());
            count += 3;
        }
    }
    assert!(count > 1000, "{count}");
}
