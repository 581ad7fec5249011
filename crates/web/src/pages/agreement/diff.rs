//! What changed between two texts of a convention: what that does, in plain words, then the text article by article. What came
//! and what went are told by a sign and a word as well as by a colour.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use entente_agreement::compare::{AgreementDiff, ArticleDiff, Cited, Effect, Stretch, StretchKind, Turn};
use entente_exchange::views::{self, TextComparison, TextView};
use serde::Deserialize;

use super::head::Head;
use super::versions::name;
use crate::App;
use crate::page::{ArticleLink, Page, html};
use crate::problem::Problem;
use crate::visitor::Signed;

/// Words kept on each side of a change; the whole article is one link away.
const CONTEXT_WORDS: usize = 40;

#[derive(Template)]
#[template(path = "agreement_diff.html")]
struct DiffPage {
    p: Page,
    head: Head,
    /// Texts to choose from: digest and name, the latest first.
    choices: Vec<(String, String)>,
    from: String,
    to: String,
    effects: Vec<EffectLine>,
    articles: Vec<ArticleLine>,
    same: usize,
    complete: bool,
    readable: bool,
}

/// Something that the change does.
struct EffectLine {
    /// Colour, sign and word of the way it goes.
    turn: (&'static str, String),
    sentence: String,
    mark: Option<String>,
    details: Vec<String>,
    before: Vec<ArticleLink>,
    after: Vec<ArticleLink>,
}

/// An article that changed.
struct ArticleLine {
    sentence: String,
    title: Vec<Shown>,
    prose: Vec<Shown>,
}

/// Words, and whether they stay, go or come.
struct Shown {
    kind: StretchKind,
    text: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Sides {
    from: String,
    to: String,
}

pub(crate) async fn show(
    State(app): State<App>,
    signed: Signed,
    Path(id): Path<String>,
    Query(sides): Query<Sides>,
) -> Result<Response, Problem> {
    let p = Page::new(&app, &signed.visitor, "agreements");
    let head = Head::new(&p, &app.node.agreement_folder(), &id, "versions")?;
    let party = &signed.session.party;
    let texts = views::agreement_versions(&app.node, &id, party).await?;
    let (from, to) = chosen(&texts, sides)?;
    let compared =
        views::agreement_diff(&app.node, &id, party, &from, &to).await?.ok_or(Problem::NotFound)?;
    let choices = texts.iter().rev().map(|text| (text.sha256.to_string(), name(&p, text))).collect();
    let diff = match compared {
        TextComparison::Compared(diff) => Some(diff),
        TextComparison::Unreadable => None,
    };
    let page = DiffPage {
        effects: diff.as_ref().map(|diff| effects(&p, diff)).unwrap_or_default(),
        articles: diff.as_ref().map(|diff| articles(&p, diff)).unwrap_or_default(),
        same: diff.as_ref().map_or(0, |diff| diff.articles.iter().filter(|one| one.is_same()).count()),
        complete: diff.as_ref().is_none_or(|diff| diff.complete),
        readable: diff.is_some(),
        p,
        head,
        choices,
        from,
        to,
    };
    Ok(html(StatusCode::OK, &page))
}

/// The two texts asked for; the last one and the one before where nothing is said.
fn chosen(texts: &[TextView], sides: Sides) -> Result<(String, String), Problem> {
    let last = texts.last().ok_or(Problem::NotFound)?;
    let or = |given: String, text: &TextView| if given.is_empty() { text.sha256.to_string() } else { given };
    let before = texts.len().checked_sub(2).and_then(|rank| texts.get(rank)).unwrap_or(last);
    Ok((or(sides.from, before), or(sides.to, last)))
}

fn effects(p: &Page, diff: &AgreementDiff) -> Vec<EffectLine> {
    let links = |cited: &[Cited]| cited.iter().map(|one| p.article(&one.place)).collect();
    let line = |effect: &Effect| EffectLine {
        turn: match effect.turn {
            Turn::Gained => ("new", p.t("turn-gained")),
            Turn::Lost => ("gone", p.t("turn-lost")),
            Turn::Changed => ("changed", p.t("turn-changed")),
        },
        sentence: effect.sentence(p.lang),
        mark: effect.mark(p.lang),
        details: effect.details(p.lang),
        before: links(&effect.cited_before),
        after: links(&effect.cited_after),
    };
    diff.effects.iter().map(line).collect()
}

fn articles(p: &Page, diff: &AgreementDiff) -> Vec<ArticleLine> {
    let line = |article: &ArticleDiff| ArticleLine {
        sentence: article.sentence(p.lang),
        title: shown(&article.title),
        prose: shown(&article.prose),
    };
    diff.articles.iter().filter(|article| !article.is_same()).map(line).collect()
}

fn shown(stretches: &[Stretch]) -> Vec<Shown> {
    let last = stretches.len().saturating_sub(1);
    let show = |(rank, stretch): (usize, &Stretch)| Shown {
        kind: stretch.kind,
        text: match stretch.kind {
            StretchKind::Same => shortened(&stretch.text, rank > 0, rank < last),
            StretchKind::Gone | StretchKind::New => stretch.text.clone(),
        },
    };
    stretches.iter().enumerate().map(show).collect()
}

/// What did not change, cut to what stands beside a change: after the one before, before the one after.
fn shortened(text: &str, after_change: bool, before_change: bool) -> String {
    let words: Vec<&str> = text.split(' ').collect();
    let (head, tail) =
        (if after_change { CONTEXT_WORDS } else { 0 }, if before_change { CONTEXT_WORDS } else { 0 });
    if head + tail == 0 || words.len() <= head + tail + 10 {
        return text.to_owned();
    }
    format!("{} […] {}", words[..head].join(" "), words[words.len() - tail..].join(" ")).trim().to_owned()
}

impl Shown {
    fn is_gone(&self) -> bool {
        self.kind == StretchKind::Gone
    }
    fn is_new(&self) -> bool {
        self.kind == StretchKind::New
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stays_is_cut_away_from_the_change() {
        let words: Vec<String> = (1..=120).map(|rank| rank.to_string()).collect();
        let text = words.join(" ");
        assert_eq!(shortened(&text, false, false), text);
        let middle = shortened(&text, true, true);
        assert!(
            middle.starts_with("1 2 ") && middle.contains("40 […] 81") && middle.ends_with(" 120"),
            "{middle}"
        );
        assert!(shortened(&text, false, true).starts_with("[…] 81 "));
        assert!(shortened(&text, true, false).ends_with("40 […]"));
        assert_eq!(shortened("un deux", true, true), "un deux");
    }
}
