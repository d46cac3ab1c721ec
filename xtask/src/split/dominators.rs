//! What hangs on one node alone: without it, nothing of that could be reached.

use super::graph::{Graph, Node};

/// For each node that can be reached, the last one that every way to it goes through; none for the beginnings and for
/// what several of them reach apart from each other.
pub fn dominators(graph: &Graph, beginnings: &[Node], shut: impl Fn(Node) -> bool) -> Vec<Option<Node>> {
    // A node of our own before all beginnings makes them one.
    let start = graph.len();
    let next = |node: Node| if node == start { beginnings } else { graph.from(node) };
    let order = postorder(start, &next, &shut);
    let mut place = vec![usize::MAX; start + 1];
    for (number, node) in order.iter().enumerate() {
        place[*node] = number;
    }
    let mut before = vec![Vec::new(); start + 1];
    for node in &order {
        for other in next(*node).iter().filter(|other| place[**other] != usize::MAX) {
            before[*other].push(*node);
        }
    }
    // Cooper, Harvey, Kennedy: A Simple, Fast Dominance Algorithm.
    let mut above = vec![usize::MAX; start + 1];
    above[start] = start;
    let mut changed = true;
    while changed {
        changed = false;
        for node in order.iter().rev().skip(1) {
            let mut found = usize::MAX;
            for other in before[*node].iter().filter(|other| above[**other] != usize::MAX) {
                found = if found == usize::MAX { *other } else { common(found, *other, &above, &place) };
            }
            changed |= above[*node] != found;
            above[*node] = found;
        }
    }
    above.into_iter().take(start).map(|node| (node < start).then_some(node)).collect()
}

/// The sum of the weights of each node and of all that hang on it.
pub fn retained(above: &[Option<Node>], weights: &[usize]) -> Vec<usize> {
    let mut sums = vec![0; weights.len()];
    for (node, weight) in weights.iter().enumerate() {
        let mut at = Some(node);
        while let Some(node) = at {
            sums[node] += weight;
            at = above[node];
        }
    }
    sums
}

fn common(mut one: Node, mut other: Node, above: &[Node], place: &[usize]) -> Node {
    while one != other {
        while place[one] < place[other] {
            one = above[one];
        }
        while place[other] < place[one] {
            other = above[other];
        }
    }
    one
}

/// Every node behind those that it leads to.
fn postorder<'a>(start: Node, next: &impl Fn(Node) -> &'a [Node], shut: &impl Fn(Node) -> bool) -> Vec<Node> {
    let mut seen = vec![false; start + 1];
    let mut order = Vec::new();
    let mut stack = vec![(start, 0)];
    seen[start] = true;
    while let Some((node, at)) = stack.last_mut() {
        match next(*node).get(*at) {
            Some(child) => {
                *at += 1;
                if !shut(*child) && !std::mem::replace(&mut seen[*child], true) {
                    stack.push((*child, 0));
                }
            }
            None => {
                order.push(*node);
                stack.pop();
            }
        }
    }
    order
}

#[cfg(test)]
mod tests {
    use super::{dominators, retained};
    use crate::split::graph::Graph;

    #[test]
    fn what_two_ways_lead_to_hangs_on_where_they_part() {
        let mut graph = Graph::default();
        for (from, to) in [(0, 1), (1, 2), (1, 3), (2, 4), (3, 4), (4, 5), (5, 1), (6, 3)] {
            graph.add(from, to);
        }
        let above = dominators(&graph, &[0], |_| false);
        assert_eq!(above, [None, Some(0), Some(1), Some(1), Some(1), Some(4), None]);
        assert_eq!(retained(&above, &[1; 7]), [6, 5, 1, 1, 2, 1, 1]);
        let above = dominators(&graph, &[0, 6], |_| false);
        assert_eq!(above, [None, None, Some(1), None, None, Some(4), None]);
        let above = dominators(&graph, &[0], |node| node == 3);
        assert_eq!(above[4], Some(2));
    }
}
