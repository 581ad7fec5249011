//! Events about studies and forecasts: each is said in both languages, speaks of its row, and holds no free word.

use entente_audit::{
    Event, ForecastActId, ForecastActKind, StudyActId, StudyActKind, StudyVersionId, Subject, Table, digest,
    words,
};
use entente_text::Lang;

fn events() -> Vec<(Event, Table)> {
    let party = || "region-exemple".into();
    let kept = Event::StudyVersionKept {
        version: StudyVersionId::new(1),
        agreement: "pilotage-exemple-2026".into(),
        number: 2,
        party: party(),
        sha256: digest(b"text"),
        figures_sha256: digest(b"figures"),
    };
    let mut events = vec![(kept, Table::StudyVersion)];
    for what in
        [StudyActKind::Proposed, StudyActKind::Approved, StudyActKind::Published, StudyActKind::Withdrawn]
    {
        let (act, version) = (StudyActId::new(1), StudyVersionId::new(1));
        events.push((Event::StudyActRecorded { act, version, what, party: party() }, Table::StudyAct));
    }
    for what in [
        ForecastActKind::Adjusted,
        ForecastActKind::Commented,
        ForecastActKind::FigureProposed,
        ForecastActKind::FigureAgreed,
        ForecastActKind::FigureDeclined,
        ForecastActKind::EventDeclared,
        ForecastActKind::EventWithdrawn,
    ] {
        let event = Event::ForecastActRecorded {
            act: ForecastActId::new(2),
            agreement: "pilotage-exemple-2026".into(),
            place: "school:0990001N".to_owned(),
            year: 2027,
            what,
            party: party(),
            answers: Some(ForecastActId::new(1)),
        };
        events.push((event, Table::ForecastAct));
    }
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
}

#[test]
fn each_speaks_of_its_row_and_is_read_back() {
    for (event, table) in events() {
        let subject = event.subject().unwrap();
        assert_eq!(subject.table, table);
        assert_eq!(Subject::of_number(&subject.id), Some(subject));
        let json = serde_json::to_string(&event).unwrap();
        assert_eq!(serde_json::from_str::<Event>(&json).unwrap(), event, "{json}");
    }
}
