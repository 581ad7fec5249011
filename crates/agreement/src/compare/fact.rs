//! What a convention states besides its grants, as facts that can be set side by side: each key of each clause.
//!
//! Facts are derived from the clauses and from the definitions of their keys, so that a key added to the language is
//! compared without a word here.

use std::collections::{BTreeMap, BTreeSet};

use entente_model::{Agreement, ArticleRef, Clause, ClauseKind};
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

use super::rule_facts::rules;
use super::side::Side;
use crate::definitions::{self, Key, KeyType};
use crate::show::clause_json;

/// What a fact is about, in the order of reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Topic {
    /// A rule of use.
    Rule,
    /// A line of the annex.
    Dataset,
    /// Work in place on detailed data.
    SecureSpace,
    /// What feeds an ENT.
    Ent,
    /// An entry of the register of processing.
    Processing,
    /// Who handles requests of persons.
    Right,
    /// What somebody owes.
    Duty,
    /// A committee.
    Body,
    /// A domain of the matrix of competences.
    Competence,
    /// A line of a plan.
    Action,
    /// What is measured.
    Indicator,
    /// A party.
    Party,
    /// The convention itself: its kind, cadre, signatories.
    Agreement,
    /// Its duration, renewal and notice.
    Term,
    /// The other ways to end it.
    Ending,
    /// How it is amended.
    Amending,
}

impl Topic {
    /// The keys of its clauses; those of the front matter for the convention itself.
    pub(super) fn keys(self) -> &'static [Key] {
        match self {
            Self::Agreement => definitions::FRONT_MATTER.keys,
            Self::Term | Self::Ending | Self::Amending => {
                let table = definitions::FRONT_MATTER.keys.iter().find(|key| key.name == self.table());
                match table.map(|key| key.value) {
                    Some(KeyType::Table(keys)) => keys,
                    _ => &[],
                }
            }
            clause => definitions::block(&code(&clause)).map_or(&[], |block| block.keys),
        }
    }

    /// The table of the front matter.
    fn table(self) -> &'static str {
        match self {
            Self::Term => "term",
            Self::Ending => "ending",
            Self::Amending => "amendment",
            _ => "",
        }
    }

    /// The word that says what kind of clause it is.
    pub(super) fn caption(self) -> String {
        match self {
            Self::Agreement | Self::Term | Self::Ending | Self::Amending => format!("topic-{}", code(&self)),
            clause => format!("caption-{}", code(&clause)),
        }
    }
}

/// One value, or several of which the order says nothing.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Stated {
    /// One.
    One(String),
    /// Several.
    Many(BTreeSet<String>),
}

/// A key of a clause: topic, what the clause is about, path of the key (empty for the clause itself).
pub(super) type FactKey = (Topic, String, String);

/// What is stated, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fact {
    pub stated: Stated,
    pub places: BTreeSet<ArticleRef>,
}

/// Everything that a convention and its cadre state, grants apart.
pub(super) fn facts(side: Side<'_>) -> BTreeMap<FactKey, Fact> {
    facts_of(side, |_, _| true)
}

/// The same, of the clauses that are wanted.
pub(super) fn facts_of(side: Side<'_>, wanted: impl Fn(Topic, &str) -> bool) -> BTreeMap<FactKey, Fact> {
    let mut facts = Facts(BTreeMap::new());
    facts.agreement(side.agreement);
    for (subject, rule) in rules(side) {
        if !wanted(Topic::Rule, &subject) {
            continue;
        }
        let places: Vec<ArticleRef> = rule.places.into_iter().collect();
        facts.state(Topic::Rule, &subject, "", Stated::One(String::new()), &places);
        for (path, stated) in rule.stated {
            facts.state(Topic::Rule, &subject, path, stated, &places);
        }
    }
    let taking_part: BTreeSet<&str> = side.parties().map(|party| party.id.as_str()).collect();
    for clause in side.agreements().flat_map(|agreement| &agreement.clauses) {
        if let Some((topic, subject)) = named(&clause.kind)
            && (topic != Topic::Party || taking_part.contains(subject))
            && wanted(topic, subject)
        {
            facts.clause(topic, subject, clause);
        }
    }
    facts.0
}

