//! Passage matrices as a party sees them (D4 of the 2015 annex): of the pupils of a level, how many go to each level the year
//! after; by département, by académie, consolidated by région as sums of flows.
//!
//! All the territories and both fields (public alone, public and private) of a rentrée are one table: it is protected and
//! audited as a whole, so that neither a territory less its parts nor a field less the other tells a small count. Putting the
//! files into that table is `passage_table`'s work.

use std::collections::{BTreeMap, BTreeSet};

use entente_data::each_figure_row;
use entente_model::InstitutionRecord;

use super::enrolment::ShownCount;
use super::passage_table::{Flows, PassageTable, Sector};
use super::place::{FigurePlace, PlaceName, groups, labels, place_names};
use super::protection::threshold;
use super::read_enrolment::{GRADE_LIST, GRADES, unreadable};
use super::source::{ClosedSource, FigureFile, FigureSource, ReadableFiles, readable_files};
use crate::error::ExchangeError;
use crate::known_reference::{AsOf, ReferenceContent};
use crate::node::Node;
use crate::sign_in::Session;
use crate::views::{directory, territory_names};

/// The datasets of matrices: by département and académie, and by région.
const DATASETS: [&str; 2] = ["matrices-passage-academiques", "matrices-passage-regionales"];
const COLUMNS: [&str; 8] = [
    "annee_rentree",
    "niveau_territoire",
    "code_territoire",
    "champ_secteur",
    "niveau_origine",
    "niveau_arrivee",
    "effectif_origine",
    "effectif_passe",
];
/// Where pupils come from who were in no level, and where those go who are in none: as the files write them.
pub const ENTRY: &str = "ENTREE";
/// See [`ENTRY`].
pub const EXIT: &str = "SORTIE";

/// The schools that a matrix is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum PassageField {
    /// Public schools.
    Public,
    /// Public schools, and private ones under contract.
    #[default]
    PublicAndPrivate,
}

impl PassageField {
    /// Both.
    pub const ALL: [Self; 2] = [Self::PublicAndPrivate, Self::Public];

    /// As the files write it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Public => "PU",
            Self::PublicAndPrivate => "PU+PRSC",
        }
    }
}

/// A matrix: flows and their sums, with what is not shown.
#[derive(Clone, Debug, PartialEq)]
pub struct ShownMatrix {
    /// What it is of.
    pub place: FigurePlace,
    /// The schools that it is about.
    pub field: PassageField,
    /// Rentrée of arrival.
    pub year: i32,
    /// Whether it was summed here from the territories below.
    pub is_consolidated: bool,
    /// Levels of the year before, entries last.
    pub from: Vec<String>,
    /// Levels of the year, exits last.
    pub to: Vec<String>,
    flows: BTreeMap<(String, String), ShownCount>,
    bases: BTreeMap<String, ShownCount>,
    arrivals: BTreeMap<String, ShownCount>,
}

impl ShownMatrix {
    /// Pupils who went from a level to another; nothing where nobody did.
    pub fn flow(&self, from: &str, to: &str) -> Option<ShownCount> {
        self.flows.get(&(from.to_owned(), to.to_owned())).copied()
    }

    /// Pupils of a level the year before.
    pub fn base(&self, from: &str) -> Option<ShownCount> {
        self.bases.get(from).copied()
    }

    /// Pupils of a level in the year.
    pub fn arrivals(&self, to: &str) -> Option<ShownCount> {
        self.arrivals.get(to).copied()
    }

    /// The share of a level that went to another, where both counts are shown. Those who enter have no share.
    pub fn rate(&self, from: &str, to: &str) -> Option<f64> {
        if from == ENTRY {
            return None;
        }
        let (flow, base) = (self.flow(from, to)?.pupils()?, self.base(from)?.pupils()?);
        (base > 0).then(|| flow as f64 / base as f64)
    }

    /// How many cells are not shown, sums included.
    pub fn hidden(&self) -> usize {
        let all = self.flows.values().chain(self.bases.values()).chain(self.arrivals.values());
        all.filter(|count| **count == ShownCount::Hidden).count()
    }
}

/// What a party may see of passage matrices.
#[derive(Clone, Debug, Default)]
pub struct PassageView {
    /// Where they come from.
    pub sources: Vec<FigureSource>,
    /// Deliveries that are no longer open to the party.
    pub closed: Vec<ClosedSource>,
    /// Counts under it are hidden.
    pub threshold: u32,
    /// Rentrées of arrival.
    pub years: Vec<i32>,
    /// Territories of the rentrée that is shown, régions first.
    pub places: Vec<PlaceName>,
    /// The matrix asked for.
    pub matrix: Option<ShownMatrix>,
    /// Names of levels.
    pub grade_names: BTreeMap<String, String>,
}

