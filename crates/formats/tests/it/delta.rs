//! Complete of a day, then the delta of the next, is complete of the next; a consumer that misses one is told.

use entente_formats::aaf::{
    AafWriter, Comparison, DeliveryKind, Dialect, ModifyForm, Operation, Record, Replica, StateIndex,
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
    let complete = |folder: usize, day| {
        write(
            folders[folder].path(),
            options(DeliveryKind::Complete, Dialect::SecondDegree),
            &records(&world, day),
        )
    };
    complete(0, 0);
    complete(1, 15);
    let writer =
        AafWriter::new(folders[2].path(), options(DeliveryKind::Delta, Dialect::SecondDegree)).unwrap();
    let limits = Limits::default();
    let mut findings = Findings::default();
    let [before, after, delta] = folders.each_ref().map(tempfile::TempDir::path);
    let (manifest, index) =
        entente_formats::aaf::write_delta(before, after, ModifyForm::Full, &limits, writer, &mut findings)
            .unwrap();
    assert!(manifest.modified > 10, "{manifest:?}");
    let replica = entente_formats::aaf::assemble([before, delta], &limits, &mut findings).unwrap();
    assert!(findings.is_empty(), "{:?}", findings.list());
    assert_eq!(replica.fingerprint(), index.fingerprint());
    assert_eq!(replica, entente_formats::aaf::assemble([delta, after], &limits, &mut findings).unwrap());
    // The delta alone is a delta of nothing.
    assert!(findings.has_blocking());
}
