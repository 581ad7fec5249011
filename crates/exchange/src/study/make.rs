//! Makes the figures of a study for a party: from what it may read, protected as on its pages, from the data of an instant.
//!
//! Each kind of figure is made as the page of the same name makes it, from the same views.

use std::sync::Arc;

use entente_audit::digest;

use super::fault::{StudyFault, StudyFaultKind};
use super::figure::{FigureCell, FigureHead, FigureOrigin, NamedPlace, StudyFigure, StudyFigureKind};
use super::text::{FigureRequest, StudyText};
use crate::error::ExchangeError;
use crate::node::Node;
use crate::views::{self, EnrolmentView, FigurePlace, FigureReader, FigureSource, OtherForecastView};

/// Makes figures for one party, from the data of one instant.
#[derive(Debug)]
pub struct FigureMaker {
    pub(super) node: Node,
    pub(super) reader: FigureReader,
    pub(super) view: Arc<EnrolmentView>,
    pub(super) other: OtherForecastView,
}

/// What a kind of figure gives: its columns, its rows, and the files behind them.
pub(super) struct Made {
    pub(super) columns: Vec<FigureHead>,
    pub(super) rows: Vec<Vec<FigureCell>>,
    pub(super) sources: Vec<FigureSource>,
    /// Whether something in it was forecast.
    pub(super) is_forecast: bool,
}

/// A figure, or why it cannot be made.
pub(super) type MadeFigure = Result<StudyFigure, StudyFault>;

impl FigureMaker {
    /// Reads what the party may.
    ///
    /// # Errors
    /// Where a file that it may read cannot be read.
    pub async fn new(node: &Node, reader: FigureReader) -> Result<Self, ExchangeError> {
        let view = views::enrolment(node, &reader).await?;
        let other = views::other_forecast(node, &reader).await?;
        Ok(Self { node: node.clone(), reader, view, other })
    }

    /// What the party is shown of enrolment.
    pub(crate) fn view(&self) -> &EnrolmentView {
        &self.view
    }

    /// Every figure of a study, in order.
    ///
    /// # Errors
    /// Where a file that the party may read cannot be read.
    pub async fn all(&self, study: &StudyText) -> Result<Vec<(FigureRequest, MadeFigure)>, ExchangeError> {
        let mut made = Vec::new();
        for request in study.figures() {
            made.push((request.clone(), self.make(request).await?));
        }
        Ok(made)
    }

    /// One figure.
    ///
    /// # Errors
    /// Where a file that the party may read cannot be read.
    pub async fn make(&self, request: &FigureRequest) -> Result<MadeFigure, ExchangeError> {
        for place in [Some(&request.place), request.beside.as_ref()].into_iter().flatten() {
            if !self.view.knows(place) {
                let fault = StudyFaultKind::PlaceUnknown;
                return Ok(Err(StudyFault::new(request.line, fault, place.key())));
            }
        }
        let grades = self.view.grades_of(&request.place);
        if let Some(grade) = request.grade.as_deref().filter(|grade| !grades.contains(grade)) {
            return Ok(Err(StudyFault::new(request.line, StudyFaultKind::GradeUnknown, grade)));
        }
        let made = match request.kind {
            StudyFigureKind::Forecast => Some(self.forecast(request).await?),
            StudyFigureKind::Occupancy => self.occupancy(request).await?,
            StudyFigureKind::Card => self.card(request).await?,
            StudyFigureKind::Comparison => self.comparison(request),
            StudyFigureKind::Mixity => self.mixity(request).await?,
            StudyFigureKind::Territory => self.territory(request),
        };
        Ok(match made {
            Some(made) => Ok(self.figure(request, made)),
            None => Err(StudyFault::new(request.line, StudyFaultKind::NothingToRead, request.kind.code())),
        })
    }

    fn figure(&self, request: &FigureRequest, made: Made) -> StudyFigure {
        let run = self.view.made().filter(|_| made.is_forecast).map(|made| &made.run);
        let mut origins: Vec<FigureOrigin> = Vec::new();
        for source in &made.sources {
            let origin = FigureOrigin::from(source);
            if !origins.contains(&origin) {
                origins.push(origin);
            }
        }
        let events = run.and_then(|run| serde_json::to_string(&run.events).ok());
        StudyFigure {
            id: request.id.clone(),
            kind: request.kind,
            title: request.title.clone(),
            place: self.named(&request.place),
            beside: request.beside.as_ref().map(|place| self.named(place)),
            grade: request.grade.as_deref().map(|grade| self.view.grade_name(grade).to_owned()),
            columns: made.columns,
            rows: made.rows,
            origins,
            method: run.map(|run| run.method_version.clone()),
            assumptions: events.map(|events| digest(events.as_bytes()).to_string()),
            directory: self.view.directory_version(),
            threshold: self.view.threshold,
        }
    }

    pub(super) fn named(&self, place: &FigurePlace) -> NamedPlace {
        NamedPlace { key: place.key(), name: self.view.name(place) }
    }

    /// The last rentrée that was counted.
    pub(super) fn last(&self) -> i32 {
        self.view.years().map_or(0, |(_, last)| last)
    }

    /// The establishments of a place, by name.
    pub(super) fn institutions(&self, place: &FigurePlace) -> Vec<(String, FigurePlace)> {
        let codes = match place.is_institution() {
            true => vec![place.code.as_str()],
            false => self.view.institutions_of(place),
        };
        let mut named: Vec<(String, FigurePlace)> = codes
            .into_iter()
            .map(FigurePlace::institution)
            .map(|place| (self.view.name(&place), place))
            .collect();
        named.sort();
        named
    }
}
