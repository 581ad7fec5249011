//! The search for the least loss: local recoding from the top down, or one level for a whole variable.
//!
//! *Local* (top-down specialisation, in the line of Mondrian): all rows begin as one class of `*`; a class is cut
//! along the variable whose cut gains most, a value of the hierarchy at a time, as long as every part keeps the
//! requirement; values too rare for a part of their own stay together at the coarser value. Greedy: each class meets
//! the requirement, none can be cut further alone, the whole is not proved least. Time: rows × variables × heights.
//!
//! *Global* (full-domain generalisation): the combination of levels of least loss that meets the requirement, rows of
//! classes too small being left out up to a share. Exact among such combinations: every combination is visited,
//! or excluded because a coarser one fails, or a finer one holds (Samarati's monotony).

use super::column::QuickMap;
use super::hierarchy::Hierarchy;

/// What every class must have.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wanted {
    pub k: usize,
    /// Distinct sensitive values.
    pub distinct: usize,
    /// Exponential of the entropy.
    pub entropy: f64,
    /// Distance to the whole.
    pub distance: f64,
}

/// The rows and their variables.
pub(super) struct Rows<'a> {
    /// For each variable, the leaf of each row.
    pub leaves: Vec<Vec<u32>>,
    pub hierarchies: &'a [Hierarchy],
    pub sensitive: Option<&'a [u32]>,
    /// Shares of the sensitive values in the whole.
    pub shares: Vec<f64>,
    pub wanted: Wanted,
}

impl Rows<'_> {
    pub fn holds(&self, rows: &[u32]) -> bool {
        if rows.len() < self.wanted.k {
            return false;
        }
        let Some(sensitive) = self.sensitive else { return true };
        let mut counts: QuickMap<u64, u32> = QuickMap::default();
        for &row in rows {
            *counts.entry(u64::from(sensitive[row as usize])).or_default() += 1;
        }
        let size = rows.len() as f64;
        let (mut entropy, mut distance) = (0.0, 1.0);
        // Sorted: a sum of floats must not depend on the order of a map.
        let mut counts: Vec<(u64, u32)> = counts.into_iter().collect();
        counts.sort_unstable();
        for &(code, count) in &counts {
            let share = f64::from(count) / size;
            let general = self.shares[code as usize];
            entropy -= share * share.ln();
            distance += (share - general).abs() - general;
        }
        counts.len() >= self.wanted.distinct
            && entropy.exp() >= self.wanted.entropy - 1e-9
            && distance / 2.0 <= self.wanted.distance + 1e-9
    }
}

/// A class: its value for each variable, and its rows.
pub(super) struct Class {
    pub nodes: Vec<u32>,
    pub rows: Vec<u32>,
}

/// Local recoding. None where even one class of all rows does not hold.
pub(super) fn local(rows: &Rows<'_>) -> Option<Vec<Class>> {
    let all: Vec<u32> = (0..rows.leaves[0].len() as u32).collect();
    if !rows.holds(&all) {
        return None;
    }
    let mut waiting = vec![(Class { nodes: vec![0; rows.leaves.len()], rows: all }, 0_u64)];
    let mut done = Vec::new();
    while let Some((class, closed)) = waiting.pop() {
        match best_cut(rows, &class, closed) {
            None => done.push(class),
            Some(cut) => {
                for (node, own) in cut.parts {
                    let mut nodes = class.nodes.clone();
                    nodes[cut.variable] = node;
                    waiting.push((Class { nodes, rows: own }, closed));
                }
                if let Some(rest) = cut.rest {
                    // What stays at the coarser value is not cut along this variable again: its values are rare.
                    let nodes = class.nodes.clone();
                    waiting.push((Class { nodes, rows: rest }, closed | 1 << cut.variable));
                }
            }
        }
    }
    // Parts of different cuts may have got the same values: they are one class for whoever reads.
    Some(merged(done))
}

