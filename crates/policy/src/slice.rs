//! One convention in application: a local application and its cadre, or a cadre alone, with its policies.
//!
//! It binds roles to parties and knows where clauses stand; the order of decisions is `decider`'s.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use cedar_policy::{Entities, Policy, PolicySet};
use entente_model::{
    AccessRequest, Agreement, AgreementId, AgreementKind, ArticleRef, ClauseKind, Dataset, DatasetClause,
    DatasetId, Forbid, GrantClause, PartyClause, PartyId, PurposeId, RoleId, RuleClause,
};

use crate::cedar::{self, PolicyError, Question};
use crate::plan::{Plan, deliverable};
use crate::reason::Cited;
use crate::standing::OnDay;

/// A grant and where it stands.
#[derive(Clone, Copy)]
pub(crate) struct PlacedGrant<'a> {
    /// Its rank among the grants, in the order in which they are read.
    pub(crate) rank: usize,
    /// Id of its policy.
    pub(crate) policy: &'a str,
    pub(crate) place: &'a ArticleRef,
    pub(crate) grant: &'a GrantClause,
}

impl PlacedGrant<'_> {
    /// Whether its policy may match: its dataset and its purpose are looked at first.
    fn may_permit(&self, request: &AccessRequest) -> bool {
        self.grant.dataset == request.dataset && self.grant.purposes.contains(&request.purpose)
    }
}

/// What Cedar answers, with the prohibitions that it cites.
pub(crate) enum Ruling<'a> {
    Allowed,
    Forbidden(Vec<(&'a ArticleRef, &'a Forbid)>),
    Silent,
    Broken,
}

/// A grant: where it is found, and what Cedar reads.
struct GrantEntry {
    /// Rank of its convention, then its own position there.
    at: (usize, usize),
    /// Id of its policy.
    policy: String,
    /// Its policy alone: a plan made under one clause is permitted by no other.
    alone: PolicySet,
}

/// A prohibition that may refuse an access.
struct Prohibition {
    /// Rank of its convention, then its own position there.
    at: (usize, usize),
    /// Its policy alone: Cedar reads only those that may match.
    alone: PolicySet,
}

/// A convention in application.
pub(crate) struct Slice {
    /// The application then its cadre, or the cadre alone: the order in which clauses are read.
    agreements: Vec<Arc<Agreement>>,
    /// The cadre that the application names and that isn't there.
    pub(crate) absent_cadre: Option<AgreementId>,
    /// In the order in which they are read.
    prohibitions: Vec<Prohibition>,
    /// The grants, in the order in which they are read.
    entries: Vec<GrantEntry>,
    /// Ranks of those on a dataset.
    by_dataset: HashMap<DatasetId, Vec<usize>>,
    /// Ranks of those for a purpose.
    by_purpose: HashMap<PurposeId, Vec<usize>>,
    /// In the order of the text.
    listed: Vec<Policy>,
    entities: Entities,
}

impl Slice {
    /// Builds the policies of an application with its cadre, or of a cadre alone.
    pub(crate) fn new(
        agreement: &Arc<Agreement>,
        all: &[Arc<Agreement>],
        datasets: &BTreeMap<DatasetId, Dataset>,
    ) -> Result<Self, PolicyError> {
        let mut agreements = vec![Arc::clone(agreement)];
        let is_cadre = |other: &&Arc<Agreement>| {
            other.kind == AgreementKind::Cadre && Some(&other.id) == agreement.applies.as_ref()
        };
        let cadre = all.iter().filter(|other| other.id != agreement.id).find(is_cadre);
        agreements.extend(cadre.map(Arc::clone));
        let absent_cadre = if cadre.is_some() { None } else { agreement.applies.clone() };
        let mut slice = Self {
            agreements,
            absent_cadre,
            prohibitions: Vec::new(),
            entries: Vec::new(),
            by_dataset: HashMap::new(),
            by_purpose: HashMap::new(),
            listed: Vec::new(),
            entities: Entities::empty(),
        };
        slice.compile(datasets)?;
        slice.entities = cedar::parties(slice.id(), slice.roles_by_party())?;
        Ok(slice)
    }

