//! The order of a decision: grants and what overrides them, configuration, outright prohibitions, nearest clause.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use entente_model::{
    AccessRequest, Agreement, AnonymityRule, ArticleRef, CodeListId, Dataset, DatasetId, Forbid, GrantClause,
    LegalBases, Message, Obligation, PartyClause, PartyId, Protection, RuleClause, VariableKind,
    VariableName,
};

use crate::cedar::PolicyError;
use crate::decision::{Decision, Gap, NotCovered, Refusal};
use crate::gap::{Complete, complete, unlawful};
use crate::index::{Index, Known};
use crate::nearest::{lacking, nearest};
use crate::permit::{Permit, PermitParts};
use crate::plan::{Plan, deliverable, protections_of};
use crate::reason::{Missing, MissingKind, Reason};
use crate::slice::{PlacedGrant, Ruling, Slice};
use crate::standing::{OnDay, Standings};

/// Decides requests on the conventions that it was built from.
pub struct Decider {
    pub(crate) index: Index,
    pub(crate) datasets: BTreeMap<DatasetId, Dataset>,
    code_lists: Option<BTreeSet<CodeListId>>,
    pub(crate) legal: LegalBases,
}

/// What one convention in application says.
enum Verdict {
    Permitted(Permit),
    Refused(Refusal),
    Gap(Gap),
    Silent,
}

impl Decider {
    /// Builds the policies of each convention in application: those that bind parties, with their cadre, in the order given,
    /// then each cadre alone (for the parties that it names itself).
    pub fn new(
        agreements: &[Agreement],
        datasets: &BTreeMap<DatasetId, Dataset>,
    ) -> Result<Self, PolicyError> {
        let mut ids = BTreeSet::new();
        if let Some(twice) = agreements.iter().find(|agreement| !ids.insert(&agreement.id)) {
            return Err(PolicyError::DuplicateAgreement { id: twice.id.clone() });
        }
        let all: Vec<Arc<Agreement>> = agreements.iter().cloned().map(Arc::new).collect();
        let cadres = |cadre| all.iter().filter(move |agreement| agreement.kind.is_cadre() == cadre);
        let slices = cadres(false)
            .chain(cadres(true))
            .map(|agreement| Slice::new(agreement, &all, datasets))
            .collect::<Result<_, _>>()?;
        Ok(Self {
            index: Index::new(slices),
            datasets: datasets.clone(),
            code_lists: None,
            legal: LegalBases::default(),
        })
    }

    /// Tells which code lists are loaded: a generalisation by another list is then a gap. Without this they are not looked at.
    #[must_use]
    pub fn with_code_lists(mut self, lists: impl IntoIterator<Item = CodeListId>) -> Self {
        self.code_lists = Some(lists.into_iter().collect());
        self
    }

    /// Tells which texts are in force when, and whom they let receive what: a clause that rests on another one is then a gap. Without this nothing is looked at.
    #[must_use]
    pub fn with_legal_bases(mut self, legal: LegalBases) -> Self {
        self.legal = legal;
        self
    }

    /// Decides by the texts alone: see [`Decider::decide_knowing`].
    pub fn decide(&self, request: &AccessRequest) -> Decision {
        self.decide_knowing(request, &Standings::new())
    }

    /// Decides, knowing what each convention is on the day of the request. Where the recipient is a party to several conventions in application, the first that permits is kept; else the
    /// first that refuses; else the first gap.
    pub fn decide_knowing(&self, request: &AccessRequest, standings: &Standings) -> Decision {
        let on = OnDay { day: request.on, standings };
        let (mut refusal, mut gap) = (None, None);
        let bare = Plan::bare(request, self.datasets.get(&request.dataset));
        let concerned =
            self.index.of_party(&request.recipient).filter(|slice| !slice.is_gone(&request.recipient, on));
        for slice in concerned {
            // Once refused, only a convention that permits still changes the decision.
            let bare = refusal.is_none().then_some(&bare);
            match self.judge(slice, request, bare, on) {
                Verdict::Permitted(permit) => return Decision::Permitted(permit),
                Verdict::Refused(found) => refusal = refusal.or(Some(found)),
                Verdict::Gap(found) => gap = gap.or(Some(found)),
                Verdict::Silent => {}
            }
        }
        if let Some(refusal) = refusal {
            return Decision::Refused(refusal);
        }
        if let Some(gap) = gap {
            return Decision::Gap(gap);
        }
        let (nearest, missing) = nearest(self.known(), request, on);
        Decision::NotCovered(NotCovered {
            request: request.clone(),
            reasons: vec![Reason::NotCovered],
            nearest,
            missing,
        })
    }

