//! A witness that answers by HTTP (C2SP tlog-witness): one address, one method, nothing about persons.

use std::future::Future;

use axum::Router;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use entente_audit::WitnessRefusal;
use entente_exchange::{Clock, WITNESS_REQUEST_BYTES_MAX, WitnessAnswer, WitnessFolder};
use tokio::net::TcpListener;

use crate::{WebError, security};

/// The routes of a witness.
pub fn witness_router(witness: WitnessFolder) -> Router {
    Router::new()
        .route("/add-checkpoint", post(add_checkpoint))
        .layer(DefaultBodyLimit::max(WITNESS_REQUEST_BYTES_MAX as usize))
        .layer(axum::middleware::from_fn(security::add_headers))
        .with_state(witness)
}

/// Answers until `shutdown` ends.
///
/// # Errors
/// Where the listener breaks.
pub async fn serve_witness(
    witness: WitnessFolder,
    listener: TcpListener,
    shutdown: impl Future<Output = ()> + Send + 'static,
) -> Result<(), WebError> {
    axum::serve(listener, witness_router(witness)).with_graceful_shutdown(shutdown).await?;
    Ok(())
}

async fn add_checkpoint(State(witness): State<WitnessFolder>, body: String) -> Response {
    let answer = tokio::task::spawn_blocking(move || witness.cosign(&body, &Clock::System)).await;
    match answer {
        Ok(Ok(WitnessAnswer::Cosigned { line, .. })) => line.into_response(),
        Ok(Ok(WitnessAnswer::Refused(refusal))) => refused(&refusal),
        Ok(Err(error)) => {
            tracing::error!(%error, "a checkpoint could not be cosigned: {error}");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

fn refused(refusal: &WitnessRefusal) -> Response {
    let status = StatusCode::from_u16(refusal.status()).unwrap_or(StatusCode::BAD_REQUEST);
    match refusal {
        // The specification's form: the log asks again from there.
        WitnessRefusal::OtherSize { size } => {
            (status, [(header::CONTENT_TYPE, "text/x.tlog.size")], format!("{size}\n")).into_response()
        }
        WitnessRefusal::Inconsistent { fork, .. } => match serde_json::to_string_pretty(fork) {
            Ok(json) => (status, [(header::CONTENT_TYPE, "application/json")], json).into_response(),
            Err(_) => status.into_response(),
        },
        _ => status.into_response(),
    }
}
