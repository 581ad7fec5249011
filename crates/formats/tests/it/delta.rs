//! Complete of a day, then the delta of the next, is complete of the next; a consumer that misses one is told.

use entente_formats::aaf::{
    AafWriter, Comparison, DeliveryKind, DeliveryOptions, Dialect, ModifyForm, Operation, Record, Replica,
    StateIndex, WriteOptions, assemble, assemble_index, check_files, index_delivery, write_delivery,
    write_delta,
};
use entente_formats::{Bordereau, Findings, FormatFindingCode, Limits};
use proptest::prelude::{any, prop};
use proptest::{prop_assert, prop_assert_eq, proptest};

use super::world::{day, options, read, records, replica, world, write};

fn index(records: &[Record]) -> StateIndex {
    let mut index = StateIndex::default();
    records.iter().for_each(|record| index.insert(record));
    index
}

/// The delta between two states, and the index after it.
pub fn changes(before: &[Record], after: &[Record], form: ModifyForm) -> (Vec<Record>, StateIndex) {
    let mut comparison = Comparison::new(index(before), form);
    let mut list: Vec<Record> =
        after.iter().filter_map(|record| comparison.compare(record).cloned()).collect();
    list.extend(comparison.deletions());
    (list, comparison.finish())
}

proptest! {
    #![proptest_config(proptest::test_runner::Config { cases: 48, failure_persistence: None, ..Default::default() })]
    #[test]
    fn complete_and_deltas_are_the_complete_of_the_day(
        seed in any::<u64>(),
        pupils in 1u32..160,
        days in prop::collection::vec(0u16..70, 2..5),
        is_partial in any::<bool>(),
        dialect in 0usize..3,
    ) {
        let dialect = Dialect::ALL[dialect];
        let world = entente_formats::fiction::FictitiousDirectory::new(seed, dialect, pupils, day());
        let form = if is_partial { ModifyForm::Partial } else { ModifyForm::Full };
        let mut before = records(&world, days[0]);
        let (mut consumer, _) = replica(&before);
        for &day in &days[1..] {
            let after = records(&world, day);
            let (delta, index) = changes(&before, &after, form);
            let mut findings = Findings::default();
            // The order of the days is any order: pupils come, leave, and come back.
            delta.iter().for_each(|record| consumer.apply(record, 0, &mut findings));
            prop_assert!(findings.is_empty(), "{:?}", findings.list());
            prop_assert_eq!(&consumer, &replica(&after).0);
            prop_assert_eq!(consumer.fingerprint(), index.fingerprint());
            // What keeps fingerprints only reaches the same state.
            let mut light = StateIndex::default();
            before.iter().chain(&delta).for_each(|record| light.apply_record(record, 0, &mut findings));
            prop_assert!(findings.is_empty(), "{:?}", findings.list());
            prop_assert_eq!(light.fingerprint(), index.fingerprint());
            // Minimal: what did not change is not sent, and nothing twice.
            prop_assert!(changes(&after, &after, form).0.is_empty());
            let mut saved = Vec::new();
            index.save(&mut saved).unwrap();
            prop_assert_eq!(StateIndex::load(&mut saved.as_slice()).unwrap().fingerprint(), index.fingerprint());
            before = after;
        }
    }
}

#[test]
fn the_delta_goes_through_files() {
    let world = world(Dialect::SecondDegree, 3000);
    let (before, after) = (records(&world, 10), records(&world, 12));
    let (delta, index) = changes(&before, &after, ModifyForm::Partial);
    let folder = tempfile::tempdir().unwrap();
    let manifest = write(folder.path(), options(DeliveryKind::Delta, Dialect::SecondDegree), &delta);
    let (read_back, _) = read(folder.path());
    let (mut consumer, _) = replica(&before);
    let mut findings = Findings::default();
    read_back.iter().for_each(|record| consumer.apply(record, 0, &mut findings));
    assert!(findings.is_empty());
    assert_eq!(consumer.fingerprint(), index.fingerprint());
    assert!(manifest.added > 0 && manifest.modified > 0 && manifest.deleted > 0, "{manifest:?}");
    let sizes = (delta.len(), after.len());
    assert!(sizes.0 * 10 < sizes.1, "{sizes:?}");
}

#[test]
fn a_partial_modification_holds_only_what_changed() {
    let world = world(Dialect::SecondDegree, 300);
    let (before, after) = (records(&world, 0), records(&world, 30));
    let count = |form| {
        let (delta, _) = changes(&before, &after, form);
        let modified = delta.iter().filter(|record| record.operation == Operation::Modify);
        modified.map(|record| record.cells().len()).sum::<usize>()
    };
    assert!(count(ModifyForm::Partial) * 5 < count(ModifyForm::Full));
}

