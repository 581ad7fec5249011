//! Flows of pupils between académies (MIGRACA, D14 of the 2015 annex), as a party sees them.
//!
//! The file of an académie tells who left it; who arrived is in the files of the others. A balance is given with the académies
//! of which both are known, and with no other.

use std::collections::{BTreeMap, BTreeSet};

use entente_data::each_figure_row;

use super::enrolment::ShownCount;
use super::place::labels;
use super::protection::{hidden_of_table, threshold};
use super::read_enrolment::unreadable;
use super::source::{ClosedSource, FigureFile, FigureSource, ReadableFiles, readable_files_of_each};
use crate::error::ExchangeError;
use crate::node::Node;
use crate::sign_in::Session;

const DATASET: &str = "migraca";
const COLUMNS: [&str; 4] = ["annee_rentree", "academie_precedente", "academie", "effectif"];

/// What passes between an académie and another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MigrationLine<'a> {
    /// The other académie.
    pub other: &'a str,
    /// Pupils who left for it.
    pub departures: Option<ShownCount>,
    /// Pupils who came from it, where its file is known.
    pub arrivals: Option<ShownCount>,
    /// Arrivals less departures, where both are known and shown.
    pub balance: Option<i64>,
}

/// What a party may see of flows between académies.
#[derive(Clone, Debug, Default)]
pub struct MigrationView {
    /// Where they come from.
    pub sources: Vec<FigureSource>,
    /// Deliveries that are no longer open to the party.
    pub closed: Vec<ClosedSource>,
    /// Counts under it are hidden.
    pub threshold: u32,
    /// Rentrées of arrival.
    pub years: Vec<i32>,
    /// The rentrée that is shown.
    pub year: i32,
    /// Académies whose departures are known.
    pub told: BTreeSet<String>,
    /// Whether nothing can be shown: no protection holds.
    pub is_closed_whole: bool,
    names: BTreeMap<String, String>,
    flows: BTreeMap<(String, String), ShownCount>,
    departures: BTreeMap<String, ShownCount>,
    arrivals: BTreeMap<String, ShownCount>,
}

/// Flows of a rentrée that the session's party may read; the last one where none is asked.
///
/// # Errors
/// Where a file that it may read cannot be read.
pub async fn migrations(
    node: &Node,
    session: &Session,
    year: Option<i32>,
) -> Result<MigrationView, ExchangeError> {
    let ReadableFiles { files, closed } = readable_files_of_each(node, session, DATASET).await?;
    let mut view = MigrationView {
        sources: files.iter().map(|file| file.source.clone()).collect(),
        closed,
        threshold: threshold(node, DATASET),
        names: labels(&node.agreements(), "academies"),
        ..MigrationView::default()
    };
    let made = tokio::task::spawn_blocking(move || {
        let years = read(&files)?;
        view.years = years.keys().copied().collect();
        let year = year.or(view.years.last().copied());
        if let Some((year, counts)) = year.and_then(|year| Some((year, years.get(&year)?))) {
            view.year = year;
            view.fill(counts);
        }
        Ok(view)
    });
    made.await.map_err(|error| unreadable(DATASET, &error))?
}

/// Pupils by académie of the year before and académie of the year.
type FlowCounts = BTreeMap<(String, String), u64>;

fn read(files: &[FigureFile]) -> Result<BTreeMap<i32, FlowCounts>, ExchangeError> {
    let mut years: BTreeMap<i32, FlowCounts> = BTreeMap::new();
    for file in files {
        let mut own: BTreeMap<i32, FlowCounts> = BTreeMap::new();
        let mut fault = None;
        each_figure_row(&file.path, file.format, &COLUMNS, &mut |row| {
            let [Some(year), Some(from), Some(to), Some(count)] = row else { return };
            match (year.parse::<i32>(), count.parse::<u32>().map(u64::from)) {
                (Ok(year), Ok(count)) => {
                    let flow = ((*from).to_owned(), (*to).to_owned());
                    *own.entry(year).or_default().entry(flow).or_default() += count;
                }
                _ => fault = Some(format!("`{year}` or `{count}` is not a number")),
            }
        })
        .map_err(|error| unreadable(DATASET, &error))?;
        if let Some(fault) = fault {
            return Err(unreadable(DATASET, &fault));
        }
        for (year, counts) in own {
            // Of one flow the largest is kept: two files may tell it, each from its side.
            let known = years.entry(year).or_default();
            for (flow, count) in counts {
                let kept = known.entry(flow).or_default();
                *kept = count.max(*kept);
            }
        }
    }
    Ok(years)
}

