//! H split between parts (public, private) and inside each: H = H_between + Σ w (h/h_whole) H_part.

use serde::{Deserialize, Serialize};

use super::indices::entropy;

/// A part of the pupils: its weight, its groups' shares, its own index.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct GroupPart {
    /// Its name.
    pub name: String,
    /// Share of all pupils.
    pub weight: f64,
    /// Shares of its groups.
    pub shares: Vec<f64>,
    /// Its own entropy index.
    pub index: f64,
}

/// An index and what it is made of. Contributions are shares of the index and add up to 1.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Decomposition {
    /// The whole index.
    pub index: f64,
    /// What separates the parts.
    pub between: f64,
    /// Contribution of what separates the parts.
    pub between_contribution: f64,
    /// Contribution of each part, by name.
    pub within: Vec<(String, f64)>,
}

/// Decomposes the index of a whole whose groups have these shares. `None` where the whole has one group only.
pub fn decompose(whole: &[f64], parts: &[GroupPart]) -> Option<Decomposition> {
    let h = entropy(whole);
    if h <= 0.0 {
        return None;
    }
    let entropies: Vec<f64> = parts.iter().map(|part| part.weight * entropy(&part.shares) / h).collect();
    let between = 1.0 - entropies.iter().sum::<f64>();
    let within: Vec<f64> = parts.iter().zip(&entropies).map(|(part, share)| share * part.index).collect();
    let index = between + within.iter().sum::<f64>();
    let contribution = |term: f64| if index > 0.0 { term / index } else { 0.0 };
    Some(Decomposition {
        index,
        between,
        between_contribution: contribution(between),
        within: parts
            .iter()
            .zip(&within)
            .map(|(part, &term)| (part.name.clone(), contribution(term)))
            .collect(),
    })
}
