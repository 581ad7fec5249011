//! Changes one byte of a copy of the database, as somebody ill-meaning would, and shows that it is found.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;

use anyhow::Context;
use entente_exchange::verify_folder;
use entente_model::Message;

use crate::demo::teller::Teller;

/// The bytes that begin the entry of the first deposit in the log.
const NEEDLE: &[u8] = b"\"event\":\"deposit-received\",\"deposit\":\"d-000001\"";

pub async fn show_tampering(folder: &Path, teller: &Teller) -> anyhow::Result<()> {
    let copy = folder.join("tampered");
    if copy.exists() {
        fs::remove_dir_all(&copy)?;
    }
    fs::create_dir_all(&copy)?;
    for part in ["deposits", "checked", "deliveries"] {
        symlink(fs::canonicalize(folder.join(part))?, copy.join(part))?;
    }
    let database = folder.join("entente.db");
    let mut bytes = fs::read(&database).with_context(|| database.display().to_string())?;
    // The database may keep an older copy of the entry in space that it no longer uses: both are changed.
    let found: Vec<usize> =
        (0..bytes.len().saturating_sub(NEEDLE.len())).filter(|&at| bytes[at..].starts_with(NEEDLE)).collect();
    for at in found {
        // `d-000001` becomes `d-000000`: one byte.
        bytes[at + NEEDLE.len() - 2] ^= 1;
    }
    fs::write(copy.join("entente.db"), &bytes)?;
    let report = verify_folder(&copy).await?;
    let problems = report.say(teller.lang);
    let seq = report.first_broken_entry().map_or_else(|| "?".to_owned(), |seq| seq.to_string());
    teller.say(&Message::new("tamper-intro").with("seq", seq));
    match problems.first() {
        Some(problem) => teller.item(&Message::new("tamper-found").with("problem", problem)),
        None => teller.item(&Message::new("tamper-missed")),
    }
    fs::remove_dir_all(&copy)?;
    Ok(())
}
