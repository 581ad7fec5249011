//! Pages for people: the only crate that names `axum`. It shows what `entente-exchange` knows and posts what people
//! ask; it decides nothing, reads no file of the node and writes no SQL.
//!
//! Every page works without JavaScript, in French and in English.
#![cfg_attr(test, allow(clippy::unwrap_used))]

mod assets;
mod chart;
mod clause;
mod coverage_map;
mod csv;
mod decided;
mod file_body;
mod form;
mod language;
mod map;
mod markdown;
mod page;
mod pager;
mod pages;
mod problem;
mod security;
mod show;
mod tus;
mod visitor;
mod witness;
mod words;

pub use witness::{serve_witness, witness_router};

use std::future::Future;

use axum::Router;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::get;
use entente_exchange::Node;
use tokio::net::TcpListener;

/// How pages are served.
#[derive(Clone, Copy, Debug, Default)]
pub struct WebOptions {
    /// For whoever works on pages: style sheets are not cached and a 500 page shows its cause.
    pub dev: bool,
    /// People reach the pages through HTTPS: cookies are then marked `Secure`.
    pub https: bool,
}

/// The pages cannot be served.
#[derive(Debug, thiserror::Error)]
pub enum WebError {
    /// The listener broke.
    #[error("pages cannot be served: {0}; is the address still there?")]
    Serve(#[from] std::io::Error),
}

/// What every handler shares.
#[derive(Clone)]
pub(crate) struct App {
    pub(crate) node: Node,
    pub(crate) options: WebOptions,
}

/// All routes. Ready for a test's `oneshot` as well as for [`serve`].
pub fn router(node: Node, options: WebOptions) -> Router {
    let app = App { node, options };
    let pages = pages::routes()
        .fallback(problem::not_found)
        .method_not_allowed_fallback(problem::method_not_allowed)
        .layer(from_fn_with_state(app.clone(), visitor::attach));
    Router::new()
        .route("/healthz", get(async || "ok\n"))
        .route("/assets/{*path}", get(assets::serve))
        .merge(tus::routes())
        .merge(pages::api_routes())
        .merge(pages)
        .layer(from_fn(security::add_headers))
        .with_state(app)
}

/// Serves the pages until `shutdown` ends, then lets the requests under way finish.
///
/// # Errors
/// Where the listener breaks.
pub async fn serve(
    node: Node,
    listener: TcpListener,
    options: WebOptions,
    shutdown: impl Future<Output = ()> + Send + 'static,
) -> Result<(), WebError> {
    axum::serve(listener, router(node, options)).with_graceful_shutdown(shutdown).await?;
    Ok(())
}
