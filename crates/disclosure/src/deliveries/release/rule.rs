//! The rule of a clause with its preset worked out: what is kept with a delivery.

use entente_model::{DisclosureRule, TableClause, TableMethod, TableRequirement, ZeroCells, share_of};
use serde::{Deserialize, Serialize};

use crate::suppress::{Preset, PrimaryRule, SuppressError, ZeroRule};

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
    /// Of amounts: how many largest contributors, and the share in hundredths of a per cent that they may reach.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dominance: Option<(u8, u32)>,
    /// Of amounts: how closely the second contributor may know the first, in hundredths of a per cent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub p: Option<u32>,
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
        let (dominance, p) = match &table.amount {
            Some(_) => of_amounts(preset.map(Preset::rule), rule)?,
            None => (None, None),
        };
        if table.amount.is_some()
            && (table.method != TableMethod::Suppress || (dominance.is_none() && p.is_none()))
        {
            return Err(unknown("amount"));
        }
        Ok(Self {
            threshold,
            method: table.method,
            requirement: table.requirement,
            zeros: rule.zeros.unwrap_or_default(),
            dominance,
            p,
            preset: preset.map(|preset| preset.name().to_owned()),
            source: preset.map(|preset| preset.source().to_owned()),
        })
    }

    /// The rule in the engine's words.
    pub(super) fn primary(&self) -> PrimaryRule {
        let percent = |hundredths: u32| f64::from(hundredths) / 100.0;
        PrimaryRule {
            threshold: self.threshold,
            dominance: self.dominance.map(|(largest, share)| (largest, percent(share))),
            p_percent: self.p.map(percent),
            zeros: match self.zeros {
                ZeroCells::Published => ZeroRule::Published,
                ZeroCells::Hidden => ZeroRule::Primary,
            },
        }
    }

    /// The convention is public: whoever reads the table knows the rule, unless empty cells are hidden under it too.
    pub(super) fn is_known(&self) -> bool {
        // That a hidden cell is between 1 and the threshold is said of counts, not of amounts.
        self.zeros == ZeroCells::Published && self.dominance.is_none() && self.p.is_none()
    }
}

/// Of how many largest contributors, and the share that they may reach; how closely the second may know the first.
type Shares = (Option<(u8, u32)>, Option<u32>);

/// What protects the contributors of an amount: of the preset and of the clause, the stricter.
fn of_amounts(preset: Option<PrimaryRule>, rule: &DisclosureRule) -> Result<Shares, SuppressError> {
    let hundredths = |percent: f64| (percent * 100.0).round() as u32;
    let written = |text: &Option<String>| -> Result<Option<u32>, SuppressError> {
        let Some(text) = text else { return Ok(None) };
        let share = share_of(text).ok_or_else(|| SuppressError::Rule { rule: text.clone() })?;
        Ok(Some(hundredths(share * 100.0)))
    };
    let stated = preset.as_ref().and_then(|preset| preset.dominance);
    let largest = rule.largest.unwrap_or(1).max(stated.map_or(1, |(largest, _)| largest));
    let shares = [stated.map(|(_, percent)| hundredths(percent)), written(&rule.dominance)?];
    let dominance = shares.into_iter().flatten().min().map(|share| (largest, share));
    let p = [preset.and_then(|preset| preset.p_percent).map(hundredths), written(&rule.p)?];
    Ok((dominance, p.into_iter().flatten().max()))
}
