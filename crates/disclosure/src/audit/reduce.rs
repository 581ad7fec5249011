//! Exact elimination: every hidden cell as a whole-number combination of a few free ones.
//!
//! A cell that depends on none of them is known exactly. Cells that move together share one form, so that one
//! question is asked for all of them. Nothing here is rounded: an overflow is an error.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap};

use super::TableAuditError;
use super::system::System;

/// `scale * x = sum of factor * free + constant`, scale positive.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Solved {
    pub scale: i64,
    /// Sorted by free variable.
    pub terms: Vec<(u32, i64)>,
    pub constant: i64,
}

/// A direction in which hidden cells move: a combination of free cells without common divisor.
#[derive(Clone, Debug)]
pub(super) struct Form {
    pub terms: Vec<(u32, i64)>,
    /// The unknowns that move along it: `scale * x = factor * form + constant`.
    pub members: Vec<Member>,
}

/// An unknown along its form.
#[derive(Clone, Copy, Debug)]
pub(super) struct Member {
    pub unknown: u32,
    pub scale: i64,
    pub factor: i64,
    pub constant: i64,
}

/// The system solved for its free unknowns.
#[derive(Debug, Default)]
pub(super) struct Reduced {
    /// The free unknowns.
    pub free: Vec<u32>,
    pub forms: Vec<Form>,
    /// Unknowns that no freedom is left to.
    pub fixed: Vec<u32>,
}

/// Solves the equations.
///
/// # Errors
/// Equations that contradict each other (the unknown of the first one is given), or an overflow.
pub(super) fn reduce(system: &System) -> Result<Result<Reduced, u32>, TableAuditError> {
    let mut elimination = Elimination::new(system);
    let mut waiting: BinaryHeap<Reverse<(usize, usize)>> = system
        .equations
        .iter()
        .enumerate()
        .map(|(at, equation)| Reverse((equation.terms.len(), at)))
        .collect();
    while let Some(Reverse((length, at))) = waiting.pop() {
        let row = elimination.substitute(&system.equations[at].terms, system.equations[at].constant)?;
        if row.terms.len() > length.max(2) {
            // It grew by substitution: shorter ones first keep the rows short.
            waiting.push(Reverse((row.terms.len(), at)));
            continue;
        }
        if row.terms.is_empty() {
            if row.constant != 0 {
                return Ok(Err(system.equations[at].terms[0].0));
            }
            continue;
        }
        elimination.solve(&row)?;
    }
    elimination.finish().map(Ok)
}

struct Elimination {
    solved: Vec<Option<Solved>>,
    /// Solved unknowns that may use a free one: some no longer do.
    used_by: Vec<Vec<u32>>,
    /// In how many equations an unknown stands.
    degree: Vec<u32>,
}

impl Elimination {
    fn new(system: &System) -> Self {
        let size = system.cells.len();
        let mut degree = vec![0; size];
        for equation in &system.equations {
            for &(at, _) in &equation.terms {
                degree[at as usize] += 1;
            }
        }
        Self { solved: vec![None; size], used_by: vec![Vec::new(); size], degree }
    }

    /// `sum of terms = constant` with the solved unknowns replaced; as a row without common divisor.
    fn substitute(&self, terms: &[(u32, i64)], constant: i64) -> Result<Solved, TableAuditError> {
        let mut scale = 1;
        for solved in terms.iter().filter_map(|&(at, _)| self.solved[at as usize].as_ref()) {
            scale = lcm(scale, solved.scale)?;
        }
        let mut sum: Vec<(u32, i64)> = Vec::with_capacity(terms.len() * 2);
        let mut left = checked_mul(constant, scale)?;
        for &(at, factor) in terms {
            match &self.solved[at as usize] {
                None => sum.push((at, checked_mul(factor, scale)?)),
                Some(solved) => {
                    let times = checked_mul(factor, scale / solved.scale)?;
                    for &(other, own) in &solved.terms {
                        sum.push((other, checked_mul(own, times)?));
                    }
                    left = checked_add(left, -checked_mul(solved.constant, times)?)?;
                }
            }
        }
        let mut row = Solved { scale: 1, terms: merged(sum)?, constant: left };
        divide(&mut row);
        Ok(row)
    }

