//! The references of the node, one of them as of a day, and what two of its versions differ in.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use entente_exchange::views::{self, ReferenceSummary};
use entente_exchange::{
    AsOf, DatasetBreak, DiffLine, DiffSide, ReferenceAccess, ReferenceDiff, ReferenceTable, ReferenceVersion,
};
use entente_model::Message;
use jiff::civil::Date;
use serde::Deserialize;

use crate::App;
use crate::page::{Page, html};
use crate::pager::Pager;
use crate::problem::Problem;
use crate::visitor::Signed;

/// Rows of one page.
const PAGE_ROWS: usize = 50;
/// Lines of a comparison that are shown of each kind; the web service gives them all.
const DIFF_LINES_MAX: usize = 200;

#[derive(Template)]
#[template(path = "references.html")]
struct ReferencesPage {
    p: Page,
    references: Vec<ReferenceSummary>,
}

#[derive(Template)]
#[template(path = "reference.html")]
struct ReferencePage {
    p: Page,
    name: String,
    title: String,
    wanted: Wanted,
    version: ReferenceVersion,
    table: ReferenceTable,
    rows: Vec<Vec<String>>,
    pager: Pager,
    versions: Vec<ReferenceVersion>,
    today: Date,
    on: Date,
}

#[derive(Template)]
#[template(path = "reference_diff.html")]
struct DiffPage {
    p: Page,
    name: String,
    title: String,
    diff: ReferenceDiff,
    breaks: Vec<DatasetBreak>,
}

/// What the form asks for.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Wanted {
    q: String,
    on: String,
    known_on: String,
    page: usize,
}

/// A day of a form; an empty field is no day.
pub(crate) fn day(text: &str) -> Result<Option<Date>, Problem> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    text.trim().parse().map(Some).map_err(|_| Problem::Invalid)
}

pub(crate) async fn list(State(app): State<App>, signed: Signed) -> Result<Response, Problem> {
    let references = views::references(&app.node).await?;
    Ok(html(
        StatusCode::OK,
        &ReferencesPage { p: Page::new(&app, &signed.visitor, "references"), references },
    ))
}

pub(crate) async fn show(
    State(app): State<App>,
    signed: Signed,
    Path(name): Path<String>,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Problem> {
    if name == "institutions" {
        return Ok(Redirect::to("/institutions").into_response());
    }
    let as_of = AsOf { on: day(&wanted.on)?, known_on: day(&wanted.known_on)? };
    let reference = views::reference_name(&name);
    let known = app.node.known_reference(&reference, as_of).await?.ok_or(Problem::NotFound)?;
    let today = app.node.today();
    let on = as_of.on.unwrap_or(today);
    let table = known.table(as_of.on, &wanted.q);
    let query = [("q", wanted.q.as_str()), ("on", &wanted.on), ("known_on", &wanted.known_on)];
    let pager = Pager::new(&format!("/references/{name}"), &query, wanted.page, table.rows.len(), PAGE_ROWS);
    let rows = table.rows.iter().skip(pager.offset()).take(PAGE_ROWS).cloned().collect();
    let p = Page::new(&app, &signed.visitor, "references");
    let title = entente_exchange::reference_title(p.lang, &reference);
    let versions = views::reference_versions(&app.node, &reference).await?;
    let version = known.version.clone();
    Ok(html(
        StatusCode::OK,
        &ReferencePage { p, name, title, wanted, version, table, rows, pager, versions, today, on },
    ))
}

/// The sides to compare.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Sides {
    from: String,
    to: String,
}

impl Sides {
    pub(crate) fn read(&self) -> Result<[Option<DiffSide>; 2], Problem> {
        let side = |text: &str| match text.trim() {
            "" => Ok(None),
            text => text.parse().map(Some).map_err(|_| Problem::Invalid),
        };
        Ok([side(&self.from)?, side(&self.to)?])
    }
}

pub(crate) async fn diff(
    State(app): State<App>,
    signed: Signed,
    Path(name): Path<String>,
    Query(sides): Query<Sides>,
) -> Result<Response, Problem> {
    let reference = views::reference_name(&name);
    let [from, to] = sides.read()?;
    let mut diff = app.node.diff_reference(&reference, from, to).await?;
    let mut breaks = std::mem::take(&mut diff.breaks.files);
    // What others deposited is theirs: a person sees what breaks in the files of her organisation.
    breaks.retain(|found| found.party == signed.session.party);
    let p = Page::new(&app, &signed.visitor, "references");
    let title = entente_exchange::reference_title(p.lang, &reference);
    Ok(html(StatusCode::OK, &DiffPage { p, name, title, diff, breaks }))
}

impl ReferencesPage {
    fn title(&self, known: &ReferenceSummary) -> String {
        entente_exchange::reference_title(self.p.lang, &known.reference)
    }
    fn short(&self, known: &ReferenceSummary) -> String {
        views::short_name(&known.reference).to_owned()
    }
    fn access(&self, version: &ReferenceVersion) -> String {
        self.p.t(access(version))
    }
}

fn access(version: &ReferenceVersion) -> &'static str {
    match version.access {
        ReferenceAccess::Open => "reference-open",
        ReferenceAccess::Reserved => "reference-reserved",
    }
}

impl ReferencePage {
    fn head(&self, column: &str) -> String {
        self.p.t(format!("ref-{}", column.replace('_', "-")))
    }
    fn download(&self, format: &str) -> String {
        let query = [
            ("format", format),
            ("on", self.wanted.on.as_str()),
            ("known_on", self.wanted.known_on.as_str()),
            ("q", self.wanted.q.as_str()),
        ];
        crate::pager::address(&format!("/references/{}/download", self.name), &query)
    }
    fn access(&self) -> String {
        self.p.t(access(&self.version))
    }
    /// Whether the version is used already.
    fn is_used(&self, version: &ReferenceVersion) -> bool {
        version.effective_on.is_none_or(|day| day <= self.today)
    }
}

impl DiffPage {
    fn kinds(&self) -> [(&'static str, String, &[DiffLine], usize); 3] {
        [("opens", &self.diff.opens), ("closes", &self.diff.closes), ("changes", &self.diff.changes)].map(
            |(id, lines)| {
                let word = match id {
                    "opens" => self.p.count("diff-opens", lines.len()),
                    "closes" => self.p.count("diff-closes", lines.len()),
                    _ => self.p.count("diff-changes", lines.len()),
                };
                let shown = lines.len().min(DIFF_LINES_MAX);
                (id, word, &lines[..shown], lines.len() - shown)
            },
        )
    }
    fn fact(&self, fact: &entente_exchange::FactChange) -> String {
        let message = Message::new("diff-fact")
            .with("fact", self.p.t(format!("ref-{}", fact.fact.replace('_', "-"))))
            .with("before", if fact.before.is_empty() { "–" } else { &fact.before })
            .with("after", if fact.after.is_empty() { "–" } else { &fact.after });
        self.p.say(&message)
    }
    fn kind(&self, found: &DatasetBreak) -> String {
        self.p.t(match found.kind {
            entente_exchange::BreakKind::Closed => "break-closed",
            entente_exchange::BreakKind::Regrouped => "break-regrouped",
        })
    }
}
