//! Capacity against forecast: occupancy, balance, the year of the first overflow and how likely it is.
//!
//! The chance of an overflow comes from the interval: past errors are taken as a bell of the same 90 % width. Places that a
//! school may open are not known here.

use std::io::Read;

use serde::{Deserialize, Serialize};

use crate::forecast::Forecast;
use crate::passage::{PassageError, rows};

/// Half-width of 90 % of a bell, in standard deviations.
const HALF_WIDTH_90: f64 = 1.644_853_626_951_472_2;

/// Places of a school from a rentrée on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SchoolCapacity {
    /// Its number.
    pub school: String,
    /// Places.
    pub places: f64,
    /// Rentrée from which they hold; always where absent.
    #[serde(default)]
    pub year: Option<i32>,
}

/// A school against its places.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CapacityOutlook {
    /// Its number.
    pub school: String,
    /// Year by year.
    pub years: Vec<CapacityYear>,
    /// The first year in which more pupils than places are forecast.
    pub first_overflow: Option<Overflow>,
}

/// A year of a school against its places.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct CapacityYear {
    /// Rentrée.
    pub year: i32,
    /// Pupils forecast.
    pub forecast: f64,
    /// Places.
    pub places: f64,
    /// Taux d'occupation: pupils over places; absent without places.
    pub occupancy: Option<f64>,
    /// Solde d'occupation: places less pupils.
    pub balance: f64,
    /// Chance that there are more pupils than places; absent where no past error is known.
    pub overflow_probability: Option<f64>,
}

/// An overflow that is forecast.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Overflow {
    /// Rentrée.
    pub year: i32,
    /// Chance that there are more pupils than places that year.
    pub probability: Option<f64>,
}

/// Reads capacities: `school,places[,year]`.
///
/// # Errors
/// Where a row is not of that shape.
pub fn read_capacities(source: impl Read) -> Result<Vec<SchoolCapacity>, PassageError> {
    rows(source, "school,places,year", |capacity: &SchoolCapacity| capacity.places)
}

/// Each school that has places and a forecast, in the order of the capacities.
pub fn capacity_outlook(forecast: &Forecast, capacities: &[SchoolCapacity]) -> Vec<CapacityOutlook> {
    let mut schools: Vec<&str> = Vec::new();
    let mut seen = std::collections::HashSet::new();
    for capacity in capacities {
        if seen.insert(capacity.school.as_str()) {
            schools.push(&capacity.school);
        }
    }
    schools.into_iter().filter_map(|school| outlook(forecast, school, capacities)).collect()
}

fn outlook(forecast: &Forecast, school: &str, capacities: &[SchoolCapacity]) -> Option<CapacityOutlook> {
    let position = forecast.panel().schools().iter().position(|known| known == school)?;
    let mut years = Vec::new();
    for horizon in 0..forecast.horizons() {
        let year = forecast.origin() + horizon as i32 + 1;
        let holds = |capacity: &&SchoolCapacity| {
            capacity.school == school && capacity.year.is_none_or(|from| from <= year)
        };
        let Some(capacity) = capacities.iter().filter(holds).max_by_key(|capacity| capacity.year) else {
            continue;
        };
        let figure = forecast.school(school, None, horizon + 1)?.forecast;
        let deviation = forecast.school_half_width(position, horizon).map(|(_, half)| half / HALF_WIDTH_90);
        let probability = deviation.map(|deviation| above(capacity.places + 0.5, figure, deviation));
        years.push(CapacityYear {
            year,
            forecast: figure,
            places: capacity.places,
            occupancy: (capacity.places > 0.0).then(|| figure / capacity.places),
            balance: capacity.places - figure,
            overflow_probability: probability,
        });
    }
    let first = years.iter().find(|year| year.balance < 0.0);
    let first_overflow =
        first.map(|year| Overflow { year: year.year, probability: year.overflow_probability });
    Some(CapacityOutlook { school: school.to_owned(), years, first_overflow })
}

/// Chance that a bell of that mean and deviation is above the bound.
fn above(bound: f64, mean: f64, deviation: f64) -> f64 {
    if deviation <= 0.0 {
        return if mean > bound { 1.0 } else { 0.0 };
    }
    let z = (bound - mean) / deviation;
    let tail = tail(z.abs());
    if z >= 0.0 { tail } else { 1.0 - tail }
}

/// Upper tail of the normal law for z from 0, to 7.5e-8 (Abramowitz and Stegun 26.2.17).
fn tail(z: f64) -> f64 {
    const COEFFICIENTS: [f64; 5] =
        [0.319_381_530, -0.356_563_782, 1.781_477_937, -1.821_255_978, 1.330_274_429];
    let t = 1.0 / (1.0 + 0.231_641_9 * z);
    let polynomial = COEFFICIENTS.iter().rev().fold(0.0, |sum, coefficient| (sum + coefficient) * t);
    (-z * z / 2.0).exp() / (2.0 * std::f64::consts::PI).sqrt() * polynomial
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tail_of_the_bell_is_known() {
        for (z, expected) in [(0.0, 0.5), (1.644_853_6, 0.05), (1.959_964, 0.025), (3.0, 0.001_349_898)] {
            assert!((tail(z) - expected).abs() < 1e-7, "{z}");
        }
        assert!((above(100.0, 110.0, 5.0) - 0.977_249_9).abs() < 1e-6);
        assert_eq!((above(100.0, 110.0, 0.0), above(100.0, 90.0, 0.0)), (1.0, 0.0));
    }
}