fn merged(mut classes: Vec<Class>) -> Vec<Class> {
    classes.sort_by(|one, other| one.nodes.cmp(&other.nodes));
    let mut out: Vec<Class> = Vec::with_capacity(classes.len());
    for class in classes {
        match out.last_mut() {
            Some(last) if last.nodes == class.nodes => last.rows.extend(class.rows),
            _ => out.push(class),
        }
    }
    out
}

struct Cut {
    variable: usize,
    parts: Vec<(u32, Vec<u32>)>,
    rest: Option<Vec<u32>>,
}

/// Variables in the order of what a cut along them gains; the first that can be cut.
fn best_cut(rows: &Rows<'_>, class: &Class, closed: u64) -> Option<Cut> {
    if class.rows.len() < 2 * rows.wanted.k && class.rows.len() < 2 {
        return None;
    }
    let mut gains: Vec<(f64, usize)> = (0..class.nodes.len())
        .filter(|&variable| closed >> variable & 1 == 0)
        .filter(|&variable| {
            !rows.hierarchies[variable].nodes[class.nodes[variable] as usize].children.is_empty()
        })
        .map(|variable| {
            let hierarchy = &rows.hierarchies[variable];
            let node = class.nodes[variable];
            let children = &hierarchy.nodes[node as usize].children;
            let finer: f64 =
                children.iter().map(|&child| hierarchy.loss(child)).sum::<f64>() / children.len() as f64;
            (hierarchy.loss(node) - finer, variable)
        })
        .collect();
    gains.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(&other.1)));
    gains.into_iter().find_map(|(_, variable)| cut(rows, class, variable))
}

/// The part of each row along one variable, the parts that hold, and the rest; none where nothing is gained.
fn cut(rows: &Rows<'_>, class: &Class, variable: usize) -> Option<Cut> {
    let hierarchy = &rows.hierarchies[variable];
    let node = class.nodes[variable];
    let children = &hierarchy.nodes[node as usize].children;
    let mut parts: Vec<Vec<u32>> = vec![Vec::new(); children.len()];
    let mut known: QuickMap<u64, u32> = QuickMap::default();
    for &row in &class.rows {
        let leaf = rows.leaves[variable][row as usize];
        let part = *known.entry(u64::from(leaf)).or_insert_with(|| child_above(hierarchy, node, leaf));
        parts[part as usize].push(row);
    }
    let mut whole: Vec<(u32, Vec<u32>)> = Vec::new();
    let mut rest: Vec<(u32, Vec<u32>)> = Vec::new();
    for (&child, own) in children.iter().zip(parts).filter(|(_, own)| !own.is_empty()) {
        if rows.holds(&own) { whole.push((child, own)) } else { rest.push((child, own)) }
    }
    // The rare values must be enough together: the smallest of the parts join them until they are.
    whole.sort_by_key(|(_, own)| std::cmp::Reverse(own.len()));
    let mut together: Vec<u32> = rest.into_iter().flat_map(|(_, own)| own).collect();
    while !together.is_empty() && !rows.holds(&together) {
        let (_, own) = whole.pop()?;
        together.extend(own);
    }
    if whole.is_empty() {
        return None;
    }
    let rest = (!together.is_empty()).then_some(together);
    Some(Cut { variable, parts: whole, rest })
}

fn child_above(hierarchy: &Hierarchy, node: u32, leaf: u32) -> u32 {
    let mut at = leaf;
    while hierarchy.nodes[at as usize].parent != node {
        at = hierarchy.nodes[at as usize].parent;
    }
    let children = &hierarchy.nodes[node as usize].children;
    children.iter().position(|&child| child == at).expect("a child of its parent") as u32
}

