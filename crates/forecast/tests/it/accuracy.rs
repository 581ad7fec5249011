//! Accuracy on the open data kept beside the repository: the bars that were set before the method was scored.

use std::fs::File;

use entente_forecast::{BacktestReport, backtest, read_panel};

use crate::world::settings;

fn report(file: &str, origins: &[i32], horizons: &[usize]) -> Option<BacktestReport> {
    let folder = entente_testkit::shared_data()?;
    let read = read_panel(File::open(folder.join("pilotage").join(file)).unwrap(), None).unwrap();
    Some(backtest(&read.panel, origins, horizons, &settings()).unwrap())
}

fn check(report: &BacktestReport, level: &str, horizon: usize, wape_max: f64) {
    let result = report.result(level, horizon).unwrap();
    let (wape, naive) = (result.accuracy.wape, result.naive.wape);
    assert!(wape <= wape_max && wape < naive, "{level} {horizon}: {wape} (naive {naive})");
}

fn check_coverage(report: &BacktestReport) {
    for result in report.results.iter().filter(|result| result.level.starts_with("school")) {
        let coverage = result.accuracy.coverage.unwrap();
        assert!((87.0..=93.0).contains(&coverage), "{} {}: {coverage}", result.level, result.horizon);
    }
}

#[test]
fn lycees_generaux_et_technologiques() {
    let Some(report) = report("panel_lycee_gt_2019_2021.csv", &[2020], &[1]) else { return };
    check(&report, "school", 1, 3.05);
    check(&report, "academie", 1, 0.60);
    check_coverage(&report);
}

#[test]
fn lycees_professionnels() {
    let Some(report) = report("panel_lycee_pro_2019_2021.csv", &[2020], &[1]) else { return };
    check(&report, "school", 1, 4.15);
    check_coverage(&report);
}

#[test]
fn ecoles() {
    let Some(report) = report("panel_ecoles_dept35_2019_2021.csv", &[2020], &[1]) else { return };
    check(&report, "school", 1, 5.30);
    check_coverage(&report);
}

#[test]
fn new_york() {
    let origins = [2006, 2007, 2008, 2009, 2010];
    let Some(report) = report("panel_nyc_2005_2011.csv", &origins, &[1, 2, 3]) else { return };
    check(&report, "school", 1, 5.3);
    check(&report, "school", 3, 12.8);
    check_coverage(&report);
}
