//! The matrices of a rentrée as one table: territories in each other, public and private schools apart, so that a difference
//! between two matrices is a cell of it too.
//!
//! Where a file gives an académie and its départements, what the départements do not say is a part of its own; where they
//! say more than the académie, their sum is taken and the académie as given is left out.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::passage::{Given, Parents, PassageField};
use super::place::FigurePlace;
use super::protection::hidden_of_table;

/// Pupils from a level to another.
pub(super) type Flows = BTreeMap<(String, String), u64>;

/// What stands for a territory that no list places, and for the part of one that its parts do not say.
const NOWHERE: &str = "-";
const REST: &str = "*";
const DIMENSIONS: &str = "region>academie>departement,secteur,de,vers";

/// The schools of a part of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sector {
    Public,
    /// The difference of both fields.
    Private,
    /// Both, where public schools are not told apart.
    Both,
}

impl Sector {
    pub(super) fn of(field: PassageField) -> &'static [Self] {
        match field {
            PassageField::Public => &[Self::Public],
            PassageField::PublicAndPrivate => &[Self::Public, Self::Private, Self::Both],
        }
    }

    fn code(self) -> &'static str {
        match self {
            Self::Public => "PU",
            Self::Private => "PR",
            Self::Both => "TOUT",
        }
    }
}

/// Région, académie, département.
type Path = [String; 3];
/// The flows of a place, by sector.
type Parts = BTreeMap<Sector, Flows>;

/// The table of a rentrée.
pub(super) struct PassageTable {
    leaves: BTreeMap<Path, Parts>,
    places: Vec<FigurePlace>,
    consolidated: BTreeSet<FigurePlace>,
    hidden: OnceCell<Option<HashSet<Vec<String>>>>,
}

impl PassageTable {
    pub(super) fn new(given: &Given, parents: &Parents) -> Self {
        let mut nodes: BTreeMap<FigurePlace, Parts> = BTreeMap::new();
        for (place, fields) in given {
            nodes.insert(place.clone(), split(fields));
        }
        let path = |place: &FigurePlace| path_of(place, parents);
        let mut leaves: BTreeMap<Path, Parts> = BTreeMap::new();
        let mut consolidated = BTreeSet::new();
        // From the lowest level: what stands under an académie is known when it comes.
        for (depth, level) in [(2, "departement"), (1, "academie"), (0, "region")] {
            for (place, parts) in nodes.iter().filter(|(place, _)| place.level == level) {
                let own = path(place);
                let below: Vec<&Parts> = leaves
                    .iter()
                    .filter(|(leaf, _)| leaf[..=depth] == own[..=depth])
                    .map(|(_, parts)| parts)
                    .collect();
                match rest(parts, &below) {
                    Some(rest) => {
                        let mut leaf = own.clone();
                        leaf[depth + 1..].fill(REST.to_owned());
                        if rest.values().flat_map(BTreeMap::values).any(|count| *count > 0)
                            || below.is_empty()
                        {
                            leaves.insert(leaf, rest);
                        }
                    }
                    None => {
                        consolidated.insert(place.clone());
                    }
                }
            }
        }
        let mut places: BTreeSet<(usize, FigurePlace)> = BTreeSet::new();
        for leaf in leaves.keys() {
            for (depth, level) in ["region", "academie", "departement"].into_iter().enumerate() {
                let is_named = leaf[depth] != REST && leaf[depth] != NOWHERE;
                let place = FigurePlace::territory(level, leaf[depth].clone()).filter(|_| is_named);
                let Some(place) = place else { continue };
                if !nodes.contains_key(&place) {
                    consolidated.insert(place.clone());
                }
                places.insert((depth, place));
            }
        }
        let places = places.into_iter().map(|(_, place)| place).collect();
        Self { leaves, places, consolidated, hidden: OnceCell::new() }
    }

    /// Régions first, then académies, then départements.
    pub(super) fn places(&self) -> impl Iterator<Item = &FigurePlace> {
        self.places.iter()
    }

    /// Whether a place was summed here.
    pub(super) fn is_consolidated(&self, place: &FigurePlace) -> bool {
        self.consolidated.contains(place)
    }

    /// Whether that field is told of every part of a place.
    pub(super) fn has(&self, place: &FigurePlace, field: PassageField) -> bool {
        let mut of_place = self.under(place).peekable();
        let tells = |parts: &Parts| match field {
            PassageField::Public => parts.contains_key(&Sector::Public),
            PassageField::PublicAndPrivate => {
                parts.contains_key(&Sector::Private) || parts.contains_key(&Sector::Both)
            }
        };
        of_place.peek().is_some() && of_place.all(|(_, parts)| tells(parts))
    }

