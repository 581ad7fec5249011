//! Trusted time against a real authority, `openssl ts`: what it signs is verified, what nobody should sign is refused with its reason.

use entente_audit::{
    EvidenceBundle, EvidenceTime, Hash, TimeAuthorities, TimeFault, TimeRequest, TimeStanding, TimeToken,
    Trust, digest, verify_evidence,
};
use entente_testkit::{AUTHORITY_NAME, TimeAuthority};
use proptest::prelude::*;

use crate::fixture::{World, world, world_from};

const TEXT: &[u8] = b"noeud.invalid/journal\n1\nAAAA\n";

fn known(authority: &TimeAuthority, name: &str) -> TimeAuthorities {
    TimeAuthorities::read(&std::fs::read(authority.path(name)).unwrap()).unwrap()
}

fn stamped(authority: &TimeAuthority, over: &[u8]) -> TimeToken {
    let request = TimeRequest::new(digest(over), *b"whatever");
    request.answered(&authority.answer(&request.to_der()).unwrap()).unwrap()
}

#[test]
fn what_an_authority_answers_holds() {
    let Some(authority) = TimeAuthority::new().unwrap() else { return };
    let token = stamped(&authority, TEXT);
    assert!(token.is_over(&digest(TEXT)) && !token.is_over(&digest(b"other")));
    // Alone, beside the one that vouches for it, and by itself.
    let alone = token.verify(None).unwrap();
    assert_eq!((alone.authority.as_str(), alone.is_known), (AUTHORITY_NAME, false));
    for file in ["ca.pem", "tsa.pem"] {
        assert!(token.verify(Some(&known(&authority, file))).unwrap().is_known, "{file}");
    }
    // `openssl` accepts the bytes that are kept.
    let (kept, over) = (authority.path("kept.tst"), authority.path("text"));
    std::fs::write(&kept, token.as_der()).unwrap();
    std::fs::write(&over, TEXT).unwrap();
    assert!(authority.accepts(&kept, &over));
    // Instants, to the second.
    let at = jiff::Timestamp::from_second(token.second().cast_signed()).unwrap();
    assert!(!token.is_before(&at.to_string()));
    assert!(token.is_before(&(at + jiff::SignedDuration::from_secs(1)).to_string()));
}

#[test]
fn elliptic_curves_hold_too() {
    let Some(authority) = TimeAuthority::new().unwrap() else { return };
    authority.signer("curve", "ec", "time", 30).unwrap();
    let token = stamped(&authority, TEXT);
    let token = TimeToken::read(&authority.signed_by(token.as_der(), "curve").unwrap()).unwrap();
    assert!(token.verify(Some(&known(&authority, "ca.pem"))).unwrap().is_known);
}

#[test]
fn certificates_that_should_not_sign_a_time_are_refused() {
    let Some(authority) = TimeAuthority::new().unwrap() else { return };
    let cases = [
        ("web", "rsa:2048", "web", 30, TimeFault::Usage),
        ("both", "rsa:2048", "both", 30, TimeFault::Usage),
        ("lax", "rsa:2048", "lax", 30, TimeFault::Usage),
        ("past", "rsa:2048", "time", -1, TimeFault::Validity),
        ("short", "rsa:1024", "time", 30, TimeFault::Signature),
    ];
    for (name, key, extensions, days, _) in &cases {
        authority.signer(name, key, extensions, *days).unwrap();
    }
    let token = stamped(&authority, TEXT);
    for (name, .., expected) in cases {
        let again = TimeToken::read(&authority.signed_by(token.as_der(), name).unwrap()).unwrap();
        assert_eq!(again.verify(Some(&known(&authority, "ca.pem"))), Err(expected.clone()), "{name}");
        assert_eq!(again.verify(None), Err(expected), "{name}, by itself");
    }
    // Another authority, which the verifier does not know.
    let other = TimeAuthority::new().unwrap().unwrap();
    assert_eq!(token.verify(Some(&known(&other, "ca.pem"))), Err(TimeFault::Untrusted));
    assert_eq!(token.verify(Some(&known(&other, "tsa.pem"))), Err(TimeFault::Untrusted));
}

#[test]
fn an_answer_to_something_else_is_refused() {
    let Some(authority) = TimeAuthority::new().unwrap() else { return };
    let request = TimeRequest::new(digest(TEXT), [1; 8]);
    assert_eq!(TimeRequest::of_der(&request.to_der()), Some(request));
    let answer = authority.answer(&request.to_der()).unwrap();
    let other = TimeRequest::new(digest(b"other"), [1; 8]);
    assert_eq!(other.answered(&answer), Err(TimeFault::Imprint));
    let later = TimeRequest::new(digest(TEXT), [2; 8]);
    assert_eq!(later.answered(&answer), Err(TimeFault::Nonce));
    // A digest that the authority does not take: it says why.
    let mut wrong = request.to_der();
    wrong[19] = 7;
    let refused = request.answered(&authority.answer(&wrong).unwrap());
    assert!(matches!(refused, Err(TimeFault::Refused { status: 2, .. })), "{refused:?}");
    for garbage in
        [&b""[..], b"x", b"<html>", &[0x30, 0x80], &[0x30, 0x84, 0xff, 0xff, 0xff, 0xff], &[0x30; 70_000]]
    {
        assert_eq!(request.answered(garbage), Err(TimeFault::Form));
        assert!(TimeRequest::of_der(garbage).is_none() && TimeAuthorities::read(garbage).is_none());
    }
}

