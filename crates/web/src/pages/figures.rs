//! Pages of figures that both sides look at: forecasts, places, establishments and territories. Every figure is one that the
//! visitor's party deposited or that a clause delivered to it; what is hidden was hidden before it comes here.

pub(crate) mod compare;
pub(crate) mod flows;
pub(crate) mod forecast;
mod forecast_figures;
pub(crate) mod migrations;
pub(crate) mod overflow;
pub(crate) mod overview;
pub(crate) mod passages;
pub(crate) mod place;
mod projected;
pub(crate) mod said;
mod said_form;
pub(crate) mod sectors;
mod sectors_figures;
pub(crate) mod segregation;
pub(crate) mod shown;
