//! Whether the directory of an ENT may be delivered on a day: the clause `ent`, who runs the ENT, what the rules forbid.
//!
//! A delivery of a directory is several files made together under one clause, not one dataset: it has its own permit.
//! Which files are due, complete or delta, is `entente-formats`' work once there is one.

use entente_model::{
    AccessRequest, AgreementId, ArticleRef, ClauseId, Dataset, DatasetId, DirectoryCategory, DirectoryForm,
    EntClause, Message, Obligation, PartyClause, PartyId, RoleId, TeachingLevel, VariableKind, VariableName,
};
use entente_text::Lang;
use jiff::civil::Date;
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use crate::decider::{Decider, after_delivery, broken, refusal};
use crate::decision::{Decision, Gap, NotCovered};
use crate::gap::of_basis;
use crate::nearest::not_in_force;
use crate::plan::{Plan, PlannedVariable};
use crate::reason::{Missing, MissingKind, Reason};
use crate::slice::{Ruling, Slice};
use crate::standing::{OnDay, Standings};
use crate::words::{obligation_message, words};

/// The purpose of every delivery of a directory.
const PURPOSE: &str = "ent";

/// What is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DirectoryRequest {
    /// The convention.
    pub agreement: AgreementId,
    /// Its clause.
    pub clause: ClauseId,
    /// Who would receive; whoever runs the ENT where nobody is named.
    pub recipient: Option<PartyId>,
    /// The day.
    pub on: Date,
}

/// A permitted delivery. INVARIANT: only `Decider::decide_directory` makes one; its fields are private and it is read
/// from no file.
///
/// ```compile_fail
/// fn forge(clause: entente_model::EntClause) -> entente_policy::DirectoryPermit {
///     entente_policy::DirectoryPermit { clause }
/// }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DirectoryPermit {
    request: AccessRequest,
    agreement: AgreementId,
    clause: EntClause,
    articles: Vec<ArticleRef>,
    obligations: Vec<Obligation>,
    reasons: Vec<Reason>,
    producer: PartyClause,
    recipient: PartyClause,
}

impl DirectoryPermit {
    /// The convention.
    pub fn agreement(&self) -> &AgreementId {
        &self.agreement
    }
    /// The clause that is executed.
    pub fn clause(&self) -> &EntClause {
        &self.clause
    }
    /// The clause, then the rules that bind.
    pub fn articles(&self) -> &[ArticleRef] {
        &self.articles
    }
    /// What is owed after.
    pub fn obligations(&self) -> &[Obligation] {
        &self.obligations
    }
    /// Who provides the directory.
    pub fn producer(&self) -> &PartyClause {
        &self.producer
    }
    /// Who runs the ENT.
    pub fn recipient(&self) -> &PartyClause {
        &self.recipient
    }
}

/// What is decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DirectoryDecision {
    /// The clause is executed.
    Permitted(Box<DirectoryPermit>),
    /// Refused, not covered, or a gap.
    Denied(Box<Decision>),
}

impl DirectoryDecision {
    /// `permitted`, `refused`, `not-covered` or `gap`.
    pub fn outcome(&self) -> &'static str {
        match self {
            Self::Permitted(_) => "permitted",
            Self::Denied(decision) => decision.outcome(),
        }
    }
    /// The request, as it is recorded: the clause stands for the dataset.
    pub fn request(&self) -> &AccessRequest {
        match self {
            Self::Permitted(permit) => &permit.request,
            Self::Denied(decision) => decision.request(),
        }
    }
    /// The articles that it rests on.
    pub fn articles(&self) -> &[ArticleRef] {
        match self {
            Self::Permitted(permit) => &permit.articles,
            Self::Denied(decision) => decision.articles(),
        }
    }
    /// Sentences for people.
    pub fn say(&self, lang: Lang) -> Vec<String> {
        let permit = match self {
            Self::Denied(decision) => return decision.say(lang),
            Self::Permitted(permit) => permit,
        };
        let reasons = permit.reasons.iter().map(Reason::message);
        let bound = permit.obligations.iter().map(obligation_message);
        reasons.chain(bound).map(|message| words().say(lang, &message)).collect()
    }
}

impl Serialize for DirectoryDecision {
    /// The form of every decision.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let permit = match self {
            Self::Denied(decision) => return decision.serialize(serializer),
            Self::Permitted(permit) => permit,
        };
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("outcome", self.outcome())?;
        map.serialize_entry("articles", &permit.articles)?;
        map.serialize_entry("obligations", &permit.obligations)?;
        map.serialize_entry("nearest", &None::<()>)?;
        map.serialize_entry("missing", &[(); 0])?;
        let reasons: Vec<Message> = permit.reasons.iter().map(Reason::message).collect();
        map.serialize_entry("reasons", &reasons)?;
        map.serialize_entry("request", &permit.request)?;
        map.serialize_entry("variables", &permit.clause.variables)?;
        map.end()
    }
}

