//! Contractors: a study named under a party, with an end; marked copies handed over for it; the attestation, once it is over, that the files are destroyed.
//!
//! A convention lets it by excepting contractors from its prohibition of transfers (`forbid = "transfer"`, `except_contractor`).
//! What is handed over was delivered to the party before, and is decided again that day.

use std::fs;
use std::io::{BufWriter, Read as _, Seek as _, Write as _};
use std::path::{Path, PathBuf};

use entente_audit::{Actor, DeliveryId, MandateActId, MandateStep, digest};
use entente_data::{DeliveryFormat, WatermarkKey, WatermarkScore, trace_marks, write_marked};
use entente_model::{Agreement, AgreementId, ArticleRef, Forbid, Message, PartyId, PurposeId, RuleClause};
use entente_store::{MandateAct, NewMandateAct};
use entente_text::Lang;
use jiff::civil::Date;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::agreements::Agreements;
use crate::deliver::{DICTIONARY, MENTION, delivery_folder};
use crate::error::{ExchangeError, words};
use crate::log_folder::write_secret;
use crate::node::Node;
use crate::pseudonym_key::random_bytes;
use crate::sign_in::Session;

/// Days after the end of a study when the attestation is asked for again.
const REMINDED_AFTER_DAYS: i32 = 15;
/// Days after it when those who produced the data are told.
const ESCALATED_AFTER_DAYS: i32 = 30;
/// Years that a study may last.
const YEARS_MAX: i16 = 3;
/// Longest name of a contractor or title of a study, in characters.
const NAME_CHARS_MAX: usize = 200;
/// Largest attestation.
const ATTESTATION_BYTES_MAX: u64 = 10 << 20;

/// What a mandate is today.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MandateState {
    /// The study runs.
    Running,
    /// The study is over, and nothing was handed over.
    Over,
    /// The study is over: the attestation is waited for.
    Awaited,
    /// It did not come: those who produced the data were told.
    Escalated,
    /// The files are destroyed, as attested.
    Certified,
}

impl MandateState {
    /// Its name in message ids.
    pub fn name(self) -> &'static str {
        match self {
            Self::Running => "running",
            Self::Over => "over",
            Self::Awaited => "awaited",
            Self::Escalated => "escalated",
            Self::Certified => "certified",
        }
    }
}

/// The mandate of a contractor: what its steps add up to on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mandate {
    /// Number.
    pub id: MandateActId,
    /// Who commissions the study.
    pub party: PartyId,
    /// The convention that lets it.
    pub agreement: AgreementId,
    /// What for.
    pub purpose: PurposeId,
    /// Name of the contractor.
    pub contractor: String,
    /// Its SIREN.
    pub siren: String,
    /// Title of the study.
    pub study: String,
    /// Last day of the study.
    pub until: Date,
    /// What it is that day.
    pub state: MandateState,
    /// Deliveries of which a copy was handed over, once each.
    pub deliveries: Vec<DeliveryId>,
    /// Its steps, in their order.
    pub acts: Vec<MandateAct>,
}

impl Mandate {
    fn has(&self, step: MandateStep) -> bool {
        self.acts.iter().any(|act| act.step == step)
    }
}

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

