//! People behind the parties: those whom each party clears for figures that are reserved, and the contractor whom the région names for a study.

use std::path::Path;

use anyhow::Context;
use entente_exchange::{ClearanceOrder, MandateOrder, Node, views};
use entente_model::{Message, PartyId};
use entente_text::Lang;

use super::{AGREEMENT, RECTORAT, REGION};
use crate::demo::teller::Teller;
use crate::demo::{PASSWORD, RECTORAT_LOGIN, REGION_ADMINISTRATOR_LOGIN, REGION_LOGIN};

/// An invented contractor.
const CONTRACTOR: &str = "Cabinet d'étude Exemple";
const SIREN: &str = "999000037";
const STUDY: &str = "Carte des formations à l'horizon 2030";
const PURPOSE: &str = "planification-formations";

/// Each party clears its own; they undertake.
pub async fn clear(node: &Node, teller: &Teller) -> anyhow::Result<()> {
    let until = node.today().checked_add(jiff::Span::new().years(1))?;
    for (login, party) in [(REGION_LOGIN, REGION), (RECTORAT_LOGIN, RECTORAT)] {
        let person = node.account_number(login).await?.context("the demo made this account")?;
        let session = node.sign_in(login, PASSWORD).await?;
        for choice in views::clearances(node, &session.session, Lang::Fr).await?.choices {
            let (agreement, purpose) = (choice.agreement.as_str(), choice.purpose.as_str());
            let order = ClearanceOrder { person, agreement, purpose, until: until.min(choice.latest) };
            let id = node.grant_clearance_of(&PartyId::new(party), &order).await?;
            node.sign_undertaking(&session.session, &id.to_string(), Lang::Fr).await?;
        }
        node.sign_out(&session.token).await?;
        teller.say(&Message::new("people-cleared").with("login", login).with("until", until));
    }
    teller.say(&Message::new("people-administrator").with("login", REGION_ADMINISTRATOR_LOGIN));
    Ok(())
}

/// The région names a contractor, and hands it a marked copy of what it received for that purpose.
pub async fn name_contractor(node: &Node, out: &Path, teller: &Teller) -> anyhow::Result<()> {
    let signed_in = node.sign_in(REGION_LOGIN, PASSWORD).await?;
    let session = &signed_in.session;
    let until = node.today().checked_add(jiff::Span::new().months(6))?;
    let order = MandateOrder {
        agreement: AGREEMENT,
        purpose: PURPOSE,
        contractor: CONTRACTOR,
        siren: SIREN,
        study: STUDY,
        until,
    };
    let mandate = node.declare_mandate(session, &order).await?.to_string();
    let view = views::mandates(node, session).await?;
    let line = view.lines.iter().find(|line| line.mandate.id.to_string() == mandate);
    // The first one: pupils, whose rows are enough to tell later whose copy a file is.
    let delivery = line.and_then(|line| line.deliveries.last()).context("something was delivered before")?;
    let copy = node.hand_over(session, &mandate, &delivery.0, Lang::Fr).await?;
    let file = out.join(format!("prestataire_{mandate}.zip"));
    std::fs::copy(&copy, &file)?;
    node.sign_out(&signed_in.token).await?;
    let done = Message::new("people-contractor")
        .with("contractor", CONTRACTOR)
        .with("until", until)
        .with("mandate", &mandate)
        .with("delivery", &delivery.0)
        .with("file", file.display());
    teller.say(&done);
    Ok(())
}
