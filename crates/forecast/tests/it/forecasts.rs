//! What a forecast promises: figures that add up, no phantom flows, the shape of its files.

use entente_forecast::{
    FigureMethod, ForecastRequest, GivenTotal, Scenario, ScenarioKind, Settings, backtest, forecast,
};
use proptest::prelude::*;

use crate::world::{invented, panel, settings};

fn request(horizons: usize) -> ForecastRequest {
    ForecastRequest { horizons, ..ForecastRequest::default() }
}

/// Hundredths of a pupil: figures are exact there.
fn hundredths(figure: f64) -> i64 {
    (figure * 100.0).round() as i64
}

#[test]
fn no_pupil_flows_into_a_grade_that_is_not_taught() {
    // An école up to CE2 beside whole ones; a collège of its own grades; a school that lost its entry grade.
    let mut text = String::from("year,school,grade,count\n");
    for year in 2018..2023 {
        for school in 0..30 {
            for grade in ["cp", "ce1", "ce2", "cm1", "cm2"] {
                text += &format!("{year},099{school:04}A,{grade},{}\n", 20 + (school + year as usize) % 5);
            }
        }
        for grade in ["cp", "ce1", "ce2"] {
            text += &format!("{year},0999999X,{grade},25\n");
        }
        for grade in ["cp", "ce1", "ce2"].iter().skip(usize::from(year == 2022)) {
            text += &format!("{year},0999998W,{grade},25\n");
        }
    }
    let made = forecast(&panel(&text), &request(5), &settings()).unwrap();
    for horizon in 1..=5 {
        assert_eq!(made.school("0999999X", Some("cm1"), horizon), None);
        assert_eq!(made.school("0999999X", Some("cm2"), horizon), None);
        // No new pupil enters CP: it is not taught any more, and CE1 empties after it.
        assert_eq!(made.school("0999998W", Some("cp"), horizon), None);
    }
    assert_eq!(made.school("0999998W", Some("ce1"), 1).unwrap().forecast, 0.0);
    assert!(made.school("0999998W", Some("ce2"), 1).unwrap().forecast > 15.0);
    assert!(made.school("0999998W", Some("ce2"), 2).is_none_or(|figure| figure.forecast == 0.0));
}

#[test]
fn a_school_that_grows_opens_its_next_grade() {
    let mut text = invented(30, 2018..2023, 3);
    text += "2021,0999999X,seconde,100,01\n2022,0999999X,seconde,100,01\n2022,0999999X,premiere,90,01\n";
    let made = forecast(&panel(&text), &request(2), &settings()).unwrap();
    let opened = made.school("0999999X", Some("terminale"), 1).unwrap();
    assert_eq!(opened.method, FigureMethod::Opening);
    assert!((60.0..100.0).contains(&opened.forecast), "{opened:?}");
}

