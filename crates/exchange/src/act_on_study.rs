//! Parties propose, approve, publish and withdraw a version of a study.
//!
//! Approving says that both sides see the same figures: they are made again for the party that approves, from the same data, and
//! it cannot approve figures that are not its own. Which act is allowed when is `study::life`.

use std::collections::BTreeSet;

use entente_audit::{Actor, StudyActKind};
use entente_model::PartyId;
use entente_store::{StudyAct, StudyVersion};

use crate::error::ExchangeError;
use crate::node::Node;
use crate::sign_in::Session;
use crate::study::{
    FigureMaker, FigureStanding, StudyFigure, StudyState, StudyText, may_act, read_study, standing, state_of,
};
use crate::views::FigureReader;

/// A version, what it says, and where it is.
#[derive(Clone, Debug)]
pub(crate) struct KnownStudy {
    pub(crate) version: StudyVersion,
    pub(crate) text: StudyText,
    pub(crate) figures: Vec<StudyFigure>,
    pub(crate) acts: Vec<StudyAct>,
    pub(crate) state: StudyState,
}

impl KnownStudy {
    /// Whether a party is shown it: a draft is its author's.
    pub(crate) fn is_shown_to(&self, party: &PartyId) -> bool {
        let was_proposed = self.acts.iter().any(|act| act.what == StudyActKind::Proposed);
        self.text.parties.contains(party) && (was_proposed || self.version.party == *party)
    }

    pub(crate) fn may(&self, what: StudyActKind, party: &PartyId) -> bool {
        may_act(what, &self.state, party, &self.version.party, &self.text.parties)
    }

    /// Whether the figures as kept are those that the party was shown: it drafted the version, or approved it.
    pub(crate) fn is_vouched_by(&self, party: &PartyId) -> bool {
        let approved = |act: &StudyAct| act.what == StudyActKind::Approved && act.party == *party;
        self.version.party == *party || self.acts.iter().any(approved)
    }
}

impl Node {
    /// Acts on a version of a study on behalf of a session's party.
    ///
    /// # Errors
    /// Where the life of the version does not allow it, or where its figures are not those of the party that approves.
    pub async fn act_on_study(
        &self,
        session: &Session,
        study: &str,
        number: u32,
        what: StudyActKind,
    ) -> Result<StudyAct, ExchangeError> {
        session.must_act()?;
        self.act(session.actor(), &session.party, study, number, what).await
    }

    /// The same, from the command line.
    ///
    /// # Errors
    /// As above.
    pub async fn act_on_study_as(
        &self,
        party: &PartyId,
        study: &str,
        number: u32,
        what: StudyActKind,
    ) -> Result<StudyAct, ExchangeError> {
        self.must_name(party)?;
        self.act(Actor::Party(party.clone()), party, study, number, what).await
    }

    async fn act(
        &self,
        actor: Actor,
        party: &PartyId,
        study: &str,
        number: u32,
        what: StudyActKind,
    ) -> Result<StudyAct, ExchangeError> {
        let known = self.known_study(party, study, number).await?;
        if !known.may(what, party) {
            return Err(ExchangeError::StudyAct { what });
        }
        if what == StudyActKind::Approved {
            let figures = self.differing_figures(FigureReader::acting(&actor, party), &known).await?;
            if !figures.is_empty() {
                return Err(ExchangeError::StudyDiffers { figures });
            }
        }
        let mut tx = self.store().begin(self.now(), &actor).await?;
        let kept = tx.insert_study_act(known.version.id, what, party).await?;
        tx.commit().await?;
        self.write_checkpoint().await?;
        Ok(kept)
    }

    /// The figures that are not the same when they are made again for a party from the same data.
    async fn differing_figures(
        &self,
        reader: FigureReader,
        known: &KnownStudy,
    ) -> Result<Vec<String>, ExchangeError> {
        let reader = FigureReader { as_of: Some(known.version.as_of), ..reader };
        let standings = self.standings(reader, known).await?;
        let differs = |(_, found): &(String, FigureStanding)| *found != FigureStanding::Same;
        Ok(standings.into_iter().filter(differs).map(|(id, _)| id).collect())
    }

    /// How each figure of a version stands to the same one made for a reader.
    pub(crate) async fn standings(
        &self,
        reader: FigureReader,
        known: &KnownStudy,
    ) -> Result<Vec<(String, FigureStanding)>, ExchangeError> {
        let maker = FigureMaker::new(self, reader).await?;
        let made = maker.all(&known.text).await?;
        let of = |kept: &StudyFigure| {
            let found = made.iter().find(|(request, _)| request.id == kept.id);
            let found = found.map(|(_, made)| standing(kept, made.as_ref()));
            found.map(|found| (kept.id.clone(), found))
        };
        Ok(known.figures.iter().filter_map(of).collect())
    }

    /// A version that a party is shown.
    pub(crate) async fn known_study(
        &self,
        party: &PartyId,
        study: &str,
        number: u32,
    ) -> Result<KnownStudy, ExchangeError> {
        let unknown = || ExchangeError::UnknownStudy { study: study.to_owned() };
        let all = self.known_studies(Some(study)).await?;
        let found = all.into_iter().find(|known| known.version.number == number);
        found.filter(|known| known.is_shown_to(party)).ok_or_else(unknown)
    }

    /// Every version of a study, or of all.
    pub(crate) async fn known_studies(&self, study: Option<&str>) -> Result<Vec<KnownStudy>, ExchangeError> {
        let versions = self.store().study_versions(study).await?;
        let acts = self.store().study_acts().await?;
        let has = |version: &StudyVersion, what: StudyActKind| {
            acts.iter().any(|act| act.version == version.id && act.what == what)
        };
        let mut standing: BTreeSet<(String, u32)> = BTreeSet::new();
        for version in &versions {
            if has(version, StudyActKind::Published) && !has(version, StudyActKind::Withdrawn) {
                standing.insert((version.study.clone(), version.number));
            }
        }
        versions
            .into_iter()
            .map(|version| {
                let wrong = |reason: String| ExchangeError::Record { record: version.id.to_string(), reason };
                let text = read_study(&version.text)
                    .map_err(|faults| wrong(format!("its text has {} faults", faults.len())))?;
                let figures =
                    serde_json::from_str(&version.figures).map_err(|error| wrong(error.to_string()))?;
                let own: Vec<StudyAct> =
                    acts.iter().filter(|act| act.version == version.id).cloned().collect();
                let later = standing
                    .iter()
                    .rfind(|(study, number)| *study == version.study && *number > version.number);
                let later = later.map(|(_, number)| *number);
                let state = state_of(&version.party, &text.parties, &own, later);
                Ok(KnownStudy { version, text, figures, acts: own, state })
            })
            .collect()
    }
}