/// What a clause is about, and its name; grants are compared by what they give, rules by what they bind together.
fn named(kind: &ClauseKind) -> Option<(Topic, &str)> {
    match kind {
        ClauseKind::Grant(_) | ClauseKind::Rule(_) => None,
        ClauseKind::Party(clause) => Some((Topic::Party, clause.id.as_str())),
        ClauseKind::Dataset(clause) => Some((Topic::Dataset, clause.id.as_str())),
        ClauseKind::Duty(clause) => Some((Topic::Duty, clause.id.as_str())),
        ClauseKind::Body(clause) => Some((Topic::Body, clause.id.as_str())),
        ClauseKind::Right(clause) => Some((Topic::Right, clause.id.as_str())),
        ClauseKind::Processing(clause) => Some((Topic::Processing, clause.id.as_str())),
        ClauseKind::SecureSpace(clause) => Some((Topic::SecureSpace, clause.id.as_str())),
        ClauseKind::Ent(clause) => Some((Topic::Ent, clause.id.as_str())),
        ClauseKind::Competence(clause) => Some((Topic::Competence, clause.id.as_str())),
        ClauseKind::Action(clause) => Some((Topic::Action, clause.id.as_str())),
        ClauseKind::Indicator(clause) => Some((Topic::Indicator, clause.id.as_str())),
    }
}

struct Facts(BTreeMap<FactKey, Fact>);

impl Facts {
    fn state(&mut self, topic: Topic, subject: &str, path: &str, stated: Stated, places: &[ArticleRef]) {
        let key = (topic, subject.to_owned(), path.to_owned());
        let Some(known) = self.0.get_mut(&key) else {
            self.0.insert(key, Fact { stated, places: places.iter().cloned().collect() });
            return;
        };
        known.places.extend(places.iter().cloned());
        if known.stated != stated {
            let mut all = known.stated.clone().into_set();
            all.extend(stated.into_set());
            known.stated = Stated::Many(all);
        }
    }

    /// The keys of a clause, its name apart; the clause itself is a fact too.
    fn clause(&mut self, topic: Topic, subject: &str, clause: &Clause) {
        let places = std::slice::from_ref(&clause.place);
        self.state(topic, subject, "", Stated::One(String::new()), places);
        let Some(block) = definitions::block(clause.kind.name()) else { return };
        for (path, stated) in leaves(&clause_json(&clause.kind), block.keys) {
            if path != "id" {
                self.state(topic, subject, &path, stated, places);
            }
        }
    }

    fn agreement(&mut self, agreement: &Agreement) {
        let one = |text: &str| Stated::One(text.to_owned());
        let kind = serde_json::to_value(agreement.kind).unwrap_or_default();
        self.state(Topic::Agreement, "", "kind", one(kind.as_str().unwrap_or_default()), &[]);
        self.state(Topic::Agreement, "", "title", one(&agreement.title), &[]);
        if let Some(applies) = &agreement.applies {
            self.state(Topic::Agreement, "", "applies", one(applies.as_str()), &[]);
        }
        if let Some(attached_to) = &agreement.attached_to {
            self.state(Topic::Agreement, "", "attached_to", one(attached_to.as_str()), &[]);
        }
        if let Some(ends_on) = agreement.ends_on {
            self.state(Topic::Agreement, "", "ends_on", one(&ends_on.to_string()), &[]);
        }
        let parties: BTreeSet<String> = agreement.parties.iter().map(|id| id.as_str().to_owned()).collect();
        if !parties.is_empty() {
            self.state(Topic::Agreement, "", "parties", Stated::Many(parties), &[]);
        }
        self.keys(Topic::Term, &agreement.term, agreement);
        self.keys(Topic::Ending, &agreement.ending, agreement);
        self.keys(Topic::Amending, &agreement.amending, agreement);
    }

