//! The demo's folder: starts clean, or resumes a demo that was played to its end; never touches another folder.

use std::fs;
use std::path::Path;

use anyhow::{Context, bail};
use entente_model::Message;
use entente_text::Lang;
use rust_embed::RustEmbed;
use serde::{Deserialize, Serialize};

use crate::cli::Demo;
use crate::show::say;

#[derive(RustEmbed)]
#[folder = "../../conventions"]
struct Conventions;

#[derive(RustEmbed)]
#[folder = "../../datasets"]
struct Datasets;

#[derive(RustEmbed)]
#[folder = "../../code-lists"]
struct CodeLists;

/// The convention that feeds the ENT of the demo: of its invented parties alone.
const ENT: &str = include_str!("conventions/ent-exemple-2026.convention.md");

/// The convention under which both parties of the demo look at the same figures.
const PILOTAGE: &str = include_str!("conventions/pilotage-exemple-2026.convention.md");

/// How the demo starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Start {
    /// The folder did not exist.
    Clean,
    /// An earlier demo was there, not the same or not finished.
    Replaced,
    /// The same demo is there, played to its end.
    Resumed,
}

/// What `demo.json` says: it also marks the folder as a demo's.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Mark {
    pupils: u64,
    seed: u64,
    version: String,
    finished: bool,
}

impl Mark {
    fn of(args: &Demo, finished: bool) -> Self {
        Self { pupils: args.pupils, seed: args.seed, version: env!("CARGO_PKG_VERSION").to_owned(), finished }
    }
}

/// Makes the folder ready and says how the demo starts.
pub fn prepare(args: &Demo, lang: Lang) -> anyhow::Result<Start> {
    let start = match read_mark(&args.dir) {
        Some(mark) if mark == Mark::of(args, true) => return Ok(Start::Resumed),
        Some(_) => Start::Replaced,
        None if is_absent_or_empty(&args.dir) => Start::Clean,
        None => bail!(say(lang, &Message::new("demo-foreign").with("dir", args.dir.display()))),
    };
    if start == Start::Replaced {
        fs::remove_dir_all(&args.dir).with_context(|| args.dir.display().to_string())?;
    }
    for part in ["in", "out"] {
        let folder = args.dir.join(part);
        fs::create_dir_all(&folder).with_context(|| folder.display().to_string())?;
    }
    write_mark(args, false)?;
    write_all::<Conventions>(&args.dir.join("conventions"))?;
    write_all::<Datasets>(&args.dir.join("datasets"))?;
    write_all::<CodeLists>(&args.dir.join("code-lists"))?;
    for (name, text) in [("ent-exemple-2026", ENT), ("pilotage-exemple-2026", PILOTAGE)] {
        let path = args.dir.join("conventions").join(format!("{name}.convention.md"));
        fs::write(&path, text).with_context(|| path.display().to_string())?;
    }
    Ok(start)
}

/// Marks the demo as played to its end.
pub fn finish(args: &Demo) -> anyhow::Result<()> {
    write_mark(args, true)
}

fn read_mark(folder: &Path) -> Option<Mark> {
    serde_json::from_slice(&fs::read(folder.join("demo.json")).ok()?).ok()
}

fn write_mark(args: &Demo, finished: bool) -> anyhow::Result<()> {
    let path = args.dir.join("demo.json");
    let text = serde_json::to_vec_pretty(&Mark::of(args, finished))?;
    fs::write(&path, text).with_context(|| path.display().to_string())
}

fn is_absent_or_empty(folder: &Path) -> bool {
    fs::read_dir(folder).map_or(true, |mut entries| entries.next().is_none())
}

fn write_all<E: RustEmbed>(folder: &Path) -> anyhow::Result<()> {
    // Models of conventions lie in a folder of their own: a node runs only what it was given.
    for name in E::iter().filter(|name| !name.starts_with("models/")) {
        let file = E::get(&name).with_context(|| name.to_string())?;
        let path = folder.join(name.as_ref());
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).with_context(|| parent.display().to_string())?;
        }
        fs::write(&path, &file.data).with_context(|| path.display().to_string())?;
    }
    Ok(())
}