    fn compile(&mut self, datasets: &BTreeMap<DatasetId, Dataset>) -> Result<(), PolicyError> {
        let agreements = self.agreements.clone();
        let in_force: Vec<&AgreementId> = agreements.iter().map(|agreement| &agreement.id).collect();
        for (rank, agreement) in agreements.iter().enumerate() {
            for (position, clause) in agreement.clauses.iter().enumerate() {
                let id = format!("{}#{position}", agreement.id);
                let value = match &clause.kind {
                    ClauseKind::Grant(grant) => {
                        let dataset = datasets.get(&grant.dataset);
                        let names = dataset.map(|dataset| deliverable(grant, dataset)).unwrap_or_default();
                        Some(cedar::grant_policy(&id, &clause.place, grant, &in_force, &names))
                    }
                    ClauseKind::Rule(RuleClause::Forbid(forbid)) => {
                        cedar::forbid_policy(&id, &clause.place, forbid)
                    }
                    // The others state what parties do, not who may receive what.
                    _ => None,
                };
                let Some(value) = value else { continue };
                let policy = cedar::policy(&id, &clause.place, value)?;
                self.listed.push(policy.clone());
                let alone = cedar::alone(policy, &clause.place)?;
                let at = (rank, position);
                match &clause.kind {
                    ClauseKind::Grant(grant) => {
                        self.place_grant(grant);
                        self.entries.push(GrantEntry { at, policy: id, alone });
                    }
                    _ => self.prohibitions.push(Prohibition { at, alone }),
                }
            }
        }
        Ok(())
    }

    /// Notes where the grant that comes next is found.
    fn place_grant(&mut self, grant: &GrantClause) {
        let rank = self.entries.len();
        self.by_dataset.entry(grant.dataset.clone()).or_default().push(rank);
        for purpose in &grant.purposes {
            let ranks = self.by_purpose.entry(purpose.clone()).or_default();
            if ranks.last() != Some(&rank) {
                ranks.push(rank);
            }
        }
    }

    /// Id of the application, or of the cadre alone.
    pub(crate) fn id(&self) -> &AgreementId {
        &self.agreements[0].id
    }

    /// The application, or the cadre alone.
    pub(crate) fn agreement(&self) -> &Agreement {
        &self.agreements[0]
    }

    /// Its policies, as Cedar writes them, in the order of the text.
    pub(crate) fn policies(&self) -> &[Policy] {
        &self.listed
    }