#[test]
fn a_consumer_that_misses_a_delta_is_told() {
    let world = world(Dialect::SecondDegree, 3000);
    let days: Vec<Vec<Record>> = [0, 20, 40].map(|day| records(&world, day)).into();
    let (consumer, _) = replica(&days[0]);
    let (missed, _) = changes(&days[0], &days[1], ModifyForm::Full);
    let (second, index_after) = changes(&days[1], &days[2], ModifyForm::Full);
    let fingerprint_before = index(&days[1]).fingerprint();
    let folder = tempfile::tempdir().unwrap();
    let manifest = write(folder.path(), options(DeliveryKind::Delta, Dialect::SecondDegree), &second);
    let states = (Some(fingerprint_before), index_after.fingerprint());
    let bordereau = Bordereau::of("ENT-TEST", day(), DeliveryKind::Delta, &manifest, states);
    let read_back = Bordereau::parse(&bordereau.to_string()).unwrap();
    assert_eq!(read_back, bordereau);

    let mut told = Findings::default();
    consumer.expect(read_back.before.unwrap(), &mut told);
    assert_eq!(told.list()[0].code, FormatFindingCode::DeltaMissed);
    // Without a bordereau, the records tell: they change what is not there.
    let mut blind = consumer.clone();
    let mut told = Findings::default();
    second.iter().for_each(|record| blind.apply(record, 0, &mut told));
    assert!(told.list().iter().any(|finding| finding.code == FormatFindingCode::DeltaUnknown));

    let mut careful: Replica = consumer;
    let mut quiet = Findings::default();
    missed.iter().for_each(|record| careful.apply(record, 0, &mut quiet));
    careful.expect(read_back.before.unwrap(), &mut quiet);
    second.iter().for_each(|record| careful.apply(record, 0, &mut quiet));
    assert!(quiet.is_empty(), "{:?}", quiet.list());
    assert_eq!(careful.fingerprint(), read_back.after);
}

#[test]
fn a_bordereau_that_is_not_one_is_refused_with_its_line() {
    let error = Bordereau::parse("Code destinataire : X\nDate : 1").unwrap_err();
    assert_eq!(error.line, 2);
    assert!(Bordereau::parse("").is_err());
}

#[test]
fn two_folders_make_a_delta_and_a_consumer_assembles_them() {
    let world = world(Dialect::SecondDegree, 1500);
    let folders = [(); 3].map(|()| tempfile::tempdir().unwrap());
    let [before, after, delta] = folders.each_ref().map(tempfile::TempDir::path);
    write(before, on(DeliveryKind::Complete, day()), &records(&world, 0));
    write(after, on(DeliveryKind::Complete, day()), &records(&world, 15));
    let limits = Limits::default();
    let mut findings = Findings::default();
    let known = index_delivery(before, &limits, &mut findings).unwrap();
    let mut writer = AafWriter::new(delta, on(DeliveryKind::Delta, day())).unwrap();
    let (began, index) =
        write_delta(known.clone(), after, ModifyForm::Full, &limits, &mut writer, &mut findings).unwrap();
    let manifest = writer.finish().unwrap();
    assert!(manifest.modified > 10, "{manifest:?}");
    assert_eq!(began, known.fingerprint());
    let replica = assemble([before, delta], &limits, &mut findings).unwrap();
    let (light, summaries) = assemble_index([before, delta], &limits, &mut findings).unwrap();
    assert_eq!(
        summaries.iter().map(|summary| summary.kind).collect::<Vec<_>>(),
        [Some(DeliveryKind::Complete), Some(DeliveryKind::Delta)]
    );
    assert!(findings.is_empty(), "{:?}", findings.list());
    assert_eq!([replica.fingerprint(), light.fingerprint()], [index.fingerprint(); 2]);
    assert_eq!(replica, assemble([delta, after], &limits, &mut findings).unwrap());
    // The delta alone is a delta of nothing.
    assert!(findings.has_blocking());
}

/// Options of a delivery of that day.
fn on(kind: DeliveryKind, on: jiff::civil::Date) -> WriteOptions {
    WriteOptions { on, ..options(kind, Dialect::SecondDegree) }
}

/// Writes the delivery of a day with its bordereau; the delta begins from the records before.
fn deliver(
    folder: &std::path::Path,
    files: WriteOptions,
    archive: Option<&str>,
    before: &[Record],
    after: &[Record],
) {
    let kind = files.kind;
    let options =
        DeliveryOptions { files, recipient: Some("ESSAI01".to_owned()), archive: archive.map(str::to_owned) };
    write_delivery(folder, &options, |writer| {
        if kind == DeliveryKind::Complete {
            after.iter().try_for_each(|record| writer.write(record))?;
            return Ok((None, index(after).fingerprint()));
        }
        let (changes, reached) = changes(before, after, ModifyForm::Partial);
        changes.iter().try_for_each(|record| writer.write(record))?;
        Ok((Some(index(before).fingerprint()), reached.fingerprint()))
    })
    .unwrap();
}

