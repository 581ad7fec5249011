//! The stored form of an entry: old logs must still verify after the code changes.

use entente_audit::{Actor, Body, DepositId, Event, Hash, Head, UserId, append, commitment, digest};
use entente_model::{ArticleRef, Verdict};

fn check(event: Event, subject_sha256: Option<Hash>) -> String {
    let at = "2026-11-21T10:00:00.123456789Z".parse().unwrap();
    let stored = append(
        &Head { seq: 6, hash: digest(b"six") },
        at,
        &Actor::User(UserId::new(3)),
        &Body { event, subject_sha256 },
    );
    let entry = stored.read().unwrap();
    assert_eq!(
        append(&Head { seq: 6, hash: entry.previous }, entry.at, &Actor::User(UserId::new(3)), &entry.body),
        stored
    );
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
    insta::assert_snapshot!(check(received, Some(digest(b"row"))), @r#"
    7 2026-11-21T10:00:00.123456Z user:u-000003 {"event":"deposit-received","deposit":"d-000001","dataset":"f-carac-elev","period":"2026","party":"rectorat-exemple","version":1,"sha256":"3b9c358f36f0a31b6ad3e14f309c7cf198ac9246e8316f9ce543d5b19ac02b80","size_bytes":4,"subject_sha256":"634768dae1474506e4bf7d341890542b09987d7e6aea5d446c02e37581a56954"}
    347e18d9943aae00f37903f78a90f007381cc59a8cf473571c132bc1d750ebec
    "#);
    let refused = Event::SessionRefused { login_commitment: commitment(&[7; 32], "agent@rectorat.invalid") };
    insta::assert_snapshot!(check(refused, None), @r#"
    7 2026-11-21T10:00:00.123456Z user:u-000003 {"event":"session-refused","login_commitment":"e0a11d9e30aad42b26dea1330ee7eb4aadceeaaee8e70c9a221f8c0d31b3a88a"}
    91a29b0e07c22631617fa0232229e64e4aff6a7c9a40fcc6f65f3bba2b5907b7
    "#);
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
