//! What is wrong in a file, as data: the closed list of faults, and where each one was seen.
//!
//! Sentences are in the resource files (`diagnostic-<code>`, `-cause`, `-remedy`); writing them out is `render`.

use std::collections::HashMap;

use entente_model::{Arg, Message};
use serde::{Deserialize, Serialize};

use crate::source::{Source, Spot, visible};

/// Diagnostics kept for one file: a reader corrects the first ones and compiles again.
const PER_FILE_MAX: usize = 200;
/// Characters of a quoted value: a message is a sentence, not a copy of the file.
const VALUE_CHARS_MAX: usize = 80;

/// How much a diagnostic weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The folder cannot be used as it is.
    Error,
    /// It can, and this deserves a look before signing.
    Warning,
}

// One table for the name, the code and the weight, so that none of the three is forgotten.
macro_rules! codes {
    ($($name:ident $text:literal $severity:ident)+) => {
        /// Kinds of faults: closed, each with its sentence, cause and remedy in both languages.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum DiagnosticCode {
            $(#[doc = $text] $name,)+
        }

        impl DiagnosticCode {
            /// All of them, in the order of the reading: file, text, convention, annex, grants, rules, schema, lists.
            pub const ALL: &[Self] = &[$(Self::$name,)+];

            /// The code as written in reports.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => $text,)+ }
            }
            /// Its weight.
            pub fn severity(self) -> Severity {
                match self { $(Self::$name => Severity::$severity,)+ }
            }
        }
    };
}

