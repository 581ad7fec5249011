//! Small tables of tests, drawn or read.

use std::fmt::Write;

use entente_disclosure::protect::{ProtectedTable, protect_csv};
use entente_disclosure::suppress::{CellCost, Dimensions, SuppressionOptions};

/// Numbers that are the same on every machine.
pub struct Draw(pub u64);

impl Draw {
    pub fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % bound
    }
}

/// Inner cells of `rows x columns` drawn counts, some small.
pub fn two_ways(rows: u64, columns: u64, seed: u64) -> String {
    let mut draw = Draw(seed.wrapping_mul(7_919) + 1);
    let mut text = "r,c,n\n".to_owned();
    for row in 0..rows {
        for column in 0..columns {
            let count = if draw.below(4) == 0 { 1 + draw.below(4) } else { 5 + draw.below(60) };
            writeln!(text, "r{row},c{column},{count}").unwrap();
        }
    }
    text
}

pub fn options(cost: CellCost) -> SuppressionOptions {
    SuppressionOptions { cost, every_hidden_cell: cost == CellCost::Cells, ..SuppressionOptions::counts(5) }
}

pub fn protected(text: &str, dimensions: &str, options: &SuppressionOptions) -> ProtectedTable {
    protect_csv(text.as_bytes(), &Dimensions::parse(dimensions).unwrap(), "n", options).unwrap()
}

pub fn written(table: &ProtectedTable) -> String {
    let mut out = Vec::new();
    table.write(&mut out, "n").unwrap();
    String::from_utf8(out).unwrap()
}
