//! What is written reads back equal, is valid against the DTD, and is packed without loss.

use std::path::Path;
use std::process::Command;

use entente_formats::aaf::{AafWriter, DeliveryKind, Dialect, Entity, Record, Selection};
use entente_formats::directory::{Pupil, Relative, Staff, Structure};
use entente_formats::{Packing, pack_files};

use super::world::{day, options, read, records, said, world, write};

#[test]
fn what_is_written_reads_back_equal() {
    for dialect in Dialect::ALL {
        let folder = tempfile::tempdir().unwrap();
        let written = records(&world(dialect, 300), 5);
        let manifest = write(folder.path(), options(DeliveryKind::Complete, dialect), &written);
        let (mut back, findings) = read(folder.path());
        assert!(findings.is_empty(), "{:?}", findings.list());
        let mut written: Vec<_> = written.iter().map(said).collect();
        let mut back: Vec<_> = back.drain(..).map(|record| said(&record)).collect();
        written.sort();
        back.sort();
        assert_eq!(back, written);
        assert_eq!(manifest.added, written.len() as u64);
        // Split by number of records, with a file of each type.
        assert!(manifest.files.iter().all(|file| file.records <= 50));
        let names: Vec<&str> = manifest.files.iter().map(|file| file.name.as_str()).collect();
        assert!(names.contains(&"ENT_TEST_Complet_20260901_Eleve_0001.xml"), "{names:?}");
        for file in &manifest.files {
            let text = std::fs::read_to_string(folder.path().join(&file.name)).unwrap();
            assert_eq!((text.lines().count() as u64, text.len() as u64), (file.lines, file.size_bytes));
        }
    }
}

#[test]
fn entities_read_back_equal() {
    fn check<E: Entity + PartialEq + std::fmt::Debug>(dialect: Dialect, entities: impl Iterator<Item = E>) {
        let mut record = Record::default();
        let mut count = 0;
        for entity in entities {
            record.fill(&entity, dialect, &Selection::everything());
            assert_eq!(record.entity::<E>(dialect), entity);
            count += 1;
        }
        assert!(count > 0);
    }
    for dialect in [Dialect::SecondDegree, Dialect::FirstDegree] {
        let world = world(dialect, 400);
        // What the form does not write is not compared.
        check::<Structure>(dialect, world.structures(3));
        check::<Relative>(dialect, world.relatives(3).map(|relative| forget(relative, dialect)));
        check::<Pupil>(
            dialect,
            world.pupils(3).map(|pupil| Pupil { level: level(&pupil, dialect), ..pupil }),
        );
        check::<Staff>(dialect, world.staff(3));
    }
}

fn level(pupil: &Pupil, dialect: Dialect) -> entente_formats::directory::Labelled {
    if dialect == Dialect::FirstDegree { pupil.level.clone() } else { Default::default() }
}

fn forget(mut relative: Relative, dialect: Dialect) -> Relative {
    if dialect == Dialect::FirstDegree {
        relative.mobile_for_sms.clear();
    }
    relative
}

#[test]
fn what_cannot_be_written_is_replaced_and_told() {
    let folder = tempfile::tempdir().unwrap();
    let mut writer =
        AafWriter::new(folder.path(), options(DeliveryKind::Complete, Dialect::SecondDegree)).unwrap();
    let mut pupil = Pupil { id: "1".to_owned(), ..Pupil::default() };
    pupil.identity.last_name = "A$B\u{1}C & <D>".to_owned();
    writer.add(&pupil).unwrap();
    assert_eq!(writer.finish().unwrap().replaced, 1);
    let (back, _) = read(folder.path());
    assert_eq!(back[0].cells().first("sn"), Some("A B C & <D>"));
}

#[test]
fn nothing_is_left_of_what_was_not_finished() {
    let folder = tempfile::tempdir().unwrap();
    let mut writer =
        AafWriter::new(folder.path(), options(DeliveryKind::Complete, Dialect::SecondDegree)).unwrap();
    writer.add(&Pupil { id: "1".to_owned(), ..Pupil::default() }).unwrap();
    drop(writer);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    for prefix in ["", "../x", "a b", ".x", "a/b"] {
        let mut options = options(DeliveryKind::Complete, Dialect::SecondDegree);
        options.prefix = prefix.to_owned();
        assert!(AafWriter::new(folder.path(), options).is_err(), "{prefix}");
    }
}

#[test]
fn a_variable_that_is_not_selected_is_nowhere() {
    let folder = tempfile::tempdir().unwrap();
    let mut options = options(DeliveryKind::Complete, Dialect::SecondDegree);
    options.selection = Selection::without_ine().without(["ENTPersonJointure"]);
    let mut writer = AafWriter::new(folder.path(), options).unwrap();
    world(Dialect::SecondDegree, 50).pupils(0).for_each(|pupil| writer.add(&pupil).unwrap());
    writer.finish().unwrap();
    let text =
        std::fs::read_to_string(folder.path().join("ENT_TEST_Complet_20260901_Eleve_0000.xml")).unwrap();
    assert!(!text.contains("INE") && !text.contains("99000000") && text.contains("ENTPersonJointure"));
}

#[test]
fn archives_read_as_the_folder_does() {
    let folder = tempfile::tempdir().unwrap();
    let written = records(&world(Dialect::SecondDegree, 120), 0);
    let manifest = write(folder.path(), options(DeliveryKind::Complete, Dialect::SecondDegree), &written);
    let names: Vec<&str> = manifest.files.iter().map(|file| file.name.as_str()).collect();
    for packing in [Packing::Tar, Packing::Tgz, Packing::Zip] {
        let outside = tempfile::tempdir().unwrap();
        let archive = outside.path().join(format!("ENT2D.20260901.{}", packing.extension()));
        pack_files(folder.path(), &names, day(), packing, &archive).unwrap();
        assert_eq!(read(&archive).0.len(), written.len(), "{packing:?}");
        let again = outside.path().join("again");
        pack_files(folder.path(), &names, day(), packing, &again).unwrap();
        assert_eq!(std::fs::read(&archive).unwrap(), std::fs::read(&again).unwrap());
    }
}

#[test]
fn files_are_valid_against_the_dtd() {
    if Command::new("xmllint").arg("--version").output().is_err() {
        println!("skipped: `xmllint` is not installed (libxml2-utils)");
        return;
    }
    for dialect in Dialect::ALL {
        let folder = tempfile::tempdir().unwrap();
        let day_0 = records(&world(dialect, 200), 0);
        write(folder.path(), options(DeliveryKind::Complete, dialect), &day_0);
        let mut changes =
            super::delta::changes(&day_0, &records(&world(dialect, 200), 60), Default::default()).0;
        changes.extend(super::delta::changes(&day_0, &[], Default::default()).0.into_iter().take(3));
        write(folder.path(), options(DeliveryKind::Delta, dialect), &changes);
        assert_valid(folder.path());
    }
}

fn assert_valid(folder: &Path) {
    let files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    let files = files.iter().filter(|path| path.extension().is_some_and(|extension| extension == "xml"));
    let output =
        Command::new("xmllint").args(["--noout", "--nonet", "--valid"]).args(files).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}
