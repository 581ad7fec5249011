//! Clearances: who, within a party, may read what a convention reserves to cleared agents; for which purpose, until when, given by whom.
//!
//! A convention says that a clearance is needed (`require = "clearance"`), the party gives it, the person undertakes. Nobody gives
//! one to herself. Decisions are about parties (`decide_access`): what is here stands between a permit and a person.

use entente_audit::{Actor, ClearanceActId, ClearanceReason, ClearanceStep, Event, UserId, UserRole};
use entente_model::{
    Agreement, AgreementId, ArticleRef, Delay, Message, Obligation, PartyId, PurposeId, Require, RuleClause,
};
use entente_policy::{DirectoryDecision, Permit};
use entente_store::NewClearanceAct;
use entente_text::Lang;
use jiff::civil::Date;

use crate::agreements::Agreements;
use crate::clearance_error::ClearanceError;
use crate::clearance_state::{Clearance, ClearanceState, fold};
use crate::error::{ExchangeError, words};
use crate::node::Node;
use crate::sign_in::Session;

/// Years for which a clearance may be given, where the convention says nothing.
const YEARS_MAX: i16 = 5;
/// The purpose of every delivery of the directory of an ENT.
const DIRECTORY_PURPOSE: &str = "ent";

/// A clearance to be given.
#[derive(Clone, Debug)]
pub struct ClearanceOrder<'a> {
    /// To whom.
    pub person: UserId,
    /// The convention under which data are read.
    pub agreement: &'a str,
    /// What for.
    pub purpose: &'a str,
    /// Last day.
    pub until: Date,
}

/// What is permitted to a party, as far as persons are concerned.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PermittedTo<'a> {
    recipient: &'a PartyId,
    agreement: &'a AgreementId,
    purpose: &'a PurposeId,
    obligations: &'a [Obligation],
}

impl<'a> From<&'a Permit> for PermittedTo<'a> {
    fn from(permit: &'a Permit) -> Self {
        let request = permit.request();
        Self {
            recipient: &request.recipient,
            agreement: permit.agreement(),
            purpose: &request.purpose,
            obligations: permit.obligations(),
        }
    }
}

impl<'a> PermittedTo<'a> {
    /// The same of a directory; none where it is denied.
    pub(crate) fn of_directory(decision: &'a DirectoryDecision) -> Option<Self> {
        let DirectoryDecision::Permitted(permit) = decision else { return None };
        let request = decision.request();
        Some(Self {
            recipient: &request.recipient,
            agreement: permit.agreement(),
            purpose: &request.purpose,
            obligations: permit.obligations(),
        })
    }
}

impl Agreements {
    /// The article by which a convention, or the cadre that it applies, reserves data to cleared agents; for how long at most.
    pub(crate) fn reserved_to_cleared<'a>(
        &'a self,
        agreement: &'a Agreement,
    ) -> Option<(&'a ArticleRef, Option<Delay>)> {
        let rules = agreement
            .rule_clauses()
            .chain(self.cadre(agreement).into_iter().flat_map(Agreement::rule_clauses));
        let found = rules.filter_map(|(place, rule)| match rule {
            RuleClause::Require(Require::Clearance { lasts }) => Some((place, *lasts)),
            _ => None,
        });
        // One that says for how long binds before one that says nothing.
        let found: Vec<(&ArticleRef, Option<Delay>)> = found.collect();
        found.iter().find(|(_, lasts)| lasts.is_some()).or(found.first()).copied()
    }

    /// The purposes of the clauses of a convention and of the cadre that it applies.
    pub(crate) fn purposes_of(&self, agreement: &Agreement) -> Vec<PurposeId> {
        let grants = agreement
            .grant_clauses()
            .chain(self.cadre(agreement).into_iter().flat_map(Agreement::grant_clauses));
        let mut purposes: Vec<PurposeId> = grants.flat_map(|(_, grant)| grant.purposes.clone()).collect();
        if agreement.ent_clauses().next().is_some() {
            purposes.push(PurposeId::new(DIRECTORY_PURPOSE));
        }
        purposes.sort_unstable();
        purposes.dedup();
        purposes
    }

    /// The convention of that name, and the article by which it reserves data, for a purpose that it knows.
    fn reserved(
        &self,
        agreement: &str,
        purpose: &str,
    ) -> Result<(&Agreement, &ArticleRef, Option<Delay>), ClearanceError> {
        let not_asked = || ClearanceError::NotAsked { agreement: agreement.to_owned() };
        let found = self.agreement(agreement).ok_or_else(not_asked)?;
        let (place, lasts) = self.reserved_to_cleared(found).ok_or_else(not_asked)?;
        if !self.purposes_of(found).iter().any(|one| one.as_str() == purpose) {
            return Err(ClearanceError::NoClause {
                agreement: agreement.to_owned(),
                purpose: purpose.to_owned(),
            });
        }
        Ok((found, place, lasts))
    }
}

