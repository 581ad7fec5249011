//! A party signs the exact text of a convention, or an amendment of it, with its key; signatures made elsewhere are imported
//! or recorded. Each is verified before it is kept, and what follows from it is a fact in the life of the convention.
//!
//! Keys are `register_key`. The form of a signature and its verification are `entente-audit`.

use std::path::PathBuf;

use entente_audit::{
    Actor, Expected, Hash, RecordedSignature, SecretKey, Signatory, Signature, SignatureFault, SignatureFile,
    SignatureMeans, SignatureStatement, SignatureVerification, Statement, verify_signatures,
};
use entente_model::{Agreement, AgreementId, LifeEvent, PartyId};
use entente_store::{AgreementSignature, StoreError};
use jiff::civil::Date;

use crate::agreement_texts::KeptText;
use crate::error::ExchangeError;
use crate::folder::write_whole;
use crate::node::Node;
use crate::record_agreement_fact::FactOrder;
use crate::sign_in::Session;

/// What is signed, by whom.
#[derive(Clone, Debug)]
pub struct SignOrder {
    /// The convention.
    pub agreement: AgreementId,
    /// The amendment that is signed; the text that stands for the convention where absent.
    pub amendment: Option<u32>,
    /// The party.
    pub party: PartyId,
    /// Who signs for it.
    pub signatory: Signatory,
    /// Where.
    pub place: String,
    /// Which day; today where absent.
    pub on: Option<Date>,
}

/// A signature made elsewhere, as a party declares it.
#[derive(Clone, Debug)]
pub struct RecordOrder {
    /// What was signed, by whom, where and when.
    pub signed: SignOrder,
    /// By what means.
    pub means: SignatureMeans,
    /// Number of the dossier or of the letter, or where the original is.
    pub reference: String,
    /// Digest of the scan that is kept.
    pub scan: Option<Hash>,
    /// The party that records it, with its key.
    pub recorded_by: PartyId,
}

impl Node {
    /// What is to be signed, for a key that this program does not hold.
    pub async fn signature_to_make(&self, order: &SignOrder) -> Result<Signature, ExchangeError> {
        self.signature(order).await
    }

    /// Signs, with a key that is at hand.
    pub async fn sign_agreement(
        &self,
        order: &SignOrder,
        key: &SecretKey,
    ) -> Result<AgreementSignature, ExchangeError> {
        let statement = self.signature(order).await?.sign(key)?;
        let file = SignatureFile::read(&statement.to_string())?;
        let kept = self.keep(Actor::Party(order.party.clone()), &file).await?;
        kept.into_iter().next().ok_or(ExchangeError::KeptAlready)
    }

    /// Records a signature made elsewhere, signed by the key of the party that records it.
    pub async fn record_signature(
        &self,
        order: &RecordOrder,
        key: &SecretKey,
    ) -> Result<AgreementSignature, ExchangeError> {
        let signed = &order.signed;
        let text = self.text_of(&signed.agreement, signed.amendment).await?;
        let record = RecordedSignature {
            agreement: signed.agreement.clone(),
            sha256: text.sha256,
            party: signed.party.clone(),
            signatory: signed.signatory.clone(),
            place: Some(signed.place.clone()).filter(|place| !place.is_empty()),
            on: signed.on.unwrap_or_else(|| self.today()),
            means: order.means,
            reference: order.reference.clone(),
            scan: order.scan,
            recorded_by: order.recorded_by.clone(),
            recorded_on: self.today(),
        };
        let file = SignatureFile::read(&record.sign(key)?.to_string())?;
        let kept = self.keep(Actor::Party(order.recorded_by.clone()), &file).await?;
        kept.into_iter().next().ok_or(ExchangeError::KeptAlready)
    }

    /// Takes the statements of a signature file that another party sent; those that are kept already are left out.
    pub async fn import_signatures(
        &self,
        session: &Session,
        text: &str,
    ) -> Result<Vec<AgreementSignature>, ExchangeError> {
        session.must_act()?;
        self.keep(session.actor(), &SignatureFile::read(text)?).await
    }

    /// The same, for whoever runs the node.
    pub async fn import_signatures_as(
        &self,
        party: Option<&PartyId>,
        text: &str,
    ) -> Result<Vec<AgreementSignature>, ExchangeError> {
        let actor = party.cloned().map_or(Actor::System, Actor::Party);
        self.keep(actor, &SignatureFile::read(text)?).await
    }

    /// Verifies what is kept of the signatures of a text.
    pub async fn verify_agreement(
        &self,
        id: &AgreementId,
        amendment: Option<u32>,
    ) -> Result<SignatureVerification, ExchangeError> {
        let text = self.text_of(id, amendment).await?;
        self.verify_text(id, &text).await
    }

    /// The same for one of its texts.
    pub(crate) async fn verify_text(
        &self,
        id: &AgreementId,
        text: &KeptText,
    ) -> Result<SignatureVerification, ExchangeError> {
        let agreements = self.agreements();
        let parties = agreements.parties_of_text(id, text.sha256)?;
        let file = self.signature_file(id, text.sha256).await?;
        let expected = Expected { agreement: Some(id), parties, signed_copy: None };
        Ok(verify_signatures(text.text.as_bytes(), &file, &self.key_register().await?, &expected))
    }

