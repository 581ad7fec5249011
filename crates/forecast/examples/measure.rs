//! Prints the accuracy of each shared panel, beside last year's figure and the methods that were not kept.
//!
//! `cargo run --release -p entente-forecast --example measure -- ../shared/data/pilotage`

use std::fs::File;

use entente_forecast::{Method, Settings, backtest, read_panel};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = std::env::args().nth(1).unwrap_or_else(|| "../shared/data/pilotage".to_owned());
    let mut files: Vec<_> =
        std::fs::read_dir(&folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    files.retain(|file| file.file_name().is_some_and(|name| name.to_string_lossy().starts_with("panel_")));
    files.sort();
    for file in files {
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let read = read_panel(File::open(file)?, None)?;
        if read.panel.years().1 - read.panel.years().0 < 2 {
            println!("{name}: two years, nothing to score");
            continue;
        }
        let (first, last) = read.panel.years();
        let origins: Vec<i32> = (first + 1..last).collect();
        let settings = Settings { threads: 2, ..Settings::default() };
        let report = backtest(&read.panel, &origins, &[1, 2, 3], &settings)?;
        println!(
            "{name}: {} schools, {first}-{last}, {} findings",
            read.panel.schools().len(),
            read.findings_count
        );
        for result in &report.results {
            print!(
                "  {:13} h={} n={:6} wape {:6.2} mape {:6.2} p90 {:6.2} bias {:6.2} cov {:5.1} | naive {:6.2} {:6.2} |",
                result.level,
                result.horizon,
                result.accuracy.n,
                result.accuracy.wape,
                result.accuracy.mape,
                result.accuracy.p90,
                result.accuracy.bias,
                result.accuracy.coverage.unwrap_or(0.0),
                result.naive.wape,
                result.naive.mape
            );
            for method in &result.methods {
                if method.method != Method::Naive && method.method != Method::Reconciled {
                    print!(" {:.2}", method.accuracy.wape);
                }
            }
            print!(" |");
            for origin in &result.by_origin {
                print!(
                    " {}:{:.2}/{:.1}",
                    origin.origin,
                    origin.accuracy.wape,
                    origin.accuracy.coverage.unwrap_or(0.0)
                );
            }
            println!();
        }
        for result in report.results.iter().filter(|result| !result.by_grade.is_empty()) {
            print!("  h={} by grade:", result.horizon);
            for grade in &result.by_grade {
                print!(" {} {:.2} ({:.2})", grade.grade, grade.accuracy.wape, grade.naive.wape);
            }
            println!();
        }
        if std::env::args().nth(2).is_some() {
            for weights in &report.weights {
                println!("  {weights:?}");
            }
        }
    }
    Ok(())
}