/// A clause `ent` that was found, in its convention.
struct Found<'a> {
    slice: &'a Slice,
    place: &'a ArticleRef,
    clause: &'a EntClause,
}

impl Decider {
    /// Decides whether a clause `ent` is executed on a day, knowing what each convention is then.
    pub fn decide_directory(&self, request: &DirectoryRequest, standings: &Standings) -> DirectoryDecision {
        let on = OnDay { day: request.on, standings };
        let Some(found) = self.find(request) else {
            let missing = Missing::new(
                MissingKind::DirectoryClause,
                &request.clause,
                Message::new("missing-directory-clause").with("convention", &request.agreement),
            );
            let recipient = request.recipient.clone().unwrap_or_else(|| PartyId::new("-"));
            return not_covered(recorded(request, recipient, &[]), vec![missing]);
        };
        let exploitant = party(found.slice, &found.clause.exploitant);
        let named =
            exploitant.map_or_else(|| PartyId::new(found.clause.exploitant.as_str()), |one| one.id.clone());
        let recipient = request.recipient.clone().unwrap_or(named);
        let asked = recorded(request, recipient, &found.clause.variables);
        let missing = uncovered(&found, exploitant, &asked, on);
        if !missing.is_empty() {
            return not_covered(asked, missing);
        }
        let producer = party(found.slice, &found.clause.who);
        let mut missing = self.incomplete(&found, exploitant, producer);
        let roles = [found.clause.exploitant.as_str()];
        let unlawful = datasets_of(found.clause)
            .into_iter()
            .filter_map(|id| self.legal.fault_of_recipient(&id, &roles, request.on));
        missing.extend(unlawful.map(|fault| of_basis(&fault)));
        let (Some(exploitant), Some(producer), true) = (exploitant, producer, missing.is_empty()) else {
            return denied(Decision::Gap(Gap {
                request: asked,
                articles: vec![found.place.clone()],
                reasons: vec![Reason::Incomplete { cited: found.slice.cite(found.place) }],
                missing,
            }));
        };
        if let Some(decision) = self.forbidden(&found, &asked, on) {
            return denied(decision);
        }
        DirectoryDecision::Permitted(Box::new(permit(&found, asked, exploitant, producer)))
    }

    fn find(&self, request: &DirectoryRequest) -> Option<Found<'_>> {
        let slice = self.index.slices.iter().find(|slice| *slice.id() == request.agreement)?;
        let mut clauses = slice.agreement().ent_clauses();
        let (place, clause) = clauses.find(|(_, clause)| clause.id == request.clause)?;
        Some(Found { slice, place, clause })
    }

    /// What the configuration lacks to execute the clause.
    fn incomplete(
        &self,
        found: &Found<'_>,
        exploitant: Option<&PartyClause>,
        producer: Option<&PartyClause>,
    ) -> Vec<Missing> {
        let clause = found.clause;
        let mut missing = Vec::new();
        if let Some(cadre) = &found.slice.absent_cadre {
            missing.push(Missing::new(MissingKind::Cadre, cadre, Message::new("gap-cadre")));
        }
        for (role, holder) in [(&clause.exploitant, exploitant), (&clause.who, producer)] {
            if holder.is_none() {
                let message = Message::new("gap-directory-role").with("name", &clause.name);
                missing.push(Missing::new(MissingKind::Producer, role, message));
            }
        }
        let ids = datasets_of(clause);
        for id in ids.iter().filter(|id| !self.datasets.contains_key(*id)) {
            missing.push(Missing::new(MissingKind::Schema, id, Message::new("gap-schema")));
        }
        for name in &clause.variables {
            let mut described = ids.iter().filter_map(|id| self.datasets.get(id)?.variable(name.as_str()));
            match described.next() {
                None => {
                    let message = Message::new("gap-variable").with("dataset", &clause.id);
                    missing.push(Missing::new(MissingKind::Variable, name, message));
                }
                // INVARIANT: the INE never leaves, even where a convention lists it.
                Some(variable) if variable.kind == VariableKind::Ine => {
                    let message = Message::new("gap-protection-ine");
                    missing.push(Missing::new(MissingKind::Protection, name, message));
                }
                Some(_) => {}
            }
        }
        missing
    }

    /// A rule of the convention or of its cadre that forbids what a file would hold, or the purpose.
    fn forbidden(&self, found: &Found<'_>, asked: &AccessRequest, on: OnDay<'_>) -> Option<Decision> {
        for id in datasets_of(found.clause) {
            let dataset = self.datasets.get(&id)?;
            let plan = Plan { variables: delivered(found.clause, dataset), ..Plan::default() };
            let request = AccessRequest { dataset: id, ..asked.clone() };
            match found.slice.ask(&request, None, &plan, on) {
                Ruling::Forbidden(rules) => {
                    return Some(Decision::Refused(refusal(found.slice, asked, &plan, &rules)));
                }
                Ruling::Broken => return Some(Decision::Gap(broken(asked))),
                Ruling::Allowed | Ruling::Silent => {}
            }
        }
        None
    }
}

