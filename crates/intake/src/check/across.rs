//! Rules over several variables of a row, and values that must stand elsewhere: checked once per distinct combination.
//!
//! One variable alone is `rules`; rows that repeat a key are `keys`; references to the file itself are compared at its end
//! (`OwnReferences`). A row with a value that is wrong by itself breaks no other rule: one cause, one finding.

mod evaluate;
mod exact;
mod foreign;
mod like;
mod native;
mod own;

use std::collections::{BTreeSet, HashMap};

use entente_model::{Dataset, FindingCode, ForeignKey, ReferredTo, RowCheck, RowRule, Severity};

use self::evaluate::{Node, Value, is_broken, ranks};
use self::foreign::ReferredKeys;
use super::rules::Reading;
use super::{CheckContext, CheckError};

pub(super) use self::exact::Exact;
pub(super) use self::own::{OwnKeys, OwnReferences};

/// One variable of a chunk, for the rules over several.
#[derive(Clone, Debug, Default)]
pub(super) struct WatchedColumn {
    /// One for each regular row: the position of its value.
    pub(super) codes: Vec<u32>,
    /// The distinct values.
    pub(super) values: Vec<Watched>,
}

/// A distinct value of a watched variable.
#[derive(Clone, Debug, Default)]
pub(super) struct Watched {
    pub(super) text: Box<str>,
    pub(super) reading: Reading,
}

impl WatchedColumn {
    fn value(&self, row: usize) -> Option<&Watched> {
        self.values.get(*self.codes.get(row)? as usize)
    }
}

/// All the rules over several variables of a dataset, compiled.
pub(super) struct AcrossRules<'a> {
    dataset: &'a Dataset,
    rules: Vec<AcrossRule>,
}

/// One of them.
pub(super) struct AcrossRule {
    pub(super) code: FindingCode,
    pub(super) severity: Severity,
    /// Positions of its variables in the dataset, in the order in which the rule names them.
    pub(super) variables: Vec<usize>,
    /// Its line in `schema.json`.
    pub(super) line: u32,
    /// What a foreign key refers to: a name, `own` for the file itself; empty for other rules.
    pub(super) resource: String,
    /// Why it cannot be checked: the reference or the resource that was not loaded.
    pub(super) unchecked: Option<String>,
    test: Test,
}

enum Test {
    Expression(Node),
    /// The first variable is the sum of the others.
    Sum,
    OneOfRequired,
    Cohesion,
    Compare(entente_model::Comparison),
    Foreign(ReferredKeys),
    /// Compared at the end of the file: `own` references.
    Own {
        referred: Vec<usize>,
    },
}

/// Combinations whose verdict is kept in a plain table; more of them go to a map.
const TABLE_MAX: u64 = 1 << 16;
/// Rows after which a map that does not pay is given up.
const TRIAL_ROWS: usize = 4096;

impl<'a> AcrossRules<'a> {
    /// Compiles the rules and the foreign keys of the dataset; reads the resources that they refer to.
    pub(super) fn compile(context: &CheckContext<'a>) -> Result<Self, CheckError> {
        let dataset = context.dataset;
        let mut rules: Vec<AcrossRule> =
            dataset.rules.iter().filter_map(|rule| AcrossRule::of_rule(rule, context)).collect();
        for key in &dataset.foreign_keys {
            rules.extend(AcrossRule::of_key(key, context)?);
        }
        Ok(Self { dataset, rules })
    }

    /// Positions of the variables whose columns the rules need.
    pub(super) fn watched(&self) -> BTreeSet<usize> {
        let referred = |rule: &AcrossRule| match &rule.test {
            Test::Own { referred } => referred.clone(),
            _ => Vec::new(),
        };
        self.rules.iter().flat_map(|rule| rule.variables.iter().copied().chain(referred(rule))).collect()
    }

    /// The rule of that number.
    pub(super) fn rule(&self, rule: usize) -> &AcrossRule {
        &self.rules[rule]
    }

    /// All of them.
    pub(super) fn rules(&self) -> &[AcrossRule] {
        &self.rules
    }

    /// Tells the rows of a chunk that break a rule: the rule's number and the row's position among the regular ones.
    ///
    /// `columns` holds one for each variable of the dataset; `None` where the file does not have it.
    pub(super) fn check(
        &self,
        rows: usize,
        columns: &[Option<WatchedColumn>],
        found: &mut dyn FnMut(usize, usize),
    ) {
        for (number, rule) in self.rules.iter().enumerate() {
            if matches!(rule.test, Test::Own { .. }) || rule.unchecked.is_some() {
                continue;
            }
            let Some(columns) = rule.columns(columns) else { continue };
            check_rule(rule, self.dataset, rows, &columns, &mut |row| found(number, row));
        }
    }
}

/// A column of the rule, or a variable that the file does not have.
type RuleColumns<'c> = Vec<Option<&'c WatchedColumn>>;

impl AcrossRule {
    fn of_rule(rule: &RowRule, context: &CheckContext<'_>) -> Option<Self> {
        let dataset = context.dataset;
        let mut variables = Vec::new();
        let mut positions = |names: &mut dyn Iterator<Item = &entente_model::VariableName>| {
            variables.extend(names.filter_map(|name| dataset.position(name)));
        };
        let (code, test) = match &rule.check {
            RowCheck::Expression { expression, .. } => {
                let node = Node::compile(expression, context.period, &mut ranks(dataset, &mut variables))?;
                (FindingCode::RowRule, Test::Expression(node))
            }
            RowCheck::Sum { total, parts } => {
                positions(&mut std::iter::once(total).chain(parts));
                (FindingCode::Sum, Test::Sum)
            }
            RowCheck::OneOfRequired { variables } => {
                positions(&mut variables.iter());
                (FindingCode::OneOfRequired, Test::OneOfRequired)
            }
            RowCheck::Cohesion { variables } => {
                positions(&mut variables.iter());
                (FindingCode::Cohesion, Test::Cohesion)
            }
            RowCheck::Compare { left, comparison, right } => {
                positions(&mut [left, right].into_iter());
                (FindingCode::RowRule, Test::Compare(*comparison))
            }
        };
        Some(Self {
            code,
            severity: rule.severity,
            variables,
            line: rule.line,
            resource: String::new(),
            unchecked: None,
            test,
        })
    }

