//! The main job, step by step: convention, references, signatures, deposit, decision, delivery, evidence.

mod audience;
mod census;
mod directory;
mod evidence;
mod figures;
mod files;
mod people;
mod signature;
mod studies;
mod table;

use std::fs;
use std::path::Path;

use anyhow::{Context, bail};
use entente_academy::Academy;
use entente_agreement::{compile, render};
use entente_data::DeliveryFormat;
use entente_exchange::{
    Clock, DeliveryOrder, DeliveryOutcome, Deposited, NewAccount, Node, create_node, read_folder,
};
use entente_model::{AccessRequest, Message, PartyId, VariableName};
use entente_text::number;

use super::teller::Teller;
use super::{EXPLOITANT_LOGIN, PASSWORD, RECTORAT_LOGIN, REGION_ADMINISTRATOR_LOGIN, REGION_LOGIN};
use crate::cli::Demo;
use crate::commands;
use crate::show::{decision, say};
use files::{Produced, missed_faults};

/// The local convention.
const AGREEMENT: &str = "exemple-2024";
const RECTORAT: &str = "rectorat-exemple";
const REGION: &str = "region-exemple";
const EXPLOITANT: &str = "exploitant-exemple";
const PERIOD: &str = "2026";

/// Plays everything, in order.
pub async fn play(args: &Demo, teller: &mut Teller) -> anyhow::Result<()> {
    teller.step("step-conventions");
    check_conventions(&args.dir, teller)?;

    teller.step("step-references");
    let academy = Academy::new(args.pupils, args.seed);
    let node = create_node(&args.dir, Clock::System).await?;
    load_references(&node, &academy, teller).await?;

    teller.step("step-sign");
    signature::sign(&node, &args.dir, teller).await?;
    teller.say(&Message::new("demo-calendar"));
    signature::tell_calendar(&node, teller)?;
    census::tell_amendment(&node, &args.dir, teller).await?;
    census::tell_census(&node, teller);

    teller.step("step-academy");
    let produced = files::write_all(&academy, &args.dir.join("in"), teller)?;

    teller.step("step-deposit-first");
    let first = deposit(&node, RECTORAT, "f-carac-elev", &produced.first, teller).await?;
    tell_faults_found(&produced, &first, teller);

    teller.step("step-deposit-second");
    deposit(&node, RECTORAT, "f-carac-elev", &produced.second, teller).await?;

    teller.step("step-deposit-others");
    for (dataset, file) in &produced.others {
        deposit(&node, RECTORAT, dataset, file, teller).await?;
    }
    for (dataset, file) in &produced.of_region {
        deposit(&node, REGION, dataset, file, teller).await?;
    }

    teller.step("step-decide");
    decide_four_ways(&node, teller).await?;

    teller.step("step-deliver");
    deliver(&node, &args.dir.join("out"), teller).await?;

    teller.step("step-ent");
    directory::deliver(&node, &args.dir, args.seed, teller).await?;
    teller.step("step-audience");
    audience::deposit(&node, &academy, &args.dir.join("in"), teller).await?;
    teller.step("step-table");
    table::deliver(&node, &args.dir.join("out"), teller).await?;

    teller.step("step-figures");
    figures::deliver(&node, &args.dir.join("out"), teller).await?;
    studies::publish(&node, teller).await?;

    teller.step("step-people");
    people::clear(&node, teller).await?;
    people::name_contractor(&node, &args.dir.join("out"), teller).await?;

    teller.step("step-evidence");
    let report = node.verify_log().await?;
    teller.block(&commands::log_text(teller.lang, &report));
    node.close().await;
    evidence::show_tampering(&args.dir, teller).await?;
    teller.end_step();
    Ok(())
}

fn check_conventions(folder: &Path, teller: &Teller) -> anyhow::Result<()> {
    let compilation = compile(&read_folder(folder)?);
    if compilation.has_errors() {
        bail!(render(&compilation.diagnostics, teller.lang));
    }
    for agreement in &compilation.agreements {
        teller.block(&format!("- {} ({})", agreement.title, agreement.path));
    }
    let clean = Message::new("check-clean")
        .count("count", compilation.agreements.len() as u64)
        .count("datasets", compilation.datasets.len() as u64)
        .count("lists", compilation.code_lists.len() as u64);
    teller.say(&clean);
    Ok(())
}