/// Which matrix is asked for; the first one where nothing is said.
#[derive(Clone, Debug, Default)]
pub struct PassageChoice {
    /// The territory.
    pub place: Option<FigurePlace>,
    /// The schools.
    pub field: PassageField,
    /// Rentrée of arrival; the last one where absent.
    pub year: Option<i32>,
}

/// The matrices that the session's party may read, and the one asked for.
///
/// # Errors
/// Where a file that it may read cannot be read.
pub async fn passages(
    node: &Node,
    session: &Session,
    choice: &PassageChoice,
) -> Result<PassageView, ExchangeError> {
    let (mut files, mut closed) = (Vec::new(), Vec::new());
    for dataset in DATASETS {
        let readable: ReadableFiles = readable_files(node, session, dataset).await?;
        files.extend(readable.files);
        closed.extend(readable.closed);
    }
    let agreements = node.agreements();
    let threshold = DATASETS.iter().map(|dataset| threshold(node, dataset)).max().unwrap_or_default();
    let mut view = PassageView {
        sources: files.iter().map(|file| file.source.clone()).collect(),
        closed,
        threshold,
        grade_names: labels(&agreements, GRADE_LIST),
        ..PassageView::default()
    };
    let parents =
        Parents { academies: groups(&agreements, "departements"), regions: groups(&agreements, "academies") };
    let known = directory(node, AsOf::default()).await?;
    let parents = match known.as_ref().map(|known| &known.content) {
        Some(ReferenceContent::Institutions(records)) => parents.with(records),
        _ => parents,
    };
    let names = place_names(node, territory_names(node).await?);
    let choice = choice.clone();
    let made = tokio::task::spawn_blocking(move || {
        let years = read(&files)?;
        view.years = years.keys().copied().collect();
        let year = choice.year.or(view.years.last().copied());
        let Some((year, given)) = year.and_then(|year| Some((year, years.get(&year)?))) else {
            return Ok(view);
        };
        let table = PassageTable::new(given, &parents);
        let name = |place: &FigurePlace| names.get(place).cloned().unwrap_or_else(|| place.code.clone());
        view.places =
            table.places().map(|place| PlaceName { name: name(place), place: place.clone() }).collect();
        let place = choice.place.or_else(|| view.places.first().map(|named| named.place.clone()));
        // Public schools alone, where what is told of both does not hold all of theirs: some leave one for the other.
        let told = |place: &FigurePlace| {
            [choice.field, PassageField::Public].into_iter().find(|field| table.has(place, *field))
        };
        let Some((place, field)) = place.and_then(|place| Some((place.clone(), told(&place)?))) else {
            return Ok(view);
        };
        view.matrix = matrix(&table, &place, field, year, threshold);
        Ok(view)
    });
    made.await.map_err(|error| unreadable(DATASETS[0], &error))?
}

/// In which académie a département lies, in which région an académie.
pub(super) struct Parents {
    pub(super) academies: BTreeMap<String, String>,
    pub(super) regions: BTreeMap<String, String>,
}

impl Parents {
    /// What the directory says of its establishments completes the nomenclatures.
    fn with(mut self, records: &[InstitutionRecord]) -> Self {
        for institution in records.iter().map(|record| &record.institution) {
            let lies = [
                (&mut self.academies, &institution.departement, &institution.academie),
                (&mut self.regions, &institution.academie, &institution.region),
            ];
            for (parents, code, parent) in
                lies.into_iter().filter(|(_, code, parent)| !code.is_empty() && !parent.is_empty())
            {
                parents.entry(code.clone()).or_insert_with(|| parent.clone());
            }
        }
        self
    }
}

/// Flows by territory and field.
pub(super) type Given = BTreeMap<FigurePlace, BTreeMap<PassageField, Flows>>;

