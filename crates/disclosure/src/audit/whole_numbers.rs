//! Counts are whole numbers, which a linear program does not know: an interval from 1 to 1.5 tells the count.
//!
//! Small groups of hidden cells are searched for the least whole value of each cell at risk, and for one far enough
//! above it: bounds propagated, then halved. Where the search is too long, the interval of the linear program stands.

use super::group::Group;
use super::system::{Equation, System, UNBOUNDED, tighten};

/// Hidden cells of a group that is searched.
const UNKNOWNS_MAX: usize = 24;
/// Halvings for one cell.
const STEPS_MAX: usize = 1_000;
/// Rounds of propagation between two halvings.
const ROUNDS: usize = 30;

/// What whole numbers say of the cells at risk of small groups.
#[derive(Debug, Default)]
pub(super) struct WholeNumbers {
    /// Cells for which the search ended.
    pub searched: usize,
    /// Those that are narrower than asked, with their least and greatest whole values.
    pub narrow: Vec<(u32, i64, i64)>,
}

enum Found {
    Values(Vec<i64>),
    Nothing,
    TooLong,
}

/// Searches the small groups. `needed` is the width asked for.
pub(super) fn search(system: &System, groups: &[Group], needed: f64) -> WholeNumbers {
    let mut out = WholeNumbers::default();
    let step = (needed.ceil() as i64).max(1);
    let mut group_of = vec![None; system.cells.len()];
    for (number, group) in groups.iter().enumerate() {
        for member in group.forms.iter().flat_map(|form| &form.members) {
            group_of[member.unknown as usize] = Some(number);
        }
    }
    let mut equations: Vec<Vec<&Equation>> = groups.iter().map(|_| Vec::new()).collect();
    for equation in &system.equations {
        if let Some(number) = equation.terms.iter().find_map(|&(unknown, _)| group_of[unknown as usize]) {
            equations[number].push(equation);
        }
    }
    for (group, equations) in groups.iter().zip(&equations) {
        let mut unknowns: Vec<u32> =
            group.forms.iter().flat_map(|form| form.members.iter().map(|member| member.unknown)).collect();
        unknowns.sort_unstable();
        if unknowns.len() > UNKNOWNS_MAX {
            continue;
        }
        let small = Small::new(system, unknowns, equations);
        for at in (0..small.unknowns.len()).filter(|&at| system.primary[small.unknowns[at] as usize]) {
            match small.narrow(at, step) {
                None => {}
                Some(None) => out.searched += 1,
                Some(Some((low, high))) => {
                    out.searched += 1;
                    out.narrow.push((small.unknowns[at], low, high));
                }
            }
        }
    }
    out
}

/// The equations of a group, its unknowns numbered anew.
struct Small {
    unknowns: Vec<u32>,
    equations: Vec<Equation>,
    low: Vec<i64>,
    high: Vec<i64>,
}

