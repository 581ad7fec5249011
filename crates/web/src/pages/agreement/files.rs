//! A convention as files: PDF, exact text, data contracts (ODCS), usage policies (ODRL), matrix, calendar.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use entente_agreement::raci_matrix;
use entente_exchange::views;

use super::head::Head;
use crate::App;
use crate::page::{Page, html};
use crate::pages::dataset_titles;
use crate::pages::deposit::attachment;
use crate::problem::Problem;
use crate::visitor::Signed;

/// How the file of a contract ends.
const CONTRACT: &str = ".odcs.yaml";

#[derive(Template)]
#[template(path = "agreement_files.html")]
struct FilesPage {
    p: Page,
    head: Head,
    sha256: String,
    /// Datasets that a folder describes, with their titles.
    datasets: Vec<(String, String)>,
    has_matrix: bool,
    has_grants: bool,
    may_print: bool,
}

pub(crate) async fn show(
    State(app): State<App>,
    signed: Signed,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let p = Page::new(&app, &signed.visitor, "agreements");
    let folder = app.node.agreement_folder();
    let head = Head::new(&p, &folder, &id, "files")?;
    let agreement = folder.agreement(&id)?;
    let titles = dataset_titles(&app, &signed.session).await?;
    let titles: BTreeMap<String, String> =
        titles.into_iter().map(|(dataset, title)| (dataset.to_string(), title)).collect();
    let datasets = folder.contracts(Some(&id))?.into_iter().filter_map(|contract| {
        let dataset = contract.path.strip_prefix(&format!("{id}/"))?.strip_suffix(CONTRACT)?.to_owned();
        let title = titles.get(&dataset).cloned().unwrap_or_else(|| dataset.clone());
        Some((dataset, title))
    });
    let page = FilesPage {
        sha256: agreement.sha256.clone(),
        has_matrix: !raci_matrix(agreement).rows.is_empty(),
        may_print: may_print(&app, &signed, &id).await?,
        has_grants: !folder.policies(Some(&id))?.is_empty(),
        datasets: datasets.collect(),
        p,
        head,
    };
    Ok(html(StatusCode::OK, &page))
}

fn file(kind: &'static str, name: &str, body: impl IntoResponse) -> Response {
    let headers = [(header::CONTENT_TYPE, kind.to_owned()), (header::CONTENT_DISPOSITION, attachment(name))];
    (headers, body).into_response()
}

/// Whoever is not concerned reads the references of signatures made elsewhere nowhere, and so not in the PDF either.
async fn may_print(app: &App, signed: &Signed, id: &str) -> Result<bool, Problem> {
    let party = &signed.session.party;
    let texts = views::agreement_versions(&app.node, id, party).await?;
    let recorded = texts.iter().any(|text| text.stands && !text.signatures.recorded.is_empty());
    Ok(!recorded || views::agreement_concerns(&app.node, id, party)?)
}

pub(crate) async fn pdf(
    State(app): State<App>,
    signed: Signed,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    if !may_print(&app, &signed, &id).await? {
        return Err(Problem::NotFound);
    }
    let bytes = app.node.agreement_pdf(&id.as_str().into(), None, None, signed.visitor.lang).await?;
    Ok(file("application/pdf", &format!("{id}.pdf"), bytes))
}

pub(crate) async fn odcs(
    State(app): State<App>,
    _signed: Signed,
    Path((id, name)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let contracts = app.node.agreement_folder().contracts(Some(&id))?;
    let path = format!("{id}/{name}");
    let contract = contracts.into_iter().find(|one| one.path == path).ok_or(Problem::NotFound)?;
    Ok(file("application/yaml; charset=utf-8", &format!("{id}-{name}"), contract.text))
}

/// All policies of a convention, as one JSON list.
pub(crate) async fn odrl(
    State(app): State<App>,
    _signed: Signed,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let policies = app.node.agreement_folder().policies(Some(&id))?;
    let texts: Vec<&str> = policies.iter().map(|policy| policy.text.trim_end()).collect();
    let list = format!("[\n{}\n]\n", texts.join(",\n"));
    Ok(file("application/ld+json", &format!("{id}-odrl.json"), list))
}
