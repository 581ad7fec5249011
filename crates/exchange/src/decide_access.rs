//! Decides an access and records the decision, whatever it is: a refusal is an event too.

use entente_audit::{Actor, DecisionId};
use entente_model::{AccessRequest, VariableName};
use entente_policy::Decision;
use entente_store::Page;
use entente_text::Lang;
use serde::Serialize;
use serde_json::{Value, json};

use crate::error::ExchangeError;
use crate::node::Node;
use crate::sign_in::Session;

/// Longest name of a party, a purpose or a dataset: as in the conventions.
const NAME_BYTES_MAX: usize = 64;
/// Longest header of a variable: the open files have some of 300 characters.
const VARIABLE_BYTES_MAX: usize = 400;
/// Last decisions of a party among which that of the day is looked for; the day stands in each.
const LOOKED_AT_MAX: u32 = 200;
/// Most variables asked for at once.
const VARIABLES_MAX: usize = 1_000;

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
        session.must_act()?;
        let request = AccessRequest {
            recipient: session.party.clone(),
            purpose: purpose.into(),
            dataset: dataset.into(),
            variables: variables.into_iter().map(VariableName::new).collect(),
            on: self.today(),
        };
        Ok(self.decide_as(session.actor(), &request).await?.0)
    }

    /// Decides on what is looked at again and again: each time, and records it where nothing was recorded that day or the answer is not the
    /// same any more.
    pub(crate) async fn decide_to_show(
        &self,
        session: &Session,
        request: &AccessRequest,
    ) -> Result<(DecisionId, Decision), ExchangeError> {
        check_names(request)?;
        self.follow_facts().await?;
        let agreements = self.agreements();
        let decision = agreements.decider.decide_knowing(request, &agreements.standings(request.on));
        let text = with_sentences(&decision, |lang| decision.say(lang))?.to_string();
        let recorded = self.store().decisions(Some(&request.recipient), Page::first(LOOKED_AT_MAX)).await?;
        match recorded.iter().find(|one| one.decision == text) {
            Some(same) => Ok((same.id, decision)),
            None => self.decide_as(session.actor(), request).await,
        }
    }

    pub(crate) async fn decide_as(
        &self,
        actor: Actor,
        request: &AccessRequest,
    ) -> Result<(DecisionId, Decision), ExchangeError> {
        check_names(request)?;
        let agreements = self.agreements();
        let decision = agreements.decider.decide_knowing(request, &agreements.standings(request.on));
        let new = entente_store::NewDecision {
            recipient: request.recipient.clone(),
            purpose: request.purpose.clone(),
            dataset: request.dataset.clone(),
            outcome: named_outcome(decision.outcome()),
            articles: decision.articles().to_vec(),
            decision: with_sentences(&decision, |lang| decision.say(lang))?.to_string(),
        };
        let kept = self
            .store()
            .act(self.now(), &actor, move |tx| Box::pin(async move { tx.insert_decision(&new).await }));
        let (row, _) = kept.await?;
        self.write_checkpoint().await?;
        Ok((row.id, decision))
    }
}

/// What is asked for goes into the log as it was asked: only names of the form that conventions use may, so that
/// nothing about a person does, and of a bounded length (invariant 4).
fn check_names(request: &AccessRequest) -> Result<(), ExchangeError> {
    let names = [
        ("recipient", request.recipient.as_str()),
        ("purpose", request.purpose.as_str()),
        ("dataset", request.dataset.as_str()),
    ];
    let unacceptable = |what, value: &str| {
        let value = value.chars().take(NAME_BYTES_MAX).collect();
        Err(ExchangeError::Unacceptable { what, value })
    };
    if let Some((what, value)) = names.into_iter().find(|(_, value)| !is_name(value)) {
        return unacceptable(what, value);
    }
    if request.variables.len() > VARIABLES_MAX {
        return unacceptable("variables", &request.variables.len().to_string());
    }
    match request.variables.iter().find(|name| name.as_str().len() > VARIABLE_BYTES_MAX) {
        Some(long) => unacceptable("variable", long.as_str()),
        None => Ok(()),
    }
}

/// Whether a text has the form of the names of the conventions, which no sentence about a person has.
pub(crate) fn is_name(text: &str) -> bool {
    (1..=NAME_BYTES_MAX).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

/// The decision as kept: its parts, and the sentences as they could be read that day.
pub(crate) fn with_sentences(
    decision: &impl Serialize,
    say: impl Fn(Lang) -> Vec<String>,
) -> Result<Value, ExchangeError> {
    let failed = |reason: String| ExchangeError::Record { record: "decision".to_owned(), reason };
    let mut value = serde_json::to_value(decision).map_err(|error| failed(error.to_string()))?;
    let sentences = json!({"fr": say(Lang::Fr), "en": say(Lang::En)});
    value
        .as_object_mut()
        .ok_or_else(|| failed("not an object".to_owned()))?
        .insert("sentences".to_owned(), sentences);
    Ok(value)
}

/// The outcome of that name, which decisions give.
pub(crate) fn named_outcome(name: &str) -> entente_audit::Outcome {
    match name {
        "permitted" => entente_audit::Outcome::Permitted,
        "refused" => entente_audit::Outcome::Refused,
        "not-covered" => entente_audit::Outcome::NotCovered,
        _ => entente_audit::Outcome::Gap,
    }
}
