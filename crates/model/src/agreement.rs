//! A convention as compiled: its articles, and the clauses that its articles state.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{AgreementId, Amending, ClauseId, Ending, PartyId, RenewalMode, Term, TermStart};

mod amends;
mod anonymity;
mod dataset;
mod duty;
mod ent;
mod governance;
mod grant;
mod party;
mod privacy;
mod table;
mod time;

pub use amends::Amends;
pub use anonymity::{AnonymityRule, share_of};
pub use dataset::{DatasetClause, DueDate, DutyLevel, Field, Openness, PartialAcceptance};
pub use duty::{Act, DutyClause, Proof};
pub use ent::{
    DirectoryCategory, DirectoryForm, EntClause, Initialisation, OutputCheck, SecureSpaceClause,
    TeachingLevel, WeekDay,
};
pub use governance::{
    ActionClause, BodyClause, CompetenceCell, CompetenceClause, Convocation, Fact, IndicatorClause, Matter,
    Seats,
};
pub use grant::{Channel, ConsentRule, DisclosureRule, Forbid, GrantClause, Require, RuleClause, Scope};
pub use party::{Contact, ContactFunction, Deliberation, PartyClause, PartyKind, Signatory};
pub use privacy::{Forwarding, Lawfulness, PersonRight, ProcessingClause, RightClause};
pub use table::{
    LevelOf, TableClause, TableLevel, TableLevelError, TableMethod, TableRequirement, ZeroCells,
};
pub use time::{Delay, DelayError, Recurrence, Retention, Timing, Trigger, YearDay, YearDayError};

/// Kinds of conventions (C2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AgreementKind {
    /// National frame: it speaks of roles.
    Cadre,
    /// Local application of a cadre: it binds roles to parties.
    Application,
    /// Partnership about an ENT (EN, first part).
    PartenariatEnt,
    /// Agreement of joint controllers (EN, second part; RGPD 26).
    ResponsabiliteConjointe,
    /// The annuaire fédérateur at the disposal of a school, tripartite (NO).
    Annuaire,
    /// Who does what (RA).
    RepartitionCompetences,
    /// Common actions, by a yearly plan (CN).
    PartenariatActions,
    /// Secure access to detailed data, for a project.
    AccesProjet,
}

impl AgreementKind {
    /// Whether it speaks of roles that its applications bind; the others bind their own parties.
    pub fn is_cadre(self) -> bool {
        self == Self::Cadre
    }
}

/// Where a clause stands: convention, article and line. Every decision cites some.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ArticleRef {
    /// Id of the convention.
    pub convention: AgreementId,
    /// Number of the article or annex line as written: `4`, `2.2`.
    pub article: String,
    /// Line of the clause in the convention's file, from 1.
    pub line: u32,
}

/// An article, or a line of the technical annex.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Article {
    /// Number as written: `4`, `2.2`; empty for a preamble or a heading without number.
    pub number: String,
    /// Title without its number.
    pub title: String,
    /// Heading level in the Markdown, 2 to 6.
    pub level: u8,
    /// Whether it belongs to the technical annex.
    pub annex: bool,
    /// Line of its heading, from 1.
    pub line: u32,
    /// Its prose in Markdown, blocks left out, in order with the blocks: see [`Article::parts`].
    pub parts: Vec<ArticlePart>,
}

/// Prose or a clause, in the order of the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ArticlePart {
    /// Markdown.
    Prose(String),
    /// Position in [`Agreement::clauses`].
    Clause(usize),
}

/// The executable content of a clause.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
// A convention holds some hundred clauses: the room that the largest kind takes costs nothing, a box at each reader would.
#[allow(clippy::large_enum_variant)]
pub enum ClauseKind {
    /// A party.
    Party(PartyClause),
    /// A line of the annex.
    Dataset(DatasetClause),
    /// A right to receive.
    Grant(GrantClause),
    /// A rule of use.
    Rule(RuleClause),
    /// What somebody owes.
    Duty(DutyClause),
    /// A committee.
    Body(BodyClause),
    /// Who handles requests of persons.
    Right(RightClause),
    /// An entry of the register of processing.
    Processing(ProcessingClause),
    /// Work in place on detailed data.
    SecureSpace(SecureSpaceClause),
    /// What feeds an ENT.
    Ent(EntClause),
    /// A domain of the matrix of competences.
    Competence(CompetenceClause),
    /// A line of a plan.
    Action(ActionClause),
    /// What is measured.
    Indicator(IndicatorClause),
}

impl ClauseKind {
    /// The word that opens its block: `duty`.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Party(_) => "party",
            Self::Dataset(_) => "dataset",
            Self::Grant(_) => "grant",
            Self::Rule(_) => "rule",
            Self::Duty(_) => "duty",
            Self::Body(_) => "body",
            Self::Right(_) => "right",
            Self::Processing(_) => "processing",
            Self::SecureSpace(_) => "secure-space",
            Self::Ent(_) => "ent",
            Self::Competence(_) => "competence",
            Self::Action(_) => "action",
            Self::Indicator(_) => "indicator",
        }
    }

    /// Its own name in the convention, where it has one; parties and datasets have theirs in the platform.
    pub fn id(&self) -> Option<&ClauseId> {
        match self {
            Self::Party(_) | Self::Dataset(_) | Self::Grant(_) | Self::Rule(_) => None,
            Self::Duty(clause) => Some(&clause.id),
            Self::Body(clause) => Some(&clause.id),
            Self::Right(clause) => Some(&clause.id),
            Self::Processing(clause) => Some(&clause.id),
            Self::SecureSpace(clause) => Some(&clause.id),
            Self::Ent(clause) => Some(&clause.id),
            Self::Competence(clause) => Some(&clause.id),
            Self::Action(clause) => Some(&clause.id),
            Self::Indicator(clause) => Some(&clause.id),
        }
    }
}

