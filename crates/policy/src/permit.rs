//! The right to deliver, as decided: what leaves, to whom, protected how, and what it binds.
//!
//! A permit does nothing by itself. `entente-data` produces from it, `entente-exchange` sends and records.

use entente_model::{
    AccessRequest, AgreementId, AnonymityRule, ArticleRef, Channel, DisclosureRule, Obligation, PartyId,
    Require, Scope, TableClause, Territory, VariableName, VariableProtection,
};

use crate::reason::Reason;

/// A permitted access. INVARIANT: only `Decider::decide` makes one (see the crate's page).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Permit {
    parts: Box<PermitParts>,
}

/// What a permit is made of; never leaves this crate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PermitParts {
    pub(crate) request: AccessRequest,
    pub(crate) agreement: AgreementId,
    pub(crate) articles: Vec<ArticleRef>,
    pub(crate) obligations: Vec<Obligation>,
    pub(crate) variables: Vec<VariableName>,
    pub(crate) protections: Vec<VariableProtection>,
    pub(crate) clause_protections: Vec<VariableProtection>,
    pub(crate) scope: Scope,
    pub(crate) recipient_territory: Option<Territory>,
    pub(crate) recipient_name: String,
    pub(crate) producer: PartyId,
    pub(crate) producer_name: String,
    pub(crate) source_system: String,
    pub(crate) channels: Vec<Channel>,
    pub(crate) shared_with: Vec<PartyId>,
    pub(crate) reasons: Vec<Reason>,
}

impl Permit {
    pub(crate) fn new(parts: PermitParts) -> Self {
        Self { parts: Box::new(parts) }
    }
    /// The request that was decided.
    pub fn request(&self) -> &AccessRequest {
        &self.parts.request
    }
    /// The convention in application under which it is permitted.
    pub fn agreement(&self) -> &AgreementId {
        &self.parts.agreement
    }
    /// The annex line, the grant, then the rules that bind.
    pub fn articles(&self) -> &[ArticleRef] {
        &self.parts.articles
    }
    /// The grant that permits.
    pub fn clause(&self) -> Option<&ArticleRef> {
        self.parts.reasons.iter().find_map(|reason| match reason {
            Reason::Granted { cited, .. } => Some(&cited.place),
            _ => None,
        })
    }
    /// What is applied before, and owed after.
    pub fn obligations(&self) -> &[Obligation] {
        &self.parts.obligations
    }
    /// Variables delivered, in the order of the dataset; those left out aren't in it.
    pub fn variables(&self) -> &[VariableName] {
        &self.parts.variables
    }
    /// Protections of the delivered variables, and the variables left out where everything was asked.
    pub fn protections(&self) -> &[VariableProtection] {
        &self.parts.protections
    }
    /// Protections of the whole clause, for variables that were not asked for too.
    pub fn clause_protections(&self) -> &[VariableProtection] {
        &self.parts.clause_protections
    }
    /// The table that leaves instead of rows, and what protects its cells. INVARIANT: where there is one, no row leaves.
    pub fn table(&self) -> Option<(&TableClause, &DisclosureRule)> {
        self.parts.obligations.iter().find_map(|obligation| match obligation {
            Obligation::Table { table, disclosure, .. } => Some((table, disclosure)),
            _ => None,
        })
    }
    /// How far each row must be hidden among others. INVARIANT: its variables are all those of the clause, asked for or
    /// not: two requests under one clause are recoded alike.
    pub fn anonymity(&self) -> Option<&AnonymityRule> {
        self.parts.obligations.iter().find_map(|obligation| match obligation {
            Obligation::Anonymity { anonymity, .. } => Some(anonymity),
            _ => None,
        })
    }
    /// Parties with whom the recipient may put its tables side by side, as the clause says; itself not counted.
    pub fn shared_with(&self) -> &[PartyId] {
        &self.parts.shared_with
    }
    /// Which rows.
    pub fn scope(&self) -> Scope {
        self.parts.scope
    }
    /// The recipient's territory; always there where the scope is the territory.
    pub fn recipient_territory(&self) -> Option<&Territory> {
        self.parts.recipient_territory.as_ref()
    }
    /// The recipient's name on pages.
    pub fn recipient_name(&self) -> &str {
        &self.parts.recipient_name
    }
    /// Who produces the dataset.
    pub fn producer(&self) -> &PartyId {
        &self.parts.producer
    }
    /// The producer's name on pages.
    pub fn producer_name(&self) -> &str {
        &self.parts.producer_name
    }
    /// Channels by which it may be delivered.
    pub fn channels(&self) -> &[Channel] {
        &self.parts.channels
    }
    /// Why, for people.
    pub fn reasons(&self) -> &[Reason] {
        &self.parts.reasons
    }

    /// The mention to put on each table and figure, in the form that the convention states; `None` where it states none.
    /// Where both ask for one, the application's comes before the cadre's.
    pub fn source_mention(&self) -> Option<String> {
        let template = self.parts.obligations.iter().find_map(|obligation| match obligation {
            Obligation::Require { require: Require::SourceMention { text }, .. } => Some(text),
            _ => None,
        })?;
        Some(self.mention(template))
    }

    /// A mention's template, filled in.
    pub(crate) fn mention(&self, template: &str) -> String {
        fill(template, &self.parts.producer_name, &self.parts.source_system)
    }
}

/// Fills the template in one pass: a producer named `{system}` stays what it is.
fn fill(template: &str, producer: &str, system: &str) -> String {
    let mut text = String::with_capacity(template.len() + producer.len() + system.len());
    let mut rest = template;
    while let Some(position) = rest.find('{') {
        text.push_str(&rest[..position]);
        rest = &rest[position..];
        if let Some(after) = rest.strip_prefix("{producer}") {
            text.push_str(producer);
            rest = after;
        } else if let Some(after) = rest.strip_prefix("{system}") {
            text.push_str(system);
            rest = after;
        } else {
            text.push('{');
            rest = &rest[1..];
        }
    }
    text.push_str(rest);
    text
}

#[cfg(test)]
mod tests {
    use super::fill;

    #[test]
    fn fills_the_mention_once() {
        for (template, expected) in [
            ("Sources : {producer}, {system}", "Sources : {system}, S"),
            ("{{producer}} { {autre} {system", "{{system}} { {autre} {system"),
            ("", ""),
        ] {
            assert_eq!(fill(template, "{system}", "S"), expected);
        }
    }
}