/// Each byte of a token, changed: refused, or one that nothing signs and that says nothing (RFC 5652: versions, lists of digests).
#[test]
fn a_changed_byte_of_a_token_is_refused_or_means_nothing() {
    let Some(authority) = TimeAuthority::new().unwrap() else { return };
    let token = stamped(&authority, TEXT);
    let known = known(&authority, "ca.pem");
    let verdict = token.verify(Some(&known)).unwrap();
    let mut held = 0;
    for at in 0..token.as_der().len() {
        let mut changed = token.as_der().to_vec();
        changed[at] ^= 1;
        let Ok(read) = TimeToken::read(&changed) else { continue };
        if let Ok(found) = read.verify(Some(&known)) {
            held += 1;
            assert_eq!((found, read.second()), (verdict.clone(), token.second()), "byte {at}");
            assert!(read.is_over(&digest(TEXT)), "byte {at}");
        }
    }
    assert!(held < 40, "{held} bytes that nothing signs");
}

fn with_time(world: &mut World, time: EvidenceTime) -> String {
    let mut bundle: EvidenceBundle = world.bundle();
    bundle.time = Some(time);
    world.seal(bundle)
}

fn imprint(world: &mut World) -> Hash {
    let note = entente_audit::SignedNote::read(&world.bundle().checkpoint).unwrap();
    digest(note.text().as_bytes())
}

#[test]
fn a_bundle_says_when_and_by_whom() {
    let Some(authority) = TimeAuthority::new().unwrap() else { return };
    let mut world = world();
    let request = TimeRequest::new(imprint(&mut world), [3; 8]);
    let token = request.answered(&authority.answer(&request.to_der()).unwrap()).unwrap();
    let time = EvidenceTime::of_token(&token);
    let file = with_time(&mut world, time.clone());
    let known = known(&authority, "ca.pem");
    let judged = |file: &str, time| {
        let report = verify_evidence(file.as_bytes(), &Trust { time, ..Trust::default() });
        let faults: Vec<String> = report.faults.iter().map(ToString::to_string).collect();
        (report.time, report.time_authority, report.time_fault, faults)
    };
    let name = Some(AUTHORITY_NAME.to_owned());
    let attested = TimeStanding::Attested(token.second());
    assert_eq!(judged(&file, Some(&known)), (attested, name.clone(), None, Vec::new()));
    assert_eq!(judged(&file, None), (TimeStanding::NotVerified(token.second()), name, None, Vec::new()));
    let fails = |time: EvidenceTime, world: &mut World| judged(&with_time(world, time), Some(&known));
    let fault = |fault| (TimeStanding::Absent, None, Some(fault), vec!["time time".to_owned()]);
    let other = EvidenceTime { kind: "ntp".into(), ..time.clone() };
    assert_eq!(fails(other, &mut world), fault(TimeFault::Kind { kind: "ntp".into() }));
    let garbage = EvidenceTime { token: "AAAA".into(), ..time };
    assert_eq!(fails(garbage, &mut world), fault(TimeFault::Form));
    let elsewhere = EvidenceTime::of_token(&stamped(&authority, TEXT));
    assert_eq!(fails(elsewhere, &mut world), fault(TimeFault::Imprint));
    // Entries that say the year 2096 were not there today.
    let mut ahead = world_from(4_000_000_000);
    let request = TimeRequest::new(imprint(&mut ahead), [4; 8]);
    let token = request.answered(&authority.answer(&request.to_der()).unwrap()).unwrap();
    let (standing, _, fault, faults) = fails(EvidenceTime::of_token(&token), &mut ahead);
    assert_eq!((standing, fault), (TimeStanding::Attested(token.second()), None));
    assert_eq!(faults, ["time time-order"]);
}

proptest! {
    #[test]
    fn no_bytes_stop_the_reader(bytes in prop::collection::vec(any::<u8>(), 0..300), at in 0usize..2000, value in any::<u8>()) {
        let _ = TimeToken::read(&bytes);
        let _ = TimeAuthorities::read(&bytes);
        let mut token = include_bytes!("token.tst").to_vec();
        let at = at % token.len();
        token[at] = value;
        if let Ok(read) = TimeToken::read(&token) {
            let _ = read.verify(None);
        }
    }
}
