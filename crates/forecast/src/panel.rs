//! A panel: counts of pupils by school, year and grade, and the territories in which each school lies.
//!
//! It holds what was counted, nothing forecast. Reading files is `read`; dated events that change it are `event`.

use crate::grade::Grade;

/// No node: the school was not yet seen at that year.
pub(crate) const NOWHERE: u32 = u32::MAX;

/// Counts of pupils by school, year and grade.
///
/// A school that is absent from a year counts 0 there, as does a grade that it does not teach.
#[derive(Clone, Debug)]
pub struct Panel {
    pub(crate) schools: Vec<String>,
    pub(crate) grades: Vec<Grade>,
    pub(crate) first_year: i32,
    pub(crate) years: usize,
    /// `[school][year][grade]`, pupils.
    pub(crate) counts: Vec<f64>,
    /// From the lowest to the highest; the whole is the last.
    pub(crate) levels: Vec<Level>,
}

/// A level of territory, and the node of each school in each year.
#[derive(Clone, Debug)]
pub(crate) struct Level {
    pub(crate) name: String,
    pub(crate) codes: Vec<String>,
    /// `[school][year]`: the last one known then.
    pub(crate) nodes: Vec<u32>,
}

/// A school of one level in two nodes of the next: figures could not add up.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("in {year}, `{code}` of level `{lower}` lies both in `{first}` and in `{second}` of level `{upper}`")]
pub struct NestingError {
    /// Year in which it was seen.
    pub year: i32,
    /// The lower level.
    pub lower: String,
    /// Code in the lower level.
    pub code: String,
    /// The upper level.
    pub upper: String,
    /// A code of the upper level.
    pub first: String,
    /// Another one.
    pub second: String,
}

impl Panel {
    /// The schools' numbers, in order.
    pub fn schools(&self) -> &[String] {
        &self.schools
    }

    /// The grades, each with the one that feeds it.
    pub fn grades(&self) -> &[Grade] {
        &self.grades
    }

    /// First and last year.
    pub fn years(&self) -> (i32, i32) {
        (self.first_year, self.first_year + self.years as i32 - 1)
    }

    /// Names of the levels above the school, from the lowest to `total`.
    pub fn levels(&self) -> Vec<&str> {
        self.levels.iter().map(|level| level.name.as_str()).collect()
    }

    /// Pupils of that school, year and grade; `None` where the panel has no such thing.
    pub fn count(&self, school: &str, year: i32, grade: &str) -> Option<f64> {
        let school = self.schools.iter().position(|known| known == school)?;
        let grade = self.grades.iter().position(|known| known.name == grade)?;
        let year = self.year_position(year)?;
        Some(self.at(school, year)[grade])
    }

    /// The same panel without the years after `year`.
    #[must_use]
    pub fn until(&self, year: i32) -> Self {
        let kept = usize::try_from(year.saturating_sub(self.first_year).saturating_add(1))
            .unwrap_or(0)
            .clamp(1, self.years);
        let width = self.grades.len();
        let counts = self.counts.chunks_exact(self.years * width);
        let levels = self.levels.iter().map(|level| Level {
            name: level.name.clone(),
            codes: level.codes.clone(),
            nodes: level.nodes.chunks_exact(self.years).flat_map(|nodes| &nodes[..kept]).copied().collect(),
        });
        Self {
            schools: self.schools.clone(),
            grades: self.grades.clone(),
            first_year: self.first_year,
            years: kept,
            counts: counts.flat_map(|counts| &counts[..kept * width]).copied().collect(),
            levels: levels.collect(),
        }
    }

    pub(crate) fn year_position(&self, year: i32) -> Option<usize> {
        usize::try_from(year.saturating_sub(self.first_year)).ok().filter(|&position| position < self.years)
    }

    /// All the counts of a school, `[year][grade]`.
    pub(crate) fn school(&self, school: usize) -> &[f64] {
        let size = self.years * self.grades.len();
        &self.counts[school * size..(school + 1) * size]
    }

    /// The grades of a school in a year.
    pub(crate) fn at(&self, school: usize, year: usize) -> &[f64] {
        let width = self.grades.len();
        &self.school(school)[year * width..(year + 1) * width]
    }

    pub(crate) fn total(&self, school: usize, year: usize) -> f64 {
        self.at(school, year).iter().sum()
    }

    /// Node of the school at that level and year, as known then; [`NOWHERE`] before it was first seen.
    pub(crate) fn node(&self, level: usize, school: usize, year: usize) -> u32 {
        self.levels[level].nodes[school * self.years + year]
    }

    /// The sums of each node of a level, as a panel of its own whose only level is the whole. Schools are put where they
    /// lie at `origin`; years after it are left out.
    pub(crate) fn nodes_as_panel(&self, level: usize, origin: usize) -> Self {
        let (years, width) = (origin + 1, self.grades.len());
        let codes = &self.levels[level].codes;
        let mut counts = vec![0.0; codes.len() * years * width];
        for school in 0..self.schools.len() {
            let node = self.node(level, school, origin);
            if node == NOWHERE {
                continue;
            }
            let sums = &mut counts[node as usize * years * width..][..years * width];
            for (sum, count) in sums.iter_mut().zip(self.school(school)) {
                *sum += count;
            }
        }
        let mut panel = Self {
            schools: codes.clone(),
            grades: self.grades.clone(),
            first_year: self.first_year,
            years,
            counts,
            levels: Vec::new(),
        };
        panel.add_total();
        panel
    }

    /// Adds the level of the whole.
    pub(crate) fn add_total(&mut self) {
        let nodes = vec![0; self.schools.len() * self.years];
        self.levels.push(Level { name: "total".to_owned(), codes: vec!["total".to_owned()], nodes });
    }

    /// For each level but the last, the node above each node at that year.
    ///
    /// # Errors
    /// Where a node lies in two.
    pub(crate) fn parents(&self, year: usize) -> Result<Vec<Vec<u32>>, Box<NestingError>> {
        let mut all = Vec::with_capacity(self.levels.len());
        for lower in 0..self.levels.len().saturating_sub(1) {
            let mut parents = vec![NOWHERE; self.levels[lower].codes.len()];
            for school in 0..self.schools.len() {
                let (node, parent) = (self.node(lower, school, year), self.node(lower + 1, school, year));
                if node == NOWHERE || parent == NOWHERE || self.total(school, year) == 0.0 {
                    continue;
                }
                let known = &mut parents[node as usize];
                if *known != NOWHERE && *known != parent {
                    return Err(Box::new(self.nesting_error(lower, year, node, [*known, parent])));
                }
                *known = parent;
            }
            all.push(parents);
        }
        Ok(all)
    }

    fn nesting_error(&self, lower: usize, year: usize, node: u32, parents: [u32; 2]) -> NestingError {
        let code = |level: usize, node: u32| self.levels[level].codes[node as usize].clone();
        NestingError {
            year: self.first_year + year as i32,
            lower: self.levels[lower].name.clone(),
            code: code(lower, node),
            upper: self.levels[lower + 1].name.clone(),
            first: code(lower + 1, parents[0]),
            second: code(lower + 1, parents[1]),
        }
    }
}
