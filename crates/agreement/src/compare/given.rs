//! Who has what under one convention and its cadre: the flat list from which matrices and pages are made.

use std::collections::{BTreeMap, BTreeSet};

use entente_model::Channel;
use serde::{Deserialize, Serialize};

use super::access::{ATOMS_MAX, Access, Grants, Names, To, recipients};
use super::clause_effects::cite;
use super::condition::Condition;
use super::effect::Recipient;
use super::side::{Cited, Named, Side};

/// What one recipient has of one dataset.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GivenDataset {
    /// Who receives.
    pub recipient: Recipient,
    /// Of which dataset.
    pub dataset: Named,
    /// Which variables, each for which purpose and by which channel.
    pub variables: Vec<GivenVariable>,
    /// Where it is said.
    pub cited: Vec<Cited>,
}

/// A variable that is handed over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GivenVariable {
    /// Its name; `*` where all those of a dataset that no folder describes are meant.
    pub name: String,
    /// Whether it says something of persons, as handed over.
    pub personal: bool,
    /// For which purposes, by which channels, under which conditions.
    pub uses: Vec<GivenUse>,
}

/// A use that is allowed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct GivenUse {
    /// Purpose, by its code.
    pub purpose: String,
    /// Channels.
    pub channels: Vec<Channel>,
    /// Under which conditions.
    pub conditions: Vec<Condition>,
}

/// Everything that a convention gives, with its cadre: by recipient, then dataset. Roles that nobody holds are listed as
/// such. `None` where it gives more combinations than are looked at.
pub fn given(side: Side<'_>) -> Option<Vec<GivenDataset>> {
    let grants = Grants::new(side);
    let (names, _) = recipients([(&grants, side), (&grants, side)]);
    list(side, &grants, &names)
}

fn list<'a>(side: Side<'a>, grants: &Grants<'a>, names: &Names<'a>) -> Option<Vec<GivenDataset>> {
    let mut budget = ATOMS_MAX;
    let mut all = Vec::new();
    for (to, names) in names {
        for dataset in grants.datasets_of(names) {
            let access = grants.access(dataset, &grants.of(names, dataset), &mut budget);
            if !access.given.is_empty() {
                all.push(one(side, *to, dataset, &access));
            }
        }
    }
    (budget > 0).then_some(all)
}

fn one(side: Side<'_>, to: To<'_>, dataset: &str, access: &Access<'_>) -> GivenDataset {
    let mut variables: BTreeMap<&str, GivenVariable> = BTreeMap::new();
    let mut uses: BTreeMap<(&str, &str, &BTreeSet<Condition>), Vec<Channel>> = BTreeMap::new();
    let mut places = BTreeSet::new();
    for ((variable, purpose, channel), given) in &access.given {
        places.extend(given.places.iter().copied());
        uses.entry((variable, purpose, &given.conditions)).or_default().push(*channel);
        let personal = given.personal;
        let known = variables.entry(variable).or_insert_with(|| GivenVariable {
            name: (*variable).to_owned(),
            personal,
            uses: Vec::new(),
        });
        known.personal |= personal;
    }
    for ((variable, purpose, conditions), channels) in uses {
        if let Some(known) = variables.get_mut(variable) {
            let conditions = conditions.iter().cloned().collect();
            known.uses.push(GivenUse { purpose: purpose.to_owned(), channels, conditions });
        }
    }
    let recipient = match to {
        To::Party(id) => Recipient { named: side.party(id), is_role: false },
        To::Role(id) => Recipient { named: Named::new(id, None), is_role: true },
    };
    GivenDataset {
        recipient,
        dataset: side.dataset(dataset),
        variables: variables.into_values().collect(),
        cited: cite(side, places),
    }
}
