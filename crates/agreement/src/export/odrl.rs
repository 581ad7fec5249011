//! The grants of a convention as ODRL policies, in the profile of the Dataspace Protocol (2025-1).
//!
//! One policy for each grant: an `Agreement` where a party holds the producer's role and another the recipient's, an
//! `Offer` otherwise (a cadre speaks of roles). It says for others what `entente-policy` decides here; nothing decides from it.
//! The words of ODRL are used where they exist; ours are IRIs under `urn:entente:`.

use entente_model::{ArticleRef, Forbid, GrantClause, Require, RuleClause, Scope};

use super::odcs::{anonymity, disclosure, protection};
use super::standing::{StandingClauses, article, word};
use super::tree::Tree;

const CONTEXT: &str = "https://w3id.org/dspace/2025/1/context.jsonld";
const PROFILE: &str = "urn:entente:odrl:1";

/// A policy, ready to write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OdrlPolicy {
    /// Its IRI: the convention and the place of the grant in it.
    pub id: String,
    /// The policy as a JSON-LD document.
    pub json: String,
}

/// The policies of a convention, one for each grant of its own and of its cadre.
pub fn odrl_policies(clauses: StandingClauses<'_>) -> Vec<OdrlPolicy> {
    clauses.grants().map(|(place, grant)| policy(clauses, place, grant)).collect()
}

