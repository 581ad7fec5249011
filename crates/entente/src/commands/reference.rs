//! `entente reference load`: nomenclatures, communes and directories in the forms in which they come.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use entente_exchange::{Clock, Node};
use entente_model::Message;
use entente_text::Lang;

use crate::output;
use crate::show::say;

pub async fn load_references(folder: &Path, files: &[PathBuf], lang: Lang) -> anyhow::Result<ExitCode> {
    let node = Node::open(folder, Clock::System).await?;
    for file in files {
        let loaded = node.load_reference(file).await?;
        let line = Message::new("reference-loaded")
            .with("file", file.display())
            .with("kind", loaded.kind_in(lang))
            .count("count", loaded.rows);
        output::line(format_args!("{}", say(lang, &line)));
        if !loaded.notes.is_empty() {
            let notes = Message::new("reference-notes")
                .count("count", loaded.notes.len() as u64)
                .with("notes", loaded.notes_in(lang).join(" ; "));
            output::line(format_args!("  {}", say(lang, &notes)));
        }
    }
    Ok(ExitCode::SUCCESS)
}
