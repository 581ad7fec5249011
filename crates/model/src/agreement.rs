//! A convention as compiled: its articles, and the clauses that its articles state.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{
    AgreementId, Amending, DatasetId, Ending, PartyId, PurposeId, RenewalMode, RoleId, Term, TermStart,
    Territory, VariableKind, VariableName, VariableProtection,
};

/// Kinds of conventions known today.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AgreementKind {
    /// National frame: it speaks of roles.
    Cadre,
    /// Local application of a cadre: it binds roles to parties.
    Application,
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

/// Fields of the annex (CC24 article 2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Field {
    /// Statistics.
    Statistiques,
    /// Schooling.
    Scolarite,
    /// Digital equipment and services.
    Numerique,
    /// School buildings.
    BatiScolaire,
}

/// How much a dataset is owed (C7).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DutyLevel {
    /// By regulation.
    Required,
    /// Expected.
    Expected,
    /// Desirable.
    Desirable,
}

/// How often a deposit is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Recurrence {
    /// Once a school year.
    Year,
    /// Several times a school year.
    Several,
    /// On request.
    Request,
}

/// When a deposit is due.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DueDate {
    /// How often.
    pub every: Recurrence,
    /// Days of the school year, as month and day, in the order of the school year; empty on request.
    pub on: Vec<(i8, i8)>,
}

/// `party`: an organisation and the role that it holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartyClause {
    /// Its name in the platform.
    pub id: PartyId,
    /// Its name on pages.
    pub name: String,
    /// Role that it holds.
    pub role: RoleId,
    /// Its territory; absent in a cadre.
    pub territory: Option<Territory>,
    /// SIREN, where given.
    pub siren: Option<String>,
    /// Data protection officer's mailbox, where given.
    pub dpo: Option<String>,
}

/// A file with faulty rows is accepted without them, within a bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartialAcceptance {
    /// Largest share of the rows that may be set aside, in hundredths of a percent: 100 is 1 %.
    pub set_aside_max_hundredths: u16,
}

impl PartialAcceptance {
    /// Whether so many rows of a file may be set aside; never all of them.
    pub fn allows(self, rows_set_aside: u64, rows: u64) -> bool {
        let most = u128::from(rows) * u128::from(self.set_aside_max_hundredths);
        rows_set_aside < rows && u128::from(rows_set_aside) * 10_000 <= most
    }
}

/// `dataset`: a line of the annex.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DatasetClause {
    /// The dataset.
    pub id: DatasetId,
    /// Its folder, `datasets/<id>` by default.
    pub schema: String,
    /// Field of the annex.
    pub field: Field,
    /// How much it is owed.
    pub duty: DutyLevel,
    /// Role of its producer.
    pub producer: RoleId,
    /// When it is due.
    pub due: Option<DueDate>,
    /// Whether a file with faulty rows may be accepted without them, and how many; absent where it may not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub partial: Option<PartialAcceptance>,
}

/// Which rows a recipient may receive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Scope {
    /// Establishments of its own territory.
    Territory,
    /// All rows.
    All,
}

/// Channels of delivery.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Channel {
    /// A file handed over.
    File,
    /// The API.
    Api,
    /// SFTP.
    Sftp,
}

/// `grant`: who may receive a dataset, what for, on which legal basis, how protected.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GrantClause {
    /// The dataset.
    pub dataset: DatasetId,
    /// Role (or id) of the recipient.
    pub to: RoleId,
    /// Rows.
    pub scope: Scope,
    /// Purposes, all of the list `finalites`.
    pub purposes: Vec<PurposeId>,
    /// Legal basis.
    pub basis: String,
    /// Variables that it covers; empty for all.
    pub variables: Vec<VariableName>,
    /// Protections.
    pub protect: Vec<VariableProtection>,
    /// Channels.
    pub channels: Vec<Channel>,
}

/// What a `rule` forbids.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "forbid", rename_all = "kebab-case")]
pub enum Forbid {
    /// Variables of a kind, unless protected into another kind, or in one of the excepted datasets.
    Variable {
        /// The kind.
        kind: VariableKind,
        /// Datasets for which the annex says otherwise.
        except: Vec<DatasetId>,
    },
    /// A purpose.
    Purpose {
        /// The purpose.
        purpose: PurposeId,
    },
    /// Handing on to a third party.
    Transfer {
        /// Whether a contractor may receive it for a study, and must then destroy it.
        except_contractor: bool,
    },
}

/// What a `rule` asks of each delivery.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "require", rename_all = "kebab-case")]
pub enum Require {
    /// The mention on each table and figure; `{producer}` and `{system}` are filled in.
    SourceMention {
        /// The form of the mention.
        text: String,
    },
    /// Reserved to cleared agents.
    Clearance,
    /// No survey of schools on what is already exchanged.
    NoDuplicateSurvey,
}

/// `rule`: what holds for every access under the convention.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum RuleClause {
    /// Forbids.
    Forbid(Forbid),
    /// Requires.
    Require(Require),
}

/// The executable content of a clause.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ClauseKind {
    /// A party.
    Party(PartyClause),
    /// A line of the annex.
    Dataset(DatasetClause),
    /// A right to receive.
    Grant(GrantClause),
    /// A rule of use.
    Rule(RuleClause),
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

impl Agreement {
    /// Its parties' clauses.
    pub fn party_clauses(&self) -> impl Iterator<Item = (&ArticleRef, &PartyClause)> {
        self.clauses.iter().filter_map(|clause| match &clause.kind {
            ClauseKind::Party(party) => Some((&clause.place, party)),
            _ => None,
        })
    }
    /// Its annex lines.
    pub fn dataset_clauses(&self) -> impl Iterator<Item = (&ArticleRef, &DatasetClause)> {
        self.clauses.iter().filter_map(|clause| match &clause.kind {
            ClauseKind::Dataset(dataset) => Some((&clause.place, dataset)),
            _ => None,
        })
    }
    /// Its grants.
    pub fn grant_clauses(&self) -> impl Iterator<Item = (&ArticleRef, &GrantClause)> {
        self.clauses.iter().filter_map(|clause| match &clause.kind {
            ClauseKind::Grant(grant) => Some((&clause.place, grant)),
            _ => None,
        })
    }
    /// Its rules.
    pub fn rule_clauses(&self) -> impl Iterator<Item = (&ArticleRef, &RuleClause)> {
        self.clauses.iter().filter_map(|clause| match &clause.kind {
            ClauseKind::Rule(rule) => Some((&clause.place, rule)),
            _ => None,
        })
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_of_the_rows_may_be_set_aside() {
        let one_percent = PartialAcceptance { set_aside_max_hundredths: 100 };
        for (set_aside, rows, allowed) in [
            (0, 10, true),
            (1, 100, true),
            (1, 99, false),
            (2, 199, false),
            (0, 0, false),
            (u64::MAX, u64::MAX, false),
        ] {
            assert_eq!(one_percent.allows(set_aside, rows), allowed, "{set_aside} of {rows}");
        }
        let all = PartialAcceptance { set_aside_max_hundredths: 10_000 };
        assert!(all.allows(9, 10) && !all.allows(10, 10), "a file without a sound row is not accepted");
    }
}
