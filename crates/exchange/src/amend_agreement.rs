//! Amends a convention (C6): its text is reopened, proposed whole, approved by those whom it names, and put in force.
//!
//! No text ever changes: each stays with its signatures (decision 0009). Who approves is computed in `entente-agreement`
//! from the two texts; signing an amendment approves it too (`sign_agreement`).

use std::collections::{BTreeMap, BTreeSet};

use entente_agreement::compare::{
    AgreementDiff, ApprovalNeeded, ApprovalReason, approvals_missing, approvals_needed, diff,
};
use entente_agreement::life::LifeRefusal;
use entente_agreement::{SourceFile, compile, reopen};
use entente_audit::{Actor, Hash, digest};
use entente_model::{Agreement, AgreementId, Amends, LifeEvent, LifeFact, PartyId};
use entente_store::{Amendment, NewAgreementFact, NewAmendment};
use jiff::civil::Date;
use serde::Serialize;

use crate::agreement_file::{compile_with, refuse_errors};
use crate::error::ExchangeError;
use crate::node::Node;
use crate::record_agreement_fact::FactOrder;
use crate::sign_in::Session;
use crate::standing_texts::amendment_of;

/// An act on a proposed amendment.
#[derive(Clone, Debug)]
pub struct AmendmentOrder {
    /// The convention.
    pub agreement: AgreementId,
    /// The amendment.
    pub number: u32,
    /// Which day; today where absent. An amendment may take effect on a later one.
    pub on: Option<Date>,
    /// Number of the deliberation, of the minutes.
    pub reference: Option<String>,
}

/// An amendment, what it changes, and how far it is.
#[derive(Clone, Debug, Serialize)]
pub struct AmendmentState {
    /// The convention.
    pub agreement: AgreementId,
    /// Its number.
    pub number: u32,
    /// Digest of the text that it changes.
    pub base_sha256: Hash,
    /// Digest of the text as amended.
    pub sha256: Hash,
    /// Its file in the folder of the node.
    pub path: String,
    /// Who proposed it, and which day.
    pub proposed_by: BTreeMap<PartyId, Date>,
    /// Approvals without which it does not bind.
    pub needed: Vec<ApprovalNeeded>,
    /// Parties and bodies that gave theirs.
    pub given: BTreeSet<String>,
    /// What is still missing.
    pub missing: Vec<ApprovalNeeded>,
    /// First day on which it is in force, once that is known.
    pub in_force_on: Option<Date>,
    /// What it changes, in the text and in fact.
    #[serde(skip)]
    pub diff: AgreementDiff,
}

impl Node {
    /// The text in force, ready to be changed and proposed as the next amendment.
    pub async fn reopen_agreement(&self, id: &AgreementId, by: &PartyId) -> Result<String, ExchangeError> {
        let agreements = self.agreements();
        let standing = agreements.must_have(id)?;
        self.must_be_party(id, by)?;
        let path = self.folder().join(&standing.path);
        let text = std::fs::read_to_string(&path).map_err(ExchangeError::file(&path))?;
        let amends = Amends {
            number: standing.text_number().saturating_add(1),
            sha256: standing.sha256.clone(),
            proposed_by: vec![by.clone()],
            proposed_on: Some(self.today()),
            in_force_on: None,
        };
        reopen(&standing.path, &text, &amends).map_err(ExchangeError::Faulty)
    }

    /// Proposes an amendment on behalf of a session's party: the whole text as amended.
    pub async fn propose_amendment(
        &self,
        session: &Session,
        text: &str,
    ) -> Result<AmendmentState, ExchangeError> {
        session.must_act()?;
        self.propose(session.actor(), &session.party, text).await
    }

    /// The same, from the command line.
    pub async fn propose_amendment_as(
        &self,
        party: &PartyId,
        text: &str,
    ) -> Result<AmendmentState, ExchangeError> {
        self.propose(Actor::Party(party.clone()), party, text).await
    }

