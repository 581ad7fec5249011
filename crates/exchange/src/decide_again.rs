//! Decides again when a delivery that was made is fetched, and while it leaves: a suspended convention, an ended term, a party that left,
//! an article that forbids now, close what runs at once.
//!
//! A delivery is handed over again only as it was made: where the conventions permit it today with less or otherwise protected, a new one is to be
//! asked for. What proves a delivery (its receipt, its mention) stays within reach: it holds nobody's data.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use entente_audit::{Actor, UserId};
use entente_model::{AccessRequest, Obligation, Protection, Scope, Territory, VariableName};
use entente_policy::{Decision, DirectoryDecision, DirectoryRequest, Permit};
use entente_store::{Delivery, DirectoryDelivery};
use serde_json::Value;

use crate::clearance::PermittedTo;
use crate::error::ExchangeError;
use crate::node::Node;
use crate::views::stored_json;

/// How long what another process records may go unseen by a download that runs.
const LOOK_AGAIN_EVERY: Duration = Duration::from_secs(1);

/// A file of a delivery, open to its recipient for as long as its access is.
#[derive(Debug)]
pub struct DeliveryFile {
    /// Where it lies.
    pub path: PathBuf,
    /// The access under which data leave; none for what proves a delivery.
    pub access: Option<RunningAccess>,
}

/// An access under which something is leaving.
#[derive(Debug)]
pub struct RunningAccess {
    node: Node,
    asked: Asked,
    /// The person to whom it is given, where it is not the party as a whole.
    person: Option<UserId>,
    looked_at: Instant,
}

/// What is decided again.
#[derive(Debug)]
enum Asked {
    Delivery { request: AccessRequest, made: Box<Made> },
    Directory(DirectoryRequest),
}

/// What left with a delivery, as its decision was stored.
#[derive(Debug)]
struct Made {
    variables: Vec<VariableName>,
    obligations: Vec<Obligation>,
    /// Which rows, as the receipt says.
    scope: Scope,
    territory: Option<Territory>,
}

/// What deciding again gives.
#[derive(Debug)]
enum Again {
    /// With what the decision of today binds.
    AsMade(Box<Permit>),
    Directory(Box<DirectoryDecision>),
    Otherwise,
    No,
}

impl RunningAccess {
    /// Whether it still holds: asked before each piece that leaves.
    pub async fn holds(&mut self) -> Result<bool, ExchangeError> {
        if self.looked_at.elapsed() >= LOOK_AGAIN_EVERY {
            self.looked_at = Instant::now();
            self.node.follow_facts().await?;
        }
        let again = self.node.again(&self.asked);
        let permitted = match &again {
            Again::AsMade(permit) => Some(PermittedTo::from(&**permit)),
            Again::Directory(decision) => PermittedTo::of_directory(decision),
            Again::Otherwise | Again::No => None,
        };
        match (permitted, self.person) {
            (Some(permitted), Some(person)) => self.node.is_cleared(person, permitted).await,
            (permitted, _) => Ok(permitted.is_some()),
        }
    }
}

impl Node {
    /// The access of a delivery, decided for today; where it is no longer permitted, that decision is recorded as any other.
    pub(crate) async fn access_of(
        &self,
        actor: &Actor,
        delivery: &Delivery,
    ) -> Result<RunningAccess, ExchangeError> {
        let (request, made) = self.as_made(delivery).await?;
        let asked = Asked::Delivery { request: request.clone(), made: Box::new(made) };
        let access = self.running(asked, actor).await?;
        match self.again(&access.asked) {
            Again::AsMade(permit) => {
                self.must_be_cleared(actor, (&*permit).into()).await?;
                Ok(access)
            }
            Again::Directory(_) => Ok(access),
            Again::Otherwise => Err(ExchangeError::PermittedOtherwise { delivery: delivery.id.to_string() }),
            Again::No => {
                let (decision, _) = self.decide_as(actor.clone(), &request).await?;
                Err(no_longer(&delivery.id, &decision))
            }
        }
    }

    /// Whether its recipient, and the person within it where one looks, may still read a delivery as it was made: what pages show of it is decided each time. Nothing
    /// is recorded: what leaves with a page left with the delivery.
    pub(crate) async fn is_still_open(
        &self,
        person: Option<UserId>,
        delivery: &Delivery,
    ) -> Result<bool, ExchangeError> {
        let (request, made) = self.as_made(delivery).await?;
        self.follow_facts().await?;
        match self.again(&Asked::Delivery { request, made: Box::new(made) }) {
            Again::AsMade(permit) => match person {
                Some(person) => self.is_cleared(person, (&*permit).into()).await,
                None => Ok(true),
            },
            Again::Directory(_) | Again::Otherwise | Again::No => Ok(false),
        }
    }

    /// What permits a delivery today as it was made, to a person of its recipient.
    pub(crate) async fn permit_as_made(
        &self,
        actor: &Actor,
        delivery: &Delivery,
    ) -> Result<Permit, ExchangeError> {
        let access = self.access_of(actor, delivery).await?;
        match self.again(&access.asked) {
            Again::AsMade(permit) => Ok(*permit),
            Again::Directory(_) | Again::Otherwise | Again::No => {
                Err(ExchangeError::PermittedOtherwise { delivery: delivery.id.to_string() })
            }
        }
    }

