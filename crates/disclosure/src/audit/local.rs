//! The audit of a table too large for one tableau: hidden cells near each other move, all others stay at the truth.
//!
//! A point found so is a point of the whole table, so a cell proved wide is wide; a cell that is not may only need
//! cells further away, and is asked again with more of them. What is still not certified counts as unsafe: large
//! tables are judged more severely, never less.

use super::TableAuditError;
use super::group::Group;
use super::reduce::reduce;
use super::system::{Equation, System};

/// Hidden cells that move together, at first and when that was not enough.
const SIZES: [usize; 3] = [250, 900, 2_500];

/// What the points found reach, for each unknown, and how many questions were put.
pub(super) struct LocalReach {
    pub low: Vec<f64>,
    pub high: Vec<f64>,
    pub questions: usize,
    /// Degrees of freedom of the largest part.
    pub degrees: usize,
}

/// Judges every unknown in parts. The truth must be held.
pub(super) fn judge_locally(system: &System, truth: &[i64]) -> Result<LocalReach, TableAuditError> {
    let start: Vec<f64> = truth.iter().map(|&value| value as f64).collect();
    let mut reach = LocalReach { low: start.clone(), high: start, questions: 0, degrees: 0 };
    let mut neighbours = Neighbours::new(system);
    for size in SIZES {
        for seed in 0..system.cells.len() {
            let widest = system.high[seed] - system.low[seed];
            if is_wide(&reach, seed, system) || widest < system.needed[seed] as i64 {
                continue;
            }
            let part = neighbours.around(system, seed as u32, size);
            judge_part(system, truth, &part, seed, &mut reach)?;
        }
    }
    Ok(reach)
}

fn is_wide(reach: &LocalReach, unknown: usize, system: &System) -> bool {
    reach.high[unknown] - reach.low[unknown] >= system.needed[unknown]
}

fn judge_part(
    system: &System,
    truth: &[i64],
    part: &Part,
    seed: usize,
    reach: &mut LocalReach,
) -> Result<(), TableAuditError> {
    let own = part.system(system, truth);
    // The truth holds every equation: the parts of it cannot contradict each other.
    let Ok(reduced) = reduce(&own)? else { return Ok(()) };
    reach.degrees = reach.degrees.max(reduced.free.len());
    for mut group in Group::split(&reduced, &own)? {
        if !group.started {
            continue;
        }
        for form in 0..group.forms.len() {
            let wanted = group.forms[form].members.iter().filter(|member| {
                let unknown = part.unknowns[member.unknown as usize] as usize;
                let near = (member.unknown as usize) < part.near || unknown == seed;
                near && !is_wide(reach, unknown, system)
            });
            let widths = wanted.map(|member| {
                let unknown = part.unknowns[member.unknown as usize] as usize;
                system.needed[unknown] * member.scale as f64 / member.factor.abs() as f64
            });
            group.needed[form] = widths.fold(0.0, f64::max);
            for way in [1, 0] {
                if group.needed[form] > 0.0 && !group.is_wide(form) && !group.is_narrow(form) {
                    group.ask(form, way, false)?;
                }
            }
        }
        reach.questions += group.questions;
        for (form, found) in group.forms.iter().zip(&group.reach) {
            for member in &form.members {
                let rate = member.factor as f64 / member.scale as f64;
                let offset = member.constant as f64 / member.scale as f64;
                let ends = [found.low * rate + offset, found.high * rate + offset];
                let unknown = part.unknowns[member.unknown as usize] as usize;
                reach.low[unknown] = reach.low[unknown].min(ends[0]).min(ends[1]);
                reach.high[unknown] = reach.high[unknown].max(ends[0]).max(ends[1]);
            }
        }
    }
    Ok(())
}

/// Hidden cells around one, nearest first.
struct Part {
    unknowns: Vec<u32>,
    /// How many of them are within one relation of the first.
    near: usize,
    equations: Vec<u32>,
}

impl Part {
    /// The equations of the part, the unknowns outside at the truth.
    fn system(&self, whole: &System, truth: &[i64]) -> System {
        let mut number: std::collections::HashMap<u32, u32> = std::collections::HashMap::new();
        for (position, &unknown) in self.unknowns.iter().enumerate() {
            number.insert(unknown, position as u32);
        }
        let equations = self.equations.iter().map(|&at| {
            let equation = &whole.equations[at as usize];
            let mut own = Equation { terms: Vec::new(), constant: equation.constant };
            for &(unknown, sign) in &equation.terms {
                match number.get(&unknown) {
                    Some(&position) => own.terms.push((position, sign)),
                    None => own.constant -= sign * truth[unknown as usize],
                }
            }
            own
        });
        let pick = |list: &[i64]| self.unknowns.iter().map(|&unknown| list[unknown as usize]).collect();
        System {
            needed: Vec::new(),
            cells: self.unknowns.iter().map(|&unknown| whole.cells[unknown as usize]).collect(),
            primary: self.unknowns.iter().map(|&unknown| whole.primary[unknown as usize]).collect(),
            equations: equations.collect(),
            low: pick(&whole.low),
            high: pick(&whole.high),
            truth: Some(pick(truth)),
        }
    }
}

/// Which equations an unknown is in.
struct Neighbours {
    starts: Vec<u32>,
    equations: Vec<u32>,
    seen: Vec<u32>,
    seen_equation: Vec<u32>,
    round: u32,
}

impl Neighbours {
    fn new(system: &System) -> Self {
        let mut starts = vec![0_u32; system.cells.len() + 1];
        for equation in &system.equations {
            for &(unknown, _) in &equation.terms {
                starts[unknown as usize + 1] += 1;
            }
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut next = starts.clone();
        let mut equations = vec![0; *starts.last().unwrap_or(&0) as usize];
        for (position, equation) in system.equations.iter().enumerate() {
            for &(unknown, _) in &equation.terms {
                equations[next[unknown as usize] as usize] = position as u32;
                next[unknown as usize] += 1;
            }
        }
        let seen = vec![0; system.cells.len()];
        let seen_equation = vec![0; system.equations.len()];
        Self { starts, equations, seen, seen_equation, round: 0 }
    }

    fn of(&self, unknown: u32) -> std::ops::Range<usize> {
        self.starts[unknown as usize] as usize..self.starts[unknown as usize + 1] as usize
    }

    /// The unknowns nearest to one, relation after relation, short relations first.
    fn around(&mut self, system: &System, seed: u32, size: usize) -> Part {
        self.round += 1;
        let mut part = Part { unknowns: vec![seed], near: 1, equations: Vec::new() };
        self.seen[seed as usize] = self.round;
        let mut at = 0;
        while at < part.unknowns.len() && part.unknowns.len() < size {
            let mut own: Vec<u32> = self.equations[self.of(part.unknowns[at])].to_vec();
            own.sort_by_key(|&equation| system.equations[equation as usize].terms.len());
            for equation in own {
                for &(unknown, _) in &system.equations[equation as usize].terms {
                    if part.unknowns.len() >= size {
                        break;
                    }
                    if std::mem::replace(&mut self.seen[unknown as usize], self.round) != self.round {
                        part.unknowns.push(unknown);
                    }
                }
            }
            if at == 0 {
                part.near = part.unknowns.len();
            }
            at += 1;
        }
        for position in 0..part.unknowns.len() {
            for slot in self.of(part.unknowns[position]) {
                let equation = self.equations[slot];
                if std::mem::replace(&mut self.seen_equation[equation as usize], self.round) != self.round {
                    part.equations.push(equation);
                }
            }
        }
        part
    }
}