impl Small {
    fn new(system: &System, unknowns: Vec<u32>, of_group: &[&Equation]) -> Self {
        let mut equations = Vec::new();
        'next: for equation in of_group {
            let mut own = Equation { terms: Vec::new(), constant: equation.constant };
            for &(unknown, sign) in &equation.terms {
                let (low, high) = (system.low[unknown as usize], system.high[unknown as usize]);
                match unknowns.binary_search(&unknown) {
                    Ok(at) => own.terms.push((at as u32, sign)),
                    Err(_) if low == high => own.constant -= sign * low,
                    // Left out, an equation only lets more through: nothing is called narrow for the lack of it.
                    Err(_) => continue 'next,
                }
            }
            equations.push(own);
        }
        let pick = |list: &[i64]| unknowns.iter().map(|&unknown| list[unknown as usize]).collect();
        let (low, high) = (pick(&system.low), pick(&system.high));
        Self { unknowns, equations, low, high }
    }

    /// None: the search was too long. Otherwise the least and greatest value of a cell that is narrower than `step`.
    fn narrow(&self, at: usize, step: i64) -> Option<Option<(i64, i64)>> {
        let mut left = STEPS_MAX;
        let Found::Values(least) = self.find(self.low.clone(), self.high.clone(), at, &mut left) else {
            return None;
        };
        let least = least[at];
        let mut above = self.low.clone();
        above[at] = least.saturating_add(step);
        match self.find(above, self.high.clone(), at, &mut left) {
            Found::Values(_) => Some(None),
            Found::TooLong => None,
            Found::Nothing => {
                let greatest = (least..least.saturating_add(step)).rev().find(|&value| {
                    let (mut low, mut high) = (self.low.clone(), self.high.clone());
                    (low[at], high[at]) = (value, value);
                    !matches!(self.find(low, high, at, &mut left), Found::Nothing)
                });
                Some(Some((least, greatest.unwrap_or(least))))
            }
        }
    }

    /// Whole values within the bounds, the least of the cell `first`.
    fn find(&self, mut low: Vec<i64>, mut high: Vec<i64>, first: usize, left: &mut usize) -> Found {
        if low.iter().zip(&high).any(|(low, high)| low > high) {
            return Found::Nothing;
        }
        for _ in 0..ROUNDS {
            let mut changed = false;
            for equation in &self.equations {
                match tighten(equation, &mut low, &mut high) {
                    Ok(own) => changed |= own,
                    Err(_) => return Found::Nothing,
                }
            }
            if !changed {
                break;
            }
        }
        let span = |at: &usize| high[*at].saturating_sub(low[*at]);
        let open = (0..low.len()).filter(|at| span(at) > 0);
        let next = if span(&first) > 0 { Some(first) } else { open.min_by_key(span) };
        let Some(at) = next else { return self.checked(low) };
        if *left == 0 || high[at] >= UNBOUNDED {
            return Found::TooLong;
        }
        *left -= 1;
        let middle = low[at] + (high[at] - low[at]) / 2;
        let mut lower = high.clone();
        lower[at] = middle;
        match self.find(low.clone(), lower, first, left) {
            Found::Nothing => {
                low[at] = middle + 1;
                self.find(low, high, first, left)
            }
            found => found,
        }
    }

    fn checked(&self, values: Vec<i64>) -> Found {
        let holds = |equation: &Equation| {
            let sum: i64 = equation.terms.iter().map(|&(at, sign)| sign * values[at as usize]).sum();
            sum == equation.constant
        };
        if self.equations.iter().all(holds) { Found::Values(values) } else { Found::Nothing }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{AuditOptions, AuditRequirement, audit_csv};

    /// Three hidden cells of a cube whose fractions move where no whole numbers do.
    #[test]
    fn whole_numbers_tell_what_fractions_hide() {
        // a + b = 1, b + c = 1, a + c = 1 has only halves; with totals of 2 the only whole table is 1, 1, 1.
        let small = super::Small {
            unknowns: vec![0, 1, 2],
            equations: vec![
                super::Equation { terms: vec![(0, 1), (1, 1)], constant: 2 },
                super::Equation { terms: vec![(1, 1), (2, 1)], constant: 2 },
            ],
            low: vec![0; 3],
            high: vec![2; 3],
        };
        assert_eq!(small.narrow(0, 5), Some(Some((0, 2))));
        assert_eq!(small.narrow(0, 2), Some(None));
        let mut tight = small;
        tight.equations.push(super::Equation { terms: vec![(0, 1), (2, 1)], constant: 2 });
        assert_eq!(tight.narrow(0, 1), Some(Some((1, 1))));
    }

    #[test]
    fn cells_of_a_small_table_are_searched() {
        let text = "r,c,n,status\n,,40,published\na,,20,published\nb,,20,published\n,x,20,published\n,y,20,published\n\
                    a,x,,primary\na,y,,secondary\nb,x,,secondary\nb,y,,secondary\n";
        let options = AuditOptions { requirement: AuditRequirement::Exact, ..AuditOptions::counts(5) };
        let report = audit_csv(text.as_bytes(), "r,c", "n", &options).unwrap();
        assert_eq!((report.searched, report.unsafe_cells, report.exact), (1, 0, 0));
    }
}
