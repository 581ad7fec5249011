//! Flows of pupils between académies (MIGRACA, D14): arrivals, departures, balance and rates of each.
//!
//! Pupils who stay are flows from an académie to itself; they are the base of the rates.

use std::collections::BTreeMap;
use std::io::Read;

use serde::{Deserialize, Serialize};

use crate::passage::{PassageError, rows};

/// Pupils who were in an académie and are in another, or the same, the year after.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MigrationFlow {
    /// Rentrée of arrival.
    pub year: i32,
    /// Académie of the year before.
    pub from: String,
    /// Académie of the year.
    pub to: String,
    /// Grade of arrival; empty where all are together.
    #[serde(default)]
    pub grade: String,
    /// Pupils.
    pub pupils: f64,
}

/// What an académie gains and loses.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MigrationBalance {
    /// The académie.
    pub academie: String,
    /// Pupils who stayed.
    pub stayed: f64,
    /// Pupils who came from others.
    pub arrivals: f64,
    /// Pupils who left for others.
    pub departures: f64,
    /// Arrivals less departures.
    pub balance: f64,
    /// Balance over the pupils of the year before, from −1; absent where nobody was there.
    pub rate: Option<f64>,
}

/// Reads flows: `year,from,to,grade,pupils`.
///
/// # Errors
/// Where a row is not of that shape.
pub fn read_migration_flows(source: impl Read) -> Result<Vec<MigrationFlow>, PassageError> {
    rows(source, "year,from,to,grade,pupils", |flow: &MigrationFlow| flow.pupils)
}

/// Balances of all académies that year, of one grade or of all. They add up to 0.
pub fn migration_balances(flows: &[MigrationFlow], year: i32, grade: Option<&str>) -> Vec<MigrationBalance> {
    let mut sums: BTreeMap<&str, [f64; 3]> = BTreeMap::new();
    let kept = flows.iter().filter(|flow| flow.year == year && grade.is_none_or(|grade| flow.grade == grade));
    for flow in kept {
        if flow.from == flow.to {
            sums.entry(&flow.from).or_default()[0] += flow.pupils;
        } else {
            sums.entry(&flow.to).or_default()[1] += flow.pupils;
            sums.entry(&flow.from).or_default()[2] += flow.pupils;
        }
    }
    let balance = |(academie, [stayed, arrivals, departures]): (&str, [f64; 3])| {
        let base = stayed + departures;
        let balance = arrivals - departures;
        MigrationBalance {
            academie: academie.to_owned(),
            stayed,
            arrivals,
            departures,
            balance,
            rate: (base > 0.0).then(|| balance / base),
        }
    };
    sums.into_iter().map(balance).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn balances_add_up_to_nothing() {
        let text = "year,from,to,grade,pupils\n2026,98,98,2de,90\n2026,98,99,2de,10\n2026,99,98,2de,4\n2026,99,99,2de,96\n2025,98,99,2de,50\n";
        let flows = read_migration_flows(text.as_bytes()).unwrap();
        let balances = migration_balances(&flows, 2026, None);
        assert_eq!(balances.iter().map(|balance| balance.balance).sum::<f64>(), 0.0);
        assert_eq!(
            (balances[1].academie.as_str(), balances[1].balance, balances[1].rate),
            ("99", 6.0, Some(0.06))
        );
        assert!(migration_balances(&flows, 2026, Some("1re")).is_empty());
    }
}
