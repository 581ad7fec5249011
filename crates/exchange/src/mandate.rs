//! Contractors: a study named under a party, with an end; marked copies handed over for it; the attestation, once it is over, that the files are destroyed.
//!
//! A convention lets it by excepting contractors from its prohibition of transfers (`forbid = "transfer"`, `except_contractor`).
//! What is handed over was delivered to the party before, and is decided again that day.

use std::fs;
use std::path::{Path, PathBuf};

use entente_audit::{Actor, DeliveryId, MandateActId, MandateStep, digest};
use entente_data::{DeliveryFormat, WatermarkKey, WatermarkScore, trace_marks};
use entente_model::{Agreement, ArticleRef, Forbid, PartyId, PurposeId, RuleClause};
use entente_store::{MandateAct, NewMandateAct};
use entente_text::Lang;
use jiff::civil::Date;

use crate::agreements::Agreements;
use crate::deliver::{DICTIONARY, MENTION, delivery_folder};
use crate::error::ExchangeError;
use crate::log_folder::write_secret;
use crate::mandate_error::{ATTESTATION_BYTES_MAX, MandateError, NAME_CHARS_MAX};
use crate::mandate_state::{Mandate, MandateState, fold};
use crate::marked_copy::{MarkedCopy, notice, unreadable};
use crate::node::Node;
use crate::pseudonym_key::random_bytes;
use crate::sign_in::Session;

/// Days after the end of a study when the attestation is asked for again.
const REMINDED_AFTER_DAYS: i32 = 15;
/// Days after it when those who produced the data are told.
const ESCALATED_AFTER_DAYS: i32 = 30;
/// Years that a study may last.
const YEARS_MAX: i16 = 3;

/// A contractor to be named.
#[derive(Clone, Debug)]
pub struct MandateOrder<'a> {
    /// The convention that lets it.
    pub agreement: &'a str,
    /// What for.
    pub purpose: &'a str,
    /// Name of the contractor.
    pub contractor: &'a str,
    /// Its SIREN.
    pub siren: &'a str,
    /// Title of the study.
    pub study: &'a str,
    /// Last day of the study.
    pub until: Date,
}

/// How the rows of a file stand under the mark of a mandate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MandateTrace {
    /// The mandate.
    pub mandate: Mandate,
    /// What the rows say.
    pub score: WatermarkScore,
}

impl Agreements {
    /// Whether a convention, with the cadre that it applies, lets a party hand data to contractors: the article that does.
    pub(crate) fn lets_contractors(&self, agreement: &Agreement) -> Result<ArticleRef, MandateError> {
        let cadre = self.cadre(agreement).into_iter();
        let rules = agreement.rule_clauses().chain(cadre.flat_map(Agreement::rule_clauses));
        let mut lets = None;
        for (place, rule) in rules {
            match rule {
                RuleClause::Forbid(Forbid::Transfer { except_contractor: true }) => {
                    lets = lets.or_else(|| Some(place.clone()));
                }
                RuleClause::Forbid(Forbid::Transfer { except_contractor: false }) => {
                    let (agreement, place) = (agreement.id.to_string(), Some(place.clone()));
                    return Err(MandateError::Transfer { agreement, place });
                }
                _ => {}
            }
        }
        lets.ok_or_else(|| MandateError::Transfer { agreement: agreement.id.to_string(), place: None })
    }
}

impl Node {
    /// The mandates that a party gave, and those under which data that it produced were handed over.
    pub async fn mandates(&self, party: &PartyId) -> Result<Vec<Mandate>, ExchangeError> {
        let mut seen = Vec::new();
        for mandate in fold(self.store().mandate_acts().await?, self.today()) {
            if mandate.party == *party || self.is_producer_under(party, &mandate).await? {
                seen.push(mandate);
            }
        }
        Ok(seen)
    }

