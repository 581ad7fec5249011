//! A decision as text: the outcome in capitals, then why, article by article.

use entente_policy::Decision;
use entente_text::Lang;

use super::{word, wrap};

/// The decision in sentences.
pub fn decision(lang: Lang, decision: &Decision) -> String {
    let mut text = word(lang, &format!("outcome-{}", decision.outcome()));
    text.push('\n');
    for sentence in decision.say(lang) {
        text.push_str("      - ");
        text.push_str(&wrap(&sentence, 8));
        text.push('\n');
    }
    text
}
