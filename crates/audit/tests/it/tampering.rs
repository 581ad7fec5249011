//! Every way to tamper with a log that has not been wholly rewritten.

use entente_audit::{
    Actor, Body, Breach, Checkpoint, DeliveryId, Event, Hash, Head, StoredEntry, UserId, Verification,
    Verifier, append, verify,
};
use jiff::Timestamp;
use proptest::prelude::*;

fn log(length: u64) -> (Vec<StoredEntry>, Head) {
    let mut head = Head::EMPTY;
    let mut entries = Vec::new();
    for number in 1..=length {
        let event = Event::DeliveryDownloaded { delivery: DeliveryId::new(number), user: UserId::new(1) };
        let subject_sha256 = number.is_multiple_of(2).then_some(Hash::from_bytes([number as u8; 32]));
        let at = Timestamp::from_second(1_790_000_000 + number as i64).unwrap();
        let entry =
            append(&head, at, &Actor::Party("region-exemple".into()), &Body { event, subject_sha256 });
        head = entry.head();
        entries.push(entry);
    }
    (entries, head)
}

/// Sets an entry as the database would hold it after the bit was flipped; `None` where it is text no more.
fn flip(entry: &StoredEntry, field: usize, bit: usize) -> Option<StoredEntry> {
    let mut entry = entry.clone();
    let text = match field {
        0 => {
            // The engines hold whole numbers of 63 bits and a sign.
            entry.seq ^= 1 << (bit % 63);
            return Some(entry);
        }
        1 => &mut entry.at_text,
        2 => &mut entry.actor,
        3 => &mut entry.body_text,
        4 => &mut entry.previous,
        _ => &mut entry.hash,
    };
    let mut bytes = std::mem::take(text).into_bytes();
    let bit = bit % (bytes.len() * 8);
    bytes[bit / 8] ^= 1 << (bit % 8);
    *text = String::from_utf8(bytes).ok()?;
    Some(entry)
}

fn names(breach: &Breach, seq: u64) -> bool {
    match *breach {
        Breach::ChangedEntry { seq: named } | Breach::Unreadable { seq: named } => named == seq,
        Breach::MissingEntries { from, to } => from <= seq && seq <= to,
        Breach::Truncated { expected, found } => found < seq && seq <= expected,
        _ => false,
    }
}

