//! The events of a deposit's life: their stored form, and that each says something in both languages.

use entente_audit::{
    AcknowledgementId, AlertId, AlertKind, DeliveryId, DepositId, Event, ReminderId, ReminderStage,
    SetAsideId, WithdrawalId, WithdrawalReason, digest, words,
};
use entente_text::Lang;

fn events() -> Vec<Event> {
    let mut events = vec![
        Event::RowsSetAside {
            set_aside: SetAsideId::new(1),
            deposit: DepositId::new(2),
            rows: 12,
            sha256: digest(b"rows"),
        },
        Event::AlertAcknowledged { acknowledgement: AcknowledgementId::new(1), alert: AlertId::new(1) },
        Event::DepositReminded {
            reminder: ReminderId::new(1),
            dataset: "f-carac-elev".into(),
            period: "2026-2".parse().unwrap(),
            party: "rectorat-exemple".into(),
            due_on: "2026-11-30".parse().unwrap(),
            stage: ReminderStage::WeeksLate(2),
        },
    ];
    for (kind, by) in [(AlertKind::Replaced, Some(DepositId::new(3))), (AlertKind::Withdrawn, None)] {
        events.push(Event::AlertRaised {
            alert: AlertId::new(1),
            kind,
            recipient: "region-exemple".into(),
            deposit: DepositId::new(2),
            delivery: DeliveryId::new(1),
            by,
        });
    }
    events.extend(WithdrawalReason::ALL.map(|reason| Event::DepositWithdrawn {
        withdrawal: WithdrawalId::new(1),
        deposit: DepositId::new(2),
        reason,
    }));
    events
}

#[test]
fn keeps_their_form() {
    let forms: Vec<String> = events().iter().map(|event| serde_json::to_string(event).unwrap()).collect();
    insta::assert_snapshot!(forms[..6].join("\n"), @r#"
    {"event":"rows-set-aside","set_aside":"e-000001","deposit":"d-000002","rows":12,"sha256":"bc51e9e65d79e1c90ba544ab2eae1044ccdf8c1af7a559ba375cba4276f7d99e"}
    {"event":"alert-acknowledged","acknowledgement":"k-000001","alert":"v-000001"}
    {"event":"deposit-reminded","reminder":"p-000001","dataset":"f-carac-elev","period":"2026-2","party":"rectorat-exemple","due_on":"2026-11-30","stage":"late-2"}
    {"event":"alert-raised","alert":"v-000001","kind":"replaced","recipient":"region-exemple","deposit":"d-000002","delivery":"m-000001","by":"d-000003"}
    {"event":"alert-raised","alert":"v-000001","kind":"withdrawn","recipient":"region-exemple","deposit":"d-000002","delivery":"m-000001"}
    {"event":"deposit-withdrawn","withdrawal":"w-000001","deposit":"d-000002","reason":"wrong-content"}
    "#);
    for event in events() {
        let text = serde_json::to_string(&event).unwrap();
        assert_eq!(serde_json::from_str::<Event>(&text).unwrap(), event);
        assert!(event.subject().is_some(), "{text}");
    }
}

#[test]
fn says_each_of_them() {
    for event in events() {
        for lang in [Lang::Fr, Lang::En] {
            let said = words().say(lang, &event.message());
            assert!(!said.contains("event-") && !said.contains('$'), "{said}");
        }
    }
    for reason in WithdrawalReason::ALL {
        assert_eq!(serde_json::to_value(reason).unwrap(), reason.name());
    }
}

#[test]
fn a_stage_is_written_in_one_way() {
    for text in ["before-30", "before-1", "late-1", "late-12"] {
        assert_eq!(text.parse::<ReminderStage>().unwrap().to_string(), text);
    }
    for text in ["", "late", "late-", "late-01", "before--1", "before-+1", "after-1", "late-99999999"] {
        assert!(text.parse::<ReminderStage>().is_err(), "{text}");
    }
}

/// The list is closed and documented: an event that nobody explains is not one.
#[test]
fn every_event_has_its_line_in_the_documentation() {
    let source = include_str!("../../src/event.rs");
    let page = include_str!("../../../../docs/reference/log-events.md");
    let events = source.split_once("pub enum Event {").unwrap().1.split_once("\n}\n").unwrap().0;
    let names = events.lines().filter_map(|line| line.strip_prefix("    ")?.strip_suffix(" {"));
    let names: Vec<&str> = names.filter(|name| name.chars().all(char::is_alphabetic)).collect();
    assert!(names.len() > 15, "{names:?}");
    for name in names {
        let mut kebab = String::new();
        for letter in name.chars() {
            if letter.is_uppercase() && !kebab.is_empty() {
                kebab.push('-');
            }
            kebab.extend(letter.to_lowercase());
        }
        assert!(page.contains(&format!("| `{kebab}` |")), "`{kebab}` is not in docs/reference/log-events.md");
    }
}