    async fn propose(
        &self,
        actor: Actor,
        party: &PartyId,
        text: &str,
    ) -> Result<AmendmentState, ExchangeError> {
        let proposed = self.read_proposal(party, text)?;
        let (id, number) = (proposed.agreement.id.clone(), proposed.agreement.text_number());
        let sha256 = digest(text.as_bytes());
        let kept = self.kept_proposal(&id, number).await?;
        let facts = self.agreements();
        let facts = live(facts.facts.of(&id));
        let under_way = facts.iter().any(|fact| amendment_of(&fact.event) == Some(number));
        if under_way && kept.as_ref().is_some_and(|kept| kept.sha256 != sha256) {
            return Err(ExchangeError::AmendmentUnderWay { agreement: id, number });
        }
        let event = LifeEvent::AmendmentProposed { number, by: party.clone() };
        let fact = self.new_fact(&self.agreements(), self.order(&id, event, proposed.on, None))?;
        let mut tx = self.store().begin(self.now(), &actor).await?;
        if kept.is_none_or(|kept| kept.sha256 != sha256) {
            let base_sha256 = proposed.base;
            tx.insert_amendment(NewAmendment {
                agreement: id.clone(),
                number,
                base_sha256,
                text: text.to_owned(),
            })
            .await?;
        }
        tx.insert_agreement_fact(fact).await?;
        // The file first: what is recorded and cannot be read would stop the node.
        self.write_agreement_file(&proposed.path, text.as_bytes())?;
        tx.commit().await?;
        self.write_checkpoint().await?;
        self.reload().await?;
        self.amendment(&id, number).await
    }

    /// Reads a proposal against the text in force and the whole folder.
    fn read_proposal(&self, party: &PartyId, text: &str) -> Result<Proposed, ExchangeError> {
        const NAME: &str = "conventions/avenant.convention.md";
        let alone = compile(&[SourceFile { path: NAME.to_owned(), bytes: text.as_bytes().to_vec() }]);
        let Some(read) = alone.agreements.iter().chain(&alone.texts).next() else {
            refuse_errors(&alone.diagnostics)?;
            return Err(ExchangeError::NotAConvention { path: NAME.into() });
        };
        let agreements = self.agreements();
        let standing = agreements.must_have(&read.id)?;
        self.must_be_party(&read.id, party)?;
        let other =
            || ExchangeError::AmendsOther { agreement: read.id.clone(), sha256: standing.sha256.clone() };
        let amends =
            read.amends.as_ref().filter(|amends| amends.sha256 == standing.sha256).ok_or_else(other)?;
        if !amends.proposed_by.contains(party) {
            return Err(ExchangeError::NotAnAuthor { party: party.clone() });
        }
        let path = amendment_path(&agreements.compilation.texts_of(&read.id), &read.id, amends.number);
        let whole = compile_with(self.folder(), &path, text.as_bytes())?;
        let agreement = whole.texts_of(&read.id).into_iter().find(|one| one.path == path).cloned();
        Ok(Proposed {
            base: amends.sha256.parse().map_err(|_| other())?,
            on: amends.proposed_on.filter(|day| *day <= self.today()),
            agreement: agreement.ok_or_else(other)?,
            path,
        })
    }

    /// Approves an amendment on behalf of a session's party.
    pub async fn approve_amendment(
        &self,
        session: &Session,
        order: AmendmentOrder,
    ) -> Result<AmendmentState, ExchangeError> {
        session.must_act()?;
        self.approve(session.actor(), &session.party, order).await
    }

    /// The same, from the command line.
    pub async fn approve_amendment_as(
        &self,
        party: &PartyId,
        order: AmendmentOrder,
    ) -> Result<AmendmentState, ExchangeError> {
        self.approve(Actor::Party(party.clone()), party, order).await
    }

    async fn approve(
        &self,
        actor: Actor,
        party: &PartyId,
        approved: AmendmentOrder,
    ) -> Result<AmendmentState, ExchangeError> {
        let (id, number) = (approved.agreement, approved.number);
        let state = self.amendment(&id, number).await?;
        self.must_be_party(&id, party)?;
        if !state.needed.iter().any(|one| one.by.iter().any(|by| by == party.as_str())) {
            return Err(LifeRefusal::MayNotApprove { party: party.clone() }.into());
        }
        let event = LifeEvent::AmendmentApproved { number, by: party.clone() };
        let fact =
            self.new_fact(&self.agreements(), self.order(&id, event, approved.on, approved.reference))?;
        self.keep_facts(actor, vec![fact]).await?;
        self.amendment(&id, number).await
    }

