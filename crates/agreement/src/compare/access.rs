//! What a convention really gives: for each recipient and dataset, which variable for which purpose by which
//! channel, and under which conditions.
//!
//! The meaning of a grant is that of `entente-policy`, whose tests hold both to the same answers: a variable is given
//! where a grant covers it, no protection drops it, the schema does not exclude it, and no rule forbids its kind as
//! delivered, nor the purpose. Two grants may give the same thing: how it is worded makes no difference here.

use std::collections::{BTreeMap, BTreeSet};

use entente_model::{
    ArticleRef, Channel, Dataset, Forbid, GrantClause, Protection, RuleClause, VariableKind,
};

use super::condition::{Condition, widest};
use super::side::Side;

/// Stands for the variables of a dataset that no folder describes, where a grant gives them all.
pub(super) const EVERY_VARIABLE: &str = "*";

/// Combinations compared in one comparison at most: beyond, the comparison says that it is not complete.
pub(super) const ATOMS_MAX: usize = 2_000_000;

/// Who receives: an organisation, or a role that none holds on either side.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum To<'a> {
    Party(&'a str),
    Role(&'a str),
}

/// The names by which grants speak of each recipient.
pub(super) type Names<'a> = BTreeMap<To<'a>, BTreeSet<&'a str>>;

/// Variable, purpose, channel: for one recipient and one dataset.
pub(super) type Key<'a> = (&'a str, &'a str, Channel);

/// What is given, and who says so.
#[derive(Clone, Debug, Default)]
pub(super) struct Given<'a> {
    pub conditions: BTreeSet<Condition>,
    pub bases: BTreeSet<&'a str>,
    pub places: BTreeSet<&'a ArticleRef>,
    /// Whether the variable, as handed over, says something of persons.
    pub personal: bool,
}

/// All that one recipient has of one dataset.
#[derive(Clone, Debug, Default)]
pub(super) struct Access<'a> {
    pub given: BTreeMap<Key<'a>, Given<'a>>,
    /// What a grant would give, and the rules that forbid it.
    pub forbidden: BTreeMap<Key<'a>, BTreeSet<&'a ArticleRef>>,
}

/// Grants of one convention and its cadre, by recipient's name and dataset.
pub(super) struct Grants<'a> {
    by: BTreeMap<(&'a str, &'a str), Vec<(&'a ArticleRef, &'a GrantClause)>>,
    kinds: BTreeMap<VariableKind, Vec<(&'a ArticleRef, &'a Forbid)>>,
    purposes: BTreeMap<&'a str, Vec<&'a ArticleRef>>,
    side: Side<'a>,
}

impl<'a> Grants<'a> {
    pub(super) fn new(side: Side<'a>) -> Self {
        let mut grants =
            Self { by: BTreeMap::new(), kinds: BTreeMap::new(), purposes: BTreeMap::new(), side };
        for (place, grant) in side.agreements().flat_map(|agreement| agreement.grant_clauses()) {
            grants.by.entry((grant.to.as_str(), grant.dataset.as_str())).or_default().push((place, grant));
        }
        for (place, rule) in side.rules() {
            match rule {
                RuleClause::Forbid(forbid @ Forbid::Variable { kind, .. }) => {
                    grants.kinds.entry(*kind).or_default().push((place, forbid));
                }
                RuleClause::Forbid(Forbid::Purpose { purpose }) => {
                    grants.purposes.entry(purpose.as_str()).or_default().push(place);
                }
                RuleClause::Forbid(Forbid::Transfer { .. }) | RuleClause::Require(_) => {}
            }
        }
        grants
    }

