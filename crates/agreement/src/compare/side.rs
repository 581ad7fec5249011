//! One side of a comparison: a convention with what it is read with, and the names that people know things by.

use std::collections::BTreeMap;

use entente_model::{
    Agreement, AgreementKind, ArticleRef, CodeList, CodeListId, Dataset, DatasetId, PartyClause, RuleClause,
};
use serde::{Deserialize, Serialize};

use crate::Compilation;

/// A convention, the cadre that it applies, and the datasets and code lists that both speak of.
#[derive(Clone, Copy, Debug)]
pub struct Side<'a> {
    /// The convention.
    pub agreement: &'a Agreement,
    /// The cadre that it applies: its clauses hold too.
    pub cadre: Option<&'a Agreement>,
    /// Datasets, by name.
    pub datasets: &'a BTreeMap<DatasetId, Dataset>,
    /// Code lists, by name: purposes have their labels there.
    pub code_lists: &'a BTreeMap<CodeListId, CodeList>,
}

/// Something by its id, and the name that people know it by; the id again where it has none.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Named {
    /// As written in clauses.
    pub id: String,
    /// As said to people.
    pub label: String,
}

/// Where a clause stands, as a sentence cites it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Cited {
    /// Convention, article and line.
    #[serde(flatten)]
    pub place: ArticleRef,
    /// Whether it is a line of the technical annex.
    pub annex: bool,
}

impl Compilation {
    /// A convention ready to be compared, with its cadre where that is known.
    pub fn side<'a>(&'a self, agreement: &'a Agreement) -> Side<'a> {
        let is_cadre = |id| self.agreement(id).filter(|other| other.kind == AgreementKind::Cadre);
        let cadre = agreement.applies.as_ref().and_then(is_cadre).filter(|cadre| cadre.id != agreement.id);
        Side { agreement, cadre, datasets: &self.datasets, code_lists: &self.code_lists }
    }
}

impl<'a> Side<'a> {
    /// The same convention without its cadre: what it says by itself.
    pub fn alone(self) -> Self {
        Self { cadre: None, ..self }
    }

    /// The convention, then its cadre: the order in which clauses are read.
    pub(super) fn agreements(self) -> impl Iterator<Item = &'a Agreement> {
        std::iter::once(self.agreement).chain(self.cadre)
    }

    /// Rules of both.
    pub(super) fn rules(self) -> impl Iterator<Item = (&'a ArticleRef, &'a RuleClause)> {
        self.agreements().flat_map(Agreement::rule_clauses)
    }

    /// The clauses of parties that take part here: a party that only the cadre describes is one if it is listed.
    pub(super) fn parties(self) -> impl Iterator<Item = &'a PartyClause> {
        let here = self.agreement.party_clauses();
        let in_cadre = self.cadre.into_iter().flat_map(Agreement::party_clauses);
        let listed = in_cadre.filter(move |(_, party)| self.agreement.parties.contains(&party.id));
        here.chain(listed).map(|(_, party)| party)
    }

    /// A place as it is cited.
    pub(super) fn cite(self, place: &ArticleRef) -> Cited {
        let of = self.agreements().find(|agreement| agreement.id == place.convention);
        let article = of.and_then(|agreement| {
            let before = agreement.articles.iter().filter(|article| article.line <= place.line);
            before.rev().find(|article| article.number == place.article)
        });
        Cited { place: place.clone(), annex: article.is_some_and(|article| article.annex) }
    }

    pub(super) fn dataset(self, id: &str) -> Named {
        let title =
            self.datasets.get(id).map(|dataset| dataset.title.trim()).filter(|title| !title.is_empty());
        Named::new(id, title)
    }

    pub(super) fn purpose(self, id: &str) -> Named {
        let list = self.code_lists.get(crate::check::PURPOSES);
        let code = list.and_then(|list| list.codes().iter().find(|code| code.code == id));
        Named::new(id, code.map(|code| code.label.as_str()))
    }

    /// A party by its name.
    pub(super) fn party(self, id: &str) -> Named {
        let name =
            self.agreements().flat_map(Agreement::party_clauses).find(|(_, party)| party.id.as_str() == id);
        Named::new(id, name.map(|(_, party)| party.name.as_str()))
    }
}

/// Both sides of a comparison.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sides<'a> {
    pub before: Side<'a>,
    pub after: Side<'a>,
}

impl Sides<'_> {
    /// As the text after names it, or as the text before does where that one is silent.
    pub(super) fn named(self, id: &str, of: impl Fn(Side<'_>, &str) -> Named) -> Named {
        let after = of(self.after, id);
        if after.label == after.id { of(self.before, id) } else { after }
    }
}

impl Named {
    pub(super) fn new(id: &str, label: Option<&str>) -> Self {
        Self { id: id.to_owned(), label: label.unwrap_or(id).to_owned() }
    }
}
