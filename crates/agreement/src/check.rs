//! Whether conventions, datasets and code lists hold together: what is checked before signature (C9).
//!
//! Everything here is linear in the number of clauses: what is asked often is looked up in [`Index`].

mod agreement;
pub(crate) mod amendment;
mod annex;
mod anonymity;
mod basis;
mod conformance;
mod duty;
mod ent;
mod grant;
mod life;
mod names;
mod privacy;
mod role;
mod rule;
mod table;
mod timing;

use std::collections::{BTreeMap, HashMap, HashSet};

use entente_model::{
    Agreement, AgreementKind, ClauseKind, CodeList, CodeListId, Dataset, DatasetClause, DatasetId, Forbid,
    GrantClause, PartyClause, RuleClause, Scope, VariableKind,
};

use crate::convention::Convention;
use crate::diagnostic::{Elsewhere, Fault, Reports};
use crate::source::Spot;

/// Code list of the purposes.
pub(crate) const PURPOSES: &str = "finalites";

/// All that was read.
pub(crate) struct World<'w> {
    conventions: &'w [Convention<'w>],
    indexes: Vec<Index<'w>>,
    by_id: HashMap<&'w str, usize>,
    /// By id and number of text: amended texts bear the id of the convention.
    by_text: HashMap<(&'w str, u32), usize>,
    /// Cadres that at least one application applies.
    applied: HashSet<&'w str>,
    /// Whether some application names no cadre that is known: what it binds is not known either.
    loose_application: bool,
    datasets: HashMap<&'w str, DatasetIndex<'w>>,
    schemas: &'w BTreeMap<DatasetId, Dataset>,
    code_lists: &'w BTreeMap<CodeListId, CodeList>,
    dataset_folders: &'w HashSet<&'w str>,
    lists: HashMap<&'w str, ListIndex>,
    purposes: Option<HashSet<&'w str>>,
}

/// A dataset, and the kinds of its variables.
struct DatasetIndex<'w> {
    dataset: &'w Dataset,
    kinds: HashMap<&'w str, VariableKind>,
    /// Variables that name a person, or lead to one, by themselves.
    nominative: Vec<&'w str>,
}

/// How far a list can generalise.
struct ListIndex {
    codes: usize,
    without_group: usize,
}

/// What a convention says of a role: who produces, who receives.
#[derive(Clone, Copy, Default)]
struct Spoken {
    /// First clause of which it is the producer.
    producer: Option<usize>,
    /// First clause of which it is the recipient.
    recipient: Option<usize>,
    /// First clause that gives it the rows of its territory.
    territory: Option<usize>,
}

/// A kind of variables that a rule forbids.
struct Forbidden<'w> {
    kind: VariableKind,
    except: &'w [DatasetId],
    clause: usize,
}

