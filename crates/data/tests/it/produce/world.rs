//! A small world for deliveries: one dataset, one convention, invented pupils of territories 98 and 99.

use std::collections::BTreeMap;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use arrow::array::{ArrayRef, Date32Array, Float64Array, Int32Array, RecordBatch, StringArray};
use arrow::compute::cast;
use arrow::datatypes::DataType;
use entente_audit::hash_file;
use entente_data::{
    DeliveryFormat, ProduceError, Produced, ProducedTable, Source, TableRegister, produce, produce_table,
};
use entente_disclosure::MasterKey;
use entente_model::References;
use entente_model::{
    AccessRequest, Agreement, AgreementKind, Amending, AnonymityRule, ArticleRef, Clause, ClauseKind, Code,
    CodeList, Constraints, Dataset, DatasetClause, DisclosureRule, DutyLevel, Ending, Field, GrantClause,
    Institution, Institutions, PartyClause, Protection, PseudonymStability, Require, RuleClause, Scope,
    Sector, TableClause, Term, Uai, ValueType, Variable, VariableKind, VariableName, VariableProtection,
};
use entente_policy::{Decider, Permit};
use jiff::ToSpan;
use jiff::civil::date;
use parquet::arrow::ArrowWriter;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use tempfile::TempDir;

pub(crate) const HERE: u32 = 990_001;
pub(crate) const ELSEWHERE: u32 = 980_001;

/// A pupil of the fictitious academy.
#[derive(Clone, Debug)]
pub(crate) struct Pupil {
    pub ine: Option<String>,
    pub birth_year: i32,
    pub nationality: Option<String>,
    pub uai: Option<String>,
    pub division: Option<String>,
    pub mark: Option<f64>,
    pub entered_on: Option<i32>,
}

pub(crate) fn pupil(number: u32, school: u32) -> Pupil {
    Pupil {
        ine: Some(format!("9999{number:05}AB")),
        birth_year: 2010 + (number % 5) as i32,
        nationality: Some(["100", "132", "777"][number as usize % 3].to_owned()),
        uai: Some(uai(school)),
        division: Some(format!("2DE{}", number % 7)),
        mark: Some(f64::from(number) / 4.0 - 2.0),
        entered_on: Some(20_697),
    }
}

pub(crate) fn uai(number: u32) -> String {
    Uai::from_number(number).unwrap().to_string()
}

/// What a test may change before it asks for a delivery.
#[derive(Clone)]
pub(crate) struct World {
    pub dataset: Dataset,
    /// What the decision was taken on, where it is not the dataset itself: policy refuses by itself most of what
    /// `produce` refuses again.
    pub decided_on: Option<Dataset>,
    pub scope: Scope,
    pub protections: Vec<(&'static str, Protection)>,
    pub variables: Vec<VariableName>,
    pub recipient: &'static str,
    pub purpose: &'static str,
    pub key: u8,
    pub references: References,
    /// The table that the grant hands over instead of rows.
    pub table: Option<TableClause>,
    /// What protects the cells of that table.
    pub disclosure: DisclosureRule,
    /// How far each row is hidden among others.
    pub anonymity: Option<AnonymityRule>,
}

impl Default for World {
    fn default() -> Self {
        Self {
            dataset: dataset(),
            decided_on: None,
            scope: Scope::Territory,
            protections: vec![
                ("id_eleve", Protection::Pseudonym(PseudonymStability::Stable)),
                ("nationalite", Protection::Generalise("nationalites".into())),
            ],
            variables: Vec::new(),
            recipient: "region-exemple",
            purpose: "etudes",
            key: 7,
            references: references(),
            table: None,
            disclosure: DisclosureRule { preset: Some("pupils".to_owned()), ..DisclosureRule::default() },
            anonymity: None,
        }
    }
}

impl World {
    pub(crate) fn permit(&self) -> Permit {
        let datasets = BTreeMap::from([(
            self.dataset.id.clone(),
            self.decided_on.as_ref().unwrap_or(&self.dataset).clone(),
        )]);
        let request = AccessRequest {
            recipient: self.recipient.into(),
            purpose: self.purpose.into(),
            dataset: self.dataset.id.clone(),
            variables: self.variables.clone(),
            on: date(2026, 10, 1),
        };
        let decision = Decider::new(&[self.agreement()], &datasets).unwrap().decide(&request);
        decision.permit().unwrap_or_else(|| panic!("not permitted: {:?}", decision.outcome())).clone()
    }

    pub(crate) async fn deliver(
        &self,
        sources: &[Source],
        output: &Path,
        format: DeliveryFormat,
    ) -> Result<Produced, ProduceError> {
        let key = MasterKey::generate([self.key; 32]);
        produce(&self.permit(), sources, &self.dataset, &self.references, &key, output, format).await
    }

