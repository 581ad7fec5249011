//! Decides an access and records the decision, whatever it is: a refusal is an event too.

use entente_audit::{Actor, DecisionId};
use entente_model::{AccessRequest, VariableName};
use entente_policy::Decision;
use entente_text::Lang;
use serde_json::{Value, json};

use crate::error::ExchangeError;
use crate::node::Node;
use crate::sign_in::Session;

impl Node {
    /// Decides on behalf of the recipient itself, from the command line.
    pub async fn decide(&self, request: &AccessRequest) -> Result<(DecisionId, Decision), ExchangeError> {
        self.decide_as(Actor::Party(request.recipient.clone()), request).await
    }

    /// Decides for the party of a session; says which decision it is.
    pub async fn ask_access(
        &self,
        session: &Session,
        purpose: &str,
        dataset: &str,
        variables: Vec<String>,
    ) -> Result<DecisionId, ExchangeError> {
        let request = AccessRequest {
            recipient: session.party.clone(),
            purpose: purpose.into(),
            dataset: dataset.into(),
            variables: variables.into_iter().map(VariableName::new).collect(),
            on: self.today(),
        };
        Ok(self.decide_as(session.actor(), &request).await?.0)
    }

    pub(crate) async fn decide_as(
        &self,
        actor: Actor,
        request: &AccessRequest,
    ) -> Result<(DecisionId, Decision), ExchangeError> {
        let decision = self.agreements().decider.decide(request);
        let new = entente_store::NewDecision {
            recipient: request.recipient.clone(),
            purpose: request.purpose.clone(),
            dataset: request.dataset.clone(),
            outcome: outcome(&decision),
            articles: decision.articles().to_vec(),
            decision: record(&decision)?.to_string(),
        };
        let mut tx = self.store().begin(self.now(), &actor).await?;
        let row = tx.insert_decision(&new).await?;
        tx.commit().await?;
        self.write_checkpoint().await?;
        Ok((row.id, decision))
    }
}

/// The decision as kept: its parts, and the sentences as they could be read that day.
fn record(decision: &Decision) -> Result<Value, ExchangeError> {
    let failed = |reason: String| ExchangeError::Record { record: "decision".to_owned(), reason };
    let mut value = serde_json::to_value(decision).map_err(|error| failed(error.to_string()))?;
    let sentences = json!({"fr": decision.say(Lang::Fr), "en": decision.say(Lang::En)});
    value
        .as_object_mut()
        .ok_or_else(|| failed("not an object".to_owned()))?
        .insert("sentences".to_owned(), sentences);
    Ok(value)
}

fn outcome(decision: &Decision) -> entente_audit::Outcome {
    match decision {
        Decision::Permitted(_) => entente_audit::Outcome::Permitted,
        Decision::Refused(_) => entente_audit::Outcome::Refused,
        Decision::NotCovered(_) => entente_audit::Outcome::NotCovered,
        Decision::Gap(_) => entente_audit::Outcome::Gap,
    }
}
