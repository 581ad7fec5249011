//! The sentences of decisions, in French and English.

use std::sync::LazyLock;

use entente_model::{Message, Obligation, Protection, PseudonymStability, Require, TableMethod};
use entente_text::Words;

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    Words::from_sources(include_str!("../resources/fr.ftl"), include_str!("../resources/en.ftl"))
});

/// The words of this crate.
pub fn words() -> &'static Words {
    &WORDS
}

/// The sentence of an obligation.
pub fn obligation_message(obligation: &Obligation) -> Message {
    match obligation {
        Obligation::Protect { protection, .. } => {
            let message = match &protection.protection {
                Protection::Pseudonym(PseudonymStability::Stable) => {
                    Message::new("obligation-pseudonym-stable")
                }
                Protection::Pseudonym(PseudonymStability::Yearly) => {
                    Message::new("obligation-pseudonym-yearly")
                }
                Protection::Generalise(list) => Message::new("obligation-generalise").with("list", list),
                Protection::Drop => Message::new("obligation-drop"),
            };
            message.with("variable", &protection.variable)
        }
        Obligation::Anonymity { anonymity, .. } => {
            let quasi: Vec<&str> = anonymity.quasi.iter().map(|name| name.as_str()).collect();
            Message::new("obligation-anonymity")
                .count("k", u64::from(anonymity.k))
                .with("quasi", quasi.join(", "))
        }
        Obligation::Table { table, .. } => Message::new(match table.method {
            TableMethod::Suppress => "obligation-table-suppress",
            TableMethod::Round => "obligation-table-round",
            TableMethod::Noise => "obligation-table-noise",
        })
        .with("dimensions", table.dimensions.join(", ")),
        Obligation::Require { require: Require::SourceMention { text }, .. } => {
            Message::new("obligation-source-mention").with("mention", text)
        }
        Obligation::Require { require: Require::Clearance { .. }, .. } => {
            Message::new("obligation-clearance")
        }
        Obligation::Require { require: Require::NoDuplicateSurvey, .. } => {
            Message::new("obligation-no-duplicate-survey")
        }
        Obligation::Require { require: Require::StatisticalConfidentiality, .. } => {
            Message::new("obligation-statistical-confidentiality")
        }
        Obligation::Require { require: Require::SourceProcessing, .. } => {
            Message::new("obligation-source-processing")
        }
        Obligation::Require { require: Require::Cosignature { within }, .. } => {
            Message::new("obligation-cosignature").with("within", within)
        }
        Obligation::NoTransfer { except_contractor: true, .. } => {
            Message::new("obligation-no-transfer-except-contractor")
        }
        Obligation::NoTransfer { except_contractor: false, .. } => Message::new("obligation-no-transfer"),
        Obligation::NotForPurpose { purpose, .. } => {
            Message::new("obligation-not-for-purpose").with("purpose", purpose)
        }
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn both_languages_say_the_same_things() {
        let fr = entente_text::outline(include_str!("../resources/fr.ftl"));
        let en = entente_text::outline(include_str!("../resources/en.ftl"));
        assert_eq!(fr, en);
    }
}
