//! Conventions and datasets written in code: a cadre, its application in a fictitious academy, and small ones for odd cases.

use std::collections::BTreeMap;

use entente_model::{
    AccessRequest, Agreement, AgreementId, AgreementKind, Amending, Article, ArticlePart, ArticleRef, Clause,
    ClauseKind, Constraints, Dataset, DatasetClause, DatasetId, DutyLevel, Ending, ExcludedVariable, Field,
    Forbid, GrantClause, PartyClause, Protection, PseudonymStability, Renewal, RenewalMode, Require,
    RuleClause, Scope, Term, ValueType, Variable, VariableKind, VariableProtection,
};
use entente_policy::{Decider, Decision};
use jiff::Span;
use jiff::civil::{Date, date};

/// A day on which the conventions of the demo are in force.
pub const TODAY: Date = date(2026, 10, 1);

/// Conventions and datasets to decide on.
#[derive(Clone, Debug, Default)]
pub struct World {
    pub agreements: Vec<Agreement>,
    pub datasets: BTreeMap<DatasetId, Dataset>,
}

impl World {
    pub fn decider(&self) -> Decider {
        Decider::new(&self.agreements, &self.datasets).unwrap()
    }
    pub fn decide(&self, request: &AccessRequest) -> Decision {
        self.decider().decide(request)
    }
    pub fn agreement(&mut self, id: &str) -> &mut Agreement {
        self.agreements.iter_mut().find(|agreement| agreement.id.as_str() == id).unwrap()
    }
    pub fn dataset(&mut self, id: &str) -> &mut Dataset {
        self.datasets.get_mut(id).unwrap()
    }
    /// Every grant of the dataset.
    pub fn grant(&mut self, dataset: &str) -> &mut GrantClause {
        let clauses = self.agreements.iter_mut().flat_map(|agreement| &mut agreement.clauses);
        let mut grants = clauses.filter_map(|clause| match &mut clause.kind {
            ClauseKind::Grant(grant) if grant.dataset.as_str() == dataset => Some(grant),
            _ => None,
        });
        grants.next().unwrap()
    }
}

/// The cadre of 2015 and its application, as the demo has them.
pub fn demo() -> World {
    let cadre = agreement(
        "men-rdf-2015",
        None,
        &["men-depp", "regions-de-france"],
        vec![
            ("", party("men-depp", "depp", None)),
            ("", party("regions-de-france", "association-regions", None)),
            ("4", forbid_kind(VariableKind::Ine, &[])),
            ("4", forbid_kind(VariableKind::Nominative, &["annuaire-personnels"])),
            ("4", forbid_kind(VariableKind::Address, &[])),
            ("4", forbid_purpose("gestion-individuelle")),
            ("4", rule(RuleClause::Forbid(Forbid::Transfer { except_contractor: true }))),
            ("4", require(Require::SourceMention { text: "Sources : {producer}, {system}".to_owned() })),
            ("4", require(Require::Clearance { lasts: None })),
            ("4", require(Require::NoDuplicateSurvey)),
            ("2.1", dataset_line("annuaire-personnels", "rectorat")),
            ("2.1", grant("annuaire-personnels", "region", &["etudes"])),
            ("2.2", dataset_line("f-carac-elev", "rectorat")),
            (
                "2.2",
                protected(
                    grant("f-carac-elev", "region", &["planification-formations", "bati-scolaire", "etudes"]),
                    vec![
                        protect("id_eleve", Protection::Pseudonym(PseudonymStability::Stable)),
                        protect("nationalite", Protection::Generalise("nationalites".into())),
                    ],
                ),
            ),
            ("2.2", dataset_line("localisation-eleves", "rectorat")),
            (
                "2.2",
                protected(
                    grant("localisation-eleves", "region", &["sectorisation"]),
                    vec![protect("id_eleve", Protection::Pseudonym(PseudonymStability::Yearly))],
                ),
            ),
        ],
    );
    let application = agreement(
        "exemple-2024",
        Some("men-rdf-2015"),
        &["rectorat-exemple", "region-exemple"],
        vec![
            ("1", party("rectorat-exemple", "rectorat", Some("academie:99"))),
            ("1", party("region-exemple", "region", Some("region:99"))),
            ("A.1", dataset_line("locaux-colleges", "departement")),
            ("A.1", grant("locaux-colleges", "region", &["bati-scolaire"])),
        ],
    );
    let datasets = [
        dataset(
            "f-carac-elev",
            &[
                ("id_eleve", VariableKind::Ine),
                ("sexe", VariableKind::Plain),
                ("nationalite", VariableKind::Quasi),
                ("boursier", VariableKind::Sensitive),
                ("uai", VariableKind::Plain),
            ],
            &[("nom", VariableKind::Nominative), ("adresse", VariableKind::Address)],
        ),
        dataset(
            "localisation-eleves",
            &[
                ("id_eleve", VariableKind::Ine),
                ("uai", VariableKind::Plain),
                ("commune", VariableKind::Quasi),
            ],
            &[],
        ),
        dataset(
            "annuaire-personnels",
            &[("nom", VariableKind::Nominative), ("uai", VariableKind::Plain)],
            &[],
        ),
        dataset("locaux-colleges", &[("uai", VariableKind::Plain), ("surface", VariableKind::Plain)], &[]),
    ];
    World {
        agreements: vec![cadre, application],
        datasets: datasets.into_iter().map(|dataset| (dataset.id.clone(), dataset)).collect(),
    }
}