    fn under(&self, place: &FigurePlace) -> impl Iterator<Item = (&Path, &Parts)> {
        let depth = depth_of(place);
        self.leaves.iter().filter(move |(leaf, _)| leaf[depth] == place.code)
    }

    /// The flows of a place.
    pub(super) fn sum(&self, place: &FigurePlace, sectors: &[Sector]) -> Flows {
        let mut sum = Flows::new();
        for (_, parts) in self.under(place) {
            for (flow, count) in
                parts.iter().filter(|(sector, _)| sectors.contains(sector)).flat_map(|(_, flows)| flows)
            {
                *sum.entry(flow.clone()).or_default() += count;
            }
        }
        sum
    }

    /// The codes of the cells that a matrix shows, but for its levels: a place may lie at several paths where lists disagree.
    pub(super) fn keys(&self, place: &FigurePlace, field: PassageField) -> Vec<Vec<String>> {
        let depth = depth_of(place);
        let sector = match field {
            PassageField::Public => Sector::Public.code(),
            PassageField::PublicAndPrivate => "",
        };
        let key = |leaf: &Path| {
            let mut key: Vec<String> = leaf[..=depth].to_vec();
            key.resize(3, String::new());
            key.push(sector.to_owned());
            key
        };
        let keys: BTreeSet<Vec<String>> = self.under(place).map(|(leaf, _)| key(leaf)).collect();
        keys.into_iter().collect()
    }

    /// The cells that are not shown: their codes, empty for a margin; nothing where no protection holds.
    pub(super) fn hidden(&self, threshold: u32) -> Option<&HashSet<Vec<String>>> {
        let made = self.hidden.get_or_init(|| {
            let mut cells: BTreeMap<Vec<String>, u64> = BTreeMap::new();
            for (leaf, parts) in &self.leaves {
                for (sector, flows) in parts {
                    for ((from, to), count) in flows {
                        let mut key: Vec<String> = leaf.to_vec();
                        key.extend([sector.code().to_owned(), from.clone(), to.clone()]);
                        cells.insert(key, *count);
                    }
                }
            }
            hidden_of_table(DIMENSIONS, &cells, threshold)
        });
        made.as_ref()
    }
}

fn depth_of(place: &FigurePlace) -> usize {
    match place.level.as_str() {
        "region" => 0,
        "academie" => 1,
        _ => 2,
    }
}

fn path_of(place: &FigurePlace, parents: &Parents) -> Path {
    let nowhere = || NOWHERE.to_owned();
    let region = |academie: &str| parents.regions.get(academie).cloned().unwrap_or_else(nowhere);
    match depth_of(place) {
        0 => [place.code.clone(), NOWHERE.to_owned(), NOWHERE.to_owned()],
        1 => [region(&place.code), place.code.clone(), NOWHERE.to_owned()],
        _ => {
            let academie = parents.academies.get(&place.code).cloned().unwrap_or_else(nowhere);
            [region(&academie), academie, place.code.clone()]
        }
    }
}

/// Public and private apart where both fields are given and agree; the public one alone where they do not.
fn split(fields: &BTreeMap<PassageField, Flows>) -> Parts {
    let (public, both) = (fields.get(&PassageField::Public), fields.get(&PassageField::PublicAndPrivate));
    match (public, both) {
        (Some(public), Some(both)) => match less(both, &[public]) {
            Some(private) => Parts::from([(Sector::Public, public.clone()), (Sector::Private, private)]),
            None => Parts::from([(Sector::Public, public.clone())]),
        },
        (Some(public), None) => Parts::from([(Sector::Public, public.clone())]),
        (None, Some(both)) => Parts::from([(Sector::Both, both.clone())]),
        (None, None) => Parts::new(),
    }
}

/// What the parts of a place do not say; nothing where they say more than it does, or tell other sectors.
fn rest(whole: &Parts, parts: &[&Parts]) -> Option<Parts> {
    let has_same = |part: &&Parts| part.keys().eq(whole.keys());
    if !parts.iter().all(has_same) {
        return None;
    }
    let of_sector = |(sector, flows): (&Sector, &Flows)| {
        let below: Vec<&Flows> = parts.iter().filter_map(|part| part.get(sector)).collect();
        Some((*sector, less(flows, &below)?))
    };
    whole.iter().map(of_sector).collect()
}

