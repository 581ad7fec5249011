//! `entente agreement census`: the register of conventions, who is covered by what, and the questionnaire answered from it.

use std::path::Path;
use std::process::ExitCode;

use entente_agreement::compare::{
    AgreementForm, RegisteredAgreement, census_csv, census_schema, render_answers, render_coverage,
};
use entente_exchange::{AgreementFolder, ExchangeError, search_register, write_whole};
use entente_model::Message;
use entente_text::Lang;
use serde_json::{Value, json};

use super::folder;
use crate::cli::{Census, CensusFormat};
use crate::output;
use crate::show::{say, word};

/// Names of the files of open data.
const DATA: &str = "recensement-conventions.csv";
const SCHEMA: &str = "recensement-conventions.schema.json";

pub async fn census(args: &Census, lang: Lang) -> anyhow::Result<ExitCode> {
    let folder = folder(&args.folder.dir).await?;
    let whole = folder.register();
    if let Some(out) = &args.open_data {
        publish(out, &whole, lang)?;
        eprintln!("{}", say(lang, &Message::new("census-published").with("folder", out.display())));
    }
    let found = search_register(&whole, &args.search);
    match args.format {
        CensusFormat::Csv => output::text(format_args!("{}", census_csv(&found))),
        CensusFormat::Json => {
            output::line(format_args!("{:#}", json(&folder, &whole, &found, args.cadre.as_deref())?))
        }
        CensusFormat::Text => output::text(format_args!("{}", text(&folder, &whole, &found, args, lang)?)),
    }
    Ok(ExitCode::SUCCESS)
}

/// Writes the census for everybody: nothing in it is about a person.
fn publish(out: &Path, register: &[RegisteredAgreement], lang: Lang) -> anyhow::Result<()> {
    let failed = |path: &Path| {
        let path = path.to_owned();
        move |source| ExchangeError::File { path, source }
    };
    std::fs::create_dir_all(out).map_err(failed(out))?;
    let schema = format!("{:#}\n", census_schema(lang));
    for (name, text) in [(DATA, census_csv(register)), (SCHEMA, schema)] {
        let path = out.join(name);
        write_whole(&path, text.as_bytes()).map_err(failed(&path))?;
    }
    Ok(())
}

/// The register as searched; coverage and answers are of the whole, for a search would make académies look empty.
fn json(
    folder: &AgreementFolder,
    whole: &[RegisteredAgreement],
    found: &[RegisteredAgreement],
    cadre: Option<&str>,
) -> anyhow::Result<Value> {
    let mut register = serde_json::to_value(found)?;
    for (rank, one) in found.iter().enumerate() {
        if one.form == AgreementForm::Paper {
            register[rank]["scan_kept"] = folder.scan(&one.id).is_some().into();
        }
    }
    let answers = folder.census_answers(whole, cadre)?;
    let answers = answers.map(|(cadre, answers)| json!({"cadre": cadre, "answers": answers}));
    Ok(json!({
        "on": folder.today(),
        "register": register,
        "coverage": folder.coverage(whole),
        "questionnaire": answers,
    }))
}

fn text(
    folder: &AgreementFolder,
    whole: &[RegisteredAgreement],
    found: &[RegisteredAgreement],
    args: &Census,
    lang: Lang,
) -> anyhow::Result<String> {
    let count = Message::new("census-count").count("count", found.len() as u64);
    let mut text = format!("{}\n", say(lang, &count));
    for one in found {
        text.push_str(&line(folder, one, lang));
    }
    if args.search.trim().is_empty() {
        text.push_str(&format!("\n{}", render_coverage(&folder.coverage(whole), lang)));
        if let Some((cadre, answers)) = folder.census_answers(whole, args.cadre.as_deref())? {
            let heading = say(lang, &Message::new("census-questionnaire").with("cadre", cadre));
            text.push_str(&format!("\n{heading}\n{}", render_answers(&answers, lang)));
        }
    }
    Ok(text)
}

fn line(folder: &AgreementFolder, one: &RegisteredAgreement, lang: Lang) -> String {
    let form = match one.form {
        AgreementForm::Executable => "census-executable",
        AgreementForm::Paper if folder.scan(&one.id).is_some() => "census-paper-scanned",
        AgreementForm::Paper => "census-paper",
    };
    let standing = match one.standing.in_force {
        Some(true) => "census-in-force",
        Some(false) => "census-not-in-force",
        None => "census-unknown",
    };
    let parties: Vec<&str> = one.parties.iter().map(|party| party.named.label.as_str()).collect();
    let until = one.standing.ends_on.map(|day| day.to_string());
    let line = Message::new("census-line")
        .with("title", &one.title)
        .with("form", word(lang, form))
        .with("standing", word(lang, standing))
        .with("known", if until.is_some() { "yes" } else { "no" })
        .with("until", until.unwrap_or_default())
        .with("parties", parties.join(", "));
    format!("{:<24} {}\n", one.id.to_string(), say(lang, &line.count("flows", one.flows.len() as u64)))
}
