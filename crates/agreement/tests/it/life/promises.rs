//! Promises of the life of a convention, for any facts: their order changes nothing, what is known later neither, and no
//! day makes it fail.

use entente_agreement::life::{CalendarEntry, Life, LifeState, Phase};
use entente_model::{EndingGround, LifeEvent, LifeFact, PartyId};
use entente_text::Lang;
use jiff::ToSpan;
use jiff::civil::{Date, date};
use proptest::prelude::*;

use super::texts::{CC15, CC24, CN, EN, NO, RA, REGION, SCHOOL, STATE, agreement, with_clauses};

fn party() -> impl Strategy<Value = PartyId> {
    prop::sample::select(vec![STATE, REGION, SCHOOL, "autre"]).prop_map(PartyId::from)
}

fn day() -> impl Strategy<Value = Date> {
    prop_oneof![
        8 => (0i32..4000).prop_map(|days| date(2015, 1, 1).saturating_add(days.days())),
        1 => Just(Date::MIN),
        1 => Just(Date::MAX),
        1 => Just(date(2024, 2, 29)),
    ]
}

fn event() -> impl Strategy<Value = LifeEvent> {
    let ground = prop::sample::select(vec![
        EndingGround::Fault,
        EndingGround::Conciliation,
        EndingGround::ForceMajeure,
    ]);
    let plain = prop::sample::select(vec![
        LifeEvent::Drafted,
        LifeEvent::SentForSignature,
        LifeEvent::SignedByAll,
        LifeEvent::NotifiedToAll,
        LifeEvent::RenewalAgreed,
        LifeEvent::ConciliationOpened,
        LifeEvent::ConciliationFailed,
        LifeEvent::ForceMajeureBegan,
        LifeEvent::ForceMajeureEnded,
        LifeEvent::Suspended,
        LifeEvent::Resumed,
        LifeEvent::Retracted,
        LifeEvent::MeetingHeld { body: "bilan".to_owned() },
        LifeEvent::AnnexUpdated { sha256: None },
    ]);
    let sent = || prop::option::of(day());
    prop_oneof![
        4 => plain,
        1 => party().prop_map(|party| LifeEvent::SignedBy { party }),
        1 => party().prop_map(|party| LifeEvent::NotifiedTo { party }),
        1 => party().prop_map(|party| LifeEvent::Adhered { party }),
        2 => (party(), sent(), sent()).prop_map(|(by, sent_on, effect_on)| LifeEvent::NoticeReceived { by, sent_on, effect_on }),
        1 => party().prop_map(|by| LifeEvent::NoticeWithdrawn { by }),
        2 => (party(), party(), sent()).prop_map(|(by, against, sent_on)| LifeEvent::FormalNoticeReceived { by, against, sent_on }),
        1 => party().prop_map(|by| LifeEvent::BreachCured { by }),
        2 => (party(), ground, sent()).prop_map(|(by, ground, sent_on)| LifeEvent::EndedBy { by, ground, sent_on }),
        1 => sent().prop_map(|effect_on| LifeEvent::EndedByConsent { effect_on }),
        1 => (1u32..4, party()).prop_map(|(number, by)| LifeEvent::AmendmentApproved { number, by }),
        1 => (1u32..4).prop_map(|number| LifeEvent::AmendmentInForce { number, sha256: Some(number.to_string()) }),
    ]
}

fn any_facts() -> impl Strategy<Value = Vec<LifeFact>> {
    let one = (event(), day(), day(), prop::option::weighted(0.2, 0usize..12));
    prop::collection::vec(one, 0..12).prop_map(|all| {
        let fact =
            |(rank, (event, happened_on, known_on, replaces)): (usize, (_, _, _, Option<usize>))| LifeFact {
                id: format!("f{rank}"),
                event,
                happened_on,
                known_on,
                replaces: replaces.map(|rank| format!("f{rank}")),
                reference: None,
            };
        all.into_iter().enumerate().map(fact).collect()
    })
}