    /// The policies as Cedar writes them, for whoever audits them: a heading for each convention in application, then its
    /// clauses in the order of the text. For reading: decisions are taken on the policies themselves.
    pub fn cedar_text(&self) -> String {
        let mut text = String::new();
        for slice in &self.index.slices {
            // An id with a line break must not end the comment that holds it.
            text.push_str(&format!("// {}\n\n", slice.id().as_str().escape_debug()));
            for policy in slice.policies() {
                text.push_str(policy.to_cedar().unwrap_or_default().trim_end());
                text.push_str("\n\n");
            }
        }
        text
    }

    pub(crate) fn known(&self) -> Known<'_> {
        Known { index: &self.index, datasets: &self.datasets }
    }

    /// What a convention says; what it forbids outright is asked where a bare plan is given.
    fn judge(&self, slice: &Slice, request: &AccessRequest, bare: Option<&Plan>, on: OnDay<'_>) -> Verdict {
        let candidates: Vec<PlacedGrant<'_>> = slice
            .grants_on(&request.dataset)
            .filter(|placed| {
                slice.is_for(placed.grant, &request.recipient)
                    && slice.halted(placed.place, on).next().is_none()
            })
            .collect();
        if candidates.is_empty() && !slice.holds(on) {
            return Verdict::Silent;
        }
        match self.judge_grants(slice, request, &candidates, on) {
            verdict @ (Verdict::Permitted(_) | Verdict::Gap(_)) => verdict,
            verdict @ (Verdict::Refused(_) | Verdict::Silent) => {
                bare.and_then(|bare| outright(slice, request, bare, on)).unwrap_or(verdict)
            }
        }
    }

    fn judge_grants(
        &self,
        slice: &Slice,
        request: &AccessRequest,
        candidates: &[PlacedGrant<'_>],
        on: OnDay<'_>,
    ) -> Verdict {
        let dataset = self.datasets.get(&request.dataset);
        let for_purpose = |placed: &PlacedGrant<'_>| placed.grant.purposes.contains(&request.purpose);
        // A clause for another purpose neither refuses nor excuses what a clause for this one does.
        let some_for_purpose = candidates.iter().any(for_purpose);
        let (mut refused, mut overridden, mut gap, mut silent) = (None, None, None, false);
        for placed in candidates {
            let plan = Plan::under(placed.grant, request, dataset);
            match slice.ask(request, Some(*placed), &plan, on) {
                Ruling::Allowed => match self.permit(slice, *placed, request, &plan) {
                    Ok(permit) => return Verdict::Permitted(permit),
                    Err(found) => gap = gap.or(Some(*found)),
                },
                Ruling::Broken => gap = gap.or_else(|| Some(broken(request))),
                Ruling::Forbidden(rules) => {
                    let refusal = refusal(slice, request, &plan, &rules);
                    // All its conditions are met: only the article stands in the way.
                    if lacking(self.known(), slice, *placed, request, on, usize::MAX) == 0 {
                        overridden = overridden.or(Some(refusal));
                    } else if for_purpose(placed) || !some_for_purpose {
                        refused = refused.or(Some(refusal));
                    }
                }
                Ruling::Silent => silent |= for_purpose(placed) || !some_for_purpose,
            }
        }
        match (gap, overridden, refused) {
            (Some(gap), ..) => Verdict::Gap(gap),
            (None, Some(refusal), _) => Verdict::Refused(refusal),
            (None, None, Some(refusal)) if !silent => Verdict::Refused(refusal),
            _ => Verdict::Silent,
        }
    }

    fn permit(
        &self,
        slice: &Slice,
        placed: PlacedGrant<'_>,
        request: &AccessRequest,
        plan: &Plan,
    ) -> Result<Permit, Box<Gap>> {
        let dataset = self.datasets.get(&request.dataset);
        let complete = complete(slice, placed.grant, request, dataset, self.code_lists.as_ref(), plan);
        let complete = match unlawful(&self.legal, slice, placed.grant, request) {
            more if more.is_empty() => complete,
            mut more => {
                more.extend(complete.err().unwrap_or_default());
                Err(more)
            }
        };
        match complete {
            Ok(complete) => Ok(permit(slice, placed, request, plan, &complete)),
            Err(missing) => {
                let line = slice.dataset_clause(&request.dataset).map(|(line, _)| line);
                Err(Box::new(Gap {
                    request: request.clone(),
                    articles: distinct(line.into_iter().chain([placed.place])),
                    reasons: vec![Reason::Incomplete { cited: slice.cite(placed.place) }],
                    missing,
                }))
            }
        }
    }
}

