//! The ministry's published index (DEPP, `fr-en-indicateur_segregation_sociale_colleges`), recomputed from the shares that
//! stand beside it.

use std::io::Read;

use csv::ReaderBuilder;

use super::decomposition::{Decomposition, GroupPart, decompose};
use super::table::SegregationError;

/// Social groups, most to least favoured, as the columns are named.
const GROUPS: [&str; 4] = ["p_tfav", "p_fav", "p_moy", "p_defav"];

/// A row as published. Shares and contributions are from 0 to 1 here.
#[derive(Clone, Debug, PartialEq)]
pub struct PublishedRow {
    /// School year.
    pub year: i32,
    /// Name of the territory, with its level: `France entière`, an académie, a département.
    pub territory: String,
    /// The index, that of public and of private schools, and between them.
    pub indices: [f64; 4],
    /// Contributions of public, private and between.
    pub contributions: [f64; 3],
    /// Shares of groups in the whole.
    pub whole: Vec<f64>,
    /// Public and private.
    pub parts: Vec<GroupPart>,
}

impl PublishedRow {
    /// The same index, computed.
    pub fn recomputed(&self) -> Option<Decomposition> {
        decompose(&self.whole, &self.parts)
    }
}

/// Reads the published file. A part without pupils has no shares there: it weighs nothing.
///
/// # Errors
/// Where a column is missing or a value is not a number.
pub fn read_published(source: impl Read) -> Result<Vec<PublishedRow>, SegregationError> {
    let mut reader = ReaderBuilder::new().delimiter(b';').from_reader(source);
    let header: Vec<String> =
        reader.headers()?.iter().map(|name| name.trim_start_matches('\u{feff}').to_owned()).collect();
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record?;
        let line = record.position().map_or(0, csv::Position::line);
        let cell = |column: &str| {
            let place = header.iter().position(|known| known == column);
            place.and_then(|place| record.get(place)).ok_or_else(|| SegregationError::Column {
                column: column.to_owned(),
                header: header.join(";").chars().take(200).collect(),
            })
        };
        let number = |column: &str| {
            let text = cell(column)?;
            let number = if text.is_empty() { Ok(0.0) } else { text.parse::<f64>() };
            number.map_err(|_| SegregationError::Count {
                line,
                column: column.to_owned(),
                value: text.chars().take(60).collect(),
            })
        };
        let shares = |suffix: &str| -> Result<Vec<f64>, SegregationError> {
            GROUPS.iter().map(|group| Ok(number(&format!("{group}{suffix}"))? / 100.0)).collect()
        };
        let private = number("poids_prive_calcul")? / 100.0;
        let part = |name: &str, weight: f64| {
            Ok::<_, SegregationError>(GroupPart {
                name: name.to_owned(),
                weight,
                shares: shares(&format!("_{name}"))?,
                index: number(&format!("i_entropie_{name}"))?,
            })
        };
        let names = ["nom_departement", "nom_academie"];
        let territory =
            names.iter().map(|name| cell(name)).find(|name| !matches!(name, Ok(""))).transpose()?;
        rows.push(PublishedRow {
            year: number("annee")? as i32,
            territory: territory.unwrap_or_default().to_owned(),
            indices: [
                number("i_entropie_tot")?,
                number("i_entropie_pu")?,
                number("i_entropie_pr")?,
                number("i_entropie_interPUPR")?,
            ],
            contributions: [
                number("contrib_PU")? / 100.0,
                number("contrib_PR")? / 100.0,
                number("contrib_interPUPR")? / 100.0,
            ],
            whole: shares("")?,
            parts: vec![part("pu", 1.0 - private)?, part("pr", private)?],
        });
    }
    Ok(rows)
}
