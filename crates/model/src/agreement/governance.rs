//! How parties work together: `body`, `competence`, `action`, `indicator`.

use serde::{Deserialize, Serialize};

use super::time::{Delay, Recurrence, Timing};
use crate::{ClauseId, DatasetId, RoleId};

/// Some seats of a body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seats {
    /// Role or party that they represent.
    pub who: RoleId,
    /// How many; as many as wanted where it is absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seats: Option<u16>,
}

/// How a body is called together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Convocation {
    /// Who calls it.
    pub who: RoleId,
    /// How long before the meeting.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub within: Option<Delay>,
}

/// What a body decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Matter {
    /// The technical annex and its versions (CC24 6).
    Annex,
    /// An amendment of the convention.
    Amendment,
    /// The renewal, after the bilan (CC15 6).
    Renewal,
    /// A new partner (EN 12).
    NewParty,
    /// The plan of actions (CN II).
    ActionPlan,
    /// The common dashboard and its indicators (CC24 6).
    Dashboard,
    /// The calendar of the work (CC24 6).
    Calendar,
    /// Strategic orientations, purposes of a processing (EN 3.1 of part 2).
    Purposes,
    /// The policy of security (EN 8).
    Security,
    /// Projects that may enter a secure space.
    Projects,
    /// How processes are made the same everywhere (CC24 6).
    Harmonisation,
    /// Difficulties between the parties (RA 4).
    Difficulties,
}

/// `body`: a committee.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BodyClause {
    /// Its name in the convention: it can be cited as a party is.
    pub id: ClauseId,
    /// Its name on pages.
    pub name: String,
    /// Who sits.
    pub members: Vec<Seats>,
    /// Whether both sides have as many seats.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub parity: bool,
    /// Who chairs.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub chair: Vec<RoleId>,
    /// Who may be invited.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub guests: Vec<RoleId>,
    /// How often it meets.
    #[serde(default, skip_serializing_if = "Timing::is_empty")]
    pub meets: Timing,
    /// How it is called together.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub convened: Option<Convocation>,
    /// What it decides.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub decides: Vec<Matter>,
    /// What it follows and prepares, without deciding.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub missions: Vec<String>,
}

/// A line of the matrix: an act, and what each party is for it (RACI).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CompetenceCell {
    /// The act.
    pub what: String,
    /// R: who does it.
    pub responsible: Vec<RoleId>,
    /// A: who answers for it; one only.
    pub accountable: RoleId,
    /// C: who is asked before.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub consulted: Vec<RoleId>,
    /// I: who is told.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub informed: Vec<RoleId>,
    /// The legal text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub basis: Option<String>,
    /// Datasets whose flow this competence carries.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub datasets: Vec<DatasetId>,
}

/// `competence`: a domain of the matrix.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CompetenceClause {
    /// Its name in the convention.
    pub id: ClauseId,
    /// The domain.
    pub domain: String,
    /// The legal text of the whole domain.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub basis: Option<String>,
    /// Its lines.
    pub cells: Vec<CompetenceCell>,
}

/// `action`: a line of a plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActionClause {
    /// Its name in the convention.
    pub id: ClauseId,
    /// What is done.
    pub what: String,
    /// The part of the plan that it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub theme: Option<String>,
    /// Who leads it.
    pub who: Vec<RoleId>,
    /// Who does it with them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub with: Vec<RoleId>,
    /// Year of the plan; every year of the convention where it is absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<u16>,
    /// When.
    #[serde(flatten)]
    pub when: Timing,
    /// Indicators that say how far it is.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub indicators: Vec<ClauseId>,
}

/// What an indicator is counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fact {
    /// Deposits received.
    Deposits,
    /// Deposits late.
    Lateness,
    /// Findings in deposits.
    Findings,
    /// Deliveries.
    Deliveries,
    /// Accesses decided: permitted, refused, not covered.
    Decisions,
    /// Requests of persons.
    Requests,
    /// Objections.
    Objections,
    /// Incidents.
    Incidents,
    /// Duties done and not done.
    Duties,
    /// Actions of the plan.
    Actions,
    /// Meetings of bodies.
    Meetings,
    /// Surveys of schools.
    Surveys,
    /// Audience of the ENT.
    Audience,
    /// The data of a dataset themselves.
    Data,
}

/// `indicator`: what is measured.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IndicatorClause {
    /// Its name in the convention.
    pub id: ClauseId,
    /// What it measures.
    pub what: String,
    /// Facts that it is counted from.
    pub facts: Vec<Fact>,
    /// Datasets that it is counted from, or about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub datasets: Vec<DatasetId>,
    /// Who gives it, where the platform doesn't know the facts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub who: Vec<RoleId>,
    /// How often.
    pub every: Recurrence,
    /// What is aimed at.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target: Option<String>,
}
