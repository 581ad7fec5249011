//! Studies as a party sees them: those of which it is a party, with the figures that it is entitled to today.
//!
//! Figures as kept are shown to the party that drafted or approved them, while it may still read what they come from; whoever
//! reviews a proposal is shown the same figures made for it.

use std::collections::BTreeSet;

use entente_audit::StudyActKind;
use entente_model::{AgreementId, PartyId};
use entente_store::{Page, StudyAct, StudyVersion};
use jiff::Timestamp;
use serde::Serialize;

use super::{FigureReader, LIST_MAX};
use crate::act_on_study::KnownStudy;
use crate::deliver_table::table_record;
use crate::error::ExchangeError;
use crate::node::Node;
use crate::sign_in::Session;
use crate::study::{
    FigureMaker, FigureOrigin, FigureStanding, StudyFigure, StudyFigureKind, StudyState, StudyText, standing,
};
use crate::views::EnrolmentView;

/// A version of a study, in a list.
#[derive(Clone, Debug, Serialize)]
pub struct StudyLine {
    /// Name of the study.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Number of the version.
    pub number: u32,
    /// Where it is.
    pub state: StudyState,
    /// Its parties.
    pub parties: BTreeSet<PartyId>,
    /// Who drafted it.
    pub author: PartyId,
    /// When.
    pub drafted_at: Timestamp,
    /// The convention.
    pub agreement: AgreementId,
}

impl From<&KnownStudy> for StudyLine {
    fn from(known: &KnownStudy) -> Self {
        Self {
            id: known.text.id.clone(),
            title: known.text.title.clone(),
            number: known.version.number,
            state: known.state.clone(),
            parties: known.text.parties.clone(),
            author: known.version.party.clone(),
            drafted_at: known.version.drafted_at,
            agreement: known.text.agreement.clone(),
        }
    }
}

/// A figure of a study as a party is shown it.
#[derive(Clone, Debug)]
pub struct ShownFigure {
    /// Its name in the study.
    pub id: String,
    /// The figure; absent where the party is not entitled to it today.
    pub figure: Option<StudyFigure>,
    /// How it stands to the same figure made from the data of the version; of that which the party reviews.
    pub reproduced: Option<FigureStanding>,
    /// How it stands to the same figure made from the data of now.
    pub now: Option<FigureStanding>,
}

/// A version of a study as a party is shown it.
#[derive(Clone, Debug)]
pub struct StudyView {
    /// What its file says.
    pub text: StudyText,
    /// The version as kept.
    pub version: StudyVersion,
    /// Where it is.
    pub state: StudyState,
    /// What was done with it.
    pub acts: Vec<StudyAct>,
    /// What the party may do now.
    pub may: Vec<StudyActKind>,
    /// Its figures, in the order of the text.
    pub figures: Vec<ShownFigure>,
    /// Every version that the party is shown.
    pub versions: Vec<StudyLine>,
}

/// The versions that a party is shown: of each study the last one that is published, and those under way; the latest first.
///
/// # Errors
/// Where the node cannot read its own records.
pub async fn studies(node: &Node, party: &PartyId) -> Result<Vec<StudyLine>, ExchangeError> {
    let mut known = node.known_studies(None).await?;
    known.retain(|known| known.is_shown_to(party) && !matches!(known.state, StudyState::Superseded { .. }));
    known.sort_by_key(|known| std::cmp::Reverse(known.version.seq));
    Ok(known.iter().map(StudyLine::from).collect())
}

/// A version of a study, or the one that a reader looks for: the last published, else the last one.
///
/// `again` makes the figures again from the data of the version too.
///
/// # Errors
/// Where the party is shown no such version, or the node cannot read its own records.
pub async fn study(
    node: &Node,
    session: &Session,
    id: &str,
    number: Option<u32>,
    again: bool,
) -> Result<StudyView, ExchangeError> {
    study_for(node, &FigureReader::from(session), session.may_act(), id, number, again).await
}

/// The same for a party, from the command line.
///
/// # Errors
/// As above.
pub async fn study_of_party(
    node: &Node,
    party: &PartyId,
    id: &str,
    number: Option<u32>,
    again: bool,
) -> Result<StudyView, ExchangeError> {
    node.must_name(party)?;
    study_for(node, &FigureReader::of_party(party.clone()), true, id, number, again).await
}

