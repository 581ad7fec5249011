//! No look-ahead: what happens after the origin changes nothing of what was forecast there.

use std::collections::HashMap;

use entente_forecast::{ForecastRequest, backtest, forecast};

use crate::world::{Draw, invented, panel, settings};

/// The panel with the counts of the years after `origin` dealt again.
fn shuffled(text: &str, origin: i32, seed: u64) -> String {
    let mut draw = Draw::new(seed);
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let after: Vec<usize> =
        (1..lines.len()).filter(|&line| lines[line][..4].parse::<i32>().unwrap() > origin).collect();
    assert!(!after.is_empty());
    let count = |line: &str| line.split(',').nth(3).unwrap().to_owned();
    for place in (1..after.len()).rev() {
        let other = (draw.next() * (place + 1) as f64) as usize;
        let (a, b) = (count(&lines[after[place]]), count(&lines[after[other]]));
        for (line, new) in [(after[place], b), (after[other], a)] {
            let mut cells: Vec<String> = lines[line].split(',').map(str::to_owned).collect();
            cells[3] = new;
            lines[line] = cells.join(",");
        }
    }
    lines.join("\n")
}

fn written(text: &str, origin: i32) -> String {
    let request = ForecastRequest { origin: Some(origin), horizons: 4, ..ForecastRequest::default() };
    let made = forecast(&panel(text), &request, &settings()).unwrap();
    let mut csv = Vec::new();
    made.write_csv("school", &mut csv).unwrap();
    made.write_csv("group", &mut csv).unwrap();
    csv.extend(serde_json::to_vec(&made.run).unwrap());
    String::from_utf8(csv).unwrap()
}

#[test]
fn shuffling_the_future_changes_nothing_of_a_forecast() {
    let text = invented(60, 2014..2024, 5);
    for origin in [2016, 2019, 2021] {
        let before = written(&text, origin);
        assert_eq!(before, written(&shuffled(&text, origin, 9), origin), "{origin}");
        // The past does matter.
        assert_ne!(before, written(&shuffled(&text, origin - 1, 9), origin), "{origin}");
    }
}

#[test]
fn shuffling_the_future_changes_nothing_of_what_a_back_test_chose() {
    let text = invented(60, 2014..2024, 6);
    let chosen = |text: &str| {
        let report = backtest(&panel(text), &[2017, 2019], &[1, 2], &settings()).unwrap();
        let by_origin: HashMap<i32, String> = report
            .weights
            .iter()
            .map(|weights| (weights.origin, serde_json::to_string(weights).unwrap()))
            .collect();
        (by_origin, report.result("school", 1).unwrap().by_origin[0].accuracy.wape)
    };
    let (before, error_before) = chosen(&text);
    let (after, error_after) = chosen(&shuffled(&text, 2019, 3));
    assert_eq!(before, after);
    // Origin 2017 at one year looks at 2018 only.
    assert_eq!(error_before.to_bits(), error_after.to_bits());
}

#[test]
fn a_back_test_gives_the_figures_that_a_forecast_gave() {
    let text = invented(40, 2014..2021, 8);
    let whole = panel(&text);
    let report = backtest(&whole, &[2018], &[1], &settings()).unwrap();
    let request = ForecastRequest { origin: Some(2018), horizons: 1, ..ForecastRequest::default() };
    let made = forecast(&whole, &request, &settings()).unwrap();
    let (mut error, mut actual) = (0.0, 0.0);
    for school in whole.schools() {
        let count: f64 =
            whole.grades().iter().map(|grade| whole.count(school, 2019, &grade.name).unwrap()).sum();
        error += (made.school(school, None, 1).unwrap().forecast - count).abs();
        actual += count;
    }
    let wape = report.result("school", 1).unwrap().accuracy.wape;
    assert!((error / actual * 100.0 - wape).abs() < 0.005, "{wape}");
}
