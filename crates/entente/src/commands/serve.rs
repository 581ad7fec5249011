//! `entente serve`: the pages.

use std::path::Path;
use std::process::ExitCode;

use anyhow::Context;
use entente_exchange::{Clock, Node};
use entente_model::Message;
use entente_text::Lang;
use entente_web::WebOptions;
use tokio::net::TcpListener;

use crate::output;
use crate::show::say;

pub async fn serve(folder: &Path, listen: &str, lang: Lang) -> anyhow::Result<ExitCode> {
    let node = Node::open(folder, Clock::System).await?;
    serve_node(node, listen, lang).await
}

/// Serves an open node until Ctrl-C or SIGTERM.
pub async fn serve_node(node: Node, listen: &str, lang: Lang) -> anyhow::Result<ExitCode> {
    let listener = TcpListener::bind(listen).await.with_context(|| listen.to_owned())?;
    let url = format!("http://{}", listener.local_addr()?);
    output::line(format_args!("{}", say(lang, &Message::new("serving").with("url", url))));
    tokio::spawn(keep_house(node.clone()));
    entente_web::serve(node, listener, WebOptions::default(), stopped()).await?;
    Ok(ExitCode::SUCCESS)
}

/// What nobody asks for: checks that a stop left undone, and files under way whose time is over.
async fn keep_house(node: Node) {
    if let Err(error) = node.check_what_was_left().await {
        tracing::error!(%error, "what was received before could not be checked: {error}");
    }
    let mut hours = tokio::time::interval(std::time::Duration::from_secs(3600));
    loop {
        hours.tick().await;
        if let Err(error) = node.sweep_arrivals() {
            tracing::error!(%error, "files under way could not be swept: {error}");
        }
        if let Err(error) = node.erase_old_salts().await {
            tracing::error!(%error, "salts whose time is over could not be erased: {error}");
        }
        if let Err(error) = node.turn_day().await {
            tracing::error!(%error, "what takes effect today could not be put in force: {error}");
        }
        deliver_directories(&node).await;
        if let Err(error) = node.remind_mandates().await {
            tracing::error!(%error, "attestations of contractors could not be asked for: {error}");
        }
        if let Err(error) = node.purge_directories().await {
            tracing::error!(%error, "directories whose retention is over could not be destroyed: {error}");
        }
    }
}

/// Directories of ENT that are due: an hour later, what failed is tried again.
async fn deliver_directories(node: &Node) {
    match node.deliver_due_directories().await {
        Ok(done) => {
            for one in done.iter().filter(|one| one.done.is_faulty()) {
                let (agreement, clause) = (&one.agreement, &one.clause);
                tracing::warn!(%agreement, %clause, "the directory of `{agreement}`, clause `{clause}`, was not delivered");
            }
        }
        Err(error) => tracing::error!(%error, "directories of ENT could not be delivered: {error}"),
    }
}

/// Ends at Ctrl-C or SIGTERM.
pub async fn stopped() {
    use tokio::signal::unix::{SignalKind, signal};
    let Ok(mut terminated) = signal(SignalKind::terminate()) else {
        let _ = tokio::signal::ctrl_c().await;
        return;
    };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        _ = terminated.recv() => {}
    }
}
