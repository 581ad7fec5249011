//! The audience of the ENT: whoever runs it deposits a week of counts, the rectorat and the région see what the convention lets them see.

use std::fmt::Write as _;
use std::path::Path;

use anyhow::Context;
use entente_academy::Academy;
use entente_exchange::{Node, write_whole};
use entente_model::{Message, Uai};
use jiff::civil::{Date, date};

use super::EXPLOITANT;
use crate::commands;
use crate::demo::teller::Teller;

const MONDAY: Date = date(2026, 11, 16);
const DAYS: u32 = 5;
/// Establishments of the file.
const INSTITUTIONS: usize = 20;
/// Profile, service, moment, terminal, and how many visits a day on the whole. Agents of the collectivité are few: their counts are hidden.
const USES: [(&str, &str, &str, &str, u32); 7] = [
    ("eleve", "cahier-textes", "SOIR", "TELEPHONE", 640),
    ("eleve", "notes", "MIDI", "TELEPHONE", 310),
    ("enseignant", "cahier-textes", "CLASSE", "ORDINATEUR", 90),
    ("enseignant", "messagerie", "SOIR", "ORDINATEUR", 60),
    ("parent", "notes", "SOIR", "TELEPHONE", 240),
    ("parent", "messagerie", "NUIT", "TELEPHONE", 55),
    ("collectivite", "accueil", "CLASSE", "ORDINATEUR", 3),
];

/// Writes the file of the week and deposits it.
pub async fn deposit(node: &Node, academy: &Academy, folder: &Path, teller: &Teller) -> anyhow::Result<()> {
    let mut institutions: Vec<Uai> =
        academy.institutions().filter(|one| one.is_open_on(MONDAY)).map(|one| one.uai).collect();
    institutions.sort_unstable();
    institutions.truncate(INSTITUTIONS);
    let file = folder.join("audience-ent.csv");
    write_whole(&file, week(&institutions)?.as_bytes()).with_context(|| file.display().to_string())?;
    let deposited = node.deposit_file(EXPLOITANT, "audience-ent", super::PERIOD, &file).await?;
    teller.block(&commands::deposit_text(teller.lang, &deposited));
    teller.say(&Message::new("demo-audience"));
    Ok(())
}

/// The same counts at each run: they only have to look like a week.
fn week(institutions: &[Uai]) -> anyhow::Result<String> {
    let mut text =
        "uai;circonscription;jour;profil;service;moment;terminal;visites;visiteurs;duree_secondes\n"
            .to_owned();
    let mut on = MONDAY;
    for day in 0..DAYS {
        for (rank, uai) in (0u32..).zip(institutions) {
            for (place, (profile, service, moment, device, visits)) in (0u32..).zip(USES) {
                let share = 50 + (rank * 37 + day * 11 + place * 23) % 90;
                let visits = visits * share / 100 + 1;
                let visitors = (visits * 7).div_ceil(10);
                let seconds = visits * (60 + (rank + day + place) % 200);
                writeln!(
                    text,
                    "{uai};;{on};{profile};{service};{moment};{device};{visits};{visitors};{seconds}"
                )?;
            }
        }
        on = on.tomorrow()?;
    }
    Ok(text)
}
