//! Records what happened to a convention, where its text allows it: notification, notice, suspension, meeting, end…
//!
//! Signatures come with `sign_agreement`, amendments with `amend_agreement`. A fact that was wrong is corrected by another one.

use entente_agreement::life::LifeRefusal;
use entente_audit::{Actor, AgreementFactId};
use entente_model::{Agreement, AgreementId, LifeEvent, LifeFact, PartyId};
use entente_store::{AgreementFact, NewAgreementFact, Transaction};
use jiff::civil::Date;
use serde_json::{Map, Value};

use crate::agreements::Agreements;
use crate::error::ExchangeError;
use crate::node::Node;
use crate::sign_in::Session;

/// Longest reference of a letter, of a dossier, of minutes.
const REFERENCE_CHARS_MAX: usize = 200;
/// Name that a fact has before it is recorded: no recorded one has it.
const NEW: &str = "new";

/// A fact to record.
#[derive(Clone, Debug)]
pub struct FactOrder {
    /// The convention.
    pub agreement: AgreementId,
    /// What happened.
    pub event: LifeEvent,
    /// Day on which it happened, or takes effect.
    pub happened_on: Date,
    /// Day on which it was known here; today where absent.
    pub known_on: Option<Date>,
    /// The fact that it corrects.
    pub replaces: Option<String>,
    /// Number of the letter, of the dossier, of the minutes.
    pub reference: Option<String>,
}

/// What happened, from its code and its fields as a form or a command line gives them; a field that it does not have, or
/// one that is missing, is named.
pub fn life_event(what: &str, mut fields: Map<String, Value>) -> Result<LifeEvent, ExchangeError> {
    fields.insert("event".to_owned(), what.into());
    let given = Value::Object(fields);
    let unacceptable = |value: String| ExchangeError::Unacceptable { what: "fact", value };
    let event: LifeEvent =
        serde_json::from_value(given.clone()).map_err(|error| unacceptable(format!("{what}: {error}")))?;
    let read = serde_json::to_value(&event).map_err(|error| unacceptable(error.to_string()))?;
    let extra =
        given.as_object().into_iter().flat_map(Map::keys).find(|key| read.get(key.as_str()).is_none());
    match extra {
        Some(extra) => Err(unacceptable(format!("{what}: {extra}"))),
        None => Ok(event),
    }
}

impl Node {
    /// Records a fact on behalf of a session's party.
    pub async fn record_agreement_fact(
        &self,
        session: &Session,
        order: FactOrder,
    ) -> Result<AgreementFact, ExchangeError> {
        session.must_act()?;
        self.must_be_party(&order.agreement, &session.party)?;
        self.record_fact(session.actor(), order).await
    }

    /// The same, from the command line: on behalf of a party, or of the node itself.
    pub async fn record_agreement_fact_as(
        &self,
        party: Option<&PartyId>,
        order: FactOrder,
    ) -> Result<AgreementFact, ExchangeError> {
        if let Some(party) = party {
            self.must_be_party(&order.agreement, party)?;
        }
        self.record_fact(party.cloned().map_or(Actor::System, Actor::Party), order).await
    }

    async fn record_fact(&self, actor: Actor, order: FactOrder) -> Result<AgreementFact, ExchangeError> {
        let agreements = self.agreements();
        let new = self.new_fact(&agreements, order)?;
        let mut tx = self.store().begin(self.now(), &actor).await?;
        let kept = tx.insert_agreement_fact(new).await?;
        tx.commit().await?;
        self.write_checkpoint().await?;
        self.reload().await?;
        Ok(kept)
    }

