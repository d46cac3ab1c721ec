//! Who refers to whom, and what can be reached from where.

pub type Node = usize;

/// A directed graph; a node is a number.
#[derive(Clone, Default)]
pub struct Graph(Vec<Vec<Node>>);

impl Graph {
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Makes room for nodes up to this number.
    pub fn grow(&mut self, nodes: usize) {
        if self.0.len() < nodes {
            self.0.resize(nodes, Vec::new());
        }
    }

    pub fn add(&mut self, from: Node, to: Node) {
        self.grow(from.max(to) + 1);
        if !self.0[from].contains(&to) {
            self.0[from].push(to);
        }
    }

    pub fn from(&self, node: Node) -> &[Node] {
        self.0.get(node).map(Vec::as_slice).unwrap_or_default()
    }

    /// What can be reached without entering a node that is shut; the beginnings count as reached.
    pub fn reach(&self, beginnings: &[Node], shut: impl Fn(Node) -> bool) -> Vec<bool> {
        self.walk(beginnings, shut).0
    }

    /// A shortest way from one of the beginnings to a node, both included.
    pub fn path(&self, beginnings: &[Node], to: Node, shut: impl Fn(Node) -> bool) -> Option<Vec<Node>> {
        let (reached, before) = self.walk(beginnings, shut);
        if !*reached.get(to)? {
            return None;
        }
        let mut path = vec![to];
        while let Some(node) = path.last().and_then(|last| before[*last]) {
            path.push(node);
        }
        path.reverse();
        Some(path)
    }

    /// Breadth first: the reached nodes, and from where each was reached first.
    fn walk(&self, beginnings: &[Node], shut: impl Fn(Node) -> bool) -> (Vec<bool>, Vec<Option<Node>>) {
        let mut reached = vec![false; self.len()];
        let mut before = vec![None; self.len()];
        let mut queue = Vec::new();
        for node in beginnings {
            if !shut(*node) && !std::mem::replace(&mut reached[*node], true) {
                queue.push(*node);
            }
        }
        let mut at = 0;
        while let Some(node) = queue.get(at).copied() {
            at += 1;
            for next in self.from(node) {
                if !shut(*next) && !std::mem::replace(&mut reached[*next], true) {
                    before[*next] = Some(node);
                    queue.push(*next);
                }
            }
        }
        (reached, before)
    }
}

#[cfg(test)]
mod tests {
    use super::Graph;

    /// 0 -> 1 -> 2 -> 4, 0 -> 3 -> 4 -> 0, 5 alone.
    fn graph() -> Graph {
        let mut graph = Graph::default();
        for (from, to) in [(0, 1), (1, 2), (2, 4), (0, 3), (3, 4), (4, 0), (0, 1)] {
            graph.add(from, to);
        }
        graph.grow(6);
        graph
    }

    #[test]
    fn shut_nodes_are_not_entered() {
        assert_eq!(graph().reach(&[1], |_| false), [true, true, true, true, true, false]);
        assert_eq!(graph().reach(&[1], |node| node == 2), [false, true, false, false, false, false]);
        assert_eq!(graph().reach(&[5, 2], |node| node == 2), [false, false, false, false, false, true]);
    }

    #[test]
    fn the_path_is_a_shortest_one() {
        assert_eq!(graph().path(&[0], 4, |_| false).as_deref(), Some(&[0, 3, 4][..]));
        assert_eq!(graph().path(&[0], 4, |node| node == 3).as_deref(), Some(&[0, 1, 2, 4][..]));
        assert_eq!(graph().path(&[5], 4, |_| false), None);
    }
}
