//! A request posted from the page of a dataset: to know what the conventions say, or to receive the file.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use entente_exchange::{DeliveryFormat, DeliveryRequested};

use crate::App;
use crate::form::{Fields, check_csrf, value, values};
use crate::page::Page;
use crate::pages::dataset::{self, Fault};
use crate::problem::Problem;
use crate::visitor::Signed;

pub(crate) async fn ask(
    State(app): State<App>,
    signed: Signed,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, Problem> {
    check_csrf(&signed.session, value(&fields, "csrf"))?;
    let purpose = value(&fields, "purpose");
    if !app.node.purposes().iter().any(|(code, _)| code == purpose) {
        let text = Page::new(&app, &signed.visitor, "datasets").t("request-purpose-missing");
        let fault = Fault { field: "purpose", text };
        return dataset::page(&app, &signed.visitor, &signed.session, &id, Some(fault)).await;
    }
    let address = if value(&fields, "action") == "deliver" {
        let format = match value(&fields, "format") {
            "parquet" => DeliveryFormat::Parquet,
            _ => DeliveryFormat::Csv,
        };
        match app.node.request_delivery(&signed.session, purpose, &id, format).await? {
            DeliveryRequested::Delivered(delivery) => format!("/deliveries/{delivery}"),
            DeliveryRequested::Decided(decision) => format!("/decisions/{decision}"),
        }
    } else {
        let variables = values(&fields, "variables");
        format!("/decisions/{}", app.node.ask_access(&signed.session, purpose, &id, variables).await?)
    };
    Ok(Redirect::to(&address).into_response())
}