    /// The conventions that must hold for that clause and don't, that day.
    pub(crate) fn halted<'a>(
        &'a self,
        place: &'a ArticleRef,
        on: OnDay<'a>,
    ) -> impl Iterator<Item = &'a AgreementId> {
        let halted = self.agreements.iter().filter(move |agreement| !on.holds_at(agreement, place));
        halted.map(|agreement| &agreement.id)
    }

    /// Whether all of its conventions hold that day.
    pub(crate) fn holds(&self, on: OnDay<'_>) -> bool {
        self.agreements.iter().all(|agreement| on.holds(agreement))
    }

    /// Whether the party left the application, or the cadre alone.
    pub(crate) fn is_gone(&self, party: &PartyId, on: OnDay<'_>) -> bool {
        on.is_gone(self.id(), party)
    }

    /// The party's clauses as a recipient here: one for each role; none where it isn't a party.
    /// A party that only the cadre describes is one here if the application names it among its parties.
    pub(crate) fn recipient<'a>(&'a self, id: &'a PartyId) -> impl Iterator<Item = &'a PartyClause> {
        let named = self.agreements[0].parties.contains(id);
        self.agreements
            .iter()
            .enumerate()
            .filter(move |(rank, _)| *rank == 0 || named)
            .flat_map(|(_, agreement)| agreement.party_clauses())
            .map(|(_, party)| party)
            .filter(move |party| party.id == *id)
    }

    /// Everybody that it describes.
    pub(crate) fn parties(&self) -> impl Iterator<Item = &PartyClause> {
        self.agreements.iter().flat_map(|agreement| agreement.party_clauses()).map(|(_, party)| party)
    }

    /// Who holds the role: in the application, else in the cadre.
    pub(crate) fn holder(&self, role: &RoleId) -> Option<&PartyClause> {
        let parties = self.agreements.iter().flat_map(|agreement| agreement.party_clauses());
        parties.map(|(_, party)| party).find(|party| party.role == *role)
    }

    /// The annex line of the dataset.
    pub(crate) fn dataset_clause(&self, id: &DatasetId) -> Option<(&ArticleRef, &DatasetClause)> {
        self.agreements
            .iter()
            .flat_map(|agreement| agreement.dataset_clauses())
            .find(|(_, clause)| clause.id == *id)
    }

    /// Grants, in the order in which they are read.
    pub(crate) fn grants(&self) -> impl Iterator<Item = PlacedGrant<'_>> {
        (0..self.entries.len()).filter_map(|rank| self.grant(rank))
    }

    /// Grants on a dataset, in the order in which they are read.
    pub(crate) fn grants_on(&self, dataset: &DatasetId) -> impl Iterator<Item = PlacedGrant<'_>> {
        self.by_dataset.get(dataset).into_iter().flatten().filter_map(|rank| self.grant(*rank))
    }

    /// Grants for a purpose, in the order in which they are read.
    pub(crate) fn grants_for(&self, purpose: &PurposeId) -> impl Iterator<Item = PlacedGrant<'_>> {
        self.by_purpose.get(purpose).into_iter().flatten().filter_map(|rank| self.grant(*rank))
    }

    /// The grant of that rank.
    pub(crate) fn grant(&self, rank: usize) -> Option<PlacedGrant<'_>> {
        let entry = self.entries.get(rank)?;
        let clause = &self.agreements[entry.at.0].clauses[entry.at.1];
        match &clause.kind {
            ClauseKind::Grant(grant) => {
                Some(PlacedGrant { rank, policy: &entry.policy, place: &clause.place, grant })
            }
            _ => None,
        }
    }

    /// Rules, in the order in which they are read.
    pub(crate) fn rules(&self) -> impl Iterator<Item = (&ArticleRef, &RuleClause)> {
        self.agreements.iter().flat_map(|agreement| agreement.rule_clauses())
    }

    /// Whether the grant is for that party: by one of its roles, or by its id.
    pub(crate) fn is_for(&self, grant: &GrantClause, party: &PartyId) -> bool {
        self.recipient(party).any(|clause| clause.role == grant.to || clause.id.as_str() == grant.to.as_str())
    }

    /// Asks Cedar about a plan made under a grant, or under none: the policy of that grant and each prohibition. One that
    /// cannot match is not asked: nothing is permitted or forbidden but by Cedar's answer. They are put together as Cedar does:
    /// a prohibition that matches overrides the grant, and one policy that cannot be evaluated leaves no answer.
    pub(crate) fn ask(
        &self,
        request: &AccessRequest,
        grant: Option<PlacedGrant<'_>>,
        plan: &Plan,
        on: OnDay<'_>,
    ) -> Ruling<'_> {
        let granting = grant.filter(|placed| placed.may_permit(request));
        let forbidding: Vec<_> = self.prohibitions_that_may_match(request, plan).collect();
        if granting.is_none() && forbidding.is_empty() {
            return Ruling::Silent;
        }
        let kinds = forbidding.iter().any(|(_, _, forbid)| matches!(forbid, Forbid::Variable { .. }));
        let question = self.question(request, grant, plan, on).to_cedar(granting.is_some(), kinds);
        let Some(question) = question else { return Ruling::Broken };
        let mut rules = Vec::new();
        for (prohibition, place, forbid) in forbidding {
            match cedar::matches(&prohibition.alone, &self.entities, &question) {
                None => return Ruling::Broken,
                Some(true) => rules.push((place, forbid)),
                Some(false) => {}
            }
        }
        let granted = match granting.and_then(|placed| self.entries.get(placed.rank)) {
            None => Some(false),
            Some(entry) => cedar::matches(&entry.alone, &self.entities, &question),
        };
        match granted {
            None => Ruling::Broken,
            Some(_) if !rules.is_empty() => Ruling::Forbidden(rules),
            Some(true) => Ruling::Allowed,
            Some(false) => Ruling::Silent,
        }
    }

    /// The prohibitions, without those whose condition on the purpose or on the kinds of the variables fails at sight.
    fn prohibitions_that_may_match<'a, 'q>(
        &'a self,
        request: &'q AccessRequest,
        plan: &'q Plan,
    ) -> impl Iterator<Item = (&'a Prohibition, &'a ArticleRef, &'a Forbid)> {
        let placed = self.prohibitions.iter().filter_map(|prohibition| {
            let clause = &self.agreements[prohibition.at.0].clauses[prohibition.at.1];
            match &clause.kind {
                ClauseKind::Rule(RuleClause::Forbid(forbid)) => Some((prohibition, &clause.place, forbid)),
                _ => None,
            }
        });
        placed.filter(|(_, _, forbid)| match forbid {
            Forbid::Purpose { purpose } => *purpose == request.purpose,
            Forbid::Variable { kind, .. } => {
                plan.variables.iter().any(|variable| variable.kind == Some(*kind))
            }
            Forbid::Transfer { .. } => false,
        })
    }

    /// The question to ask about a plan made under a grant, or under none.
    pub(crate) fn question<'a>(
        &'a self,
        request: &'a AccessRequest,
        grant: Option<PlacedGrant<'a>>,
        plan: &'a Plan,
        on: OnDay<'_>,
    ) -> Question<'a> {
        let holds = |agreement: &&Arc<Agreement>| match grant {
            Some(grant) => on.holds_at(agreement, grant.place),
            None => on.holds(agreement),
        };
        let in_force = self.agreements.iter().filter(holds).map(|agreement| &agreement.id).collect();
        Question { request, clause: grant.map_or("", |grant| grant.policy), in_force, plan }
    }

    /// Id of the policy of the prohibition that stands there.
    pub(crate) fn prohibition_at(&self, place: &ArticleRef) -> Option<String> {
        let clause = |one: &Prohibition| &self.agreements[one.at.0].clauses[one.at.1];
        let found = self.prohibitions.iter().find(|one| clause(one).place == *place)?;
        found.alone.policies().next().map(|policy| policy.id().to_string())
    }

    /// Its parties and their roles, as Cedar reads them.
    pub(crate) fn entities(&self) -> &Entities {
        &self.entities
    }

    /// A place, and whether it is in the annex, for sentences.
    pub(crate) fn cite(&self, place: &ArticleRef) -> Cited {
        let agreement = self.agreements.iter().find(|agreement| agreement.id == place.convention);
        let article = agreement.and_then(|agreement| {
            agreement
                .articles
                .iter()
                .rfind(|article| article.line <= place.line && article.number == place.article)
        });
        Cited { place: place.clone(), annex: article.is_some_and(|article| article.annex) }
    }

    fn roles_by_party(&self) -> BTreeMap<&str, Vec<&str>> {
        let mut held: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        let ids = self
            .agreements
            .iter()
            .flat_map(|agreement| agreement.party_clauses())
            .map(|(_, party)| &party.id);
        for id in ids {
            let roles: Vec<&str> = self.recipient(id).map(|party| party.role.as_str()).collect();
            if !roles.is_empty() {
                held.insert(id.as_str(), roles);
            }
        }
        held
    }
}
