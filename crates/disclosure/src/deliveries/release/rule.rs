//! The rule of a clause with its preset worked out: what is kept with a delivery.

use entente_model::{DisclosureRule, TableClause, TableMethod, TableRequirement, ZeroCells};
use serde::{Deserialize, Serialize};

use crate::suppress::{Preset, SuppressError};

/// The rule of a clause, its preset worked out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AppliedRule {
    /// Smallest count that is published.
    pub threshold: u32,
    /// How cells are protected.
    pub method: TableMethod,
    /// What is asked of a hidden cell.
    pub requirement: TableRequirement,
    /// Empty cells.
    pub zeros: ZeroCells,
    /// The preset of the clause.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub preset: Option<String>,
    /// Where its numbers come from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}

impl AppliedRule {
    /// The rule of a clause. What it says more strictly than its preset counts, what it says less strictly does not.
    ///
    /// # Errors
    /// Neither a preset that is known nor a threshold.
    pub fn of(table: &TableClause, rule: &DisclosureRule) -> Result<Self, SuppressError> {
        let unknown = |name: &str| SuppressError::Rule { rule: name.to_owned() };
        let named = |name: &String| Preset::named(name).ok_or_else(|| unknown(name));
        let preset = rule.preset.as_ref().map(named).transpose()?;
        let stated = preset.map_or(0, |preset| preset.rule().threshold);
        let threshold = stated.max(rule.threshold.unwrap_or(0));
        if threshold < 2 {
            return Err(unknown(&format!("threshold {threshold}")));
        }
        Ok(Self {
            threshold,
            method: table.method,
            requirement: table.requirement,
            zeros: rule.zeros.unwrap_or_default(),
            preset: preset.map(|preset| preset.name().to_owned()),
            source: preset.map(|preset| preset.source().to_owned()),
        })
    }

    /// The convention is public: whoever reads the table knows the rule, unless empty cells are hidden under it too.
    pub(super) fn is_known(&self) -> bool {
        self.zeros == ZeroCells::Published
    }
}
