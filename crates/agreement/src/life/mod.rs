//! The life of a convention: its state on a day as known on another, the delays of its text, what it will bring.
//!
//! Pure functions of the compiled convention and of facts; nothing is stored, nothing is read. A fact says the day on which it
//! happened and the day on which it was known; facts are never changed, corrections replace them. What the front matter says of
//! its signature and notification counts as known on those days, until a fact says otherwise.
//!
//! The keys that say how a convention lives are read in `front_matter::life`; how days are counted is `delay` in `entente-model`.

mod admission;
pub mod calendar;
mod course;
pub mod delay;
mod ending;
mod known;
mod refusal;
mod remark;
mod reminders;
mod state;
mod text;

use entente_model::{Agreement, ArticleRef, LifeFact, RoleId};
use jiff::civil::Date;

use course::Course;
use ending::Endings;

pub use calendar::{CalendarEntry, EntryKind, due_on};
pub use ending::{End, EndCause};
pub use refusal::LifeRefusal;
pub use remark::Remark;
pub use reminders::{LifeReminder, reminders};
pub use state::{CurrentTerm, GoingOn, LifeState, Opening, OpeningKind, Phase, Running, TextVersion};
pub use text::{long_date, say};

/// A convention and what happened to it.
#[derive(Clone, Debug)]
pub struct Life<'a> {
    agreement: &'a Agreement,
    facts: &'a [LifeFact],
    /// The cadre that it applies.
    cadre: Option<&'a Agreement>,
    /// The convention that it lasts as long as.
    followed: Option<Box<Life<'a>>>,
    /// The text that its parties signed at first, where an amendment has changed it since.
    first: Option<&'a Agreement>,
}

impl<'a> Life<'a> {
    /// The facts may come in any order.
    pub fn new(agreement: &'a Agreement, facts: &'a [LifeFact]) -> Self {
        Self { agreement, facts, cadre: None, followed: None, first: None }
    }

    /// With the cadre that it applies: the clauses of both hold, and its calendar has those of both.
    #[must_use]
    pub fn applying(mut self, cadre: &'a Agreement) -> Self {
        self.cadre = Some(cadre);
        self
    }

    /// With the life of the convention that this one follows (`term.follows`): it ends with it.
    #[must_use]
    pub fn following(mut self, followed: Life<'a>) -> Self {
        self.followed = Some(Box::new(followed));
        self
    }

    /// With the text that its parties signed at first: an amendment changes what binds them, not the day on which it began, even
    /// where a party enters by it.
    #[must_use]
    pub fn first_signed_as(mut self, first: &'a Agreement) -> Self {
        self.first = Some(first);
        self
    }

    /// Its state on a day, as known on another: facts that happened later, or were known later, don't count.
    pub fn state(&self, on: Date, known: Date) -> LifeState {
        let (mut course, endings) = self.course(on, known);
        state::state(self, &mut course, endings, on, known)
    }

    /// What follows from the facts that happened by a day and were known by another.
    fn course(&self, on: Date, known: Date) -> (Course<'a>, Endings) {
        let mut facts = known::as_known(self.facts, known);
        facts.retain(|fact| fact.happened_on <= on);
        let mut course = Course::new(self.agreement, self.first, facts, on.min(known));
        let followed = self.followed.as_ref().and_then(|life| Some(life.course(on, known).1.end?.last_day));
        let endings = ending::endings(&mut course, followed);
        (course, endings)
    }

    /// The convention and its cadre: the clauses of both hold.
    fn agreements(&self) -> impl Iterator<Item = &'a Agreement> + use<'a> {
        [Some(self.agreement), self.cadre].into_iter().flatten()
    }

    /// The parties that hold a role, here or in the cadre; the role itself where nobody does.
    fn holders(&self, role: &RoleId) -> Vec<String> {
        let mut holders: Vec<String> = Vec::new();
        for agreement in self.agreements() {
            for (_, party) in agreement.party_clauses() {
                let held = party.role == *role || party.id.as_str() == role.as_str();
                if held && !holders.iter().any(|known| known == party.id.as_str()) {
                    holders.push(party.id.to_string());
                }
            }
        }
        if holders.is_empty() {
            holders.push(role.to_string());
        }
        holders
    }

    /// An article by its number; that of the term where none is given.
    fn cite(&self, number: Option<&str>) -> Option<ArticleRef> {
        let number = number.or(self.agreement.term.article.as_deref())?;
        let article = self.agreement.articles.iter().find(|article| article.number == number)?;
        Some(ArticleRef {
            convention: self.agreement.id.clone(),
            article: number.to_owned(),
            line: article.line,
        })
    }

    fn cite_term(&self, phase: Phase) -> Option<ArticleRef> {
        let force = self.agreement.ending.force_majeure.as_ref().filter(|_| phase == Phase::Suspended);
        self.cite(force.and_then(|force| force.article.as_deref()))
    }
}

/// The state of a convention on a day, as known on another: see [`Life`].
pub fn state(agreement: &Agreement, facts: &[LifeFact], on: Date, known: Date) -> LifeState {
    Life::new(agreement, facts).state(on, known)
}

/// What the convention will bring from a day to another, both included, as known on a third: see [`Life::calendar`].
pub fn calendar(
    agreement: &Agreement,
    facts: &[LifeFact],
    from: Date,
    until: Date,
    known: Date,
) -> Vec<CalendarEntry> {
    Life::new(agreement, facts).calendar(from, until, known)
}
