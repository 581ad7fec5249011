//! The identity card of an establishment, and the same indicators over a territory: by field of the annex, each with the
//! dataset that it comes from. What a party may read is shown, nothing else.
//!
//! Enrolment and places have views of their own: counts of pupils there are protected as tables.

use std::collections::BTreeMap;

use entente_data::each_figure_row;
use entente_model::{DatasetId, Field};

use super::enrolment::EnrolmentView;
use super::place::FigurePlace;
use super::source::{FigureFile, FigureReader, FigureSource, readable_files};
use crate::error::ExchangeError;
use crate::node::Node;

/// What an indicator is, for those that count persons.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Persons {
    /// Nobody: rooms, square metres, rates of a network.
    None,
    /// So many persons.
    Count,
    /// So many persons in a hundred of those that another variable counts.
    ShareOf(&'static str),
}

/// A dataset of which one row is an establishment in a year.
struct CardDataset {
    id: &'static str,
    field: Field,
    year: &'static str,
    variables: &'static [(&'static str, Persons)],
}

const DATASETS: [CardDataset; 3] = [
    CardDataset {
        id: "apae-indicateurs",
        field: Field::Statistiques,
        year: "annee_rentree",
        variables: &[
            ("part_filles", Persons::ShareOf("effectif")),
            ("part_boursiers", Persons::ShareOf("effectif")),
            ("ips", Persons::None),
            ("taille_moyenne_divisions", Persons::None),
            ("taux_reussite_dnb", Persons::None),
            ("taux_reussite_bac", Persons::None),
            ("taux_acces", Persons::None),
        ],
    },
    CardDataset {
        id: "connexions-etablissements",
        field: Field::Numerique,
        year: "annee",
        variables: &[
            ("raccordement", Persons::None),
            ("debit_descendant", Persons::None),
            ("wifi_salles", Persons::None),
            ("salles_connectees", Persons::None),
            ("disponibilite", Persons::None),
        ],
    },
    CardDataset {
        id: "f-etab-epi",
        field: Field::BatiScolaire,
        year: "annee",
        variables: &[
            ("superficie_batie_m2", Persons::None),
            ("batiments", Persons::None),
            ("annee_premiere_construction", Persons::None),
            ("salles_enseignement", Persons::None),
            ("salles_specialisees", Persons::None),
            ("demi_pensionnaires", Persons::Count),
            ("capacite_restauration", Persons::None),
            ("internes", Persons::Count),
            ("capacite_internat", Persons::None),
        ],
    },
];

/// The value of an indicator.
#[derive(Clone, Debug, PartialEq)]
pub enum CardValue {
    /// A number.
    Number(f64),
    /// A code, or a text.
    Text(String),
    /// Small, or a share that would tell a small count.
    Hidden,
}

/// An indicator of an establishment, or over those of a territory.
#[derive(Clone, Debug, PartialEq)]
pub struct CardLine {
    /// Name of the variable.
    pub variable: String,
    /// Its title, as the dataset says it.
    pub title: String,
    /// The value of the establishment; of a territory, the middle one.
    pub value: Option<CardValue>,
    /// Of a territory: the lowest and the highest value, and how many establishments have one that is shown.
    pub spread: Option<(f64, f64, usize)>,
}

/// The indicators of a dataset.
#[derive(Clone, Debug, PartialEq)]
pub struct CardGroup {
    /// Field of the annex.
    pub field: Field,
    /// Where they come from.
    pub source: FigureSource,
    /// The year that they are about.
    pub year: i32,
    /// In the order of the card.
    pub lines: Vec<CardLine>,
}

/// The values of one establishment in the last year of a file.
type Values = BTreeMap<&'static str, CardValue>;

/// The indicators of a place, by dataset; those of which the party may read no file are left out.
///
/// # Errors
/// Where a file that it may read cannot be read.
pub async fn card(
    node: &Node,
    reader: impl Into<FigureReader>,
    enrolment: &EnrolmentView,
    place: &FigurePlace,
) -> Result<Vec<CardGroup>, ExchangeError> {
    let reader = reader.into();
    let mut groups = Vec::new();
    for dataset in &DATASETS {
        let readable = readable_files(node, &reader, dataset.id).await?;
        let Some(file) = readable.files.last() else { continue };
        let (year, all) = read(dataset, file, enrolment.threshold)?;
        let lines: Vec<CardLine> = match place.is_institution() {
            true => {
                let Some(values) = all.get(&place.code) else { continue };
                lines(node, dataset, |variable| (values.get(variable).cloned(), None))
            }
            false => {
                let schools = enrolment.institutions_of(place);
                let of: Vec<&Values> = schools.iter().filter_map(|uai| all.get(*uai)).collect();
                if of.is_empty() {
                    continue;
                }
                lines(node, dataset, |variable| over(&of, variable))
            }
        };
        groups.push(CardGroup { field: dataset.field, source: file.source.clone(), year, lines });
    }
    Ok(groups)
}