impl Node {
    /// The clearances of the persons of a party as they are today, in the order in which they were first asked for or given.
    pub async fn clearances(&self, party: &PartyId) -> Result<Vec<Clearance>, ExchangeError> {
        let mut clearances = fold(self.store().clearance_acts(None).await?, self.today());
        clearances.retain(|one| one.party == *party);
        Ok(clearances)
    }

    /// The number of the account of that login.
    pub async fn account_number(&self, login: &str) -> Result<Option<UserId>, ExchangeError> {
        Ok(self.store().account_by_login(login).await?.map(|account| account.id))
    }

    /// Asks for a clearance for oneself.
    pub async fn ask_clearance(
        &self,
        session: &Session,
        agreement: &str,
        purpose: &str,
    ) -> Result<ClearanceActId, ExchangeError> {
        let agreements = self.agreements();
        let (agreement, ..) = agreements.reserved(agreement, purpose)?;
        let purpose = PurposeId::new(purpose);
        if let Some(open) = self.open_clearance(session.user, &agreement.id, &purpose).await? {
            return Err(ClearanceError::State { clearance: open.id, state: open.state }.into());
        }
        let new = NewClearanceAct {
            clearance: None,
            step: ClearanceStep::Requested,
            person: session.user,
            party: session.party.clone(),
            agreement: agreement.id.clone(),
            purpose,
            until: None,
            reason: None,
            undertaking: None,
        };
        self.record_clearance(&session.actor(), &new).await
    }

    /// Gives a clearance, on behalf of the party of an administrator: one that was asked for, a new one, or until a later day.
    pub async fn grant_clearance(
        &self,
        session: &Session,
        order: &ClearanceOrder<'_>,
    ) -> Result<ClearanceActId, ExchangeError> {
        must_administer(session)?;
        if order.person == session.user {
            return Err(ClearanceError::Own.into());
        }
        self.grant_clearance_as(&session.actor(), &session.party, order).await
    }

    /// Gives a clearance on behalf of a party, from the command line.
    pub async fn grant_clearance_of(
        &self,
        party: &PartyId,
        order: &ClearanceOrder<'_>,
    ) -> Result<ClearanceActId, ExchangeError> {
        self.grant_clearance_as(&Actor::Party(party.clone()), party, order).await
    }

    async fn grant_clearance_as(
        &self,
        actor: &Actor,
        party: &PartyId,
        order: &ClearanceOrder<'_>,
    ) -> Result<ClearanceActId, ExchangeError> {
        let agreements = self.agreements();
        let (agreement, _, lasts) = agreements.reserved(order.agreement, order.purpose)?;
        let account = self.store().account(order.person).await?.filter(|account| account.party == *party);
        if account.is_none() {
            return Err(ClearanceError::UnknownPerson { user: order.person.to_string() }.into());
        }
        let latest = self.latest_clearance(lasts);
        if order.until < self.today() || order.until > latest {
            return Err(ClearanceError::Until { until: order.until, latest }.into());
        }
        let purpose = PurposeId::new(order.purpose);
        let open = self.open_clearance(order.person, &agreement.id, &purpose).await?;
        let is_given = open.as_ref().is_some_and(|open| open.state != ClearanceState::Requested);
        let new = NewClearanceAct {
            clearance: open.map(|open| open.id),
            step: if is_given { ClearanceStep::Renewed } else { ClearanceStep::Granted },
            person: order.person,
            party: party.clone(),
            agreement: agreement.id.clone(),
            purpose,
            until: Some(order.until),
            reason: None,
            undertaking: None,
        };
        self.record_clearance(actor, &new).await
    }