/// What is looked up in one convention.
#[derive(Default)]
struct Index<'w> {
    parties: Vec<(usize, &'w PartyClause)>,
    datasets: HashMap<&'w str, (usize, &'w DatasetClause)>,
    grants: Vec<(usize, &'w GrantClause)>,
    /// Positions in `grants`, by dataset, recipient and purpose.
    grants_for: HashMap<(&'w str, &'w str, &'w str), Vec<usize>>,
    roles: BTreeMap<&'w str, Spoken>,
    forbidden: Vec<Forbidden<'w>>,
    forbidden_purposes: HashMap<&'w str, usize>,
    /// Roles, parties and bodies: who may be named.
    names: HashSet<&'w str>,
    /// First clause of each name.
    ids: HashMap<&'w str, usize>,
    /// Kinds of clauses that are there.
    kinds: HashSet<&'static str>,
}

/// A convention with the cadre that it applies.
#[derive(Clone, Copy)]
struct View<'v, 'w> {
    world: &'v World<'w>,
    convention: &'w Convention<'w>,
    agreement: &'w Agreement,
    index: &'v Index<'w>,
    cadre: Option<Cadre<'v, 'w>>,
}

#[derive(Clone, Copy)]
struct Cadre<'v, 'w> {
    convention: &'w Convention<'w>,
    agreement: &'w Agreement,
    index: &'v Index<'w>,
}

/// Checks every convention.
pub(crate) fn check(world: &World<'_>, reports: &mut Reports) {
    for (position, convention) in world.conventions.iter().enumerate() {
        agreement::check(world, position, convention, reports);
        if let Some(view) = world.view(position) {
            agreement::check_parties(view, reports);
            life::check(view, reports);
            annex::check(view, reports);
            grant::check(view, reports);
            rule::check(view, reports);
            role::check(view, reports);
            names::check(view, reports);
            timing::check(view, reports);
            duty::check(view, reports);
            privacy::check(view, reports);
            basis::check(view, reports);
            ent::check(view, reports);
            conformance::check(view, reports);
        }
    }
}

impl<'w> World<'w> {
    pub(crate) fn new(
        conventions: &'w [Convention<'w>],
        datasets: &'w BTreeMap<DatasetId, Dataset>,
        dataset_folders: &'w HashSet<&'w str>,
        code_lists: &'w BTreeMap<CodeListId, CodeList>,
    ) -> Self {
        let mut by_id = HashMap::new();
        let mut by_text = HashMap::new();
        for (position, convention) in conventions.iter().enumerate() {
            if let Some(id) = &convention.id {
                by_id.entry(id.as_str()).or_insert(position);
                by_text.entry((id.as_str(), convention.number())).or_insert(position);
            }
        }
        let (schemas, all_lists) = (datasets, code_lists);
        let lists = code_lists.iter().map(|(id, list)| {
            let without_group = list.codes().iter().filter(|code| code.group.is_none()).count();
            (id.as_str(), ListIndex { codes: list.codes().len(), without_group })
        });
        let datasets = datasets.iter().map(|(id, dataset)| {
            let kinds = dataset.variables.iter().map(|one| (one.name.as_str(), one.kind)).collect();
            let nominative = dataset.variables.iter().filter(|one| privacy::is_nominative(one.kind));
            let nominative = nominative.map(|one| one.name.as_str()).collect();
            (id.as_str(), DatasetIndex { dataset, kinds, nominative })
        });
        let loose = |one: &Convention<'_>| {
            let application =
                one.front.kind.as_ref().is_none_or(|kind| kind.value == AgreementKind::Application);
            let cadre = one.front.applies.as_ref().and_then(|id| by_id.get(id.value.as_str()));
            let kind = cadre.and_then(|cadre| Some(conventions[*cadre].front.kind.as_ref()?.value));
            application && kind != Some(AgreementKind::Cadre)
        };
        Self {
            loose_application: conventions.iter().any(loose),
            conventions,
            indexes: conventions.iter().map(|one| Index::new(one.agreement.as_ref())).collect(),
            by_id,
            by_text,
            schemas,
            code_lists: all_lists,
            applied: conventions
                .iter()
                .filter_map(|one| Some(one.front.applies.as_ref()?.value.as_str()))
                .collect(),
            datasets: datasets.collect(),
            dataset_folders,
            lists: lists.collect(),
            purposes: code_lists
                .get(PURPOSES)
                .map(|list| list.codes().iter().map(|code| code.code.as_str()).collect()),
        }
    }

    fn view(&self, position: usize) -> Option<View<'_, 'w>> {
        let convention = &self.conventions[position];
        let agreement = convention.agreement.as_ref()?;
        let above = agreement.applies.as_ref().or(agreement.attached_to.as_ref());
        let cadre = above.and_then(|id| {
            let cadre = *self.by_id.get(id.as_str()).filter(|cadre| **cadre != position)?;
            let convention = &self.conventions[cadre];
            Some(Cadre { convention, agreement: convention.agreement.as_ref()?, index: &self.indexes[cadre] })
        });
        Some(View { world: self, convention, agreement, index: &self.indexes[position], cadre })
    }

    /// The dataset in the folder that the clause names.
    fn dataset(&self, clause: &DatasetClause) -> Option<&DatasetIndex<'w>> {
        self.datasets.get(clause.schema.strip_prefix("datasets/")?)
    }
}

