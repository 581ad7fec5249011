//! The whole contract: the dataset's schema, and what the convention states about it.

use entente_model::{
    AnonymityRule, ArticleRef, DatasetClause, DatasetId, DisclosureRule, DutyLevel, GrantClause, Protection,
    PseudonymStability, Recurrence,
};

use super::schema::{Pairs, custom, schema_object};
use crate::export::standing::{StandingClauses, article, word};
use crate::export::tree::Tree;
use crate::json;

/// Version of the standard.
const API_VERSION: &str = "v3.1.0";

/// What the contract says of the convention, besides its clauses.
#[derive(Clone, Copy, Debug)]
pub struct OdcsTerms<'a> {
    /// The convention and its cadre.
    pub clauses: StandingClauses<'a>,
    /// Version of the convention.
    pub version: &'a str,
    /// `proposed`, `draft`, `active`, `deprecated` or `retired`, as the standard writes it.
    pub status: &'a str,
}

/// The dataset as an ODCS contract in YAML; `None` where its `schema.json` is no JSON object. Without terms it is a draft
/// of the dataset alone.
pub fn odcs_contract(dataset: &DatasetId, schema: &str, terms: Option<&OdcsTerms<'_>>) -> Option<String> {
    let schema = json::parse(schema.strip_prefix('\u{feff}').unwrap_or(schema)).ok()?;
    schema.get("fields")?;
    let clause = terms.and_then(|terms| terms.clauses.dataset(dataset));
    let owner = terms.map(|terms| format!("agreement:{}:", terms.clauses.agreement.id)).unwrap_or_default();
    let mut contract = Pairs::default();
    contract.put("apiVersion", Tree::text(API_VERSION));
    contract.put("kind", Tree::text("DataContract"));
    contract.put("id", Tree::text(format!("urn:entente:{owner}dataset:{dataset}")));
    contract.put("name", schema.get("title").map_or(Tree::text(dataset.as_str()), Tree::of));
    contract.put("version", Tree::text(terms.map_or("0", |terms| terms.version)));
    contract.put("status", Tree::text(terms.map_or("draft", |terms| terms.status)));
    contract.maybe("domain", clause.map(|(_, clause)| Tree::text(word(&clause.field))));
    let grants: Vec<(&ArticleRef, &GrantClause)> = terms
        .map(|terms| terms.clauses.grants().filter(|(_, grant)| grant.dataset == *dataset).collect())
        .unwrap_or_default();
    contract.some("description", description(&schema, clause.map(|(_, clause)| clause), &grants));
    contract.put("schema", Tree::List(vec![schema_object(dataset.as_str(), &schema)]));
    if let Some(terms) = terms {
        let clauses = terms.clauses;
        contract.maybe("team", clause.map(|(_, clause)| team(clauses, clause)));
        contract.some(
            "roles",
            Tree::List(grants.iter().map(|(place, grant)| role(clauses, place, grant)).collect()),
        );
        contract.some("slaProperties", clause.map_or(Tree::List(Vec::new()), |(_, clause)| levels(clause)));
        contract.some("support", support(clauses));
        contract.some("customProperties", conditions(clauses, clause));
    }
    Some(contract.done().to_yaml())
}

fn description(
    schema: &json::Json<'_>,
    clause: Option<&DatasetClause>,
    grants: &[(&ArticleRef, &GrantClause)],
) -> Tree {
    let mut purposes: Vec<&str> =
        grants.iter().flat_map(|(_, grant)| &grant.purposes).map(|purpose| purpose.as_str()).collect();
    purposes.sort_unstable();
    purposes.dedup();
    let mut pairs = Pairs::default();
    pairs.maybe("purpose", schema.get("description").map(Tree::of));
    pairs.maybe("usage", (!purposes.is_empty()).then(|| Tree::text(purposes.join(", "))));
    pairs.maybe("limitations", clause.and_then(|clause| clause.security.as_ref()).map(Tree::text));
    pairs.done()
}

/// Who produces it.
fn team(clauses: StandingClauses<'_>, clause: &DatasetClause) -> Tree {
    let mut pairs = Pairs::default();
    let party = clauses.party(&clause.producer);
    pairs.put("name", Tree::text(party.map_or(clause.producer.as_str(), |party| &party.name)));
    pairs.put("customProperties", Tree::List(vec![custom("role", Tree::text(clause.producer.as_str()))]));
    pairs.done()
}

/// Who may receive it, on which terms.
fn role(clauses: StandingClauses<'_>, place: &ArticleRef, grant: &GrantClause) -> Tree {
    let mut terms = vec![
        custom("article", Tree::text(article(place))),
        custom("purposes", Tree::texts(&grant.purposes)),
        custom("scope", Tree::text(word(&grant.scope))),
        custom("channels", Tree::texts(grant.channels.iter().map(word))),
    ];
    if !grant.variables.is_empty() {
        terms.push(custom("variables", Tree::texts(&grant.variables)));
    }
    if !grant.protect.is_empty() {
        let protections =
            grant.protect.iter().map(|one| format!("{}: {}", one.variable, protection(&one.protection)));
        terms.push(custom("protections", Tree::texts(protections)));
    }
    if let Some(rule) = &grant.anonymity {
        terms.push(custom("anonymity", Tree::texts(anonymity(rule))));
    }
    if let Some(table) = &grant.table {
        terms.push(custom("table", Tree::texts(&table.dimensions)));
        terms.push(custom("tableMethod", Tree::text(word(&table.method))));
        terms.push(custom("tableRequirement", Tree::text(word(&table.requirement))));
    }
    if let Some(rule) = &grant.disclosure {
        terms.push(custom("disclosure", Tree::texts(disclosure(rule))));
    }
    if let Some(retention) = &grant.retention {
        terms.push(custom("retention", Tree::text(retention.lasts.to_string())));
    }
    let party = clauses.party(&grant.to);
    let mut pairs = Pairs::default();
    pairs.put("role", Tree::text(party.map_or(grant.to.as_str(), |party| party.id.as_str())));
    pairs.put("description", Tree::text(&grant.basis));
    pairs.put("access", Tree::text("read"));
    pairs.put("customProperties", Tree::List(terms));
    pairs.done()
}

