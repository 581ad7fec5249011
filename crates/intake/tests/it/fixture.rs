//! Datasets and references made for a test, and a report as text.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use entente_intake::{CheckContext, check};
use entente_model::{
    AgreementId, ArticleRef, CheckReport, Code, CodeList, Constraints, Dataset, ExcludedVariable,
    FindingCode, FindingGroup, Institution, Institutions, References, Sector, ValueCheck, ValueType,
    Variable, VariableKind, Verdict,
};
use entente_text::Lang;
use jiff::civil::{Date, date};

/// Root of the project.
pub fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// A variable of text; the other functions change it.
pub struct Described(Variable);

pub fn text(name: &str) -> Described {
    of_type(name, ValueType::String)
}

pub fn of_type(name: &str, value_type: ValueType) -> Described {
    Described(Variable {
        name: name.into(),
        title: format!("Titre de {name}"),
        value_type,
        ..Variable::default()
    })
}

impl Described {
    pub fn required(mut self) -> Self {
        self.0.constraints.required = true;
        self
    }
    pub fn unique(mut self) -> Self {
        self.0.constraints.unique = true;
        self
    }
    pub fn kind(mut self, kind: VariableKind) -> Self {
        self.0.kind = kind;
        self
    }
    pub fn check(mut self, check: ValueCheck) -> Self {
        self.0.checks.push(check);
        self
    }
    pub fn constrained(mut self, change: impl FnOnce(&mut Constraints)) -> Self {
        change(&mut self.0.constraints);
        self
    }
}

/// The variable itself.
pub fn described(described: Described) -> Variable {
    described.0
}

pub fn dataset<const N: usize>(variables: [Described; N]) -> Dataset {
    let variables = variables.into_iter().zip(10..).map(|(described, line)| Variable { line, ..described.0 });
    Dataset {
        id: "essai".into(),
        title: "Essai".into(),
        variables: variables.collect(),
        missing_values: vec!["ND".into()],
        excluded: vec![ExcludedVariable {
            name: "nom".into(),
            title: "Nom de famille".into(),
            kind: VariableKind::Nominative,
        }],
        individual: true,
        source_system: "ESSAI".into(),
        ..Dataset::default()
    }
}

pub fn references() -> References {
    let code = |code: &str, opens_on, closes_on| Code {
        code: code.into(),
        label: format!("Libellé {code}"),
        opens_on,
        closes_on,
        group: None,
    };
    let codes = vec![
        code("00310002220", None, None),
        code("10010012110", None, None),
        code("20010018110", None, Some(date(2025, 9, 1))),
        code("20010019110", Some(date(2027, 9, 1)), None),
    ];
    let list = CodeList::new("mef".into(), codes);
    let institution = |number, opened_on: Option<Date>, closed_on: Option<Date>| Institution {
        uai: entente_model::Uai::from_number(number).unwrap(),
        name: "Établissement inventé".into(),
        nature: "Collège".into(),
        sector: Sector::Public,
        commune: "99001".into(),
        departement: "099".into(),
        academie: "99".into(),
        region: "99".into(),
        opened_on,
        closed_on,
    };
    References {
        code_lists: Arc::new(BTreeMap::from([("mef".into(), list)])),
        institutions: Arc::new(Institutions::new([
            institution(990_001, None, None),
            institution(990_002, None, Some(date(2024, 9, 1))),
            institution(990_003, Some(date(2030, 9, 1)), None),
        ])),
    }
}

pub fn context<'a>(dataset: &'a Dataset, references: &'a References) -> CheckContext<'a> {
    CheckContext {
        sha256: "00".repeat(32),
        excluded_article: Some(ArticleRef {
            convention: AgreementId::new("essai-2026"),
            article: "4".into(),
            line: 40,
        }),
        ..CheckContext::new(dataset, references, "2026".parse().unwrap())
    }
}

