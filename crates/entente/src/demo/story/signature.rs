//! Both parties sign the convention with their own keys; anybody verifies it; its calendar says what comes next.

use std::fs;
use std::path::Path;

use anyhow::Context;
use entente_audit::{RegisteredKey, Signatory, render_verification};
use entente_exchange::views::{self, CalendarWindow};
use entente_exchange::{Node, SignOrder, new_key};
use entente_model::{AgreementId, PartyId};
use jiff::ToSpan;
use jiff::civil::date;

use super::{AGREEMENT, RECTORAT, REGION};
use crate::commands;
use crate::demo::teller::Teller;

/// Who signs for each party: invented.
const SIGNATORIES: [(&str, &str, &str); 2] =
    [(RECTORAT, "Camille Fictive", "Rectrice"), (REGION, "Dominique Modèle", "Président")];
/// Months of the calendar that are looked at, and entries that are shown.
const MONTHS: i32 = 18;
const ENTRIES: usize = 3;

pub async fn sign(node: &Node, folder: &Path, teller: &Teller) -> anyhow::Result<()> {
    // A party keeps its private key at home: in the demo, beside the node and not in it.
    let homes = folder.join("parties");
    fs::create_dir_all(&homes).with_context(|| homes.display().to_string())?;
    let agreement = AgreementId::new(AGREEMENT);
    for (party, name, function) in SIGNATORIES {
        let party = PartyId::new(party);
        let key = new_key()?;
        commands::write_secret(&homes.join(format!("{party}.pem")), &key)?;
        let entry = RegisteredKey::create(party.clone(), &key, date(2024, 1, 1), None)?;
        node.register_keys_as(Some(&party), &entry.to_string()).await?;
        let order = SignOrder {
            agreement: agreement.clone(),
            amendment: None,
            party,
            signatory: Signatory { name: name.to_owned(), function: function.to_owned(), delegation: None },
            place: "Exemple".to_owned(),
            on: Some(date(2024, 3, 14)),
        };
        node.sign_agreement(&order, &key).await?;
    }
    let found = node.verify_agreement(&agreement, None).await?;
    teller.block(&render_verification(&found, teller.lang));
    Ok(())
}

/// The next days of the convention, deposits apart: the demo makes them itself.
pub fn tell_calendar(node: &Node, teller: &Teller) -> anyhow::Result<()> {
    let folder = node.agreement_folder();
    let agreement = folder.agreement(AGREEMENT)?;
    let until = node.today().checked_add(MONTHS.months())?;
    let mut entries =
        views::agreement_calendar(&folder, AGREEMENT, CalendarWindow { from: None, until, known: None })?;
    entries.retain(|entry| entry.kind != entente_agreement::life::EntryKind::Deposit);
    for entry in entries.iter().take(ENTRIES) {
        teller.block(&commands::calendar_line(&folder, agreement, entry, teller.lang));
    }
    Ok(())
}
