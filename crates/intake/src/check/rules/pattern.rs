//! Regular expressions of a schema, over the whole value; those that are only a row of classes of characters, as nearly all
//! are, are matched without an engine.

use regex::{Regex, RegexBuilder};
use regex_syntax::hir::{Class, Hir, HirKind};

/// Compiled expressions may not take more memory: a schema is input like another.
const PATTERN_BYTES_MAX: usize = 1 << 20;
/// Steps back of the engine that goes back.
const BACKTRACKS_MAX: usize = 100_000;
/// Steps of a plain pattern.
const STEPS_MAX: usize = 64;

/// A compiled expression.
#[derive(Debug)]
pub(super) struct Pattern {
    steps: Option<Vec<Step>>,
    engine: Engine,
}

/// What matches where steps do not.
#[derive(Debug)]
enum Engine {
    /// Linear in the length of the text.
    Linear(Regex),
    /// With look-around and back-references, as Python's schemas sometimes have; its steps are bounded.
    Backtracking(fancy_regex::Regex),
}

/// Between `least` and `most` characters of a set. INVARIANT: where `most` is above `least`, no character of the next steps
/// is in the set, so that taking all that fit is right.
#[derive(Debug)]
struct Step {
    /// The ASCII characters of the set, a bit each.
    set: u128,
    least: usize,
    most: usize,
}

impl Pattern {
    /// Nothing where the expression is not one, or too large.
    pub(super) fn compile(pattern: &str) -> Option<Self> {
        // The expression is over the whole value (Table Schema, `pattern`).
        let whole = format!("^(?:{pattern})$");
        let engine = match RegexBuilder::new(&whole).size_limit(PATTERN_BYTES_MAX).build() {
            Ok(regex) => Engine::Linear(regex),
            Err(_) => Engine::Backtracking(
                fancy_regex::RegexBuilder::new(&whole)
                    .delegate_size_limit(PATTERN_BYTES_MAX)
                    .backtrack_limit(BACKTRACKS_MAX)
                    .build()
                    .ok()?,
            ),
        };
        Some(Self { steps: steps(pattern), engine })
    }

    pub(super) fn is_match(&self, text: &str) -> bool {
        match &self.steps {
            Some(steps) if text.is_ascii() => follows(steps, text.as_bytes()),
            _ => match &self.engine {
                Engine::Linear(regex) => regex.is_match(text),
                // A value that can't be matched within the bound is not of the form.
                Engine::Backtracking(regex) => regex.is_match(text).unwrap_or(false),
            },
        }
    }
}

fn follows(steps: &[Step], text: &[u8]) -> bool {
    let mut at = 0;
    for step in steps {
        let fitting =
            text[at..].iter().take(step.most).take_while(|byte| step.set >> **byte & 1 == 1).count();
        if fitting < step.least {
            return false;
        }
        at += fitting;
    }
    at == text.len()
}

fn steps(pattern: &str) -> Option<Vec<Step>> {
    let hir = regex_syntax::parse(pattern).ok()?;
    let mut steps = Vec::new();
    add(&hir, &mut steps)?;
    let is_certain = |rank: usize, step: &Step| {
        if step.least == step.most {
            return true;
        }
        // All the sets up to the first that must match.
        let mut next = 0;
        for later in &steps[rank + 1..] {
            next |= later.set;
            if later.least > 0 {
                break;
            }
        }
        step.set & next == 0
    };
    let certain =
        steps.len() <= STEPS_MAX && steps.iter().enumerate().all(|(rank, step)| is_certain(rank, step));
    certain.then_some(steps)
}

fn add(hir: &Hir, steps: &mut Vec<Step>) -> Option<()> {
    match hir.kind() {
        HirKind::Empty => Some(()),
        // `^` and `$` are where they would be anyway, or make the expression impossible, which the engine tells.
        HirKind::Literal(literal) => {
            for byte in &literal.0 {
                let set = byte.is_ascii().then(|| 1u128 << byte)?;
                steps.push(Step { set, least: 1, most: 1 });
            }
            Some(())
        }
        HirKind::Class(class) => {
            steps.push(Step { set: ascii(class), least: 1, most: 1 });
            Some(())
        }
        HirKind::Capture(capture) => add(&capture.sub, steps),
        HirKind::Concat(parts) => parts.iter().try_for_each(|part| add(part, steps)),
        HirKind::Repetition(repetition) => {
            let mut inner = Vec::new();
            add(&repetition.sub, &mut inner)?;
            let [Step { set, least: 1, most: 1 }] = inner[..] else { return None };
            let most = repetition.max.map_or(usize::MAX, |most| most as usize);
            steps.push(Step { set, least: repetition.min as usize, most });
            Some(())
        }
        HirKind::Look(_) | HirKind::Alternation(_) => None,
    }
}

/// The ASCII characters of a class: only ASCII text is matched by steps.
fn ascii(class: &Class) -> u128 {
    let mut set = 0;
    let mut fill = |start: u32, end: u32| {
        for byte in start..=end.min(127) {
            set |= 1u128 << byte;
        }
    };
    match class {
        Class::Unicode(class) => {
            class.ranges().iter().for_each(|range| fill(range.start().into(), range.end().into()))
        }
        Class::Bytes(class) => {
            class.ranges().iter().for_each(|range| fill(range.start().into(), range.end().into()))
        }
    }
    set
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn most_patterns_of_schemas_are_plain() {
        for pattern in
            ["[0-9]{7}[A-Z]", r"\d{5}", "[0-9]{4}", "0[0-9]{2}", r"\d{2}\.\d+", "[A-Z]?[0-9]{3}", r"[^;]*"]
        {
            assert!(Pattern::compile(pattern).unwrap().steps.is_some(), "{pattern}");
        }
        for pattern in ["a|bc", r"\w+\d", "^a", "(ab)+", "[0-9]*[0-9]"] {
            assert!(Pattern::compile(pattern).unwrap().steps.is_none(), "{pattern}");
        }
        assert!(Pattern::compile("[").is_none());
        assert!(Pattern::compile(&"a{1000}".repeat(1000)).is_none());
    }

    #[test]
    fn patterns_written_for_python_are_matched_too() {
        let pattern = Pattern::compile(r"(?!0{5})\d{5}").unwrap();
        assert!(pattern.is_match("99001") && !pattern.is_match("00000") && !pattern.is_match("9900"));
        // A hostile one ends, and its value is not of the form.
        let pattern = Pattern::compile(r"(?=a)(a+)+\1b").unwrap();
        assert!(!pattern.is_match(&"a".repeat(200)));
    }

    proptest! {
        /// Steps say what the engine says.
        #[test]
        fn steps_agree_with_the_engine(
            pattern in r"(\[[0-9AB]\]|\[\^0\]|\\d|\\w|a|b|é|\.)(\?|\*|\+|\{2\}|\{1,3\})?(\[0-9A-C\]|\\d|a|b|\.)?(\?|\*|\{2\})?",
            text in "[ab0-9ABéC ]{0,6}",
        ) {
            let regex = Regex::new(&format!("^(?:{pattern})$"));
            if let (Some(pattern), Ok(regex)) = (Pattern::compile(&pattern), regex) {
                prop_assert_eq!(pattern.is_match(&text), regex.is_match(&text));
            }
        }
    }
}