impl MigrationView {
    fn fill(&mut self, counts: &FlowCounts) {
        let cells =
            counts.iter().map(|((from, to), count)| (vec![from.clone(), to.clone()], *count)).collect();
        let Some(hidden) = hidden_of_table("de,vers", &cells, self.threshold) else {
            self.is_closed_whole = true;
            return;
        };
        let shown = |from: &str, to: &str, count: u64| {
            let is_hidden = hidden.contains(&vec![from.to_owned(), to.to_owned()]);
            if is_hidden { ShownCount::Hidden } else { ShownCount::Count(count) }
        };
        let (mut left, mut came) = (BTreeMap::<&str, u64>::new(), BTreeMap::<&str, u64>::new());
        for ((from, to), count) in counts {
            *left.entry(from).or_default() += count;
            *came.entry(to).or_default() += count;
            self.told.insert(from.clone());
            self.flows.insert((from.clone(), to.clone()), shown(from, to, *count));
        }
        self.departures =
            left.iter().map(|(from, count)| ((*from).to_owned(), shown(from, "", *count))).collect();
        self.arrivals = came.iter().map(|(to, count)| ((*to).to_owned(), shown("", to, *count))).collect();
    }

    /// The name of an académie; its code where the nomenclature does not have it.
    pub fn name<'a>(&'a self, academie: &'a str) -> &'a str {
        self.names.get(academie).map_or(academie, String::as_str)
    }

    /// Everybody who left an académie.
    pub fn departures(&self, academie: &str) -> Option<ShownCount> {
        self.departures.get(academie).copied()
    }

    /// Everybody who came from the académies whose file is known.
    pub fn arrivals(&self, academie: &str) -> Option<ShownCount> {
        self.arrivals.get(academie).copied()
    }

    /// The flows of an académie with each other one, the most departures first; what is hidden comes last.
    pub fn lines(&self, academie: &str) -> Vec<MigrationLine<'_>> {
        let others = self.flows.keys().flat_map(|(from, to)| [from.as_str(), to.as_str()]);
        let others: BTreeSet<&str> = others.filter(|other| *other != academie).collect();
        let flow = |from: &str, to: &str| self.flows.get(&(from.to_owned(), to.to_owned())).copied();
        let line = |other| {
            // A file that tells of nobody between two académies tells that there was nobody.
            let known = |from: &str, to: &str| {
                flow(from, to).or_else(|| self.told.contains(from).then_some(ShownCount::Count(0)))
            };
            let (departures, arrivals) = (known(academie, other), known(other, academie));
            let pupils =
                |count: Option<ShownCount>| count?.pupils().and_then(|count| i64::try_from(count).ok());
            let balance = pupils(arrivals).zip(pupils(departures)).map(|(came, left)| came - left);
            MigrationLine { other, departures, arrivals, balance }
        };
        let mut lines: Vec<MigrationLine<'_>> = others.into_iter().map(line).collect();
        let size = |line: &MigrationLine<'_>| line.departures.and_then(ShownCount::pupils);
        lines.sort_by_key(|line| (std::cmp::Reverse(size(line)), line.other));
        lines
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn view(flows: &[(&str, &str, u64)]) -> MigrationView {
        let counts = flows.iter().map(|(from, to, n)| (((*from).to_owned(), (*to).to_owned()), *n)).collect();
        let mut view = MigrationView { threshold: 5, ..MigrationView::default() };
        view.fill(&counts);
        view
    }

    #[test]
    fn a_balance_is_given_where_both_sides_are_known() {
        let view = view(&[("99", "14", 40), ("99", "17", 20), ("14", "99", 55), ("14", "01", 9)]);
        let lines: Vec<(&str, Option<i64>)> =
            view.lines("99").iter().map(|line| (line.other, line.balance)).collect();
        // Nobody told who left Nantes or Paris.
        assert_eq!(lines, [("14", Some(15)), ("17", None), ("01", None)]);
        assert_eq!(view.departures("99"), Some(ShownCount::Count(60)));
        assert_eq!(view.lines("14")[0].balance, Some(-15));
    }

    #[test]
    fn a_small_flow_takes_another_cell_with_it() {
        let view = view(&[("99", "14", 40), ("99", "17", 3), ("99", "01", 22)]);
        let hidden =
            view.lines("99").iter().filter(|line| line.departures == Some(ShownCount::Hidden)).count();
        let total = view.departures("99") == Some(ShownCount::Hidden);
        assert!(
            view.lines("99")
                .iter()
                .any(|line| line.other == "17" && line.departures == Some(ShownCount::Hidden))
        );
        assert!(hidden >= 2 || total, "{:?}", view.lines("99"));
    }
}
