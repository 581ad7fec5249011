//! Figures that changed more since the last accepted version than the schema allows.
//!
//! Figures are added up chunk by chunk, then compared with the same ones of the previous typed copy (`previous`). Sums are
//! exact; distinct values are counted by 64-bit keyed hashes, up to a bound above which the figure is not compared.

mod previous;

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::hash::{BuildHasher, RandomState};

use entente_model::{
    Change, Example, FindingCode, FindingGroup, Measure, Message, RuleSource, Storage, VariableName,
};

use super::across::{Exact, WatchedColumn};
use super::example::shown;
use super::rules::{Reading, VariableRules};
use super::values::{DECIMAL_SCALE, date_of};
use super::{CheckContext, CheckError};

/// Distinct values counted for one figure: 16 million hashes are 256 MiB.
const DISTINCT_MAX: usize = 16 << 20;

/// The bounds of a dataset, compiled; empty where there is no previous version.
pub(super) struct ChangeRules<'a> {
    context: CheckContext<'a>,
    rules: Vec<ChangeRule<'a>>,
    hasher: RandomState,
}

struct ChangeRule<'a> {
    change: &'a Change,
    by: Option<usize>,
    measured: Option<usize>,
}

/// The figures of some rows: one map for each rule.
#[derive(Debug, Default)]
pub(super) struct Figures {
    rules: Vec<HashMap<String, Figure>>,
}

/// One figure: the count or the sum, or the distinct values.
#[derive(Debug, Default)]
struct Figure {
    sum: i128,
    distinct: HashSet<u64>,
    /// A sum or a count too large to be kept: the figure is not compared.
    lost: bool,
}

impl Figure {
    fn add(&mut self, number: i128) {
        match self.sum.checked_add(number) {
            Some(sum) => self.sum = sum,
            None => self.lost = true,
        }
    }

    fn merge(&mut self, other: Self) {
        self.lost |= other.lost;
        self.add(other.sum);
        if self.distinct.is_empty() {
            self.distinct = other.distinct;
        } else {
            self.distinct.extend(other.distinct);
        }
    }
}

