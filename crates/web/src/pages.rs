//! The pages: one file each, and one line of the router.

mod accesses;
mod agreement;
mod agreements;
mod api;
mod audience;
mod census;
mod clearances;
mod contractors;
mod dataset;
mod datasets;
mod decision;
mod decisions;
mod delivery;
mod delivery_protection;
mod deposit;
mod deposit_life;
mod deposit_risk;
mod expected;
mod figures;
mod findings;
mod help;
mod home;
mod institutions;
mod log;
mod references;
mod request;
mod sign_in;
mod studies;
mod upload;

use std::collections::HashMap;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};
use entente_exchange::{ExchangeError, Session, views};
use entente_model::DatasetId;

use crate::App;

/// Largest body of an ordinary form; a deposit has its own limit.
const FORM_BYTES_MAX: usize = 256 * 1024;

pub(crate) fn routes() -> Router<App> {
    Router::new()
        .route("/", get(home::show))
        .route("/sign-in", get(sign_in::show).post(sign_in::sign_in))
        .route("/sign-out", post(sign_in::sign_out))
        .route("/agreements", get(agreements::show))
        .route("/agreements/{id}", get(agreement::show))
        .route("/agreements/{id}/versions", get(agreement::versions::show))
        .route("/agreements/{id}/texts/{sha256}", get(agreement::versions::text))
        .route("/agreements/{id}/texts/{sha256}/signatures", get(agreement::versions::signatures))
        .route("/agreements/{id}/diff", get(agreement::diff::show))
        .route("/agreements/{id}/calendar", get(agreement::calendar::show))
        .route("/agreements/{id}/calendar.ics", get(agreement::calendar::file))
        .route("/agreements/{id}/parties", get(agreement::parties::show))
        .route("/agreements/{id}/produced", get(agreement::produced::show))
        .route("/agreements/{id}/conformance", get(agreement::conformance::show))
        .route("/agreements/{id}/matrix", get(agreement::raci::show))
        .route("/agreements/{id}/matrix.csv", get(agreement::raci::csv))
        .route("/agreements/{id}/files", get(agreement::files::show))
        .route("/agreements/{id}/print.pdf", get(agreement::files::pdf))
        .route("/agreements/{id}/odcs/{dataset}", get(agreement::files::odcs))
        .route("/agreements/{id}/odrl.json", get(agreement::files::odrl))
        .route("/agreements/{id}/scan", get(agreement::paper::scan))
        .route("/census", get(census::matrix))
        .route("/census/map", get(census::map))
        .route("/census/questions", get(census::questions))
        .route("/census.csv", get(agreements::csv))
        .route("/census.schema.json", get(agreements::schema))
        .route("/datasets", get(datasets::show))
        .route("/datasets/{id}", get(dataset::show))
        .route("/datasets/{id}/requests", post(request::ask))
        .route("/deposits/{id}", get(deposit::show))
        .route("/deposits/{id}/check", post(deposit_life::check))
        .route("/deposits/{id}/withdraw", post(deposit_life::withdraw))
        .route("/deposits/{id}/set-aside.csv", get(deposit_life::set_aside))
        .route("/deposits/{id}/compare/{other}", get(deposit_life::compare))
        .route("/expected", get(expected::show))
        .route("/expected.ics", get(expected::calendar))
        .route("/alerts/{id}/acknowledge", post(deposit_life::acknowledge))
        .route("/deposits/{id}/report.csv", get(deposit::report_csv))
        .route("/deposits/{id}/report.json", get(deposit::report_json))
        .route("/deposits/{id}/findings.csv", get(findings::csv))
        .route("/deposits/{id}/findings.xlsx", get(findings::workbook))
        .route("/accesses", get(accesses::show))
        .route("/accesses.csv", get(accesses::csv))
        .route("/audience", get(audience::show))
        .route("/audience.csv", get(audience::csv))
        .route("/clearances", get(clearances::show).post(clearances::ask))
        .route("/clearances/grant", post(clearances::grant))
        .route("/clearances/{id}/decline", post(clearances::decline))
        .route("/clearances/{id}/withdraw", post(clearances::withdraw))
        .route("/clearances/{id}/sign", post(clearances::sign))
        .route("/contractors", get(contractors::show).post(contractors::declare))
        .route("/contractors/{id}/extend", post(contractors::extend))
        .route("/contractors/{id}/end", post(contractors::end))
        .route("/contractors/{id}/hand-over", post(contractors::hand_over))
        .route("/decisions", get(decisions::show))
        .route("/decisions/{id}", get(decision::show))
        .route("/deliveries/{id}", get(delivery::show))
        .route("/deliveries/{id}/files/{file}", get(delivery::file))
        .route("/figures", get(figures::overview::show))
        .route("/figures/overflow", get(figures::overflow::show))
        .route("/figures/overflow.csv", get(figures::overflow::csv))
        .route("/figures/compare", get(figures::compare::show))
        .route("/figures/compare.csv", get(figures::compare::csv))
        .route("/figures/exchanges", get(figures::flows::show))
        .route("/figures/exchanges/{table}", get(figures::flows::csv))
        .route("/figures/mixity", get(figures::segregation::show))
        .route("/figures/mixity/{table}", get(figures::segregation::csv))
        .route("/figures/passages", get(figures::passages::show))
        .route("/figures/passages.csv", get(figures::passages::csv))
        .route("/figures/migrations", get(figures::migrations::show))
        .route("/figures/migrations.csv", get(figures::migrations::csv))
        .route("/figures/sectors/{file}", get(figures::sectors::file))
        .route("/figures/{level}/{code}", get(figures::place::show))
        .route("/figures/{level}/{code}/tables/{table}", get(figures::place::csv))
        .route("/figures/{level}/{code}/forecast", get(figures::forecast::show))
        .route("/figures/{level}/{code}/forecast/{table}", get(figures::forecast::csv))
        .route("/figures/{level}/{code}/forecast/acts", post(figures::said::act))
        .route("/figures/{level}/{code}/forecast/events", post(figures::said::declare))
        .route("/studies", get(studies::list::show).post(studies::draft::keep))
        .route("/studies/new", get(studies::draft::form))
        .route("/studies/{id}", get(studies::show::latest))
        .route("/studies/{id}/{number}", get(studies::show::show))
        .route("/studies/{id}/{number}/acts", post(studies::show::act))
        .route("/studies/{id}/{number}/text.md", get(studies::show::text))
        .route("/studies/{id}/{number}/figures/{file}", get(studies::show::csv))
        .route("/references", get(references::list))
        .route("/references/{name}", get(references::show))
        .route("/references/{name}/diff", get(references::diff))
        .route("/references/{name}/download", get(api::download))
        .route("/institutions", get(institutions::search))
        .route("/institutions/map", get(institutions::map))
        .route("/institutions/{uai}", get(institutions::show))
        .route("/queries", post(institutions::save))
        .route("/queries/{id}/delete", post(institutions::remove))
        .route("/log", get(log::show))
        .route("/log/verify", post(log::verify))
        .route("/help", get(help::help))
        .route("/accessibility", get(help::accessibility))
        .layer(DefaultBodyLimit::max(FORM_BYTES_MAX))
        .route(
            "/contractors/{id}/attestation",
            get(contractors::attestation)
                .post(contractors::certify)
                .layer(DefaultBodyLimit::max(contractors::ATTESTATION_FORM_BYTES_MAX)),
        )
        .route(
            "/datasets/{id}/deposits",
            post(upload::deposit).layer(DefaultBodyLimit::max(upload::FILE_BYTES_MAX)),
        )
        .route(
            "/figures/sectors",
            get(figures::sectors::show)
                .post(figures::sectors::simulate)
                .layer(DefaultBodyLimit::max(figures::sectors::FORM_BYTES_MAX)),
        )
}

/// The web service: its answers are not pages, not even when there is none.
pub(crate) fn api_routes() -> Router<App> {
    Router::new()
        .route("/api/references", get(api::list))
        .route("/api/references/{name}", get(api::reference))
        .route("/api/references/{name}/{part}", get(api::part))
}

/// Title by dataset, for lists that only hold identifiers.
async fn dataset_titles(app: &App, session: &Session) -> Result<HashMap<DatasetId, String>, ExchangeError> {
    Ok(views::datasets(&app.node, session).await?.into_iter().collect())
}
