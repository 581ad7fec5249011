//! Clearances: who, within a party, may read what a convention reserves to cleared agents; for which purpose, until when, given by whom.
//!
//! A convention says that a clearance is needed (`require = "clearance"`), the party gives it, the person undertakes. Nobody gives
//! one to herself. Decisions are about parties (`decide_access`): what is here stands between a permit and a person.

use entente_audit::{Actor, ClearanceActId, ClearanceReason, ClearanceStep, Event, UserId, UserRole};
use entente_model::{
    Agreement, AgreementId, ArticleRef, Delay, Message, Obligation, PartyId, PurposeId, Require, RuleClause,
};
use entente_policy::{DirectoryDecision, Permit};
use entente_store::{ClearanceAct, NewClearanceAct};
use entente_text::Lang;
use jiff::civil::Date;

use crate::agreements::Agreements;
use crate::error::{ExchangeError, words};
use crate::node::Node;
use crate::sign_in::Session;

/// Years for which a clearance may be given, where the convention says nothing.
const YEARS_MAX: i16 = 5;
/// The purpose of every delivery of the directory of an ENT.
const DIRECTORY_PURPOSE: &str = "ent";

/// What a clearance is today.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ClearanceState {
    /// Asked for, not answered.
    Requested,
    /// Not given.
    Declined,
    /// Given; the person has not undertaken yet.
    ToSign,
    /// It opens what it is for.
    Valid,
    /// Its last day is past.
    Expired,
    /// Taken back, or given up.
    Withdrawn,
}

impl ClearanceState {
    /// Its name in message ids.
    pub fn name(self) -> &'static str {
        match self {
            Self::Requested => "requested",
            Self::Declined => "declined",
            Self::ToSign => "to-sign",
            Self::Valid => "valid",
            Self::Expired => "expired",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// Whether something can still be done with it.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Requested | Self::ToSign | Self::Valid)
    }
}

/// A clearance: what its steps add up to on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clearance {
    /// Number.
    pub id: ClearanceActId,
    /// Whose.
    pub person: UserId,
    /// Her organisation.
    pub party: PartyId,
    /// The convention under which data are read.
    pub agreement: AgreementId,
    /// What for.
    pub purpose: PurposeId,
    /// What it is that day.
    pub state: ClearanceState,
    /// Its last day, once given.
    pub until: Option<Date>,
    /// Its steps, in their order.
    pub acts: Vec<ClearanceAct>,
}

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

/// Why a clearance is not given, or not changed; or why an access is not given to a person.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ClearanceError {
    /// Only an administrator of the organisation gives clearances.
    #[error("only an administrator of the organisation gives and withdraws clearances")]
    NotAdministrator,
    /// Nobody clears herself.
    #[error("nobody gives herself a clearance")]
    Own,
    /// No such clearance, or not of this organisation.
    #[error("no clearance `{clearance}`")]
    Unknown {
        /// As asked.
        clearance: String,
    },
    /// No such person in the organisation.
    #[error("no account `{user}` in the organisation")]
    UnknownPerson {
        /// As asked.
        user: String,
    },
    /// The convention asks for no clearance, or does not exist.
    #[error("`{agreement}` asks for no clearance")]
    NotAsked {
        /// As asked.
        agreement: String,
    },
    /// No clause of the convention hands anything over for that purpose.
    #[error("`{agreement}` has no clause for `{purpose}`")]
    NoClause {
        /// The convention.
        agreement: String,
        /// As asked.
        purpose: String,
    },
    /// The last day is not one that the convention lets be given.
    #[error("a clearance may be given from today to {latest}, not until {until}")]
    Until {
        /// As asked.
        until: Date,
        /// The latest one.
        latest: Date,
    },
    /// It is not what the act needs.
    #[error("the clearance `{clearance}` is {state:?}")]
    State {
        /// The clearance.
        clearance: ClearanceActId,
        /// What it is.
        state: ClearanceState,
    },
    /// The access is permitted to the party, and reserved to cleared agents.
    #[error("access for `{purpose}` under `{agreement}` is reserved to cleared agents")]
    NotCleared {
        /// The convention.
        agreement: AgreementId,
        /// The article that reserves it.
        place: ArticleRef,
        /// What for.
        purpose: PurposeId,
        /// The last clearance that the person had for it.
        last: Option<ClearanceState>,
    },
}