    /// The latest day until which a clearance may be given today.
    pub(crate) fn latest_clearance(&self, lasts: Option<Delay>) -> Date {
        let today = self.today();
        let latest = match lasts {
            Some(lasts) => today.checked_add(lasts.span()),
            None => today.checked_add(jiff::Span::new().years(YEARS_MAX)),
        };
        latest.unwrap_or(today)
    }

    /// Does not give a clearance that was asked for.
    pub async fn decline_clearance(&self, session: &Session, id: &str) -> Result<(), ExchangeError> {
        must_administer(session)?;
        let clearance = self.clearance_of(&session.party, id).await?;
        if clearance.state != ClearanceState::Requested {
            return Err(ClearanceError::State { clearance: clearance.id, state: clearance.state }.into());
        }
        let new = next(&clearance, ClearanceStep::Declined);
        self.record_clearance(&session.actor(), &new).await.map(drop)
    }

    /// Takes a clearance back, as an administrator, or gives up one's own. What it opened closes at once.
    pub async fn withdraw_clearance(
        &self,
        session: &Session,
        id: &str,
        reason: ClearanceReason,
    ) -> Result<(), ExchangeError> {
        let clearance = self.clearance_of(&session.party, id).await?;
        if clearance.person != session.user {
            must_administer(session)?;
        }
        self.withdraw_clearance_as(&session.actor(), &clearance, reason).await
    }

    /// Takes a clearance back on behalf of a party, from the command line.
    pub async fn withdraw_clearance_of(
        &self,
        party: &PartyId,
        id: &str,
        reason: ClearanceReason,
    ) -> Result<(), ExchangeError> {
        let clearance = self.clearance_of(party, id).await?;
        self.withdraw_clearance_as(&Actor::Party(party.clone()), &clearance, reason).await
    }

    async fn withdraw_clearance_as(
        &self,
        actor: &Actor,
        clearance: &Clearance,
        reason: ClearanceReason,
    ) -> Result<(), ExchangeError> {
        if !clearance.state.is_open() {
            return Err(ClearanceError::State { clearance: clearance.id, state: clearance.state }.into());
        }
        let new = NewClearanceAct { reason: Some(reason), ..next(clearance, ClearanceStep::Withdrawn) };
        self.record_clearance(actor, &new).await.map(drop)
    }

    /// Signs the undertaking of one's own clearance: the text, as shown, is kept with the act.
    pub async fn sign_undertaking(
        &self,
        session: &Session,
        id: &str,
        lang: Lang,
    ) -> Result<(), ExchangeError> {
        let clearance = self.clearance_of(&session.party, id).await?;
        if clearance.person != session.user {
            return Err(ClearanceError::Unknown { clearance: id.to_owned() }.into());
        }
        if clearance.state != ClearanceState::ToSign {
            return Err(ClearanceError::State { clearance: clearance.id, state: clearance.state }.into());
        }
        let text = self.undertaking(&clearance, lang).join("\n");
        let new = NewClearanceAct { undertaking: Some(text), ..next(&clearance, ClearanceStep::Undertaken) };
        self.record_clearance(&session.actor(), &new).await.map(drop)
    }

    /// What a person undertakes, a sentence each: the secret of statistics, the purpose, no transfer, and the last day.
    pub fn undertaking(&self, clearance: &Clearance, lang: Lang) -> Vec<String> {
        let agreements = self.agreements();
        let found = agreements.agreement(clearance.agreement.as_str());
        let place = found.and_then(|found| agreements.reserved_to_cleared(found)).map(|(place, _)| place);
        let title = found.map_or_else(|| clearance.agreement.to_string(), |found| found.title.clone());
        let sentences = [
            "undertaking-access",
            "undertaking-purpose",
            "undertaking-secret",
            "undertaking-transfer",
            "undertaking-end",
        ];
        let say = |id: &str| {
            let message = Message::new(id)
                .with("agreement", &title)
                .with("article", place.map(|place| place.article.as_str()).unwrap_or_default())
                .with("convention", place.map(|place| place.convention.as_str()).unwrap_or_default())
                .with("purpose", &clearance.purpose);
            words().say(lang, &message)
        };
        sentences.into_iter().map(say).collect()
    }