/// What protects the cells of a table: `preset: pupils`, `threshold: 11`.
pub(in crate::export) fn disclosure(rule: &DisclosureRule) -> Vec<String> {
    let number = |name: &str, value: Option<u32>| value.map(|value| format!("{name}: {value}"));
    let text = |name: &str, value: &Option<String>| value.as_ref().map(|value| format!("{name}: {value}"));
    [
        text("preset", &rule.preset),
        number("threshold", rule.threshold),
        text("dominance", &rule.dominance),
        number("largest", rule.largest.map(u32::from)),
        text("p", &rule.p),
        rule.zeros.map(|zeros| format!("zeros: {}", word(&zeros))),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// How far each person is hidden: `k: 5`, `quasi: sexe, nationalite`.
pub(in crate::export) fn anonymity(rule: &AnonymityRule) -> Vec<String> {
    let quasi: Vec<&str> = rule.quasi.iter().map(|name| name.as_str()).collect();
    [
        Some(format!("k: {}", rule.k)),
        (!quasi.is_empty()).then(|| format!("quasi: {}", quasi.join(", "))),
        rule.sensitive.as_ref().map(|name| format!("sensitive: {name}")),
        rule.l.map(|l| format!("l: {l}")),
        rule.t.as_ref().map(|t| format!("t: {t}")),
        rule.left_out.as_ref().map(|share| format!("left_out: {share}")),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// A protection in one word, as `explain` and the receipts write it.
pub(in crate::export) fn protection(protection: &Protection) -> String {
    match protection {
        Protection::Pseudonym(PseudonymStability::Stable) => "pseudonym-stable".to_owned(),
        Protection::Pseudonym(PseudonymStability::Yearly) => "pseudonym-yearly".to_owned(),
        Protection::Generalise(list) => format!("generalise-{list}"),
        Protection::Drop => "drop".to_owned(),
    }
}

fn levels(clause: &DatasetClause) -> Tree {
    let driver = match clause.duty {
        DutyLevel::Required => "regulatory",
        DutyLevel::Expected => "operational",
        DutyLevel::Desirable => "analytics",
    };
    let level = |property: &str, value: Tree, unit: Option<&str>| {
        let mut pairs = Pairs::default();
        pairs.put("property", Tree::text(property));
        pairs.put("value", value);
        pairs.maybe("unit", unit.map(Tree::text));
        pairs.put("driver", Tree::text(driver));
        pairs.done()
    };
    let Some(due) = &clause.due else { return Tree::List(Vec::new()) };
    let frequency = match due.every {
        Recurrence::Year => level("frequency", Tree::number(1), Some("y")),
        every => level("frequency", Tree::text(word(&every)), None),
    };
    let day = |(month, day): &(i8, i8)| {
        level("timeOfAvailability", Tree::text(format!("--{month:02}-{day:02}")), None)
    };
    Tree::List(std::iter::once(frequency).chain(due.on.iter().map(day)).collect())
}

/// Whom to write to: the data protection officers of the parties.
fn support(clauses: StandingClauses<'_>) -> Tree {
    let officer = |party: &entente_model::PartyClause| {
        let mail = party.dpo.as_ref()?;
        let mut pairs = Pairs::default();
        pairs.put("channel", Tree::text(format!("dpo-{}", party.id)));
        pairs.put("url", Tree::text(format!("mailto:{mail}")));
        pairs.put("tool", Tree::text("email"));
        Some(pairs.done())
    };
    Tree::List(clauses.agreement.party_clauses().filter_map(|(_, party)| officer(party)).collect())
}

/// What the annex says and the standard has no word for.
fn conditions(clauses: StandingClauses<'_>, clause: Option<(&ArticleRef, &DatasetClause)>) -> Tree {
    let agreement = clauses.agreement;
    let mut conditions = vec![
        custom("agreement", Tree::text(agreement.id.as_str())),
        custom("agreementSha256", Tree::text(&agreement.sha256)),
    ];
    if let Some((place, clause)) = clause {
        conditions.push(custom("article", Tree::text(article(place))));
        conditions.push(custom("duty", Tree::text(word(&clause.duty))));
        let texts = [
            ("basis", &clause.basis),
            ("sourceSystem", &clause.system),
            ("perimeter", &clause.perimeter),
            ("provisions", &clause.provisions),
        ];
        for (property, text) in texts {
            conditions.extend(text.as_ref().map(|text| custom(property, Tree::text(text))));
        }
        conditions.extend(clause.access.map(|access| custom("access", Tree::text(word(&access)))));
        if !clause.variables.is_empty() {
            conditions.push(custom("annexVariables", Tree::texts(&clause.variables)));
        }
    }
    Tree::List(conditions)
}