impl<'a> ChangeRules<'a> {
    /// Compiles the bounds that can be compared with a previous version.
    pub(super) fn compile(context: &CheckContext<'a>) -> Self {
        let dataset = context.dataset;
        let position = |name: Option<&VariableName>| match name {
            Some(name) => dataset.position(name).map(Some),
            None => Some(None),
        };
        let compile = |change: &'a Change| {
            let measured = match &change.measure {
                Measure::Rows => None,
                Measure::Sum(name) | Measure::Distinct(name) => Some(name),
            };
            Some(ChangeRule { change, by: position(change.by.as_ref())?, measured: position(measured)? })
        };
        let rules = if context.previous.is_some() {
            dataset.changes.iter().filter_map(compile).collect()
        } else {
            Vec::new()
        };
        Self { context: context.clone(), rules, hasher: RandomState::new() }
    }

    /// Positions of the variables whose columns are needed.
    pub(super) fn watched(&self) -> BTreeSet<usize> {
        self.rules.iter().flat_map(|rule| rule.by.into_iter().chain(rule.measured)).collect()
    }

    /// The figures of a chunk; `columns` holds one for each variable of the dataset.
    pub(super) fn figures(&self, rows: usize, columns: &[Option<WatchedColumn>]) -> Figures {
        let rules = self.rules.iter().map(|rule| self.figures_of(rule, rows, columns)).collect();
        Figures { rules }
    }

    fn figures_of(
        &self,
        rule: &ChangeRule<'_>,
        rows: usize,
        columns: &[Option<WatchedColumn>],
    ) -> HashMap<String, Figure> {
        let column = |position: Option<usize>| position.map(|position| columns.get(position)?.as_ref());
        let (by, measured) = match (column(rule.by), column(rule.measured)) {
            // A variable that the file does not have is a finding of its own.
            (Some(None), _) | (_, Some(None)) => return HashMap::new(),
            (by, measured) => (by.flatten(), measured.flatten()),
        };
        let mut by_code: HashMap<u32, Figure> = HashMap::new();
        for row in 0..rows {
            let code = by.map_or(0, |by| by.codes.get(row).copied().unwrap_or(0));
            match (&rule.change.measure, measured) {
                (Measure::Rows, _) => by_code.entry(code).or_default().add(1),
                (_, None) => {}
                (measure, Some(measured)) => {
                    let Some(value_code) = measured.codes.get(row) else { continue };
                    let Some(value) = measured.values.get(*value_code as usize) else { continue };
                    if value.reading.missing || !value.reading.faults.is_empty() {
                        continue;
                    }
                    let figure = by_code.entry(code).or_default();
                    if matches!(measure, Measure::Sum(_)) {
                        figure.add(value.reading.number);
                    } else if figure.distinct.len() < DISTINCT_MAX {
                        // The code stands for the value until the chunk is done.
                        figure.distinct.insert(u64::from(*value_code));
                    } else {
                        figure.lost = true;
                    }
                }
            }
        }
        let mut figures = HashMap::new();
        for (code, mut figure) in by_code {
            let Some(group) = self.group_of(rule, by, code) else { continue };
            if let Some(measured) = measured {
                let hash = |code: u64| {
                    let value = measured.values.get(code as usize)?;
                    Some(self.hasher.hash_one(self.written(rule.measured?, value.reading, &value.text)))
                };
                figure.distinct = figure.distinct.into_iter().filter_map(hash).collect();
            }
            merge(&mut figures, group, figure);
        }
        figures
    }

    /// The name of a group; nothing where its value is absent.
    fn group_of(&self, rule: &ChangeRule<'_>, by: Option<&WatchedColumn>, code: u32) -> Option<String> {
        let (Some(position), Some(by)) = (rule.by, by) else { return Some(String::new()) };
        let value = by.values.get(code as usize)?;
        (!value.reading.missing).then(|| self.written(position, value.reading, &value.text))
    }

    /// A value as it is written in both versions, however it was deposited.
    fn written(&self, position: usize, reading: Reading, text: &str) -> String {
        let storage = self.context.dataset.variables[position].value_type.storage();
        if !reading.faults.is_empty() {
            return text.to_owned();
        }
        match storage {
            Storage::Text => text.to_owned(),
            Storage::Date => date_of(reading.number).map_or_else(|| text.to_owned(), |date| date.to_string()),
            Storage::Decimal => {
                let number = Exact::decimal(reading.number, DECIMAL_SCALE);
                number.and_then(Exact::text).unwrap_or_else(|| text.to_owned())
            }
            Storage::Integer | Storage::Year | Storage::Boolean => reading.number.to_string(),
        }
    }

    /// Compares the figures of the file with those of the previous version.
    pub(super) fn compare(&self, now: Figures) -> Result<Vec<FindingGroup>, CheckError> {
        let Some(path) = self.context.previous.as_deref().filter(|_| !self.rules.is_empty()) else {
            return Ok(Vec::new());
        };
        let before = previous::figures(self, path)?;
        let pairs = self.rules.iter().zip(before.rules).zip(now.rules);
        Ok(pairs.filter_map(|((rule, before), now)| self.finding(rule, &before, &now)).collect())
    }

    fn finding(
        &self,
        rule: &ChangeRule<'_>,
        before: &HashMap<String, Figure>,
        now: &HashMap<String, Figure>,
    ) -> Option<FindingGroup> {
        let groups: BTreeSet<&String> = before.keys().chain(now.keys()).collect();
        let mut count = 0;
        let mut examples: Vec<(Exact, Example)> = Vec::new();
        for group in groups {
            let Some((former, latter)) =
                self.figure(rule, before.get(group)).zip(self.figure(rule, now.get(group)))
            else {
                continue;
            };
            let Some(size) = excess(rule.change, former, latter) else { continue };
            count += 1;
            let value = self.example(rule, group, former, latter);
            examples.push((size, Example { value, count: 1 }));
            // The largest changes first; the order of groups among equals.
            examples.sort_by_key(|(size, _)| std::cmp::Reverse(*size));
            examples.truncate(FindingGroup::EXAMPLES_MAX);
        }
        let first = examples.first()?.1.value.clone();
        let said = |id: &str| {
            let message = Message::new(id).count("count", count).with("title", &rule.change.title);
            message.with("max", percent(rule.change.max_basis_points)).with("value", &first)
        };
        let variable = match &rule.change.measure {
            Measure::Rows => rule.change.by.clone(),
            Measure::Sum(name) | Measure::Distinct(name) => Some(name.clone()),
        };
        Some(FindingGroup {
            code: FindingCode::YearOnYear,
            severity: rule.change.severity,
            variable,
            variables: Vec::new(),
            count,
            places: Vec::new(),
            examples: examples.into_iter().map(|(_, example)| example).collect(),
            message: said("finding-year-on-year"),
            remedy: said("remedy-year-on-year"),
            source: RuleSource { schema_line: Some(rule.change.line), article: None },
        })
    }

    /// The figure of a group: zero where it has none, nothing where it could not be kept.
    fn figure(&self, rule: &ChangeRule<'_>, figure: Option<&Figure>) -> Option<Exact> {
        let Some(figure) = figure else { return Some(Exact::integer(0)) };
        if figure.lost {
            return None;
        }
        match (&rule.change.measure, rule.measured) {
            (Measure::Distinct(_), _) => Some(Exact::integer(figure.distinct.len() as i128)),
            (Measure::Sum(_), Some(position))
                if self.context.dataset.variables[position].value_type.storage() == Storage::Decimal =>
            {
                Exact::decimal(figure.sum, DECIMAL_SCALE)
            }
            _ => Some(Exact::integer(figure.sum)),
        }
    }

    fn example(&self, rule: &ChangeRule<'_>, group: &str, before: Exact, now: Exact) -> String {
        let text = |number: Exact| number.text().unwrap_or_default();
        let figures = format!("{} → {}", text(before), text(now));
        match rule.by {
            None => figures,
            Some(position) => {
                format!("{} : {figures}", shown(group, self.context.dataset.variables[position].kind))
            }
        }
    }

    fn rules_of_variables(&self) -> Result<BTreeMap<usize, VariableRules<'a>>, CheckError> {
        let compile = |position: usize| {
            let variable = &self.context.dataset.variables[position];
            Ok((position, VariableRules::bare(variable, &self.context)?))
        };
        self.watched().into_iter().map(compile).collect()
    }
}

