//! Use cases on a folder of their own: amendments, adhesions, the census.
#![allow(clippy::unwrap_used)]

mod amend;
mod anonymity;
mod census;
mod evidence;
mod join;
mod table;

use std::path::Path;

use entente_exchange::{Clock, Node, create_node};
use entente_testkit::folder_that_runs;
use jiff::Timestamp;
use tempfile::TempDir;

/// The convention that all of them are about, in force since 21 March 2024.
const AGREEMENT: &str = "exemple-2024";
const RECTORAT: &str = "rectorat-exemple";
const REGION: &str = "region-exemple";

/// Noon in France on some day.
fn on(day: &str) -> Clock {
    Clock::Fixed(format!("{day}T11:00:00Z").parse::<Timestamp>().unwrap())
}

/// A node on the shipped conventions, on 22 November 2026.
async fn node() -> (TempDir, Node) {
    let folder = folder_that_runs().unwrap();
    let node = create_node(folder.path(), on("2026-11-22")).await.unwrap();
    (folder, node)
}

/// The same node on another day.
async fn reopened(folder: &Path, node: Node, day: &str) -> Node {
    node.close().await;
    Node::open(folder, on(day)).await.unwrap()
}