    /// The statements about one text, as one file.
    pub async fn signature_file(
        &self,
        id: &AgreementId,
        sha256: Hash,
    ) -> Result<SignatureFile, ExchangeError> {
        let mut kept = self.store().agreement_signatures(id).await?;
        kept.retain(|one| one.sha256 == sha256);
        let statements: Vec<String> = kept.into_iter().map(|one| one.statement).collect();
        Ok(SignatureFile::read(&statements.join("\n"))?)
    }

    async fn signature(&self, order: &SignOrder) -> Result<Signature, ExchangeError> {
        let text = self.text_of(&order.agreement, order.amendment).await?;
        let on = order.on.unwrap_or_else(|| self.today());
        let (agreement, party) = (order.agreement.clone(), order.party.clone());
        let (signatory, place) = (order.signatory.clone(), order.place.clone());
        Ok(Signature::of(agreement, text.text.as_bytes(), party, signatory, place, on))
    }

    /// Keeps the statements that hold and are not kept yet, with what follows from them; refuses all where one does not hold.
    async fn keep(
        &self,
        actor: Actor,
        file: &SignatureFile,
    ) -> Result<Vec<AgreementSignature>, ExchangeError> {
        let mut verified = Vec::new();
        for (statement, read) in file.statements() {
            verified.push((statement, read, self.verified(statement, read).await?));
        }
        let mut tx = self.store().begin(self.now(), &actor).await?;
        let mut kept = Vec::new();
        for (statement, read, text) in verified {
            match tx.insert_agreement_signature(statement, read).await {
                Ok(one) => kept.push(one),
                Err(StoreError::Done { .. }) => continue,
                Err(error) => return Err(error.into()),
            }
            self.add_fact(&mut tx, fact(read, &text)).await?;
        }
        if kept.is_empty() {
            tx.rollback().await?;
            return Ok(kept);
        }
        tx.commit().await?;
        self.write_checkpoint().await?;
        self.reload().await?;
        for one in &kept {
            self.write_signatures(&one.agreement, one.sha256).await?;
        }
        Ok(kept)
    }

    /// The text that a statement is about, once it is sure that the statement holds.
    async fn verified(
        &self,
        statement: &Statement,
        read: &SignatureStatement,
    ) -> Result<KeptText, ExchangeError> {
        let (id, sha256) = match read {
            SignatureStatement::Signature(one) => (&one.agreement, one.sha256),
            SignatureStatement::RecordedSignature(one) => (&one.agreement, one.sha256),
        };
        let texts = self.texts_of(id).await?;
        let unheld = |fault: SignatureFault| ExchangeError::NotHeld(fault.message());
        let text = texts.into_iter().rev().find(|text| text.sha256 == sha256);
        let text = text.ok_or_else(|| unheld(SignatureFault::ChangedText))?;
        let agreements = self.agreements();
        let parties = agreements.parties_of_text(id, text.sha256)?;
        let alone = SignatureFile::read(&statement.to_string())?;
        let expected = Expected { agreement: Some(id), parties, signed_copy: None };
        let register = self.key_register().await?;
        let found = verify_signatures(text.text.as_bytes(), &alone, &register, &expected);
        let faults = found.signatures.into_iter().flat_map(|one| one.faults);
        let faults = faults.chain(found.recorded.into_iter().flat_map(|one| one.faults));
        match faults.into_iter().next() {
            Some(fault) => Err(unheld(fault)),
            None => Ok(text),
        }
    }

    /// Writes the signatures of a text beside its file, so that whoever takes the folder verifies them without the node.
    async fn write_signatures(&self, id: &AgreementId, sha256: Hash) -> Result<(), ExchangeError> {
        let agreements = self.agreements();
        let Some(agreement) = agreements.text_with(id, sha256) else { return Ok(()) };
        let path = signatures_path(self.folder().join(&agreement.path));
        let file = self.signature_file(id, sha256).await?;
        write_whole(&path, file.to_string().as_bytes()).map_err(ExchangeError::file(&path))
    }
}

/// `<file>.signatures`, beside the file.
pub fn signatures_path(file: PathBuf) -> PathBuf {
    let mut path = file.into_os_string();
    path.push(".signatures");
    path.into()
}

/// What a signature says of the life of the convention: it is signed, or its amendment is approved.
fn fact(read: &SignatureStatement, text: &KeptText) -> FactOrder {
    let (agreement, party, on, reference) = match read {
        SignatureStatement::Signature(one) => (&one.agreement, &one.party, one.on, None),
        SignatureStatement::RecordedSignature(one) => {
            (&one.agreement, &one.party, one.on, Some(one.reference.clone()))
        }
    };
    let event = match text.amendment {
        Some(number) => LifeEvent::AmendmentApproved { number, by: party.clone() },
        None => LifeEvent::SignedBy { party: party.clone() },
    };
    FactOrder {
        agreement: agreement.clone(),
        event,
        happened_on: on,
        known_on: None,
        replaces: None,
        reference,
    }
}

impl crate::agreements::Agreements {
    /// The compiled text of a convention that has this digest.
    pub(crate) fn text_with(&self, id: &AgreementId, sha256: Hash) -> Option<&Agreement> {
        let sha256 = sha256.to_string();
        self.compilation.texts_of(id).into_iter().find(|text| text.sha256 == sha256)
    }

    /// The parties that sign it: those of that very text, for somebody may enter by an amendment.
    fn parties_of_text(&self, id: &AgreementId, sha256: Hash) -> Result<&[PartyId], ExchangeError> {
        let text = self.text_with(id, sha256);
        Ok(&text.map_or_else(|| self.must_have(id), Ok)?.parties)
    }
}