impl<'w> Index<'w> {
    fn new(agreement: Option<&'w Agreement>) -> Self {
        let mut index = Self::default();
        for (position, clause) in
            agreement.into_iter().flat_map(|agreement| agreement.clauses.iter().enumerate())
        {
            index.kinds.insert(clause.kind.name());
            if let Some(id) = clause.kind.id() {
                index.ids.entry(id.as_str()).or_insert(position);
            }
            match &clause.kind {
                ClauseKind::Party(party) => {
                    index.names.extend([party.id.as_str(), party.role.as_str()]);
                    index.names.extend(party.members.as_ref().map(|role| role.as_str()));
                    index.parties.push((position, party));
                }
                ClauseKind::Body(body) => _ = index.names.insert(body.id.as_str()),
                ClauseKind::Dataset(dataset) => {
                    index.datasets.entry(dataset.id.as_str()).or_insert((position, dataset));
                    index
                        .roles
                        .entry(dataset.producer.as_str())
                        .or_default()
                        .producer
                        .get_or_insert(position);
                }
                ClauseKind::Grant(grant) => index.add_grant(position, grant),
                ClauseKind::Rule(RuleClause::Forbid(Forbid::Variable { kind, except })) => {
                    index.forbidden.push(Forbidden { kind: *kind, except, clause: position });
                }
                ClauseKind::Rule(RuleClause::Forbid(Forbid::Purpose { purpose })) => {
                    index.forbidden_purposes.entry(purpose.as_str()).or_insert(position);
                }
                _ => {}
            }
        }
        index
    }

    fn add_grant(&mut self, position: usize, grant: &'w GrantClause) {
        let spoken = self.roles.entry(grant.to.as_str()).or_default();
        spoken.recipient.get_or_insert(position);
        if grant.scope == Scope::Territory {
            spoken.territory.get_or_insert(position);
        }
        let rank = self.grants.len();
        for purpose in &grant.purposes {
            let key = (grant.dataset.as_str(), grant.to.as_str(), purpose.as_str());
            self.grants_for.entry(key).or_default().push(rank);
        }
        self.grants.push((position, grant));
    }

    /// The parties that hold the role, or bear that name.
    fn holders(&self, role: &str) -> impl Iterator<Item = (usize, &'w PartyClause)> {
        self.parties
            .iter()
            .copied()
            .filter(move |(_, party)| party.role.as_str() == role || party.id.as_str() == role)
    }
}