codes! {
    NotUtf8 "not-utf8" Error
    FileTooLarge "file-too-large" Error
    FileTwice "file-twice" Error
    FileIgnored "file-ignored" Warning
    TooManyClauses "too-many-clauses" Error
    TooManyDiagnostics "too-many-diagnostics" Error
    FrontMatterMissing "front-matter-missing" Error
    FrontMatterUnclosed "front-matter-unclosed" Error
    BadToml "bad-toml" Error
    KeyTwice "key-twice" Error
    UnknownKey "unknown-key" Error
    MissingKey "missing-key" Error
    WrongType "wrong-type" Error
    EmptyValue "empty-value" Error
    BadDate "bad-date" Error
    BadDuration "bad-duration" Error
    MalformedId "malformed-id" Error
    UnknownChoice "unknown-choice" Error
    BadTerritory "bad-territory" Error
    BadSiren "bad-siren" Error
    BadMailbox "bad-mailbox" Error
    BadDay "bad-day" Error
    BadShare "bad-share" Error
    BadPath "bad-path" Error
    BadDelay "bad-delay" Error
    BadUai "bad-uai" Error
    BadFileName "bad-file-name" Error
    NumberOutOfBounds "number-out-of-bounds" Error
    TermMissing "term-missing" Error
    TermAmbiguous "term-ambiguous" Error
    BadSchoolYear "bad-school-year" Error
    GoesOnAmbiguous "goes-on-ambiguous" Error
    FenceUnclosed "fence-unclosed" Error
    FenceNearMiss "fence-near-miss" Warning
    ClauseKindMissing "clause-kind-missing" Error
    ClauseKindUnknown "clause-kind-unknown" Error
    ClauseOutsideArticle "clause-outside-article" Error
    ArticleNumberMissing "article-number-missing" Error
    ArticleNumberTwice "article-number-twice" Error
    AgreementTwice "agreement-twice" Error
    PartyTwice "party-twice" Error
    PartyWithoutBlock "party-without-block" Error
    PartyNotListed "party-not-listed" Warning
    ApplicationWithoutApplies "application-without-applies" Error
    CadreWithApplies "cadre-with-applies" Error
    AppliesUnknown "applies-unknown" Error
    AppliesNotACadre "applies-not-a-cadre" Error
    AttachedUnknown "attached-unknown" Error
    NotifiedWithoutSignature "notified-without-signature" Error
    NotifiedBeforeSigned "notified-before-signed" Error
    EndsBeforeSigned "ends-before-signed" Error
    TermFollowsUnknown "term-follows-unknown" Error
    LifeArticleUnknown "life-article-unknown" Error
    AmendingRoleUnheld "amending-role-unheld" Warning
    DatasetFolderAbsent "dataset-folder-absent" Error
    DatasetWithoutProducer "dataset-without-producer" Error
    DatasetWithoutDueDate "dataset-without-due-date" Error
    DueWithoutDay "due-without-day" Error
    AcceptWithoutMaximum "accept-without-maximum" Error
    DatasetTwice "dataset-twice" Error
    SameDataTwice "same-data-twice" Error
    ProducerRoleUnheld "producer-role-unheld" Warning
    ProducerHeldTwice "producer-held-twice" Warning
    UnknownDataset "unknown-dataset" Error
    GrantUnknownVariable "grant-unknown-variable" Error
    GrantExcludedVariable "grant-excluded-variable" Error
    ProtectUnknownVariable "protect-unknown-variable" Error
    ProtectionAmbiguous "protection-ambiguous" Error
    ProtectionTwice "protection-twice" Error
    ProtectionUnused "protection-unused" Warning
    UnknownPurpose "unknown-purpose" Error
    PurposeListAbsent "purpose-list-absent" Error
    GrantWithoutPurpose "grant-without-purpose" Error
    GrantWithoutBasis "grant-without-basis" Error
    GrantAgainstRule "grant-against-rule" Error
    PurposeForbidden "purpose-forbidden" Error
    GrantUnreachable "grant-unreachable" Error
    GrantOverlap "grant-overlap" Error
    GrantRepeatsCadre "grant-repeats-cadre" Warning
    GeneraliseUnknownList "generalise-unknown-list" Error
    GeneraliseWithoutGroup "generalise-without-group" Error
    GeneraliseIncomplete "generalise-incomplete" Warning
    RecipientRoleUnheld "recipient-role-unheld" Warning
    ScopeWithoutTerritory "scope-without-territory" Error
    ScopeWithoutInstitution "scope-without-institution" Error
    AnonymityOfTable "anonymity-of-table" Error
    AnonymityOfNobody "anonymity-of-nobody" Error
    AnonymityNothing "anonymity-nothing" Error
    AnonymityVariable "anonymity-variable" Error
    AnonymityWithoutSensitive "anonymity-without-sensitive" Error
    TableWithVariables "table-with-variables" Error
    TableWithoutRule "table-without-rule" Error
    TableAmountWithoutRule "table-amount-without-rule" Error
    TableAmountMethod "table-amount-method" Error
    TableAmountNotANumber "table-amount-not-a-number" Error
    DisclosureWithoutTable "disclosure-without-table" Warning
    TableDimensionUnknown "table-dimension-unknown" Error
    TableDimensionTwice "table-dimension-twice" Error
    TableDimensionIdentifying "table-dimension-identifying" Error
    TableLevelImpossible "table-level-impossible" Error
    TableWithoutCount "table-without-count" Error
    TableNoiseWithoutBudget "table-noise-without-budget" Error
    TableKeyUnused "table-key-unused" Warning
    TableCellMalformed "table-cell-malformed" Error
    ClauseIdTwice "clause-id-twice" Error
    ActorUnknown "actor-unknown" Error
    ActorCannotAct "actor-cannot-act" Error
    DutyWithoutOwner "duty-without-owner" Error
    DutyWithoutTime "duty-without-time" Error
    DelayWithoutEvent "delay-without-event" Error
    TimingContradictory "timing-contradictory" Error
    RhythmIrregular "rhythm-irregular" Error
    DayOutsideTerm "day-outside-term" Warning
    EventNever "event-never" Warning
    DutyTwice "duty-twice" Warning
    DutyContradictory "duty-contradictory" Error
    DutyUnheld "duty-unheld" Warning
    BodyWithoutRhythm "body-without-rhythm" Error
    BodyWithoutParity "body-without-parity" Error
    CompetenceAccountable "competence-accountable" Error
    CompetenceTwice "competence-twice" Error
    IndicatorUnknown "indicator-unknown" Error
    ProcessingUnknown "processing-unknown" Error
    RetentionUnjustified "retention-unjustified" Error
    BasisNotInForce "basis-not-in-force" Warning
    BasisSilent "basis-silent" Warning
    RightTwice "right-twice" Error
    RightTooSlow "right-too-slow" Warning
    ForwardToNobody "forward-to-nobody" Error
    ContactWithoutOfficer "contact-without-officer" Error
    JointWithoutContact "joint-without-contact" Warning
    OpenNominative "open-nominative" Error
    RecipientNotAllowed "recipient-not-allowed" Error
    EntPerimeter "ent-perimeter" Error
    GpeiCategory "gpei-category" Error
    SchoolTwice "school-twice" Error
    ChannelWithoutSpace "channel-without-space" Error
    SpaceWithoutGrant "space-without-grant" Warning
    ContractorWithoutParty "contractor-without-party" Warning
    DeliberationMissing "deliberation-missing" Warning
    AnnexUnknownVariable "annex-unknown-variable" Error
    RequiredWithoutBasis "required-without-basis" Warning
    SameVariablesTwice "same-variables-twice" Warning
    ExceptUnused "except-unused" Warning
    RuleAmbiguous "rule-ambiguous" Error
    RuleKeyUnused "rule-key-unused" Warning
    RuleTwice "rule-twice" Warning
    GrantWithoutProcessing "grant-without-processing" Error
    MentionPlaceholder "mention-placeholder" Error
    BadHash "bad-hash" Error
    AmendedTextAbsent "amended-text-absent" Error
    AmendedTextChanged "amended-text-changed" Error
    AmendmentProposer "amendment-proposer" Warning
    WeakerThanCadre "weaker-than-cadre" Error
    OtherThanCadre "other-than-cadre" Warning
    ClauseWeakerThanCadre "clause-weaker-than-cadre" Error
    RuleLooserThanCadre "rule-looser-than-cadre" Warning
    AdhesionUnknownAgreement "adhesion-unknown-agreement" Error
    AdhesionTwice "adhesion-twice" Error
    AdhesionSchoolTwice "adhesion-school-twice" Error
    AdhesionRoleUnknown "adhesion-role-unknown" Error
    AdhesionWithoutTerritory "adhesion-without-territory" Error
    AdhesionWithoutDeliberation "adhesion-without-deliberation" Error
    AdhesionBeforeAgreement "adhesion-before-agreement" Error
    PaperPartyUnknown "paper-party-unknown" Error
    PaperDatasetUnknown "paper-dataset-unknown" Warning
    SchemaMissing "schema-missing" Error
    SchemaJson "schema-json" Error
    SchemaType "schema-type" Error
    SchemaWithoutFields "schema-without-fields" Error
    SchemaName "schema-name" Warning
    FieldWithoutName "field-without-name" Error
    FieldTwice "field-twice" Error
    FieldTypeUnknown "field-type-unknown" Error
    FieldKindUnknown "field-kind-unknown" Error
    FieldCheckUnknown "field-check-unknown" Error
    FieldCodeListUnknown "field-code-list-unknown" Error
    FieldExcluded "field-excluded" Error
    PrimaryKeyUnknown "primary-key-unknown" Error
    InstitutionVariableUnknown "institution-variable-unknown" Error
    FieldFormatUnusable "field-format-unusable" Error
    JsonSchemaUnchecked "json-schema-unchecked" Warning
    UniqueKeyUnknown "unique-key-unknown" Error
    ForeignKeyMalformed "foreign-key-malformed" Error
    ForeignKeyUnknown "foreign-key-unknown" Error
    FieldsMatchUnknown "fields-match-unknown" Error
    CustomCheckUnknown "custom-check-unknown" Warning
    CustomCheckVariable "custom-check-variable" Warning
    RowRuleMissing "row-rule-missing" Error
    RowRuleSyntax "row-rule-syntax" Error
    RowRuleVariable "row-rule-variable" Error
    RowRuleFunction "row-rule-function" Error
    RowRuleType "row-rule-type" Error
    RowRuleUnsupported "row-rule-unsupported" Error
    SeverityUnknown "severity-unknown" Error
    ChangeMalformed "change-malformed" Error
    ChangeVariableUnknown "change-variable-unknown" Error
    SampleHeader "sample-header" Error
    CodeListHeader "code-list-header" Error
    CodeListCells "code-list-cells" Error
    CodeListCodeEmpty "code-list-code-empty" Error
    CodeListDate "code-list-date" Error
    CodeListDatesReversed "code-list-dates-reversed" Error
    CodeListOverlap "code-list-overlap" Error
    CodeListEmpty "code-list-empty" Warning
    OdcsYaml "odcs-yaml" Error
    OdcsNotAContract "odcs-not-a-contract" Error
    OdcsWithoutSchema "odcs-without-schema" Error
    OdcsName "odcs-name" Error
    OdcsClassification "odcs-classification" Warning
    OdcsSensitivityAbsent "odcs-sensitivity-absent" Warning
    OdcsLeftOut "odcs-left-out" Warning
}