#[test]
fn a_folder_of_deliveries_is_read_from_its_newest_complete_on() {
    let world = world(Dialect::SecondDegree, 400);
    let days: Vec<Vec<Record>> = [0, 10, 20, 30].map(|day| records(&world, day)).into();
    for archive in [None, Some("tgz")] {
        let folder = tempfile::tempdir().unwrap();
        let named = |name: &str| archive.map(|end| format!("{name}.{end}"));
        let nothing = Vec::new();
        let date = |number: i8| jiff::civil::date(2026, 9, number);
        let put = |name: &str, kind, number, before: &[Record], after: &[Record]| {
            deliver(folder.path(), on(kind, date(number)), named(name).as_deref(), before, after);
        };
        put("a", DeliveryKind::Complete, 1, &nothing, &days[0]);
        put("b", DeliveryKind::Delta, 2, &days[0], &days[1]);
        put("c", DeliveryKind::Complete, 3, &nothing, &days[1]);
        put("d", DeliveryKind::Delta, 4, &days[1], &days[2]);
        put("e", DeliveryKind::Delta, 5, &days[2], &days[3]);
        let mut findings = Findings::default();
        let (read, _) = assemble_index([folder.path()], &Limits::default(), &mut findings).unwrap();
        assert!(findings.is_empty(), "{:?}", findings.list());
        assert_eq!(read.fingerprint(), index(&days[3]).fingerprint());
        assert!(check_files(folder.path(), None, &Limits::default()).unwrap().files > 6);
        // Nothing is left of the making, and a delta that goes missing is told by the bordereau of the next.
        let gone = |name: &str| {
            let is_delta = archive.map_or(name.contains("Delta_20260904"), |_| name.starts_with("d."));
            is_delta && !name.ends_with(".txt")
        };
        for entry in std::fs::read_dir(folder.path()).unwrap() {
            let entry = entry.unwrap();
            let name = entry.file_name().into_string().unwrap();
            assert!(!name.contains("part"), "{name}");
            if gone(&name) {
                std::fs::remove_file(entry.path()).unwrap();
            }
        }
        assemble_index([folder.path()], &Limits::default(), &mut findings).unwrap();
        let codes: Vec<_> = findings.list().iter().map(|finding| finding.code).collect();
        assert!(codes.contains(&FormatFindingCode::DeltaMissed), "{codes:?}");
    }
}

#[test]
fn a_bordereau_that_does_not_hold_is_told() {
    let world = world(Dialect::SecondDegree, 120);
    let folder = tempfile::tempdir().unwrap();
    deliver(folder.path(), on(DeliveryKind::Complete, day()), None, &[], &records(&world, 0));
    let check = || check_files(folder.path(), None, &Limits::default()).unwrap().findings;
    assert!(check().is_empty(), "{:?}", check());
    let pupils = folder.path().join("ENT_TEST_Complet_20260901_Eleve_0000.xml");
    let text = std::fs::read_to_string(&pupils).unwrap();
    std::fs::write(&pupils, text.replacen("<attributes>\n", "<attributes>", 1)).unwrap();
    std::fs::remove_file(folder.path().join("ENT_TEST_Complet_20260901_Eleve_0002.xml")).unwrap();
    let codes: Vec<_> = check().into_iter().map(|finding| finding.code).collect();
    assert!(codes.contains(&FormatFindingCode::LineCount), "{codes:?}");
    assert!(codes.contains(&FormatFindingCode::FileMissing), "{codes:?}");
}

#[test]
fn a_delivery_that_fails_leaves_the_folder_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let files = on(DeliveryKind::Complete, day());
    let options = DeliveryOptions { files, recipient: Some("X".to_owned()), archive: None };
    let failed = write_delivery(folder.path(), &options, |writer| {
        writer.write(&records(&world(Dialect::SecondDegree, 3), 0)[0])?;
        Err(entente_formats::FormatError::EntityDeclaration { line: 1 })
    });
    assert!(failed.is_err());
    for archive in ["../a.tar", "a.rar", ".tar", "a/b.zip", "a b.zip"] {
        let options = DeliveryOptions { archive: Some(archive.to_owned()), ..options.clone() };
        let refused = write_delivery(folder.path(), &options, |_| Ok((None, index(&[]).fingerprint())));
        assert!(refused.is_err(), "{archive}");
    }
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}
