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
    let margin = " ".repeat(diagnostic.line.to_string().len());
    writeln!(text, "{severity}[{}]{colon} {}", diagnostic.code.as_str(), say(&diagnostic.message))?;
    writeln!(text, "{margin}--> {}:{}:{}", diagnostic.file, diagnostic.line, diagnostic.column)?;
    if !diagnostic.excerpt.is_empty() {
        writeln!(text, "{margin} |")?;
        writeln!(text, "{} | {}", diagnostic.line, diagnostic.excerpt)?;
        match carets(diagnostic) {
            Some(carets) => writeln!(text, "{margin} | {carets}")?,
            None => writeln!(text, "{margin} |")?,
        }
    }
    writeln!(text, "{margin} = {}{colon} {}", words().word(lang, "render-cause"), say(&diagnostic.cause))?;
    writeln!(text, "{margin} = {}{colon} {}", words().word(lang, "render-remedy"), say(&diagnostic.remedy))?;
    writeln!(text)
}

/// Marks under the part at fault; none where it lies beyond the excerpt.
fn carets(diagnostic: &Diagnostic) -> Option<String> {
    let width = diagnostic.excerpt.chars().count();
    let before = diagnostic.column as usize - 1;
    let room = width.checked_sub(before)?.max(1);
    Some(format!("{}{}", " ".repeat(before), "^".repeat((diagnostic.length as usize).min(room))))
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
            json!({
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
            })
        })
        .collect()
}
