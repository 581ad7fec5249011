//! Whether a convention keeps what its cadre asks: each departure, with the article of both side by side.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use entente_agreement::compare::{Cited, Deviation};
use entente_exchange::{AgreementFolder, views};
use entente_model::{Agreement, ArticlePart};
use serde::Deserialize;

use super::head::Head;
use crate::App;
use crate::markdown::to_html;
use crate::page::{ArticleLink, Page, html};
use crate::problem::Problem;
use crate::visitor::Signed;

#[derive(Template)]
#[template(path = "agreement_conformance.html")]
struct ConformancePage {
    p: Page,
    head: Head,
    /// The cadre that it is held to; no address where it is a model.
    cadre: (Option<String>, String),
    /// Whether it applies that cadre, whose clauses then hold without being copied.
    applies: bool,
    /// Cadres to choose from.
    cadres: Vec<(String, String)>,
    chosen: String,
    deviations: Vec<DeviationLine>,
}

/// A departure from the cadre.
struct DeviationLine {
    sentence: String,
    details: Vec<String>,
    cadre: Vec<CitedArticle>,
    local: Vec<CitedArticle>,
}

/// An article as it is cited, and its words.
struct CitedArticle {
    /// No address in a model, which has no page.
    link: ArticleLink,
    has_page: bool,
    title: String,
    /// HTML, made safe by `markdown`.
    prose: String,
}

/// The cadre asked for; the one that it applies where nothing is said.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    cadre: String,
}

pub(crate) async fn show(
    State(app): State<App>,
    signed: Signed,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    let p = Page::new(&app, &signed.visitor, "agreements");
    let folder = app.node.agreement_folder();
    let head = Head::new(&p, &folder, &id, "conformance")?;
    let agreement = folder.agreement(&id)?;
    if agreement.kind.is_cadre() {
        return Err(Problem::NotFound);
    }
    let cadres = views::cadres(&folder, &id)?;
    let is_asked = |cadre: &&Agreement| asked.cadre.is_empty() || cadre.id.as_str() == asked.cadre;
    let cadre = cadres.iter().copied().find(is_asked).ok_or(Problem::NotFound)?;
    let deviations = views::agreement_conformance(&folder, &id, cadre)?;
    let line = |one: &Deviation| DeviationLine {
        sentence: one.sentence(p.lang),
        details: one.details(p.lang),
        cadre: one.cited_cadre.iter().map(|cited| article(&p, &folder, cadre, cited)).collect(),
        local: one.cited_local.iter().map(|cited| article(&p, &folder, agreement, cited)).collect(),
    };
    let has_page = folder.agreement(cadre.id.as_str()).is_ok();
    let page = ConformancePage {
        deviations: deviations.iter().map(line).collect(),
        cadre: (has_page.then(|| format!("/agreements/{}", cadre.id)), cadre.title.clone()),
        applies: agreement.applies.as_ref() == Some(&cadre.id),
        chosen: cadre.id.to_string(),
        cadres: cadres.iter().map(|one| (one.id.to_string(), one.title.clone())).collect(),
        p,
        head,
    };
    Ok(html(StatusCode::OK, &page))
}

fn article(p: &Page, folder: &AgreementFolder, within: &Agreement, cited: &Cited) -> CitedArticle {
    let found = within.articles.iter().find(|article| article.number == cited.place.article);
    let prose = found.into_iter().flat_map(|article| &article.parts).filter_map(|part| match part {
        ArticlePart::Prose(text) => Some(text.as_str()),
        ArticlePart::Clause(_) => None,
    });
    CitedArticle {
        link: p.article(&cited.place),
        has_page: folder.agreement(cited.place.convention.as_str()).is_ok(),
        title: found.map(|article| article.title.clone()).unwrap_or_default(),
        prose: to_html(prose.collect::<Vec<_>>().join("\n\n").trim(), 4),
    }
}
