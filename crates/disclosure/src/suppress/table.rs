//! A table with all its margins: inner cells read, sums computed, each cell at one place of a dense array.
//!
//! Which cells are at risk is `rule`'s work, which others go with them is `search`'s.

use std::io::Read;

use super::SuppressError;
use super::dimensions::{Dimensions, Tree};

/// Places in the dense array: eight bytes each, and as much again for the search.
const CELLS_MAX: u128 = 60_000_000;

/// Counts above are not exact in a JSON number.
const COUNT_MAX: u64 = 1 << 53;

/// Columns that say how an amount is made up: how many contributors, and the three largest contributions.
pub const AMOUNT_COLUMNS: [&str; 4] = ["@units", "@first", "@second", "@third"];

/// The largest contributions to a cell of a magnitude table, and how many there were.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Contributions {
    /// How many contributors.
    pub units: u32,
    /// The three largest, in order.
    pub largest: [i64; 3],
}

impl Contributions {
    fn add(&mut self, other: &Self) {
        self.units = self.units.saturating_add(other.units);
        for value in other.largest {
            let mut carried = value;
            for kept in &mut self.largest {
                if carried > *kept {
                    std::mem::swap(kept, &mut carried);
                }
            }
        }
    }
}

/// Where a line stands in the table, its numbers, and its number in the file.
type TableLine<const N: usize> = (Vec<u32>, [i64; N], u64);

/// A table of counts or of sums, with its margins.
#[derive(Clone, Debug)]
pub struct CountTable {
    pub(super) dimensions: Dimensions,
    pub(super) trees: Vec<Tree>,
    pub(super) strides: Vec<usize>,
    /// By place; 0 where nothing was given.
    pub(super) values: Vec<i64>,
    /// Whether some inner cell was given at or under the place.
    pub(super) given: Vec<bool>,
    /// Of magnitude tables only.
    pub(super) contributions: Option<Vec<Contributions>>,
}

impl CountTable {
    /// Reads inner cells: the columns of the dimensions, and the column of counts.
    ///
    /// # Errors
    /// A column or a code is missing, a count is not one, a cell is given twice, or the table is too large.
    pub fn read(input: impl Read, dimensions: &Dimensions, count: &str) -> Result<Self, SuppressError> {
        let (mut table, lines) = Self::lines(input, dimensions, [count])?;
        for (place, [value], line) in lines {
            let at = table.only_once(&place, line)?;
            table.values[at] = value;
        }
        table.sum_margins();
        Ok(table)
    }

    /// Reads contributions, one a line: a magnitude table, whose cells are sums of the column `value`.
    ///
    /// # Errors
    /// As [`CountTable::read`], save that many lines may be of one cell.
    pub fn read_contributions(
        input: impl Read,
        dimensions: &Dimensions,
        value: &str,
    ) -> Result<Self, SuppressError> {
        let (mut table, lines) = Self::lines(input, dimensions, [value])?;
        let mut contributions = vec![Contributions::default(); table.values.len()];
        for (place, [amount], _) in lines {
            let at = table.index(&place);
            table.given[at] = true;
            table.values[at] += amount;
            contributions[at].add(&Contributions { units: 1, largest: [amount, 0, 0] });
        }
        table.contributions = Some(contributions);
        table.sum_margins();
        Ok(table)
    }

    /// Reads inner cells of amounts: the columns of the dimensions, the sum, and how it is made up ([`AMOUNT_COLUMNS`]).
    ///
    /// # Errors
    /// As [`CountTable::read`].
    pub fn read_amounts(
        input: impl Read,
        dimensions: &Dimensions,
        amount: &str,
    ) -> Result<Self, SuppressError> {
        let [units, first, second, third] = AMOUNT_COLUMNS;
        let (mut table, lines) = Self::lines(input, dimensions, [amount, units, first, second, third])?;
        let mut contributions = vec![Contributions::default(); table.values.len()];
        for (place, [sum, units, first, second, third], line) in lines {
            let at = table.only_once(&place, line)?;
            table.values[at] = sum;
            let units = u32::try_from(units).unwrap_or(u32::MAX);
            contributions[at] = Contributions { units, largest: [first, second, third] };
        }
        table.contributions = Some(contributions);
        table.sum_margins();
        Ok(table)
    }