/// A fault and the place where it was seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Kind.
    pub code: DiagnosticCode,
    /// Weight.
    pub severity: Severity,
    /// File, relative to the folder that was compiled.
    pub file: String,
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
    /// Characters that are at fault on that line.
    pub length: u32,
    /// The line, control characters replaced.
    pub excerpt: String,
    /// What is wrong.
    pub message: Message,
    /// Why it matters, or where it comes from.
    pub cause: Message,
    /// What to do.
    pub remedy: Message,
    /// Another place that has to do with it: the rule that forbids, where it was said first.
    pub related: Option<Related>,
}

/// Another place that a diagnostic is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Related {
    /// File, relative to the folder that was compiled.
    pub file: String,
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
    /// Characters concerned on that line.
    pub length: u32,
    /// The line, control characters replaced.
    pub excerpt: String,
    /// What it has to do with the fault.
    pub message: Message,
}

/// Another place, before it is looked up: that is only worth it for a fault that is shown.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Elsewhere {
    /// Where the same thing was said first, in the same file.
    First(Spot),
    /// A clause, of the same convention or of the one above it.
    Clause { above: bool, clause: usize },
}

/// A fault before its place is known: the code and the arguments of its sentences.
#[derive(Debug)]
pub(crate) struct Fault {
    code: DiagnosticCode,
    cause: Option<&'static str>,
    remedy: Option<&'static str>,
    args: Vec<(&'static str, Arg)>,
    elsewhere: Option<Elsewhere>,
}

impl Fault {
    pub(crate) fn new(code: DiagnosticCode) -> Self {
        Self { code, cause: None, remedy: None, args: Vec::new(), elsewhere: None }
    }
    pub(crate) fn with(mut self, name: &'static str, value: impl AsRef<str>) -> Self {
        self.args.push((name, Arg::Text(quotable(value.as_ref()))));
        self
    }
    /// Names of ours, all of them.
    pub(crate) fn listed<'n>(mut self, name: &'static str, names: impl IntoIterator<Item = &'n str>) -> Self {
        let names: Vec<&str> = names.into_iter().collect();
        self.args.push((name, Arg::Text(names.join(", "))));
        self
    }
    pub(crate) fn count(mut self, name: &'static str, value: usize) -> Self {
        self.args.push((name, Arg::Count(value as u64)));
        self
    }
    /// Another sentence than `diagnostic-<code>-cause`.
    pub(crate) fn cause(mut self, id: &'static str) -> Self {
        self.cause = Some(id);
        self
    }
    /// Another sentence than `diagnostic-<code>-remedy`.
    pub(crate) fn remedy(mut self, id: &'static str) -> Self {
        self.remedy = Some(id);
        self
    }
    /// Where a known name is near, the remedy proposes it.
    pub(crate) fn nearest(self, name: Option<&str>) -> Self {
        match name {
            Some(name) => self.with("nearest", name).remedy("remedy-nearest"),
            None => self,
        }
    }