pub fn request(purpose: &str, dataset: &str, variables: &[&str]) -> AccessRequest {
    AccessRequest {
        recipient: "region-exemple".into(),
        purpose: purpose.into(),
        dataset: dataset.into(),
        variables: variables.iter().map(|name| (*name).into()).collect(),
        on: TODAY,
    }
}

/// A convention whose clauses stand on lines 10, 20, 30…; articles with a dot are annex lines.
pub fn agreement(
    id: &str,
    applies: Option<&str>,
    parties: &[&str],
    clauses: Vec<(&str, ClauseKind)>,
) -> Agreement {
    let id = AgreementId::from(id);
    let mut articles: Vec<Article> = Vec::new();
    let mut placed = Vec::new();
    for (position, (number, kind)) in clauses.into_iter().enumerate() {
        let line = 10 * (u32::try_from(position).unwrap() + 1);
        if articles.last().is_none_or(|article| article.number != number) {
            articles.push(article(number, line - 1));
        }
        articles.last_mut().unwrap().parts.push(ArticlePart::Clause(position));
        let place = ArticleRef { convention: id.clone(), article: number.to_owned(), line };
        placed.push(Clause { place, kind });
    }
    let lasts = Span::new().years(1);
    Agreement {
        title: format!("Convention {id}"),
        kind: if applies.is_some() { AgreementKind::Application } else { AgreementKind::Cadre },
        applies: applies.map(AgreementId::from),
        attached_to: None,
        parties: parties.iter().map(|id| (*id).into()).collect(),
        signed_on: Some(date(2015, 8, 21)),
        notified_on: Some(date(2015, 8, 27)),
        ends_on: None,
        term: Term {
            renewal: Some(Renewal {
                mode: RenewalMode::Tacit,
                every: lasts,
                after: None,
                at_most: None,
                article: None,
            }),
            ..Term::lasting(lasts)
        },
        ending: Ending::default(),
        amending: Amending::default(),
        amends: None,
        articles,
        clauses: placed,
        path: format!("conventions/{id}.convention.md"),
        sha256: String::new(),
        id,
    }
}

fn article(number: &str, line: u32) -> Article {
    let annex = number.contains('.');
    Article { number: number.to_owned(), title: String::new(), level: 2, annex, line, parts: Vec::new() }
}

pub fn party(id: &str, role: &str, territory: Option<&str>) -> ClauseKind {
    ClauseKind::Party(PartyClause {
        territory: territory.map(|territory| territory.parse().unwrap()),
        ..PartyClause::new(id, format!("Organisation {id}"), role)
    })
}

pub fn dataset_line(id: &str, producer: &str) -> ClauseKind {
    ClauseKind::Dataset(DatasetClause::new(id, Field::Statistiques, DutyLevel::Expected, producer))
}

pub fn grant(dataset: &str, to: &str, purposes: &[&str]) -> ClauseKind {
    ClauseKind::Grant(GrantClause {
        purposes: purposes.iter().map(|purpose| (*purpose).into()).collect(),
        basis: "code de l'éducation, L214-1".to_owned(),
        ..GrantClause::new(dataset, to, Scope::Territory)
    })
}

pub fn protected(grant: ClauseKind, protect: Vec<VariableProtection>) -> ClauseKind {
    match grant {
        ClauseKind::Grant(grant) => ClauseKind::Grant(GrantClause { protect, ..grant }),
        other => other,
    }
}

pub fn protect(variable: &str, protection: Protection) -> VariableProtection {
    VariableProtection { variable: variable.into(), protection }
}

pub fn rule(rule: RuleClause) -> ClauseKind {
    ClauseKind::Rule(rule)
}

pub fn require(require: Require) -> ClauseKind {
    rule(RuleClause::Require(require))
}

pub fn forbid_kind(kind: VariableKind, except: &[&str]) -> ClauseKind {
    let except = except.iter().map(|id| (*id).into()).collect();
    rule(RuleClause::Forbid(Forbid::Variable { kind, except }))
}

pub fn forbid_purpose(purpose: &str) -> ClauseKind {
    rule(RuleClause::Forbid(Forbid::Purpose { purpose: purpose.into() }))
}

pub fn dataset(id: &str, variables: &[(&str, VariableKind)], excluded: &[(&str, VariableKind)]) -> Dataset {
    let variable = |(position, (name, kind)): (usize, &(&str, VariableKind))| Variable {
        name: (*name).into(),
        title: (*name).to_owned(),
        description: String::new(),
        value_type: ValueType::String,
        kind: *kind,
        constraints: Constraints::default(),
        checks: Vec::new(),
        line: u32::try_from(position).unwrap() + 1,
        ..Variable::default()
    };
    let excluded = excluded.iter().map(|(name, kind)| ExcludedVariable {
        name: (*name).into(),
        title: (*name).to_owned(),
        kind: *kind,
    });
    Dataset {
        id: id.into(),
        title: id.to_owned(),
        description: String::new(),
        variables: variables.iter().enumerate().map(variable).collect(),
        primary_key: Vec::new(),
        missing_values: Vec::new(),
        excluded: excluded.collect(),
        institution_variable: Some("uai".into()),
        individual: true,
        source_system: "SCOLARITÉ".to_owned(),
        dictionary: String::new(),
        sample: String::new(),
        ..Dataset::default()
    }
}
