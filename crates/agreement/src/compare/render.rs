//! A comparison as text for a terminal and as JSON for a program.

use std::fmt::Write as _;

use entente_model::Message;
use entente_text::Lang;
use serde_json::{Value as Json, json};

use super::articles::{ArticleDiff, ArticleHeading};
use super::diff::AgreementDiff;
use super::effect::{Effect, Turn};
use super::effect_words::mark;
use super::say::{cited, quotable, say, word};
use super::words_diff::{Stretch, StretchKind};

/// Words kept around a change: the reader finds the place, not the whole article again.
const CONTEXT_WORDS: usize = 8;

/// The effects, then the text, article by article; words that go stand between `[-` and `-]`, words that come between
/// `{+` and `+}`.
pub fn render_diff(diff: &AgreementDiff, lang: Lang) -> String {
    let mut text = String::new();
    write_diff(&mut text, diff, lang).expect("writing to a string cannot fail");
    text
}

fn write_diff(text: &mut String, diff: &AgreementDiff, lang: Lang) -> std::fmt::Result {
    let heading = Message::new("diff-heading")
        .with("title", quotable(&diff.after.title))
        .with("before", quotable(&diff.before.path))
        .with("after", quotable(&diff.after.path));
    writeln!(text, "{}\n", say(lang, &heading))?;
    writeln!(text, "{}", say(lang, &Message::new("diff-effects").count("count", diff.effects.len() as u64)))?;
    for effect in &diff.effects {
        write_effect(text, effect, lang)?;
    }
    if !diff.complete {
        writeln!(text, "{}", word(lang, "diff-incomplete"))?;
    }
    let changed: Vec<&ArticleDiff> = diff.articles.iter().filter(|article| !article.is_same()).collect();
    writeln!(text, "\n{}", say(lang, &Message::new("diff-articles").count("count", changed.len() as u64)))?;
    for article in changed {
        write_article(text, article, lang)?;
    }
    Ok(())
}

pub(super) fn write_effect(text: &mut String, effect: &Effect, lang: Lang) -> std::fmt::Result {
    let sign = match effect.turn {
        Turn::Gained => '+',
        Turn::Lost => '-',
        Turn::Changed => '~',
    };
    let mark = mark(lang, effect).map_or(String::new(), |mark| format!(" [{mark}]"));
    writeln!(text, "{sign} {}{mark}", effect.sentence(lang))?;
    for line in effect.details(lang) {
        writeln!(text, "    {line}")?;
    }
    match effect.articles(lang).as_str() {
        "" => Ok(()),
        articles => writeln!(text, "    {articles}"),
    }
}

fn write_article(text: &mut String, article: &ArticleDiff, lang: Lang) -> std::fmt::Result {
    writeln!(text, "{}", article.sentence(lang))?;
    if !article.title.is_empty() {
        writeln!(text, "    {}", marked(&article.title))?;
    }
    // What is new or gone is read in the text itself.
    if article.before.is_some() && article.after.is_some() && !article.prose.is_empty() {
        for line in marked(&article.prose).lines() {
            writeln!(text, "    {line}")?;
        }
    }
    Ok(())
}

impl ArticleDiff {
    /// What became of the article, in one sentence.
    pub fn sentence(&self, lang: Lang) -> String {
        let heading =
            |heading: &Option<ArticleHeading>| heading.as_ref().map_or(String::new(), |one| name(lang, one));
        let (before, after) = (heading(&self.before), heading(&self.after));
        let id = match (&self.before, &self.after) {
            (None, _) => "article-new",
            (_, None) => "article-gone",
            _ if self.renumbered => "article-renumbered",
            _ => "article-changed",
        };
        let mut changes: Vec<String> = Vec::new();
        if self.before.is_some() && self.after.is_some() {
            let said = [
                (!self.title.is_empty(), "article-retitled"),
                (!self.prose.is_empty(), "article-reworded"),
                (self.clauses_changed, "article-clauses"),
            ];
            changes.extend(said.into_iter().filter(|(said, _)| *said).map(|(_, id)| word(lang, id)));
        }
        let mut sentence = say(lang, &Message::new(id).with("before", before).with("after", after));
        if !changes.is_empty() {
            let colon = word(lang, "render-colon");
            sentence = format!("{sentence}{colon} {}", changes.join(", "));
        }
        sentence
    }
}

