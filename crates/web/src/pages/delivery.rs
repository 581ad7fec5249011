//! A delivery: its files, its mention of sources, what was applied, and the receipt that proves it.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use entente_exchange::views::{self, DeliveryView, DestroyedView};
use entente_model::{Message, VariableProtection};
use serde_json::Value;

use crate::App;
use crate::decided::{ObligationLine, articles, obligations};
use crate::file_body::{body_under, file_body};
use crate::page::{ArticleLink, Page, html};
use crate::pages::delivery_protection::{ProtectionPart, protection_part};
use crate::pages::deposit::attachment;
use crate::problem::Problem;
use crate::visitor::Signed;

#[derive(Template)]
#[template(path = "delivery.html")]
struct DeliveryPage {
    p: Page,
    mention: String,
    rows_read: Option<u64>,
    applied: Vec<String>,
    articles: Vec<ArticleLink>,
    obligations: Vec<ObligationLine>,
    sources: Vec<SourceLine>,
    protection: ProtectionPart,
    receipt: String,
    view: DeliveryView,
}

/// A deposit that the delivery was made from.
struct SourceLine {
    version: u64,
    period: String,
    sha256: String,
}

pub(crate) async fn show(
    State(app): State<App>,
    signed: Signed,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let view = views::delivery(&app.node, &signed.session, &id).await?.ok_or(Problem::NotFound)?;
    let p = Page::new(&app, &signed.visitor, "home");
    let receipt = &view.receipt;
    let mut obligations = obligations(&p, receipt);
    // What was applied has its own list, with what was really done.
    obligations.retain(|line| !line.applied);
    let page = DeliveryPage {
        mention: receipt.get("source_mention").and_then(Value::as_str).unwrap_or_default().to_owned(),
        rows_read: receipt.get("rows_read").and_then(Value::as_u64),
        applied: applied(&p, receipt),
        articles: articles(&p, receipt, "articles"),
        obligations,
        sources: sources(receipt),
        protection: protection_part(&p, receipt),
        receipt: serde_json::to_string_pretty(receipt).unwrap_or_default(),
        p,
        view,
    };
    Ok(html(StatusCode::OK, &page))
}

fn applied(p: &Page, receipt: &Value) -> Vec<String> {
    let list = receipt.get("applied").and_then(Value::as_array);
    let mut lines = Vec::new();
    for stored in list.into_iter().flatten() {
        if let Ok(protected) = serde_json::from_value::<VariableProtection>(stored.clone()) {
            lines.push(p.protection(&protected));
        }
        if stored["recoded"] == true {
            let variable = stored["variable"].as_str().unwrap_or_default();
            lines.push(p.with("applied-recoded", "variable", variable));
        }
    }
    lines
}

fn sources(receipt: &Value) -> Vec<SourceLine> {
    let text =
        |source: &Value, name: &str| source.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    let list = receipt.get("sources").and_then(Value::as_array);
    list.into_iter()
        .flatten()
        .map(|source| SourceLine {
            version: source.get("version").and_then(Value::as_u64).unwrap_or_default(),
            period: text(source, "period"),
            sha256: text(source, "sha256"),
        })
        .collect()
}

impl DeliveryPage {
    /// « Fichiers détruits le 7 décembre 2026 à 4 h 00, gardés 3 mois. »
    fn destroyed(&self, destroyed: &DestroyedView) -> String {
        let message = Message::new("delivery-destroyed")
            .with("at", self.p.instant(&destroyed.at))
            .with("lasts", self.p.duration(&destroyed.lasts));
        self.p.say(&message)
    }
    /// What a file of the delivery is, by the ending of its name.
    fn what(&self, file: &str) -> String {
        if file == "protection.json" {
            return self.p.t("file-protection");
        }
        let id = match file.rsplit_once('.').map_or("", |(_, extension)| extension) {
            "md" => "file-dictionary",
            "json" => "file-receipt",
            "txt" => "file-mention",
            _ => "file-data",
        };
        self.p.t(id)
    }
}

/// A file of the delivery, streamed while its access holds. Rights and the trace of the download are `entente-exchange`'s.
pub(crate) async fn file(
    State(app): State<App>,
    signed: Signed,
    Path((id, name)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let handed = app.node.delivery_file(&signed.session, &id, &name).await?.ok_or(Problem::NotFound)?;
    let body = match handed.access {
        Some(access) => body_under(&handed.path, access).await,
        None => file_body(&handed.path).await,
    };
    let (body, length) = body.map_err(|error| Problem::Internal(format!("`{name}`: {error}")))?;
    let headers = [
        (header::CONTENT_TYPE, content_type(&name).to_owned()),
        (header::CONTENT_LENGTH, length.to_string()),
        (header::CONTENT_DISPOSITION, attachment(&name)),
    ];
    Ok((headers, body).into_response())
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit_once('.').map_or("", |(_, extension)| extension) {
        "csv" => "text/csv; charset=utf-8",
        "json" => "application/json",
        "md" => "text/markdown; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        "parquet" => "application/vnd.apache.parquet",
        _ => "application/octet-stream",
    }
}
