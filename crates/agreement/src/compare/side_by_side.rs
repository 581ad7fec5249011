//! Two conventions side by side, such as those of two académies: what one gives and the other one does not.
//!
//! Recipients are compared by the role that they hold, since the organisations are not the same.

use std::fmt::Write as _;

use entente_model::Message;
use entente_text::Lang;
use serde::{Deserialize, Serialize};
use serde_json::{Value as Json, json};

use super::access_effects::access_effects_by_role;
use super::clause_effects::clause_effects;
use super::diff::{DiffSide, side};
use super::effect::{Effect, EffectSubject, Turn};
use super::fact::Topic;
use super::render::{held_json, write_held};
use super::say::{quotable, say, word};
use super::side::Side;

/// What two conventions have and have not in common.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgreementComparison {
    /// The first one.
    pub one: DiffSide,
    /// The other one.
    pub other: DiffSide,
    /// What only the first one gives or states.
    pub only_one: Vec<Effect>,
    /// What only the other one gives or states.
    pub only_other: Vec<Effect>,
    /// What both give or state, and not in the same way.
    pub different: Vec<Effect>,
    /// Whether everything was compared.
    pub complete: bool,
}

impl AgreementComparison {
    /// Whether both do the same.
    pub fn is_same(&self) -> bool {
        self.only_one.is_empty() && self.only_other.is_empty() && self.different.is_empty()
    }
}

/// Compares what both do, their cadres included. Who the parties are, their titles and their wording make no difference.
pub fn compare(one: Side<'_>, other: Side<'_>) -> AgreementComparison {
    let access = access_effects_by_role(one, other);
    let mut effects = access.effects;
    effects.extend(clause_effects(one, other).into_iter().filter(compares));
    effects.sort();
    let of = |turn| effects.iter().filter(|effect| effect.turn == turn).cloned().collect();
    AgreementComparison {
        one: side(one),
        other: side(other),
        only_one: of(Turn::Lost),
        only_other: of(Turn::Gained),
        different: of(Turn::Changed),
        complete: access.complete,
    }
}

/// Two conventions have other parties and other names: that is no difference.
fn compares(effect: &Effect) -> bool {
    !matches!(effect.subject, EffectSubject::Clause { topic: Topic::Party | Topic::Agreement, .. })
}

/// The three lists as text for a terminal.
pub fn render_comparison(comparison: &AgreementComparison, lang: Lang) -> String {
    let mut text = String::new();
    write_comparison(&mut text, comparison, lang).expect("writing to a string cannot fail");
    text
}

fn write_comparison(text: &mut String, comparison: &AgreementComparison, lang: Lang) -> std::fmt::Result {
    let names = [&comparison.one, &comparison.other].map(|side| quotable(side.id.as_str()));
    let heading = |id: &str, name: &str| say(lang, &Message::new(id).with("convention", name));
    for (label, side) in names.iter().zip([&comparison.one, &comparison.other]) {
        writeln!(text, "{label}{} {}", word(lang, "render-colon"), quotable(&side.title))?;
    }
    if comparison.is_same() {
        writeln!(text, "\n{}", word(lang, "compare-same"))?;
    }
    let parts = [
        (heading("compare-only", &names[0]), &comparison.only_one),
        (heading("compare-only", &names[1]), &comparison.only_other),
        (word(lang, "compare-different"), &comparison.different),
    ];
    for (title, effects) in parts {
        if effects.is_empty() {
            continue;
        }
        writeln!(text, "\n{title}")?;
        for effect in effects {
            write_held(text, effect, &names, lang)?;
        }
    }
    if !comparison.complete {
        writeln!(text, "\n{}", word(lang, "diff-incomplete"))?;
    }
    Ok(())
}

/// The same as JSON: codes in English, sentences in `lang` beside the data.
pub fn comparison_json(comparison: &AgreementComparison, lang: Lang) -> Json {
    let all =
        |effects: &[Effect]| effects.iter().map(|effect| held_json(effect, lang)).collect::<Vec<Json>>();
    json!({
        "one": comparison.one,
        "other": comparison.other,
        "complete": comparison.complete,
        "only_one": all(&comparison.only_one),
        "only_other": all(&comparison.only_other),
        "different": all(&comparison.different),
    })
}
