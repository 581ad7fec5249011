//! Events in the life of conventions: each is said in both languages, and none holds more than codes.

use entente_audit::{
    AdhesionId, AgreementFactId, AgreementReminderId, AgreementSignatureId, AmendmentId, Event, KeyEntryId,
    KeyId, PaperAgreementId, RevokedReason, SignatureMeans, Table, WitnessId, digest, words,
};
use entente_text::Lang;
use jiff::civil::date;

fn events() -> Vec<(Event, Table)> {
    let key = KeyId(digest(b"key"));
    let (agreement, party) = (|| "exemple-2024".into(), || "region-exemple".into());
    let fact = |replaces| Event::AgreementFactRecorded {
        fact: AgreementFactId::new(2),
        agreement: agreement(),
        what: "notice-received".to_owned(),
        happened_on: date(2026, 3, 2),
        known_on: date(2026, 3, 4),
        replaces,
    };
    let recorded = |means| Event::AgreementSignatureRecorded {
        signature: AgreementSignatureId::new(1),
        agreement: agreement(),
        sha256: digest(b"text"),
        party: party(),
        means,
        recorded_by: "rectorat-exemple".into(),
        key,
    };
    let registered =
        |follows| Event::KeyRegistered { entry: KeyEntryId::new(1), party: party(), key, follows };
    let revoked = |why| Event::KeyRevoked { entry: KeyEntryId::new(2), party: party(), key, why };
    let paper = Event::PaperAgreementRegistered {
        paper: PaperAgreementId::new(2),
        agreement: agreement(),
        sha256: digest(b"entry"),
        scan: Some(digest(b"scan")),
    };
    let mut events = vec![
        (fact(None), Table::AgreementFact),
        (fact(Some(AgreementFactId::new(1))), Table::AgreementFact),
        (
            Event::AgreementSigned {
                signature: AgreementSignatureId::new(1),
                agreement: agreement(),
                sha256: digest(b"text"),
                party: party(),
                key,
            },
            Table::AgreementSignature,
        ),
        (registered(None), Table::KeyEntry),
        (registered(Some(key)), Table::KeyEntry),
        (
            Event::AmendmentProposed {
                amendment: AmendmentId::new(1),
                agreement: agreement(),
                number: 1,
                base_sha256: digest(b"before"),
                sha256: digest(b"after"),
            },
            Table::Amendment,
        ),
        (
            Event::AgreementJoined {
                adhesion: AdhesionId::new(1),
                agreement: agreement(),
                party: party(),
                institutions: 3,
                sha256: digest(b"adhesion"),
            },
            Table::Adhesion,
        ),
        (paper, Table::PaperAgreement),
        (
            Event::AgreementReminded {
                reminder: AgreementReminderId::new(1),
                agreement: agreement(),
                entry: "renewal".to_owned(),
                due_on: date(2026, 8, 27),
                stage: "before-30".parse().unwrap(),
            },
            Table::AgreementReminder,
        ),
    ];
    for event in [
        Event::WitnessAdded { witness: WitnessId::new(1), party: party(), name: "temoin.invalid".to_owned() },
        Event::WitnessRemoved {
            witness: WitnessId::new(2),
            party: party(),
            name: "temoin.invalid".to_owned(),
        },
    ] {
        events.push((event, Table::Witness));
    }
    events.extend(SignatureMeans::ALL.map(|means| (recorded(means), Table::AgreementSignature)));
    events.extend(RevokedReason::ALL.map(|why| (revoked(why), Table::KeyEntry)));
    events
}

#[test]
fn each_is_said_in_both_languages() {
    let mut said: Vec<String> = Vec::new();
    for (event, _) in events() {
        for lang in [Lang::Fr, Lang::En] {
            let sentence = words().say(lang, &event.message());
            assert!(!sentence.contains("event-") && !sentence.contains('$'), "{sentence}");
            assert!(!said.contains(&sentence), "said twice: {sentence}");
            said.push(sentence);
        }
    }
    insta::assert_snapshot!(said[0], @"Convention exemple-2024 : fait f-000002 du 2026-03-02 enregistré (notice-received)");
}

#[test]
fn each_speaks_of_its_row_and_is_read_back() {
    for (event, table) in events() {
        let subject = event.subject().unwrap();
        assert_eq!(subject.table, table);
        assert!(subject.id.len() == 8, "{}", subject.id);
        let json = serde_json::to_string(&event).unwrap();
        assert_eq!(serde_json::from_str::<Event>(&json).unwrap(), event, "{json}");
    }
}