/// Checks these bytes; the typed copy, when there is one, is at `copy`.
pub fn check_bytes(bytes: &[u8], context: &CheckContext<'_>, copy: &Path) -> CheckReport {
    let folder = tempfile::tempdir().unwrap();
    let input = folder.path().join("depot.csv");
    std::fs::write(&input, bytes).unwrap();
    let report = check(&input, Some(copy), context, None).unwrap();
    assert_consistent(&report, copy);
    report
}

/// The report on these bytes.
pub fn report(dataset: &Dataset, bytes: &[u8]) -> CheckReport {
    let references = references();
    let folder = tempfile::tempdir().unwrap();
    check_bytes(bytes, &context(dataset, &references), &folder.path().join("copie.parquet"))
}

/// The report on these bytes, as a depositor reads it.
pub fn check_text(dataset: &Dataset, bytes: impl AsRef<[u8]>) -> String {
    render(&report(dataset, bytes.as_ref()))
}

/// What holds for any report.
pub fn assert_consistent(report: &CheckReport, copy: &Path) {
    let accepted = report.verdict == Verdict::Accepted;
    assert_eq!(copy.exists(), accepted, "a typed copy exists exactly for an accepted file");
    let left = std::fs::read_dir(copy.parent().unwrap()).unwrap().count();
    assert_eq!(left, usize::from(accepted), "no temporary file is left");
    assert!(report.rows_blocked <= report.rows);
    let mut severity = entente_model::Severity::Blocking;
    for group in &report.findings {
        assert!(severity <= group.severity, "what blocks comes first");
        severity = group.severity;
        assert!(
            group.places.len() as u64 <= group.count.max(1) && group.places.len() <= FindingGroup::PLACES_MAX
        );
        assert!(group.places.iter().all(|place| place.line > 0));
        assert!(group.examples.len() <= FindingGroup::EXAMPLES_MAX);
        for message in [&group.message, &group.remedy] {
            for lang in [Lang::Fr, Lang::En] {
                let sentence = entente_intake::words().say(lang, message);
                assert!(!sentence.contains("{$") && !sentence.contains("{ $"), "{sentence}");
                assert_ne!(sentence, message.id, "a sentence is missing");
            }
        }
        if group.code != FindingCode::HeaderMissing && group.severity == entente_model::Severity::Blocking {
            assert!(group.count <= report.rows.max(group.count));
        }
    }
}

pub fn render(report: &CheckReport) -> String {
    let verdict = if report.verdict == Verdict::Accepted { "accepté" } else { "rejeté" };
    let mut text = format!(
        "{verdict} : {} «{}», lignes {}, bloquées {}",
        report.encoding, report.delimiter, report.rows, report.rows_blocked
    );
    for group in &report.findings {
        text.push('\n');
        text.push_str(&render_group(group));
    }
    text
}

fn render_group(group: &FindingGroup) -> String {
    let say = |message| entente_intake::words().say(Lang::Fr, message).replace(['\u{a0}', '\u{202f}'], " ");
    let code = serde_json::to_value(group.code).unwrap().as_str().unwrap().to_owned();
    let severity = serde_json::to_value(group.severity).unwrap().as_str().unwrap().to_owned();
    let variable = group.variable.as_ref().map_or("-", |variable| variable.as_str());
    let places: Vec<String> = group
        .places
        .iter()
        .map(|place| match place.column {
            Some(column) => format!("{}:{column}", place.line),
            None => place.line.to_string(),
        })
        .collect();
    let examples: Vec<String> =
        group.examples.iter().map(|example| format!("[{}]×{}", example.value, example.count)).collect();
    let mut source = String::new();
    if let Some(line) = group.source.schema_line {
        source.push_str(&format!(" schéma:{line}"));
    }
    if let Some(article) = &group.source.article {
        source.push_str(&format!(" {} article {}", article.convention, article.article));
    }
    format!(
        "{severity} {code} {variable} ×{} @{} {}{source}\n  {}\n  → {}",
        group.count,
        places.join(" "),
        examples.join(" "),
        say(&group.message),
        say(&group.remedy)
    )
}