/// What is forbidden whatever the grant: a purpose, an excluded variable. Asked last, because a prohibition that holds
/// without any grant holds under each: where a grant permits, there is none.
fn outright(slice: &Slice, request: &AccessRequest, bare: &Plan, on: OnDay<'_>) -> Option<Verdict> {
    match slice.ask(request, None, bare, on) {
        Ruling::Forbidden(rules) => Some(Verdict::Refused(refusal(slice, request, bare, &rules))),
        Ruling::Broken => Some(Verdict::Gap(broken(request))),
        Ruling::Allowed | Ruling::Silent => None,
    }
}

fn permit(
    slice: &Slice,
    placed: PlacedGrant<'_>,
    request: &AccessRequest,
    plan: &Plan,
    complete: &Complete<'_>,
) -> Permit {
    let obligations = obligations(slice, placed, plan, complete.dataset);
    let articles = distinct([complete.line, placed.place].into_iter().chain(obligations.iter().map(place)));
    Permit::new(PermitParts {
        request: request.clone(),
        agreement: slice.id().clone(),
        articles,
        obligations,
        variables: plan.delivered().map(|variable| variable.name.clone()).collect(),
        protections: plan.protections.clone(),
        clause_protections: placed.grant.protect.clone(),
        scope: placed.grant.scope,
        recipient_territory: complete.recipient.territory.clone(),
        recipient_name: complete.recipient.name.clone(),
        producer: complete.producer.id.clone(),
        producer_name: complete.producer.name.clone(),
        source_system: complete.dataset.source_system.clone(),
        channels: placed.grant.channels.clone(),
        shared_with: shared_with(slice, placed.grant),
        reasons: vec![Reason::Granted { cited: slice.cite(placed.place), purpose: request.purpose.clone() }],
    })
}

/// The parties of the convention that hold a role, or bear a name, with which the table may be shared.
fn shared_with(slice: &Slice, grant: &GrantClause) -> Vec<PartyId> {
    let Some(table) = &grant.table else { return Vec::new() };
    let named = |party: &&PartyClause| {
        table
            .shared_with
            .iter()
            .any(|name| *name == party.role || [party.id.as_str(), "each-party"].contains(&name.as_str()))
    };
    let mut parties: Vec<PartyId> = slice.parties().filter(named).map(|party| party.id.clone()).collect();
    parties.sort_unstable();
    parties.dedup();
    parties
}

/// Protections of the grant, then the rules of the application and of the cadre that bind after the delivery.
fn obligations(slice: &Slice, placed: PlacedGrant<'_>, plan: &Plan, dataset: &Dataset) -> Vec<Obligation> {
    let protect = plan.protections.iter().map(|protection| Obligation::Protect {
        protection: protection.clone(),
        place: placed.place.clone(),
    });
    let anonymity = anonymity(placed.grant, dataset)
        .into_iter()
        .map(|anonymity| Obligation::Anonymity { anonymity, place: placed.place.clone() });
    let table = placed.grant.table.iter().map(|table| Obligation::Table {
        table: table.clone(),
        disclosure: placed.grant.disclosure.clone().unwrap_or_default(),
        place: placed.place.clone(),
    });
    protect.chain(anonymity).chain(table).chain(after_delivery(slice)).collect()
}

