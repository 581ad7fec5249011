//! What an amendment would change, said before anybody approves it; and what the census of conventions knows.

use std::fs;
use std::path::Path;

use anyhow::Context;
use entente_agreement::compare::diff;
use entente_exchange::{AgreementText, Node};
use entente_model::{AgreementId, Message, PartyId};

use super::{AGREEMENT, RECTORAT};
use crate::demo::teller::Teller;

/// What the amendment of the demo changes in the text.
const BEFORE: &str = "purposes = [\"bati-scolaire\"]";
const AFTER: &str = "purposes = [\"bati-scolaire\", \"etudes\"]";

/// A draft of an amendment, beside the node: nothing is proposed.
pub async fn tell_amendment(node: &Node, folder: &Path, teller: &Teller) -> anyhow::Result<()> {
    let draft = folder.join("parties").join("avenant.convention.md");
    let text = node.reopen_agreement(&AgreementId::new(AGREEMENT), &PartyId::new(RECTORAT)).await?;
    fs::write(&draft, text.replacen(BEFORE, AFTER, 1)).with_context(|| draft.display().to_string())?;
    let before = node.agreement_folder().text(AGREEMENT, None)?;
    let after = AgreementText::read(&draft, folder)?;
    teller.say(&Message::new("demo-amendment"));
    for effect in diff(before.side(), after.side()).effects {
        let articles = effect.articles(teller.lang);
        teller.block(&format!("+ {} ({articles})", effect.sentence(teller.lang)));
    }
    Ok(())
}

/// How many conventions there are, and how many académies have none.
pub fn tell_census(node: &Node, teller: &Teller) {
    let folder = node.agreement_folder();
    let register = folder.register();
    let coverage = folder.coverage(&register);
    let message = Message::new("demo-census")
        .count("count", register.len() as u64)
        .count("covered", coverage.academies.len() as u64)
        .count("without", coverage.without.len() as u64);
    teller.say(&message);
}
