//! A convention as a document to keep: tagged PDF, with its exact file and its signatures inside (decision 0011).

use entente_audit::{Expected, KeyRegister, SignatureFile, digest, verify_signatures};
use entente_model::{AgreementId, Message, PartyId};
use entente_print::{Printed, agreement_pdf};
use entente_text::Lang;
use jiff::civil::Date;

use crate::agreement_text::AgreementText;
use crate::error::{ExchangeError, words};
use crate::node::Node;

/// How a convention is printed.
#[derive(Clone, Debug)]
pub struct PrintOrder {
    /// For which party the copy is; all where absent.
    pub copy_for: Option<PartyId>,
    /// Day of the document.
    pub day: Date,
    /// Language of what is said around the text.
    pub lang: Lang,
}

/// The text as PDF; `signed` are the statements about it and the keys that they are verified with, absent for a draft.
pub fn print_agreement(
    text: &AgreementText,
    signed: Option<(&SignatureFile, &KeyRegister)>,
    order: &PrintOrder,
) -> Result<Vec<u8>, ExchangeError> {
    let (agreement, source) = (text.agreement(), text.bytes()?);
    let found = signed.map(|(file, keys)| {
        let expected =
            Expected { agreement: Some(&agreement.id), parties: &agreement.parties, signed_copy: None };
        (file.to_string(), verify_signatures(&source, file, keys, &expected))
    });
    let version = match agreement.text_number() {
        0 => String::new(),
        number => words().say(order.lang, &Message::new("print-amendment").with("number", number)),
    };
    let state =
        text.folder().filter(|folder| folder.agreement(agreement.id.as_str()).is_ok()).map(|folder| {
            let phase = folder.state(agreement, order.day, order.day).phase;
            words().word(order.lang, &format!("life-phase-{}", phase.name()))
        });
    Ok(agreement_pdf(&Printed {
        agreement,
        source: &source,
        datasets: text.side().datasets,
        signatures: found.as_ref().map(|(file, found)| (file.as_str(), found)),
        version: &version,
        state: state.as_deref().unwrap_or_default(),
        copy_for: order.copy_for.as_ref(),
        day: order.day,
        lang: order.lang,
    })?)
}

impl Node {
    /// A text of a convention as PDF, with the signatures that the node keeps of it.
    pub async fn agreement_pdf(
        &self,
        id: &AgreementId,
        amendment: Option<u32>,
        copy_for: Option<PartyId>,
        lang: Lang,
    ) -> Result<Vec<u8>, ExchangeError> {
        let text = self.agreement_folder().text(id.as_str(), amendment)?;
        let sha256 = digest(&text.bytes()?);
        let (file, keys) = (self.signature_file(id, sha256).await?, self.key_register().await?);
        let order = PrintOrder { copy_for, day: self.today(), lang };
        // Laying out a long annex takes a while: other pages do not wait for it.
        tokio::task::spawn_blocking(move || {
            let signed = file.statements().next().is_some().then_some((&file, &keys));
            print_agreement(&text, signed, &order)
        })
        .await?
    }
}
