//! Clauses as Cedar policies, and one question to Cedar.
//!
//! Policies are built from Cedar's JSON form, never from text: identifiers of a convention are untrusted and cannot leave the
//! JSON string that holds them. Which clauses go together is `slice`'s work; what a grant would deliver is `plan`'s.

use std::collections::HashSet;
use std::str::FromStr;
use std::sync::LazyLock;

use cedar_policy::{
    Authorizer, Context, Entities, Entity, EntityId, EntityTypeName, EntityUid, Policy, PolicyId, PolicySet,
    Request, RestrictedExpression,
};
use entente_model::{
    AccessRequest, AgreementId, ArticleRef, Forbid, GrantClause, VariableKind, VariableName,
};
use serde_json::{Value, json};

use crate::plan::Plan;

// Read once: Cedar parses a type name with its whole grammar, which costs more than a decision.
static PARTY: LazyLock<EntityTypeName> = LazyLock::new(|| type_name("Party"));
static ROLE: LazyLock<EntityTypeName> = LazyLock::new(|| type_name("Role"));
static DATASET: LazyLock<EntityTypeName> = LazyLock::new(|| type_name("Dataset"));
static ACTION: LazyLock<EntityTypeName> = LazyLock::new(|| type_name("Action"));

/// The conventions cannot be turned into policies.
#[derive(Debug, thiserror::Error)]
pub enum PolicyError {
    /// Two conventions bear the same id.
    #[error("two conventions are named `{id}`; hint: each front matter needs its own `id`")]
    DuplicateAgreement {
        /// The id.
        id: AgreementId,
    },
    /// Cedar refused the policy of a clause.
    #[error("convention `{}`, article {}, line {}: the clause cannot be decided on: {cause}", place.convention, place.article, place.line)]
    Clause {
        /// Where the clause stands.
        place: ArticleRef,
        /// What Cedar says.
        cause: String,
    },
    /// Cedar refused the parties of a convention.
    #[error("convention `{id}`: its parties and roles cannot be decided on: {cause}")]
    Parties {
        /// The convention.
        id: AgreementId,
        /// What Cedar says.
        cause: String,
    },
}

/// One question: may the recipient receive this plan, made under that clause (none: the empty text)?
pub(crate) struct Question<'a> {
    pub(crate) request: &'a AccessRequest,
    pub(crate) clause: &'a str,
    pub(crate) in_force: Vec<&'a AgreementId>,
    pub(crate) plan: &'a Plan,
}

/// The policy of a grant: it permits a plan made under this very clause.
pub(crate) fn grant_policy(
    id: &str,
    place: &ArticleRef,
    grant: &GrantClause,
    in_force: &[&AgreementId],
    deliverable: &[&VariableName],
) -> Value {
    let to = grant.to.as_str();
    // Cedar makes a set anew at each evaluation: written without one wherever that reads as well.
    let principal = json!({"Var": "principal"});
    let recipient = json!({"||": {
        "left": {"in": {"left": principal, "right": entity("Role", to)}},
        "right": {"==": {"left": principal, "right": entity("Party", to)}},
    }});
    let purpose = match grant.purposes.as_slice() {
        [only] => json!({"==": {"left": context("purpose"), "right": {"Value": only.as_str()}}}),
        several => {
            json!({"contains": {"left": strings(several.iter().map(|one| one.as_str())), "right": context("purpose")}})
        }
    };
    let holds = |id: &&AgreementId| {
        when(&json!({"contains": {"left": context("in_force"), "right": {"Value": id.as_str()}}}))
    };
    let mut conditions =
        vec![when(&json!({"==": {"left": context("clause"), "right": {"Value": id}}})), when(&purpose)];
    conditions.extend(in_force.iter().map(holds));
    conditions.push(when(&recipient));
    let deliverable = strings(deliverable.iter().map(|name| name.as_str()));
    conditions.push(when(&contains_all(&deliverable, &context("variables"))));
    json!({
        "effect": "permit",
        "principal": {"op": "All"},
        "action": {"op": "==", "entity": {"type": "Action", "id": "receive"}},
        "resource": {"op": "==", "entity": {"type": "Dataset", "id": grant.dataset.as_str()}},
        "conditions": conditions,
        "annotations": annotations(id, place),
    })
}

/// The policy of a prohibition; `None` for one that binds what is done after the delivery (an obligation).
pub(crate) fn forbid_policy(id: &str, place: &ArticleRef, forbid: &Forbid) -> Option<Value> {
    let conditions = match forbid {
        Forbid::Variable { kind, except } => {
            let mut conditions = vec![when(
                &json!({"contains": {"left": context("kinds"), "right": {"Value": kind_code(*kind)}}}),
            )];
            if !except.is_empty() {
                let datasets: Vec<Value> = except.iter().map(|id| entity("Dataset", id.as_str())).collect();
                let excepted = json!({"in": {"left": {"Var": "resource"}, "right": {"Set": datasets}}});
                conditions.push(json!({"kind": "unless", "body": excepted}));
            }
            conditions
        }
        Forbid::Purpose { purpose } => {
            vec![when(&json!({"==": {"left": context("purpose"), "right": {"Value": purpose.as_str()}}}))]
        }
        Forbid::Transfer { .. } => return None,
    };
    Some(json!({
        "effect": "forbid",
        "principal": {"op": "All"},
        "action": {"op": "==", "entity": {"type": "Action", "id": "receive"}},
        "resource": {"op": "All"},
        "conditions": conditions,
        "annotations": annotations(id, place),
    }))
}

/// Reads a policy from its JSON form.
pub(crate) fn policy(id: &str, place: &ArticleRef, value: Value) -> Result<Policy, PolicyError> {
    Policy::from_json(Some(PolicyId::new(id)), value)
        .map_err(|error| PolicyError::Clause { place: place.clone(), cause: error.to_string() })
}

