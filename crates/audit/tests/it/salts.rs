//! Salts: they open what they closed, and what is done to their book is found.

use entente_audit::{Hash, Salt, SaltBook, SaltFault};
use jiff::civil::Date;
use proptest::prelude::*;

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn book() -> (SaltBook, Vec<(u64, Hash)>) {
    let mut book = SaltBook::default();
    let recorded = (1..=6u8).map(|number| {
        let until = day(if number < 4 { "2026-12-31" } else { "2027-12-31" });
        (u64::from(number) * 10, book.commit(Salt::new([number; 32]), &format!("personne {number}"), until))
    });
    let recorded = recorded.collect();
    (book, recorded)
}

#[test]
fn a_salt_opens_its_value_until_it_is_erased() {
    let (mut book, recorded) = book();
    assert_eq!(book.faults(&recorded), []);
    let (_, first) = recorded[0];
    assert_eq!(book.opens(&first, "personne 1"), Some(true));
    assert_eq!(book.opens(&first, "personne 2"), Some(false));
    assert_eq!(book.due(day("2026-12-31")), []);
    assert_eq!(book.due(day("2027-01-01")).len(), 3);
    assert!(book.erase(&first, day("2027-01-01")) && !book.erase(&first, day("2027-01-02")));
    assert_eq!((book.opens(&first, "personne 1"), book.erased_on(&first)), (None, Some(day("2027-01-01"))));
    assert_eq!(book.faults(&recorded), [], "erasing is no fault");
    assert!(!book.to_string().contains(&"01".repeat(32)), "the salt is gone");
    assert_eq!(book.to_string().parse::<SaltBook>().unwrap(), book);
    assert!(!format!("{book:?}").contains("02020202"), "never shown");
}

#[test]
fn what_is_done_to_the_book_is_found() {
    let (book, recorded) = book();
    let text = book.to_string();
    let lines: Vec<&str> = text.lines().collect();
    let read = |lines: &[&str]| format!("{}\n", lines.join("\n")).parse::<SaltBook>();
    let mut deleted = lines.clone();
    deleted.remove(2);
    let faults = read(&deleted).unwrap().faults(&recorded);
    assert!(matches!(faults[..], [SaltFault::Missing { .. }]), "{faults:?}");
    let mut reordered = lines.clone();
    reordered.swap(2, 3);
    insta::assert_snapshot!(read(&reordered).unwrap_err(), @"line 4 of the book of salts: expected a commitment after that of the line before");
    let mut replayed = lines.clone();
    replayed.insert(3, lines[2]);
    assert!(read(&replayed).is_err());
    assert!(text[..text.len() - 1].parse::<SaltBook>().is_err());
    let faults = book.faults(&recorded[1..]);
    assert!(matches!(faults[..], [SaltFault::Unrecorded { .. }]), "{faults:?}");
}

proptest! {
    #[test]
    fn a_flipped_bit_of_the_book_is_found(which in any::<prop::sample::Index>()) {
        let (book, recorded) = book();
        let mut bytes = book.to_string().into_bytes();
        let bit = which.index(bytes.len() * 8);
        bytes[bit / 8] ^= 1 << (bit % 8);
        let Ok(text) = String::from_utf8(bytes) else { return Ok(()) };
        // A day that was moved is the only thing that the log does not hold.
        if let Ok(read) = text.parse::<SaltBook>() {
            let days = |text: &str| -> Vec<String> { text.lines().filter_map(|line| line.rsplit(' ').next().map(str::to_owned)).collect() };
            prop_assert!(!read.faults(&recorded).is_empty() || days(&text) != days(&book.to_string()));
        }
    }
}
