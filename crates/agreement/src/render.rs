//! Diagnostics as text for a terminal and as JSON for a program.

use std::fmt::Write as _;

use entente_model::Message;
use entente_text::Lang;
use serde_json::json;

use crate::words::words;
use crate::{Diagnostic, Severity};

/// Writes each diagnostic with its excerpt, then one line that counts them.
pub fn render(diagnostics: &[Diagnostic], lang: Lang) -> String {
    let mut text = String::new();
    for diagnostic in diagnostics {
        render_one(&mut text, diagnostic, lang).expect("writing to a string cannot fail");
    }
    text.push_str(&summary(diagnostics, lang));
    text.push('\n');
    text
}

fn render_one(text: &mut String, diagnostic: &Diagnostic, lang: Lang) -> std::fmt::Result {
    let say = |message| words().say(lang, message);
    let severity = words().word(lang, severity_id(diagnostic.severity));
    let colon = words().word(lang, "render-colon");
    let lines = [Some(diagnostic.line), diagnostic.related.as_ref().map(|related| related.line)];
    let width = lines.into_iter().flatten().max().unwrap_or_default().to_string().len();
    let margin = " ".repeat(width);
    writeln!(text, "{severity}[{}]{colon} {}", diagnostic.code.as_str(), say(&diagnostic.message))?;
    writeln!(text, "{margin}--> {}:{}:{}", diagnostic.file, diagnostic.line, diagnostic.column)?;
    let place = (diagnostic.line, diagnostic.column, diagnostic.length);
    render_excerpt(text, width, place, &diagnostic.excerpt, '^', "")?;
    if let Some(related) = &diagnostic.related {
        writeln!(text, "{margin}::: {}:{}:{}", related.file, related.line, related.column)?;
        let place = (related.line, related.column, related.length);
        render_excerpt(text, width, place, &related.excerpt, '-', &say(&related.message))?;
    }
    writeln!(text, "{margin} = {}{colon} {}", words().word(lang, "render-cause"), say(&diagnostic.cause))?;
    writeln!(text, "{margin} = {}{colon} {}", words().word(lang, "render-remedy"), say(&diagnostic.remedy))?;
    writeln!(text)
}

/// The line, and marks under the part of it that is spoken of, with what is said of it.
fn render_excerpt(
    text: &mut String,
    width: usize,
    (line, column, length): (u32, u32, u32),
    excerpt: &str,
    mark: char,
    label: &str,
) -> std::fmt::Result {
    if excerpt.is_empty() {
        return Ok(());
    }
    let margin = " ".repeat(width);
    writeln!(text, "{margin} |")?;
    writeln!(text, "{line:<width$} | {excerpt}")?;
    let marks = marks(excerpt, column, length, mark).unwrap_or_default();
    let said = format!("{marks} {label}");
    writeln!(text, "{}", format!("{margin} | {}", said.trim_end()).trim_end())
}

/// Marks under a part of the excerpt; none where it lies beyond.
fn marks(excerpt: &str, column: u32, length: u32, mark: char) -> Option<String> {
    let width = excerpt.chars().count();
    let before = column as usize - 1;
    let room = width.checked_sub(before)?.max(1);
    Some(format!("{}{}", " ".repeat(before), mark.to_string().repeat((length as usize).min(room))))
}

fn severity_id(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "render-error",
        Severity::Warning => "render-warning",
    }
}

fn summary(diagnostics: &[Diagnostic], lang: Lang) -> String {
    let count = |severity| diagnostics.iter().filter(|one| one.severity == severity).count() as u64;
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    if errors + warnings == 0 {
        return words().word(lang, "render-nothing");
    }
    let part = |id, count| words().say(lang, &Message::new(id).count("count", count));
    match (errors, warnings) {
        (0, _) => part("render-warnings", warnings),
        (_, 0) => part("render-errors", errors),
        _ => format!("{}, {}", part("render-errors", errors), part("render-warnings", warnings)),
    }
}

/// The same as a JSON array; codes in English, sentences in `lang`.
pub fn diagnostics_json(diagnostics: &[Diagnostic], lang: Lang) -> serde_json::Value {
    let say = |message| words().say(lang, message);
    diagnostics
        .iter()
        .map(|diagnostic| {
            let mut object = json!({
                "code": diagnostic.code,
                "severity": diagnostic.severity,
                "file": diagnostic.file,
                "line": diagnostic.line,
                "column": diagnostic.column,
                "length": diagnostic.length,
                "excerpt": diagnostic.excerpt,
                "message": say(&diagnostic.message),
                "cause": say(&diagnostic.cause),
                "remedy": say(&diagnostic.remedy),
            });
            if let Some(related) = &diagnostic.related {
                object["related"] = json!({
                    "file": related.file,
                    "line": related.line,
                    "column": related.column,
                    "length": related.length,
                    "excerpt": related.excerpt,
                    "message": say(&related.message),
                });
            }
            object
        })
        .collect()
}