    fn of_key(key: &ForeignKey, context: &CheckContext<'_>) -> Result<Option<Self>, CheckError> {
        let dataset = context.dataset;
        let position = |name| dataset.position(name);
        let Some(variables) = key.variables.iter().map(position).collect::<Option<Vec<_>>>() else {
            return Ok(None);
        };
        let own = || key.referred_variables.iter().map(position).collect::<Option<Vec<_>>>();
        let (test, unchecked) = match &key.referred_to {
            ReferredTo::Own => match own() {
                Some(referred) => (Test::Own { referred }, None),
                None => return Ok(None),
            },
            ReferredTo::Resource(_) | ReferredTo::CodeList(_) | ReferredTo::Institutions => {
                match ReferredKeys::load(key, &variables, context)? {
                    Ok(keys) => (Test::Foreign(keys), None),
                    Err(name) => (Test::Own { referred: Vec::new() }, Some(name)),
                }
            }
        };
        Ok(Some(Self {
            code: FindingCode::ForeignKey,
            severity: Severity::Blocking,
            variables,
            line: key.line,
            resource: match &key.referred_to {
                ReferredTo::Own => "own".to_owned(),
                ReferredTo::Resource(name) => name.clone(),
                ReferredTo::CodeList(list) => list.to_string(),
                ReferredTo::Institutions => "institutions".to_owned(),
            },
            unchecked,
            test,
        }))
    }

    /// Its columns; nothing where the rule says nothing without those that the file does not have.
    fn columns<'c>(&self, columns: &'c [Option<WatchedColumn>]) -> Option<RuleColumns<'c>> {
        let found: RuleColumns<'c> =
            self.variables.iter().map(|position| columns.get(*position).and_then(Option::as_ref)).collect();
        let absent_counts = matches!(self.test, Test::OneOfRequired | Test::Cohesion);
        let enough =
            if absent_counts { found.iter().any(Option::is_some) } else { found.iter().all(Option::is_some) };
        enough.then_some(found)
    }

    /// Whether these values break the rule.
    fn is_broken(&self, dataset: &Dataset, values: &[Option<&Watched>]) -> bool {
        if values.iter().flatten().any(|value| !value.reading.faults.is_empty()) {
            return false;
        }
        match &self.test {
            Test::Expression(node) => is_broken(node, &self.typed(dataset, values)),
            Test::Sum => native::is_wrong_sum(&self.typed(dataset, values)),
            Test::OneOfRequired => native::is_none_present(values),
            Test::Cohesion => native::is_part_present(values),
            Test::Compare(comparison) => {
                native::is_wrong_comparison(*comparison, &self.typed(dataset, values))
            }
            Test::Foreign(keys) => keys.misses(values),
            Test::Own { .. } => false,
        }
    }

    fn typed<'v>(&self, dataset: &Dataset, values: &[Option<&'v Watched>]) -> Vec<Value<'v>> {
        let typed = |(position, value): (&usize, &Option<&'v Watched>)| match value {
            Some(value) if !value.reading.missing => Value::of(
                dataset.variables[*position].value_type.storage(),
                value.reading.number,
                &value.text,
            ),
            _ => Value::Absent,
        };
        self.variables.iter().zip(values).map(typed).collect()
    }
}

/// Runs a rule over the rows, its verdict kept for each combination while that pays.
fn check_rule(
    rule: &AcrossRule,
    dataset: &Dataset,
    rows: usize,
    columns: &RuleColumns<'_>,
    found: &mut dyn FnMut(usize),
) {
    let mut values: Vec<Option<&Watched>> = vec![None; columns.len()];
    let mut judge = |row: usize| {
        for (value, column) in values.iter_mut().zip(columns) {
            *value = column.and_then(|column| column.value(row));
        }
        rule.is_broken(dataset, &values)
    };
    let distinct =
        |column: &Option<&WatchedColumn>| column.map_or(1, |column| column.values.len().max(1) as u64);
    let combinations = columns.iter().map(distinct).try_fold(1u64, u64::checked_mul);
    let code = |row: usize| {
        columns.iter().fold(0u64, |code, column| match column {
            Some(column) => code * distinct(&Some(*column)) + u64::from(*column.codes.get(row).unwrap_or(&0)),
            None => code,
        })
    };
    match combinations {
        Some(combinations) if combinations <= TABLE_MAX => {
            let mut verdicts: Vec<Option<bool>> = vec![None; combinations as usize];
            for row in 0..rows {
                if *verdicts[code(row) as usize].get_or_insert_with(|| judge(row)) {
                    found(row);
                }
            }
        }
        Some(_) => {
            let mut verdicts: HashMap<u64, bool> = HashMap::new();
            let mut pays = true;
            for row in 0..rows {
                let broken =
                    if pays { *verdicts.entry(code(row)).or_insert_with(|| judge(row)) } else { judge(row) };
                if broken {
                    found(row);
                }
                pays = pays && (row != TRIAL_ROWS || verdicts.len() * 2 < row);
            }
        }
        None => (0..rows).filter(|row| judge(*row)).for_each(found),
    }
}

#[cfg(test)]
mod tests;
