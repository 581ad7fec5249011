//! Dated events: they change forecasts from their year on, and only where they were known.

use entente_forecast::{DeclaredEvent, Forecast, ForecastRequest, forecast};

use crate::world::{invented, panel, settings};

fn made(events: &str) -> Forecast {
    let events: Vec<DeclaredEvent> = serde_json::from_str(events).unwrap();
    let request = ForecastRequest { horizons: 4, events, ..ForecastRequest::default() };
    forecast(&panel(&invented(30, 2016..2023, 11)), &request, &settings()).unwrap()
}

fn total(made: &Forecast, school: &str, horizon: usize) -> f64 {
    made.school(school, None, horizon).map_or(0.0, |figure| figure.forecast)
}

const SIGNED: &str = r#""author":"région exemple","declared_on":"2022-11-15","reason":"plan""#;

fn event(inner: &str) -> String {
    format!("[{{{inner},{SIGNED}}}]")
}

#[test]
fn a_closing_sends_its_pupils_to_others() {
    let plain = made("[]");
    let closed = made(&event(
        r#""kind":"closing","school":"0990001A","year":2024,"receivers":{"0990002A":0.75,"0990003A":0.25}"#,
    ));
    assert_eq!(total(&closed, "0990001A", 1), total(&plain, "0990001A", 1));
    assert_eq!((total(&closed, "0990001A", 2), total(&closed, "0990001A", 4)), (0.0, 0.0));
    let whole = |made: &Forecast, horizon| made.territory("total", "total", None, horizon).unwrap().forecast;
    for horizon in 2..=4 {
        let moved = whole(&closed, horizon) / whole(&plain, horizon);
        assert!((0.99..1.01).contains(&moved), "{horizon} {moved}");
        assert!(total(&closed, "0990002A", horizon) > total(&plain, "0990002A", horizon));
    }
}

#[test]
fn an_opening_grows_grade_by_grade() {
    let opened = made(&event(
        r#""kind":"opening","school":"0999999X","year":2023,"grades":{"seconde":120},"levels":{"group":"01"}"#,
    ));
    let grades: Vec<(f64, f64)> = (1..=3)
        .map(|horizon| {
            let of = |grade: &str| {
                opened.school("0999999X", Some(grade), horizon).map_or(0.0, |figure| figure.forecast)
            };
            (of("premiere"), of("terminale"))
        })
        .collect();
    assert_eq!(opened.school("0999999X", Some("seconde"), 1).unwrap().forecast, 120.0);
    assert!(
        grades[0] == (0.0, 0.0) && grades[1].0 > 90.0 && grades[1].1 == 0.0 && grades[2].1 > 70.0,
        "{grades:?}"
    );
    assert_eq!(opened.code_of("group", "0999999X"), Some("01"));
}

#[test]
fn a_merger_puts_two_histories_together() {
    let plain = made("[]");
    let merged =
        made(&event(r#""kind":"merger","schools":["0990001A","0990002A"],"into":"0999999X","year":2022"#));
    assert_eq!(total(&merged, "0990001A", 1), 0.0);
    let (together, apart) =
        (total(&merged, "0999999X", 1), total(&plain, "0990001A", 1) + total(&plain, "0990002A", 1));
    assert!((together / apart - 1.0).abs() < 0.05, "{together} {apart}");
}

#[test]
fn sectors_housing_places_and_grades_change_what_they_say() {
    let plain = made("[]");
    let seconde = |made: &Forecast, school: &str, horizon| {
        made.school(school, Some("seconde"), horizon).map_or(0.0, |figure| figure.forecast)
    };
    let sector =
        made(&event(r#""kind":"sector-change","from":"0990001A","to":"0990002A","share":0.2,"year":2023"#));
    assert!((seconde(&sector, "0990001A", 1) / seconde(&plain, "0990001A", 1) - 0.8).abs() < 0.001);
    assert!(seconde(&sector, "0990002A", 1) > seconde(&plain, "0990002A", 1));
    let housing = made(&event(
        r#""kind":"housing","school":"0990001A","dwellings":[100,50],"pupils_by_dwelling":0.1,"year":2024"#,
    ));
    let gained = |horizon| seconde(&housing, "0990001A", horizon) - seconde(&plain, "0990001A", horizon);
    assert!(
        gained(1) == 0.0 && (9.0..11.0).contains(&gained(2)) && (14.0..16.0).contains(&gained(3)),
        "{}",
        gained(2)
    );
    let places =
        made(&event(r#""kind":"places","school":"0990001A","grade":"seconde","places":30,"year":2023"#));
    assert!(seconde(&places, "0990001A", 1) <= 30.0 && seconde(&places, "0990001A", 4) <= 30.0);
    let closed = made(&event(r#""kind":"grade-closing","school":"0990001A","grade":"seconde","year":2023"#));
    assert_eq!(seconde(&closed, "0990001A", 1), 0.0);
    assert_eq!(closed.school("0990001A", Some("premiere"), 2).map_or(0.0, |figure| figure.forecast), 0.0);
    let more = made(&event(
        r#""kind":"entry-change","school":"0990001A","grade":"seconde","pupils":12,"year":2023"#,
    ));
    assert!((seconde(&more, "0990001A", 1) - seconde(&plain, "0990001A", 1) - 12.0).abs() < 1.0);
}

#[test]
fn an_event_declared_later_is_not_known() {
    let plain = made("[]");
    let late =
        r#"[{"kind":"closing","school":"0990001A","year":2024,"author":"x","declared_on":"2023-10-01"}]"#;
    assert_eq!(total(&made(late), "0990001A", 2), total(&plain, "0990001A", 2));
}

#[test]
fn an_event_that_speaks_of_nothing_is_refused() {
    let refused = |events: &str| {
        let events: Vec<DeclaredEvent> = serde_json::from_str(&event(events)).unwrap();
        let request = ForecastRequest { horizons: 1, events, ..ForecastRequest::default() };
        forecast(&panel(&invented(5, 2020..2023, 1)), &request, &settings()).err().unwrap().to_string()
    };
    insta::assert_snapshot!(refused(r#""kind":"closing","school":"0999999X","year":2024"#), @"event 1: the school `0999999X` is not in the panel");
    insta::assert_snapshot!(refused(r#""kind":"grade-closing","school":"0990001A","grade":"cp","year":2024"#), @"event 1: the grade `cp` is not in the panel");
    insta::assert_snapshot!(refused(r#""kind":"sector-change","from":"0990001A","to":"0990002A","share":2,"year":2024"#), @"event 1: share `2` cannot be");
}