/// Who holds that role, or bears that name.
fn party<'a>(slice: &'a Slice, name: &RoleId) -> Option<&'a PartyClause> {
    let named = || slice.agreement().party_clauses().map(|(_, party)| party);
    slice.holder(name).or_else(|| named().find(|party| party.id.as_str() == name.as_str()))
}

/// What keeps the clause from covering the request.
fn uncovered(
    found: &Found<'_>,
    exploitant: Option<&PartyClause>,
    asked: &AccessRequest,
    on: OnDay<'_>,
) -> Vec<Missing> {
    let halted = found.slice.halted(found.place, on);
    let mut missing: Vec<Missing> = halted.map(|agreement| not_in_force(agreement, on)).collect();
    if exploitant.is_some_and(|party| party.id != asked.recipient) {
        let message = Message::new("missing-recipient").with("to", &found.clause.exploitant);
        missing.push(Missing::new(MissingKind::Recipient, &asked.recipient, message));
    } else if found.slice.is_gone(&asked.recipient, on) {
        let message = Message::new("missing-recipient-gone").with("convention", found.slice.id());
        missing.push(Missing::new(MissingKind::Recipient, &asked.recipient, message));
    }
    missing
}

fn permit(
    found: &Found<'_>,
    request: AccessRequest,
    exploitant: &PartyClause,
    producer: &PartyClause,
) -> DirectoryPermit {
    let obligations: Vec<Obligation> = after_delivery(found.slice).collect();
    let rules = obligations.iter().map(|obligation| match obligation {
        Obligation::Protect { place, .. }
        | Obligation::Anonymity { place, .. }
        | Obligation::Table { place, .. }
        | Obligation::Require { place, .. }
        | Obligation::NoTransfer { place, .. }
        | Obligation::NotForPurpose { place, .. } => place,
    });
    let articles = crate::decider::distinct(std::iter::once(found.place).chain(rules));
    let cited = found.slice.cite(found.place);
    DirectoryPermit {
        agreement: found.slice.id().clone(),
        clause: found.clause.clone(),
        articles,
        obligations,
        reasons: vec![Reason::Granted { cited, purpose: request.purpose.clone() }],
        producer: producer.clone(),
        recipient: exploitant.clone(),
        request,
    }
}

/// Variables of a file as they leave: those that the clause lists, or all but the INE.
fn delivered(clause: &EntClause, dataset: &Dataset) -> Vec<PlannedVariable> {
    let leaves = |name: &VariableName| clause.variables.is_empty() || clause.variables.contains(name);
    let variables = dataset.variables.iter();
    let kept = variables.filter(|variable| variable.kind != VariableKind::Ine && leaves(&variable.name));
    let planned = kept.map(|variable| PlannedVariable {
        name: variable.name.clone(),
        kind: Some(variable.kind),
        delivered: true,
    });
    planned.collect()
}

/// The datasets that describe the files of a clause.
fn datasets_of(clause: &EntClause) -> Vec<DatasetId> {
    use DirectoryCategory as Category;
    let named = [
        (Category::Eleve, "eleve"),
        (Category::EtabEducNat, "etab-educ-nat"),
        (Category::PersEducNat, "pers-educ-nat"),
        (Category::PersRelEleve, "pers-rel-eleve"),
        (Category::MatiereEducNat, "matiere-educ-nat"),
        (Category::MefEducNat, "mef-educ-nat"),
    ];
    // The form of the écoles has neither courses nor subjects, the one of equipment no relatives either.
    let (form, files) = match (clause.form, clause.level) {
        (DirectoryForm::Gpei, _) => ("gpei", &named[..3]),
        (DirectoryForm::Aaf, TeachingLevel::SecondDegre) => ("aaf-2d", &named[..]),
        (DirectoryForm::Aaf, TeachingLevel::PremierDegre) => ("aaf-1d", &named[..4]),
    };
    let asked = files
        .iter()
        .filter(|(category, _)| clause.categories.is_empty() || clause.categories.contains(category));
    asked.map(|(_, name)| DatasetId::new(format!("{form}-{name}"))).collect()
}

fn recorded(request: &DirectoryRequest, recipient: PartyId, variables: &[VariableName]) -> AccessRequest {
    AccessRequest {
        recipient,
        purpose: PURPOSE.into(),
        dataset: DatasetId::new(request.clause.as_str()),
        variables: variables.to_vec(),
        on: request.on,
    }
}

fn not_covered(request: AccessRequest, missing: Vec<Missing>) -> DirectoryDecision {
    let reasons = vec![Reason::NotCovered];
    denied(Decision::NotCovered(NotCovered { request, reasons, nearest: None, missing }))
}

fn denied(decision: Decision) -> DirectoryDecision {
    DirectoryDecision::Denied(Box::new(decision))
}
