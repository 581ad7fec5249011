//! Figures of counts and forecasts: of a place, of two, of the establishments of a territory.

use entente_forecast::Figure;

use super::figure::{FigureCell, FigureHead};
use super::make::{FigureMaker, Made};
use super::text::FigureRequest;
use crate::error::ExchangeError;
use crate::views::{FigurePlace, ShownCount, forecast_said};

pub(super) fn shown(count: Option<ShownCount>) -> FigureCell {
    match count {
        None => FigureCell::None,
        Some(ShownCount::Hidden) => FigureCell::Hidden,
        Some(ShownCount::Count(count)) => FigureCell::number(count as f64, 0),
    }
}

fn number(value: Option<f64>) -> FigureCell {
    value.map_or(FigureCell::None, |value| FigureCell::number(value, 0))
}

impl FigureMaker {
    /// Counted, forecast with its interval, the other side's, and what was agreed.
    pub(super) async fn forecast(&self, request: &FigureRequest) -> Result<Made, ExchangeError> {
        let (place, grade) = (&request.place, request.grade.as_deref());
        let history = self.view.history(place, grade);
        let ahead = self.view.forecast(place, grade);
        let is_shown = ahead.iter().all(|point| point.figure.is_some());
        let theirs = if is_shown { self.other.of(&self.view, place, grade) } else { Default::default() };
        let said = forecast_said(&self.node, &self.reader, &self.view, place, grade).await?;
        let names = ["figures-rentree", "figures-counted", "figures-forecast", "figures-low", "figures-high"];
        let mut columns: Vec<FigureHead> = names.map(FigureHead::new).to_vec();
        let (with_other, with_agreed) = (!theirs.is_empty(), !said.settled.is_empty());
        columns.extend(with_other.then(|| FigureHead::new("figures-other")));
        columns.extend(with_agreed.then(|| FigureHead::new("figures-agreed")));
        let width = columns.len();
        let mut rows = Vec::new();
        for (year, count) in history {
            let mut row = vec![FigureCell::Year(year), shown(Some(count))];
            row.resize(width, FigureCell::None);
            rows.push(row);
        }
        for point in ahead {
            let mut row = vec![FigureCell::Year(point.year), FigureCell::None];
            match point.figure {
                None => row.extend([FigureCell::Hidden, FigureCell::Hidden, FigureCell::Hidden]),
                Some(figure) => row.extend(bounded(figure)),
            }
            if with_other {
                row.push(number(theirs.get(&point.year).copied()));
            }
            if with_agreed {
                let agreed = said.settled.get(&point.year).map(|figure| f64::from(figure.pupils));
                row.push(number(agreed));
            }
            rows.push(row);
        }
        let mut sources = self.view.sources.clone();
        sources.extend(self.other.source.clone().filter(|_| with_other));
        Ok(Made { columns, rows, sources, is_forecast: true })
    }

    /// Two places, level by level: the last rentrée and the next one.
    pub(super) fn comparison(&self, request: &FigureRequest) -> Option<Made> {
        let places = [&request.place, request.beside.as_ref()?];
        let last = self.last();
        let mut columns = vec![FigureHead::new("figures-level")];
        for place in places {
            let name = Some(self.view.name(place));
            for (what, year) in [("figures-counted-in", last), ("figures-forecast-for", last + 1)] {
                columns.push(FigureHead { name: name.clone(), ..FigureHead::of_year(what, year) });
            }
        }
        let row = |label: FigureCell, grade: Option<&str>| {
            let mut row = vec![label];
            for place in places {
                row.push(shown(self.view.count(place, last, grade)));
                row.push(self.next(place, grade));
            }
            row
        };
        let taught =
            |grade: &&String| places.iter().any(|place| self.view.count(place, last, Some(grade)).is_some());
        let mut rows: Vec<Vec<FigureCell>> = self
            .view
            .grades()
            .iter()
            .filter(taught)
            .map(|grade| row(FigureCell::Text(self.view.grade_name(grade).to_owned()), Some(grade)))
            .collect();
        rows.push(row(FigureCell::Word("figures-all-levels".to_owned()), None));
        Some(Made { columns, rows, sources: self.view.sources.clone(), is_forecast: true })
    }

    /// The establishments of a territory: the last rentrée, the next one, the change.
    pub(super) fn territory(&self, request: &FigureRequest) -> Option<Made> {
        let grade = request.grade.as_deref();
        let last = self.last();
        let columns = vec![
            FigureHead::new("figures-institution"),
            FigureHead::of_year("figures-counted-in", last),
            FigureHead::of_year("figures-forecast-for", last + 1),
            FigureHead::new("figures-change"),
        ];
        let row = |(name, place): (String, FigurePlace)| {
            let (count, next) = (shown(self.view.count(&place, last, grade)), self.next(&place, grade));
            let change = count.value().filter(|count| *count > 0.0).zip(next.value());
            let change =
                change.map_or(FigureCell::None, |(count, next)| FigureCell::share(next / count - 1.0));
            vec![FigureCell::Text(name), count, next, change]
        };
        let mut rows: Vec<Vec<FigureCell>> = self.institutions(&request.place).into_iter().map(row).collect();
        if !request.place.is_institution() {
            let mut whole = row((String::new(), request.place.clone()));
            whole[0] = FigureCell::Word("figures-whole-territory".to_owned());
            rows.push(whole);
        }
        Some(Made { columns, rows, sources: self.view.sources.clone(), is_forecast: true })
    }

    /// What is forecast of the next rentrée.
    pub(super) fn next(&self, place: &FigurePlace, grade: Option<&str>) -> FigureCell {
        match self.view.forecast(place, grade).first().map(|point| point.figure) {
            None => FigureCell::None,
            Some(None) => FigureCell::Hidden,
            Some(Some(figure)) => FigureCell::number(figure.forecast, 0),
        }
    }
}

fn bounded(figure: Figure) -> [FigureCell; 3] {
    [FigureCell::number(figure.forecast, 0), number(figure.low90), number(figure.high90)]
}