    /// Reads lines: the columns of the dimensions, and those numbers. The table is empty yet.
    fn lines<const N: usize>(
        input: impl Read,
        dimensions: &Dimensions,
        numbers: [&str; N],
    ) -> Result<(Self, Vec<TableLine<N>>), SuppressError> {
        let mut reader = csv::ReaderBuilder::new().flexible(false).from_reader(input);
        let header = reader.headers()?.clone();
        let columns = columns_of(&header, dimensions)?;
        let mut places = [0; N];
        for (place, name) in places.iter_mut().zip(numbers) {
            *place = column(&header, name)?;
        }
        let mut trees: Vec<Tree> = dimensions.columns.iter().map(|_| Tree::new()).collect();
        let mut lines = Vec::new();
        let mut record = csv::StringRecord::new();
        while reader.read_record(&mut record)? {
            let line = record.position().map_or(0, csv::Position::line);
            let place = place_of(&record, line, dimensions, &columns, &mut trees)?;
            let mut values = [0_i64; N];
            for ((value, &at), name) in values.iter_mut().zip(&places).zip(numbers) {
                let parsed = record[at].trim().parse::<u64>().ok().filter(|&value| value <= COUNT_MAX);
                let Some(parsed) = parsed else {
                    let column = name.to_owned();
                    return Err(SuppressError::Count { line, column, value: record[at].to_owned() });
                };
                *value = parsed as i64;
            }
            lines.push((place, values, line));
        }
        Ok((Self::empty(dimensions.clone(), trees)?, lines))
    }

    /// The cell of a place that no line was of before.
    fn only_once(&mut self, place: &[u32], line: u64) -> Result<usize, SuppressError> {
        let at = self.index(place);
        if std::mem::replace(&mut self.given[at], true) {
            return Err(SuppressError::Twice { line });
        }
        Ok(at)
    }

    fn empty(dimensions: Dimensions, trees: Vec<Tree>) -> Result<Self, SuppressError> {
        let cells = trees.iter().map(|tree| tree.nodes.len() as u128).product();
        if cells > CELLS_MAX {
            return Err(SuppressError::Size { cells, cells_max: CELLS_MAX });
        }
        let mut strides = vec![1; trees.len()];
        for position in (0..trees.len().saturating_sub(1)).rev() {
            strides[position] = strides[position + 1] * trees[position + 1].nodes.len();
        }
        let cells = cells as usize;
        let values = vec![0; cells];
        Ok(Self { dimensions, trees, strides, values, given: vec![false; cells], contributions: None })
    }

    pub(super) fn index(&self, place: &[u32]) -> usize {
        place.iter().zip(&self.strides).map(|(&node, stride)| node as usize * stride).sum()
    }

    pub(super) fn node(&self, at: usize, dimension: usize) -> u32 {
        ((at / self.strides[dimension]) % self.trees[dimension].nodes.len()) as u32
    }

    /// Sums one dimension after the other, deepest nodes first.
    fn sum_margins(&mut self) {
        for dimension in 0..self.trees.len() {
            let nodes = self.trees[dimension].nodes.len();
            let stride = self.strides[dimension];
            let mut by_depth: Vec<u32> = (1..nodes as u32).collect();
            by_depth.sort_by_key(|&node| std::cmp::Reverse(self.trees[dimension].nodes[node as usize].level));
            for node in by_depth {
                let parent = self.trees[dimension].nodes[node as usize].parent as usize;
                self.add_slice(node as usize, parent, stride, nodes);
            }
        }
    }

    /// Adds the slice of a node to that of its parent.
    fn add_slice(&mut self, node: usize, parent: usize, stride: usize, nodes: usize) {
        for outer in (0..self.values.len()).step_by(stride * nodes) {
            for inner in 0..stride {
                let from = outer + node * stride + inner;
                let to = outer + parent * stride + inner;
                if !self.given[from] {
                    continue;
                }
                self.given[to] = true;
                self.values[to] += self.values[from];
                if let Some(contributions) = &mut self.contributions {
                    let added = contributions[from];
                    contributions[to].add(&added);
                }
            }
        }
    }

    /// How many cells the published table has, margins included.
    pub fn cells(&self) -> usize {
        self.given.iter().filter(|given| **given).count()
    }