    /// What was asked for, as of today, and what left.
    async fn as_made(&self, delivery: &Delivery) -> Result<(AccessRequest, Made), ExchangeError> {
        let stored =
            self.store().decision(delivery.decision).await?.ok_or_else(|| ExchangeError::Record {
                record: delivery.id.to_string(),
                reason: "its decision is not there".to_owned(),
            })?;
        let json = stored_json(&stored.id, &stored.decision)?;
        let request = AccessRequest { on: self.today(), ..part(&stored.id, &json, "request")? };
        let receipt = stored_json(&delivery.id, &delivery.receipt)?;
        let made = Made {
            variables: part(&stored.id, &json, "variables")?,
            obligations: part(&stored.id, &json, "obligations")?,
            scope: part(&delivery.id, &receipt, "scope")?,
            territory: part(&delivery.id, &receipt, "territory")?,
        };
        Ok((request, made))
    }

    /// The same for a directory: what its clause hands over is decided as it would be to deliver it today.
    pub(crate) async fn access_of_directory(
        &self,
        actor: &Actor,
        delivery: &DirectoryDelivery,
    ) -> Result<RunningAccess, ExchangeError> {
        let request = DirectoryRequest {
            agreement: delivery.agreement.clone(),
            clause: delivery.clause.clone(),
            recipient: Some(delivery.recipient.clone()),
            on: self.today(),
        };
        let access = self.running(Asked::Directory(request.clone()), actor).await?;
        if let Again::Directory(decision) = self.again(&access.asked) {
            if let Some(permitted) = PermittedTo::of_directory(&decision) {
                self.must_be_cleared(actor, permitted).await?;
            }
            return Ok(access);
        }
        let (decision, _) = self.decide_directory(actor, &request).await?;
        Err(no_longer(&delivery.id, &decision))
    }

    async fn running(&self, asked: Asked, actor: &Actor) -> Result<RunningAccess, ExchangeError> {
        self.follow_facts().await?;
        let person = match actor {
            Actor::User(user) => Some(*user),
            Actor::Party(_) | Actor::System => None,
        };
        Ok(RunningAccess { node: self.clone(), asked, person, looked_at: Instant::now() })
    }

    fn again(&self, asked: &Asked) -> Again {
        let agreements = self.agreements();
        let today = self.today();
        match asked {
            Asked::Delivery { request, made } => {
                let request = AccessRequest { on: today, ..request.clone() };
                match agreements.decider.decide_knowing(&request, &agreements.standings(today)) {
                    Decision::Permitted(permit) if made.is_within(&permit) => Again::AsMade(Box::new(permit)),
                    Decision::Permitted(_) => Again::Otherwise,
                    Decision::Refused(_) | Decision::NotCovered(_) | Decision::Gap(_) => Again::No,
                }
            }
            Asked::Directory(request) => {
                let request = DirectoryRequest { on: today, ..request.clone() };
                let decision = agreements.decider.decide_directory(&request, &agreements.standings(today));
                if decision.outcome() == "permitted" {
                    Again::Directory(Box::new(decision))
                } else {
                    Again::No
                }
            }
        }
    }

    /// Reads the conventions again where something was recorded of their lives, by whichever process.
    pub(crate) async fn follow_facts(&self) -> Result<(), ExchangeError> {
        if self.store().agreement_facts().await?.len() == self.agreements().facts.count() {
            return Ok(());
        }
        self.reload().await
    }
}

impl Made {
    /// Whether all that left may leave today, protected as it was.
    fn is_within(&self, permit: &Permit) -> bool {
        let tables = self.obligations.iter().filter_map(|obligation| match obligation {
            Obligation::Table { table, disclosure, .. } => Some((table, disclosure)),
            _ => None,
        });
        let hidden = self.obligations.iter().filter_map(|obligation| match obligation {
            Obligation::Anonymity { anonymity, .. } => Some(anonymity),
            _ => None,
        });
        let protected_as_now = |name: &VariableName| {
            let now = permit.protections().iter().find(|one| one.variable == *name);
            self.protection(name) == now.map(|one| &one.protection)
        };
        self.variables.iter().all(|name| permit.variables().contains(name) && protected_as_now(name))
            && (permit.scope() == Scope::All || self.scope == permit.scope())
            && (permit.scope() == Scope::All || self.territory.as_ref() == permit.recipient_territory())
            && tables.eq(permit.table())
            && hidden.eq(permit.anonymity())
    }

    fn protection(&self, name: &VariableName) -> Option<&Protection> {
        self.obligations.iter().find_map(|obligation| match obligation {
            Obligation::Protect { protection, .. } if protection.variable == *name => {
                Some(&protection.protection)
            }
            _ => None,
        })
    }
}

fn no_longer(delivery: &impl ToString, decision: &impl ToString) -> ExchangeError {
    ExchangeError::NoLongerPermitted { delivery: delivery.to_string(), decision: decision.to_string() }
}

/// A part of a stored decision.
fn part<T: serde::de::DeserializeOwned>(
    id: &impl ToString,
    json: &Value,
    name: &str,
) -> Result<T, ExchangeError> {
    serde_json::from_value(json[name].clone())
        .map_err(|error| ExchangeError::Record { record: id.to_string(), reason: error.to_string() })
}
