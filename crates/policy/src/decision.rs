//! The four outcomes, as data and as sentences.
//!
//! The JSON form is what `entente explain` prints and what is stored beside a delivery: every key is always there.

use entente_model::{AccessRequest, ArticleRef, Message, Obligation, Require};
use entente_text::Lang;
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use crate::nearest::Nearest;
use crate::permit::Permit;
use crate::reason::{Missing, Reason};
use crate::words::{obligation_message, words};

/// What is decided on a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decision {
    /// A clause permits it.
    Permitted(Permit),
    /// An article forbids it.
    Refused(Refusal),
    /// No clause covers it.
    NotCovered(NotCovered),
    /// A clause would permit it, and the configuration is incomplete.
    Gap(Gap),
}

/// An article forbids it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    pub(crate) request: AccessRequest,
    pub(crate) articles: Vec<ArticleRef>,
    pub(crate) reasons: Vec<Reason>,
}

/// No clause covers it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotCovered {
    pub(crate) request: AccessRequest,
    pub(crate) reasons: Vec<Reason>,
    pub(crate) nearest: Option<Nearest>,
    pub(crate) missing: Vec<Missing>,
}

/// A clause would permit it, and the configuration is incomplete.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    pub(crate) request: AccessRequest,
    pub(crate) articles: Vec<ArticleRef>,
    pub(crate) reasons: Vec<Reason>,
    pub(crate) missing: Vec<Missing>,
}

impl Decision {
    /// `permitted`, `refused`, `not-covered` or `gap`.
    pub fn outcome(&self) -> &'static str {
        match self {
            Self::Permitted(_) => "permitted",
            Self::Refused(_) => "refused",
            Self::NotCovered(_) => "not-covered",
            Self::Gap(_) => "gap",
        }
    }
    /// The permit, where there is one.
    pub fn permit(&self) -> Option<&Permit> {
        match self {
            Self::Permitted(permit) => Some(permit),
            Self::Refused(_) | Self::NotCovered(_) | Self::Gap(_) => None,
        }
    }
    /// The request that was decided.
    pub fn request(&self) -> &AccessRequest {
        match self {
            Self::Permitted(permit) => permit.request(),
            Self::Refused(refusal) => &refusal.request,
            Self::NotCovered(not_covered) => &not_covered.request,
            Self::Gap(gap) => &gap.request,
        }
    }
    /// The articles that it rests on; none where no clause covers the request.
    pub fn articles(&self) -> &[ArticleRef] {
        match self {
            Self::Permitted(permit) => permit.articles(),
            Self::Refused(refusal) => &refusal.articles,
            Self::NotCovered(_) => &[],
            Self::Gap(gap) => &gap.articles,
        }
    }
    /// What a permit binds.
    pub fn obligations(&self) -> &[Obligation] {
        self.permit().map_or(&[], Permit::obligations)
    }
    /// The nearest clause, where none covers the request.
    pub fn nearest(&self) -> Option<&Nearest> {
        match self {
            Self::NotCovered(not_covered) => not_covered.nearest.as_ref(),
            Self::Permitted(_) | Self::Refused(_) | Self::Gap(_) => None,
        }
    }
    /// What is missing, for the nearest clause to cover the request or for the configuration to be complete.
    pub fn missing(&self) -> &[Missing] {
        match self {
            Self::NotCovered(not_covered) => &not_covered.missing,
            Self::Gap(gap) => &gap.missing,
            Self::Permitted(_) | Self::Refused(_) => &[],
        }
    }
    /// Why.
    pub fn reasons(&self) -> &[Reason] {
        match self {
            Self::Permitted(permit) => permit.reasons(),
            Self::Refused(refusal) => &refusal.reasons,
            Self::NotCovered(not_covered) => &not_covered.reasons,
            Self::Gap(gap) => &gap.reasons,
        }
    }

    /// Sentences for people: why and by which article, then what is missing and the nearest clause, or what it binds.
    pub fn say(&self, lang: Lang) -> Vec<String> {
        self.messages().iter().map(|message| words().say(lang, message)).collect()
    }

    fn messages(&self) -> Vec<Message> {
        let reasons = self.reasons().iter().map(Reason::message);
        let missing = self.missing().iter().map(|missing| missing.message.clone());
        let nearest = self.nearest().map(Nearest::message);
        let obligations = self.obligations().iter().map(|obligation| self.obligation_message(obligation));
        reasons.chain(missing).chain(nearest).chain(obligations).collect()
    }

    /// People read the mention filled in.
    fn obligation_message(&self, obligation: &Obligation) -> Message {
        match (self, obligation) {
            (
                Self::Permitted(permit),
                Obligation::Require { require: Require::SourceMention { text }, .. },
            ) => obligation_message(obligation).with("mention", permit.mention(text)),
            _ => obligation_message(obligation),
        }
    }
}

impl Serialize for Decision {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("outcome", self.outcome())?;
        map.serialize_entry("articles", self.articles())?;
        map.serialize_entry("obligations", self.obligations())?;
        map.serialize_entry("nearest", &self.nearest())?;
        map.serialize_entry("missing", self.missing())?;
        let reasons: Vec<Message> = self.reasons().iter().map(Reason::message).collect();
        map.serialize_entry("reasons", &reasons)?;
        map.serialize_entry("request", self.request())?;
        if let Self::Permitted(permit) = self {
            map.serialize_entry("variables", permit.variables())?;
        }
        map.end()
    }
}
