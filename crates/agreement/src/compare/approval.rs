//! Who must approve an amendment, as the convention itself says (CC24 2 and 6, EN 10 and 12, RA 7.1), and who is missing.
//!
//! Whether an amendment may be recorded as in force is `life`'s work; signatures are verified by `entente-audit`.

use std::collections::BTreeSet;

use entente_model::{Agreement, Approval, ArticleRef, Message, PartyId, Proposal};
use entente_text::Lang;
use serde::{Deserialize, Serialize};

use super::diff::AgreementDiff;
use super::effect::{Effect, EffectSubject, Turn};
use super::fact::Topic;
use super::say::{cited, list, quotable, say, word};
use super::side::{Cited, Side};

/// Why somebody approves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ApprovalReason {
    /// Only the annex changes, and the convention gives its charge to a body.
    Annex,
    /// The convention says who approves its amendments.
    Named,
    /// The convention says nothing: all of its parties.
    Parties,
    /// A party enters by this amendment.
    NewParty,
}

/// One approval that is needed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ApprovalNeeded {
    /// Parties, or the body, by their id.
    pub by: Vec<String>,
    /// All of them, or any.
    pub how: Approval,
    /// Why.
    pub reason: ApprovalReason,
    /// The article that says so.
    pub cited: Vec<Cited>,
}

impl ApprovalNeeded {
    /// The approval in one sentence.
    pub fn sentence(&self, lang: Lang) -> String {
        let reason = match self.reason {
            ApprovalReason::Annex => "approval-annex",
            ApprovalReason::Named => "approval-named",
            ApprovalReason::Parties => "approval-parties",
            ApprovalReason::NewParty => "approval-new-party",
        };
        let id = match (self.by.len(), self.how) {
            (0 | 1, _) => "approval-one",
            (_, Approval::All) => "approval-all",
            (_, Approval::Any) => "approval-any",
        };
        let by: Vec<String> = self.by.iter().map(|id| quotable(id)).collect();
        let message = Message::new(id).with("by", list(lang, &by)).with("reason", word(lang, reason));
        let sentence = say(lang, &message);
        if self.cited.is_empty() {
            return sentence;
        }
        format!("{sentence} ({})", cited(lang, &self.cited))
    }
}

/// The approvals without which this amendment of a convention doesn't bind.
pub fn approvals_needed(before: Side<'_>, diff: &AgreementDiff) -> Vec<ApprovalNeeded> {
    if diff.is_empty() {
        return Vec::new();
    }
    let agreement = before.agreement;
    let amending = &agreement.amending;
    let cite = |number: Option<&str>| number.and_then(|number| place(before, number)).into_iter().collect();
    let mut needed = Vec::new();
    match amending.annex.as_ref().filter(|_| touches_annex_only(diff)) {
        Some(annex) => needed.push(ApprovalNeeded {
            by: vec![annex.by.clone()],
            how: Approval::All,
            reason: ApprovalReason::Annex,
            cited: cite(annex.article.as_deref().or(amending.article.as_deref())),
        }),
        None => {
            let named = !amending.approved_by.is_empty();
            let by = if named {
                holders(agreement, amending.approved_by.iter().map(|role| role.as_str()))
            } else {
                agreement.parties.iter().map(|id| id.as_str().to_owned()).collect()
            };
            needed.push(ApprovalNeeded {
                by,
                how: amending.approved,
                reason: if named { ApprovalReason::Named } else { ApprovalReason::Parties },
                cited: cite(amending.article.as_deref()),
            });
        }
    }
    let entering: BTreeSet<&str> = diff.effects.iter().filter_map(new_party).collect();
    needed.extend(entering.into_iter().map(|party| ApprovalNeeded {
        by: vec![party.to_owned()],
        how: Approval::All,
        reason: ApprovalReason::NewParty,
        cited: Vec::new(),
    }));
    needed
}

/// What is still missing of the approvals, once those parties and bodies have given theirs: whole where any of several would
/// do, else only those who have not.
pub fn approvals_missing(needed: &[ApprovalNeeded], given: &BTreeSet<&str>) -> Vec<ApprovalNeeded> {
    let missing = needed.iter().filter_map(|one| {
        let left: Vec<String> = one.by.iter().filter(|id| !given.contains(id.as_str())).cloned().collect();
        let done = left.is_empty() || one.how == Approval::Any && left.len() < one.by.len();
        (!done).then(|| ApprovalNeeded { by: left, ..one.clone() })
    });
    missing.collect()
}

/// Those who may propose an amendment and are not among the authors; empty where the authors may propose it.
pub fn proposers_missing(agreement: &Agreement, authors: &[PartyId]) -> Vec<String> {
    let amending = &agreement.amending;
    let entitled: BTreeSet<String> = if amending.proposed_by.is_empty() {
        agreement.parties.iter().map(|id| id.as_str().to_owned()).collect()
    } else {
        holders(agreement, amending.proposed_by.iter().map(|role| role.as_str())).into_iter().collect()
    };
    let absent = |id: &&String| !authors.iter().any(|author| author.as_str() == id.as_str());
    let missing: Vec<String> = entitled.iter().filter(absent).cloned().collect();
    match amending.proposed {
        Proposal::Together => missing,
        Proposal::Any if missing.len() < entitled.len() => Vec::new(),
        Proposal::Any => missing,
    }
}

/// The parties that hold the roles or bear the names; a name that no party bears stays, for it is a gap to be seen.
fn holders<'a>(agreement: &Agreement, names: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut by = Vec::new();
    for name in names {
        let held = agreement
            .party_clauses()
            .map(|(_, party)| party)
            .filter(|party| party.role.as_str() == name || party.id.as_str() == name)
            .map(|party| party.id.as_str().to_owned());
        let held: Vec<String> = held.collect();
        if held.is_empty() {
            by.push(name.to_owned());
        }
        by.extend(held);
    }
    by.sort();
    by.dedup();
    by
}

/// Whether every word and every effect of the change stands in the technical annex.
fn touches_annex_only(diff: &AgreementDiff) -> bool {
    let in_annex = |article: &super::articles::ArticleDiff| {
        [&article.before, &article.after].into_iter().flatten().all(|heading| heading.annex)
    };
    let articles = diff.articles.iter().filter(|article| !article.is_same());
    let cites_annex = |effect: &Effect| {
        let mut cited = effect.cited_before.iter().chain(&effect.cited_after).peekable();
        cited.peek().is_some() && cited.all(|cited| cited.annex)
    };
    articles.clone().all(in_annex) && diff.effects.iter().all(cites_annex)
}

fn new_party(effect: &Effect) -> Option<&str> {
    match &effect.subject {
        EffectSubject::Clause { topic: Topic::Party, subject, .. } if effect.turn == Turn::Gained => {
            Some(subject.id.as_str())
        }
        _ => None,
    }
}

fn place(side: Side<'_>, number: &str) -> Option<Cited> {
    let article = side.agreement.articles.iter().find(|article| article.number == number)?;
    let place =
        ArticleRef { convention: side.agreement.id.clone(), article: number.to_owned(), line: article.line };
    Some(Cited { place, annex: article.annex })
}