impl ClearanceError {
    /// The sentence for people, with its remedy.
    pub fn message(&self) -> Message {
        match self {
            Self::NotAdministrator => Message::new("error-clearance-not-administrator"),
            Self::Own => Message::new("error-clearance-own"),
            Self::Unknown { clearance } => {
                Message::new("error-clearance-unknown").with("clearance", clearance)
            }
            Self::UnknownPerson { user } => Message::new("error-clearance-unknown-person").with("user", user),
            Self::NotAsked { agreement } => {
                Message::new("error-clearance-not-asked").with("agreement", agreement)
            }
            Self::NoClause { agreement, purpose } => Message::new("error-clearance-no-clause")
                .with("agreement", agreement)
                .with("purpose", purpose),
            Self::Until { until, latest } => {
                Message::new("error-clearance-until").with("until", until).with("latest", latest)
            }
            Self::State { clearance, state } => {
                Message::new("error-clearance-state").with("clearance", clearance).with("state", state.name())
            }
            Self::NotCleared { agreement, place, purpose, last } => Message::new("error-not-cleared")
                .with("agreement", agreement)
                .with("convention", &place.convention)
                .with("article", &place.article)
                .with("purpose", purpose)
                .with("last", last.map_or("none", ClearanceState::name)),
        }
    }
}

/// What steps add up to on a day, in the order of the first ones.
pub(crate) fn fold(acts: Vec<ClearanceAct>, today: Date) -> Vec<Clearance> {
    let mut clearances: Vec<Clearance> = Vec::new();
    for act in acts {
        let position = clearances.iter().position(|one| one.id == act.clearance).unwrap_or_else(|| {
            clearances.push(Clearance {
                id: act.clearance,
                person: act.person,
                party: act.party.clone(),
                agreement: act.agreement.clone(),
                purpose: act.purpose.clone(),
                state: ClearanceState::Requested,
                until: None,
                acts: Vec::new(),
            });
            clearances.len() - 1
        });
        let clearance = &mut clearances[position];
        clearance.until = act.until.or(clearance.until);
        clearance.state = match act.step {
            ClearanceStep::Requested => ClearanceState::Requested,
            ClearanceStep::Declined => ClearanceState::Declined,
            ClearanceStep::Granted => ClearanceState::ToSign,
            ClearanceStep::Undertaken if clearance.state == ClearanceState::ToSign => ClearanceState::Valid,
            ClearanceStep::Undertaken | ClearanceStep::Renewed => clearance.state,
            ClearanceStep::Withdrawn => ClearanceState::Withdrawn,
        };
        clearance.acts.push(act);
    }
    for clearance in &mut clearances {
        let is_over = clearance.until.is_some_and(|until| until < today);
        if is_over && matches!(clearance.state, ClearanceState::ToSign | ClearanceState::Valid) {
            clearance.state = ClearanceState::Expired;
        }
    }
    clearances
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
        let mut found = rules.filter_map(|(place, rule)| match rule {
            RuleClause::Require(Require::Clearance { lasts }) => Some((place, *lasts)),
            _ => None,
        });
        found.next()
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

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    fn act(step: ClearanceStep, until: Option<Date>) -> ClearanceAct {
        ClearanceAct {
            id: ClearanceActId::new(1),
            seq: 1,
            clearance: ClearanceActId::new(1),
            step,
            person: UserId::new(1),
            party: "region-exemple".into(),
            agreement: "exemple-2024".into(),
            purpose: "pilotage".into(),
            until,
            reason: None,
            undertaking: None,
            recorded_at: "2026-11-01T10:00:00Z".parse().unwrap(),
            recorded_by: "system".to_owned(),
        }
    }

    proptest! {
        /// Whatever the steps: only what was given, undertaken since, not withdrawn and not over opens anything.
        #[test]
        fn nothing_opens_that_was_not_given_and_undertaken(
            steps in proptest::collection::vec((0..6_usize, -40..400_i32), 0..8),
        ) {
            let today = date(2026, 11, 21);
            let acts: Vec<ClearanceAct> = steps
                .iter()
                .map(|(step, days)| {
                    let step = ClearanceStep::ALL[*step];
                    let says = matches!(step, ClearanceStep::Granted | ClearanceStep::Renewed);
                    act(step, says.then(|| today.checked_add(jiff::Span::new().days(*days)).unwrap()))
                })
                .collect();
            let (mut given, mut undertaken, mut until) = (false, false, None);
            for act in &acts {
                until = act.until.or(until);
                match act.step {
                    ClearanceStep::Requested | ClearanceStep::Declined | ClearanceStep::Withdrawn => {
                        (given, undertaken) = (false, false);
                    }
                    ClearanceStep::Granted => (given, undertaken) = (true, false),
                    ClearanceStep::Undertaken => undertaken = given,
                    ClearanceStep::Renewed => {}
                }
            }
            let folded = fold(acts, today);
            if folded.first().is_some_and(|one| one.state == ClearanceState::Valid) {
                prop_assert!(given && undertaken && until.is_none_or(|until| until >= today));
            }
            if given && undertaken && until.is_some_and(|until| until >= today) {
                prop_assert_eq!(folded[0].state, ClearanceState::Valid);
            }
        }
    }
}