/// Parties and the roles that they hold.
pub(crate) fn parties<'a>(
    id: &AgreementId,
    held: impl IntoIterator<Item = (&'a str, Vec<&'a str>)>,
) -> Result<Entities, PolicyError> {
    let entities = held.into_iter().map(|(party, roles)| {
        let roles: HashSet<EntityUid> = roles.into_iter().map(|role| uid(&ROLE, role)).collect();
        Entity::new_no_attrs(uid(&PARTY, party), roles)
    });
    Entities::from_entities(entities, None)
        .map_err(|error| PolicyError::Parties { id: id.clone(), cause: error.to_string() })
}

/// A policy alone in its set.
pub(crate) fn alone(policy: Policy, place: &ArticleRef) -> Result<PolicySet, PolicyError> {
    PolicySet::from_policies([policy])
        .map_err(|error| PolicyError::Clause { place: place.clone(), cause: error.to_string() })
}

/// Whether the only policy of the set matches the question; `None` where it cannot be evaluated.
pub(crate) fn matches(policy: &PolicySet, entities: &Entities, question: &Request) -> Option<bool> {
    let response = Authorizer::new().is_authorized(question, policy, entities);
    // INVARIANT: Cedar skips a policy that it cannot evaluate; a skipped prohibition must not let anything through.
    if response.diagnostics().errors().next().is_some() {
        return None;
    }
    Some(response.diagnostics().reason().next().is_some())
}

impl Question<'_> {
    /// As Cedar reads it, with only what the policies asked look at: the rest would be made for nothing, and a policy that looked at it
    /// would have no answer. `None` where it cannot be put.
    pub(crate) fn to_cedar(&self, grant: bool, kinds: bool) -> Option<Request> {
        let text = |text: &str| RestrictedExpression::new_string(text.to_owned());
        let mut pairs = vec![("purpose".to_owned(), text(self.request.purpose.as_str()))];
        if kinds {
            pairs.push(("kinds".to_owned(), RestrictedExpression::new_set(self.kinds().map(text))));
        }
        if grant {
            pairs.extend([
                ("clause".to_owned(), text(self.clause)),
                ("in_force".to_owned(), RestrictedExpression::new_set(self.in_force().map(text))),
                ("variables".to_owned(), RestrictedExpression::new_set(self.variables().map(text))),
            ]);
        }
        let context = Context::from_pairs(pairs).ok()?;
        let principal = uid(&PARTY, self.request.recipient.as_str());
        let resource = uid(&DATASET, self.request.dataset.as_str());
        Request::new(principal, uid(&ACTION, "receive"), resource, context, None).ok()
    }

    /// The same, for another implementation of Cedar.
    pub(crate) fn to_json(&self) -> Value {
        let entity = |kind: &str, id: &str| json!({"type": kind, "id": id});
        json!({
            "principal": entity("Party", self.request.recipient.as_str()),
            "action": entity("Action", "receive"),
            "resource": entity("Dataset", self.request.dataset.as_str()),
            "context": {
                "clause": self.clause,
                "purpose": self.request.purpose,
                "in_force": self.in_force().collect::<Vec<_>>(),
                "kinds": self.kinds().collect::<Vec<_>>(),
                "variables": self.variables().collect::<Vec<_>>(),
            },
        })
    }

    fn in_force(&self) -> impl Iterator<Item = &str> {
        self.in_force.iter().map(|id| id.as_str())
    }

    /// Each kind once.
    fn kinds(&self) -> impl Iterator<Item = &'static str> {
        let mut kinds: Vec<VariableKind> = Vec::new();
        for kind in self.plan.variables.iter().filter_map(|variable| variable.kind) {
            if !kinds.contains(&kind) {
                kinds.push(kind);
            }
        }
        kinds.into_iter().map(kind_code)
    }

    fn variables(&self) -> impl Iterator<Item = &str> {
        self.plan.variables.iter().map(|variable| variable.name.as_str())
    }
}

/// The code of a kind, as conventions write it.
pub(crate) fn kind_code(kind: VariableKind) -> &'static str {
    match kind {
        VariableKind::Ine => "ine",
        VariableKind::Nominative => "nominative",
        VariableKind::Address => "address",
        VariableKind::Sensitive => "sensitive",
        VariableKind::Quasi => "quasi",
        VariableKind::Pseudonym => "pseudonym",
        VariableKind::Plain => "plain",
    }
}

fn uid(kind: &EntityTypeName, id: &str) -> EntityUid {
    EntityUid::from_type_name_and_id(kind.clone(), EntityId::new(id))
}

fn type_name(name: &str) -> EntityTypeName {
    EntityTypeName::from_str(name).expect("the four type names of this module are Cedar identifiers")
}

fn annotations(id: &str, place: &ArticleRef) -> Value {
    json!({
        "article": place.article,
        "clause": id,
        "convention": place.convention.as_str(),
        "line": place.line.to_string(),
    })
}

fn entity(kind: &str, id: &str) -> Value {
    json!({"Value": {"__entity": {"type": kind, "id": id}}})
}

fn strings<'a>(values: impl Iterator<Item = &'a str>) -> Value {
    let values: Vec<Value> = values.map(|value| json!({ "Value": value })).collect();
    json!({ "Set": values })
}

fn context(name: &str) -> Value {
    json!({".": {"left": {"Var": "context"}, "attr": name}})
}

fn when(body: &Value) -> Value {
    json!({"kind": "when", "body": body})
}

fn contains_all(left: &Value, right: &Value) -> Value {
    json!({"containsAll": {"left": left, "right": right}})
}
