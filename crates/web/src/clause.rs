//! A clause of a convention as a table of words: what the platform does with the article, readable by its signatories.
//!
//! Nothing is left out: each field of the clause is a row.

use entente_model::{
    Channel, ClauseKind, DatasetClause, DatasetId, Delay, DutyLevel, Field, Forbid, GrantClause, PartyClause,
    Protection, PseudonymStability, PurposeId, Require, RoleId, RuleClause, Scope, VariableKind,
    VariableProtection,
};

use crate::page::Page;

/// One clause, ready for its table.
pub(crate) struct ClauseTable {
    pub(crate) caption: String,
    pub(crate) rows: Vec<Row>,
}

/// One line of the table: several values make a list.
pub(crate) struct Row {
    pub(crate) label: String,
    pub(crate) values: Vec<Value>,
}

/// A text, where it leads and the name that the convention's file gives it.
#[derive(Default)]
pub(crate) struct Value {
    pub(crate) text: String,
    pub(crate) href: Option<String>,
    pub(crate) code: Option<String>,
    /// French whatever the language of the page: it is the convention's own text.
    pub(crate) quoted: bool,
}

/// Titles that clauses need, by code.
pub(crate) struct Titles<'a> {
    pub(crate) datasets: &'a [(DatasetId, String)],
    pub(crate) purposes: &'a [(String, String)],
}

impl Titles<'_> {
    fn dataset(&self, id: &DatasetId) -> Value {
        let title = self.datasets.iter().find(|(dataset, _)| dataset == id).map(|(_, title)| title.clone());
        Value {
            text: title.unwrap_or_else(|| id.to_string()),
            href: Some(format!("/datasets/{id}")),
            code: Some(id.to_string()),
            quoted: true,
        }
    }

    fn purpose(&self, id: &PurposeId) -> Value {
        let label =
            self.purposes.iter().find(|(code, _)| code == id.as_str()).map(|(_, label)| label.clone());
        let text = label.unwrap_or_else(|| id.to_string());
        Value { text, code: Some(id.to_string()), quoted: true, ..Value::default() }
    }
}

fn plain(text: impl Into<String>) -> Value {
    Value { text: text.into(), ..Value::default() }
}

fn quoted(text: impl Into<String>) -> Value {
    Value { text: text.into(), quoted: true, ..Value::default() }
}

fn coded(text: impl Into<String>, code: &impl ToString) -> Value {
    Value { text: text.into(), code: Some(code.to_string()), ..Value::default() }
}

impl Page {
    fn row(&self, label: &str, value: Value) -> Row {
        self.rows(label, vec![value])
    }

    fn rows(&self, label: &str, values: Vec<Value>) -> Row {
        Row { label: self.t(label), values }
    }

    pub(crate) fn role(&self, role: &RoleId) -> String {
        self.named("role", role.as_str())
    }

    fn role_value(&self, role: &RoleId) -> Value {
        coded(self.role(role), role)
    }
}

/// The clause in words.
pub(crate) fn table(p: &Page, kind: &ClauseKind, titles: &Titles<'_>) -> ClauseTable {
    let (caption, rows) = match kind {
        // What platform and readers share: the other kinds are shown as the language says them.
        ClauseKind::Duty(_)
        | ClauseKind::Body(_)
        | ClauseKind::Right(_)
        | ClauseKind::Processing(_)
        | ClauseKind::SecureSpace(_)
        | ClauseKind::Ent(_)
        | ClauseKind::Competence(_)
        | ClauseKind::Action(_)
        | ClauseKind::Indicator(_) => return written_table(p, kind),
        ClauseKind::Party(party) => {
            let mut rows = party_rows(p, party);
            rows.extend(written_rows(p, kind, &["id", "name", "role", "territory", "siren", "dpo"]));
            ("clause-party", rows)
        }
        ClauseKind::Dataset(dataset) => {
            let mut rows = dataset_rows(p, dataset, titles);
            let shown = ["id", "schema", "field", "duty", "producer", "due", "accept"];
            rows.extend(written_rows(p, kind, &shown));
            ("clause-dataset", rows)
        }
        ClauseKind::Grant(grant) => {
            let mut rows = grant_rows(p, grant, titles);
            let shown = ["dataset", "to", "purposes", "basis", "variables", "protect", "channels"];
            rows.extend(written_rows(p, kind, &shown));
            ("clause-grant", rows)
        }
        ClauseKind::Rule(RuleClause::Forbid(forbid)) => ("clause-forbid", forbid_rows(p, forbid, titles)),
        ClauseKind::Rule(RuleClause::Require(require)) => ("clause-require", require_rows(p, require)),
    };
    ClauseTable { caption: p.t(caption), rows }
}