    pub(crate) async fn deliver_table(
        &self,
        sources: &[Source],
        output: &Path,
    ) -> Result<ProducedTable, ProduceError> {
        let key = MasterKey::generate([self.key; 32]);
        let register = TableRegister { population: "essai".to_owned(), ..TableRegister::default() };
        let permit = self.permit();
        let format = DeliveryFormat::Parquet;
        produce_table(&permit, sources, &self.dataset, &self.references, &key, &register, output, format)
            .await
    }

    fn agreement(&self) -> Agreement {
        let party = |id: &str, role: &str| {
            ClauseKind::Party(PartyClause {
                territory: Some("region:99".parse().unwrap()),
                ..PartyClause::new(id, format!("Organisme {id}"), role)
            })
        };
        let grant = |to: &str| {
            ClauseKind::Grant(GrantClause {
                purposes: vec!["etudes".into(), "planification-formations".into()],
                basis: "essai".into(),
                protect: if self.table.is_some() { Vec::new() } else { self.protect() },
                variables: self.table.as_ref().map(TableClause::variables).unwrap_or_default(),
                anonymity: self.anonymity.clone(),
                table: self.table.clone(),
                disclosure: self.table.as_ref().map(|_| self.disclosure.clone()),
                ..GrantClause::new(self.dataset.id.clone(), to, self.scope)
            })
        };
        let clauses = vec![
            party("rectorat-exemple", "rectorat"),
            party("region-exemple", "region"),
            party("region-autre", "region"),
            ClauseKind::Dataset(DatasetClause {
                schema: "datasets/essai".to_owned(),
                ..DatasetClause::new(
                    self.dataset.id.clone(),
                    Field::Statistiques,
                    DutyLevel::Expected,
                    "rectorat",
                )
            }),
            grant("region"),
            ClauseKind::Rule(RuleClause::Require(Require::SourceMention {
                text: "Sources : {producer}, {system}".to_owned(),
            })),
        ];
        agreement(clauses)
    }