    /// Checks the order against the life of its convention.
    pub(crate) fn new_fact(
        &self,
        agreements: &Agreements,
        order: FactOrder,
    ) -> Result<NewAgreementFact, ExchangeError> {
        let agreement = agreements.must_have(&order.agreement)?;
        let known_on = order.known_on.unwrap_or_else(|| self.today());
        if known_on > self.today() {
            return Err(LifeRefusal::NotYet { happened_on: known_on }.into());
        }
        let reference = order.reference.map(|text| check_reference(&text)).transpose()?;
        let replaces = order.replaces.map(|id| known_fact(agreements, agreement, &id)).transpose()?;
        let fact = LifeFact {
            id: NEW.to_owned(),
            event: order.event,
            happened_on: order.happened_on,
            known_on,
            replaces: replaces.map(|id| id.to_string()),
            reference,
        };
        agreements.life(agreement).admits(&fact)?;
        Ok(NewAgreementFact {
            agreement: order.agreement,
            event: fact.event,
            happened_on: fact.happened_on,
            known_on,
            replaces,
            reference: fact.reference,
        })
    }

    /// Adds to a transaction what follows from an act (a signature, an approval), where the life of the convention admits it:
    /// what its text says already is not said twice.
    pub(crate) async fn add_fact(
        &self,
        tx: &mut Transaction,
        order: FactOrder,
    ) -> Result<Option<AgreementFact>, ExchangeError> {
        match self.new_fact(&self.agreements(), order) {
            Ok(new) => Ok(Some(tx.insert_agreement_fact(new).await?)),
            Err(ExchangeError::Life(_)) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Refuses who is not a party of the convention.
    pub(crate) fn must_be_party(&self, id: &AgreementId, party: &PartyId) -> Result<(), ExchangeError> {
        let agreements = self.agreements();
        let agreement = agreements.must_have(id)?;
        if agreements.parties_of(agreement).contains(&party) {
            return Ok(());
        }
        Err(ExchangeError::NotAParty { party: party.clone(), agreement: id.clone() })
    }
}

impl Agreements {
    pub(crate) fn must_have(&self, id: &AgreementId) -> Result<&Agreement, ExchangeError> {
        let unknown = || ExchangeError::UnknownAgreement { agreement: id.to_string() };
        self.agreement(id.as_str()).ok_or_else(unknown)
    }

    /// Its parties; those of its cadre may act for the cadre only.
    pub(crate) fn parties_of<'a>(&self, agreement: &'a Agreement) -> Vec<&'a PartyId> {
        let named = agreement.party_clauses().map(|(_, party)| &party.id);
        agreement.parties.iter().chain(named).collect()
    }
}

fn known_fact(
    agreements: &Agreements,
    agreement: &Agreement,
    id: &str,
) -> Result<AgreementFactId, ExchangeError> {
    let unknown = || LifeRefusal::FactUnknown { id: id.to_owned() };
    let is_known = agreements.facts.of(&agreement.id).iter().any(|fact| fact.id == id);
    let id: AgreementFactId = id.parse().map_err(|_| unknown())?;
    if is_known { Ok(id) } else { Err(unknown().into()) }
}

fn check_reference(text: &str) -> Result<String, ExchangeError> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.is_empty() || text.chars().count() > REFERENCE_CHARS_MAX || text.chars().any(char::is_control) {
        let value = text.chars().take(60).collect();
        return Err(ExchangeError::Unacceptable { what: "reference", value });
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn fields(value: &Value) -> Map<String, Value> {
        value.as_object().cloned().unwrap_or_default()
    }

    #[test]
    fn names_the_field_that_is_wrong() {
        let event = life_event("notice-received", fields(&json!({"by": "region-exemple"}))).unwrap();
        assert_eq!(
            event,
            LifeEvent::NoticeReceived { by: "region-exemple".into(), sent_on: None, effect_on: None }
        );
        for (what, given, named) in [
            ("notice-received", json!({}), "by"),
            ("suspended", json!({"by": "region-exemple"}), "by"),
            ("notice", json!({}), "notice"),
            ("ended-by", json!({"by": "a", "ground": "mood"}), "mood"),
            ("notice-received", json!({"by": "a", "sent_on": "hier"}), "notice-received"),
        ] {
            let error = life_event(what, fields(&given)).unwrap_err().to_string();
            assert!(error.contains(named), "{error}");
        }
    }
}