    /// Puts an approved amendment in force, on behalf of a session's party.
    pub async fn put_amendment_in_force(
        &self,
        session: &Session,
        order: AmendmentOrder,
    ) -> Result<AmendmentState, ExchangeError> {
        session.must_act()?;
        self.must_be_party(&order.agreement, &session.party)?;
        self.put_in_force(session.actor(), order).await
    }

    /// The same, from the command line: on behalf of a party, or of the node itself.
    pub async fn put_amendment_in_force_as(
        &self,
        party: Option<&PartyId>,
        order: AmendmentOrder,
    ) -> Result<AmendmentState, ExchangeError> {
        if let Some(party) = party {
            self.must_be_party(&order.agreement, party)?;
        }
        self.put_in_force(party.cloned().map_or(Actor::System, Actor::Party), order).await
    }

    async fn put_in_force(
        &self,
        actor: Actor,
        given: AmendmentOrder,
    ) -> Result<AmendmentState, ExchangeError> {
        let (id, number) = (given.agreement, given.number);
        let state = self.amendment(&id, number).await?;
        if !state.missing.is_empty() {
            return Err(ExchangeError::NotApproved { agreement: id, number, missing: state.missing });
        }
        let agreements = self.agreements();
        let text = agreements.text_with(&id, state.sha256);
        let written = text.and_then(|text| text.amends.as_ref()?.in_force_on);
        let on = given.on.or(written).unwrap_or_else(|| self.today());
        if written.is_some_and(|written| written != on) {
            return Err(ExchangeError::Unacceptable { what: "in_force_on", value: on.to_string() });
        }
        let sha256 = Some(state.sha256.to_string());
        let in_force = LifeEvent::AmendmentInForce { number, sha256: sha256.clone() };
        let in_force = self.order(&id, in_force, Some(on), given.reference.clone());
        let facts = if state.needed.iter().any(|one| one.reason == ApprovalReason::Annex) {
            // The body that has charge of the annex decides alone: the rule on approvals by the parties is not asked.
            let annex = self.order(&id, LifeEvent::AnnexUpdated { sha256 }, Some(on), given.reference);
            let annex = self.new_fact(&agreements, annex)?;
            let in_force = NewAgreementFact { event: in_force.event, ..annex.clone() };
            vec![annex, in_force]
        } else {
            vec![self.new_fact(&agreements, in_force)?]
        };
        let kept = self.must_have_proposal(&id, number).await?;
        self.write_agreement_file(&state.path, kept.text.as_bytes())?;
        self.keep_facts(actor, facts).await?;
        self.record_agreements().await?;
        self.amendment(&id, number).await
    }

    fn order(
        &self,
        agreement: &AgreementId,
        event: LifeEvent,
        on: Option<Date>,
        reference: Option<String>,
    ) -> FactOrder {
        let happened_on = on.unwrap_or_else(|| self.today());
        let agreement = agreement.clone();
        FactOrder { agreement, event, happened_on, known_on: None, replaces: None, reference }
    }

    async fn keep_facts(&self, actor: Actor, facts: Vec<NewAgreementFact>) -> Result<(), ExchangeError> {
        let mut tx = self.store().begin(self.now(), &actor).await?;
        for fact in facts {
            tx.insert_agreement_fact(fact).await?;
        }
        tx.commit().await?;
        self.write_checkpoint().await?;
        self.reload().await
    }

    /// The amendments of a convention, each as proposed last, by number.
    pub async fn amendments(&self, id: &AgreementId) -> Result<Vec<AmendmentState>, ExchangeError> {
        self.agreements().must_have(id)?;
        let kept = self.store().amendments(Some(id)).await?;
        let numbers: BTreeSet<u32> = kept.iter().map(|one| one.number).collect();
        let mut states = Vec::new();
        for number in numbers {
            states.push(self.amendment(id, number).await?);
        }
        Ok(states)
    }

