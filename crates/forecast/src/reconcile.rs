//! Makes forecasts of parts and of wholes agree, exactly: diagonal minimum trace on a tree, in closed form.
//!
//! For children b with variances v and a parent's own forecast T of variance V: D = T − Σb, w = Σv/(Σv + V), each child
//! becomes b + (v/Σv)·w·D and the parent their sum (Wickramasuriya, Athanasopoulos and Hyndman 2019, with W diagonal). On
//! a tree, wholes are fused upward and corrected downward. It is coherence and insurance, not a gain of accuracy.

/// A node of a tree of forecasts. Its children are lower nodes or leaves.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TreeNode {
    /// Position of the parent; `None` for the root. A parent comes after all its children.
    pub parent: Option<usize>,
    /// Its own forecast.
    pub forecast: f64,
    /// Variance of that forecast: of a leaf, its share of a correction; infinite where the node has no forecast of its own.
    pub variance: f64,
}

/// Reconciles a tree. Nodes without children are leaves. The figures given back add up: each parent is the sum of its
/// children, in the order of `nodes`. No figure is below 0 where no forecast was.
///
/// # Panics
/// Never: a parent that does not come after its child is taken as none.
pub fn reconcile(nodes: &[TreeNode]) -> Vec<f64> {
    let count = nodes.len();
    let parent = |node: usize| nodes[node].parent.filter(|&parent| parent > node && parent < count);
    let mut fused: Vec<(f64, f64)> = nodes.iter().map(|node| (node.forecast, node.variance)).collect();
    let (mut sums, mut variances, mut has_children) =
        (vec![0.0; count], vec![0.0; count], vec![false; count]);
    for node in 0..count {
        if has_children[node] {
            let weight = upward_weight(variances[node], nodes[node].variance);
            let mean = sums[node] + weight * (nodes[node].forecast - sums[node]);
            fused[node] = (if weight > 0.0 { mean } else { sums[node] }, (1.0 - weight) * variances[node]);
        }
        if let Some(parent) = parent(node) {
            sums[parent] += fused[node].0;
            variances[parent] += fused[node].1;
            has_children[parent] = true;
        }
    }
    downward(&fused, &sums, &variances, &has_children, parent)
}

/// w = Σv / (Σv + V).
fn upward_weight(children: f64, own: f64) -> f64 {
    if own.is_infinite() || children <= 0.0 { 0.0 } else { children / (children + own) }
}

fn downward(
    fused: &[(f64, f64)],
    sums: &[f64],
    variances: &[f64],
    has_children: &[bool],
    parent: impl Fn(usize) -> Option<usize>,
) -> Vec<f64> {
    let count = fused.len();
    let mut settled: Vec<f64> = fused.iter().map(|fused| fused.0).collect();
    for node in (0..count).rev() {
        if let Some(parent) = parent(node) {
            let missing = settled[parent] - sums[parent];
            let share = if variances[parent] > 0.0 { fused[node].1 / variances[parent] } else { 0.0 };
            settled[node] = (fused[node].0 + share * missing).max(0.0);
        }
    }
    clip_and_redistribute(&mut settled, has_children, &parent);
    // INVARIANT: a parent is the sum of its children, bit for bit, in the order of the nodes.
    for (figure, _) in settled.iter_mut().zip(has_children).filter(|(_, has_children)| **has_children) {
        *figure = 0.0;
    }
    for node in 0..count {
        if let Some(parent) = parent(node) {
            settled[parent] += settled[node];
        }
    }
    settled
}

/// What clipping at 0 added is taken from the other children, in proportion.
fn clip_and_redistribute(
    settled: &mut [f64],
    has_children: &[bool],
    parent: &impl Fn(usize) -> Option<usize>,
) {
    let count = settled.len();
    let mut of_children = vec![0.0; count];
    for (node, figure) in settled.iter().enumerate() {
        if let Some(parent) = parent(node) {
            of_children[parent] += figure;
        }
    }
    let mut factors = vec![1.0; count];
    for node in (0..count).rev() {
        if let Some(parent) = parent(node) {
            settled[node] *= factors[parent];
        }
        if has_children[node] && of_children[node] > 0.0 {
            factors[node] = settled[node] / of_children[node];
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn leaf(parent: usize, forecast: f64, variance: f64) -> TreeNode {
        TreeNode { parent: Some(parent), forecast, variance }
    }

    #[test]
    fn two_levels_follow_the_closed_form() {
        // Σb = 100, T = 110, Σv = 4, V = 4: w = 1/2, D = 10.
        let root = TreeNode { parent: None, forecast: 110.0, variance: 4.0 };
        let settled = reconcile(&[leaf(2, 60.0, 1.0), leaf(2, 40.0, 3.0), root]);
        assert_eq!(settled, [61.25, 43.75, 105.0]);
    }

    #[test]
    fn a_node_without_a_forecast_is_the_sum() {
        let root = TreeNode { parent: None, forecast: 0.0, variance: f64::INFINITY };
        assert_eq!(reconcile(&[leaf(2, 60.0, 1.0), leaf(2, 40.0, 3.0), root]), [60.0, 40.0, 100.0]);
    }

    #[test]
    fn no_figure_falls_below_nothing() {
        let root = TreeNode { parent: None, forecast: 50.0, variance: 0.0 };
        let settled = reconcile(&[leaf(2, 10.0, 9.0), leaf(2, 90.0, 1.0), root]);
        assert_eq!(settled[0], 0.0);
        assert!((settled[1] - 50.0).abs() < 1e-9 && settled[2] == settled[0] + settled[1]);
    }

    proptest! {
        #[test]
        fn parents_are_the_sums_of_their_children(
            leaves in proptest::collection::vec((0.0..500.0f64, 0.01..50.0f64), 4..20),
            nodes in proptest::collection::vec((0.0..3000.0f64, 0.01..90.0f64), 4),
        ) {
            let first = leaves.len();
            let mut tree: Vec<TreeNode> =
                leaves.iter().enumerate().map(|(i, &(f, v))| leaf(first + i % 3, f, v)).collect();
            tree.extend(nodes[..3].iter().map(|&(f, v)| leaf(first + 3, f, v)));
            tree.push(TreeNode { parent: None, forecast: nodes[3].0, variance: nodes[3].1 });
            let settled = reconcile(&tree);
            for node in first..tree.len() {
                let mut sum = 0.0;
                for child in 0..node {
                    if tree[child].parent == Some(node) {
                        sum += settled[child];
                    }
                }
                prop_assert_eq!(settled[node].to_bits(), sum.to_bits());
            }
            prop_assert!(settled.iter().all(|&figure| figure >= 0.0));
        }
    }
}
