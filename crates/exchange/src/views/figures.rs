//! Figures that both sides look at: what was counted at each rentrée, what is forecast, and the places.
//!
//! A party is shown what it deposited itself, and what a clause delivered to it for as long as that clause permits it; nothing
//! else is read. Small counts are hidden, with what would tell them, before anything is shown. Drawing is the pages' work.

mod capacity;
mod card;
mod comparison;
mod enrolment;
mod flow;
mod forecast_said;
mod migration;
mod passage;
mod passage_table;
mod place;
mod possible_event;
mod protection;
mod read_enrolment;
mod sectors;
mod segregation;
mod source;
mod territory_forecast;

pub use capacity::{CapacityView, OverflowLine, capacity_view};
pub use card::{CardGroup, CardLine, CardValue, card};
pub use comparison::{OtherForecastView, other_forecast};
pub use enrolment::{EnrolmentView, ForecastPoint, ShownCount};
pub use flow::{FlowLine, flows};
pub use forecast_said::{ForecastSaidView, OpenProposal, SettledFigure, agreed_figures, forecast_said};
pub(crate) use forecast_said::{outcome, said_to, sharings};
pub use migration::{MigrationLine, MigrationView, migrations};
pub use passage::{ENTRY, EXIT, PassageChoice, PassageField, PassageView, ShownMatrix, passages};
pub use place::{FigurePlace, PlaceName};
pub(crate) use possible_event::fault_of;
pub(crate) use read_enrolment::KeptEnrolments;
pub use read_enrolment::enrolment;
pub use sectors::{SECTOR_GROUPS, SectorGround, SectorOrder, sector_ground};
pub use segregation::{SegregationUnit, SegregationView, segregation};
pub use source::{ClosedSource, FigureAccess, FigureReader, FigureSource};
pub use territory_forecast::{
    SummedForecast, TerritoryForecastLine, TerritoryForecastView, territory_forecast,
};