    /// Names of recipients, as grants write them.
    pub(super) fn names(&self) -> BTreeSet<&'a str> {
        self.by.keys().map(|(to, _)| *to).collect()
    }

    /// The grants that speak of a recipient and a dataset.
    pub(super) fn of(
        &self,
        names: &BTreeSet<&'a str>,
        dataset: &'a str,
    ) -> Vec<(&'a ArticleRef, &'a GrantClause)> {
        names.iter().filter_map(|name| self.by.get(&(*name, dataset))).flatten().copied().collect()
    }

    /// The datasets of which a recipient has something.
    pub(super) fn datasets_of(&self, names: &BTreeSet<&'a str>) -> BTreeSet<&'a str> {
        let of = |name: &&'a str| {
            let name = *name;
            self.by
                .range((name, "")..)
                .take_while(move |((to, _), _)| *to == name)
                .map(|((_, dataset), _)| *dataset)
        };
        names.iter().flat_map(of).collect()
    }

    /// Whether both sides have the same rules on kinds and purposes.
    pub(super) fn same_rules(&self, other: &Self) -> bool {
        let kinds = |of: &Self| of.kinds.values().flatten().map(|(_, rule)| *rule).collect::<Vec<&Forbid>>();
        kinds(self) == kinds(other) && self.purposes.keys().eq(other.purposes.keys())
    }

    /// Whether both sides say the same of that dataset, clause by clause: under the same rules nothing has to be compared.
    pub(super) fn same_grants(
        &self,
        other: &Self,
        dataset: &str,
        here: &[(&ArticleRef, &GrantClause)],
        there: &[(&ArticleRef, &GrantClause)],
    ) -> bool {
        let same = |(one, other): (&(&ArticleRef, &GrantClause), &(&ArticleRef, &GrantClause))| {
            std::ptr::eq(one.1, other.1) || one.1 == other.1
        };
        here.len() == there.len()
            && here.iter().zip(there).all(same)
            && same_schema(self.side, other.side, dataset)
    }

    /// What the grants give; `budget` is what may still be looked at, and nothing more is given once it is spent.
    pub(super) fn access(
        &self,
        dataset: &'a str,
        grants: &[(&'a ArticleRef, &'a GrantClause)],
        budget: &mut usize,
    ) -> Access<'a> {
        let mut access = Access::default();
        let schema = self.side.datasets.get(dataset);
        for (place, grant) in grants {
            for Delivered { name: variable, kind, protection } in delivered(grant, schema) {
                let rules = self.against(kind, dataset);
                let condition = Condition {
                    scope: grant.scope,
                    protection,
                    anonymity: grant.anonymity.clone(),
                    table: grant.table.clone(),
                    disclosure: grant.disclosure.clone(),
                    consent: grant.consent.clone(),
                    retention: grant.retention.clone(),
                };
                for purpose in &grant.purposes {
                    let Some(left) = budget.checked_sub(grant.channels.len()) else { return access };
                    *budget = left;
                    let of_purpose = self.purposes.get(purpose.as_str()).into_iter().flatten().copied();
                    let against: BTreeSet<&ArticleRef> = rules.iter().copied().chain(of_purpose).collect();
                    for channel in &grant.channels {
                        let key = (variable, purpose.as_str(), *channel);
                        if against.is_empty() {
                            let given = access.given.entry(key).or_default();
                            given.conditions.insert(condition.clone());
                            given.bases.insert(grant.basis.as_str());
                            given.places.insert(place);
                            given.personal |= kind.is_some_and(|kind| kind != VariableKind::Plain);
                        } else {
                            access.forbidden.entry(key).or_default().extend(&against);
                        }
                    }
                }
            }
        }
        for given in access.given.values_mut() {
            given.conditions = widest(std::mem::take(&mut given.conditions));
        }
        access
    }

    /// The rules that forbid a kind in a dataset.
    fn against(&self, kind: Option<VariableKind>, dataset: &str) -> Vec<&'a ArticleRef> {
        let rules = kind.and_then(|kind| self.kinds.get(&kind)).into_iter().flatten();
        let binds = |(place, forbid): &(&'a ArticleRef, &'a Forbid)| match forbid {
            Forbid::Variable { except, .. } if !except.iter().any(|id| id.as_str() == dataset) => {
                Some(*place)
            }
            _ => None,
        };
        rules.filter_map(binds).collect()
    }
}

