//! Reopens a text to amend it: the whole text again, with the key `amends` that says which text it changes (decision 0009).

use entente_model::Amends;

use crate::diagnostic::Diagnostic;
use crate::format::format_convention;

/// The text with that key in its front matter, in place of any other, laid out; nothing else changes. What cannot be read is
/// said instead.
pub fn reopen(path: &str, text: &str, amends: &Amends) -> Result<String, Vec<Diagnostic>> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text).replace("\r\n", "\n");
    let mut lines = text.lines();
    let mut reopened = String::with_capacity(text.len() + 256);
    // The front matter opens with a line of its own; where it does not, the layout says so.
    if let Some(opening) = lines.next() {
        push(&mut reopened, opening);
    }
    push(&mut reopened, &written(amends));
    let mut skipped = Skipped::Nothing;
    let mut in_front = true;
    for line in lines {
        in_front = in_front && line.trim_end() != "+++";
        skipped = if in_front { skipped.next(line) } else { Skipped::Nothing };
        if matches!(skipped, Skipped::Nothing) {
            push(&mut reopened, line);
        }
    }
    format_convention(path, &reopened)
}

fn push(text: &mut String, line: &str) {
    text.push_str(line);
    text.push('\n');
}

/// What of the former key is being left out.
#[derive(Clone, Copy)]
enum Skipped {
    Nothing,
    /// An inline table, with so many braces still open.
    Inline(usize),
    /// A table with its own heading: up to the next one.
    Headed,
}

impl Skipped {
    fn next(self, line: &str) -> Self {
        let start = line.trim_start();
        match self {
            Self::Inline(open) if open > 0 => Self::Inline(braces(open, line)),
            Self::Headed if !start.starts_with('[') => self,
            _ if start.trim_end() == "[amends]" => Self::Headed,
            _ if start.strip_prefix("amends").is_some_and(|rest| rest.trim_start().starts_with('=')) => {
                Self::Inline(braces(0, line))
            }
            _ => Self::Nothing,
        }
    }
}

/// Braces still open after the line; its values are names, days and digests, which hold none.
fn braces(open: usize, line: &str) -> usize {
    (open + line.matches('{').count()).saturating_sub(line.matches('}').count())
}

fn written(amends: &Amends) -> String {
    let mut keys = vec![format!("number = {}", amends.number), format!("sha256 = {:?}", amends.sha256)];
    if !amends.proposed_by.is_empty() {
        let by: Vec<String> =
            amends.proposed_by.iter().map(|party| format!("{:?}", party.as_str())).collect();
        keys.push(format!("proposed_by = [{}]", by.join(", ")));
    }
    keys.extend(amends.proposed_on.map(|day| format!("proposed_on = {day}")));
    keys.extend(amends.in_force_on.map(|day| format!("in_force_on = {day}")));
    format!("amends = {{ {} }}", keys.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const TEXT: &str = "+++\nid = \"a\"\ntitle = \"A\"\nkind = \"application\"\nparties = [\"x\"]\n[term]\nlasts = \"P1Y\"\n+++\n\n## Article 1 : Durée\n\nUn an.\n";

    fn amends(number: u32) -> Amends {
        Amends {
            number,
            sha256: "ab".repeat(32),
            proposed_by: vec!["x".into()],
            proposed_on: Some(date(2026, 11, 22)),
            in_force_on: None,
        }
    }

    #[test]
    fn the_key_takes_its_place_and_nothing_else_changes() {
        let laid_out = format_convention("a", TEXT).unwrap();
        let first = reopen("a", TEXT, &amends(1)).unwrap();
        assert!(first.contains("number = 1") && first.contains("2026-11-22"), "{first}");
        let kept: Vec<&str> = first.lines().collect();
        for line in laid_out.lines() {
            assert!(kept.contains(&line), "{line} is gone from\n{first}");
        }
        // Reopened again, the former key gives way, however it was written.
        let second = reopen("a", &first, &amends(2)).unwrap();
        assert_eq!(second, first.replace("number = 1", "number = 2"));
        let headed = TEXT.replace("[term]", "[amends]\nnumber = 1\nsha256 = \"00\"\n[term]");
        assert_eq!(reopen("a", &headed, &amends(2)).unwrap(), second);
    }

    #[test]
    fn what_is_not_a_convention_is_said() {
        assert!(reopen("a", "", &amends(1)).is_err());
        assert!(reopen("a", "# Rien", &amends(1)).is_err());
    }
}