/// Global recoding: rows left out are those of classes that do not hold, at most `left_out_max`.
pub(super) fn global(rows: &Rows<'_>, left_out_max: usize) -> Option<(Vec<Class>, Vec<u32>)> {
    let heights: Vec<u32> = rows.hierarchies.iter().map(|hierarchy| hierarchy.nodes[0].height).collect();
    let mut lattice: Vec<Vec<u32>> = vec![Vec::new()];
    for &height in &heights {
        lattice = lattice
            .into_iter()
            .flat_map(|levels| (0..=height).map(move |level| [levels.as_slice(), &[level]].concat()))
            .collect();
        if lattice.len() > 200_000 {
            return None;
        }
    }
    let loss = |levels: &[u32]| -> f64 {
        levels.iter().enumerate().map(|(variable, &level)| loss_of_level(rows, variable, level)).sum()
    };
    let mut open: Vec<(f64, Vec<u32>)> = lattice.into_iter().map(|levels| (loss(&levels), levels)).collect();
    open.sort_by(|one, other| one.0.total_cmp(&other.0).then(one.1.cmp(&other.1)));
    let mut best: Option<(f64, Vec<u32>)> = None;
    while let Some(lowest) =
        open.first().filter(|(loss, _)| best.as_ref().is_none_or(|(known, _)| loss < known))
    {
        let mut levels = lowest.1.clone();
        // Half-way up first: a coarse combination that fails excludes all finer ones at once.
        let top: Vec<u32> = levels.iter().zip(&heights).map(|(&own, &height)| own.midpoint(height)).collect();
        let known = best.as_ref().map_or(f64::INFINITY, |(loss, _)| *loss);
        if top != levels && loss(&top) < known && open.iter().any(|(_, other)| *other == top) {
            levels = top;
        }
        if left_out(rows, &levels).1.len() <= left_out_max {
            let own = loss(&levels);
            if own < known {
                best = Some((own, levels.clone()));
            }
            open.retain(|(_, other)| other.iter().zip(&levels).any(|(other, own)| other < own));
        } else {
            open.retain(|(_, other)| other.iter().zip(&levels).any(|(other, own)| other > own));
        }
    }
    best.map(|(_, levels)| left_out(rows, &levels))
}

fn loss_of_level(rows: &Rows<'_>, variable: usize, level: u32) -> f64 {
    let hierarchy = &rows.hierarchies[variable];
    let leaves = hierarchy.leaf.len().max(1) as f64;
    hierarchy.leaf.iter().map(|&leaf| hierarchy.loss(raised(hierarchy, leaf, level))).sum::<f64>() / leaves
}

/// The node `level` steps above the finest values.
fn raised(hierarchy: &Hierarchy, leaf: u32, level: u32) -> u32 {
    let mut at = leaf;
    while hierarchy.nodes[at as usize].parent != at
        && hierarchy.nodes[hierarchy.nodes[at as usize].parent as usize].height <= level
    {
        at = hierarchy.nodes[at as usize].parent;
    }
    at
}

/// The classes at a combination of levels, and the rows of those that do not hold.
fn left_out(rows: &Rows<'_>, levels: &[u32]) -> (Vec<Class>, Vec<u32>) {
    let raise: Vec<QuickMap<u64, u32>> = levels
        .iter()
        .zip(rows.hierarchies)
        .map(|(&level, hierarchy)| {
            hierarchy.leaf.iter().map(|&leaf| (u64::from(leaf), raised(hierarchy, leaf, level))).collect()
        })
        .collect();
    let mut index: std::collections::HashMap<Vec<u32>, usize> = std::collections::HashMap::new();
    let mut classes: Vec<Class> = Vec::new();
    for row in 0..rows.leaves[0].len() {
        let nodes: Vec<u32> = (0..levels.len())
            .map(|variable| raise[variable][&u64::from(rows.leaves[variable][row])])
            .collect();
        let at = *index.entry(nodes.clone()).or_insert_with(|| {
            classes.push(Class { nodes, rows: Vec::new() });
            classes.len() - 1
        });
        classes[at].rows.push(row as u32);
    }
    let (whole, small): (Vec<Class>, Vec<Class>) =
        classes.into_iter().partition(|class| rows.holds(&class.rows));
    (whole, small.into_iter().flat_map(|class| class.rows).collect())
}