/// The difference of counts; nothing where one of them is under 0.
fn less(whole: &Flows, parts: &[&Flows]) -> Option<Flows> {
    let mut left = whole.clone();
    for (flow, count) in parts.iter().flat_map(|part| part.iter()) {
        let known = left.entry(flow.clone()).or_default();
        *known = known.checked_sub(*count)?;
    }
    Some(left)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn flows(cells: &[(&str, &str, u64)]) -> Flows {
        cells.iter().map(|(from, to, count)| (((*from).to_owned(), (*to).to_owned()), *count)).collect()
    }

    fn place(level: &str, code: &str) -> FigurePlace {
        FigurePlace::territory(level, code).unwrap()
    }

    fn parents() -> Parents {
        let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
        Parents {
            academies: [pair("098", "98"), pair("099", "99")].into(),
            regions: [pair("98", "99"), pair("99", "99")].into(),
        }
    }

    #[test]
    fn a_region_is_the_sum_of_flows_and_never_a_mean_of_rates() {
        let both = |n: u64| {
            BTreeMap::from([(
                PassageField::PublicAndPrivate,
                flows(&[("2GT", "1G", n), ("2GT", "SORTIE", 20)]),
            )])
        };
        let given =
            Given::from([(place("departement", "099"), both(900)), (place("academie", "98"), both(80))]);
        let table = PassageTable::new(&given, &parents());
        let region = place("region", "99");
        assert_eq!(
            table.sum(&region, Sector::of(PassageField::PublicAndPrivate)),
            flows(&[("2GT", "1G", 980), ("2GT", "SORTIE", 40)])
        );
        assert!(table.is_consolidated(&region) && table.is_consolidated(&place("academie", "99")));
        assert!(!table.is_consolidated(&place("academie", "98")));
        assert!(
            table.has(&region, PassageField::PublicAndPrivate) && !table.has(&region, PassageField::Public)
        );
        let codes: Vec<&str> = table.places().map(|place| place.code.as_str()).collect();
        assert_eq!(codes, ["99", "98", "99", "099"]);
    }

    #[test]
    fn what_an_academie_has_beyond_its_departements_is_a_part() {
        let field = |n: u64| BTreeMap::from([(PassageField::PublicAndPrivate, flows(&[("6E", "5E", n)]))]);
        let given =
            Given::from([(place("departement", "099"), field(60)), (place("academie", "99"), field(63))]);
        let table = PassageTable::new(&given, &parents());
        assert_eq!(
            table.sum(&place("academie", "99"), Sector::of(PassageField::PublicAndPrivate)),
            flows(&[("6E", "5E", 63)])
        );
        // Three pupils elsewhere: neither both sums nor the difference are shown together.
        let hidden = table.hidden(5).unwrap();
        let is_hidden = |place: &FigurePlace| {
            table.keys(place, PassageField::PublicAndPrivate).iter().any(|key| {
                let mut key = key.clone();
                key.extend(["6E".to_owned(), "5E".to_owned()]);
                hidden.contains(&key)
            })
        };
        assert!(is_hidden(&place("departement", "099")) || is_hidden(&place("academie", "99")));
        // Where départements say more than their académie, their sum is taken.
        let given =
            Given::from([(place("departement", "099"), field(60)), (place("academie", "99"), field(50))]);
        let table = PassageTable::new(&given, &parents());
        assert!(table.is_consolidated(&place("academie", "99")));
        assert_eq!(
            table.sum(&place("academie", "99"), Sector::of(PassageField::PublicAndPrivate)),
            flows(&[("6E", "5E", 60)])
        );
    }

    #[test]
    fn a_field_less_the_other_tells_no_small_count() {
        let fields = BTreeMap::from([
            (PassageField::Public, flows(&[("3E", "2GT", 300), ("3E", "2PRO", 90), ("3E", "SORTIE", 20)])),
            (
                PassageField::PublicAndPrivate,
                flows(&[("3E", "2GT", 380), ("3E", "2PRO", 92), ("3E", "SORTIE", 40)]),
            ),
        ]);
        let given = Given::from([(place("departement", "099"), fields)]);
        let table = PassageTable::new(&given, &parents());
        let hidden = table.hidden(5).unwrap();
        let is_hidden = |field: PassageField| {
            table.keys(&place("departement", "099"), field).iter().any(|key| {
                let mut key = key.clone();
                key.extend(["3E".to_owned(), "2PRO".to_owned()]);
                hidden.contains(&key)
            })
        };
        assert!(is_hidden(PassageField::Public) || is_hidden(PassageField::PublicAndPrivate), "{hidden:?}");
    }
}
