//! Reads what the front matter says of a convention's life: `[term]`, `[ending]`, `[amendment]`.
//!
//! Values that only the whole convention can judge (articles, roles, another convention) are kept with their place for `check`.

use entente_model::{
    Amending, AnnexUpdate, Conciliation, Ending, FaultEnding, ForceMajeure, GoesOn, GoesOnUntil, Notice,
    Renewal, RoleId, SchoolYearEnd, Term, TermLength,
};

use crate::DiagnosticCode as Code;
use crate::diagnostic::{Fault, Reports};
use crate::source::Spot;
use crate::table::{self, At, Entries, Place};

/// The keys of which a term has exactly one.
const LENGTHS: [&str; 4] = ["lasts", "school_year", "until", "follows"];

/// What was read, and what has to be looked up.
#[derive(Debug, Default)]
pub(crate) struct Life {
    /// `None` where it is missing or at fault.
    pub term: Option<Term>,
    pub ending: Ending,
    pub amending: Amending,
    /// Every article that is named.
    pub articles: Vec<At<String>>,
    /// Every role that is named.
    pub roles: Vec<At<String>>,
    /// The convention that this one lasts as long as.
    pub follows: Option<At<String>>,
    /// Where the length of the term stands.
    pub length: Spot,
}

struct LifeReader<'r, 's> {
    place: Place<'s>,
    reports: &'r mut Reports,
    life: Life,
}

/// Reads the three tables; faults of form were reported before.
pub(super) fn read(entries: &Entries<'_>, place: Place<'_>, reports: &mut Reports) -> Life {
    let mut reader = LifeReader { place, reports, life: Life::default() };
    if let (Some(term), Some(spot)) = (entries.table("term"), entries.spot("term")) {
        reader.life.term = reader.term(&term, spot);
    }
    if let Some(ending) = entries.table("ending") {
        reader.life.ending = reader.ending(&ending);
    }
    if let Some(amendment) = entries.table("amendment") {
        reader.life.amending = reader.amending(&amendment);
    }
    reader.life
}

impl LifeReader<'_, '_> {
    fn fault(&mut self, spot: Spot, fault: Fault) {
        self.reports.report(self.place.source, spot, fault);
    }

    /// The article that states a table's rule, kept to be looked up.
    fn article(&mut self, entries: &Entries<'_>) -> Option<String> {
        let found = entries.text("article")?;
        self.life.articles.push(found.clone());
        Some(found.value)
    }

    fn roles(&mut self, entries: &Entries<'_>, key: &str) -> Vec<RoleId> {
        let found = entries.texts(key);
        self.life.roles.extend(found.iter().cloned());
        found.iter().map(|role| role.value.as_str().into()).collect()
    }

    fn term(&mut self, entries: &Entries<'_>, spot: Spot) -> Option<Term> {
        let length = self.length(entries, spot)?;
        let article = self.article(entries);
        let notice = entries.table("notice");
        Some(Term {
            from: entries.choice("from").unwrap_or_default(),
            length,
            renewal: entries.table("renewal").and_then(|renewal| self.renewal(&renewal)),
            notice: notice.and_then(|notice| self.notice(&notice)),
            school_year_end: entries
                .text("school_year_ends")
                .and_then(|text| table::day(&text.value))
                .map_or_else(SchoolYearEnd::default, |(month, day)| SchoolYearEnd { month, day }),
            article,
        })
    }

    fn length(&mut self, entries: &Entries<'_>, spot: Spot) -> Option<TermLength> {
        let written: Vec<&str> = LENGTHS.into_iter().filter(|key| entries.has(key)).collect();
        let [key] = written.as_slice() else {
            let fault = Fault::new(Code::TermAmbiguous).count("count", written.len());
            let spot = written.get(1).and_then(|key| entries.spot(key)).unwrap_or(spot);
            self.fault(spot, fault);
            return None;
        };
        self.life.length = entries.spot(key).unwrap_or(spot);
        match *key {
            "lasts" => entries.duration("lasts").map(TermLength::Lasts),
            "school_year" => entries.text("school_year")?.value.parse().ok().map(TermLength::SchoolYear),
            "until" => entries.date("until").map(|day| TermLength::Until(day.value)),
            _ => {
                let follows = entries.text("follows")?;
                self.life.follows = Some(follows.clone());
                Some(TermLength::Follows(follows.value.as_str().into()))
            }
        }
    }

    fn renewal(&mut self, entries: &Entries<'_>) -> Option<Renewal> {
        Some(Renewal {
            mode: entries.choice("mode")?,
            every: entries.duration("every")?,
            after: entries.text("after").map(|after| after.value),
            at_most: entries.duration("at_most"),
            article: self.article(entries),
        })
    }

    fn notice(&mut self, entries: &Entries<'_>) -> Option<Notice> {
        Some(Notice {
            lasts: entries.duration("lasts")?,
            form: entries.choice("form"),
            from: entries.choice("from").unwrap_or_default(),
            count: entries.choice("count").unwrap_or_default(),
            ends_for: entries.choice("ends_for").unwrap_or_default(),
            article: self.article(entries),
        })
    }

    fn ending(&mut self, entries: &Entries<'_>) -> Ending {
        let rows = entries.rows("goes_on");
        Ending {
            fault: entries.table("fault").map(|fault| FaultEnding {
                after: fault.duration("after"),
                form: fault.choice("form"),
                from: fault.choice("from").unwrap_or_default(),
                article: self.article(&fault),
            }),
            conciliation: entries.table("conciliation").map(|conciliation| Conciliation {
                within: conciliation.duration("within"),
                then: conciliation.duration("then"),
                court_after: conciliation.duration("court_after"),
                court: conciliation.text("court").map(|court| court.value),
                article: self.article(&conciliation),
            }),
            force_majeure: entries.table("force_majeure").map(|force| ForceMajeure {
                beyond: force.duration("beyond"),
                article: self.article(&force),
            }),
            goes_on: rows.iter().filter_map(|(row, spot)| self.goes_on(row, *spot)).collect(),
        }
    }

    fn goes_on(&mut self, entries: &Entries<'_>, spot: Spot) -> Option<GoesOn> {
        let what = entries.text("what")?.value;
        let until = match (entries.text("until"), entries.duration("lasts")) {
            (Some(until), None) if until.value == "always" => GoesOnUntil::Always,
            (Some(_), None) => GoesOnUntil::SchoolYearEnd,
            (None, Some(lasts)) => GoesOnUntil::Lasts(lasts),
            (until, _) => {
                let count = if until.is_some() { 2 } else { 0 };
                self.fault(spot, Fault::new(Code::GoesOnAmbiguous).with("what", &what).count("count", count));
                return None;
            }
        };
        let articles = entries.texts("articles");
        self.life.articles.extend(articles.iter().cloned());
        let articles = articles.into_iter().map(|article| article.value).collect();
        Some(GoesOn { what, articles, until, article: self.article(entries) })
    }

    fn amending(&mut self, entries: &Entries<'_>) -> Amending {
        let annex = entries.table("annex");
        Amending {
            proposed: entries.choice("proposed").unwrap_or_default(),
            proposed_by: self.roles(entries, "proposed_by"),
            approved: entries.choice("approved").unwrap_or_default(),
            approved_by: self.roles(entries, "approved_by"),
            keeps: entries.text("keeps").map(|keeps| keeps.value),
            annex: annex.and_then(|annex| {
                Some(AnnexUpdate {
                    by: annex.text("by")?.value,
                    every: annex.duration("every"),
                    article: self.article(&annex),
                })
            }),
            article: self.article(entries),
        }
    }
}
