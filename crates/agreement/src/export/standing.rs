//! The clauses that hold under a convention: its own, then those of the cadre that it applies; and who holds each role.

use entente_model::{
    Agreement, ArticleRef, DatasetClause, DatasetId, GrantClause, PartyClause, RoleId, RuleClause, Territory,
};
use serde::Serialize;

/// A convention and those whose clauses it takes over.
#[derive(Clone, Copy, Debug)]
pub struct StandingClauses<'a> {
    /// The convention.
    pub agreement: &'a Agreement,
    /// The cadre that it applies, the convention that it goes with.
    pub others: &'a [&'a Agreement],
}

impl<'a> StandingClauses<'a> {
    fn all(self) -> impl Iterator<Item = &'a Agreement> {
        std::iter::once(self.agreement).chain(self.others.iter().copied())
    }
    /// The line of the annex about a dataset.
    pub(super) fn dataset(self, id: &DatasetId) -> Option<(&'a ArticleRef, &'a DatasetClause)> {
        self.all().flat_map(Agreement::dataset_clauses).find(|(_, clause)| clause.id == *id)
    }
    pub(super) fn grants(self) -> impl Iterator<Item = (&'a ArticleRef, &'a GrantClause)> {
        self.all().flat_map(Agreement::grant_clauses)
    }
    pub(super) fn rules(self) -> impl Iterator<Item = (&'a ArticleRef, &'a RuleClause)> {
        self.all().flat_map(Agreement::rule_clauses)
    }
    /// The party that holds a role, or has that name: where several do, none is meant.
    pub(super) fn party(self, role: &RoleId) -> Option<&'a PartyClause> {
        let named = |party: &&PartyClause| party.role == *role || party.id.as_str() == role.as_str();
        self.all().find_map(|agreement| {
            let mut parties = agreement.party_clauses().map(|(_, party)| party).filter(named);
            parties.next().filter(|_| parties.next().is_none())
        })
    }
    pub(super) fn territory(self, role: &RoleId) -> Option<&'a Territory> {
        self.party(role)?.territory.as_ref()
    }
}

/// A word of the language, as a convention writes it.
pub(super) fn word(value: &impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        _ => String::new(),
    }
}

/// Where a clause stands: `convention#article-2.2`.
pub(super) fn article(place: &ArticleRef) -> String {
    format!("{}#article-{}", place.convention, place.article)
}