impl Figures {
    /// Adds those of the next chunk.
    pub(super) fn add(&mut self, chunk: Self) {
        self.rules.resize_with(chunk.rules.len().max(self.rules.len()), HashMap::new);
        for (figures, chunk) in self.rules.iter_mut().zip(chunk.rules) {
            for (group, figure) in chunk {
                merge(figures, group, figure);
            }
        }
        let distinct: usize =
            self.rules.iter().flat_map(HashMap::values).map(|figure| figure.distinct.len()).sum();
        if distinct > DISTINCT_MAX {
            for figure in self.rules.iter_mut().flat_map(HashMap::values_mut) {
                figure.lost |= !figure.distinct.is_empty();
                figure.distinct = HashSet::new();
            }
        }
    }
}

fn merge(figures: &mut HashMap<String, Figure>, group: String, figure: Figure) {
    figures.entry(group).or_default().merge(figure);
}

/// How much of the former figure has changed, where that is more than the schema allows.
fn excess(change: &Change, before: Exact, now: Exact) -> Option<Exact> {
    let least = Exact::integer(change.minimum.into());
    if before.absolute()? < least && now.absolute()? < least {
        return None;
    }
    let difference = now.minus(before)?.absolute()?;
    let allowed = before.absolute()?.times(Exact::new(change.max_basis_points.into(), 10_000)?)?;
    (difference > allowed).then_some(difference)
}

/// `20 %`, `12,5 %` as a number alone: `20`, `12,5`.
fn percent(basis_points: u32) -> String {
    Exact::decimal(basis_points.into(), 2).and_then(Exact::text).unwrap_or_default().replace('.', ",")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn compares_exactly() {
        let change = |max, minimum| Change {
            title: String::new(),
            measure: Measure::Rows,
            by: None,
            max_basis_points: max,
            minimum,
            severity: entente_model::Severity::Warning,
            line: 1,
        };
        for (max, minimum, before, now, expected) in [
            (2000, 30, 100, 120, false),
            (2000, 30, 100, 121, true),
            (2000, 30, 100, 79, true),
            (2000, 30, 10, 29, false),
            (2000, 30, 10, 30, true),
            (2000, 0, 0, 1, true),
            (0, 0, 5, 5, false),
        ] {
            let found = excess(&change(max, minimum), Exact::integer(before), Exact::integer(now)).is_some();
            assert_eq!(found, expected, "{before} → {now}");
        }
        assert_eq!([percent(2000), percent(1250)], ["20", "12,5"]);
    }
}