    /// Shows that other place too.
    pub(crate) fn elsewhere(mut self, elsewhere: Elsewhere) -> Self {
        self.elsewhere = Some(elsewhere);
        self
    }
    /// The other place to be shown.
    pub(crate) fn place_elsewhere(&self) -> Option<Elsewhere> {
        self.elsewhere
    }

    fn message(&self, id: String) -> Message {
        Message {
            id,
            args: self.args.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect(),
        }
    }

    fn at(self, source: &Source<'_>, spot: Spot, also: Option<(&Source<'_>, Spot)>) -> Diagnostic {
        let (label, also) = match self.elsewhere {
            Some(Elsewhere::First(first)) => ("related-first", Some((source, first))),
            _ => ("related-clause", also),
        };
        let related = also.map(|(source, spot)| {
            let position = source.position(spot);
            Related {
                file: source.path.to_owned(),
                line: position.line,
                column: position.column,
                length: position.length,
                excerpt: position.excerpt,
                message: Message::new(label),
            }
        });
        let id = format!("diagnostic-{}", self.code.as_str());
        let position = source.position(spot);
        Diagnostic {
            code: self.code,
            severity: self.code.severity(),
            file: source.path.to_owned(),
            line: position.line,
            column: position.column,
            length: position.length,
            excerpt: position.excerpt,
            cause: self.message(self.cause.map_or_else(|| format!("{id}-cause"), str::to_owned)),
            remedy: self.message(self.remedy.map_or_else(|| format!("{id}-remedy"), str::to_owned)),
            message: self.message(id),
            related,
        }
    }
}

