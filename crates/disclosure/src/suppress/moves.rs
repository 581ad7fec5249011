//! Changes of a table that leave every relation true: what an attacker cannot tell from the truth.
//!
//! A change is a product, over the dimensions, of a change along each: one more here and one less at a neighbour,
//! with all the margins between them; or one more here and in every margin up to the total. Any sum of such
//! products is in the kernel of the relations, whatever the hierarchies: this is what makes every protection found
//! here true by construction. Choosing among them is `search`'s work.

use super::dimensions::Tree;
use super::random::Random;

/// A change along one dimension that is +1 at the node asked for: the *other* nodes and their signs.
pub(super) type LineChange = Vec<(u32, i8)>;

/// Changes listed along one dimension, at most.
const CHANGES_MAX: usize = 700;
/// Neighbours of other groups, drawn anew each time.
const COUSINS: usize = 6;

/// The changes along one dimension for a node.
pub(super) fn line_changes(tree: &Tree, node: u32, random: &mut Random, out: &mut Vec<LineChange>) {
    out.clear();
    if tree.children(node).is_empty() {
        changes_of_leaf(tree, node, random, out);
    } else {
        changes_of_group(tree, node, random, out);
    }
}

fn changes_of_leaf(tree: &Tree, node: u32, random: &mut Random, out: &mut Vec<LineChange>) {
    let Some(parent) = tree.parent(node) else {
        // A dimension of one node only: nothing but the total can change.
        out.push(Vec::new());
        return;
    };
    for &sibling in tree.children(parent) {
        if sibling != node && out.len() < CHANGES_MAX {
            // Where the sibling is a group (hierarchies of uneven depth), its change goes down to a leaf.
            out.push(pair(tree, node, tree.leaf_under(sibling, |size| random.below(size))));
        }
    }
    if tree.nodes[node as usize].level > 1 {
        for _ in 0..COUSINS {
            let other = tree.leaf_under(0, |size| random.below(size));
            if tree.parent(other) != Some(parent) {
                out.push(pair(tree, node, other));
            }
        }
    }
    out.push(up(tree, node));
}

fn changes_of_group(tree: &Tree, node: u32, random: &mut Random, out: &mut Vec<LineChange>) {
    let mut inside = Vec::new();
    leaves(tree, node, &mut inside);
    random.keep_some(&mut inside, 48);
    let mut outside = Vec::new();
    if let Some(parent) = tree.parent(node) {
        for &sibling in tree.children(parent).iter().filter(|&&sibling| sibling != node) {
            leaves(tree, sibling, &mut outside);
        }
    }
    random.keep_some(&mut outside, (CHANGES_MAX / inside.len().max(1)).max(4));
    for &leaf in &inside {
        let mut alone = up(tree, leaf);
        alone.push((leaf, 1));
        alone.retain(|&(other, _)| other != node);
        out.push(alone);
        for &other in &outside {
            let mut both = pair(tree, leaf, other);
            both.push((leaf, 1));
            both.retain(|&(at, _)| at != node);
            out.push(both);
        }
    }
}

fn leaves(tree: &Tree, node: u32, out: &mut Vec<u32>) {
    let mut waiting = vec![node];
    while let Some(at) = waiting.pop() {
        if tree.children(at).is_empty() {
            out.push(at);
        }
        waiting.extend(tree.children(at));
    }
}

/// +1 at a leaf and in every margin above it; the leaf itself is left out.
fn up(tree: &Tree, leaf: u32) -> LineChange {
    let mut change = Vec::new();
    let mut at = leaf;
    while let Some(parent) = tree.parent(at) {
        change.push((parent, 1));
        at = parent;
    }
    change
}

/// +1 at a leaf, -1 at another, and the margins that hold one and not the other; the first leaf is left out.
fn pair(tree: &Tree, leaf: u32, other: u32) -> LineChange {
    let (mut first, mut second) = (up(tree, leaf), up(tree, other));
    while let (Some(one), Some(two)) = (first.last(), second.last())
        && one.0 == two.0
    {
        first.pop();
        second.pop();
    }
    first.push((other, -1));
    first.extend(second.iter().map(|&(node, _)| (node, -1)));
    first
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The sum of a change at each group is the sum of its children's: whatever the change.
    #[test]
    fn every_change_leaves_the_relations_true() {
        let mut tree = Tree::new();
        for path in [["A", "1"], ["A", "2"], ["B", "3"], ["B", "4"], ["B", "5"], ["C", "6"]] {
            tree.node(path.into_iter());
        }
        let mut random = Random::new(3);
        for node in 0..tree.nodes.len() as u32 {
            let mut changes = Vec::new();
            line_changes(&tree, node, &mut random, &mut changes);
            assert!(!changes.is_empty());
            for change in changes {
                let mut values = vec![0_i32; tree.nodes.len()];
                values[node as usize] += 1;
                for (other, sign) in change {
                    values[other as usize] += i32::from(sign);
                }
                for group in 0..tree.nodes.len() as u32 {
                    let children = tree.children(group);
                    if !children.is_empty() {
                        let sum: i32 = children.iter().map(|&child| values[child as usize]).sum();
                        assert_eq!(values[group as usize], sum);
                    }
                }
            }
        }
    }
}