/// Why a contractor is not named, or nothing is handed over.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MandateError {
    /// No such mandate, or not of this party.
    #[error("no mandate `{mandate}`")]
    Unknown {
        /// As asked.
        mandate: String,
    },
    /// The convention does not let data be handed to contractors.
    #[error("`{agreement}` lets nothing be handed to a contractor")]
    Transfer {
        /// The convention, as asked.
        agreement: String,
        /// The article that forbids, where one does.
        place: Option<ArticleRef>,
    },
    /// No clause of the convention hands anything over to the party for that purpose.
    #[error("`{agreement}` has no clause for `{purpose}`")]
    NoClause {
        /// The convention.
        agreement: String,
        /// As asked.
        purpose: String,
    },
    /// Not a SIREN.
    #[error("`{siren}` is not a SIREN")]
    Siren {
        /// As given.
        siren: String,
    },
    /// A name is absent or too long.
    #[error("`{what}` is absent or longer than {NAME_CHARS_MAX} characters")]
    Name {
        /// `contractor` or `study`.
        what: &'static str,
    },
    /// The last day is not one that a study may have.
    #[error("a study may end from today to {latest}, not on {until}")]
    Until {
        /// As asked.
        until: Date,
        /// The latest one.
        latest: Date,
    },
    /// The study is over.
    #[error("the study of `{mandate}` is over since {until}")]
    Over {
        /// The mandate.
        mandate: MandateActId,
        /// Its last day.
        until: Date,
    },
    /// The delivery was not made for the purpose of the study under its convention.
    #[error("`{delivery}` was not delivered for the purpose of `{mandate}`")]
    OtherPurpose {
        /// The delivery.
        delivery: String,
        /// The mandate.
        mandate: MandateActId,
    },
    /// No such delivery to this party.
    #[error("no delivery `{delivery}` to this party")]
    NoDelivery {
        /// As asked.
        delivery: String,
    },
    /// The study goes on, or nothing is waited for.
    #[error("no attestation is waited for under `{mandate}`")]
    NotAwaited {
        /// The mandate.
        mandate: MandateActId,
    },
    /// The file is not one whose rows can be read.
    #[error("{reason}")]
    Rows {
        /// What is wrong.
        reason: String,
    },
    /// The attestation is empty or too large.
    #[error("an attestation is a file of up to {} bytes", ATTESTATION_BYTES_MAX)]
    Attestation,
}

impl MandateError {
    /// The sentence for people, with its remedy.
    pub fn message(&self) -> Message {
        match self {
            Self::Unknown { mandate } => Message::new("error-mandate-unknown").with("mandate", mandate),
            Self::Transfer { agreement, place: None } => {
                Message::new("error-mandate-silent").with("agreement", agreement)
            }
            Self::Transfer { agreement, place: Some(place) } => Message::new("error-mandate-transfer")
                .with("agreement", agreement)
                .with("article", &place.article)
                .with("convention", &place.convention),
            Self::NoClause { agreement, purpose } => {
                Message::new("error-mandate-no-clause").with("agreement", agreement).with("purpose", purpose)
            }
            Self::Siren { siren } => Message::new("error-mandate-siren").with("siren", siren),
            Self::Name { what } => {
                Message::new("error-mandate-name").with("what", what).count("count", NAME_CHARS_MAX as u64)
            }
            Self::Until { until, latest } => {
                Message::new("error-mandate-until").with("until", until).with("latest", latest)
            }
            Self::Over { mandate, until } => {
                Message::new("error-mandate-over").with("mandate", mandate).with("until", until)
            }
            Self::OtherPurpose { delivery, mandate } => {
                Message::new("error-mandate-purpose").with("delivery", delivery).with("mandate", mandate)
            }
            Self::NoDelivery { delivery } => {
                Message::new("error-mandate-delivery").with("delivery", delivery)
            }
            Self::NotAwaited { mandate } => {
                Message::new("error-mandate-not-awaited").with("mandate", mandate)
            }
            Self::Rows { reason } => Message::new("error-mandate-rows").with("reason", reason),
            Self::Attestation => Message::new("error-mandate-attestation"),
        }
    }
}

