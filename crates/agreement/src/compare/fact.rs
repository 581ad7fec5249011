//! What a convention states besides its grants, as facts that can be set side by side: each key of each clause.
//!
//! Facts are derived from the clauses themselves, so that a key added to the language is compared without a word here;
//! only what names a clause, and how two clauses of one name combine, is said for each kind.

use std::collections::{BTreeMap, BTreeSet};

use entente_model::{Agreement, ArticleRef, ClauseKind};
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

use super::rule_facts::rules;
use super::side::Side;

/// What a fact is about, in the order of reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Topic {
    /// A rule of use.
    Rule,
    /// A line of the annex.
    Dataset,
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
    let mut facts = Facts(BTreeMap::new());
    facts.agreement(side.agreement);
    for (subject, rule) in rules(side) {
        let places: Vec<ArticleRef> = rule.places.into_iter().collect();
        facts.state(Topic::Rule, &subject, "", Stated::One(String::new()), &places);
        for (path, stated) in rule.stated {
            facts.state(Topic::Rule, &subject, path, stated, &places);
        }
    }
    let listed: BTreeSet<&str> = side.parties().map(|party| party.id.as_str()).collect();
    for agreement in side.agreements() {
        for clause in &agreement.clauses {
            match &clause.kind {
                // Grants are compared by what they give, rules by what they bind together.
                ClauseKind::Grant(_) | ClauseKind::Rule(_) => {}
                ClauseKind::Party(party) if !listed.contains(party.id.as_str()) => {}
                ClauseKind::Party(party) => {
                    facts.clause((Topic::Party, party.id.as_str()), party, &["id"], &clause.place);
                }
                ClauseKind::Dataset(dataset) => {
                    facts.clause((Topic::Dataset, dataset.id.as_str()), dataset, &["id"], &clause.place);
                }
            }
        }
    }
    facts.0
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

    /// The keys of a clause, those that name it apart; the clause itself is a fact too.
    fn clause(&mut self, named: (Topic, &str), clause: &impl Serialize, naming: &[&str], place: &ArticleRef) {
        let (topic, subject) = named;
        let places = std::slice::from_ref(place);
        self.state(topic, subject, "", Stated::One(String::new()), places);
        for (path, stated) in leaves(clause) {
            if !naming.contains(&path.as_str()) {
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
        let leaves = leaves(table);
        let articles: BTreeMap<&str, &str> = leaves
            .iter()
            .filter_map(|(path, stated)| {
                let of = path.strip_suffix("article")?;
                let Stated::One(number) = stated else { return None };
                (of.is_empty() || of.ends_with('.')).then_some((of, number.as_str()))
            })
            .collect();
        for (path, stated) in &leaves {
            let of = path.rfind('.').map_or("", |dot| &path[..=dot]);
            if path.strip_prefix(of) == Some("article") {
                continue;
            }
            let number = articles.get(of).or_else(|| articles.get(""));
            let places: Vec<ArticleRef> =
                number.into_iter().filter_map(|number| place_of(agreement, number)).collect();
            self.state(topic, "", path, stated.clone(), &places);
        }
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

/// Every value under a table, by the path of its key; what is absent or empty states nothing.
fn leaves(table: &impl Serialize) -> Vec<(String, Stated)> {
    let mut leaves = Vec::new();
    // Our own types always serialise; a table that did not would state nothing.
    gather("", &serde_json::to_value(table).unwrap_or_default(), &mut leaves);
    leaves
}

fn gather(path: &str, value: &Json, leaves: &mut Vec<(String, Stated)>) {
    match value {
        Json::Null => {}
        Json::Object(keys) => {
            for (key, value) in keys {
                let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
                gather(&path, value, leaves);
            }
        }
        Json::Array(items) if items.is_empty() => {}
        Json::Array(items) => {
            leaves.push((path.to_owned(), Stated::Many(items.iter().map(plain).collect())));
        }
        value => leaves.push((path.to_owned(), Stated::One(plain(value)))),
    }
}

/// A value in one text; a table as its keys and values.
fn plain(value: &Json) -> String {
    match value {
        Json::Null => String::new(),
        Json::String(text) => text.clone(),
        Json::Bool(_) | Json::Number(_) => value.to_string(),
        Json::Array(items) => items.iter().map(plain).collect::<Vec<String>>().join("-"),
        Json::Object(keys) => {
            let kept = keys.iter().filter(|(_, value)| !value.is_null());
            kept.map(|(key, value)| format!("{key} = {}", plain(value))).collect::<Vec<String>>().join(", ")
        }
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