    fn protect(&self) -> Vec<VariableProtection> {
        let protect = |(variable, protection): &(&str, Protection)| VariableProtection {
            variable: (*variable).into(),
            protection: protection.clone(),
        };
        self.protections.iter().map(protect).collect()
    }
}

fn agreement(clauses: Vec<ClauseKind>) -> Agreement {
    let place = |line: usize| ArticleRef {
        convention: "cadre-essai".into(),
        article: "2.2".to_owned(),
        line: line as u32 + 1,
    };
    Agreement {
        id: "cadre-essai".into(),
        title: "Convention d'essai".to_owned(),
        kind: AgreementKind::Cadre,
        applies: None,
        attached_to: None,
        parties: ["rectorat-exemple", "region-exemple", "region-autre"].map(Into::into).to_vec(),
        signed_on: Some(date(2026, 1, 1)),
        notified_on: Some(date(2026, 1, 2)),
        ends_on: None,
        term: Term::lasting(5.years()),
        ending: Ending::default(),
        amending: Amending::default(),
        amends: None,
        articles: Vec::new(),
        clauses: clauses
            .into_iter()
            .enumerate()
            .map(|(line, kind)| Clause { place: place(line), kind })
            .collect(),
        path: "conventions/cadre-essai.convention.md".to_owned(),
        sha256: "0".repeat(64),
    }
}

fn dataset() -> Dataset {
    let variable = |(name, value_type, kind): (&str, ValueType, VariableKind)| Variable {
        name: name.into(),
        title: name.to_owned(),
        description: String::new(),
        value_type,
        kind,
        constraints: Constraints::default(),
        checks: Vec::new(),
        line: 1,
        ..Variable::default()
    };
    Dataset {
        id: "eleves-essai".into(),
        title: "Élèves d'essai".to_owned(),
        description: String::new(),
        variables: [
            ("id_eleve", ValueType::String, VariableKind::Ine),
            ("annee_naissance", ValueType::Year, VariableKind::Quasi),
            ("nationalite", ValueType::String, VariableKind::Quasi),
            ("uai", ValueType::String, VariableKind::Plain),
            ("division", ValueType::String, VariableKind::Plain),
            ("moyenne", ValueType::Number, VariableKind::Plain),
            ("entree", ValueType::Date, VariableKind::Plain),
        ]
        .map(variable)
        .to_vec(),
        primary_key: vec!["id_eleve".into()],
        missing_values: vec![String::new()],
        excluded: Vec::new(),
        institution_variable: Some("uai".into()),
        individual: true,
        source_system: "SCOLARITÉ".to_owned(),
        dictionary: String::new(),
        sample: String::new(),
        ..Dataset::default()
    }
}

fn references() -> References {
    let code = |(code, group): (&str, Option<&str>)| Code {
        code: code.to_owned(),
        label: String::new(),
        opens_on: None,
        closes_on: None,
        group: group.map(str::to_owned),
    };
    let list =
        CodeList::new("nationalites".into(), [("100", Some("FR")), ("132", Some("UE"))].map(code).to_vec());
    let school = |number: u32, region: &str| Institution {
        uai: Uai::from_number(number).unwrap(),
        name: "Lycée d'essai".to_owned(),
        nature: "Lycée".to_owned(),
        sector: Sector::Public,
        commune: format!("{region}001"),
        departement: format!("0{region}"),
        academie: region.to_owned(),
        region: region.to_owned(),
        opened_on: None,
        closed_on: None,
    };
    let schools = [school(HERE, "99"), school(HERE + 1, "99"), school(ELSEWHERE, "98")];
    References {
        code_lists: Arc::new(BTreeMap::from([(list.id.clone(), list)])),
        institutions: Arc::new(Institutions::new(schools)),
    }
}

/// Writes a checked file as the check does, text columns as dictionaries, and names it with what URLs escape.
pub(crate) fn source(folder: &TempDir, period: &str, pupils: &[Pupil]) -> Source {
    let number = std::fs::read_dir(folder.path()).unwrap().count();
    let path = folder.path().join(format!("dépôt [{number}] *?%20.parquet"));
    write_source(&path, pupils);
    Source { sha256: hash_file(&path).unwrap().sha256, path, period: period.parse().unwrap() }
}

fn write_source(path: &Path, pupils: &[Pupil]) {
    let text = |value: fn(&Pupil) -> &Option<String>| -> ArrayRef {
        let plain: StringArray = pupils.iter().map(|pupil| value(pupil).as_deref()).collect();
        let dictionary = DataType::Dictionary(Box::new(DataType::Int32), Box::new(DataType::Utf8));
        cast(&plain, &dictionary).unwrap()
    };
    let columns: Vec<(&str, ArrayRef)> = vec![
        ("id_eleve", text(|pupil| &pupil.ine)),
        (
            "annee_naissance",
            Arc::new(pupils.iter().map(|pupil| Some(pupil.birth_year)).collect::<Int32Array>()),
        ),
        ("nationalite", text(|pupil| &pupil.nationality)),
        ("uai", text(|pupil| &pupil.uai)),
        ("division", text(|pupil| &pupil.division)),
        ("moyenne", Arc::new(pupils.iter().map(|pupil| pupil.mark).collect::<Float64Array>())),
        ("entree", Arc::new(pupils.iter().map(|pupil| pupil.entered_on).collect::<Date32Array>())),
    ];
    let columns = columns.into_iter().map(|(name, array)| (name, array, true));
    let batch = RecordBatch::try_from_iter_with_nullable(columns).unwrap();
    let mut writer = ArrowWriter::try_new(File::create(path).unwrap(), batch.schema(), None).unwrap();
    writer.write(&batch).unwrap();
    writer.close().unwrap();
}

/// The file as rows of text, header first, whatever its types.
pub(crate) fn read_parquet(path: &Path) -> Vec<Vec<String>> {
    let builder = ParquetRecordBatchReaderBuilder::try_new(File::open(path).unwrap()).unwrap();
    let schema = Arc::clone(builder.schema());
    let mut rows = vec![schema.fields().iter().map(|field| field.name().clone()).collect::<Vec<_>>()];
    for batch in builder.build().unwrap() {
        let batch = batch.unwrap();
        let columns: Vec<ArrayRef> =
            batch.columns().iter().map(|column| cast(column, &DataType::Utf8).unwrap()).collect();
        for row in 0..batch.num_rows() {
            let cell = |column: &ArrayRef| {
                let texts = column.as_any().downcast_ref::<StringArray>().unwrap();
                texts.iter().nth(row).unwrap().unwrap_or("∅").to_owned()
            };
            rows.push(columns.iter().map(cell).collect());
        }
    }
    rows
}

/// The values of one column.
pub(crate) fn column(rows: &[Vec<String>], name: &str) -> Vec<String> {
    let position = rows[0].iter().position(|header| header == name).unwrap();
    rows[1..].iter().map(|row| row[position].clone()).collect()
}

/// Names of what stands in the folder.
pub(crate) fn left_in(folder: &TempDir) -> Vec<PathBuf> {
    std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name().into()).collect()
}