    /// One amendment as proposed last, and how far it is.
    pub async fn amendment(&self, id: &AgreementId, number: u32) -> Result<AmendmentState, ExchangeError> {
        let kept = self.must_have_proposal(id, number).await?;
        let agreements = self.agreements();
        let absent =
            |sha256: Hash| ExchangeError::TextAbsent { agreement: id.clone(), sha256: sha256.to_string() };
        let text = |sha256: Hash| agreements.text_with(id, sha256).ok_or_else(|| absent(sha256));
        let (base, after) = (text(kept.base_sha256)?, text(kept.sha256)?);
        let diff = diff(agreements.side(base), agreements.side(after));
        let needed = approvals_needed(agreements.side(base), &diff);
        let facts = live(agreements.facts.of(id));
        let proposed_by: BTreeMap<PartyId, Date> =
            facts.iter().filter_map(|fact| proposal(fact, number)).collect();
        let mut given: BTreeSet<String> = facts.iter().filter_map(|fact| approval(fact, number)).collect();
        let signed = self.store().agreement_signatures(id).await?.into_iter();
        given.extend(signed.filter(|one| one.sha256 == kept.sha256).map(|one| one.party.to_string()));
        // A body decides in a meeting held since the proposal.
        if let Some(since) = proposed_by.values().min() {
            given.extend(facts.iter().filter_map(|fact| meeting(fact, *since)));
        }
        let names: BTreeSet<&str> = given.iter().map(String::as_str).collect();
        let missing = approvals_missing(&needed, &names);
        let in_force_on = facts.iter().find_map(|fact| match &fact.event {
            LifeEvent::AmendmentInForce { number: of, .. } if *of == number => Some(fact.happened_on),
            _ => None,
        });
        Ok(AmendmentState {
            agreement: id.clone(),
            number,
            base_sha256: kept.base_sha256,
            sha256: kept.sha256,
            path: after.path.clone(),
            proposed_by,
            needed,
            given,
            missing,
            in_force_on,
            diff,
        })
    }

    async fn kept_proposal(&self, id: &AgreementId, number: u32) -> Result<Option<Amendment>, ExchangeError> {
        let kept = self.store().amendments(Some(id)).await?;
        Ok(kept.into_iter().rev().find(|one| one.number == number))
    }

    async fn must_have_proposal(&self, id: &AgreementId, number: u32) -> Result<Amendment, ExchangeError> {
        let unknown = || ExchangeError::UnknownAmendment { agreement: id.to_string(), number };
        self.agreements().must_have(id)?;
        self.kept_proposal(id, number).await?.ok_or_else(unknown)
    }
}

/// A proposal that holds together.
struct Proposed {
    agreement: Agreement,
    base: Hash,
    on: Option<Date>,
    path: String,
}

/// Where the text of that number lies, or will lie.
fn amendment_path(texts: &[&Agreement], id: &AgreementId, number: u32) -> String {
    let known = texts.iter().find(|text| text.text_number() == number);
    known.map_or_else(|| format!("conventions/{id}.avenant-{number}.convention.md"), |text| text.path.clone())
}

/// Facts that no other one has corrected.
fn live(facts: &[LifeFact]) -> Vec<&LifeFact> {
    let replaced: BTreeSet<&str> = facts.iter().filter_map(|fact| fact.replaces.as_deref()).collect();
    let stands =
        |fact: &&LifeFact| !replaced.contains(fact.id.as_str()) && fact.event != LifeEvent::Retracted;
    facts.iter().filter(stands).collect()
}

fn proposal(fact: &LifeFact, number: u32) -> Option<(PartyId, Date)> {
    match &fact.event {
        LifeEvent::AmendmentProposed { number: of, by } if *of == number => {
            Some((by.clone(), fact.happened_on))
        }
        _ => None,
    }
}

fn approval(fact: &LifeFact, number: u32) -> Option<String> {
    match &fact.event {
        LifeEvent::AmendmentApproved { number: of, by } if *of == number => Some(by.to_string()),
        _ => None,
    }
}

fn meeting(fact: &LifeFact, since: Date) -> Option<String> {
    match &fact.event {
        LifeEvent::MeetingHeld { body } if fact.happened_on >= since => Some(body.clone()),
        _ => None,
    }
}