/// The clause row by row, in the words of the language.
fn written_table(p: &Page, kind: &ClauseKind) -> ClauseTable {
    ClauseTable { caption: entente_agreement::clause_caption(kind, p.lang), rows: written_rows(p, kind, &[]) }
}

/// Rows of the clause, less those of some keys.
fn written_rows(p: &Page, kind: &ClauseKind, but: &[&str]) -> Vec<Row> {
    let rows = entente_agreement::clause_rows(kind, p.lang).into_iter();
    rows.filter(|row| !but.contains(&row.key.as_str()))
        .map(|row| Row {
            label: row.label,
            values: row
                .values
                .into_iter()
                .map(|value| Value {
                    code: value.code.filter(|code| *code != value.text),
                    text: value.text,
                    quoted: value.quoted,
                    href: None,
                })
                .collect(),
        })
        .collect()
}

fn party_rows(p: &Page, party: &PartyClause) -> Vec<Row> {
    let mut rows = vec![
        p.row("clause-name", Value { code: Some(party.id.to_string()), ..quoted(&party.name) }),
        p.row("clause-role", p.role_value(&party.role)),
    ];
    if let Some(territory) = &party.territory {
        rows.push(p.row("clause-territory", plain(p.territory(territory))));
    }
    if let Some(siren) = &party.siren {
        rows.push(p.row("clause-siren", plain(siren)));
    }
    if let Some(dpo) = &party.dpo {
        rows.push(p.row("clause-dpo", plain(dpo)));
    }
    rows
}

fn dataset_rows(p: &Page, dataset: &DatasetClause, titles: &Titles<'_>) -> Vec<Row> {
    let mut rows = vec![
        p.row("clause-dataset-title", titles.dataset(&dataset.id)),
        p.row("clause-field", plain(p.t(field(dataset.field)))),
        p.row("clause-producer", p.role_value(&dataset.producer)),
        p.row("clause-duty", plain(p.t(duty(dataset.duty)))),
    ];
    if let Some(due) = &dataset.due {
        rows.push(p.row("clause-due", plain(p.due(due))));
    }
    if let Some(partial) = dataset.partial {
        let most = p.share(u64::from(partial.set_aside_max_hundredths), 10_000_u64);
        rows.push(p.row("clause-accept", plain(p.with("clause-accept-partial", "share", most))));
    }
    rows
}

fn grant_rows(p: &Page, grant: &GrantClause, titles: &Titles<'_>) -> Vec<Row> {
    let variables = if grant.variables.is_empty() {
        vec![plain(p.t("clause-all-variables"))]
    } else {
        grant
            .variables
            .iter()
            .map(|name| Value { code: Some(name.to_string()), ..Value::default() })
            .collect()
    };
    let mut rows = vec![
        p.row("clause-dataset-title", titles.dataset(&grant.dataset)),
        p.row("clause-recipient", p.role_value(&grant.to)),
        p.row("clause-scope", plain(p.t(scope(grant.scope)))),
        p.rows("clause-purposes", grant.purposes.iter().map(|id| titles.purpose(id)).collect()),
        p.row("clause-basis", quoted(&grant.basis)),
        p.rows("clause-variables", variables),
    ];
    if !grant.protect.is_empty() {
        let protections = grant.protect.iter().map(|protection| plain(p.protection(protection))).collect();
        rows.push(p.rows("clause-protections", protections));
    }
    if !grant.channels.is_empty() {
        let channels = grant.channels.iter().map(|&by| plain(p.t(channel(by)))).collect();
        rows.push(p.rows("clause-channels", channels));
    }
    rows
}

