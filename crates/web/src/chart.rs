//! Charts as SVG that the server draws: they need no script, print as they are, and say in words what they show. Each has its
//! figures as a table beside it, which is what a screen reader and a spreadsheet read.
//!
//! Pure functions: what is shown, and what is hidden, was settled before. Colours come from the style sheet by class; dashes,
//! shapes and printed values say the same without colour.

mod axes;
mod bars;
mod choropleth;
mod line;
mod map;
mod pyramid;
mod scale;
mod scatter;
mod stacked;
mod svg;
mod table;

pub(crate) use bars::{Bar, BarChart, bar_chart};
pub(crate) use choropleth::{Choropleth, Zone, choropleth};
pub(crate) use line::{FanBand, LineChart, LineKind, LineSeries, line_chart};
pub(crate) use map::{MapMark, PointMap, point_map};
pub(crate) use pyramid::{PyramidChart, PyramidRow, pyramid_chart};
pub(crate) use scatter::{ScatterChart, ScatterPoint, scatter_chart};
pub(crate) use stacked::{StackedChart, StackedPart, stacked_chart};
pub(crate) use svg::Caption;
pub(crate) use table::{ChartTable, Figure};
