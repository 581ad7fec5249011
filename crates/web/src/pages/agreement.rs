//! A convention: the text that the parties signed, with each clause as a table in its place. What else there is to know of
//! it stands on pages of its own, one file each.

pub(crate) mod calendar;
pub(crate) mod conformance;
pub(crate) mod diff;
pub(crate) mod files;
mod head;
pub(crate) mod paper;
pub(crate) mod parties;
pub(crate) mod produced;
pub(crate) mod raci;
pub(crate) mod versions;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use entente_exchange::views::{self, AgreementView};
use entente_model::{AgreementKind, Article, ArticlePart, NoticeForm, RenewalMode, TermLength};

use crate::App;
use crate::clause::{self, ClauseTable, Titles};
use crate::markdown::{article_anchor, to_html};
use crate::page::{Page, html};
use crate::problem::Problem;
use crate::visitor::Signed;
use head::Head;

#[derive(Template)]
#[template(path = "agreement.html")]
struct AgreementPage {
    p: Page,
    head: Head,
    view: AgreementView,
    articles: Vec<ArticleText>,
    facts: Vec<(String, String)>,
}

/// An article as the page shows it.
struct ArticleText {
    anchor: String,
    /// « Article 4 », « Ligne 2.2 »; empty for a heading without number.
    number: String,
    title: String,
    /// Level of its heading in the page, from 2, none skipped.
    level: u8,
    parts: Vec<Part>,
    /// Whether it stands in the technical annex.
    annex: bool,
    /// How many of its clauses the platform executes.
    clauses: usize,
}

impl ArticleText {
    /// Whether it has a heading: the words before the first one have none.
    fn is_headed(&self) -> bool {
        !self.number.is_empty() || !self.title.is_empty()
    }
}

enum Part {
    /// HTML, made safe by `markdown`.
    Prose(String),
    Clause(ClauseTable),
}

pub(crate) async fn show(
    State(app): State<App>,
    signed: Signed,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let p = Page::new(&app, &signed.visitor, "agreements");
    let Some(view) = views::agreement(&app.node, &id)? else {
        return paper::show(&app, p, &signed, &id).await;
    };
    let folder = app.node.agreement_folder();
    let head = Head::new(&p, &folder, &id, "")?;
    let articles = articles(&p, &view);
    let facts = facts(&p, &view);
    Ok(html(StatusCode::OK, &AgreementPage { p, head, view, articles, facts }))
}

fn articles(p: &Page, view: &AgreementView) -> Vec<ArticleText> {
    let titles = Titles { datasets: &view.dataset_titles, purposes: &view.purpose_labels };
    let mut last = 1;
    let mut texts = Vec::new();
    for (position, article) in view.agreement.articles.iter().enumerate() {
        last = article.level.clamp(2, last + 1);
        let parts: Vec<Part> =
            article.parts.iter().filter_map(|part| part_of(p, view, &titles, part, last)).collect();
        let clauses = parts.iter().filter(|part| matches!(part, Part::Clause(_))).count();
        let (anchor, number) = heading(p, article, position);
        texts.push(ArticleText {
            anchor,
            number,
            title: article.title.clone(),
            level: last,
            parts,
            annex: article.annex,
            clauses,
        });
    }
    texts
}

fn part_of(
    p: &Page,
    view: &AgreementView,
    titles: &Titles<'_>,
    part: &ArticlePart,
    level: u8,
) -> Option<Part> {
    match part {
        ArticlePart::Prose(text) if text.trim().is_empty() => None,
        ArticlePart::Prose(text) => Some(Part::Prose(to_html(text, level))),
        ArticlePart::Clause(position) => {
            let clause = view.agreement.clauses.get(*position)?;
            Some(Part::Clause(clause::table(p, &clause.kind, titles)))
        }
    }
}

fn heading(p: &Page, article: &Article, position: usize) -> (String, String) {
    if article.number.is_empty() {
        return (format!("section-{}", position + 1), String::new());
    }
    let id = if article.annex { "agreement-line" } else { "agreement-article" };
    (article_anchor(&article.number), p.with(id, "number", &article.number))
}

impl AgreementPage {
    /// The contents: articles, then lines of the annex, each under its number on paper.
    fn contents(&self) -> Vec<(&'static str, Vec<&ArticleText>)> {
        let of = |annex: bool| {
            let headed = self.articles.iter().filter(|article| article.is_headed());
            headed.filter(|article| article.annex == annex).collect::<Vec<_>>()
        };
        let parts = [("contents-articles", of(false)), ("contents-annex", of(true))];
        parts.into_iter().filter(|(_, articles)| !articles.is_empty()).collect()
    }
}

/// What a reader checks before the text: kind, parties, dates, term.
fn facts(p: &Page, view: &AgreementView) -> Vec<(String, String)> {
    let agreement = &view.agreement;
    let mut facts = vec![(
        "agreement-kind",
        match agreement.kind {
            AgreementKind::Cadre => p.t("agreement-cadre"),
            AgreementKind::Application => p.t("agreement-application"),
            other => entente_agreement::agreement_kind_text(other, p.lang),
        },
    )];
    let parties: Vec<String> = agreement
        .parties
        .iter()
        .map(|id| {
            let named = agreement.party_clauses().find(|(_, party)| party.id == *id);
            named.map_or_else(|| p.party(id), |(_, party)| party.name.clone())
        })
        .collect();
    facts.push(("agreement-parties", parties.join(" · ")));
    for (id, day) in [
        ("agreement-signed", &agreement.signed_on),
        ("agreement-notified", &agreement.notified_on),
        ("agreement-ends", &agreement.ends_on),
    ] {
        if let Some(day) = day {
            facts.push((id, p.date(day)));
        }
    }
    let term = match &agreement.term.length {
        TermLength::Lasts(lasts) => p.duration(lasts),
        TermLength::SchoolYear(year) => p.with("agreement-term-school-year", "year", year),
        TermLength::Until(day) => p.with("agreement-term-until", "day", p.date(day)),
        TermLength::Follows(id) => p.with("agreement-term-follows", "convention", id),
    };
    facts.push(("agreement-term", term));
    if let Some(renewal) = &agreement.term.renewal {
        let id = match renewal.mode {
            RenewalMode::Tacit => "agreement-renewal-tacit",
            RenewalMode::Express => "agreement-renewal-express",
        };
        facts.push(("agreement-renewal", p.with(id, "every", p.duration(&renewal.every))));
    }
    if let Some(notice) = &agreement.term.notice {
        let id = match notice.form {
            Some(NoticeForm::RegisteredLetter) => "agreement-notice-letter",
            None => "agreement-notice-free",
        };
        facts.push(("agreement-notice", p.with(id, "lasts", p.duration(&notice.lasts))));
    }
    facts.into_iter().map(|(id, text)| (p.t(id), text)).collect()
}