async fn study_for(
    node: &Node,
    reader: &FigureReader,
    may_act: bool,
    id: &str,
    number: Option<u32>,
    again: bool,
) -> Result<StudyView, ExchangeError> {
    let party = &reader.party;
    let unknown = || ExchangeError::UnknownStudy { study: id.to_owned() };
    let mut all = node.known_studies(Some(id)).await?;
    all.retain(|known| known.is_shown_to(party));
    let versions: Vec<StudyLine> = all.iter().map(StudyLine::from).collect();
    let published = all.iter().rposition(|known| known.state == StudyState::Published);
    let at = match number {
        Some(number) => all.iter().position(|known| known.version.number == number),
        None => published.or_else(|| all.len().checked_sub(1)),
    };
    let known = all.swap_remove(at.ok_or_else(unknown)?);
    let figures = match known.state {
        // What a party took back is not shown any more; that it was there is.
        StudyState::Withdrawn => Vec::new(),
        _ => shown_figures(node, reader, &known, again).await?,
    };
    const ACTS: [StudyActKind; 4] =
        [StudyActKind::Proposed, StudyActKind::Approved, StudyActKind::Published, StudyActKind::Withdrawn];
    let may = ACTS.into_iter().filter(|what| may_act && known.may(*what, party)).collect();
    Ok(StudyView {
        text: known.text,
        version: known.version,
        state: known.state,
        acts: known.acts,
        may,
        figures,
        versions,
    })
}

async fn shown_figures(
    node: &Node,
    reader: &FigureReader,
    known: &KnownStudy,
    again: bool,
) -> Result<Vec<ShownFigure>, ExchangeError> {
    let now = FigureMaker::new(node, reader.clone()).await?;
    let then = FigureReader { as_of: Some(known.version.as_of), ..reader.clone() };
    let is_vouched = known.is_vouched_by(&reader.party);
    let then = if again || !is_vouched { Some(FigureMaker::new(node, then).await?) } else { None };
    let mut shown = Vec::new();
    for request in known.text.figures() {
        let Some(kept) = known.figures.iter().find(|figure| figure.id == request.id) else { continue };
        let made_now = now.make(request).await?;
        let made_then = match &then {
            Some(maker) => Some(maker.make(request).await?),
            None => None,
        };
        let is_entitled = is_entitled(node, reader, now.view(), kept).await?;
        let figure = match (is_vouched, &made_then) {
            (true, _) => is_entitled.then(|| kept.clone()),
            (false, Some(Ok(made))) => Some(made.clone()),
            (false, _) => None,
        };
        let is_shown = figure.is_some();
        let reproduced = made_then.as_ref().map(|made| standing(kept, made.as_ref()));
        // How it changed says something of it: to whom it is not shown, that is not said either.
        let today = figure.as_ref().map(|figure| standing(figure, made_now.as_ref()));
        shown.push(ShownFigure {
            id: kept.id.clone(),
            figure,
            reproduced: reproduced.filter(|_| is_shown || !is_vouched),
            now: today,
        });
    }
    Ok(shown)
}

/// Whether a party may read today each file that a figure comes from, and is shown figures of its places.
async fn is_entitled(
    node: &Node,
    reader: &FigureReader,
    view: &EnrolmentView,
    figure: &StudyFigure,
) -> Result<bool, ExchangeError> {
    for named in [Some(&figure.place), figure.beside.as_ref()].into_iter().flatten() {
        if !named.place().is_some_and(|place| view.knows(&place)) {
            return Ok(false);
        }
    }
    for origin in &figure.origins {
        if !may_read(node, reader, origin, figure.kind == StudyFigureKind::Mixity).await? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Whether a party deposited that version, or a delivery of it is open to it today: of its rows, or of a table where the figure
/// was made from one.
async fn may_read(
    node: &Node,
    reader: &FigureReader,
    origin: &FigureOrigin,
    from_table: bool,
) -> Result<bool, ExchangeError> {
    let Ok(sha256) = origin.sha256.parse() else { return Ok(false) };
    let mut deposits = node.store().deposits_of_file(sha256).await?;
    deposits.retain(|deposit| deposit.dataset == origin.dataset && deposit.withdrawn.is_none());
    if deposits.iter().any(|deposit| deposit.party == reader.party) {
        return Ok(true);
    }
    for delivery in node.store().deliveries_to(Some(&reader.party), Page::first(LIST_MAX)).await? {
        let is_of = deposits.iter().any(|deposit| deposit.id == delivery.deposit);
        if is_of
            && table_record(&delivery)?.is_some() == from_table
            && node.is_still_open(reader.person, &delivery).await?
        {
            return Ok(true);
        }
    }
    Ok(false)
}