/// What the files say of each rentrée; a later deposit about the same territory replaces what an earlier one said.
fn read(files: &[FigureFile]) -> Result<BTreeMap<i32, Given>, ExchangeError> {
    let mut years: BTreeMap<i32, Given> = BTreeMap::new();
    for file in files {
        let mut own: BTreeMap<i32, Given> = BTreeMap::new();
        let mut bases: BTreeMap<(i32, FigurePlace, PassageField, String), u64> = BTreeMap::new();
        let mut fault = None;
        each_figure_row(&file.path, file.format, &COLUMNS, &mut |row| match flow(row) {
            Some((year, place, field, [from, to], base, passed)) => {
                if from != ENTRY {
                    bases.insert((year, place.clone(), field, from.clone()), base);
                }
                let flows = own.entry(year).or_default().entry(place).or_default().entry(field).or_default();
                *flows.entry((from, to)).or_default() += passed;
            }
            None => fault = Some("a row lacks its territory, its levels or its counts"),
        })
        .map_err(|error| unreadable(file.source.dataset.as_str(), &error))?;
        if let Some(fault) = fault {
            return Err(unreadable(file.source.dataset.as_str(), &fault));
        }
        for ((year, place, field, from), base) in bases {
            let flows = own.get_mut(&year).and_then(|given| given.get_mut(&place)?.get_mut(&field));
            let Some(flows) = flows else { continue };
            // Those of whom a file does not say where they went have left.
            let told: u64 = flows.iter().filter(|((one, _), _)| *one == from).map(|(_, count)| count).sum();
            *flows.entry((from, EXIT.to_owned())).or_default() += base.saturating_sub(told);
        }
        for (year, given) in own {
            years.entry(year).or_default().extend(given);
        }
    }
    Ok(years)
}

type ReadFlow = (i32, FigurePlace, PassageField, [String; 2], u64, u64);

fn flow(row: &[Option<&str>]) -> Option<ReadFlow> {
    let [year, level, code, field, from, to, base, passed] = row else { return None };
    let level = match (*level)? {
        "DEP" => "departement",
        "ACA" => "academie",
        "REG" => "region",
        _ => return None,
    };
    let field = PassageField::ALL.into_iter().find(|one| Some(one.code()) == *field)?;
    // A comma would be another column of the table that is protected.
    let plain = |cell: &Option<&str>| cell.filter(|text| !text.contains([',', '"', '\n'])).map(str::to_owned);
    let number = |cell: &Option<&str>| cell.and_then(|text| text.parse::<u32>().ok()).map(u64::from);
    let place = FigurePlace::territory(level, plain(code)?)?;
    Some((
        year.and_then(|year| year.parse().ok())?,
        place,
        field,
        [plain(from)?, plain(to)?],
        number(base)?,
        number(passed)?,
    ))
}

fn matrix(
    table: &PassageTable,
    place: &FigurePlace,
    field: PassageField,
    year: i32,
    threshold: u32,
) -> Option<ShownMatrix> {
    let sectors = Sector::of(field);
    let flows = table.sum(place, sectors);
    // Where no protection holds nothing is shown at all.
    let hidden = table.hidden(threshold)?;
    let shown = |from: &str, to: &str, count: u64| {
        let is_hidden = table.keys(place, field).iter().any(|key| {
            let mut key = key.clone();
            key.extend([from.to_owned(), to.to_owned()]);
            hidden.contains(&key)
        });
        if is_hidden { ShownCount::Hidden } else { ShownCount::Count(count) }
    };
    let (mut bases, mut arrivals) = (BTreeMap::<String, u64>::new(), BTreeMap::<String, u64>::new());
    for ((from, to), count) in &flows {
        *bases.entry(from.clone()).or_default() += count;
        *arrivals.entry(to.clone()).or_default() += count;
    }
    Some(ShownMatrix {
        place: place.clone(),
        field,
        year,
        is_consolidated: table.is_consolidated(place),
        from: in_order(bases.keys()),
        to: in_order(arrivals.keys()),
        bases: bases.into_iter().map(|(from, count)| (from.clone(), shown(&from, "", count))).collect(),
        arrivals: arrivals.into_iter().map(|(to, count)| (to.clone(), shown("", &to, count))).collect(),
        flows: flows
            .into_iter()
            .filter(|(_, count)| *count > 0)
            .map(|((from, to), count)| {
                let count = shown(&from, &to, count);
                ((from, to), count)
            })
            .collect(),
    })
}

/// Levels in the order of schooling, those that the list does not have after it, entries and exits last.
fn in_order<'a>(levels: impl Iterator<Item = &'a String>) -> Vec<String> {
    let taught: BTreeSet<&String> = levels.collect();
    let rank = |level: &str| match level {
        ENTRY | EXIT => usize::MAX,
        level => GRADES.iter().position(|(known, ..)| *known == level).unwrap_or(GRADES.len()),
    };
    let mut sorted: Vec<String> = taught.into_iter().cloned().collect();
    sorted.sort_by_key(|level| (rank(level), level.clone()));
    sorted
}