/// A clause and the article that states it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clause {
    /// Where it stands.
    pub place: ArticleRef,
    /// What it does.
    pub kind: ClauseKind,
}

/// A compiled convention.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Agreement {
    /// Its name.
    pub id: AgreementId,
    /// Its title.
    pub title: String,
    /// Its kind.
    pub kind: AgreementKind,
    /// The cadre that it applies.
    pub applies: Option<AgreementId>,
    /// The convention that it goes with, whose parties, bodies and datasets it may name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attached_to: Option<AgreementId>,
    /// What makes it an amended text; absent in the text as first signed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amends: Option<Amends>,
    /// Its parties.
    pub parties: Vec<PartyId>,
    /// Day of signature.
    pub signed_on: Option<Date>,
    /// Day of notification: it takes effect then, unless its term begins at signature.
    pub notified_on: Option<Date>,
    /// Day on which it ended or will end, where known.
    pub ends_on: Option<Date>,
    /// Duration, renewal, notice.
    pub term: Term,
    /// Other ways to end it, and what goes on after its end.
    #[serde(default)]
    pub ending: Ending,
    /// Who may amend it.
    #[serde(default)]
    pub amending: Amending,
    /// Articles and annex lines, in order.
    pub articles: Vec<Article>,
    /// Clauses, in order.
    pub clauses: Vec<Clause>,
    /// Path of its file, relative to the folder that was compiled.
    pub path: String,
    /// SHA-256 of its exact text, in hexadecimal.
    pub sha256: String,
}

macro_rules! clauses_of {
    ($($(#[$doc:meta])* $function:ident $kind:ident $clause:ty)+) => {$(
        $(#[$doc])*
        pub fn $function(&self) -> impl Iterator<Item = (&ArticleRef, &$clause)> {
            self.clauses.iter().filter_map(|clause| match &clause.kind {
                ClauseKind::$kind(found) => Some((&clause.place, found)),
                _ => None,
            })
        }
    )+};
}

impl Agreement {
    /// A convention of which nothing else is known: without party, date, article or clause.
    pub fn new(id: AgreementId, title: String, kind: AgreementKind, term: Term) -> Self {
        Self {
            id,
            title,
            kind,
            applies: None,
            attached_to: None,
            amends: None,
            parties: Vec::new(),
            signed_on: None,
            notified_on: None,
            ends_on: None,
            term,
            ending: Ending::default(),
            amending: Amending::default(),
            articles: Vec::new(),
            clauses: Vec::new(),
            path: String::new(),
            sha256: String::new(),
        }
    }
    /// Number of its text: 0 as first signed, then that of the amendment.
    pub fn text_number(&self) -> u32 {
        self.amends.as_ref().map_or(0, |amends| amends.number)
    }
    clauses_of! {
        /// Its parties' clauses.
        party_clauses Party PartyClause
        /// Its annex lines.
        dataset_clauses Dataset DatasetClause
        /// Its grants.
        grant_clauses Grant GrantClause
        /// Its rules.
        rule_clauses Rule RuleClause
        /// Its duties.
        duty_clauses Duty DutyClause
        /// Its bodies.
        body_clauses Body BodyClause
        /// Who handles requests of persons.
        right_clauses Right RightClause
        /// Its entries of the register of processing.
        processing_clauses Processing ProcessingClause
        /// Its secure spaces.
        secure_space_clauses SecureSpace SecureSpaceClause
        /// The ENT that it feeds.
        ent_clauses Ent EntClause
        /// Its matrix of competences.
        competence_clauses Competence CompetenceClause
        /// Its plan.
        action_clauses Action ActionClause
        /// Its indicators.
        indicator_clauses Indicator IndicatorClause
    }

    /// First day of its first term: notification or signature, as its term says.
    pub fn begins_on(&self) -> Option<Date> {
        match self.term.from {
            TermStart::Notification => self.notified_on,
            TermStart::Signature => self.signed_on,
        }
    }

    /// Whether it is in force that day by its own text: begun, not ended, within its term or tacitly renewed. What happened
    /// to it since is the life of the convention, in `entente-agreement`.
    pub fn in_force_on(&self, day: Date) -> bool {
        let Some(begins_on) = self.begins_on() else { return false };
        if day < begins_on || self.ends_on.is_some_and(|ends| ends <= day) {
            return false;
        }
        let tacit = self.term.renewal.as_ref().is_some_and(|renewal| renewal.mode == RenewalMode::Tacit);
        let renewals = if tacit { self.term.renewals_at_most(begins_on) } else { Some(0) };
        let last_day = renewals.and_then(|renewals| self.term.last_day(begins_on, renewals));
        // A term so long that its end is no date never ends.
        last_day.is_none_or(|last_day| day <= last_day)
    }
}