/// What steps add up to on a day, in the order of the first ones.
pub(crate) fn fold(acts: Vec<MandateAct>, today: Date) -> Vec<Mandate> {
    let mut mandates: Vec<Mandate> = Vec::new();
    for act in acts {
        let position = mandates.iter().position(|one| one.id == act.mandate).unwrap_or_else(|| {
            mandates.push(Mandate {
                id: act.mandate,
                party: act.party.clone(),
                agreement: act.agreement.clone(),
                purpose: act.purpose.clone(),
                contractor: act.contractor.clone().unwrap_or_default(),
                siren: act.siren.clone().unwrap_or_default(),
                study: act.study.clone().unwrap_or_default(),
                until: act.until.unwrap_or(Date::MIN),
                state: MandateState::Running,
                deliveries: Vec::new(),
                acts: Vec::new(),
            });
            mandates.len() - 1
        });
        let mandate = &mut mandates[position];
        mandate.until = act.until.unwrap_or(mandate.until);
        if let Some(delivery) = act.delivery.filter(|delivery| !mandate.deliveries.contains(delivery)) {
            mandate.deliveries.push(delivery);
        }
        mandate.acts.push(act);
    }
    for mandate in &mut mandates {
        mandate.state = match mandate.until >= today && !mandate.has(MandateStep::Ended) {
            _ if mandate.has(MandateStep::Certified) => MandateState::Certified,
            true => MandateState::Running,
            false if mandate.deliveries.is_empty() => MandateState::Over,
            false if mandate.has(MandateStep::Escalated) => MandateState::Escalated,
            false => MandateState::Awaited,
        };
    }
    mandates
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
        let copy = Copy {
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
        let scores = traced.map_err(|error| unreadable(&error))?;
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

/// What goes into the file of a contractor.
struct Copy {
    data: PathBuf,
    format: DeliveryFormat,
    name: String,
    others: Vec<(&'static str, PathBuf)>,
    notice: String,
}

impl Copy {
    fn write(&self, path: &Path, key: &WatermarkKey) -> Result<(), ExchangeError> {
        let failed = |source: std::io::Error| ExchangeError::File { path: path.to_owned(), source };
        let folder = path.parent().unwrap_or(path);
        // The rows first, beside the archive: its writer needs to go back.
        let mut rows = tempfile::tempfile_in(folder).map_err(failed)?;
        {
            let mut writer = BufWriter::new(&mut rows);
            write_marked(&self.data, self.format, key, &mut writer).map_err(|error| unreadable(&error))?;
            writer.flush().map_err(failed)?;
        }
        rows.rewind().map_err(failed)?;
        let staged = tempfile::NamedTempFile::new_in(folder).map_err(failed)?;
        let mut archive = ZipWriter::new(BufWriter::new(staged.as_file()));
        let options = SimpleFileOptions::default().large_file(true);
        let broken = |error: zip::result::ZipError| failed(std::io::Error::other(error));
        archive.start_file(self.name.as_str(), options).map_err(broken)?;
        std::io::copy(&mut rows, &mut archive).map_err(failed)?;
        for (name, from) in &self.others {
            let mut text = Vec::new();
            fs::File::open(from)
                .and_then(|mut file| file.read_to_end(&mut text))
                .map_err(ExchangeError::file(from))?;
            archive.start_file(*name, options).map_err(broken)?;
            archive.write_all(&text).map_err(failed)?;
        }
        archive.start_file("prestataire.txt", options).map_err(broken)?;
        archive.write_all(self.notice.as_bytes()).map_err(failed)?;
        let mut writer = archive.finish().map_err(broken)?;
        writer.flush().map_err(failed)?;
        drop(writer);
        staged.persist(path).map_err(|error| failed(error.error))?;
        Ok(())
    }
}

/// What the contractor must know, a sentence each.
fn notice(mandate: &Mandate, article: Option<&ArticleRef>, lang: Lang) -> Vec<String> {
    let sentences =
        ["mandate-notice-who", "mandate-notice-purpose", "mandate-notice-mark", "mandate-notice-destroy"];
    let say = |id: &str| {
        let message = Message::new(id)
            .with("mandate", mandate.id)
            .with("contractor", &mandate.contractor)
            .with("siren", &mandate.siren)
            .with("study", &mandate.study)
            .with("party", &mandate.party)
            .with("agreement", &mandate.agreement)
            .with("purpose", &mandate.purpose)
            .with("article", article.map(|place| place.article.as_str()).unwrap_or_default())
            .with("until", mandate.until);
        words().say(lang, &message)
    };
    sentences.into_iter().map(say).collect()
}

fn unreadable(error: &entente_data::FigureRowsError) -> ExchangeError {
    MandateError::Rows { reason: error.to_string() }.into()
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
