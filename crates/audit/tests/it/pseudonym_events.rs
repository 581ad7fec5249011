//! The events about the key of pseudonyms: their stored form, that each says something, and that none holds a secret.

use entente_audit::{
    DecisionId, Event, KeySplitId, PseudonymAct, PseudonymActRefusal, PseudonymKeyId, digest, words,
};
use entente_model::{ArticleRef, PartyId};
use entente_text::Lang;

fn holders() -> Vec<PartyId> {
    vec!["rectorat-exemple".into(), "tiers-exemple".into()]
}

fn events() -> Vec<Event> {
    vec![
        Event::PseudonymKeyPutInForce {
            key: PseudonymKeyId::new(2),
            generation: 2,
            mark: "0123456789abcdef".to_owned(),
        },
        Event::PseudonymKeySplit { split: KeySplitId::new(1), generation: 1, holders: holders() },
        Event::PseudonymKeyRestored { generation: 1, holders: holders() },
        Event::PseudonymsRekeyed {
            decision: DecisionId::new(4),
            dataset: "f-carac-elev".into(),
            recipient: "region-exemple".into(),
            purpose: "etudes".into(),
            variable: "id_eleve".into(),
            from: 1,
            to: 2,
            holders: holders(),
            asked: 3,
            found: 2,
            file_sha256: digest(b"pairs"),
        },
        Event::PseudonymsReversed {
            dataset: "f-carac-elev".into(),
            recipient: "region-exemple".into(),
            purpose: "etudes".into(),
            variable: "id_eleve".into(),
            generation: 1,
            article: ArticleRef { convention: "men-rdf-2015".into(), article: "4".into(), line: 40 },
            holders: holders(),
            asked: 1,
            found: 1,
        },
        Event::PseudonymActRefused { act: PseudonymAct::Reverse, why: PseudonymActRefusal::OneHolder },
    ]
}

#[test]
fn keeps_their_form() {
    let forms: Vec<String> = events().iter().map(|event| serde_json::to_string(event).unwrap()).collect();
    insta::assert_snapshot!(forms.join("\n"), @r#"
    {"event":"pseudonym-key-put-in-force","key":"h-000002","generation":2,"mark":"0123456789abcdef"}
    {"event":"pseudonym-key-split","split":"i-000001","generation":1,"holders":["rectorat-exemple","tiers-exemple"]}
    {"event":"pseudonym-key-restored","generation":1,"holders":["rectorat-exemple","tiers-exemple"]}
    {"event":"pseudonyms-rekeyed","decision":"a-000004","dataset":"f-carac-elev","recipient":"region-exemple","purpose":"etudes","variable":"id_eleve","from":1,"to":2,"holders":["rectorat-exemple","tiers-exemple"],"asked":3,"found":2,"file_sha256":"fb095624103259f86a43b8cedab71373a62f18c2539424a53863e3e9fbb984c7"}
    {"event":"pseudonyms-reversed","dataset":"f-carac-elev","recipient":"region-exemple","purpose":"etudes","variable":"id_eleve","generation":1,"article":{"convention":"men-rdf-2015","article":"4","line":40},"holders":["rectorat-exemple","tiers-exemple"],"asked":1,"found":1}
    {"event":"pseudonym-act-refused","act":"reverse","why":"one-holder"}
    "#);
    for event in events() {
        let text = serde_json::to_string(&event).unwrap();
        assert_eq!(serde_json::from_str::<Event>(&text).unwrap(), event);
    }
}

#[test]
fn says_each_of_them() {
    let mut said = Vec::new();
    for event in events() {
        for lang in [Lang::Fr, Lang::En] {
            let sentence = words().say(lang, &event.message());
            assert!(!sentence.contains("event-") && !sentence.contains('$'), "{sentence}");
            said.push(sentence);
        }
    }
    assert_eq!(
        said[2],
        "Clé de pseudonymes 1 partagée en trois parts\u{a0}: rectorat-exemple, tiers-exemple"
    );
    assert!(said[11].contains("both shares are of one holder"), "{}", said[11]);
}
