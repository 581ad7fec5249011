//! Evidence bundles: the good one holds, whatever is done to it is found with its place, and the Python verifier says the same.

use std::process::Command;

use entente_audit::{
    EvidenceBundle, EvidenceReport, LogCheckpoint, NoteKey, NoteKeyKind, NoteSignature, SaltBook, SecretKey,
    SignedNote, StoredEntry, TilePath, TimeStanding, Trust, WitnessRequest, digest, read_entries,
    verify_consistency, verify_evidence, verify_inclusion,
};
use proptest::prelude::*;

use crate::fixture::{LOGIN, tampered, world};

fn lines(report: &EvidenceReport) -> Vec<String> {
    report.faults.iter().map(ToString::to_string).collect()
}

#[test]
fn a_bundle_says_what_it_proves() {
    let mut world = world();
    let bundle = world.bundle();
    let file = world.seal(bundle);
    let (log, witnesses) = (world.log(), world.witness_keys());
    let trust = Trust { log: Some(&log), witnesses: &witnesses, time: None };
    let report = verify_evidence(file.as_bytes(), &trust);
    assert_eq!(lines(&report), Vec::<String>::new());
    let events: Vec<&str> = report.acts.iter().map(|act| act.event.as_str()).collect();
    let expected = [
        "agreement-loaded",
        "key-registered",
        "agreement-signed",
        "session-refused",
        "access-decided",
        "delivery-sent",
    ];
    assert_eq!(events, expected);
    assert_eq!(report.files, [digest(b"file")]);
    assert_eq!((report.log_is_known, report.time), (true, TimeStanding::Absent));
    assert_eq!(report.witnesses.len(), 2);
    assert_eq!(report.size, world.entries.len() as u64);
    // Without keys from elsewhere it only agrees with itself, and says so.
    let report = verify_evidence(file.as_bytes(), &Trust::default());
    assert!(report.holds() && !report.log_is_known);
}

#[test]
fn keys_known_by_another_way_are_compared() {
    let mut world = world();
    let bundle = world.bundle();
    let file = world.seal(bundle);
    let stranger = SecretKey::from_seed(&[8; 32]);
    let log = NoteKey::new("noeud.invalid/journal", NoteKeyKind::Signature, stranger.public()).unwrap();
    let witness = NoteKey::new("tiers.invalid/temoin", NoteKeyKind::Cosignature, stranger.public()).unwrap();
    let trust = Trust { log: Some(&log), witnesses: &[witness], time: None };
    let report = verify_evidence(file.as_bytes(), &trust);
    assert_eq!(lines(&report), ["keys.log untrusted", "checkpoint witness-absent"]);
}

#[test]
fn whatever_is_done_to_a_bundle_is_found_with_its_place() {
    let mut world = world();
    let all = tampered(&mut world);
    assert!(all.len() > 180, "{}", all.len());
    for one in all {
        let found = lines(&verify_evidence(&one.file, &Trust::default()));
        assert!(!found.is_empty(), "{}: nothing found", one.name);
        if let Some(expected) = one.expected {
            assert!(found.contains(&expected), "{}: {found:?} without {expected}", one.name);
        }
    }
}

/// The two verifiers share no code; they say the same words of each bundle, good or not.
#[test]
fn python_says_the_same() {
    if Command::new("python3").arg("--version").output().is_err() {
        eprintln!("skipped: python3 is not installed");
        return;
    }
    let mut world = world();
    let folder = tempfile::tempdir().unwrap();
    let bundle = world.bundle();
    let good =
        crate::fixture::Tampered { name: "good".into(), file: world.seal(bundle).into(), expected: None };
    let all: Vec<_> = std::iter::once(good).chain(tampered(&mut world)).collect();
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/../../scripts/interop/evidence.py");
    for one in &all {
        std::fs::write(folder.path().join(format!("{}.json", one.name)), &one.file).unwrap();
        let verdict = lines(&verify_evidence(&one.file, &Trust::default())).join("\n");
        std::fs::write(folder.path().join(format!("{}.verdict", one.name)), verdict).unwrap();
    }
    let output = Command::new("python3").arg(script).arg(folder.path()).output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{said}{}", String::from_utf8_lossy(&output.stderr));
    assert!(said.contains(&format!("{} passed, 0 failed, 0 skipped", all.len())), "{said}");
}

#[test]
fn the_proof_of_an_act_has_the_form_of_others() {
    let mut world = world();
    let bundle = world.bundle();
    let proof = bundle.tlog_proof(6).or_else(|| bundle.tlog_proof(5)).unwrap();
    assert!(proof.starts_with("c2sp.org/tlog-proof@v1\nindex 306\n"), "{proof}");
    assert!(proof.ends_with(&bundle.checkpoint));
    assert_eq!(bundle.tlog_proof(99), None);
}

#[test]
fn a_bundle_is_made_of_what_the_checkpoint_covers() {
    let mut world = world();
    let note = world.checkpoint(1);
    let mut bundle = EvidenceBundle::new(&note, &world.log(), &world.witness_keys()).unwrap();
    assert_eq!(bundle.keys.witnesses.len(), 1, "only those that cosigned");
    let mut late = world.entries[0].clone();
    late.seq = 10_000;
    let mut reader = entente_audit::TreeReader::new(&world.tiles, world.tree.size());
    assert!(bundle.add(&late, None, &mut reader).is_err());
    let stranger = SecretKey::from_seed(&[8; 32]);
    let other = NoteKey::new("noeud.invalid/journal", NoteKeyKind::Signature, stranger.public()).unwrap();
    assert!(EvidenceBundle::new(&note, &other, &[]).is_err());
    // Erased salts open nothing, and the log holds as before.
    let mut salts = world.salts.clone();
    assert_eq!(salts.opens(&world.commitment, LOGIN), Some(true));
    assert!(salts.erase(&world.commitment, crate::fixture::day("2026-12-01")));
    assert_eq!(salts.opens(&world.commitment, LOGIN), None);
    let root = world.tree.root();
    assert!(entente_audit::check_tree(&world.tiles, world.tree.size(), root, &mut |_, _| {}).is_sound());
}

proptest! {
    #[test]
    fn nothing_that_comes_from_outside_stops_the_program(text in "(entente |old |— |tile/|[a-z0-9+/= \\n\\t{}\":.é-]){0,60}", bytes in prop::collection::vec(any::<u8>(), 0..200), size in any::<u64>(), index in any::<u64>(), hashes in 0usize..70) {
        let _ = (SignedNote::read(&text), text.parse::<NoteKey>(), text.parse::<TilePath>(), text.parse::<SaltBook>());
        let _ = (WitnessRequest::read(&text), NoteSignature::read(&text), LogCheckpoint::read(&text));
        let _ = (StoredEntry::of_leaf(&bytes), StoredEntry::of_leaf(text.as_bytes()), read_entries(&bytes));
        prop_assert!(!verify_evidence(&bytes, &Trust::default()).holds());
        let path = vec![digest(&bytes); hashes];
        prop_assert!(verify_inclusion(&bytes, index, size, &digest(b""), &path).is_err());
        prop_assert!(verify_consistency(index, &digest(b""), size, &digest(b"x"), &path).is_err());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_flipped_bit_of_a_bundle_is_found(which in any::<prop::sample::Index>()) {
        let mut world = world();
        let bundle = world.bundle();
        let mut file = world.seal(bundle).into_bytes();
        let bit = which.index(file.len() * 8);
        file[bit / 8] ^= 1 << (bit % 8);
        prop_assert!(!verify_evidence(&file, &Trust::default()).holds());
    }
}
