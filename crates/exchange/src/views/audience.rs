//! The audience of ENT by place, profile and service, for a party whom a clause lets see it: decided each time, small counts hidden.
//!
//! What is hidden is settled over all that the party may see, before any filter: a filter gives nothing back.

use entente_agreement::csv_line;
use entente_audit::DecisionId;
use entente_formats::dnma::{Audience, AudienceCount, AudienceKey, AudienceLevel, VISITORS_MIN};
use entente_model::{AccessRequest, ArticleRef, Channel, PurposeId, Scope, Territory};
use entente_policy::{Decision, Permit};
use entente_text::Lang;
use serde::Serialize;

use super::{AccessFilter, accesses};
use crate::agreements::Agreements;
use crate::audience::{DATASET, VARIABLES};
use crate::error::{ExchangeError, words};
use crate::node::Node;
use crate::sign_in::Session;

/// What the purpose is where no clause of the party speaks of audience.
const PURPOSE: &str = "ent";

/// Audience as a party sees it.
#[derive(Clone, Debug, Serialize)]
pub struct AudienceView {
    pub decision_id: DecisionId,
    /// `permitted`, `refused`, `not-covered` or `gap`.
    pub outcome: &'static str,
    pub articles: Vec<ArticleRef>,
    /// Whether the clause hands the dataset over in another way, so that nothing is shown here.
    pub is_otherwise: bool,
    /// Mention to put under each figure.
    pub mention: Option<String>,
    /// Where the rows are those of the party's territory alone.
    pub territory: Option<Territory>,
    /// Visitors under which a figure is hidden.
    pub visitors_min: u64,
    pub lines: Vec<AudienceLine>,
    #[serde(skip)]
    decision: Decision,
}

/// A figure of audience, or the fact that it is hidden.
#[derive(Clone, Debug, Serialize)]
pub struct AudienceLine {
    pub key: AudienceKey,
    /// Name of the place, where a reference knows it.
    pub place: Option<String>,
    pub profile: String,
    /// Nothing for all services together.
    pub service: Option<String>,
    /// Nothing where it is hidden.
    pub count: Option<AudienceCount>,
}

impl AudienceView {
    /// Why, and what is missing where it is not permitted, in sentences.
    pub fn why(&self, lang: Lang) -> Vec<String> {
        self.decision.say(lang)
    }
}

/// Decides whether the party may see the audience today, records it once a day, and adds up what it may see.
pub async fn audience(node: &Node, session: &Session) -> Result<AudienceView, ExchangeError> {
    let filter = AccessFilter {
        party: Some(session.party.clone()),
        dataset: Some(DATASET.into()),
        ..AccessFilter::default()
    };
    let lines = accesses(node, node.today(), &filter);
    let line = lines.iter().find(|line| line.outcome == "permitted").or(lines.first());
    let request = AccessRequest {
        recipient: session.party.clone(),
        purpose: line.map_or_else(|| PurposeId::new(PURPOSE), |line| line.purpose.clone()),
        dataset: DATASET.into(),
        variables: Vec::new(),
        on: node.today(),
    };
    let (decision_id, decision) = node.decide_to_show(session, &request).await?;
    let mut view = AudienceView {
        decision_id,
        outcome: decision.outcome(),
        articles: decision.articles().to_vec(),
        is_otherwise: false,
        mention: None,
        territory: None,
        visitors_min: VISITORS_MIN,
        lines: Vec::new(),
        decision,
    };
    let Some(permit) = view.decision.permit() else { return Ok(view) };
    node.must_be_cleared(&session.actor(), permit.into()).await?;
    node.log_must_be_cosigned(permit.obligations()).await?;
    view.mention = permit.source_mention();
    if permit.scope() == Scope::Territory {
        view.territory = permit.recipient_territory().cloned();
    }
    // INVARIANT: rows of a territory are only added up where the territory is known.
    if !shows_rows(permit) || (permit.scope() == Scope::Territory && view.territory.is_none()) {
        view.is_otherwise = true;
        return Ok(view);
    }
    let audience = node.audience_within(permit.producer(), view.territory.clone()).await?;
    view.lines = named(&node.agreements(), &audience);
    Ok(view)
}

/// Whether the clause hands over, as they are, the rows from which figures are added up.
fn shows_rows(permit: &Permit) -> bool {
    let as_they_are = |name: &str| {
        permit.variables().iter().any(|variable| variable.as_str() == name)
            && !permit.protections().iter().any(|protected| protected.variable.as_str() == name)
    };
    let is_open = |channel: &Channel| matches!(channel, Channel::File | Channel::Api);
    permit.table().is_none()
        && permit.anonymity().is_none()
        && permit.channels().iter().any(is_open)
        && VARIABLES.into_iter().all(as_they_are)
}

/// The figures, largest places first, with the names that people know.
fn named(agreements: &Agreements, audience: &Audience) -> Vec<AudienceLine> {
    let label = |list: &str, code: &str| {
        let list = agreements.references.code_lists.get(list)?;
        list.codes().iter().find(|one| one.code == code).map(|one| one.label.clone())
    };
    let mut lines: Vec<AudienceLine> = audience
        .protected(VISITORS_MIN)
        .map(|(key, count)| AudienceLine {
            place: match key.level {
                AudienceLevel::Institution => {
                    let uai = key.code.parse().ok();
                    uai.and_then(|uai| agreements.references.institutions.get(uai))
                        .map(|one| one.name.clone())
                }
                AudienceLevel::Circonscription => None,
                AudienceLevel::Departement => label("departements", &key.code),
                AudienceLevel::Academy => label("academies", &key.code),
            },
            profile: label("profils-ent", &key.profile).unwrap_or_else(|| key.profile.clone()),
            service: (!key.service.is_empty())
                .then(|| label("services-ent", &key.service).unwrap_or_else(|| key.service.clone())),
            count,
            key: key.clone(),
        })
        .collect();
    lines.sort_by(|one, other| other.key.level.cmp(&one.key.level).then_with(|| one.key.cmp(&other.key)));
    lines
}

/// The same lines for a spreadsheet; the mention stands on each, so that it goes wherever a line goes.
pub fn audience_csv(lines: &[AudienceLine], mention: Option<&str>, lang: Lang) -> String {
    let word = |name: &str| words().word(lang, &format!("audience-csv-{name}"));
    let header = [
        "level",
        "code",
        "place",
        "month",
        "profile",
        "service",
        "visits",
        "visitor-days",
        "seconds",
        "source",
    ];
    let mut text = csv_line(&header.map(word));
    for line in lines {
        let hidden = || word("hidden");
        let figure = |of: fn(&AudienceCount) -> u64| {
            line.count.as_ref().map_or_else(hidden, |count| of(count).to_string())
        };
        text.push_str(&csv_line(&[
            words().word(lang, &format!("audience-level-{}", line.key.level.name())),
            line.key.code.clone(),
            line.place.clone().unwrap_or_default(),
            line.key.month.clone(),
            line.profile.clone(),
            line.service.clone().unwrap_or_else(|| word("all")),
            figure(|count| count.visits),
            figure(|count| count.visitor_days),
            figure(|count| count.duration_seconds),
            mention.unwrap_or_default().to_owned(),
        ]));
    }
    text
}