fn map(pairs: Vec<(&str, Tree)>) -> Tree {
    Tree::Map(pairs.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
}

fn iri(kind: &str, name: impl std::fmt::Display) -> Tree {
    Tree::text(format!("urn:entente:{kind}:{name}"))
}

fn constraint(left: &str, operator: &str, right: Tree) -> Tree {
    map(vec![("leftOperand", Tree::text(left)), ("operator", Tree::text(operator)), ("rightOperand", right)])
}

fn rule(place: &ArticleRef, action: &str, constraints: Vec<Tree>) -> Tree {
    let mut pairs = vec![("action", Tree::text(action))];
    if !constraints.is_empty() {
        pairs.push(("constraint", Tree::List(constraints)));
    }
    // JSON-LD knows the prefix: the article stays with the rule wherever it goes.
    pairs.push(("dct:source", Tree::text(source(place))));
    map(pairs)
}

fn source(place: &ArticleRef) -> String {
    format!("urn:entente:agreement:{}", article(place))
}

fn policy(clauses: StandingClauses<'_>, place: &ArticleRef, grant: &GrantClause) -> OdrlPolicy {
    // The grant of a cadre is another policy under each convention that applies it.
    let owner = &clauses.agreement.id;
    let id = if place.convention == *owner {
        format!("urn:entente:policy:{owner}:{}:{}", place.article, place.line)
    } else {
        format!("urn:entente:policy:{owner}:{}:{}:{}", place.convention, place.article, place.line)
    };
    let producer = clauses.dataset(&grant.dataset).and_then(|(_, clause)| clauses.party(&clause.producer));
    let recipient = clauses.party(&grant.to);
    let mut pairs = vec![("@context", Tree::texts([CONTEXT])), ("@id", Tree::text(&id))];
    let kind = if producer.is_some() && recipient.is_some() { "Agreement" } else { "Offer" };
    pairs.push(("@type", Tree::text(kind)));
    pairs.push(("profile", Tree::text(PROFILE)));
    pairs.push(("target", iri("dataset", &grant.dataset)));
    if let (Some(producer), Some(recipient)) = (producer, recipient) {
        pairs.push(("assigner", iri("party", &producer.id)));
        pairs.push(("assignee", iri("party", &recipient.id)));
        if let Some(day) = clauses.agreement.signed_on {
            pairs.push(("timestamp", Tree::text(format!("{day}T00:00:00Z"))));
        }
    }
    pairs.push(("permission", Tree::List(vec![permission(clauses, place, grant)])));
    let (prohibitions, obligations) = rules(clauses, grant);
    for (key, list) in [("prohibition", prohibitions), ("obligation", obligations)] {
        if !list.is_empty() {
            pairs.push((key, Tree::List(list)));
        }
    }
    OdrlPolicy { id, json: map(pairs).to_json() }
}

fn permission(clauses: StandingClauses<'_>, place: &ArticleRef, grant: &GrantClause) -> Tree {
    let purposes = grant.purposes.iter().map(|purpose| format!("urn:entente:purpose:{purpose}"));
    let mut constraints = vec![constraint("odrl:purpose", "isAnyOf", Tree::texts(purposes))];
    if grant.scope == Scope::Territory {
        let territory = match clauses.territory(&grant.to) {
            Some(territory) => iri("territory", territory),
            None => iri("territory-of", &grant.to),
        };
        constraints.push(constraint("odrl:spatial", "isPartOf", territory));
    }
    let day = |day: jiff::civil::Date| Tree::text(format!("{day}T00:00:00Z"));
    if let Some(notified) = clauses.agreement.notified_on {
        constraints.push(constraint("odrl:dateTime", "gteq", day(notified)));
    }
    if let Some(ends) = clauses.agreement.ends_on {
        constraints.push(constraint("odrl:dateTime", "lt", day(ends)));
    }
    let channels = grant.channels.iter().map(|channel| format!("urn:entente:channel:{}", word(channel)));
    constraints.push(constraint("odrl:deliveryChannel", "isAnyOf", Tree::texts(channels)));
    if !grant.variables.is_empty() {
        constraints.push(constraint("urn:entente:variable", "isAnyOf", Tree::texts(&grant.variables)));
    }
    for one in &grant.protect {
        let left = format!("urn:entente:protection:{}", one.variable);
        constraints.push(constraint(&left, "eq", iri("protection", protection(&one.protection))));
    }
    if let Some(rule) = &grant.anonymity {
        constraints.push(constraint("urn:entente:anonymity", "isAllOf", Tree::texts(anonymity(rule))));
    }
    if let Some(table) = &grant.table {
        let dimensions = Tree::texts(&table.dimensions);
        constraints.push(constraint("urn:entente:table", "isAllOf", dimensions));
        let method = iri("table-method", word(&table.method));
        constraints.push(constraint("urn:entente:table-method", "eq", method));
    }
    if let Some(rule) = &grant.disclosure {
        constraints.push(constraint("urn:entente:disclosure", "isAllOf", Tree::texts(disclosure(rule))));
    }
    if let Some(retention) = &grant.retention {
        constraints.push(constraint("odrl:elapsedTime", "lteq", Tree::text(retention.lasts.to_string())));
    }
    if let Some(consent) = &grant.consent {
        constraints.push(constraint("urn:entente:consent", "eq", iri("recurrence", word(&consent.every))));
    }
    rule(place, "use", constraints)
}

/// What the rules of the convention forbid and require of this grant.
fn rules(clauses: StandingClauses<'_>, grant: &GrantClause) -> (Vec<Tree>, Vec<Tree>) {
    let (mut prohibitions, mut obligations) = (Vec::new(), Vec::new());
    for (place, clause) in clauses.rules() {
        match clause {
            RuleClause::Forbid(Forbid::Variable { except, .. }) if except.contains(&grant.dataset) => {}
            RuleClause::Forbid(forbid) => prohibitions.push(prohibition(place, forbid)),
            RuleClause::Require(Require::NoDuplicateSurvey) => {
                prohibitions.push(rule(place, "urn:entente:action:survey-again", Vec::new()));
            }
            RuleClause::Require(Require::SourceMention { text }) => {
                let mention = constraint("urn:entente:mention", "eq", Tree::text(text));
                obligations.push(rule(place, "odrl:attribute", vec![mention]));
            }
            RuleClause::Require(Require::StatisticalConfidentiality) => {
                obligations.push(rule(place, "urn:entente:action:protect-tables", Vec::new()));
            }
            RuleClause::Require(Require::SourceProcessing) => {
                obligations.push(rule(place, "urn:entente:action:name-source-processing", Vec::new()));
            }
            RuleClause::Require(Require::Cosignature { within }) => {
                let age = constraint("urn:entente:cosignature-age", "lteq", Tree::text(within.to_string()));
                obligations.push(rule(place, "urn:entente:action:cosign-log", vec![age]));
            }
            RuleClause::Require(Require::Clearance { lasts }) => {
                let age = lasts.map(|lasts| {
                    constraint("urn:entente:clearance-age", "lteq", Tree::text(lasts.to_string()))
                });
                obligations.push(rule(place, "urn:entente:action:clear-agents", age.into_iter().collect()));
            }
        }
    }
    (prohibitions, obligations)
}

fn prohibition(place: &ArticleRef, forbid: &Forbid) -> Tree {
    match forbid {
        Forbid::Variable { kind, .. } => {
            let kind = constraint("urn:entente:variable-kind", "eq", iri("variable-kind", word(kind)));
            rule(place, "use", vec![kind])
        }
        Forbid::Purpose { purpose } => {
            rule(place, "use", vec![constraint("odrl:purpose", "eq", iri("purpose", purpose))])
        }
        Forbid::Transfer { except_contractor } => {
            let contractor = iri("recipient", "contractor-for-a-study");
            let constraints = except_contractor.then(|| constraint("odrl:recipient", "neq", contractor));
            rule(place, "odrl:distribute", constraints.into_iter().collect())
        }
    }
}
