//! The dimensions of a table: the columns that describe a cell, and the tree that each hierarchy makes.
//!
//! Only what suppression needs. The audit reads the published table on its own and shares none of this.

use std::collections::HashMap;

use super::SuppressError;

/// How deep a hierarchy may be: total, region, département, EPCI, commune, institution, and two more.
const LEVELS_MAX: usize = 8;

/// The columns of a table's dimensions, coarsest first in each: `region>dep,gpcs>pcs,sexe`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dimensions {
    /// One list of columns for each dimension.
    pub columns: Vec<Vec<String>>,
}

impl Dimensions {
    /// Reads `region>dep,gpcs>pcs,sexe`.
    ///
    /// # Errors
    /// An empty or repeated column, no dimension, or a hierarchy deeper than eight levels.
    pub fn parse(text: &str) -> Result<Self, SuppressError> {
        let columns: Vec<Vec<String>> = text
            .split(',')
            .map(|dimension| dimension.split('>').map(|column| column.trim().to_owned()).collect())
            .collect();
        let mut seen: Vec<&str> = columns.iter().flatten().map(String::as_str).collect();
        seen.sort_unstable();
        let repeated = seen.windows(2).any(|pair| pair[0] == pair[1]);
        let deep = columns.iter().any(|levels| levels.len() >= LEVELS_MAX);
        if seen.iter().any(|column| column.is_empty()) || repeated || deep || columns.len() > 8 {
            return Err(SuppressError::Dimensions { text: text.to_owned() });
        }
        Ok(Self { columns })
    }

    /// All columns in the order of the text.
    pub fn flat(&self) -> Vec<&str> {
        self.columns.iter().flatten().map(String::as_str).collect()
    }
}

/// A node of a hierarchy: the total (node 0), a code, or a group of codes.
#[derive(Clone, Debug)]
pub(super) struct Node {
    /// Of the total, itself.
    pub parent: u32,
    /// 0 for the total.
    pub level: u8,
    pub code: String,
    pub children: Vec<u32>,
}

/// The tree of one dimension.
#[derive(Clone, Debug)]
pub(super) struct Tree {
    pub nodes: Vec<Node>,
    index: HashMap<(u32, String), u32>,
}

impl Tree {
    pub fn new() -> Self {
        let total = Node { parent: 0, level: 0, code: String::new(), children: Vec::new() };
        Self { nodes: vec![total], index: HashMap::new() }
    }

    /// The node of a path of codes, coarsest first; made where it is new.
    pub fn node<'a>(&mut self, path: impl Iterator<Item = &'a str>) -> u32 {
        let mut at = 0;
        for code in path {
            // The code alone does not name a node: `01` of a region is not `01` of another.
            if let Some(&known) = self.index.get(&(at, code.to_owned())) {
                at = known;
                continue;
            }
            let new = self.nodes.len() as u32;
            let level = self.nodes[at as usize].level + 1;
            self.nodes.push(Node { parent: at, level, code: code.to_owned(), children: Vec::new() });
            self.nodes[at as usize].children.push(new);
            self.index.insert((at, code.to_owned()), new);
            at = new;
        }
        at
    }

    pub fn parent(&self, node: u32) -> Option<u32> {
        (node != 0).then(|| self.nodes[node as usize].parent)
    }

    pub fn children(&self, node: u32) -> &[u32] {
        &self.nodes[node as usize].children
    }

    /// The codes from the coarsest to this node's, without the total.
    pub fn path(&self, node: u32) -> Vec<&str> {
        let mut path = Vec::new();
        let mut at = node;
        while let Some(parent) = self.parent(at) {
            path.push(self.nodes[at as usize].code.as_str());
            at = parent;
        }
        path.reverse();
        path
    }

    /// The first leaf under a node (itself where it is one), going down by `choose(children)`.
    pub fn leaf_under(&self, node: u32, mut choose: impl FnMut(usize) -> usize) -> u32 {
        let mut at = node;
        loop {
            let children = self.children(at);
            if children.is_empty() {
                return at;
            }
            at = children[choose(children.len()) % children.len()];
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dimensions_are_read_or_refused() {
        let dimensions = Dimensions::parse("region>dep, gpcs>pcs ,sexe").unwrap();
        assert_eq!(dimensions.flat(), ["region", "dep", "gpcs", "pcs", "sexe"]);
        for wrong in ["", "a,", "a>>b", "a,a", "a>b>c>d>e>f>g>h>i"] {
            assert!(Dimensions::parse(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_code_belongs_to_its_group() {
        let mut tree = Tree::new();
        let first = tree.node(["R1", "01"].into_iter());
        let second = tree.node(["R2", "01"].into_iter());
        assert_ne!(first, second);
        assert_eq!(tree.path(second), ["R2", "01"]);
        assert_eq!(tree.leaf_under(0, |_| 0), first);
    }
}
