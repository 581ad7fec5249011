//! Who may see what and why: every access that a clause speaks of, decided for today; filters in the address, the same rows as a file.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Query, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use entente_exchange::views::{self, AccessFilter, AccessView};
use serde::Deserialize;

use crate::App;
use crate::decided::tone;
use crate::page::{Page, html};
use crate::pager::{Pager, address};
use crate::pages::agreements::Choices;
use crate::pages::deposit::attachment;
use crate::problem::Problem;
use crate::visitor::Signed;

/// Rows of one page.
const PAGE_ROWS: usize = 50;
const OUTCOMES: [&str; 4] = ["permitted", "refused", "not-covered", "gap"];

/// What the form asks for; an empty field filters nothing.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Wanted {
    party: String,
    dataset: String,
    purpose: String,
    outcome: String,
    page: usize,
}

impl Wanted {
    fn query(&self) -> [(&str, &str); 4] {
        [
            ("party", &self.party),
            ("dataset", &self.dataset),
            ("purpose", &self.purpose),
            ("outcome", &self.outcome),
        ]
    }

    fn filter(&self) -> AccessFilter {
        let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        AccessFilter {
            party: some(&self.party).map(|text| text.as_str().into()),
            dataset: some(&self.dataset).map(|text| text.as_str().into()),
            purpose: some(&self.purpose).map(|text| text.as_str().into()),
            outcome: some(&self.outcome),
        }
    }
}

#[derive(Template)]
#[template(path = "accesses.html")]
struct AccessesPage {
    p: Page,
    wanted: Wanted,
    parties: Choices,
    datasets: Choices,
    purposes: Choices,
    outcomes: Choices,
    found: Vec<AccessView>,
    pager: Pager,
}

pub(crate) async fn show(
    State(app): State<App>,
    signed: Signed,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Problem> {
    let p = Page::new(&app, &signed.visitor, "decisions");
    let all = views::accesses(&app.node, app.node.today(), &AccessFilter::default());
    let filter = wanted.filter();
    let kept: Vec<&AccessView> = all.iter().filter(|line| filter.keeps(line)).collect();
    let pager = Pager::new("/accesses", &wanted.query(), wanted.page, kept.len(), PAGE_ROWS);
    let found = kept.into_iter().skip(pager.offset()).take(PAGE_ROWS).cloned().collect();
    let choices = |of: fn(&AccessView) -> (String, String)| -> Choices {
        all.iter().map(of).collect::<BTreeMap<_, _>>().into_iter().collect()
    };
    let page = AccessesPage {
        parties: choices(|line| (line.party.to_string(), line.party_name.clone())),
        datasets: choices(|line| (line.dataset.to_string(), line.title.clone())),
        purposes: choices(|line| (line.purpose.to_string(), line.purpose_label.clone())),
        outcomes: OUTCOMES.map(|code| (code.to_owned(), p.named("outcome", code))).to_vec(),
        p,
        wanted,
        found,
        pager,
    };
    Ok(html(StatusCode::OK, &page))
}

impl AccessesPage {
    fn csv(&self) -> String {
        address("/accesses.csv", &self.wanted.query())
    }
    /// Colour and word of an answer.
    fn outcome(&self, line: &AccessView) -> (&'static str, String) {
        (tone(line.outcome), self.p.named("outcome", line.outcome))
    }
    fn protections(&self, line: &AccessView) -> Vec<String> {
        line.protection_words(self.p.lang)
    }
    /// The sentences that say why, where the article alone does not.
    fn why(&self, line: &AccessView) -> Vec<String> {
        if line.outcome == "permitted" { Vec::new() } else { line.why(self.p.lang) }
    }
}

/// The rows that fit the filters, for a spreadsheet.
pub(crate) async fn csv(
    State(app): State<App>,
    signed: Signed,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Problem> {
    let lines = views::accesses(&app.node, app.node.today(), &wanted.filter());
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, attachment("acces.csv")),
    ];
    let text = views::accesses_csv(&lines, signed.visitor.lang);
    Ok((headers, format!("\u{feff}{text}")).into_response())
}
