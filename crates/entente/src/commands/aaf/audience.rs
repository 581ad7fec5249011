//! `entente aaf audience`: audience of ENT by establishment, circonscription, département and académie, small counts hidden.

use std::collections::HashMap;
use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context;
use entente_exchange::{AudienceSources, Clock, Node, write_whole};
use entente_formats::dnma::{Audience, AudienceLevel, AudienceReader};
use entente_formats::{DelimitedReader, Findings, Limits};
use entente_model::{Message, Uai};
use entente_text::Lang;

use crate::cli::AafAudience;
use crate::output;
use crate::show::{format_findings, say};

pub async fn audience(args: &AafAudience, lang: Lang) -> anyhow::Result<ExitCode> {
    let sources = match &args.dir {
        Some(dir) => Node::open(dir, Clock::System).await?.audience_sources().await?,
        None => AudienceSources::default(),
    };
    let mut findings = Findings::default();
    let circonscriptions = match &args.circonscriptions {
        Some(path) => circonscriptions(path, &mut findings)?,
        None => HashMap::new(),
    };
    let files: Vec<&PathBuf> = args.files.iter().chain(&sources.files).collect();
    if files.is_empty() {
        output::line(format_args!("{}", say(lang, &Message::new("aaf-audience-none"))));
        return Ok(ExitCode::from(2));
    }
    let mut audience = Audience::default();
    let mut rows = 0u64;
    for path in files {
        findings.enter_file(&path.file_name().unwrap_or_default().to_string_lossy());
        let input = BufReader::new(open(path)?);
        let mut reader =
            AudienceReader::new(input, Limits::default()).with_context(|| path.display().to_string())?;
        while let Some(row) = reader.next_record(&mut findings)? {
            let institution = sources.institutions.get(row.uai);
            let departement =
                institution.map_or_else(|| departement_of(&row.uai), |one| one.departement.clone());
            let academie = institution.map(|one| one.academie.as_str());
            let mut territories = vec![(AudienceLevel::Departement, departement.as_str())];
            territories.extend(academie.map(|code| (AudienceLevel::Academy, code)));
            if let Some(code) = circonscriptions.get(row.uai.as_str()).or(row.circonscription.as_ref()) {
                territories.push((AudienceLevel::Circonscription, code));
            }
            audience.add(&row, &territories);
            rows += 1;
        }
    }
    let (text, hidden) = table(&audience, args.threshold);
    match &args.output {
        Some(path) => {
            write_whole(path, text.as_bytes()).with_context(|| path.display().to_string())?;
            let told = Message::new("aaf-audience-written")
                .with("file", path.display())
                .count("rows", rows)
                .count("hidden", hidden);
            output::line(format_args!("{}", say(lang, &told)));
            output::text(format_args!("{}", format_findings(lang, &findings.list())));
        }
        None => output::text(format_args!("{text}")),
    }
    Ok(ExitCode::from(u8::from(findings.has_blocking())))
}

/// The cells as CSV, those hidden without their counts; how many these are. Codes hold neither separator nor quote: UAI, numbers
/// and the words of the file, of which any other character is left out.
fn table(audience: &Audience, threshold: u64) -> (String, u64) {
    let mut text = String::from("niveau;code;mois;profil;service;visites;visiteurs_jours;duree_secondes\n");
    let mut hidden = 0;
    for (key, count) in audience.protected(threshold) {
        let level = match key.level {
            AudienceLevel::Institution => "etablissement",
            AudienceLevel::Circonscription => "circonscription",
            AudienceLevel::Departement => "departement",
            AudienceLevel::Academy => "academie",
        };
        let [code, profile, service] = [&key.code, &key.profile, &key.service].map(|word| plain(word));
        let service = if service.is_empty() { "ensemble".to_owned() } else { service };
        let counts = match count {
            Some(count) => {
                format!("{};{};{}", count.visits, count.visitor_days, count.duration_seconds)
            }
            None => {
                hidden += 1;
                "secret;secret;secret".to_owned()
            }
        };
        text.push_str(&format!("{level};{code};{};{profile};{service};{counts}\n", key.month));
    }
    (text, hidden)
}

/// A word of an untrusted file, as a cell that no spreadsheet takes for a formula.
fn plain(word: &str) -> String {
    word.chars()
        .filter(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | ' '))
        .collect::<String>()
        .trim_start_matches('-')
        .to_owned()
}

/// Where the directory does not know the establishment: its number begins with its département.
fn departement_of(uai: &Uai) -> String {
    uai.as_str().get(..3).unwrap_or_default().to_owned()
}

fn circonscriptions(path: &Path, findings: &mut Findings) -> anyhow::Result<HashMap<String, String>> {
    let mut reader = DelimitedReader::new(BufReader::new(open(path)?), Limits::default())?;
    let mut found = HashMap::new();
    while let Some((_, cells)) = reader.next_record(findings)? {
        if let (Some(uai), Some(code)) = (cells.first("uai"), cells.first("circonscription")) {
            found.insert(uai.to_owned(), code.to_owned());
        }
    }
    Ok(found)
}

fn open(path: &Path) -> anyhow::Result<File> {
    File::open(path).with_context(|| path.display().to_string())
}
