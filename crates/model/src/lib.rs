//! The nouns of Entente: what a convention, a dataset, a deposit, a finding or a decision *is*.
//!
//! No input or output, no clock, no SQL, no Arrow: every other crate shares these types.
//! Reading a convention is `entente-agreement`, deciding is `entente-policy`, doing is `entente-exchange`.
#![cfg_attr(test, allow(clippy::unwrap_used))]

mod agreement;
mod code_list;
mod dataset;
mod delay;
mod directory;
mod due;
mod exchange;
mod finding;
mod geography;
mod id;
mod institution;
mod legal_basis;
mod life;
mod life_fact;
mod message;
mod period;
mod protection;
mod references;
mod register;
mod risk;
mod territory;

pub use agreement::{
    Act, ActionClause, Agreement, AgreementKind, Amends, AnonymityRule, Article, ArticlePart, ArticleRef,
    BodyClause, Channel, Clause, ClauseKind, CompetenceCell, CompetenceClause, ConsentRule, Contact,
    ContactFunction, Convocation, DatasetClause, Delay, DelayError, Deliberation, DirectoryCategory,
    DirectoryForm, DisclosureRule, DueDate, DutyClause, DutyLevel, EntClause, Fact, Field, Forbid,
    Forwarding, GrantClause, IndicatorClause, Initialisation, Lawfulness, LevelOf, Matter, Openness,
    OutputCheck, PartialAcceptance, PartyClause, PartyKind, PersonRight, ProcessingClause, Proof, Recurrence,
    Require, Retention, RightClause, RuleClause, Scope, Seats, SecureSpaceClause, Signatory, TableClause,
    TableLevel, TableLevelError, TableMethod, TableRequirement, TeachingLevel, Timing, Trigger, WeekDay,
    YearDay, YearDayError, ZeroCells, share_of,
};
pub use code_list::{Code, CodeList, Membership};
pub use dataset::{
    Change, Comparison, Constraints, Dataset, ExcludedVariable, Expression, FieldsMatch, FixedPosition,
    ForeignKey, FormatOptions, Function, Measure, Notation, ReferredTo, RowCheck, RowRule, Storage,
    ValueCheck, ValueFormat, ValueType, Variable, VariableKind, Wording,
};
pub use delay::{Count, add, delay_last_day, last_start, period_last_day, renewed_last_day};
pub use directory::{InstitutionLink, InstitutionRecord, LinkKind, Position};
pub use due::Due;
pub use exchange::{AccessRequest, Obligation, VersionState};
pub use finding::{CheckReport, Example, FindingCode, FindingGroup, Place, RuleSource, Severity, Verdict};
pub use geography::{TerritoryKey, TerritoryKind, TerritoryKindError, TerritoryOutline, TerritoryUnit};
pub use id::{AgreementId, ClauseId, CodeListId, DatasetId, PartyId, PurposeId, RoleId, VariableName};
pub use institution::{Institution, Institutions, Sector, Uai, UaiError};
pub use legal_basis::{AUTHORISED_RECIPIENTS, BasisFault, LEGAL_BASES, LegalBases, cited_texts};
pub use life::{
    Amending, AnnexUpdate, Approval, Conciliation, CountedFrom, Ending, EndsFor, FaultEnding, ForceMajeure,
    GoesOn, GoesOnUntil, Notice, NoticeForm, Proposal, Renewal, RenewalMode, Term, TermLength, TermStart,
};
pub use life_fact::{EndingGround, LifeEvent, LifeFact};
pub use message::{Arg, Message};
pub use period::{Period, PeriodError, SchoolYear, SchoolYearEnd, SchoolYearError};
pub use protection::{Protection, PseudonymStability, VariableProtection};
pub use references::References;
pub use register::{Adhesion, PaperAgreement, PaperExchange, PaperScan};
pub use risk::{FileRisk, RowsUnder, SensitiveRisk};
pub use territory::{Commune, Territories, Territory, TerritoryError, TerritoryLevel};
