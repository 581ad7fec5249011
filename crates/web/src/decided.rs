//! Outcomes and obligations of a stored decision, in words. The sentences of the decision itself come with its view.

use entente_model::{ArticleRef, Message, Obligation, Require};
use serde_json::Value;

use crate::page::{ArticleLink, Page};

/// An obligation and the article that states it.
pub(crate) struct ObligationLine {
    pub(crate) text: String,
    pub(crate) article: Option<ArticleLink>,
    /// Done by the platform before sending; the others are owed by the recipient.
    pub(crate) applied: bool,
}

/// How an outcome looks: word, symbol and colour say the same thing, so that none is needed alone.
pub(crate) fn tone(outcome: &str) -> &'static str {
    match outcome {
        "permitted" => "good",
        "refused" => "bad",
        "gap" => "warn",
        _ => "calm",
    }
}

/// The obligations of a decision or of a receipt. One that this version cannot word shows as it is stored.
pub(crate) fn obligations(p: &Page, json: &Value) -> Vec<ObligationLine> {
    let list = json.get("obligations").and_then(Value::as_array);
    list.into_iter()
        .flatten()
        .map(|stored| match serde_json::from_value::<Obligation>(stored.clone()) {
            Ok(obligation) => line(p, &obligation),
            Err(_) => ObligationLine { text: stored.to_string(), article: None, applied: false },
        })
        .collect()
}

fn line(p: &Page, obligation: &Obligation) -> ObligationLine {
    let (text, place) = match obligation {
        Obligation::Protect { protection, place } => (p.protection(protection), place),
        Obligation::Anonymity { anonymity, place } => {
            let quasi: Vec<&str> = anonymity.quasi.iter().map(|name| name.as_str()).collect();
            let message = Message::new("oblige-anonymity")
                .count("k", u64::from(anonymity.k))
                .with("quasi", quasi.join(", "));
            (p.say(&message), place)
        }
        Obligation::Table { table, place, .. } => {
            (p.with("oblige-table", "dimensions", table.dimensions.join(", ")), place)
        }
        Obligation::Require { require: Require::SourceMention { text }, place } => {
            (p.with("oblige-source-mention", "text", p.mention(text)), place)
        }
        Obligation::Require { require: Require::Clearance { lasts }, place } => {
            (p.require_clearance(*lasts), place)
        }
        Obligation::Require { require: Require::NoDuplicateSurvey, place } => {
            (p.t("require-no-duplicate-survey"), place)
        }
        Obligation::Require { require: Require::StatisticalConfidentiality, place } => {
            (p.t("require-statistical-confidentiality"), place)
        }
        Obligation::Require { require: Require::SourceProcessing, place } => {
            (p.t("require-source-processing"), place)
        }
        Obligation::Require { require: Require::Cosignature { within }, place } => {
            (p.with("require-cosignature", "within", entente_agreement::delay_text(*within, p.lang)), place)
        }
        Obligation::NoTransfer { except_contractor: true, place } => {
            (p.t("oblige-no-transfer-contractor"), place)
        }
        Obligation::NoTransfer { place, .. } => (p.t("oblige-no-transfer"), place),
        Obligation::NotForPurpose { purpose, place } => {
            (p.with("oblige-not-for", "purpose", p.purpose_of(purpose)), place)
        }
    };
    let applied = matches!(
        obligation,
        Obligation::Protect { .. } | Obligation::Anonymity { .. } | Obligation::Table { .. }
    );
    ObligationLine { text, article: Some(p.article(place)), applied }
}

/// The articles that a stored record cites under a name.
pub(crate) fn articles(p: &Page, json: &Value, name: &str) -> Vec<ArticleLink> {
    let list = json.get(name).and_then(Value::as_array);
    list.into_iter().flatten().filter_map(place).map(|place| p.article(&place)).collect()
}

/// The place that a record is about, whether it is one or has one.
pub(crate) fn place(json: &Value) -> Option<ArticleRef> {
    let place = json.get("place").unwrap_or(json);
    serde_json::from_value(place.clone()).ok()
}
