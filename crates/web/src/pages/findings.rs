//! Every finding of a deposit as CSV, and its faulty rows as a workbook to correct: for its depositor alone.

use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use entente_exchange::FindingsForm;

use crate::App;
use crate::file_body::open_file_body;
use crate::pages::deposit::attachment;
use crate::problem::Problem;
use crate::visitor::Signed;

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

pub(crate) async fn csv(
    State(app): State<App>,
    signed: Signed,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    answer(&app, &signed, &id, FindingsForm::Csv).await
}

pub(crate) async fn workbook(
    State(app): State<App>,
    signed: Signed,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    answer(&app, &signed, &id, FindingsForm::Workbook).await
}

async fn answer(app: &App, signed: &Signed, id: &str, form: FindingsForm) -> Result<Response, Problem> {
    let written = app.node.write_findings(&signed.session, id, form, signed.visitor.lang).await?;
    let content_type = match form {
        FindingsForm::Csv => "text/csv; charset=utf-8",
        FindingsForm::Workbook => XLSX,
    };
    let file = tokio::fs::File::from_std(written.file);
    let (body, length) = open_file_body(file)
        .await
        .map_err(|error| Problem::Internal(format!("`{}`: {error}", written.name)))?;
    let headers = [
        (header::CONTENT_TYPE, content_type.to_owned()),
        (header::CONTENT_LENGTH, length.to_string()),
        (header::CONTENT_DISPOSITION, attachment(&written.name)),
    ];
    Ok((headers, body).into_response())
}