/// How each row is hidden, its variables named: those of the whole clause, whatever part of it is asked.
fn anonymity(grant: &GrantClause, dataset: &Dataset) -> Option<AnonymityRule> {
    let mut rule = grant.anonymity.clone()?;
    if rule.quasi.is_empty() {
        let is_quasi = |name: &&VariableName| {
            let kind = dataset.variable(name.as_str()).map(|variable| variable.kind);
            kind == Some(VariableKind::Quasi)
                && !protections_of(grant, name).any(|one| matches!(one, Protection::Pseudonym(_)))
        };
        rule.quasi = deliverable(grant, dataset).into_iter().filter(is_quasi).cloned().collect();
        rule.quasi.retain(|name| rule.sensitive.as_ref() != Some(name));
    }
    Some(rule)
}

/// What the rules of the application and of the cadre bind after a delivery.
pub(crate) fn after_delivery(slice: &Slice) -> impl Iterator<Item = Obligation> {
    slice.rules().filter_map(|(place, rule)| {
        let place = place.clone();
        match rule {
            RuleClause::Require(require) => Some(Obligation::Require { require: require.clone(), place }),
            RuleClause::Forbid(Forbid::Transfer { except_contractor }) => {
                Some(Obligation::NoTransfer { except_contractor: *except_contractor, place })
            }
            RuleClause::Forbid(Forbid::Purpose { purpose }) => {
                Some(Obligation::NotForPurpose { purpose: purpose.clone(), place })
            }
            // Kept by the platform before the delivery: nothing is left for the recipient to do.
            RuleClause::Forbid(Forbid::Variable { .. }) => None,
        }
    })
}

fn place(obligation: &Obligation) -> &ArticleRef {
    match obligation {
        Obligation::Protect { place, .. }
        | Obligation::Anonymity { place, .. }
        | Obligation::Table { place, .. }
        | Obligation::Require { place, .. }
        | Obligation::NoTransfer { place, .. }
        | Obligation::NotForPurpose { place, .. } => place,
    }
}

pub(crate) fn refusal(
    slice: &Slice,
    request: &AccessRequest,
    plan: &Plan,
    rules: &[(&ArticleRef, &Forbid)],
) -> Refusal {
    let mut reasons = Vec::new();
    for (place, forbid) in rules {
        let cited = slice.cite(place);
        match forbid {
            Forbid::Purpose { purpose } => {
                reasons.push(Reason::PurposeForbidden { cited, purpose: purpose.clone() });
            }
            Forbid::Variable { kind, .. } => {
                let forbidden = plan.variables.iter().filter(|variable| variable.kind == Some(*kind));
                reasons.extend(forbidden.map(|variable| Reason::VariableForbidden {
                    cited: cited.clone(),
                    variable: variable.name.clone(),
                    kind: *kind,
                }));
            }
            Forbid::Transfer { .. } => {}
        }
    }
    Refusal { request: request.clone(), articles: distinct(rules.iter().map(|(place, _)| *place)), reasons }
}

pub(crate) fn broken(request: &AccessRequest) -> Gap {
    let message = Message::new("gap-evaluation");
    Gap {
        request: request.clone(),
        articles: Vec::new(),
        reasons: vec![Reason::NotCovered],
        missing: vec![Missing::new(MissingKind::Evaluation, &request.dataset, message)],
    }
}

pub(crate) fn distinct<'a>(places: impl Iterator<Item = &'a ArticleRef>) -> Vec<ArticleRef> {
    let mut kept: Vec<ArticleRef> = Vec::new();
    for place in places {
        if !kept.contains(place) {
            kept.push(place.clone());
        }
    }
    kept
}