#[test]
fn the_file_has_the_columns_that_were_agreed() {
    let made = forecast(&panel(&invented(25, 2018..2023, 1)), &request(2), &settings()).unwrap();
    let mut csv = Vec::new();
    made.write_csv("school", &mut csv).unwrap();
    let text = String::from_utf8(csv).unwrap();
    let head: Vec<&str> = text.lines().take(3).collect();
    insta::assert_snapshot!(head.join("\n"), @"
    school,grade,year,horizon,forecast,low90,high90,method
    0990000A,seconde,2023,1,188.39,176.6,200.2,entry
    0990000A,seconde,2024,2,189.18,175.0,203.3,entry
    ");
    assert_eq!(text.lines().count(), 1 + 25 * 3 * 2);
    let mut totals = Vec::new();
    made.write_totals_csv("group", &mut totals).unwrap();
    let totals = String::from_utf8(totals).unwrap();
    assert_eq!(totals.lines().count(), 1 + 4 * 2);
    assert!(totals.contains("\n00,total,2023,1,"));
    let refused = made.write_csv("canton", Vec::new()).unwrap_err();
    insta::assert_snapshot!(refused.to_string(), @"the panel has no level `canton`; it has: school, group, total");
}

#[test]
fn a_name_that_looks_like_a_formula_is_written_as_text() {
    let text = invented(5, 2020..2023, 1).replace("0990001A", "=CMD()");
    let made = forecast(&panel(&text), &request(1), &settings()).unwrap();
    let mut csv = Vec::new();
    made.write_csv("school", &mut csv).unwrap();
    let text = String::from_utf8(csv).unwrap();
    assert!(text.contains("'=CMD()") && !text.contains("\n=CMD"));
}

#[test]
fn what_cannot_be_asked_is_refused_with_its_reason() {
    let whole = panel(&invented(5, 2020..2023, 1));
    let asked = |request: &ForecastRequest| forecast(&whole, request, &settings()).err().unwrap().to_string();
    insta::assert_snapshot!(asked(&request(0)), @"horizon `0` is not from 1 to 10");
    insta::assert_snapshot!(asked(&ForecastRequest { origin: Some(2020), ..request(1) }), @"no forecast can be made from `2020`: the panel goes from 2020 to 2022, and two years are needed");
    let tested = |origins: &[i32], horizons: &[usize]| {
        backtest(&whole, origins, horizons, &settings()).err().unwrap().to_string()
    };
    insta::assert_snapshot!(tested(&[2022], &[1]), @"origin `2022` cannot be scored: the panel goes from 2020 to 2022, and a forecast needs two years");
    insta::assert_snapshot!(tested(&[2021], &[11]), @"horizon `11` is not from 1 to 10");
    insta::assert_snapshot!(tested(&[2021], &[2]), @"none of the origins and horizons has an outcome in the panel, which ends in 2022");
}

#[test]
fn a_given_total_holds_and_goes_on_to_the_next_grades() {
    let whole = panel(&invented(40, 2016..2023, 4));
    let plain = forecast(&whole, &request(3), &settings()).unwrap();
    let entry = plain.territory("total", "total", Some("seconde"), 1).unwrap().forecast;
    let given = GivenTotal {
        level: "total".to_owned(),
        code: String::new(),
        grade: "seconde".to_owned(),
        year: 2023,
        pupils: entry * 1.1,
        weight: 1.0,
        source: "rectorat".to_owned(),
    };
    let changed =
        forecast(&whole, &ForecastRequest { given: vec![given], ..request(3) }, &settings()).unwrap();
    let ratio = |grade: &str, horizon: usize| {
        let figure = |made: &entente_forecast::Forecast| {
            made.territory("total", "total", Some(grade), horizon).unwrap().forecast
        };
        figure(&changed) / figure(&plain)
    };
    for (grade, horizon, expected) in [
        ("seconde", 1, 1.1),
        ("premiere", 1, 1.0),
        ("premiere", 2, 1.1),
        ("terminale", 3, 1.1),
        ("seconde", 2, 1.0),
    ] {
        assert!(
            (ratio(grade, horizon) - expected).abs() < 0.002,
            "{grade} {horizon} {}",
            ratio(grade, horizon)
        );
    }
}

#[test]
fn scenarios_stand_in_their_order() {
    let whole = panel(&invented(40, 2016..2023, 4));
    let total = |kind: ScenarioKind| {
        let asked = ForecastRequest { scenario: Scenario::of(kind), ..request(5) };
        forecast(&whole, &asked, &settings()).unwrap().territory("total", "total", None, 5).unwrap().forecast
    };
    let (low, middle, high) =
        (total(ScenarioKind::Bas), total(ScenarioKind::Tendanciel), total(ScenarioKind::Haut));
    assert!(low < middle && middle < high, "{low} {middle} {high}");
    assert!(high / low < 1.5);
}

#[test]
fn a_run_says_how_it_was_made() {
    let whole = panel(&invented(40, 2016..2023, 4));
    let made = forecast(&whole, &request(3), &settings()).unwrap();
    assert_eq!(
        (made.run.origin, made.run.data_version.as_str(), made.run.size),
        (2022, "sha256:00", [40, 7, 3])
    );
    let report = made.run.backtest.as_ref().unwrap();
    assert_eq!(report.origins, [2019, 2020, 2021]);
    assert!(
        report.result("school", 1).unwrap().accuracy.wape < report.result("school", 1).unwrap().naive.wape
    );
    let last = made.last_error("0990001A").unwrap();
    assert!((last.forecast / last.actual - 1.0).abs() < 0.2, "{last:?}");
    let correction = made.correction("group", "01", 1).unwrap();
    let (low, high) =
        (correction.sum.min(correction.own.unwrap()), correction.sum.max(correction.own.unwrap()));
    assert!((low * 0.99..=high * 1.01).contains(&correction.settled), "{correction:?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn figures_add_up_exactly_at_every_level(seed in 0u64..1000, schools in 5usize..60, years in 3i32..8, kind in 0usize..2) {
        let whole = panel(&invented(schools, 2010..2010 + years, seed));
        let kind = [ScenarioKind::Tendanciel, ScenarioKind::Haut][kind];
        let asked = ForecastRequest { scenario: Scenario::of(kind), ..request(3) };
        let made = forecast(&whole, &asked, &settings()).unwrap();
        let alone = forecast(&whole, &asked, &Settings { threads: 1, ..settings() }).unwrap();
        for horizon in 1..=3 {
            let mut total = 0;
            for grade in ["seconde", "premiere", "terminale"] {
                let of = |school: &String| hundredths(made.school(school, Some(grade), horizon).unwrap().forecast);
                let mut by_group = std::collections::BTreeMap::new();
                for school in whole.schools() {
                    *by_group.entry(made.code_of("group", school).unwrap()).or_insert(0) += of(school);
                }
                for (code, sum) in &by_group {
                    let group = made.territory("group", code, Some(grade), horizon).unwrap();
                    prop_assert_eq!(hundredths(group.forecast), *sum);
                }
                let whole = made.territory("total", "total", Some(grade), horizon).unwrap().forecast;
                prop_assert_eq!(hundredths(whole), by_group.values().sum::<i64>());
                total += hundredths(whole);
            }
            let whole = made.territory("total", "total", None, horizon).unwrap();
            prop_assert_eq!(hundredths(whole.forecast), total);
            // The number of threads changes nothing.
            prop_assert_eq!(Some(whole), alone.territory("total", "total", None, horizon));
        }
    }
}

#[test]
fn years_that_cannot_be_do_no_harm() {
    let whole = panel(&invented(5, 2020..2023, 1));
    for year in [i32::MIN, -1, 0, i32::MAX] {
        let asked = ForecastRequest { origin: Some(year), ..request(1) };
        assert!(forecast(&whole, &asked, &settings()).is_err());
        assert!(backtest(&whole, &[year], &[1], &settings()).is_err());
        let events = format!(
            r#"[{{"kind":"closing","school":"0990001A","year":{year},"receivers":{{"0990002A":1}},"author":"x","declared_on":"2022-11-01"}},
               {{"kind":"opening","school":"0999999X","grades":{{"seconde":9}},"year":{year},"author":"x","declared_on":"2022-11-01"}},
               {{"kind":"housing","school":"0990002A","dwellings":[1,2],"pupils_by_dwelling":0.1,"year":{year},"author":"x","declared_on":"2022-11-01"}}]"#
        );
        let given = GivenTotal {
            level: "total".to_owned(),
            code: String::new(),
            grade: "seconde".to_owned(),
            year,
            pupils: 5.0,
            weight: 1.0,
            source: "x".to_owned(),
        };
        let asked = ForecastRequest {
            events: serde_json::from_str(&events).unwrap(),
            given: vec![given],
            ..request(2)
        };
        forecast(&whole, &asked, &settings()).unwrap();
    }
}