    async fn clearance_of(&self, party: &PartyId, id: &str) -> Result<Clearance, ExchangeError> {
        let clearances = self.clearances(party).await?;
        let found = clearances.into_iter().find(|one| one.id.to_string() == id);
        Ok(found.ok_or_else(|| ClearanceError::Unknown { clearance: id.to_owned() })?)
    }

    async fn open_clearance(
        &self,
        person: UserId,
        agreement: &AgreementId,
        purpose: &PurposeId,
    ) -> Result<Option<Clearance>, ExchangeError> {
        let clearances = fold(self.store().clearance_acts(Some(person)).await?, self.today());
        Ok(clearances
            .into_iter()
            .rfind(|one| one.agreement == *agreement && one.purpose == *purpose && one.state.is_open()))
    }

    async fn record_clearance(
        &self,
        actor: &Actor,
        new: &NewClearanceAct,
    ) -> Result<ClearanceActId, ExchangeError> {
        let mut tx = self.store().begin(self.now(), actor).await?;
        let act = tx.insert_clearance_act(new).await?;
        tx.commit().await?;
        self.write_checkpoint().await?;
        Ok(act.clearance)
    }

    /// Why the person may not have what is permitted to her party; nothing where no rule reserves it, or where she is cleared.
    pub(crate) async fn lack_of_clearance(
        &self,
        person: UserId,
        permitted: PermittedTo<'_>,
    ) -> Result<Option<ClearanceError>, ExchangeError> {
        let PermittedTo { recipient, agreement, purpose, obligations } = permitted;
        let reserved = obligations.iter().find_map(|obligation| match obligation {
            Obligation::Require { require: Require::Clearance { .. }, place } => Some(place),
            _ => None,
        });
        let Some(place) = reserved else { return Ok(None) };
        let clearances = fold(self.store().clearance_acts(Some(person)).await?, self.today());
        let party = self.store().account(person).await?.map(|account| account.party);
        let states: Vec<ClearanceState> = clearances
            .iter()
            .filter(|one| one.agreement == *agreement && one.purpose == *purpose)
            .filter(|one| party.as_ref() == Some(&one.party) && one.party == *recipient)
            .map(|one| one.state)
            .collect();
        if states.contains(&ClearanceState::Valid) {
            return Ok(None);
        }
        Ok(Some(ClearanceError::NotCleared {
            agreement: agreement.clone(),
            place: place.clone(),
            purpose: purpose.clone(),
            last: states.last().copied(),
        }))
    }

    /// Whether the person may have what is permitted to her party.
    pub(crate) async fn is_cleared(
        &self,
        person: UserId,
        permitted: PermittedTo<'_>,
    ) -> Result<bool, ExchangeError> {
        Ok(self.lack_of_clearance(person, permitted).await?.is_none())
    }

    /// The same before something leaves; what is not given is recorded. Whoever acts for the party as a whole needs none.
    pub(crate) async fn must_be_cleared(
        &self,
        actor: &Actor,
        permitted: PermittedTo<'_>,
    ) -> Result<(), ExchangeError> {
        let Actor::User(user) = actor else { return Ok(()) };
        let Some(lack) = self.lack_of_clearance(*user, permitted).await? else { return Ok(()) };
        let mut tx = self.store().begin(self.now(), actor).await?;
        tx.record(Event::ClearanceMissing {
            user: *user,
            party: permitted.recipient.clone(),
            agreement: permitted.agreement.clone(),
            purpose: permitted.purpose.clone(),
        })
        .await?;
        tx.commit().await?;
        self.write_checkpoint().await?;
        Err(lack.into())
    }
}

fn must_administer(session: &Session) -> Result<(), ClearanceError> {
    if session.role == UserRole::Administrator { Ok(()) } else { Err(ClearanceError::NotAdministrator) }
}

/// The next step of a clearance.
fn next(clearance: &Clearance, step: ClearanceStep) -> NewClearanceAct {
    NewClearanceAct {
        clearance: Some(clearance.id),
        step,
        person: clearance.person,
        party: clearance.party.clone(),
        agreement: clearance.agreement.clone(),
        purpose: clearance.purpose.clone(),
        until: None,
        reason: None,
        undertaking: None,
    }
}
