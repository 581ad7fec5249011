//! The stored form of an entry: old logs must still verify after the code changes.

use entente_audit::{Actor, Body, DepositId, Event, Hash, Head, UserId, append, commitment, digest};
use entente_model::{ArticleRef, Verdict};

fn check(event: Event, subject_sha256: Option<Hash>) -> String {
    let at = "2026-11-21T10:00:00.123456789Z".parse().unwrap();
    let stored =
        append(&Head { seq: 6, hash: digest(b"six") }, at, &Actor::User(UserId::new(3)), &Body { event, subject_sha256 });
    let entry = stored.read().unwrap();
    assert_eq!(append(&Head { seq: 6, hash: entry.previous }, entry.at, &Actor::User(UserId::new(3)), &entry.body), stored);
    format!("{} {} {} {}\n{}", stored.seq, stored.at_text, stored.actor, stored.body_text, stored.hash)
}

#[test]
fn keeps_its_form() {
    let received = Event::DepositReceived {
        deposit: DepositId::new(1),
        dataset: "f-carac-elev".into(),
        period: "2026".parse().unwrap(),
        party: "rectorat-exemple".into(),
        version: 1,
        sha256: digest(b"file"),
        size_bytes: 4,
    };
    insta::assert_snapshot!(check(received, Some(digest(b"row"))), @"");
    let refused = Event::SessionRefused { login_commitment: commitment(&[7; 32], "agent@rectorat.invalid") };
    insta::assert_snapshot!(check(refused, None), @"");
}

#[test]
fn reads_back_nested_events() {
    check(
        Event::DepositChecked {
            report: "r-000001".parse().unwrap(),
            deposit: DepositId::new(1),
            verdict: Verdict::Rejected,
            rows: u64::MAX,
            findings: 11,
            report_sha256: digest(b"report"),
            checked_sha256: None,
        },
        None,
    );
    check(
        Event::AccessDecided {
            decision: "a-000001".parse().unwrap(),
            outcome: entente_audit::Outcome::NotCovered,
            recipient: "region-exemple".into(),
            purpose: "etudes".into(),
            dataset: "f-carac-elev".into(),
            articles: vec![ArticleRef { convention: "men-rdf-2015".into(), article: "2.2".into(), line: 40 }],
            decision_sha256: digest(b"decision"),
        },
        Some(digest(b"row")),
    );
}