fn forbid_rows(p: &Page, forbid: &Forbid, titles: &Titles<'_>) -> Vec<Row> {
    match forbid {
        Forbid::Variable { kind: forbidden, except } => {
            let mut rows = vec![p.row("clause-forbidden-variables", plain(p.t(kind(*forbidden))))];
            if !except.is_empty() {
                rows.push(p.rows("clause-except", except.iter().map(|id| titles.dataset(id)).collect()));
            }
            rows
        }
        Forbid::Purpose { purpose } => vec![p.row("clause-forbidden-purpose", titles.purpose(purpose))],
        Forbid::Transfer { except_contractor } => {
            let mut rows = vec![p.row("clause-forbidden-transfer", plain(p.t("clause-transfer")))];
            if *except_contractor {
                rows.push(p.row("clause-except", plain(p.t("clause-contractor"))));
            }
            rows
        }
    }
}

fn require_rows(p: &Page, require: &Require) -> Vec<Row> {
    match require {
        Require::SourceMention { text } => vec![
            p.row("clause-required", plain(p.t("require-source-mention"))),
            p.row("clause-mention", quoted(p.mention(text))),
        ],
        Require::Clearance { lasts } => {
            vec![p.row("clause-required", plain(p.require_clearance(*lasts)))]
        }
        Require::NoDuplicateSurvey => {
            vec![p.row("clause-required", plain(p.t("require-no-duplicate-survey")))]
        }
        Require::StatisticalConfidentiality => {
            vec![p.row("clause-required", plain(p.t("require-statistical-confidentiality")))]
        }
        Require::SourceProcessing => {
            vec![p.row("clause-required", plain(p.t("require-source-processing")))]
        }
        Require::Cosignature { within } => {
            let within = entente_agreement::delay_text(*within, p.lang);
            vec![p.row("clause-required", plain(p.with("require-cosignature", "within", within)))]
        }
    }
}

impl Page {
    /// That agents must be cleared, and for how long at most.
    pub(crate) fn require_clearance(&self, lasts: Option<Delay>) -> String {
        match lasts {
            None => self.t("require-clearance"),
            Some(lasts) => {
                self.with("require-clearance-lasts", "lasts", entente_agreement::delay_text(lasts, self.lang))
            }
        }
    }

    /// The form of the mention of sources, its two blanks named.
    pub(crate) fn mention(&self, form: &str) -> String {
        form.replace("{producer}", &self.t("mention-producer")).replace("{system}", &self.t("mention-system"))
    }

    /// « id_eleve : remplacé par un pseudonyme, le même d'année en année ».
    pub(crate) fn protection(&self, protected: &VariableProtection) -> String {
        let (id, list) = match &protected.protection {
            Protection::Pseudonym(PseudonymStability::Stable) => ("protect-pseudonym-stable", ""),
            Protection::Pseudonym(PseudonymStability::Yearly) => ("protect-pseudonym-yearly", ""),
            Protection::Generalise(list) => ("protect-generalise", list.as_str()),
            Protection::Drop => ("protect-drop", ""),
        };
        self.say(&entente_model::Message::new(id).with("variable", &protected.variable).with("list", list))
    }
}

pub(crate) fn field(field: Field) -> &'static str {
    match field {
        Field::Statistiques => "field-statistiques",
        Field::Scolarite => "field-scolarite",
        Field::Numerique => "field-numerique",
        Field::BatiScolaire => "field-bati-scolaire",
    }
}

pub(crate) fn duty(duty: DutyLevel) -> &'static str {
    match duty {
        DutyLevel::Required => "duty-required",
        DutyLevel::Expected => "duty-expected",
        DutyLevel::Desirable => "duty-desirable",
    }
}

pub(crate) fn scope(scope: Scope) -> &'static str {
    match scope {
        Scope::Territory => "scope-territory",
        Scope::All => "scope-all",
    }
}

fn channel(channel: Channel) -> &'static str {
    match channel {
        Channel::File => "channel-file",
        Channel::Api => "channel-api",
        Channel::Sftp => "channel-sftp",
        Channel::Open => "channel-open",
        Channel::SecureSpace => "channel-secure-space",
    }
}

pub(crate) fn kind(kind: VariableKind) -> &'static str {
    match kind {
        VariableKind::Ine => "kind-ine",
        VariableKind::Nominative => "kind-nominative",
        VariableKind::Address => "kind-address",
        VariableKind::Sensitive => "kind-sensitive",
        VariableKind::Quasi => "kind-quasi",
        VariableKind::Pseudonym => "kind-pseudonym",
        VariableKind::Plain => "kind-plain",
    }
}
