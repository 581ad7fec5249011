//! The projections of an académie beside the sum of the forecasts of establishments: by rentrée, sector and level.

use entente_exchange::views::{SummedForecast, TerritoryForecastLine};
use entente_model::Message;

use super::forecast::Subject;
use super::forecast_figures::csv_of;
use crate::chart::{Bar, BarChart, Caption, ChartTable, Figure, bar_chart};
use crate::page::Page;

/// The table: of the next rentrée, or of all of them, as the file has it. Nothing where nobody projects the place.
pub(super) fn projected(p: &Page, subject: &Subject, next_only: bool) -> Option<Figure> {
    let source = subject.projection.source.as_ref()?;
    let next = subject.view.made()?.origin() + 1;
    let mut lines = subject.projection.compared(&subject.view, &subject.place);
    lines.retain(|line| {
        let is_grade = subject.grade.is_none() || line.grade == subject.grade;
        is_grade && (!next_only || line.year == next)
    });
    if lines.is_empty() {
        return None;
    }
    let title = Message::new("projected-title")
        .with("name", subject.view.name(&subject.place))
        .with("made", subject.projection.made_in.unwrap_or_default());
    let title = p.say(&title);
    let head = [
        "projected-what",
        "figures-rentree",
        "projected-sector",
        "projected-theirs",
        "figures-low",
        "figures-high",
        "projected-ours",
        "figures-difference",
        "projected-share",
        "projected-left-out",
    ];
    let mut sources = vec![source.clone()];
    sources.extend(subject.view.sources.iter().cloned());
    Some(Figure {
        id: "projected".to_owned(),
        svg: drawing(p, subject, &lines, next, &title),
        table: ChartTable {
            caption: title,
            head: head.map(|id| p.t(id)).to_vec(),
            rows: lines.iter().map(|line| row(p, subject, line)).collect(),
        },
        source: p.figure_mention(&sources),
        csv: csv_of(subject, "projected"),
    })
}

fn row(p: &Page, subject: &Subject, line: &TerritoryForecastLine) -> Vec<String> {
    let number = |value: Option<f64>| value.map_or("–".to_owned(), |value| p.decimals(value, 0));
    let ours = match line.ours {
        SummedForecast::Sum { pupils, .. } => p.decimals(pupils, 0),
        SummedForecast::Hidden => p.t("figures-hidden"),
        SummedForecast::None => "–".to_owned(),
    };
    let share = line.difference().zip(line.sum()).filter(|(_, sum)| *sum > 0.0);
    let share = share.map_or("–".to_owned(), |(difference, sum)| {
        let sign = if difference > 0.0 { "+" } else { "" };
        format!("{sign}{}", p.percent(difference / sum, 1))
    });
    vec![
        grade(p, subject, line),
        line.year.to_string(),
        p.t(format!("projected-sector-{}", line.sector.to_lowercase())),
        p.decimals(line.projected, 0),
        number(line.bounds.map(|bounds| bounds[0])),
        number(line.bounds.map(|bounds| bounds[1])),
        ours,
        number(line.difference()),
        share,
        p.number(line.left_out()),
    ]
}

fn grade(p: &Page, subject: &Subject, line: &TerritoryForecastLine) -> String {
    match &line.grade {
        Some(grade) => subject.view.grade_name(grade).to_owned(),
        None => p.t("projected-all"),
    }
}

/// How far each level stands from our sum, for the next rentrée, in pupils: both directions read from the table's sign.
fn drawing(p: &Page, subject: &Subject, lines: &[TerritoryForecastLine], next: i32, title: &str) -> String {
    let bars: Vec<Bar> = lines
        .iter()
        .filter(|line| line.year == next)
        .filter_map(|line| {
            let difference = line.difference()?;
            let sector = p.t(format!("projected-sector-{}", line.sector.to_lowercase()));
            let sign = if difference < 0.0 { "−" } else { "+" };
            Some(Bar {
                name: format!("{}, {sector} ({sign})", grade(p, subject, line)),
                value: difference.abs(),
                stands_out: line.grade.is_none(),
            })
        })
        .collect();
    if bars.is_empty() {
        return String::new();
    }
    let caption =
        Caption { id: "projected".to_owned(), title: title.to_owned(), text: p.t("projected-text") };
    bar_chart(&BarChart { caption, lang: p.lang, decimals: 0, unit: String::new(), bars })
}