fn lines(
    node: &Node,
    dataset: &CardDataset,
    value: impl Fn(&str) -> (Option<CardValue>, Option<(f64, f64, usize)>),
) -> Vec<CardLine> {
    let agreements = node.agreements();
    let known = agreements.dataset(DatasetId::new(dataset.id).as_str());
    let title = |name: &str| {
        let found = known.and_then(|known| known.variables.iter().find(|one| one.name.as_str() == name));
        found.map_or_else(|| name.to_owned(), |found| found.title.clone())
    };
    let line = |(name, _): &(&'static str, Persons)| {
        let (value, spread) = value(name);
        CardLine { variable: (*name).to_owned(), title: title(name), value, spread }
    };
    dataset.variables.iter().map(line).filter(|line| line.value.is_some()).collect()
}

/// The middle value of those that are shown, and how they spread; nothing where they are not numbers.
fn over(all: &[&Values], variable: &str) -> (Option<CardValue>, Option<(f64, f64, usize)>) {
    let mut numbers: Vec<f64> = all
        .iter()
        .filter_map(|values| match values.get(variable) {
            Some(CardValue::Number(number)) => Some(*number),
            _ => None,
        })
        .collect();
    numbers.sort_by(f64::total_cmp);
    let (Some(low), Some(high)) = (numbers.first().copied(), numbers.last().copied()) else {
        return (None, None);
    };
    let middle = f64::midpoint(numbers[(numbers.len() - 1) / 2], numbers[numbers.len() / 2]);
    (Some(CardValue::Number(middle)), Some((low, high, numbers.len())))
}

/// The last year of the file, and the values of each establishment.
fn read(
    dataset: &CardDataset,
    file: &FigureFile,
    threshold: u32,
) -> Result<(i32, BTreeMap<String, Values>), ExchangeError> {
    let mut columns = vec![dataset.year, "uai"];
    columns.extend(dataset.variables.iter().map(|(name, _)| *name));
    let base = dataset.variables.iter().find_map(|(_, persons)| match persons {
        Persons::ShareOf(base) => Some(*base),
        _ => None,
    });
    columns.extend(base);
    let mut years: BTreeMap<i32, BTreeMap<String, Values>> = BTreeMap::new();
    each_figure_row(&file.path, file.format, &columns, &mut |cells| {
        let [Some(year), Some(uai), values @ ..] = cells else { return };
        let Ok(year) = year.parse::<i32>() else { return };
        let base = base.and_then(|_| values.last().copied().flatten()).and_then(number);
        let value = |((name, persons), cell): (&(&'static str, Persons), &Option<&str>)| {
            Some((*name, shown(*persons, (*cell)?, base, threshold)))
        };
        let values = dataset.variables.iter().zip(values).filter_map(value).collect();
        years.entry(year).or_default().insert((*uai).to_owned(), values);
    })
    .map_err(|error| ExchangeError::Record { record: dataset.id.to_owned(), reason: error.to_string() })?;
    Ok(years.pop_last().unwrap_or_default())
}

fn shown(persons: Persons, cell: &str, base: Option<f64>, threshold: u32) -> CardValue {
    let is_small = |count: f64| count > 0.0 && count < f64::from(threshold);
    let Some(value) = number(cell) else { return CardValue::Text(cell.to_owned()) };
    let hidden = match persons {
        Persons::None => false,
        Persons::Count => is_small(value),
        // Both sides of a share: those who are, and those who are not.
        Persons::ShareOf(_) => {
            base.is_none_or(|base| is_small(base * value / 100.0) || is_small(base * (100.0 - value) / 100.0))
        }
    };
    if hidden { CardValue::Hidden } else { CardValue::Number(value) }
}

/// A number with a point or a comma.
fn number(cell: &str) -> Option<f64> {
    cell.replace(',', ".").parse::<f64>().ok().filter(|number| number.is_finite())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_counts_and_shares_that_tell_them_are_hidden() {
        for (persons, cell, base, expected) in [
            (Persons::None, "3", None, CardValue::Number(3.0)),
            (Persons::Count, "3", None, CardValue::Hidden),
            (Persons::Count, "0", None, CardValue::Number(0.0)),
            (Persons::ShareOf("effectif"), "18,8", Some(398.0), CardValue::Number(18.8)),
            (Persons::ShareOf("effectif"), "1,0", Some(398.0), CardValue::Hidden),
            (Persons::ShareOf("effectif"), "99,5", Some(400.0), CardValue::Hidden),
            (Persons::ShareOf("effectif"), "50,0", None, CardValue::Hidden),
            (Persons::None, "FIBRE", None, CardValue::Text("FIBRE".into())),
        ] {
            assert_eq!(shown(persons, cell, base, 5), expected, "{cell}");
        }
    }

    #[test]
    fn a_territory_shows_the_middle_of_what_is_shown() {
        let one = |value: CardValue| Values::from([("ips", value)]);
        let all = [100.0, 80.0, 120.0].map(|ips| one(CardValue::Number(ips)));
        let hidden = one(CardValue::Hidden);
        let of: Vec<&Values> = all.iter().chain([&hidden]).collect();
        assert_eq!(over(&of, "ips"), (Some(CardValue::Number(100.0)), Some((80.0, 120.0, 3))));
        assert_eq!(over(&of, "autre"), (None, None));
    }
}
