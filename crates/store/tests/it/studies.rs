//! Studies and what parties say of forecasts in the database: what is kept, what is refused, what tampering leaves behind.

use entente_audit::{Actor, ForecastActKind, StudyActKind, Table, digest};
use entente_store::{NewForecastAct, NewStudyVersion, Store};

use crate::database::{PARTY, RECIPIENT, at};
use crate::tampering::{execute, expect_fact, tamper};

fn version(study: &str, figures: &str) -> NewStudyVersion {
    NewStudyVersion {
        agreement: "pilotage-exemple-2026".into(),
        study: study.to_owned(),
        party: PARTY.into(),
        text: "+++\nid = \"lycees\"\n+++\nUn titre qui ne va pas au journal\n".to_owned(),
        figures: figures.to_owned(),
        as_of: at(0),
    }
}

fn act(what: ForecastActKind, pupils: Option<u32>) -> NewForecastAct {
    NewForecastAct {
        agreement: "pilotage-exemple-2026".into(),
        place: "school:0990001N".to_owned(),
        grade: String::new(),
        year: 2027,
        what,
        party: PARTY.into(),
        pupils,
        words: "des mots qui ne vont pas au journal".to_owned(),
        change: None,
        answers: None,
    }
}

/// Two versions of a study, one of another, what was done with the first; a figure proposed and agreed.
async fn said(store: &Store) {
    let mut tx = store.begin(at(0), &Actor::Party(PARTY.into())).await.unwrap();
    let first = tx.insert_study_version(version("lycees", "[1]")).await.unwrap();
    tx.insert_study_version(version("colleges", "[1]")).await.unwrap();
    tx.insert_study_version(version("lycees", "[2]")).await.unwrap();
    tx.insert_study_act(first.id, StudyActKind::Proposed, &PARTY.into()).await.unwrap();
    let proposed = tx.insert_forecast_act(act(ForecastActKind::FigureProposed, Some(555))).await.unwrap();
    tx.commit().await.unwrap();
    let mut tx = store.begin(at(1), &Actor::Party(RECIPIENT.into())).await.unwrap();
    tx.insert_study_act(first.id, StudyActKind::Approved, &RECIPIENT.into()).await.unwrap();
    let agreed = NewForecastAct {
        party: RECIPIENT.into(),
        answers: Some(proposed.id),
        ..act(ForecastActKind::FigureAgreed, None)
    };
    tx.insert_forecast_act(agreed).await.unwrap();
    tx.commit().await.unwrap();
}

pub async fn a_study_is_kept_version_after_version(store: &Store) {
    said(store).await;
    let versions = store.study_versions(None).await.unwrap();
    let known: Vec<(&str, u32)> = versions.iter().map(|one| (one.study.as_str(), one.number)).collect();
    assert_eq!(known, [("colleges", 1), ("lycees", 1), ("lycees", 2)]);
    let last = store.study_versions(Some("lycees")).await.unwrap().pop().unwrap();
    assert_eq!((last.figures.as_str(), last.figures_sha256), ("[2]", digest(b"[2]")));
    assert_eq!((last.as_of, last.drafted_at), (at(0), at(0)));
    let acts = store.study_acts().await.unwrap();
    let whats: Vec<StudyActKind> = acts.iter().map(|act| act.what).collect();
    assert_eq!(whats, [StudyActKind::Proposed, StudyActKind::Approved]);
    let said = store.forecast_acts().await.unwrap();
    assert_eq!((said[0].pupils, said[1].pupils, said[1].answers), (Some(555), None, Some(said[0].id)));
    assert!(store.log_verify(None).await.is_sound());
    // Words and figures are in the rows, and not in the log.
    for entry in store.log_page(1, 50).await.unwrap() {
        let event = serde_json::to_string(&entry.event.unwrap()).unwrap();
        assert!(
            !event.contains("journal") && !event.contains("lycees") && !event.contains("\"pupils\""),
            "{event}"
        );
    }
}

pub async fn tampering_with_a_study_or_a_figure_agreed_shows(store: &Store) {
    said(store).await;
    for (table, kind, sql, id) in [
        (
            "study_version",
            Table::StudyVersion,
            "UPDATE study_version SET figures = '[3]' WHERE number = 2",
            "et-000003",
        ),
        ("study_act", Table::StudyAct, "DELETE FROM study_act WHERE what = 'approved'", "ea-000002"),
        (
            "forecast_act",
            Table::ForecastAct,
            "UPDATE forecast_act SET pupils = '556' WHERE pupils = '555'",
            "fp-000001",
        ),
    ] {
        assert!(execute(store, sql).await.is_err(), "{sql}");
        tamper(store, table, sql).await;
        expect_fact(store, kind, id).await;
    }
}
