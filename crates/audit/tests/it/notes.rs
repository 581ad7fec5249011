//! Signed notes and checkpoints: what others wrote is read, what we write others read, and a changed byte shows.

use entente_audit::{
    LogCheckpoint, NoteKey, NoteKeyKind, NoteSignature, NoteStanding, SecretKey, SignedNote, digest,
};
use proptest::prelude::*;

fn log_key() -> (NoteKey, SecretKey) {
    let key = SecretKey::from_seed(&[1; 32]);
    (NoteKey::new("noeud.invalid/journal", NoteKeyKind::Signature, key.public()).unwrap(), key)
}

fn witness_key() -> (NoteKey, SecretKey) {
    let key = SecretKey::from_seed(&[2; 32]);
    (NoteKey::new("academie.invalid/temoin", NoteKeyKind::Cosignature, key.public()).unwrap(), key)
}

fn note() -> SignedNote {
    let (log, key) = log_key();
    let checkpoint = LogCheckpoint { origin: log.name().to_owned(), size: 42, root: digest(b"root") };
    let mut note = checkpoint.sign(&key).unwrap();
    let (witness, secret) = witness_key();
    note.add(note.cosign(witness.name(), &secret, 1_790_000_000).unwrap());
    note
}

/// The example of C2SP signed-note, and the one of Go's `sumdb/note`: two other programs wrote them.
#[test]
fn notes_of_others_are_read() {
    let key: NoteKey =
        "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k".parse().unwrap();
    let text = "This is an example message.\n\n\u{2014} example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n";
    let note = SignedNote::read(text).unwrap();
    assert_eq!(note.standing(&key), NoteStanding::Signed);
    assert_eq!(note.to_string(), text);
    let other = SignedNote::read(&text.replace("example message", "exemple message")).unwrap();
    assert_eq!(other.standing(&key), NoteStanding::Wrong);
    let peter = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
    assert_eq!(peter.parse::<NoteKey>().unwrap().to_string(), peter);
    assert!("PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW".parse::<NoteKey>().is_err());
}

#[test]
fn a_checkpoint_is_three_lines_and_signatures() {
    insta::assert_snapshot!(note().to_string(), @"
    noeud.invalid/journal
    42
    SBNJTRN+FjG7owHVrKtue7eqdM4RhdRWVl71HXN2d7I=

    — noeud.invalid/journal DQmYJ6/v35ORSKQziinUFKD5f5F0fjStyOzAPNqgZdnFhaDi+Y5v8IdcW5bU3EyfnqgBpRqggq+lRB0JnU1qCbSz+wo=
    — academie.invalid/temoin JYJqigAAAABqsTuAH38vokpThz4Ln5Hw9SujRWXO1gRkBndKlguzjW8S4qxXFZDLdpB2rCGGMwW6oj+dr3ztmRNgual2XUbpzai+Cw==
    ");
}

#[test]
fn a_note_is_written_in_one_way() {
    let note = note();
    let text = note.to_string();
    assert_eq!(SignedNote::read(&text).unwrap(), note);
    for wrong in [
        text.trim_end().to_owned(),
        text.replace("\n42\n", "\n042\n"),
        text.replace('\n', "\r\n"),
        text.replacen("\n\n", "\n", 1),
        text.replace("42", "281474976710657"),
    ] {
        let read = SignedNote::read(&wrong);
        assert!(read.is_err() || read.is_ok_and(|note| note.checkpoint().is_err()), "{wrong}");
    }
    let extended = SignedNote::sign("o\n1\n\nmore\n", "o", &log_key().1);
    assert!(extended.is_err() || extended.is_ok_and(|note| note.checkpoint().is_err()));
    assert!(NoteKey::new("a b", NoteKeyKind::Signature, log_key().1.public()).is_err());
    assert!(NoteKey::new("a+b", NoteKeyKind::Signature, log_key().1.public()).is_err());
}

#[test]
fn a_cosignature_takes_the_place_of_the_one_before() {
    let mut note = note();
    let (witness, secret) = witness_key();
    assert_eq!(note.standing(&witness), NoteStanding::Cosigned(1_790_000_000));
    let later = note.cosign(witness.name(), &secret, 1_790_000_060).unwrap();
    assert_eq!(NoteSignature::read(&format!("{later}\n")).unwrap(), later);
    note.add(later);
    assert_eq!(note.standing(&witness), NoteStanding::Cosigned(1_790_000_060));
    assert_eq!(note.signatures().len(), 2);
    let (log, key) = log_key();
    let mut bare = LogCheckpoint::read(note.text()).unwrap().sign(&key).unwrap();
    assert!(bare.merge(&note));
    assert_eq!((bare.standing(&log), bare), (NoteStanding::Signed, note));
}

proptest! {
    #[test]
    fn a_flipped_bit_of_a_note_shows(which in any::<prop::sample::Index>()) {
        let note = note();
        let mut bytes = note.to_string().into_bytes();
        let bit = which.index(bytes.len() * 8);
        bytes[bit / 8] ^= 1 << (bit % 8);
        let (log, witness) = (log_key().0, witness_key().0);
        let whole = |note: &SignedNote| {
            note.standing(&log) == NoteStanding::Signed && matches!(note.standing(&witness), NoteStanding::Cosigned(_)) && note.checkpoint().is_ok()
        };
        prop_assert!(whole(&note));
        if let Ok(text) = String::from_utf8(bytes) {
            prop_assert!(!SignedNote::read(&text).is_ok_and(|note| whole(&note)));
        }
    }
}