/// Verifies as the store does: in the order of the numbers.
fn read(entries: &[Result<StoredEntry, u64>], head: Head, checkpoint: Option<Checkpoint>) -> Verification {
    let mut entries: Vec<_> = entries.iter().collect();
    entries.sort_by_key(|entry| match entry {
        Ok(entry) => entry.seq,
        Err(seq) => *seq,
    });
    let mut verifier = Verifier::new(head, checkpoint);
    for entry in entries {
        match entry {
            Ok(entry) => drop(verifier.push(entry)),
            Err(seq) => verifier.unreadable(*seq),
        }
    }
    verifier.finish()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn a_flipped_bit_is_found_and_named(length in 1u64..20, which in any::<prop::sample::Index>(), field in 0usize..6, bit in any::<usize>()) {
        let (entries, head) = log(length);
        let position = which.index(entries.len());
        let seq = entries[position].seq;
        let mut read_entries: Vec<Result<StoredEntry, u64>> = entries.iter().cloned().map(Ok).collect();
        read_entries[position] = flip(&entries[position], field, bit).ok_or(seq);
        let found = read(&read_entries, head, None);
        prop_assert!(found.breaches.iter().any(|breach| names(breach, seq)), "{:?}", found.breaches);
        // One changed entry is not the whole log: a changed number is seen at both places, nothing else is.
        prop_assert!(found.breaches.len() <= 2, "{:?}", found.breaches);
        prop_assert_eq!(found.entries, length - 1);
    }

    #[test]
    fn a_removed_run_is_found_and_named(length in 1u64..20, a in any::<prop::sample::Index>(), b in any::<prop::sample::Index>()) {
        let (mut entries, head) = log(length);
        let (a, b) = (a.index(entries.len()), b.index(entries.len()));
        let (from, to) = (a.min(b), a.max(b));
        let (first, last) = (entries[from].seq, entries[to].seq);
        entries.drain(from..=to);
        let breaches = verify(&entries, head).breaches;
        let expected = if last == length {
            Breach::Truncated { expected: length, found: first - 1 }
        } else {
            Breach::MissingEntries { from: first, to: last }
        };
        prop_assert_eq!(&breaches, &[expected]);
        // Whoever also winds the head back is shown by the checkpoint.
        if last == length {
            let checkpoint = Checkpoint::new(head, Timestamp::UNIX_EPOCH);
            let wound_back = entries.last().map_or(Head::EMPTY, StoredEntry::head);
            let kept: Vec<_> = entries.into_iter().map(Ok).collect();
            prop_assert_eq!(&read(&kept, wound_back, None).breaches, &[]);
            prop_assert_eq!(&read(&kept, wound_back, Some(checkpoint)).breaches, &[expected]);
        }
    }

    #[test]
    fn swapped_contents_are_found_and_named(length in 2u64..20, a in any::<prop::sample::Index>(), b in any::<prop::sample::Index>()) {
        let (entries, head) = log(length);
        let (a, b) = (a.index(entries.len()), b.index(entries.len()));
        prop_assume!(a != b);
        let mut swapped = entries.clone();
        swapped.swap(a, b);
        swapped[a].seq = entries[a].seq;
        swapped[b].seq = entries[b].seq;
        let found = verify(&swapped, head);
        let mut expected = [entries[a].seq, entries[b].seq].map(|seq| Breach::ChangedEntry { seq });
        expected.sort();
        prop_assert_eq!(&found.breaches, &expected);
    }

    #[test]
    fn swapped_places_are_found(length in 2u64..20, a in any::<prop::sample::Index>(), b in any::<prop::sample::Index>()) {
        let (mut entries, head) = log(length);
        let (a, b) = (a.index(entries.len()), b.index(entries.len()));
        prop_assume!(a != b);
        entries.swap(a, b);
        prop_assert!(!verify(&entries, head).breaches.is_empty());
    }

    #[test]
    fn a_rewritten_entry_breaks_the_next_link(length in 2u64..20, which in any::<prop::sample::Index>()) {
        let (mut entries, head) = log(length);
        let position = which.index(entries.len());
        entries[position].actor = "system".to_owned();
        entries[position].hash = entries[position].computed_hash().to_string();
        let seq = entries[position].seq;
        let expected = if seq == length {
            Breach::WrongHead { head: length, found: length }
        } else {
            Breach::BrokenLink { seq: seq + 1 }
        };
        prop_assert_eq!(verify(&entries, head).breaches, vec![expected]);
    }

    #[test]
    fn a_log_rewritten_to_its_end_is_shown_by_a_checkpoint(length in 2u64..20, which in any::<prop::sample::Index>()) {
        let (mut entries, head) = log(length);
        let mut previous = Head::EMPTY;
        let position = which.index(entries.len());
        for (rank, entry) in entries.iter_mut().enumerate() {
            if rank == position {
                entry.actor = "system".to_owned();
            }
            entry.previous = previous.hash.to_string();
            entry.hash = entry.computed_hash().to_string();
            previous = entry.head();
        }
        let entries: Vec<_> = entries.into_iter().map(Ok).collect();
        prop_assert_eq!(&read(&entries, previous, None).breaches, &[]);
        let checkpoint = Checkpoint::new(head, Timestamp::UNIX_EPOCH);
        prop_assert_eq!(&read(&entries, previous, Some(checkpoint)).breaches, &[Breach::WrongCheckpoint { seq: length }]);
    }

    #[test]
    fn a_whole_log_holds(length in 0u64..20) {
        let (entries, head) = log(length);
        let checkpoint = Checkpoint::new(head, Timestamp::UNIX_EPOCH);
        let entries: Vec<_> = entries.into_iter().map(Ok).collect();
        let found = read(&entries, head, Some(checkpoint));
        prop_assert_eq!(found.breaches, vec![]);
        prop_assert_eq!(found.entries, length);
    }

    #[test]
    fn no_entry_makes_it_panic(seq: u64, head_seq: u64, text in ".*", hold: bool) {
        let mut entry = StoredEntry { seq, at_text: text.clone(), actor: text.clone(), body_text: text.clone(), previous: text.clone(), hash: text };
        if hold {
            entry.hash = entry.computed_hash().to_string();
        }
        let head = Head { seq: head_seq, hash: Hash::ZERO };
        prop_assert!(!verify([&entry, &entry], head).breaches.is_empty());
    }
}

#[test]
fn a_wrong_head_is_found() {
    let (entries, head) = log(3);
    let check = |head, expected: &[Breach]| assert_eq!(verify(&entries, head).breaches, expected);
    check(head, &[]);
    check(Head { seq: 3, hash: Hash::ZERO }, &[Breach::WrongHead { head: 3, found: 3 }]);
    check(Head { seq: 2, ..head }, &[Breach::WrongHead { head: 2, found: 3 }]);
    check(Head { seq: 4, ..head }, &[Breach::Truncated { expected: 4, found: 3 }]);
}

#[test]
fn a_wholly_spoilt_log_does_not_fill_the_memory() {
    let (mut entries, head) = log(3_000);
    for entry in &mut entries {
        entry.actor = "system".to_owned();
    }
    let found = verify(&entries, head);
    assert_eq!((found.breaches.len(), found.left_off), (Verifier::BREACHES_MAX, 2_000));
}
