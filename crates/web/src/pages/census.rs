//! The census of conventions: coverage of the territory as tables and as a map, answers to the questionnaire.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use entente_agreement::compare::{
    AcademyCoverage, CensusAnswers, CoverageCell, CoverageMatrix, FactAnswer, FlowDirection, Named,
};
use entente_exchange::views::{self, CensusView};
use serde::Deserialize;

use crate::App;
use crate::coverage_map::{CoverageMap, coverage_map};
use crate::page::{Page, html};
use crate::pages::agreements::{Choices, Wanted, academies, authorities, datasets};
use crate::problem::Problem;
use crate::visitor::Signed;

#[derive(Template)]
#[template(path = "census.html")]
struct MatrixPage {
    p: Page,
    wanted: Wanted,
    academies: Choices,
    authorities: Choices,
    datasets: Choices,
    tables: Vec<AcademyTable>,
    matrix: CoverageMatrix,
    titles: BTreeMap<String, String>,
}

/// The coverage of one académie: datasets down, collectivités across.
struct AcademyTable {
    academy: Named,
    agreements: Vec<String>,
    authorities: Vec<Named>,
    rows: Vec<DatasetRow>,
}

/// A dataset with each collectivité.
struct DatasetRow {
    dataset: Named,
    /// What goes where, for each collectivité of the table.
    cells: Vec<Vec<CoverageCell>>,
}

pub(crate) async fn matrix(
    State(app): State<App>,
    signed: Signed,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Problem> {
    let census = views::census(&app.node.agreement_folder());
    let whole = census.matrix();
    let of = |academy: &&AcademyCoverage| wanted.academie.is_empty() || academy.academy.id == wanted.academie;
    let tables = whole.academies.iter().filter(of).map(|academy| table(academy, &wanted)).collect();
    let page = MatrixPage {
        p: Page::new(&app, &signed.visitor, "agreements"),
        academies: academies(&census),
        authorities: authorities(&census),
        datasets: datasets(&census),
        titles: titles(&census),
        wanted,
        tables,
        matrix: whole,
    };
    Ok(html(StatusCode::OK, &page))
}

fn titles(census: &CensusView) -> BTreeMap<String, String> {
    census.register.iter().map(|one| (one.id.to_string(), one.title.clone())).collect()
}

fn table(academy: &AcademyCoverage, wanted: &Wanted) -> AcademyTable {
    let is = |wanted: &str, found: &str| wanted.is_empty() || wanted == found;
    let cells: Vec<&CoverageCell> = academy
        .cells
        .iter()
        .filter(|cell| is(&wanted.authority, &cell.authority.id) && is(&wanted.dataset, &cell.dataset.id))
        .collect();
    let mut authorities: Vec<Named> = cells.iter().map(|cell| cell.authority.clone()).collect();
    authorities.sort_by(|one, other| one.label.cmp(&other.label));
    authorities.dedup();
    let mut known: Vec<&Named> = cells.iter().map(|cell| &cell.dataset).collect();
    known.sort_by(|one, other| one.label.cmp(&other.label));
    known.dedup();
    let row = |dataset: &Named| {
        let with = |authority: &Named| {
            let found = cells.iter().filter(|cell| cell.authority == *authority && cell.dataset == *dataset);
            found.map(|cell| (*cell).clone()).collect()
        };
        DatasetRow { dataset: dataset.clone(), cells: authorities.iter().map(with).collect() }
    };
    AcademyTable {
        academy: academy.academy.clone(),
        agreements: academy.agreements.iter().map(ToString::to_string).collect(),
        rows: known.into_iter().map(row).collect(),
        authorities,
    }
}

impl MatrixPage {
    fn direction(&self, cell: &CoverageCell) -> String {
        self.p.t(match cell.direction {
            FlowDirection::ToAuthority => "census-to",
            FlowDirection::FromAuthority => "census-from",
            FlowDirection::BetweenAuthorities => "census-between",
        })
    }
    fn title(&self, id: &str) -> String {
        self.titles.get(id).cloned().unwrap_or_else(|| id.to_owned())
    }
}

#[derive(Template)]
#[template(path = "census_map.html")]
struct MapPage {
    p: Page,
    map: CoverageMap,
    /// Every académie: address of its conventions, name, their number.
    academies: Vec<(String, Named, usize)>,
    covered: usize,
}

pub(crate) async fn map(State(app): State<App>, signed: Signed) -> Result<Response, Problem> {
    let census = views::census(&app.node.agreement_folder());
    let matrix = census.matrix();
    let count = |academy: &Named| {
        let found = matrix.academies.iter().find(|one| one.academy.id == academy.id);
        found.map_or(0, |found| found.agreements.len())
    };
    let counts: Vec<(Named, usize)> =
        census.academies.iter().map(|academy| (academy.clone(), count(academy))).collect();
    let outlines = views::academy_outlines(&app.node).await?;
    let line = |(academy, count): &(Named, usize)| {
        let wanted = Wanted::of_academie(&academy.id);
        (wanted.address("/agreements"), academy.clone(), *count)
    };
    let page = MapPage {
        p: Page::new(&app, &signed.visitor, "agreements"),
        map: coverage_map(&counts, &outlines),
        covered: counts.iter().filter(|(_, count)| *count > 0).count(),
        academies: counts.iter().map(line).collect(),
    };
    Ok(html(StatusCode::OK, &page))
}

/// Which cadre the questions are about.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    cadre: String,
}

#[derive(Template)]
#[template(path = "census_questions.html")]
struct QuestionsPage {
    p: Page,
    cadres: Vec<Named>,
    cadre: String,
    answers: CensusAnswers,
}

pub(crate) async fn questions(
    State(app): State<App>,
    signed: Signed,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    let folder = app.node.agreement_folder();
    let census = views::census(&folder);
    let cadre = Some(asked.cadre.as_str()).filter(|cadre| !cadre.is_empty());
    let found = folder.census_answers(&census.register, cadre)?;
    let (cadre, answers) = match found {
        Some((cadre, answers)) => (cadre.to_string(), answers),
        None => (String::new(), CensusAnswers { academies: Vec::new(), yes: [0; 3] }),
    };
    let p = Page::new(&app, &signed.visitor, "agreements");
    Ok(html(StatusCode::OK, &QuestionsPage { p, cadres: census.cadres, cadre, answers }))
}

impl QuestionsPage {
    /// The three questions, and how many académies answer yes.
    fn questions(&self) -> [(&'static str, usize); 3] {
        let [q5, q6, q7] = self.answers.yes;
        [("q5", q5), ("q6", q6), ("q7", q7)]
    }
    /// Colour and word of an answer.
    fn said(&self, answer: &FactAnswer) -> (&'static str, String) {
        let (tone, id) = match answer.answer {
            Some(true) => ("good", "census-yes"),
            Some(false) => ("calm", "census-no"),
            None => ("warn", "census-unknown"),
        };
        (tone, self.p.t(id))
    }
    fn answers<'a>(
        &self,
        one: &'a entente_agreement::compare::AcademyAnswers,
    ) -> [(&'static str, &'a FactAnswer); 3] {
        [("q5", &one.q5), ("q6", &one.q6), ("q7", &one.q7)]
    }
}
