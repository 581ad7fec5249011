//! A party drafts a version of a study: its text is read, its figures are made from what the party may read and are kept with it.
//!
//! Every fault is told before anything is kept. What the parties then do with the version is `act_on_study`.

use std::collections::BTreeSet;

use entente_audit::Actor;
use entente_model::{AgreementId, PartyId};
use entente_store::{NewStudyVersion, StudyVersion};
use jiff::Timestamp;
use jiff::ToSpan;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::error::ExchangeError;
use crate::node::Node;
use crate::sign_in::Session;
use crate::study::{FigureMaker, StudyFault, StudyFaultKind, StudyFigure, StudyText, read_study};
use crate::views::FigureReader;
use crate::views::figures::sharings;

/// A study that can be kept: what its file says, and its figures.
#[derive(Clone, Debug)]
pub struct DraftedStudy {
    /// What its file says.
    pub text: StudyText,
    /// Its figures, in order.
    pub figures: Vec<StudyFigure>,
    /// Data is that which the node had at that instant.
    pub as_of: Timestamp,
}

impl Node {
    /// Drafts a version of a study on behalf of a session's party.
    ///
    /// # Errors
    /// Every fault of the file, or where the last version is the same.
    pub async fn draft_study(&self, session: &Session, text: &str) -> Result<StudyVersion, ExchangeError> {
        session.must_act()?;
        self.draft(session.actor(), &session.party, text).await
    }

    /// The same, from the command line.
    ///
    /// # Errors
    /// As above.
    pub async fn draft_study_as(&self, party: &PartyId, text: &str) -> Result<StudyVersion, ExchangeError> {
        self.must_name(party)?;
        self.draft(Actor::Party(party.clone()), party, text).await
    }

    async fn draft(&self, actor: Actor, party: &PartyId, text: &str) -> Result<StudyVersion, ExchangeError> {
        let drafted = self.made_study(FigureReader::acting(&actor, party), text).await?;
        let figures = serde_json::to_string(&drafted.figures).map_err(|error| ExchangeError::Record {
            record: drafted.text.id.clone(),
            reason: error.to_string(),
        })?;
        let last = self.store().study_versions(Some(&drafted.text.id)).await?.into_iter().next_back();
        if let Some(last) = last.filter(|last| last.text == text && last.figures == figures) {
            return Err(ExchangeError::StudyUnchanged { number: last.number });
        }
        let new = NewStudyVersion {
            agreement: drafted.text.agreement.clone(),
            study: drafted.text.id.clone(),
            party: party.clone(),
            text: text.to_owned(),
            figures,
            as_of: drafted.as_of,
        };
        let mut tx = self.store().begin(self.now(), &actor).await?;
        let kept = tx.insert_study_version(new).await?;
        tx.commit().await?;
        self.write_checkpoint().await?;
        Ok(kept)
    }

    /// The first convention under which a party may draft a study, and the parties that look at the same figures there.
    pub fn study_parties(&self, session: &Session) -> Option<(AgreementId, BTreeSet<PartyId>)> {
        let first = sharings(self, &session.party).into_iter().next()?;
        Some((first.agreement, first.parties))
    }

    /// Reads a study and makes its figures for a party; keeps nothing.
    ///
    /// # Errors
    /// Every fault of the file.
    pub async fn try_study(&self, party: &PartyId, text: &str) -> Result<DraftedStudy, ExchangeError> {
        self.must_name(party)?;
        self.made_study(FigureReader::of_party(party.clone()), text).await
    }

    async fn made_study(&self, reader: FigureReader, text: &str) -> Result<DraftedStudy, ExchangeError> {
        let study = read_study(text).map_err(ExchangeError::StudyFaulty)?;
        let mut faults = self.faults_of(&reader.party, &study).await?;
        let as_of = self.instant_of(study.as_of);
        let reader = FigureReader { as_of: Some(as_of), ..reader };
        let maker = FigureMaker::new(self, reader).await?;
        let mut figures = Vec::new();
        for (_, made) in maker.all(&study).await? {
            match made {
                Ok(figure) => figures.push(figure),
                Err(fault) => faults.push(fault),
            }
        }
        faults.extend(other_data(&study, &figures));
        if !faults.is_empty() {
            faults.sort_by_key(|fault| fault.line);
            return Err(ExchangeError::StudyFaulty(faults));
        }
        Ok(DraftedStudy { text: study, figures, as_of })
    }

    pub(crate) fn must_name(&self, party: &PartyId) -> Result<(), ExchangeError> {
        match self.agreements().party(party) {
            Some(_) => Ok(()),
            None => Err(ExchangeError::UnknownParty { party: party.to_string() }),
        }
    }

    /// The end of a day in France, or now, whichever comes first.
    fn instant_of(&self, day: Option<Date>) -> Timestamp {
        let zone = TimeZone::get("Europe/Paris").unwrap_or(TimeZone::UTC);
        let end = day.and_then(|day| day.checked_add(1.day()).ok()).and_then(|next| next.to_zoned(zone).ok());
        end.map_or_else(|| self.now(), |end| end.timestamp().min(self.now()))
    }

    /// What its front matter says that does not hold on this node.
    async fn faults_of(&self, party: &PartyId, study: &StudyText) -> Result<Vec<StudyFault>, ExchangeError> {
        let mut faults = Vec::new();
        let mut fault = |key: &str, kind: StudyFaultKind, value: &dyn ToString| {
            let line = study.lines.get(key).copied().unwrap_or(1);
            faults.push(StudyFault::new(line, kind, value.to_string()));
        };
        let sharings = sharings(self, party);
        match sharings.iter().find(|one| one.agreement == study.agreement) {
            None => fault("convention", StudyFaultKind::ConventionUnknown, &study.agreement),
            Some(sharing) => {
                for unknown in study.parties.iter().filter(|party| !sharing.parties.contains(*party)) {
                    fault("parties", StudyFaultKind::PartyUnknown, unknown);
                }
            }
        }
        if !study.parties.contains(party) {
            fault("parties", StudyFaultKind::PartiesFew, party);
        }
        if let Some(day) = study.as_of.filter(|day| *day > self.today()) {
            fault("as_of", StudyFaultKind::DayToCome, &day);
        }
        for version in self.store().study_versions(Some(&study.id)).await? {
            let parties: BTreeSet<PartyId> =
                read_study(&version.text).map(|text| text.parties).unwrap_or_default();
            if version.agreement != study.agreement || !parties.contains(party) {
                fault("id", StudyFaultKind::NameTaken, &study.id);
                break;
            }
        }
        Ok(faults)
    }
}

/// Data that is not that which the study is pinned to.
fn other_data(study: &StudyText, figures: &[StudyFigure]) -> Vec<StudyFault> {
    let mut faults = Vec::new();
    for (dataset, pins) in &study.pins {
        let used: BTreeSet<&str> = figures
            .iter()
            .flat_map(|figure| &figure.origins)
            .filter(|origin| origin.dataset.as_str() == dataset)
            .map(|origin| origin.sha256.as_str())
            .collect();
        let is_pinned = |sha256: &&&str| pins.iter().any(|pin| sha256.starts_with(pin.as_str()));
        let line = study.lines.get(dataset).copied().unwrap_or(1);
        if used.is_empty() {
            faults.push(StudyFault::new(line, StudyFaultKind::OtherData, dataset));
        }
        for sha256 in used.iter().filter(|sha256| !is_pinned(sha256)) {
            faults.push(StudyFault::new(line, StudyFaultKind::OtherData, &sha256[..12.min(sha256.len())]));
        }
    }
    faults
}