impl<'w> View<'_, 'w> {
    fn report(&self, reports: &mut Reports, spot: Spot, fault: Fault) {
        let also = match fault.place_elsewhere() {
            Some(Elsewhere::Clause { above: false, clause }) => Some((self.convention, clause)),
            Some(Elsewhere::Clause { above: true, clause }) => {
                self.cadre.map(|cadre| (cadre.convention, clause))
            }
            _ => None,
        };
        let also = also.map(|(convention, clause)| (&convention.source, convention.spots[clause].opening()));
        reports.report_also(&self.convention.source, spot, fault, also);
    }
    /// Where the value of a clause stands.
    fn spot(&self, clause: usize, key: &str) -> Spot {
        self.convention.spots[clause].of(key)
    }
    fn spot_of(&self, clause: usize, key: &str, rank: usize) -> Spot {
        self.convention.spots[clause].nth(key, rank)
    }
    /// Whether a role, a party or a body bears the name, here or above.
    fn is_named(&self, name: &str) -> bool {
        self.index.names.contains(name) || self.cadre.is_some_and(|cadre| cadre.index.names.contains(name))
    }
    /// Whether the name is a role that somebody produces or receives under, held or not.
    fn is_spoken_of(&self, name: &str) -> bool {
        self.index.roles.contains_key(name)
            || self.cadre.is_some_and(|cadre| cadre.index.roles.contains_key(name))
    }
    /// Who may be named, here and above.
    fn names(&self) -> impl Iterator<Item = &'w str> {
        let above = self.cadre.map(|cadre| &cadre.index.names);
        self.index.names.iter().chain(above.into_iter().flatten()).copied()
    }
    /// The parties that hold the role or bear the name, here and above.
    fn holders(&self, role: &str) -> impl Iterator<Item = &'w PartyClause> {
        let above = self.cadre.map(|cadre| &cadre.index.parties);
        let parties = self.index.parties.iter().chain(above.into_iter().flatten());
        parties
            .map(|(_, party)| *party)
            .filter(move |party| party.role.as_str() == role || party.id.as_str() == role)
    }
    /// The clause of that kind and name, here or above.
    fn clause_of(&self, id: &str, kind: &str) -> Option<&'w ClauseKind> {
        let here = self.index.ids.get(id).map(|clause| &self.agreement.clauses[*clause].kind);
        let above = || {
            let cadre = self.cadre?;
            Some(&cadre.agreement.clauses[*cadre.index.ids.get(id)?].kind)
        };
        here.filter(|found| found.name() == kind).or_else(|| above().filter(|found| found.name() == kind))
    }
    /// Names of the clauses of that kind.
    fn ids_of(&self, kind: &str) -> impl Iterator<Item = &'w str> {
        let of = |agreement: &'w Agreement| agreement.clauses.iter();
        let above = self.cadre.map(|cadre| of(cadre.agreement));
        let all = of(self.agreement).chain(above.into_iter().flatten());
        all.filter(move |clause| clause.kind.name() == kind)
            .filter_map(|clause| Some(clause.kind.id()?.as_str()))
    }
    /// Whether something may be missing only because a block or the cadre could not be read.
    fn incomplete(&self) -> bool {
        match self.cadre {
            Some(cadre) => self.convention.broken || cadre.convention.broken,
            None => {
                let above = self.agreement.applies.is_some() || self.agreement.attached_to.is_some();
                self.convention.broken || above || self.agreement.kind == AgreementKind::Application
            }
        }
    }
    /// The annex line of a dataset, in the convention or in its cadre.
    fn dataset_clause(&self, id: &str) -> Option<&'w DatasetClause> {
        let here = self.index.datasets.get(id);
        here.or_else(|| self.cadre.and_then(|cadre| cadre.index.datasets.get(id))).map(|(_, clause)| *clause)
    }
    /// Names of all annex lines, those of the cadre included.
    fn dataset_names(&self) -> impl Iterator<Item = &'w str> {
        let of_cadre = self.cadre.map(|cadre| cadre.index.datasets.keys().copied());
        self.index.datasets.keys().copied().chain(of_cadre.into_iter().flatten())
    }
    /// Whether nothing more will be said of this convention.
    fn is_said(&self, reports: &Reports) -> bool {
        reports.is_full(&self.convention.source)
    }
    /// Cites the clause and shows it.
    fn point(&self, fault: Fault, agreement: &Agreement, clause: usize) -> Fault {
        let above = !std::ptr::eq(agreement, self.agreement);
        Self::cite(fault, agreement, clause).elsewhere(Elsewhere::Clause { above, clause })
    }
    /// « article 4 de `men-rdf-2015`, ligne 48 », as arguments of a sentence.
    fn cite(fault: Fault, agreement: &Agreement, clause: usize) -> Fault {
        let place = &agreement.clauses[clause].place;
        fault
            .with("convention", place.convention.as_str())
            .with("article", &place.article)
            .with("line", place.line.to_string())
    }
}
