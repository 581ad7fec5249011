//! Times a run on an invented panel: 60,000 schools, 8 grades, 10 years, 10 horizons, with back-test and intervals.
//!
//! `cargo run --release -p entente-forecast --example speed -- 60000`

use std::fmt::Write as _;
use std::time::Instant;

use entente_forecast::{ForecastRequest, Settings, backtest, forecast, read_panel};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let schools: usize = std::env::args().nth(1).map_or(Ok(60_000), |text| text.parse())?;
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let text = invented(schools);
    println!("{schools} schools, {} MB of CSV, {threads} threads", text.len() / 1_000_000);
    let start = Instant::now();
    let read = read_panel(text.as_bytes(), None)?;
    println!("read       {:6.2} s  {} findings", start.elapsed().as_secs_f64(), read.findings_count);
    drop(text);
    let settings = Settings { threads, ..Settings::default() };
    let start = Instant::now();
    let made =
        forecast(&read.panel, &ForecastRequest { horizons: 10, ..ForecastRequest::default() }, &settings)?;
    println!("forecast   {:6.2} s  (with its own back-test of 3 origins)", start.elapsed().as_secs_f64());
    let start = Instant::now();
    let mut csv = Vec::new();
    made.write_csv("school", &mut csv)?;
    println!("write      {:6.2} s  {} MB", start.elapsed().as_secs_f64(), csv.len() / 1_000_000);
    drop((made, csv));
    let start = Instant::now();
    let origins: Vec<i32> = (2016..2024).collect();
    let report = backtest(&read.panel, &origins, &[1, 2, 3, 5], &settings)?;
    println!(
        "back-test  {:6.2} s  8 origins, {} results",
        start.elapsed().as_secs_f64(),
        report.results.len()
    );
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    println!("{}", status.lines().find(|line| line.starts_with("VmHWM")).unwrap_or_default());
    Ok(())
}

fn invented(schools: usize) -> String {
    let mut text = String::from("year,school,grade,count,group\n");
    let mut state = 42u64;
    let mut next = move || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 40) as f64 / (1u64 << 24) as f64
    };
    let names = ["ps", "ms", "gs", "cp", "ce1", "ce2", "cm1", "cm2"];
    for school in 0..schools {
        let size = 10.0 + 40.0 * next();
        let mut cohort: Vec<f64> = names.iter().map(|_| size * (0.8 + 0.4 * next())).collect();
        for year in 2015..2025 {
            for (grade, count) in names.iter().zip(&cohort) {
                let _ = writeln!(text, "{year},{:07}X,{grade},{},{:03}", school, count.round(), school % 100);
            }
            for grade in (1..8).rev() {
                cohort[grade] = cohort[grade - 1] * (0.9 + 0.2 * next());
            }
            cohort[0] = size * (0.8 + 0.4 * next());
        }
    }
    text
}
