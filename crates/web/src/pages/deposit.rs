//! A deposit and its check report: the result in one line, then the findings by cause, with their remedy.

use askama::Template;
use axum::Json;
use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use entente_exchange::views::{self, DepositView};
use entente_model::{CheckReport, FindingGroup, Message, Severity, Verdict};

use crate::App;
use crate::csv;
use crate::page::{ArticleLink, Page, html};
use crate::pages::deposit_life::Life;
use crate::pages::deposit_risk::RiskCard;
use crate::problem::Problem;
use crate::visitor::Signed;

#[derive(Template)]
#[template(path = "deposit.html")]
struct DepositPage {
    p: Page,
    result: ResultLine,
    findings: Vec<FindingCard>,
    risk: Option<RiskCard>,
    life: Life,
    view: DepositView,
}

/// The first thing that a depositor reads.
struct ResultLine {
    tone: &'static str,
    word: String,
    text: String,
}

/// One cause.
struct FindingCard {
    tone: &'static str,
    severity: String,
    text: String,
    variables: Vec<String>,
    rows: String,
    share: String,
    places: Vec<String>,
    examples: Vec<(String, String)>,
    remedy: String,
    schema: Option<String>,
    article: Option<ArticleLink>,
}

pub(crate) async fn show(
    State(app): State<App>,
    signed: Signed,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    page(&app, &signed, &id, None).await
}

/// The page, with what was wrong in the form of withdrawal that was posted from it.
pub(crate) async fn page(
    app: &App,
    signed: &Signed,
    id: &str,
    fault: Option<&str>,
) -> Result<Response, Problem> {
    let view = views::deposit(&app.node, &signed.session, id).await?.ok_or(Problem::NotFound)?;
    let p = Page::new(app, &signed.visitor, "home");
    let mut life = Life::of(&p, &signed.session, &view);
    life.fault = fault.map(|word| p.t(word));
    let status = if fault.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let result = result(&p, view.report.as_ref());
    let findings = match &view.report {
        Some(report) => report.findings.iter().map(|group| card(&p, report, group)).collect(),
        None => Vec::new(),
    };
    let risk = view.report.as_ref().and_then(|report| report.risk.as_ref());
    let risk = risk.map(|risk| RiskCard::of(&p, risk));
    Ok(html(status, &DepositPage { p, result, findings, risk, life, view }))
}

fn result(p: &Page, report: Option<&CheckReport>) -> ResultLine {
    let Some(report) = report else {
        return ResultLine { tone: "calm", word: p.t("version-received"), text: p.t("deposit-not-checked") };
    };
    let message = |id: &str| {
        Message::new(id)
            .count("count", report.rows)
            .with("rows", p.count("deposit-rows", report.rows))
            .with("blocked", p.count("deposit-rows-blocked", report.rows_blocked))
            .with("causes", p.count("deposit-causes", report.findings.len()))
    };
    match report.verdict {
        Verdict::Accepted if report.findings.is_empty() => {
            ResultLine { tone: "good", word: p.t("version-accepted"), text: p.say(&message("deposit-clean")) }
        }
        Verdict::Accepted => ResultLine {
            tone: "good",
            word: p.t("version-accepted"),
            text: p.say(&message("deposit-accepted")),
        },
        Verdict::Partial => ResultLine {
            tone: "warn",
            word: p.t("version-partial"),
            text: p.say(&message("deposit-partial")),
        },
        // A file without a readable row has no row to blame: its cause says it.
        Verdict::Rejected if report.rows_blocked == 0 => ResultLine {
            tone: "bad",
            word: p.t("version-rejected"),
            text: p.say(&message("deposit-rejected-file")),
        },
        Verdict::Rejected => ResultLine {
            tone: "bad",
            word: p.t("version-rejected"),
            text: p.say(&message("deposit-rejected")),
        },
    }
}

fn card(p: &Page, report: &CheckReport, group: &FindingGroup) -> FindingCard {
    let words = entente_exchange::finding_words();
    let place = |place: &entente_model::Place| {
        let said = match place.column {
            Some(column) => p.say(
                &Message::new("place-line-column")
                    .with("line", p.number(place.line))
                    .with("column", p.number(column)),
            ),
            None => p.with("place-line", "line", p.number(place.line)),
        };
        match &place.file {
            Some(file) => format!("{file} · {said}"),
            None => said,
        }
    };
    FindingCard {
        tone: match group.severity {
            Severity::Blocking => "bad",
            Severity::Warning => "warn",
            Severity::Note => "calm",
        },
        severity: p.t(csv::severity(group.severity)),
        text: words.say(p.lang, &group.message),
        variables: group.variable.iter().chain(&group.variables).map(ToString::to_string).collect(),
        rows: p.count("finding-rows", group.count),
        share: p.share(group.count.min(report.rows), report.rows),
        places: group.places.iter().filter(|place| place.line > 0).map(place).collect(),
        examples: group
            .examples
            .iter()
            .map(|example| (example.value.clone(), p.count("finding-rows", example.count)))
            .collect(),
        remedy: words.say(p.lang, &group.remedy),
        schema: group.source.schema_line.map(|line| p.with("finding-schema", "line", line)),
        article: group.source.article.as_ref().map(|article| p.article(article)),
    }
}

impl DepositPage {
    /// A tabulation would not show.
    fn delimiter(&self, report: &CheckReport) -> String {
        if report.delimiter == "\t" { self.p.t("delimiter-tab") } else { report.delimiter.clone() }
    }
}

async fn report(app: &App, signed: &Signed, id: &str) -> Result<CheckReport, Problem> {
    let view = views::deposit(&app.node, &signed.session, id).await?.ok_or(Problem::NotFound)?;
    view.report.ok_or(Problem::NotFound)
}

pub(crate) async fn report_csv(
    State(app): State<App>,
    signed: Signed,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let report = report(&app, &signed, &id).await?;
    let p = Page::new(&app, &signed.visitor, "home");
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (
            header::CONTENT_DISPOSITION,
            attachment(&format!("{}_{}_report.csv", report.dataset, report.period)),
        ),
    ];
    Ok((headers, csv::findings(&p, &report.findings)).into_response())
}

pub(crate) async fn report_json(
    State(app): State<App>,
    signed: Signed,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    Ok(Json(entente_exchange::report_json(&report(&app, &signed, &id).await?)).into_response())
}

/// A name that a header can hold: letters, digits and little else.
pub(crate) fn attachment(name: &str) -> String {
    let kept = |c: char| if c.is_ascii_alphanumeric() || "._-".contains(c) { c } else { '_' };
    format!("attachment; filename=\"{}\"", name.chars().map(kept).collect::<String>())
}
