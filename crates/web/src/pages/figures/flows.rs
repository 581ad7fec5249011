//! The common dashboard of exchanges: what each side gives and receives, how late, how sound, as both sides follow it.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use entente_exchange::views::{self, DueState, FlowLine};

use crate::App;
use crate::chart::{Bar, BarChart, Caption, ChartTable, Figure, bar_chart};
use crate::page::{Page, html};
use crate::pages::figures::shown::csv_file;
use crate::problem::Problem;
use crate::visitor::Signed;

#[derive(Template)]
#[template(path = "figures_flows.html")]
struct FlowsPage {
    p: Page,
    given: Option<Figure>,
    received: Option<Figure>,
}

pub(crate) async fn show(State(app): State<App>, signed: Signed) -> Result<Response, Problem> {
    let lines = views::flows(&app.node, &signed.session).await?;
    let p = Page::new(&app, &signed.visitor, "figures");
    let page = FlowsPage {
        given: figure(&p, app.node.today(), &lines, true),
        received: figure(&p, app.node.today(), &lines, false),
        p,
    };
    Ok(html(StatusCode::OK, &page))
}

/// One of the two tables as a file: `given.csv`, `received.csv`.
pub(crate) async fn csv(
    State(app): State<App>,
    signed: Signed,
    axum::extract::Path(table): axum::extract::Path<String>,
) -> Result<Response, Problem> {
    let lines = views::flows(&app.node, &signed.session).await?;
    let p = Page::new(&app, &signed.visitor, "figures");
    let is_given = match table.as_str() {
        "given.csv" => true,
        "received.csv" => false,
        _ => return Err(Problem::NotFound),
    };
    let figure = figure(&p, app.node.today(), &lines, is_given).ok_or(Problem::NotFound)?;
    Ok(csv_file(&p, &figure, table.trim_end_matches(".csv")))
}

fn figure(p: &Page, today: jiff::civil::Date, lines: &[FlowLine], is_given: bool) -> Option<Figure> {
    let lines: Vec<&FlowLine> = lines.iter().filter(|line| line.is_given == is_given).collect();
    if lines.is_empty() {
        return None;
    }
    let (id, title) = match is_given {
        true => ("given", p.t("flows-given")),
        false => ("received", p.t("flows-received")),
    };
    let bars = lines.iter().filter(|line| line.deliveries > 0).map(|line| Bar {
        name: line.title.clone(),
        value: line.deliveries as f64,
        stands_out: false,
    });
    let bars: Vec<Bar> = bars.collect();
    let caption = Caption { id: id.to_owned(), title: title.clone(), text: p.t("flows-text") };
    let svg = match bars.is_empty() {
        true => String::new(),
        false => bar_chart(&BarChart { caption, lang: p.lang, decimals: 0, unit: String::new(), bars }),
    };
    let mut head = vec![
        p.t("col-dataset"),
        if is_given { p.t("col-recipient") } else { p.t("col-producer") },
        p.t("col-due"),
        p.t("col-state"),
    ];
    if is_given {
        head.extend(
            ["flows-delay", "flows-versions", "flows-refused", "flows-rows", "flows-faulty"]
                .map(|id| p.t(id)),
        );
    } else {
        head.push(p.t("flows-rows"));
    }
    head.extend([p.t("flows-deliveries"), p.t("flows-last")]);
    let rows = lines.iter().map(|line| row(p, line)).collect();
    Some(Figure {
        id: id.to_owned(),
        svg,
        table: ChartTable { caption: title, head, rows },
        source: p.with("flows-source", "date", p.date(&today)),
        csv: format!("/figures/exchanges/{id}.csv"),
    })
}

fn row(p: &Page, line: &FlowLine) -> Vec<String> {
    let dash = || "–".to_owned();
    let others: Vec<String> = line.others.iter().map(|party| p.party(party)).collect();
    let number = |value: Option<u64>| value.map_or_else(dash, |value| p.number(value));
    let mut row = vec![
        line.title.clone(),
        if others.is_empty() { dash() } else { others.join(", ") },
        line.due_on.map_or_else(dash, |day| p.date(&day)),
        line.state.map_or_else(dash, |state| p.t(state_word(state))),
    ];
    if line.is_given {
        row.push(line.delay_days.map_or_else(dash, |days| p.decimals(f64::from(days), 0)));
        row.push(p.number(line.versions));
        row.push(p.number(line.refused));
        row.push(number(line.rows));
        row.push(number(line.rows_blocked));
    } else {
        row.push(number(line.rows));
    }
    row.push(p.number(line.deliveries));
    row.push(line.sent_at.map_or_else(dash, |at| p.instant(&at)));
    row
}

fn state_word(state: DueState) -> &'static str {
    match state {
        DueState::Accepted => "flows-accepted",
        DueState::Received => "flows-to-check",
        DueState::ToCorrect => "flows-to-correct",
        DueState::Late => "flows-late",
        DueState::DueSoon => "flows-soon",
        DueState::ToCome => "flows-to-come",
    }
}
