//! What the rules of a convention and of its cadre bind together: rules of one subject all hold, the stricter wins.

use std::collections::{BTreeMap, BTreeSet};

use entente_model::{ArticleRef, Forbid, Require, RuleClause};

use super::fact::{Stated, code};
use super::side::Side;

/// Rules of one subject, together.
#[derive(Default)]
pub(super) struct Bound {
    /// What they leave open or ask, by key.
    pub stated: Vec<(&'static str, Stated)>,
    pub places: BTreeSet<ArticleRef>,
}

/// The rules that bind, by subject.
pub(super) fn rules(side: Side<'_>) -> BTreeMap<String, Bound> {
    let mut by_subject: BTreeMap<String, Vec<(&ArticleRef, &RuleClause)>> = BTreeMap::new();
    for (place, rule) in side.rules() {
        by_subject.entry(subject(rule)).or_default().push((place, rule));
    }
    let bound = |rules: Vec<(&ArticleRef, &RuleClause)>| Bound {
        stated: together(&rules.iter().map(|(_, rule)| *rule).collect::<Vec<&RuleClause>>()),
        places: rules.into_iter().map(|(place, _)| place.clone()).collect(),
    };
    by_subject.into_iter().map(|(subject, rules)| (subject, bound(rules))).collect()
}

/// What a rule is about: two rules of one subject are compared with each other.
pub(super) fn subject(rule: &RuleClause) -> String {
    match rule {
        RuleClause::Forbid(Forbid::Variable { kind, .. }) => format!("forbid-variable:{}", code(kind)),
        RuleClause::Forbid(Forbid::Purpose { purpose }) => format!("forbid-purpose:{purpose}"),
        RuleClause::Forbid(Forbid::Transfer { .. }) => "forbid-transfer".to_owned(),
        RuleClause::Require(Require::SourceMention { .. }) => "require-source-mention".to_owned(),
        RuleClause::Require(Require::Clearance { .. }) => "require-clearance".to_owned(),
        RuleClause::Require(Require::NoDuplicateSurvey) => "require-no-duplicate-survey".to_owned(),
        RuleClause::Require(Require::StatisticalConfidentiality) => {
            "require-statistical-confidentiality".to_owned()
        }
        RuleClause::Require(Require::SourceProcessing) => "require-source-processing".to_owned(),
        RuleClause::Require(Require::Cosignature { .. }) => "require-cosignature".to_owned(),
    }
}

fn together(rules: &[&RuleClause]) -> Vec<(&'static str, Stated)> {
    let many = |texts: BTreeSet<String>| (!texts.is_empty()).then_some(Stated::Many(texts));
    // What one rule excepts is still forbidden by another that does not except it.
    let excepted = |except: &[entente_model::DatasetId]| {
        except.iter().map(|id| id.as_str().to_owned()).collect::<BTreeSet<String>>()
    };
    let excepts = rules.iter().filter_map(|rule| match rule {
        RuleClause::Forbid(Forbid::Variable { except, .. }) => Some(excepted(except)),
        _ => None,
    });
    let excepts = excepts.reduce(|one, other| one.intersection(&other).cloned().collect());
    let contractor = rules.iter().all(
        |rule| matches!(rule, RuleClause::Forbid(Forbid::Transfer { except_contractor }) if *except_contractor),
    );
    let mentions = rules.iter().filter_map(|rule| match rule {
        RuleClause::Require(Require::SourceMention { text }) => Some(text.clone()),
        _ => None,
    });
    let delays = rules.iter().filter_map(|rule| match rule {
        RuleClause::Require(Require::Cosignature { within }) => Some(within.to_string()),
        _ => None,
    });
    let clearances = rules.iter().filter_map(|rule| match rule {
        RuleClause::Require(Require::Clearance { lasts }) => lasts.map(|lasts| lasts.to_string()),
        _ => None,
    });
    let stated = [
        ("except", excepts.and_then(many)),
        ("except_contractor", contractor.then(|| Stated::One("true".to_owned()))),
        ("text", many(mentions.collect())),
        ("within", many(delays.collect())),
        ("lasts", many(clearances.collect())),
    ];
    stated.into_iter().filter_map(|(path, stated)| Some((path, stated?))).collect()
}