/// Most comparisons are of two texts on the same schemas: those need not be read again.
fn same_schema(one: Side<'_>, other: Side<'_>, dataset: &str) -> bool {
    std::ptr::eq(one.datasets, other.datasets) || one.datasets.get(dataset) == other.datasets.get(dataset)
}

/// The recipients of both sides: organisations, and the roles that none holds on either side.
pub(super) fn recipients<'a>(sides: [(&Grants<'a>, Side<'a>); 2]) -> (Names<'a>, Names<'a>) {
    let [before, after] = sides.map(|(_, side)| {
        let mut names: Names<'a> = BTreeMap::new();
        for party in side.parties() {
            let of_party = names.entry(To::Party(party.id.as_str())).or_default();
            of_party.extend([party.id.as_str(), party.role.as_str()]);
        }
        names
    });
    let held: BTreeSet<&str> = before.values().chain(after.values()).flatten().copied().collect();
    let unheld = |grants: &Grants<'a>| {
        let names = grants.names().into_iter().filter(|name| !held.contains(name));
        names.map(|name| (To::Role(name), BTreeSet::from([name]))).collect::<Names<'a>>()
    };
    let [(grants_before, _), (grants_after, _)] = sides;
    let (of_before, of_after) = (unheld(grants_before), unheld(grants_after));
    (before.into_iter().chain(of_before).collect(), after.into_iter().chain(of_after).collect())
}

/// The recipients of one side by role: two conventions between different organisations compare that way.
pub(super) fn recipients_by_role<'a>(grants: &Grants<'a>, side: Side<'a>) -> Names<'a> {
    let roles: BTreeMap<&str, &str> =
        side.parties().map(|party| (party.id.as_str(), party.role.as_str())).collect();
    let mut names: Names<'a> = BTreeMap::new();
    for name in grants.names() {
        let role = roles.get(name).copied().unwrap_or(name);
        names.entry(To::Role(role)).or_default().insert(name);
    }
    names
}

/// A variable as a grant hands it over.
struct Delivered<'a> {
    name: &'a str,
    /// Kind once protected; none where no folder describes the dataset.
    kind: Option<VariableKind>,
    protection: Option<Protection>,
}

/// The variables that a grant hands over.
fn delivered<'a>(grant: &'a GrantClause, schema: Option<&'a Dataset>) -> Vec<Delivered<'a>> {
    let mut protected: BTreeMap<&str, Vec<&Protection>> = BTreeMap::new();
    for one in &grant.protect {
        protected.entry(one.variable.as_str()).or_default().push(&one.protection);
    }
    let under = |name: &'a str, kind: Option<VariableKind>| {
        let (kind, protection) = match protected.get(name).map(Vec::as_slice) {
            None | Some([]) => (kind, None),
            Some([Protection::Pseudonym(stability)]) => {
                (Some(VariableKind::Pseudonym), Some(Protection::Pseudonym(*stability)))
            }
            Some([Protection::Generalise(list)]) => (kind, Some(Protection::Generalise(list.clone()))),
            // Left out, or protected twice: policy delivers nothing then.
            Some(_) => return None,
        };
        // INVARIANT: the INE never leaves, even where a convention forgot to say so.
        (kind != Some(VariableKind::Ine)).then_some(Delivered { name, kind, protection })
    };
    let Some(schema) = schema else {
        let names: Vec<&str> = match grant.variables.as_slice() {
            [] => vec![EVERY_VARIABLE],
            names => names.iter().map(|name| name.as_str()).collect(),
        };
        return names.into_iter().filter_map(|name| under(name, None)).collect();
    };
    let listed: BTreeSet<&str> = grant.variables.iter().map(|name| name.as_str()).collect();
    let excluded: BTreeSet<&str> = schema.excluded.iter().map(|one| one.name.as_str()).collect();
    let covered = schema.variables.iter().filter(|variable| {
        let name = variable.name.as_str();
        (listed.is_empty() || listed.contains(name)) && !excluded.contains(name)
    });
    covered.filter_map(|variable| under(variable.name.as_str(), Some(variable.kind))).collect()
}