    async fn is_producer_under(&self, party: &PartyId, mandate: &Mandate) -> Result<bool, ExchangeError> {
        for id in &mandate.deliveries {
            let Some(delivery) = self.store().delivery(*id).await? else { continue };
            let deposit = self.store().deposit(delivery.deposit).await?;
            if deposit.is_some_and(|deposit| deposit.party == *party) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Names a contractor for a study.
    pub async fn declare_mandate(
        &self,
        session: &Session,
        order: &MandateOrder<'_>,
    ) -> Result<MandateActId, ExchangeError> {
        session.must_act()?;
        self.declare_mandate_as(&session.actor(), &session.party, order).await
    }

    /// The same on behalf of a party, from the command line.
    pub async fn declare_mandate_of(
        &self,
        party: &PartyId,
        order: &MandateOrder<'_>,
    ) -> Result<MandateActId, ExchangeError> {
        self.declare_mandate_as(&Actor::Party(party.clone()), party, order).await
    }

    async fn declare_mandate_as(
        &self,
        actor: &Actor,
        party: &PartyId,
        order: &MandateOrder<'_>,
    ) -> Result<MandateActId, ExchangeError> {
        let agreements = self.agreements();
        let silent = || MandateError::Transfer { agreement: order.agreement.to_owned(), place: None };
        let agreement = agreements.agreement(order.agreement).ok_or_else(silent)?;
        agreements.lets_contractors(agreement)?;
        let is_party = agreement.parties.contains(party)
            || agreement.party_clauses().any(|(_, clause)| clause.id == *party);
        if !is_party || !agreements.purposes_of(agreement).iter().any(|one| one.as_str() == order.purpose) {
            let (agreement, purpose) = (order.agreement.to_owned(), order.purpose.to_owned());
            return Err(MandateError::NoClause { agreement, purpose }.into());
        }
        let siren: String = order.siren.chars().filter(|letter| !letter.is_whitespace()).collect();
        if !is_siren(&siren) {
            return Err(
                MandateError::Siren { siren: order.siren.chars().take(NAME_CHARS_MAX).collect() }.into()
            );
        }
        let name = |what, text: &str| {
            let text = text.trim();
            let fits = !text.is_empty() && text.chars().count() <= NAME_CHARS_MAX;
            let is_line = !text.chars().any(char::is_control);
            if fits && is_line { Ok(Some(text.to_owned())) } else { Err(MandateError::Name { what }) }
        };
        let new = NewMandateAct {
            mandate: None,
            step: MandateStep::Declared,
            party: party.clone(),
            agreement: agreement.id.clone(),
            purpose: PurposeId::new(order.purpose),
            contractor: name("contractor", order.contractor)?,
            siren: Some(siren),
            study: name("study", order.study)?,
            until: Some(self.study_end(order.until)?),
            delivery: None,
            attestation: None,
        };
        self.record_mandate(actor, &new).await
    }

    fn study_end(&self, until: Date) -> Result<Date, MandateError> {
        let today = self.today();
        let latest = today.checked_add(jiff::Span::new().years(YEARS_MAX)).unwrap_or(today);
        if until < today || until > latest {
            return Err(MandateError::Until { until, latest });
        }
        Ok(until)
    }

    /// Lets the study last until another day.
    pub async fn extend_mandate(
        &self,
        session: &Session,
        id: &str,
        until: Date,
    ) -> Result<(), ExchangeError> {
        session.must_act()?;
        let mandate = self.own_mandate(session, id).await?;
        must_run(&mandate)?;
        let until = Some(self.study_end(until)?);
        let new = NewMandateAct { until, ..next(&mandate, MandateStep::Extended) };
        self.record_mandate(&session.actor(), &new).await.map(drop)
    }

    /// Ends the study today: nothing is handed over any more, and the attestation is waited for.
    pub async fn end_mandate(&self, session: &Session, id: &str) -> Result<(), ExchangeError> {
        session.must_act()?;
        let mandate = self.own_mandate(session, id).await?;
        must_run(&mandate)?;
        let new = NewMandateAct { until: Some(self.today()), ..next(&mandate, MandateStep::Ended) };
        self.record_mandate(&session.actor(), &new).await.map(drop)
    }

    /// Makes the marked copy of a delivery for the contractor: a ZIP with the rows, the mention of sources, the dictionary and what the contractor must know.
    /// The access is decided again, and the act is an event.
    pub async fn hand_over(
        &self,
        session: &Session,
        id: &str,
        delivery: &str,
        lang: Lang,
    ) -> Result<PathBuf, ExchangeError> {
        session.must_act()?;
        let mandate = self.own_mandate(session, id).await?;
        must_run(&mandate)?;
        let absent = || MandateError::NoDelivery { delivery: delivery.chars().take(64).collect() };
        let number: DeliveryId = delivery.parse().map_err(|_| absent())?;
        let row = self.store().delivery(number).await?.filter(|row| row.recipient == session.party);
        let row = row.ok_or_else(absent)?;
        if self.store().withdrawal(row.deposit).await?.is_some() {
            return Err(ExchangeError::Withdrawn { deposit: row.deposit.to_string() });
        }
        let permit = self.permit_as_made(&session.actor(), &row).await?;
        if *permit.agreement() != mandate.agreement || permit.request().purpose != mandate.purpose {
            let (delivery, mandate) = (row.id.to_string(), mandate.id);
            return Err(MandateError::OtherPurpose { delivery, mandate }.into());
        }
        let article = self
            .agreements()
            .agreement(mandate.agreement.as_str())
            .map(|agreement| self.agreements().lets_contractors(agreement))
            .transpose()?;
        let source = delivery_folder(self.folder(), row.id);
        let target = mandate_folder(self.folder(), mandate.id);
        fs::create_dir_all(&target).map_err(ExchangeError::file(&target))?;
        let path = target.join(format!("{}.zip", row.id));
        let format =
            if row.file_name.ends_with(".parquet") { DeliveryFormat::Parquet } else { DeliveryFormat::Csv };
        let key = self.watermark_key(mandate.id)?;
        let copy = MarkedCopy {
            data: source.join(&row.file_name),
            format,
            name: format!(
                "{}_{}.csv",
                Path::new(&row.file_name).file_stem().unwrap_or_default().display(),
                mandate.id
            ),
            others: [DICTIONARY, MENTION].map(|name| (name, source.join(name))).into(),
            notice: notice(&mandate, article.as_ref(), lang).join("\n\n") + "\n",
        };
        let into = path.clone();
        tokio::task::spawn_blocking(move || copy.write(&into, &key)).await??;
        let new = NewMandateAct { delivery: Some(row.id), ..next(&mandate, MandateStep::HandedOver) };
        self.record_mandate(&session.actor(), &new).await?;
        Ok(path)
    }

    /// Keeps the contractor's attestation that the files are destroyed, and destroys the copies that were kept here.
    pub async fn certify_destruction(
        &self,
        session: &Session,
        id: &str,
        attestation: &[u8],
    ) -> Result<(), ExchangeError> {
        session.must_act()?;
        let mandate = self.own_mandate(session, id).await?;
        if !matches!(mandate.state, MandateState::Awaited | MandateState::Escalated) {
            return Err(MandateError::NotAwaited { mandate: mandate.id }.into());
        }
        if attestation.is_empty() || attestation.len() as u64 > ATTESTATION_BYTES_MAX {
            return Err(MandateError::Attestation.into());
        }
        let folder = mandate_folder(self.folder(), mandate.id);
        fs::create_dir_all(&folder).map_err(ExchangeError::file(&folder))?;
        let sha256 = digest(attestation);
        let path = folder.join(format!("attestation-{sha256}"));
        crate::folder::write_whole(&path, attestation).map_err(ExchangeError::file(&path))?;
        let new = NewMandateAct { attestation: Some(sha256), ..next(&mandate, MandateStep::Certified) };
        self.record_mandate(&session.actor(), &new).await?;
        for delivery in &mandate.deliveries {
            let path = folder.join(format!("{delivery}.zip"));
            if path.exists() {
                fs::remove_file(&path).map_err(ExchangeError::file(&path))?;
            }
        }
        Ok(())
    }

    /// The attestation of a mandate that a party may see.
    pub async fn attestation(&self, session: &Session, id: &str) -> Result<Option<PathBuf>, ExchangeError> {
        let mandates = self.mandates(&session.party).await?;
        let Some(mandate) = mandates.into_iter().find(|one| one.id.to_string() == id) else {
            return Ok(None);
        };
        let sha256 = mandate.acts.iter().find_map(|act| act.attestation);
        let folder = mandate_folder(self.folder(), mandate.id);
        Ok(sha256.map(|sha256| folder.join(format!("attestation-{sha256}"))))
    }

    /// Asks for the attestations of studies that are over, asks again, and tells those who produced the data: each once. Gives the steps.
    pub async fn remind_mandates(&self) -> Result<Vec<MandateAct>, ExchangeError> {
        let today = self.today();
        let mut tx = self.store().begin(self.now(), &Actor::System).await?;
        let mut given = Vec::new();
        for mandate in fold(self.store().mandate_acts().await?, today) {
            if !matches!(mandate.state, MandateState::Awaited | MandateState::Escalated) {
                continue;
            }
            let days = (today - mandate.until).get_days();
            for (step, after) in [
                (MandateStep::Asked, 0),
                (MandateStep::Reminded, REMINDED_AFTER_DAYS),
                (MandateStep::Escalated, ESCALATED_AFTER_DAYS),
            ] {
                if days >= after && !mandate.has(step) {
                    given.push(tx.insert_mandate_act(&next(&mandate, step)).await?);
                }
            }
        }
        if given.is_empty() {
            tx.rollback().await?;
        } else {
            tx.commit().await?;
            self.write_checkpoint().await?;
        }
        Ok(given)
    }

    /// Under which mandate, of all, a file found somewhere was handed over, as the order of its rows tells.
    pub async fn trace_copy(&self, file: &Path) -> Result<Vec<MandateTrace>, ExchangeError> {
        let mandates = fold(self.store().mandate_acts().await?, self.today());
        let keys = mandates.iter().map(|one| self.watermark_key(one.id)).collect::<Result<Vec<_>, _>>()?;
        let is_parquet = file.extension().is_some_and(|extension| extension == "parquet");
        let format = if is_parquet { DeliveryFormat::Parquet } else { DeliveryFormat::Csv };
        let path = file.to_owned();
        let traced = tokio::task::spawn_blocking(move || trace_marks(&path, format, &keys)).await?;
        let scores = traced.map_err(unreadable)?;
        let traces = mandates.into_iter().zip(scores);
        Ok(traces.map(|(mandate, score)| MandateTrace { mandate, score }).collect())
    }

    async fn own_mandate(&self, session: &Session, id: &str) -> Result<Mandate, ExchangeError> {
        let mandates = fold(self.store().mandate_acts().await?, self.today());
        let found = mandates.into_iter().find(|one| one.id.to_string() == id && one.party == session.party);
        Ok(found.ok_or_else(|| MandateError::Unknown { mandate: id.chars().take(64).collect() })?)
    }

    async fn record_mandate(
        &self,
        actor: &Actor,
        new: &NewMandateAct,
    ) -> Result<MandateActId, ExchangeError> {
        let mut tx = self.store().begin(self.now(), actor).await?;
        let act = tx.insert_mandate_act(new).await?;
        tx.commit().await?;
        self.write_checkpoint().await?;
        Ok(act.mandate)
    }

    /// The key of a mandate's mark; the node's own secret is made where there is none.
    fn watermark_key(&self, mandate: MandateActId) -> Result<WatermarkKey, ExchangeError> {
        let folder = self.folder().join("keys");
        let path = folder.join("watermark.key");
        if !path.exists() {
            fs::create_dir_all(&folder).map_err(ExchangeError::file(&folder))?;
            match write_secret(&path, &random_bytes()?) {
                // Another process made it in between.
                Err(ExchangeError::File { source, .. })
                    if source.kind() == std::io::ErrorKind::AlreadyExists => {}
                other => other?,
            }
        }
        let bytes = fs::read(&path).map_err(ExchangeError::file(&path))?;
        let secret: [u8; 32] = bytes.try_into().map_err(|_| ExchangeError::Record {
            record: path.display().to_string(),
            reason: "it is not of 32 bytes".to_owned(),
        })?;
        Ok(WatermarkKey::derive(&secret, &mandate.to_string()))
    }
}

fn must_run(mandate: &Mandate) -> Result<(), MandateError> {
    if mandate.state == MandateState::Running {
        return Ok(());
    }
    Err(MandateError::Over { mandate: mandate.id, until: mandate.until })
}

fn mandate_folder(folder: &Path, id: MandateActId) -> PathBuf {
    folder.join("mandates").join(id.to_string())
}

/// Nine figures of which the last one is Luhn's key.
fn is_siren(text: &str) -> bool {
    let figures: Vec<u32> = text.chars().filter_map(|letter| letter.to_digit(10)).collect();
    let doubled = |figure: u32| if figure > 4 { 2 * figure - 9 } else { 2 * figure };
    let sum: u32 = figures
        .iter()
        .enumerate()
        .map(|(rank, figure)| if rank % 2 == 1 { doubled(*figure) } else { *figure })
        .sum();
    figures.len() == 9 && text.chars().count() == 9 && sum.is_multiple_of(10)
}

/// The next step of a mandate.
fn next(mandate: &Mandate, step: MandateStep) -> NewMandateAct {
    NewMandateAct {
        mandate: Some(mandate.id),
        step,
        party: mandate.party.clone(),
        agreement: mandate.agreement.clone(),
        purpose: mandate.purpose.clone(),
        contractor: None,
        siren: None,
        study: None,
        until: None,
        delivery: None,
        attestation: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_siren_has_its_key() {
        assert!(is_siren("999999998") || !is_siren("999999999"));
        for wrong in ["", "12345678", "1234567890", "99999999X", "９９９９９９９９８"] {
            assert!(!is_siren(wrong), "{wrong}");
        }
    }
}
