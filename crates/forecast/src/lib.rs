//! Enrolment forecasts that add up, their back-tests, passage matrices, segregation indices: pure numbers.
//!
//! It reads files that it is given and writes to writers that it is given; it knows nothing of databases, pages or
//! protection of small counts (`entente-disclosure` sees to that before a figure is shown).
//!
//! - [`read_panel`] reads counts by school, year and grade, through a [`Mapping`].
//! - [`forecast`] gives a [`Forecast`] of schools and territories, 1 to 10 years ahead, with intervals and a [`RunRecord`].
//! - [`capacity_outlook`], [`compare`] and [`PassageMatrix`] confront forecasts with places, with the other side's, with flows.
//! - [`segregation_report`] and [`simulate_sectors`] measure how unevenly pupils are spread.
//! - [`backtest`] gives a [`BacktestReport`]: the same method at past origins, beside last year's figure.
//!
//! ```
//! use entente_forecast::{ForecastRequest, Settings, forecast, read_panel};
//!
//! let text = "year,school,grade,count\n\
//!     2025,0990001A,seconde,100\n2025,0990001A,premiere,95\n\
//!     2026,0990001A,seconde,104\n2026,0990001A,premiere,96\n";
//! let read = read_panel(text.as_bytes(), None).unwrap();
//! let request = ForecastRequest { horizons: 3, ..ForecastRequest::default() };
//! let made = forecast(&read.panel, &request, &Settings::default()).unwrap();
//! let next = made.school("0990001A", Some("premiere"), 1).unwrap();
//! assert!((95.0..105.0).contains(&next.forecast));
//! ```
#![cfg_attr(test, allow(clippy::unwrap_used))]

mod accuracy;
mod adjust;
mod backtest;
mod backtest_report;
mod blocks;
mod capacity;
mod comparison;
mod driver;
mod engine;
mod event;
mod forecast;
mod grade;
mod mapping;
mod method;
mod migration;
mod panel;
mod panel_fault;
mod passage;
mod random;
mod read;
mod reconcile;
mod run_record;
mod scenario;
mod sector;
mod sector_blocks;
mod sector_fault;
mod sector_zones;
mod segregation;
mod settings;

pub use accuracy::Accuracy;
pub use adjust::{GivenTotal, GivenTotalError};
pub use backtest::{BacktestError, GRADE_PUPILS_MIN, PUPILS_MIN, backtest};
pub use backtest_report::{
    BacktestReport, BacktestResult, ChosenWeights, GradeAccuracy, MethodAccuracy, OriginAccuracy,
    SizeAccuracy,
};
pub use capacity::{
    CapacityOutlook, CapacityYear, Overflow, SchoolCapacity, capacity_outlook, read_capacities,
};
pub use comparison::{
    AgreedFigure, ComparedFigure, OtherFigure, Standing, compare, read_given_totals, read_other_forecast,
};
pub use driver::{EntryDriver, entry_totals, read_entry_drivers};
pub use event::{DeclaredEvent, EnrolmentEvent, EventError};
pub use forecast::{
    Correction, Figure, FigureMethod, Forecast, ForecastError, ForecastRequest, HORIZON_MAX, LastError,
    forecast,
};
pub use grade::Grade;
pub use mapping::{Exclusion, MappedGrade, MappedLevel, Mapping, MappingError, Renaming};
pub use method::Method;
pub use migration::{MigrationBalance, MigrationFlow, migration_balances, read_migration_flows};
pub use panel::{NestingError, Panel};
pub use panel_fault::{PanelError, PanelFault, PanelFinding};
pub use passage::{PassageError, PassageFlow, PassageMatrix, read_passage_flows};
pub use read::{ReadPanel, read_panel};
pub use reconcile::{TreeNode, reconcile};
pub use run_record::RunRecord;
pub use scenario::{Scenario, ScenarioKind};
pub use sector::{
    ResidentPoint, SectorAssignment, SectorEffect, SectorShape, SectorSimulation, SectorState,
    compare_assignments, read_residents, read_sectors, read_sectors_within, sectors_to_geojson,
    simulate_sectors,
};
pub use sector_blocks::{SectorBlocks, SectorCell};
pub use sector_fault::{SectorError, SectorFault};
pub use sector_zones::nearest_sectors;
pub use segregation::{
    ChanceLevel, Decomposition, GroupIndices, GroupPart, PairIndices, PairValues, PublishedRow,
    SegregationError, SegregationReport, SegregationTable, TwoGroups, chance_level, decompose,
    dissimilarity_many, entropy, entropy_index, mutual_information, read_published, read_segregation_table,
    segregation_report, shares,
};
pub use settings::{METHOD_VERSION, Settings};

/// Sentences of this crate in French, in Fluent: whoever shows them loads them.
pub const WORDS_FR: &str = include_str!("../resources/fr.ftl");
/// The same in English.
pub const WORDS_EN: &str = include_str!("../resources/en.ftl");

#[cfg(test)]
mod words_tests {
    use super::*;

    #[test]
    fn every_id_has_its_words_in_both_languages() {
        let mut ids: Vec<&str> = Method::ALL.iter().map(|method| method.message_id()).collect();
        for kind in [ScenarioKind::Tendanciel, ScenarioKind::Politique, ScenarioKind::Bas, ScenarioKind::Haut]
        {
            ids.push(kind.message_id());
        }
        for standing in [Standing::Inside, Standing::Above, Standing::Below, Standing::Unknown] {
            ids.push(standing.message_id());
        }
        use PanelFault::{Count, CountMissing, Duplicate, Grade, Ragged, School, Year};
        ids.extend([Count, CountMissing, Duplicate, Grade, Ragged, School, Year].map(PanelFault::message_id));
        use FigureMethod::{Closed, Entry, Event, Opening, Progression, Sum};
        ids.extend([Closed, Entry, Event, Opening, Progression, Sum].map(FigureMethod::message_id));
        for id in ids {
            let line = format!("{id} = ");
            for words in [WORDS_FR, WORDS_EN] {
                assert!(words.lines().any(|known| known.starts_with(&line)), "{id}");
            }
        }
    }
}
