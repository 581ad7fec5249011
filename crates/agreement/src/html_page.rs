//! A convention as one HTML page that stands alone: its text, each clause as a table in its place, its signatures.
//!
//! For a browser and for paper, without the platform: no script, no address outside of the page. The pages of the platform are
//! `entente-web`; the PDF of a convention is made elsewhere.

use std::fmt::Write as _;

use entente_model::{Agreement, Article, ArticlePart, Message};
use entente_text::Lang;

use crate::life::long_date;
use crate::prose::prose_html;
use crate::show::{ClauseValue, clause_caption, clause_rows};
use crate::words::words;

/// Readable on a screen and on A4; a table never loses its caption, nor a heading its text.
const STYLE: &str = "
:root { color-scheme: light; }
body { font: 1rem/1.55 Georgia, 'Times New Roman', serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; color: #111; }
h1 { font-size: 1.6rem; line-height: 1.25; }
h2 { font-size: 1.25rem; margin-top: 2rem; break-after: avoid; }
h3, h4, h5, h6 { font-size: 1.05rem; break-after: avoid; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; }
dt { font-weight: bold; }
dd { margin: 0; overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; margin: 1rem 0; font: .875rem/1.4 system-ui, sans-serif; break-inside: avoid; }
caption { text-align: left; font-weight: bold; padding: .25rem 0; }
th, td { border: 1px solid #767676; padding: .25rem .5rem; text-align: left; vertical-align: top; }
th { width: 30%; background: #f3f3f3; }
td ul { margin: 0; padding-left: 1.1rem; }
code { font-size: .85em; overflow-wrap: anywhere; }
@page { size: A4; margin: 20mm; }
@media print { body { margin: 0; max-width: none; padding: 0; } }
";

/// The page. `signatures` are sentences, one for each signature, as verification says them.
pub fn agreement_html(agreement: &Agreement, signatures: &[String], lang: Lang) -> String {
    let mut page = Page { lang, html: String::new() };
    page.write(agreement, signatures).expect("writing to a string cannot fail");
    page.html
}

struct Page {
    lang: Lang,
    html: String,
}

impl Page {
    fn write(&mut self, agreement: &Agreement, signatures: &[String]) -> std::fmt::Result {
        let title = escaped(&agreement.title);
        write!(
            self.html,
            "<!DOCTYPE html>\n<html lang=\"fr\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n"
        )?;
        self.identity(agreement)?;
        let mut last = 1;
        for article in &agreement.articles {
            // No level of heading is skipped: a reader who goes by headings loses nothing.
            last = article.level.clamp(2, last + 1);
            self.article(agreement, article, last)?;
        }
        self.signatures(signatures)?;
        self.html.push_str("</main>\n</body>\n</html>\n");
        Ok(())
    }

    fn identity(&mut self, agreement: &Agreement) -> std::fmt::Result {
        let parties = agreement.parties.iter().map(|id| {
            let named = agreement.party_clauses().find(|(_, party)| party.id == *id);
            named.map_or_else(|| id.to_string(), |(_, party)| party.name.clone())
        });
        let parties = parties.collect::<Vec<String>>().join(", ");
        let day = |day: Option<jiff::civil::Date>| day.map(|day| long_date(self.lang, day));
        let facts = [
            ("page-id", Some(agreement.id.to_string())),
            ("page-parties", Some(parties)),
            ("page-signed-on", day(agreement.signed_on)),
            ("page-notified-on", day(agreement.notified_on)),
            ("page-sha256", Some(agreement.sha256.clone())),
        ];
        self.html.push_str("<dl>\n");
        for (label, value) in facts {
            if let Some(value) = value {
                writeln!(self.html, "<dt>{}</dt><dd>{}</dd>", self.word(label), escaped(&value))?;
            }
        }
        self.html.push_str("</dl>\n");
        Ok(())
    }

    fn article(&mut self, agreement: &Agreement, article: &Article, level: u8) -> std::fmt::Result {
        self.html.push_str("<section>\n");
        let heading = match (article.number.as_str(), article.annex) {
            ("", _) => article.title.clone(),
            (number, true) => format!("{number} {}", article.title),
            (number, false) => {
                let message =
                    Message::new("page-article").with("number", number).with("title", &article.title);
                words().say(self.lang, &message)
            }
        };
        if !heading.trim().is_empty() {
            writeln!(self.html, "<h{level}>{}</h{level}>", escaped(heading.trim()))?;
        }
        for part in &article.parts {
            match part {
                ArticlePart::Prose(text) => self.html.push_str(&prose_html(text)),
                ArticlePart::Clause(position) => {
                    if let Some(clause) = agreement.clauses.get(*position) {
                        self.clause(clause)?;
                    }
                }
            }
        }
        self.html.push_str("</section>\n");
        Ok(())
    }

    fn clause(&mut self, clause: &entente_model::Clause) -> std::fmt::Result {
        let caption = escaped(&clause_caption(&clause.kind, self.lang));
        writeln!(self.html, "<table>\n<caption>{caption}</caption>\n<tbody>")?;
        for row in clause_rows(&clause.kind, self.lang) {
            write!(self.html, "<tr><th scope=\"row\">{}</th><td>", escaped(&row.label))?;
            match row.values.as_slice() {
                [one] => self.html.push_str(&value(one)),
                several => {
                    let items: String =
                        several.iter().map(|one| format!("<li>{}</li>", value(one))).collect();
                    write!(self.html, "<ul>{items}</ul>")?;
                }
            }
            self.html.push_str("</td></tr>\n");
        }
        self.html.push_str("</tbody>\n</table>\n");
        Ok(())
    }

    fn signatures(&mut self, signatures: &[String]) -> std::fmt::Result {
        writeln!(self.html, "<section>\n<h2>{}</h2>", self.word("page-signatures"))?;
        if signatures.is_empty() {
            writeln!(self.html, "<p>{}</p>", self.word("page-unsigned"))?;
        } else {
            let items: String = signatures.iter().map(|one| format!("<li>{}</li>\n", escaped(one))).collect();
            write!(self.html, "<ul>\n{items}</ul>\n")?;
        }
        self.html.push_str("</section>\n");
        Ok(())
    }

    fn word(&self, id: &str) -> String {
        escaped(&words().word(self.lang, id))
    }
}

/// The value for a reader; its word of the language beside it, where that says something else.
fn value(value: &ClauseValue) -> String {
    let text = escaped(&value.text);
    match value.code.as_deref().filter(|code| *code != value.text) {
        Some(code) => format!("{text} <code>{}</code>", escaped(code)),
        None => text,
    }
}

fn escaped(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            _ => html.push(letter),
        }
    }
    html
}