    /// Keys of the front matter; the articles that they name are cited for them.
    fn keys(&mut self, topic: Topic, table: &impl Serialize, agreement: &Agreement) {
        let mut leaves = Vec::new();
        // Our own types always serialise; a table that did not would state nothing.
        flatten("", &serde_json::to_value(table).unwrap_or_default(), &mut leaves);
        let article = |of: &str| {
            let (_, number) = leaves.iter().find(|(path, _)| path.strip_prefix(of) == Some("article"))?;
            place_of(agreement, number)
        };
        for (path, value) in &leaves {
            let of = path.rfind('.').map_or("", |dot| &path[..=dot]);
            if path.strip_prefix(of) != Some("article") {
                let place = article(of).or_else(|| article(""));
                self.state(topic, "", path, Stated::One(value.clone()), place.as_slice());
            }
        }
    }
}

fn flatten(before: &str, value: &Json, leaves: &mut Vec<(String, String)>) {
    match value {
        Json::Null | Json::Bool(false) => {}
        Json::Object(keys) => {
            for (key, value) in keys {
                // The length of a term is one of several keys in the text, and one field of the model.
                let path = match before {
                    "" if key == "length" => String::new(),
                    "" => key.replace('-', "_"),
                    before => format!("{before}.{}", key.replace('-', "_")),
                };
                flatten(&path, value, leaves);
            }
        }
        Json::Array(items) => {
            for (rank, item) in items.iter().enumerate() {
                flatten(&format!("{before}[{}]", rank + 1), item, leaves);
            }
        }
        other => leaves.push((before.to_owned(), plain(other))),
    }
}

/// The heading of the article of that number.
fn place_of(agreement: &Agreement, number: &str) -> Option<ArticleRef> {
    let article = agreement.articles.iter().find(|article| article.number == number)?;
    Some(ArticleRef { convention: agreement.id.clone(), article: number.to_owned(), line: article.line })
}

/// The name of a variant, as it is written in the language.
pub(super) fn code(value: &impl Serialize) -> String {
    serde_json::to_value(value).ok().and_then(|value| Some(value.as_str()?.to_owned())).unwrap_or_default()
}

/// Every value under a table, by the path of its key: `retention.lasts`, and `forward[commune].within` in a row.
fn leaves(table: &Json, keys: &'static [Key]) -> Vec<(String, Stated)> {
    let mut leaves = Vec::new();
    gather("", table, keys, &mut leaves);
    leaves
}

fn gather(before: &str, table: &Json, keys: &'static [Key], leaves: &mut Vec<(String, Stated)>) {
    let Json::Object(table) = table else { return };
    for key in keys {
        let Some(value) = table.get(key.name) else { continue };
        let path = format!("{before}{}", key.name);
        match (key.value, value) {
            (_, Json::Null | Json::Bool(false)) => {}
            (KeyType::Table(keys), _) => gather(&format!("{path}."), value, keys, leaves),
            (KeyType::Rows(keys), Json::Array(rows)) => {
                for row in rows {
                    let name = row_name(row, keys);
                    leaves.push((format!("{path}[{name}]"), Stated::One(name.clone())));
                    gather(&format!("{path}[{name}]."), row, keys, leaves);
                }
            }
            (_, Json::Array(items)) if items.is_empty() => {}
            (_, Json::Array(items)) => {
                leaves.push((path, Stated::Many(items.iter().map(plain).collect())));
            }
            (_, value) => leaves.push((path, Stated::One(plain(value)))),
        }
    }
}

/// What a row is known by: the value of its first key.
fn row_name(row: &Json, keys: &'static [Key]) -> String {
    let first = keys.iter().find_map(|key| row.get(key.name));
    first.map(plain).unwrap_or_default().replace(['[', ']'], " ")
}

/// A value in one text.
fn plain(value: &Json) -> String {
    match value {
        Json::String(text) => text.clone(),
        Json::Array(items) => items.iter().map(plain).collect::<Vec<String>>().join(", "),
        other => other.to_string(),
    }
}

impl Stated {
    /// All the values.
    pub fn values(&self) -> impl Iterator<Item = &str> {
        let (one, many) = match self {
            Self::One(text) => (Some(text.as_str()), None),
            Self::Many(texts) => (None, Some(texts.iter().map(String::as_str))),
        };
        one.into_iter().chain(many.into_iter().flatten())
    }

    fn into_set(self) -> BTreeSet<String> {
        match self {
            Self::One(text) => BTreeSet::from([text]),
            Self::Many(texts) => texts,
        }
    }
}
