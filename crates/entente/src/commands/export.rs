//! `entente export` and `entente import`: conventions and datasets in the forms of others, and theirs as datasets.

use std::path::Path;
use std::process::ExitCode;

use entente_agreement::{Severity, diagnostics_json, render};
use entente_exchange::{
    ExchangeError, WrittenFile, read_contract, read_named_file, write_datasets, write_whole,
};
use entente_model::Message;
use entente_text::Lang;
use serde_json::json;

use super::agreement::folder;
use super::deposits::write;
use crate::cli::{Export, Exported, Import};
use crate::show::say;

pub async fn export(command: Export, lang: Lang) -> anyhow::Result<ExitCode> {
    let (args, files) = match command {
        Export::Odcs(args) => {
            let files = folder(&args.folder.dir).await?.contracts(args.id.as_deref())?;
            (args, files)
        }
        Export::Odrl(args) => {
            let files = folder(&args.folder.dir).await?.policies(args.id.as_deref())?;
            (args, files)
        }
        Export::Raci(args) => {
            let files = folder(&args.folder.dir).await?.matrices(args.id.as_deref(), lang)?;
            (args, files)
        }
    };
    write_files(&args, &files)?;
    let paths: Vec<&str> = files.iter().map(|file| file.path.as_str()).collect();
    write(args.format, &json!({"folder": args.out, "files": paths}), || {
        let done = Message::new("exported").count("count", files.len() as u64);
        format!("{}\n", say(lang, &done.with("folder", args.out.display())))
    })?;
    Ok(ExitCode::SUCCESS)
}

fn write_files(args: &Exported, files: &[WrittenFile]) -> Result<(), ExchangeError> {
    let failed = |path: &Path| {
        let path = path.to_owned();
        move |source| ExchangeError::File { path, source }
    };
    for file in files {
        let path = args.out.join(&file.path);
        let folder = path.parent().unwrap_or(&args.out);
        std::fs::create_dir_all(folder).map_err(failed(folder))?;
        write_whole(&path, file.text.as_bytes()).map_err(failed(&path))?;
    }
    Ok(())
}

pub fn import(command: Import, lang: Lang) -> anyhow::Result<ExitCode> {
    let Import::Odcs { folder, file, out, format } = command;
    let bytes = read_named_file(&file)?;
    let (datasets, diagnostics) = read_contract(&folder.dir, &file.display().to_string(), &bytes)?;
    let refused = diagnostics.iter().any(|one| one.severity == Severity::Error);
    let written = if refused { Vec::new() } else { write_datasets(&out, &datasets, &diagnostics)? };
    let json = json!({
        "ok": !refused,
        "datasets": written,
        "diagnostics": diagnostics_json(&diagnostics, lang),
    });
    write(format, &json, || {
        let mut text = if diagnostics.is_empty() { String::new() } else { render(&diagnostics, lang) };
        for path in &written {
            let done = Message::new("imported").with("folder", path.display());
            text.push_str(&format!("{}\n", say(lang, &done)));
        }
        text
    })?;
    Ok(if refused { ExitCode::from(1) } else { ExitCode::SUCCESS })
}
