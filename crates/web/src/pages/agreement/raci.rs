//! Who does what under a convention: the matrix of its competences, as a table and as a file for a spreadsheet (V4).

use askama::Template;
use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use entente_agreement::{RaciMatrix, raci_csv, raci_matrix};

use super::head::Head;
use crate::App;
use crate::page::{Page, html};
use crate::pages::deposit::attachment;
use crate::problem::Problem;
use crate::visitor::Signed;

#[derive(Template)]
#[template(path = "agreement_matrix.html")]
struct RaciPage {
    p: Page,
    head: Head,
    matrix: RaciMatrix,
}

pub(crate) async fn show(
    State(app): State<App>,
    signed: Signed,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let p = Page::new(&app, &signed.visitor, "agreements");
    let folder = app.node.agreement_folder();
    let head = Head::new(&p, &folder, &id, "matrix")?;
    let matrix = raci_matrix(folder.agreement(&id)?);
    Ok(html(StatusCode::OK, &RaciPage { p, head, matrix }))
}

impl RaciPage {
    /// Domains in the order of the text, with their rows.
    fn domains(&self) -> Vec<(&str, Vec<&entente_agreement::RaciRow>)> {
        let mut domains: Vec<(&str, Vec<&entente_agreement::RaciRow>)> = Vec::new();
        for row in &self.matrix.rows {
            match domains.last_mut() {
                Some((domain, rows)) if *domain == row.domain => rows.push(row),
                _ => domains.push((&row.domain, vec![row])),
            }
        }
        domains
    }
    /// The letters of a cell, each with the word that it stands for.
    fn letters(&self, cell: &str) -> Vec<(char, String)> {
        cell.chars().map(|letter| (letter, self.p.t(format!("raci-{}", letter.to_lowercase())))).collect()
    }
}

pub(crate) async fn csv(
    State(app): State<App>,
    signed: Signed,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let folder = app.node.agreement_folder();
    let matrix = raci_matrix(folder.agreement(&id)?);
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, attachment(&format!("{id}-raci.csv"))),
    ];
    Ok((headers, format!("\u{feff}{}", raci_csv(&matrix, signed.visitor.lang))).into_response())
}