    /// The cell of a list of codes, one for each column; an empty one means the margin.
    ///
    /// # Errors
    /// No such cell.
    pub(super) fn find(&self, codes: &[String]) -> Result<usize, SuppressError> {
        let unknown = || SuppressError::Cell { cell: codes.join(",") };
        if codes.len() != self.dimensions.flat().len() {
            return Err(unknown());
        }
        let mut rest = codes;
        let mut at = 0;
        for (position, tree) in self.trees.iter().enumerate() {
            let (own, after) = rest.split_at(self.dimensions.columns[position].len());
            rest = after;
            let mut node = 0;
            for code in own.iter().filter(|code| !code.is_empty()) {
                let children = tree.children(node).iter();
                let mut found = children.filter(|child| tree.nodes[**child as usize].code == *code);
                node = *found.next().ok_or_else(unknown)?;
            }
            at += node as usize * self.strides[position];
        }
        if self.given[at] { Ok(at) } else { Err(unknown()) }
    }
}

fn column(header: &csv::StringRecord, name: &str) -> Result<usize, SuppressError> {
    let found = header.iter().position(|column| column.trim_start_matches('\u{feff}').trim() == name);
    found.ok_or_else(|| SuppressError::Column {
        column: name.to_owned(),
        header: header.iter().collect::<Vec<_>>().join(","),
    })
}

fn columns_of(header: &csv::StringRecord, dimensions: &Dimensions) -> Result<Vec<Vec<usize>>, SuppressError> {
    let of_dimension = |levels: &Vec<String>| levels.iter().map(|name| column(header, name)).collect();
    dimensions.columns.iter().map(of_dimension).collect()
}

fn place_of(
    record: &csv::StringRecord,
    line: u64,
    dimensions: &Dimensions,
    columns: &[Vec<usize>],
    trees: &mut [Tree],
) -> Result<Vec<u32>, SuppressError> {
    let mut place = Vec::with_capacity(trees.len());
    for (position, tree) in trees.iter_mut().enumerate() {
        if let Some(empty) = columns[position].iter().position(|&at| record[at].trim().is_empty()) {
            let column = dimensions.columns[position][empty].clone();
            return Err(SuppressError::Code { line, column });
        }
        place.push(tree.node(columns[position].iter().map(|&at| record[at].trim())));
    }
    Ok(place)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn margins_are_sums_of_their_cells() {
        let text = "r,d,s,n\nR1,01,F,3\nR1,02,F,4\nR2,03,H,5\n";
        let dimensions = Dimensions::parse("r>d,s").unwrap();
        let table = CountTable::read(text.as_bytes(), &dimensions, "n").unwrap();
        let value = |codes: [&str; 3]| table.find(&codes.map(str::to_owned)).map(|at| table.values[at]).ok();
        assert_eq!(value(["", "", ""]), Some(12));
        assert_eq!(value(["R1", "", "F"]), Some(7));
        assert_eq!(value(["R2", "", ""]), Some(5));
        assert_eq!(value(["R2", "", "F"]), None);
        assert_eq!(table.cells(), 6 + 4 + 3);
    }

    #[test]
    fn what_is_not_a_table_is_refused_with_its_place() {
        let dimensions = Dimensions::parse("r,s").unwrap();
        let refused = |text: &str| match CountTable::read(text.as_bytes(), &dimensions, "n") {
            Ok(_) => panic!("{text} was taken"),
            Err(error) => error.to_string(),
        };
        assert!(refused("r,n\na,1\n").contains("no column `s`"));
        assert!(refused("r,s,n\na,,1\n").contains("line 2, column `s`"));
        assert!(refused("r,s,n\na,b,-1\n").contains("`-1` is not a whole number"));
        assert!(refused("r,s,n\na,b,1\na,b,2\n").contains("line 3"));
        assert!(refused("r,s,n\na,b\n").contains("comma-separated"));
    }

    #[test]
    fn the_largest_contributions_rise_with_the_margins() {
        let text = "r,v\na,10\na,70\nb,50\nb,5\n";
        let dimensions = Dimensions::parse("r").unwrap();
        let table = CountTable::read_contributions(text.as_bytes(), &dimensions, "v").unwrap();
        let contributions = table.contributions.as_ref().unwrap();
        assert_eq!(contributions[0], Contributions { units: 4, largest: [70, 50, 10] });
        assert_eq!(table.values[0], 135);
    }
}