fn any_text() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![CC15, CC24, EN, NO, CN, RA])
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn the_order_of_arrival_changes_nothing(
        text in any_text(),
        facts in any_facts().prop_shuffle_pair(),
        on in day(),
        known in day(),
    ) {
        let agreement = agreement("essai", text);
        let (one, other) = facts;
        prop_assert_eq!(Life::new(&agreement, &one).state(on, known), Life::new(&agreement, &other).state(on, known));
    }

    #[test]
    fn what_is_known_later_changes_nothing(
        text in any_text(),
        facts in any_facts(),
        later in any_facts(),
        on in day(),
        known in day(),
    ) {
        let agreement = agreement("essai", text);
        let before = Life::new(&agreement, &facts).state(on, known);
        let mut all = facts.clone();
        all.extend(later.into_iter().filter(|fact| fact.known_on > known).enumerate().map(|(rank, fact)| {
            // A correction of what was known before, or a new fact.
            LifeFact { id: format!("later{rank}"), ..fact }
        }));
        prop_assert_eq!(Life::new(&agreement, &all).state(on, known), before);
    }

    #[test]
    fn a_state_holds_together(text in any_text(), facts in any_facts(), on in day(), known in day()) {
        let agreement = agreement("essai", text);
        let state: LifeState = Life::new(&agreement, &facts).state(on, known);
        if state.phase.is_in_force() {
            prop_assert!(state.begins_on.unwrap() <= on);
            prop_assert!(state.end.as_ref().is_none_or(|end| on <= end.last_day));
            prop_assert!(state.parties.len() >= 2, "{:?}", state.parties);
        }
        if state.phase == Phase::Ended {
            prop_assert!(state.end.as_ref().unwrap().last_day < on);
        }
        if let Some(term) = &state.term {
            prop_assert!(term.begins_on <= on && term.last_day.is_none_or(|last_day| term.begins_on <= last_day));
            prop_assert!(term.last_day_for_notice.is_none_or(|day| day >= on));
        }
        for running in &state.running {
            prop_assert!((running.opened_on..=running.last_day).contains(&on));
        }
    }

    #[test]
    fn a_calendar_is_the_sum_of_its_parts(
        text in any_text(),
        facts in any_facts(),
        days in prop::collection::vec(day(), 3),
        known in day(),
    ) {
        let mut days = days;
        days.sort();
        let agreement = with_clauses("essai", text, &every_timing());
        let life = Life::new(&agreement, &facts);
        let whole = life.calendar(days[0], days[2], known);
        let mut parts = life.calendar(days[0], days[1], known);
        if let Ok(next) = days[1].tomorrow() {
            parts.extend(life.calendar(next, days[2], known));
        }
        let short = |entries: &[CalendarEntry]| -> Vec<String> {
            entries.iter().map(|entry| format!("{} {}", entry.on, entry.key)).collect()
        };
        prop_assert_eq!(short(&whole), short(&parts));
        prop_assert_eq!(&whole, &parts);
        let mut keys: Vec<&str> = whole.iter().map(|entry| entry.key.as_str()).collect();
        let count = keys.len();
        keys.sort_unstable();
        keys.dedup();
        prop_assert_eq!(keys.len(), count, "two entries have the same key");
        for entry in &whole {
            prop_assert!((days[0]..=days[2]).contains(&entry.on));
            prop_assert!(!life.say(Lang::Fr, &entry.what).starts_with("life-entry"));
        }
    }

    #[test]
    fn what_is_admitted_counts_and_nothing_fails(text in any_text(), facts in any_facts(), new in event(), on in day()) {
        let agreement = agreement("essai", text);
        let fact = LifeFact {
            id: "new".to_owned(),
            event: new,
            happened_on: on,
            known_on: on,
            replaces: None,
            reference: None,
        };
        let life = Life::new(&agreement, &facts);
        let ends_or_renews = matches!(
            fact.event,
            LifeEvent::NoticeReceived { .. } | LifeEvent::EndedBy { .. } | LifeEvent::RenewalAgreed
        );
        if life.admits(&fact).is_ok() && ends_or_renews {
            let mut all = facts.clone();
            all.push(fact);
            let (before, after) = (life.state(on, on), Life::new(&agreement, &all).state(on, on));
            // What is admitted is never left out with a remark.
            prop_assert!(after.remarks.len() <= before.remarks.len(), "{:?}", after.remarks);
        }
    }
}

/// A duty dated in each way, and a deposit.
fn every_timing() -> String {
    let whens = [
        "every = \"year\"\non = [\"11-30\", \"03-15\"]",
        "every = \"year\"\non = \"08-31\"\nsurvives = true",
        "by = 2020-06-30",
        "every = \"month\"",
        "every = \"quarter\"\nfrom = \"signature\"",
        "from = \"school-year-start\"\nwithin = \"P1M\"",
        "before = \"school-year-end\"\nwithin = \"P15D\"",
        "before = \"renewal\"",
        "from = \"renewal\"\nwithin = \"P1Y\"",
        "from = \"end\"\nwithin = \"P3M\"",
        "from = \"notice-received\"\nwithin = \"PT48H\"",
        "from = \"amendment\"",
        "from = \"meeting\"\nwithin = \"P2W\"",
        "from = \"force-majeure\"\nwithin = \"at-once\"",
    ];
    let duty = |(rank, when): (usize, &str)| {
        format!(
            "```entente duty\nid = \"d{rank}\"\nwho = [\"etat\"]\nact = \"update\"\nwhat = \"x\"\n{when}\n```\n"
        )
    };
    let dataset = "```entente dataset\nid = \"x\"\nfield = \"statistiques\"\nduty = \"expected\"\n\
                   producer = \"region\"\ndue = { every = \"several\", on = [\"10-15\", \"03-15\"] }\n```\n";
    whens.into_iter().enumerate().map(duty).chain([dataset.to_owned()]).collect()
}

/// A value, and the same in another order.
trait ShufflePair: Strategy<Value = Vec<LifeFact>> + Sized {
    fn prop_shuffle_pair(self) -> impl Strategy<Value = (Vec<LifeFact>, Vec<LifeFact>)> {
        self.prop_flat_map(|facts| (Just(facts.clone()), Just(facts).prop_shuffle()))
    }
}

impl<S: Strategy<Value = Vec<LifeFact>>> ShufflePair for S {}