fn quotable(value: &str) -> String {
    let mut text: String = value.chars().take(VALUE_CHARS_MAX).map(visible).collect();
    if value.chars().nth(VALUE_CHARS_MAX).is_some() {
        text.push('…');
    }
    text
}

/// Diagnostics as they are found, bounded for each file.
#[derive(Debug, Default)]
pub(crate) struct Reports {
    list: Vec<Diagnostic>,
    per_file: HashMap<String, usize>,
}

impl Reports {
    pub(crate) fn report(&mut self, source: &Source<'_>, spot: Spot, fault: Fault) {
        self.report_also(source, spot, fault, None);
    }

    /// Whether nothing more will be said of the file: looking for the nearest name is then a waste, and on a hostile file a
    /// long one.
    pub(crate) fn is_full(&self, source: &Source<'_>) -> bool {
        self.per_file.get(source.path).is_some_and(|seen| *seen >= PER_FILE_MAX)
    }

    /// Reports a fault that has to do with a place of another clause.
    pub(crate) fn report_also(
        &mut self,
        source: &Source<'_>,
        spot: Spot,
        fault: Fault,
        also: Option<(&Source<'_>, Spot)>,
    ) {
        let seen = self.per_file.entry(source.path.to_owned()).or_default();
        *seen += 1;
        if *seen < PER_FILE_MAX {
            self.list.push(fault.at(source, spot, also));
        } else if *seen == PER_FILE_MAX {
            let fault = Fault::new(DiagnosticCode::TooManyDiagnostics).count("count", PER_FILE_MAX);
            self.list.push(fault.at(source, spot, None));
        }
    }

    /// All of them, by file and place.
    pub(crate) fn into_sorted(mut self) -> Vec<Diagnostic> {
        self.list
            .sort_by(|a, b| (&a.file, a.line, a.column, a.code).cmp(&(&b.file, b.line, b.column, b.code)));
        self.list
    }
}