    /// Solves a row `sum of terms = constant` for one of its unknowns, and puts it in the others.
    fn solve(&mut self, row: &Solved) -> Result<(), TableAuditError> {
        let price = |&&(at, factor): &&(u32, i64)| {
            let spread = self.used_by[at as usize].len() + self.degree[at as usize] as usize;
            (factor.abs() != 1, factor.abs(), spread)
        };
        let &(pivot, factor) = row.terms.iter().min_by_key(price).expect("the caller saw a term");
        let sign = factor.signum();
        let mut own = Solved {
            scale: factor.abs(),
            terms: row.terms.iter().filter(|(at, _)| *at != pivot).map(|&(at, f)| (at, -f * sign)).collect(),
            constant: row.constant * sign,
        };
        divide(&mut own);
        let users = std::mem::take(&mut self.used_by[pivot as usize]);
        for user in users {
            let Some(other) = self.solved[user as usize].take() else { continue };
            let replaced = self.put(other, pivot, &own, user)?;
            self.solved[user as usize] = Some(replaced);
        }
        for &(at, _) in &own.terms {
            self.used_by[at as usize].push(pivot);
        }
        self.solved[pivot as usize] = Some(own);
        Ok(())
    }

    fn put(&mut self, row: Solved, pivot: u32, own: &Solved, user: u32) -> Result<Solved, TableAuditError> {
        let Ok(at) = row.terms.binary_search_by_key(&pivot, |&(other, _)| other) else { return Ok(row) };
        let factor = row.terms[at].1;
        let mut sum = Vec::with_capacity(row.terms.len() + own.terms.len());
        for &(other, value) in row.terms.iter().filter(|(other, _)| *other != pivot) {
            sum.push((other, checked_mul(value, own.scale)?));
        }
        for &(other, value) in &own.terms {
            sum.push((other, checked_mul(value, factor)?));
            if row.terms.binary_search_by_key(&other, |&(known, _)| known).is_err() {
                self.used_by[other as usize].push(user);
            }
        }
        let constant =
            checked_add(checked_mul(row.constant, own.scale)?, checked_mul(own.constant, factor)?)?;
        let mut replaced =
            Solved { scale: checked_mul(row.scale, own.scale)?, terms: merged(sum)?, constant };
        divide(&mut replaced);
        Ok(replaced)
    }

    fn finish(self) -> Result<Reduced, TableAuditError> {
        let mut reduced = Reduced::default();
        let mut number = vec![u32::MAX; self.solved.len()];
        for (at, solved) in self.solved.iter().enumerate() {
            if solved.is_none() {
                number[at] = reduced.free.len() as u32;
                reduced.free.push(at as u32);
            }
        }
        let mut known: HashMap<Vec<(u32, i64)>, usize> = HashMap::new();
        for (at, solved) in self.solved.into_iter().enumerate() {
            let solved = solved.unwrap_or(Solved { scale: 1, terms: vec![(at as u32, 1)], constant: 0 });
            let Some(&(_, first)) = solved.terms.first() else {
                reduced.fixed.push(at as u32);
                continue;
            };
            let common = solved.terms.iter().fold(0, |common, &(_, factor)| gcd(common, factor));
            let factor = common * first.signum();
            let terms: Vec<(u32, i64)> =
                solved.terms.iter().map(|&(at, value)| (number[at as usize], value / factor)).collect();
            let form = *known.entry(terms.clone()).or_insert_with(|| {
                reduced.forms.push(Form { terms, members: Vec::new() });
                reduced.forms.len() - 1
            });
            let (scale, constant) = (solved.scale, solved.constant);
            reduced.forms[form].members.push(Member { unknown: at as u32, scale, factor, constant });
        }
        Ok(reduced)
    }
}

/// Sorted, each unknown once, without zeros.
fn merged(mut terms: Vec<(u32, i64)>) -> Result<Vec<(u32, i64)>, TableAuditError> {
    terms.sort_unstable_by_key(|&(at, _)| at);
    let mut out: Vec<(u32, i64)> = Vec::with_capacity(terms.len());
    for (at, factor) in terms {
        match out.last_mut() {
            Some(last) if last.0 == at => last.1 = checked_add(last.1, factor)?,
            _ => out.push((at, factor)),
        }
    }
    out.retain(|&(_, factor)| factor != 0);
    Ok(out)
}

fn divide(row: &mut Solved) {
    let mut common = gcd(row.scale, row.constant);
    for &(_, factor) in &row.terms {
        if common == 1 {
            return;
        }
        common = gcd(common, factor);
    }
    if common > 1 {
        row.scale /= common;
        row.constant /= common;
        for (_, factor) in &mut row.terms {
            *factor /= common;
        }
    }
}

pub(super) fn gcd(one: i64, other: i64) -> i64 {
    let (mut one, mut other) = (one.unsigned_abs(), other.unsigned_abs());
    while other != 0 {
        (one, other) = (other, one % other);
    }
    one as i64
}

fn lcm(one: i64, other: i64) -> Result<i64, TableAuditError> {
    checked_mul(one / gcd(one, other).max(1), other)
}

fn checked_mul(one: i64, other: i64) -> Result<i64, TableAuditError> {
    one.checked_mul(other).ok_or(TableAuditError::Overflow)
}

fn checked_add(one: i64, other: i64) -> Result<i64, TableAuditError> {
    one.checked_add(other).ok_or(TableAuditError::Overflow)
}
