//! Figures of places and indicators: occupancy, the card of a place, indices of segregation.

use super::figure::{FigureCell, FigureHead};
use super::make::{FigureMaker, Made};
use super::make_enrolment::shown;
use super::text::FigureRequest;
use crate::error::ExchangeError;
use crate::views::{CardLine, CardValue, capacity_view, card, segregation};

impl FigureMaker {
    /// Pupils against places; nothing where the party may read no places.
    pub(super) async fn occupancy(&self, request: &FigureRequest) -> Result<Option<Made>, ExchangeError> {
        let capacity = capacity_view(&self.node, &self.reader, &self.view).await?;
        let columns = vec![
            FigureHead::new("figures-institution"),
            FigureHead::new("overflow-places"),
            FigureHead::of_year("figures-counted-in", self.last()),
            FigureHead::new("overflow-occupancy"),
            FigureHead::new("overflow-balance"),
            FigureHead::new("overflow-first"),
            FigureHead::new("overflow-chance"),
        ];
        let mut rows = Vec::new();
        for (name, place) in self.institutions(&request.place) {
            let Some(line) = capacity.line(&place.code) else { continue };
            let Some(places) = line.places else { continue };
            let share = |value: Option<f64>| value.map_or(FigureCell::None, FigureCell::share);
            let pupils = shown(line.pupils);
            let is_hidden = pupils == FigureCell::Hidden;
            let hidden = |cell: FigureCell| if is_hidden { FigureCell::Hidden } else { cell };
            let balance =
                line.balance().map_or(FigureCell::None, |value| FigureCell::number(value as f64, 0));
            rows.push(vec![
                FigureCell::Text(name),
                FigureCell::number(places as f64, 0),
                pupils,
                hidden(share(line.occupancy())),
                hidden(balance),
                line.first_overflow.map_or(FigureCell::None, |first| FigureCell::Year(first.year)),
                share(line.chance()),
            ]);
        }
        if rows.is_empty() {
            return Ok(None);
        }
        let mut sources = capacity.sources;
        sources.extend(self.view.sources.iter().cloned());
        Ok(Some(Made { columns, rows, sources, is_forecast: true }))
    }

    /// Indicators of a place; nothing where the party may read none.
    pub(super) async fn card(&self, request: &FigureRequest) -> Result<Option<Made>, ExchangeError> {
        let groups = card(&self.node, &self.reader, &self.view, &request.place).await?;
        if groups.is_empty() {
            return Ok(None);
        }
        let columns = ["place-indicator", "place-year", "place-value"].map(FigureHead::new).to_vec();
        let mut rows = Vec::new();
        for group in &groups {
            let row = |line: &CardLine| {
                vec![FigureCell::Text(line.title.clone()), FigureCell::Year(group.year), value(line)]
            };
            rows.extend(group.lines.iter().map(row));
        }
        let sources = groups.into_iter().map(|group| group.source).collect();
        Ok(Some(Made { columns, rows, sources, is_forecast: false }))
    }

    /// Indices of segregation of a territory; nothing where no table was made of it.
    pub(super) async fn mixity(&self, request: &FigureRequest) -> Result<Option<Made>, ExchangeError> {
        let found = segregation(&self.node, &self.reader, &self.view, Some(&request.place), None).await?;
        let Some(found) = found else { return Ok(None) };
        let Some(report) = found.report else { return Ok(None) };
        let mut values = vec![("mixity-index-h", report.h)];
        if let Some(chance) = &report.chance {
            values.extend([
                ("mixity-index-chance", chance.expected),
                ("mixity-index-corrected", chance.corrected),
            ]);
        }
        values.push(("mixity-index-d", report.d));
        if let Some(parts) = &report.decomposition {
            values.push(("mixity-index-between", parts.between));
        }
        let row =
            |(id, value): (&str, f64)| vec![FigureCell::Word(id.to_owned()), FigureCell::number(value, 4)];
        let mut rows: Vec<Vec<FigureCell>> = values.into_iter().map(row).collect();
        if let Some(chance) = &report.chance {
            let share = FigureCell::number(chance.p_value, 3);
            rows.push(vec![FigureCell::Word("mixity-index-p".to_owned()), share]);
        }
        let pupils = FigureCell::number(report.pupils, 0);
        rows.push(vec![FigureCell::Word("figures-pupils".to_owned()), pupils]);
        let columns = ["mixity-index", "place-value"].map(FigureHead::new).to_vec();
        Ok(Some(Made { columns, rows, sources: vec![found.source], is_forecast: false }))
    }
}

fn value(line: &CardLine) -> FigureCell {
    match &line.value {
        None => FigureCell::None,
        Some(CardValue::Hidden) => FigureCell::Hidden,
        Some(CardValue::Text(text)) => FigureCell::Text(text.clone()),
        Some(CardValue::Number(number)) => FigureCell::number(*number, 2),
    }
}