/// « Article 4 (Durée) », « ligne 2.2 de l'annexe (Fichier) », « « Préambule » ».
fn name(lang: Lang, heading: &ArticleHeading) -> String {
    let id = match (heading.number.is_empty(), heading.annex) {
        (true, _) if heading.title.is_empty() => "heading-preamble",
        (true, _) => "heading-title",
        (false, true) => "heading-annex",
        (false, false) => "heading-article",
    };
    let message =
        Message::new(id).with("number", quotable(&heading.number)).with("title", quotable(&heading.title));
    say(lang, &message)
}

/// Changes in their context; long parts that did not change are cut.
fn marked(stretches: &[Stretch]) -> String {
    let last = stretches.len().saturating_sub(1);
    let mut text = String::new();
    for (rank, stretch) in stretches.iter().enumerate() {
        if rank > 0 {
            text.push(' ');
        }
        let visible: String = stretch.text.chars().filter(|c| !c.is_control() || *c == '\n').collect();
        match stretch.kind {
            StretchKind::Same => text.push_str(&cut(&visible, rank == 0, rank == last)),
            StretchKind::Gone => text.push_str(&format!("[-{}-]", pilcrows(&visible))),
            StretchKind::New => text.push_str(&format!("{{+{}+}}", pilcrows(&visible))),
        }
    }
    text
}

fn pilcrows(text: &str) -> String {
    text.replace("\n\n", " ¶ ").trim().to_owned()
}

fn cut(text: &str, first: bool, last: bool) -> String {
    let text = pilcrows(text);
    let words: Vec<&str> = text.split(' ').collect();
    let (head, tail) = (if first { 0 } else { CONTEXT_WORDS }, if last { 0 } else { CONTEXT_WORDS });
    if words.len() <= head + tail + 4 {
        return text;
    }
    format!("{} […] {}", words[..head].join(" "), words[words.len() - tail..].join(" ")).trim().to_owned()
}

/// The same as JSON: codes in English, sentences in `lang` beside the data.
pub fn diff_json(diff: &AgreementDiff, lang: Lang) -> Json {
    json!({
        "before": diff.before,
        "after": diff.after,
        "complete": diff.complete,
        "effects": diff.effects.iter().map(|effect| effect_json(effect, lang)).collect::<Vec<Json>>(),
        "articles": diff.articles.iter().map(|article| with(article, &[("sentence", article.sentence(lang).into())])).collect::<Vec<Json>>(),
    })
}

/// One effect as data, with its sentence.
pub fn effect_json(effect: &Effect, lang: Lang) -> Json {
    with(
        effect,
        &[
            ("sentence", effect.sentence(lang).into()),
            ("details", effect.details(lang).into()),
            ("articles", effect.articles(lang).into()),
        ],
    )
}

/// One difference between two conventions, and the articles of each that make it.
pub(super) fn write_held(
    text: &mut String,
    effect: &Effect,
    names: &[String; 2],
    lang: Lang,
) -> std::fmt::Result {
    let colon = word(lang, "render-colon");
    writeln!(text, "  {}", effect.held(lang))?;
    for line in effect.details(lang) {
        writeln!(text, "    {line}")?;
    }
    for (name, places) in names.iter().zip([&effect.cited_before, &effect.cited_after]) {
        if !places.is_empty() {
            writeln!(text, "    {name}{colon} {}", cited(lang, places))?;
        }
    }
    Ok(())
}

/// One difference between two conventions as data, with its sentence.
pub(super) fn held_json(effect: &Effect, lang: Lang) -> Json {
    with(effect, &[("sentence", effect.held(lang).into()), ("details", effect.details(lang).into())])
}

pub(super) fn with(value: &impl serde::Serialize, more: &[(&str, Json)]) -> Json {
    let mut value = serde_json::to_value(value).unwrap_or_default();
    if let Json::Object(keys) = &mut value {
        keys.extend(more.iter().map(|(key, value)| ((*key).to_owned(), value.clone())));
    }
    value
}