async fn load_references(node: &Node, academy: &Academy, teller: &Teller) -> anyhow::Result<()> {
    let communes = academy.communes();
    let institutions: Vec<_> = academy.institution_records().collect();
    let done = Message::new("references-done")
        .with("institutions", number(teller.lang, institutions.len() as u64))
        .with("communes", number(teller.lang, communes.len() as u64));
    node.load_communes("academie-exemple", communes).await?;
    node.load_institutions("academie-exemple", institutions).await?;
    teller.say(&done);
    for (login, party) in [(RECTORAT_LOGIN, RECTORAT), (REGION_LOGIN, REGION), (EXPLOITANT_LOGIN, EXPLOITANT)]
    {
        node.add_user(&NewAccount { login, party, role: "agent", password: PASSWORD, lang: teller.lang })
            .await?;
    }
    let (login, role) = (REGION_ADMINISTRATOR_LOGIN, "administrator");
    node.add_user(&NewAccount { login, party: REGION, role, password: PASSWORD, lang: teller.lang }).await?;
    Ok(())
}

async fn deposit(
    node: &Node,
    party: &str,
    dataset: &str,
    file: &Path,
    teller: &Teller,
) -> anyhow::Result<Deposited> {
    let deposited = node.deposit_file(party, dataset, PERIOD, file).await?;
    teller.block(&commands::deposit_text(teller.lang, &deposited));
    Ok(deposited)
}

fn tell_faults_found(produced: &Produced, first: &Deposited, teller: &Teller) {
    let missed = missed_faults(&produced.faults, &first.report);
    let message = if missed.is_empty() {
        Message::new("faults-found").with("seeded", produced.faults.len())
    } else {
        Message::new("faults-missed").with("missed", missed.len()).with("kinds", missed.join(", "))
    };
    teller.say(&message);
}

async fn decide_four_ways(node: &Node, teller: &Teller) -> anyhow::Result<()> {
    let planning = "planification-formations";
    for (words, purpose, dataset, variables) in [
        ("decide-permitted", planning, "f-carac-elev", &[][..]),
        ("decide-refused", planning, "f-carac-elev", &["nom", "prenom"][..]),
        ("decide-not-covered", planning, "localisation-eleves", &[][..]),
        ("decide-gap", "bati-scolaire", "locaux-colleges", &[][..]),
    ] {
        teller.say(&Message::new(words));
        let request = AccessRequest {
            recipient: PartyId::new(REGION),
            purpose: purpose.into(),
            dataset: dataset.into(),
            variables: variables.iter().map(|name| VariableName::from(*name)).collect(),
            on: node.today(),
        };
        let (_, decided) = node.decide(&request).await?;
        teller.block(&decision(teller.lang, &decided));
    }
    Ok(())
}

async fn deliver(node: &Node, out: &Path, teller: &Teller) -> anyhow::Result<()> {
    for (format, extension) in [(DeliveryFormat::Csv, "csv"), (DeliveryFormat::Parquet, "parquet")] {
        let order = DeliveryOrder {
            recipient: PartyId::new(REGION),
            purpose: "planification-formations".into(),
            dataset: "f-carac-elev".into(),
            variables: Vec::new(),
            period: None,
            format,
        };
        let DeliveryOutcome::Sent(sent) = node.deliver(&order).await? else {
            bail!(say(teller.lang, &Message::new("not-delivered")));
        };
        let output = out.join(format!("f-carac-elev_{PERIOD}.{extension}"));
        let beside = commands::hand_over(&sent, &output)?;
        teller.block(&commands::delivery_text(teller.lang, &sent, &output, &beside));
        if format == DeliveryFormat::Csv {
            read_back(&output, teller)?;
            let mention =
                fs::read_to_string(&sent.mention).with_context(|| sent.mention.display().to_string())?;
            teller.say(&Message::new("deliver-mention").with("mention", mention.trim()));
        }
    }
    Ok(())
}

/// Reads the delivered file back, as its recipient would, and counts what looks like an INE.
fn read_back(file: &Path, teller: &Teller) -> anyhow::Result<()> {
    let text = fs::read_to_string(file).with_context(|| file.display().to_string())?;
    let header = text.lines().next().unwrap_or_default().trim_start_matches('\u{feff}');
    teller.say(&Message::new("deliver-header").with("names", header.replace(';', ", ")));
    let cells = text.split([';', '\n']).map(|cell| cell.trim_matches(['"', '\r', ' ']));
    let (mut read, mut found) = (0u64, 0u64);
    for cell in cells {
        read += 1;
        found += u64::from(looks_like_an_ine(cell));
    }
    teller.say(&Message::new("deliver-ine").count("count", found).with("cells", number(teller.lang, read)));
    Ok(())
}

/// RNIE form, in use since 2018: 9 digits and 2 letters.
fn looks_like_an_ine(cell: &str) -> bool {
    let bytes = cell.as_bytes();
    bytes.len() == 11
        && bytes[..9].iter().all(u8::is_ascii_digit)
        && bytes[9..].iter().all(u8::is_ascii_alphabetic)
}
